//! What a document is about: words, names, numbers, actors, places and days, each weighed by how rare it is.

use crate::terms::{Lemmas, sound};
use crate::{TokenKind, fold_word, tokenize};
use foederis_model::{Actor, Aspect, Document, FactsRecord, Language, Profile};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Tokens that stand for one document in the counts: those come from treebanks, not from reports.
const TOKENS: f64 = 400.0;
/// The share of a word's occurrences that are in documents of their own: the others repeat it.
const APART: f64 = 0.7;
/// Fewest letters of a name.
const SHORTEST: usize = 3;
/// Least weights of words, and of names and numbers.
const LEAST: (f64, f64) = (0.1, 0.3);

/// How common words, names and numbers are: counts in the treebanks that the language packs were trained from (`cargo xtask commonness`).
///
/// Lines `KIND<TAB>key<TAB>count`: kinds `nl`, `de` and `en` for lemmas, `name` for sounds of names, `number` for numbers, and `tokens` (key `nl`, `de`,
/// `en`) for how many words were counted.
static TABLE: &str = include_str!("../../../models/stories/commonness.tsv");

static COMMONNESS: LazyLock<Commonness> = LazyLock::new(|| Commonness::read(TABLE));

#[derive(Debug, Default)]
struct Commonness {
    counts: FxHashMap<u64, f64>,
    /// Documents that the counts are as good as, of each language.
    documents: [f64; Language::CODED.len()],
}

impl Commonness {
    /// Lines that are none of the table's are left out; a test reads them all.
    fn read(table: &str) -> Self {
        let mut read = Self::default();
        for (kind, key, count) in table.lines().filter_map(line) {
            match Language::CODED.iter().position(|language| language.code() == key) {
                Some(language) if kind == "tokens" => read.documents[language] = f64::from(count) / TOKENS,
                _ => _ = read.counts.insert(Profile::key(&format!("{kind}\t{key}")), f64::from(count)),
            }
        }
        read
    }

    fn count(&self, key: u64) -> f64 {
        self.counts.get(&key).copied().unwrap_or(0.0)
    }

    /// The weight of what is met so many times: the logarithm of the share of documents that are without it, never below `least`.
    fn weight(&self, key: u64, language: Option<usize>, least: f64) -> f64 {
        let documents = language.map_or_else(|| self.documents.iter().sum(), |language| self.documents[language]);
        let count = self.count(key);
        ((documents + 1.0) / (1.0 + APART * count)).ln().max(least)
    }
}

/// Reports tell first what is new: so many times more counts what stands at the very beginning …
const LEAD: f64 = 6.0;
/// … fading to a third after so many tokens.
const FADES: f64 = 60.0;

/// Where facts stand: it is not asked.
const LATE: usize = usize::MAX;

/// Kind, key and count of a line of the table; `None` for comments.
fn line(line: &str) -> Option<(&str, &str, u32)> {
    let (kind, rest) = line.split_once('\t')?;
    let (key, count) = rest.split_once('\t')?;
    Some((kind, key, count.parse().ok()?))
}

/// What is counted of an aspect: the hash of what was met, how often (see [`LEAD`]), and its weight.
#[derive(Default)]
struct Bag(FxHashMap<u64, (f64, f64)>);

impl Bag {
    /// Counts what stands at a token.
    fn add(&mut self, at: usize, key: u64, weight: impl FnOnce() -> f64) {
        let lead = LEAD * (-(at as f64) / FADES).exp();
        self.0.entry(key).or_insert_with(|| (0.0, weight())).0 += 1.0 + lead;
    }

    /// What is met many times counts more, but not many times more.
    #[allow(clippy::cast_possible_truncation, reason = "weights are small")]
    fn weights(self) -> Vec<(u64, f32)> {
        #[allow(clippy::iter_over_hash_type, reason = "the profile sorts them")]
        self.0.into_iter().map(|(key, (count, weight))| (key, ((1.0 + count.ln()) * weight) as f32)).collect()
    }
}

/// The name of a lemma in the table: kind and key.
pub fn lemma_key(language: &Language, lemma: &str) -> String {
    let mut key = format!("{}\t", language.code());
    fold_word(lemma, &mut key);
    key
}

/// The name of a name in the table: its sound, or the name itself where it is too short or in letters that have no sound here. `None` for single letters
/// and initials, which are no names of anybody.
pub fn name_key(language: &Language, name: &str) -> Option<String> {
    let mut plain = String::new();
    fold_word(name, &mut plain);
    if plain.chars().count() < SHORTEST {
        return None;
    }
    let mut key = String::from("name\t");
    let start = key.len();
    sound(&plain, language, &mut key);
    if key.len() == start {
        key.push_str(&plain);
    }
    Some(key)
}

/// The name of a number in the table.
pub fn number_key(number: &str) -> String {
    format!("number\t{number}")
}

/// Makes profiles, and remembers words from document to document.
#[derive(Debug, Default)]
pub struct Profiler {
    lemmas: [Option<Lemmas>; Language::CODED.len()],
}

impl Profiler {
    /// What a document is about by its text; `None` in a language that is not read.
    pub fn text(&mut self, document: &Document) -> Option<Profile> {
        let number = Language::CODED.iter().position(|language| *language == document.lang)?;
        let lemmas = self.lemmas[number].get_or_insert_with(|| Lemmas::new(document.lang.clone()));
        let commonness = &*COMMONNESS;
        let (mut words, mut names, mut phrases, mut numbers) = (Bag::default(), Bag::default(), Bag::default(), Bag::default());
        let (whole, _) = document.whole();
        // The name just before.
        let mut before: Option<u64> = None;
        for (at, token) in tokenize(&whole).iter().enumerate() {
            let text = &whole[token.bytes.clone()];
            let mut name = None;
            match token.kind {
                TokenKind::Mark => {}
                TokenKind::Number => {
                    let key = Profile::key(&number_key(text));
                    numbers.add(at, key, || commonness.weight(key, None, LEAST.1));
                }
                TokenKind::Word => {
                    let likely = lemmas.of(text);
                    if !likely.function {
                        let word = Profile::key(&lemma_key(&document.lang, &likely.lemma));
                        let sound = name_key(&document.lang, text).filter(|_| token.capital).map(|key| Profile::key(&key));
                        name = sound.filter(|sound| !likely.known || commonness.count(*sound) > commonness.count(word));
                        if name.is_none() {
                            words.add(at, word, || commonness.weight(word, Some(number), LEAST.0));
                        }
                    }
                }
            }
            if let Some(key) = name {
                names.add(at, key, || commonness.weight(key, None, LEAST.1));
                if let Some(before) = before {
                    phrases.add(at, before.rotate_left(23) ^ key, || 1.0);
                }
            }
            before = name;
        }
        let mut profile = Profile::new(document.lang.clone());
        for (aspect, bag) in [(Aspect::Words, words), (Aspect::Names, names), (Aspect::Phrases, phrases), (Aspect::Numbers, numbers)] {
            profile.set(aspect, bag.weights());
        }
        Some(profile)
    }

    /// What a document is about by its text and by the facts that were coded in it: codes and dates are the same in every language.
    pub fn coded(&mut self, document: &Document, facts: &FactsRecord) -> Option<Profile> {
        let mut profile = self.text(document)?;
        let (mut actors, mut places, mut days) = (Bag::default(), Bag::default(), Bag::default());
        let mut ends = |of: &[Actor]| of.iter().for_each(|actor| actors.add(LATE, Profile::key(&actor.base), || 1.0));
        for event in &facts.events {
            ends(&event.actor);
            ends(&event.recipient);
            event.place.iter().for_each(|place| places.add(LATE, Profile::key(place), || 1.0));
            // Spans of days say little of what happened when.
            if let Some(when) = event.when.as_ref().filter(|when| !when.as_str().contains('/')) {
                days.add(LATE, Profile::key(when.as_str()), || 1.0);
            }
        }
        for tie in &facts.ties {
            ends(&tie.from);
            ends(&tie.to);
        }
        for (aspect, bag) in [(Aspect::Actors, actors), (Aspect::Places, places), (Aspect::Days, days)] {
            profile.set(aspect, bag.weights());
        }
        Some(profile)
    }
}

#[cfg(test)]
mod tests {
    use super::{Commonness, Profiler, TABLE, line};
    use foederis_model::{Aspect, Document, Language};

    fn document(lang: Language, text: &str) -> Document {
        Document::new("", lang, text)
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        let read = TABLE.lines().filter(|line| !line.starts_with('#')).map(|text| line(text).ok_or(text));
        let lines = read.collect::<Result<Vec<_>, _>>().expect("kind, key and count");
        let table = Commonness::read(TABLE);
        assert_eq!(table.counts.len() + Language::CODED.len(), lines.len());
        assert!(table.documents.iter().all(|documents| *documents > 100.0), "{:?}", table.documents);
    }

    #[test]
    fn names_meet_across_languages_and_words_do_not() {
        let mut profiler = Profiler::default();
        let mut profile = |lang, text: &str| profiler.text(&document(lang, text)).expect("a language that is read");
        let dutch = profile(Language::Dutch, "Premier Pasjinjan sprak in Jermoek over de beschieting van 13 dorpen.");
        let german = profile(Language::German, "Ministerpräsident Paschinjan sprach in Dschermuk über den Beschuss von 13 Dörfern.");
        let other = profile(Language::German, "Der Zirkus Sarrasani zeigte in Dresden drei neue Elefanten.");
        let names = dutch.likeness(&german, Aspect::Names).expect("both have names");
        assert!(names > 0.4, "{names}");
        assert!(dutch.likeness(&german, Aspect::Numbers).is_some_and(|numbers| numbers > 0.99));
        assert!(dutch.likeness(&german, Aspect::Words).is_some_and(|words| words < 0.01));
        assert_eq!(dutch.likeness(&other, Aspect::Numbers), None, "the other has none");
        assert!(dutch.likeness(&other, Aspect::Names).is_some_and(|names| names < 0.01));
        // A rare word weighs more than a common one.
        let [rare, common] = ["beschieting", "dag"].map(|word| profile(Language::Dutch, &format!("Een {word} in het nieuws.")));
        assert_ne!(rare.of(Aspect::Words), common.of(Aspect::Words));
        assert!(profiler.text(&document(Language::from("fr"), "Rien.")).is_none());
    }
}
