//! Training: softmax regression over all features, then once more over the few weights that are worth their room.

mod material;
mod own;
mod random;
mod rows;

use rustc_hash::FxHashMap;

use self::material::{Example, Examples};
pub use self::material::{Material, MaterialError};
use self::random::Random;
use self::rows::{Rows, Sample};
use super::Identifier;
use super::grams::each_gram;
use super::languages::{EVERY_SCRIPT, SCRIPTS, Script, WEIGHTED, WEIGHTED_SCRIPTS};
use super::letters::each_word;
use super::table::{Row, Table, WIDTH};

/// Weights kept for Latin, Cyrillic and Arabic script: a model of less than a million bytes.
const WEIGHTS: [usize; WEIGHTED_SCRIPTS] = [280_000, 20_000, 5_000];
/// How much work training is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort {
    /// Sentences put together for each language.
    pub(super) composed: usize,
    /// Rounds over all examples before weights are chosen, and after.
    pub(super) rounds: [usize; 2],
}

const FULL: Effort = Effort { composed: 800, rounds: [10, 10] };
/// Step size of a feature that has not been seen yet.
const RATE: f32 = 1.0;
/// Of a thousand features so many may have a weight that is too large for its byte and is cut.
const CUT: usize = 1;

/// Trains an identifier on this material and the lists written for the project.
///
/// The same material and seed give the same identifier on every machine.
pub fn train(material: &Material<'_>, seed: u64) -> Result<Identifier, MaterialError> {
    train_with(material, seed, FULL)
}

/// As [`train`]; tests take less trouble.
pub(super) fn train_with(material: &Material<'_>, seed: u64, effort: Effort) -> Result<Identifier, MaterialError> {
    let mut random = Random::new(seed);
    let examples = Examples::of(material, effort.composed, &mut random)?;
    let mut bias = [0.0; WEIGHTED];
    let mut learnt = Vec::new();
    for script in &EVERY_SCRIPT[..WEIGHTED_SCRIPTS] {
        let (hashes, samples) = samples(*script, &examples.list);
        let mut rows = Rows::full(hashes.len(), script.classes().len());
        rows.learn(&samples, effort.rounds[0], RATE, &mut random);
        let mut rows = rows.prune(&samples, WEIGHTS[*script as usize]);
        rows.learn(&samples, effort.rounds[1], RATE, &mut random);
        bias[script.classes()].copy_from_slice(&rows.bias);
        learnt.push((*script, hashes, rows));
    }
    let step = step(&learnt);
    let mut features = Vec::new();
    for (_, hashes, rows) in &learnt {
        features.extend(hashes.iter().enumerate().map(|(feature, hash)| (*hash, quantised(rows, feature, step))));
    }
    features.retain(|(_, row)| row.iter().any(|weight| *weight != 0));
    // Those that say most first: they find room in their bucket.
    features.sort_by_key(|(hash, row)| (std::cmp::Reverse(row.iter().map(|weight| i32::from(*weight).abs()).sum::<i32>()), *hash));
    Ok(Identifier { table: Table::new(&features), step, bias })
}

/// The features of all examples in this script, numbered as they first come.
fn samples(script: Script, examples: &[Example<'_>]) -> (Vec<u32>, Vec<Sample>) {
    let mut numbers = FxHashMap::default();
    let mut hashes = Vec::new();
    let mut samples = Vec::new();
    for example in examples {
        let Some(class) = script.class(example.lang) else { continue };
        let mut features = Vec::new();
        let mut letters = [0; SCRIPTS];
        each_word(&example.text, usize::MAX, |found, word| {
            letters[found as usize] += word.len();
            if found == script {
                each_gram(word, |hash| {
                    let next = u32::try_from(hashes.len()).unwrap_or(u32::MAX);
                    features.push(*numbers.entry(hash).or_insert_with(|| {
                        hashes.push(hash);
                        next
                    }));
                });
            }
        });
        let most = letters.iter().copied().max().unwrap_or(0);
        if most > 0 && letters[script as usize] == most {
            samples.push(Sample { features, class: class - script.classes().start, weight: example.weight });
        }
    }
    (hashes, samples)
}

/// What a step of an integer weight is worth, so that nearly all weights fit into a byte.
fn step(learnt: &[(Script, Vec<u32>, Rows)]) -> f32 {
    let mut tops: Vec<f32> = learnt
        .iter()
        .flat_map(|(_, hashes, rows)| {
            (0..hashes.len()).map(|feature| rows.row(feature).fold(0.0, |top: f32, (_, weight)| top.max(weight.abs())))
        })
        .filter(|top| *top > 0.0)
        .collect();
    tops.sort_by(f32::total_cmp);
    let top = tops.get(tops.len() - tops.len().min(1) - tops.len() * CUT / 1000).copied().unwrap_or(1.0);
    top / f32::from(i8::MAX)
}

fn quantised(rows: &Rows, feature: usize, step: f32) -> Row {
    let mut row = [0; WIDTH];
    for (class, weight) in rows.row(feature) {
        row[usize::from(class)] = (weight / step).round().clamp(-127.0, 127.0) as i8;
    }
    row
}
