//! Asking for incidents.

use crate::engine::{Access, Row, Value, params};
use crate::query::{FACT, List};
use crate::where_clause::{Where, past};
use crate::{Cursor, Error, FactKind, Filter, Ledger, Listing, Order, Page, Stored, days};
use foederis_analysis::{Incident, ReportedEvent, contested, incidents};
use foederis_model::Event;
use serde::Serialize;
use std::collections::BTreeSet;

/// How many ids to name when a beginning fits several.
const CANDIDATES: usize = 5;

/// How many incidents are known now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IncidentCounts {
    /// All.
    pub all: u64,
    /// Those that more than one document tells.
    pub in_several_documents: u64,
    /// Those told in more than one language.
    pub in_several_languages: u64,
    /// Those on which reports differ.
    pub contested: u64,
    /// Kinds of figures on which the reports of one incident exclude each other.
    pub disputed_figures: u64,
}

impl Ledger {
    /// Counts the incidents known now.
    pub fn incident_counts(&self) -> Result<IncidentCounts, Error> {
        let sql = "SELECT count(*), count(*) FILTER (WHERE documents > 1), count(*) FILTER (WHERE languages > 1),
                count(*) FILTER (WHERE contested = 1), CAST(coalesce(sum(figures_disputed), 0) AS BIGINT) FROM incidents";
        let counts = self.store.one(sql, &[], |row| {
            let count = |at| row.get::<i64>(at).map(i64::unsigned_abs);
            Ok(IncidentCounts {
                all: count(0)?,
                in_several_documents: count(1)?,
                in_several_languages: count(2)?,
                contested: count(3)?,
                disputed_figures: count(4)?,
            })
        });
        counts.map_err(self.failed())
    }

    /// Incidents, by time. The filter asks for those of whose reports one passes it; an incident is always whole.
    ///
    /// With [`Filter::known_on`], the events known on that day are fused anew, which takes longer the more there are.
    pub fn incidents(&self, filter: &Filter, contested_only: bool, page: &Page) -> Result<Listing<Incident>, Error> {
        if !self.is_kept(filter)? {
            return page_of(self.fused(filter, contested_only)?, page);
        }
        let list = List { from: "incidents i", columns: "i.record, i.id, i.day_sort, i.day_back", day: 2, table: "i", counted: None };
        self.listing(&list, asked(filter, contested_only), page, |row| self.incident_row(row), |incident| &incident.id)
    }

    /// Every incident likewise, one at a time.
    pub fn each_incident(&self, filter: &Filter, contested_only: bool, mut visit: impl FnMut(Incident)) -> Result<(), Error> {
        if !self.is_kept(filter)? {
            self.fused(filter, contested_only)?.into_iter().for_each(visit);
            return Ok(());
        }
        let clause = asked(filter, contested_only);
        let sql = format!("SELECT i.record, i.id FROM incidents i{} ORDER BY i.day_sort, i.id", clause.sql());
        let mut statement = self.store.prepare(&sql).map_err(self.failed())?;
        let mut rows = statement.scan(&clause.values).map_err(self.failed())?;
        while let Some(row) = rows.next().map_err(self.failed())? {
            visit(self.incident_row(row)?);
        }
        Ok(())
    }

    /// The incident with this id, or whose id alone begins so, as known now or on an earlier day.
    pub fn incident(&self, id: &str, known_on: Option<jiff::civil::Date>) -> Result<Incident, Error> {
        let id = id.trim();
        let filter = Filter { known_on, ..Filter::default() };
        let mut found = Vec::new();
        if !id.is_empty() && self.is_kept(&filter)? {
            let sql = "SELECT i.record, i.id FROM incidents i WHERE i.id >= ?1 AND i.id < ?2 ORDER BY i.id LIMIT ?3";
            let mut statement = self.store.prepare(sql).map_err(self.failed())?;
            let limit = i64::try_from(CANDIDATES).unwrap_or(i64::MAX);
            let mut rows = statement.query(params![id, past(id), limit]).map_err(self.failed())?;
            while let Some(row) = rows.next().map_err(self.failed())? {
                found.push(self.incident_row(row)?);
            }
        } else if !id.is_empty() {
            found = self.fused(&filter, false)?;
            found.retain(|incident| incident.id.starts_with(id));
            found.sort_by(|one, other| one.id.cmp(&other.id));
        }
        match &mut found[..] {
            [] => Err(Error::NoSuchId { id: id.to_owned() }),
            [first, rest @ ..] if rest.is_empty() || first.id == id => Ok(found.swap_remove(0)),
            _ => {
                let candidates = found.into_iter().take(CANDIDATES).map(|incident| incident.id).collect();
                Err(Error::AmbiguousId { id: id.to_owned(), candidates })
            }
        }
    }

    /// Reports of an incident by day of publication, those without one last; equal days by id.
    pub fn reports(&self, incident: &Incident, page: &Page) -> Result<Listing<Stored<Event>>, Error> {
        let cursor = page.after.as_ref();
        if let Some(cursor) = cursor.filter(|cursor| cursor.order != page.order) {
            return Err(Error::Cursor(cursor.to_string()));
        }
        let transaction = self.store.transaction(Access::Read).map_err(self.failed())?;
        // First only what puts them in order: an incident may have thousands.
        let mut order = transaction
            .prepare(
                "SELECT d.published_first, d.published_last, f.row FROM facts f CROSS JOIN documents d INDEXED BY documents_search
                 ON d.row = f.document WHERE f.id = ?",
            )
            .map_err(self.failed())?;
        let mut rows: Vec<(i64, &String, i64)> = Vec::with_capacity(incident.reports.len());
        for id in &incident.reports {
            let found = order.one(params![id], |row| {
                let days: Option<i64> = row.get(0)?;
                let days = days.zip(row.get(1)?);
                let day = if page.order == Order::OldestFirst { days::sorting(days) } else { days::sorting_back(days) };
                Ok((day, id, row.get(2)?))
            });
            rows.push(found.map_err(self.failed())?);
        }
        rows.sort_unstable();
        if page.order == Order::NewestFirst {
            rows.reverse();
        }
        let is_after = |(day, id, _): &(i64, &String, i64)| {
            cursor.is_none_or(|cursor| {
                let order = (*day, *id).cmp(&(cursor.day, &cursor.id));
                if page.order == Order::OldestFirst { order.is_gt() } else { order.is_lt() }
            })
        };
        let limit = page.limit.max(1);
        let mut rest = rows.iter().filter(|row| is_after(row));
        let mut read = transaction
            .prepare(&format!("SELECT {FACT} FROM facts f JOIN documents d ON d.row = f.document WHERE f.row = ?"))
            .map_err(self.failed())?;
        let (mut items, mut last) = (Vec::new(), None);
        for (day, id, row) in rest.by_ref().take(limit) {
            let mut found = read.query(params![row]).map_err(self.failed())?;
            let found = found.next().map_err(self.failed())?.ok_or_else(|| Error::NoSuchId { id: (*id).clone() })?;
            items.push(self.fact(found)?);
            last = Some(Cursor { order: page.order, day: *day, id: (*id).clone() });
        }
        let next = last.filter(|_| rest.next().is_some());
        Ok(Listing { items, next, total: rows.len() as u64 })
    }

    /// Whether the ledger's table answers: for what is known now, unless the file is open for reading only and was kept by other
    /// rules.
    fn is_kept(&self, filter: &Filter) -> Result<bool, Error> {
        Ok(filter.known_on.is_none() && super::is_current(&*self.store).map_err(self.failed())?)
    }

    /// All that the filter asks for, fused anew.
    fn fused(&self, filter: &Filter, contested_only: bool) -> Result<Vec<Incident>, Error> {
        let everything = Filter { known_on: filter.known_on, ..Filter::default() };
        let originals = self.originals(filter.known_on)?;
        let abouts = self.abouts(filter.known_on)?;
        let mut reports = Vec::new();
        self.each_event(&everything, |stored| {
            let (copy_of, about) = (originals.get(&stored.doc).cloned(), abouts.get(&stored.doc).cloned());
            reports.push(ReportedEvent { copy_of, about, ..stored.into() });
        })?;
        let mut found = incidents(&reports);
        if *filter != everything {
            let passing = self.ids::<Event>(filter)?;
            found.retain(|incident| incident.reports.iter().any(|report| passing.contains(report)));
        }
        if contested_only {
            let ids: BTreeSet<String> = contested(&found).map(|incident| incident.id.clone()).collect();
            found.retain(|incident| ids.contains(&incident.id));
        }
        Ok(found)
    }

    pub(crate) fn incident_row(&self, row: Row<'_>) -> Result<Incident, Error> {
        let record = row.text(0).map_err(self.failed())?;
        serde_json::from_str(&record).map_err(|error| {
            let id: String = row.get(1).unwrap_or_default();
            self.corrupt(format!("the record of {id} cannot be read: {error}"))
        })
    }
}

fn asked(filter: &Filter, contested_only: bool) -> Where {
    let mut clause = Where::default();
    if *filter != Filter::default() {
        let events = Where::facts(FactKind::Event, filter);
        let sql = format!(
            "i.row IN (SELECT e.incident FROM event_incident e JOIN facts f ON f.row = e.fact JOIN documents d ON d.row = f.document{})",
            events.sql()
        );
        clause.push(sql, events.values);
    }
    if contested_only {
        clause.push("i.contested = ?", [Value::Integer(1)]);
    }
    clause
}

/// One page of incidents that were fused anew.
fn page_of(mut all: Vec<Incident>, page: &Page) -> Result<Listing<Incident>, Error> {
    if let Some(cursor) = page.after.as_ref().filter(|cursor| cursor.order != page.order) {
        return Err(Error::Cursor(cursor.to_string()));
    }
    let key = |incident: &Incident| {
        let days = days::columns(incident.when.as_ref());
        let day = match page.order {
            Order::OldestFirst => days::sorting(days),
            Order::NewestFirst => days::sorting_back(days),
        };
        (day, incident.id.clone())
    };
    all.sort_by_cached_key(key);
    if page.order == Order::NewestFirst {
        all.reverse();
    }
    let total = all.len() as u64;
    if let Some(cursor) = &page.after {
        let last = (cursor.day, cursor.id.clone());
        all.retain(|incident| if page.order == Order::OldestFirst { key(incident) > last } else { key(incident) < last });
    }
    let limit = page.limit.max(1);
    let more = all.len() > limit;
    all.truncate(limit);
    let next = all.last().filter(|_| more).map(|last| {
        let (day, id) = key(last);
        Cursor { order: page.order, day, id }
    });
    Ok(Listing { items: all, next, total })
}
