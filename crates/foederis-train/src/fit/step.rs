//! One pass through the network and back: the loss of some sentences and its gradient.

use super::example::{Example, UNKNOWN};
use super::path;
use crate::Rng;
use foederis_language::net::cell::{Direction, Trace, run, run_back};
use foederis_language::net::kernel::{Panels, add_product_here, simd, softmax, transpose};
use foederis_language::net::{DISTANCES, Layout, distance};
use std::ops::Range;

/// What keeps a network from learning its data by heart.
#[derive(Debug, Clone, Copy)]
pub struct Dropout {
    /// Share of a word vector's elements left out.
    pub input: f32,
    /// Share of the elements left out between layers and before the heads.
    pub inner: f32,
    /// Share left out of the vectors that choose heads and relations.
    pub tree: f32,
}

/// Gradient and loss of a portion of a batch.
#[derive(Debug, Default)]
pub struct Gradient {
    /// Of all weights.
    pub weights: Vec<f32>,
    /// Of the word vectors, word by word, in the order of the sentences.
    pub vectors: Vec<f32>,
    /// Sum of the losses.
    pub loss: f32,
}

/// What is left out of what is known of words.
#[derive(Debug, Clone, Default)]
pub struct Gaps {
    /// How often the feature of each row occurs.
    pub counts: Vec<u32>,
    /// The rows of lists, in order.
    pub lists: Vec<u32>,
    /// Share of the words whose lists are left out.
    pub unlisted: f32,
    /// Share of the words whose form and half of whose other features are left out.
    pub faded: f32,
}

/// The rows of each word with forms left out at random: what was looked up, and what the gradient goes to.
pub type Chosen = (Vec<u32>, Vec<u32>);

/// Chooses the features of every word: rare forms are often read as unknown ones, and single features are left out.
pub fn choose(examples: &[&Example], gaps: &Gaps, rng: &mut Rng) -> Chosen {
    let (mut rows, mut starts) = (Vec::new(), vec![0]);
    for example in examples {
        for word in 0..example.words() {
            let unlisted = gaps.unlisted > 0.0 && rng.unit() < gaps.unlisted;
            let faded = gaps.faded > 0.0 && rng.unit() < gaps.faded;
            let left_out = if faded { 0.5 } else { 0.05 };
            for (at, &row) in example.word(word).iter().enumerate() {
                if at == 0 {
                    let unknown = 0.25 / (0.25 + gaps.counts[row as usize] as f32) + 0.05;
                    rows.push(if rng.unit() < unknown || faded { 0 } else { row });
                } else if rng.unit() >= left_out && !(unlisted && gaps.lists.binary_search(&row).is_ok()) {
                    rows.push(row);
                }
            }
            starts.push(rows.len() as u32);
        }
    }
    (rows, starts)
}

/// The weights laid out for the products of a step, forwards and backwards.
#[derive(Debug)]
pub struct Laid {
    first: [Panels; 2],
    inner: Vec<[Panels; 2]>,
    heads: [Panels; 2],
    bilinear: [Panels; 2],
    distances: [Panels; 2],
    relation: [Panels; 2],
}

impl Laid {
    /// Lays these weights out.
    pub fn new(layout: &Layout, weights: &[f32]) -> Self {
        let both = |range: &Range<usize>, k: usize, n: usize| {
            [Panels::new(&weights[range.clone()], k, n), Panels::turned(&weights[range.clone()], n, k)]
        };
        let (width, hidden, arc) = (layout.sizes.width, layout.hidden, layout.sizes.arc);
        Self {
            first: both(&layout.first, width, 12 * hidden),
            inner: layout.inner[1..].iter().map(|range| both(range, width, 6 * hidden)).collect(),
            heads: both(&layout.heads, width, layout.columns),
            bilinear: both(&layout.bilinear, arc, arc),
            distances: both(&layout.distances, arc, DISTANCES),
            relation: both(&layout.relation, layout.sizes.label, layout.sizes.relations),
        }
    }
}

/// Loss and gradient of these sentences. `vectors` are their words' vectors, row by row.
pub fn step(
    layout: &Layout,
    weights: &[f32],
    laid: &Laid,
    examples: &[&Example],
    vectors: Vec<f32>,
    dropout: Dropout,
    rng: Rng,
    gradient: &mut Gradient,
) {
    simd(
        #[inline(always)]
        || step_here(layout, weights, laid, examples, vectors, dropout, rng, gradient),
    );
}

struct Layer {
    input: Vec<f32>,
    mask: Vec<f32>,
    projected: Vec<f32>,
    traces: [Trace; 2],
}

#[inline(always)]
fn step_here(
    layout: &Layout,
    weights: &[f32],
    laid: &Laid,
    examples: &[&Example],
    vectors: Vec<f32>,
    dropout: Dropout,
    mut rng: Rng,
    gradient: &mut Gradient,
) {
    let hidden = layout.hidden;
    let width = layout.sizes.width;
    let words: usize = examples.iter().map(|example| example.words()).sum();
    gradient.weights.clear();
    gradient.weights.resize(layout.len, 0.0);
    gradient.loss = 0.0;
    let mut spans: Vec<Range<usize>> = Vec::with_capacity(examples.len());
    for example in examples {
        let start = spans.last().map_or(0, |span: &Range<usize>| span.end);
        spans.push(start..start + example.words());
    }
    let mut state = vec![0.0; hidden];
    let mut input = vectors;
    let mut layers: Vec<Layer> = Vec::new();
    for layer in 0..=layout.sizes.layers {
        let mut noise = mask(words * width, if layer == 0 { dropout.input } else { dropout.inner }, &mut rng);
        times(&mut input, &noise);
        let mut projected = vec![0.0; words * 6 * hidden];
        if layer == 0 {
            let mut wide = vec![0.0; words * 12 * hidden];
            add_product_here(&mut wide, &input, &laid.first[0]);
            neighbours(&spans, hidden, |word, neighbour, own, other, side| {
                let out = &mut projected[word * 6 * hidden + side..][..3 * hidden];
                out.copy_from_slice(&wide[word * 12 * hidden + own..][..3 * hidden]);
                if let Some(neighbour) = neighbour {
                    let add = &wide[neighbour * 12 * hidden + other..][..3 * hidden];
                    out.iter_mut().zip(add).for_each(|(out, add)| *out += add);
                }
            });
        } else {
            add_product_here(&mut projected, &input, &laid.inner[layer - 1][0]);
        }
        let mut out = vec![0.0; words * width];
        let mut traces = [Trace::default(), Trace::default()];
        for (side, trace) in traces.iter_mut().enumerate() {
            trace.state.resize(words * hidden, 0.0);
            trace.forget.resize(words * hidden, 0.0);
            trace.reset.resize(words * hidden, 0.0);
            let gates = &weights[layout.gates[layer].clone()][side * 4 * hidden..][..4 * hidden];
            for span in &spans {
                let rows = span.start * width..span.end * width;
                let mut part = Trace::default();
                run(
                    Direction { backwards: side == 1, hidden },
                    &projected[span.start * 6 * hidden..span.end * 6 * hidden],
                    6 * hidden,
                    side * 3 * hidden,
                    gates,
                    &input[rows.clone()],
                    &mut out[rows],
                    &mut state,
                    Some(&mut part),
                );
                let place = span.start * hidden..span.end * hidden;
                trace.state[place.clone()].copy_from_slice(&part.state);
                trace.forget[place.clone()].copy_from_slice(&part.forget);
                trace.reset[place].copy_from_slice(&part.reset);
            }
        }
        layers.push(Layer { input: std::mem::replace(&mut input, out), mask: std::mem::take(&mut noise), projected, traces });
    }
    let last_mask = mask(words * width, dropout.inner, &mut rng);
    times(&mut input, &last_mask);
    let mut d_input = heads(layout, weights, laid, examples, &spans, &input, dropout, &mut rng, gradient);
    times(&mut d_input, &last_mask);
    for (number, layer) in layers.iter().enumerate().rev() {
        let mut d_projected = vec![0.0; words * 6 * hidden];
        let mut d_below = vec![0.0; words * width];
        let gates = layout.gates[number].clone();
        for (side, trace) in layer.traces.iter().enumerate() {
            for span in &spans {
                let rows = span.start * width..span.end * width;
                let wide = span.start * 6 * hidden..span.end * 6 * hidden;
                let place = span.start * hidden..span.end * hidden;
                let part = Trace {
                    state: trace.state[place.clone()].to_vec(),
                    forget: trace.forget[place.clone()].to_vec(),
                    reset: trace.reset[place].to_vec(),
                };
                run_back(
                    Direction { backwards: side == 1, hidden },
                    &layer.projected[wide.clone()],
                    6 * hidden,
                    side * 3 * hidden,
                    &weights[gates.clone()][side * 4 * hidden..][..4 * hidden],
                    &layer.input[rows.clone()],
                    &part,
                    &d_input[rows.clone()],
                    &mut d_projected[wide],
                    &mut gradient.weights[gates.clone()][side * 4 * hidden..][..4 * hidden],
                    &mut d_below[rows],
                    &mut state,
                );
            }
        }
        if number == 0 {
            let mut d_wide = vec![0.0; words * 12 * hidden];
            neighbours(&spans, hidden, |word, neighbour, own, other, side| {
                let d_out = &d_projected[word * 6 * hidden + side..][..3 * hidden];
                d_wide[word * 12 * hidden + own..][..3 * hidden].copy_from_slice(d_out);
                if let Some(neighbour) = neighbour {
                    d_wide[neighbour * 12 * hidden + other..][..3 * hidden].copy_from_slice(d_out);
                }
            });
            back(&mut gradient.weights[layout.first.clone()], &mut d_below, &layer.input, &laid.first[1], &d_wide, width, 12 * hidden);
        } else {
            let inner = layout.inner[number].clone();
            back(
                &mut gradient.weights[inner.clone()],
                &mut d_below,
                &layer.input,
                &laid.inner[number - 1][1],
                &d_projected,
                width,
                6 * hidden,
            );
        }
        times(&mut d_below, &layer.mask);
        d_input = d_below;
    }
    gradient.vectors = d_input;
}

/// Calls `each` for both directions of every word with its neighbour, the columns of their parts, and the output's column.
#[inline(always)]
fn neighbours(spans: &[Range<usize>], hidden: usize, mut each: impl FnMut(usize, Option<usize>, usize, usize, usize)) {
    for span in spans {
        for word in span.clone() {
            each(word, (word > span.start).then(|| word.wrapping_sub(1)), 0, 3 * hidden, 0);
            each(word, (word + 1 < span.end).then_some(word + 1), 6 * hidden, 9 * hidden, 3 * hidden);
        }
    }
}

/// Gradients of a product `out = a · b`: `d_b += aᵀ · d_out`, `d_a += d_out · bᵀ`.
#[inline(always)]
fn back(d_b: &mut [f32], d_a: &mut [f32], a: &[f32], b_turned: &Panels, d_out: &[f32], k: usize, n: usize) {
    let rows = d_out.len() / n.max(1);
    let mut turned = vec![0.0; a.len()];
    transpose(&mut turned, a, k);
    add_product_here(d_b, &turned, &Panels::new(d_out, rows, n));
    add_product_here(d_a, d_out, b_turned);
}

fn mask(count: usize, share: f32, rng: &mut Rng) -> Vec<f32> {
    if share <= 0.0 {
        return vec![1.0; count];
    }
    let keep = 1.0 / (1.0 - share);
    #[expect(clippy::cast_sign_loss, reason = "a share is not negative")]
    let bound = (f64::from(share) * 65536.0) as u64;
    let mut bits = 0;
    (0..count)
        .map(|at| {
            if at.is_multiple_of(4) {
                bits = rng.draw();
            }
            let draw = (bits >> (16 * (at % 4))) & 0xffff;
            if draw < bound { 0.0 } else { keep }
        })
        .collect()
}

fn times(values: &mut [f32], mask: &[f32]) {
    values.iter_mut().zip(mask).for_each(|(value, mask)| *value *= mask);
}

/// Losses of all heads; returns the gradient of their input.
#[inline(always)]
fn heads(
    layout: &Layout,
    weights: &[f32],
    laid: &Laid,
    examples: &[&Example],
    spans: &[Range<usize>],
    input: &[f32],
    dropout: Dropout,
    rng: &mut Rng,
    gradient: &mut Gradient,
) -> Vec<f32> {
    let width = layout.sizes.width;
    let columns = layout.columns;
    let words = input.len() / width;
    let bias = &weights[layout.head_bias.clone()];
    let mut out = Vec::with_capacity(words * columns);
    (0..words).for_each(|_| out.extend_from_slice(bias));
    add_product_here(&mut out, input, &laid.heads[0]);
    let mut d_out = vec![0.0; words * columns];
    for (example, span) in examples.iter().zip(spans) {
        let rows = span.start * columns..span.end * columns;
        let (out, d_out) = (&mut out[rows.clone()], &mut d_out[rows]);
        for (word, (row, d_row)) in out.chunks_exact_mut(columns).zip(d_out.chunks_exact_mut(columns)).enumerate() {
            if let Some(upos) = &example.upos {
                gradient.loss += cross_entropy(row, d_row, &layout.upos, upos[word], example.weight);
            }
            if let Some(feats) = &example.feats {
                for (range, &value) in layout.feats.iter().zip(&feats[word * layout.feats.len()..]) {
                    gradient.loss += cross_entropy(row, d_row, range, value, example.weight * example.trust);
                }
            }
        }
        if let Some(names) = &example.names {
            gradient.loss += path::loss(out, d_out, columns, &layout.names, names, example.weight);
        }
        if let Some(heads) = &example.heads {
            gradient.loss += tree(layout, weights, laid, example, heads, out, d_out, dropout, rng, &mut gradient.weights);
        }
    }
    for d_row in d_out.chunks_exact(columns) {
        gradient.weights[layout.head_bias.clone()].iter_mut().zip(d_row).for_each(|(sum, d)| *sum += d);
    }
    let mut d_input = vec![0.0; input.len()];
    back(&mut gradient.weights[layout.heads.clone()], &mut d_input, input, &laid.heads[1], &d_out, width, columns);
    d_input
}

#[inline(always)]
fn cross_entropy(row: &mut [f32], d_row: &mut [f32], range: &Range<usize>, gold: u8, weight: f32) -> f32 {
    if gold == UNKNOWN {
        return 0.0;
    }
    let scores = &mut row[range.clone()];
    softmax(scores);
    let gold = usize::from(gold);
    for (at, (d, p)) in d_row[range.clone()].iter_mut().zip(&*scores).enumerate() {
        *d = weight * (p - f32::from(u8::from(at == gold)));
    }
    -weight * scores[gold].max(1e-9).ln()
}

#[inline(always)]
fn tree(
    layout: &Layout,
    weights: &[f32],
    laid: &Laid,
    example: &Example,
    heads: &[u32],
    out: &mut [f32],
    d_out: &mut [f32],
    dropout: Dropout,
    rng: &mut Rng,
    d_weights: &mut [f32],
) -> f32 {
    let (arc, label, columns, relations) = (layout.sizes.arc, layout.sizes.label, layout.columns, layout.sizes.relations);
    let words = heads.len();
    let weight = example.weight * example.trust;
    let width = words + 1;
    let mut loss = 0.0;
    // Arcs.
    let mut deps = Vec::with_capacity(words * arc);
    let mut governors = weights[layout.root_arc.clone()].to_vec();
    for row in out.chunks_exact(columns) {
        deps.extend(row[layout.arc_dep.clone()].iter().map(|value| value.max(0.0)));
        governors.extend(row[layout.arc_head.clone()].iter().map(|value| value.max(0.0)));
    }
    let dep_mask = mask(deps.len(), dropout.tree, rng);
    let governor_mask = mask(governors.len(), dropout.tree, rng);
    times(&mut deps, &dep_mask);
    times(&mut governors, &governor_mask);
    let governs = &weights[layout.governs.clone()];
    let mut formed = vec![0.0; words * arc];
    add_product_here(&mut formed, &deps, &laid.bilinear[0]);
    formed.chunks_exact_mut(arc).for_each(|row| row.iter_mut().zip(governs).for_each(|(value, governs)| *value += governs));
    let mut places = vec![0.0; words * DISTANCES];
    add_product_here(&mut places, &deps, &laid.distances[0]);
    let mut scores = vec![0.0; words * width];
    for (word, (row, places)) in scores.chunks_exact_mut(width).zip(places.chunks_exact(DISTANCES)).enumerate() {
        row.iter_mut().enumerate().for_each(|(head, score)| *score = places[distance(word, head)]);
    }
    add_product_here(&mut scores, &formed, &Panels::turned(&governors, arc, width));
    for (word, row) in scores.chunks_exact_mut(width).enumerate() {
        row[word + 1] = -1e9;
        softmax(row);
        let gold = heads[word] as usize;
        loss -= weight * row[gold].max(1e-9).ln();
        row[gold] -= 1.0;
        row.iter_mut().for_each(|value| *value *= weight);
        row[word + 1] = 0.0;
    }
    let mut d_formed = vec![0.0; formed.len()];
    add_product_here(&mut d_formed, &scores, &Panels::new(&governors, width, arc));
    let mut scores_turned = vec![0.0; scores.len()];
    transpose(&mut scores_turned, &scores, width);
    let mut d_governors = vec![0.0; governors.len()];
    add_product_here(&mut d_governors, &scores_turned, &Panels::new(&formed, words, arc));
    for row in d_formed.chunks_exact(arc) {
        d_weights[layout.governs.clone()].iter_mut().zip(row).for_each(|(sum, d)| *sum += d);
    }
    let mut d_deps = vec![0.0; deps.len()];
    back(&mut d_weights[layout.bilinear.clone()], &mut d_deps, &deps, &laid.bilinear[1], &d_formed, arc, arc);
    let mut d_places = vec![0.0; places.len()];
    for (word, (row, d_places)) in scores.chunks_exact(width).zip(d_places.chunks_exact_mut(DISTANCES)).enumerate() {
        row.iter().enumerate().for_each(|(head, d)| d_places[distance(word, head)] += d);
    }
    back(&mut d_weights[layout.distances.clone()], &mut d_deps, &deps, &laid.distances[1], &d_places, arc, DISTANCES);
    times(&mut d_deps, &dep_mask);
    times(&mut d_governors, &governor_mask);
    d_weights[layout.root_arc.clone()].iter_mut().zip(&d_governors).for_each(|(sum, d)| *sum += d);
    for (word, (row, d_row)) in out.chunks_exact(columns).zip(d_out.chunks_exact_mut(columns)).enumerate() {
        for (side, d_side) in [(&layout.arc_dep, &d_deps[word * arc..][..arc]), (&layout.arc_head, &d_governors[(word + 1) * arc..][..arc])]
        {
            for ((d, &value), d_value) in d_row[side.clone()].iter_mut().zip(&row[side.clone()]).zip(d_side) {
                *d = if value > 0.0 { *d_value } else { 0.0 };
            }
        }
    }
    // Relations, under the right heads.
    let mut hidden = vec![0.0; words * label];
    for (word, hidden) in hidden.chunks_exact_mut(label).enumerate() {
        let dep = &out[word * columns..][layout.label_dep.clone()];
        let head = match heads[word] as usize {
            0 => &weights[layout.root_label.clone()],
            head => &out[(head - 1) * columns..][layout.label_head.clone()],
        };
        hidden.iter_mut().zip(dep).zip(head).for_each(|((hidden, dep), head)| *hidden = (dep + head).max(0.0));
    }
    let label_mask = mask(hidden.len(), dropout.tree, rng);
    times(&mut hidden, &label_mask);
    let mut chosen = Vec::with_capacity(words * relations);
    (0..words).for_each(|_| chosen.extend_from_slice(&weights[layout.relation_bias.clone()]));
    add_product_here(&mut chosen, &hidden, &laid.relation[0]);
    let mut d_chosen = vec![0.0; chosen.len()];
    for (word, (row, d_row)) in chosen.chunks_exact_mut(relations).zip(d_chosen.chunks_exact_mut(relations)).enumerate() {
        loss += cross_entropy(row, d_row, &(0..relations), example.relations[word], weight);
        d_weights[layout.relation_bias.clone()].iter_mut().zip(&*d_row).for_each(|(sum, d)| *sum += d);
    }
    let mut d_hidden = vec![0.0; hidden.len()];
    back(&mut d_weights[layout.relation.clone()], &mut d_hidden, &hidden, &laid.relation[1], &d_chosen, label, relations);
    times(&mut d_hidden, &label_mask);
    for (word, (hidden, d_hidden)) in hidden.chunks_exact(label).zip(d_hidden.chunks_exact_mut(label)).enumerate() {
        d_hidden.iter_mut().zip(hidden).for_each(|(d, &value)| *d = if value > 0.0 { *d } else { 0.0 });
        add(&mut d_out[word * columns..][layout.label_dep.clone()], d_hidden);
        match heads[word] as usize {
            0 => add(&mut d_weights[layout.root_label.clone()], d_hidden),
            head => add(&mut d_out[(head - 1) * columns..][layout.label_head.clone()], d_hidden),
        }
    }
    loss
}

#[inline(always)]
fn add(sum: &mut [f32], values: &[f32]) {
    sum.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
}

#[cfg(test)]
mod tests {
    use super::*;
    use foederis_language::net::Sizes;

    /// The gradient agrees with differences of the loss, for every group of weights and the word vectors.
    #[test]
    fn gradients_agree_with_differences() {
        let sizes = Sizes { width: 16, layers: 1, arc: 8, label: 8, upos: 3, feats: vec![2, 3], relations: 4, names: 5 };
        let layout = Layout::new(sizes);
        let mut rng = Rng::new(5);
        let weights: Vec<f32> = (0..layout.len).map(|_| rng.signed() * 0.4).collect();
        let example = |words: usize| Example {
            rows: vec![0; words],
            starts: (0..=words as u32).collect(),
            upos: Some((0..words).map(|word| (word % 3) as u8).collect()),
            feats: Some((0..words * 2).map(|at| (at % 2) as u8).collect()),
            heads: Some((0..words as u32).collect()),
            relations: (0..words).map(|word| (word % 4) as u8).collect(),
            names: Some((0..words).map(|word| [0b1_0001, 0b1_1010, 0b0_1111][word % 3]).collect()),
            weight: 0.7,
            trust: 0.9,
        };
        let examples = [example(4), example(1), example(3)];
        let examples: Vec<&Example> = examples.iter().collect();
        let vectors: Vec<f32> = (0..8 * 16).map(|_| rng.signed()).collect();
        let dropout = Dropout { input: 0.2, inner: 0.2, tree: 0.2 };
        let loss = |weights: &[f32], vectors: &[f32]| {
            let mut gradient = Gradient::default();
            step(&layout, weights, &Laid::new(&layout, weights), &examples, vectors.to_vec(), dropout, Rng::new(9), &mut gradient);
            gradient
        };
        let gradient = loss(&weights, &vectors);
        let check = |analytic: f32, up: f32, down: f32, what: String| {
            let numeric = (up - down) / 0.008;
            assert!((analytic - numeric).abs() < 0.02 + 0.05 * numeric.abs(), "{what}: {analytic} against {numeric}");
        };
        for at in (0..layout.len).step_by(7) {
            let mut moved = weights.clone();
            moved[at] += 0.004;
            let up = loss(&moved, &vectors).loss;
            moved[at] -= 0.008;
            check(gradient.weights[at], up, loss(&moved, &vectors).loss, format!("weight {at}"));
        }
        for at in (0..vectors.len()).step_by(3) {
            let mut moved = vectors.clone();
            moved[at] += 0.004;
            let up = loss(&weights, &moved).loss;
            moved[at] -= 0.008;
            check(gradient.vectors[at], up, loss(&weights, &moved).loss, format!("vector {at}"));
        }
    }
}
