//! Who says what: cues of speech with their speakers.

use crate::evidence::{self, Evidence};
use crate::explain::Fate;
use crate::learned::{self, Attribute, Found, Part, View};
use crate::mentions::MentionKind;
use crate::reading::Reading;
use foederis_knowledge::{Class, Hit, Lexeme, Word};
use foederis_model::{Actor, Claim, Stance, Status};
use std::ops::{Range, RangeInclusive};

/// A cue of speech with its speaker.
#[derive(Debug, Clone)]
pub(crate) struct ClaimMention {
    pub by: Vec<Actor>,
    pub stance: Stance,
    /// The tokens of the cue.
    pub cue: Range<usize>,
    /// Where the words said may stand.
    pub scope: Range<usize>,
    /// Sentences, by their first token: the one with the cue first.
    pub sentences: Vec<usize>,
    pub confidence: f32,
}

/// How many actors a claim may be about: who lists more speaks of none of them.
const ABOUT: usize = 24;

/// How many sentences of one quotation are kept.
const SENTENCES: usize = 4;

/// All attributed speech, by cue. `found` is what may be, with its confidence; `each` is told what became of what is sure
/// enough.
pub(crate) fn code(view: &View<'_, '_>, part: &Part, facts: &[Found], least: f32, mut each: impl FnMut(usize, Fate)) -> Vec<ClaimMention> {
    let reading = view.reading;
    let mut found: Vec<ClaimMention> = Vec::new();
    for (number, fact) in facts.iter().enumerate().filter(|(_, fact)| fact.confidence >= least) {
        let by = reading.actors(&fact.sides[0]);
        if by.is_empty() {
            each(number, Fate::WithoutEnds);
            continue;
        }
        let sentence = reading.sentence(fact.hit.tokens.start);
        let scope = scope(reading, &fact.hit, &fact.lexeme, &sentence);
        let stance = learned::stance_of(view, fact, part.attribute(Attribute::Stance));
        let cue = fact.hit.tokens.clone();
        let claim = ClaimMention { by, stance, cue, scope, sentences: vec![sentence.start], confidence: fact.confidence };
        let count = found.len();
        let here = found.iter_mut().enumerate().rev().take_while(|(_, other)| other.sentences[0] == sentence.start);
        match here.into_iter().find(|(_, other)| same_speaker(other, &claim)) {
            // One speaker in one sentence: the cue that says more wins.
            Some((at, other)) if rank(&claim) > rank(other) => {
                each(number, Fate::Coded(at));
                *other = claim;
            }
            Some((at, _)) => each(number, Fate::Told(at)),
            None => {
                each(number, Fate::Coded(count));
                found.push(claim);
            }
        }
    }
    carry_on(reading, &mut found);
    found
}

fn same_speaker(a: &ClaimMention, b: &ClaimMention) -> bool {
    a.by.iter().any(|a| b.by.iter().any(|b| a.base == b.base))
}

/// Plain saying tells less than accusing, denying or asking.
fn rank(claim: &ClaimMention) -> (bool, i64) {
    #[allow(clippy::cast_possible_truncation)]
    let sure = (claim.confidence * 1000.0) as i64;
    (claim.stance != Stance::Asserts, sure)
}

/// What is said: after "volgens X" the whole sentence, else everything but the clause of the cue.
fn scope(reading: &Reading<'_>, hit: &Hit, lexeme: &Lexeme, sentence: &Range<usize>) -> Range<usize> {
    if lexeme.class == Class::Prep {
        return sentence.clone();
    }
    let clause = reading.clause_of(hit.tokens.start);
    let before = sentence.start..clause.start;
    let after = clause.end..sentence.end;
    // The longer part: a quotation before the cue, or a that-clause after it.
    if before.len() > after.len() { before } else { after }
}

/// Who says what the text does not vouch for: the speaker of the words around a token, else of its sentence.
pub(crate) fn vouchers(reading: &Reading<'_>, claims: &[ClaimMention], token: usize, status: Status, actors: &[Actor]) -> Vec<Actor> {
    if matches!(status, Status::Asserted | Status::Hypothetical) {
        return Vec::new();
    }
    let near = in_sentence(claims, reading.sentence(token).start);
    let mut speaks = near.iter().filter(|claim| !claim.cue.contains(&token));
    if let Some(claim) = speaks.clone().find(|claim| claim.scope.contains(&token)).or_else(|| speaks.next()) {
        return claim.by.clone();
    }
    let Some(speaker) = reading.said_at(token).and_then(|said| said.speaker.clone()) else { return Vec::new() };
    let mentions: Vec<usize> = reading.mentions_in(&speaker).collect();
    reading
        .actors(&mentions)
        .into_iter()
        .filter(|by| status != Status::Claimed || !actors.iter().any(|actor| actor.base == by.base))
        .collect()
}

/// The claims whose cues stand in a sentence, given by its first token.
pub(crate) fn in_sentence(claims: &[ClaimMention], sentence: usize) -> &[ClaimMention] {
    &claims[range_of(claims, sentence..=sentence)]
}

/// Claims whose cues stand in these sentences. They are found, and stay, in the order of their sentences.
fn range_of(claims: &[ClaimMention], sentences: RangeInclusive<usize>) -> Range<usize> {
    let start = claims.partition_point(|claim| claim.sentences[0] < *sentences.start());
    start..claims.partition_point(|claim| claim.sentences[0] <= *sentences.end())
}

/// Sentences wholly inside a quotation, or in reported mood, go on with what the last speaker said.
fn carry_on(reading: &Reading<'_>, found: &mut [ClaimMention]) {
    let sentences = &reading.analysis.sentences;
    for (number, sentence) in sentences.iter().enumerate().skip(1) {
        let tokens = sentence.tokens.clone();
        if !in_sentence(found, tokens.start).is_empty() {
            continue;
        }
        let quoted = tokens.clone().filter(|at| reading.quote[*at] != 0).count();
        let inside = quoted * 10 >= tokens.len() * 8;
        let reported = tokens.clone().any(|at| reading.is(at, |word| *word == Word::Konjunktiv));
        if !(inside || reported) {
            continue;
        }
        let previous = sentences[number - 1].tokens.start;
        // The sentences of a claim follow one another.
        let first = sentences[number.saturating_sub(SENTENCES)].tokens.start;
        let recent = range_of(found, first..=previous);
        if let Some(claim) = found[recent].iter_mut().rev().find(|claim| claim.sentences.contains(&previous))
            && claim.sentences.len() < SENTENCES
        {
            claim.sentences.push(tokens.start);
        }
    }
}

/// The claims as they are written.
pub(crate) fn records(reading: &Reading<'_>, claims: Vec<ClaimMention>) -> Vec<Claim> {
    claims
        .into_iter()
        .map(|claim| {
            let pieces: Vec<Evidence> = claim
                .sentences
                .iter()
                .enumerate()
                .map(|(at, start)| evidence::around(reading, if at == 0 { claim.cue.start } else { *start }))
                .collect();
            let cue = Evidence::new(reading, claim.cue.clone());
            Claim {
                about: about(reading, &claim),
                by: claim.by,
                stance: claim.stance,
                confidence: Some(learned::rounded(claim.confidence)),
                evidence: pieces.iter().map(|piece| piece.text.clone()).collect(),
                cue: Some(cue.text),
                spans: pieces.into_iter().map(|piece| piece.span).collect(),
                cue_span: Some(cue.span),
            }
        })
        .collect()
}

fn about(reading: &Reading<'_>, claim: &ClaimMention) -> Vec<Actor> {
    let mut about: Vec<Actor> = Vec::new();
    for start in &claim.sentences {
        let sentence = reading.sentence(*start);
        for mention in &reading.mentions[reading.mentions_in(&sentence)] {
            if about.len() == ABOUT {
                return about;
            }
            let counts = !matches!(mention.kind, MentionKind::Place | MentionKind::Unnamed)
                && !claim.by.iter().chain(&about).any(|known| known.base == mention.actor.base);
            if counts {
                about.push(mention.actor.clone());
            }
        }
    }
    about
}
