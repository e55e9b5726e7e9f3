//! The same sentences with other names in them: what is read with many names is not learnt by heart.

use crate::fit::{Example, UNKNOWN};
use crate::names::{self, Named, Scheme};
use crate::{Rng, treebank};
use foederis_language::net::{Labels, Vocabulary};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Share of the names of a chosen sentence that are replaced.
const EACH: f32 = 0.7;
/// Share of the names that come from lists, where there is one for the class.
const LISTED: f32 = 0.4;
/// Share of the names, those of people left out, that may be of one word for several or the other way round.
const OTHER_LENGTH: f32 = 0.3;
/// Share of the people called by one name from the lists who are called by their given names.
const BY_GIVEN: f32 = 0.3;
/// Adjectives must fit the words around them: these names stay.
const KEPT: &str = "NORP";
/// Lists of parts of people's names.
const GIVEN: &str = "given";
const FAMILY: &str = "family";

/// Names by class and whether they are of several words.
type Names = BTreeMap<(String, bool), Vec<Vec<String>>>;

/// Names to draw from.
#[derive(Debug, Clone, Default)]
pub struct Pool {
    /// Those of the corpora, by what they may be.
    met: Names,
    listed: Names,
}

impl Pool {
    /// Adds an entry of a list of names of a class (or of `given` or `family` names).
    pub fn list(&mut self, class: &str, words: Vec<String>) {
        let long = words.len() > 1 && ![GIVEN, FAMILY].contains(&class);
        self.listed.entry((class.to_owned(), long)).or_default().push(words);
    }

    fn meet(&mut self, named: &Named, scheme: &Scheme) {
        for (range, class) in &named.names {
            if let Some(ours) = may(scheme, class) {
                self.met.entry((ours.join(" "), range.len() > 1)).or_default().push(named.words[range.clone()].to_vec());
            }
        }
    }

    /// Makes each name count once.
    fn finish(&mut self) {
        for names in self.met.values_mut().chain(self.listed.values_mut()) {
            names.sort_unstable();
            names.dedup();
        }
    }

    fn draw(&self, ours: &[String], long: bool, rng: &mut Rng) -> Option<Vec<String>> {
        let listed = rng.unit() < LISTED;
        let class = &ours[rng.below(ours.len())];
        let long = long != (class != "PER" && rng.unit() < OTHER_LENGTH);
        let drawn = match (listed, &**class) {
            (false, _) => None,
            (true, "PER") => self.person(long, rng),
            (true, class) => pick(&self.listed, class, long, rng),
        };
        drawn.or_else(|| pick(&self.met, &ours.join(" "), long, rng))
    }

    /// Somebody made up of the lists' given and family names.
    fn person(&self, long: bool, rng: &mut Rng) -> Option<Vec<String>> {
        let mut given = pick(&self.listed, GIVEN, false, rng)?;
        let family = pick(&self.listed, FAMILY, false, rng)?;
        if long {
            given.extend(family);
            return Some(given);
        }
        Some(if rng.unit() < BY_GIVEN { given } else { family })
    }
}

fn pick(names: &Names, class: &str, long: bool, rng: &mut Rng) -> Option<Vec<String>> {
    names.get(&(class.to_owned(), long)).map(|names| names[rng.below(names.len())].clone())
}

/// What a class of a corpus may be in ours; `None` for names that stay as they are.
fn may<'s>(scheme: &'s Scheme, class: &str) -> Option<&'s [String]> {
    let (_, ours) = scheme.ours.iter().find(|(theirs, _)| theirs == class)?;
    (!ours.is_empty() && !ours.iter().any(|class| class == KEPT)).then_some(ours)
}

/// The sentences that a network for names learns from, as they are.
#[derive(Debug, Default)]
pub struct Material {
    /// What is learnt from each as it is.
    pub examples: Vec<Example>,
    sentences: Vec<(Named, usize)>,
    schemes: Vec<Scheme>,
    /// Names to draw from.
    pub pool: Pool,
}

impl Material {
    /// Adds a scheme; returns its number.
    pub fn scheme(&mut self, scheme: Scheme) -> usize {
        self.schemes.push(scheme);
        self.schemes.len() - 1
    }

    /// Adds a sentence whose names are of the scheme with this number. `example` holds all but its names.
    pub fn add(&mut self, labels: &Labels, mut example: Example, mut named: Named, scheme: usize, repeat: u64) {
        named.names.sort_by_key(|(words, _)| words.start);
        example.names = Some(names::allowed(labels, named.words.len(), &named.names, &self.schemes[scheme]));
        self.pool.meet(&named, &self.schemes[scheme]);
        for _ in 0..repeat {
            self.examples.push(example.clone());
            self.sentences.push((named.clone(), scheme));
        }
    }

    /// Makes it ready to be drawn from.
    pub fn finish(&mut self) {
        self.pool.finish();
    }

    /// The examples for a round: in this share of the sentences with names some are replaced, each round by others.
    pub fn round(&self, number: usize, share: f32, seed: u64, labels: &Labels, vocabulary: &Vocabulary, examples: &mut [Example]) {
        if share <= 0.0 {
            return;
        }
        examples.par_iter_mut().zip(&self.examples).zip(&self.sentences).enumerate().for_each(|(at, ((example, plain), sentence))| {
            let mut rng = Rng::new(seed.wrapping_add((number as u64) << 32).wrapping_add(at as u64));
            let (named, scheme) = (&sentence.0, &self.schemes[sentence.1]);
            if named.names.is_empty() || rng.unit() >= share {
                example.clone_from(plain);
                return;
            }
            let (new, from) = self.swap(named, scheme, &mut rng);
            *example = Example {
                upos: plain.upos.as_ref().map(|upos| from.iter().map(|at| at.map_or(UNKNOWN, |at| upos[at])).collect()),
                names: Some(names::allowed(labels, new.words.len(), &new.names, scheme)),
                weight: plain.weight,
                ..treebank::words(new.words.iter().map(|word| &**word), vocabulary)
            };
        });
    }

    /// A sentence with some of its names replaced, and for each word the old one that it is.
    fn swap(&self, named: &Named, scheme: &Scheme, rng: &mut Rng) -> (Named, Vec<Option<usize>>) {
        let (mut out, mut from) = (Named::default(), Vec::new());
        let mut next = 0;
        let copy = |out: &mut Named, from: &mut Vec<Option<usize>>, range: std::ops::Range<usize>| {
            out.words.extend_from_slice(&named.words[range.clone()]);
            from.extend(range.map(Some));
        };
        for (range, class) in &named.names {
            if range.start < next {
                continue;
            }
            copy(&mut out, &mut from, next..range.start);
            let start = out.words.len();
            let other = may(scheme, class).filter(|_| rng.unit() < EACH).and_then(|ours| self.pool.draw(ours, range.len() > 1, rng));
            if let Some(other) = other {
                from.resize(start + other.len(), None);
                out.words.extend(other);
            } else {
                copy(&mut out, &mut from, range.clone());
            }
            out.names.push((start..out.words.len(), class.clone()));
            next = range.end;
        }
        copy(&mut out, &mut from, next..named.words.len());
        (out, from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_replaced_by_names_of_the_same_class() {
        let words = |text: &str| -> Vec<String> { text.split(' ').map(str::to_owned).collect() };
        let scheme =
            Scheme { ours: ["PER", "GPE", "NORP"].map(|class| (class.to_owned(), vec![class.to_owned()])).into(), outside: vec![] };
        let labels = Labels::of(std::iter::empty(), &["PER", "GPE", "NORP"]);
        let spans = |spans: &[(std::ops::Range<usize>, &str)]| spans.iter().map(|(at, class)| (at.clone(), (*class).to_owned())).collect();
        let sentence =
            Named { words: words("Anna Smit saw French boats in Delft ."), names: spans(&[(0..2, "PER"), (3..4, "NORP"), (6..7, "GPE")]) };
        let other = Named { words: words("Lima fell"), names: spans(&[(0..1, "GPE")]) };
        let mut material = Material::default();
        let number = material.scheme(scheme.clone());
        for named in [sentence.clone(), other] {
            let example = treebank::words(named.words.iter().map(|word| &**word), &Vocabulary::default());
            material.add(&labels, example, named, number, 1);
        }
        material.pool.list(GIVEN, words("Bo"));
        material.pool.list(GIVEN, words("Cy"));
        material.pool.list(FAMILY, words("van Dam"));
        material.finish();
        let mut seen = std::collections::BTreeSet::new();
        for seed in 0..60 {
            let (new, from) = material.swap(&sentence, &scheme, &mut Rng::new(seed));
            assert_eq!(new.words.len(), from.len());
            assert!(from.iter().zip(&new.words).all(|(at, word)| at.is_none_or(|at| sentence.words[at] == *word)));
            let [(person, _), (people, _), (place, _)] = &new.names[..] else { panic!("three names stay three") };
            assert_eq!(new.words[people.clone()], ["French"]);
            seen.insert(new.words[person.clone()].join(" "));
            seen.insert(new.words[place.clone()].join(" "));
        }
        for name in ["Anna Smit", "Bo van Dam", "Cy van Dam", "Delft", "Lima"] {
            assert!(seen.contains(name), "{name} in {seen:?}");
        }
    }
}
