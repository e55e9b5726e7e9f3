//! Sentences and tokens of Dutch, German and English documents, with offsets into the text.
//!
//! [`Analyser::analyse`] turns a document into an [`Analysis`]: the string that is read (headline and text), its tokens
//! with folded forms, and its sentences. Tags, lemmas and trees will join the same structure.
//!
//! Any text gives an analysis in time linear in its length; nothing here can fail.

mod analysis;
pub mod conllu;
pub mod engine;
mod fold;
pub mod langid;
pub mod lemma;
pub mod names;
pub mod net;
pub mod pack;
mod passive;
mod places;
pub mod profile;
pub mod segment;
mod sentence;
pub mod terms;
mod token;

pub use analysis::{Analyser, Analysis, Sentence};
pub use fold::{fold_german, fold_word};
pub use token::{Token, TokenKind, tokenize};
