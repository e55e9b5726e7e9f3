//! Which documents are copies of one another: wire reports under another headline, cut short, with an agency's name before them, with
//! paragraphs in another order. Copies are no independent sources.
//!
//! A text is taken apart into its runs of [`RUN`] words (Broder's shingles, "On the resemblance and containment of documents", 1997).
//! Two documents are copies when the shorter one's runs are, to a share of [`ENOUGH`], runs of the longer one: containment, because
//! copies are cut. So that not all pairs need be compared, each document is kept under the smallest hashes of its runs: some over the
//! whole (paragraphs may come in any order), some over its beginning (the rest may be missing).

use std::collections::BTreeSet;

/// Words in a run.
const RUN: usize = 5;
/// The share of the shorter text's runs that make a copy.
const ENOUGH: f64 = 0.6;
/// Words that count as a text's beginning.
const BEGINNING: usize = 150;
/// Keys over the whole text, and over its beginning.
const KEYS: (usize, usize) = (6, 6);
/// Shorter texts have too little to tell a copy from a coincidence.
const LEAST: usize = 20;

/// What of a text is compared with others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// The hashes of its runs, in ascending order.
    runs: Vec<u64>,
    keys: Vec<i64>,
}

impl Fingerprint {
    /// That of a text without its headline.
    pub fn of(text: &str) -> Self {
        let words: Vec<u64> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(word).collect();
        let hashes: Vec<u64> = words.windows(RUN).map(run).collect();
        let mut runs = hashes.clone();
        runs.sort_unstable();
        runs.dedup();
        if runs.len() < LEAST {
            return Self { runs: Vec::new(), keys: Vec::new() };
        }
        let mut beginning = hashes;
        beginning.truncate(BEGINNING);
        beginning.sort_unstable();
        beginning.dedup();
        let smallest = runs.iter().take(KEYS.0).chain(beginning.iter().take(KEYS.1));
        let keys: BTreeSet<i64> = smallest.map(|hash| hash.cast_signed()).collect();
        Self { keys: keys.into_iter().collect(), runs }
    }

    /// The keys under which it is kept. Copies share one nearly always; most that share one are copies.
    pub fn keys(&self) -> &[i64] {
        &self.keys
    }

    /// Whether one of the two was made from the other, or both from a third.
    pub fn is_copy_of(&self, other: &Self) -> bool {
        let least = self.runs.len().min(other.runs.len());
        if least == 0 {
            return false;
        }
        let (mut at, mut common) = (0, 0_usize);
        for run in &self.runs {
            while other.runs.get(at).is_some_and(|other| other < run) {
                at += 1;
            }
            common += usize::from(other.runs.get(at) == Some(run));
        }
        // Numbers of words: exact in any float.
        #[allow(clippy::cast_precision_loss)]
        let share = common as f64 / least as f64;
        share >= ENOUGH
    }
}

/// FNV-1a over lower-case letters and digits: keys stand in ledgers, so they are the same in every build.
fn word(text: &str) -> u64 {
    let letters = text.chars().flat_map(char::to_lowercase);
    letters.fold(0xcbf2_9ce4_8422_2325, |hash, letter| (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3))
}

fn run(words: &[u64]) -> u64 {
    let hash = words.iter().fold(0_u64, |hash, word| (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23));
    // The smallest are picked by it, so every bit counts (the finish of SplitMix64).
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}
