//! Statements and the rows they give.

use super::{Fault, Read, Result, Value};
#[cfg(feature = "postgres")]
use crate::postgres;
use crate::sqlite;
use std::borrow::Cow;

/// A statement made ready.
pub(crate) enum Statement<'s> {
    Sqlite(sqlite::Prepared<'s>),
    #[cfg(feature = "postgres")]
    Postgres(postgres::Prepared<'s>),
}

impl Statement<'_> {
    /// Runs it and says how many rows it wrote.
    pub(crate) fn execute(&mut self, values: &[Value<'_>]) -> Result<usize> {
        match self {
            Self::Sqlite(statement) => statement.execute(values),
            #[cfg(feature = "postgres")]
            Self::Postgres(statement) => statement.execute(values),
        }
    }

    /// Writes one row of a table that numbers its rows, and gives the number.
    pub(crate) fn insert(&mut self, values: &[Value<'_>]) -> Result<i64> {
        match self {
            Self::Sqlite(statement) => statement.insert(values),
            #[cfg(feature = "postgres")]
            Self::Postgres(statement) => statement.insert(values),
        }
    }

    /// Asks for rows. They may all be held in memory; where they are the greater part of a ledger, [`Self::scan`] is asked.
    pub(crate) fn query(&mut self, values: &[Value<'_>]) -> Result<Rows<'_>> {
        match self {
            Self::Sqlite(statement) => statement.query(values).map(Rows::Sqlite),
            #[cfg(feature = "postgres")]
            Self::Postgres(statement) => statement.query(values).map(Rows::Postgres),
        }
    }

    /// Asks for rows of which only some are in memory at a time, all of one moment.
    pub(crate) fn scan(&mut self, values: &[Value<'_>]) -> Result<Rows<'_>> {
        match self {
            Self::Sqlite(statement) => statement.query(values).map(Rows::Sqlite),
            #[cfg(feature = "postgres")]
            Self::Postgres(statement) => statement.scan(values).map(Rows::Postgres),
        }
    }

    /// The first row, which must be there.
    pub(crate) fn one<T>(&mut self, values: &[Value<'_>], read: impl FnOnce(Row<'_>) -> Result<T>) -> Result<T> {
        self.maybe(values, read)?.ok_or(Fault::NoRow)
    }

    /// The first row, if there is one.
    pub(crate) fn maybe<T>(&mut self, values: &[Value<'_>], read: impl FnOnce(Row<'_>) -> Result<T>) -> Result<Option<T>> {
        self.query(values)?.next()?.map(read).transpose()
    }

    /// All rows.
    pub(crate) fn all<T>(&mut self, values: &[Value<'_>], mut read: impl FnMut(Row<'_>) -> Result<T>) -> Result<Vec<T>> {
        let mut rows = self.query(values)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(read(row)?);
        }
        Ok(all)
    }
}

/// Rows, one after the other.
pub(crate) enum Rows<'r> {
    Sqlite(rusqlite::Rows<'r>),
    #[cfg(feature = "postgres")]
    Postgres(postgres::Rows<'r>),
}

impl Rows<'_> {
    pub(crate) fn next(&mut self) -> Result<Option<Row<'_>>> {
        match self {
            Self::Sqlite(rows) => Ok(rows.next()?.map(Row::Sqlite)),
            #[cfg(feature = "postgres")]
            Self::Postgres(rows) => Ok(rows.next()?.map(Row::Postgres)),
        }
    }
}

/// One row.
#[derive(Clone, Copy)]
pub(crate) enum Row<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    #[cfg(feature = "postgres")]
    Postgres(&'r ::postgres::Row),
}

impl<'r> Row<'r> {
    /// The value of a column; columns count from 0.
    pub(crate) fn get<T: Read<'r>>(self, at: usize) -> Result<T> {
        let value = match self {
            Self::Sqlite(row) => sqlite::value(row, at)?,
            #[cfg(feature = "postgres")]
            Self::Postgres(row) => postgres::value(row, at)?,
        };
        T::read(value).ok_or_else(|| Fault::value(format!("column {at} of a row does not hold what it should")))
    }

    /// Its text, not copied where that can be helped.
    pub(crate) fn text(self, at: usize) -> Result<Cow<'r, str>> {
        self.get(at)
    }
}
