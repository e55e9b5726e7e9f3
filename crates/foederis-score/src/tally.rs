use std::ops::AddAssign;

use crate::judge::Judged;
use crate::time;

/// How many were there, found and right.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) tp: usize,
    pub(crate) gold: usize,
    pub(crate) pred: usize,
}

impl Tally {
    fn add(&mut self, tp: usize, gold: usize, pred: usize) {
        self.tp += tp;
        self.gold += gold;
        self.pred += pred;
    }
}

/// How often an attribute was right, of how many times it was looked at.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Hits {
    pub(crate) right: usize,
    pub(crate) of: usize,
}

impl AddAssign<bool> for Hits {
    fn add_assign(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }
}

/// The counts of some documents, from which every row of a score follows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Totals {
    pub(crate) documents: usize,
    pub(crate) events: Tally,
    pub(crate) lenient: Tally,
    pub(crate) ties: Tally,
    pub(crate) figures: Tally,
    pub(crate) claims: Tally,
    pub(crate) when: Hits,
    pub(crate) status: Hits,
    pub(crate) place: Hits,
    pub(crate) role: Hits,
    pub(crate) stance: Hits,
    pub(crate) lang: Hits,
    pub(crate) published: Hits,
    pub(crate) bad_evidence: usize,
}

impl Totals {
    pub(crate) fn count(&mut self, judged: &Judged<'_>) {
        let (gold, pred) = (judged.gold, judged.pred.as_ref());
        self.documents += 1;
        self.bad_evidence += judged.bad_evidence;
        self.events.add(judged.events.len(), gold.events.len(), pred.events.len());
        self.lenient.add(judged.lenient, gold.events.len(), pred.events.len());
        self.ties.add(judged.ties.len(), gold.ties.len(), pred.ties.len());
        self.figures.add(judged.figures.len(), judged.gold_figures().len(), judged.pred_figures().len());
        self.claims.add(judged.claims.len(), gold.claims.len(), pred.claims.len());
        for &(i, j) in &judged.events {
            let (gold, pred) = (&gold.events[i], &pred.events[j]);
            self.when += time::same(gold.when, pred.when);
            self.status += gold.status == pred.status;
            self.place += gold.place.bases.touch(&pred.place.bases);
            self.role += gold.actor.roles() == pred.actor.roles();
        }
        for &(i, j) in &judged.claims {
            self.stance += gold.claims[i].stance == pred.claims[j].stance;
        }
        // Only what gold knows is asked of the prediction.
        if gold.lang.as_deref().is_some_and(|lang| !lang.is_empty()) {
            self.lang += gold.lang == pred.lang;
        }
        if let Some(published) = gold.published.as_deref().filter(|date| !date.is_empty()) {
            self.published += time::same(time::days(published), pred.published.as_deref().and_then(time::days));
        }
    }
}
