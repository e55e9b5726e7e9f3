//! Learning to choose among candidates.

use crate::lemma::hash::mix;
use crate::lemma::weights::{Gradient, Weights, exp};

/// Small steps and few rounds: what only helps the examples themselves is not learnt.
const RATE: f32 = 0.02;
const ROUNDS: u64 = 10;

/// One thing to learn from: candidates with their features, and which are right.
#[derive(Debug, Default)]
pub(super) struct Choice {
    right: Vec<bool>,
    features: Vec<Vec<u64>>,
}

impl Choice {
    pub(super) fn add(&mut self, right: bool, features: &[u64]) {
        self.right.push(right);
        self.features.push(features.to_vec());
    }

    /// Whether there is something to choose and a right choice.
    pub(super) fn teaches(&self) -> bool {
        self.right.contains(&true) && self.right.contains(&false)
    }
}

/// Learns to choose, with a table of two to the power of `bits` weights: some rounds over all examples, each in another order.
pub(super) fn learn(bits: u32, seed: u64, examples: &[Choice]) -> Weights {
    let mut model = Gradient::new(bits);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut scores: Vec<f32> = Vec::new();
    for round in 0..ROUNDS {
        let salt = mix(seed, round);
        order.sort_by_key(|&at| mix(salt, at as u64));
        for &at in &order {
            step(&mut model, &examples[at], &mut scores);
        }
    }
    model.finish()
}

/// Makes the right candidates of an example likelier.
fn step(model: &mut Gradient, choice: &Choice, scores: &mut Vec<f32>) {
    scores.clear();
    scores.extend(choice.features.iter().map(|features| model.sum(features)));
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let (mut all, mut right) = (0.0, 0.0);
    for (score, &is_right) in scores.iter_mut().zip(&choice.right) {
        *score = exp(*score - most);
        all += *score;
        right += if is_right { *score } else { 0.0 };
    }
    for ((features, &is_right), &score) in choice.features.iter().zip(&choice.right).zip(scores.iter()) {
        let wanted = if is_right { score / f32::max(right, 1.0e-30) } else { 0.0 };
        let gradient = wanted - score / all;
        // Candidates without a chance cost time and teach nothing.
        if gradient.abs() > 1.0e-3 {
            model.shift(features, gradient, RATE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_right_scores_best() {
        let mut example = Choice::default();
        let features = [mix(1, 1), mix(2, 2), mix(3, 3)];
        for (number, feature) in features.iter().enumerate() {
            example.add(number == 1, &[*feature, mix(9, 9)]);
        }
        assert!(example.teaches());
        let examples = [example];
        let weights = learn(8, 1, &examples);
        assert!(weights.weight(features[1]) > weights.weight(features[0]) && weights.weight(features[1]) > weights.weight(features[2]));
        assert_eq!(weights, learn(8, 1, &examples));
    }
}
