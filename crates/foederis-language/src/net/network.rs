//! A trained network at work.

use super::cell::{Direction, run};
use super::features::Vocabulary;
use super::kernel::{Panels, add_product_here, simd};
use super::memo::{Memo, Row};
use super::steps::{MOST, Rounded, Steps};
use super::{DISTANCES, Labels, Layout, Sizes, distance, tree};
use crate::pack::{PackError, Reader, Writer};
use std::ops::Range;

/// A network that reads sentences.
#[derive(Debug, Clone)]
pub struct Network {
    /// The labels it chooses from.
    pub labels: Labels,
    layout: Layout,
    vocabulary: Vocabulary,
    /// Word vectors, a row a feature, in steps of the row's scale.
    table: Vec<i8>,
    scales: Vec<f32>,
    weights: Vec<f32>,
    dense: Dense,
    first: Steps,
    /// Of every recurrent layer above the first.
    inner: Vec<Steps>,
    heads: Steps,
    bilinear: Steps,
    distances: Steps,
    relation: Steps,
}

/// All weights but the word vectors as a pack holds them: in steps, and the size of a step for each row of each group.
#[derive(Debug, Clone, Default)]
struct Dense {
    steps: Vec<i8>,
    scales: Vec<f32>,
}

/// What the network made of a run of sentences, word by word, and the buffers it used.
#[derive(Debug, Default)]
pub struct Reading {
    /// UPOS by number.
    pub upos: Vec<u8>,
    /// Values of all features of the first word, then of the second …
    pub feats: Vec<u8>,
    /// Heads within the sentence, from 1; 0 is the root.
    pub heads: Vec<u32>,
    /// Relations by number.
    pub relations: Vec<u8>,
    /// Scores of all name tags, word by word.
    pub names: Vec<f32>,
    memo: Memo,
    making: Making,
    rows: Vec<usize>,
    projected: Vec<f32>,
    below: Vec<f32>,
    above: Vec<f32>,
    columns: Vec<f32>,
    state: Vec<f32>,
    tree: Tree,
    rounded: Rounded,
}

/// Words that the memo does not have.
#[derive(Debug, Default)]
struct Making {
    lower: String,
    features: Vec<u32>,
    rows: Vec<usize>,
    vectors: Vec<f32>,
    projections: Vec<f32>,
}

#[derive(Debug, Default)]
struct Tree {
    governors: Vec<f32>,
    turned: Panels,
    formed: Vec<f32>,
    scores: Vec<f32>,
    places: Vec<f32>,
    heads: Vec<u32>,
    label: Vec<f32>,
    relations: Vec<f32>,
}

impl Network {
    /// A network of trained weights; they are rounded to what a pack holds.
    ///
    /// # Panics
    /// When the tables do not have the sizes that the labels and the vocabulary ask for.
    pub fn new(labels: Labels, sizes: Sizes, vocabulary: Vocabulary, table: &[f32], weights: &[f32]) -> Self {
        let layout = Layout::new(sizes);
        assert_eq!(table.len(), vocabulary.rows() * layout.sizes.width, "one vector a feature");
        assert_eq!(weights.len(), layout.len, "all weights");
        let (mut steps, mut scales) = (Vec::with_capacity(table.len()), Vec::with_capacity(vocabulary.rows()));
        for row in table.chunks_exact(layout.sizes.width) {
            scales.push(round(row, &mut steps));
        }
        let mut dense = Dense::default();
        for (range, width) in groups(&layout) {
            for row in weights[range].chunks(width) {
                let scale = round(row, &mut dense.steps);
                dense.scales.push(scale);
            }
        }
        Self::ready(labels, layout, vocabulary, steps, scales, dense)
    }

    /// Lays the matrices out for products.
    fn ready(labels: Labels, layout: Layout, vocabulary: Vocabulary, table: Vec<i8>, scales: Vec<f32>, dense: Dense) -> Self {
        let mut rows = Vec::new();
        let mut weights = Vec::with_capacity(layout.len);
        let mut next = 0;
        for (range, width) in groups(&layout) {
            rows.push((range.start, next));
            for row in dense.steps[range].chunks(width) {
                weights.extend(row.iter().map(|&step| f32::from(step) * dense.scales[next]));
                next += 1;
            }
        }
        let steps = |range: &Range<usize>, n: usize| {
            let first = rows.iter().find(|(start, _)| *start == range.start).map_or(0, |(_, row)| *row);
            Steps::new(&dense.steps[range.clone()], &dense.scales[first..first + range.len() / n.max(1)], n)
        };
        let hidden = layout.hidden;
        Self {
            first: steps(&layout.first, 12 * hidden),
            inner: layout.inner[1..].iter().map(|range| steps(range, 6 * hidden)).collect(),
            heads: steps(&layout.heads, layout.columns),
            bilinear: steps(&layout.bilinear, layout.sizes.arc),
            distances: steps(&layout.distances, DISTANCES),
            relation: steps(&layout.relation, layout.sizes.relations),
            labels,
            layout,
            vocabulary,
            table,
            scales,
            weights,
            dense,
        }
    }

    /// Appends to a pack.
    pub fn write(&self, out: &mut Writer) {
        let sizes = &self.layout.sizes;
        for size in [sizes.width, sizes.layers, sizes.arc, sizes.label] {
            out.len(size);
        }
        self.labels.write(out);
        self.vocabulary.write(out);
        out.i8s(&self.table);
        out.f32s(&self.scales);
        let mut scales = self.dense.scales.iter();
        for (range, width) in groups(&self.layout) {
            for (row, &scale) in self.dense.steps[range].chunks(width).zip(&mut scales) {
                out.f32(scale);
                out.i8s(row);
            }
        }
    }

    /// Reads from a pack.
    pub fn read(reader: &mut Reader) -> Result<Self, PackError> {
        let mut sizes = Sizes { width: reader.len()?, layers: reader.len()?, arc: reader.len()?, label: reader.len()?, ..Sizes::default() };
        if sizes.width == 0
            || sizes.width > MOST
            || !sizes.width.is_multiple_of(16)
            || sizes.layers > 8
            || sizes.arc > MOST
            || sizes.label > MOST
        {
            return Err(PackError::Broken("a network of impossible size"));
        }
        let labels = Labels::read(reader)?;
        sizes.upos = labels.upos.len();
        sizes.feats = labels.feats.iter().map(|(_, values)| values.len()).collect();
        sizes.relations = labels.relations.len();
        sizes.names = labels.names.len();
        let layout = Layout::new(sizes);
        let vocabulary = Vocabulary::read(reader)?;
        let table = reader.i8s()?;
        let scales = reader.f32s()?;
        if table.len() != vocabulary.rows() * layout.sizes.width || scales.len() != vocabulary.rows() {
            return Err(PackError::Broken("word vectors and vocabulary differ in number"));
        }
        let mut dense = Dense::default();
        for (range, width) in groups(&layout) {
            while dense.steps.len() < range.end {
                let scale = reader.f32()?;
                let steps = reader.bytes()?;
                if steps.len() != width.min(range.end - dense.steps.len()) || !scale.is_finite() {
                    return Err(PackError::Broken("a row of weights has the wrong length"));
                }
                dense.scales.push(scale);
                dense.steps.extend(steps.iter().map(|step| step.cast_signed()));
            }
        }
        if scales.iter().any(|scale| !scale.is_finite()) {
            return Err(PackError::Broken("a scale is not a number"));
        }
        Ok(Self::ready(labels, layout, vocabulary, table, scales, dense))
    }

    /// Reads sentences given as the lengths of their runs of `forms`.
    pub fn read_sentences(&self, forms: &[&str], lengths: &[usize], reading: &mut Reading) {
        simd(
            #[inline(always)]
            || self.read_here(forms, lengths, reading),
        );
    }

    #[inline(always)]
    fn read_here(&self, forms: &[&str], lengths: &[usize], reading: &mut Reading) {
        let Layout { hidden, columns, .. } = self.layout;
        let width = self.layout.sizes.width;
        let words = forms.len();
        self.look_up(forms, reading);
        let Reading { memo, rows, projected, below, above, state, rounded, .. } = reading;
        state.resize(hidden, 0.0);
        // The first layer: each word's own part and its neighbour's, both looked up.
        fit(projected, words * 6 * hidden);
        fit(below, words * width);
        fit(above, words * width);
        let mut start = 0;
        for &length in lengths {
            for word in start..start + length {
                memo.vector(rows[word], &mut below[word * width..][..width]);
                let out = &mut projected[word * 6 * hidden..][..6 * hidden];
                let (forwards, backwards) = out.split_at_mut(3 * hidden);
                let left = (word > start).then(|| rows[word - 1]);
                let right = (word + 1 < start + length).then(|| rows[word + 1]);
                memo.meet(forwards, (rows[word], 0), left.map(|row| (row, 1)));
                memo.meet(backwards, (rows[word], 2), right.map(|row| (row, 3)));
            }
            start += length;
        }
        for layer in 0..=self.layout.sizes.layers {
            if layer > 0 {
                self.inner[layer - 1].product_here(&mut projected[..words * 6 * hidden], &below[..words * width], &[], rounded);
            }
            let gates = &self.weights[self.layout.gates[layer].clone()];
            let mut start = 0;
            for &length in lengths {
                let span = start * width..(start + length) * width;
                let input = &projected[start * 6 * hidden..(start + length) * 6 * hidden];
                for backwards in [false, true] {
                    let side = usize::from(backwards);
                    let gates = &gates[side * 4 * hidden..][..4 * hidden];
                    run(
                        Direction { backwards, hidden },
                        input,
                        6 * hidden,
                        side * 3 * hidden,
                        gates,
                        &below[span.clone()],
                        &mut above[span.clone()],
                        state,
                        None,
                    );
                }
                start += length;
            }
            std::mem::swap(below, above);
        }
        let out = &mut reading.columns;
        let rounded = &mut reading.rounded;
        fit(out, words * columns);
        let bias = &self.weights[self.layout.head_bias.clone()];
        self.heads.product_here(&mut out[..words * columns], &below[..words * width], bias, rounded);
        self.choose(words, lengths, reading);
    }

    #[inline(always)]
    fn choose(&self, words: usize, lengths: &[usize], reading: &mut Reading) {
        let Reading { upos, feats, heads, relations, names, columns: out, tree, rounded, .. } = reading;
        let layout = &self.layout;
        let columns = layout.columns;
        upos.clear();
        feats.clear();
        heads.clear();
        relations.clear();
        names.clear();
        for row in out[..words * columns].chunks_exact_mut(columns) {
            upos.push(top(&row[layout.upos.clone()]));
            for range in &layout.feats {
                feats.push(top(&row[range.clone()]));
            }
            names.extend_from_slice(&row[layout.names.clone()]);
            row[layout.arc_dep.start..layout.arc_head.end].iter_mut().for_each(|value| *value = value.max(0.0));
        }
        if layout.sizes.relations == 0 {
            return;
        }
        let mut start = 0;
        for &length in lengths {
            self.parse(&out[start * columns..(start + length) * columns], length, tree, rounded);
            heads.extend_from_slice(&tree.heads);
            relations.extend(tree.relations.chunks_exact(layout.sizes.relations).map(top));
            start += length;
        }
    }

    #[inline(always)]
    fn parse(&self, rows: &[f32], words: usize, tree: &mut Tree, rounded: &mut Rounded) {
        let layout = &self.layout;
        let (arc, label, columns) = (layout.sizes.arc, layout.sizes.label, layout.columns);
        let weight = |range: &Range<usize>| &self.weights[range.clone()];
        let width = words + 1;
        tree.governors.clear();
        tree.governors.extend_from_slice(weight(&layout.root_arc));
        rows.chunks_exact(columns).for_each(|row| tree.governors.extend_from_slice(&row[layout.arc_head.clone()]));
        tree.turned.fill_turned(&tree.governors, arc, width);
        // dep · U, then with every governor; a governor's own readiness is the same for all words.
        fit(&mut tree.formed, words * arc);
        fit(&mut tree.label, words * arc.max(label));
        for (row, dep) in rows.chunks_exact(columns).zip(tree.label.chunks_exact_mut(arc)) {
            dep.copy_from_slice(&row[layout.arc_dep.clone()]);
        }
        self.bilinear.product_here(&mut tree.formed[..words * arc], &tree.label[..words * arc], weight(&layout.governs), rounded);
        fit(&mut tree.places, words * DISTANCES);
        self.distances.product_here(&mut tree.places[..words * DISTANCES], &tree.label[..words * arc], &[], rounded);
        fit(&mut tree.scores, words * width);
        for (word, (row, places)) in
            tree.scores[..words * width].chunks_exact_mut(width).zip(tree.places.chunks_exact(DISTANCES)).enumerate()
        {
            row.iter_mut().enumerate().for_each(|(head, score)| *score = places[distance(word, head)]);
        }
        add_product_here(&mut tree.scores[..words * width], &tree.formed[..words * arc], &tree.turned);
        tree::decode(&tree.scores, words, &mut tree.heads);
        fit(&mut tree.label, words * label);
        for (word, hidden) in tree.label[..words * label].chunks_exact_mut(label).enumerate() {
            let dep = &rows[word * columns..][layout.label_dep.clone()];
            let head = match tree.heads[word] as usize {
                0 => weight(&layout.root_label),
                head => &rows[(head - 1) * columns..][layout.label_head.clone()],
            };
            for ((hidden, dep), head) in hidden.iter_mut().zip(dep).zip(head) {
                *hidden = (dep + head).max(0.0);
            }
        }
        tree.relations.resize(words * layout.sizes.relations, 0.0);
        self.relation.product_here(&mut tree.relations, &tree.label[..words * label], weight(&layout.relation_bias), rounded);
    }

    /// Finds or makes the vectors of all words.
    #[inline(always)]
    fn look_up(&self, forms: &[&str], reading: &mut Reading) {
        let Reading { memo, making, rows, rounded, .. } = reading;
        let width = self.layout.sizes.width;
        let wide = 12 * self.layout.hidden;
        memo.begin(width, wide);
        rows.clear();
        making.rows.clear();
        making.vectors.clear();
        for form in forms {
            let row = match memo.find(form) {
                Row::Known(row) => row,
                Row::New(row) => {
                    self.vocabulary.rows_of(form, &mut making.lower, &mut making.features);
                    let start = making.vectors.len();
                    making.vectors.resize(start + width, 0.0);
                    let vector = &mut making.vectors[start..];
                    for &feature in &making.features {
                        let scale = self.scales[feature as usize];
                        let steps = &self.table[feature as usize * width..][..width];
                        vector.iter_mut().zip(steps).for_each(|(out, &step)| *out += f32::from(step) * scale);
                    }
                    making.rows.push(row);
                    row
                }
            };
            rows.push(row);
        }
        // The projections of all new words at once.
        let count = making.rows.len();
        fit(&mut making.projections, count * wide);
        self.first.product_here(&mut making.projections[..count * wide], &making.vectors, &[], rounded);
        for ((&row, vector), projections) in
            making.rows.iter().zip(making.vectors.chunks_exact(width)).zip(making.projections.chunks_exact(wide))
        {
            memo.keep(row, vector, projections);
        }
    }
}

/// The number of the largest value.
#[inline(always)]
fn top(values: &[f32]) -> u8 {
    let mut best = (0u8, f32::NEG_INFINITY);
    for (at, &value) in (0u8..).zip(values) {
        if value > best.1 {
            best = (at, value);
        }
    }
    best.0
}

/// Makes a buffer at least this long.
fn fit(buffer: &mut Vec<f32>, length: usize) {
    if buffer.len() < length {
        buffer.resize(length, 0.0);
    }
}

/// Appends a row in 255 steps and returns the size of a step.
fn round(row: &[f32], out: &mut Vec<i8>) -> f32 {
    let top = row.iter().fold(0f32, |top, value| top.max(value.abs()));
    let scale = if top > 0.0 { top / 127.0 } else { 0.0 };
    let inverse = if scale > 0.0 { 1.0 / scale } else { 0.0 };
    out.extend(row.iter().map(|value| (value * inverse).round_ties_even() as i8));
    scale
}

/// The groups of weights, each with the length of a row that shares a scale.
fn groups(layout: &Layout) -> Vec<(Range<usize>, usize)> {
    let hidden = layout.hidden;
    let mut groups = vec![(layout.first.clone(), 12 * hidden)];
    for (inner, gates) in layout.inner.iter().zip(&layout.gates) {
        groups.push((gates.clone(), hidden));
        groups.push((inner.clone(), 6 * hidden));
    }
    groups.extend([
        (layout.heads.clone(), layout.columns),
        (layout.head_bias.clone(), layout.columns),
        (layout.root_arc.clone(), layout.sizes.arc),
        (layout.root_label.clone(), layout.sizes.label),
        (layout.bilinear.clone(), layout.sizes.arc),
        (layout.governs.clone(), layout.sizes.arc),
        (layout.distances.clone(), DISTANCES),
        (layout.relation.clone(), layout.sizes.relations),
        (layout.relation_bias.clone(), layout.sizes.relations),
    ]);
    groups.retain(|(range, _)| !range.is_empty());
    groups.sort_by_key(|(range, _)| range.start);
    groups
}
