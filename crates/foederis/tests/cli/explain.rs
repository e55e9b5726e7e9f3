//! `read --explain`: why a report is coded as it is.

use crate::common::{command, examples, foederis, run, text};
use tempfile::tempdir;

const REPORT: &str = "Azerbaijan attacked Armenia near Jermuk on 13 September 2022.\n\nIt was there.\n";

fn explained(args: &[&str]) -> String {
    let folder = tempdir().expect("a folder");
    std::fs::write(folder.path().join("report.txt"), REPORT).expect("a report");
    foederis(folder.path(), &[&["read", "report.txt", "--explain"], args].concat()).exits(0).out
}

#[test]
fn people_get_trigger_entry_ends_and_the_next_best() {
    let out = explained(&[]);
    for words in ["event ASSAULT", "by “attacked”", "knowledge/lexicon/en/", "actor      AZE", "recipient  ARM", ", next ", "confidence"]
    {
        assert!(out.contains(words), "{words} is missing:\n{out}");
    }
    assert!(out.contains("It was there.\n     not coded  no trigger word in it"), "{out}");
    assert!(!out.contains('\u{1b}'), "{out}");
}

#[test]
fn one_sentence_can_be_asked_for_and_json_has_the_same() {
    let answer: serde_json::Value = serde_json::from_str(&explained(&["--json", "--sentence", "2"])).expect("JSON");
    let sentences = answer["sentences"].as_array().expect("sentences");
    assert_eq!(sentences.len(), 1);
    assert_eq!(text(&sentences[0], "text"), "It was there.");
    assert_eq!(sentences[0]["why"][0], "no trigger word in it");
    assert!(explained(&["--sentence", "9"]).contains("there is no sentence 9"));
}

#[test]
fn every_record_of_the_examples_is_explained() {
    let examples = examples();
    let read = |more: &[&str]| run(command().arg("read").arg(&examples).args(more)).exits(0).records();
    let (records, explanations) = (read(&[]), read(&["--explain", "--json"]));
    assert_eq!(records.len(), explanations.len());
    for (record, explanation) in records.iter().zip(&explanations) {
        assert_eq!(record["doc"], explanation["doc"]);
        let mut tellings = explanation["sentences"].as_array().into_iter().flatten().filter_map(|one| one["tellings"].as_array()).flatten();
        let coded = tellings.by_ref().filter(|telling| telling["outcome"] == "coded").count();
        let count = |list: &str| record[list].as_array().map_or(0, Vec::len);
        // One telling may make several members.
        let tie = |tie: &serde_json::Value| (tie["type"].to_string(), tie["trigger_span"].to_string());
        let ties: std::collections::BTreeSet<_> = record["ties"].as_array().into_iter().flatten().map(tie).collect();
        assert_eq!(coded, count("events") + ties.len() + count("claims"), "{}", record["doc"]);
    }
}
