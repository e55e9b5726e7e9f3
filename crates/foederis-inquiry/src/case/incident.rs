//! The case that an incident of the ledger is.

use super::Asked;
use crate::Error;
use foederis_analysis::Incident;
use foederis_analysis::obligations::{Attack, Site};
use foederis_knowledge::Names;
use foederis_model::treaty::Cited;
use foederis_model::{Actor, EventType};
use foederis_store::{Ledger, Shown};
use jiff::civil::Date;

/// An incident of the ledger, as known now or on a day.
pub fn incident(ledger: &Ledger, id: &str, known_on: Option<Date>) -> Result<Incident, Error> {
    ledger.incident(id, known_on).map_err(|error| match error {
        foederis_store::Error::NoSuchId { id } => Error::NoIncident { id },
        other => Error::Ledger(other),
    })
}

impl Asked {
    /// The case that an incident is: which states attacked which, on its first day or on this one.
    pub fn of_incident(ledger: &Ledger, incident: &Incident, day: Option<Date>, names: &Names) -> Result<Self, Error> {
        let id = || incident.id.clone();
        if incident.event_type != EventType::Assault {
            return Err(Error::NoAttack { id: id(), code: incident.event_type.code() });
        }
        let states = |actors: &[Actor]| {
            let mut states: Vec<String> = actors.iter().map(|actor| actor.base.clone()).filter(|base| names.is_state(base)).collect();
            states.dedup();
            states
        };
        let (mut by, mut on) = (states(&incident.sides.actor), states(&incident.sides.recipient));
        if incident.sides.mutual {
            match direction(ledger, incident, &by, &on)? {
                Some(true) => {}
                Some(false) => std::mem::swap(&mut by, &mut on),
                None => return Err(Error::Divided { id: id() }),
            }
        }
        if by.is_empty() || on.is_empty() {
            return Err(Error::NoStates { id: id(), sides: incident.sides.to_string() });
        }
        let day = day.or(incident.days().0).ok_or_else(|| Error::NoDay { id: id() })?;
        let (evidence, document) = sentence(ledger, incident)?;
        let site = incident.place.first().map(|name| Site { name: name.clone(), ..Site::default() });
        let mut attacks = Vec::new();
        for by in &by {
            for on in on.iter().filter(|on| *on != by) {
                attacks.push(Attack {
                    site: site.clone(),
                    evidence: evidence.clone(),
                    at: document.as_ref().map(|file| Cited { file: file.clone(), line: 0 }),
                    ..Attack::new(by, on, day)
                });
            }
        }
        Ok(Self { incident: Some(id()), ..Self::written(attacks) })
    }
}

/// Reports that tell it from one end for each that tells it from the other, so that the one end is believed.
const MAJORITY: usize = 2;

/// Whether most reports of an incident that are told from either end have these states as the attackers; `None` where they are divided.
fn direction(ledger: &Ledger, incident: &Incident, by: &[String], on: &[String]) -> Result<Option<bool>, Error> {
    let names = |actors: &[Actor], states: &[String]| actors.iter().any(|actor| states.contains(&actor.base));
    let (mut so, mut other) = (0, 0);
    for report in &incident.reports {
        if let Shown::Event { fact, .. } = ledger.show(report)? {
            let (actor, recipient) = (&fact.record.actor, &fact.record.recipient);
            // Only reports that name both ends say who is at which.
            so += usize::from(names(actor, by) && names(recipient, on));
            other += usize::from(names(actor, on) && names(recipient, by));
        }
    }
    Ok(match (so, other) {
        (so, other) if so >= MAJORITY * other && so > 0 => Some(true),
        (so, other) if other >= MAJORITY * so && other > 0 => Some(false),
        _ => None,
    })
}

/// The sentence of the first report, and its document.
fn sentence(ledger: &Ledger, incident: &Incident) -> Result<(Option<String>, Option<String>), Error> {
    let Some(report) = incident.reports.first() else { return Ok((None, None)) };
    match ledger.show(report)? {
        Shown::Event { fact, .. } => Ok((fact.record.evidence.first().cloned(), Some(fact.doc.clone()))),
        _ => Ok((None, None)),
    }
}
