//! What was known of incidents on an earlier day, made from what is known now.
//!
//! Whatever was known of a neighbourhood on a day stands as it stands now where all its reports were known then, and no report that was closed since
//! is linked with it. Only the others are fused anew, which are few.

use super::changes::{self, Seen};
use super::keep::columns;
use super::neighbours::Neighbours;
use crate::abouts::Abouts;
use crate::engine::{self, Access, Value, params};
use crate::where_clause::CLOSED;
use crate::{Error, Ledger, days, reported};
use foederis_analysis::{Incident, ReportedEvent, Traits, incidents};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};

/// Since when the reports of an incident's neighbourhood are known: those that may be linked with it, and with those.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Neighbourhood {
    /// Its number.
    pub number: i64,
    /// The day from which its first report is known.
    pub first: Date,
    /// The day from which all of them are.
    pub whole: Date,
}

impl Neighbourhood {
    /// By days as the ledger numbers them.
    pub(super) fn of(number: i64, first: i64, whole: i64) -> Option<Self> {
        Some(Self { number, first: days::date(first)?, whole: days::date(whole)? })
    }
}

/// How an earlier day's knowledge differs from what is known now.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Then {
    /// Neighbourhoods that were others: what was known of them is in `incidents`.
    pub others: BTreeSet<i64>,
    /// The incidents that stood there then.
    pub incidents: Vec<Incident>,
}

impl Ledger {
    /// Every incident known now, one at a time and in no order: as they lie in the ledger, which is much faster where there are very many. Without
    /// its neighbourhood where the ledger was kept by other rules and is open for reading only. Gives up to where their changes were seen, for
    /// [`Ledger::incidents_changed`].
    pub fn scan_incidents(&self, mut visit: impl FnMut(Incident, Option<Neighbourhood>)) -> Result<Option<Seen>, Error> {
        let transaction = self.store.transaction(Access::Read).map_err(self.failed())?;
        if !super::is_current(&*transaction).map_err(self.failed())? {
            drop(transaction);
            return self.each_incident(&crate::Filter::default(), false, |incident| visit(incident, None)).map(|()| None);
        }
        let seen = changes::seen(&*transaction).map_err(self.failed())?;
        let known = neighbourhoods(&*transaction).map_err(self.failed())?;
        let mut statement = transaction.prepare("SELECT i.record, i.id, i.neighbourhood FROM incidents i").map_err(self.failed())?;
        let mut rows = statement.scan(&[]).map_err(self.failed())?;
        while let Some(row) = rows.next().map_err(self.failed())? {
            let number: i64 = row.get(2).map_err(self.failed())?;
            let neighbourhood = known.get(&number).and_then(|(first, whole)| Neighbourhood::of(number, *first, *whole));
            visit(self.incident_row(row)?, neighbourhood);
        }
        Ok(Some(seen))
    }

    /// What was known on a day of these neighbourhoods, and of those that other reports were linked with which have been closed since.
    pub fn incidents_then(&self, day: Date, mut others: BTreeSet<i64>) -> Result<Then, Error> {
        let read = || -> engine::Result<Then> {
            let transaction = self.store.transaction(Access::Read)?;
            let (mut abouts, day) = (Abouts::default(), Value::Integer(days::number(day)));
            let mut reports: Vec<ReportedEvent> = Vec::new();
            let closed = format!(
                "SELECT {} FROM {CLOSED} CROSS JOIN documents d ON d.row = f.document
                 WHERE f.kind = 'event' AND f.known_from <= ? AND f.known_to > ?",
                columns()
            );
            let mut statement = transaction.prepare(&closed)?;
            let mut rows = statement.scan(&[day.clone(), day.clone()])?;
            while let Some(row) = rows.next()? {
                reports.push(reported::event(row, &mut abouts)?.1);
            }
            drop(rows);
            let traits: Vec<Traits> = reports.iter().map(Traits::of).collect();
            let traits: Vec<&Traits> = traits.iter().collect();
            let mut neighbours = Neighbours::new(&*transaction)?;
            // A neighbourhood is named after an event, and may have become a part of another one since it was asked for.
            for number in others.clone() {
                others.extend(neighbours.of(number)?);
            }
            others.append(&mut neighbours.linked_with(&traits, &mut abouts)?);
            let members = format!(
                "SELECT {} FROM event_incident i JOIN facts f ON f.row = i.fact JOIN documents d ON d.row = f.document
                 WHERE i.neighbourhood = ? AND f.known_from <= ?",
                columns()
            );
            let mut statement = transaction.prepare(&members)?;
            for neighbourhood in &others {
                let mut rows = statement.query(&[Value::Integer(*neighbourhood), day.clone()])?;
                while let Some(row) = rows.next()? {
                    reports.push(reported::event(row, &mut abouts)?.1);
                }
            }
            Ok(Then { incidents: incidents(&reports), others })
        };
        read().map_err(self.failed())
    }
}

/// For each neighbourhood, the first and last day from which a report of it is known.
fn neighbourhoods(store: &dyn engine::Store) -> engine::Result<HashMap<i64, (i64, i64)>> {
    let sql = "SELECT e.neighbourhood, f.known_from FROM event_incident e CROSS JOIN facts f INDEXED BY facts_search ON f.row = e.fact";
    let mut statement = store.prepare(sql)?;
    let mut rows = statement.scan(params![])?;
    let mut found: HashMap<i64, (i64, i64)> = HashMap::new();
    while let Some(row) = rows.next()? {
        let (number, day): (i64, i64) = (row.get(0)?, row.get(1)?);
        let span = found.entry(number).or_insert((day, day));
        *span = (span.0.min(day), span.1.max(day));
    }
    Ok(found)
}
