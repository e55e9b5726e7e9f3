//! What analysts say of facts, and what follows from it.
//!
//! A review is given on a fact and holds for its [`Place`]: what stays the same when the document is read anew by a better coder or comes again
//! in a new version. Reviews are only appended; the newest of a place counts. What an analyst vouched for (an accepted record, a correction)
//! stands in that place whatever the coder finds there, as long as its evidence stands in the text; what was rejected stays closed.

mod correct;
mod differ;
mod gold;
mod list;
mod place;
mod queue;
mod settle;
mod write;

use crate::FactKind;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use thiserror::Error as Problem;

pub use differ::{Changed, Difference, FieldChange, Told};
pub use gold::Gold;
pub use list::ReviewFilter;
pub use queue::{Queued, QueuedFact};
pub(crate) use settle::{JUDGED, Settled, judged, settle};

/// What an analyst says of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ReviewVerdict))]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is right.
    Accepted,
    /// The document does not say so.
    Rejected,
    /// It should read otherwise.
    Corrected,
}

impl Verdict {
    /// `accepted`, `rejected` or `corrected`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Corrected => "corrected",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl FromStr for Verdict {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        [Self::Accepted, Self::Rejected, Self::Corrected]
            .into_iter()
            .find(|verdict| verdict.code() == code)
            .ok_or_else(|| format!("\"{code}\" is no verdict; there are accepted, rejected and corrected"))
    }
}

/// What to say of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement<'j> {
    /// It is right.
    Accept,
    /// The document does not say so.
    Reject,
    /// The fields that should read otherwise, or the whole record, as JSON.
    Correct(&'j str),
}

/// How a fact is marked by its newest review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewMark {
    /// What was said.
    pub verdict: Verdict,
    /// Who said it.
    pub by: String,
    /// When, in UTC, such as `2026-11-22T06:15:00Z`.
    pub at: String,
    /// Whether the record is the review's own, and none that the coder found.
    pub written: bool,
}

impl ReviewMark {
    /// From verdict, effect, time and reviewer with spaces between them; only the last may have spaces itself.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, ' ');
        let (verdict, effect, at, by) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        Some(Self { verdict: verdict.parse().ok()?, by: by.to_owned(), at: at.to_owned(), written: effect == "written" })
    }
}

/// One review as it was given.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Review {
    /// Counts reviews from 1.
    pub number: i64,
    /// The fact that was looked at.
    pub fact: String,
    /// Its document.
    pub doc: String,
    /// What it is.
    pub kind: FactKind,
    /// Its type or stance.
    #[serde(rename = "type")]
    pub code: String,
    /// What was said.
    pub verdict: Verdict,
    /// Who said it.
    pub by: String,
    /// When, in UTC, such as `2026-11-22T06:15:00Z`.
    pub at: String,
    /// What was said beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub note: Option<String>,
    /// Whether a later review of the same fact took its place.
    pub superseded: bool,
    /// The record that was looked at.
    pub told: serde_json::Value,
    /// The record that stands by it; none for what was rejected.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub record: Option<serde_json::Value>,
}

/// What a review did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reviewed {
    /// The review's number.
    pub number: i64,
    /// The fact that was looked at.
    pub fact: String,
    /// Its document.
    pub doc: String,
    /// What was said.
    pub verdict: Verdict,
    /// Who said it.
    pub by: String,
    /// Facts that were closed.
    pub closed: Vec<String>,
    /// The fact that was written.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub written: Option<String>,
}

/// A review that cannot hold any longer.
#[derive(Debug, Clone, PartialEq, Eq, Problem, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[error("{fact} of {doc} was {verdict} by {by}, and the document no longer has its sentence: \"{evidence}\"; look at it again")]
pub struct Conflict {
    /// The fact that was looked at.
    pub fact: String,
    /// Its document.
    pub doc: String,
    /// What was said.
    pub verdict: Verdict,
    /// Who said it.
    pub by: String,
    /// The sentence that is gone.
    pub evidence: String,
}
