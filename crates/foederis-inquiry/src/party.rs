//! Whom a code or a name means.

use crate::Error;
use foederis_knowledge::{Knowledge, Names, Referent};
use foederis_model::Language;

/// The names that codes are looked up in.
pub fn names(knowledge: &Knowledge) -> Result<&Names, Error> {
    knowledge.pack(&Language::English).map(|pack| &pack.names).ok_or(Error::NoNames)
}

/// A code as it is written in knowledge; a code of nobody is refused, codes of other data sets are let pass.
pub fn known(names: &Names, code: &str) -> Result<String, Error> {
    let upper = code.to_uppercase();
    if names.english(&upper).is_some() || upper.starts_with("COW-") {
        return Ok(upper);
    }
    if names.english(code).is_some() {
        return Ok(code.to_owned());
    }
    Err(Error::NobodysCode { code: code.to_owned() })
}

/// The code of a party by its English name. An armed group is never a state.
pub fn code(knowledge: &Knowledge, name: &str, group: bool) -> Option<String> {
    let names = &knowledge.pack(&Language::English)?.names;
    names.lookup(name).into_iter().find_map(|referent| match referent {
        Referent::Actor(actor) if !(group && names.is_state(&actor.base)) => Some(actor.base.clone()),
        _ => None,
    })
}

/// Whom somebody means who writes this: a state by its code in any case, else whoever has this name, else what was written.
pub fn meant(knowledge: &Knowledge, written: &str) -> String {
    let upper = written.to_uppercase();
    let state = knowledge.pack(&Language::English).is_some_and(|pack| pack.names.is_state(&upper));
    if state { upper } else { code(knowledge, written, false).unwrap_or_else(|| written.to_owned()) }
}
