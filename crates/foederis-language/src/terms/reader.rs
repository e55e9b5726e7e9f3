//! The terms of a text.

use super::lexicon::{self, Lexicon, guess};
use super::{LONGEST, compound, function, mark, sound};
use crate::{Token, TokenKind, fold_word, tokenize};
use foederis_model::Language;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Words that are remembered with their forms. A long text has some thousand, and most of the next one's are among them.
const REMEMBERED: usize = 40_000;

/// One word of a text, with everything that it is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term<'r> {
    /// Where it stands in the text.
    pub bytes: Range<usize>,
    /// The word as it is compared to the letter; function words have `_` before them. Empty for two words joined by a hyphen, which have
    /// forms together.
    pub word: &'r str,
    /// Its forms with a space between them, none twice.
    pub forms: &'r str,
}

/// Reads the terms of texts in one language.
#[derive(Debug)]
pub struct Reader {
    language: Language,
    /// Where in `known` a word is, as it is written.
    places: FxHashMap<Box<str>, usize>,
    known: Vec<Known>,
}

#[derive(Debug)]
struct Known {
    word: Box<str>,
    forms: Box<str>,
}

impl Reader {
    /// A reader for texts in this language.
    pub fn new(language: Language) -> Self {
        Self { language, places: FxHashMap::default(), known: Vec::new() }
    }

    /// Shows every term of the text, in its order.
    pub fn read(&mut self, text: &str, mut show: impl FnMut(Term<'_>)) {
        let tokens = tokenize(text);
        for (at, token) in tokens.iter().enumerate() {
            if let Some(surface) = surface(text, token) {
                let known = self.know(surface);
                if !known.word.is_empty() {
                    show(Term { bytes: token.bytes.clone(), word: &known.word, forms: &known.forms });
                }
            }
            if let Some((bytes, joined)) = joined(text, &tokens[at..]) {
                let known = self.know(&joined);
                show(Term { bytes, word: "", forms: &known.forms });
            }
        }
    }

    fn know(&mut self, surface: &str) -> &Known {
        let at = match self.places.get(surface) {
            Some(at) => *at,
            None => self.learn(surface),
        };
        &self.known[at]
    }

    fn learn(&mut self, surface: &str) -> usize {
        if self.known.len() >= REMEMBERED {
            self.places.clear();
            self.known.clear();
        }
        let at = self.known.len();
        self.known.push(make(surface, &self.language));
        self.places.insert(surface.into(), at);
        at
    }
}

/// The letters of a token that is a word or a number.
fn surface<'t>(text: &'t str, token: &Token) -> Option<&'t str> {
    let surface = &text[token.bytes.clone()];
    // The possessive "'s" is no word.
    (token.kind != TokenKind::Mark && surface.starts_with(|c: char| !matches!(c, '\'' | '’' | 'ʼ'))).then_some(surface)
}

/// Two words with a hyphen between them, written as one: "Gas-Lieferant" is a "Gaslieferant".
fn joined(text: &str, tokens: &[Token]) -> Option<(Range<usize>, String)> {
    let [one, hyphen, other, ..] = tokens else { return None };
    let joins = one.kind == TokenKind::Word
        && other.kind == TokenKind::Word
        && !hyphen.spaced
        && !other.spaced
        && matches!(&text[hyphen.bytes.clone()], "-" | "‐" | "‑")
        && one.bytes.len() >= 3
        && other.bytes.len() >= 3;
    joins.then(|| {
        let (left, right) = (&text[one.bytes.clone()], &text[other.bytes.clone()]);
        (one.bytes.start..other.bytes.end, format!("{left}{}", right.to_lowercase()))
    })
}

/// A word as it is compared to the letter: letters and digits only.
pub(super) fn plain(surface: &str) -> String {
    let mut word = String::with_capacity(surface.len());
    fold_word(surface, &mut word);
    word.retain(char::is_alphanumeric);
    if word.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|&end| word.is_char_boundary(end)).unwrap_or(0);
        word.truncate(end);
    }
    word
}

/// "USA", "US": more than one letter, all of them capitals.
pub(super) fn is_acronym(surface: &str) -> bool {
    surface.chars().filter(|c| c.is_uppercase()).count() > 1 && !surface.chars().any(char::is_lowercase)
}

fn make(surface: &str, language: &Language) -> Known {
    let mut word = plain(surface);
    let acronym = is_acronym(surface);
    let mut forms = String::new();
    if function::is_function(&word, language) && !acronym {
        word.insert(0, '_');
    } else if word.len() < LONGEST {
        let capital = surface.chars().next().is_some_and(char::is_uppercase);
        let known = lemmas(&word, language, Of::Text, &mut forms);
        if capital && !acronym && !known {
            sounds(&word, language, &mut forms);
        }
    }
    Known { word: word.into_boxed_str(), forms: forms.into_boxed_str() }
}

/// Adds a form with its mark, unless it is there.
fn add(out: &mut String, mark: char, form: &str) {
    let there = out.split(' ').any(|other| other.strip_prefix(mark) == Some(form));
    if !form.is_empty() && !there {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push(mark);
        out.push_str(form);
    }
}

/// How much of a compound is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Its parts too: a text is found by them.
    Text,
    /// The whole: whoever asks for a "Gaslieferant" does not ask for all gas.
    Question,
}

/// The lemmas of a folded word and of its parts. Says whether the lists know the word or all that it is made of.
pub(super) fn lemmas(word: &str, language: &Language, of: Of, out: &mut String) -> bool {
    let (Some(mark), Some(lexicon)) = (mark(language), lexicon::of(language)) else { return false };
    if word.len() < 2 || !word.bytes().any(|byte| byte.is_ascii_alphabetic() || byte >= 0x80) {
        return true;
    }
    // "ae" for "ä" where a keyboard has none.
    let contracted;
    let word = if *language == Language::German && lexicon.lemmas(word).is_empty() {
        contracted = contract(word);
        contracted.as_str()
    } else {
        word
    };
    let known = lexicon.lemmas(word);
    if !known.is_empty() {
        for lemma in known {
            add(out, mark, lemma);
        }
        if of == Of::Text {
            let parts = compound::parts_of_known(word, lexicon, language);
            push_parts(word, &parts, language, lexicon, of, out);
        }
        return true;
    }
    let parts = compound::parts(word, lexicon, language);
    if parts.is_empty() {
        add(out, mark, &guess(word, language));
        return false;
    }
    push_parts(word, &parts, language, lexicon, of, out);
    parts.iter().all(|range| !lexicon.lemmas(&word[range.clone()]).is_empty())
}

/// Each part, each two or more that stand together, and the whole; all end in the lemma of their last part.
fn push_parts(word: &str, parts: &[Range<usize>], language: &Language, lexicon: &Lexicon, of: Of, out: &mut String) {
    let Some(mark) = mark(language) else { return };
    for (first, start) in parts.iter().enumerate() {
        for (last, end) in parts.iter().enumerate().skip(first) {
            if of == Of::Question && (first > 0 || last + 1 < parts.len()) {
                continue;
            }
            let before = &word[start.start..end.start];
            let end = &word[end.clone()];
            match lexicon.lemmas(end) {
                [] => add(out, mark, &format!("{before}{}", guess(end, language))),
                lemmas => lemmas.iter().for_each(|lemma| add(out, mark, &format!("{before}{lemma}"))),
            }
        }
    }
}

/// "laender" as "lander", which is what "länder" is folded to. After a vowel or a "q" the letters belong to two sounds.
fn contract(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        let umlaut = c == 'e' && {
            let mut before = out.chars().rev();
            matches!(before.next(), Some('a' | 'o' | 'u')) && !matches!(before.next(), Some('a' | 'e' | 'i' | 'o' | 'u' | 'q'))
        };
        if !umlaut {
            out.push(c);
        }
    }
    out
}

/// The sound of a name.
pub(super) fn sounds(word: &str, language: &Language, out: &mut String) {
    let mut name = String::new();
    sound::push(word, language, &mut name);
    add(out, 'x', &name);
}
