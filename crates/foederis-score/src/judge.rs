//! One gold record beside the prediction for its document.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::fold::fold;
use crate::pair::pair;
use crate::read::Texts;
use crate::record::{Figure, Record, Side};
use crate::rules;

type Pairs = Vec<(usize, usize)>;

/// A document with all its matching pairs (gold item, predicted item).
pub(crate) struct Judged<'a> {
    pub(crate) gold: &'a Record,
    /// The prediction; where evidence is not in the text, its records were made to match nothing.
    pub(crate) pred: Cow<'a, Record>,
    pub(crate) bad_evidence: usize,
    pub(crate) events: Pairs,
    pub(crate) lenient: usize,
    pub(crate) ties: Pairs,
    pub(crate) figures: Pairs,
    pub(crate) claims: Pairs,
}

impl Judged<'_> {
    pub(crate) fn gold_figures(&self) -> Vec<&Figure> {
        self.gold.figures()
    }

    pub(crate) fn pred_figures(&self) -> Vec<&Figure> {
        self.pred.figures()
    }
}

/// Judges every gold record. Of several predictions for one document the last counts; those for other documents
/// are left aside.
pub(crate) fn judge<'a>(golds: &'a [Record], preds: &'a [Record], texts: Option<&Texts>) -> Vec<Judged<'a>> {
    let by_doc: HashMap<&str, &Record> = preds.iter().map(|pred| (pred.doc.as_str(), pred)).collect();
    golds
        .iter()
        .map(|gold| {
            let pred = by_doc.get(gold.doc.as_str()).map_or_else(|| Cow::Owned(Record::silent(&gold.doc)), |pred| Cow::Borrowed(*pred));
            let text = texts.map(|texts| fold(texts.get(&gold.doc).map_or("", String::as_str)));
            lay_beside(gold, pred, text.as_deref())
        })
        .collect()
}

fn lay_beside<'a>(gold: &'a Record, mut pred: Cow<'a, Record>, text: Option<&str>) -> Judged<'a> {
    let bad_evidence = text.map_or(0, |text| spoil(&mut pred, text));
    Judged {
        bad_evidence,
        events: pair(&gold.events, &pred.events, rules::event_strict, rules::event_weight),
        lenient: pair(&gold.events, &pred.events, rules::event_lenient, rules::event_weight).len(),
        ties: pair(&gold.ties, &pred.ties, rules::tie, rules::tie_weight),
        figures: pair(
            &gold.figures(),
            &pred.figures(),
            |gold, pred| rules::figure(gold, pred),
            |gold, pred| rules::figure_weight(gold, pred),
        ),
        claims: pair(&gold.claims, &pred.claims, rules::claim, rules::claim_weight),
        gold,
        pred,
    }
}

/// Takes the type, the speaker and the figures from every record whose evidence is not in the text, so that it
/// counts as wrong; says how many there were.
fn spoil(pred: &mut Cow<'_, Record>, text: &str) -> usize {
    let sound = |record: &Record| {
        record.events.iter().all(|event| event.evidence.stands_in(text))
            && record.ties.iter().all(|tie| tie.evidence.stands_in(text))
            && record.claims.iter().all(|claim| claim.evidence.stands_in(text))
    };
    if sound(pred) {
        return 0; // the usual case: nothing to copy
    }
    let unknown = || "?".to_owned();
    let record = pred.to_mut();
    let mut bad = 0;
    for event in record.events.iter_mut().filter(|event| !event.evidence.stands_in(text)) {
        event.kind = Some(unknown());
        event.figures.clear();
        event.spoiled = true;
        bad += 1;
    }
    for tie in record.ties.iter_mut().filter(|tie| !tie.evidence.stands_in(text)) {
        tie.kind = Some(unknown());
        tie.figures.clear();
        tie.spoiled = true;
        bad += 1;
    }
    for claim in record.claims.iter_mut().filter(|claim| !claim.evidence.stands_in(text)) {
        claim.by = Side::of(vec![unknown()]);
        claim.spoiled = true;
        bad += 1;
    }
    bad
}
