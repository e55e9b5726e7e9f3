//! Where in a text the words stand that were looked for, and the piece of it worth showing.

use foederis_language::terms::Reader;
use serde::Serialize;
use std::collections::BTreeSet;
use std::ops::Range;

/// How much of a text is shown, in bytes, and how much of that may stand before the first word found.
const WIDTH: usize = 260;
const BEFORE: usize = 60;
/// How far a cut may move to the next white space.
const BORDER: usize = 40;

/// A word found: code points of the string it stands in, from `start` up to and without `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Mark {
    /// The first code point.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
}

/// A piece of a text with the words found in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Snippet {
    /// The piece, to the letter.
    pub text: String,
    /// The code point of the text that it begins at.
    pub start: usize,
    /// The one after its last.
    pub end: usize,
    /// Whether the text goes on behind it.
    pub more: bool,
    /// The words found; code points of the piece.
    pub marks: Vec<Mark>,
}

/// Finds what was looked for.
#[derive(Debug, Default)]
pub(super) struct Matcher {
    pub looked: Vec<Looked>,
}

/// One thing looked for.
#[derive(Debug, Default)]
pub(super) struct Looked {
    /// Only in headlines.
    pub title: bool,
    pub words: BTreeSet<String>,
    pub forms: BTreeSet<String>,
    pub beginning: Option<String>,
    pub phrases: Vec<Vec<String>>,
}

impl Looked {
    fn is(&self, word: &str, forms: &str) -> bool {
        self.words.contains(word)
            || forms.split(' ').any(|form| self.forms.contains(form))
            || self.beginning.as_deref().is_some_and(|beginning| !word.is_empty() && word.starts_with(beginning))
    }
}

/// Bytes of a text, and which of the things looked for stands there.
type Place = (Range<usize>, usize);

impl Matcher {
    /// All places in a text, in order.
    pub(super) fn places(&self, text: &str, title: bool, reader: &mut Reader) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::new();
        let mut words: Vec<(Range<usize>, String)> = Vec::new();
        let looked = || self.looked.iter().enumerate().filter(|(_, looked)| title || !looked.title);
        let phrases = looked().any(|(_, looked)| !looked.phrases.is_empty());
        reader.read(text, |term| {
            places.extend(looked().filter(|(_, looked)| looked.is(term.word, term.forms)).map(|(at, _)| (term.bytes.clone(), at)));
            if phrases && !term.word.is_empty() {
                words.push((term.bytes, term.word.to_owned()));
            }
        });
        for (at, phrase) in looked().flat_map(|(at, looked)| looked.phrases.iter().map(move |phrase| (at, phrase))) {
            for found in words.windows(phrase.len().max(1)) {
                if found.iter().map(|(_, word)| word).eq(phrase)
                    && let [(first, _), ..] = found
                    && let [.., (last, _)] = found
                {
                    places.push((first.start..last.end, at));
                }
            }
        }
        places.sort_unstable_by_key(|(bytes, at)| (bytes.start, bytes.end, *at));
        places
    }
}

/// Marks in a whole string.
pub(super) fn marks(text: &str, places: &[Place]) -> Vec<Mark> {
    let (mut byte, mut point) = (0, 0);
    let mut step = |to: usize| {
        point += text.get(byte..to).map_or(0, |passed| passed.chars().count());
        byte = to;
        point
    };
    merged(places).into_iter().map(|bytes| Mark { start: step(bytes.start), end: step(bytes.end) }).collect()
}

/// Places that overlap, as one.
fn merged(places: &[Place]) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for (bytes, _) in places {
        match merged.last_mut() {
            Some(last) if bytes.start < last.end => last.end = last.end.max(bytes.end),
            _ => merged.push(bytes.clone()),
        }
    }
    merged
}

/// The piece in which most of what was looked for stands together.
pub(super) fn snippet(text: &str, places: &[Place]) -> Snippet {
    let piece = piece(text, places);
    let inside: Vec<Place> = places
        .iter()
        .filter(|(bytes, _)| piece.start <= bytes.start && bytes.end <= piece.end)
        .map(|(bytes, at)| (bytes.start - piece.start..bytes.end - piece.start, *at))
        .collect();
    let shown = &text[piece.clone()];
    let start = text[..piece.start].chars().count();
    Snippet {
        start,
        end: start + shown.chars().count(),
        more: piece.end < text.len(),
        marks: marks(shown, &inside),
        text: shown.to_owned(),
    }
}

/// How many different things stand in the piece from a place on.
fn worth(places: &[Place]) -> usize {
    let from = places.first().map_or(0, |(bytes, _)| bytes.start);
    let inside = places.iter().take_while(|(bytes, _)| bytes.end <= from + WIDTH - BEFORE);
    let different: BTreeSet<usize> = inside.map(|(_, at)| *at).collect();
    different.len()
}

fn piece(text: &str, places: &[Place]) -> Range<usize> {
    if text.len() <= WIDTH {
        return 0..text.len();
    }
    // The first of the best: later pieces are no better for standing later.
    let best = (0..places.len()).rev().max_by_key(|&at| worth(&places[at..]));
    let first = best.map_or(0..0, |best| places[best].0.clone());
    let mut start = text.floor_char_boundary(first.start.saturating_sub(BEFORE));
    if start > 0 {
        // Behind the next white space before the word found.
        let until = first.start.min(text.floor_char_boundary(start + BORDER));
        start = text[start..until].char_indices().find(|(_, c)| c.is_whitespace()).map_or(start, |(at, c)| start + at + c.len_utf8());
    }
    // A phrase longer than a piece is shown whole.
    let mut end = text.floor_char_boundary(start + WIDTH).max(first.end);
    if end < text.len() && end > first.end {
        let from = first.end.max(text.floor_char_boundary(end.saturating_sub(BORDER)));
        end = text[from..end].char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(end, |(at, _)| from + at);
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::{Looked, Matcher, snippet};
    use foederis_language::terms::{Asked, Reader};
    use foederis_model::Language;
    use proptest::prelude::*;

    fn matcher(words: &[&str]) -> Matcher {
        let looked = words.iter().map(|word| {
            let asked = Asked::words(word, &Language::CODED).remove(0);
            Looked { words: [asked.word].into(), forms: asked.forms.into_iter().collect(), ..Looked::default() }
        });
        Matcher { looked: looked.collect() }
    }

    #[test]
    fn the_piece_is_where_most_stands_together() {
        let text = format!(
            "Gas kwam er. {}Gas en olie uit Bakoe gaan naar Rome. {}",
            "Er gebeurde niets. ".repeat(40),
            "Verder niets. ".repeat(40)
        );
        let places = matcher(&["gas", "olie"]).places(&text, false, &mut Reader::new(Language::Dutch));
        let snippet = snippet(&text, &places);
        let shown: Vec<String> =
            snippet.marks.iter().map(|mark| snippet.text.chars().skip(mark.start).take(mark.end - mark.start).collect()).collect();
        assert_eq!(shown, ["Gas", "olie"]);
        // Cut between words: nothing is left of one that was not taken whole.
        let words: Vec<&str> = text.split_whitespace().collect();
        assert!(snippet.text.split_whitespace().all(|word| words.contains(&word)), "{}", snippet.text);
    }

    proptest! {
        #[test]
        fn any_text_is_cut_at_characters_and_marked_at_words(text in "(\\PC{0,9}|gas|[ \u{e4}\u{1F600}a\n]{0,80}| olie ){0,60}") {
            let places = matcher(&["gas", "olie"]).places(&text, false, &mut Reader::new(Language::Dutch));
            let snippet = snippet(&text, &places);
            let points: Vec<char> = text.chars().collect();
            prop_assert_eq!(points[snippet.start..snippet.end].iter().collect::<String>(), snippet.text.clone());
            let mut last = 0;
            for mark in &snippet.marks {
                prop_assert!(last <= mark.start && mark.start < mark.end && mark.end <= snippet.end - snippet.start);
                last = mark.end;
            }
            prop_assert_eq!(snippet.marks.is_empty(), places.is_empty());
        }
    }
}
