//! A ledger in one file: `SQLite`, built in.

mod open;
mod schema;
mod words;

pub(crate) use open::{beside, for_checking, is_ledger, read_only, writable};

use crate::check::{Flaw, Part};
use crate::engine::{Access, Fault, Result, Statement, Store, Value};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, ErrorCode, Row, Rows};
use std::borrow::Cow;

/// An open file.
#[derive(Debug)]
pub(crate) struct LedgerFile {
    connection: Connection,
}

impl Store for LedgerFile {
    fn prepare(&self, sql: &str) -> Result<Statement<'_>> {
        let statement = self.connection.prepare_cached(sql)?;
        Ok(Statement::Sqlite(Prepared { connection: &self.connection, statement }))
    }

    fn batch(&self, sql: &str) -> Result<()> {
        Ok(self.connection.execute_batch(sql)?)
    }

    fn begin(&self, access: Access) -> Result<()> {
        // A reader sees the moment of its first question; a writer waits for its turn at once, and not when it is too late to wait.
        self.batch(match access {
            Access::Read => "BEGIN DEFERRED",
            Access::Write => "BEGIN IMMEDIATE",
        })
    }

    fn end(&self, keep: bool) -> Result<()> {
        // Some failures, a full disk say, have ended it already.
        if !keep && self.connection.is_autocommit() {
            return Ok(());
        }
        self.batch(if keep { "COMMIT" } else { "ROLLBACK" })
    }

    fn confidence(&self) -> &'static str {
        "json_extract(f.record, '$.confidence')"
    }

    /// A page that cannot be read is a flaw and no failure.
    fn sound(&self, flaws: &mut Vec<Flaw>) -> Result<()> {
        match self.look(flaws) {
            Err(Fault::Sqlite(error)) if error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => {
                flaws.push(Flaw { part: Part::File, what: error.to_string() });
                Ok(())
            }
            other => other,
        }
    }
}

impl LedgerFile {
    fn look(&self, flaws: &mut Vec<Flaw>) -> Result<()> {
        let mut statement = self.connection.prepare("PRAGMA integrity_check(20)")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let what: String = row.get(0)?;
            if what != "ok" {
                let part = if what.contains("FTS5") { Part::Search } else { Part::File };
                flaws.push(Flaw { part, what });
            }
        }
        let mut statement = self.connection.prepare("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            flaws.push(Flaw::astray(&row.get::<_, String>(0)?, row.get(1)?));
        }
        Ok(())
    }
}

/// A statement, and the connection that knows the number of the row it wrote.
pub(crate) struct Prepared<'s> {
    connection: &'s Connection,
    statement: CachedStatement<'s>,
}

impl Prepared<'_> {
    fn bind(&mut self, values: &[Value<'_>]) -> Result<()> {
        for (at, value) in values.iter().enumerate() {
            let value = match value {
                Value::Null => ValueRef::Null,
                Value::Integer(number) => ValueRef::Integer(*number),
                Value::Real(number) => ValueRef::Real(*number),
                Value::Text(text) => ValueRef::Text(text.as_bytes()),
                Value::Blob(bytes) => ValueRef::Blob(bytes),
            };
            self.statement.raw_bind_parameter(at + 1, ToSqlOutput::Borrowed(value))?;
        }
        Ok(())
    }

    pub(crate) fn execute(&mut self, values: &[Value<'_>]) -> Result<usize> {
        self.bind(values)?;
        Ok(self.statement.raw_execute()?)
    }

    pub(crate) fn insert(&mut self, values: &[Value<'_>]) -> Result<i64> {
        self.execute(values)?;
        Ok(self.connection.last_insert_rowid())
    }

    pub(crate) fn query(&mut self, values: &[Value<'_>]) -> Result<Rows<'_>> {
        self.bind(values)?;
        Ok(self.statement.raw_query())
    }
}

/// A value of a row, not copied.
pub(crate) fn value<'r>(row: &'r Row<'r>, at: usize) -> Result<Value<'r>> {
    Ok(match row.get_ref(at)? {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Real(number) => Value::Real(number),
        ValueRef::Text(text) => Value::Text(Cow::Borrowed(std::str::from_utf8(text).map_err(Fault::value)?)),
        ValueRef::Blob(bytes) => Value::Blob(Cow::Borrowed(bytes)),
    })
}
