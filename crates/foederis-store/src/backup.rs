//! A copy of the ledger as it stands at one moment, made while others go on writing.

use crate::open::beside;
use crate::{Error, Ledger};
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

impl Ledger {
    /// Writes a copy to a new file. It has what was in the ledger when the copying began, and is whole or not there: it is written under
    /// another name beside its place, and gets its own when all of it is on the disk. With `replace`, a ledger that stands there makes way;
    /// other files never do.
    pub fn backup(&self, to: &Path, replace: bool) -> Result<(), Error> {
        let failed = |error: io::Error| Error::Backup { to: to.to_owned(), reason: error.to_string() };
        if to.symlink_metadata().is_ok() {
            if !replace {
                return Err(Error::BackupExists { to: to.to_owned() });
            }
            if fs::canonicalize(to).map_err(failed)? == fs::canonicalize(&self.path).map_err(failed)? {
                return Err(Error::BackupOntoItself { to: to.to_owned() });
            }
            // Says so where it is no ledger.
            crate::open::is_ledger(to)?;
        }
        let partial = beside(to, &format!(".{}.part", std::process::id()));
        let written = self.write_copy(&partial, to).and_then(|()| put(&partial, to, replace));
        if written.is_err() {
            // What is left of it is of no use; that it cannot be removed is no further matter.
            let _ = fs::remove_file(&partial);
        }
        written
    }

    fn write_copy(&self, partial: &Path, to: &Path) -> Result<(), Error> {
        let failed = |reason: String| Error::Backup { to: to.to_owned(), reason };
        let name = partial.to_str().ok_or_else(|| failed("its name is no UTF-8".to_owned()))?;
        // VACUUM INTO refuses a file that holds anything, so two copies under way do not meet.
        // A ledger that is only asked writes nothing, the copy neither.
        let asked_only = self.connection.pragma_query_value(None, "query_only", |row| row.get::<_, bool>(0)).map_err(self.failed())?;
        self.connection.pragma_update(None, "query_only", false).map_err(self.failed())?;
        let written = self.connection.execute("VACUUM INTO ?", [name]);
        self.connection.pragma_update(None, "query_only", asked_only).map_err(self.failed())?;
        written.map_err(|source| match source.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => failed("the disk is full".to_owned()),
            Some(rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::ReadOnly) => {
                failed("its folder is not there or may not be written".to_owned())
            }
            Some(rusqlite::ErrorCode::DatabaseCorrupt) => Error::database(&self.path, source),
            _ => failed(source.to_string()),
        })?;
        // SQLite leaves it to us that the copy is on the disk and not only on its way.
        File::options().write(true).open(partial).and_then(|file| file.sync_all()).map_err(|error| failed(error.to_string()))
    }
}

fn put(partial: &Path, to: &Path, replace: bool) -> Result<(), Error> {
    let failed = |error: io::Error| match error.kind() {
        ErrorKind::AlreadyExists => Error::BackupExists { to: to.to_owned() },
        _ => Error::Backup { to: to.to_owned(), reason: error.to_string() },
    };
    if replace {
        // The log of a ledger that stood there must not be taken for one of the copy.
        for ending in ["-wal", "-shm"] {
            if let Err(error) = fs::remove_file(beside(to, ending))
                && error.kind() != ErrorKind::NotFound
            {
                return Err(failed(error));
            }
        }
        return fs::rename(partial, to).map_err(failed);
    }
    // Unlike renaming, linking never replaces a file that came meanwhile. Not every disk can.
    match fs::hard_link(partial, to) {
        Ok(()) => fs::remove_file(partial).map_err(failed),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(failed(error)),
        Err(_) if to.symlink_metadata().is_ok() => Err(Error::BackupExists { to: to.to_owned() }),
        Err(_) => fs::rename(partial, to).map_err(failed),
    }
}
