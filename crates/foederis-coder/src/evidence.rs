//! The sentence under a fact.

use crate::reading::Reading;
use foederis_model::Span;
use std::ops::Range;

/// Evidence is at most this many characters (the codebook's limit).
const LONGEST: usize = 400;

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
    // Bytes first: counting characters of every sentence would be work for nothing.
    let text = reading.analysis.slice(tokens.clone());
    text.len() > LONGEST && text.chars().count() > LONGEST
}

/// A verbatim piece and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Evidence {
    pub text: String,
    pub span: Span,
}

impl Evidence {
    pub fn new(reading: &Reading<'_>, tokens: Range<usize>) -> Self {
        let bytes = reading.analysis.bytes(&tokens).unwrap_or(0..0);
        Self { text: reading.analysis.text[bytes.clone()].to_owned(), span: reading.analysis.span(&bytes) }
    }
}
