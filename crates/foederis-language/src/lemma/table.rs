//! Two ways to remember hashed keys without the keys: a table of small values, and a set that may err a little.

use crate::pack::{PackError, Reader, Writer};
use std::collections::BTreeMap;

/// Hashed keys with a 16-bit value each, in open addressing.
///
/// 32 bits of the hash stand for the key: among 50,000 keys an unknown word is taken for a known one once in 80,000 times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    slots: Vec<Slot>,
    shift: u32,
    count: usize,
}

/// Key and value; a key of 0 marks a free slot.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Slot {
    key: u32,
    value: u16,
}

fn key(hash: u64) -> u32 {
    // 0 is the free slot.
    ((hash >> 32) as u32).max(1)
}

impl Table {
    /// A table of these keys; where two hashes agree in the bits kept, the first value stays.
    pub(super) fn new(entries: impl IntoIterator<Item = (u64, u16)>) -> Self {
        let mut kept = BTreeMap::new();
        for (hash, value) in entries {
            kept.entry(key(hash)).or_insert(value);
        }
        Self::build(kept.into_iter())
    }

    fn build(entries: impl ExactSizeIterator<Item = (u32, u16)>) -> Self {
        let count = entries.len();
        let bits = (count * 3 / 2 + 2).next_power_of_two().trailing_zeros().max(4);
        let mut table = Self { slots: vec![Slot::default(); 1 << bits], shift: 32 - bits, count };
        for (key, value) in entries {
            let mut at = table.home(key);
            while table.slots[at].key != 0 {
                at = (at + 1) & (table.slots.len() - 1);
            }
            table.slots[at] = Slot { key, value };
        }
        table
    }

    fn home(&self, key: u32) -> usize {
        (key.wrapping_mul(0x9E37_79B1) >> self.shift) as usize
    }

    /// The value of a key.
    pub(super) fn get(&self, hash: u64) -> Option<u16> {
        let key = key(hash);
        let mut at = self.home(key);
        loop {
            let slot = self.slots.get(at)?;
            if slot.key == key {
                return Some(slot.value);
            }
            if slot.key == 0 {
                return None;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// The entries in the order of their keys, each key as what it adds to the one before: seven bits a byte, the rest to come
    /// marked by the eighth.
    pub(super) fn write(&self, out: &mut Writer) {
        let mut entries: Vec<Slot> = self.slots.iter().filter(|slot| slot.key != 0).copied().collect();
        entries.sort_unstable_by_key(|slot| slot.key);
        out.len(entries.len());
        let mut before = 0;
        for Slot { key, value } in entries {
            let mut gap = key - before;
            while gap > 0x7F {
                out.u8(gap.to_le_bytes()[0] | 0x80);
                gap >>= 7;
            }
            out.u8(gap.to_le_bytes()[0]);
            out.u16(value);
            before = key;
        }
    }

    /// Reads what [`Self::write`] wrote.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        const BROKEN: PackError = PackError::Broken("the keys of the lemmas are not in order");
        let count = reader.len()?;
        let mut entries = Vec::new();
        let mut key = 0_u32;
        for _ in 0..count {
            let mut gap = 0;
            for shift in (0..35).step_by(7) {
                let byte = reader.u8()?;
                gap |= u64::from(byte & 0x7F) << shift;
                if byte & 0x80 == 0 {
                    break;
                }
            }
            let gap = u32::try_from(gap).ok().filter(|&gap| gap > 0).ok_or(BROKEN)?;
            key = key.checked_add(gap).ok_or(BROKEN)?;
            entries.push((key, reader.u16()?));
        }
        Ok(Self::build(entries.into_iter()))
    }
}

/// A Bloom filter: says "seen" of everything that was seen, and of one in a hundred that was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    bits: Vec<u8>,
}

const PROBES: u32 = 5;

impl Seen {
    /// A set of these hashes.
    pub(super) fn new(hashes: &[u64]) -> Self {
        let bytes = (hashes.len() * 10 / 8 + 8).min(1 << 24);
        let mut seen = Self { bits: vec![0; bytes] };
        for &hash in hashes {
            for at in seen.places(hash) {
                seen.bits[at / 8] |= 1 << (at % 8);
            }
        }
        seen
    }

    fn places(&self, hash: u64) -> impl Iterator<Item = usize> + use<> {
        let size = self.bits.len() as u64 * 8;
        let (low, high) = ((hash & 0xFFFF_FFFF) as u32, (hash >> 32) as u32 | 1);
        // The upper half of a product spreads over any size without a division.
        (0..PROBES).map(move |probe| ((u64::from(low.wrapping_add(probe.wrapping_mul(high))) * size) >> 32) as usize)
    }

    /// Whether the hash was put in (or happens to look so).
    pub(super) fn has(&self, hash: u64) -> bool {
        self.places(hash).all(|at| self.bits[at / 8] & (1 << (at % 8)) != 0)
    }

    pub(super) fn write(&self, out: &mut Writer) {
        out.bytes(&self.bits);
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        let bits = reader.bytes()?.to_vec();
        if bits.is_empty() { Err(PackError::Broken("a set of words is empty")) } else { Ok(Self { bits }) }
    }
}
