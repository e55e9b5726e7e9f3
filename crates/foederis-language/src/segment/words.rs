//! A small set of words: those at home in lower case, or those that are finite verbs.

use super::linear::with;
use crate::pack::{PackError, Reader, Writer};

/// Bits of the set, as a power of two.
const BITS: u32 = 17;

/// A set of word hashes that has a few more members than were put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WordSet {
    bits: Vec<u8>,
}

impl WordSet {
    /// The empty set.
    pub(super) fn new() -> Self {
        Self { bits: vec![0; 1 << (BITS - 3)] }
    }

    /// Puts in the word with this hash of its lower-case characters.
    pub(super) fn insert(&mut self, hash: u32) {
        for (byte, bit) in places(hash) {
            self.bits[byte] |= bit;
        }
    }

    /// Whether the word was put in, or looks as if.
    #[inline]
    pub(super) fn contains(&self, hash: u32) -> bool {
        places(hash).iter().all(|&(byte, bit)| self.bits[byte] & bit != 0)
    }

    /// Appends the set.
    pub(super) fn write(&self, out: &mut Writer) {
        out.bytes(&self.bits);
    }

    /// Reads a set.
    pub(super) fn read(reader: &mut Reader) -> Result<Self, PackError> {
        let bits = reader.bytes()?.to_vec();
        if bits.len() == 1 << (BITS - 3) { Ok(Self { bits }) } else { Err(PackError::Broken("the set of words has the wrong size")) }
    }
}

#[inline]
fn places(hash: u32) -> [(usize, u8); 2] {
    [7, 11].map(|salt| {
        let place = with(hash, salt) >> (32 - BITS);
        ((place >> 3) as usize, 1 << (place & 7))
    })
}
