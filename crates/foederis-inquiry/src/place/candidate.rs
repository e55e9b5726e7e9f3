use foederis_knowledge::Precision;
use foederis_knowledge::gazetteer::Spelling;
use serde::Serialize;
use std::cmp::Reverse;

/// Something that a name may stand for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Candidate {
    /// Its English name.
    pub name: String,
    /// ISO alpha-3; null at sea, on borders and where whose it is is the dispute.
    pub country: Option<String>,
    /// State, city, region, sea …
    pub kind: String,
    /// How exactly `at` says where it is.
    pub precision: Precision,
    /// Latitude and longitude in degrees.
    pub at: Option<[f64; 2]>,
    /// Inhabitants, where they were counted.
    pub population: Option<u32>,
    /// What it is called in Dutch, where that is another name.
    pub nl: Option<String>,
    /// What it is called in German, where that is another name.
    pub de: Option<String>,
    /// The disputed territory that it lies in.
    pub within: Option<String>,
    /// Whose it is by law; null at sea and where that is the dispute.
    pub de_jure: Option<String>,
    /// Who holds it in fact; empty at sea.
    pub de_facto: Vec<String>,
    /// Since when he does, if known.
    pub since: Option<String>,
    /// What else is to be known of that.
    pub note: Option<String>,
    /// The entry or table that says so.
    pub source: String,
    /// Whether a mention in a text is taken for this one.
    pub taken: bool,
    /// Why it stands where it stands.
    pub why: String,
    #[serde(skip)]
    pub(super) rank: Rank,
}

/// What decides between candidates, the least first: outside the context, from the table, how the name is written, inhabitants.
pub(super) type Rank = (bool, bool, Spelling, Reverse<u32>);
