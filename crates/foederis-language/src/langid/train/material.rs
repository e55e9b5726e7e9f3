//! Examples to learn from: short texts, treebanks, the own lists, and sentences put together from their words.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::own::{Own, latinise, own};
use super::random::Random;
use crate::conllu::{self, ConlluError};
use crate::langid::languages::{CLASSES, EVERY_SCRIPT};

/// Of twenty words of such a sentence, so many come from the own list, which has the function words.
const FROM_LIST: usize = 9;
/// Sentences drawn from the treebanks of a language.
const SENTENCES: usize = 1500;
/// Times that a word of a treebank must occur to be learnt alone.
const OFTEN: usize = 2;
/// What such a word counts: there are many, and languages without a treebank have none.
const WORD_WEIGHT: f32 = 0.5;
/// Shortest word learnt alone, in letters: shorter ones are in the own list.
const SHORTEST: usize = 5;

/// What a model is trained on, as it was read from files.
#[derive(Debug, Clone, Copy, Default)]
pub struct Material<'a> {
    /// JSON lines with `lang` and `text`: a word or two.
    pub short: &'a str,
    /// Language and CoNLL-U text; a language may come more than once.
    pub treebanks: &'a [(&'a str, &'a str)],
}

/// What is wrong with the material.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MaterialError {
    /// A short text is not as expected.
    #[error("short texts, line {line}: {what}")]
    Short {
        /// Line, counted from 1.
        line: usize,
        /// What is wrong with it.
        what: &'static str,
    },
    /// A treebank is not in CoNLL-U.
    #[error("treebank of {lang}: {error}")]
    Treebank {
        /// Language of the treebank.
        lang: String,
        /// Where and what.
        error: ConlluError,
    },
    /// A language is none of those that are told apart.
    #[error("{0} is not among the languages that are told apart")]
    Language(String),
}

/// A text and what it counts.
#[derive(Debug)]
pub(super) struct Example<'a> {
    pub(super) lang: &'static str,
    pub(super) text: Cow<'a, str>,
    pub(super) weight: f32,
}

/// Examples in a fixed order.
#[derive(Debug, Default)]
pub(super) struct Examples<'a> {
    pub(super) list: Vec<Example<'a>>,
}

impl<'a> Examples<'a> {
    fn push(&mut self, lang: &'static str, text: impl Into<Cow<'a, str>>) {
        self.list.push(Example { lang, text: text.into(), weight: 1.0 });
    }

    /// All examples of the material and the own lists.
    pub(super) fn of(material: &Material<'a>, composed: usize, random: &mut Random) -> Result<Self, MaterialError> {
        let mut examples = Self::default();
        let mut words: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
        for (number, line) in (1..).zip(material.short.lines()) {
            let (lang, text) = short(line).map_err(|what| MaterialError::Short { line: number, what })?;
            let lang = known(&lang)?;
            // The words of a pair alone as well: single words are the hardest.
            if text.contains(' ') {
                for word in text.split(' ') {
                    examples.push(lang, word.to_owned());
                }
            }
            words.entry(lang).or_default().extend(text.split(' ').map(str::to_owned));
            examples.push(lang, text);
        }
        for own in own() {
            examples.add_own(&own);
            let words = words.get(own.lang).map_or(&[][..], Vec::as_slice);
            for at in 0..composed {
                let sentence = compose(&own, words, random);
                // Serbian in Latin letters is learnt from sentences alone: single words are Croatian or Bosnian as well.
                if own.lang == "sr" && at % 4 == 0 {
                    examples.push(own.lang, latinise(&sentence));
                }
                examples.push(own.lang, sentence);
            }
        }
        let mut treebanks: BTreeMap<&'static str, Vec<&'a str>> = BTreeMap::new();
        for (lang, text) in material.treebanks {
            treebanks.entry(known(lang)?).or_default().push(text);
        }
        for (lang, texts) in treebanks {
            examples.add_treebanks(lang, &texts, random)?;
        }
        Ok(examples)
    }

    fn add_own(&mut self, own: &Own) {
        for &word in &own.words {
            self.push(own.lang, word);
        }
        for &sentence in &own.sentences {
            // Twice: written sentences are few and worth more than composed ones.
            self.push(own.lang, sentence);
            self.push(own.lang, sentence);
            if own.lang == "sr" {
                self.push(own.lang, latinise(sentence));
            }
        }
    }

    fn add_treebanks(&mut self, lang: &'static str, texts: &[&str], random: &mut Random) -> Result<(), MaterialError> {
        let mut sentences = Vec::new();
        let mut words: BTreeMap<String, usize> = BTreeMap::new();
        for text in texts {
            for sentence in conllu::sentences(text) {
                let sentence = sentence.map_err(|error| MaterialError::Treebank { lang: lang.to_owned(), error })?;
                let forms: Vec<&str> = sentence.words.iter().map(|word| word.form.as_str()).collect();
                sentences.push(forms.join(" "));
                for word in &sentence.words {
                    let letters = word.form.chars().filter(|c| c.is_alphabetic()).count();
                    let plain = letters >= SHORTEST && letters == word.form.chars().count();
                    if plain && !matches!(word.upos.as_str(), "PROPN" | "X" | "SYM" | "PUNCT") {
                        *words.entry(word.form.to_lowercase()).or_default() += 1;
                    }
                }
            }
        }
        for _ in 0..SENTENCES {
            if let Some(sentence) = random.pick(&sentences) {
                self.push(lang, sentence.clone());
            }
        }
        let often = words.into_iter().filter(|(_, times)| *times >= OFTEN);
        self.list.extend(often.map(|(word, _)| Example { lang, text: word.into(), weight: WORD_WEIGHT }));
        Ok(())
    }
}

/// A sentence without grammar: words of the short texts among the words of the own list.
fn compose(own: &Own, words: &[String], random: &mut Random) -> String {
    let mut sentence = String::new();
    for _ in 0..3 + random.below(14) {
        let word = if words.is_empty() || random.below(20) < FROM_LIST {
            random.pick(&own.words).copied()
        } else {
            random.pick(words).map(String::as_str)
        };
        sentence.push_str(word.unwrap_or_default());
        sentence.push(' ');
    }
    sentence
}

/// The language and text of a line.
fn short(line: &str) -> Result<(String, String), &'static str> {
    let row: serde_json::Value = serde_json::from_str(line).map_err(|_| "not JSON")?;
    let field = |name: &str| row.get(name).and_then(serde_json::Value::as_str).map(str::to_owned);
    Ok((field("lang").ok_or("no \"lang\"")?, field("text").ok_or("no \"text\"")?))
}

fn known(lang: &str) -> Result<&'static str, MaterialError> {
    EVERY_SCRIPT
        .iter()
        .find_map(|script| script.class(lang))
        .map(|class| CLASSES[class])
        .ok_or_else(|| MaterialError::Language(lang.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_material_is_named() {
        let error = |short: &str, treebanks: &[(&str, &str)]| {
            Examples::of(&Material { short, treebanks }, 1, &mut Random::new(1)).unwrap_err().to_string()
        };
        let good = "{\"lang\": \"nl\", \"text\": \"huis\"}\n";
        assert_eq!(error(&format!("{good}nl huis"), &[]), "short texts, line 2: not JSON");
        assert_eq!(error("{\"lang\": \"nl\"}", &[]), "short texts, line 1: no \"text\"");
        assert_eq!(error("{\"lang\": \"xx\", \"text\": \"y\"}", &[]), "xx is not among the languages that are told apart");
        assert_eq!(error("", &[("de", "1\tHaus")]), "treebank of de: line 1: fewer than ten columns separated by tabs");
    }
}
