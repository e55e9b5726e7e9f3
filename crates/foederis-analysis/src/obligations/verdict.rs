//! What a treaty says of a case, with the proof.

use foederis_model::treaty::{Binding, Cited, Duty, Owed, Reading};
use jiff::civil::Date;
use serde::{Serialize, Serializer};

/// Whether something holds; that it is not known is an answer too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Truth {
    /// It does.
    Holds,
    /// It does not.
    Fails,
    /// What would decide it is not known.
    Unknown,
}

impl Truth {
    /// All of several: one that fails decides, then one that is not known.
    pub fn all(of: impl IntoIterator<Item = Self>) -> Self {
        of.into_iter().fold(Self::Holds, |all, one| match (all, one) {
            (Self::Fails, _) | (_, Self::Fails) => Self::Fails,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            _ => Self::Holds,
        })
    }

    /// Any of several: one that holds decides, then one that is not known.
    pub fn any(of: impl IntoIterator<Item = Self>) -> Self {
        of.into_iter().fold(Self::Fails, |any, one| match (any, one) {
            (Self::Holds, _) | (_, Self::Holds) => Self::Holds,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            _ => Self::Fails,
        })
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Holds } else { Self::Fails }
    }
}

/// What comes out for one duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = VerdictOutcome))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is owed now.
    Triggered,
    /// The party that owes it did itself what the promise forbids.
    Broken,
    /// What would decide it is not known.
    Undetermined,
    /// A clause keeps it from being owed.
    NotTriggered,
}

impl Outcome {
    /// As it is written.
    pub fn code(self) -> &'static str {
        match self {
            Self::Triggered => "triggered",
            Self::Broken => "broken",
            Self::Undetermined => "undetermined",
            Self::NotTriggered => "not-triggered",
        }
    }
}

/// One duty of one party toward another, seen in one attack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Verdict {
    /// The treaty.
    pub treaty: String,
    /// Its name.
    pub name: String,
    /// Whether it binds in law.
    pub binding: Binding,
    /// The article.
    pub article: String,
    /// The duty.
    pub duty: Duty,
    /// Who owes it.
    pub bound: String,
    /// To whom.
    pub toward: String,
    /// Number of the attack in the case, from 0, that it is about; none for a duty not to attack that is kept.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub attack: Option<usize>,
    /// The day on which it was looked at: that of the attack, or of the treaty's entry into force in a war that was on.
    #[serde(serialize_with = "as_written")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
    /// What comes out.
    pub outcome: Outcome,
    /// What is owed.
    pub owed: Owed,
    /// Within which time.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub within: Option<String>,
    /// Whether the promise is limited in any way beyond what its kind says.
    pub conditional: bool,
    /// What must still happen before it is due: a request, a decision.
    pub awaits: Vec<String>,
    /// What is missing for an answer.
    pub missing: Vec<String>,
    /// The proof.
    pub steps: Vec<Step>,
    /// Disputed readings of the article.
    pub readings: Vec<Reading>,
    /// Where the article stands.
    pub at: Cited,
}

#[allow(clippy::trivially_copy_pass_by_ref)]
fn as_written<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

/// One step of a proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Step {
    /// The rule.
    pub rule: &'static str,
    /// What it found.
    pub finding: Truth,
    /// In plain words.
    pub says: String,
    /// The line of knowledge, row of data or sentence that it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub at: Option<Cited>,
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, Fails, Holds, Unknown};

    #[test]
    fn what_is_not_known_decides_only_where_nothing_else_does() {
        assert_eq!(Truth::all([Holds, Unknown, Fails]), Fails);
        assert_eq!(Truth::all([Holds, Unknown]), Unknown);
        assert_eq!(Truth::all([]), Holds);
        assert_eq!(Truth::any([Fails, Unknown, Holds]), Holds);
        assert_eq!(Truth::any([Fails, Unknown]), Unknown);
        assert_eq!(Truth::any([]), Fails);
    }
}
