//! Why a document is coded as it is: for each sentence the words looked at, what was chosen for them, what came next, and why
//! nothing was coded where nothing was.
//!
//! The numbers are those of [`Coder::code`](crate::Coder::code), made by the same functions. Only the names of features are kept
//! beside, which reading has no use for (see `Notes` in `learned/feature.rs`).

mod document;
mod words;

pub(crate) use document::explain;
use foederis_model::{Language, Span};
use serde::Serialize;
pub(crate) use words::Phrases;

/// A document, explained.
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    /// The document's id.
    pub doc: String,
    /// The language it was read in.
    pub lang: Language,
    /// Why none of it was read, where that is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// All sentences; a headline is the first.
    pub sentences: Vec<Sentence>,
}

/// A sentence, explained.
#[derive(Debug, Clone, Serialize)]
pub struct Sentence {
    /// From 1.
    pub number: usize,
    /// Its words.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Where no record comes from it: why not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<String>,
    /// Words that may express a fact, in their order.
    pub tellings: Vec<Telling>,
}

/// Words that may express a fact, and what became of them.
#[derive(Debug, Clone, Serialize)]
pub struct Telling {
    /// event, tie or claim.
    pub kind: &'static str,
    /// What became of them …
    pub outcome: Outcome,
    /// … in words.
    pub why: String,
    /// The record that they make or belong to: its place, from 0, in the facts record's list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<usize>,
    /// The words.
    pub trigger: String,
    /// Where they stand.
    pub span: Span,
    /// Entries of the lexicon that they are forms of.
    pub entries: Vec<Entry>,
    /// The lemma by which coded documents taught them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub learnt: Option<String>,
    /// Their types, the likeliest first.
    pub types: Vec<Share>,
    /// What weighed most for the likeliest type …
    pub type_for: Vec<Weight>,
    /// … and against it.
    pub type_against: Vec<Weight>,
    /// Who is at the ends; empty where the words are too unlikely for that to be asked.
    pub ends: Vec<End>,
    /// How likely all of it is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
    /// From which confidence on it is coded.
    pub threshold: f32,
    /// What else was chosen: status, time, place, stance.
    pub choices: Vec<Choice>,
}

/// What became of words that may express a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// A record.
    Coded,
    /// It tells again what a record tells.
    ToldAgain,
    /// It is less sure than a record must be.
    UnderThreshold,
    /// A tie without both its ends, or a claim without a speaker.
    WithoutEnds,
    /// The words belong to a name.
    PartOfName,
    /// The words are too unlikely to mean it.
    Unlikely,
}

/// What became of a fact that was found, as the code that makes records tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// The record at this place.
    Coded(usize),
    /// More evidence of the record at this place.
    Told(usize),
    /// No record, as an end is missing that it must have.
    WithoutEnds,
}

/// An entry of the lexicon.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// The type that it expresses.
    #[serde(rename = "type")]
    pub code: &'static str,
    /// Its file.
    pub file: String,
    /// Its line.
    pub line: u32,
}

/// Something to choose, with how likely it is.
#[derive(Debug, Clone, Serialize)]
pub struct Share {
    /// What.
    pub name: String,
    /// 0 to 1.
    pub share: f32,
}

/// Something said of a candidate, and what it weighs.
#[derive(Debug, Clone, Serialize)]
pub struct Weight {
    /// What is said.
    pub what: String,
    /// Above 0 speaks for it, below against it; in logits.
    pub weight: f32,
}

/// Who is at one end.
#[derive(Debug, Clone, Serialize)]
pub struct End {
    /// actor, recipient, from, to or by.
    pub end: &'static str,
    /// The mention chosen; none for nobody.
    pub chosen: Option<Who>,
    /// How likely that actor is there, by all of his mentions.
    pub share: f32,
    /// Others named together with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// Whoever else is likeliest: `who` is missing for nobody.
    pub next: Option<Next>,
    /// What weighed most for the mention …
    #[serde(rename = "for")]
    pub speaks_for: Vec<Weight>,
    /// … and against it.
    pub against: Vec<Weight>,
}

/// A mention.
#[derive(Debug, Clone, Serialize)]
pub struct Who {
    /// The actor's code.
    pub actor: String,
    /// The words of the mention.
    pub words: String,
    /// The sentence that it stands in.
    pub sentence: usize,
}

/// The next best at an end.
#[derive(Debug, Clone, Serialize)]
pub struct Next {
    /// The mention; none for nobody.
    pub who: Option<Who>,
    /// How likely.
    pub share: f32,
}

/// A choice of status, time, place or stance.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// status, when, place or stance.
    pub what: &'static str,
    /// What was chosen; none for an open time or place.
    pub chosen: Option<String>,
    /// How likely that is; of several places the first one's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<f32>,
    /// The next best, where there is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Share>,
}
