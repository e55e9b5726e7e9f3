use crate::search::Readers;
use crate::{Error, open};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// One ledger file, open for asking or for adding as well.
///
/// Several processes may have the same ledger open; one writes at a time, the others go on reading what was there
/// before.
#[derive(Debug)]
pub struct Ledger {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    /// What was learnt of words while indexing, from batch to batch.
    pub(crate) readers: Readers,
}

impl Ledger {
    /// Opens a ledger to add to it, and makes it when there is no file (or an empty one) at `path`.
    ///
    /// Anything else than a ledger is refused and left as it is. One that an older program made is brought up to date first: its documents
    /// are indexed for searching then, at some thousand a second.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Ok(Self { connection: open::writable(path)?, path: path.to_owned(), readers: Readers::default() })
    }

    /// Opens a ledger for asking only. Works on a disk that cannot be written.
    pub fn open_read_only(path: &Path) -> Result<Self, Error> {
        Ok(Self { connection: open::read_only(path)?, path: path.to_owned(), readers: Readers::default() })
    }

    /// Where the ledger is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Turns a database failure into one of this ledger.
    pub(crate) fn failed(&self) -> impl Fn(rusqlite::Error) -> Error + '_ {
        |source| Error::database(&self.path, source)
    }
}
