//! Adding is idempotent, and a changed document is a revision.

use crate::common::{Desk, examples, item_ids, line, reports};

#[test]
fn the_same_reports_twice_change_nothing() {
    let desk = Desk::with_examples();
    let listing = |name: &str| desk.run(&[name, "--json", "--limit", "10000"]).exits(0).out;
    let lists = ["documents", "events", "ties", "claims", "incidents"];
    let before = lists.map(listing);
    let again = desk.run(&["add", &examples().to_string_lossy(), "--json"]).exits(0).json();
    assert_eq!((again["unchanged"].as_u64(), again["added"].as_u64(), again["revised"].as_u64()), (Some(34), Some(0), Some(0)), "{again}");
    assert_eq!((again["events"].as_u64(), again["ties"].as_u64(), again["claims"].as_u64()), (Some(0), Some(0), Some(0)), "{again}");
    assert!(lists.map(listing) == before, "a listing changed");
    desk.run(&["add", &examples().to_string_lossy()]).exits(0);
    let said = desk.run(&["add", &examples().to_string_lossy()]).exits(0).out;
    assert!(said.contains("0 documents added, 0 revised, 34 unchanged"), "{said}");
}

#[test]
fn a_changed_report_is_revised_and_its_old_facts_step_back() {
    let desk = Desk::new();
    let first = "Azerbaijan shelled the town of Jermuk on Tuesday. At least 49 soldiers were killed.";
    let second = "Azerbaijan shelled the town of Jermuk on Tuesday. At least 105 soldiers were killed.";
    desk.write("in.jsonl", line("report", "2022-09-13", first));
    desk.run(&["add", "in.jsonl"]).exits(0);
    let old = desk.all("events");
    assert!(!item_ids(&old).is_empty() && old.to_string().contains("49 soldiers"), "{old}");
    desk.write("in.jsonl", line("report", "2022-09-14", second));
    let sum = desk.run(&["add", "in.jsonl", "--json"]).exits(0).json();
    assert_eq!((sum["revised"].as_u64(), sum["added"].as_u64()), (Some(1), Some(0)), "{sum}");
    let documents = desk.all("documents");
    assert_eq!((documents["total"].as_u64(), documents["items"][0]["version"].as_u64()), (Some(1), Some(1)), "{documents}");
    assert_eq!(documents["items"][0]["text"], second);
    let new = desk.all("events");
    assert!(new.to_string().contains("105 soldiers") && !new.to_string().contains("49 soldiers"), "{new}");
    // Nothing is deleted: an id that someone wrote down still leads to what was said.
    let shown = desk.ask(&["show", &item_ids(&old)[0]]);
    assert!(shown["fact"]["known_to"].is_string() && shown["document"]["text"] == first, "{shown}");
}

#[test]
fn one_core_or_two_and_one_go_or_three_make_the_same_ledger() {
    let desk = Desk::new();
    let lines = reports(60);
    let lines: Vec<&str> = lines.lines().collect();
    desk.write("all.jsonl", lines.join("\n"));
    for (name, part) in ["a", "b", "c"].iter().zip(lines.chunks(20)) {
        desk.write(&format!("parts/{name}.jsonl"), part.join("\n"));
    }
    desk.run(&["add", "all.jsonl", "--jobs", "1"]).exits(0);
    let told = desk.told();
    assert_eq!(told[0]["total"].as_u64(), Some(60));
    std::fs::remove_file(desk.path().join("ledger.foederis")).expect("removed");
    for name in ["c", "a", "b"] {
        desk.run(&["add", &format!("parts/{name}.jsonl"), "--jobs", "2"]).exits(0);
    }
    assert!(desk.told() == told, "the order of adding shows in the lists");
}
