//! By which version of the program's rules something was made that can be made anew from the facts.

use rusqlite::{Connection, OptionalExtension as _};

/// The version that made it; 0 where nothing was made.
pub(crate) fn version(connection: &Connection, what: &str) -> rusqlite::Result<i64> {
    let version = connection.prepare_cached("SELECT version FROM derived WHERE what = ?")?.query_row([what], |row| row.get(0));
    Ok(version.optional()?.unwrap_or(0))
}

/// It was made by this version.
pub(crate) fn made(connection: &Connection, what: &str, version: i64) -> rusqlite::Result<()> {
    let sql = "INSERT INTO derived (what, version) VALUES (?1, ?2) ON CONFLICT (what) DO UPDATE SET version = ?2";
    connection.execute(sql, rusqlite::params![what, version]).map(drop)
}
