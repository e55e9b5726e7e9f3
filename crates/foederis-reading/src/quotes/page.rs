//! A text as attributions look at it: what stands in quotation marks, and which sentences a quotation holds together.

use super::lists::Lists;
use super::marks;
use super::view::{NONE, View};
use foederis_model::Language;
use std::ops::Range;

/// Most words that are looked at together before a unit ends.
const LONGEST_UNIT: usize = 1000;

/// A text with its quotation marks.
pub(crate) struct Page<'a> {
    pub view: &'a View<'a>,
    pub lists: &'static Lists,
    pub language: Language,
    /// Passages in quotation marks, marks included, in words.
    pub pair_words: Vec<Range<u32>>,
    /// Outermost pair around each word; [`NONE`] outside.
    pub pair_of: Vec<u32>,
    /// Sentences that a quotation holds together, in words.
    pub units: Vec<Range<u32>>,
    /// Unit of each word.
    pub unit_of: Vec<u32>,
}

impl<'a> Page<'a> {
    pub fn new(view: &'a View<'a>, lists: &'static Lists, language: Language) -> Self {
        let mut pairs = marks::pairs(view.text);
        pairs.retain(|pair| view.word_at(pair.start) < view.len());
        let pair_words: Vec<Range<u32>> = pairs.iter().map(|pair| view.word_at(pair.start)..view.word_at(pair.end)).collect();
        let mut pair_of = vec![NONE; view.len() as usize];
        let mut done = 0;
        for (number, words) in (0..).zip(&pair_words) {
            // Outer pairs come first and keep their words.
            for word in words.start.max(done)..words.end {
                pair_of[word as usize] = number;
            }
            done = done.max(words.end);
        }
        let mut page = Self { view, lists, language, pair_words, pair_of, units: Vec::new(), unit_of: Vec::new() };
        page.unite();
        page
    }

    fn unite(&mut self) {
        for sentence in self.view.parsed.segments.sentences.iter().filter(|sentence| !sentence.is_empty()) {
            let (last, first) = (sentence.start.wrapping_sub(1), sentence.start);
            let joined = !self.units.is_empty() && {
                let same = self.pair_of[first as usize] != NONE && self.pair_of[first as usize] == self.pair_of[last as usize];
                // „Halt!“, rief er: the sentence goes on after the closing mark.
                let goes_on = self.pair_of[last as usize] != NONE
                    && self.view.form(first).chars().next().is_some_and(|c| c.is_lowercase() || c == ',')
                    && !self.view.text[self.view.end(last)..self.view.start(first)].contains('\n');
                same || goes_on || (self.view.form(last) == ":" && self.is_mark(first))
            };
            match self.units.last_mut() {
                // However many quotations follow each other, work stays linear.
                Some(unit) if joined && unit.len() < LONGEST_UNIT => unit.end = sentence.end,
                _ => self.units.push(sentence.clone()),
            }
        }
        self.unit_of = vec![0; self.view.len() as usize];
        for (number, unit) in (0..).zip(&self.units) {
            for word in unit.clone() {
                self.unit_of[word as usize] = number;
            }
        }
    }

    pub fn unit(&self, word: u32) -> Range<u32> {
        self.units[self.unit_of[word as usize] as usize].clone()
    }

    pub fn quoted(&self, word: u32) -> bool {
        self.pair_of[word as usize] != NONE
    }

    /// Whether a word divides clauses.
    pub fn divides(&self, word: u32) -> bool {
        match self.view.form(word) {
            "," | ":" | ";" | "(" | ")" => true,
            "–" | "—" | "―" | "-" | "--" => self.view.text[self.view.end(word)..].starts_with(char::is_whitespace),
            _ => self.is_mark(word),
        }
    }

    pub fn is_mark(&self, word: u32) -> bool {
        let mut chars = self.view.form(word).chars();
        chars.next().is_some_and(marks::is_mark) && chars.next().is_none_or(marks::is_mark)
    }

    pub fn is_punct(&self, word: u32) -> bool {
        self.view.form(word).chars().all(|c| !c.is_alphanumeric())
    }

    /// Words without the punctuation at their edges; quotation marks stay where they belong to a pair inside.
    pub fn trim(&self, mut words: Range<u32>) -> Option<Range<u32>> {
        let keep = |word: u32, range: &Range<u32>| {
            let pair = self.pair_of[word as usize];
            pair != NONE && {
                let pair = &self.pair_words[pair as usize];
                pair.start >= range.start && pair.end <= range.end && (pair.start == word || pair.end == word + 1)
            }
        };
        while !words.is_empty() && self.is_punct(words.start) && !keep(words.start, &words) {
            words.start += 1;
        }
        while !words.is_empty() && self.is_punct(words.end - 1) && !keep(words.end - 1, &words) {
            words.end -= 1;
        }
        (!words.is_empty()).then_some(words)
    }
}
