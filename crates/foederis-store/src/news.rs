//! What came into a ledger after somebody looked at it last.

use crate::engine::{self, Value, params};
use crate::{Error, Ledger};
use foederis_analysis::Incident;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How far a ledger has been written: it changes with every document and every review that comes in, and with nothing else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// The number of the newest version of a document; numbers grow.
    pub documents: i64,
    /// The number of the newest review.
    pub reviews: i64,
}

impl Ledger {
    /// How far it has been written.
    pub fn position(&self) -> Result<Position, Error> {
        let sql = "SELECT (SELECT coalesce(max(row), 0) FROM documents), (SELECT coalesce(max(row), 0) FROM reviews)";
        let read = self.store.one(sql, &[], |row| Ok(Position { documents: row.get(0)?, reviews: row.get(1)? }));
        read.map_err(self.failed())
    }

    /// How many versions of documents came in after a [`Position`].
    pub fn documents_since(&self, seen: Position) -> Result<u64, Error> {
        let count = self.store.one("SELECT count(*) FROM documents WHERE row > ?", params![seen.documents], |row| row.get::<i64>(0));
        count.map(i64::unsigned_abs).map_err(self.failed())
    }

    /// Incidents that a document tells which came in after a [`Position`], by time, the newest first.
    pub fn incidents_since(&self, seen: Position, contested_only: bool, limit: usize) -> Result<Vec<Incident>, Error> {
        let contested = if contested_only { " AND i.contested = 1" } else { "" };
        let sql = format!(
            "SELECT i.record, i.id FROM incidents i WHERE i.row IN (
                 SELECT e.incident FROM facts f JOIN event_incident e ON e.fact = f.row WHERE f.document > ?){contested}
             ORDER BY i.day_back DESC, i.id DESC LIMIT ?"
        );
        let mut statement = self.store.prepare(&sql).map_err(self.failed())?;
        let values = [Value::Integer(seen.documents), Value::Integer(i64::try_from(limit).unwrap_or(i64::MAX))];
        let mut rows = statement.query(&values).map_err(self.failed())?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(self.failed())? {
            found.push(self.incident_row(row)?);
        }
        Ok(found)
    }

    /// The incident that an event belongs to, by what is known now.
    pub fn incident_of(&self, event: &str) -> Result<Option<Incident>, Error> {
        let sql = "SELECT i.record, i.id FROM facts f JOIN event_incident e ON e.fact = f.row JOIN incidents i ON i.row = e.incident WHERE f.id = ?";
        let mut statement = self.store.prepare(sql).map_err(self.failed())?;
        let mut rows = statement.query(params![event]).map_err(self.failed())?;
        rows.next().map_err(self.failed())?.map(|row| self.incident_row(row)).transpose()
    }

    /// For each event that a document tells now, the incident that it belongs to.
    pub fn incidents_of(&self, document: &str) -> Result<BTreeMap<String, String>, Error> {
        let sql = "SELECT f.id, i.id FROM documents d JOIN facts f ON f.document = d.row JOIN event_incident e ON e.fact = f.row
             JOIN incidents i ON i.row = e.incident WHERE d.id = ? AND d.known_to IS NULL";
        let pairs: engine::Result<Vec<(String, String)>> = self.store.all(sql, params![document], |row| Ok((row.get(0)?, row.get(1)?)));
        Ok(pairs.map_err(self.failed())?.into_iter().collect())
    }
}
