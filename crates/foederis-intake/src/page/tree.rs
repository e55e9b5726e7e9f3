//! A page as a tree, in one pass over its tags.
//!
//! Browsers repair broken pages at a price that grows with the square of the damage. Main text needs less: which block
//! holds which. So closing tags that match nothing are ignored, left-open ones end with what holds them, and no element is
//! ever moved. Nodes stand in the order of the page, so everything within a node is one range.

use super::element::{TAGS, Tag};
use crate::tags::{Piece, Pieces};

/// An element or a run of text.
#[derive(Debug)]
pub(super) struct Node<'h> {
    /// `None` for text.
    pub tag: Option<Tag>,
    /// What stands in the tag after its name; of text, the text with its references.
    pub raw: &'h str,
    /// The node that holds it; the first node holds itself.
    pub parent: u32,
    /// One past the last node within it.
    pub end: u32,
    /// Text of a link.
    pub linked: bool,
}

/// All nodes of a page; the first one stands for the page.
#[derive(Debug)]
pub(super) struct Tree<'h> {
    pub nodes: Vec<Node<'h>>,
}

/// What is open while the tree grows.
struct Open {
    /// Nodes, outermost first.
    stack: Vec<u32>,
    /// Of each tag, the places in the stack at which it is open.
    places: Vec<Vec<usize>>,
    /// Places of elements that shut off what is outside.
    scopes: Vec<usize>,
    /// Places of blocks, which inline elements cannot close.
    blocks: Vec<usize>,
}

impl<'h> Tree<'h> {
    /// The tree of a page; `None` if it is nested deeper or holds more elements than these.
    pub(super) fn build(html: &'h str, max_depth: usize, max_elements: usize) -> Option<Self> {
        let mut tree = Self { nodes: vec![Node { tag: Some(Tag::Body), raw: "", parent: 0, end: 0, linked: false }] };
        let mut open = Open { stack: vec![0], places: vec![Vec::new(); TAGS], scopes: vec![0], blocks: vec![0] };
        let mut linked = false;
        let mut elements = 0_usize;
        for piece in Pieces::new(html) {
            match piece {
                Piece::Text(raw) => tree.leaf(None, raw, linked, &open),
                Piece::Raw(..) => {
                    elements += 1;
                    if elements > max_elements {
                        return None;
                    }
                }
                Piece::Open(name, attributes) => {
                    elements += 1;
                    if elements > max_elements {
                        return None;
                    }
                    match Tag::of(&name) {
                        Tag::Html | Tag::Head | Tag::Body => {}
                        tag @ (Tag::Br | Tag::Hr | Tag::Void) => {
                            if tag != Tag::Void {
                                if tag == Tag::Hr {
                                    tree.close(Tag::P, &mut open);
                                }
                                tree.leaf(Some(tag), attributes, linked, &open);
                            }
                        }
                        tag => {
                            if tag == Tag::A {
                                linked = attributes.contains("href") || attributes.contains("HREF");
                            }
                            tree.make_room(tag, &mut open);
                            open.push(tag, tree.nodes.len());
                            if open.stack.len() > max_depth {
                                return None;
                            }
                            let parent = open.stack[open.stack.len() - 2];
                            tree.nodes.push(Node { tag: Some(tag), raw: attributes, parent, end: 0, linked });
                        }
                    }
                }
                Piece::Close(name) => match Tag::of(&name) {
                    Tag::Html | Tag::Head | Tag::Body | Tag::Void | Tag::Hr => {}
                    Tag::Br => tree.leaf(Some(Tag::Br), "", linked, &open),
                    tag => {
                        linked &= tag != Tag::A;
                        tree.close(tag, &mut open);
                    }
                },
            }
        }
        tree.truncate(0, &mut open);
        Some(tree)
    }

    fn leaf(&mut self, tag: Option<Tag>, raw: &'h str, linked: bool, open: &Open) {
        let at = self.nodes.len();
        let parent = open.stack.last().copied().unwrap_or_default();
        self.nodes.push(Node { tag, raw, parent, end: index(at + 1), linked });
    }

    /// Ends what cannot hold the element that comes: a paragraph before a block, an item before the next one.
    fn make_room(&mut self, tag: Tag, open: &mut Open) {
        match tag {
            Tag::A => self.close(Tag::A, open),
            Tag::Li => self.close_within(&[Tag::Li], &[Tag::Ul, Tag::Ol, Tag::Menu], open),
            Tag::Dt | Tag::Dd => self.close_within(&[Tag::Dt, Tag::Dd], &[Tag::Dl], open),
            Tag::Option | Tag::Optgroup => self.close(Tag::Option, open),
            Tag::Td | Tag::Th => self.close_within(&[Tag::Td, Tag::Th], &[Tag::Table], open),
            Tag::Tr => self.close_within(&[Tag::Tr], &[Tag::Table], open),
            Tag::Tbody | Tag::Thead | Tag::Tfoot => self.close_within(&[Tag::Tbody, Tag::Thead, Tag::Tfoot], &[Tag::Table], open),
            _ => {}
        }
        if tag.is_block() && !tag.is_table_part() {
            self.close(Tag::P, open);
        }
    }

    /// Ends the outermost of these elements that is open within the innermost of those.
    fn close_within(&mut self, ends: &[Tag], holders: &[Tag], open: &mut Open) {
        let floor = holders.iter().filter_map(|tag| open.last(*tag)).max().map_or(1, |place| place + 1);
        let first = |tag: &Tag| {
            let places = &open.places[*tag as usize];
            places.get(places.partition_point(|place| *place < floor)).copied()
        };
        if let Some(place) = ends.iter().filter_map(first).min() {
            self.truncate(place, open);
        }
    }

    /// Ends the innermost element of this name, unless something that it may not end stands between.
    fn close(&mut self, tag: Tag, open: &mut Open) {
        let Some(place) = open.last(tag) else { return };
        let floor = if tag.is_table_part() {
            open.last(Tag::Table).unwrap_or_default()
        } else if tag.is_block() || tag.is_silent() || tag == Tag::Other {
            open.scopes.last().copied().unwrap_or_default()
        } else {
            open.blocks.last().copied().unwrap_or_default()
        };
        if place >= floor {
            self.truncate(place, open);
        }
    }

    /// Ends everything from this place of the stack on.
    fn truncate(&mut self, place: usize, open: &mut Open) {
        let end = index(self.nodes.len());
        while open.stack.len() > place {
            let Some(node) = open.stack.pop() else { break };
            let node = &mut self.nodes[node as usize];
            node.end = end;
            if let Some(tag) = node.tag {
                open.places[tag as usize].pop();
                if tag.is_scope() {
                    open.scopes.pop();
                }
                if tag.is_block() {
                    open.blocks.pop();
                }
            }
        }
    }

    /// The row of a table whose cell this is; `None` of a cell that holds other blocks, which is a column of the page.
    pub(super) fn row_of(&self, node: u32) -> Option<u32> {
        let cell = &self.nodes[node as usize];
        if !matches!(cell.tag, Some(Tag::Td | Tag::Th)) {
            return None;
        }
        let inside = &self.nodes[node as usize + 1..cell.end as usize];
        (inside.len() < 20 && !inside.iter().any(|node| node.tag.is_some_and(|tag| tag.is_block() || tag == Tag::Br)))
            .then_some(cell.parent)
    }

    /// The nodes within this one, itself first.
    pub(super) fn within(&self, node: u32) -> std::ops::Range<usize> {
        node as usize..self.nodes[node as usize].end as usize
    }
}

impl Open {
    fn last(&self, tag: Tag) -> Option<usize> {
        self.places[tag as usize].last().copied()
    }

    fn push(&mut self, tag: Tag, node: usize) {
        let place = self.stack.len();
        self.places[tag as usize].push(place);
        if tag.is_scope() {
            self.scopes.push(place);
        }
        if tag.is_block() {
            self.blocks.push(place);
        }
        self.stack.push(index(node));
    }
}

/// A page over 4 GiB cannot come here: documents end at a few MiB.
fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Tree;
    use crate::page::element::Tag;
    use std::fmt::Write as _;

    /// Tags and texts with the depth at which they stand.
    fn outline(html: &str) -> String {
        let tree = Tree::build(html, 512, 100_000).expect("within limits");
        let mut depths = vec![0_usize];
        let mut outline = String::new();
        for node in &tree.nodes[1..] {
            let depth = depths[node.parent as usize] + 1;
            depths.push(depth);
            let name = node.tag.map_or_else(|| node.raw.to_owned(), |tag| format!("{tag:?}"));
            let _ = write!(outline, "{depth}{name} ");
        }
        outline.trim_end().to_owned()
    }

    #[test]
    fn left_open_elements_end_where_browsers_end_them() {
        assert_eq!(outline("<p>a<p>b<div>c</div>d"), "1P 2a 1P 2b 1Div 2c 1d");
        assert_eq!(outline("<ul><li>a<ul><li>b</ul><li>c</ul>d"), "1Ul 2Li 3a 3Ul 4Li 5b 2Li 3c 1d");
        assert_eq!(outline("<table><tr><td>a<td>b</div><tr><td>c</table>d"), "1Table 2Tr 3Td 4a 3Td 4b 2Tr 3Td 4c 1d");
        assert_eq!(outline("<div><button><div>a</button>b</div>c"), "1Div 2Button 3Div 4a 2b 1c");
    }

    #[test]
    fn links_end_with_their_closing_tag_wherever_it_stands() {
        let tree = Tree::build("<a href=x><div>a</a>b</div>c", 512, 100).expect("within limits");
        let linked: Vec<_> = tree.nodes.iter().filter(|node| node.tag.is_none()).map(|node| (node.raw, node.linked)).collect();
        assert_eq!(linked, [("a", true), ("b", false), ("c", false)]);
    }

    #[test]
    fn depth_and_number_are_limited() {
        assert!(Tree::build(&"<div>".repeat(600), 512, 100_000).is_none());
        assert!(Tree::build(&"<div></span>".repeat(600), 512, 100_000).is_none());
        assert!(Tree::build(&"<div></div>".repeat(600), 512, 100_000).is_some());
        assert!(Tree::build(&"<p>a<br>".repeat(2000), 10, 100_000).is_some());
        assert!(Tree::build(&"<div></div>".repeat(600), 512, 500).is_none());
        assert_eq!(Tree::build("<p>a", 512, 500).map(|tree| tree.nodes[1].tag), Some(Some(Tag::P)));
    }
}
