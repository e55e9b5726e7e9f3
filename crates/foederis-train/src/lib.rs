//! Trains the language packs of Foederis: networks for tags, trees and names from CoNLL-U treebanks and name corpora.
//!
//! Everything is a function of the data and a seed; work is shared between threads in fixed portions, so the number of
//! threads does not change a bit of the result.

#![allow(
    clippy::cast_possible_truncation,
    reason = "numbers of words, rows and labels are far below 2^32; random numbers are cut on purpose"
)]
#![allow(clippy::inline_always, reason = "what is not inlined is not compiled for the vector instructions that `simd` chose")]
#![allow(clippy::too_many_arguments, reason = "one slice for each part of a gradient")]
#![allow(clippy::needless_for_each, reason = "a short `for_each` over zipped slices reads better than a loop")]
#![allow(clippy::doc_markdown, reason = "BLAKE3, SplitMix64 and the like are names")]

pub mod bake;
pub mod fit;
pub mod identify;
pub mod linear;
pub mod measure;
pub mod names;
pub mod recipe;
mod rng;
pub mod swap;
pub mod treebank;

pub use rng::Rng;
