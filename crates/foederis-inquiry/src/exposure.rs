//! What balances and what-if are taken from.

use crate::Error;
use foederis_analysis::ReportedTie;
use foederis_analysis::exposure::{ArmsTable, Basis, Cut, Effect, Window, what_if};
use foederis_model::TieType;
use foederis_model::treaty::Treaty;
use foederis_store::{Filter, Ledger};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Parties of which the ties are read in one question.
const AT_ONCE: usize = 500;

/// Ties that bind somebody through others.
const THROUGH: [TieType; 2] = [TieType::Membership, TieType::DefencePact];

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
    /// Reads all ties.
    pub fn read(ledger: &Ledger, as_of: Date, known_on: Option<Date>, window: Option<Window>) -> Result<Self, Error> {
        Ok(Self { ties: ledger.reported_ties(&Filter { known_on, ..Filter::default() })?, as_of, known_on, window })
    }

    /// Reads the ties that a balance of two is taken from: theirs, and those of the bodies and allies through which others are bound to them.
    pub fn between(ledger: &Ledger, pair: [&str; 2], as_of: Date, known_on: Option<Date>, window: Option<Window>) -> Result<Self, Error> {
        let of = |actor: Vec<String>, types: &[TieType]| {
            let types = types.iter().map(|code| code.code().to_owned()).collect();
            ledger.reported_ties(&Filter { actor, types, known_on, ..Filter::default() })
        };
        let mut ties = of(pair.map(str::to_owned).to_vec(), &[])?;
        let bodies = ties.iter().filter(|told| THROUGH.contains(&told.tie.tie_type));
        let bodies: BTreeSet<String> =
            bodies.flat_map(|told| told.tie.from.iter().chain(&told.tie.to)).map(|end| end.base.clone()).collect();
        let bodies: Vec<String> = bodies.into_iter().collect();
        for some in bodies.chunks(AT_ONCE) {
            ties.append(&mut of(some.to_vec(), &THROUGH)?);
        }
        Ok(Self { ties, as_of, known_on, window })
    }

    /// Reads the ties that a what-if is taken from: those that fall away, then those of everybody who loses by it.
    pub fn cutting(
        ledger: &Ledger,
        cuts: &[Cut],
        treaties: &[Treaty],
        arms: Option<&ArmsTable>,
        as_of: Date,
        known_on: Option<Date>,
        window: Option<Window>,
    ) -> Result<Self, Error> {
        let of = |actor: Vec<String>| ledger.reported_ties(&Filter { actor, known_on, ..Filter::default() });
        let mut asked = Self { ties: Vec::new(), as_of, known_on, window };
        for cut in cuts {
            asked.ties.append(&mut of(cut.parties().map(str::to_owned).collect())?);
            if let Some(name) = cut.actor() {
                asked.ties.append(&mut ledger.ties_naming(name, known_on)?);
            }
        }
        let first = what_if(&asked.basis(treaties, arms), cuts);
        let losers: BTreeSet<String> =
            first.findings.into_iter().filter_map(|effect| if let Effect::Loss { who, .. } = effect { Some(who) } else { None }).collect();
        let losers: Vec<String> = losers.into_iter().collect();
        for some in losers.chunks(AT_ONCE) {
            asked.ties.append(&mut of(some.to_vec())?);
        }
        Ok(asked)
    }

    /// As the analysis takes it, with these treaties and this table of arms.
    pub fn basis<'b>(&'b self, treaties: &'b [Treaty], arms: Option<&'b ArmsTable>) -> Basis<'b> {
        Basis { ties: &self.ties, treaties, arms, as_of: self.as_of, known_on: self.known_on, window: self.window }
    }
}
