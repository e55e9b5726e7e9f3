//! Which neighbourhoods of events known now an event would belong to.

use super::keep::columns;
use crate::abouts::Abouts;
use crate::engine::{Result, Statement, Store, params};
use crate::reported;
use foederis_analysis::{Traits, linked};
use std::collections::BTreeSet;

pub(super) struct Neighbours<'t> {
    with_key: Statement<'t>,
    report: Statement<'t>,
    neighbourhood: Statement<'t>,
}

impl<'t> Neighbours<'t> {
    pub(super) fn new(store: &'t dyn Store) -> Result<Self> {
        Ok(Self {
            with_key: store.prepare("SELECT fact, place FROM event_key WHERE key = ?")?,
            report: store.prepare(&format!("SELECT {} FROM facts f JOIN documents d ON d.row = f.document WHERE f.row = ?", columns()))?,
            neighbourhood: store.prepare("SELECT neighbourhood FROM event_incident WHERE fact = ?")?,
        })
    }

    /// The neighbourhood that an event is in.
    pub(super) fn of(&mut self, fact: i64) -> Result<Option<i64>> {
        self.neighbourhood.maybe(params![fact], |row| row.get(0))
    }

    /// Those that events with these traits are linked with. Keys lie anywhere in the table, so they are asked for in their order.
    pub(super) fn linked_with(&mut self, traits: &[&Traits], abouts: &mut Abouts) -> Result<BTreeSet<i64>> {
        let asked = |(at, traits): (usize, &&Traits)| traits.asked().into_iter().map(move |key| (key, at));
        let mut asked: Vec<(i64, usize)> = traits.iter().enumerate().flat_map(asked).collect();
        asked.sort_unstable();
        let mut candidates: Vec<(i64, usize)> = Vec::new();
        for same in asked.chunk_by(|one, other| one.0 == other.0) {
            let mut rows = self.with_key.query(params![same[0].0])?;
            while let Some(row) = rows.next()? {
                let (fact, place) = (row.get(0)?, row.get(1)?);
                // Most of those that share a key are told apart by their places, without a look at them.
                let may_be = same.iter().filter(|(_, at)| traits[*at].may_share_place(place));
                candidates.extend(may_be.map(|(_, at)| (fact, *at)));
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        let mut found = BTreeSet::new();
        for same in candidates.chunk_by(|one, other| one.0 == other.0) {
            let fact = same[0].0;
            let mut rows = self.report.query(params![fact])?;
            let Some(row) = rows.next()? else { continue };
            let its = Traits::of(&reported::event(row, abouts)?.1);
            drop(rows);
            if same.iter().any(|(_, at)| linked(traits[*at], &its)) {
                found.extend(self.of(fact)?);
            }
        }
        Ok(found)
    }
}
