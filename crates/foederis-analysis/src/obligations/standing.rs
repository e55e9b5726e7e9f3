//! Who is bound on a day.

use super::verdict::Truth;
use foederis_model::Edtf;
use foederis_model::treaty::{Membership, Treaty};
use jiff::civil::Date;

/// First and last day that a date may mean; days without an end reach as far as there are days.
type Bounds = (Option<Date>, Option<Date>);

/// A time, its ends known by day, month or year.
#[derive(Debug, Clone, Copy)]
pub struct Time {
    from: Option<Bounds>,
    until: Option<Bounds>,
}

impl Time {
    pub fn new(from: Option<&Edtf>, until: Option<&Edtf>) -> Self {
        Self { from: from.map(Edtf::bounds), until: until.map(Edtf::bounds) }
    }

    /// Whether a day lies in it; its last day does.
    pub fn has(self, day: Date) -> Truth {
        let begun = self.from.map_or(Truth::Holds, |from| match from {
            (Some(first), _) if day < first => Truth::Fails,
            (_, Some(last)) if day < last => Truth::Unknown,
            _ => Truth::Holds,
        });
        let still = self.until.map_or(Truth::Holds, |until| match until {
            (_, Some(last)) if day > last => Truth::Fails,
            (Some(first), _) if day > first => Truth::Unknown,
            _ => Truth::Holds,
        });
        Truth::all([begun, still])
    }
}

/// A treaty's parties with their times, read once.
#[derive(Debug)]
pub struct Roll<'t> {
    in_force: Time,
    /// Whether it was ever more than a draft.
    begun: bool,
    spells: Vec<(&'t Membership, Time)>,
    /// The states, each once.
    pub states: Vec<&'t str>,
}

impl<'t> Roll<'t> {
    pub fn of(treaty: &'t Treaty) -> Self {
        let spells: Vec<_> = treaty.parties.iter().map(|party| (party, Time::new(party.entry.as_ref(), party.exit.as_ref()))).collect();
        let mut states: Vec<&str> = Vec::new();
        for (party, _) in &spells {
            if !states.contains(&party.state.as_str()) {
                states.push(&party.state);
            }
        }
        // Where it is not known from when it is in force, it is not before it was signed.
        let from = treaty.in_force.as_ref().or(treaty.signed.as_ref());
        let begun = from.is_some() || treaty.parties.iter().any(|party| party.entry.is_some());
        Self { in_force: Time::new(from, treaty.ended.as_ref()), begun, spells, states }
    }

    /// Whether the treaty is in force on a day.
    pub fn in_force(&self, day: Date) -> Truth {
        if self.begun { self.in_force.has(day) } else { Truth::Fails }
    }

    /// The membership of a state that counts on a day, and whether it is bound then; who signed and did not enter may be or not.
    pub fn party(&self, state: &str, day: Date) -> Option<(&'t Membership, Truth)> {
        let judged = self.spells.iter().filter(|(party, _)| party.state == state).map(|(party, time)| {
            let truth = if party.entry.is_some() { time.has(day) } else { Truth::Unknown };
            (*party, truth)
        });
        let order = |truth: Truth| match truth {
            Truth::Holds => 0,
            Truth::Unknown => 1,
            Truth::Fails => 2,
        };
        judged.min_by_key(|(_, truth)| order(*truth))
    }

    /// Whether a state is surely bound on a day.
    pub fn is_party(&self, state: &str, day: Date) -> bool {
        self.party(state, day).is_some_and(|(_, truth)| truth == Truth::Holds)
    }

    /// The first day after one day and up to another on which two states came to be bound both.
    pub fn bound_after(&self, (one, other): (&str, &str), after: Date, until: Date) -> Option<Date> {
        let entries = |state: &str| {
            let of = self.spells.iter().filter(move |(party, _)| party.state == state);
            of.filter_map(|(_, time)| time.from.and_then(|(first, _)| first)).collect::<Vec<_>>()
        };
        let (ones, others) = (entries(one), entries(other));
        let both = ones.iter().flat_map(|one| others.iter().map(move |other| *one.max(other)));
        let bound = |day: &Date| [one, other].iter().all(|state| self.party(state, *day).is_some_and(|(_, truth)| truth != Truth::Fails));
        both.filter(|day| *day > after && *day <= until).filter(bound).min()
    }
}

/// Whether a state is surely bound by a treaty on a day.
pub fn is_party(treaty: &Treaty, state: &str, day: Date) -> bool {
    Roll::of(treaty).is_party(state, day)
}

/// Why the duties between two parties rest on a day, if they do.
pub fn resting<'t>(one: &'t Membership, other: &'t Membership, day: Date) -> Option<&'t str> {
    let of = |member: &'t Membership, toward: &str| {
        let hit = member.suspended.iter().find(|rest| {
            (rest.toward.is_empty() || rest.toward.iter().any(|code| code == toward))
                && Time::new(rest.from.as_ref(), rest.until.as_ref()).has(day) != Truth::Fails
        });
        hit.map(|rest| rest.note.as_deref().unwrap_or("its duties are suspended"))
    };
    of(one, &other.state).or_else(|| of(other, &one.state))
}

/// The day from which two parties are both bound, as far as it is known to the day.
pub fn both_since(one: &Membership, other: &Membership) -> Option<Date> {
    let since = |member: &Membership| member.entry.as_ref().and_then(|entry| entry.bounds().0);
    Some(since(one)?.max(since(other)?))
}
