//! The append-only ledger of documents and facts, kept in one `SQLite` file, or with the feature `postgres` in a schema of a `PostgreSQL`
//! database. An [`Address`] says where.
//!
//! ```no_run
//! use foederis_store::{Filter, Ledger, Page};
//! # fn main() -> Result<(), foederis_store::Error> {
//! # let (document, facts): (foederis_model::Document, foederis_model::FactsRecord) = unimplemented!();
//! let mut ledger = Ledger::open("reports.foederis")?;
//! for added in ledger.add(&[(document, facts)], jiff::civil::date(2022, 9, 20))? {
//!     println!("{}: {:?}, {} facts refused", added.document, added.outcome, added.refused.len());
//! }
//! let filter = Filter { actor: vec!["ARM".to_owned()], ..Filter::default() };
//! let mut page = Page::first(100);
//! loop {
//!     let listing = ledger.events(&filter, &page)?;
//!     for event in &listing.items {
//!         println!("{} {} in {}", event.id, event.record.event_type, event.doc);
//!     }
//!     let Some(next) = listing.next else { break };
//!     page = page.after(next);
//! }
//! # Ok(()) }
//! ```
//!
//! # What holds for every ledger
//! - **Nothing is overwritten or deleted.** A document that comes again with other content closes the old rows
//!   (`known_to`) and appends new ones.
//! - **Two time axes.** `day_first`/`day_last` say when a fact held; `known_from`/`known_to` say on which days it was the
//!   ledger's knowledge (`known_to` excluded). [`Filter::known_on`] asks for an earlier day's knowledge.
//! - **Every fact has its sentence.** A fact whose evidence does not stand in its document is refused, and said so.
//! - **All or nothing.** One call of [`Ledger::add`] is one transaction; a process killed within it leaves the ledger as
//!   it was.
//! - **The same documents in the same order give the same ids**, and the ids do not depend on the day of adding.
//! - **No other file is touched**, nor the tables of another program. What is no Foederis ledger is told before it is written to, and left
//!   as it is.
//!
//! # Layout
//! `documents` has one row per version of a document, `facts` one row per event, tie or claim (views `events`, `ties`
//! and `claims` show them apart), `fact_actor` and `fact_place` say who and where. Days are whole numbers such as
//! `20220913`; 0 and 99999999 stand for an open start and end. The record itself is JSON in the column `record`.
//!
//! `document_words` and `fact_words` are the full-text index: which words stand where, and in which other forms they are found
//! ([`foederis_language::terms`]); in a file no text is kept twice. They are written in the transaction that writes the rows. [`Query`] is what people
//! type; nothing of it reaches SQL or the index's own language but analysed words.

mod abouts;
mod add;
mod address;
mod ahead;
mod backup;
mod check;
mod copies;
mod cursor;
mod days;
mod derived;
mod engine;
mod error;
mod ids;
mod incidents;
mod ledger;
mod news;
#[cfg(feature = "openapi")]
mod openapi;
#[cfg(feature = "postgres")]
mod postgres;
mod query;
mod refuse;
mod relations;
mod reported;
mod review;
mod search;
mod show;
mod sqlite;
mod stored;
mod where_clause;

pub use add::{Added, Outcome};
pub use address::Address;
pub use check::{Checked, Flaw, Part};
pub use copies::DocumentCopy;
pub use cursor::Cursor;
pub use error::Error;
pub use incidents::{ChangedIncidents, IncidentCounts, Neighbourhood, Seen, Then};
pub use ledger::Ledger;
pub use news::Position;
pub use query::{Filter, Listing, Order, Page};
pub use refuse::Refused;
pub use review::{
    Changed, Conflict, Difference, FieldChange, Gold, Judgement, Queued, QueuedFact, Review, ReviewFilter, ReviewMark, Reviewed, Told,
    Verdict,
};
pub use search::{Facet, Facets, Found, FoundDocument, Hit, Mark, Query, QueryError, SearchCursor, SearchPage, Snippet};
pub use show::{Counts, Shown};
pub use stored::{FactKind, Stored, StoredDocument};
