//! Which particles of the tree belong to the lemma of their verb.
//!
//! Treebanks hang more under `compound:prt` than separable particles: Dutch also the preposition of a fixed phrase ("in beslag
//! nemen"), which does not join. What tells them apart is the word, its side of the verb and what stands between.

use super::word::{About, Memory, about};

/// A word of a tree, as far as particles need it.
#[derive(Debug, Clone, Copy)]
pub struct TreeWord<'a> {
    /// The word as written.
    pub form: &'a str,
    /// UPOS.
    pub upos: &'a str,
    /// Number of the head, counted from 1; 0 for the root.
    pub head: u32,
    /// DEPREL with its subtype.
    pub deprel: &'a str,
}

/// Keys of what is remembered about a particle at a place, the most exact first.
pub(super) fn keys(words: &[TreeWord<'_>], at: usize, lower: &str) -> [u64; 3] {
    let word = words[at];
    let head = word.head as usize - 1;
    let nominal = |upos: &str| matches!(upos, "NOUN" | "DET" | "PROPN" | "PRON" | "ADJ" | "NUM" | "X");
    let place = if at > head {
        // "stelt … op de proef" against "stelt … op."
        u64::from(words.get(at + 1).is_some_and(|next| nominal(next.upos)))
    } else {
        // "op te stellen" against "op de proef te stellen".
        let near = head - at <= 3 && words[at + 1..head].iter().all(|word| matches!(word.upos, "VERB" | "AUX" | "ADP" | "PART"));
        2 + u64::from(near)
    };
    let kind = about(About::Join, place, word.upos);
    [about(About::Join, kind, lower), kind, about(About::Join, place, "")]
}

/// Keys that hold for every particle after its verb.
pub(super) fn after_the_verb() -> [u64; 2] {
    [0, 1].map(|place| about(About::Join, place, ""))
}

/// Whether a word hangs at another word of its sentence as a particle.
pub(super) fn can_join(words: &[TreeWord<'_>], at: usize) -> bool {
    let head = words[at].head as usize;
    words[at].deprel == "compound:prt" && (1..=words.len()).contains(&head) && head != at + 1
}

/// For each word, the number (from 0) of the particle that joins it in the lemma.
pub(super) fn particles<M: Memory>(memory: &M, words: &[TreeWord<'_>], out: &mut Vec<Option<usize>>) {
    out.clear();
    out.resize(words.len(), None);
    let mut lower = String::new();
    for (at, word) in words.iter().enumerate() {
        let head = word.head as usize;
        if !can_join(words, at) {
            continue;
        }
        lower.clear();
        lower.extend(word.form.chars().take(40).flat_map(char::to_lowercase));
        let joins = keys(words, at, &lower).into_iter().find_map(|key| memory.get(key)).is_some_and(|value| value != 0);
        if joins {
            // "er uit": the last one that joins is the particle.
            out[head - 1] = Some(at);
        }
    }
}

/// The particle as the lemma writes it: "mede" as "mee".
pub(super) fn spelling(lower: &str) -> u64 {
    about(About::Particle, 1, lower)
}
