//! What happened, as far as a treaty asks for it.

use foederis_model::treaty::Cited;
use jiff::civil::Date;
use serde::{Serialize, Serializer};

/// An armed conflict: who attacked whom, where, when.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Case {
    /// All attacks, joiners' among them, in the order in which they began.
    pub attacks: Vec<Attack>,
    /// Between states, or inside one.
    pub nature: Nature,
    /// Whether the attacked asked for help; none where that is not known.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub asked: Option<bool>,
}

/// One state's attack on another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attack {
    /// Code of the attacker.
    pub by: String,
    /// Code of the attacked.
    pub on: String,
    /// The day it began.
    #[serde(rename = "day", serialize_with = "day")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub from: Date,
    /// The last day of the fighting between the two; none where it is not over or not known.
    #[serde(serialize_with = "day_if_any", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub until: Option<Date>,
    /// Whether the attacker came to help somebody who was fighting already.
    pub joined: bool,
    /// Whether it struck forces, ships or aircraft outside the attacked state's territory.
    pub abroad: bool,
    /// Where; none where that is not known.
    #[serde(rename = "place")]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub site: Option<Site>,
    /// The sentence that tells it.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub evidence: Option<String>,
    /// The row or document that it stands in.
    #[serde(rename = "document", serialize_with = "file")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, required))]
    pub at: Option<Cited>,
}

/// Where an attack was, and whose that was on the day.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Site {
    /// Its name.
    pub name: String,
    /// The places that it lies in, itself first, by their English names.
    pub within: Vec<String>,
    /// Whose it is by law; none at sea and where that is the dispute.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub de_jure: Option<String>,
    /// Who holds it in fact; empty at sea.
    pub de_facto: Vec<String>,
    /// Who else holds it to be his by law.
    pub claimed_by: Vec<String>,
    /// Whether only its owner is known, who has territory in several parts of the world.
    pub vague: bool,
    /// The entry that says so.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub at: Option<Cited>,
}

/// Between states, or inside one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// A state attacks a state.
    #[default]
    Interstate,
    /// Unrest, a coup, a civil war.
    Internal,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
fn day<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

#[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
fn day_if_any<S: Serializer>(known: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    known.map(|day| day.to_string()).serialize(serializer)
}

/// A document has no lines.
#[allow(clippy::ref_option, reason = "the signature is serde's")]
fn file<S: Serializer>(at: &Option<Cited>, serializer: S) -> Result<S::Ok, S::Error> {
    at.as_ref().map(|at| &at.file).serialize(serializer)
}

impl Attack {
    /// An attack of one day, of which nothing else is known.
    pub fn new(by: &str, on: &str, day: Date) -> Self {
        Self {
            by: by.to_owned(),
            on: on.to_owned(),
            from: day,
            until: None,
            joined: false,
            abroad: false,
            site: None,
            evidence: None,
            at: None,
        }
    }
}

impl Case {
    /// Whether a state attacked anybody before it was attacked itself: on an earlier day, or first in the list on the same one.
    pub fn struck_first(&self, state: &str, attack: &Attack) -> bool {
        let at = self.attacks.iter().position(|other| other == attack).unwrap_or(usize::MAX);
        let before = |(number, other): (usize, &Attack)| other.from < attack.from || other.from == attack.from && number < at;
        self.attacks.iter().enumerate().any(|(number, other)| other.by == state && before((number, other)))
    }

    /// How many states attacked this one.
    pub fn attackers(&self, state: &str) -> usize {
        let mut by: Vec<&str> = self.attacks.iter().filter(|attack| attack.on == state).map(|attack| attack.by.as_str()).collect();
        by.sort_unstable();
        by.dedup();
        by.len()
    }
}
