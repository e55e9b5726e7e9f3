use super::ReportedTie;
use crate::teller::teller;
use foederis_model::{Edtf, Figure, Language, Status};
use jiff::civil::Date;
use serde::Serialize;

/// What one report says of a tie.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Statement {
    /// The tie's id in the ledger.
    pub tie: String,
    /// The document.
    pub document: String,
    /// Its language.
    pub language: Language,
    /// Whose word it is: who is quoted for it, else the outlet, else the document.
    pub by: String,
    /// When it was published.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub published: Option<Edtf>,
    /// Whether it holds, by this report.
    pub says: Says,
    /// Whether the report itself vouches for it.
    pub vouched: bool,
    /// Since when it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub since: Option<Edtf>,
    /// Until when it held.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub until: Option<Edtf>,
    /// Numbers told of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
}

/// Whether a tie holds, by one report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Says {
    /// It holds, or held.
    Holds,
    /// It does not, or no longer.
    Not,
    /// It may, or will.
    Possible,
}

impl Says {
    /// As it is written in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Not => "not",
            Self::Possible => "possible",
        }
    }
}

impl Statement {
    pub(crate) fn of(report: &ReportedTie) -> Self {
        let tie = &report.tie;
        let (_, by) = teller(&tie.claimed_by, report.source.as_ref(), &report.document);
        Self {
            tie: report.id.clone(),
            document: report.document.clone(),
            language: report.language.clone(),
            by,
            published: report.published.clone(),
            says: match tie.status {
                Status::Asserted | Status::Claimed => Says::Holds,
                Status::Denied | Status::Negated => Says::Not,
                Status::Hypothetical => Says::Possible,
            },
            vouched: tie.status == Status::Asserted || tie.status == Status::Negated && tie.claimed_by.is_empty(),
            since: tie.since.clone(),
            until: tie.until.clone(),
            figures: tie.figures.clone(),
        }
    }

    /// The day it speaks from.
    pub(crate) fn seen(&self) -> Option<Date> {
        self.published.as_ref().and_then(|published| published.bounds().0)
    }

    /// From the first day it may have begun; else from the day it was told on, unless only an end is told.
    pub(crate) fn first(&self) -> Option<Date> {
        match (&self.since, &self.until) {
            (Some(since), _) => since.bounds().0,
            (None, Some(_)) => None,
            (None, None) => self.seen(),
        }
    }

    /// To the last day it may have held; `None` while it goes on.
    pub(crate) fn last(&self) -> Option<Date> {
        self.until.as_ref().and_then(|until| until.bounds().1)
    }

    /// Whether it speaks of this day.
    pub(crate) fn covers(&self, day: Date) -> bool {
        self.first().is_none_or(|first| first <= day) && self.last().is_none_or(|last| day <= last)
    }
}
