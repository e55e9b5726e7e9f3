//! From a document to its facts record: times, figures, actors, events, ties and claims, each with its evidence.
//!
//! [`Coder::code`] is a pure function of the document and the knowledge packs. The stages, in order:
//! reading (tokens, words, quotations, clauses) → mentions (who, where) → times → figures → events, ties, claims → record.

mod affiliation;
mod claims;
mod clauses;
mod coder;
mod events;
mod evidence;
pub mod explain;
mod figures;
mod groups;
mod learned;
mod mentions;
mod named;
mod persons;
mod plover;
mod pointing;
mod quotes;
mod reading;
mod scope;
mod status;
mod ties;
mod times;
mod trees;

pub use coder::{Coder, Engines, Scratch, mentions};
pub use learned::{Attribute, Between, Choice, Coded, Examples, Feature, Kind, Label, Model, Outcome, Part, Weighing, lemma_labels};
pub use mentions::MentionKind;
pub use named::Named;
