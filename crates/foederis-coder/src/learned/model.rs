//! What was learnt: a weight for every feature, in a pack.

use super::attribute::Attribute;
use super::feature::Feature;
use super::kind::{Kind, Label};
use foederis_language::pack::{Header, PackError, Reader, Sections, Writer, write};
use rustc_hash::FxHashMap;

/// Weights of features, in a table with open addressing: a feature is a hash already, so its upper bits are its place.
#[derive(Debug, Clone)]
pub struct Weighing {
    buckets: Vec<Bucket>,
    /// A feature's bucket is its bits from this on.
    shift: u32,
}

/// Four slots, half a line of the processor's cache, filled from the first. All of them are looked at without asking which is the
/// right one: half of all features asked for weigh something, so that no machine could foresee the answer.
///
/// A slot is a feature above the bits of its weight, which are never 0: what weighs nothing is not kept, and 0 is a free slot.
#[derive(Debug, Clone, Copy, Default)]
#[repr(align(32))]
struct Bucket([u64; 4]);

impl Default for Weighing {
    fn default() -> Self {
        Self::new([])
    }
}

fn pack(feature: Feature, weight: f32) -> u64 {
    u64::from(feature) << 32 | u64::from(weight.to_bits())
}

#[allow(clippy::cast_possible_truncation, reason = "the two halves of a slot")]
fn unpack(slot: u64) -> (Feature, f32) {
    ((slot >> 32) as Feature, f32::from_bits(slot as u32))
}

impl Weighing {
    /// From features and their weights; of a feature that comes twice, the last.
    pub fn new(weights: impl IntoIterator<Item = (Feature, f32)>) -> Self {
        let mut sorted: Vec<(Feature, f32)> = weights.into_iter().collect();
        sorted.sort_by_key(|(feature, _)| *feature);
        // Between one and two in a bucket on average.
        let bits = (sorted.len() / 2).next_power_of_two().trailing_zeros().clamp(1, 31);
        let mut weighing = Self { buckets: vec![Bucket::default(); 1 << bits], shift: 32 - bits };
        for same in sorted.chunk_by(|(a, _), (b, _)| a == b) {
            let (feature, weight) = same[same.len() - 1];
            if weight != 0.0 {
                weighing.put(feature, weight);
            }
        }
        weighing
    }

    fn put(&mut self, feature: Feature, weight: f32) {
        let most = self.buckets.len() - 1;
        let mut at = (feature >> self.shift) as usize & most;
        loop {
            if let Some(free) = self.buckets[at].0.iter_mut().find(|slot| **slot == 0) {
                *free = pack(feature, weight);
                return;
            }
            // What a full bucket cannot take stands in the next. Some bucket has room: there are two slots for each feature.
            at = (at + 1) & most;
        }
    }

    /// The slot of a feature, 0 where it weighs nothing.
    #[inline]
    #[allow(clippy::needless_bitwise_bool, reason = "one rare jump, where a lazy operator would add one that is taken every other time")]
    fn slot(&self, feature: Feature) -> u64 {
        let most = self.buckets.len() - 1;
        let mut at = (feature >> self.shift) as usize & most;
        loop {
            let Bucket(slots) = &self.buckets[at];
            let found = slots.iter().fold(0, |found, &slot| found | if slot >> 32 == u64::from(feature) { slot } else { 0 });
            let goes_on = (found == 0) & (slots[3] != 0);
            if !goes_on {
                return found;
            }
            at = (at + 1) & most;
        }
    }

    /// The sum over features; unknown ones weigh nothing.
    pub fn sum(&self, features: &[Feature]) -> f32 {
        features.iter().map(|feature| unpack(self.slot(*feature)).1).sum()
    }

    /// The sum over features as they come, each counted once, in the order that [`Bag::finish`](super::feature::Bag::finish) would
    /// give them: the same bits as [`Self::sum`] over a finished bag, but only what weighs something needs to be put in order.
    pub(crate) fn sum_once(&self, features: &[Feature], known: &mut Vec<u64>) -> f32 {
        known.clear();
        known.resize(features.len(), 0);
        let mut count = 0;
        for feature in features {
            // Written in any case, kept if it weighs something.
            let slot = self.slot(*feature);
            known[count] = slot;
            count += usize::from(slot != 0);
        }
        known.truncate(count);
        known.sort_unstable();
        known.dedup();
        known.iter().map(|slot| unpack(*slot).1).sum()
    }

    /// How likely something with these features is right.
    pub fn likely(&self, features: &[Feature]) -> f32 {
        super::decide::sigmoid(self.sum(features))
    }

    fn write(&self) -> Vec<u8> {
        let slots = self.buckets.iter().flat_map(|bucket| bucket.0);
        let mut sorted: Vec<(Feature, f32)> = slots.filter(|slot| *slot != 0).map(unpack).collect();
        sorted.sort_unstable_by_key(|(feature, _)| *feature);
        let mut writer = Writer::new();
        writer.len(sorted.len());
        for (feature, weight) in sorted {
            writer.u32(feature);
            writer.f32(weight);
        }
        writer.finish()
    }

    fn read(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let count = reader.len()?;
        let mut weights = Vec::new();
        for _ in 0..count {
            let feature = reader.u32()?;
            let weight = reader.f32()?;
            if !weight.is_finite() {
                return Err(PackError::Broken("a weight that is no number"));
            }
            weights.push((feature, weight));
        }
        Ok(Self::new(weights))
    }
}

/// What decides on one kind of facts.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// Whether words express a type.
    pub trigger: Weighing,
    /// Who is at either end.
    pub sides: [Weighing; 2],
    /// Whether the whole fact is right.
    pub confidence: Weighing,
    /// Facts below this confidence are left out unless the user asks for them: where F1 is highest.
    pub least: f32,
    /// What else is told of a fact, by [`Attribute::ALL`]; empty for what facts of this kind do not have.
    pub attributes: [Weighing; Attribute::ALL.len()],
    /// Types that a lemma was seen to express, by a hash of language and lemma.
    pub lemmas: FxHashMap<u64, Vec<Label>>,
}

/// The coder's learned part, for all three kinds and languages.
#[derive(Debug, Clone)]
pub struct Model {
    /// Where it comes from.
    pub header: Header,
    /// By [`Kind::ALL`].
    pub parts: [Part; 3],
}

const NAMES: [[&str; 6]; 3] = [
    ["event.trigger", "event.actor", "event.recipient", "event.confidence", "event.least", "event.lemmas"],
    ["tie.trigger", "tie.from", "tie.to", "tie.confidence", "tie.least", "tie.lemmas"],
    ["claim.trigger", "claim.by", "claim.none", "claim.confidence", "claim.least", "claim.lemmas"],
];

impl Part {
    pub(crate) fn attribute(&self, attribute: Attribute) -> &Weighing {
        &self.attributes[attribute as usize]
    }
}

/// The section of each attribute of each kind that has it.
const ATTRIBUTES: [(Kind, Attribute, &str); 6] = [
    (Kind::Event, Attribute::Status, "event.status"),
    (Kind::Event, Attribute::When, "event.when"),
    (Kind::Event, Attribute::Place, "event.place"),
    (Kind::Event, Attribute::Figure, "event.figure"),
    (Kind::Tie, Attribute::Status, "tie.status"),
    (Kind::Claim, Attribute::Stance, "claim.stance"),
];

impl Model {
    /// The part for a kind.
    /// The confidence from which on facts of this kind are kept, unless the user asks for another.
    pub fn least(&self, kind: Kind) -> f32 {
        self.part(kind).least
    }

    pub(crate) fn part(&self, kind: Kind) -> &Part {
        &self.parts[kind as usize]
    }

    /// From a pack's bytes.
    pub fn read(pack: &[u8]) -> Result<Self, PackError> {
        let sections = Sections::read(pack)?;
        let mut parts: [Part; 3] = Default::default();
        for (part, names) in parts.iter_mut().zip(NAMES) {
            let [trigger, first, second, confidence] = [0, 1, 2, 3].map(|at| sections.get(names[at]).and_then(Weighing::read));
            *part = Part {
                trigger: trigger?,
                sides: [first?, second?],
                confidence: confidence?,
                least: Reader::new(sections.get(names[4])?).f32()?,
                attributes: Default::default(),
                lemmas: lemmas(&mut Reader::new(sections.get(names[5])?))?,
            };
        }
        for (kind, attribute, name) in ATTRIBUTES {
            parts[kind as usize].attributes[attribute as usize] = sections.get(name).and_then(Weighing::read)?;
        }
        Ok(Self { header: sections.header, parts })
    }

    /// A pack's bytes.
    pub fn write(&self) -> Vec<u8> {
        let mut sections = Vec::new();
        for (part, names) in self.parts.iter().zip(NAMES) {
            let mut least = Writer::new();
            least.f32(part.least);
            let weighings = [&part.trigger, &part.sides[0], &part.sides[1], &part.confidence];
            sections.extend(names.into_iter().zip(weighings.map(Weighing::write)));
            sections.push((names[4], least.finish()));
            sections.push((names[5], write_lemmas(&part.lemmas)));
        }
        sections.extend(ATTRIBUTES.map(|(kind, attribute, name)| (name, self.parts[kind as usize].attribute(attribute).write())));
        write(self.header.clone(), &sections)
    }
}

fn lemmas(reader: &mut Reader<'_>) -> Result<FxHashMap<u64, Vec<Label>>, PackError> {
    let count = reader.len()?;
    let mut lemmas = FxHashMap::default();
    for _ in 0..count {
        let lemma = reader.u64()?;
        let labels = reader.bytes()?.iter().map(|label| Label(*label)).collect();
        lemmas.insert(lemma, labels);
    }
    Ok(lemmas)
}

fn write_lemmas(lemmas: &FxHashMap<u64, Vec<Label>>) -> Vec<u8> {
    let mut sorted: Vec<_> = lemmas.iter().collect();
    sorted.sort_unstable_by_key(|(lemma, _)| **lemma);
    let mut writer = Writer::new();
    writer.len(sorted.len());
    for (lemma, labels) in sorted {
        writer.u64(*lemma);
        writer.bytes(&labels.iter().map(|label| label.0).collect::<Vec<_>>());
    }
    writer.finish()
}
