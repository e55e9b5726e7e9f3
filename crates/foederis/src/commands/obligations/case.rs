//! What happened, from flags or from an incident of the ledger.

use crate::cli::{Cli, Obligations, YesNo};
use crate::commands::refused::{refused, refused_of};
use crate::models::Models;
use foederis_analysis::obligations::Attack;
use foederis_inquiry::case::{self, Asked};
use foederis_inquiry::party::{known, names};
use foederis_inquiry::place::Places;
use foederis_knowledge::{Knowledge, Names};
use foederis_store::Ledger;
use miette::miette;

/// The case that is asked about; of an incident, by its ledger.
pub fn of(args: &Obligations, cli: &Cli, knowledge: &Knowledge, ledger: Option<&Ledger>) -> miette::Result<Asked> {
    let names = names(knowledge).map_err(refused)?;
    let mut asked = match args.incident.as_ref().zip(ledger) {
        Some((id, ledger)) => {
            let incident = case::incident(ledger, id, args.axes.known_on).map_err(refused)?;
            Asked::of_incident(ledger, &incident, args.date, names).map_err(refused)?
        }
        None => written(args, names)?,
    };
    asked.case.asked = args.asked.map(|asked| asked == YesNo::Yes);
    if let Some(place) = args.place.clone().or_else(|| asked.place(names)) {
        let pack = Models::open(cli.models.as_deref()).bytes("places").map_err(|error| miette!("{error}"))?;
        let places = Places::read(&pack, knowledge).map_err(refused)?;
        asked.at(&place, &places).map_err(refused)?;
    }
    for attack in &mut asked.case.attacks {
        attack.abroad = args.abroad;
    }
    Ok(asked)
}

/// From flags.
fn written(args: &Obligations, names: &Names) -> miette::Result<Asked> {
    let day = args.date.unwrap_or_default();
    if let Some(state) = &args.internal {
        let state = known(names, state).map_err(|error| refused_of("--internal", error))?;
        return Ok(Asked::inside(&state, day));
    }
    let mut attacks = Vec::new();
    for (flag, pairs, joined) in [("--attack", &args.attack, false), ("--joins", &args.joins, true)] {
        for (by, on) in pairs {
            let attack = case::attack(names, by, on, day).map_err(|error| refused_of(flag, error))?;
            attacks.push(Attack { joined, ..attack });
        }
    }
    Ok(Asked::written(attacks))
}
