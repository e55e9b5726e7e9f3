//! The vocabulary of Foederis: documents, languages, actors, EDTF time, events, ties, claims, figures and treaties.
//!
//! Everything here is plain data: no file, clock, network or randomness. The serialised form of
//! [`FactsRecord`] is the project's output format, one JSON object per document.

mod actor;
mod document;
mod edtf;
mod facts;
mod language;
mod mode;
#[cfg(feature = "openapi")]
mod openapi;
mod plover;
mod profile;
mod text;
mod tie;
pub mod treaty;

pub use actor::{Actor, Role};
pub use document::{Document, Field, Note, NoteKind, Span};
pub use edtf::{Edtf, EdtfError};
pub use facts::{Bound, Claim, Event, FactsRecord, Figure, FigureKind, Scope, ScopeKind, Stance, Status, Tie};
pub use language::Language;
pub use mode::{Context, Mode};
pub use plover::{EventType, QuadClass};
pub use profile::{Aspect, Profile};
pub use text::{fold, name_key};
pub use tie::TieType;
