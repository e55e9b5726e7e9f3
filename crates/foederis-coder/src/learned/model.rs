//! What was learnt: a weight for every feature, in a pack.

use super::feature::Feature;
use super::kind::{Kind, Label};
use foederis_language::pack::{Header, PackError, Reader, Sections, Writer, write};
use rustc_hash::FxHashMap;

/// Weights of features.
#[derive(Debug, Clone, Default)]
pub struct Weighing {
    weights: FxHashMap<Feature, f32>,
}

impl Weighing {
    /// From features and their weights.
    pub fn new(weights: impl IntoIterator<Item = (Feature, f32)>) -> Self {
        Self { weights: weights.into_iter().collect() }
    }

    /// The sum over features; unknown ones weigh nothing.
    pub(crate) fn sum(&self, features: &[Feature]) -> f32 {
        features.iter().map(|feature| self.weights.get(feature).copied().unwrap_or(0.0)).sum()
    }

    /// How likely something with these features is right.
    pub fn likely(&self, features: &[Feature]) -> f32 {
        super::decide::sigmoid(self.sum(features))
    }

    fn write(&self) -> Vec<u8> {
        let mut sorted: Vec<_> = self.weights.iter().map(|(feature, weight)| (*feature, *weight)).collect();
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
        let mut weights = FxHashMap::default();
        for _ in 0..count {
            let feature = reader.u32()?;
            let weight = reader.f32()?;
            if !weight.is_finite() {
                return Err(PackError::Broken("a weight that is no number"));
            }
            weights.insert(feature, weight);
        }
        Ok(Self { weights })
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

impl Model {
    /// The part for a kind.
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
                lemmas: lemmas(&mut Reader::new(sections.get(names[5])?))?,
            };
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
