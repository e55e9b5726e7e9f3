//! Names: from the scores of tags to spans with a class, with memory over the document.

#![allow(clippy::cast_possible_truncation, reason = "a document has fewer than 2^32 words")]

mod decode;
mod memory;

pub use decode::{Decoder, Lattice};
pub use memory::settle;

use std::ops::Range;

/// The classes of names, in the order of the models' tags.
pub const CLASSES: [&str; 9] = ["PER", "ORG", "GPE", "LOC", "FAC", "NORP", "WEAPON", "EVENT", "MISC"];

/// A name: words of a document and what it names.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// Its words, counted over the whole document.
    pub words: Range<u32>,
    /// Class by number in the model's list.
    pub class: u8,
    /// How much better each class scores than no name at all.
    pub votes: Vec<f32>,
}

/// A compound that begins with a name in capitals and goes on in small letters after a hyphen is that name and more
/// ("EU-missie", "Assad-gezind"): the name. Anything else as it is.
pub fn without_tail(name: &str) -> &str {
    let last = name.rfind(' ').map_or(0, |space| space + 1);
    match name[last..].find('-') {
        Some(hyphen) if hyphen > 0 && name[last + hyphen + 1..].starts_with(char::is_lowercase) => &name[..last + hyphen],
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::without_tail;

    #[test]
    fn only_the_name_in_a_compound() {
        for (compound, name) in [
            ("EU-missie", "EU"),
            ("Nagorno-Karabach", "Nagorno-Karabach"),
            ("Verenigde Naties-troepen", "Verenigde Naties"),
            ("al-Assad", "al-Assad"),
            ("-x", "-x"),
        ] {
            assert_eq!(without_tail(compound), name);
        }
    }
}
