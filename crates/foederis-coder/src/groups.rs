use crate::mentions::{Marker, Mention, MentionKind};
use crate::reading::Reading;
use foederis_knowledge::Word;
use std::ops::Range;

/// Mentions that stand together in one place of the sentence, joined by commas and "and".
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// Indices into the reading's mentions.
    pub members: Range<usize>,
    /// First to last token.
    pub tokens: Range<usize>,
    /// How the first of them stands in the sentence.
    pub marker: Marker,
}

/// A list with more names than this is a table or an index, and its parts are groups of their own.
const LONGEST: usize = 32;

/// Joins neighbouring mentions into groups.
pub(crate) fn find(reading: &Reading<'_>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, mention) in reading.mentions.iter().enumerate() {
        match groups.last_mut() {
            Some(group) if group.members.len() < LONGEST && goes_on(reading, group, mention) => {
                group.members.end = at + 1;
                group.tokens.end = mention.tokens.end;
            }
            _ => groups.push(Group { members: at..at + 1, tokens: mention.tokens.clone(), marker: mention.marker }),
        }
    }
    groups
}

/// Only commas, "and", articles and adjectives between the two, and nothing that gives the second a place of its own.
fn goes_on(reading: &Reading<'_>, group: &Group, mention: &Mention) -> bool {
    let last = &reading.mentions[group.members.end - 1];
    let between = group.tokens.end..mention.tokens.start;
    if between.is_empty() || between.len() > 5 || last.kind.is_place() != mention.kind.is_place() {
        return false;
    }
    if reading.sentence(last.tokens.start) != reading.sentence(mention.tokens.start) {
        return false;
    }
    // "aserbaidschanisch-türkische", "Armenian-Azerbaijani"
    let pair = last.kind == MentionKind::Attribute && mention.kind == MentionKind::Attribute;
    let mut joined = false;
    for token in between {
        if pair && matches!(reading.analysis.word(token), "-" | "–") && !reading.analysis.tokens[token].spaced {
            return true;
        }
        if reading.is(token, |word| *word == Word::And) || matches!(reading.analysis.word(token), "," | "/" | "&") {
            joined = true;
        } else if !reading.is(token, |word| matches!(word, Word::Determiner | Word::Title | Word::Former | Word::Preposition(_)))
            && !is_small(reading, token)
        {
            return false;
        }
    }
    // A preposition of its own joins only when it repeats the group's: "with Russia and with Iran".
    joined && (matches!(mention.marker, Marker::Bare) || mention.marker.kind() == group.marker.kind())
}

fn is_small(reading: &Reading<'_>, token: usize) -> bool {
    let word = reading.analysis.word(token);
    word.chars().all(char::is_lowercase) && !reading.starts_lexeme(token) && reading.is_plain(token)
}
