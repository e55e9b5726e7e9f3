//! Sentences to learn from: a text with its tokens and their words.

use std::ops::Range;

use crate::conllu::{Sentence, Word};

/// A token of a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleToken {
    /// First byte in the sample's text.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Its syntactic words; none where they are not known.
    pub words: Vec<String>,
    /// Whether one of them is a finite verb; none where that is not known.
    pub finite: Option<bool>,
}

/// One sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sample {
    /// As it was written.
    pub text: String,
    /// Its tokens in order.
    pub tokens: Vec<SampleToken>,
    /// Whether a paragraph starts with it.
    pub starts_paragraph: bool,
    /// Whether a document starts with it.
    pub starts_document: bool,
    /// Whether the next sentence follows without white space.
    pub glued: bool,
    /// Whether its tokens follow other rules than those to be learned: then only where sentences end is learned from it.
    pub rough: bool,
    /// Ranges of tokens that could be headings: nouns with what describes them.
    pub nominals: Vec<Range<usize>>,
    /// How many nouns, names and adjectives it begins with.
    pub subject: usize,
}

impl Sample {
    /// One token more, after white space unless `glued` to the one before.
    pub fn push(&mut self, form: &str, words: Vec<String>, glued: bool) {
        if !self.text.is_empty() && !glued {
            self.text.push(' ');
        }
        let start = self.text.len();
        // White space inside a form would make it two.
        self.text.extend(form.chars().filter(|&c| !crate::segment::chars::is_space(c)));
        self.tokens.push(SampleToken { start, end: self.text.len(), words, finite: None });
    }

    /// Says of the last token whether it is a finite verb.
    fn set_finite(&mut self, finite: bool) {
        if let Some(token) = self.tokens.last_mut() {
            token.finite = Some(finite);
        }
    }

    /// The form of a token.
    pub(super) fn form(&self, at: usize) -> &str {
        &self.text[self.tokens[at].start..self.tokens[at].end]
    }

    /// A sentence of a treebank that notes where no white space follows a token.
    pub fn of_treebank(sentence: &Sentence) -> Self {
        let mut sample = Self::default();
        for comment in &sentence.comments {
            sample.starts_paragraph |= comment.starts_with("# newpar");
            sample.starts_document |= comment.starts_with("# newdoc");
        }
        let mut tags = Vec::new();
        let mut multiwords = sentence.multiwords.iter().peekable();
        let mut words = (1..).zip(&sentence.words);
        while let Some((number, word)) = words.next() {
            let multi = multiwords.peek().is_some_and(|token| token.first == number);
            let (form, misc, parts) = match multiwords.next_if(|token| token.first == number) {
                Some(token) => {
                    let mut parts = vec![word.form.clone()];
                    parts.extend(words.by_ref().take((token.last - token.first) as usize).map(|(_, word)| word.form.clone()));
                    (&token.form, &token.misc, parts)
                }
                None => (&word.form, &word.misc, vec![word.form.clone()]),
            };
            tags.push(if multi { "" } else { word.upos.as_str() });
            let glued = sample.glued;
            let last = number as usize - 1 + parts.len();
            let finite = sentence.words[number as usize - 1..last].iter().any(is_finite);
            sample.push(form, parts, glued);
            sample.set_finite(finite);
            sample.glued = misc.split('|').any(|entry| entry == "SpaceAfter=No");
        }
        sample.nominals = nominals(&tags);
        sample.subject = tags.iter().take_while(|tag| matches!(**tag, "ADJ" | "NOUN" | "PROPN")).count();
        sample
    }
}

fn is_finite(word: &Word) -> bool {
    matches!(&*word.upos, "VERB" | "AUX") && word.feats.split('|').any(|feature| feature == "VerbForm=Fin")
}

/// Adjectives and nouns in a row, and with one more such row after a preposition or conjunction.
fn nominals(tags: &[&str]) -> Vec<Range<usize>> {
    let row = |from: usize| {
        let noun = (from..tags.len()).find(|&at| tags[at] != "ADJ").filter(|&at| tags[at] == "NOUN")?;
        Some((noun..tags.len()).find(|&at| tags[at] != "NOUN").unwrap_or(tags.len()))
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tags.len() {
        let Some(end) = row(at) else {
            at += 1;
            continue;
        };
        found.push(at..end);
        if tags.get(end).is_some_and(|tag| matches!(*tag, "ADP" | "CCONJ"))
            && let Some(later) = row(end + 1)
        {
            found.push(at..later);
        }
        at = end;
    }
    found
}
