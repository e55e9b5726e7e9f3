//! Searching by words.

mod index;
mod marks;
mod plan;
mod query;

pub(crate) use index::{Index, Indexed, Readers, bring_up_to_date, is_up_to_date, make_anew};
pub use marks::{Mark, Snippet};
pub use query::{Query, QueryError};

use crate::query::FACT;
use crate::stored::{Record, day, day_if_any};
use crate::where_clause::Where;
use crate::{Error, Filter, Ledger, Stored, StoredDocument};
use foederis_language::terms::Reader;
use foederis_model::{Claim, Edtf, Event, Language, Tie};
use jiff::civil::Date;
use plan::Plan;
use rusqlite::types::Value;
use rusqlite::{Transaction, params_from_iter};
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
}

/// Something found, and where the words stand.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit<T> {
    /// What was found.
    #[serde(flatten)]
    pub item: T,
    /// The headline of the document.
    pub title: Option<String>,
    /// The words found in it.
    pub title_marks: Vec<Mark>,
    /// The piece of the text, or of a fact's evidence, that has most of the words.
    pub snippet: Snippet,
    /// How well it fits. Comparable within one search only.
    #[serde(serialize_with = "rounded")]
    pub score: f64,
}

/// What is told of a document that was found. The whole of it is a matter of [`Ledger::show`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundDocument {
    /// Its id.
    pub id: String,
    /// Its outlet.
    pub source: Option<String>,
    /// Its language.
    pub lang: Language,
    /// When it was published.
    pub published: Option<Edtf>,
    /// See [`Stored::known_from`].
    #[serde(serialize_with = "day")]
    pub known_from: Date,
    /// See [`Stored::known_to`].
    #[serde(serialize_with = "day_if_any", skip_serializing_if = "Option::is_none")]
    pub known_to: Option<Date>,
}

/// Which part of what was found to give.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchPage {
    /// At most this many hits; at least one is given where there is one.
    pub limit: usize,
    /// Go on after the page that gave this cursor.
    pub after: Option<SearchCursor>,
}

impl SearchPage {
    /// The first page.
    pub fn first(limit: usize) -> Self {
        Self { limit, after: None }
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

/// Hits that are ranked. Ranking takes ten times as long as counting, and who asks for a word of more reports than these wants to know of the newest.
const MOST_RANKED: usize = 10_000;

/// Up to so many hits are put to a filter one by one.
const FEW: i64 = 20_000;

/// One of the two full-text tables, with what its columns weigh: the headline more than the text, and a word as typed more than another form
/// of it.
#[derive(Clone, Copy)]
struct Table {
    name: &'static str,
    weights: &'static str,
}

const DOCUMENTS: Table = Table { name: "document_words", weights: "6.0, 1.5, 3.0, 0.6" };
const FACTS: Table = Table { name: "fact_words", weights: "1.5, 0.6" };

/// A walk over the hits, the newest first.
struct Walk {
    index: Table,
    /// What else is read of each.
    rows: String,
}

/// Hits that are ranked, and all after them.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Ranked,
    Others,
}

impl Walk {
    fn sql(&self, part: Part, clause: &Where) -> String {
        let Self { index: Table { name, weights }, rows } = self;
        // A rank is below 0.
        let (rank, limit) = match part {
            Part::Ranked => (format!("bm25({name}, {weights})"), format!("LIMIT {MOST_RANKED}")),
            Part::Others => ("0.0".to_owned(), format!("LIMIT -1 OFFSET {MOST_RANKED}")),
        };
        format!("SELECT {name}.rowid, {rank} FROM {name}{rows} WHERE {name} MATCH ?{} ORDER BY {name}.rowid DESC {limit}", clause.and())
    }
}

impl Ledger {
    /// Documents that have the words, in headline or text. Of the filter, what it says of facts asks for documents that tell such a fact.
    pub fn search_documents(&self, query: &Query, filter: &Filter, page: &SearchPage) -> Result<Found<FoundDocument>, Error> {
        let plan = Plan::new(query, filter, None)?;
        let few = self.are_few(DOCUMENTS, &plan).map_err(self.failed())?;
        let mut clause = Where::one_by_one(few);
        let bare = *filter == Filter::default() && plan.filters.is_empty();
        clause = if bare { clause } else { clause.and_documents(filter) };
        plan.filters.iter().for_each(|(filters, negated)| clause.group(None, filter.known_on, filters, *negated));
        // Documents are looked up in an index that has all that is asked of them: a text may fill many pages. Where nothing else is asked,
        // those that are not known any longer are left out by themselves.
        let walk = if bare {
            clause.push("document_words.rowid NOT IN (SELECT row FROM documents WHERE known_to IS NOT NULL)", []);
            Walk { index: DOCUMENTS, rows: String::new() }
        } else {
            let rows = " CROSS JOIN documents d INDEXED BY documents_search ON d.row = document_words.rowid";
            Walk { index: DOCUMENTS, rows: rows.to_owned() }
        };
        self.found(&walk, &plan, &clause, page, |row, readers| {
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
        let few = self.are_few(FACTS, &plan).map_err(self.failed())?;
        let mut clause = Where::one_by_one(few).and_facts(T::KIND, filter);
        plan.filters.iter().for_each(|(filters, negated)| clause.group(Some(T::KIND), filter.known_on, filters, *negated));
        plan.titles.iter().for_each(|(expression, negated)| clause.in_documents(expression.clone(), *negated));
        let document = if filter.document.is_empty() && filter.as_of.is_none() { "" } else { " JOIN documents d ON d.row = f.document" };
        let rows = format!(" CROSS JOIN facts f INDEXED BY facts_search ON f.row = fact_words.rowid{document}");
        let walk = Walk { index: FACTS, rows };
        let fetch = format!("SELECT {FACT}, d.title FROM facts f JOIN documents d ON d.row = f.document WHERE f.row = ?");
        self.found(&walk, &plan, &clause, page, |row, readers| {
            let mut statement = self.connection.prepare_cached(&fetch).map_err(self.failed())?;
            let mut rows = statement.query([row]).map_err(self.failed())?;
            let row = rows.next().map_err(self.failed())?.ok_or_else(|| Error::NoSuchId { id: row.to_string() })?;
            let item: Stored<T> = self.fact(row)?;
            let reader = readers.of(&item.lang);
            let snippet = best(evidence(&item.record), &plan, reader);
            let title = row.get("title").map_err(self.failed())?;
            Ok(Hit { item, title, title_marks: Vec::new(), snippet, score: 0.0 })
        })
    }

    /// Whether so few have the words that filters are best put to each of them.
    fn are_few(&self, Table { name, .. }: Table, plan: &Plan) -> rusqlite::Result<bool> {
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {name} WHERE {name} MATCH ? LIMIT ?)");
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row(rusqlite::params![plan.expression, FEW], |row| row.get::<_, i64>(0))? < FEW)
    }

    /// Runs the search and fetches one page of it.
    fn found<T>(
        &self,
        walk: &Walk,
        plan: &Plan,
        clause: &Where,
        page: &SearchPage,
        fetch: impl Fn(i64, &mut Readers) -> Result<Hit<T>, Error>,
    ) -> Result<Found<T>, Error> {
        // One read transaction, so that the ranks and the rows are of the same moment.
        let transaction = self.connection.unchecked_transaction().map_err(self.failed())?;
        if !index::is_up_to_date(&transaction).map_err(self.failed())? {
            return Err(Error::Unindexed { path: self.path.clone() });
        }
        let limit = page.limit.max(1);
        let (mut best, total) = ranked(&transaction, walk, plan, clause, page, limit).map_err(self.failed())?;
        let more = best.len() > limit;
        best.truncate(limit);
        let next = best.last().filter(|_| more).map(|last| SearchCursor { rank: last.rank, row: last.row });
        let mut readers = Readers::default();
        let items = best.iter().map(|ranked| Ok(Hit { score: -ranked.rank, ..fetch(ranked.row, &mut readers)? }));
        Ok(Found { items: items.collect::<Result<_, Error>>()?, next, total: total as u64 })
    }
}

/// The best rows after the cursor, one more than a page has, and how many there are in all.
///
/// What was added last is ranked; of very many hits the others follow in the order of their rows.
fn ranked(
    transaction: &Transaction<'_>,
    walk: &Walk,
    plan: &Plan,
    clause: &Where,
    page: &SearchPage,
    limit: usize,
) -> rusqlite::Result<(Vec<Ranked>, usize)> {
    let after = page.after.map(|cursor| Ranked { rank: cursor.rank, row: cursor.row });
    let mut best = BinaryHeap::with_capacity(limit.min(10_000) + 2);
    let mut total = 0;
    for part in [Part::Ranked, Part::Others] {
        let mut statement = transaction.prepare_cached(&walk.sql(part, clause))?;
        let values = std::iter::once(Value::Text(plan.expression.clone())).chain(clause.values.iter().cloned());
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            total += 1;
            let ranked = Ranked { row: row.get(0)?, rank: row.get(1)? };
            if after.is_none_or(|after| ranked > after) && (best.len() <= limit || best.peek().is_some_and(|worst| ranked < *worst)) {
                best.push(ranked);
                if best.len() > limit + 1 {
                    best.pop();
                }
            }
        }
        if total < MOST_RANKED {
            break;
        }
    }
    Ok((best.into_sorted_vec(), total))
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
