//! The weights while they are learnt: for every feature a row of classes, all of them first, a chosen few later.

use super::random::Random;
use crate::langid::{damping, softmax};

/// The features of an example, the class it belongs to and what it counts.
#[derive(Debug)]
pub(super) struct Sample {
    pub(super) features: Vec<u32>,
    pub(super) class: usize,
    pub(super) weight: f32,
}

/// How fast biases follow.
const BIAS_RATE: f32 = 0.002;

/// A sparse matrix of weights, feature by feature.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    /// Where the row of a feature begins; one number more than there are features.
    starts: Vec<usize>,
    classes: Vec<u8>,
    weights: Vec<f32>,
    /// What every class starts from.
    pub(super) bias: Vec<f32>,
}

impl Rows {
    /// Rows with a zero for every class.
    pub(super) fn full(features: usize, classes: usize) -> Self {
        Self {
            starts: (0..=features).map(|feature| feature * classes).collect(),
            classes: (0..features).flat_map(|_| (0u8..).take(classes)).collect(),
            weights: vec![0.0; features * classes],
            bias: vec![0.0; classes],
        }
    }

    /// The classes and weights of a feature.
    pub(super) fn row(&self, feature: usize) -> impl Iterator<Item = (u8, f32)> + '_ {
        let range = self.starts[feature]..self.starts[feature + 1];
        self.classes[range.clone()].iter().copied().zip(self.weights[range].iter().copied())
    }

    /// Descends the gradient of the softmax loss, example by example, with one step size a feature (`AdaGrad`).
    pub(super) fn learn(&mut self, samples: &[Sample], rounds: usize, rate: f32, random: &mut Random) {
        let mut squares = vec![1.0f32; self.starts.len() - 1];
        let mut order: Vec<usize> = (0..samples.len()).collect();
        let mut error = vec![0.0; self.bias.len()];
        for _ in 0..rounds {
            random.shuffle(&mut order);
            for &at in &order {
                self.step(&samples[at], rate, &mut squares, &mut error);
            }
        }
    }

    fn step(&mut self, sample: &Sample, rate: f32, squares: &mut [f32], error: &mut [f32]) {
        let damping = damping(sample.features.len());
        error.fill(0.0);
        for &feature in &sample.features {
            let range = self.starts[feature as usize]..self.starts[feature as usize + 1];
            for (class, weight) in self.classes[range.clone()].iter().zip(&self.weights[range]) {
                error[usize::from(*class)] += weight;
            }
        }
        for (value, bias) in error.iter_mut().zip(&self.bias) {
            *value = *value * damping + bias;
        }
        softmax::softmax(error);
        error[sample.class] -= 1.0;
        let mut square = 0.0;
        for (error, bias) in error.iter_mut().zip(&mut self.bias) {
            *error *= sample.weight;
            *bias -= BIAS_RATE * *error;
            *error *= damping;
            square += *error * *error;
        }
        for &feature in &sample.features {
            let feature = feature as usize;
            squares[feature] += square;
            let rate = rate / squares[feature].sqrt();
            let range = self.starts[feature]..self.starts[feature + 1];
            for (class, weight) in self.classes[range.clone()].iter().zip(&mut self.weights[range]) {
                *weight -= rate * error[usize::from(*class)];
            }
        }
    }

    /// Keeps the `most` weights that matter most: large ones of frequent features, counted from the middle of their row.
    ///
    /// A number added to a whole row changes no probability, so the middle becomes zero first.
    pub(super) fn prune(&self, samples: &[Sample], most: usize) -> Self {
        let mut roots = vec![0.0f32; self.starts.len() - 1];
        for sample in samples {
            for &feature in &sample.features {
                roots[feature as usize] += damping(sample.features.len());
            }
        }
        for root in &mut roots {
            *root = root.sqrt();
        }
        let mut weights = self.weights.clone();
        let mut sorted = Vec::new();
        let mut ranked = Vec::with_capacity(weights.len());
        for (feature, bounds) in self.starts.windows(2).enumerate() {
            let row = &mut weights[bounds[0]..bounds[1]];
            sorted.clear();
            sorted.extend_from_slice(row);
            sorted.sort_by(f32::total_cmp);
            let middle = sorted.get(sorted.len() / 2).copied().unwrap_or(0.0);
            for (at, weight) in (bounds[0]..).zip(row) {
                *weight -= middle;
                ranked.push((weight.abs() * roots[feature], at));
            }
        }
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut keep = vec![false; weights.len()];
        for &(_, at) in ranked.iter().take(most) {
            keep[at] = weights[at] != 0.0;
        }
        let mut pruned = Self { starts: vec![0], classes: Vec::new(), weights: Vec::new(), bias: self.bias.clone() };
        for bounds in self.starts.windows(2) {
            for at in (bounds[0]..bounds[1]).filter(|&at| keep[at]) {
                pruned.classes.push(self.classes[at]);
                pruned.weights.push(weights[at]);
            }
            pruned.starts.push(pruned.classes.len());
        }
        pruned
    }
}
