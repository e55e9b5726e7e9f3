//! Searching by words.

mod expression;
mod facets;
mod index;
mod marks;
mod plan;
mod query;

pub(crate) use expression::{Beside, Expression, Indexer, Leaf, TEXT, TEXT_FORM, TITLE, TITLE_FORM, Table, Terms, Words};
pub use facets::{Facet, Facets};
pub(crate) use index::{Index, Indexed, Readers, bring_up_to_date, is_up_to_date, make_anew};
pub use marks::{Mark, Snippet};
pub use query::{Query, QueryError};

use crate::engine::{Access, params};
use crate::query::FACT;
use crate::stored::{Record, day, day_if_any};
use crate::where_clause::Where;
use crate::{Error, Filter, Ledger, Stored, StoredDocument};
use foederis_language::terms::Reader;
use foederis_model::{Claim, Edtf, Event, Language, Tie};
use jiff::civil::Date;
use plan::Plan;
use serde::{Serialize, Serializer};
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::fmt;
use std::str::FromStr;

/// One page of what a search found, the best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<T> {
    /// The hits.
    pub items: Vec<Hit<T>>,
    /// Where the next page begins; `None` when this is the last one.
    pub next: Option<SearchCursor>,
    /// How many hits all pages have together.
    pub total: u64,
    /// How they fall into languages, outlets, years and types, where that was asked for.
    pub facets: Option<Facets>,
}

/// Something found, and where the words stand.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Hit<T> {
    /// What was found.
    #[serde(flatten)]
    pub item: T,
    /// The headline of the document.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub title: Option<String>,
    /// The words found in it.
    pub title_marks: Vec<Mark>,
    /// The piece of the text, or of a fact's evidence, that has most of the words.
    pub snippet: Snippet,
    /// How well it fits. Comparable within one search only.
    #[serde(serialize_with = "rounded")]
    pub score: f64,
}

/// What is told of a document that was found. The whole of it is asked for by its id.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FoundDocument {
    /// Its id.
    pub id: String,
    /// Its outlet.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub source: Option<String>,
    /// Its language.
    pub lang: Language,
    /// When it was published.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub published: Option<Edtf>,
    /// First day on which the ledger knew it.
    #[serde(serialize_with = "day")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub known_from: Date,
    /// First day on which the ledger no longer said so.
    #[serde(serialize_with = "day_if_any", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub known_to: Option<Date>,
}

/// Which part of what was found to give.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchPage {
    /// At most this many hits; at least one is given where there is one.
    pub limit: usize,
    /// Go on after the page that gave this cursor.
    pub after: Option<SearchCursor>,
    /// Whether hits are to be counted by language, outlet, year and type.
    pub facets: bool,
}

impl SearchPage {
    /// The first page.
    pub fn first(limit: usize) -> Self {
        Self { limit, after: None, facets: false }
    }

    /// The same page, with hits counted.
    #[must_use]
    pub fn with_facets(mut self) -> Self {
        self.facets = true;
        self
    }

    /// The page after a cursor.
    #[must_use]
    pub fn after(mut self, cursor: SearchCursor) -> Self {
        self.after = Some(cursor);
        self
    }
}

/// Where a search goes on. How well something fits depends on everything else in the ledger, so a cursor holds while nothing is added; after
/// that, pages may overlap or miss a hit, and the search is better begun anew.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SearchCursor {
    rank: f64,
    row: i64,
}

impl fmt::Display for SearchCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "s{:016x}-{}", self.rank.to_bits(), self.row)
    }
}

impl FromStr for SearchCursor {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let parse = || {
            let (rank, row) = text.strip_prefix('s')?.split_once('-')?;
            let rank = (rank.len() == 16).then(|| u64::from_str_radix(rank, 16).ok()).flatten()?;
            Some(Self { rank: f64::from_bits(rank), row: row.parse().ok()? })
        };
        parse().ok_or_else(|| Error::Cursor(text.to_owned()))
    }
}

impl Serialize for SearchCursor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A row with its rank, the worst one greatest: the index's ranks are negative, and lower is better.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Ranked {
    rank: f64,
    row: i64,
}

impl Eq for Ranked {}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank.total_cmp(&other.rank).then(self.row.cmp(&other.row))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ledger {
    /// Documents that have the words, in headline or text. Of the filter, what it says of facts asks for documents that tell such a fact.
    pub fn search_documents(&self, query: &Query, filter: &Filter, page: &SearchPage) -> Result<Found<FoundDocument>, Error> {
        let plan = Plan::new(query, filter, None)?;
        let few = self.store.are_few(Table::Documents, &plan.expression).map_err(self.failed())?;
        let mut clause = Where::one_by_one(few);
        let bare = *filter == Filter::default() && plan.filters.is_empty();
        clause = if bare { clause } else { clause.and_documents(filter) };
        plan.filters.iter().for_each(|(filters, negated)| clause.group(None, filter.known_on, filters, *negated));
        let beside = if bare { Beside::Nothing } else { Beside::Row };
        self.found((Table::Documents, beside), &plan, &clause, page, |row, readers| {
            let StoredDocument { document, known_from, known_to, .. } = self.document_row(row)?;
            let reader = readers.of(&document.lang);
            let title = document.title.as_deref().unwrap_or_default();
            let title_marks = marks::marks(title, &plan.matcher.places(title, true, reader));
            let snippet = marks::snippet(&document.text, &plan.matcher.places(&document.text, false, reader));
            let item = FoundDocument {
                id: document.id,
                source: document.source,
                lang: document.lang,
                published: document.published,
                known_from,
                known_to,
            };
            Ok(Hit { item, title: document.title, title_marks, snippet, score: 0.0 })
        })
    }

    /// Events whose evidence has the words.
    pub fn search_events(&self, query: &Query, filter: &Filter, page: &SearchPage) -> Result<Found<Stored<Event>>, Error> {
        self.search_facts(query, filter, page, |event: &Event| &event.evidence)
    }

    /// Ties likewise.
    pub fn search_ties(&self, query: &Query, filter: &Filter, page: &SearchPage) -> Result<Found<Stored<Tie>>, Error> {
        self.search_facts(query, filter, page, |tie: &Tie| &tie.evidence)
    }

    /// Claims likewise.
    pub fn search_claims(&self, query: &Query, filter: &Filter, page: &SearchPage) -> Result<Found<Stored<Claim>>, Error> {
        self.search_facts(query, filter, page, |claim: &Claim| &claim.evidence)
    }

    fn search_facts<T: Record>(
        &self,
        query: &Query,
        filter: &Filter,
        page: &SearchPage,
        evidence: impl Fn(&T) -> &Vec<String>,
    ) -> Result<Found<Stored<T>>, Error> {
        let plan = Plan::new(query, filter, Some(T::KIND))?;
        let few = self.store.are_few(Table::Facts, &plan.expression).map_err(self.failed())?;
        let mut clause = Where::one_by_one(few).and_facts(T::KIND, filter);
        plan.filters.iter().for_each(|(filters, negated)| clause.group(Some(T::KIND), filter.known_on, filters, *negated));
        plan.titles.iter().for_each(|(expression, negated)| clause.in_documents(self.store.documents_with(expression), *negated));
        let beside = if filter.document.is_empty() && filter.as_of.is_none() { Beside::Row } else { Beside::Document };
        let fetch = format!("SELECT {FACT}, d.title FROM facts f JOIN documents d ON d.row = f.document WHERE f.row = ?");
        self.found((Table::Facts, beside), &plan, &clause, page, |row, readers| {
            let mut statement = self.store.prepare(&fetch).map_err(self.failed())?;
            let mut rows = statement.query(params![row]).map_err(self.failed())?;
            let row = rows.next().map_err(self.failed())?.ok_or_else(|| Error::NoSuchId { id: row.to_string() })?;
            let item: Stored<T> = self.fact(row)?;
            let reader = readers.of(&item.lang);
            let snippet = best(evidence(&item.record), &plan, reader);
            let title = row.get(11).map_err(self.failed())?;
            Ok(Hit { item, title, title_marks: Vec::new(), snippet, score: 0.0 })
        })
    }

    /// Runs the search and fetches one page of it.
    fn found<T>(
        &self,
        (table, beside): (Table, Beside),
        plan: &Plan,
        clause: &Where,
        page: &SearchPage,
        fetch: impl Fn(i64, &mut Readers) -> Result<Hit<T>, Error>,
    ) -> Result<Found<T>, Error> {
        // One read transaction, so that the ranks and the rows are of the same moment.
        let transaction = self.store.transaction(Access::Read).map_err(self.failed())?;
        if !index::is_up_to_date(&*transaction).map_err(self.failed())? {
            return Err(Error::Unindexed { ledger: self.address.clone() });
        }
        let limit = page.limit.max(1);
        let after = page.after.map(|cursor| Ranked { rank: cursor.rank, row: cursor.row });
        let (mut best, mut total) = (BinaryHeap::with_capacity(limit.min(10_000) + 2), 0);
        let mut counted = Vec::new();
        // The best rows after the cursor, one more than a page has, and how many there are in all.
        let walked = transaction.search((table, beside), &plan.expression, clause, &mut |row, rank| {
            total += 1;
            if page.facets && counted.len() < facets::COUNTED {
                counted.push(row);
            }
            let ranked = Ranked { rank, row };
            if after.is_none_or(|after| ranked > after) && (best.len() <= limit || best.peek().is_some_and(|worst| ranked < *worst)) {
                best.push(ranked);
                if best.len() > limit + 1 {
                    best.pop();
                }
            }
        });
        walked.map_err(self.failed())?;
        let mut best = best.into_sorted_vec();
        let more = best.len() > limit;
        best.truncate(limit);
        let next = best.last().filter(|_| more).map(|last| SearchCursor { rank: last.rank, row: last.row });
        let mut readers = Readers::default();
        let items = best.iter().map(|ranked| Ok(Hit { score: -ranked.rank, ..fetch(ranked.row, &mut readers)? }));
        let facets = page.facets.then(|| Facets::of(&*transaction, table, &counted)).transpose().map_err(self.failed())?;
        Ok(Found { items: items.collect::<Result<_, Error>>()?, next, total, facets })
    }
}

/// The piece of the evidence that has most of what was looked for.
fn best(evidence: &[String], plan: &Plan, reader: &mut Reader) -> Snippet {
    let snippets = evidence.iter().map(|sentence| {
        let places = plan.matcher.places(sentence, false, reader);
        marks::snippet(sentence, &places)
    });
    // The first of the best, as above.
    let best = snippets.reduce(|best, other| if other.marks.len() > best.marks.len() { other } else { best });
    best.unwrap_or_else(|| marks::snippet("", &[]))
}

// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn rounded<S: Serializer>(score: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((score * 10_000.0).round() / 10_000.0)
}
