//! What a network learns from.

/// No relation, tag or name is known for this word.
pub const UNKNOWN: u8 = u8::MAX;

/// One sentence with what is known of it; what is not known is left out of the loss.
#[derive(Debug, Clone, Default)]
pub struct Example {
    /// Rows of all words' features, word by word; the form comes first.
    pub rows: Vec<u32>,
    /// Where each word's rows begin, and the end.
    pub starts: Vec<u32>,
    /// UPOS by number.
    pub upos: Option<Vec<u8>>,
    /// Values of all features of the first word, then of the second …
    pub feats: Option<Vec<u8>>,
    /// Heads, from 1; 0 is the root.
    pub heads: Option<Vec<u32>>,
    /// Relations by number; present with the heads.
    pub relations: Vec<u8>,
    /// The name tags each word may have, as bits by number.
    pub names: Option<Vec<u64>>,
    /// How much it counts.
    pub weight: f32,
    /// How much its tree and its features count beside that: less than 1 where they were not made by people.
    pub trust: f32,
}

impl Example {
    /// Number of words.
    pub fn words(&self) -> usize {
        self.starts.len() - 1
    }

    /// The rows of a word.
    pub fn word(&self, at: usize) -> &[u32] {
        &self.rows[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}
