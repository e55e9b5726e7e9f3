//! Learned segmentation of raw text into sentences, tokens and syntactic words after Universal Dependencies.

#![allow(clippy::cast_possible_truncation, reason = "a text is cut at four gigabytes, and measures are capped before they are stored")]
#![allow(clippy::match_same_arms, clippy::nonminimal_bool, reason = "one arm a kind of character, in the words of the rule")]

mod boundary;
mod chars;
mod expand;
mod familiar;
mod linear;
mod scan;
mod split;
pub mod train;

use std::ops::Range;

use crate::pack::{PackError, Reader, Writer};
use expand::{Expansions, Place};
use familiar::Familiar;
use linear::Linear;
use scan::{Look, Scan, gap};

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

/// A syntactic word.
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
    /// In order; they cover every character that is no white space once.
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
    familiar: Familiar,
}

impl Segmenter {
    /// Segments a text; of a text of four gigabytes or more only the first four are read.
    #[expect(clippy::cast_possible_truncation, reason = "offsets into a text of less than four gigabytes")]
    pub fn segment(&self, text: &str, out: &mut Segments) {
        let text = &text[..text.floor_char_boundary(u32::MAX as usize - 1)];
        out.tokens.clear();
        out.words.clear();
        out.sentences.clear();
        out.looks.clear();
        out.scan.read(text);
        self.tokenize(text, out);
        for at in 0..out.tokens.len() {
            let (start, end) = (out.tokens[at].start, out.tokens[at].end);
            let first = out.words.len();
            let words = &mut out.words;
            let form = &text[start as usize..end as usize];
            self.expansions.expand(form, start, &out.looks, at, |place| words.push(Word { token: at as u32, place }));
            out.tokens[at].first_word = first as u32;
            out.tokens[at].words = (out.words.len() - first) as u8;
        }
        let scores = &mut out.scores;
        scores.clear();
        boundary::sentences(&self.boundary, &out.looks, out.scan.layout, |_, score| scores.push(score));
        cut(out);
    }

    fn tokenize(&self, text: &str, out: &mut Segments) {
        let token = |start, end, space_after| Token { start, end, first_word: 0, words: 1, space_after };
        for (at, chunk) in out.scan.chunks.iter().enumerate() {
            let spaced = out.scan.chunks.get(at + 1).is_none_or(|next| next.look.gap != gap::NONE);
            if chunk.plain {
                out.tokens.push(token(chunk.start, chunk.end, spaced));
                out.looks.push(Look { familiar: self.familiar.contains(chunk.look.hash), ..chunk.look });
                continue;
            }
            split::decode(text, chunk, &mut out.run);
            let mut start = chunk.start;
            let mut gap = chunk.look.gap;
            let around = split::Around::of(&out.scan.chunks, at);
            split::tokens(&self.split, &out.run, &around, |count, measure| {
                let end = out.run.get(count).map_or(chunk.end, |char| char.at);
                out.tokens.push(token(start, end, spaced && count == out.run.len()));
                out.looks.push(Look { familiar: self.familiar.contains(measure.hash()), ..measure.look(gap) });
                (start, gap) = (end, gap::NONE);
            });
        }
    }

    /// The form of a word of this text.
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
    }

    /// Reads a segmenter.
    pub fn read(reader: &mut Reader) -> Result<Self, PackError> {
        Ok(Self {
            split: Linear::read(reader)?,
            boundary: Linear::read(reader)?,
            expansions: Expansions::read(reader)?,
            familiar: Familiar::read(reader)?,
        })
    }
}

/// Makes sentences of scored borders, and cuts those that are too long at the best border of their second half.
fn cut(out: &mut Segments) {
    let mut first = 0;
    let mut at = 0;
    while at < out.tokens.len() {
        let start = out.tokens[first].first_word;
        let end = out.tokens[at].first_word + u32::from(out.tokens[at].words);
        let mut last = None;
        if (end - start) as usize > LONGEST_SENTENCE && at > first {
            let half = first + (at - first) / 2;
            // The last of the best.
            last = (half..at).max_by_key(|&border| out.scores[border]);
        } else if out.scores[at] > 0 {
            last = Some(at);
        }
        if let Some(last) = last {
            out.sentences.push(start..out.tokens[last].first_word + u32::from(out.tokens[last].words));
            first = last + 1;
            at = first;
        } else {
            at += 1;
        }
    }
}
