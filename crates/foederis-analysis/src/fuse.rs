//! Puts the reports together.

use crate::compare::{ENOUGH, Features, compare};
use crate::{Incident, ReportedEvent};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One row per happening, by time: incidents with a known day first, in its order, then the others; equal days by id.
///
/// The order of `events` does not matter.
pub fn incidents(events: &[ReportedEvent]) -> Vec<Incident> {
    let mut reports: Vec<(&ReportedEvent, Features)> = events.iter().map(|report| (report, Features::of(report))).collect();
    // Those that say most come first and found incidents; the vague ones find their place among them. The rest of the key
    // makes the order one, whatever the order of arrival.
    reports.sort_by(|(one, a), (other, b)| {
        b.weight()
            .cmp(&a.weight())
            .then_with(|| one.id.cmp(&other.id))
            .then_with(|| one.document.cmp(&other.document))
            .then_with(|| a.cmp(b))
    });
    let mut ids = BTreeSet::new();
    reports.retain(|(report, _)| ids.insert(report.id.as_str()));

    let mut clusters = Clusters::default();
    for (report, features) in reports {
        match clusters.best(report, &features) {
            Some(at) => clusters.join(at, report, features),
            None => clusters.found(report, features),
        }
    }
    let mut incidents: Vec<Incident> = clusters.all.into_iter().map(|cluster| Incident::of(cluster.reports)).collect();
    incidents.sort_by(|one, other| one.sort_key().cmp(&other.sort_key()));
    incidents
}

/// Reports taken for one happening.
struct Cluster<'r> {
    reports: Vec<&'r ReportedEvent>,
    /// Different features among them. Most reports of a happening are alike in them, so that a new report is compared with
    /// a few of them only, however many reports there are.
    features: Vec<Features>,
    /// Which of the features each document has.
    documents: BTreeMap<&'r str, BTreeSet<usize>>,
}

#[derive(Default)]
struct Clusters<'r> {
    all: Vec<Cluster<'r>>,
    /// Which incidents have reports under a key. Only asked, never walked through: its order is chance.
    kept: HashMap<i64, Vec<usize>>,
}

impl<'r> Clusters<'r> {
    /// The incident that the report fits best, if any: the best match with one of its reports, and no contradiction with
    /// any. Of equal ones that with most reports, then the first.
    fn best(&self, report: &ReportedEvent, features: &Features) -> Option<usize> {
        let candidates: BTreeSet<usize> = features.keys(true).iter().filter_map(|key| self.kept.get(key)).flatten().copied().collect();
        candidates
            .into_iter()
            .filter_map(|at| {
                let cluster = self.all.get(at)?;
                let score = cluster.score(report, features)?;
                (score >= ENOUGH).then_some((score, cluster.reports.len(), Reverse(at)))
            })
            .max()
            .map(|(_, _, Reverse(at))| at)
    }

    fn found(&mut self, report: &'r ReportedEvent, features: Features) {
        self.all.push(Cluster { reports: Vec::new(), features: Vec::new(), documents: BTreeMap::new() });
        self.join(self.all.len() - 1, report, features);
    }

    fn join(&mut self, at: usize, report: &'r ReportedEvent, features: Features) {
        let cluster = &mut self.all[at];
        cluster.reports.push(report);
        let known = cluster.features.iter().position(|known| *known == features);
        let which = known.unwrap_or(cluster.features.len());
        cluster.documents.entry(&report.document).or_default().insert(which);
        if known.is_none() {
            for key in features.keys(false) {
                let clusters = self.kept.entry(key).or_default();
                if !clusters.contains(&at) {
                    clusters.push(at);
                }
            }
            cluster.features.push(features);
        }
    }
}

impl Cluster<'_> {
    fn score(&self, report: &ReportedEvent, features: &Features) -> Option<u32> {
        let mut best = 0;
        let mut same = None;
        for (at, known) in self.features.iter().enumerate() {
            if known == features {
                same = Some(at);
            }
            best = best.max(compare(known, features)?);
        }
        // One document tells different happenings as different events; only a record that is the same in everything can be
        // the same happening told twice, or its toll told apart from it.
        let told = self.documents.get(report.document.as_str());
        let alike = |at: &usize| Some(*at) == same || features.counts || self.features[*at].counts;
        told.is_none_or(|told| told.iter().all(alike)).then_some(best)
    }
}
