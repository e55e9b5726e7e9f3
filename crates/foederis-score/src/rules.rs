//! When a prediction agrees with gold, and how well. Weights only decide which of several agreeing pairs is taken.

use crate::record::{Claim, Event, Figure, Tie};
use crate::time;

/// The evidence of two records is of the same sentence where it shares more than this.
pub(crate) const SAME_SENTENCE: f64 = 0.3;

/// Do two events have the same type and sides? Where both sides do the same thing, their order does not matter.
pub(crate) fn event_strict(gold: &Event, pred: &Event) -> bool {
    if gold.kind != pred.kind {
        return false;
    }
    let straight = gold.actor.bases.touch(&pred.actor.bases) && gold.recipient.bases.touch(&pred.recipient.bases);
    straight || (is_two_sided(gold) && gold.both.jaccard(&pred.both) >= 0.5)
}

/// Do two events go in the same direction and have anyone in common?
pub(crate) fn event_lenient(gold: &Event, pred: &Event) -> bool {
    quad(gold.kind.as_deref()) == quad(pred.kind.as_deref()) && gold.both.touch(&pred.both)
}

pub(crate) fn event_weight(gold: &Event, pred: &Event) -> f64 {
    let half = |agree: bool| if agree { 0.5 } else { 0.0 };
    gold.actor.bases.jaccard(&pred.actor.bases)
        + gold.recipient.bases.jaccard(&pred.recipient.bases)
        + half(time::same(gold.when, pred.when))
        + 0.5 * gold.evidence.overlap(&pred.evidence)
}

pub(crate) fn is_two_sided(event: &Event) -> bool {
    matches!(event.kind.as_deref(), Some("CONSULT" | "AGREE" | "COOPERATE" | "ASSAULT"))
}

#[derive(Debug, PartialEq)]
enum Quad {
    VerbalCooperation,
    MaterialCooperation,
    VerbalConflict,
    MaterialConflict,
}

/// The quarter of the scale that a type falls in. Types that are not in the codebook have none, and so agree.
fn quad(kind: Option<&str>) -> Option<Quad> {
    match kind? {
        "AGREE" | "CONSULT" | "SUPPORT" => Some(Quad::VerbalCooperation),
        "COOPERATE" | "AID" | "CONCEDE" | "RETREAT" => Some(Quad::MaterialCooperation),
        "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" => Some(Quad::VerbalConflict),
        "PROTEST" | "SANCTION" | "MOBILIZE" | "COERCE" | "ASSAULT" => Some(Quad::MaterialConflict),
        _ => None,
    }
}

/// Do two ties have the same type and ends? Symmetric ones may be told from either end.
pub(crate) fn tie(gold: &Tie, pred: &Tie) -> bool {
    gold.kind == pred.kind && (tie_straight(gold, pred) || (is_symmetric(gold) && tie_turned(gold, pred)))
}

pub(crate) fn tie_straight(gold: &Tie, pred: &Tie) -> bool {
    gold.from.bases.touch(&pred.from.bases) && gold.end.bases.touch(&pred.end.bases)
}

pub(crate) fn tie_turned(gold: &Tie, pred: &Tie) -> bool {
    gold.from.bases.touch(&pred.end.bases) && gold.end.bases.touch(&pred.from.bases)
}

fn is_symmetric(tie: &Tie) -> bool {
    matches!(tie.kind.as_deref(), Some("partnership" | "trade" | "hostility"))
}

pub(crate) fn tie_weight(gold: &Tie, pred: &Tie) -> f64 {
    gold.from.bases.jaccard(&pred.from.bases) + gold.to.bases.jaccard(&pred.to.bases)
}

/// Are two figures of one kind and within one per cent of gold?
pub(crate) fn figure(gold: &Figure, pred: &Figure) -> bool {
    gold.what == pred.what && figure_value(gold, pred)
}

pub(crate) fn figure_value(gold: &Figure, pred: &Figure) -> bool {
    (gold.value - pred.value).abs() <= 0.01 * gold.value.abs().max(1e-9)
}

pub(crate) fn figure_weight(gold: &Figure, pred: &Figure) -> f64 {
    f64::from(u8::from(gold.bound == pred.bound))
}

/// Is it the same speaker on the same sentence?
pub(crate) fn claim(gold: &Claim, pred: &Claim) -> bool {
    gold.by.bases.touch(&pred.by.bases) && gold.evidence.overlap(&pred.evidence) > SAME_SENTENCE
}

pub(crate) fn claim_weight(gold: &Claim, pred: &Claim) -> f64 {
    gold.evidence.overlap(&pred.evidence) + f64::from(u8::from(gold.stance == pred.stance))
}
