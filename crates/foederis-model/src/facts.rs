use crate::plover::codes;
use crate::{Actor, Context, Document, Edtf, EventType, Language, Mode, QuadClass, Span, TieType};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The facts of one document, as the codebook writes them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FactsRecord {
    /// The document's id.
    pub doc: String,
    /// What it is written in.
    pub lang: Language,
    /// When it was published.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub published: Option<Edtf>,
    /// What happened, is happening, or is said to happen.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub events: Vec<Event>,
    /// What holds for a time.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub ties: Vec<Tie>,
    /// Who says what.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub claims: Vec<Claim>,
}

impl FactsRecord {
    /// That of a document in which nothing is coded.
    pub fn of(document: &Document) -> Self {
        Self {
            doc: document.id.clone(),
            lang: document.lang.clone(),
            published: document.published.clone(),
            events: Vec::new(),
            ties: Vec::new(),
            claims: Vec::new(),
        }
    }
}

/// Something that happened between political actors, once however often it is told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Event {
    /// The PLOVER type.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// The type's quad class; with `mode`, `context` and `intensity` the product's own addition to the codebook. None where somebody coded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub quad: Option<QuadClass>,
    /// The PLOVER mode, one of those of its type; none where the text gives none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub mode: Option<Mode>,
    /// What it is about: PLOVER contexts, in PLOVER's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub context: Vec<Context>,
    /// How hostile (−10) or friendly (+10) it is: PLOVER 2.0's base score of the type, with the dead of attacks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub intensity: Option<f64>,
    /// Who does it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub actor: Vec<Actor>,
    /// Who is at the other end.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub recipient: Vec<Actor>,
    /// When, as far as text and publication date tell.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub when: Option<Edtf>,
    /// Where, most specific first: English names, or an ISO alpha-3 code for a whole country.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub place: Vec<String>,
    /// Numbers told of it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub figures: Vec<Figure>,
    /// Whether the text vouches for it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub status: Status,
    /// Who reports or denies it, where the text does not vouch.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub claimed_by: Vec<Actor>,
    /// How likely all of it is right, 0 to 1: of the records at 0.8, about 80 in 100 are. None where somebody coded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub confidence: Option<f64>,
    /// Sentences of the document, verbatim.
    pub evidence: Vec<String>,
    /// The words in the first evidence string that express it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub trigger: Option<String>,
    /// Where each evidence string stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
    /// Where the trigger stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub trigger_span: Option<Span>,
}

/// What holds between actors for a time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tie {
    /// The type.
    #[serde(rename = "type")]
    pub tie_type: TieType,
    /// Supplier, member, sender, holder …: the type says which.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub from: Vec<Actor>,
    /// Receiver, body, host … Empty where the tie is to a place.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub to: Vec<Actor>,
    /// The treaty, body, route or weapon it runs through.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub via: Option<String>,
    /// Territory or place it is about.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub place: Vec<String>,
    /// Since when it holds.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub since: Option<Edtf>,
    /// Until when it held.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub until: Option<Edtf>,
    /// Numbers told of it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub figures: Vec<Figure>,
    /// Whether the text vouches for it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub status: Status,
    /// Who says so, where the text does not vouch.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub claimed_by: Vec<Actor>,
    /// How far it reaches, where the text says so; the product's own addition to the codebook.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scope: Vec<Scope>,
    /// How likely all of it is right, 0 to 1: of the records at 0.8, about 80 in 100 are. None where somebody coded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub confidence: Option<f64>,
    /// Sentences of the document, verbatim.
    pub evidence: Vec<String>,
    /// The words in the first evidence string that express it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub trigger: Option<String>,
    /// Where each evidence string stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
    /// Where the trigger stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub trigger_span: Option<Span>,
}

/// A note on how far a tie reaches: "the pact does not cover …".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Scope {
    /// What the note does to the tie.
    pub kind: ScopeKind,
    /// Whom and what it names: codes of actors, names of places.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub about: Vec<String>,
    /// The sentence that says so, verbatim.
    pub evidence: String,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub span: Option<Span>,
    /// The words in it that set the bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub cue: Option<String>,
    /// Where these stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub cue_span: Option<Span>,
}

/// Words that the text attributes to someone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Claim {
    /// Who speaks.
    pub by: Vec<Actor>,
    /// In what manner.
    pub stance: Stance,
    /// Actors spoken of.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub about: Vec<Actor>,
    /// How likely all of it is right, 0 to 1: of the records at 0.8, about 80 in 100 are. None where somebody coded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub confidence: Option<f64>,
    /// The sentence with the words said, verbatim.
    pub evidence: Vec<String>,
    /// The words in the first evidence string that attribute it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub cue: Option<String>,
    /// Where each evidence string stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
    /// Where the cue stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub cue_span: Option<Span>,
}

/// A number told of an event or a tie.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figure {
    /// What is counted.
    pub what: FigureKind,
    /// A plain number; the lower end of a range.
    #[serde(serialize_with = "plain")]
    pub value: f64,
    /// The upper end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "plain_if_any")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub upper: Option<f64>,
    /// ISO 4217 currency, `%`, `km`, `day` …
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub unit: Option<String>,
    /// How the number is meant.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub bound: Bound,
}

/// Whole numbers are written without a decimal point: 176, not 176.0.
// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn plain<S: serde::Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    // Every whole number below 2^53 is exact in both types.
    if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 {
        #[allow(clippy::cast_possible_truncation)]
        serializer.serialize_i64(*value as i64)
    } else {
        serializer.serialize_f64(*value)
    }
}

// The signature is serde's.
#[allow(clippy::ref_option)]
fn plain_if_any<S: serde::Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => plain(value, serializer),
        None => serializer.serialize_none(),
    }
}

macro_rules! default_code {
    ($name:ident, $variant:ident) => {
        impl Default for $name {
            fn default() -> Self {
                Self::$variant
            }
        }
    };
}

codes! {
    /// Whether the text vouches for a record.
    Status {
        /// The text itself reports it as fact.
        Asserted = "asserted",
        /// Someone reports it and the text does not vouch.
        Claimed = "claimed",
        /// The text reports a denial that it happened.
        Denied = "denied",
        /// The text, or someone in it, says it did not happen.
        Negated = "negated",
        /// May, could, would, is feared, forecast or planned.
        Hypothetical = "hypothetical",
    }
}
default_code!(Status, Asserted);

codes! {
    /// What a note on scope does to its tie.
    ScopeKind {
        /// Takes something out: "does not apply to", "with the exception of".
        Except = "except",
        /// Leaves nothing but something: "only for", "limited to".
        Only = "only",
        /// Makes it hang on something: "only if asked", "unless".
        Condition = "condition",
    }
}

codes! {
    /// In what manner a claim is made.
    Stance {
        /// Says so.
        Asserts = "asserts",
        /// Blames someone.
        Accuses = "accuses",
        /// Says it is not so.
        Denies = "denies",
        /// Says it is indeed so.
        Confirms = "confirms",
        /// Judges, analyses.
        Assesses = "assesses",
        /// Says what will come.
        Predicts = "predicts",
        /// Gives no comment.
        Declines = "declines",
        /// Asks for something.
        CallsFor = "calls-for",
    }
}

codes! {
    /// What a figure counts.
    FigureKind {
        /// People killed.
        Deaths = "deaths",
        /// People hurt.
        Injured = "injured",
        /// People taken prisoner or arrested.
        Captured = "captured",
        /// People who fled.
        Displaced = "displaced",
        /// Soldiers, fighters, observers sent.
        Troops = "troops",
        /// Civilians among those counted.
        Civilians = "civilians",
        /// Weapons and shots.
        Weapons = "weapons",
        /// Flights.
        Flights = "flights",
        /// Money, with its currency.
        Money = "money",
        /// A share, 0-100, unit `%`.
        Share = "share",
        /// A distance.
        Distance = "distance",
        /// An amount of gas, oil, goods.
        Volume = "volume",
        /// A length of time.
        Duration = "duration",
        /// Anything else.
        Count = "count",
    }
}

codes! {
    /// How a figure is meant.
    Bound {
        /// As told.
        Exact = "exact",
        /// That many or more.
        AtLeast = "at-least",
        /// That many or fewer.
        AtMost = "at-most",
        /// Around that many.
        About = "about",
    }
}
default_code!(Bound, Exact);
