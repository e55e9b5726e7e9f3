//! How an event was done and what it is about: PLOVER's mode and contexts by the words around its trigger, and its intensity.

use crate::reading::Reading;
use foederis_knowledge::{Cue, Hit};
use foederis_model::{Actor, Context, Event, EventType, FigureKind, Mode};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// What a word's place says: in the words that express the event, hanging on them, or anywhere in the clause.
const EXPRESSES: u8 = 3;
const HANGS: u8 = 2;
const CLAUSE: u8 = 1;
/// So many steps down the tree from its trigger a word still belongs to an event.
const DEPTH: usize = 3;
/// So many words are looked at for one event; a clause without a mark may be as long as the text.
const MOST: usize = 120;

/// How good a mode's word is: its place, words in a row, nearness to the trigger. Of equals the first in the text is taken.
type Rank = (u8, usize, Reverse<usize>);

/// The mode (one that PLOVER has for the type) and the contexts that the words of an event tell.
pub(crate) fn read<'a>(
    reading: &Reading<'_>,
    event_type: EventType,
    hit: &Hit,
    actors: impl Iterator<Item = &'a Actor>,
) -> (Option<Mode>, Vec<Context>) {
    let cues = &reading.pack.plover;
    let trigger = hit.tokens.start;
    let places = places(reading, hit);
    let folded: FxHashMap<usize, String> = places.iter().map(|(token, _)| (*token, lemma(reading, *token))).collect();
    let mut best: Option<(Rank, Mode)> = None;
    let mut contexts = Vec::new();
    for (token, place) in &places {
        let forms = |at: usize| {
            let token = token + at;
            let lemma = folded.get(&token)?;
            let norm = reading.analysis.norm(token);
            Some([norm, if lemma.is_empty() { norm } else { lemma }])
        };
        cues.at(forms, |cue, words| match cue {
            Cue::Mode(types, mode) if types.contains(&event_type) => {
                let rank = (*place, words, Reverse(token.abs_diff(trigger)));
                if best.is_none_or(|(known, _)| rank > known) {
                    best = Some((rank, *mode));
                }
            }
            Cue::Mode(..) => {}
            Cue::Context(context) => contexts.push(*context),
        });
    }
    for actor in actors {
        if let Some(role) = actor.role {
            contexts.extend(cues.of_role(role));
        }
    }
    if contexts.is_empty() {
        contexts.extend(cues.otherwise(event_type));
    }
    contexts.sort_unstable();
    contexts.dedup();
    (best.map(|(_, mode)| mode), contexts)
}

/// The words that belong to an event, in the order of the text, each with what its place says.
fn places(reading: &Reading<'_>, hit: &Hit) -> Vec<(usize, u8)> {
    let trigger = hit.tokens.start;
    let mut places: Vec<(usize, u8)> = Vec::new();
    let clause = reading.clause_of(trigger);
    // Of a long clause the part around the trigger.
    let from = clause.start.max(trigger.saturating_sub(MOST / 2));
    places.extend((from..clause.end.min(from + MOST)).map(|token| (token, CLAUSE)));
    let mut layer: Vec<usize> = hit.tokens.clone().chain(hit.rest.clone().unwrap_or(0..0)).collect();
    places.extend(layer.iter().map(|token| (*token, EXPRESSES)));
    for _ in 0..DEPTH {
        // Another clause that hangs on the trigger tells of something else.
        let hangs = |token: &usize| {
            let relation = reading.trees.relation[*token];
            !hit.covers(*token) && !["conj", "parataxis", "advcl", "acl:relcl", "punct"].contains(&relation)
        };
        layer = layer.iter().flat_map(|token| reading.trees.dependents(*token)).filter(hangs).take(MOST).collect();
        places.extend(layer.iter().map(|token| (*token, HANGS)));
    }
    places.sort_unstable_by_key(|(token, place)| (*token, Reverse(*place)));
    places.dedup_by_key(|(token, _)| *token);
    places
}

fn lemma(reading: &Reading<'_>, token: usize) -> String {
    reading.pack.plover.fold(&reading.trees.lemma[token])
}

/// Quad class and intensity of events whose figures are known.
pub(crate) fn scale(events: &mut [Event]) {
    for event in events {
        let dead = event.figures.iter().filter(|figure| figure.what == FigureKind::Deaths).map(|figure| figure.value);
        event.quad = Some(event.event_type.quad());
        event.intensity = Some(event.event_type.intensity(dead.fold(0.0, f64::max)));
    }
}
