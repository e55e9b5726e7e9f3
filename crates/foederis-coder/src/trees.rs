//! The engine's trees over the coder's tokens, and what the readers upon them find.

#![allow(clippy::cast_possible_truncation, reason = "a document has fewer than 2^32 tokens")]

use crate::figures::FigureMention;
use crate::quotes::Said;
use crate::times::{Anchor, TimeMention};
use foederis_language::Analysis;
use foederis_language::engine::{Depth, Engine, Lemma, Parsed, Workspace};
use foederis_model::Language;
use foederis_reading::{figures, quotes, times};
use std::ops::Range;

/// Buffers of the engine, kept from document to document.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    /// One for each language: what an engine remembers of words is its own.
    workspaces: [Workspace; Language::CODED.len()],
    parsed: Parsed,
}

/// What the engine says of each token of an analysis.
#[derive(Debug, Default)]
pub(crate) struct Trees<'e> {
    /// The token that each depends on; `None` for roots.
    pub head: Vec<Option<usize>>,
    /// Relation to the head, as Universal Dependencies names it.
    pub relation: Vec<&'e str>,
    /// Part of speech.
    pub upos: Vec<&'e str>,
    /// Features, `Number=Sing|…`.
    pub feats: Texts,
    /// Lemma as a dictionary has it.
    pub lemma: Texts,
    /// Dependents of all tokens, those of one token after those of the one before …
    dependents: Vec<u32>,
    /// … and where those of each token begin.
    first: Vec<u32>,
}

/// A text for each token, all in one piece of memory.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    text: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Texts {
    /// Adds the next token's text, which `write` appends.
    fn push(&mut self, write: impl FnOnce(&mut String)) {
        write(&mut self.text);
        self.ends.push(self.text.len());
    }
}

impl std::ops::Index<usize> for Texts {
    type Output = str;

    fn index(&self, token: usize) -> &str {
        let start = if token == 0 { 0 } else { self.ends[token - 1] };
        &self.text[start..self.ends[token]]
    }
}

/// What the engine and the readers upon it find in one pass over a text.
pub(crate) struct Layers<'e> {
    pub trees: Trees<'e>,
    pub times: Vec<TimeMention>,
    pub figures: Vec<FigureMention>,
    pub said: Vec<Said>,
}

impl<'e> Layers<'e> {
    /// Reads the text of an analysis.
    pub fn read(engine: &'e Engine, analysis: &Analysis<'_>, anchor: Anchor, reader: &mut Reader) -> Self {
        let Reader { workspaces, parsed } = reader;
        let number = Language::CODED.iter().position(|coded| *coded == analysis.lang).unwrap_or(0);
        let workspace = &mut workspaces[number];
        // Names come from the knowledge packs, which know who is meant.
        let depth = Depth { trees: true, lemmas: Some(Lemma::Dictionary), names: false };
        engine.parse(&analysis.text, depth, workspace, parsed);
        let times = times::read(engine, parsed, &analysis.text, analysis.lang.code(), anchor.day());
        let view = quotes::View::new(engine, parsed, &analysis.text);
        let figures = figures::read_in(&view, &analysis.lang, &figures::points(&times));
        let said = quotes::read_in(&view, &analysis.lang);
        Self {
            said: crate::quotes::said(analysis, &said),
            trees: Trees::of(engine, analysis, parsed),
            times: crate::times::mentions(analysis, &times, anchor),
            figures: crate::figures::mentions(analysis, figures),
        }
    }

    /// Nothing, for what is read without trees.
    pub fn none() -> Self {
        Self { trees: Trees::default(), times: Vec::new(), figures: Vec::new(), said: Vec::new() }
    }
}

impl<'e> Trees<'e> {
    /// What was parsed of the text of an analysis.
    pub fn of(engine: &'e Engine, analysis: &Analysis<'_>, parsed: &Parsed) -> Self {
        let segments = &parsed.segments;
        let count = analysis.tokens.len();
        let words = segments.words.len();
        // Sentence start of every word, to turn heads within sentences into words.
        let mut first = vec![0; words];
        for sentence in &segments.sentences {
            for word in sentence.clone() {
                first[word as usize] = sentence.start;
            }
        }
        let head_of = |word: u32| match parsed.head(word) {
            0 => None,
            head => Some(first[word as usize] + head - 1),
        };
        // Which words stand in each token, and which token each word begins in.
        let mut token_of = vec![usize::MAX; words];
        let mut words_of: Vec<Range<u32>> = vec![0..0; count];
        let mut token = 0;
        for word in 0..words as u32 {
            let bytes = segments.bytes(word..word + 1);
            while token < count && analysis.tokens[token].bytes.end <= bytes.start {
                token += 1;
            }
            if token == count {
                break;
            }
            token_of[word as usize] = token;
            let mut at = token;
            while at < count && analysis.tokens[at].bytes.start < bytes.end {
                let known = &mut words_of[at];
                let first = if known.start == known.end { word } else { known.start };
                *known = first..word + 1;
                at += 1;
            }
        }
        let mut trees = Self::default();
        for (at, words) in words_of.into_iter().enumerate() {
            // The word that the others of the token hang on.
            let top = words.clone().find(|word| head_of(*word).is_none_or(|head| !words.contains(&head))).or(words.clone().next());
            let Some(top) = top else {
                trees.push(None, "dep", "X", "");
                trees.feats.push(|_| {});
                continue;
            };
            let first = token_of[top as usize];
            if first < at {
                // A word of several tokens: the first stands for it.
                trees.push(Some(first), "flat", engine.upos(parsed, top), parsed.lemma(top));
                trees.feats.push(|_| {});
                continue;
            }
            let head = head_of(top).map(|head| token_of[head as usize]).filter(|head| *head != at && *head < count);
            trees.push(head, engine.relation(parsed, top), engine.upos(parsed, top), parsed.lemma(top));
            trees.feats.push(|out| engine.feats(parsed, top, out));
        }
        trees.turn();
        trees
    }

    /// The tokens that depend on a token, in order.
    pub fn dependents(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let range = self.first[token] as usize..self.first[token + 1] as usize;
        self.dependents[range].iter().map(|token| *token as usize)
    }

    /// Turns heads into lists of dependents.
    fn turn(&mut self) {
        let count = self.head.len();
        self.first = vec![0; count + 1];
        for head in self.head.iter().flatten() {
            self.first[head + 1] += 1;
        }
        for at in 0..count {
            self.first[at + 1] += self.first[at];
        }
        let mut next = self.first.clone();
        self.dependents = vec![0; self.first[count] as usize];
        for (token, head) in self.head.iter().enumerate() {
            if let Some(head) = head {
                self.dependents[next[*head] as usize] = token as u32;
                next[*head] += 1;
            }
        }
    }

    fn push(&mut self, head: Option<usize>, relation: &'e str, upos: &'e str, lemma: &str) {
        self.head.push(head);
        self.relation.push(relation);
        self.upos.push(upos);
        self.lemma.push(|out| out.push_str(lemma));
    }
}
