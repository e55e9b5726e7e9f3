//! What happened: from an incident of the ledger, or as somebody writes it.

mod answer;
mod incident;
mod site;

pub use answer::{AttackAnswer, CaseAnswer};
pub use incident::incident;

use crate::Error;
use crate::party::known;
use crate::place::Places;
use foederis_analysis::obligations::{Attack, Case, Nature, Site};
use foederis_knowledge::Names;
use foederis_model::Edtf;
use jiff::civil::Date;

/// Who acts where nobody from outside does.
const INSIDE: &str = "forces inside";

/// A case, and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The case.
    pub case: Case,
    /// The incident, if it is one.
    pub incident: Option<String>,
}

impl Asked {
    /// A case that somebody writes.
    pub fn written(attacks: Vec<Attack>) -> Self {
        Self { case: Case { attacks, ..Case::default() }, incident: None }
    }

    /// Unrest, a coup or a civil war in a state.
    pub fn inside(state: &str, day: Date) -> Self {
        let case = Case { attacks: vec![Attack::new(INSIDE, state, day)], nature: Nature::Internal, asked: None };
        Self { case, incident: None }
    }

    /// The first day.
    pub fn day(&self) -> Date {
        self.case.attacks.iter().map(|attack| attack.from).min().unwrap_or_default()
    }

    /// Where it was, if that is known.
    pub fn site(&self) -> Option<&Site> {
        self.case.attacks.iter().find_map(|attack| attack.site.as_ref())
    }

    /// The states on either side, attacked ones first.
    pub fn parties(&self) -> Vec<&str> {
        let mut states: Vec<&str> = Vec::new();
        let on = self.case.attacks.iter().map(|attack| attack.on.as_str());
        for state in on.chain(self.case.attacks.iter().map(|attack| attack.by.as_str())) {
            if state != INSIDE && !states.contains(&state) {
                states.push(state);
            }
        }
        states
    }

    /// The place that the case itself names: what happens inside a state happens on its territory.
    pub fn place(&self, names: &Names) -> Option<String> {
        let inside = || {
            let state = self.case.attacks.first().filter(|_| self.case.nature == Nature::Internal)?;
            names.state(&state.on).map(str::to_owned)
        };
        self.site().map(|site| site.name.clone()).or_else(inside)
    }

    /// Looks up where it was, and whose that was on the day. A place that nobody knows is refused, unless a report names it.
    pub fn at(&mut self, place: &str, places: &Places<'_>) -> Result<(), Error> {
        let context: Vec<String> = self.parties().into_iter().map(str::to_owned).collect();
        let found = site::site(place, &Edtf::day(self.day()), &context, places);
        if found.is_none() && self.incident.is_none() {
            return Err(Error::NoPlace { name: place.to_owned() });
        }
        for attack in &mut self.case.attacks {
            attack.site.clone_from(&found);
        }
        Ok(())
    }
}

/// An attack that somebody writes, by codes in any case.
pub fn attack(names: &Names, by: &str, on: &str, day: Date) -> Result<Attack, Error> {
    let (by, on) = (known(names, by)?, known(names, on)?);
    if by == on { Err(Error::OnItself { state: by }) } else { Ok(Attack::new(&by, &on, day)) }
}
