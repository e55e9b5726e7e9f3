//! Features: what can be said of a candidate, as numbers.

/// A feature: a hash of its name and its parts. The same on every machine and in every run.
pub type Feature = u32;

/// Something that a feature can be made of.
pub(crate) trait Part {
    /// Mixes the part into a hash.
    fn mix(&self, state: u64) -> u64;

    /// The part itself, for people.
    fn show(&self) -> Shown;
}

/// A part of a feature as an explanation keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shown {
    Text(String),
    Count(usize),
    Flag(bool),
    /// A type's number, or a hash.
    Code(u64),
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

    fn show(&self) -> Shown {
        Shown::Text((*self).to_owned())
    }
}

impl Part for usize {
    #[inline]
    fn mix(&self, state: u64) -> u64 {
        step(state, *self as u64 + 1)
    }

    fn show(&self) -> Shown {
        Shown::Count(*self)
    }
}

impl Part for bool {
    #[inline]
    fn mix(&self, state: u64) -> u64 {
        step(state, 0x100 + u64::from(*self))
    }

    fn show(&self) -> Shown {
        Shown::Flag(*self)
    }
}

impl Part for u64 {
    #[inline]
    fn mix(&self, state: u64) -> u64 {
        step(state, *self)
    }

    fn show(&self) -> Shown {
        Shown::Code(*self)
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

/// What is kept of a feature beside its hash.
pub(crate) trait Notes: Default {
    /// Takes note of a feature. `parts` is called only by those who keep them.
    fn note(&mut self, feature: Feature, name: &'static str, parts: impl FnOnce() -> Vec<Shown>);
}

/// Nothing is kept: reading needs the hashes alone.
impl Notes for () {
    #[inline(always)]
    fn note(&mut self, _: Feature, _: &'static str, _: impl FnOnce() -> Vec<Shown>) {}
}

/// A feature in words: its name and its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    pub name: &'static str,
    pub parts: Vec<Shown>,
}

/// Every feature in words, for explanations.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words(pub Vec<(Feature, Note)>);

impl Notes for Words {
    fn note(&mut self, feature: Feature, name: &'static str, parts: impl FnOnce() -> Vec<Shown>) {
        self.0.push((feature, Note { name, parts: parts() }));
    }
}

/// The features of one candidate, with what is kept of them beside their hashes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Noted<N> {
    pub features: Vec<Feature>,
    pub notes: N,
}

/// The features of one candidate.
pub(crate) type Bag = Noted<()>;

impl<N: Notes> Noted<N> {
    /// Adds a feature of this name.
    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "a feature is the upper half of its hash")]
    pub fn put(&mut self, hash: u64, name: &'static str, parts: impl FnOnce() -> Vec<Shown>) {
        let feature = (hash >> 32) as Feature;
        self.notes.note(feature, name, parts);
        self.features.push(feature);
    }
}

impl<N> Noted<N> {
    /// Adds what these features are for one type or option alone.
    pub fn push_typed(&mut self, features: &[Feature], of: u64) {
        for feature in features {
            self.push(Bag::typed(*feature, of));
        }
    }

    #[allow(clippy::cast_possible_truncation, reason = "a feature is the upper half of its hash")]
    pub fn push(&mut self, hash: u64) {
        self.features.push((hash >> 32) as Feature);
    }

    /// Sorted, each once.
    pub fn finish(&mut self) {
        self.features.sort_unstable();
        self.features.dedup();
    }
}

impl Bag {
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
        $bag.put(hash, $name, || vec![$($crate::learned::feature::Part::show(&$part)),*]);
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
    use super::{Bag, Note, Noted, Shown, Words, bucket, level};

    #[test]
    fn features_in_words_are_the_same_features() {
        let (mut plain, mut told) = (Bag::default(), Noted::<Words>::default());
        put!(plain, "relation", "nsubj", 2usize, true);
        put!(told, "relation", "nsubj", 2usize, true);
        assert_eq!(plain.features, told.features);
        let parts = vec![Shown::Text("nsubj".to_owned()), Shown::Count(2), Shown::Flag(true)];
        assert_eq!(told.notes.0, [(plain.features[0], Note { name: "relation", parts })]);
    }

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
