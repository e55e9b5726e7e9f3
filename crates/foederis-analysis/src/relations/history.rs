//! When a tie held, from what is said of it.

use super::{Says, Statement};
use crate::time::{MONTH, number};
use foederis_model::Edtf;
use jiff::civil::Date;
use serde::{Serialize, Serializer};
use std::collections::BTreeSet;

/// Days over which a tie held, by what is said.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Stretch {
    /// First day: of the time told, or of the first report where none is told. None: only its end is told.
    #[serde(serialize_with = "day")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date, required))]
    pub first: Option<Date>,
    /// Whether its beginning is told.
    pub beginning_told: bool,
    /// Last day. None: nothing says that it ended.
    #[serde(serialize_with = "day")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date, required))]
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
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Gap {
    /// The day after the first stretch.
    #[serde(serialize_with = "one_day")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub first: Date,
    /// The day before the second one.
    #[serde(serialize_with = "one_day")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub last: Date,
}

/// Two statements that exclude each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
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

/// Statements that lie in one stretch.
struct Group<'s> {
    statements: Vec<&'s Statement>,
    /// The last day they reach; `None`: it goes on.
    reach: Option<Date>,
    /// The last day for which they speak of the tie as holding.
    told: Option<Date>,
}

pub(crate) fn of(statements: &[Statement]) -> History {
    let mut holding: Vec<&Statement> = statements.iter().filter(|statement| statement.says == Says::Holds).collect();
    holding.sort_by_key(|statement| (statement.first(), statement.last().unwrap_or(Date::MAX), &statement.tie));
    let against: Vec<&Statement> = statements.iter().filter(|statement| statement.says == Says::Not).collect();
    let against_days = Days::of(against.iter().filter_map(|statement| statement.first()));
    let mut groups: Vec<Group<'_>> = Vec::new();
    for statement in &holding {
        let joins = |group: &&mut Group<'_>| {
            let first = statement.first().unwrap_or(Date::MIN);
            // Nobody says, after the group was last told and before this day, that the tie does not hold.
            let broken = group.told.and_then(|told| against_days.after(told)).is_some_and(|not| not < first);
            group.reach.is_none_or(|reach| first <= next(reach)) && !broken
        };
        match groups.last_mut().filter(joins) {
            Some(group) => {
                group.reach = group.reach.zip(statement.last()).map(|(so_far, last)| so_far.max(last));
                group.told = group.told.max(last_told(statement));
                group.statements.push(statement);
            }
            None => groups.push(Group { statements: vec![statement], reach: statement.last(), told: last_told(statement) }),
        }
    }
    let held: Vec<Stretch> = groups.iter().map(|group| stretch(group, &against_days)).collect();
    let gap = |pair: &[Stretch]| Some(Gap { first: next(pair[0].last?), last: pair[1].first?.yesterday().ok()? });
    let gaps = held.windows(2).filter_map(gap).filter(|gap| gap.first <= gap.last).collect();
    let mut contradictions = contradicted(&against, &holding);
    for group in &groups {
        let apart = |time: fn(&Statement) -> Option<&Edtf>| {
            let mut told: Vec<(Date, Date, &Statement)> = group
                .statements
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

/// Days in order, to find the first one after a day.
struct Days(Vec<Date>);

impl Days {
    fn of(days: impl Iterator<Item = Date>) -> Self {
        let mut days: Vec<Date> = days.collect();
        days.sort_unstable();
        Self(days)
    }

    fn after(&self, day: Date) -> Option<Date> {
        self.0.get(self.0.partition_point(|one| *one <= day)).copied()
    }
}

/// Whom each statement that the tie does not hold contradicts: the first who says, of that day and then or later, that it does. Who tells
/// an end afterwards contradicts nobody. `holding` is in the order of first days.
fn contradicted(against: &[&Statement], holding: &[&Statement]) -> Vec<Contradiction> {
    // The last day up to which each can be contradicted, or one before it: ascending, so that the first who reaches a day can be searched for.
    let mut reach = None;
    let reaches: Vec<Option<Date>> = holding
        .iter()
        .map(|holds| {
            reach = reach.max(last_told(holds).min(Some(holds.last().unwrap_or(Date::MAX))));
            reach
        })
        .collect();
    let contradiction = |not: &&Statement| {
        let first = not.first()?;
        let holds = holding.get(reaches.partition_point(|reach| *reach < Some(first)))?;
        holds.covers(first).then(|| Contradiction::Holding { holds: holds.tie.clone(), not: not.tie.clone() })
    };
    against.iter().filter_map(contradiction).collect()
}

/// The last day for which a report speaks of the tie as holding.
fn last_told(statement: &Statement) -> Option<Date> {
    statement.first().max(statement.seen())
}

fn stretch(group: &Group<'_>, against: &Days) -> Stretch {
    let Group { statements: group, told, .. } = group;
    let first = if group.iter().any(|statement| statement.first().is_none()) {
        None
    } else {
        group.iter().filter_map(|statement| statement.first()).min()
    };
    // An end that is told by a later report ends it for those who had told none.
    let ends = group.iter().filter(|statement| statement.last().is_some());
    let latest_end = ends.clone().filter_map(|statement| statement.last()).max();
    let end = latest_end.filter(|end| told.is_none_or(|told| told <= *end) || group.iter().all(|statement| statement.last().is_some()));
    // So does a report that it does not hold, if nobody says otherwise afterwards.
    let denied = told.and_then(|told| against.after(told));
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
