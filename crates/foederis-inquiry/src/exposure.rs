//! What balances and what-if are taken from.

use crate::Error;
use foederis_analysis::ReportedTie;
use foederis_analysis::exposure::{ArmsTable, Basis, Window};
use foederis_model::treaty::Treaty;
use foederis_store::Ledger;
use jiff::civil::Date;

/// What the ledger tells of ties, and of when it is asked.
#[derive(Debug, Clone)]
pub struct Asked {
    ties: Vec<ReportedTie>,
    /// The day on which ties must stand.
    pub as_of: Date,
    /// What was known on this day; now, where none is given.
    pub known_on: Option<Date>,
    /// Over which years transfers are summed.
    pub window: Option<Window>,
}

impl Asked {
    /// Reads the ties.
    pub fn read(ledger: &Ledger, as_of: Date, known_on: Option<Date>, window: Option<Window>) -> Result<Self, Error> {
        Ok(Self { ties: ledger.reported_ties(known_on)?, as_of, known_on, window })
    }

    /// As the analysis takes it, with these treaties and this table of arms.
    pub fn basis<'b>(&'b self, treaties: &'b [Treaty], arms: Option<&'b ArmsTable>) -> Basis<'b> {
        Basis { ties: &self.ties, treaties, arms, as_of: self.as_of, known_on: self.known_on, window: self.window }
    }
}
