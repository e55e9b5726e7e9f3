//! Ties over time, kept in step with the ties that reports tell.
//!
//! What [`foederis_analysis::relations`] makes of all ties known now stands in the tables `relations` and `relation_standing`, and is
//! brought up to date within the transaction that adds or closes ties.

mod ask;
mod keep;

pub(crate) use keep::{Keeper, rebuild};
