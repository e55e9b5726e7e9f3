//! What followed a call on a promise: whether help was asked for, who answered with what, and who judges it how.
//!
//! A call is one duty of one party that an attack triggered. Facts of the ledger are looked at in the days after it, and ties as they stood on
//! the day; each is an [`Act`] where a rule of the table in `rules.rs` says so. What the acts come to follows from a second table
//! ([`Answer::of`]). Nothing is taken as kept or broken on anybody's word: who says so stands beside it, as judgement.

mod acts;
mod rules;

use acts::Window;

pub use acts::{Act, Kind, begins};
pub use rules::{ACTS, ANSWERS, Fact};

use crate::{Relation, ReportedEvent};
use foederis_model::{Claim, Edtf, Language};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

/// Days after a call in which what a party does is an answer to it.
pub const WINDOW: i32 = 365;
/// Days before the reported day of the attack that a request may carry: an attack by night is asked about on the day before its date.
const BEFORE: i32 = 1;

/// A duty that an attack called in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Call {
    /// The treaty's id.
    pub treaty: String,
    /// Code of the body built on it, which may act for its members.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub body: Option<String>,
    /// Who owes.
    pub party: String,
    /// Who was attacked.
    pub toward: String,
    /// Who attacked.
    pub against: Vec<String>,
    /// The day of the attack.
    #[serde(serialize_with = "as_written")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
    /// What the duty asks for: `arms` for help with force, `talk` for a consultation, `nothing` for standing aside.
    pub owes: Owes,
}

impl Call {
    /// The days on one of which whatever happens as an answer to it begins ([`begins`]).
    pub fn days(&self) -> (Date, Date) {
        let Window { first, end, .. } = self.window(Date::MAX);
        (first.checked_sub(acts::MONTH.days()).unwrap_or(first), end)
    }

    fn window(&self, until: Date) -> Window {
        let first = self.day.checked_sub(BEFORE.days()).unwrap_or(self.day);
        let end = self.day.checked_add(WINDOW.days()).unwrap_or(self.day);
        Window { first, last: end.min(until), end }
    }
}

/// What a duty asks of a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Owes {
    /// Help, with force where needed.
    Arms,
    /// To come together and consult.
    Talk,
    /// To keep out, to attack nobody.
    Nothing,
}

/// A claim as one document tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportedClaim {
    /// The claim's id in the ledger.
    pub id: String,
    /// The document's id.
    pub document: String,
    /// Its language.
    pub language: Language,
    /// When it was published.
    pub published: Option<Edtf>,
    /// The claim.
    pub claim: Claim,
}

/// What the ledger tells of the parties to a call.
#[derive(Debug, Clone, Copy)]
pub struct Record<'l> {
    /// Events.
    pub events: &'l [ReportedEvent],
    /// Ties over time.
    pub ties: &'l [Relation],
    /// Claims.
    pub claims: &'l [ReportedClaim],
    /// The last day that is looked at: today, or the day as of which is asked.
    pub until: Date,
}

/// How a call was answered.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = CallAnswer))]
pub struct Answer {
    /// The call.
    pub call: Call,
    /// What the acts come to.
    pub outcome: Outcome,
    /// Why, in plain words.
    pub why: String,
    /// Whether the party also arms, aids or joins the attacker.
    pub contradicted: bool,
    /// Everything that counts, by day.
    pub acts: Vec<Act>,
}

/// What the acts of a party come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = AnswerOutcome))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It did what the duty asks for.
    Honoured,
    /// It did something, and less than the duty asks for.
    Partly,
    /// It said no.
    Refused,
    /// It did the opposite.
    Contradicted,
    /// Nothing is told.
    #[serde(rename = "silent-so-far")]
    Silent,
}

impl Outcome {
    /// The code written in output.
    pub fn code(self) -> &'static str {
        match self {
            Self::Honoured => "honoured",
            Self::Partly => "partly",
            Self::Refused => "refused",
            Self::Contradicted => "contradicted",
            Self::Silent => "silent-so-far",
        }
    }
}

impl Answer {
    /// What the ledger tells of a call.
    pub fn of(call: &Call, record: Record<'_>) -> Self {
        let mut acts = acts::find(call, record, &call.window(record.until));
        acts.sort_by(|one, other| (one.day, one.kind, &one.fact).cmp(&(other.day, other.kind, &other.fact)));
        acts.dedup();
        let did = |kind: Kind| acts.iter().any(|act| act.kind == kind && !act.doubtful);
        let rule = ANSWERS.iter().find(|rule| (rule.holds)(call.owes, &did));
        let (outcome, why) = rule.map_or((Outcome::Silent, "nothing is told of it"), |rule| (rule.outcome, rule.says));
        let contradicted = did(Kind::Arms) || did(Kind::Fights) || did(Kind::HelpsAttacker);
        Self { call: call.clone(), outcome, why: why.to_owned(), contradicted, acts }
    }

    /// Whether the attacked asked for help.
    pub fn asked(&self) -> bool {
        self.acts.iter().any(|act| act.kind == Kind::Asked)
    }
}

#[allow(clippy::trivially_copy_pass_by_ref)]
fn as_written<S: serde::Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}
