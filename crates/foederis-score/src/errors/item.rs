use serde_json::Value;

use super::{Cause, What};
use crate::pair::pair;
use crate::record::{Evidence, Side};
use crate::rules::SAME_SENTENCE;
use crate::shape::Object;

/// A record that can be missed or made up. Comparisons are asked of the gold item.
pub(super) trait Item {
    /// The record for a reader.
    fn shown(&self) -> Value;
    /// What a confusion table counts.
    fn label(&self) -> &str;
    fn evidence(&self) -> &Evidence;
    /// Was it made to match nothing, because its evidence is not in the text?
    fn spoiled(&self) -> bool;
    /// How alike two items are that do not match.
    fn likeness(&self, pred: &Self) -> f64;
    /// Why two items that are both sound do not match.
    fn obstacle(&self, pred: &Self) -> (Cause, String);
    /// What is wrong in two items that do match.
    fn differences(&self, pred: &Self) -> Vec<(Cause, String)>;

    /// Why two items do not match.
    fn clash(&self, pred: &Self) -> (Cause, String) {
        if pred.spoiled() { Cause::BadEvidence.told(What::Missed) } else { self.obstacle(pred) }
    }
}

/// The nearest record of the other side.
#[derive(Debug, Clone, Copy)]
pub(super) enum Near {
    /// It has no match either, so that each explains the other.
    One(usize),
    /// It belongs to another record.
    Taken(usize),
    /// None is on this sentence.
    None,
}

impl Near {
    pub(super) fn index(self) -> Option<usize> {
        match self {
            Self::One(at) | Self::Taken(at) => Some(at),
            Self::None => None,
        }
    }
}

/// How the items of a document met.
pub(super) struct Meeting {
    /// The matches (gold, predicted).
    pub(super) pairs: Vec<(usize, usize)>,
    /// The gold items without a match, each with the nearest prediction.
    pub(super) missed: Vec<(usize, Near)>,
    /// The predictions without a match, each with the nearest gold item.
    pub(super) extra: Vec<(usize, Near)>,
}

pub(super) fn meet<T: Item>(golds: &[&T], preds: &[&T], pairs: &[(usize, usize)]) -> Meeting {
    let missed: Vec<usize> = (0..golds.len()).filter(|i| pairs.iter().all(|pair| pair.0 != *i)).collect();
    let extra: Vec<usize> = (0..preds.len()).filter(|j| pairs.iter().all(|pair| pair.1 != *j)).collect();
    let same_sentence = |i: usize, j: usize| golds[i].evidence().overlap(preds[j].evidence()) > SAME_SENTENCE;
    let likeness = |i: usize, j: usize| golds[i].likeness(preds[j]);
    let near = pair(&missed, &extra, |i, j| same_sentence(*i, *j), |i, j| likeness(*i, *j));

    let with_nearest = |one: Option<usize>, all: usize, pick: &dyn Fn(usize) -> (usize, usize)| {
        let taken = || {
            let weighed = (0..all).map(&pick).enumerate().filter(|(_, (i, j))| same_sentence(*i, *j));
            // Reversed, because of equals the last is taken, and it should be the first.
            let best = weighed.rev().max_by(|(_, a), (_, b)| likeness(a.0, a.1).total_cmp(&likeness(b.0, b.1)));
            best.map_or(Near::None, |(at, _)| Near::Taken(at))
        };
        one.map_or_else(taken, Near::One)
    };
    let mut meeting = Meeting { pairs: pairs.to_vec(), missed: Vec::new(), extra: Vec::new() };
    for (at, &i) in missed.iter().enumerate() {
        let one = near.iter().find(|pair| pair.0 == at).map(|pair| extra[pair.1]);
        meeting.missed.push((i, with_nearest(one, preds.len(), &|j| (i, j))));
    }
    for (at, &j) in extra.iter().enumerate() {
        let one = near.iter().find(|pair| pair.1 == at).map(|pair| missed[pair.0]);
        meeting.extra.push((j, with_nearest(one, golds.len(), &|i| (i, j))));
    }
    meeting
}

/// A field as it was written, or `none`.
pub(super) fn written<'a>(object: &'a Object, field: &str) -> &'a str {
    object.get(field).and_then(Value::as_str).unwrap_or("none")
}

/// "actor RUS for AZE": the prediction's names, then gold's.
pub(super) fn names_for(noun: &str, pred: &Side, gold: &Side) -> String {
    format!("{noun} {} for {}", names(pred), names(gold))
}

pub(super) fn names(side: &Side) -> String {
    if side.names.is_empty() { "none".to_owned() } else { side.names.join("+") }
}

/// "status claimed for asserted": the prediction's value, then gold's.
pub(super) fn field_for(field: &str, pred: &Object, gold: &Object) -> String {
    format!("{field} {} for {}", written(pred, field), written(gold, field))
}

/// Two ends of a record, such as actor and recipient, with what each is called.
pub(super) struct Ends<'a> {
    pub(super) nouns: (&'static str, &'static str),
    pub(super) first: &'a Side,
    pub(super) second: &'a Side,
}

/// Why two records with two ends do not match: their types, their ends, or both.
pub(super) fn ends_clash(kinds: (&Object, &Object), gold: &Ends<'_>, pred: &Ends<'_>) -> (Cause, String) {
    let (gold_object, pred_object) = kinds;
    let mut reasons = Vec::new();
    let other_type = gold_object.get("type") != pred_object.get("type");
    if other_type {
        reasons.push(field_for("type", pred_object, gold_object));
    }
    let touch = |a: &Side, b: &Side| a.bases.touch(&b.bases);
    let straight = touch(gold.first, pred.first) && touch(gold.second, pred.second);
    let turned = touch(gold.first, pred.second) && touch(gold.second, pred.first);
    if !straight && turned {
        let arrow = |ends: &Ends<'_>| format!("{} → {}", names(ends.first), names(ends.second));
        reasons.push(format!("sides swapped: {} for {}", arrow(pred), arrow(gold)));
    } else {
        if !touch(gold.first, pred.first) {
            reasons.push(names_for(gold.nouns.0, pred.first, gold.first));
        }
        if !touch(gold.second, pred.second) {
            reasons.push(names_for(gold.nouns.1, pred.second, gold.second));
        }
    }
    let cause = match (other_type, straight, turned) {
        (true, true, _) => Cause::Type,
        (true, false, _) => Cause::TypeAndSides,
        (false, false, true) => Cause::Swapped,
        (false, _, _) => Cause::Sides,
    };
    (cause, reasons.join(", "))
}
