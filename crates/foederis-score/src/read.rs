use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};

use serde_json::Value;

use crate::error::{RecordError, ScoreError};
use crate::record::Record;
use crate::shape::Part;

/// The documents' texts by document, title first.
pub type Texts = BTreeMap<String, String>;

/// Reads facts records, one JSON object a line; blank lines are skipped. `name` is what messages call the source.
pub fn read_jsonl(reader: impl Read, name: &str) -> Result<Vec<Record>, ScoreError> {
    let mut records = Vec::new();
    each_line(reader, name, |value| {
        records.push(Record::from_value(value)?);
        Ok(())
    })?;
    Ok(records)
}

/// Reads the documents that the records are about: JSON objects with `id`, `text` and perhaps `title`, one a line.
pub fn read_texts(reader: impl Read, name: &str) -> Result<Texts, ScoreError> {
    let mut texts = Texts::new();
    each_line(reader, name, |value| {
        let part = Part::of(&value, "the document", "")?;
        let title = part.text("title")?.unwrap_or_default();
        texts.insert(part.required("id")?.to_owned(), format!("{title}\n{}", part.required("text")?));
        Ok(())
    })?;
    Ok(texts)
}

fn each_line(reader: impl Read, name: &str, mut take: impl FnMut(Value) -> Result<(), RecordError>) -> Result<(), ScoreError> {
    for (line, text) in (1..).zip(BufReader::new(reader).lines()) {
        let name = || name.to_owned();
        let text = text.map_err(|source| ScoreError::Unreadable { name: name(), line, source })?;
        // Some editors put a byte order mark first.
        let text = if line == 1 { text.trim_start_matches('\u{feff}') } else { &text };
        if text.trim().is_empty() {
            continue;
        }
        let value = serde_json::from_str(text).map_err(|source| ScoreError::NoJson { name: name(), line, source })?;
        take(value).map_err(|source| ScoreError::Shape { name: name(), line, source })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaint(text: &str) -> String {
        read_jsonl(text.as_bytes(), "mine.jsonl").unwrap_err().to_string()
    }

    #[test]
    fn faults_name_file_line_and_field() {
        let sound = "\u{feff}{\"doc\": \"a\", \"events\": null, \"ties\": [], \"extra\": 1}\r\n\n";
        assert_eq!(read_jsonl(sound.as_bytes(), "mine.jsonl").unwrap().len(), 1);
        assert!(complaint(&format!("{sound}{{\"doc\"")).starts_with("mine.jsonl, line 3: no JSON (EOF"));
        assert_eq!(complaint("{\"lang\": \"en\"}"), "mine.jsonl, line 1: \"doc\" is missing or null; it should be a text");
        assert_eq!(
            complaint("{\"doc\": \"a\", \"events\": [{}, {\"actor\": \"ARM\"}]}"),
            "mine.jsonl, line 1: \"actor\" of event 2 is a text; it should be a list of texts"
        );
        assert_eq!(
            complaint("{\"doc\": \"a\", \"ties\": [{\"figures\": [3]}]}"),
            "mine.jsonl, line 1: figure 1 of tie 1 is a number; it should be a JSON object"
        );
        assert_eq!(complaint("[]"), "mine.jsonl, line 1: the record is a list; it should be a JSON object");
    }

    #[test]
    fn bytes_that_are_no_text_are_told() {
        let error = read_jsonl(&b"{\"doc\": \"a\"}\n\"\xff\""[..], "mine.jsonl").unwrap_err().to_string();
        assert!(error.starts_with("mine.jsonl, line 2: cannot be read"), "{error}");
    }

    #[test]
    fn texts_carry_their_title() {
        let lines = "{\"id\": \"a\", \"title\": null, \"text\": \"x\"}\n{\"id\": \"b\", \"title\": \"T\", \"text\": \"y\"}";
        let texts = read_texts(lines.as_bytes(), "texts.jsonl").unwrap();
        assert_eq!((texts["a"].as_str(), texts["b"].as_str()), ("\nx", "T\ny"));
    }

    #[test]
    fn fields_nobody_scores_are_kept() {
        let records = read_jsonl(&b"{\"doc\": \"a\", \"mood\": {\"x\": [1]}}"[..], "mine.jsonl").unwrap();
        assert_eq!(records[0].value()["mood"]["x"][0], 1);
    }
}
