//! A parsed text as the readers of quotations and figures look at it: words with heads, subtrees and bytes.

use foederis_language::engine::{Engine, Parsed};
use std::ops::Range;

/// No word.
pub(crate) const NONE: u32 = u32::MAX;

/// Words in lower case, all in one string: they are asked for again and again.
struct Lowered {
    letters: String,
    ends: Vec<u32>,
}

impl Lowered {
    fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut lowered = Self { letters: String::new(), ends: Vec::new() };
        for word in words {
            lowered.letters.extend(word.chars().flat_map(char::to_lowercase));
            lowered.ends.push(u32::try_from(lowered.letters.len()).unwrap_or(u32::MAX));
        }
        lowered
    }

    fn get(&self, word: u32) -> &str {
        let word = word as usize;
        let start = word.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.letters[start as usize..self.ends[word] as usize]
    }
}

/// Words of a text with their trees: what [`read_in`](super::read_in) and [`figures::read_in`](crate::figures::read_in) read.
pub struct View<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) parsed: &'a Parsed,
    pub(crate) text: &'a str,
    /// Head of each word in the text; [`NONE`] for roots.
    pub(crate) heads: Vec<u32>,
    /// Children by head: `children[first_child[w]..first_child[w + 1]]`.
    first_child: Vec<u32>,
    children: Vec<u32>,
    /// Sentence of each word.
    pub(crate) sentence_of: Vec<u32>,
    forms: Lowered,
    lemmas: Lowered,
}

impl<'a> View<'a> {
    /// The view of a text parsed with trees and dictionary lemmas.
    pub fn new(engine: &'a Engine, parsed: &'a Parsed, text: &'a str) -> Self {
        let count = parsed.segments.words.len();
        let mut heads = vec![NONE; count];
        let mut sentence_of = vec![0; count];
        for (number, sentence) in (0..).zip(&parsed.segments.sentences) {
            for word in sentence.clone() {
                sentence_of[word as usize] = number;
                let head = parsed.head(word);
                if head > 0 {
                    heads[word as usize] = sentence.start + head - 1;
                }
            }
        }
        let mut first_child = vec![0_u32; count + 2];
        for &head in heads.iter().filter(|&&head| head != NONE) {
            first_child[head as usize + 2] += 1;
        }
        for at in 1..first_child.len() {
            first_child[at] += first_child[at - 1];
        }
        let mut children = vec![0; first_child.last().map_or(0, |&end| end as usize)];
        for (word, &head) in (0..).zip(&heads) {
            if head != NONE {
                let next = &mut first_child[head as usize + 1];
                children[*next as usize] = word;
                *next += 1;
            }
        }
        let words = || (0..).take(count);
        let forms = Lowered::new(words().map(|word| engine.form(text, parsed, word)));
        let lemmas = Lowered::new(words().map(|word| parsed.lemma(word)));
        Self { engine, parsed, text, heads, first_child, children, sentence_of, forms, lemmas }
    }

    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.heads.len()).unwrap_or(u32::MAX)
    }

    pub(crate) fn sentence(&self, word: u32) -> Range<u32> {
        self.parsed.segments.sentences[self.sentence_of[word as usize] as usize].clone()
    }

    pub(crate) fn children(&self, word: u32) -> &[u32] {
        &self.children[self.first_child[word as usize] as usize..self.first_child[word as usize + 1] as usize]
    }

    pub(crate) fn form(&self, word: u32) -> &str {
        self.engine.form(self.text, self.parsed, word)
    }

    /// A word in lower case.
    pub(crate) fn lower(&self, word: u32) -> &str {
        self.forms.get(word)
    }

    /// A word's lemma in lower case.
    pub(crate) fn lower_lemma(&self, word: u32) -> &str {
        self.lemmas.get(word)
    }

    pub(crate) fn lemma(&self, word: u32) -> &str {
        self.parsed.lemma(word)
    }

    pub(crate) fn upos(&self, word: u32) -> &str {
        self.engine.upos(self.parsed, word)
    }

    pub(crate) fn relation(&self, word: u32) -> &str {
        self.engine.relation(self.parsed, word)
    }

    /// FEATS of a word.
    pub(crate) fn feats(&self, word: u32) -> String {
        let mut feats = String::new();
        self.engine.feats(self.parsed, word, &mut feats);
        feats
    }

    pub(crate) fn is_verbal(&self, word: u32) -> bool {
        matches!(self.upos(word), "VERB" | "AUX")
    }

    /// Whether a word is a verb that carries person: by its features, or, where they say nothing, by its place.
    pub(crate) fn is_finite(&self, word: u32) -> bool {
        self.is_verbal(word) && {
            let feats = self.feats(word);
            feats.contains("VerbForm=Fin") || feats.contains("Mood=") || feats.contains("Person=")
        }
    }

    /// Bytes of a range of words that is not empty.
    pub(crate) fn bytes(&self, words: Range<u32>) -> Range<usize> {
        self.parsed.segments.bytes(words)
    }

    pub(crate) fn start(&self, word: u32) -> usize {
        self.bytes(word..word + 1).start
    }

    pub(crate) fn end(&self, word: u32) -> usize {
        self.bytes(word..word + 1).end
    }

    /// First child with one of these relations.
    pub(crate) fn child(&self, word: u32, relations: &[&str]) -> Option<u32> {
        self.children(word).iter().copied().find(|&child| relations.contains(&self.relation(child)))
    }

    /// From the first to the last word of what hangs on a word through relations that `follow` lets pass; never out of its sentence.
    pub(crate) fn extent(&self, word: u32, follow: impl Fn(u32) -> bool) -> Range<u32> {
        let mut range = word..word + 1;
        let mut todo = vec![word];
        while let Some(at) = todo.pop() {
            range.start = range.start.min(at);
            range.end = range.end.max(at + 1);
            todo.extend(self.children(at).iter().copied().filter(|&child| follow(child)));
        }
        range
    }

    /// A nominal with all that belongs to it, up to appositions but without clauses.
    pub(crate) fn nominal(&self, word: u32) -> Range<u32> {
        self.extent(word, |child| {
            let relation = self.relation(child);
            let relation = relation.split(':').next().unwrap_or_default();
            matches!(
                relation,
                "det" | "amod" | "nmod" | "nummod" | "flat" | "compound" | "case" | "conj" | "cc" | "fixed" | "appos" | "list" | "advmod"
            ) && !self.is_verbal(child)
        })
    }

    /// Number of the first word that starts at or after a byte.
    pub(crate) fn word_at(&self, byte: usize) -> u32 {
        let words = &self.parsed.segments.words;
        let tokens = &self.parsed.segments.tokens;
        u32::try_from(words.partition_point(|word| (tokens[word.token as usize].start as usize) < byte)).unwrap_or(u32::MAX)
    }
}
