//! Linear models over sparse features: yes or no (logistic regression), and which of several (a softmax over candidates).
//!
//! Both are convex and fitted to their optimum by L-BFGS (Liu & Nocedal 1989), so that the result does not depend on a seed or
//! on the order of examples. Weights are held small by a squared penalty.

use std::collections::HashMap;

/// Past steps that L-BFGS remembers.
const MEMORY: usize = 8;
/// Rounds after which it ends at the latest.
const ROUNDS: usize = 150;

/// How hard weights are held down, and which features are too rare to have one.
#[derive(Debug, Clone, Copy)]
pub struct Penalty {
    /// Half the factor of the squared weights.
    pub squared: f64,
    /// A feature needs so many candidates.
    pub least: usize,
}

/// A candidate: its features.
type Features = Vec<u32>;

/// Examples with their features renumbered.
struct Table {
    /// Features of all candidates, one after the other.
    features: Vec<u32>,
    /// Where each candidate's features begin; one more than there are candidates.
    starts: Vec<usize>,
    /// Original feature of each number.
    names: Vec<u32>,
}

impl Table {
    fn new<'f>(candidates: impl Iterator<Item = &'f Features> + Clone, least: usize) -> Self {
        let mut counts: HashMap<u32, usize> = HashMap::new();
        for feature in candidates.clone().flatten() {
            *counts.entry(*feature).or_default() += 1;
        }
        let mut names: Vec<u32> = counts.into_iter().filter(|(_, count)| *count >= least).map(|(feature, _)| feature).collect();
        names.sort_unstable();
        let mut table = Self { features: Vec::new(), starts: vec![0], names };
        for candidate in candidates {
            let known = candidate.iter().filter_map(|feature| table.names.binary_search(feature).ok());
            #[allow(clippy::cast_possible_truncation, reason = "there are fewer features than feature numbers")]
            table.features.extend(known.map(|number| number as u32));
            table.starts.push(table.features.len());
        }
        table
    }

    fn sums(&self, weights: &[f64]) -> Vec<f64> {
        self.starts.windows(2).map(|at| self.features[at[0]..at[1]].iter().map(|feature| weights[*feature as usize]).sum()).collect()
    }

    /// Adds to the gradient what each candidate contributes.
    fn spread(&self, shares: &[f64], gradient: &mut [f64]) {
        for (at, share) in self.starts.windows(2).zip(shares) {
            for feature in &self.features[at[0]..at[1]] {
                gradient[*feature as usize] += share;
            }
        }
    }

    #[allow(clippy::cast_possible_truncation, reason = "weights are written in single precision")]
    fn named(&self, weights: &[f64]) -> Vec<(u32, f32)> {
        self.names.iter().zip(weights).map(|(name, weight)| (*name, *weight as f32)).filter(|(_, weight)| weight.abs() > 1e-4).collect()
    }
}

/// Weights by which the sum of a candidate's features, through a sigmoid, is how likely it is right. `examples` are features, whether
/// right, and how much the example counts.
pub fn yes_or_no(examples: &[(Features, bool, f64)], penalty: Penalty) -> Vec<(u32, f32)> {
    let table = Table::new(examples.iter().map(|(features, ..)| features), penalty.least);
    let weights = minimize(table.names.len(), |weights, gradient| {
        let sums = table.sums(weights);
        let mut loss = 0.0;
        let shares: Vec<f64> = sums
            .iter()
            .zip(examples)
            .map(|(sum, (_, right, counts))| {
                let target = f64::from(u8::from(*right));
                loss += counts * (softplus(*sum) - target * sum);
                counts * (sigmoid(*sum) - target)
            })
            .collect();
        table.spread(&shares, gradient);
        loss + hold(weights, gradient, penalty.squared)
    });
    table.named(&weights)
}

/// Weights by which a softmax over the sums of a group's candidates is how likely each is right; of those that are right, all
/// together. `groups` are candidates with whether they are right, and how much the group counts.
pub fn which(groups: &[(Vec<(Features, bool)>, f64)], penalty: Penalty) -> Vec<(u32, f32)> {
    let candidates = groups.iter().flat_map(|(group, _)| group);
    let table = Table::new(candidates.map(|(features, _)| features), penalty.least);
    let weights = minimize(table.names.len(), |weights, gradient| {
        let sums = table.sums(weights);
        let mut shares = vec![0.0; sums.len()];
        let mut loss = 0.0;
        let mut start = 0;
        for (group, counts) in groups {
            let here = start..start + group.len();
            let top = sums[here.clone()].iter().copied().fold(f64::MIN, f64::max);
            let (mut all, mut right) = (0.0, 0.0);
            for (sum, (_, is_right)) in sums[here.clone()].iter().zip(group) {
                let power = (sum - top).exp();
                all += power;
                right += if *is_right { power } else { 0.0 };
            }
            let right = right.max(1e-300);
            loss += counts * (all.ln() - right.ln());
            for ((sum, share), (_, is_right)) in sums[here.clone()].iter().zip(&mut shares[here.clone()]).zip(group) {
                let power = (sum - top).exp();
                *share = counts * (power / all - if *is_right { power / right } else { 0.0 });
            }
            start = here.end;
        }
        table.spread(&shares, gradient);
        loss + hold(weights, gradient, penalty.squared)
    });
    table.named(&weights)
}

fn softplus(sum: f64) -> f64 {
    sum.max(0.0) + (-sum.abs()).exp().ln_1p()
}

fn sigmoid(sum: f64) -> f64 {
    1.0 / (1.0 + (-sum).exp())
}

/// The penalty, and its share of the gradient.
fn hold(weights: &[f64], gradient: &mut [f64], squared: f64) -> f64 {
    for (gradient, weight) in gradient.iter_mut().zip(weights) {
        *gradient += squared * weight;
    }
    0.5 * squared * dot(weights, weights)
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// L-BFGS with halved steps. `loss` writes the gradient, which is handed over as zeros.
fn minimize(count: usize, mut loss: impl FnMut(&[f64], &mut [f64]) -> f64) -> Vec<f64> {
    let mut weights = vec![0.0; count];
    let mut gradient = vec![0.0; count];
    let mut value = loss(&weights, &mut gradient);
    let mut past: Vec<(Vec<f64>, Vec<f64>, f64)> = Vec::new();
    for _ in 0..ROUNDS {
        let direction = direction(&gradient, &past);
        let slope = dot(&gradient, &direction);
        if slope > -1e-9 {
            break;
        }
        let mut step = if past.is_empty() { 1.0 / dot(&gradient, &gradient).sqrt().max(1.0) } else { 1.0 };
        let mut tried = (weights.clone(), vec![0.0; count], f64::MAX);
        for _ in 0..20 {
            tried.0 = weights.iter().zip(&direction).map(|(weight, direction)| weight + step * direction).collect();
            tried.1.fill(0.0);
            tried.2 = loss(&tried.0, &mut tried.1);
            if tried.2 <= value + 1e-4 * step * slope {
                break;
            }
            step *= 0.5;
        }
        let (next, next_gradient, next_value) = tried;
        if next_value >= value {
            break;
        }
        let moved: Vec<f64> = next.iter().zip(&weights).map(|(a, b)| a - b).collect();
        let turned: Vec<f64> = next_gradient.iter().zip(&gradient).map(|(a, b)| a - b).collect();
        let curve = dot(&moved, &turned);
        if curve > 1e-10 {
            past.push((moved, turned, 1.0 / curve));
            if past.len() > MEMORY {
                past.remove(0);
            }
        }
        let gained = value - next_value;
        (weights, gradient, value) = (next, next_gradient, next_value);
        if gained < 1e-7 * value.abs().max(1.0) {
            break;
        }
    }
    weights
}

/// Downhill, by the curvature that past steps have shown.
fn direction(gradient: &[f64], past: &[(Vec<f64>, Vec<f64>, f64)]) -> Vec<f64> {
    let mut direction: Vec<f64> = gradient.iter().map(|slope| -slope).collect();
    let mut shares = Vec::with_capacity(past.len());
    for (moved, turned, inverse) in past.iter().rev() {
        let share = inverse * dot(moved, &direction);
        add(&mut direction, turned, -share);
        shares.push(share);
    }
    if let Some((moved, turned, _)) = past.last() {
        let scale = dot(moved, turned) / dot(turned, turned);
        direction.iter_mut().for_each(|value| *value *= scale);
    }
    for ((moved, turned, inverse), share) in past.iter().zip(shares.into_iter().rev()) {
        let back = inverse * dot(turned, &direction);
        add(&mut direction, moved, share - back);
    }
    direction
}

fn add(to: &mut [f64], what: &[f64], times: f64) {
    for (to, what) in to.iter_mut().zip(what) {
        *to += times * what;
    }
}

#[cfg(test)]
mod tests {
    use super::{Penalty, which, yes_or_no};

    const LIGHT: Penalty = Penalty { squared: 0.01, least: 1 };

    #[test]
    fn what_goes_with_yes_weighs_more_than_what_goes_with_no() {
        let examples: Vec<_> = (0..20).map(|at| (vec![1, 2 + at % 2], at % 2 == 0, 1.0)).collect();
        let weights = yes_or_no(&examples, LIGHT);
        let of = |feature: u32| weights.iter().find(|(known, _)| *known == feature).map_or(0.0, |(_, weight)| *weight);
        assert!(of(2) > 1.0 && of(3) < -1.0 && of(1).abs() < 0.1, "{weights:?}");
    }

    #[test]
    fn a_probability_is_met() {
        // Three of four are right: the sigmoid of the weight is 0.75.
        let examples: Vec<_> = (0..400).map(|at| (vec![7], at % 4 != 0, 1.0)).collect();
        let weights = yes_or_no(&examples, Penalty { squared: 1e-6, least: 1 });
        let likely = 1.0 / (1.0 + (-f64::from(weights[0].1)).exp());
        assert!((likely - 0.75).abs() < 1e-3, "{likely}");
    }

    #[test]
    fn the_right_one_of_a_group_is_chosen() {
        let group = |right: u32| ((1..4).map(|at| (vec![at, 10 + at * right], at == right)).collect::<Vec<_>>(), 1.0);
        let groups: Vec<_> = (0..30).map(|at| group(if at % 3 == 0 { 2 } else { 1 })).collect();
        let weights = which(&groups, LIGHT);
        let of = |feature: u32| weights.iter().find(|(known, _)| *known == feature).map_or(0.0, |(_, weight)| *weight);
        assert!(of(1) > of(3) && of(2) > of(3), "{weights:?}");
    }

    #[test]
    fn rare_features_have_no_weight() {
        let examples = vec![(vec![1, 5], true, 1.0), (vec![1], false, 1.0), (vec![2], false, 1.0), (vec![1], true, 1.0)];
        assert!(yes_or_no(&examples, Penalty { squared: 0.1, least: 2 }).iter().all(|(feature, _)| *feature == 1));
    }
}
