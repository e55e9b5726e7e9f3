//! What can go wrong with a request, as the one who made it reads it.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use foederis_inquiry as inquiry;
use foederis_store::{Error, QueryError};
use serde::Serialize;
use utoipa::ToSchema;

/// Why there is no answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Problem {
    #[serde(skip)]
    status: StatusCode,
    /// What happened and what to do, in a sentence.
    error: String,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, error: impl Into<String>) -> Self {
        Self { status, error: error.into() }
    }

    /// The request says something that cannot be read.
    pub(crate) fn bad(error: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, error)
    }

    /// There is nothing of that name.
    pub(crate) fn missing(error: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, error)
    }

    /// It is understood, and has no answer.
    pub(crate) fn unanswerable(error: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, error)
    }

    pub(crate) fn is_missing(&self) -> bool {
        self.status == StatusCode::NOT_FOUND
    }

    /// A mistake of ours.
    pub(crate) fn ours(error: impl std::fmt::Display) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, format!("this could not be answered: {error}"))
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let status = match &error {
            Error::NoSuchId { .. } => StatusCode::NOT_FOUND,
            Error::AmbiguousId { .. } | Error::Cursor(_) | Error::Query(_) => StatusCode::BAD_REQUEST,
            Error::Locked { .. } | Error::Unreachable { .. } | Error::Unindexed { .. } => StatusCode::SERVICE_UNAVAILABLE,
            Error::ReadOnly { .. } => StatusCode::FORBIDDEN,
            Error::DiskFull { .. } => StatusCode::INSUFFICIENT_STORAGE,
            Error::NotAFact { .. } | Error::NoReviewer | Error::Correction { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self::new(status, error.to_string())
    }
}

impl From<QueryError> for Problem {
    fn from(error: QueryError) -> Self {
        Self::bad(error.to_string())
    }
}

impl From<inquiry::Error> for Problem {
    fn from(error: inquiry::Error) -> Self {
        match error {
            inquiry::Error::Ledger(error) => error.into(),
            other => Self::unanswerable(other.to_string()),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.status, Json(self)).into_response()
    }
}
