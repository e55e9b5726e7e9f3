//! The three kinds of facts and their types, told apart by number.

use foederis_knowledge::Expression;
use foederis_model::{EventType, Stance, TieType};

/// What a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An event, with actor and recipient.
    Event,
    /// A tie, from and to.
    Tie,
    /// A claim, with its speaker.
    Claim,
}

/// A type of one kind: a place in the codebook's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(pub u8);

impl Kind {
    /// All, in the order of a model's parts.
    pub const ALL: [Self; 3] = [Self::Event, Self::Tie, Self::Claim];

    /// The type of a lexicon entry, where it is of this kind.
    #[allow(clippy::cast_possible_truncation, reason = "no kind has 256 types")]
    pub(crate) fn label(self, expression: Expression) -> Option<Label> {
        fn place<T: PartialEq>(all: &[T], one: &T) -> Option<Label> {
            all.iter().position(|known| known == one).map(|at| Label(at as u8))
        }
        match (self, expression) {
            (Self::Event, Expression::Event(event)) => place(EventType::ALL, &event),
            (Self::Tie, Expression::Tie(tie)) => place(TieType::ALL, &tie),
            (Self::Claim, Expression::Claim(stance)) => place(Stance::ALL, &stance),
            _ => None,
        }
    }

    /// The type with this code of the codebook.
    pub(crate) fn named(self, code: &str) -> Option<Label> {
        let expression = match self {
            Self::Event => Expression::Event(code.parse().ok()?),
            Self::Tie => Expression::Tie(code.parse().ok()?),
            Self::Claim => Expression::Claim(code.parse().ok()?),
        };
        self.label(expression)
    }

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Tie => "tie",
            Self::Claim => "claim",
        }
    }

    /// Whether there is a type of this number.
    pub(crate) fn has(self, label: Label) -> bool {
        let count = match self {
            Self::Event => EventType::ALL.len(),
            Self::Tie => TieType::ALL.len(),
            Self::Claim => Stance::ALL.len(),
        };
        usize::from(label.0) < count
    }

    /// The codebook's code of a type.
    pub(crate) fn code(self, label: Label) -> &'static str {
        match self {
            Self::Event => event(label).code(),
            Self::Tie => tie(label).code(),
            Self::Claim => stance(label).code(),
        }
    }

    /// What its ends are called.
    pub(crate) fn ends(self) -> &'static [&'static str] {
        match self {
            Self::Event => &["actor", "recipient"],
            Self::Tie => &["from", "to"],
            Self::Claim => &["by"],
        }
    }

    /// Whether the order of the two sides says nothing.
    pub(crate) fn is_two_sided(self, label: Label) -> bool {
        match self {
            Self::Event => event(label).is_two_sided(),
            Self::Tie => tie(label).is_symmetric(),
            Self::Claim => false,
        }
    }

    /// How many ends its facts have.
    pub(crate) fn sides(self) -> usize {
        if self == Self::Claim { 1 } else { 2 }
    }
}

/// The event type of a label.
pub(crate) fn event(label: Label) -> EventType {
    EventType::ALL[usize::from(label.0)]
}

/// The tie type of a label.
pub(crate) fn tie(label: Label) -> TieType {
    TieType::ALL[usize::from(label.0)]
}

/// The stance of a label.
pub(crate) fn stance(label: Label) -> Stance {
    Stance::ALL[usize::from(label.0)]
}
