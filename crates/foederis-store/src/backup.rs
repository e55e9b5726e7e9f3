//! A copy of the ledger as it stands at one moment, made while others go on writing.

use crate::engine::{Access, Fault, Store, Value, params};
use crate::sqlite::{self, beside, is_ledger};
use crate::{Address, Error, Ledger, incidents, search};
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

/// The tables that hold what was told; each points only at rows of those before it. Everything else is made from them.
const TOLD: &[&str] = &["documents", "facts", "fact_actor", "fact_place", "reviews", "fact_review"];

impl Ledger {
    /// Writes a copy to a new file. It has what was in the ledger when the copying began, and is whole or not there: it is written under
    /// another name beside its place, and gets its own when all of it is on the disk. With `replace`, a ledger that stands there makes way;
    /// other files never do. The copy of a ledger on a server is a file too.
    pub fn backup(&self, to: &Path, replace: bool) -> Result<(), Error> {
        let failed = |error: io::Error| Error::Backup { to: to.to_owned(), reason: error.to_string() };
        if to.symlink_metadata().is_ok() {
            if !replace {
                return Err(Error::BackupExists { to: to.to_owned() });
            }
            if let Some(path) = self.address.file()
                && fs::canonicalize(to).map_err(failed)? == fs::canonicalize(path).map_err(failed)?
            {
                return Err(Error::BackupOntoItself { to: to.to_owned() });
            }
            // Says so where it is no ledger.
            is_ledger(to)?;
        }
        let partial = beside(to, &format!(".{}.part", std::process::id()));
        let copied = if self.address.file().is_some() { self.copy_file(&partial, to) } else { self.copy_rows(&partial, to) };
        let written = copied.and_then(|()| put(&partial, to, replace));
        if written.is_err() {
            // What is left of it is of no use; that it cannot be removed is no further matter.
            for ending in ["", "-wal", "-shm"] {
                let _ = fs::remove_file(beside(&partial, ending));
            }
        }
        written
    }

    fn copy_file(&self, partial: &Path, to: &Path) -> Result<(), Error> {
        let failed = |reason: String| Error::Backup { to: to.to_owned(), reason };
        let name = partial.to_str().ok_or_else(|| failed("its name is no UTF-8".to_owned()))?;
        // VACUUM INTO refuses a file that holds anything, so two copies under way do not meet.
        // A ledger that is only asked writes nothing, the copy neither.
        let asked_only: bool = self.store.one("PRAGMA query_only", &[], |row| row.get(0)).map_err(self.failed())?;
        self.store.batch("PRAGMA query_only = 0").map_err(self.failed())?;
        let written = self.store.execute("VACUUM INTO ?", params![name]);
        self.store.batch(&format!("PRAGMA query_only = {}", u8::from(asked_only))).map_err(self.failed())?;
        written.map_err(|fault| match Error::of(&self.address, fault) {
            Error::DiskFull { .. } => failed("the disk is full".to_owned()),
            Error::Unreadable { .. } | Error::ReadOnly { .. } => failed("its folder is not there or may not be written".to_owned()),
            Error::Database { reason, .. } => failed(reason),
            other => other,
        })?;
        // SQLite leaves it to us that the copy is on the disk and not only on its way.
        File::options().write(true).open(partial).and_then(|file| file.sync_all()).map_err(|error| failed(error.to_string()))
    }

    /// Writes what a server holds to a file, row by row; what is derived is made anew there.
    fn copy_rows(&self, partial: &Path, to: &Path) -> Result<(), Error> {
        let failed = |error: Error| {
            let reason = match error {
                Error::NoDirectory { .. } | Error::ReadOnly { .. } => "its folder is not there or may not be written".to_owned(),
                other => other.to_string(),
            };
            Error::Backup { to: to.to_owned(), reason }
        };
        let copy = sqlite::writable(partial).map_err(failed)?;
        let copy: &dyn Store = &copy;
        let failed = |fault: Fault| failed(Error::of(&Address::from(partial), fault));
        let reading = self.store.transaction(Access::Read).map_err(self.failed())?;
        let writing = copy.transaction(Access::Write).map_err(failed)?;
        for table in TOLD {
            let columns = copy.all("SELECT name FROM pragma_table_info(?)", params![*table], |row| row.get::<String>(0)).map_err(failed)?;
            let (names, marks) = (columns.join(", "), vec!["?"; columns.len()].join(", "));
            let mut asked = reading.prepare(&format!("SELECT {names} FROM {table}")).map_err(self.failed())?;
            let mut insert = writing.prepare(&format!("INSERT INTO {table} ({names}) VALUES ({marks})")).map_err(failed)?;
            let mut rows = asked.scan(&[]).map_err(self.failed())?;
            while let Some(row) = rows.next().map_err(self.failed())? {
                let values: Result<Vec<Value<'_>>, Fault> = (0..columns.len()).map(|at| row.get(at)).collect();
                insert.execute(&values.map_err(self.failed())?).map_err(failed)?;
            }
        }
        incidents::rebuild_all(&*writing).and_then(|()| search::make_anew(&*writing)).map_err(failed)?;
        writing.commit().map_err(failed)
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
