use thiserror::Error;

/// What is wrong with a knowledge file, and where.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}{}: {message}", .line.map(|line| format!(":{line}")).unwrap_or_default())]
pub struct KnowledgeProblem {
    /// The file, relative to the knowledge folder.
    pub file: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong and what is expected.
    pub message: String,
}

impl KnowledgeProblem {
    pub(crate) fn new(file: &str, line: impl Into<Option<usize>>, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: line.into(), message: message.into() }
    }
}
