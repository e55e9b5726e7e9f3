//! The learned part of the coder: which words express a fact, who is at its ends, and how sure that is.
//!
//! Three steps for each kind of facts (events, ties, claims), each a linear model over features of tree, clause, lexicon and
//! document: `proposal` (words that may express one) → `trigger` (whether, and of which type) → `side` (who is at either end:
//! a choice among all mentions near, and nobody) → `confidence` (whether the whole is right, seen beside all others of the
//! document: the same told again, rivals in the sentence). Features name no language's words by themselves: what is learnt of a
//! relation in one language holds in the others; lemmas and prepositions come on top, per language.
//!
//! The weights are a pack (`model`), fitted by `foederis-train` on the examples that `examples` makes of coded documents.

mod attribute;
mod between;
mod confidence;
mod decide;
mod examples;
mod explain;
mod feature;
mod kind;
mod model;
mod path;
mod proposal;
mod side;
mod slot;
mod trigger;
mod view;

pub use attribute::Attribute;
pub(crate) use attribute::{Belongs, figures, places, stance as stance_of, status, when};
pub use between::Between;
pub(crate) use decide::{Decider, Found};
pub use examples::{Choice, Coded, Examples, Outcome, lemma_labels};
pub(crate) use explain::Explainer;
pub use feature::Feature;
pub(crate) use feature::{Note, Shown};
pub use kind::{Kind, Label};
pub(crate) use kind::{event, stance, tie};
pub use model::{Model, Part, Weighing};
pub(crate) use view::View;

/// A confidence as it is written: two digits say more than there is to know.
pub(crate) fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}
