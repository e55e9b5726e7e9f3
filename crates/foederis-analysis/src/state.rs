use foederis_model::{Actor, Event, Status};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// How an incident stands among its reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
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
    /// Told as possible or planned, or by nobody who is named.
    Unconfirmed,
}

impl State {
    /// The code written in records.
    pub fn code(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::OneSided => "one-sided",
            Self::Disputed => "disputed",
            Self::Denied => "denied",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    pub(crate) fn of(events: &[&Event]) -> Self {
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

/// The codebook's speakers without a name.
fn is_unnamed(claimant: &Actor) -> bool {
    ["sources", "analysts", "observers", "media"].contains(&claimant.base.as_str())
}
