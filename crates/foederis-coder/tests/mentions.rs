//! Reads the Markdown test documents under `tests/mentions/`: a text, and who its words mean.
//!
//! A text block names its language and date: ` ```text nl 2022-09-14 ` (`-` for no date). An actors block follows it, one expectation
//! a line: `words = CODE` (some mention that holds these words has this code), `words = CODE 2` (the second time the words stand there),
//! `words = place` (they name a place, which does not act) or `words = nobody`.

// The crate itself reads no file; its test documents are files.
#![allow(clippy::disallowed_methods)]

use foederis_coder::{Named, Scratch, mentions};
use foederis_knowledge::Knowledge;
use foederis_model::{Actor, Document, Language};
use std::fs;
use std::path::Path;

#[test]
fn everybody_is_found_as_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mentions");
    let mut scratch = Scratch::default();
    let (mut checked, mut misses) = (0, Vec::new());
    for lang in ["nl", "de", "en"] {
        let file = root.join(format!("{lang}.md"));
        let cases = fs::read_to_string(&file).expect("a readable case file");
        let mut document: Option<Document> = None;
        let mut inside = "";
        for (number, line) in cases.lines().enumerate() {
            match line.strip_prefix("```") {
                Some("") => inside = "",
                Some("actors") => inside = "actors",
                Some(header) => {
                    let (lang, day) = header.strip_prefix("text ").and_then(|rest| rest.split_once(' ')).expect("language and day");
                    document = Some(blank(lang, day));
                    inside = "text";
                }
                None if inside == "text" => {
                    let text = &mut document.as_mut().expect("a text block").text;
                    text.push_str(line);
                    text.push('\n');
                }
                None if inside == "actors" => {
                    let document = document.as_ref().expect("a text before its actors");
                    checked += 1;
                    if let Err(why) = check(document, &mentions(Knowledge::embedded(), document, &mut scratch), line) {
                        misses.push(format!("{}:{}: {line}\n    {why}", file.display(), number + 1));
                    }
                }
                None => {}
            }
        }
    }
    assert!(checked > 100, "only {checked} expectations under {}", root.display());
    assert!(misses.is_empty(), "{} of {checked}:\n{}", misses.len(), misses.join("\n"));
}

fn blank(lang: &str, day: &str) -> Document {
    Document { published: day.parse().ok(), ..Document::new("case", Language::from(lang), "") }
}

fn check(document: &Document, mentions: &[Named], expected: &str) -> Result<(), String> {
    let (words, code) = expected.split_once(" = ").ok_or("expected words = CODE")?;
    let (code, nth) = match code.rsplit_once(' ') {
        Some((code, nth)) if nth.parse::<usize>().is_ok() => (code, nth.parse().unwrap_or(1)),
        _ => (code, 1),
    };
    let (start, found) = document.text.match_indices(words).nth(nth - 1).ok_or("the words are not in the text")?;
    let end = start + found.len();
    let holding: Vec<&Named> = mentions.iter().filter(|m| m.bytes.start < end && start < m.bytes.end).collect();
    let told: Vec<String> =
        holding.iter().map(|m| format!("{} ({:?}, \"{}\")", m.actor, m.kind, &document.text[m.bytes.clone()])).collect();
    let right = match code {
        "nobody" => holding.is_empty(),
        "place" => !holding.is_empty() && holding.iter().all(|m| m.kind.is_place()),
        code => holding.iter().any(|m| !m.kind.is_place() && (m.actor == Actor::from(code) || m.also.as_ref() == Some(&Actor::from(code)))),
    };
    if right { Ok(()) } else { Err(format!("found: {}", if told.is_empty() { "nobody".to_owned() } else { told.join(", ") })) }
}
