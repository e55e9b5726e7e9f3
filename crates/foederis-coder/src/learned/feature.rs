//! Features: what can be said of a candidate, as numbers.

/// A feature: a hash of its name and its parts. The same on every machine and in every run.
pub type Feature = u32;

/// Something that a feature can be made of.
pub(crate) trait Part {
    /// Mixes the part into a hash.
    fn mix(&self, state: u64) -> u64;
}

const fn step(state: u64, word: u64) -> u64 {
    let mixed = (state ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

/// Mixes bytes into a hash, eight at a time, then their number.
const fn mix_bytes(bytes: &[u8], mut state: u64) -> u64 {
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mut at = 0;
    while at < chunks.len() {
        state = step(state, u64::from_le_bytes(chunks[at]));
        at += 1;
    }
    // Byte by byte: a copy of unknown length would be a call.
    if !rest.is_empty() {
        let (mut word, mut at) = (0, rest.len());
        while at > 0 {
            at -= 1;
            word = word << 8 | rest[at] as u64;
        }
        state = step(state, word);
    }
    step(state, bytes.len() as u64)
}

impl Part for &str {
    #[inline]
    fn mix(&self, state: u64) -> u64 {
        mix_bytes(self.as_bytes(), state)
    }
}

impl Part for usize {
    #[inline]
    fn mix(&self, state: u64) -> u64 {
        step(state, *self as u64 + 1)
    }
}

impl Part for bool {
    #[inline]
    fn mix(&self, state: u64) -> u64 {
        step(state, 0x100 + u64::from(*self))
    }
}

impl Part for u64 {
    #[inline]
    fn mix(&self, state: u64) -> u64 {
        step(state, *self)
    }
}

/// A text's hash, to be a part of several features.
pub(crate) fn key(text: &str) -> u64 {
    text.mix(0)
}

/// The hash that a feature of this name begins with.
pub(crate) const fn start(name: &str) -> u64 {
    mix_bytes(name.as_bytes(), 0x00f0_ede2_u64)
}

/// The features of one candidate.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bag {
    pub features: Vec<Feature>,
}

impl Bag {
    #[allow(clippy::cast_possible_truncation, reason = "a feature is the upper half of its hash")]
    pub fn push(&mut self, hash: u64) {
        self.features.push((hash >> 32) as Feature);
    }

    /// Sorted, each once.
    pub fn finish(&mut self) {
        self.features.sort_unstable();
        self.features.dedup();
    }

    /// The feature of a pair: another feature, for one type alone.
    pub fn typed(feature: Feature, of: u64) -> u64 {
        step(step(0x7e9d, u64::from(feature)), of)
    }
}

/// Puts a feature into a bag: its name, then its parts.
macro_rules! put {
    ($bag:expr, $name:literal $(, $part:expr)* $(,)?) => {{
        #[allow(unused_mut)]
        // Known when the program is built.
        let mut hash = const { $crate::learned::feature::start($name) };
        $(hash = $crate::learned::feature::Part::mix(&$part, hash);)*
        $bag.push(hash);
    }};
}
pub(crate) use put;

/// The first of the bounds that a number does not exceed, by its place.
pub(crate) fn bucket(value: usize, bounds: &[usize]) -> usize {
    bounds.iter().position(|bound| value <= *bound).unwrap_or(bounds.len())
}

/// A probability in steps.
pub(crate) fn level(probability: f32) -> usize {
    [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85].iter().position(|bound| probability <= *bound).unwrap_or(8)
}

#[cfg(test)]
mod tests {
    use super::{Bag, bucket, level};

    #[test]
    fn features_differ_by_name_parts_and_their_order() {
        let mut bag = Bag::default();
        put!(bag, "relation", "nsubj");
        put!(bag, "relation", "nsubj", 1usize);
        put!(bag, "lemma", "nsubj");
        put!(bag, "pair", "a", "bc");
        put!(bag, "pair", "ab", "c");
        put!(bag, "pair", "bc", "a");
        let count = bag.features.len();
        bag.finish();
        assert_eq!(bag.features.len(), count);
    }

    #[test]
    fn numbers_fall_into_steps() {
        assert_eq!([0, 1, 2, 3, 9].map(|value| bucket(value, &[0, 2, 5])), [0, 1, 1, 2, 3]);
        assert_eq!([0.0, 0.3, 1.0].map(level), [0, 4, 8]);
    }
}
