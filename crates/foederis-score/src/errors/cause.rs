use std::fmt;

use serde::Serialize;

use super::What;

/// Why a record found no match, or what is wrong in a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// The other side has no record on this sentence.
    NoRecord,
    /// The other side has records on this sentence, but they match or explain others.
    Taken,
    /// The prediction's evidence is not in the text.
    BadEvidence,
    /// Another type.
    Type,
    /// Another type and other sides.
    TypeAndSides,
    /// Other sides.
    Sides,
    /// The right sides, the wrong way round.
    Swapped,
    /// Another speaker.
    Speaker,
    /// The right number, counting something else.
    Counted,
    /// Another number.
    Value,
    /// Another time, in a match.
    Time,
    /// Another status, in a match.
    Status,
    /// Another place, in a match.
    Place,
    /// Other roles of the actors, in a match.
    Role,
    /// Another stance, in a match.
    Stance,
}

impl Cause {
    /// The cause in a summary.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoRecord => "no record on the sentence",
            Self::Taken => "no further record on the sentence",
            Self::BadEvidence => "evidence not in the text",
            Self::Type => "wrong type",
            Self::TypeAndSides => "wrong type and sides",
            Self::Sides => "wrong sides",
            Self::Swapped => "sides swapped",
            Self::Speaker => "wrong speaker",
            Self::Counted => "wrong thing counted",
            Self::Value => "wrong value",
            Self::Time => "wrong time",
            Self::Status => "wrong status",
            Self::Place => "wrong place",
            Self::Role => "wrong role",
            Self::Stance => "wrong stance",
        }
    }

    /// The cause with its reason, where the reason has no particulars.
    pub(super) fn told(self, what: What) -> (Self, String) {
        let reason = match (self, what) {
            (Self::NoRecord, What::Extra) => "nothing in gold on this sentence",
            (Self::NoRecord, _) => "no record on this sentence",
            (Self::Taken, What::Extra) => "nothing further in gold on this sentence",
            (Self::Taken, _) => "no further record on this sentence",
            (Self::BadEvidence, _) => "the evidence is not in the text",
            _ => self.name(),
        };
        (self, reason.to_owned())
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
