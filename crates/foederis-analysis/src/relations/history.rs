//! When a tie held, from what is said of it.

use super::{Says, Statement};
use crate::time::{MONTH, number};
use foederis_model::Edtf;
use jiff::civil::Date;
use serde::{Serialize, Serializer};
use std::collections::BTreeSet;

/// Days over which a tie held, by what is said.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stretch {
    /// First day: of the time told, or of the first report where none is told. `None`: only its end is told.
    #[serde(serialize_with = "day")]
    pub first: Option<Date>,
    /// Whether its beginning is told.
    pub beginning_told: bool,
    /// Last day. `None`: nothing says that it ended.
    #[serde(serialize_with = "day")]
    pub last: Option<Date>,
    /// How many reports say so.
    pub reports: usize,
    /// How many different tellers.
    pub tellers: usize,
    /// Whether one report at least vouches for it.
    pub vouched: bool,
}

/// Days between two stretches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// The day after the first stretch.
    #[serde(serialize_with = "one_day")]
    pub first: Date,
    /// The day before the second one.
    #[serde(serialize_with = "one_day")]
    pub last: Date,
}

/// Two statements that exclude each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "about", rename_all = "kebab-case")]
pub enum Contradiction {
    /// One says that the tie holds, the other, of the same days, that it does not.
    Holding {
        /// The tie's id of who says that it does.
        holds: String,
        /// The one of who says that it does not.
        not: String,
    },
    /// They tell beginnings that lie apart.
    Beginning {
        /// The earlier one's id.
        one: String,
        /// The later one's.
        other: String,
    },
    /// They tell ends that lie apart.
    End {
        /// The earlier one's id.
        one: String,
        /// The later one's.
        other: String,
    },
}

pub(crate) struct History {
    pub(crate) held: Vec<Stretch>,
    pub(crate) gaps: Vec<Gap>,
    pub(crate) contradictions: Vec<Contradiction>,
}

impl Stretch {
    pub(crate) fn covers(&self, day: Date) -> bool {
        self.first.is_none_or(|first| first <= day) && self.last.is_none_or(|last| day <= last)
    }

    pub(crate) fn is_over(&self, day: Date) -> bool {
        self.last.is_some_and(|last| last < day)
    }
}

pub(crate) fn of(statements: &[Statement]) -> History {
    let mut holding: Vec<&Statement> = statements.iter().filter(|statement| statement.says == Says::Holds).collect();
    holding.sort_by_key(|statement| (statement.first(), statement.last().unwrap_or(Date::MAX), &statement.tie));
    let against: Vec<&Statement> = statements.iter().filter(|statement| statement.says == Says::Not).collect();
    // Those that lie in one stretch, and the last day they reach (`None`: it goes on).
    let mut groups: Vec<(Vec<&Statement>, Option<Date>)> = Vec::new();
    for statement in holding {
        let joins = |(group, reach): &&mut (Vec<&Statement>, Option<Date>)| {
            let first = statement.first().unwrap_or(Date::MIN);
            reach.is_none_or(|reach| first <= next(reach)) && !is_broken(group, first, &against)
        };
        match groups.last_mut().filter(joins) {
            Some((group, reach)) => {
                *reach = reach.zip(statement.last()).map(|(so_far, last)| so_far.max(last));
                group.push(statement);
            }
            None => groups.push((vec![statement], statement.last())),
        }
    }
    let held: Vec<Stretch> = groups.iter().map(|(group, _)| stretch(group, &against)).collect();
    let gap = |pair: &[Stretch]| Some(Gap { first: next(pair[0].last?), last: pair[1].first?.yesterday().ok()? });
    let gaps = held.windows(2).filter_map(gap).filter(|gap| gap.first <= gap.last).collect();
    let mut contradictions: Vec<Contradiction> = against.iter().filter_map(|not| against_one(not, &groups)).collect();
    for (group, _) in &groups {
        let apart = |time: fn(&Statement) -> Option<&Edtf>| {
            let mut told: Vec<(Date, Date, &Statement)> = group
                .iter()
                .filter_map(|statement| {
                    let (first, last) = time(statement)?.bounds();
                    Some((first?, last?, *statement))
                })
                .collect();
            told.sort_by_key(|(first, last, statement)| (*first, *last, &statement.tie));
            let pairs =
                told.windows(2).filter(|pair| number(pair[1].0) - number(pair[0].1) > MONTH && pair[0].2.document != pair[1].2.document);
            pairs.map(|pair| (pair[0].2.tie.clone(), pair[1].2.tie.clone())).collect::<Vec<_>>()
        };
        let beginnings = apart(|statement| statement.since.as_ref());
        contradictions.extend(beginnings.into_iter().map(|(one, other)| Contradiction::Beginning { one, other }));
        let ends = apart(|statement| statement.until.as_ref());
        contradictions.extend(ends.into_iter().map(|(one, other)| Contradiction::End { one, other }));
    }
    History { held, gaps, contradictions }
}

fn next(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

/// Whom a statement that the tie does not hold contradicts: who says, of that day and then or later, that it does. Who tells an end
/// afterwards contradicts nobody.
fn against_one(not: &Statement, groups: &[(Vec<&Statement>, Option<Date>)]) -> Option<Contradiction> {
    let first = not.first()?;
    let mut holding = groups.iter().flat_map(|(group, _)| group);
    let holds = holding.find(|holds| holds.covers(first) && last_told(&[holds]).is_some_and(|told| first <= told))?;
    Some(Contradiction::Holding { holds: holds.tie.clone(), not: not.tie.clone() })
}

/// Whether, after the group was last told and before this day, somebody says that the tie does not hold.
fn is_broken(group: &[&Statement], day: Date, against: &[&Statement]) -> bool {
    let told = last_told(group);
    against.iter().filter_map(|statement| statement.first()).any(|not| told.is_some_and(|told| told < not) && not < day)
}

/// The last day for which the group's reports speak of the tie as holding.
fn last_told(group: &[&Statement]) -> Option<Date> {
    group.iter().filter_map(|statement| statement.first().max(statement.seen())).max()
}

fn stretch(group: &[&Statement], against: &[&Statement]) -> Stretch {
    let first = if group.iter().any(|statement| statement.first().is_none()) {
        None
    } else {
        group.iter().filter_map(|statement| statement.first()).min()
    };
    let told = last_told(group);
    // An end that is told by a later report ends it for those who had told none.
    let ends = group.iter().filter(|statement| statement.last().is_some());
    let latest_end = ends.clone().filter_map(|statement| statement.last()).max();
    let end = latest_end.filter(|end| told.is_none_or(|told| told <= *end) || group.iter().all(|statement| statement.last().is_some()));
    // So does a report that it does not hold, if nobody says otherwise afterwards.
    let denied = against.iter().filter_map(|statement| statement.first()).filter(|not| told.is_some_and(|told| told < *not)).min();
    let last = match (end, denied.and_then(|not| not.yesterday().ok())) {
        (Some(end), Some(denied)) => Some(end.min(denied)),
        (end, denied) => end.or(denied),
    };
    Stretch {
        first,
        beginning_told: group.iter().any(|statement| statement.since.is_some()),
        last,
        reports: group.len(),
        tellers: group.iter().map(|statement| statement.by.as_str()).collect::<BTreeSet<_>>().len(),
        vouched: group.iter().any(|statement| statement.vouched),
    }
}

// The signatures are serde's.
#[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref)]
fn day<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => one_day(day, serializer),
        None => serializer.serialize_none(),
    }
}

#[allow(clippy::trivially_copy_pass_by_ref)]
fn one_day<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}
