//! Trained packs: one file a language, a readable header and named sections of int8 tables.
//!
//! A pack begins with the line `foederis pack 1`, then one line of JSON ([`Header`]; `head -2` shows it), then sections,
//! each a name and its bytes with their lengths.

mod bytes;

pub use bytes::{Reader, Writer};

use crate::places::each_eight;
use serde::{Deserialize, Serialize};

/// The first line of a pack.
const MAGIC: &str = "foederis pack 1\n";

/// Why a pack cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// The bytes end too early.
    #[error("the pack ends too early; it was cut off or is not a pack")]
    Short,
    /// The bytes are not what this version writes.
    #[error("the pack is broken: {0}")]
    Broken(&'static str),
    /// The first line is not that of a pack of this version.
    #[error("this is no pack of this version of foederis; train it anew")]
    Other,
    /// A section that is needed is not there.
    #[error("the pack has no section {0:?}")]
    Missing(&'static str),
}

/// What a pack is made of, for people: printed by `head -2` and by `foederis models`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// ISO 639-1 code of the language; `mul` for the identification of languages.
    pub language: String,
    /// Version of the program that trained it.
    pub version: String,
    /// Licence of the weights, by SPDX expression.
    pub licence: String,
    /// What it was trained on.
    pub sources: Vec<Source>,
    /// What was measured on data it was not trained on.
    pub scores: Vec<Score>,
    /// Checksum of the sections (64-bit FNV-1a, hexadecimal).
    pub checksum: String,
}

/// A file that a pack was trained on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Name of the file.
    pub file: String,
    /// Its licence.
    pub licence: String,
    /// What it taught: `segments`, `lemmas`, `tags`, `trees`, `names`.
    pub teaches: Vec<String>,
    /// BLAKE3 hash of the file.
    pub blake3: String,
    /// Sentences used.
    pub sentences: usize,
}

/// A measured figure.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// The file it was measured on.
    pub on: String,
    /// What was measured: `UPOS`, `LAS`, …
    pub what: String,
    /// The share that was right, 0 to 1 (F1 where both sides have their number).
    pub value: f64,
    /// Out of how many.
    pub of: usize,
}

/// A pack's bytes, taken apart.
#[derive(Debug, Clone)]
pub struct Sections<'a> {
    /// The header.
    pub header: Header,
    sections: Vec<(&'a str, &'a [u8])>,
}

impl<'a> Sections<'a> {
    /// Takes a pack apart and checks that it is whole.
    pub fn read(bytes: &'a [u8]) -> Result<Self, PackError> {
        let rest = bytes.strip_prefix(MAGIC.as_bytes()).ok_or(PackError::Other)?;
        let end = rest.iter().position(|&byte| byte == b'\n').ok_or(PackError::Short)?;
        let header: Header = serde_json::from_slice(&rest[..end]).map_err(|_| PackError::Broken("the header is not what it should be"))?;
        let body = &rest[end + 1..];
        if checksum(body) != header.checksum {
            return Err(PackError::Broken("its checksum is wrong; the file was damaged or cut off"));
        }
        let mut reader = Reader::new(body);
        let mut sections = Vec::new();
        while !reader.is_empty() {
            sections.push((reader.str()?, reader.bytes()?));
        }
        Ok(Self { header, sections })
    }

    /// The bytes of a section.
    pub fn get(&self, name: &'static str) -> Result<&'a [u8], PackError> {
        self.sections.iter().find(|(known, _)| *known == name).map(|&(_, bytes)| bytes).ok_or(PackError::Missing(name))
    }
}

/// Puts a pack together; the checksum is filled in.
pub fn write(mut header: Header, sections: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut body = Writer::new();
    for (name, bytes) in sections {
        body.str(name);
        body.bytes(bytes);
    }
    let body = body.finish();
    header.checksum = checksum(&body);
    let mut pack = MAGIC.as_bytes().to_vec();
    // A header of strings and numbers can always be written.
    pack.extend(serde_json::to_vec(&header).unwrap_or_default());
    pack.push(b'\n');
    pack.extend(body);
    pack
}

/// FNV-1a over eight bytes at a time: quick, and enough against accidents.
fn checksum(bytes: &[u8]) -> String {
    let mut state = 0xcbf2_9ce4_8422_2325u64 ^ bytes.len() as u64;
    each_eight(bytes, |word| {
        state = (state ^ word).wrapping_mul(0x0000_0100_0000_01b3);
        state ^= state >> 32;
    });
    format!("{state:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_is_read_as_it_was_written_and_damage_is_noticed() {
        let header = Header { language: "nl".into(), ..Header::default() };
        let pack = write(header, &[("log", b"trained".to_vec()), ("network", vec![1, 2, 3])]);
        let read = Sections::read(&pack).unwrap();
        assert_eq!((read.header.language.as_str(), read.get("network")), ("nl", Ok(&[1, 2, 3][..])));
        assert_eq!(read.get("lemmas"), Err(PackError::Missing("lemmas")));
        for at in 0..pack.len() {
            let mut damaged = pack.clone();
            damaged[at] ^= 1;
            // A letter of the header may change; the sections may not.
            if let Ok(read) = Sections::read(&damaged) {
                assert_eq!(read.get("network"), Ok(&[1, 2, 3][..]));
            }
            assert!(Sections::read(&pack[..at]).is_err());
        }
    }
}
