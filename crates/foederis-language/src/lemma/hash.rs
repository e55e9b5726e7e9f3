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
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    // The length tells "a" from "a\0".
    mix(mix(hash, u64::from_le_bytes(last)), text.len() as u64)
}
