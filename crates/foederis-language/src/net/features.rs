//! What a word looks like: the features whose vectors add up to it.

use crate::pack::{PackError, Reader, Writer};
use rustc_hash::FxHashMap;

/// Calls `found` with the hash of each feature of a word; the first is always its lower-cased form.
///
/// Features: the form, as it is written when it has capitals, prefixes of two to four characters, suffixes of one to five,
/// pieces of four, the shape (the pattern of capitals, small letters, digits and signs, runs shortened to two), and the
/// lists that it stands in.
pub fn features(form: &str, lists: &Lists, scratch: &mut String, mut found: impl FnMut(u32)) {
    // Endless "words" are read by their ends alone.
    let (form, rest) = if form.len() > 256 { cut(form) } else { (form, "") };
    scratch.clear();
    for c in form.chars().chain(rest.chars()) {
        if c.is_ascii() { scratch.push(c.to_ascii_lowercase()) } else { scratch.extend(c.to_lowercase()) }
    }
    let lower = scratch.as_bytes();
    let whole = hash(0, lower);
    found(whole);
    if form.bytes().any(|byte| byte.is_ascii_uppercase()) {
        found(hash(18, form.as_bytes()));
    }
    let mut bits = lists.of(whole);
    while bits != 0 {
        found(hash(19, &[bits.trailing_zeros() as u8]));
        bits &= bits - 1;
    }
    let mut ends = [0; 5];
    let mut count = 0;
    for (at, _) in scratch.char_indices().skip(1).take(4) {
        ends[count] = at;
        count += 1;
    }
    for (length, &end) in ends[..count].iter().enumerate().skip(1) {
        found(hash(1 + length as u32, &lower[..end]));
    }
    for (length, (at, _)) in scratch.char_indices().rev().take(5).enumerate() {
        found(hash(8 + length as u32, &lower[at..]));
    }
    let mut shape = [0u8; 8];
    let mut length = 0;
    let mut run = 0;
    for c in form.chars().chain(rest.chars()) {
        let kind = match c {
            '0'..='9' => b'd',
            c if c.is_uppercase() => b'X',
            c if c.is_alphabetic() => b'x',
            c if c.is_ascii() => c as u8,
            _ => b'?',
        };
        run = if length > 0 && shape[length - 1] == kind { run + 1 } else { 0 };
        if run < 2 {
            shape[length] = kind;
            length += 1;
        }
        if length == shape.len() {
            break;
        }
    }
    found(hash(16, &shape[..length]));
    // Inner pieces carry the parts of compounds and stems.
    if scratch.len() > 5 {
        let mut before = [0; 4];
        let mut pieces = 0;
        for (index, (at, c)) in scratch.char_indices().enumerate() {
            let end = at + c.len_utf8();
            if index >= 3 && pieces < 24 {
                found(hash(17, &lower[before[index % 4]..at]));
                pieces += 1;
            }
            before[(index + 1) % 4] = end;
        }
    }
}

fn cut(form: &str) -> (&str, &str) {
    let mut end = 64;
    while !form.is_char_boundary(end) {
        end += 1;
    }
    let mut start = form.len() - 64;
    while !form.is_char_boundary(start) {
        start += 1;
    }
    (&form[..end], &form[start..])
}

/// FNV-1a over the kind of a feature and its bytes, mixed once more so that every bit depends on every byte.
fn hash(kind: u32, bytes: &[u8]) -> u32 {
    let mut state = 0xcbf2_9ce4_8422_2325u64 ^ u64::from(kind).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for &byte in bytes {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    state ^= state >> 29;
    state = state.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (state >> 32) as u32
}

/// Lists of words that a network may know from elsewhere: given names, cities, words that head names of companies.
///
/// Each list has two bits: the word is an entry, or a word of a longer entry.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lists {
    bits: FxHashMap<u32, u32>,
}

/// Most lists.
pub const MOST_LISTS: usize = 16;

impl Lists {
    /// Of up to [`MOST_LISTS`] lists of entries; the rest is left out.
    pub fn new<'e>(lists: impl IntoIterator<Item = impl IntoIterator<Item = &'e str>>) -> Self {
        let mut bits: FxHashMap<u32, u32> = FxHashMap::default();
        for (number, list) in lists.into_iter().take(MOST_LISTS).enumerate() {
            for entry in list {
                let mut words = entry.split([' ', '-']).filter(|word| !word.is_empty()).peekable();
                let Some(first) = words.next() else { continue };
                let single = words.peek().is_none();
                for word in std::iter::once(first).chain(words) {
                    // Small words within names ("of", "van") say nothing.
                    if single || (word.chars().count() > 3 && !word.starts_with(char::is_lowercase)) {
                        *bits.entry(hash(0, word.to_lowercase().as_bytes())).or_default() |= 1 << (2 * number + usize::from(!single));
                    }
                }
                if !single && entry.contains('-') {
                    *bits.entry(hash(0, entry.to_lowercase().as_bytes())).or_default() |= 1 << (2 * number);
                }
            }
        }
        Self { bits }
    }

    fn of(&self, form: u32) -> u32 {
        self.bits.get(&form).copied().unwrap_or(0)
    }

    /// Appends to a pack.
    pub fn write(&self, out: &mut Writer) {
        let mut sorted: Vec<(u32, u32)> = self.bits.iter().map(|(&hash, &bits)| (hash, bits)).collect();
        sorted.sort_unstable();
        out.len(sorted.len());
        for (hash, bits) in sorted {
            out.u32(hash);
            out.u32(bits);
        }
    }

    /// Reads from a pack.
    pub fn read(reader: &mut Reader) -> Result<Self, PackError> {
        let count = reader.len()?;
        let bits = (0..count).map(|_| Ok((reader.u32()?, reader.u32()?))).collect::<Result<_, PackError>>()?;
        Ok(Self { bits })
    }
}

/// The features a network knows, each with the row of its vector. Row 0 stands for every unknown form.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Vocabulary {
    rows: FxHashMap<u32, u32>,
    hashes: Vec<u32>,
    lists: Lists,
}

impl Vocabulary {
    /// A vocabulary of these feature hashes; the first gets row 1.
    pub fn new(hashes: Vec<u32>, lists: Lists) -> Self {
        let rows = hashes.iter().zip(1..).map(|(&hash, row)| (hash, row)).collect();
        Self { rows, hashes, lists }
    }

    /// The feature hashes by row, from row 1.
    pub fn hashes(&self) -> &[u32] {
        &self.hashes
    }

    /// Number of rows, that of unknown forms included.
    pub fn rows(&self) -> usize {
        self.hashes.len() + 1
    }

    /// The rows of the features that tell of lists, in order.
    pub fn list_rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = (0..2 * MOST_LISTS as u8).filter_map(|bit| self.rows.get(&hash(19, &[bit])).copied()).collect();
        rows.sort_unstable();
        rows
    }

    /// The rows of a word's features, its form first (row 0 when unknown).
    pub fn rows_of(&self, form: &str, scratch: &mut String, out: &mut Vec<u32>) {
        out.clear();
        features(form, &self.lists, scratch, |hash| match self.rows.get(&hash) {
            Some(&row) => out.push(row),
            None if out.is_empty() => out.push(0),
            None => {}
        });
    }

    /// Appends to a pack.
    pub fn write(&self, out: &mut Writer) {
        out.len(self.hashes.len());
        self.hashes.iter().for_each(|&hash| out.u32(hash));
        self.lists.write(out);
    }

    /// Reads from a pack.
    pub fn read(reader: &mut Reader) -> Result<Self, PackError> {
        let count = reader.len()?;
        let hashes = (0..count).map(|_| reader.u32()).collect::<Result<_, _>>()?;
        Ok(Self::new(hashes, Lists::read(reader)?))
    }
}
