//! Puts the reports together.

use crate::compare::{ENOUGH, Features, WINDOW, compare};
use crate::time::{MONTH, Span, Time};
use crate::{Incident, ReportedEvent};
use foederis_model::EventType;
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

/// Where to look for incidents that a report may belong to.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Block {
    event_type: EventType,
    bucket: Bucket,
    /// The number of a party or a place in [`Clusters::names`].
    name: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Bucket {
    /// A day on which it happened.
    Day(i64),
    /// A day on which a report without a time was published.
    Published(i64),
    /// A stretch in which campaigns begin.
    Campaigns(i64),
    /// A stretch in which something ended.
    Ends(i64),
}

#[derive(Default)]
struct Clusters<'r> {
    all: Vec<Cluster<'r>>,
    names: HashMap<String, usize>,
    /// Only asked, never walked through: its order is chance.
    blocks: HashMap<Block, Vec<usize>>,
}

impl<'r> Clusters<'r> {
    /// The incident that the report fits best, if any: the best match with one of its reports, and no contradiction with
    /// any. Of equal ones that with most reports, then the first.
    fn best(&self, report: &ReportedEvent, features: &Features) -> Option<usize> {
        let mut candidates = BTreeSet::new();
        let buckets = buckets(features, true);
        for name in names(features).filter_map(|name| self.names.get(name).copied()) {
            for bucket in &buckets {
                let block = Block { event_type: features.event_type, bucket: *bucket, name };
                candidates.extend(self.blocks.get(&block).into_iter().flatten().copied());
            }
        }
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
            let buckets = buckets(&features, false);
            for name in names(&features) {
                let next = self.names.len();
                let name = *self.names.entry(name.clone()).or_insert(next);
                for bucket in &buckets {
                    let block = Block { event_type: features.event_type, bucket: *bucket, name };
                    let clusters = self.blocks.entry(block).or_default();
                    if !clusters.contains(&at) {
                        clusters.push(at);
                    }
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
        // the same happening told twice.
        let told = self.documents.get(report.document.as_str());
        told.is_none_or(|told| told.iter().all(|at| Some(*at) == same)).then_some(best)
    }
}

/// Parties and places under which a report is kept and looked for.
fn names(features: &Features) -> impl Iterator<Item = &String> {
    features.either.iter().chain(&features.places)
}

/// Under which days a report is kept, or looked for (`wide`).
fn buckets(features: &Features, wide: bool) -> Vec<Bucket> {
    let near = |days: Span, around: i64| days.first - around..=days.last + around;
    match features.time {
        Time::Within(days) if wide => near(days, 0).map(Bucket::Day).chain(near(days, WINDOW).map(Bucket::Published)).collect(),
        Time::Unknown if wide => {
            let days = features.published.into_iter().flat_map(|days| near(days, WINDOW));
            days.flat_map(|day| [Bucket::Day(day), Bucket::Published(day)]).collect()
        }
        Time::Unknown => features.published.into_iter().flat_map(|days| near(days, 0)).map(Bucket::Published).collect(),
        Time::Within(days) => near(days, 0).map(Bucket::Day).collect(),
        Time::Since(days) if days.length() <= MONTH => near(days, 0).map(Bucket::Day).collect(),
        Time::Since(span) | Time::Over(span) => stretches(span.first, wide).map(Bucket::Campaigns).collect(),
        Time::Until(span) => stretches(span.last, wide).map(Bucket::Ends).collect(),
    }
}

/// Two days at most a month apart lie in the same stretch or in neighbouring ones.
fn stretches(day: i64, wide: bool) -> impl Iterator<Item = i64> {
    let at = day.div_euclid(MONTH + 1);
    let around = i64::from(wide);
    at - around..=at + around
}
