//! A word as the lemmatiser looks at it, and the keys under which things about words are remembered.

use super::hash::{hash_str, mix};

/// Longest word in bytes that is looked into; anything longer is no word and is its own lemma.
pub(super) const LONGEST: usize = 80;

/// What a remembered number is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum About {
    /// A form with its tag: its script.
    Form = 1,
    /// A form in lower case that was seen with capitals, with its tag: its script.
    Folded,
    /// A solid lemma with its tag: the script that sets seams.
    Seam,
    /// The first part of a compound as written: the script that makes its lemma.
    Left,
    /// How often a string was the first part of a compound.
    LeftCount,
    /// How often a lemma was the last part of a compound.
    HeadCount,
    /// A string that can be taken off verbs.
    Particle,
    /// The endings that can replace the end of a form.
    Endings,
    /// A lemma with its tag was seen.
    Lemma,
    /// Whether a particle joins its verb in the lemma.
    Join,
}

/// The key for something about a string.
pub(super) fn about(what: About, tag: u64, text: &str) -> u64 {
    hash_str(mix(tag, what as u64), text)
}

/// The number of a part of speech; auxiliaries are verbs here, since their lemmas are.
pub(super) fn tag_of(upos: &str) -> u64 {
    match upos {
        "VERB" | "AUX" => VERB,
        "NOUN" => NOUN,
        "ADJ" => ADJ,
        "PROPN" => PROPN,
        "NUM" => NUM,
        "ADV" => ADV,
        other => hash_str(0, other),
    }
}

pub(super) const VERB: u64 = 1;
pub(super) const NOUN: u64 = 2;
pub(super) const ADJ: u64 = 3;
pub(super) const PROPN: u64 = 4;
pub(super) const NUM: u64 = 5;
pub(super) const ADV: u64 = 6;

/// A form in lower case with what is known of it, for words that are not in the lexicon.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    /// The form in lower case.
    pub lower: &'a str,
    /// See [`tag_of`].
    pub tag: u64,
    /// FEATS.
    pub feats: &'a str,
}

/// What look-ups need: the model at run time; while learning, what is known without a part of the data.
pub(super) trait Memory {
    /// The number remembered under a key.
    fn get(&self, key: u64) -> Option<u16>;
    /// Whether a lemma was seen, of another word.
    fn seen(&self, key: u64) -> bool;
    /// A script; marks beside its number do not matter.
    fn script(&self, id: u16) -> Option<&super::script::Script>;
}

/// Marks a form whose script depends on FEATS.
pub(super) const BY_FEATS: u16 = 1 << 15;
/// Marks a form whose lemma has seams.
pub(super) const SEAMED: u16 = 1 << 14;
/// The bits that say which script it is.
pub(super) const SCRIPT: u16 = SEAMED - 1;

/// The script of a form that was seen with these very capitals.
pub(super) fn look_up_exact<M: Memory>(memory: &M, form: &str, tag: u64, feats: &str) -> Option<u16> {
    reading(memory, about(About::Form, tag, form), feats)
}

/// The script of a form in lower case that was seen with capitals.
pub(super) fn look_up_folded<M: Memory>(memory: &M, lower: &str, tag: u64, feats: &str) -> Option<u16> {
    reading(memory, about(About::Folded, tag, lower), feats)
}

/// The script of a form in lower case, however it was written where it was seen.
pub(super) fn look_up<M: Memory>(memory: &M, lower: &str, tag: u64, feats: &str) -> Option<u16> {
    look_up_exact(memory, lower, tag, feats).or_else(|| look_up_folded(memory, lower, tag, feats))
}

fn reading<M: Memory>(memory: &M, key: u64, feats: &str) -> Option<u16> {
    let value = memory.get(key)?;
    if value & BY_FEATS == 0 {
        return Some(value);
    }
    Some(memory.get(hash_str(key, feats)).unwrap_or(value) & !BY_FEATS)
}

/// The character boundaries of a word from its end: `ends[n]` is the byte at which the last `n` characters begin.
#[derive(Debug)]
pub(super) struct Ends {
    bytes: [u8; LONGEST + 1],
    count: usize,
}

impl Ends {
    /// Of a word no longer than [`LONGEST`]; longer ones have none.
    pub(super) fn new(word: &str) -> Self {
        let mut ends = Self { bytes: [0; LONGEST + 1], count: 0 };
        let byte = |at: usize| u8::try_from(at).unwrap_or_default();
        if word.len() <= LONGEST {
            ends.bytes[0] = byte(word.len());
            for (at, _) in word.char_indices().rev() {
                ends.count += 1;
                ends.bytes[ends.count] = byte(at);
            }
        }
        ends
    }

    /// How many characters there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// The byte at which the last `chars` characters begin; the start when there are fewer.
    pub(super) fn last(&self, chars: usize) -> usize {
        usize::from(self.bytes[chars.min(self.count)])
    }

    /// The byte after the first `chars` characters.
    pub(super) fn first(&self, chars: usize) -> usize {
        usize::from(self.bytes[self.count - chars.min(self.count)])
    }
}
