//! What is remembered while learning, with one part of the data left out.
//!
//! A word must be learnt from as if it had never been seen, since that is how unknown words will be met. The sentences are dealt
//! into [`FOLDS`] parts; a word that only occurs in one of them is learnt from with all that rests on this part alone hidden.

use crate::lemma::script::Script;
use crate::lemma::word::{Memory, SCRIPT};
use rustc_hash::FxHashMap;

/// Parts of the data.
pub(super) const FOLDS: usize = 5;

/// In which parts something occurs, one bit each; no bit means that it is always known.
pub(super) type Mask = u8;

/// How many words a key rests on: in all, and those that occur in one part alone.
#[derive(Debug, Clone, Copy, Default)]
struct Support {
    all: u32,
    only: [u32; FOLDS],
}

/// Keys and values in memory, of which those of one part can be hidden.
#[derive(Debug, Default)]
pub(super) struct Folded {
    values: FxHashMap<u64, u16>,
    support: FxHashMap<u64, Support>,
    counts: FxHashMap<u64, Support>,
    seen: FxHashMap<u64, Support>,
    pub scripts: Vec<Script>,
    /// The part that is left out.
    pub without: Option<usize>,
}

fn small(count: u32) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// The one part in which something occurs.
pub(super) fn alone(mask: Mask) -> Option<usize> {
    mask.is_power_of_two().then(|| mask.trailing_zeros() as usize)
}

impl Support {
    fn add(&mut self, mask: Mask) {
        self.all += 1;
        if let Some(part) = alone(mask) {
            self.only[part] += 1;
        }
    }

    fn count(&self, without: Option<usize>) -> u32 {
        self.all - without.map_or(0, |part| self.only[part])
    }
}

impl Folded {
    /// Sets a value.
    pub(super) fn set(&mut self, key: u64, value: u16) {
        self.values.insert(key, value);
    }

    /// One more word that a value rests on.
    pub(super) fn support(&mut self, key: u64, mask: Mask) {
        self.support.entry(key).or_default().add(mask);
    }

    /// One more word for a key whose value is their number.
    pub(super) fn count(&mut self, key: u64, mask: Mask) {
        self.counts.entry(key).or_default().add(mask);
    }

    /// One more form of a lemma.
    pub(super) fn see(&mut self, key: u64, mask: Mask) {
        self.seen.entry(key).or_default().add(mask);
    }

    /// All keys with their values, and all lemmas seen, in a fixed order.
    pub(super) fn finish(self) -> (Vec<(u64, u16)>, Vec<u64>, Vec<Script>) {
        let mut entries: Vec<(u64, u16)> = self.values.iter().map(|(&key, &value)| (key, value)).collect();
        entries.extend(self.counts.iter().map(|(&key, support)| (key, small(support.all))));
        entries.sort_unstable();
        let mut seen: Vec<u64> = self.seen.into_keys().collect();
        seen.sort_unstable();
        (entries, seen, self.scripts)
    }
}

impl Memory for Folded {
    fn get(&self, key: u64) -> Option<u16> {
        if let Some(count) = self.counts.get(&key).map(|count| count.count(self.without)) {
            return (count > 0).then(|| small(count));
        }
        let shown = self.support.get(&key).is_none_or(|support| support.count(self.without) > 0);
        self.values.get(&key).copied().filter(|_| shown)
    }

    fn seen(&self, key: u64) -> bool {
        self.seen.get(&key).is_some_and(|support| support.count(self.without) > 0)
    }

    fn script(&self, id: u16) -> Option<&Script> {
        self.scripts.get(usize::from(id & SCRIPT))
    }
}
