use crate::mentions::{Mention, MentionKind};
use crate::reading::Reading;
use foederis_model::Actor;
use std::ops::Range;

/// An actor or a place, where the text names it or points back to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Bytes of [`foederis_model::Document::whole`].
    pub bytes: Range<usize>,
    /// Who; for a place its de jure country, and an empty base where that is disputed.
    pub actor: Actor,
    /// The second of two that one expression stands for: "both countries".
    pub also: Option<Actor>,
    /// How it is named.
    pub kind: MentionKind,
    /// English name of the place, where it is one.
    pub place: Option<String>,
}

/// All mentions of a reading, in order.
pub(crate) fn all(reading: &Reading<'_>) -> Vec<Named> {
    let named = |mention: &Mention| {
        Some(Named {
            bytes: reading.analysis.bytes(&mention.tokens)?,
            actor: mention.actor.clone(),
            also: mention.also.clone(),
            kind: mention.kind,
            place: mention.place.clone(),
        })
    };
    reading.mentions.iter().filter_map(named).collect()
}
