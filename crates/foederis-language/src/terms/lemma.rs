//! The one lemma that a word is most likely of, without reading its sentence.

use super::reader::{Of, lemmas, plain};
use super::{LONGEST, function};
use foederis_model::Language;
use rustc_hash::FxHashMap;

/// Words that are remembered.
const REMEMBERED: usize = 40_000;

/// A word by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likely {
    /// The lemma, folded; the word itself where nothing is known of it.
    pub lemma: Box<str>,
    /// Whether the lists have the word, or all that it is made of.
    pub known: bool,
    /// Whether it is an article, a preposition, a conjunction …
    pub function: bool,
}

/// Finds the likely lemmas of words in one language, and remembers them.
#[derive(Debug)]
pub struct Lemmas {
    language: Language,
    met: FxHashMap<Box<str>, Likely>,
}

impl Lemmas {
    /// Those of a language.
    pub fn new(language: Language) -> Self {
        Self { language, met: FxHashMap::default() }
    }

    /// What a word is, as it is written.
    pub fn of(&mut self, surface: &str) -> &Likely {
        if self.met.len() >= REMEMBERED {
            self.met.clear();
        }
        self.met.entry(surface.into()).or_insert_with(|| {
            let word = plain(surface);
            let function = function::is_function(&word, &self.language);
            let mut forms = String::new();
            let known = word.len() < LONGEST && lemmas(&word, &self.language, Of::Question, &mut forms);
            // Each form has the letter of its language before it.
            let lemma = forms.split(' ').next().and_then(|form| form.get(1..)).filter(|lemma| !lemma.is_empty());
            Likely { lemma: lemma.unwrap_or(&word).into(), known, function }
        })
    }
}
