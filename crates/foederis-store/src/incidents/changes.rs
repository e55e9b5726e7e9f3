//! Which incidents became others since somebody looked: for who keeps all of them in memory and would not read all of them again.

use super::then::Neighbourhood;
use crate::engine::{Access, Result, Statement, Store, params};
use crate::{Error, Ledger};
use foederis_analysis::Incident;
use std::collections::BTreeSet;

/// So many changes are kept; who looked before them reads everything.
const KEPT: i64 = 100_000;

/// When there are more changes than this, reading everything is faster.
const WORTH_IT: i64 = 50_000;

/// Up to where the changes of the incidents were seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen(i64);

/// What became of the incidents since.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangedIncidents {
    /// Up to where it is seen now.
    pub seen: Seen,
    /// Neighbourhoods that were fused anew, or are no more.
    pub neighbourhoods: BTreeSet<i64>,
    /// The incidents that stand in them now.
    pub incidents: Vec<(Incident, Option<Neighbourhood>)>,
}

impl Ledger {
    /// The incidents that were fused anew since; `None` where too much was, or that is not known: then all of them are read
    /// ([`Ledger::scan_incidents`]).
    pub fn incidents_changed(&self, since: Seen) -> std::result::Result<Option<ChangedIncidents>, Error> {
        let transaction = self.store.transaction(Access::Read).map_err(self.failed())?;
        if !super::is_current(&*transaction).map_err(self.failed())? {
            return Ok(None);
        }
        let (oldest, newest) = bounds(&*transaction).map_err(self.failed())?;
        if oldest > since.0 + 1 || newest < since.0 || newest - since.0 > WORTH_IT {
            return Ok(None);
        }
        let sql = "SELECT DISTINCT neighbourhood FROM incident_change WHERE row > ?";
        let numbers: Vec<Option<i64>> = transaction.all(sql, params![since.0], |row| row.get(0)).map_err(self.failed())?;
        let Some(neighbourhoods) = numbers.into_iter().collect::<Option<BTreeSet<i64>>>() else { return Ok(None) };
        let sql = "SELECT i.record, i.id FROM incidents i WHERE i.neighbourhood = ?";
        let mut statement = transaction.prepare(sql).map_err(self.failed())?;
        let mut known = Known::new(&*transaction).map_err(self.failed())?;
        let mut incidents = Vec::new();
        for number in &neighbourhoods {
            let neighbourhood = known.of(*number).map_err(self.failed())?;
            let mut rows = statement.query(params![number]).map_err(self.failed())?;
            while let Some(row) = rows.next().map_err(self.failed())? {
                incidents.push((self.incident_row(row)?, neighbourhood));
            }
        }
        Ok(Some(ChangedIncidents { seen: Seen(newest), neighbourhoods, incidents }))
    }
}

/// Up to where the changes have come.
pub(super) fn seen(store: &dyn Store) -> Result<Seen> {
    bounds(store).map(|(_, newest)| Seen(newest))
}

fn bounds(store: &dyn Store) -> Result<(i64, i64)> {
    let sql = "SELECT (SELECT coalesce(min(row), 0) FROM incident_change), (SELECT coalesce(max(row), 0) FROM incident_change)";
    store.one(sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Since when the reports of one neighbourhood are known.
struct Known<'s>(Statement<'s>);

impl<'s> Known<'s> {
    fn new(store: &'s dyn Store) -> Result<Self> {
        let sql =
            "SELECT min(f.known_from), max(f.known_from) FROM event_incident e CROSS JOIN facts f INDEXED BY facts_search ON f.row = e.fact
             WHERE e.neighbourhood = ?";
        store.prepare(sql).map(Self)
    }

    /// Nothing where no report is left.
    fn of(&mut self, number: i64) -> Result<Option<Neighbourhood>> {
        let days: (Option<i64>, Option<i64>) = self.0.one(params![number], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(days.0.zip(days.1).and_then(|(first, whole)| Neighbourhood::of(number, first, whole)))
    }
}

/// Notes what was fused anew.
pub(super) struct Log<'t> {
    write: Statement<'t>,
    forget: Statement<'t>,
}

impl<'t> Log<'t> {
    pub(super) fn new(store: &'t dyn Store) -> Result<Self> {
        Ok(Self {
            write: store.prepare("INSERT INTO incident_change (neighbourhood) VALUES (?)")?,
            forget: store.prepare("DELETE FROM incident_change WHERE row <= (SELECT max(row) FROM incident_change) - ?")?,
        })
    }

    pub(super) fn note(&mut self, neighbourhoods: &BTreeSet<i64>) -> Result<()> {
        if i64::try_from(neighbourhoods.len()).is_ok_and(|count| count <= KEPT) {
            for number in neighbourhoods {
                self.write.execute(params![number])?;
            }
            return self.forget();
        }
        self.note_all()
    }

    /// All of them were.
    pub(super) fn note_all(&mut self) -> Result<()> {
        self.write.execute(params![Option::<i64>::None])?;
        self.forget()
    }

    fn forget(&mut self) -> Result<()> {
        self.forget.execute(params![KEPT]).map(drop)
    }
}
