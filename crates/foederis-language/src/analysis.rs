use crate::fold::fold_word;
use crate::sentence;
use crate::token::{Token, TokenKind, tokenize};
use foederis_model::{Document, Field, Language, Span};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// What a language needs to be split into sentences.
#[derive(Debug, Clone)]
pub struct Analyser {
    pub(crate) lang: Language,
    /// Abbreviations, folded, without their last full stop.
    abbreviations: BTreeSet<String>,
    /// Month names, lower case.
    pub(crate) months: BTreeSet<String>,
}

/// A document, read: tokens with folded forms, and sentences.
#[derive(Debug, Clone)]
pub struct Analysis<'d> {
    /// What is read: headline, blank line, text.
    pub text: Cow<'d, str>,
    /// Byte at which the document's text starts in `text`.
    pub body: usize,
    /// The language it is read in.
    pub lang: Language,
    /// All tokens.
    pub tokens: Vec<Token>,
    /// Token ranges, in order, without gaps.
    pub sentences: Vec<Sentence>,
    folded: String,
    folds: Vec<Range<usize>>,
    /// Code points before every 64th byte of `text`.
    chars: Vec<usize>,
}

/// One sentence: a range of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
}

const STEP: usize = 64;

impl Analyser {
    /// An analyser for a language with its abbreviations (`Dr.`, `z.B.`) and month names.
    pub fn new<'w>(lang: Language, abbreviations: impl IntoIterator<Item = &'w str>, months: impl IntoIterator<Item = &'w str>) -> Self {
        let abbreviations = abbreviations
            .into_iter()
            .map(|word| {
                let mut folded = String::new();
                fold_word(word.trim_end_matches('.'), &mut folded);
                folded
            })
            .collect();
        Self { lang, abbreviations, months: months.into_iter().map(str::to_lowercase).collect() }
    }

    /// Reads a document.
    pub fn analyse<'d>(&self, document: &'d Document) -> Analysis<'d> {
        let (text, body) = document.whole();
        self.analyse_text(text, body)
    }

    /// Reads a string of its own.
    pub fn analyse_text<'d>(&self, text: Cow<'d, str>, body: usize) -> Analysis<'d> {
        let tokens = tokenize(&text);
        let mut folded = String::with_capacity(text.len());
        let mut folds = Vec::with_capacity(tokens.len());
        for token in &tokens {
            let start = folded.len();
            fold_word(&text[token.bytes.clone()], &mut folded);
            folds.push(start..folded.len());
        }
        let is_abbreviation = |at: usize| {
            let form: &str = &folded[folds[at].clone()];
            tokens[at].kind == TokenKind::Word && self.abbreviations.contains(form.trim_end_matches('.'))
        };
        let sentences = sentence::sentences(self, &text, &tokens, is_abbreviation);
        let mut chars = Vec::with_capacity(text.len() / STEP + 2);
        let mut seen = 0;
        for (count, (at, _)) in text.char_indices().enumerate() {
            while at >= chars.len() * STEP {
                chars.push(count);
            }
            seen = count + 1;
        }
        chars.push(seen);
        Analysis { body, lang: self.lang.clone(), tokens, sentences, folded, folds, chars, text }
    }
}

impl Analysis<'_> {
    /// The form in which the token is compared: see [`fold_word`].
    pub fn norm(&self, token: usize) -> &str {
        &self.folded[self.folds[token].clone()]
    }

    /// The token as written.
    pub fn word(&self, token: usize) -> &str {
        &self.text[self.tokens[token].bytes.clone()]
    }

    /// The characters from the first to the last token of a range, as written.
    pub fn slice(&self, tokens: Range<usize>) -> &str {
        self.bytes(&tokens).map_or("", |bytes| &self.text[bytes])
    }

    /// Bytes of `text` from the first to the last token of a range; `None` when it is empty.
    pub fn bytes(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        (!tokens.is_empty()).then(|| self.tokens[tokens.start].bytes.start..self.tokens[tokens.end - 1].bytes.end)
    }

    /// The tokens that a range of bytes of `text` touches; empty where it touches none.
    pub fn tokens_in(&self, bytes: &Range<usize>) -> Range<usize> {
        let first = self.tokens.partition_point(|token| token.bytes.end <= bytes.start);
        first..self.tokens.partition_point(|token| token.bytes.start < bytes.end).max(first)
    }

    /// Which sentence a token stands in.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// A range of bytes as a place in the document, in code points.
    pub fn span(&self, bytes: &Range<usize>) -> Span {
        let (start, end) = (self.char_at(bytes.start), self.char_at(bytes.end));
        if bytes.start < self.body {
            Span { field: Field::Title, start, end }
        } else {
            let body = self.char_at(self.body);
            Span { field: Field::Text, start: start - body, end: end - body }
        }
    }

    fn char_at(&self, byte: usize) -> usize {
        let mut step = byte / STEP;
        // The table holds the count at the first character that starts at or after the step.
        while step > 0 && !self.text.is_char_boundary(step * STEP) {
            step -= 1;
        }
        self.chars[step] + self.text[step * STEP..byte].chars().count()
    }
}

#[cfg(test)]
mod tests {
    use super::Analyser;
    use foederis_model::{Document, Language};
    use proptest::prelude::*;

    fn analyser(lang: Language) -> Analyser {
        Analyser::new(lang, ["Dr.", "z.B.", "Mr.", "bijv.", "u.a."], ["Februar", "Mai", "september"])
    }

    fn sentences(lang: Language, text: &str) -> Vec<String> {
        let analysis = analyser(lang).analyse_text(text.into(), 0);
        analysis.sentences.iter().map(|s| analysis.slice(s.tokens.clone()).to_owned()).collect()
    }

    #[test]
    fn abbreviations_initials_and_ordinals_do_not_end_sentences() {
        assert_eq!(
            sentences(Language::German, "Am 13. Februar sprach Dr. Weiß. Der 44. Präsident kam z.B. nicht. Es war der 3. Mai."),
            ["Am 13. Februar sprach Dr. Weiß.", "Der 44. Präsident kam z.B. nicht.", "Es war der 3. Mai."]
        );
        assert_eq!(
            sentences(Language::English, "J. R. Smith left the U.S. The army stayed. “We go.” He went."),
            ["J. R. Smith left the U.S.", "The army stayed.", "“We go.”", "He went."]
        );
    }

    #[test]
    fn lines_end_sentences_unless_they_go_on_in_lower_case() {
        assert_eq!(
            sentences(Language::Dutch, "Kop zonder punt\nDe eerste zin loopt\nhier door. „Waar?” vroeg hij.\n\nvervolg"),
            ["Kop zonder punt", "De eerste zin loopt\nhier door.", "„Waar?” vroeg hij.", "vervolg"]
        );
    }

    #[test]
    fn spans_point_into_headline_or_text() {
        let document = Document {
            id: "d".into(),
            lang: Language::Dutch,
            published: None,
            title: Some("Armenië vreest oorlog".into()),
            source: None,
            author: None,
            url: None,
            text: "Azerbeidzjan valt Armenië aan.".into(),
            notes: Vec::new(),
        };
        let analysis = analyser(Language::Dutch).analyse(&document);
        for token in 0..analysis.tokens.len() {
            let span = analysis.span(&analysis.tokens[token].bytes);
            assert_eq!(span.of(&document), Some(analysis.word(token)));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_covered_by_sentences_and_spans_hold(text in "(\\PC|\n){0,300}") {
            let document = Document {
                id: "d".into(), lang: Language::English, published: None, title: None, source: None, author: None, url: None,
                text, notes: Vec::new(),
            };
            let analysis = analyser(Language::English).analyse(&document);
            let mut next = 0;
            for sentence in &analysis.sentences {
                prop_assert_eq!(sentence.tokens.start, next);
                prop_assert!(!sentence.tokens.is_empty());
                next = sentence.tokens.end;
            }
            prop_assert_eq!(next, analysis.tokens.len());
            for token in 0..analysis.tokens.len() {
                prop_assert_eq!(analysis.span(&analysis.tokens[token].bytes).of(&document), Some(analysis.word(token)));
            }
        }
    }
}
