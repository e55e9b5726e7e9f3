use foederis_model::{Document, Span};
use std::path::PathBuf;

/// What needs the coder with its packs, which the program has and this crate does not know.
pub trait Desk: Send + Sync {
    /// Reads these files into the ledger, and tells what becomes of each document as it does. Gives why it stopped, where it did.
    fn add(&self, paths: Vec<PathBuf>, came: &mut dyn FnMut(Came)) -> Result<(), String>;

    /// Why words of a document were coded: what the coder chose for the fact of this kind whose trigger stands there, as JSON for people who know it.
    fn why(&self, document: &Document, kind: &str, trigger: Span) -> Result<serde_json::Value, String>;

    /// The confidences from which on events, ties and claims are kept.
    fn least(&self) -> Result<[f64; 3], String>;
}

/// What became of one input while adding.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(tag = "event", rename_all = "lowercase")]
pub enum Came {
    /// A document was read and is being written.
    Read {
        /// Its id.
        id: String,
    },
    /// A document is in the ledger.
    Document {
        /// Its id.
        id: String,
        /// Its headline.
        title: Option<String>,
        /// new, revised, unchanged or skipped.
        outcome: String,
        /// New events.
        events: usize,
        /// New ties.
        ties: usize,
        /// New claims.
        claims: usize,
    },
    /// Something could not be read, or a fact could not be kept.
    Problem {
        /// What happened, and to what.
        says: String,
    },
}
