//! Reads the reports under `tests/offtopic/`: none of them tells of a political act, whatever the words. A heading for each topic,
//! a paragraph for each report.

// The crate itself reads no file; its test documents are files.
#![allow(clippy::disallowed_methods)]

mod common;

use foederis_coder::Scratch;
use foederis_model::{Document, Language};
use std::fs;
use std::path::Path;

#[test]
fn sport_culture_economy_and_namesakes_yield_no_more_than_one_event_a_report() {
    let coder = common::coder();
    let mut scratch = Scratch::default();
    for language in ["nl", "de", "en"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/offtopic/{language}.md"));
        let text = fs::read_to_string(&file).expect("a readable file of reports");
        let mut topics = 0;
        for section in text.split("\n## ").skip(1) {
            let mut paragraphs = section.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
            let topic = paragraphs.next().expect("a heading");
            let reports: Vec<&str> = paragraphs.collect();
            assert_eq!(reports.len(), 10, "{language}, {topic}");
            let mut found = Vec::new();
            for report in &reports {
                let record = coder.code(&document(language, report), &mut scratch);
                found.extend(record.events.iter().map(|event| format!("{} {:?}", event.event_type, event.trigger)));
            }
            println!("{language}, {topic}: {} events in {} reports: {}", found.len(), reports.len(), found.join(", "));
            assert!(found.len() <= reports.len(), "{language}, {topic}: {} events in {}: {found:?}", found.len(), reports.len());
            topics += 1;
        }
        assert_eq!(topics, 4, "{language}");
    }
}

fn document(language: &str, text: &str) -> Document {
    Document::new("", Language::from(language), text)
}
