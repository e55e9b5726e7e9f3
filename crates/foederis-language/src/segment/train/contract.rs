//! Learning which tokens stand for several words, from samples that give their words.

use std::collections::BTreeMap;

use super::random::Random;
use super::samples::Sample;
use crate::segment::chars;
use crate::segment::expand::{self, Ending, Entry, Expansions, Pieces};
use crate::segment::linear::Learner;
use crate::segment::scan::{Look, Measure, gap};

/// Size of the table that decides on doubtful forms, as a power of two.
const BITS: u32 = 13;
/// How often to go through the doubtful tokens.
const ROUNDS: usize = 12;

/// What was seen of a form.
#[derive(Default)]
struct Seen {
    /// How often it is one word.
    single: u32,
    /// How often it stands for these words.
    several: BTreeMap<Vec<String>, u32>,
}

/// Learns from the samples whose words are known; `contractions` are known beforehand.
pub(super) fn learn(samples: &[Sample], contractions: &[(&str, &[&str])], random: &mut Random) -> Expansions {
    let (seen, endings) = look_through(samples);
    let mut entries = entries(&seen, &endings);
    for (form, words) in contractions {
        if !seen.contains_key(*form) {
            let pieces = Pieces::Words(words.iter().map(|&word| word.to_owned()).collect());
            entries.push(Entry { form: (*form).to_owned(), pieces, doubtful: false });
        }
    }
    let doubtful: Vec<&str> = entries.iter().filter(|entry| entry.doubtful).map(|entry| entry.form.as_str()).collect();
    let mut examples = Vec::new();
    for sample in samples {
        let looks: Vec<Look> = sample.tokens.iter().map(|token| look(&sample.text[token.start..token.end])).collect();
        for (at, token) in sample.tokens.iter().enumerate() {
            let form = lower(&sample.text[token.start..token.end]);
            if !token.words.is_empty() && doubtful.contains(&form.as_str()) {
                examples.push((expand::describe(&looks, at), token.words.len() > 1));
            }
        }
    }
    let mut learner = Learner::new(BITS);
    for _ in 0..ROUNDS {
        random.shuffle(&mut examples);
        for (features, yes) in &examples {
            learner.learn(features, *yes);
        }
    }
    Expansions::new(entries, endings, learner.finish())
}

/// What was seen of every form, and the endings that are mostly words of their own.
fn look_through(samples: &[Sample]) -> (BTreeMap<String, Seen>, Vec<Ending>) {
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    // By ending and class of the character before it: how often part of the word, how often a word.
    let mut endings: BTreeMap<(String, u8), [u32; 2]> = BTreeMap::new();
    for sample in samples {
        for token in sample.tokens.iter().filter(|token| !token.words.is_empty()) {
            let form = &sample.text[token.start..token.end];
            let of_form = seen.entry(lower(form)).or_default();
            if token.words.len() == 1 {
                of_form.single += 1;
            } else {
                *of_form.several.entry(token.words.iter().map(|word| lower(word)).collect()).or_default() += 1;
            }
            let border = match &token.words[..] {
                [host, ending] if form.ends_with(ending.as_str()) => {
                    form.len().checked_sub(ending.len()).filter(|_| form.starts_with(host.as_str()))
                }
                [_] => form.char_indices().rev().take(4).find(|&(_, c)| expand::is_apostrophe(c)).map(|(at, _)| at),
                _ => None,
            };
            let Some((host, ending)) = border.map(|border| form.split_at(border)) else { continue };
            if let Some(host) = host.chars().next_back()
                && ending.contains(expand::is_apostrophe)
            {
                let ending = ending.chars().map(expand::straight).collect();
                endings.entry((ending, chars::class(host))).or_default()[usize::from(token.words.len() == 2)] += 1;
            }
        }
    }
    let endings = endings.into_iter().filter(|(_, [part, word])| word > part && *word > 1).map(|((text, host), _)| Ending { text, host });
    (seen, endings.collect())
}

/// The forms that the endings do not explain.
fn entries(seen: &BTreeMap<String, Seen>, endings: &[Ending]) -> Vec<Entry> {
    let by_ending = Expansions::new(Vec::new(), endings.to_vec(), Learner::new(1).finish());
    let mut entries = Vec::new();
    for (form, Seen { single, several }) in seen {
        let mut parts = 0;
        by_ending.expand(form, 0, &[look(form)], 0, |_| parts += 1);
        let Some((words, count)) = several.iter().max_by_key(|(_, count)| **count) else {
            if parts > 1 && *single > 1 {
                entries.push(Entry { form: form.clone(), pieces: Pieces::One, doubtful: false });
            }
            continue;
        };
        if parts > 1 && count >= single {
            continue;
        }
        let pieces = if words.concat() == *form {
            Pieces::Slices(words.iter().map(|word| u8::try_from(word.chars().count()).unwrap_or(u8::MAX)).collect())
        } else {
            Pieces::Words(words.clone())
        };
        entries.push(Entry { form: form.clone(), pieces, doubtful: *single > 0 });
    }
    entries
}

fn lower(text: &str) -> String {
    text.chars().map(chars::lower).collect()
}

fn look(form: &str) -> Look {
    let mut measure = Measure::EMPTY;
    for c in form.chars() {
        measure.push(u32::from(chars::lower(c)), chars::class(c));
    }
    measure.look(gap::SPACE)
}
