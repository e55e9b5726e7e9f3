use foederis_analysis::{ReportedEvent, ReportedTie};
use foederis_model::{Claim, Document, Edtf, Event, Language, Tie};
use jiff::civil::Date;
use serde::{Serialize, Serializer};

/// What a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum FactKind {
    /// What happened.
    Event,
    /// What holds for a time.
    Tie,
    /// Who says what.
    Claim,
}

impl FactKind {
    /// `event`, `tie` or `claim`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Tie => "tie",
            Self::Claim => "claim",
        }
    }

    /// The letter that its ids begin with.
    pub(crate) fn letter(self) -> char {
        match self {
            Self::Event => 'e',
            Self::Tie => 't',
            Self::Claim => 'c',
        }
    }
}

/// A fact of the ledger, with where it comes from and since when it is known.
///
/// As JSON the record's own fields stand beside the others.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Stored<T> {
    /// The fact's id, such as `e-1f0c22ab`.
    pub id: String,
    /// The id of its document.
    pub doc: String,
    /// The document's outlet.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub source: Option<String>,
    /// The document's language.
    pub lang: Language,
    /// When the document was published.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub published: Option<Edtf>,
    /// First day on which the ledger knew it: the day of publication, or of adding when that is not known.
    #[serde(serialize_with = "day")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub known_from: Date,
    /// First day on which the ledger no longer said so, after the document was revised.
    #[serde(serialize_with = "day_if_any", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub known_to: Option<Date>,
    /// What an analyst said of it last, if one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub review: Option<crate::ReviewMark>,
    /// The fact itself.
    #[serde(flatten)]
    pub record: T,
}

/// As the analysis takes it; which documents are copies, and what undated ones are about, is not told by the fact.
impl From<Stored<Event>> for ReportedEvent {
    fn from(stored: Stored<Event>) -> Self {
        let Stored { id, doc: document, lang: language, source, published, record: event, .. } = stored;
        Self { id, document, language, source, published, copy_of: None, about: None, event }
    }
}

/// As the analysis takes it.
impl From<Stored<Tie>> for ReportedTie {
    fn from(stored: Stored<Tie>) -> Self {
        let Stored { id, doc: document, lang: language, source, published, record: tie, .. } = stored;
        Self { id, document, language, source, published, tie }
    }
}

/// A document of the ledger, in one of its versions.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StoredDocument {
    /// The document itself.
    #[serde(flatten)]
    pub document: Document,
    /// 0 for the first version, 1 for its first revision …
    pub version: u64,
    /// The day on which this version was added.
    #[serde(serialize_with = "day")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub added: Date,
    /// First day on which the ledger knew it: the day of publication, or of adding when that is not known.
    #[serde(serialize_with = "day")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub known_from: Date,
    /// First day on which the ledger no longer said so, after another version came.
    #[serde(serialize_with = "day_if_any", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub known_to: Option<Date>,
    /// How many events this version tells.
    pub events: u64,
    /// How many ties.
    pub ties: u64,
    /// How many claims.
    pub claims: u64,
}

/// A record type that the ledger keeps: ties code and table column names together.
pub(crate) trait Record: serde::de::DeserializeOwned {
    const KIND: FactKind;
}

impl Record for Event {
    const KIND: FactKind = FactKind::Event;
}

impl Record for Tie {
    const KIND: FactKind = FactKind::Tie;
}

impl Record for Claim {
    const KIND: FactKind = FactKind::Claim;
}

// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
pub(crate) fn day<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

// The signature is serde's.
#[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref)]
pub(crate) fn day_if_any<S: Serializer>(known: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match known {
        Some(known) => day(known, serializer),
        None => serializer.serialize_none(),
    }
}
