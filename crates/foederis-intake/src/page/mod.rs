//! Main text and day of a page, by rules: what its elements are, what they are called, and how much they read like prose.
//!
//! [`tree`] nests the tags, [`blocks`] gathers their text in lines, [`choose`] decides which of them are the article,
//! [`dates`] looks for its day. All of it is linear in the page.

mod blocks;
mod choose;
pub(crate) mod dates;
mod element;
mod hints;
mod tree;

use blocks::Blocks;
use choose::Fate;
use foederis_model::Edtf;
use tree::Tree;

/// What the structure of a page gives.
pub(crate) struct Main {
    /// The main text, a blank line between blocks.
    pub text: String,
    /// The day in the article's `<time>`.
    pub time: Option<Edtf>,
    /// The day in a line near the headline.
    pub line: Option<Edtf>,
}

/// Reads a page; `None` if it is nested deeper or holds more elements than these.
pub(crate) fn read(html: &str, max_depth: usize, max_elements: usize) -> Option<Main> {
    let tree = Tree::build(html, max_depth, max_elements)?;
    let blocks = Blocks::of(&tree);
    let chosen = choose::choose(&tree, &blocks);
    let mut text = String::new();
    let mut row = None;
    for (block, fate) in blocks.list.iter().zip(&chosen.fates) {
        if *fate != Fate::Kept {
            continue;
        }
        // Cells of a row stay on one line: a number means little without what it counts.
        let cell_of = tree.row_of(block.holder);
        if cell_of.is_some() && cell_of == row {
            text.truncate(text.trim_end().len());
            text.push('\t');
        }
        row = cell_of;
        text.push_str(&blocks.text[block.text.clone()]);
        text.push_str("\n\n");
    }
    Some(Main { text, time: dates::of_time(&tree, &blocks, &chosen), line: dates::of_line(&tree, &blocks, &chosen) })
}
