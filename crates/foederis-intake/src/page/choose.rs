//! Which blocks are the main text.

use super::blocks::{Block, Blocks};
use super::element::Tag;
use super::hints::{Hint, hint};
use super::tree::Tree;
use crate::boilerplate::lines;
use std::ops::Range;

/// Where the main text is.
pub(super) struct Chosen {
    /// The element that holds the body.
    pub root: u32,
    /// The block of the headline, where one stands above or at the start of the body.
    pub headline: Option<usize>,
    /// Of each block, what becomes of it.
    pub fates: Vec<Fate>,
}

impl Chosen {
    /// The node at which the article begins: its headline, or the body.
    pub(super) fn head(&self, tree: &Tree<'_>, blocks: &Blocks) -> usize {
        let body = tree.within(self.root).start;
        self.headline.map_or(body, |at| body.min(blocks.list[at].holder as usize))
    }
}

/// Finds the main text.
pub(super) fn choose(tree: &Tree<'_>, blocks: &Blocks) -> Chosen {
    let mut fates = vec![Fate::Kept; blocks.list.len()];
    for (fate, block) in fates.iter_mut().zip(&blocks.list) {
        if block.words < 60 && lines::kind(&blocks.text[block.text.clone()]).is_some() {
            *fate = Fate::Named;
        }
    }
    let bodies = drop_by_names(tree, blocks, &mut fates);
    let sums = Sums::of(blocks, &fates);
    let mut root = best_subtree(tree, blocks, &sums);
    // The body that the page names, if it holds most of what reads like the article.
    let whole = sums.prose(&blocks.within(tree, root));
    let named = bodies.iter().copied().filter(|&node| sums.prose(&blocks.within(tree, node)) * 10 >= whole * 6);
    if let Some(node) = named.min_by_key(|&node| tree.within(node).len()) {
        root = node;
    }
    root = narrowed(tree, blocks, &sums, root);

    let body = blocks.within(tree, root);
    let headline = headline(tree, blocks, &body);
    let lead = headline.map_or_else(|| start_of_article(tree, blocks, root), |at| at + 1).min(body.start)..body.start;
    for (at, fate) in fates.iter_mut().enumerate() {
        if Some(at) == headline && at < body.start {
            *fate = Fate::Kept;
        } else if *fate == Fate::Kept && !body.contains(&at) && !(lead.contains(&at) && is_lead(&blocks.list[at])) {
            *fate = Fate::Outside;
        }
    }
    drop_link_lists(tree, blocks, root, &mut fates);
    drop_last_headings(tree, blocks, &mut fates);
    Chosen { root, headline, fates }
}

/// The innermost element that still holds nearly all of the prose: what stands beside it is a box or a notice.
fn narrowed(tree: &Tree<'_>, blocks: &Blocks, sums: &Sums, root: u32) -> u32 {
    let mut root = root;
    loop {
        let most = sums.prose(&blocks.within(tree, root)) * 90;
        let mut child = root + 1;
        let end = tree.nodes[root as usize].end;
        let inner = loop {
            if child >= end {
                break None;
            }
            let node = &tree.nodes[child as usize];
            if node.tag.is_some_and(|tag| tag.is_block() || tag == Tag::Other) && sums.prose(&blocks.within(tree, child)) * 100 >= most {
                break Some(child);
            }
            child = node.end;
        };
        match inner.filter(|inner| !matches!(tree.nodes[*inner as usize].tag, Some(Tag::P | Tag::Blockquote | Tag::Li | Tag::Ul | Tag::Ol)))
        {
            Some(inner) if most > 0 => root = inner,
            _ => return root,
        }
    }
}

/// How many blocks above the body its headline may stand: bylines, buttons and pictures come between.
const FAR: usize = 40;

/// The block of the headline: the last one of its rank above the body, or one among the body's first blocks.
fn headline(tree: &Tree<'_>, blocks: &Blocks, body: &Range<usize>) -> Option<usize> {
    let is_headline = |at: &usize| tree.nodes[blocks.list[*at].holder as usize].tag == Some(Tag::H1);
    let above = body.start.saturating_sub(FAR)..body.start;
    above.rev().find(is_headline).or_else(|| (body.start..body.end.min(body.start + 5)).find(is_headline))
}

/// The first block of the article that holds the body, if that is not far.
fn start_of_article(tree: &Tree<'_>, blocks: &Blocks, root: u32) -> usize {
    let body = blocks.within(tree, root);
    let mut at = root;
    while at > 0 {
        at = tree.nodes[at as usize].parent;
        if matches!(tree.nodes[at as usize].tag, Some(Tag::Article | Tag::Main)) {
            return blocks.within(tree, at).start.max(body.start.saturating_sub(FAR));
        }
    }
    body.start
}

/// Whether a block between headline and body is the lead.
fn is_lead(block: &Block) -> bool {
    block.linked == 0 && (block.is_prose() || block.words >= 8)
}

/// Drops headings at the end, whose lists of links are gone.
fn drop_last_headings(tree: &Tree<'_>, blocks: &Blocks, fates: &mut [Fate]) {
    for (fate, block) in fates.iter_mut().zip(&blocks.list).rev() {
        if *fate != Fate::Kept {
            continue;
        }
        if !tree.nodes[block.holder as usize].tag.is_some_and(Tag::is_heading) {
            return;
        }
        *fate = Fate::Links;
    }
}

/// What becomes of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is main text.
    Kept,
    /// It lies in what is named a menu, a sidebar, comments.
    Named,
    /// It lies outside the element that holds the main text.
    Outside,
    /// It is a list of links.
    Links,
}

fn fill(fates: &mut [Fate], fate: Fate) {
    fates.iter_mut().filter(|known| **known == Fate::Kept).for_each(|known| *known = fate);
}

/// What a block adds to the text that holds it.
fn value(block: &Block) -> i64 {
    let (free, linked) = (i64::from(block.free()), i64::from(block.linked));
    if block.is_prose() {
        free
    } else if block.link_share() > 0.5 {
        -10 - linked / 5
    } else {
        -5
    }
}

/// Sums over ranges of blocks.
struct Sums {
    values: Vec<i64>,
    prose: Vec<i64>,
}

impl Sums {
    fn of(blocks: &Blocks, keep: &[Fate]) -> Self {
        let mut sums = Self { values: vec![0], prose: vec![0] };
        let (mut all, mut prose) = (0, 0);
        for (block, keep) in blocks.list.iter().zip(keep) {
            if *keep == Fate::Kept {
                all += value(block);
                prose += if block.is_prose() { i64::from(block.free()) } else { 0 };
            }
            sums.values.push(all);
            sums.prose.push(prose);
        }
        sums
    }

    fn value(&self, range: &Range<usize>) -> i64 {
        self.values[range.end] - self.values[range.start]
    }

    fn prose(&self, range: &Range<usize>) -> i64 {
        self.prose[range.end] - self.prose[range.start]
    }
}

/// Drops what is named as something else than the article, and gives the elements that are named as its body.
///
/// Names mislead: a page may call its whole frame a widget. So what holds much of the prose is believed to be around the
/// article only where an article stands elsewhere; and where hardly anything would be left, names count for less.
fn drop_by_names(tree: &Tree<'_>, blocks: &Blocks, fates: &mut [Fate]) -> Vec<u32> {
    let before = fates.to_vec();
    let all = Sums::of(blocks, fates).prose(&(0..blocks.list.len()));
    for most in [5, 2, 0] {
        let bodies = drop_up_to(tree, blocks, fates, most);
        if most == 0 || Sums::of(blocks, fates).prose(&(0..blocks.list.len())) * 6 >= all {
            return bodies;
        }
        fates.copy_from_slice(&before);
    }
    Vec::new()
}

/// Drops by name what holds no more than so many tenths of the prose.
fn drop_up_to(tree: &Tree<'_>, blocks: &Blocks, fates: &mut [Fate], most: i64) -> Vec<u32> {
    let sums = Sums::of(blocks, fates);
    let all = sums.prose(&(0..blocks.list.len()));
    let hints: Vec<Option<Hint>> = tree
        .nodes
        .iter()
        .map(|node| node.tag.filter(|tag| tag.is_block() || *tag == Tag::Other).and_then(|tag| hint(tag, node.raw)))
        .collect();
    // Elements that claim to be the article, counted up to each node.
    let mut claims = Vec::with_capacity(hints.len() + 1);
    let mut claimed = 0_u32;
    let mut article = 0;
    for (at, (node, hint)) in tree.nodes.iter().zip(&hints).enumerate() {
        claims.push(claimed);
        if matches!(node.tag, Some(Tag::Article | Tag::Main)) || *hint == Some(Hint::Body) {
            claimed += 1;
            article = article.max(sums.prose(&blocks.within(tree, u32::try_from(at).unwrap_or(u32::MAX))));
        }
    }
    claims.push(claimed);
    let mut bodies = Vec::new();
    let mut at = 1;
    while at < tree.nodes.len() {
        let (node, found) = (&tree.nodes[at], hints[at]);
        let own = u32::try_from(at).unwrap_or(u32::MAX);
        at += 1;
        let Some(found) = found else { continue };
        let range = blocks.within(tree, own);
        let prose = sums.prose(&range);
        let inside = &blocks.list[range.clone()];
        let beside = claims[at - 1] == claims[node.end as usize] && article * 6 >= all && article >= 300;
        let up_to = |tenths: i64| prose * 10 <= all * if beside { 9 } else { tenths.min(most) };
        let goes = match found {
            Hint::Body => {
                bodies.push(own);
                false
            }
            Hint::Comments => most > 0 && prose * 10 <= all * 8,
            Hint::Away if node.tag == Some(Tag::Form) => prose * 10 <= all * most.min(2),
            Hint::Away => up_to(5),
            Hint::Picture => prose * 10 <= all * most.min(3),
            Hint::Links => prose * 10 <= all * most && inside.iter().any(|block| block.linked > 0),
            Hint::Head => {
                for (fate, block) in fates[range.clone()].iter_mut().zip(inside) {
                    let heading = tree.nodes[block.holder as usize].tag.is_some_and(Tag::is_heading);
                    if block.linked > 0 || !heading && !block.is_prose() {
                        *fate = Fate::Named;
                    }
                }
                false
            }
        };
        if goes {
            fill(&mut fates[range], Fate::Named);
            at = node.end as usize;
        }
    }
    bodies
}

/// The element whose blocks add up to most; of equal ones, the innermost.
fn best_subtree(tree: &Tree<'_>, blocks: &Blocks, sums: &Sums) -> u32 {
    let mut best = (i64::MIN, 0);
    for (at, node) in tree.nodes.iter().enumerate() {
        if !node.tag.is_some_and(|tag| tag.is_block() || tag == Tag::Other) {
            continue;
        }
        let own = u32::try_from(at).unwrap_or(u32::MAX);
        let sum = sums.value(&blocks.within(tree, own));
        if sum >= best.0 {
            best = (sum, own);
        }
    }
    best.1
}

/// Drops lists and blocks within the text that consist of links.
fn drop_link_lists(tree: &Tree<'_>, blocks: &Blocks, root: u32, keep: &mut [Fate]) {
    let range = tree.within(root);
    let mut at = range.start + 1;
    while at < range.end {
        let node = &tree.nodes[at];
        let own = u32::try_from(at).unwrap_or(u32::MAX);
        at += 1;
        if !matches!(
            node.tag,
            Some(
                Tag::Ul
                    | Tag::Ol
                    | Tag::Dl
                    | Tag::Div
                    | Tag::Section
                    | Tag::Table
                    | Tag::P
                    | Tag::H2
                    | Tag::H3
                    | Tag::H4
                    | Tag::H5
                    | Tag::H6
            )
        ) {
            continue;
        }
        let range = blocks.within(tree, own);
        let (mut letters, mut linked) = (0, 0);
        for block in &blocks.list[range.clone()] {
            letters += block.letters;
            linked += block.linked;
        }
        if linked * 10 > letters * 7 {
            fill(&mut keep[range], Fate::Links);
            at = node.end as usize;
        }
    }
}
