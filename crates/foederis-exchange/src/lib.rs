//! The field's formats in and out, as claims by those data sets. Pure: texts are handed in and given back.
//!
//! Columns are found by their names, so that releases with more of them are read too; a row that cannot be read is told with its line.

pub mod atop;
mod csv;
pub mod iwd;
pub mod sipri;
mod states;
mod treaty_file;

pub use csv::TableError;
pub use states::States;
pub use treaty_file::treaty_file;
