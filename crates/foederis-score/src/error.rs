use thiserror::Error;

/// A facts record that cannot be scored because a field that counts has the wrong shape.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{place} is {found}; it should be {wanted}")]
pub struct RecordError {
    /// The field at fault, such as `"actor" of event 2`.
    pub place: String,
    /// What stands there.
    pub found: &'static str,
    /// What belongs there.
    pub wanted: &'static str,
}

/// Why records could not be read.
#[derive(Debug, Error)]
pub enum ScoreError {
    /// The source broke off, or holds bytes that are no UTF-8.
    #[error("{name}, line {line}: cannot be read: {source}; records must be UTF-8 text, one JSON object a line")]
    Unreadable {
        /// The file's name, as given.
        name: String,
        /// The line, from 1.
        line: usize,
        /// What the system says.
        source: std::io::Error,
    },
    /// A line is no JSON.
    #[error("{name}, line {line}: no JSON ({source}); each line holds one whole JSON object")]
    NoJson {
        /// The file's name, as given.
        name: String,
        /// The line, from 1.
        line: usize,
        /// What the parser says.
        source: serde_json::Error,
    },
    /// A line is JSON, but no record of the kind asked for.
    #[error("{name}, line {line}: {source}")]
    Shape {
        /// The file's name, as given.
        name: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        source: RecordError,
    },
}
