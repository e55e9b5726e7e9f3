//! Ties over time, kept in step with the ties that reports tell.
//!
//! What [`foederis_analysis::relations`] makes of all ties known now stands in the tables `relations` and `relation_standing`, and is
//! brought up to date within the transaction that adds or closes ties.

mod ask;
mod keep;
mod then;

use crate::derived;
use crate::engine::{Result, Store};

pub(crate) use keep::Keeper;

/// Changes when the same ties give other relations than before; then they are made anew when a ledger is opened.
const TIES: i64 = 1;

/// Brings the relations up to date, if other rules made them or none did.
pub(crate) fn derive(store: &dyn Store) -> Result<()> {
    derived::bring_up_to_date(store, is_current, rebuild)
}

/// Makes them anew.
pub(crate) fn rebuild(store: &dyn Store) -> Result<()> {
    keep::rebuild(store)?;
    derived::made(store, "relations", TIES)
}

pub(crate) fn is_current(store: &dyn Store) -> Result<bool> {
    derived::is_of(store, "relations", TIES)
}
