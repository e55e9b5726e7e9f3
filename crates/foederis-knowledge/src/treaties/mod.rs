//! Treaties as files: who promised what to whom, since when, and where that ends.
//!
//! One file a treaty; `knowledge/README.md` describes the fields. What a file does not say stays open and is told as missing to whoever
//! asks what an attack triggers; only what is wrong is a mistake.

mod check;
mod entries;
mod scopes;

pub use scopes::{Scopes, read as read_scopes};

use crate::names::Names;
use crate::problem::KnowledgeProblem;
use foederis_model::treaty::Treaty;

/// Reads the treaties among files (path, text). What cannot be read is left out and reported; what can be read and is wrong is reported.
///
/// With names, every code and place must be one of theirs; without, as for a data set with codes of its own, they may be any.
pub fn read<'t>(
    files: impl IntoIterator<Item = (&'t str, &'t str)>,
    names: Option<&Names>,
    problems: &mut Vec<KnowledgeProblem>,
) -> Vec<Treaty> {
    let mut treaties: Vec<Treaty> = Vec::new();
    for (file, text) in files {
        let Some(treaty) = entries::read(file, text, problems) else { continue };
        check::treaty(&treaty, names, problems);
        if let Some(other) = treaties.iter().find(|other| other.id == treaty.id) {
            let message = format!("treaty: id \"{}\" is that of {} too; expected one of its own", treaty.id, other.at.file);
            problems.push(KnowledgeProblem::new(file, usize::try_from(treaty.at.line).ok(), message));
        }
        treaties.push(treaty);
    }
    treaties
}

/// The line, from 1, of a place in a text.
fn line_of(text: &str, at: usize) -> usize {
    text[..at.min(text.len())].matches('\n').count() + 1
}

#[cfg(test)]
mod tests;
