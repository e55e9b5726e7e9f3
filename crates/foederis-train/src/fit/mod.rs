//! Fits a network to examples.

mod adam;
mod example;
mod path;
mod step;

pub use example::{Example, UNKNOWN};
pub use step::{Dropout, Gaps};

use crate::Rng;
use adam::{Adam, Rate};
use foederis_language::net::{Layout, Sizes};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use step::{Gradient, Laid, choose};

/// How to train.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Rounds over the examples.
    pub epochs: usize,
    /// Words in a batch.
    pub batch: usize,
    /// The highest rate of learning.
    pub rate: f32,
    /// Noise.
    pub dropout: Dropout,
    /// Where chance starts from.
    pub seed: u64,
}

/// Portions a batch is cut into, whatever the number of threads.
const PORTIONS: usize = 2;

/// The weights under training.
#[derive(Debug, Clone)]
pub struct Weights {
    /// Where they lie.
    pub layout: Layout,
    /// Word vectors, a row a feature.
    pub table: Vec<f32>,
    /// All other weights.
    pub dense: Vec<f32>,
}

impl Weights {
    /// Random weights for a network of these sizes over `rows` features.
    pub fn new(sizes: Sizes, rows: usize, rng: &mut Rng) -> Self {
        let layout = Layout::new(sizes);
        let width = layout.sizes.width;
        let table = (0..rows * width).map(|_| rng.signed() * 0.1).collect();
        let mut dense = vec![0.0; layout.len];
        let mut fill = |range: std::ops::Range<usize>, fan: usize| {
            let bound = (3.0 / fan as f32).sqrt();
            dense[range].iter_mut().for_each(|weight| *weight = rng.signed() * bound);
        };
        fill(layout.first.clone(), 2 * width);
        layout.inner.iter().for_each(|range| fill(range.clone(), width));
        fill(layout.heads.clone(), width);
        fill(layout.bilinear.clone(), layout.sizes.arc * 4);
        fill(layout.root_arc.clone(), layout.sizes.arc);
        fill(layout.root_label.clone(), layout.sizes.label);
        fill(layout.relation.clone(), layout.sizes.label);
        // The state starts with a say in both gates.
        for gates in &layout.gates {
            for side in 0..2 {
                fill(gates.start + side * 4 * layout.hidden..gates.start + (side * 4 + 2) * layout.hidden, 12);
            }
        }
        Self { layout, table, dense }
    }
}

/// Trains on the examples, which `renew` may change before every epoch. `progress` hears of every epoch: its number, the mean
/// loss per word, and the weights so far.
pub fn fit(
    weights: &mut Weights,
    examples: &mut [Example],
    gaps: &Gaps,
    settings: &Settings,
    renew: &mut dyn FnMut(usize, &mut [Example]),
    mut progress: impl FnMut(usize, f32, &Weights),
) {
    let mut rng = Rng::new(settings.seed);
    let width = weights.layout.sizes.width;
    let mut dense = Adam::new(weights.dense.len());
    let mut rows = Adam::new(weights.table.len());
    let words: usize = examples.iter().map(Example::words).sum();
    let steps = (words * settings.epochs).div_ceil(settings.batch).max(1);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut number = 0;
    let mut gradients: Vec<Gradient> = (0..PORTIONS).map(|_| Gradient::default()).collect();
    let mut sum = vec![0.0; weights.dense.len()];
    for epoch in 1..=settings.epochs {
        renew(epoch, examples);
        rng.shuffle(&mut order);
        let (mut loss, mut seen) = (0.0, 0);
        let mut rest = &order[..];
        while !rest.is_empty() {
            let mut count = 0;
            let end = rest.iter().position(|&at| {
                count += examples[at].words();
                count >= settings.batch
            });
            let (batch, after) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
            rest = after;
            number += 1;
            // Portions of about equal length, by sentence.
            let mut portions: Vec<Vec<&Example>> = vec![Vec::new(); PORTIONS];
            for (at, &example) in batch.iter().enumerate() {
                portions[at % PORTIONS].push(&examples[example]);
            }
            let chosen: Vec<_> = portions.iter().map(|portion| choose(portion, gaps, &mut rng)).collect();
            let seeds: Vec<Rng> = (0..PORTIONS).map(|_| Rng::new(rng.draw())).collect();
            let (table, layout, now) = (&weights.table, &weights.layout, &weights.dense);
            let laid = Laid::new(layout, now);
            gradients.par_iter_mut().zip(&portions).zip(&chosen).zip(seeds).for_each(|(((gradient, portion), (rows, starts)), rng)| {
                let mut vectors = vec![0.0; (starts.len() - 1) * width];
                for (vector, span) in vectors.chunks_exact_mut(width).zip(starts.windows(2)) {
                    for &row in &rows[span[0] as usize..span[1] as usize] {
                        vector.iter_mut().zip(&table[row as usize * width..][..width]).for_each(|(sum, value)| *sum += value);
                    }
                }
                step::step(layout, now, &laid, portion, vectors, settings.dropout, rng, gradient);
            });
            let scale = 1.0 / count as f32;
            sum.fill(0.0);
            for gradient in &gradients {
                sum.iter_mut().zip(&gradient.weights).for_each(|(sum, d)| *sum += d * scale);
                loss += gradient.loss;
            }
            seen += count;
            let mut slots: FxHashMap<u32, usize> = FxHashMap::default();
            let mut touched: Vec<u32> = Vec::new();
            let mut d_rows: Vec<f32> = Vec::new();
            for ((rows, starts), gradient) in chosen.iter().zip(&gradients) {
                for (d_vector, span) in gradient.vectors.chunks_exact(width).zip(starts.windows(2)) {
                    for &row in &rows[span[0] as usize..span[1] as usize] {
                        let slot = *slots.entry(row).or_insert_with(|| {
                            touched.push(row);
                            d_rows.resize(touched.len() * width, 0.0);
                            touched.len() - 1
                        });
                        d_rows[slot * width..][..width].iter_mut().zip(d_vector).for_each(|(sum, d)| *sum += d * scale);
                    }
                }
            }
            let rate = Rate::new(settings.rate * shape(number, steps), number);
            dense.update(0, &mut weights.dense, &sum, rate);
            for (&row, d_row) in touched.iter().zip(d_rows.chunks_exact(width)) {
                let at = row as usize * width;
                rows.update(at, &mut weights.table[at..][..width], d_row, rate);
            }
        }
        progress(epoch, loss / seen.max(1) as f32, weights);
    }
}

/// The rate's course: up in the first twentieth, then down in a straight line to nothing.
fn shape(number: usize, steps: usize) -> f32 {
    let (number, steps) = (number as f32, steps as f32);
    let warm = (steps * 0.05).max(1.0);
    (number / warm).min(1.0).min(((steps - number) / (steps - warm).max(1.0)).max(0.0))
}
