//! By which version of the program's rules something was made that can be made anew from the facts.

use crate::engine::{Result, Store, params};

/// The version that made it; 0 where nothing was made.
pub(crate) fn version(store: &dyn Store, what: &str) -> Result<i64> {
    let version = store.maybe("SELECT version FROM derived WHERE what = ?", params![what], |row| row.get(0))?;
    Ok(version.unwrap_or(0))
}

/// It was made by this version.
pub(crate) fn made(store: &dyn Store, what: &str, version: i64) -> Result<()> {
    let sql = "INSERT INTO derived (what, version) VALUES (?1, ?2) ON CONFLICT (what) DO UPDATE SET version = ?2";
    store.execute(sql, params![what, version]).map(drop)
}
