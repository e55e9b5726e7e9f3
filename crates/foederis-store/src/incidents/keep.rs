//! Bringing incidents up to date.

use super::changes::Log;
use super::neighbours::Neighbours;
use crate::abouts::{ABOUT, Abouts};
use crate::days;
use crate::engine::{Fault, Result, Statement, Store, params};
use crate::reported::{self, REPORTED};
use foederis_analysis::{Incident, ReportedEvent, Traits, incidents, neighbourhoods};
use foederis_model::{Document, Event};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What an event is read from by [`reported::event`].
pub(super) fn columns() -> String {
    format!("{REPORTED}, (SELECT o.id FROM copies c JOIN documents o ON o.row = c.original WHERE c.document = d.row), {ABOUT}")
}

/// Collects what a batch adds and closes, and puts the incidents right at its end.
pub(crate) struct Keeper<'t> {
    /// New events, each with the row of its document.
    fresh: BTreeMap<i64, (i64, ReportedEvent)>,
    /// Neighbourhoods that lost an event, or one of whose documents turned out to be a copy.
    touched: BTreeSet<i64>,
    abouts: Abouts,
    neighbours: Neighbours<'t>,
    keep_key: Statement<'t>,
    drop_key: Statement<'t>,
    report: Statement<'t>,
    original: Statement<'t>,
    of_document: Statement<'t>,
    of_copy: Statement<'t>,
    leave: Statement<'t>,
    members: Statement<'t>,
    standing: Statement<'t>,
    write: Statement<'t>,
    rewrite: Statement<'t>,
    remove: Statement<'t>,
    assign: Statement<'t>,
    log: Log<'t>,
}

/// An incident as it stands in the ledger.
struct Standing {
    row: i64,
    neighbourhood: i64,
    record: String,
}

impl<'t> Keeper<'t> {
    pub(crate) fn new(store: &'t dyn Store) -> Result<Self> {
        let columns = columns();
        let prepare = |sql: &str| store.prepare(sql);
        Ok(Self {
            fresh: BTreeMap::new(),
            touched: BTreeSet::new(),
            abouts: Abouts::default(),
            neighbours: Neighbours::new(store)?,
            keep_key: prepare("INSERT INTO event_key (key, fact, place) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")?,
            drop_key: prepare("DELETE FROM event_key WHERE key = ? AND fact = ?")?,
            report: prepare(&format!("SELECT {columns} FROM facts f JOIN documents d ON d.row = f.document WHERE f.row = ?"))?,
            original: prepare("SELECT o.id FROM copies c JOIN documents o ON o.row = c.original WHERE c.document = ?")?,
            of_document: prepare(&format!(
                "SELECT {columns} FROM facts f JOIN documents d ON d.row = f.document
                 WHERE f.document = ? AND f.kind = 'event' AND f.known_to IS NULL"
            ))?,
            of_copy: prepare(
                "SELECT i.neighbourhood FROM facts f JOIN event_incident i ON i.fact = f.row WHERE f.document = ? AND f.kind = 'event'",
            )?,
            leave: prepare("DELETE FROM event_incident WHERE fact = ?")?,
            members: prepare(&format!(
                "SELECT {columns}, i.incident, i.neighbourhood FROM event_incident i JOIN facts f ON f.row = i.fact
                 JOIN documents d ON d.row = f.document WHERE i.neighbourhood = ?"
            ))?,
            standing: prepare("SELECT row, id, record FROM incidents WHERE neighbourhood = ?")?,
            write: prepare(
                "INSERT INTO incidents (id, neighbourhood, record, type, state, contested, figures_disputed, reports, documents,
                     languages, day_first, day_last, day_sort, day_back)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )?,
            rewrite: prepare(
                "UPDATE incidents SET neighbourhood = ?2, record = ?3, type = ?4, state = ?5, contested = ?6, figures_disputed = ?7,
                     reports = ?8, documents = ?9, languages = ?10, day_first = ?11, day_last = ?12, day_sort = ?13, day_back = ?14
                 WHERE id = ?1",
            )?,
            remove: prepare("DELETE FROM incidents WHERE row = ?")?,
            assign: prepare(
                "INSERT INTO event_incident (fact, neighbourhood, incident) VALUES (?1, ?2, ?3)
                 ON CONFLICT (fact) DO UPDATE SET neighbourhood = ?2, incident = ?3",
            )?,
            log: Log::new(store)?,
        })
    }

    /// The events of this version of a document are about to be closed.
    pub(crate) fn closing(&mut self, document: i64) -> Result<()> {
        let mut events = Vec::new();
        let mut rows = self.of_document.query(params![document])?;
        while let Some(row) = rows.next()? {
            events.push(reported::event(row, &mut self.abouts)?);
        }
        drop(rows);
        events.into_iter().try_for_each(|(fact, report)| self.close(fact, &report))
    }

    /// One event is about to be closed, and its document stays.
    pub(crate) fn closing_one(&mut self, fact: i64) -> Result<()> {
        let mut rows = self.report.query(params![fact])?;
        let found = rows.next()?.map(|row| reported::event(row, &mut self.abouts)).transpose()?;
        drop(rows);
        found.map_or(Ok(()), |(fact, report)| self.close(fact, &report))
    }

    fn close(&mut self, fact: i64, report: &ReportedEvent) -> Result<()> {
        // A new one has no keys yet.
        if self.fresh.remove(&fact).is_none() {
            for key in Traits::of(report).kept() {
                self.drop_key.execute(params![key, fact])?;
            }
        }
        self.touched.extend(self.neighbours.of(fact)?);
        self.leave.execute(params![fact])?;
        Ok(())
    }

    /// An event of the document in this row was written.
    pub(crate) fn opened(&mut self, fact: i64, document_row: i64, id: &str, document: &Document, event: &Event) {
        let report = ReportedEvent {
            id: id.to_owned(),
            document: document.id.clone(),
            language: document.lang.clone(),
            source: document.source.clone(),
            published: document.published.clone(),
            copy_of: None,
            about: self.abouts.of(document),
            event: event.clone(),
        };
        self.fresh.insert(fact, (document_row, report));
    }

    /// A document has other copies than before.
    pub(crate) fn copied(&mut self, document: i64) -> Result<()> {
        let mut rows = self.of_copy.query(params![document])?;
        while let Some(row) = rows.next()? {
            self.touched.insert(row.get(0)?);
        }
        Ok(())
    }

    /// Fuses what was touched.
    pub(crate) fn finish(&mut self) -> Result<()> {
        let fresh = std::mem::take(&mut self.fresh);
        let new: Vec<(i64, Traits)> = fresh.iter().map(|(fact, (_, report))| (*fact, Traits::of(report))).collect();
        let traits: Vec<&Traits> = new.iter().map(|(_, traits)| traits).collect();
        self.touched.append(&mut self.neighbours.linked_with(&traits, &mut self.abouts)?);
        self.keep_keys(&new)?;
        if self.touched.is_empty() && new.is_empty() {
            return Ok(());
        }
        let mut standing: BTreeMap<String, Standing> = BTreeMap::new();
        let mut members: Vec<(i64, ReportedEvent)> = Vec::new();
        let mut assigned: HashMap<i64, (i64, i64)> = HashMap::new();
        let mut fused = std::mem::take(&mut self.touched);
        for &neighbourhood in &fused {
            let mut rows = self.standing.query(params![neighbourhood])?;
            while let Some(row) = rows.next()? {
                standing.insert(row.get(1)?, Standing { row: row.get(0)?, neighbourhood, record: row.get(2)? });
            }
            let mut rows = self.members.query(params![neighbourhood])?;
            while let Some(row) = rows.next()? {
                let (fact, report) = reported::event(row, &mut self.abouts)?;
                assigned.insert(fact, (row.get(10)?, row.get(11)?));
                members.push((fact, report));
            }
        }
        let mut traits: Vec<Traits> = members.iter().map(|(_, report)| Traits::of(report)).collect();
        for ((fact, (document, mut report)), (_, its)) in fresh.into_iter().zip(new) {
            report.copy_of = self.original.maybe(params![document], |row| row.get(0))?;
            members.push((fact, report));
            traits.push(its);
        }
        let mut written: Vec<(Incident, i64)> = Vec::new();
        let mut facts: HashMap<String, i64> = HashMap::new();
        for group in neighbourhoods(&traits) {
            // Named after its first event, which it keeps as long as that is in it.
            let Some(name) = group.iter().map(|at| members[*at].0).min() else { continue };
            let reports: Vec<ReportedEvent> = group.iter().map(|at| members[*at].1.clone()).collect();
            facts.extend(group.iter().map(|at| (members[*at].1.id.clone(), members[*at].0)));
            written.extend(incidents(&reports).into_iter().map(|incident| (incident, name)));
        }
        let kept: BTreeSet<&str> = written.iter().map(|(incident, _)| incident.id.as_str()).collect();
        for (id, standing) in &standing {
            if !kept.contains(id.as_str()) {
                self.remove.execute(params![standing.row])?;
            }
        }
        fused.extend(written.iter().map(|(_, neighbourhood)| *neighbourhood));
        self.log.note(&fused)?;
        for (incident, neighbourhood) in &written {
            let row = self.put(incident, *neighbourhood, standing.get(&incident.id))?;
            for fact in incident.reports.iter().filter_map(|id| facts.get(id)) {
                if assigned.get(fact) != Some(&(row, *neighbourhood)) {
                    self.assign.execute(params![fact, neighbourhood, row])?;
                }
            }
        }
        Ok(())
    }

    /// Keeps the new events under their keys, in the order of these.
    fn keep_keys(&mut self, new: &[(i64, Traits)]) -> Result<()> {
        let kept = |(fact, traits): &(i64, Traits)| {
            let (fact, place) = (*fact, traits.place());
            traits.kept().into_iter().map(move |key| [key, fact, place])
        };
        let mut kept: Vec<[i64; 3]> = new.iter().flat_map(kept).collect();
        kept.sort_unstable();
        kept.into_iter().try_for_each(|[key, fact, place]| self.keep_key.execute(params![key, fact, place]).map(drop))
    }

    /// Writes an incident where it changed, and gives its row.
    fn put(&mut self, incident: &Incident, neighbourhood: i64, standing: Option<&Standing>) -> Result<i64> {
        let record = serde_json::to_string(incident).map_err(Fault::value)?;
        if let Some(standing) = standing
            && standing.neighbourhood == neighbourhood
            && standing.record == record
        {
            return Ok(standing.row);
        }
        let days = days::columns(incident.when.as_ref());
        let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
        let values = params![
            &incident.id,
            neighbourhood,
            &record,
            incident.event_type.code(),
            incident.state.code(),
            incident.is_contested(),
            count(incident.figures.iter().filter(|figures| figures.disputed).count()),
            count(incident.reports.len()),
            count(incident.documents.len()),
            count(incident.languages.len()),
            days.map(|(first, _)| first),
            days.map(|(_, last)| last),
            days::sorting(days),
            days::sorting_back(days),
        ];
        match standing {
            Some(standing) => {
                self.rewrite.execute(values)?;
                Ok(standing.row)
            }
            None => self.write.insert(values),
        }
    }
}

/// Makes all incidents anew from the events known now, some thousand events at a time.
pub(crate) fn rebuild(store: &dyn Store) -> Result<()> {
    const AT_ONCE: i64 = 10_000;
    store.batch("DELETE FROM event_key; DELETE FROM event_incident; DELETE FROM incidents;")?;
    let mut keeper = Keeper::new(store)?;
    let mut some = store.prepare(&format!(
        "SELECT {}, d.row FROM facts f JOIN documents d ON d.row = f.document
         WHERE f.kind = 'event' AND f.known_to IS NULL AND f.row > ? ORDER BY f.row LIMIT ?",
        columns()
    ))?;
    let mut last = 0;
    loop {
        let mut reports = Vec::new();
        let mut rows = some.scan(params![last, AT_ONCE])?;
        while let Some(row) = rows.next()? {
            let (fact, report) = reported::event(row, &mut keeper.abouts)?;
            reports.push((fact, row.get(10)?, report));
        }
        drop(rows);
        let Some((row, ..)) = reports.last() else { break };
        last = *row;
        for (fact, document, report) in reports {
            keeper.fresh.insert(fact, (document, report));
        }
        keeper.finish()?;
    }
    keeper.log.note_all()
}
