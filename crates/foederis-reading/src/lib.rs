//! Readers between trees and facts: each takes what the language engine made of a text and says what stands there.

pub mod figures;
pub mod quotes;
pub mod times;
