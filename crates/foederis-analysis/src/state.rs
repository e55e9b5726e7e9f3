use crate::ReportedEvent;
use crate::teller::teller;
use crate::time::span;
use foederis_model::{Actor, Event, Status};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// How an incident stands among its reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// A report tells it as fact, or different parties say so; nobody denies it.
    Agreed,
    /// One party alone says so.
    OneSided,
    /// Some say that it happened, some that it did not.
    Disputed,
    /// It is told only as denied.
    Denied,
    /// Whoever said so took it back.
    Retracted,
    /// Told as possible or planned, or by nobody who is named.
    Unconfirmed,
}

impl State {
    /// Every one of them.
    pub const ALL: [Self; 6] = [Self::Agreed, Self::OneSided, Self::Disputed, Self::Denied, Self::Retracted, Self::Unconfirmed];

    /// The code written in records.
    pub fn code(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::OneSided => "one-sided",
            Self::Disputed => "disputed",
            Self::Denied => "denied",
            Self::Retracted => "retracted",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    pub(crate) fn of(reports: &[&ReportedEvent]) -> Self {
        let back = taken_back(reports);
        let standing: Vec<&Event> =
            reports.iter().filter(|report| !back.contains(report.id.as_str())).map(|report| &report.event).collect();
        if standing.is_empty() && !back.is_empty() {
            return Self::Retracted;
        }
        Self::of_standing(&standing)
    }

    fn of_standing(events: &[&Event]) -> Self {
        let told = |statuses: &[Status]| events.iter().any(|event| statuses.contains(&event.status));
        let happened = told(&[Status::Asserted, Status::Claimed]);
        let not = told(&[Status::Denied, Status::Negated]);
        match (happened, not) {
            (true, true) => return Self::Disputed,
            (false, true) => return Self::Denied,
            (false, false) => return Self::Unconfirmed,
            (true, false) => {}
        }
        if told(&[Status::Asserted]) {
            return Self::Agreed;
        }
        let claimants: BTreeSet<String> = events
            .iter()
            .filter(|event| event.status == Status::Claimed)
            .flat_map(|event| &event.claimed_by)
            .filter(|claimant| !is_unnamed(claimant))
            .map(|claimant| foederis_model::name_key(&claimant.base))
            .collect();
        match claimants.len() {
            0 => Self::Unconfirmed,
            1 => Self::OneSided,
            _ => Self::Agreed,
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// The reports of tellers who said that it happened and denied it on a later day: what they said, and that they take it back.
pub(crate) fn taken_back<'r>(reports: &[&'r ReportedEvent]) -> BTreeSet<&'r str> {
    let mut tellers: BTreeMap<String, Vec<&ReportedEvent>> = BTreeMap::new();
    for report in reports {
        let (key, _) = teller(&report.event.claimed_by, report.source.as_ref(), &report.document);
        tellers.entry(key).or_default().push(report);
    }
    let day = |report: &ReportedEvent| report.published.as_ref().and_then(span).map(|days| days.last);
    let mut back = BTreeSet::new();
    for told in tellers.into_values() {
        let last = |happened: bool| {
            told.iter()
                .filter(|report| {
                    matches!(report.event.status, Status::Asserted | Status::Claimed) == happened
                        && report.event.status != Status::Hypothetical
                })
                .filter_map(|report| day(report))
                .max()
        };
        if let (Some(said), Some(denied)) = (last(true), last(false))
            && denied > said
        {
            back.extend(told.iter().map(|report| report.id.as_str()));
        }
    }
    back
}

/// The codebook's speakers without a name.
fn is_unnamed(claimant: &Actor) -> bool {
    ["sources", "analysts", "observers", "media"].contains(&claimant.base.as_str())
}
