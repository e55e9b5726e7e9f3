use std::path::{Path, PathBuf};
use thiserror::Error;

/// What can go wrong with a ledger. The messages are for the person who gave the path or the question.
#[derive(Debug, Error)]
pub enum Error {
    /// There is no file to read.
    #[error("there is no ledger at {}; make one with: foederis add --ledger {} REPORT…", .path.display(), .path.display())]
    Missing {
        /// The file asked for.
        path: PathBuf,
    },
    /// The directory in which the ledger should be made does not exist.
    #[error("cannot make the ledger {}: there is no directory {}; make it first, or give another path", .path.display(), .directory.display())]
    NoDirectory {
        /// The ledger asked for.
        path: PathBuf,
        /// Its directory.
        directory: PathBuf,
    },
    /// The path leads to something that is no Foederis ledger. It was left as it is.
    #[error("{} is not a Foederis ledger: {found}; it was left as it is, give another path", .path.display())]
    NotALedger {
        /// The path.
        path: PathBuf,
        /// What stands there instead.
        found: &'static str,
    },
    /// The ledger was written by a newer program.
    #[error("the ledger {} was made by a newer Foederis (layout {found}, this one knows {known}); update Foederis to use it", .path.display())]
    Newer {
        /// The ledger.
        path: PathBuf,
        /// The layout it has.
        found: i64,
        /// The newest layout known here.
        known: i64,
    },
    /// The ledger was written by an older program and is opened for reading only, so it cannot be brought up to date.
    #[error("the ledger {} was made by an older Foederis (layout {found}, this one needs {known}); run foederis add on it once to bring it up to date", .path.display())]
    Older {
        /// The ledger.
        path: PathBuf,
        /// The layout it has.
        found: i64,
        /// The layout needed.
        known: i64,
    },
    /// The file or its directory may not be written.
    #[error("cannot write the ledger {}: the file, its directory or the disk is read-only; check the permissions or copy it elsewhere", .path.display())]
    ReadOnly {
        /// The ledger.
        path: PathBuf,
    },
    /// The file may not be read.
    #[error("cannot open the ledger {}: {reason}", .path.display())]
    Unreadable {
        /// The ledger.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// Another process keeps the ledger locked.
    #[error("the ledger {} is being written by another process; try again when it is done", .path.display())]
    Locked {
        /// The ledger.
        path: PathBuf,
    },
    /// The disk is full.
    #[error("the disk is full: nothing of this batch was written to the ledger {}; free some space and add it again", .path.display())]
    DiskFull {
        /// The ledger.
        path: PathBuf,
    },
    /// The file is damaged.
    #[error("the ledger {} is damaged ({reason}); restore it from a copy, or add the reports to a new ledger", .path.display())]
    Corrupt {
        /// The ledger.
        path: PathBuf,
        /// Where the damage shows.
        reason: String,
    },
    /// A copy would replace a file.
    #[error("{} is there already; give another path, or --force to replace the ledger there", .to.display())]
    BackupExists {
        /// Where the copy should go.
        to: PathBuf,
    },
    /// A copy would replace its original.
    #[error("{} is the ledger itself; give another path", .to.display())]
    BackupOntoItself {
        /// Where the copy should go.
        to: PathBuf,
    },
    /// A copy cannot be written.
    #[error("cannot write the copy {}: {reason}; nothing was left there", .to.display())]
    Backup {
        /// Where the copy should go.
        to: PathBuf,
        /// Why not.
        reason: String,
    },
    /// No record has this id.
    #[error("the ledger has no document and no fact \"{id}\"; ids are printed by: foederis events, ties, claims, documents")]
    NoSuchId {
        /// What was asked for.
        id: String,
    },
    /// Several records begin with this id.
    #[error("\"{id}\" is the beginning of more than one id ({}); write more of it", .candidates.join(", "))]
    AmbiguousId {
        /// What was asked for.
        id: String,
        /// Some of the ids that begin so.
        candidates: Vec<String>,
    },
    /// A cursor that this ledger did not give out for this order.
    #[error("\"{0}\" is no cursor of this listing; start again from the first page")]
    Cursor(String),
    /// The ledger's index for searching was made by another program version, or not at all.
    #[error("the ledger {} is not indexed for searching by this version of Foederis; run foederis add on it once to bring it up to date", .path.display())]
    Unindexed {
        /// The ledger.
        path: PathBuf,
    },
    /// What was searched for cannot be read, or cannot be searched for here.
    #[error(transparent)]
    Query(#[from] crate::QueryError),
    /// Only facts are reviewed.
    #[error("{id} is a document, and reviews are given on events, ties and claims; its facts are printed by: foederis show {id}")]
    NotAFact {
        /// The document.
        id: String,
    },
    /// Nobody gave the review.
    #[error("a review needs the name of who gives it")]
    NoReviewer,
    /// What should stand instead of a fact cannot.
    #[error("{id} cannot be reviewed so: {reason}; nothing was written")]
    Correction {
        /// The fact.
        id: String,
        /// Why.
        reason: String,
    },
    /// A fact or document could not be turned into JSON.
    #[error("cannot write the record of {id}: {source}")]
    Encode {
        /// The document or fact.
        id: String,
        /// Why.
        source: serde_json::Error,
    },
    /// Anything else the database says.
    #[error("the ledger {} cannot be used: {source}", .path.display())]
    Database {
        /// The ledger.
        path: PathBuf,
        /// What the database says.
        source: rusqlite::Error,
    },
}

impl Error {
    /// Gives a failure of the database its meaning for people.
    pub(crate) fn database(path: &Path, source: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let path = path.to_owned();
        match source.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Locked { path },
            Some(Code::ReadOnly | Code::PermissionDenied) => Self::ReadOnly { path },
            Some(Code::DiskFull) => Self::DiskFull { path },
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Corrupt { path, reason: source.to_string() },
            Some(Code::CannotOpen) => Self::Unreadable { path, reason: source.to_string() },
            _ => Self::Database { path, source },
        }
    }
}
