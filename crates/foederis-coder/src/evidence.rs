//! The sentence under a fact.

use crate::reading::Reading;
use foederis_model::Span;
use std::ops::Range;

/// Evidence is at most this many characters (the codebook's limit).
pub(crate) const LONGEST: usize = 400;

/// How many sentences are kept as evidence of one event or tie.
const SENTENCES: usize = 3;

/// Adds the evidence of a retelling, as long as there is room.
pub(crate) fn join(known: &mut Vec<String>, places: &mut Vec<Span>, evidence: Vec<String>, spans: Vec<Span>) {
    for (text, span) in evidence.into_iter().zip(spans) {
        if known.len() < SENTENCES && !known.contains(&text) {
            known.push(text);
            places.push(span);
        }
    }
}

/// A verbatim piece of the document around a token: its sentence, or as many of its clauses as fit.
pub(crate) fn around(reading: &Reading<'_>, token: usize) -> Evidence {
    let sentence = reading.sentence(token);
    let mut tokens = sentence.clone();
    if too_long(reading, &tokens) {
        tokens = reading.clause_of(token);
        // Grow clause by clause, to the right first: what is said follows who said it.
        loop {
            let right = (tokens.end < sentence.end).then(|| tokens.start..reading.clause_of(tokens.end).end);
            let left = (tokens.start > sentence.start).then(|| reading.clause_of(tokens.start - 1).start..tokens.end);
            match right.into_iter().chain(left).find(|wider| !too_long(reading, wider)) {
                Some(wider) => tokens = wider,
                None => break,
            }
        }
    }
    if too_long(reading, &tokens) {
        // A clause without a mark for 400 characters: a window of words.
        tokens = token..token + 1;
        while tokens.end < sentence.end && !too_long(reading, &(tokens.start..tokens.end + 1)) {
            tokens.end += 1;
        }
    }
    Evidence::new(reading, tokens)
}

fn too_long(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    longest(reading.analysis.slice(tokens.clone())).is_some()
}

/// The byte at which a text that is longer than evidence may be is cut.
fn longest(text: &str) -> Option<usize> {
    // Bytes first: counting the characters of every sentence would be work for nothing.
    if text.len() <= LONGEST { None } else { text.char_indices().nth(LONGEST).map(|(at, _)| at) }
}

/// A verbatim piece and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Evidence {
    pub text: String,
    pub span: Span,
}

impl Evidence {
    pub fn new(reading: &Reading<'_>, tokens: Range<usize>) -> Self {
        let mut bytes = reading.analysis.bytes(&tokens).unwrap_or(0..0);
        // A single "word" may be too long as well.
        if let Some(cut) = longest(&reading.analysis.text[bytes.clone()]) {
            bytes.end = bytes.start + cut;
        }
        Self { text: reading.analysis.text[bytes.clone()].to_owned(), span: reading.analysis.span(&bytes) }
    }
}
