//! Answers computed from ledger facts: incidents, disputed figures, timelines, what an attack triggers, who is exposed to whom.
//! Pure: no file, clock or randomness.
//!
//! ```
//! use foederis_analysis::{ReportedEvent, incidents, timeline};
//! # fn events() -> Vec<ReportedEvent> { Vec::new() }
//! let incidents = incidents(&events()); // from the ledger's snapshot
//! for line in timeline(&incidents, &["ARM".into()]) {
//!     println!("{line}"); // 2022-09-13  AZE → ARM  ASSAULT  3 reports (nl, de, en)  deaths 176–180
//! }
//! ```
//!
//! # From reports to incidents
//! Reports of many documents that tell one happening make one [`Incident`]. Two reports can be one when they are of one
//! type, their parties do not contradict each other, their times overlap and their places agree where both name one; see
//! `compare.rs` for the rules and their weights. Every report of an incident must be able to be one with **every** other:
//! a vague report ("in September", "troops attacked") joins the incident it fits best and never glues two together.
//! A report that counts losses and names one side alone is less a happening than its toll: its day and place may be those
//! of the count, and a large number that another report tells too says whose toll it is.
//!
//! # What holds
//! - The answer does not depend on the order of the reports, and each report is in exactly one incident.
//! - Nothing is merged away: every figure is listed with who told it, those that were updated too.
//! - The work grows with the number of reports, not with its square: only reports that share a type, a party or place, and
//!   some days are compared.

pub mod answers;
mod compare;
mod copies;
pub mod exposure;
mod figures;
mod fuse;
mod incident;
mod keys;
mod neighbours;
mod numbers;
pub mod obligations;
mod relations;
mod report;
mod sides;
mod state;
mod stories;
mod teller;
mod time;
mod timeline;
mod versions;

pub use copies::Fingerprint;
pub use figures::{Figures, Standing, Told};
pub use fuse::incidents;
pub use incident::Incident;
pub use neighbours::{Traits, linked, neighbourhoods};
pub use relations::{
    Contradiction, Edge, Gap, Network, Relation, ReportedTie, Says, Standing as TieStanding, Statement, Stretch, ends, relations,
};
pub use report::ReportedEvent;
pub use sides::Sides;
pub use state::State;
pub use stories::{Telling, stories};
pub use timeline::{Line, contested, timeline};
pub use versions::{Account, OnDay, Versions, Voice, versions};
