//! Where things met before are kept: a place for each, and who has to go when there is none left.

#![allow(clippy::inline_always, reason = "what is not inlined is not compiled for the vector instructions that `simd` chose")]
#![allow(clippy::cast_possible_truncation, reason = "keys are cut on purpose")]

/// Places that a key may have.
const WAYS: usize = 4;

/// Calls `see` with every eight bytes as a number; what is left at the end is filled up with zeros.
#[inline(always)]
pub(crate) fn each_eight(bytes: &[u8], mut see: impl FnMut(u64)) {
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        see(u64::from_le_bytes(*chunk));
    }
    // Byte by byte: a copy of unknown length would be a call.
    if !rest.is_empty() {
        see(rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)));
    }
}

/// A fixed number of places by key.
///
/// A key that finds all its places taken gives the least needed one a knock; only who was not met again since its last
/// knock makes room. So what comes up in every text stays, and what is rare does not drive it out.
#[derive(Debug, Default)]
pub(crate) struct Places {
    keys: Vec<u64>,
    met: Vec<u8>,
}

/// What a key finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Its place, where it is already.
    Known(usize),
    /// A place, now its own, to be filled.
    New(usize),
    /// No place, this time.
    None,
}

impl Places {
    /// So many places, a multiple of four; does nothing when they are there.
    pub(crate) fn open(&mut self, count: usize) {
        if self.keys.is_empty() {
            self.keys.resize(count, 0);
            self.met.resize(count, 0);
        }
    }

    /// The place of a key that is not 0. What stands in a place that is `held` is not driven out.
    #[inline(always)]
    pub(crate) fn find(&mut self, key: u64, held: impl Fn(usize) -> bool) -> Place {
        let first = key as usize % (self.keys.len() / WAYS) * WAYS;
        let ways = first..first + WAYS;
        if let Some(way) = self.keys[ways.clone()].iter().position(|&known| known == key) {
            let met = &mut self.met[first + way];
            *met = met.saturating_add(1);
            return Place::Known(first + way);
        }
        let place = ways.min_by_key(|&place| self.met[place]).unwrap_or(first);
        if self.met[place] > 0 || held(place) {
            self.met[place] = self.met[place].saturating_sub(1);
            return Place::None;
        }
        self.keys[place] = key;
        self.met[place] = 1;
        Place::New(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_up_often_stays() {
        let mut places = Places::default();
        places.open(64);
        let mut home = None;
        for round in 0..1000u64 {
            // Keys of the same four places: one that comes up again and again among ever new ones.
            let often = places.find(16, |_| false);
            if round > 0 {
                assert!(matches!(often, Place::Known(_)) && home.is_none_or(|home| home == often), "{round}: {often:?}");
                home = Some(often);
            }
            for other in 1..4 {
                places.find(16 * (10 * round + other + 2), |_| false);
            }
        }
        assert_eq!(places.find(16 * 1_000_000, |place| place < 4), Place::None, "held places are not given away");
    }
}
