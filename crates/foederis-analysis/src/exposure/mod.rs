//! Who is exposed to whom: a balance between two sides, and what falls away where a tie, an actor, a route or a pact does.
//!
//! Everything is taken from what reports tell of ties, from treaties, and from tables of arms transfers that are handed in. What nobody told is said to be
//! unknown; no number is made up.

mod arms;
mod balance;
mod basis;
mod bonds;
mod cut;
mod network;
mod promises;
mod tensions;
mod what_if;

pub use arms::{ArmsError, ArmsTable, Merged, Shares, Supplier, Transfer, UNKNOWN_PARTY, Window};
pub use balance::{Balance, Finding, balance};
pub use basis::{Basis, Delivered, Source, Tied, ToldFigure};
pub use bonds::Bond;
pub use cut::{Cut, CutError};
pub use network::{Tension, tensions};
pub use promises::Promise;
pub use what_if::{Effect, WhatIf, what_if};
