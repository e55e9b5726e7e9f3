//! A case in the form in which answers give it.

use super::Asked;
use foederis_analysis::obligations::{Attack, Case, Nature, Site};
use jiff::civil::Date;
use serde::Serialize;

/// A case as it is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseAnswer {
    /// The incident, if it is one.
    pub incident: Option<String>,
    /// Between states, or inside one.
    pub nature: Nature,
    /// Whether the attacked asked for help; null where that is not known.
    pub asked: Option<bool>,
    /// Who attacked whom.
    pub attacks: Vec<AttackAnswer>,
}

/// An attack as it is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttackAnswer {
    /// Code of the attacker.
    pub by: String,
    /// Code of the attacked.
    pub on: String,
    /// The day.
    #[serde(serialize_with = "as_written")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
    /// Whether the attacker came to help somebody who was fighting already.
    pub joined: bool,
    /// Whether it struck forces, ships or aircraft outside the attacked state's territory.
    pub abroad: bool,
    /// Where, and whose that was.
    pub place: Option<Site>,
    /// The sentence that tells it.
    pub evidence: Option<String>,
    /// The document in which that stands.
    pub document: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref)]
fn as_written<S: serde::Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

impl From<&Asked> for CaseAnswer {
    fn from(asked: &Asked) -> Self {
        let attack = |attack: &Attack| AttackAnswer {
            by: attack.by.clone(),
            on: attack.on.clone(),
            day: attack.from,
            joined: attack.joined,
            abroad: attack.abroad,
            place: attack.site.clone(),
            evidence: attack.evidence.clone(),
            document: attack.at.as_ref().map(|at| at.file.clone()),
        };
        let Case { attacks, nature, asked: request } = &asked.case;
        Self { incident: asked.incident.clone(), nature: *nature, asked: *request, attacks: attacks.iter().map(attack).collect() }
    }
}
