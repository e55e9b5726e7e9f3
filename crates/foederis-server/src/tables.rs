//! Which table of incidents answers: that of now, made anew when the ledger has changed, or that of an earlier day's knowledge.

use crate::problem::Problem;
use crate::readers::Readers;
use crate::table::Table;
use foederis_analysis::Incident;
use foederis_store::{Ledger, Position};
use jiff::civil::Date;
use quick_cache::sync::Cache;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A table that takes no longer than this to make is made anew while the question waits, so that it is never behind.
const AT_ONCE: Duration = Duration::from_millis(80);
/// One that takes longer is made anew beside, and at most a fifth of the time goes into that.
const REST: u32 = 4;
/// So many earlier days are kept.
const DAYS: usize = 4;

/// A table, and the state of the ledger that it shows.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub(crate) table: Table,
    pub(crate) position: Position,
    /// The incidents themselves, where the ledger does not keep them: of an earlier day's knowledge.
    pub(crate) then: Option<BTreeMap<String, Incident>>,
    pub(crate) known_on: Option<Date>,
    took: Duration,
    made: Option<Instant>,
}

#[derive(Debug)]
pub(crate) struct Tables {
    now: Mutex<Arc<Known>>,
    making: AtomicBool,
    earlier: Cache<(Date, Position), Arc<Known>>,
}

impl Default for Tables {
    fn default() -> Self {
        Self { now: Mutex::default(), making: AtomicBool::new(false), earlier: Cache::new(DAYS) }
    }
}

impl Known {
    fn read(ledger: &Ledger, known_on: Option<Date>) -> Result<Self, Problem> {
        let begun = Instant::now();
        // Asked first: what comes in meanwhile is read again next time.
        let position = ledger.position()?;
        let mut table = Table::default();
        let mut then = known_on.map(|_| BTreeMap::new());
        ledger.scan_incidents(known_on, |incident| {
            table.push(&incident);
            if let Some(then) = &mut then {
                then.insert(incident.id.clone(), incident);
            }
        })?;
        table.order();
        Ok(Self { table, position, then, known_on, took: begun.elapsed(), made: Some(Instant::now()) })
    }

    /// One incident, whole. An id is made of one of its reports, and with more or fewer reports known another one may give it: an incident keeps
    /// being found under the ids that it had, or will have, as long as one of those reports is known.
    pub(crate) fn incident(&self, ledger: &Ledger, id: &str) -> Result<Incident, Problem> {
        let id = id.trim();
        let now = match ledger.incident(id, None) {
            Err(foederis_store::Error::NoSuchId { .. }) => ledger.incident_of(&id.replacen("i-", "e-", 1))?,
            found => Some(found?),
        };
        let found = match &self.then {
            None => now,
            Some(then) => then.get(id).cloned().or_else(|| {
                let named = id.replacen("i-", "e-", 1);
                let reports: BTreeSet<&String> = now.iter().flat_map(|now| &now.reports).chain([&named]).collect();
                let shared = |incident: &&Incident| incident.reports.iter().filter(|report| reports.contains(report)).count();
                then.values().filter(|incident| shared(incident) > 0).max_by_key(shared).cloned()
            }),
        };
        found.ok_or_else(|| Problem::missing(format!("there is no incident {id} here; the list of incidents has those there are")))
    }
}

impl Tables {
    /// The table for what was known on a day, or now.
    pub(crate) fn known(self: &Arc<Self>, readers: &Arc<Readers>, ledger: &Ledger, known_on: Option<Date>) -> Result<Arc<Known>, Problem> {
        let position = ledger.position()?;
        match known_on {
            // One question makes it, the others that ask for it wait.
            Some(day) => self.earlier.get_or_insert_with(&(day, position), || Known::read(ledger, Some(day)).map(Arc::new)),
            None => self.of_now(readers, ledger, position),
        }
    }

    fn of_now(self: &Arc<Self>, readers: &Arc<Readers>, ledger: &Ledger, position: Position) -> Result<Arc<Known>, Problem> {
        let known = Arc::clone(&self.now.lock().unwrap_or_else(PoisonError::into_inner));
        let Some(made) = known.made else {
            // The first question of all: the others wait here.
            let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
            if now.made.is_none() {
                *now = Arc::new(Known::read(ledger, None)?);
            }
            return Ok(Arc::clone(&now));
        };
        if known.position == position {
            return Ok(known);
        }
        if known.took <= AT_ONCE {
            let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
            if now.position != position {
                *now = Arc::new(Known::read(ledger, None)?);
            }
            return Ok(Arc::clone(&now));
        }
        if made.elapsed() >= known.took * REST && !self.making.swap(true, Ordering::AcqRel) {
            let (tables, readers) = (Arc::clone(self), Arc::clone(readers));
            std::thread::spawn(move || {
                let read = readers.ask_here(|ledger| Known::read(ledger, None));
                // Where it failed, the next question tries again, and tells why if that fails too.
                if let Ok(read) = read {
                    *tables.now.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(read);
                }
                tables.making.store(false, Ordering::Release);
            });
        }
        Ok(known)
    }
}
