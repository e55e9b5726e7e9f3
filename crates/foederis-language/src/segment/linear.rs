//! A linear classifier over hashed features: one table of signed bytes, learned in floats.
//!
//! Features that fall on the same place share their weight; with tables a few times larger than the number of telling features
//! this costs next to nothing and keeps a model at a fixed size.

use crate::pack::{PackError, Reader, Writer};

/// Where a chain of feature values stands before the first value.
#[inline]
pub(super) const fn feature(number: u32) -> u32 {
    number.wrapping_add(1).wrapping_mul(0x9e37_79b1)
}

/// The chain with one value more.
#[inline]
pub(super) const fn with(chain: u32, value: u32) -> u32 {
    let mixed = (chain.rotate_left(13) ^ value).wrapping_mul(0x85eb_ca6b);
    mixed ^ (mixed >> 15)
}

/// Trained weights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Linear {
    bits: u32,
    weights: Vec<i8>,
}

/// Largest table, as a power of two, that is read.
const MOST_BITS: u32 = 20;

impl Linear {
    /// Sum of the weights of these features.
    #[inline]
    pub(super) fn score(&self, features: &[u32]) -> i32 {
        features.iter().map(|&feature| i32::from(self.weights[place(feature, self.bits)])).sum()
    }

    /// Appends the table.
    pub(super) fn write(&self, out: &mut Writer) {
        out.u32(self.bits);
        out.i8s(&self.weights);
    }

    /// Reads a table.
    pub(super) fn read(reader: &mut Reader) -> Result<Self, PackError> {
        let bits = reader.u32()?;
        let weights = reader.i8s()?;
        if !(1..=MOST_BITS).contains(&bits) || weights.len() != 1 << bits {
            return Err(PackError::Broken("a table of weights has the wrong size"));
        }
        Ok(Self { bits, weights })
    }
}

#[inline]
fn place(feature: u32, bits: u32) -> usize {
    (feature.wrapping_mul(0x9e37_79b1) >> (32 - bits)) as usize
}

/// Learns weights by stochastic descent on the squared hinge loss, and averages them over the steps.
#[derive(Debug)]
pub(super) struct Learner {
    bits: u32,
    weights: Vec<f32>,
    /// Sum of each weight over the steps before the one in `since`.
    sums: Vec<f64>,
    since: Vec<u32>,
    steps: u32,
    /// State of the choice of features to leave out.
    noise: u64,
    kept: Vec<usize>,
}

/// Size of a step.
const RATE: f32 = 1.0;
/// How many of a hundred features a step leaves out: with words left out at random, what must be known of unknown words is
/// learned from known ones.
const LEFT_OUT: u64 = 30;
/// The largest byte stands for so many times the usual size of a weight. A few weights are larger and saturate.
const SPREADS: f64 = 12.0;

impl Learner {
    /// Untrained weights: a table of two to the power of `bits`.
    pub(super) fn new(bits: u32) -> Self {
        let size = 1 << bits;
        Self { bits, weights: vec![0.0; size], sums: vec![0.0; size], since: vec![0; size], steps: 0, noise: 1, kept: Vec::new() }
    }

    /// Whether the weights as they stand say yes.
    pub(super) fn says(&self, features: &[u32]) -> bool {
        features.iter().map(|&feature| self.weights[place(feature, self.bits)]).sum::<f32>() > 0.0
    }

    /// One step towards a score of at least one on the right side.
    pub(super) fn learn(&mut self, features: &[u32], yes: bool) {
        self.steps += 1;
        self.kept.clear();
        let mut score = 0.0;
        for &feature in features {
            self.noise = self.noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if (self.noise >> 33) % 100 >= LEFT_OUT {
                let at = place(feature, self.bits);
                score += self.weights[at];
                self.kept.push(at);
            }
        }
        let side = if yes { 1.0 } else { -1.0 };
        let missing = 1.0 - side * score;
        if missing <= 0.0 {
            return;
        }
        let step = RATE * side * missing.min(2.0) / self.kept.len().max(1) as f32;
        for &at in &self.kept {
            self.sums[at] += f64::from(self.weights[at]) * f64::from(self.steps - self.since[at]);
            self.since[at] = self.steps;
            self.weights[at] += step;
        }
    }

    /// The averaged weights as bytes.
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of a byte")]
    pub(super) fn finish(&self) -> Linear {
        let average: Vec<f64> = (0..self.weights.len())
            .map(|at| self.sums[at] + f64::from(self.weights[at]) * f64::from(self.steps - self.since[at]))
            .collect();
        let used = average.iter().filter(|weight| **weight != 0.0).count();
        let spread = (average.iter().map(|weight| weight * weight).sum::<f64>() / used.max(1) as f64).sqrt();
        let scale = 127.0 / (SPREADS * spread).max(f64::MIN_POSITIVE);
        let weights = average.iter().map(|weight| (weight * scale).round().clamp(-127.0, 127.0) as i8).collect();
        Linear { bits: self.bits, weights }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_learned_survives_writing() {
        let mut learner = Learner::new(12);
        let (both, left, right) = (feature(0), with(feature(1), 5), with(feature(1), 6));
        let (left, right) = ([both, left], [both, right]);
        for _ in 0..100 {
            learner.learn(&left, true);
            learner.learn(&right, false);
        }
        let model = learner.finish();
        assert!(model.score(&left) > 0 && model.score(&right) < 0);
        let mut out = Writer::new();
        model.write(&mut out);
        let bytes = out.finish();
        assert_eq!(Linear::read(&mut Reader::new(&bytes)), Ok(model));
        for length in 0..bytes.len() {
            assert!(Linear::read(&mut Reader::new(&bytes[..length])).is_err());
        }
    }
}
