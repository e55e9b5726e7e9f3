//! What a text is about, as numbers: texts in one language or several are compared by it.

use crate::Language;

/// In what respect two texts are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// Nouns, verbs and adjectives: texts of one language only.
    Words,
    /// Names, by their sound.
    Names,
    /// Names side by side: first name and surname, names of several words.
    Phrases,
    /// Numbers in digits.
    Numbers,
    /// Actors by their codes.
    Actors,
    /// Places by their English names.
    Places,
    /// Days, months and years told.
    Days,
}

impl Aspect {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::Words, Self::Names, Self::Phrases, Self::Numbers, Self::Actors, Self::Places, Self::Days];
}

/// What a document is about: for each [`Aspect`] a vector of length one, empty where the text has nothing of the kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Profile {
    /// What it is written in.
    pub lang: Language,
    /// By aspect: hashes in ascending order, with weights of [`ONE`].
    aspects: [Vec<(u64, u16)>; Aspect::ALL.len()],
}

/// The weight of a feature that stands alone. Whole numbers: sums are exact in any order, and profiles can be compared.
const ONE: f32 = 65_535.0;

impl Profile {
    /// That of a text of which nothing is known yet.
    pub fn new(lang: Language) -> Self {
        Self { lang, aspects: Default::default() }
    }

    /// Says what the document has of an aspect: hashes ([`Self::key`]), each once, with weights above zero.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "shares of one")]
    pub fn set(&mut self, aspect: Aspect, mut weights: Vec<(u64, f32)>) {
        weights.sort_unstable_by_key(|(key, _)| *key);
        let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        self.aspects[aspect as usize] = weights.into_iter().map(|(key, weight)| (key, (weight / length * ONE) as u16)).collect();
    }

    /// What the document has of an aspect, in ascending order of the hashes, with weights from 0 to 65,535.
    pub fn of(&self, aspect: Aspect) -> &[(u64, u16)] {
        &self.aspects[aspect as usize]
    }

    /// How alike two documents are in an aspect: the cosine, 0 to 1; `None` where one of them has nothing of it.
    pub fn likeness(&self, other: &Self, aspect: Aspect) -> Option<f32> {
        let (left, right) = (self.of(aspect), other.of(aspect));
        if left.is_empty() || right.is_empty() {
            return None;
        }
        let (mut sum, mut i, mut j) = (0_u64, 0, 0);
        while i < left.len() && j < right.len() {
            match left[i].0.cmp(&right[j].0) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    sum += u64::from(left[i].1) * u64::from(right[j].1);
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        Some(sum as f32 / (ONE * ONE))
    }

    /// The hash of a feature (FNV-1a, 64 bits): the same on every machine.
    pub fn key(feature: &str) -> u64 {
        feature.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }
}
