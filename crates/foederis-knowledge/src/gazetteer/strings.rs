//! Many short strings in few bytes, each found by its number, sorted ones also by their letters.
//!
//! Strings come in blocks of sixteen; within a block each says how many bytes it shares with the one before it.

use foederis_language::pack::{PackError, Reader, Writer};
use std::cmp::Ordering;

const BLOCK: usize = 16;

/// A list of strings, as it lies in a pack.
#[derive(Debug, Clone)]
pub(super) struct Strings<'a> {
    length: usize,
    /// Where each block begins.
    blocks: &'a [[u8; 4]],
    bytes: &'a [u8],
}

/// Writes strings in the order given; [`Strings::find`] needs them sorted by their bytes.
pub(super) fn write<S: AsRef<str>>(strings: &[S]) -> Vec<u8> {
    let (mut blocks, mut bytes) = (Vec::new(), Vec::new());
    let mut before: &[u8] = &[];
    for (at, string) in strings.iter().enumerate() {
        let string = string.as_ref().as_bytes();
        // A length must fit into a byte; no place has a name as long.
        let string = &string[..string.len().min(usize::from(u8::MAX))];
        if at % BLOCK == 0 {
            blocks.extend(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
            before = &[];
        }
        let shared = before.iter().zip(string).take_while(|(a, b)| a == b).count();
        bytes.extend([shared, string.len() - shared].map(|length| u8::try_from(length).unwrap_or(u8::MAX)));
        bytes.extend(&string[shared..]);
        before = string;
    }
    let mut out = Writer::new();
    out.u32(u32::try_from(strings.len()).unwrap_or(u32::MAX));
    out.bytes(&blocks);
    out.bytes(&bytes);
    out.finish()
}

impl<'a> Strings<'a> {
    pub(super) fn read(section: &'a [u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(section);
        let length = reader.u32()? as usize;
        let (blocks, _) = reader.bytes()?.as_chunks::<4>();
        let bytes = reader.bytes()?;
        if blocks.len() == length.div_ceil(BLOCK) {
            Ok(Self { length, blocks, bytes })
        } else {
            Err(PackError::Broken("a list of names is not whole"))
        }
    }

    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// The string of a number.
    pub(super) fn get(&self, at: usize) -> Option<String> {
        if at >= self.length {
            return None;
        }
        let mut walk = self.block(at / BLOCK);
        let mut bytes = Vec::new();
        for _ in 0..=at % BLOCK {
            walk.step(&mut bytes)?;
        }
        String::from_utf8(bytes).ok()
    }

    /// The number of a string.
    pub(super) fn find(&self, wanted: &str) -> Option<usize> {
        let wanted = wanted.as_bytes();
        let mut bytes = Vec::new();
        let heads = self.blocks.partition_point(|start| {
            bytes.clear();
            self.walk(*start).step(&mut bytes).is_some() && bytes.as_slice() <= wanted
        });
        let block = heads.checked_sub(1)?;
        let mut walk = self.block(block);
        bytes.clear();
        for at in block * BLOCK..self.length.min((block + 1) * BLOCK) {
            walk.step(&mut bytes)?;
            match bytes.as_slice().cmp(wanted) {
                Ordering::Less => {}
                Ordering::Equal => return Some(at),
                Ordering::Greater => return None,
            }
        }
        None
    }

    fn block(&self, block: usize) -> Walk<'a> {
        self.walk(self.blocks.get(block).copied().unwrap_or([u8::MAX; 4]))
    }

    fn walk(&self, start: [u8; 4]) -> Walk<'a> {
        Walk { rest: self.bytes.get(u32::from_le_bytes(start) as usize..).unwrap_or_default() }
    }
}

/// Goes through one block.
struct Walk<'a> {
    rest: &'a [u8],
}

impl Walk<'_> {
    /// Makes the string before into the next one.
    fn step(&mut self, bytes: &mut Vec<u8>) -> Option<()> {
        let (&[shared, more], rest) = self.rest.split_first_chunk::<2>()?;
        let (added, rest) = rest.split_at_checked(usize::from(more))?;
        bytes.truncate(usize::from(shared));
        bytes.extend_from_slice(added);
        self.rest = rest;
        Some(())
    }
}
