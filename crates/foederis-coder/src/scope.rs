//! How far a tie reaches, where the text says so: "does not apply to …", "only if asked". Each such sentence is a note on the tie that it
//! speaks of, which may have been told before: "That pact does not cover …".

use crate::evidence::{self, Evidence};
use crate::learned::View;
use crate::reading::Reading;
use foederis_knowledge::Word;
use foederis_model::{Scope, ScopeKind, Tie, TieType};
use std::ops::Range;

/// How many sentences back "the pact" is looked for …
const BACK: usize = 4;
/// … and "it".
const PRONOUN: usize = 1;
/// How many words may stand between "the" and the noun that points back.
const ARTICLE: usize = 3;
/// Words between a tie and what bounds it in one sentence: further away something else is spoken of.
const FAR: usize = 25;
/// Words to either side of a cue that are looked at, however long the sentence is …
const REACH: usize = 40;
/// … and, for what was told before, words back.
const WORDS: usize = 300;
/// So many notes are kept of one tie.
const NOTES: usize = 8;

/// Whose scope a cue is about.
enum Target {
    /// A tie of one of these types, told in the sentence or before: "that pact".
    Noun(Vec<TieType>),
    /// What was told last: "it", "which".
    Pronoun,
    /// What the sentence itself tells.
    Here,
}

/// Gives ties the notes on their scope. `tellings` are the triggers of each tie, in the order of the text.
pub(crate) fn attach(view: &View<'_, '_>, ties: &mut [Tie], tellings: &[(Range<usize>, usize)]) {
    let reading = view.reading;
    let mut read = 0;
    for (cue, kind) in &reading.scopes {
        // Of several that begin at one word the longest comes first.
        if cue.start < read {
            continue;
        }
        let Some(tie) = target(view, cue, *kind, tellings).and_then(|target| find(reading, cue, &target, ties, tellings)) else { continue };
        read = cue.end;
        let tie = &mut ties[tie];
        let sentence = evidence::around(reading, cue.start);
        if tie.scope.len() == NOTES || tie.scope.iter().any(|note| note.kind == *kind && note.evidence == sentence.text) {
            continue;
        }
        let about = about(reading, cue, tie);
        let mut words = Evidence::new(reading, cue.clone());
        if words.span.end > sentence.span.end {
            // Of a long sentence the evidence is a part, and a gap may reach out of it.
            words = Evidence::new(reading, cue.start..cue.start + 1);
        }
        tie.scope.push(Scope {
            kind: *kind,
            about,
            evidence: sentence.text,
            span: Some(sentence.span),
            cue: Some(words.text),
            cue_span: Some(words.span),
        });
    }
}

/// What the words speak of, if it can be a tie.
fn target(view: &View<'_, '_>, cue: &Range<usize>, kind: ScopeKind, tellings: &[(Range<usize>, usize)]) -> Option<Target> {
    let reading = view.reading;
    let sentence = reading.sentence(cue.start);
    let subject = cue.clone().flat_map(|at| view.dependents(at)).find(|at| view.plain(*at) == "nsubj" && !cue.contains(at));
    let types = |tokens: &Range<usize>| -> Vec<TieType> {
        reading.tied_in(&(tokens.start..tokens.start + 1)).iter().filter(|(known, _)| known == tokens).map(|(_, tie)| *tie).collect()
    };
    if let Some(subject) = subject {
        let nouns = reading.tied_in(&(subject.saturating_sub(ARTICLE)..subject + 1));
        if let Some((noun, _)) = nouns.iter().find(|(noun, _)| noun.contains(&subject)) {
            return Some(Target::Noun(types(noun)));
        }
        let before = &tellings[..tellings.partition_point(|(trigger, _)| trigger.start <= subject)];
        if before.iter().rev().take(NOTES).any(|(trigger, _)| trigger.contains(&subject)) {
            return Some(Target::Here);
        }
        if view.upos(subject) == "PRON" {
            return Some(Target::Pronoun);
        }
    }
    // "Nagorno-Karabakh is not covered by the pact"
    let clause = around(reading, cue);
    let noun = reading
        .tied_in(&clause)
        .iter()
        .filter(|(noun, _)| is_pointing(reading, noun, sentence.start))
        .min_by_key(|(noun, _)| noun.start.abs_diff(cue.start));
    if let Some((noun, _)) = noun {
        return Some(Target::Noun(types(noun)));
    }
    match subject {
        // "The law does not apply to …", "Germany does not …"
        Some(subject) if kind != ScopeKind::Condition => {
            let body = view.mention_at[subject].is_some_and(|at| reading.pack.names.kind_of(&view.mention(at).actor.base) == Some("body"));
            body.then_some(Target::Here)
        }
        _ => Some(Target::Here),
    }
}

/// The clauses that the words stand in, as far as they are near.
fn around(reading: &Reading<'_>, cue: &Range<usize>) -> Range<usize> {
    let clause = reading.clause_of(cue.start).start..reading.clause_of(cue.end - 1).end;
    clause.start.max(cue.start.saturating_sub(REACH))..clause.end.min(cue.end + REACH)
}

/// Whether an article says that the noun was spoken of before.
fn is_pointing(reading: &Reading<'_>, noun: &Range<usize>, start: usize) -> bool {
    (noun.start.saturating_sub(ARTICLE).max(start)..noun.start).any(|at| reading.is(at, |word| *word == Word::Definite))
}

/// The tie that is meant: told nearest before the words, or after them in their sentence.
fn find(reading: &Reading<'_>, cue: &Range<usize>, target: &Target, ties: &[Tie], tellings: &[(Range<usize>, usize)]) -> Option<usize> {
    let here = reading.analysis.sentence_of(cue.start);
    let (back, types) = match target {
        Target::Noun(types) => (BACK, Some(types)),
        Target::Pronoun => (PRONOUN, None),
        Target::Here => (0, None),
    };
    let first = reading.analysis.sentences[here.saturating_sub(back)].tokens.start.max(cue.start.saturating_sub(WORDS));
    let end = reading.analysis.sentences[here].tokens.end.min(cue.end + WORDS);
    let tellings = &tellings[tellings.partition_point(|(trigger, _)| trigger.start < first)..];
    tellings
        .iter()
        .take_while(|(trigger, _)| trigger.start < end)
        .filter(|(_, tie)| {
            let known = ties[*tie].tie_type;
            types.map_or_else(|| has_scope(known), |types| types.contains(&known))
        })
        .filter(|(trigger, _)| {
            let apart =
                if trigger.start < cue.start { cue.start.saturating_sub(trigger.end) } else { trigger.start.saturating_sub(cue.end) };
            types.is_some() || apart <= FAR
        })
        .min_by_key(|(trigger, _)| {
            let sentence = reading.analysis.sentence_of(trigger.start);
            (here - sentence, trigger.start.abs_diff(cue.start))
        })
        .map(|(_, tie)| *tie)
}

/// Whether a tie is one that somebody promises, gives or takes part in: enmity and land have no scope.
fn has_scope(tie: TieType) -> bool {
    !matches!(tie, TieType::Hostility | TieType::TerritorialClaim | TieType::Control | TieType::Membership | TieType::Trade)
}

/// Whom and what the clause names beside the tie's own ends.
fn about(reading: &Reading<'_>, cue: &Range<usize>, tie: &Tie) -> Vec<String> {
    let clause = around(reading, cue);
    let mut about: Vec<String> = Vec::new();
    for mention in &reading.mentions[reading.mentions_in(&clause)] {
        let base = mention.actor.base.as_str();
        let end = tie.from.iter().chain(&tie.to).any(|actor| actor.base == base) || tie.via.as_deref() == Some(base);
        let name = match (&mention.place, reading.pack.names.territory(base)) {
            (Some(place), _) if mention.kind.is_place() => Some(place.clone()),
            (_, Some(territory)) => Some(territory.clone()),
            _ if end || base.is_empty() => None,
            _ => Some(base.to_owned()),
        };
        if let Some(name) = name.filter(|name| !about.contains(name)) {
            about.push(name);
        }
    }
    about
}
