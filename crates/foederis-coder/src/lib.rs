//! From a document to its facts record: times, figures, actors, events, ties and claims, each with its evidence.
//!
//! [`Coder::code`] is a pure function of the document and the knowledge packs. The stages, in order:
//! reading (tokens, words, quotations, clauses) → mentions (who, where) → times → figures → events, ties, claims → record.

mod claims;
mod clauses;
mod coder;
mod events;
mod evidence;
mod figures;
mod groups;
mod mentions;
mod persons;
mod reading;
mod sides;
mod status;
mod ties;
mod times;
mod weights;

pub use coder::Coder;
pub use foederis_knowledge::Scratch;
pub use weights::Weights;
