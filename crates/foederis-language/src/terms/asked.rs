//! What to look for when somebody types a word.

use super::lexicon;
use super::reader::{Of, Reader, is_acronym, lemmas, plain, sounds};
use super::{LONGEST, function};
use crate::{TokenKind, tokenize};
use foederis_model::Language;

/// One typed word, as texts may have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The word to the letter.
    pub word: String,
    /// The word as it stands in texts of languages where it is a function word.
    pub as_function: Option<String>,
    /// Whether it says nothing beside other words: "de", "the".
    pub is_function: bool,
    /// Forms of it in any of the languages, none twice.
    pub forms: Vec<String>,
}

impl Asked {
    /// The words in what somebody typed between two spaces, in all of these languages: mostly one, two in "EU-missie".
    pub fn words(typed: &str, languages: &[Language]) -> Vec<Self> {
        let tokens = tokenize(typed);
        let surfaces = tokens.iter().filter(|token| token.kind != TokenKind::Mark).map(|token| &typed[token.bytes.clone()]);
        let surfaces = surfaces.filter(|surface| !surface.starts_with(['\'', '’', 'ʼ']));
        surfaces.map(|surface| Self::new(surface, languages)).filter(|asked| !asked.word.is_empty()).collect()
    }

    /// The words of a phrase as they stand in texts, one list for each way in which languages differ on what is a function word.
    pub fn phrases(typed: &str, languages: &[Language]) -> Vec<Vec<String>> {
        let mut phrases: Vec<Vec<String>> = Vec::new();
        for language in languages.iter().cloned().chain([Language::undetermined()]) {
            let mut words = Vec::new();
            Reader::new(language).read(typed, |term| {
                if !term.word.is_empty() {
                    words.push(term.word.to_owned());
                }
            });
            if !words.is_empty() && !phrases.contains(&words) {
                phrases.push(words);
            }
        }
        phrases
    }

    /// The letters that a word shall begin with.
    pub fn beginning(typed: &str) -> String {
        plain(typed)
    }

    /// What is typed with hyphens, written as one word.
    pub fn joined(typed: &str, languages: &[Language]) -> Option<Self> {
        let bare: String = typed.chars().filter(|c| !matches!(c, '-' | '‐' | '‑')).collect();
        let one = tokenize(&bare).len() == 1;
        (one && bare.len() < typed.len()).then(|| Self::new(&bare, languages)).filter(|asked| !asked.forms.is_empty())
    }

    fn new(surface: &str, languages: &[Language]) -> Self {
        let word = plain(surface);
        let acronym = is_acronym(surface);
        let somewhere = !acronym && languages.iter().any(|language| function::is_function(&word, language));
        let mut forms = String::new();
        if word.len() < LONGEST {
            for language in languages.iter().filter(|language| acronym || !function::is_function(&word, language)) {
                lemmas(&word, language, Of::Question, &mut forms);
            }
            // Names are written small as often as not; what a list knows is hardly one.
            let common = Language::CODED.iter().filter_map(lexicon::of).any(|lexicon| !lexicon.lemmas(&word).is_empty());
            if !acronym && !somewhere && !common {
                for language in languages {
                    sounds(&word, language, &mut forms);
                }
            }
        }
        Self {
            as_function: somewhere.then(|| format!("_{word}")),
            is_function: somewhere && function::is_usually(&word),
            forms: forms.split_whitespace().map(str::to_owned).collect(),
            word,
        }
    }
}
