//! The network that reads a sentence: word vectors, gated recurrent layers in both directions, and heads for tags,
//! features, trees and names.

#![allow(clippy::inline_always, reason = "what is not inlined is not compiled for the vector instructions that `simd` chose")]
#![allow(clippy::cast_possible_truncation, reason = "numbers of words, rows and labels are far below 2^32; keys are cut on purpose")]

pub mod cell;
pub mod features;
pub mod kernel;
pub mod labels;
mod layout;
mod memo;
mod network;
mod steps;
pub mod tree;

pub use features::{Lists, Vocabulary};
pub use labels::Labels;
pub use layout::{DISTANCES, Layout, Sizes, distance};
pub use network::{Network, Reading};
