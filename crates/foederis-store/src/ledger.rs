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
}

impl Ledger {
    /// Opens a ledger to add to it, and makes it when there is no file (or an empty one) at `path`.
    ///
    /// Anything else than a ledger is refused and left as it is.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Ok(Self { connection: open::writable(path)?, path: path.to_owned() })
    }

    /// Opens a ledger for asking only. Works on a disk that cannot be written.
    pub fn open_read_only(path: &Path) -> Result<Self, Error> {
        Ok(Self { connection: open::read_only(path)?, path: path.to_owned() })
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
