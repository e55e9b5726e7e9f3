//! Features of a word: its n-grams of two to five letters, boundaries counted as letters, and the word as a whole.

/// Longest n-gram.
const LONGEST: usize = 5;

/// A word has fewer features than this: four from each of 33 letters and boundaries, and the whole.
pub(super) const MOST_GRAMS: usize = 160;

/// Hands over the hash of every feature of a word with its boundaries.
pub(super) fn each_gram(word: &[u32], mut found: impl FnMut(u32)) {
    for start in 0..word.len() {
        let mut hash = 0x811c_9dc5;
        let mut length_salt = 0u32;
        for (at, &code) in word[start..].iter().take(LONGEST).enumerate() {
            hash = step(hash, code);
            length_salt = length_salt.wrapping_add(0x9e37_79b9);
            // Single letters say nothing that pairs do not.
            if at > 0 {
                found(scramble(hash.wrapping_add(length_salt)));
            }
        }
    }
    if word.len() > LONGEST {
        found(scramble(word.iter().fold(0x0001_2345, |hash, &code| step(hash, code))));
    }
}

fn step(hash: u32, code: u32) -> u32 {
    let hash = (hash ^ code).wrapping_mul(0x0100_0193);
    hash ^ (hash >> 13)
}

/// Spreads the bits: the high ones choose the bucket, the low ones are the print.
fn scramble(hash: u32) -> u32 {
    let hash = (hash ^ (hash >> 16)).wrapping_mul(0x7feb_352d);
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x846c_a68b);
    hash ^ (hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_of_a_short_and_a_long_word() {
        let count = |word: &str| {
            let mut hashes = Vec::new();
            let codes: Vec<u32> = word.chars().map(u32::from).collect();
            each_gram(&codes, |hash| hashes.push(hash));
            let all = hashes.len();
            hashes.sort_unstable();
            hashes.dedup();
            assert_eq!(hashes.len(), all, "no two features of these words are the same");
            all
        };
        // " d", "de", "e "; " de", "de "; " de ".
        assert_eq!(count(" de "), 6);
        // " haus ": 5 + 4 + 3 + 2 and the whole.
        assert_eq!(count(" haus "), 15);
    }
}
