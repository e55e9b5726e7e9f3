//! Which language a text is in: one of thirty, or Luxembourgish, which must not be taken for German.
//!
//! The script of most letters decides first; Greek, Armenian and Georgian need no more. Within Latin, Cyrillic and Arabic
//! script a linear softmax classifier over hashed n-grams of letters chooses. Reading stops after some three thousand
//! letters, so that a long text costs no more than a short one.

#![allow(clippy::cast_possible_truncation, reason = "weights are scaled to fit their byte")]
#![allow(clippy::match_same_arms, clippy::precedence, reason = "one arm a language; shifts as in the hash function's definition")]

mod grams;
mod languages;
mod letters;
mod softmax;
mod table;
mod train;

use grams::MOST_GRAMS;
use languages::{CLASSES, EVERY_SCRIPT, SCRIPTS, Script, WEIGHTED, WEIGHTED_SCRIPTS};
use table::{Table, WIDTH};
pub use train::{Material, MaterialError, train};

use crate::pack::{PackError, Reader, Writer};

/// Letters read from the beginning of a text.
const HEAD_LETTERS: usize = 2000;
/// Bytes read from the beginning of a text when it has few letters.
const HEAD_BYTES: usize = 16 * 1024;
/// Letters read from the middle of a text that goes on behind its head.
const MIDDLE_LETTERS: usize = 1000;
/// Bytes read from the middle.
const MIDDLE_BYTES: usize = 8 * 1024;

/// The language of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Guess {
    /// ISO 639-1 code.
    pub lang: &'static str,
    /// How sure that is, from 0 to 1: the probability among the languages of the script, times the share of that script in
    /// the letters read. The same text gives the same bits on every machine.
    pub score: f32,
}

/// Tells languages apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Identifier {
    table: Table,
    /// What one step of an integer weight is worth.
    step: f32,
    /// What every weighted class starts from.
    bias: [f32; WEIGHTED],
}

impl Identifier {
    /// The most probable language; none when the text has no letters or most are of a script that no language here uses.
    pub fn identify(&self, text: &str) -> Option<Guess> {
        let mut tally = Tally::default();
        let read = letters::each_word(floor(text, HEAD_BYTES), HEAD_LETTERS, |script, word| tally.add(&self.table, script, word));
        let middle = &text[floor(text, read.max(text.len() / 2)).len()..];
        letters::each_word(floor(middle, MIDDLE_BYTES), MIDDLE_LETTERS, |script, word| tally.add(&self.table, script, word));
        self.decide(&tally)
    }

    fn decide(&self, tally: &Tally) -> Option<Guess> {
        let mut most = 0;
        for script in 1..SCRIPTS {
            if tally.letters[script] > tally.letters[most] {
                most = script;
            }
        }
        let script = EVERY_SCRIPT[most];
        let share = tally.letters[most] as f32 / tally.letters.iter().sum::<u32>() as f32;
        let classes = script.classes();
        if tally.letters[most] == 0 || classes.is_empty() {
            return None;
        }
        if most >= WEIGHTED_SCRIPTS {
            return Some(Guess { lang: CLASSES[classes.start], score: share });
        }
        let mut values = [0.0; WEIGHTED];
        let values = &mut values[classes.clone()];
        let unit = self.step * damping(tally.grams[most] as usize);
        for ((value, sum), bias) in values.iter_mut().zip(tally.sums[most]).zip(&self.bias[classes.clone()]) {
            *value = sum as f32 * unit + bias;
        }
        softmax::softmax(values);
        let mut best = 0;
        for (at, value) in values.iter().enumerate() {
            if *value > values[best] {
                best = at;
            }
        }
        Some(Guess { lang: CLASSES[classes.start + best], score: values[best] * share })
    }

    /// Writes the identifier into a pack.
    pub fn write(&self, out: &mut Writer) {
        out.strs(&CLASSES);
        out.f32(self.step);
        out.f32s(&self.bias);
        self.table.write(out);
    }

    /// Reads what [`Identifier::write`] wrote.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        if reader.strs()? != CLASSES {
            return Err(PackError::Broken("the language model is for other languages"));
        }
        let step = reader.f32()?;
        let bias = reader.f32s()?.try_into().map_err(|_| PackError::Broken("the language model has a wrong number of biases"))?;
        let table = Table::read(reader)?;
        let identifier = Self { table, step, bias };
        if identifier.bias.iter().chain([&step]).all(|number| number.is_finite()) {
            Ok(identifier)
        } else {
            Err(PackError::Broken("a number of the language model is not finite"))
        }
    }
}

/// Sums over the words of a text, script by script.
#[derive(Debug, Default)]
struct Tally {
    letters: [u32; SCRIPTS],
    grams: [u32; WEIGHTED_SCRIPTS],
    /// Sums of weights, class by class of the script.
    sums: [[i32; WIDTH]; WEIGHTED_SCRIPTS],
}

impl Tally {
    fn add(&mut self, table: &Table, script: Script, word: &[u32]) {
        let script = script as usize;
        // Without the two boundaries.
        self.letters[script] += u32::try_from(word.len() - 2).unwrap_or(0);
        if script < WEIGHTED_SCRIPTS {
            let mut rows = [0; MOST_GRAMS];
            let mut grams = 0;
            grams::each_gram(word, |hash| {
                rows[grams] = table.find(hash);
                grams += 1;
            });
            // The sum of a word fits into sixteen bits.
            let mut sums = [0i16; WIDTH];
            for row in &rows[..grams] {
                for (sum, weight) in sums.iter_mut().zip(table.row(*row)) {
                    *sum += i16::from(weight);
                }
            }
            self.grams[script] += u32::try_from(grams).unwrap_or(0);
            for (total, sum) in self.sums[script].iter_mut().zip(sums) {
                *total += i32::from(sum);
            }
        }
    }
}

/// A sum over n features is worth the less the larger n is, because neighbouring n-grams repeat each other.
fn damping(features: usize) -> f32 {
    1.0 / (features.max(1) as f32).sqrt()
}

/// The text up to this byte, or a little less so that no character is cut.
fn floor(text: &str, mut end: usize) -> &str {
    end = end.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests;
