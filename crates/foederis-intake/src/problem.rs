use serde::Serialize;
use std::fmt;
use std::io;
use std::path::Path;

/// Something that could not be read: where, what happened, what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{place}: {message}")]
pub struct Problem {
    /// The file as it was given or found, with `:line` where it has lines.
    pub place: String,
    /// What kind of problem.
    pub kind: ProblemKind,
    /// What happened and what to do, as `what happened; what to do`.
    pub message: String,
}

/// Kinds of problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// There is no such file or folder.
    Missing,
    /// The system refused to open or read it.
    Unreadable,
    /// It holds no text.
    Empty,
    /// It is of a kind that is not read: binary, an archive, an unknown extension.
    Unknown,
    /// It is longer than a limit.
    TooLarge,
    /// Its compressed form unpacks to suspiciously much.
    Bomb,
    /// It breaks off or its checksum is wrong.
    Damaged,
    /// A JSON document that is not valid, or lacks what a document needs.
    Json,
    /// A folder without any file that could be read.
    NothingFound,
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Missing => "missing",
            Self::Unreadable => "unreadable",
            Self::Empty => "empty",
            Self::Unknown => "unknown",
            Self::TooLarge => "too-large",
            Self::Bomb => "bomb",
            Self::Damaged => "damaged",
            Self::Json => "json",
            Self::NothingFound => "nothing-found",
        })
    }
}

impl Problem {
    pub(crate) fn new(place: impl Into<String>, kind: ProblemKind, message: impl Into<String>) -> Self {
        Self { place: place.into(), kind, message: message.into() }
    }

    /// A failed system call, in words.
    pub(crate) fn io(path: &Path, error: &io::Error) -> Self {
        let place = path.display().to_string();
        match error.kind() {
            io::ErrorKind::NotFound => Self::new(place, ProblemKind::Missing, "there is no such file or folder; check the path"),
            io::ErrorKind::PermissionDenied => {
                Self::new(place, ProblemKind::Unreadable, "reading it is not permitted; check its permissions")
            }
            _ => Self::new(place, ProblemKind::Unreadable, format!("it could not be read ({error}); check the disk or copy the file anew")),
        }
    }
}
