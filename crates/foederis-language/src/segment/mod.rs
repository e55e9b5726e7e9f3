//! Learned segmentation of raw text into sentences, tokens and syntactic words after Universal Dependencies.
//!
//! White space cuts a text into chunks, and the layout of its lines is noted (`scan`). Inside a chunk a linear classifier decides
//! where tokens end, at every border that could be one (`split`). Between tokens another decides where sentences end
//! (`boundary`). Tokens that stand for several words are then looked up (`expand`).
//!
//! White space always ends a token and an empty line always ends a sentence; everything else is learned ([`train`]).

#![allow(clippy::cast_possible_truncation, reason = "a text is cut at four gigabytes, and measures are capped before they are stored")]

mod boundary;
mod chars;
mod expand;
mod linear;
mod scan;
mod split;
#[cfg(test)]
mod tests;
pub mod train;
mod words;

use std::ops::Range;

use crate::pack::{PackError, Reader, Writer};
use expand::{Expansions, Place};
use linear::Linear;
use scan::{Look, Scan, gap};
use words::WordSet;

/// Most words in a sentence: what is longer is cut, so that whatever reads sentences stays linear in the text.
pub const LONGEST_SENTENCE: usize = 200;

/// A token: what stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// Number of its first word.
    pub first_word: u32,
    /// How many words it stands for.
    pub words: u8,
    /// Whether white space follows, or the end of the text.
    pub space_after: bool,
}

/// A syntactic word; [`Segmenter::form`] gives its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// The token it belongs to.
    pub token: u32,
    place: Place,
}

impl Word {
    /// Its bytes in the text; none for a word that does not stand there as it is, such as "dem" in "im".
    pub fn bytes(&self) -> Option<Range<usize>> {
        (!self.place.tabled).then_some(self.place.start as usize..self.place.end as usize)
    }
}

/// What a text was segmented into; used again and again, it keeps its memory.
#[derive(Debug, Clone, Default)]
pub struct Segments {
    /// In order; together they are every character that is no white space, once.
    pub tokens: Vec<Token>,
    /// In order.
    pub words: Vec<Word>,
    /// Ranges of words, in order and without gaps.
    pub sentences: Vec<Range<u32>>,
    scan: Scan,
    run: Vec<split::Char>,
    looks: Vec<Look>,
    scores: Vec<i32>,
}

/// A trained segmenter of one language.
#[derive(Debug, Clone)]
pub struct Segmenter {
    split: Linear,
    boundary: Linear,
    expansions: Expansions,
    familiar: WordSet,
    verbs: WordSet,
}

impl Segmenter {
    /// Segments a text; of a text of four gigabytes or more only the first four are read.
    pub fn segment(&self, text: &str, out: &mut Segments) {
        let text = &text[..text.floor_char_boundary(u32::MAX as usize - 1)];
        out.tokens.clear();
        out.words.clear();
        out.sentences.clear();
        out.looks.clear();
        out.scores.clear();
        out.scan.read(text);
        self.tokenize(text, out);
        let Segments { tokens, words, looks, scores, scan, .. } = out;
        for (at, token) in tokens.iter_mut().enumerate() {
            token.first_word = words.len() as u32;
            let form = &text[token.start as usize..token.end as usize];
            self.expansions.expand(form, token.start, looks, at, |place| words.push(Word { token: at as u32, place }));
            token.words = (words.len() as u32 - token.first_word) as u8;
        }
        boundary::look_ahead(looks);
        boundary::sentences(&self.boundary, looks, scan.layout, |score| scores.push(score));
        cut(out);
    }

    fn tokenize(&self, text: &str, out: &mut Segments) {
        let Segments { tokens, looks, run, scan, .. } = out;
        let mut push = |start, end, space_after, look: Look| {
            tokens.push(Token { start, end, first_word: 0, words: 1, space_after });
            looks.push(Look { familiar: self.familiar.contains(look.hash), verb: self.verbs.contains(look.hash), ..look });
        };
        for (at, chunk) in scan.chunks.iter().enumerate() {
            let spaced = scan.chunks.get(at + 1).is_none_or(|next| next.look.gap != gap::NONE);
            if chunk.plain {
                push(chunk.start, chunk.end, spaced, chunk.look);
                continue;
            }
            split::decode(text, chunk, run);
            let around = split::Around::of(&scan.chunks, at);
            let (mut start, mut gap) = (chunk.start, chunk.look.gap);
            split::tokens(&self.split, run, &around, |count, measure| {
                let end = run.get(count).map_or(chunk.end, |char| char.at);
                push(start, end, spaced && count == run.len(), measure.look(gap));
                (start, gap) = (end, gap::NONE);
            });
        }
    }

    /// The form of a word of this text: a slice of it, or of a table for words that only an expansion has.
    pub fn form<'t>(&'t self, text: &'t str, word: &Word) -> &'t str {
        let whole = if word.place.tabled { self.expansions.words() } else { text };
        &whole[word.place.start as usize..word.place.end as usize]
    }

    /// Appends the segmenter.
    pub fn write(&self, out: &mut Writer) {
        self.split.write(out);
        self.boundary.write(out);
        self.expansions.write(out);
        self.familiar.write(out);
        self.verbs.write(out);
    }

    /// Reads a segmenter.
    pub fn read(reader: &mut Reader) -> Result<Self, PackError> {
        Ok(Self {
            split: Linear::read(reader)?,
            boundary: Linear::read(reader)?,
            expansions: Expansions::read(reader)?,
            familiar: WordSet::read(reader)?,
            verbs: WordSet::read(reader)?,
        })
    }
}

/// Makes sentences of scored borders, and cuts those that are too long at the best border of their second half.
fn cut(out: &mut Segments) {
    let end_of = |token: &Token| token.first_word + u32::from(token.words);
    let (mut first, mut at) = (0, 0);
    while at < out.tokens.len() {
        let start = out.tokens[first].first_word;
        let last = if (end_of(&out.tokens[at]) - start) as usize > LONGEST_SENTENCE && at > first {
            (first + (at - first) / 2..at).max_by_key(|&border| (out.scores[border], boundary::is_pause(&out.looks[border])))
        } else {
            (out.scores[at] > 0).then_some(at)
        };
        match last {
            Some(last) => {
                out.sentences.push(start..end_of(&out.tokens[last]));
                first = last + 1;
                at = first;
            }
            None => at += 1,
        }
    }
}
