//! What a ledger is kept in: tables that are asked in SQL, within transactions.
//!
//! Everything that a ledger does is written once, in the SQL that `SQLite` and `PostgreSQL` have in common, over the types of this module.
//! What differs stands in the modules `sqlite` and `postgres`, as their [`Store`]: opening, the layout, transactions, the index for
//! searching, and what a check can ask of the engine itself.
//!
//! Statements, rows and values are enumerations and no traits: a row is read without a call through a table or an allocation.

mod fault;
mod statement;
mod value;

pub(crate) use fault::{Fault, Result};
pub(crate) use statement::{Row, Rows, Statement};
pub(crate) use value::{Read, Value, params};

use crate::check::Flaw;
use crate::search::Words;
use std::fmt;
use std::ops::Deref;

/// One open ledger.
pub(crate) trait Store: Words + fmt::Debug + Send {
    /// A statement, kept for the next time that the same one is asked for. `?` is the next value, `?1` the first one, as in `SQLite`.
    fn prepare(&self, sql: &str) -> Result<Statement<'_>>;

    /// Runs statements that need no values, one after the other.
    fn batch(&self, sql: &str) -> Result<()>;

    /// Begins a transaction; `transaction` gives it an end.
    fn begin(&self, access: Access) -> Result<()>;

    /// Ends it, with what was written in it or without.
    fn end(&self, keep: bool) -> Result<()>;

    /// SQL for the confidence in the fact `f`: a number, or NULL where it has none.
    fn confidence(&self) -> &'static str;

    /// What the engine itself finds wrong with its tables.
    fn sound(&self, flaws: &mut Vec<Flaw>) -> Result<()>;
}

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Everything asked in it is of the same moment.
    Read,
    /// Nobody else writes meanwhile: who comes later waits a while, and then gives up. What was written before it is seen.
    Write,
}

/// A transaction that is dropped leaves nothing behind.
#[derive(Debug)]
pub(crate) struct Transaction<'s> {
    store: &'s dyn Store,
    open: bool,
}

impl dyn Store + '_ {
    pub(crate) fn transaction(&self, access: Access) -> Result<Transaction<'_>> {
        self.begin(access)?;
        Ok(Transaction { store: self, open: true })
    }

    /// Runs a statement once.
    pub(crate) fn execute(&self, sql: &str, values: &[Value<'_>]) -> Result<usize> {
        self.prepare(sql)?.execute(values)
    }

    /// The one row that a question has.
    pub(crate) fn one<T>(&self, sql: &str, values: &[Value<'_>], read: impl FnOnce(Row<'_>) -> Result<T>) -> Result<T> {
        self.prepare(sql)?.one(values, read)
    }

    /// The row that a question has, if it has one.
    pub(crate) fn maybe<T>(&self, sql: &str, values: &[Value<'_>], read: impl FnOnce(Row<'_>) -> Result<T>) -> Result<Option<T>> {
        self.prepare(sql)?.maybe(values, read)
    }

    /// All rows that a question has.
    pub(crate) fn all<T>(&self, sql: &str, values: &[Value<'_>], read: impl FnMut(Row<'_>) -> Result<T>) -> Result<Vec<T>> {
        self.prepare(sql)?.all(values, read)
    }
}

impl Transaction<'_> {
    pub(crate) fn commit(mut self) -> Result<()> {
        self.open = false;
        let ended = self.store.end(true);
        if ended.is_err() {
            // What could not be kept is dropped; that this fails too is no further matter.
            let _ = self.store.end(false);
        }
        ended
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if self.open {
            // There is nobody to tell, and what is not kept is gone in any case.
            let _ = self.store.end(false);
        }
    }
}

impl<'s> Deref for Transaction<'s> {
    type Target = dyn Store + 's;

    fn deref(&self) -> &Self::Target {
        self.store
    }
}
