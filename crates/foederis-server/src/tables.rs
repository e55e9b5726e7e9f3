//! Which table of incidents answers: that of now, made anew when the ledger has changed, or that of an earlier day's knowledge.

use crate::answers::REST;
use crate::background;
use crate::problem::Problem;
use crate::readers::Readers;
use crate::table::{Choice, Party, Table, partners};
use foederis_analysis::Incident;
use foederis_store::{ChangedIncidents, Counts, Filter, Ledger, Position, Seen};
use jiff::civil::Date;
use quick_cache::sync::Cache;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// A table that takes no longer than this to make is made anew while the question waits, so that it is never behind.
const AT_ONCE: Duration = Duration::from_millis(80);
/// So many earlier days are kept.
const DAYS: usize = 4;

/// A table, and the state of the ledger that it shows.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub(crate) table: Table,
    pub(crate) position: Position,
    /// The incidents themselves, where the ledger does not keep them: those that were others in an earlier day's knowledge.
    pub(crate) then: Option<BTreeMap<String, Incident>>,
    pub(crate) known_on: Option<Date>,
    /// How much the ledger holds now.
    pub(crate) counts: Counts,
    everybody: OnceLock<Vec<Party>>,
    /// Up to where the changes of incidents are in it.
    seen: Option<Seen>,
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
    /// What is known now.
    fn read(ledger: &Ledger) -> Result<Self, Problem> {
        let begun = Instant::now();
        // Asked first: what comes in meanwhile is read again next time.
        let position = ledger.position()?;
        let mut table = Table::default();
        let seen = ledger.scan_incidents(|incident, neighbourhood| table.push(&incident, neighbourhood))?;
        table.order();
        let counts = ledger.counts()?;
        Ok(Self { table, position, counts, seen, took: begun.elapsed(), made: Some(Instant::now()), ..Self::default() })
    }

    /// What is known now, by what was known a while ago and what became of it since.
    fn read_on(&self, ledger: &Ledger) -> Result<Self, Problem> {
        let (begun, position) = (Instant::now(), ledger.position()?);
        let changed = self.seen.map(|seen| ledger.incidents_changed(seen)).transpose()?.flatten();
        let Some(ChangedIncidents { seen, neighbourhoods, incidents }) = changed else { return Self::read(ledger) };
        let mut table = self.table.without(&neighbourhoods);
        for (incident, neighbourhood) in &incidents {
            table.push(incident, *neighbourhood);
        }
        table.order();
        let counts = ledger.counts()?;
        let mut known = Self { table, position, counts, seen: Some(seen), ..Self::default() };
        if self.everybody.get().is_some() {
            // Somebody asked for it, and will again.
            known.everybody();
        }
        (known.took, known.made) = (begun.elapsed(), Some(Instant::now()));
        Ok(known)
    }

    /// What was known on a day, by what is known now.
    fn then(&self, ledger: &Ledger, day: Date) -> Result<Self, Problem> {
        let (mut table, incidents) = if let Some(partly) = self.table.partly_known(day) {
            let then = ledger.incidents_then(day, partly)?;
            (self.table.known_as_now(day, &then.others), then.incidents)
        } else {
            let mut incidents = Vec::new();
            let filter = Filter { known_on: Some(day), ..Filter::default() };
            ledger.each_incident(&filter, false, |incident| incidents.push(incident))?;
            (Table::default(), incidents)
        };
        for incident in &incidents {
            table.push(incident, None);
        }
        table.order();
        let then = incidents.into_iter().map(|incident| (incident.id.clone(), incident)).collect();
        Ok(Self { table, position: self.position, then: Some(then), known_on: Some(day), counts: self.counts.clone(), ..Self::default() })
    }

    /// Everybody, those in most incidents first.
    pub(crate) fn everybody(&self) -> &[Party] {
        self.everybody.get_or_init(|| partners(&self.table, &Choice::default(), None, usize::MAX))
    }

    /// One incident, whole. An id is made of one of its reports, and with more or fewer reports known another one may give it: an incident keeps
    /// being found under the ids that it had, or will have, as long as one of those reports is known.
    pub(crate) fn incident(&self, ledger: &Ledger, id: &str) -> Result<Incident, Problem> {
        let id = id.trim();
        if let Some(incident) = self.then.as_ref().and_then(|then| then.get(id)) {
            return Ok(incident.clone());
        }
        let now = match ledger.incident(id, None) {
            Err(foederis_store::Error::NoSuchId { .. }) => ledger.incident_of(&id.replacen("i-", "e-", 1))?,
            found => Some(found?),
        };
        let found = match &self.then {
            None => now,
            Some(then) if now.as_ref().is_some_and(|now| self.table.number(&now.id).is_some() && !then.contains_key(&now.id)) => now,
            Some(then) => {
                let named = id.replacen("i-", "e-", 1);
                let reports: BTreeSet<&String> = now.iter().flat_map(|now| &now.reports).chain([&named]).collect();
                let shared = |incident: &&Incident| incident.reports.iter().filter(|report| reports.contains(report)).count();
                then.values().filter(|incident| shared(incident) > 0).max_by_key(shared).cloned()
            }
        };
        found.ok_or_else(|| Problem::missing(format!("there is no incident {id} here; the list of incidents has those there are")))
    }
}

/// Ends however the making of a table ends, so that a mistake in one does not keep the next from being made.
struct Making<'a>(&'a AtomicBool);

impl Drop for Making<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

impl Tables {
    /// The table for what was known on a day, or now.
    pub(crate) fn known(self: &Arc<Self>, readers: &Arc<Readers>, ledger: &Ledger, known_on: Option<Date>) -> Result<Arc<Known>, Problem> {
        let now = self.of_now(readers, ledger, ledger.position()?)?;
        match known_on {
            // One question makes it, the others that ask for it wait.
            Some(day) => self.earlier.get_or_insert_with(&(day, now.position), || now.then(ledger, day).map(Arc::new)),
            None => Ok(now),
        }
    }

    fn of_now(self: &Arc<Self>, readers: &Arc<Readers>, ledger: &Ledger, position: Position) -> Result<Arc<Known>, Problem> {
        let known = Arc::clone(&self.now.lock().unwrap_or_else(PoisonError::into_inner));
        let Some(made) = known.made else {
            // The first question of all: the others wait here.
            let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
            if now.made.is_none() {
                *now = Arc::new(Known::read(ledger)?);
            }
            return Ok(Arc::clone(&now));
        };
        if known.position == position {
            return Ok(known);
        }
        if known.took <= AT_ONCE {
            let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
            if now.position != position {
                *now = Arc::new(now.read_on(ledger)?);
            }
            return Ok(Arc::clone(&now));
        }
        if made.elapsed() >= known.took * REST && !self.making.swap(true, Ordering::AcqRel) {
            let (tables, readers, known) = (Arc::clone(self), Arc::clone(readers), Arc::clone(&known));
            background::spawn(move || {
                let _making = Making(&tables.making);
                let read = readers.ask_here(|ledger| known.read_on(ledger));
                // Where it failed, the next question tries again, and tells why if that fails too.
                if let Ok(read) = read {
                    *tables.now.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(read);
                }
            });
        }
        Ok(known)
    }
}

#[cfg(test)]
mod tests {
    use super::Known;
    use crate::table::tests::told;
    use foederis_store::Ledger;
    use jiff::civil::date;

    #[test]
    fn a_table_brought_up_to_date_is_the_one_read_anew() {
        let folder = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::open(&*folder.path().join("ledger")).unwrap();
        let mut known = Known::read(&ledger).unwrap();
        let batch = crate::tests::examples();
        let shortened = batch.iter().take(3).cloned().map(|(document, mut facts)| {
            facts.events.truncate(1);
            (document, facts)
        });
        for one in batch.iter().cloned().chain(shortened) {
            ledger.add(&[one], date(2026, 11, 22)).unwrap();
            known = known.read_on(&ledger).unwrap();
            let anew = Known::read(&ledger).unwrap();
            assert_eq!(told(&known.table), told(&anew.table));
            assert_eq!((known.position, known.counts.clone(), known.seen), (anew.position, anew.counts, anew.seen));
        }
        assert!(known.table.rows().len() > 3 && known.seen.is_some());
    }
}
