//! What an engine says when it fails. [`crate::Error`] gives it its meaning for people.

use thiserror::Error;

#[derive(Debug, Error)]
pub(crate) enum Fault {
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    #[cfg(feature = "postgres")]
    #[error("{}", crate::postgres::told(.0))]
    Postgres(#[from] ::postgres::Error),
    #[error("a row is missing")]
    NoRow,
    /// A value is not what it should be.
    #[error("{0}")]
    Value(Box<dyn std::error::Error + Send + Sync>),
}

impl Fault {
    pub(crate) fn value(reason: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Value(reason.into())
    }
}

pub(crate) type Result<T> = std::result::Result<T, Fault>;
