//! How often each term stands in a row of the index, in little space.

use super::words::plain;
use std::collections::{BTreeMap, BTreeSet};

/// Bytes of one term: four that stand for it, and how often it is there (255 is as often, or more).
const BYTES: usize = 5;

/// Terms with the letter of their place before them.
#[derive(Debug, Default)]
pub(super) struct Counts {
    counts: BTreeMap<String, u32>,
    /// How many there are of all.
    pub(super) length: i64,
}

impl Counts {
    pub(super) fn add(&mut self, letter: char, terms: &str) {
        for term in terms.split(' ').map(plain).filter(|term| !term.is_empty()) {
            *self.counts.entry(format!("{letter}{term}")).or_default() += 1;
            self.length += 1;
        }
    }

    pub(super) fn terms(&self) -> impl Iterator<Item = String> {
        self.counts.keys().cloned()
    }

    /// The terms of several places, each once, with another letter before them.
    pub(super) fn anywhere(&self, letters: &[char], letter: char) -> BTreeSet<String> {
        self.counts.keys().filter_map(|term| term.strip_prefix(letters)).map(|term| format!("{letter}{term}")).collect()
    }

    pub(super) fn packed(&self) -> Vec<u8> {
        let mut packed = Vec::with_capacity(self.counts.len() * BYTES);
        for (term, count) in &self.counts {
            packed.extend(sign(term).to_le_bytes());
            packed.push(u8::try_from(*count).unwrap_or(u8::MAX));
        }
        packed
    }
}

/// What stands for a term. That two terms of one row share it is rare, and changes a rank and nothing else.
pub(super) fn sign(term: &str) -> u32 {
    let hash = blake3::hash(term.as_bytes());
    let [a, b, c, d, ..] = *hash.as_bytes();
    u32::from_le_bytes([a, b, c, d])
}

/// The terms of a row as it was packed, with how often each is there.
pub(super) fn unpacked(packed: &[u8]) -> impl Iterator<Item = (u32, u8)> {
    packed.chunks_exact(BYTES).map(|term| (u32::from_le_bytes([term[0], term[1], term[2], term[3]]), term[4]))
}

#[cfg(test)]
mod tests {
    use super::{Counts, sign, unpacked};

    #[test]
    fn what_is_packed_is_what_was_counted() {
        let mut counts = Counts::default();
        counts.add('a', "gas uit ");
        counts.add('b', &"gas ".repeat(300));
        assert_eq!(counts.length, 302);
        assert_eq!(counts.terms().collect::<Vec<_>>(), ["agas", "auit", "bgas"]);
        assert_eq!(counts.anywhere(&['a', 'b'], 'w').into_iter().collect::<Vec<_>>(), ["wgas", "wuit"]);
        let packed: Vec<_> = unpacked(&counts.packed()).collect();
        assert_eq!(packed, [(sign("agas"), 1), (sign("auit"), 1), (sign("bgas"), 255)]);
    }
}
