//! Where each group of weights lies in the one vector that holds them all.

use std::ops::Range;

/// Kinds of places a governor can stand at, seen from its dependent.
pub const DISTANCES: usize = 16;

/// The kind of place of governor `head` (0: the root, else the word's number from 1) seen from word `dep` (from 0).
#[inline(always)]
pub fn distance(dep: usize, head: usize) -> usize {
    if head == 0 {
        return 0;
    }
    let (dep, head) = (dep + 1, head);
    let far = match dep.abs_diff(head) {
        0 | 1 => 1,
        2 => 2,
        3 => 3,
        4..=5 => 4,
        6..=8 => 5,
        9..=14 => 6,
        _ => 7,
    };
    if head < dep { far } else { far + 8 }
}

/// The sizes of a network.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sizes {
    /// Length of a word's vector, and of each recurrent layer's output: twice `hidden`.
    pub width: usize,
    /// Recurrent layers above the first.
    pub layers: usize,
    /// Length of the vectors that choose heads.
    pub arc: usize,
    /// Length of the vectors that choose relations.
    pub label: usize,
    /// Number of UPOS tags.
    pub upos: usize,
    /// Number of values of each feature; value 0 of each means "not present".
    pub feats: Vec<usize>,
    /// Number of relations.
    pub relations: usize,
    /// Number of name tags.
    pub names: usize,
}

/// Ranges of the weight vector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The sizes it was made for.
    pub sizes: Sizes,
    /// Units of one direction of a recurrent layer.
    pub hidden: usize,
    /// `width × 12·hidden`: what a word gives to its own step and to its neighbour's, forwards then backwards.
    pub first: Range<usize>,
    /// Per layer, `width × 6·hidden`; empty for the first.
    pub inner: Vec<Range<usize>>,
    /// Per layer, eight times `hidden`: for each direction the weights of the state in both gates and their biases.
    pub gates: Vec<Range<usize>>,
    /// `width × columns` of all heads.
    pub heads: Range<usize>,
    /// Biases of all heads.
    pub head_bias: Range<usize>,
    /// Columns: dependent for arcs.
    pub arc_dep: Range<usize>,
    /// Columns: governor for arcs.
    pub arc_head: Range<usize>,
    /// Columns: dependent for relations.
    pub label_dep: Range<usize>,
    /// Columns: governor for relations.
    pub label_head: Range<usize>,
    /// Columns: UPOS.
    pub upos: Range<usize>,
    /// Columns: one range a feature.
    pub feats: Vec<Range<usize>>,
    /// Columns: name tags.
    pub names: Range<usize>,
    /// Number of columns of all heads.
    pub columns: usize,
    /// The root as governor for arcs.
    pub root_arc: Range<usize>,
    /// The root as governor for relations.
    pub root_label: Range<usize>,
    /// `arc × arc`: the bilinear form of arcs.
    pub bilinear: Range<usize>,
    /// How readily a word governs.
    pub governs: Range<usize>,
    /// `arc ×` [`DISTANCES`]: what a dependent thinks of a governor so far away; see [`distance`].
    pub distances: Range<usize>,
    /// `label × relations`.
    pub relation: Range<usize>,
    /// Biases of the relations.
    pub relation_bias: Range<usize>,
    /// Number of weights.
    pub len: usize,
}

impl Layout {
    /// Lays the groups out one after the other.
    pub fn new(sizes: Sizes) -> Self {
        let mut at = 0;
        let mut take = |count: usize| {
            at += count;
            at - count..at
        };
        let hidden = sizes.width / 2;
        let first = take(sizes.width * 12 * hidden);
        let mut inner = Vec::new();
        inner.push(0..0);
        let mut gates = vec![take(8 * hidden)];
        for _ in 0..sizes.layers {
            inner.push(take(sizes.width * 6 * hidden));
            gates.push(take(8 * hidden));
        }
        let mut column = 0;
        let mut columns = |count: usize| {
            column += count;
            column - count..column
        };
        let arc_dep = columns(sizes.arc);
        let arc_head = columns(sizes.arc);
        let label_dep = columns(sizes.label);
        let label_head = columns(sizes.label);
        let upos = columns(sizes.upos);
        let feats = sizes.feats.iter().map(|&values| columns(values)).collect();
        let names = columns(sizes.names);
        // A multiple of eight keeps the vector code on its fast path.
        let columns = column.next_multiple_of(8);
        Self {
            hidden,
            first,
            inner,
            gates,
            heads: take(sizes.width * columns),
            head_bias: take(columns),
            arc_dep,
            arc_head,
            label_dep,
            label_head,
            upos,
            feats,
            names,
            columns,
            root_arc: take(sizes.arc),
            root_label: take(sizes.label),
            bilinear: take(sizes.arc * sizes.arc),
            governs: take(sizes.arc),
            distances: take(sizes.arc * DISTANCES),
            relation: take(sizes.label * sizes.relations),
            relation_bias: take(sizes.relations),
            len: at,
            sizes,
        }
    }
}
