//! The knowledge packs: actors, places, treaties, words and trigger lexicons, read from text.
//!
//! The files under `knowledge/` (their formats are described in `knowledge/README.md`) are embedded when the crate is built;
//! [`Knowledge::embedded`] gives them parsed, [`Knowledge::from_files`] reads others. No file is opened here.

pub mod gazetteer;
mod known;
mod lexicon;
mod names;
mod origin;
mod pack;
mod pattern;
mod place;
mod plover;
mod problem;
pub mod treaties;
mod words;

pub use known::{Known, Similar};
pub use lexicon::{Class, Expression, Frame, Lexeme, Line, lexicon_lines};
pub use names::{NameHit, Names, Office, Person, Post, Referent};
pub use origin::Origin;
pub use pack::{Entry, Knowledge, LanguagePack};
pub use pattern::{Hit, Scratch};
pub use place::{Holder, Holding, Place, Precision};
pub use plover::{Cue, Cues};
pub use problem::KnowledgeProblem;
pub use words::{Noun, Preposition, Pronoun, RelativeUnit, Word};
