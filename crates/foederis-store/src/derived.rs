//! By which version of the program's rules something was made that can be made anew from the facts.

use crate::engine::{Access, Result, Store, params};

/// Whether this version made it.
pub(crate) fn is_of(store: &dyn Store, what: &str, version: i64) -> Result<bool> {
    let made = store.maybe("SELECT version FROM derived WHERE what = ?", params![what], |row| row.get::<i64>(0))?;
    Ok(made == Some(version))
}

/// Makes it anew where it is not current: where another version made it, or none did. All or nothing.
pub(crate) fn bring_up_to_date(
    store: &dyn Store,
    is_current: fn(&dyn Store) -> Result<bool>,
    make_anew: fn(&dyn Store) -> Result<()>,
) -> Result<()> {
    if is_current(store)? {
        return Ok(());
    }
    let transaction = store.transaction(Access::Write)?;
    // Somebody else may have done it while we waited for our turn to write.
    if !is_current(&*transaction)? {
        make_anew(&*transaction)?;
    }
    transaction.commit()
}

/// It was made by this version.
pub(crate) fn made(store: &dyn Store, what: &str, version: i64) -> Result<()> {
    let sql = "INSERT INTO derived (what, version) VALUES (?1, ?2) ON CONFLICT (what) DO UPDATE SET version = ?2";
    store.execute(sql, params![what, version]).map(drop)
}
