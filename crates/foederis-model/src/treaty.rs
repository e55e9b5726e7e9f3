//! Treaties: who promised what to whom, since when, and where that ends.
//!
//! What a treaty does not say, or what is not known of it, stays open (`None`): whoever asks is told so, and nothing is filled in.
//!
//! As JSON the fields have the names and words of `knowledge/treaties/*.toml`; what is open is left out, as it is there.

use crate::Edtf;
use serde::{Deserialize, Serialize, Serializer};

/// Where a statement of knowledge stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cited {
    /// The file, or the row of a data set.
    pub file: String,
    /// The line in it, from 1; 0 where the whole file is meant.
    pub line: u32,
}

/// A treaty, or a text that promises as treaties do.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Treaty {
    /// What tables and flags call it.
    pub id: String,
    /// Its English name.
    pub name: String,
    /// Its names in other languages and other names of it.
    pub also: Vec<String>,
    /// Code of the organisation built on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub body: Option<String>,
    /// The day it was signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub signed: Option<Edtf>,
    /// The first day it was in force for anybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub in_force: Option<Edtf>,
    /// The last day it was in force, if it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub ended: Option<Edtf>,
    /// For how long it was concluded, in own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub term: Option<String>,
    /// How it is renewed, in own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub renewal: Option<String>,
    /// Whether it binds in law.
    pub binding: Binding,
    /// What it is about, in own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub summary: Option<String>,
    /// Where its text is found.
    pub citation: String,
    /// Who is bound, since when and until when; one entry for each time.
    #[serde(rename = "party")]
    pub parties: Vec<Membership>,
    /// What is promised.
    #[serde(rename = "article")]
    pub articles: Vec<Article>,
    /// What it is thought to promise and does not.
    #[serde(rename = "silence")]
    pub silences: Vec<Silence>,
    /// Where it stands.
    pub at: Cited,
}

/// Whether a text binds in law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Binding {
    /// A treaty.
    #[default]
    Treaty,
    /// A declaration or memorandum of several: a political commitment.
    Political,
    /// The word or law of one side.
    Unilateral,
}

/// One time for which a state is party.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Membership {
    /// Its code.
    pub state: String,
    /// When it ratified.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub ratified: Option<Edtf>,
    /// The first day on which it is bound; none where it only signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub entry: Option<Edtf>,
    /// The last day on which it is bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub exit: Option<Edtf>,
    /// Times for which the duties rest.
    pub suspended: Vec<Suspension>,
    /// What else is to be known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub note: Option<String>,
    /// Where the days are from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub source: Option<String>,
    /// Where it stands.
    pub at: Cited,
}

/// A time for which duties rest between a party and others.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Suspension {
    /// Since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub from: Option<Edtf>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub until: Option<Edtf>,
    /// Toward whom; empty: toward all.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub toward: Vec<String>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub note: Option<String>,
}

/// ATOP's five kinds of duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// To help one who is attacked.
    Defence,
    /// To help one who goes to war.
    Offence,
    /// Not to help the other side.
    Neutrality,
    /// Not to attack each other.
    NonAggression,
    /// To confer.
    Consultation,
}

/// One promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Article {
    /// Its number in the text.
    pub number: String,
    /// What is promised.
    pub duty: Duty,
    /// From which day, where it came later than the treaty.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub from: Option<Edtf>,
    /// Until which day, where it ended earlier.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub until: Option<Edtf>,
    /// Who owes it.
    pub bound: Parties,
    /// To whom.
    pub toward: Parties,
    /// What sets it off.
    pub trigger: Vec<Trigger>,
    /// Against whom it holds.
    pub against: Against,
    /// Against whom it does not hold.
    pub not_against: Vec<String>,
    /// Whether it holds where the attacker is a party too.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub among_parties: Option<Answer>,
    /// Whether it holds for one who struck first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub first_strike: Option<Answer>,
    /// To how many adversaries it is limited.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub attackers: Option<Attackers>,
    /// Whether it covers a war that was on when it was concluded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub under_way: Option<UnderWay>,
    /// Where the attack must be; none where that is not recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub territory: Option<Vec<Area>>,
    /// Where it does not hold.
    pub excluded: Vec<Area>,
    /// Where the parties or readers differ on whether it holds.
    pub disputed: Vec<Area>,
    /// Whether an attack on forces, ships or aircraft abroad counts …
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub forces_abroad: Option<Abroad>,
    /// … and if only in some places, in which.
    pub forces_in: Vec<Area>,
    /// Whether the attacked must ask first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub request: Option<Request>,
    /// Who must decide first, in own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub decision: Option<String>,
    /// What is owed.
    pub owed: Owed,
    /// Within which time, in own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub within: Option<String>,
    /// What it says, in own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub summary: Option<String>,
    /// What else is to be known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub note: Option<String>,
    /// Where the words stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub citation: Option<String>,
    /// Readings that are disputed.
    #[serde(rename = "reading")]
    pub readings: Vec<Reading>,
    /// Where it stands.
    pub at: Cited,
}

impl Article {
    /// A promise without any limit by all parties to all, from which others are made.
    pub fn unlimited(number: &str, duty: Duty) -> Self {
        Self {
            number: number.to_owned(),
            duty,
            from: None,
            until: None,
            bound: Parties::All,
            toward: Parties::All,
            trigger: Vec::new(),
            against: Against::All,
            not_against: Vec::new(),
            among_parties: Some(Answer::Yes),
            first_strike: Some(Answer::Yes),
            attackers: None,
            under_way: None,
            territory: Some(vec![Area::Anywhere]),
            excluded: Vec::new(),
            disputed: Vec::new(),
            forces_abroad: Some(Abroad::Yes),
            forces_in: Vec::new(),
            request: Some(Request::No),
            decision: None,
            owed: Owed::default(),
            within: None,
            summary: None,
            note: None,
            citation: None,
            readings: Vec::new(),
            at: Cited::default(),
        }
    }
}

/// All parties, or some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parties {
    /// Every party.
    All,
    /// These.
    These(Vec<String>),
}

impl Parties {
    /// Whether a state is among them, if it is a party at all.
    pub fn has(&self, state: &str) -> bool {
        match self {
            Self::All => true,
            Self::These(states) => states.iter().any(|code| code == state),
        }
    }
}

impl Serialize for Parties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::All => ["all"].serialize(serializer),
            Self::These(states) => states.serialize(serializer),
        }
    }
}

/// Against whom a duty holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Against {
    /// Anybody.
    All,
    /// These alone.
    These(Vec<String>),
    /// Some alone; who is not recorded.
    Unrecorded,
}

impl Serialize for Against {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::All => ["all"].serialize(serializer),
            Self::These(states) => states.serialize(serializer),
            Self::Unrecorded => ["unrecorded"].serialize(serializer),
        }
    }
}

/// What sets a duty off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// An armed attack from outside.
    ArmedAttack,
    /// An aggression: an attack without right.
    Aggression,
    /// An attack that the attacked did not provoke.
    UnprovokedAttack,
    /// A threat.
    Threat,
    /// An attack on forces, ships or aircraft abroad.
    ExternalAttackOnForces,
    /// Any war of the other party.
    AnyWar,
    /// Unrest or a coup inside.
    Internal,
}

/// A recorded answer; none where it is not recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ArticleAnswer))]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// The parties differ.
    Disputed,
}

/// Whether an attack on forces abroad counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Abroad {
    /// Everywhere.
    #[serde(rename = "yes")]
    Yes,
    /// Nowhere.
    #[serde(rename = "no")]
    No,
    /// In some places.
    #[serde(rename = "listed in note", alias = "listed")]
    Listed,
    /// The parties differ.
    #[serde(rename = "disputed")]
    Disputed,
}

/// Whether the attacked must ask for help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ArticleRequest))]
#[serde(rename_all = "kebab-case")]
pub enum Request {
    /// It must.
    Yes,
    /// It need not.
    No,
    /// The text can be read either way.
    Unclear,
}

/// To how many adversaries a duty is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Attackers {
    /// To one.
    One,
    /// To two or more.
    Several,
    /// To a number that is not recorded.
    Unrecorded,
}

/// Whether a duty covers a war that was on when it was concluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum UnderWay {
    /// That war alone.
    Only,
    /// That war too.
    Also,
    /// Only later ones.
    No,
}

/// Where an attack must be, or must not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Area {
    /// Anywhere.
    Anywhere,
    /// What belongs to a party by law.
    Parties,
    /// What a party holds in fact.
    Administered,
    /// What belongs to one state by law.
    State(String),
    /// A place by its English name.
    Place(String),
}

/// What is known from elsewhere of the conditions that a data set only says to exist.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// Number of the alliance in the ATOP data.
    pub atopid: u32,
    /// What it is, to be found again.
    pub name: String,
    /// The duties it is about; empty: all that have the condition.
    #[serde(default)]
    pub duties: Vec<Duty>,
    /// Who owes them, by the abbreviations of the Correlates of War project; empty: whoever has the condition.
    #[serde(default)]
    pub bound: Vec<String>,
    /// Against whom they hold.
    pub against: Option<Vec<String>>,
    /// Where.
    pub territory: Option<Vec<String>>,
    /// Where not.
    #[serde(default)]
    pub excluded: Vec<String>,
    /// To how many adversaries they are limited.
    pub attackers: Option<Attackers>,
    /// What the text says of it, in own words.
    pub says: String,
    /// Where the text is.
    pub citation: String,
    /// Where it stands.
    #[serde(skip)]
    pub at: Cited,
}

/// What is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Owed {
    /// Armed help.
    Military,
    /// What each deems necessary.
    Necessary,
    /// Help of any kind.
    Assistance,
    /// Not to act.
    Abstain,
    /// To confer.
    Consult,
    /// Nothing.
    #[default]
    None,
}

/// A disputed reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// What it says, in own words.
    pub says: String,
    /// Who reads it so.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub by: Vec<String>,
    /// Where that stands.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub citation: Option<String>,
}

/// Something that a treaty does not promise, though it is thought to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Silence {
    /// What about.
    pub about: String,
    /// In own words.
    pub summary: String,
    /// Where that stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub citation: Option<String>,
    /// Where it stands.
    pub at: Cited,
}

impl Duty {
    /// As it is written.
    pub fn code(self) -> &'static str {
        match self {
            Self::Defence => "defence",
            Self::Offence => "offence",
            Self::Neutrality => "neutrality",
            Self::NonAggression => "non-aggression",
            Self::Consultation => "consultation",
        }
    }
}

impl Owed {
    /// What is owed, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Military => "armed help",
            Self::Necessary => "what it deems necessary",
            Self::Assistance => "assistance",
            Self::Abstain => "to hold back",
            Self::Consult => "to consult",
            Self::None => "nothing",
        }
    }
}

impl Area {
    /// From how it is written: a word of the form, a state's code, or a place's name.
    pub fn from_word(word: &str) -> Self {
        match word {
            "anywhere" => Self::Anywhere,
            "parties" => Self::Parties,
            "administered" => Self::Administered,
            code if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => Self::State(code.to_owned()),
            name => Self::Place(name.to_owned()),
        }
    }

    /// As it is written: what [`Self::from_word`] reads.
    pub fn word(&self) -> &str {
        match self {
            Self::Anywhere => "anywhere",
            Self::Parties => "parties",
            Self::Administered => "administered",
            Self::State(code) => code,
            Self::Place(name) => name,
        }
    }
}

impl Serialize for Area {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}
