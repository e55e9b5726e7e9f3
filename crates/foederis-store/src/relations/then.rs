//! Ties over time as they were known on an earlier day.
//!
//! A history of which everything was known on a day stands as it stands now, where no report of it was closed since. Only the others are put together
//! anew, which are few.

use super::ask::Asked;
use crate::engine::Value;
use crate::reported::{self, REPORTED};
use crate::where_clause::{CLOSED, Where, text};
use crate::{Error, Ledger, days};
use foederis_analysis::{Relation, ReportedTie, ends, relations};
use foederis_model::{TieType, name_key};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Type and ends, as they are compared.
type Key = (TieType, String, String);

/// Ties over time that were others than they are now.
pub(super) struct Others {
    keys: BTreeSet<Key>,
    /// What was known of them; nothing of those of which nobody had told.
    pub(super) relations: Vec<Relation>,
}

impl Others {
    pub(super) fn has(&self, tie_type: TieType, [from, to]: [&String; 2]) -> bool {
        self.keys.contains(&(tie_type, name_key(from), name_key(to)))
    }
}

impl Ledger {
    /// The ties over time asked for that were known in part on a day, or of which a report was known that has been closed since.
    pub(super) fn others_then(&self, asked: &Asked, day: Date) -> Result<Others, Error> {
        let closed = self.closed_then(asked.types(), day)?;
        let mut keys: BTreeSet<Key> = closed.iter().flat_map(|told| ends(&told.tie)).map(|(key, _)| key).collect();
        let number = Value::Integer(days::number(day));
        let mut ties = Vec::new();
        for (code, from, to) in &keys {
            let mut one = Where::default();
            one.push("r.type = ? AND r.from_key = ? AND r.to_key = ?", [text(code.code()), text(from), text(to)]);
            ties.append(&mut self.members(one, Some(day))?);
        }
        ties.extend(closed);
        let mut partly = asked.clause();
        partly.push("r.known_first <= ? AND r.known_whole > ?", [number.clone(), number]);
        let sql = format!("SELECT r.type, r.from_key, r.to_key FROM relations r{}", partly.sql());
        let mut statement = self.store.prepare(&sql).map_err(self.failed())?;
        let mut rows = statement.scan(&partly.values).map_err(self.failed())?;
        while let Some(row) = rows.next().map_err(self.failed())? {
            let text = |at| row.get::<String>(at).map_err(self.failed());
            let code = text(0)?;
            let tie_type = code.parse().map_err(|_| self.corrupt(format!("there is a tie {code}, which is not known")))?;
            keys.insert((tie_type, text(1)?, text(2)?));
        }
        drop(rows);
        ties.append(&mut self.members(partly, Some(day))?);
        let mut relations = relations(&ties);
        let key = |relation: &Relation| (relation.tie_type, name_key(&relation.from), name_key(&relation.to));
        // A report that binds several pairs is there for one of them.
        relations.retain(|relation| keys.contains(&key(relation)) && asked.fits(relation));
        Ok(Others { keys, relations })
    }

    /// Ties that were known on a day and have been closed since.
    pub(super) fn closed_then(&self, types: &[String], day: Date) -> Result<Vec<ReportedTie>, Error> {
        let day = Value::Integer(days::number(day));
        let mut closed = Where::default();
        closed.push("f.kind = 'tie' AND f.known_from <= ? AND f.known_to > ?", [day.clone(), day]);
        closed.any("f.type = ?", types.iter().map(text));
        let sql = format!("SELECT {REPORTED} FROM {CLOSED} JOIN documents d ON d.row = f.document{}", closed.sql());
        self.store.all(&sql, &closed.values, reported::tie).map_err(self.failed())
    }
}

impl Where {
    /// Only ties over time of which everything was known on a day; all of them where none is asked for.
    pub(super) fn known_whole(&mut self, known_on: Option<Date>) {
        if let Some(day) = known_on {
            self.push("r.known_whole <= ?", [Value::Integer(days::number(day))]);
        }
    }
}
