//! What grammar alone says of a fact's reality: a denying verb above it, a negation or a modal verb that hangs on it.

use crate::learned::view::View;
use foederis_knowledge::{Class, Expression, Hit, Word};
use foederis_model::{Stance, Status};

/// So many words above the trigger are looked at.
const ABOVE: usize = 4;
/// So many words before a trigger a denial is looked for.
const REACH: usize = 16;

/// The status that the tree gives a trigger, where it is plain.
pub(super) fn of(view: &View<'_, '_>, head: usize) -> Option<Status> {
    let governors = governors(view, head);
    let denies = |at: &usize| view.reading.lexemes_at(*at).any(|(_, lexeme)| lexeme.expression == Expression::Claim(Stance::Denies));
    if governors.iter().any(denies) || is_denied_before(view, head) {
        return Some(Status::Denied);
    }
    // A light verb bears what is said of its noun: "no attack was carried out", "könnte einen Angriff führen".
    let bearers: Vec<usize> = std::iter::once(head).chain(light(view, head)).collect();
    let says = |kind: fn(&Word) -> bool| bearers.iter().any(|word| has(view, *word, kind));
    // "Keine Soldaten wurden entsandt": who is none does nothing.
    let nobody =
        view.dependents(head).any(|token| matches!(view.plain(token), "nsubj" | "obj") && has(view, token, |word| *word == Word::Negation));
    if nobody || says(|word| *word == Word::Negation) {
        return Some(Status::Negated);
    }
    if says(|word| *word == Word::Hearsay) {
        return Some(Status::Claimed);
    }
    let wished = |at: &usize| view.reading.is(*at, |word| *word == Word::Feared);
    let doubted = says(|word| matches!(word, Word::Modal | Word::Feared | Word::Future)) && !is_plain_passive(view, head);
    (doubted || governors.iter().any(wished)).then_some(Status::Hypothetical)
}

/// Whether a verb is told after a denial, with no other words of speech between: "denies that it attacked", "bestreitet, … zu haben".
/// Trees often miss what governs what here.
fn is_denied_before(view: &View<'_, '_>, head: usize) -> bool {
    let reading = view.reading;
    let from = reading.sentence(head).start.max(head.saturating_sub(REACH));
    let before = reading.lexemes[..reading.lexemes.partition_point(|(hit, _)| hit.tokens.start < head)].iter().rev();
    let stance = before
        .take_while(|(hit, _)| hit.tokens.start >= from)
        .filter(|(hit, lexeme)| lexeme.class == Class::Verb && !hit.covers(head))
        .find_map(|(hit, lexeme)| if let Expression::Claim(stance) = lexeme.expression { Some((hit, stance)) } else { None });
    let clauses = |hit: &Hit| reading.clause[head] - reading.clause[hit.tokens.start];
    view.upos(head) == "VERB" && stance.is_some_and(|(hit, stance)| stance == Stance::Denies && clauses(hit) <= 1)
}

/// The words that a trigger is the matter of: what they say, wish or deny.
fn governors(view: &View<'_, '_>, head: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = head;
    for _ in 0..ABOVE {
        let Some(above) = view.head(at) else { break };
        match view.plain(at) {
            // Words that are joined share what is above them both.
            "conj" => {}
            "ccomp" | "xcomp" | "obj" | "acl" | "nmod" | "csubj" => found.push(above),
            // "denied having asked"
            "advcl" if view.case(at).is_none() => found.push(above),
            _ => break,
        }
        at = above;
    }
    found
}

/// The verb that a noun is the object or the subject of.
fn light(view: &View<'_, '_>, head: usize) -> Option<usize> {
    let over = view.head(head).filter(|over| view.upos(*over) == "VERB")?;
    (view.upos(head) == "NOUN" && matches!(view.plain(head), "obj" | "nsubj")).then_some(over)
}

/// Whether a small word of a kind hangs on a word.
fn has(view: &View<'_, '_>, word: usize, kind: fn(&Word) -> bool) -> bool {
    let is_small = |token: &usize| matches!(view.plain(*token), "aux" | "advmod" | "det" | "amod");
    view.dependents(word).filter(is_small).any(|token| view.reading.is(token, kind) && !crate::status::is_not_only(view.reading, token))
}

/// "wird angegriffen" is no future: the auxiliary of the passive is also that of what will be.
fn is_plain_passive(view: &View<'_, '_>, head: usize) -> bool {
    let is_infinitive = |token: usize| view.has(token, "VerbForm=Inf");
    view.is_passive(head) && !is_infinitive(head) && !view.dependents(head).any(is_infinitive)
}
