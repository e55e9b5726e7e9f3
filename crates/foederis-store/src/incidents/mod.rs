//! Incidents, kept in step with the events they are made of.
//!
//! What [`foederis_analysis::incidents`] makes of all events known now stands in the tables `incidents` and `event_incident`, and
//! is brought up to date within the transaction that adds or closes events. Only the neighbourhoods that an event belongs to are
//! fused anew, so the order and the batches in which documents come make no difference to what stands there in the end.

mod changes;
mod keep;
mod list;
mod neighbours;
mod then;

use crate::engine::{Result, Store};
use crate::{copies, derived, relations};
use keep::rebuild;

pub use changes::{ChangedIncidents, Seen};
pub(crate) use keep::Keeper;
pub use list::IncidentCounts;
pub use then::{Neighbourhood, Then};

/// Changes when the same events give other incidents or other keys than before; then they are made anew when a ledger is opened.
const FUSION: i64 = 3;

/// Brings the incidents up to date, if other rules made them or none did.
pub(crate) fn derive(store: &dyn Store) -> Result<()> {
    derived::bring_up_to_date(store, is_current, rebuild_all)
}

/// Makes copies, incidents and relations anew.
pub(crate) fn rebuild_all(store: &dyn Store) -> Result<()> {
    copies::rebuild(store)?;
    rebuild(store)?;
    relations::rebuild(store)?;
    derived::made(store, "incidents", FUSION)
}

pub(crate) fn is_current(store: &dyn Store) -> Result<bool> {
    derived::is_of(store, "incidents", FUSION)
}
