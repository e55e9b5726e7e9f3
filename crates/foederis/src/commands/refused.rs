//! What was refused, with the flag or the command that helps.

use crate::output::safe;
use foederis_inquiry::Error;
use miette::{Report, miette};

const INSTEAD: &str = "say who attacked whom with --attack BY:ON --date DAY";

/// A refusal for people at a terminal.
pub fn refused(error: Error) -> Report {
    let said = safe(&error.to_string());
    match error {
        Error::NoIncident { .. } => miette!("{said}; list them with: foederis incidents"),
        Error::NoAttack { .. } | Error::Divided { .. } | Error::NoStates { .. } => miette!("{said}; {INSTEAD}"),
        Error::NoDay { .. } => miette!("{said}; give it with --date"),
        Error::NobodysCode { .. } => miette!("{said} (foederis who NAME tells it)"),
        Error::OnItself { state } => miette!("{said}; for what happens inside a state there is --internal {state}"),
        Error::NoPlace { .. } => miette!("--place: {said}; other spellings may be known: foederis where NAME"),
        Error::NoTreaty { .. } => miette!("--treaty: {said}; their ids are the names of the files in knowledge/treaties"),
        Error::NoParty { .. } => miette!("{said}; treaties stand in knowledge/treaties, or in the folder of --treaties"),
        Error::NoNames | Error::Places { .. } => miette!("{said}"),
        Error::Ledger(error) => Report::from_err(error),
    }
}

/// The same of what was given with a flag.
pub fn refused_of(flag: &str, error: Error) -> Report {
    miette!("{flag}: {}", refused(error))
}
