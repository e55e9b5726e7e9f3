use crate::engine::{Access, Row, Value};
use crate::stored::Record;
use crate::where_clause::Where;
use crate::{Cursor, Error, FactKind, Ledger, ReviewMark, Stored, StoredDocument, days};
use foederis_model::{Claim, Document, Edtf, Event, Language, Status, Tie};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;

/// Which rows to give. The default gives everything known now.
///
/// Fields narrow each other down; within one field that is a list, any value will do. Names are compared without case,
/// accents and punctuation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Parties of the fact: `ARM` in any role, `ARM/gov` in this one. Who merely reports it is asked with `claimant`.
    pub actor: Vec<String>,
    /// Two parties, written likewise, that must both be there.
    pub pair: Option<(String, String)>,
    /// Who says so: of events and ties the claimants, of claims the speakers.
    pub claimant: Vec<String>,
    /// Types: `ASSAULT`, `arms-supply`; of claims the stances.
    pub types: Vec<String>,
    /// Names of places.
    pub place: Vec<String>,
    /// First day of the span that the fact's time must overlap. What has no known time is in no span. The time of a claim
    /// is its publication.
    pub from: Option<Date>,
    /// Last day of that span.
    pub until: Option<Date>,
    /// Statuses. Claims have none, and are left out when a status is asked for.
    pub status: Vec<Status>,
    /// Languages of the document.
    pub lang: Vec<Language>,
    /// Outlets.
    pub source: Vec<String>,
    /// Ids of documents.
    pub document: Vec<String>,
    /// What held on this day: ties that stood then, what had happened and been said by then. What tells no time counts from the
    /// publication of its document.
    pub as_of: Option<Date>,
    /// Answer as the ledger would have on this day, instead of now.
    pub known_on: Option<Date>,
}

/// In which direction a listing runs. Rows of one day are in the order of their ids; what has no day comes last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// By time.
    #[default]
    OldestFirst,
    /// Against it.
    NewestFirst,
}

/// Which part of a listing to give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// At most this many rows; at least one is given where there is one.
    pub limit: usize,
    /// Go on after the page that gave this cursor.
    pub after: Option<Cursor>,
    /// The direction; the same for every page of a listing.
    pub order: Order,
}

impl Page {
    /// The first page, oldest rows first.
    pub fn first(limit: usize) -> Self {
        Self { limit, after: None, order: Order::default() }
    }

    /// The same page in another direction.
    #[must_use]
    pub fn ordered(mut self, order: Order) -> Self {
        self.order = order;
        self
    }

    /// The page after a cursor.
    #[must_use]
    pub fn after(mut self, cursor: Cursor) -> Self {
        self.after = Some(cursor);
        self
    }
}

/// One page of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page begins; `None` when this is the last one.
    pub next: Option<Cursor>,
    /// How many rows all pages have together.
    pub total: u64,
}

/// Columns of a fact, read by [`Ledger::fact`].
pub(crate) const FACT: &str = "f.id, d.id, d.source, d.lang, d.published, f.known_from, f.known_to, f.record, f.day_sort, f.day_back,
    (SELECT r.verdict || ' ' || x.effect || ' ' || r.at || ' ' || r.reviewer
     FROM fact_review x JOIN reviews r ON r.row = x.review WHERE x.fact = f.row ORDER BY x.review DESC LIMIT 1)";
/// Columns of a document, read by [`Ledger::document`].
pub(crate) const DOCUMENT: &str = "d.id, d.lang, d.published, d.title, d.source, d.author, d.url, d.text, d.notes,
    d.version, d.added, d.known_from, d.known_to, d.day_sort, d.day_back,
    (SELECT count(*) FROM facts f WHERE f.document = d.row AND f.kind = 'event' AND f.known_to IS NOT DISTINCT FROM d.known_to),
    (SELECT count(*) FROM facts f WHERE f.document = d.row AND f.kind = 'tie' AND f.known_to IS NOT DISTINCT FROM d.known_to),
    (SELECT count(*) FROM facts f WHERE f.document = d.row AND f.kind = 'claim' AND f.known_to IS NOT DISTINCT FROM d.known_to)";

impl Ledger {
    /// Events, by time.
    pub fn events(&self, filter: &Filter, page: &Page) -> Result<Listing<Stored<Event>>, Error> {
        self.facts(filter, page)
    }

    /// Ties, by the day since which they hold.
    pub fn ties(&self, filter: &Filter, page: &Page) -> Result<Listing<Stored<Tie>>, Error> {
        self.facts(filter, page)
    }

    /// Claims, by the day on which they were published.
    pub fn claims(&self, filter: &Filter, page: &Page) -> Result<Listing<Stored<Claim>>, Error> {
        self.facts(filter, page)
    }

    /// Documents, by publication. Actors, types, places and statuses ask for documents that tell such a fact.
    pub fn documents(&self, filter: &Filter, page: &Page) -> Result<Listing<StoredDocument>, Error> {
        let list = List { from: "documents d", columns: DOCUMENT, day: 13, table: "d", counted: None };
        self.listing(&list, Where::documents(filter), page, |row| self.document(row), |item| &item.document.id)
    }

    /// Every event that the filter lets through, one at a time and in order: for analysis of more than fits a page.
    ///
    /// `visit` sees one consistent state of the ledger, also while another process writes.
    pub fn each_event(&self, filter: &Filter, visit: impl FnMut(Stored<Event>)) -> Result<(), Error> {
        self.each(filter, visit)
    }

    /// Every tie likewise.
    pub fn each_tie(&self, filter: &Filter, visit: impl FnMut(Stored<Tie>)) -> Result<(), Error> {
        self.each(filter, visit)
    }

    /// Every claim likewise.
    pub fn each_claim(&self, filter: &Filter, visit: impl FnMut(Stored<Claim>)) -> Result<(), Error> {
        self.each(filter, visit)
    }

    /// All events known now, with their documents' language, outlet and day.
    pub fn snapshot_events(&self) -> Result<Vec<Stored<Event>>, Error> {
        let mut events = Vec::new();
        self.each_event(&Filter::default(), |event| events.push(event))?;
        Ok(events)
    }

    /// The ids of the facts that a filter asks for.
    pub(crate) fn ids<T: Record>(&self, filter: &Filter) -> Result<BTreeSet<String>, Error> {
        let mut ids = BTreeSet::new();
        self.each::<T>(filter, |stored| {
            ids.insert(stored.id);
        })?;
        Ok(ids)
    }

    fn each<T: Record>(&self, filter: &Filter, mut visit: impl FnMut(Stored<T>)) -> Result<(), Error> {
        let clause = Where::facts(T::KIND, filter);
        let sql = format!("SELECT {FACT} FROM facts f JOIN documents d ON d.row = f.document{} ORDER BY f.day_sort, f.id", clause.sql());
        let mut statement = self.store.prepare(&sql).map_err(self.failed())?;
        let mut rows = statement.scan(&clause.values).map_err(self.failed())?;
        while let Some(row) = rows.next().map_err(self.failed())? {
            visit(self.fact(row)?);
        }
        Ok(())
    }

    fn facts<T: Record>(&self, filter: &Filter, page: &Page) -> Result<Listing<Stored<T>>, Error> {
        let list = List {
            from: "facts f JOIN documents d ON d.row = f.document",
            columns: FACT,
            day: 8,
            table: "f",
            counted: Some("facts f INDEXED BY facts_search"),
        };
        self.listing(&list, Where::facts(T::KIND, filter), page, |row| self.fact(row), |item| &item.id)
    }

    pub(crate) fn listing<T>(
        &self,
        list: &List,
        clause: Where,
        page: &Page,
        read: impl Fn(Row<'_>) -> Result<T, Error>,
        id: impl Fn(&T) -> &String,
    ) -> Result<Listing<T>, Error> {
        if let Some(cursor) = page.after.as_ref().filter(|cursor| cursor.order != page.order) {
            return Err(Error::Cursor(cursor.to_string()));
        }
        let List { from, columns, day, table, counted } = *list;
        let (day, direction) = match page.order {
            Order::OldestFirst => (day, "ASC"),
            Order::NewestFirst => (day + 1, "DESC"),
        };
        // One read transaction, so that the total and the rows are of the same moment.
        let transaction = self.store.transaction(Access::Read).map_err(self.failed())?;
        let total: i64 = transaction
            .one(
                &format!("SELECT count(*) FROM {}{}", counted.filter(|_| clause.is_by_rows()).unwrap_or(from), clause.sql()),
                &clause.values,
                |row| row.get(0),
            )
            .map_err(self.failed())?;
        let limit = page.limit.max(1);
        let (mut items, mut last_day, mut next) = (Vec::new(), 0, None);
        for mut part in parts(clause, table, page) {
            // One row more tells whether there is another page.
            part.values.push(Value::Integer(i64::try_from(limit.saturating_add(1) - items.len()).unwrap_or(i64::MAX)));
            let sql =
                format!("SELECT {columns} FROM {from}{} ORDER BY {table}.day_sort {direction}, {table}.id {direction} LIMIT ?", part.sql());
            let mut statement = transaction.prepare(&sql).map_err(self.failed())?;
            let mut rows = statement.query(&part.values).map_err(self.failed())?;
            while let Some(row) = rows.next().map_err(self.failed())? {
                if items.len() == limit {
                    next = items.last().map(|last| Cursor { order: page.order, day: last_day, id: id(last).clone() });
                    break;
                }
                items.push(read(row)?);
                last_day = row.get(day).map_err(self.failed())?;
            }
            if next.is_some() {
                break;
            }
        }
        Ok(Listing { items, next, total: total.unsigned_abs() })
    }

    pub(crate) fn fact<T: Record>(&self, row: Row<'_>) -> Result<Stored<T>, Error> {
        let get = |at| row.get::<String>(at).map_err(self.failed());
        let id = get(0)?;
        let record: String = get(7)?;
        let review: Option<String> = row.get(10).map_err(self.failed())?;
        let record = serde_json::from_str(&record).map_err(|error| self.corrupt(format!("the record of {id} cannot be read: {error}")))?;
        Ok(Stored {
            doc: get(1)?,
            source: row.get(2).map_err(self.failed())?,
            lang: Language::from(get(3)?),
            published: self.edtf(row.get(4).map_err(self.failed())?)?,
            known_from: self.day(row.get(5).map_err(self.failed())?)?,
            known_to: self.day_if_any(row.get(6).map_err(self.failed())?)?,
            review: review
                .map(|mark| ReviewMark::read(&mark).ok_or_else(|| self.corrupt(format!("the review of {id} cannot be read"))))
                .transpose()?,
            record,
            id,
        })
    }

    pub(crate) fn document(&self, row: Row<'_>) -> Result<StoredDocument, Error> {
        let number = |at| row.get::<i64>(at).map_err(self.failed());
        let get = |at| row.get::<String>(at).map_err(self.failed());
        let maybe = |at| row.get::<Option<String>>(at).map_err(self.failed());
        let id = get(0)?;
        let notes = serde_json::from_str(&get(8)?).map_err(|error| self.corrupt(format!("the notes of {id} cannot be read: {error}")))?;
        let document = Document {
            lang: Language::from(get(1)?),
            published: self.edtf(maybe(2)?)?,
            title: maybe(3)?,
            source: maybe(4)?,
            author: maybe(5)?,
            url: maybe(6)?,
            text: get(7)?,
            notes,
            id,
        };
        Ok(StoredDocument {
            document,
            version: number(9)?.unsigned_abs(),
            added: self.day(number(10)?)?,
            known_from: self.day(number(11)?)?,
            known_to: self.day_if_any(row.get(12).map_err(self.failed())?)?,
            events: number(15)?.unsigned_abs(),
            ties: number(16)?.unsigned_abs(),
            claims: number(17)?.unsigned_abs(),
        })
    }

    fn edtf(&self, text: Option<String>) -> Result<Option<Edtf>, Error> {
        text.map(|text| text.parse()).transpose().map_err(|error: foederis_model::EdtfError| self.corrupt(error.to_string()))
    }

    fn day(&self, number: i64) -> Result<Date, Error> {
        days::date(number).ok_or_else(|| self.corrupt(format!("{number} is no day")))
    }

    fn day_if_any(&self, number: Option<i64>) -> Result<Option<Date>, Error> {
        number.map(|number| self.day(number)).transpose()
    }

    pub(crate) fn corrupt(&self, reason: String) -> Error {
        Error::Corrupt { ledger: self.address.clone(), reason }
    }
}

/// The conditions of a listing from its cursor on, one set after the other: one that runs backwards gives what has no day after all else,
/// and both walk through the index that runs forwards.
fn parts(clause: Where, table: &str, page: &Page) -> Vec<Where> {
    let (day, id) = (format!("{table}.day_sort"), format!("{table}.id"));
    if page.order == Order::OldestFirst {
        let mut all = clause;
        if let Some(cursor) = &page.after {
            all.after(&day, &id, cursor);
        }
        return vec![all];
    }
    let (mut dated, mut undated) = (clause.clone(), clause);
    dated.push(format!("{day} < ?"), [Value::Integer(days::OPEN_END)]);
    undated.push(format!("{day} = ?"), [Value::Integer(days::OPEN_END)]);
    match &page.after {
        Some(cursor) if cursor.day == days::OPEN_START => {
            undated.after(&day, &id, &Cursor { day: days::OPEN_END, ..cursor.clone() });
            vec![undated]
        }
        after => {
            if let Some(cursor) = after {
                dated.after(&day, &id, cursor);
            }
            vec![dated, undated]
        }
    }
}

/// What a listing is made of.
pub(crate) struct List {
    pub(crate) from: &'static str,
    pub(crate) columns: &'static str,
    /// Which column is `day_sort`; `day_back` is the next one.
    pub(crate) day: usize,
    pub(crate) table: &'static str,
    /// What the total is counted in where nothing is asked of what is joined: an index that has all of it is read far faster than the rows.
    pub(crate) counted: Option<&'static str>,
}

impl Serialize for Cursor {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FactKind {
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        [Self::Event, Self::Tie, Self::Claim].into_iter().find(|kind| kind.code() == code)
    }
}
