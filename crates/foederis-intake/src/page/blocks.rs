//! A page's text as blocks: the lines of a paragraph, an item, a heading, a cell.

use super::element::Tag;
use super::hints::Attributes;
use super::tree::Tree;
use crate::tags::entities;
use std::ops::Range;

/// A run of text that no other block interrupts.
#[derive(Debug)]
pub(super) struct Block {
    /// Its place in [`Blocks::text`].
    pub text: Range<usize>,
    /// The block element that holds it.
    pub holder: u32,
    /// Letters and digits.
    pub letters: u32,
    /// Those within links.
    pub linked: u32,
    /// Words.
    pub words: u32,
    /// Sentences that end in it, as far as punctuation tells.
    pub stops: u32,
}

/// The text of a page with its blocks, in order.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    pub text: String,
    pub list: Vec<Block>,
    /// Of each node, how many blocks begin before it.
    pub before: Vec<u32>,
}

impl Block {
    /// The share of its letters that is linked.
    pub(super) fn link_share(&self) -> f32 {
        self.linked as f32 / (self.letters.max(1)) as f32
    }

    /// Letters outside links.
    pub(super) fn free(&self) -> u32 {
        self.letters - self.linked
    }

    /// Whether it reads like running text.
    pub(super) fn is_prose(&self) -> bool {
        self.link_share() < 0.5 && (self.words >= 15 || self.words >= 6 && self.stops > 0)
    }
}

impl Blocks {
    /// Reads the text of a tree.
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let mut blocks = Self { before: Vec::with_capacity(tree.nodes.len() + 1), ..Self::default() };
        let mut holders: Vec<u32> = Vec::with_capacity(tree.nodes.len());
        let mut open: Option<Block> = None;
        let mut breaks = 0;
        let mut silent_until = 0;
        for (at, node) in tree.nodes.iter().enumerate() {
            let own = u32::try_from(at).unwrap_or(u32::MAX);
            let is_block = node.tag.is_some_and(Tag::is_block);
            let holder = if is_block || at == 0 { own } else { holders[node.parent as usize] };
            holders.push(holder);
            if is_block || open.as_ref().is_some_and(|block| block.holder != holder) {
                blocks.end(&mut open);
                breaks = 0;
            }
            blocks.before.push(u32::try_from(blocks.list.len()).unwrap_or(u32::MAX) + u32::from(open.is_some()));
            if at < silent_until {
                continue;
            }
            match node.tag {
                None => {
                    if !node.raw.trim_ascii().is_empty() {
                        breaks = 0;
                    }
                    blocks.add(node.raw, node.linked, holder, &mut open);
                }
                Some(Tag::Br) => {
                    breaks += 1;
                    if breaks > 1 {
                        blocks.end(&mut open);
                    } else if open.is_some() {
                        blocks.line_end();
                    }
                }
                Some(tag) if tag.is_silent() || Attributes(node.raw).is_hidden() => silent_until = node.end as usize,
                Some(_) => {}
            }
        }
        blocks.end(&mut open);
        blocks.before.push(u32::try_from(blocks.list.len()).unwrap_or(u32::MAX));
        blocks
    }

    /// The blocks within a node.
    pub(super) fn within(&self, tree: &Tree<'_>, node: u32) -> Range<usize> {
        self.before[node as usize] as usize..self.before[tree.nodes[node as usize].end as usize] as usize
    }

    fn add(&mut self, raw: &str, linked: bool, holder: u32, open: &mut Option<Block>) {
        let decoded;
        let text = if raw.contains('&') {
            decoded = entities(raw);
            decoded.as_str()
        } else {
            raw
        };
        if open.is_none() {
            if text.chars().all(is_space) {
                return;
            }
            *open = Some(Block { text: self.text.len()..self.text.len(), holder, letters: 0, linked: 0, words: 0, stops: 0 });
        }
        let Some(block) = open else { return };
        let mut letters = 0;
        for c in text.chars() {
            if is_space(c) {
                if self.text.len() > block.text.start && !self.text.ends_with([' ', '\n']) {
                    self.text.push(' ');
                }
            } else if c == '\u{ad}' || c == '\u{feff}' || c.is_control() {
                // Soft hyphens are hints to the browser, no letters.
            } else {
                letters += u32::from(c.is_alphanumeric());
                self.text.push(c);
            }
        }
        block.letters += letters;
        if linked {
            block.linked += letters;
        }
    }

    fn line_end(&mut self) {
        if self.text.ends_with(' ') {
            self.text.pop();
        }
        self.text.push('\n');
    }

    fn end(&mut self, open: &mut Option<Block>) {
        let Some(mut block) = open.take() else { return };
        let text = self.text[block.text.start..].trim_end();
        self.text.truncate(block.text.start + text.len());
        block.text.end = self.text.len();
        let text = &self.text[block.text.clone()];
        for word in text.split([' ', '\n']) {
            block.words += 1;
            let word = word.trim_end_matches(['"', '“', '”', '’', '\'', '»', '«', ')', ']']);
            // An initial, an abbreviation or the number of a list ends no sentence.
            let stem = word.trim_end_matches(['.', '!', '?', '…', ':']);
            block.stops += u32::from(stem.len() < word.len() && stem.chars().filter(|c| c.is_alphabetic()).count() > 1);
        }
        self.text.push('\n');
        self.list.push(block);
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{200b}'
}
