//! What several routes give.

use crate::problem::Problem;
use crate::table::Choice;
use crate::tables::Known;
use foederis_analysis::{Figures, Incident, Sides, State};
use foederis_knowledge::Names;
use foederis_model::{Edtf, EventType, Language, QuadClass};
use foederis_store::{Ledger, Listing};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// One page of a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Page<T> {
    /// The rows.
    pub(crate) items: Vec<T>,
    /// The cursor to go on with; none after the last row.
    pub(crate) next: Option<String>,
    /// How many rows all pages have together.
    pub(crate) total: u64,
}

impl<T> From<Listing<T>> for Page<T> {
    fn from(listing: Listing<T>) -> Self {
        Self { items: listing.items, next: listing.next.map(|next| next.to_string()), total: listing.total }
    }
}

impl<T> Page<T> {
    pub(crate) fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(change).collect(), next: self.next, total: self.total }
    }
}

/// A state, body, group or other actor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Named {
    /// Its code.
    pub(crate) code: String,
    /// Its name in the language asked for, else the code.
    pub(crate) name: String,
}

impl Named {
    /// As a language's names have it; who has none there is called by his code.
    pub(crate) fn of(names: &Names, code: &str) -> Self {
        Self { code: code.to_owned(), name: names.called(code).unwrap_or(code).to_owned() }
    }
}

/// An incident in short.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct IncidentRow {
    /// Its id.
    pub(crate) id: String,
    /// The PLOVER type.
    #[serde(rename = "type")]
    event_type: EventType,
    /// The type's quad class.
    quad: QuadClass,
    /// Who, as most reports give it.
    sides: Sides,
    /// When, as exactly as it is told.
    when: Option<Edtf>,
    /// The first day that this allows for.
    #[schema(value_type = Option<String>, format = Date)]
    first: Option<Date>,
    /// The last one.
    #[schema(value_type = Option<String>, format = Date)]
    last: Option<Date>,
    /// Where, what is named most first.
    place: Vec<String>,
    /// How it stands among its reports.
    state: State,
    /// Whether reports differ on it, or on its figures.
    contested: bool,
    /// How many reports tell it.
    reports: usize,
    /// In how many documents.
    documents: usize,
    /// How many sources do that are independent of each other.
    independent: usize,
    /// In which languages.
    languages: Vec<Language>,
    /// The outlets, where known.
    sources: Vec<String>,
    /// Figures, by kind; who told them stands in the incident itself.
    pub(crate) figures: Vec<Figures>,
}

impl From<Incident> for IncidentRow {
    fn from(incident: Incident) -> Self {
        let (contested, (first, last)) = (incident.is_contested(), incident.days());
        let figures = incident.figures.into_iter().map(|figures| Figures { told: Vec::new(), ..figures });
        Self {
            quad: incident.event_type.quad(),
            contested,
            first,
            last,
            reports: incident.reports.len(),
            documents: incident.documents.len(),
            figures: figures.collect(),
            id: incident.id,
            event_type: incident.event_type,
            sides: incident.sides,
            when: incident.when,
            place: incident.place,
            state: incident.state,
            independent: incident.independent,
            languages: incident.languages,
            sources: incident.sources,
        }
    }
}

/// Incidents of a choice, by time, from after an id on.
pub(crate) fn chosen(
    ledger: &Ledger,
    known: &Known,
    choice: &Choice,
    (newest, after, limit): (bool, Option<&str>, usize),
) -> Result<Page<IncidentRow>, Problem> {
    let mut numbers: Vec<usize> = known.table.chosen(choice).map(|(number, _)| number).collect();
    if newest {
        // What has no day comes last in either direction.
        let is_dated = |number: &usize| known.table.row(*number).is_some_and(|row| row.first.is_some() || row.last.is_some());
        let undated = numbers.split_off(numbers.partition_point(is_dated));
        numbers.reverse();
        numbers.extend(undated);
    }
    let total = numbers.len() as u64;
    let start = match after {
        None => 0,
        Some(id) => {
            let number = known.table.number(id).and_then(|number| numbers.iter().position(|other| *other == number));
            // The incident may have become another one meanwhile.
            number.ok_or_else(|| Problem::bad("after: the list has changed since that page; start again from the first one"))? + 1
        }
    };
    let page = &numbers[start..numbers.len().min(start + limit)];
    let next = page.last().filter(|_| start + page.len() < numbers.len()).map(|last| known.table.id(*last));
    Ok(Page { items: rows(ledger, known, page)?, next, total })
}

/// Incidents by their numbers. What became another one since the table was made is left out.
pub(crate) fn rows(ledger: &Ledger, known: &Known, numbers: &[usize]) -> Result<Vec<IncidentRow>, Problem> {
    let mut rows = Vec::with_capacity(numbers.len());
    for number in numbers {
        match known.incident(ledger, &known.table.id(*number)) {
            Ok(incident) => rows.push(incident.into()),
            Err(problem) if problem.is_missing() => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(rows)
}
