//! What is told of a fact besides its type and its ends: whether the text vouches for it, when and where it was, how a speaker
//! means it, which figures count. Each is a choice among what the reading offers, by one linear model; what rules say of it is a
//! feature like others.

mod clear;
mod figure;
mod place;
mod stance;
mod status;
mod verb;
mod when;

use super::examples::Choice;
use super::feature::Feature;
use super::model::Weighing;

pub(super) use figure::choices as figure_choices;
pub(crate) use figure::{Belongs, close, figures};
pub(super) use place::choices as place_choices;
pub(crate) use place::places;
pub(super) use stance::choices as stance_choices;
pub(crate) use stance::stance;
pub(super) use status::choices as status_choices;
pub(crate) use status::status;
pub(super) use when::choices as when_choices;
pub(crate) use when::when;
pub(super) use {place::likely as likely_places, stance::sums as stance_sums, status::sums as status_sums, when::sums as when_sums};

/// What is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attribute {
    /// Whether the text vouches for an event or a tie.
    Status,
    /// When an event was.
    When,
    /// Whether a place named near is where an event was.
    Place,
    /// How a speaker means what he says.
    Stance,
    /// Whether a number belongs to a fact.
    Figure,
}

impl Attribute {
    /// All, in the order of a part's weights.
    pub const ALL: [Self; 5] = [Self::Status, Self::When, Self::Place, Self::Stance, Self::Figure];

    /// Its name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::When => "when",
            Self::Place => "place",
            Self::Stance => "stance",
            Self::Figure => "figure",
        }
    }
}

/// The option that weighs most; the first of equals.
fn best(weighing: &Weighing, options: impl Iterator<Item = Vec<Feature>>) -> usize {
    let mut best = (f32::MIN, 0);
    for (at, features) in options.enumerate() {
        let sum = weighing.sum(&features);
        if sum > best.0 {
            best = (sum, at);
        }
    }
    best.1
}

/// Yes or no as a choice: no weighs nothing.
fn yes_or_no(features: Vec<Feature>, right: bool) -> Vec<Choice> {
    vec![(Vec::new(), !right), (features, right)]
}
