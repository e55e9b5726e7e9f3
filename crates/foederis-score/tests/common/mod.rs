//! The fixtures, read.
#![allow(dead_code, reason = "each test file uses its part")]

use std::path::{Path, PathBuf};

use foederis_score::{Record, Texts, read_jsonl, read_texts};

pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

#[allow(clippy::disallowed_methods, reason = "the crate reads no files, its tests do")]
pub fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("the file is there")
}

pub fn records(path: &Path) -> Vec<Record> {
    read_jsonl(text(path).as_bytes(), &path.display().to_string()).expect("sound records")
}

pub fn texts(path: &Path) -> Texts {
    read_texts(text(path).as_bytes(), &path.display().to_string()).expect("sound texts")
}

/// A record from JSON.
pub fn record(value: serde_json::Value) -> Record {
    Record::from_value(value).expect("a sound record")
}
