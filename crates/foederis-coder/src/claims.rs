//! Who says what: cues of speech with their speakers.

use crate::evidence::{self, Evidence};
use crate::groups::Group;
use crate::mentions::{Marker, MentionKind};
use crate::reading::Reading;
use crate::sides;
use foederis_knowledge::{Class, Expression, Hit, Lexeme, Preposition, Word};
use foederis_model::{Actor, Claim, Language, Role, Stance};
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
    weight: f64,
}

/// How many actors a claim may be about: who lists more speaks of none of them.
const ABOUT: usize = 24;

/// How many sentences of one quotation are kept.
const SENTENCES: usize = 4;

/// All attributed speech, by cue.
pub(crate) fn code(reading: &Reading<'_>) -> Vec<ClaimMention> {
    let mut found: Vec<ClaimMention> = Vec::new();
    let mut taken = 0;
    for (hit, lexeme) in &reading.lexemes {
        let Expression::Claim(stance) = lexeme.expression else { continue };
        if hit.tokens.start < taken || lexeme.weight < reading.weights.claim_least {
            continue;
        }
        let Some(by) = speaker(reading, hit, lexeme) else { continue };
        taken = hit.tokens.end;
        let sentence = reading.sentence(hit.tokens.start);
        let scope = scope(reading, hit, lexeme, &sentence);
        let stance = refine(stance, &by);
        let claim = ClaimMention { by, stance, cue: hit.tokens.clone(), scope, sentences: vec![sentence.start], weight: lexeme.weight };
        match found.iter_mut().rev().take_while(|other| other.sentences[0] == sentence.start).find(|other| same_speaker(other, &claim)) {
            // One speaker in one sentence: the cue that says more wins.
            Some(other) if rank(&claim) > rank(other) => *other = claim,
            Some(_) => {}
            None => found.push(claim),
        }
    }
    carry_on(reading, &mut found);
    found
}

/// What an analyst says is a judgement.
fn refine(stance: Stance, by: &[Actor]) -> Stance {
    match stance {
        Stance::Asserts if by.iter().all(|actor| actor.role == Some(Role::Experts)) => Stance::Assesses,
        other => other,
    }
}

fn same_speaker(a: &ClaimMention, b: &ClaimMention) -> bool {
    a.by.iter().any(|a| b.by.iter().any(|b| a.base == b.base))
}

/// Plain saying tells less than accusing, denying or asking.
fn rank(claim: &ClaimMention) -> (bool, i64) {
    #[allow(clippy::cast_possible_truncation)]
    let weight = (claim.weight * 1000.0) as i64;
    (claim.stance != Stance::Asserts, weight)
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

fn speaker(reading: &Reading<'_>, hit: &Hit, lexeme: &Lexeme) -> Option<Vec<Actor>> {
    let sentence = reading.sentence(hit.tokens.start);
    let groups = reading.groups[reading.groups_in(&sentence)].iter();
    let speaks = |group: &&Group| {
        let mention = &reading.mentions[group.members.start];
        // "nach nordkoreanischen Angaben": an adjective inside the cue speaks.
        let within = hit.rest.as_ref().is_some_and(|rest| hit.tokens.end <= group.tokens.start && group.tokens.end <= rest.start);
        mention.kind != MentionKind::Place
            && (mention.kind != MentionKind::Attribute || within)
            && !(group.tokens.start < hit.tokens.end && hit.tokens.start < group.tokens.end)
    };
    let passive = lexeme.class == Class::Verb && sides::is_passive(reading, hit);
    let swap = lexeme.frame.swap != passive;
    let best = groups
        .filter(speaks)
        .map(|group| (weight(reading, hit, lexeme, group, swap), group))
        .filter(|(weight, _)| *weight >= reading.weights.speaker_least)
        .max_by(|(a, x), (b, y)| a.total_cmp(b).then(y.tokens.start.cmp(&x.tokens.start)))?;
    let actors = sides::actors(reading, best.1);
    (!actors.is_empty()).then_some(actors)
}

fn weight(reading: &Reading<'_>, hit: &Hit, lexeme: &Lexeme, group: &Group, by_agent: bool) -> f64 {
    let after = group.tokens.start > hit.tokens.start;
    let distance =
        if after { group.tokens.start.saturating_sub(hit.tokens.end) } else { hit.tokens.start.saturating_sub(group.tokens.end) };
    let crossings = reading.clause[group.tokens.start].abs_diff(reading.clause[hit.tokens.start]).min(4);
    // Nobody introduces himself inside his own words.
    let quoted = reading.quote[group.tokens.start] != 0 && reading.quote[hit.tokens.start] == 0;
    let w = reading.weights;
    let english = reading.analysis.lang == Language::English;
    let shape: f64 = match lexeme.class {
        // "volgens Moskou", "nach Angaben der Regierung in Kiew"
        Class::Prep if after && distance <= 5 => 2.5,
        Class::Prep => -2.0,
        Class::Noun => match group.marker {
            Marker::Genitive if distance <= 3 => 2.4,
            Marker::Preposition(Preposition::Of | Preposition::By | Preposition::From, _) if after => 2.2,
            Marker::Bare if !after => 1.2,
            _ => -1.0,
        },
        Class::Verb if by_agent => match group.marker {
            Marker::Preposition(Preposition::By, _) => 2.4,
            _ => -1.0,
        },
        Class::Verb => match group.marker {
            Marker::Bare if after => {
                // Right after the cue: "zei Pasjinian", "said Macron".
                if distance <= 2 {
                    w.speaker_after
                } else if english {
                    -0.2
                } else {
                    w.speaker_later
                }
            }
            Marker::Bare => w.speaker_before,
            Marker::Genitive => -0.6,
            Marker::Preposition(..) => -1.0,
        },
    };
    let kind = match reading.mentions[group.members.start].kind {
        MentionKind::Anaphor => w.speaker_anaphor,
        _ => 0.0,
    };
    shape + kind
        - w.speaker_per_word * (distance.min(20) as f64)
        - w.speaker_per_clause * (crossings as f64)
        - if quoted { 1.5 } else { 0.0 }
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
