//! Opening a file as a ledger, without touching one that is none.

use super::LedgerFile;
use super::schema::{APPLICATION_ID, MIGRATIONS, VERSION};
use crate::{Address, Error};
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a writer waits for another one before it gives up.
const PATIENCE: Duration = Duration::from_secs(15);

/// Every `SQLite` file begins with a header of this length.
const HEADER: usize = 100;

/// What stands at a path, told from its first bytes. Only reads.
enum Found {
    Nothing,
    Empty,
    Ledger,
}

/// A ledger to write to, of the newest layout; made where there is none.
pub(crate) fn writable(path: &Path) -> Result<LedgerFile, Error> {
    let found = look(path)?;
    if matches!(found, Found::Nothing)
        && let Some(directory) = path.parent().filter(|directory| !directory.as_os_str().is_empty())
        && !directory.is_dir()
    {
        return Err(Error::NoDirectory { ledger: Address::from(path), directory: directory.to_owned() });
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let failed = |source: rusqlite::Error| match (source.sqlite_error_code(), &found) {
        // A new file that cannot be made, in a directory that is there.
        (Some(rusqlite::ErrorCode::CannotOpen), Found::Nothing) => Error::ReadOnly { ledger: Address::from(path) },
        _ => Error::of(&path.into(), source),
    };
    let mut connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    settle(&connection).map_err(failed)?;
    // SQLite opens a file that may not be written for reading only and says so nowhere but here.
    if connection.is_readonly("main").map_err(failed)? {
        return Err(Error::ReadOnly { ledger: Address::from(path) });
    }
    connection.set_transaction_behavior(TransactionBehavior::Immediate);
    migrate(&mut connection, path)?;
    // Readers go on reading while a batch is written. Set after the first step, so that the mark of a ledger is in the
    // file itself and not in the log beside it. FULL: what was acknowledged survives a power cut.
    connection.pragma_update(None, "journal_mode", "WAL").map_err(failed)?;
    connection.pragma_update(None, "synchronous", "FULL").map_err(failed)?;
    connection.pragma_update(None, "cache_size", -CACHE_WRITING).map_err(failed)?;
    connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT).map_err(failed)?;
    Ok(LedgerFile { connection })
}

/// Refuses what is no ledger.
pub(crate) fn is_ledger(path: &Path) -> Result<(), Error> {
    match look(path)? {
        Found::Ledger => Ok(()),
        Found::Nothing => Err(Error::Missing { ledger: Address::from(path) }),
        Found::Empty => Err(Error::NotALedger { ledger: Address::from(path), found: "the file is empty" }),
    }
}

/// A ledger of this layout, to be written but not brought up to date by opening it.
pub(crate) fn for_checking(path: &Path) -> Result<LedgerFile, Error> {
    is_ledger(path)?;
    let failed = |source| Error::of(&path.into(), source);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    settle(&connection).map_err(failed)?;
    if connection.is_readonly("main").map_err(failed)? {
        return Err(Error::ReadOnly { ledger: Address::from(path) });
    }
    connection.pragma_update(None, "synchronous", "FULL").map_err(failed)?;
    Ok(LedgerFile { connection })
}

/// A ledger to ask.
pub(crate) fn read_only(path: &Path) -> Result<LedgerFile, Error> {
    match look(path)? {
        Found::Nothing => return Err(Error::Missing { ledger: Address::from(path) }),
        Found::Empty => return Err(Error::NotALedger { ledger: Address::from(path), found: "the file is empty" }),
        Found::Ledger => {}
    }
    let (connection, found) = match reading(path) {
        Ok(opened) => opened,
        // On a disk that cannot be written SQLite cannot make the small index of its log. With no log there, nobody is
        // writing either, and the file can be read as it stands; but not one whose making was cut off, which left its journal.
        Err(error) if cannot_make_log(&error) && !["-wal", "-journal"].iter().any(|ending| beside(path, ending).exists()) => {
            immutable(path).map_err(|source| Error::of(&path.into(), source))?
        }
        Err(error) => return Err(Error::of(&path.into(), error)),
    };
    check_version(path, found)?;
    if found < VERSION {
        return Err(Error::Older { ledger: Address::from(path), found, known: VERSION });
    }
    Ok(LedgerFile { connection })
}

/// Opened so that it may be written, and asked only: the last one who closes the file then puts away the log beside it, and what was cut off
/// is undone. `SQLite` opens a file that may not be written for reading.
fn reading(path: &Path) -> rusqlite::Result<(Connection, i64)> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    settle(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    let version = version(&connection)?;
    Ok((connection, version))
}

/// Most memory in KiB for pages of the file. The 2 MiB that `SQLite` takes by itself hold no more than the top of a full-text index: searching a large ledger then
/// reads the same pages over and over, and merging the index does.
const CACHE: i64 = 64 << 10;

/// The same for writing: a batch writes at many places of the indexes, and a page that has no room here is written more than once.
const CACHE_WRITING: i64 = 128 << 10;

/// Pages in the log beside the file before they are put into it (`SQLite`: 1000). A page that several batches change is put there once.
const CHECKPOINT: i64 = 100_000;

fn settle(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "cache_size", -CACHE)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.pragma_update(None, "foreign_keys", true)
}

fn cannot_make_log(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{CannotOpen, ReadOnly};
    matches!(error.sqlite_error_code(), Some(CannotOpen | ReadOnly))
}

fn immutable(path: &Path) -> rusqlite::Result<(Connection, i64)> {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut uri = String::from("file:");
    for byte in absolute.to_string_lossy().bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => uri.push(char::from(byte)),
            // Writing to a String does not fail.
            _ => drop(write!(uri, "%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(uri, flags)?;
    settle(&connection)?;
    let version = version(&connection)?;
    Ok((connection, version))
}

/// Brings the layout up to date. Two programs may come here at once: the first one does it, the other finds it done.
fn migrate(connection: &mut Connection, path: &Path) -> Result<(), Error> {
    let failed = |source| Error::of(&path.into(), source);
    check_version(path, version(connection).map_err(failed)?)?;
    let Err(error) = MIGRATIONS.to_latest(connection) else { return Ok(()) };
    if version(connection).map_err(failed)? == VERSION {
        return Ok(());
    }
    Err(match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => failed(err),
        other => Error::Unreadable { ledger: Address::from(path), reason: other.to_string() },
    })
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

fn check_version(path: &Path, found: i64) -> Result<(), Error> {
    if found > VERSION {
        return Err(Error::Newer { ledger: Address::from(path), found, known: VERSION });
    }
    Ok(())
}

/// Reads the first bytes. `SQLite` itself is not asked before they are those of a ledger: opening a strange database may
/// roll back its journal or fold in its log, and it is not ours to do so.
fn look(path: &Path) -> Result<Found, Error> {
    let none = |found| Err(Error::NotALedger { ledger: Address::from(path), found });
    let unreadable = |error: &std::io::Error| Error::Unreadable { ledger: Address::from(path), reason: error.to_string() };
    let metadata = match std::fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(unreadable(&error)),
    };
    if metadata.is_dir() {
        return none("it is a directory");
    }
    // Before it is opened: opening a pipe would wait for a writer.
    if !metadata.is_file() {
        return none("it is a device or a pipe");
    }
    let mut header = Vec::with_capacity(HEADER);
    File::open(path).and_then(|file| file.take(HEADER as u64).read_to_end(&mut header)).map_err(|error| unreadable(&error))?;
    if header.is_empty() {
        return Ok(Found::Empty);
    }
    if header.len() < HEADER || !header.starts_with(b"SQLite format 3\0") {
        return none("it is a file of another kind");
    }
    if header[68..72] != APPLICATION_ID.to_be_bytes() {
        return none("it is a database of another program");
    }
    Ok(Found::Ledger)
}

/// A file beside another, with an ending more.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
