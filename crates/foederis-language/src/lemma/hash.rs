//! The hash under which forms, tags and features are kept: the same on every machine and in every version.

const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// Mixes one more number into a hash.
pub(super) const fn mix(hash: u64, value: u64) -> u64 {
    let product = (hash.rotate_left(23) ^ value).wrapping_mul(MULTIPLIER);
    product ^ (product >> 29)
}

/// The hash of a string, on top of what was hashed before.
pub(super) fn hash_str(seed: u64, text: &str) -> u64 {
    let (chunks, rest) = text.as_bytes().as_chunks::<8>();
    let mut hash = seed;
    for chunk in chunks {
        hash = mix(hash, u64::from_le_bytes(*chunk));
    }
    // Byte by byte: a copy of unknown length would be a call.
    let last = rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
    // The length tells "a" from "a\0".
    mix(mix(hash, last), text.len() as u64)
}
