//! The words that the lists know: their lemmas, and which may be part of a compound.

use super::stem;
use crate::fold_word;
use crate::lemma::inflect::{self, Inflected};
use foederis_model::Language;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Nouns of fewer letters are no parts of compounds, or every second word would have them; but these are.
const SHORT: [&str; 12] = ["gas", "ol", "olie", "see", "zee", "rat", "air", "sea", "war", "oil", "gun", "uran"];
const SHORTEST_PART: usize = 4;

/// One language's words. Everything is folded.
pub(super) struct Lexicon {
    words: FxHashMap<Box<str>, Entry>,
}

#[derive(Default)]
struct Entry {
    lemmas: Vec<Box<str>>,
    part: Part,
}

/// Where in a compound a form may stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// Nowhere.
    #[default]
    None,
    /// Before the last part: the stem of a verb, an adjective.
    First,
    /// Anywhere: a noun.
    Any,
}

static LEXICA: LazyLock<[Lexicon; 3]> = LazyLock::new(|| Language::CODED.map(|language| Lexicon::new(&language)));

/// The words of a language; `None` where there are no lists.
pub(super) fn of(language: &Language) -> Option<&'static Lexicon> {
    match language {
        Language::Dutch => Some(&LEXICA[0]),
        Language::German => Some(&LEXICA[1]),
        Language::English => Some(&LEXICA[2]),
        Language::Other(_) => None,
    }
}

impl Lexicon {
    fn new(language: &Language) -> Self {
        let mut lexicon = Self { words: FxHashMap::default() };
        let english = *language == Language::English;
        for Inflected { form, upos, lemma, .. } in inflect::inflected(language) {
            // What can be two words is two: forms of auxiliaries and pronouns are no lemmas that somebody looks for.
            if matches!(upos, "NOUN" | "VERB" | "ADJ" | "PROPN") {
                // English compounds are few, and have a list of their own.
                let part = if upos == "NOUN" && !english { Part::Any } else { Part::None };
                lexicon.add(&form, &lemma, part);
                if upos == "VERB" && !english {
                    lexicon.verb_stem(&lemma, language);
                }
            }
        }
        let (text, endings): (_, &[&str]) = match language {
            Language::Dutch => (include_str!("words/nl.txt"), &["", "s", "n", "en"]),
            Language::German => (include_str!("words/de.txt"), &["", "e", "n", "en", "s", "es", "er"]),
            _ => (include_str!("words/en.txt"), &["", "s", "es"]),
        };
        for noun in inflect::lines(text).flat_map(|line| line.split(',')) {
            let mut forms = noun.split_whitespace();
            let Some(lemma) = forms.next() else { continue };
            let regular = endings.iter().map(|ending| format!("{lemma}{ending}"));
            for form in regular.chain(forms.map(str::to_owned)) {
                lexicon.add_noun(&form, lemma);
            }
        }
        lexicon
    }

    fn entry(&mut self, form: &str) -> &mut Entry {
        let mut folded = String::with_capacity(form.len());
        fold_word(form, &mut folded);
        self.words.entry(folded.into_boxed_str()).or_default()
    }

    fn add(&mut self, form: &str, lemma: &str, part: Part) {
        let mut folded = String::with_capacity(lemma.len());
        fold_word(lemma, &mut folded);
        let entry = self.entry(form);
        if !entry.lemmas.iter().any(|known| **known == *folded) {
            entry.lemmas.push(folded.into_boxed_str());
        }
        entry.part = entry.part.max(part);
    }

    /// A noun of our own list. What the lists of lemmas know already keeps its lemma: a made-up plural may be another word.
    fn add_noun(&mut self, form: &str, lemma: &str) {
        let entry = self.entry(form);
        if entry.lemmas.is_empty() {
            self.add(form, lemma, Part::Any);
        } else {
            entry.part = Part::Any;
        }
    }

    /// "schiet" of "schieten", "fahr" of "fahren": first parts of compounds. The lemma stays the verb.
    fn verb_stem(&mut self, verb: &str, language: &Language) {
        let mut stem = String::new();
        fold_word(verb, &mut stem);
        if *language == Language::Dutch {
            return; // The first person of Dutch verbs is among their forms, and is the stem.
        }
        if let Some(stem) = stem.strip_suffix("en").filter(|stem| stem.len() >= SHORTEST_PART) {
            self.add(stem, verb, Part::First);
        }
    }

    /// The lemmas of a known form.
    pub(super) fn lemmas(&self, word: &str) -> &[Box<str>] {
        self.words.get(word).map_or(&[], |entry| &entry.lemmas)
    }

    /// Whether a form may be part of a compound, and where.
    pub(super) fn part(&self, word: &str) -> Part {
        if word.len() < SHORTEST_PART && !SHORT.contains(&word) {
            return Part::None;
        }
        self.words.get(word).map_or(Part::None, |entry| entry.part)
    }
}

/// The lemma of a word that is in no list: the word without its ending.
pub(super) fn guess(word: &str, language: &Language) -> String {
    let mut stem = word.to_owned();
    stem::cut(&mut stem, language);
    stem
}
