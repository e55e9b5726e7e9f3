//! A text with its trees and words, for the questions that figures ask.

use super::lexicon::{Lexicon, Noun};
use super::pieces::Pieces;
use crate::quotes::View;
use foederis_model::FigureKind;
use std::ops::Range;

/// A text under reading.
pub(super) struct Page<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) pieces: &'a Pieces,
    pub(super) lexicon: &'static Lexicon,
    /// Points in time, in bytes and in order.
    pub(super) skip: &'a [Range<usize>],
}

impl Page<'_> {
    /// The relation of a word without its subtype.
    pub(super) fn relation(&self, word: u32) -> &str {
        self.view.relation(word).split(':').next().unwrap_or_default()
    }

    pub(super) fn lemma(&self, word: u32) -> &str {
        self.view.lower_lemma(word)
    }

    /// What a table says of a word, by its form, else its lemma.
    pub(super) fn known<T>(&self, word: u32, table: impl Fn(&str) -> Option<T>) -> Option<T> {
        table(self.view.lower(word)).or_else(|| table(self.lemma(word)))
    }

    pub(super) fn noun(&self, word: u32) -> Option<Noun> {
        if matches!(self.view.upos(word), "AUX" | "DET" | "ADP" | "PRON" | "CCONJ" | "SCONJ" | "PUNCT" | "NUM") {
            return None;
        }
        self.known(word, |word| self.lexicon.noun(word))
    }

    /// What happened to those a word describes: "wounded", "getötete".
    pub(super) fn state(&self, word: u32) -> Option<FigureKind> {
        let form = self.view.lower(word);
        self.lexicon.state.get(form).copied()
    }

    /// Whether a word stands in a set, by form or lemma.
    pub(super) fn has(&self, set: &str, word: u32) -> bool {
        self.lexicon.has(set, self.view.lower(word)) || self.lexicon.has(set, self.lemma(word))
    }

    /// Whether a word tells a state or people: "Armenian", "aserbaidschanische", "Palästinenser", "US".
    pub(super) fn is_people(&self, word: u32) -> bool {
        let form = self.view.lower(word);
        match self.view.upos(word) {
            "ADJ" => self.lexicon.is_adjective(form),
            "PROPN" | "NOUN" | "X" => self.lexicon.is_people(form) || self.lexicon.is_adjective(form),
            _ => false,
        }
    }

    /// Whether a word names the people themselves: "Palestinians".
    pub(super) fn is_inhabitant(&self, word: u32) -> bool {
        matches!(self.view.upos(word), "PROPN" | "NOUN" | "ADJ")
            && self.known(word, |word| self.lexicon.is_people(word).then_some(())).is_some()
    }

    /// The preposition of a nominal, lower-cased.
    pub(super) fn case(&self, word: u32) -> Option<u32> {
        self.view.child(word, &["case"])
    }

    pub(super) fn case_in(&self, word: u32, set: &str) -> bool {
        self.view.children(word).iter().any(|&child| self.relation(child) == "case" && self.has(set, child))
    }

    /// First piece of a word's token.
    pub(super) fn piece_of(&self, word: u32) -> usize {
        self.pieces.list.partition_point(|piece| piece.word < word)
    }

    /// Whether only commas, brackets and the like stand in a range of words.
    pub(super) fn breaks(&self, words: Range<u32>) -> bool {
        words.into_iter().any(|word| self.view.upos(word) == "PUNCT" && !matches!(self.view.form(word), "-" | "\"" | "'" | "„" | "“" | "”"))
    }

    /// Whether a length in one word lasts ("dreitägiger Krieg") and is no age ("23-jähriger Mann").
    pub(super) fn is_length(&self, word: u32) -> bool {
        let years = {
            let form = self.view.lower(word);
            form.contains("jährig") || form.contains("jarig")
        };
        if !years {
            return true;
        }
        let next = (word..(word + 3).min(self.view.sentence(word).end)).find(|&word| self.view.upos(word) == "NOUN");
        next.is_some_and(|noun| {
            !self.view.lower(noun).contains("jarig")
                && !self.view.lower(noun).contains("jährig")
                && !self.noun(noun).is_some_and(Noun::is_people)
                && !self.is_inhabitant(noun)
        })
    }

    /// Whether one person is meant, not anybody: a noun in the singular.
    pub(super) fn is_one(&self, counted: &super::counted::Counted) -> bool {
        !self.view.feats(counted.head).contains("Number=Plur")
    }
}
