//! Where an event was: which of the places named near.

use super::super::decide::{Found, sigmoid};
use super::super::examples::Choice;
use super::super::feature::{Bag, Feature, bucket, put};
use super::super::model::Weighing;
use super::super::path::Above;
use super::super::slot;
use super::super::view::View;
use super::yes_or_no;
use crate::mentions::{Marker, MentionKind, is_state};
use foederis_knowledge::Preposition;

/// An event has at most so many places.
const MOST: usize = 3;
/// A place less likely than this is none of the event's: one right place among two says more than none.
const LEAST: f32 = 0.3;
/// So many mentions before the sentence are looked at.
const REACH: usize = 60;
/// How many places named before the sentence are looked at …
const BEFORE: usize = 3;
/// … and how many sentences back.
const BACK: usize = 2;

/// The places of an event that was found, the likeliest first.
pub(crate) fn places(view: &View<'_, '_>, found: &Found, weighing: &Weighing) -> Vec<String> {
    let mut likely: Vec<(f32, String)> = candidates(view, found)
        .into_iter()
        .map(|(features, place)| (weighing.sum(&features), place))
        .filter(|(sum, _)| sigmoid(*sum) > LEAST)
        .collect();
    likely.sort_by(|a, b| b.0.total_cmp(&a.0));
    likely.truncate(MOST);
    likely.into_iter().map(|(_, place)| place).collect()
}

/// All places that an event may have been at, with how likely each is.
pub(in super::super) fn likely(view: &View<'_, '_>, found: &Found, weighing: &Weighing) -> Vec<(String, f32)> {
    candidates(view, found).into_iter().map(|(features, place)| (place, sigmoid(weighing.sum(&features)))).collect()
}

/// Each of them, and whether the event was there.
pub(in super::super) fn choices(view: &View<'_, '_>, found: &Found, right: impl Fn(&str) -> bool) -> Vec<Vec<Choice>> {
    candidates(view, found).into_iter().map(|(features, place)| yes_or_no(features, right(&place))).collect()
}

fn candidates(view: &View<'_, '_>, found: &Found) -> Vec<(Vec<Feature>, String)> {
    let reading = view.reading;
    let sentence = reading.sentence(found.head);
    let above = Above::new(view, found.head);
    let near = view.near(&sentence, found.head);
    let first = reading.analysis.sentences[found.sentence.saturating_sub(BACK)].tokens.start;
    let is_place = |at: &usize| view.mention(*at).kind == MentionKind::Place;
    let before = reading.mentions_in(&(first..sentence.start)).rev().take(REACH).filter(is_place).take(BEFORE);
    let mut found_places: Vec<(Vec<Feature>, String)> = Vec::new();
    let mut rank = 0usize;
    for at in near.chain(before) {
        let mention = view.mention(at);
        let name = match (&mention.place, mention.kind) {
            (Some(place), MentionKind::Place) => place.clone(),
            (_, MentionKind::Named) if is_state(&mention.actor) => mention.actor.base.clone(),
            _ => continue,
        };
        if found_places.iter().any(|(_, known)| *known == name) {
            continue;
        }
        let features = one(view, found, at, &above, rank);
        rank += 1;
        found_places.push((features, name));
    }
    found_places
}

fn one(view: &View<'_, '_>, found: &Found, at: usize, above: &Above, rank: usize) -> Vec<Feature> {
    let mut bag = Bag::default();
    let (reading, lang) = (view.reading, view.lang);
    let mention = view.mention(at);
    let kind = slot::kind(mention.kind);
    let label = u64::from(found.label.0);
    let back = found.sentence - view.sentence(mention.tokens.start);
    let (marker, word) = match mention.marker {
        Marker::Preposition(preposition, token) => (location(preposition), view.norm(token)),
        _ => ("none", "-"),
    };
    let side = (0..2).find(|side| found.sides[*side].iter().any(|other| *other == at || same(view, *other, at))).map_or(2, |side| side);
    put!(bag, "any");
    put!(bag, "type", label);
    put!(bag, "kind", kind, back);
    put!(bag, "kind type", kind, back, label);
    put!(bag, "marker", kind, marker, back);
    put!(bag, "marker type", kind, marker, label);
    put!(bag, "word", kind, lang, word, back);
    put!(bag, "side", kind, side);
    put!(bag, "side marker", kind, side, marker, back);
    put!(bag, "side type", kind, side, label);
    put!(bag, "rank", rank.min(4), kind, back);
    if back == 0 {
        let crossed = reading.clause[mention.tokens.start].abs_diff(reading.clause[found.head]).min(3);
        let distance = bucket(mention.tokens.start.abs_diff(found.head), &[1, 2, 4, 7, 12, 20]);
        let after = mention.tokens.start > found.head;
        put!(bag, "crossed", crossed, kind);
        put!(bag, "crossed marker", crossed, kind, marker);
        put!(bag, "distance", distance, after, kind);
        put!(bag, "distance marker", distance, kind, marker);
        if let Some(path) = above.path(view, view.heads[at]) {
            put!(bag, "path", path.whole, kind, lang);
            put!(bag, "plain path", path.plain, kind);
            put!(bag, "plain path marker", path.plain, kind, marker);
            put!(bag, "plain path type", path.plain, kind, label);
            put!(bag, "up down", path.up, path.down, kind, marker);
        } else {
            put!(bag, "no path", kind, marker);
        }
    }
    put!(bag, "headline", reading.analysis.tokens[mention.tokens.start].bytes.start < reading.analysis.body);
    put!(bag, "relation", view.relation(view.heads[at]), kind, marker);
    bag.finish();
    bag.features
}

/// Whether two mentions are of one state.
fn same(view: &View<'_, '_>, one: usize, other: usize) -> bool {
    view.base[one] != 0 && view.base[one] == view.base[other]
}

fn location(preposition: Preposition) -> &'static str {
    match preposition {
        Preposition::In => "in",
        Preposition::On => "on",
        Preposition::From => "from",
        Preposition::To => "to",
        Preposition::Against => "against",
        Preposition::Between => "between",
        Preposition::Other => "other",
        _ => "rest",
    }
}
