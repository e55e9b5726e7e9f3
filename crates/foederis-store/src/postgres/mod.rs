//! A ledger in a schema of a `PostgreSQL` database.
//!
//! One connection, blocking. Who writes holds an advisory lock of the schema until the transaction ends, so there is one writer at a time,
//! as with a file; who reads sees one moment (repeatable read) and waits for nobody.

mod counts;
mod open;
mod rows;
mod schema;
#[cfg(test)]
mod tests;
mod text;
mod weights;
mod words;

pub(crate) use open::{read_only, writable};
pub(crate) use rows::{Prepared, Rows, value};

use crate::check::Flaw;
use crate::engine::{Access, Result, Statement, Store, Value};
use crate::{Address, Error};
use postgres::Client;
use postgres::error::SqlState;
use postgres::types::ToSql;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::error::Error as _;
use std::fmt;

/// Most statements that are kept ready on the server. Filters make new ones without end.
const KEPT: usize = 256;

/// Whoever writes to the ledger of this schema holds it, until the end of the transaction. The schema need not be there yet.
const LOCK: &str = "SELECT pg_advisory_xact_lock(hashtextextended('foederis ' || current_setting('search_path'), 0))";

/// An open connection.
pub(crate) struct Server {
    client: RefCell<Client>,
    statements: RefCell<HashMap<String, postgres::Statement>>,
    /// How many transactions are open. The server has one; a question asked within another is part of it.
    depth: Cell<u32>,
    /// How many cursors were opened: each has a name of its own.
    cursors: Cell<u64>,
}

impl fmt::Debug for Server {
    // The driver's own print is of no use to anybody.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").finish_non_exhaustive()
    }
}

impl Server {
    fn new(client: Client) -> Self {
        Self { client: client.into(), statements: RefCell::default(), depth: Cell::default(), cursors: Cell::default() }
    }

    /// The statement as the server knows it.
    fn ready(&self, sql: &str) -> Result<postgres::Statement> {
        let mut statements = self.statements.borrow_mut();
        if let Some(statement) = statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.borrow_mut().prepare(&text::translated(sql))?;
        if statements.len() >= KEPT {
            statements.clear();
        }
        statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    fn execute(&self, sql: &str, values: &[Value<'_>]) -> Result<u64> {
        let statement = self.ready(sql)?;
        Ok(self.client.borrow_mut().execute(&statement, &bound(values))?)
    }

    fn query(&self, sql: &str, values: &[Value<'_>]) -> Result<Vec<postgres::Row>> {
        let statement = self.ready(sql)?;
        Ok(self.client.borrow_mut().query(&statement, &bound(values))?)
    }
}

fn bound<'v>(values: &'v [Value<'_>]) -> Vec<&'v (dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

/// Columns that hold numbers of rows, with the tables of these. The server keeps them right itself, unless somebody had it look away.
const REFERENCES: [(&str, &str, &str); 14] = [
    ("facts", "document", "documents"),
    ("fact_actor", "fact", "facts"),
    ("fact_place", "fact", "facts"),
    ("fact_review", "fact", "facts"),
    ("fact_review", "review", "reviews"),
    ("event_key", "fact", "facts"),
    ("event_incident", "fact", "facts"),
    ("copy_key", "document", "documents"),
    ("copies", "document", "documents"),
    ("copies", "original", "documents"),
    ("tie_relation", "relation", "relations"),
    ("tie_relation", "fact", "facts"),
    ("relation_standing", "relation", "relations"),
    ("relation_name", "relation", "relations"),
];

impl Store for Server {
    fn prepare(&self, sql: &str) -> Result<Statement<'_>> {
        Ok(Statement::Postgres(Prepared::new(self, sql)))
    }

    fn batch(&self, sql: &str) -> Result<()> {
        Ok(self.client.borrow_mut().batch_execute(sql)?)
    }

    fn begin(&self, access: Access) -> Result<()> {
        if self.depth.get() > 0 {
            self.depth.set(self.depth.get() + 1);
            return Ok(());
        }
        match access {
            Access::Read => self.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?,
            // Each question sees what was written before it: also what another writer wrote while this one waited.
            Access::Write => self.batch("BEGIN ISOLATION LEVEL READ COMMITTED")?,
        }
        self.depth.set(1);
        if access == Access::Write
            && let Err(fault) = self.batch(LOCK)
        {
            // Why it failed is told; that there was nothing to end is no further matter.
            let _ = self.end(false);
            return Err(fault);
        }
        Ok(())
    }

    fn end(&self, keep: bool) -> Result<()> {
        let within = self.depth.get().saturating_sub(1);
        if self.depth.replace(within) != 1 {
            return Ok(());
        }
        self.batch(if keep { "COMMIT" } else { "ROLLBACK" })
    }

    fn confidence(&self) -> &'static str {
        // Not through the server's own JSON, which cannot hold U+0000. In a string, the quotation mark before the colon has a backslash.
        "CAST(substring(f.record FROM '\"confidence\":([-+.0-9eE]+)') AS DOUBLE PRECISION)"
    }

    fn sound(&self, flaws: &mut Vec<Flaw>) -> Result<()> {
        for (table, column, of) in REFERENCES {
            let sql = format!("SELECT count(*) FROM {table} t WHERE NOT EXISTS (SELECT 1 FROM {of} o WHERE o.row = t.{column})");
            let store: &dyn Store = self;
            let count: i64 = store.one(&sql, &[], |row| row.get(0))?;
            if count > 0 {
                flaws.push(Flaw::astray(table, count));
            }
        }
        Ok(())
    }
}

/// What went wrong, in words. Neither the server nor the driver repeats a password.
pub(crate) fn told(error: &postgres::Error) -> String {
    if let Some(error) = error.as_db_error() {
        return match error.detail() {
            Some(detail) => format!("{} ({detail})", error.message()),
            None => error.message().to_owned(),
        };
    }
    match error.source() {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}

/// What it means for people.
pub(crate) fn meaning(ledger: Address, error: &postgres::Error) -> Error {
    let reason = told(error);
    let Some(state) = error.code() else {
        return Error::Unreachable { ledger, reason };
    };
    match state {
        &SqlState::LOCK_NOT_AVAILABLE | &SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED => Error::Locked { ledger },
        &SqlState::READ_ONLY_SQL_TRANSACTION => Error::ReadOnly { ledger },
        &SqlState::DISK_FULL => Error::DiskFull { ledger },
        &SqlState::DATA_CORRUPTED | &SqlState::INDEX_CORRUPTED => Error::Corrupt { ledger, reason },
        &SqlState::INVALID_PASSWORD | &SqlState::INVALID_AUTHORIZATION_SPECIFICATION => {
            let reason = format!("{reason}; the password stands in the address or in PGPASSWORD");
            Error::Unreadable { ledger, reason }
        }
        &SqlState::INVALID_CATALOG_NAME => Error::Unreadable { ledger, reason: format!("{reason}; make it with createdb") },
        &SqlState::INSUFFICIENT_PRIVILEGE => Error::Unreadable { ledger, reason },
        &SqlState::ADMIN_SHUTDOWN
        | &SqlState::CRASH_SHUTDOWN
        | &SqlState::CANNOT_CONNECT_NOW
        | &SqlState::TOO_MANY_CONNECTIONS
        | &SqlState::CONNECTION_FAILURE => Error::Unreachable { ledger, reason },
        _ => Error::Database { ledger, reason },
    }
}
