use crate::Address;
use crate::engine::Fault;
use std::path::PathBuf;
use thiserror::Error;

/// What can go wrong with a ledger. The messages are for the person who gave the path or the question.
#[derive(Debug, Error)]
pub enum Error {
    /// There is no file to read.
    #[error("there is no ledger at {ledger}; make one with: foederis add --ledger {ledger} REPORT…")]
    Missing {
        /// The ledger.
        ledger: Address,
    },
    /// The address is one of `PostgreSQL`, and this program was built without it.
    #[error(
        "{ledger} is a PostgreSQL ledger, and this foederis was built without PostgreSQL; build it with: cargo build --release --features postgres"
    )]
    NoPostgres {
        /// The ledger.
        ledger: Address,
    },
    /// The directory in which the ledger should be made does not exist.
    #[error("cannot make the ledger {ledger}: there is no directory {}; make it first, or give another path", .directory.display())]
    NoDirectory {
        /// The ledger.
        ledger: Address,
        /// Its directory.
        directory: PathBuf,
    },
    /// The path leads to something that is no Foederis ledger. It was left as it is.
    #[error("{ledger} is not a Foederis ledger: {found}; it was left as it is, give another path")]
    NotALedger {
        /// The ledger.
        ledger: Address,
        /// What stands there instead.
        found: &'static str,
    },
    /// The ledger was written by a newer program.
    #[error("the ledger {ledger} was made by a newer Foederis (layout {found}, this one knows {known}); update Foederis to use it")]
    Newer {
        /// The ledger.
        ledger: Address,
        /// The layout it has.
        found: i64,
        /// The newest layout known here.
        known: i64,
    },
    /// The ledger was written by an older program and is opened for reading only, so it cannot be brought up to date.
    #[error(
        "the ledger {ledger} was made by an older Foederis (layout {found}, this one needs {known}); run foederis add on it once to bring it up to date"
    )]
    Older {
        /// The ledger.
        ledger: Address,
        /// The layout it has.
        found: i64,
        /// The layout needed.
        known: i64,
    },
    /// The file or its directory may not be written, or the role of the address may not.
    #[error("cannot write the ledger {ledger}: {}", read_only(.ledger))]
    ReadOnly {
        /// The ledger.
        ledger: Address,
    },
    /// The file may not be read.
    #[error("cannot open the ledger {ledger}: {reason}")]
    Unreadable {
        /// The ledger.
        ledger: Address,
        /// What the system says.
        reason: String,
    },
    /// The server of the ledger does not answer, or no longer.
    #[error("cannot reach the ledger {ledger}: {reason}; see whether the server runs and the address is right")]
    Unreachable {
        /// The ledger.
        ledger: Address,
        /// What happened.
        reason: String,
    },
    /// Another process keeps the ledger locked.
    #[error("the ledger {ledger} is being written by another process; try again when it is done")]
    Locked {
        /// The ledger.
        ledger: Address,
    },
    /// The disk is full.
    #[error("the disk is full: nothing of this batch was written to the ledger {ledger}; free some space and add it again")]
    DiskFull {
        /// The ledger.
        ledger: Address,
    },
    /// The file is damaged.
    #[error("the ledger {ledger} is damaged ({reason}); restore it from a copy, or add the reports to a new ledger")]
    Corrupt {
        /// The ledger.
        ledger: Address,
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
    #[error(
        "the ledger {ledger} is not indexed for searching by this version of Foederis; run foederis add on it once to bring it up to date"
    )]
    Unindexed {
        /// The ledger.
        ledger: Address,
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
    #[error("the ledger {ledger} cannot be used: {reason}")]
    Database {
        /// The ledger.
        ledger: Address,
        /// What the database says.
        reason: String,
    },
}

fn read_only(ledger: &Address) -> &'static str {
    match ledger.file() {
        Some(_) => "the file, its directory or the disk is read-only; check the permissions or copy it elsewhere",
        None => "this role may only read it, or the server takes no changes; give the address of a role that may write",
    }
}

impl Error {
    /// Gives a failure of the engine its meaning for people.
    pub(crate) fn of(ledger: &Address, fault: impl Into<Fault>) -> Self {
        use rusqlite::ErrorCode as Code;
        let fault = fault.into();
        let ledger = ledger.clone();
        let code = match &fault {
            Fault::Sqlite(error) => error.sqlite_error_code(),
            #[cfg(feature = "postgres")]
            Fault::Postgres(error) => return crate::postgres::meaning(ledger, error),
            Fault::NoRow | Fault::Value(_) => None,
        };
        match code {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Locked { ledger },
            Some(Code::ReadOnly | Code::PermissionDenied) => Self::ReadOnly { ledger },
            Some(Code::DiskFull) => Self::DiskFull { ledger },
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Corrupt { ledger, reason: fault.to_string() },
            Some(Code::CannotOpen) => Self::Unreadable { ledger, reason: fault.to_string() },
            _ => Self::Database { ledger, reason: fault.to_string() },
        }
    }
}
