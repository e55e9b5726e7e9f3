//! Which reports have a say in which incidents, so that a new report is fused without looking at all others.
//!
//! [`incidents`](crate::incidents) lets a report join an incident only where it is [`linked`] with one of its reports. So every
//! incident lies within one neighbourhood, the reports that hang together by links, and fusing the neighbourhoods one by one
//! gives what fusing everything at once gives (`neighbourhoods_one_by_one_are_everything_at_once`).

use crate::ReportedEvent;
use crate::compare::{ENOUGH, Features, compare};
use crate::keys::fnv;
use std::collections::{BTreeMap, HashMap};

/// What of a report decides with which others it is linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traits(Features);

impl Traits {
    /// Those of a report.
    pub fn of(report: &ReportedEvent) -> Self {
        Self(Features::of(report))
    }

    /// The keys under which the report is kept. Two linked reports always have a kept key of one among the asked keys of the
    /// other; most reports that share a key are not linked. The same report has the same keys on every machine.
    pub fn kept(&self) -> Vec<i64> {
        self.0.keys(false)
    }

    /// A number for the one place that decides with which other reports it is linked; 0 where none alone does.
    pub fn place(&self) -> i64 {
        let mut places = self.0.places.iter();
        match (places.next(), places.next()) {
            (Some(place), None) if !self.0.is_toll() => mark(place),
            _ => 0,
        }
    }

    /// Whether the place of another report does not tell it apart from this one by itself: then they are not linked, and need no comparing.
    pub fn may_share_place(&self, other: i64) -> bool {
        other == 0 || self.0.is_toll() || self.0.places.is_empty() || self.0.places.iter().any(|place| mark(place) == other)
    }

    /// The keys under which reports that may be linked with this one are kept.
    pub fn asked(&self) -> Vec<i64> {
        self.0.keys(true)
    }
}

/// A number for a place, the same in every build, and never 0. Half as long as a hash: it is written many times.
fn mark(place: &str) -> i64 {
    (fnv(place.bytes()) >> 33).cast_signed().max(1)
}

/// Whether one of the two reports may join an incident because the other is in it.
pub fn linked(one: &Traits, other: &Traits) -> bool {
    compare(&one.0, &other.0).is_some_and(|score| score >= ENOUGH)
}

/// The reports that hang together by links, each group in ascending order, by their first ones.
pub fn neighbourhoods(reports: &[Traits]) -> Vec<Vec<usize>> {
    let mut parent: Vec<usize> = (0..reports.len()).collect();
    let mut kept: HashMap<i64, Vec<usize>> = HashMap::new();
    // Most reports of a happening are alike in all that is compared; one of them stands for the others.
    let mut alike: BTreeMap<&Features, usize> = BTreeMap::new();
    for (at, report) in reports.iter().enumerate() {
        if let Some(first) = alike.get(&report.0) {
            parent[at] = root(&mut parent, *first);
            continue;
        }
        alike.insert(&report.0, at);
        for key in report.asked() {
            for other in kept.get(&key).into_iter().flatten() {
                let (a, b) = (root(&mut parent, *other), root(&mut parent, at));
                if a != b && linked(report, &reports[*other]) {
                    parent[a.max(b)] = a.min(b);
                }
            }
        }
        for key in report.kept() {
            kept.entry(key).or_default().push(at);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..reports.len() {
        groups.entry(root(&mut parent, at)).or_default().push(at);
    }
    groups.into_values().collect()
}

/// The representative of a group in a union–find forest.
pub(crate) fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}
