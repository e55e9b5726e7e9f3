//! Whether the text vouches: negation, possibility, plans, hearsay.

use crate::reading::Reading;
use foederis_knowledge::{Class, Hit, Lexeme, Word};
use foederis_model::{Language, Status};
use std::ops::Range;

/// How far to the left of a noun a word that makes it doubtful may stand.
const NOUN_REACH: usize = 4;

/// The status that the words around a trigger give it.
pub(crate) fn of(reading: &Reading<'_>, hit: &Hit, lexeme: &Lexeme) -> Status {
    if let Some(status) = lexeme.status {
        return status;
    }
    let trigger = hit.tokens.start;
    let clause = reading.clause_of(trigger);
    let near = match lexeme.class {
        Class::Noun => trigger.saturating_sub(NOUN_REACH).max(clause.start)..trigger,
        _ => clause.clone(),
    };
    let any = |tokens: Range<usize>, kind: fn(&Word) -> bool| tokens.clone().any(|token| !hit.covers(token) && reading.is(token, kind));
    if negated(reading, hit, lexeme, &clause) {
        return Status::Negated;
    }
    if any(near.clone(), |word| *word == Word::Hearsay) {
        return Status::Claimed;
    }
    let doubt = |word: &Word| matches!(word, Word::Modal | Word::Feared | Word::Conditional);
    if any(near.clone(), doubt)
        || (lexeme.class == Class::Verb && any(clause.clone(), |word| *word == Word::Future) && !is_past(reading, &clause))
    {
        return Status::Hypothetical;
    }
    // "fears that …", "plans to …": the clause before governs this one.
    if clause.start > reading.sentence(trigger).start && reading.is(clause.start, |word| *word == Word::Clause) {
        let before = reading.clause_of(clause.start - 1);
        if any(before, |word| *word == Word::Feared) {
            return Status::Hypothetical;
        }
    }
    Status::Asserted
}

/// "wird … werden" is a future, "wird angegriffen" a passive: a passive auxiliary with a participle is no plan.
fn is_past(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    clause.clone().any(|token| reading.is(token, |word| *word == Word::Perfect))
}

fn negated(reading: &Reading<'_>, hit: &Hit, lexeme: &Lexeme, clause: &Range<usize>) -> bool {
    let start = hit.tokens.start;
    let reach = match (lexeme.class, &reading.analysis.lang) {
        // "kein Angriff", "no attack", "geen enkele aanval"
        (Class::Noun, _) => start.saturating_sub(2).max(clause.start)..start,
        (_, Language::English) => start.saturating_sub(3).max(clause.start)..start,
        // "riep niet op", "griff nicht an", "niet heeft aangevallen"
        _ => start.saturating_sub(4).max(clause.start)..hit.last().max(start).min(clause.end - 1) + 1,
    };
    let german_or_dutch_after = match (lexeme.class, &reading.analysis.lang) {
        (Class::Verb, Language::Dutch | Language::German) => hit.tokens.end..(hit.tokens.end + 3).min(clause.end),
        _ => 0..0,
    };
    reach
        .chain(german_or_dutch_after)
        .filter(|token| !hit.covers(*token))
        .any(|token| reading.is(token, |word| *word == Word::Negation) && !is_not_only(reading, token))
}

/// "nicht nur", "niet alleen", "not only" say yes.
pub(crate) fn is_not_only(reading: &Reading<'_>, token: usize) -> bool {
    reading.analysis.tokens.get(token + 1).is_some_and(|_| {
        matches!(reading.analysis.norm(token + 1), "nur" | "only" | "alleen" | "slechts" | "just" | "bloss" | "eerder" | "zuletzt")
    })
}
