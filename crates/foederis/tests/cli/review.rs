//! `review` and `reread`: what analysts say is kept, and reading anew leaves it alone.

use crate::common::{Desk, item_ids, items, line, text};
use serde_json::Value;

fn events(desk: &Desk) -> Vec<String> {
    item_ids(&desk.all("events"))
}

#[test]
fn a_fact_is_rejected_corrected_and_accepted() {
    let desk = Desk::with_examples();
    let all = desk.all("events");
    let row = items(&all).iter().find(|row| row["type"] == "ASSAULT" && row["confidence"].is_f64()).expect("an attack");
    let id = text(row, "id");
    let reviewed = desk.ask(&["review", &id, "--reject", "--by", "Noor", "--note", "not said"]);
    assert_eq!(
        (&reviewed["verdict"], &reviewed["closed"][0], &reviewed["written"]),
        (&"rejected".into(), &id.as_str().into(), &Value::Null)
    );
    assert!(!events(&desk).contains(&id));
    let shown = desk.ask(&["show", &id]);
    assert_eq!((&shown["fact"]["review"]["by"], shown["fact"]["known_to"].is_string()), (&"Noor".into(), true));
    // As lists print it, and as a file.
    let mut record = row.clone();
    record["actor"] = serde_json::json!(["XYZ"]);
    desk.write("correction.json", record.to_string());
    let reviewed = desk.ask(&["review", &id, "--correct", "correction.json", "--by", "Emre"]);
    let written = text(&reviewed, "written");
    assert_eq!(item_ids(&desk.ask(&["events", "--actor", "XYZ"])), [written.as_str()]);
    assert!(desk.run(&["show", &written]).exits(0).out.contains("corrected by Emre on 20"));
    desk.run(&["review", &written, "--accept", "--by", "Noor"]).exits(0);

    let listed = desk.ask(&["review", "--list"]);
    let said: Vec<String> = items(&listed).iter().map(|review| format!("{} {}", text(review, "verdict"), text(review, "by"))).collect();
    assert_eq!(said, ["accepted Noor", "corrected Emre", "rejected Noor"]);
    let first = desk.ask(&["review", "--list", "--limit", "2"]);
    let rest = desk.ask(&["review", "--list", "--after", &text(&first, "next")]);
    assert_eq!((items(&first).len(), items(&rest), &rest["next"]), (2, &items(&listed)[2..], &Value::Null));
    assert_eq!(items(&desk.ask(&["review", "--list", "--by", "Noor", "--verdict", "rejected"])).len(), 1);
    assert!(desk.run(&["review", "--list"]).exits(0).out.contains("not said"));
}

#[test]
fn a_review_that_cannot_be_taken_says_why() {
    let desk = Desk::with_examples();
    let id = events(&desk).remove(0);
    let mut nobody = crate::common::command();
    nobody.current_dir(desk.path()).env_remove("USER").args(["review", &id, "--accept"]);
    crate::common::run(&mut nobody).exits(1).says("--by NAME");
    desk.run(&["review", &id, "--correct", r#"{"evidence": ["Nobody wrote this."]}"#, "--by", "Noor"])
        .exits(1)
        .says("does not stand in the document");
    desk.run(&["review", &id, "--correct", "nothing.json", "--by", "Noor"]).exits(1).says("neither JSON");
    desk.run(&["review", "e-nothing", "--accept", "--by", "Noor"]).exits(1).says("no document and no fact");
    desk.run(&["review", &id]).exits(2);
    desk.run(&["review", "--accept", "--by", "Noor"]).exits(2);
    desk.run(&["review", &id, "--accept", "--reject", "--by", "Noor"]).exits(2);
    desk.run(&["review", &id, "--accept", "--by", "Noor", "--ledger", "none.foederis"]).exits(1).says("there is no ledger");
    assert_eq!(desk.files(), ["ledger.foederis"]);
    assert_eq!(desk.ask(&["review", "--list"])["total"], 0);
}

#[test]
fn the_queue_is_walked_and_what_was_reviewed_whole_is_gold() {
    let desk = Desk::new();
    let story = "Azerbaijan shelled the town of Jermuk on Tuesday, the Armenian defence ministry said. Baku denied the attack.";
    desk.write("reports.jsonl", format!("{}\n", line("a", "2022-09-14", story)));
    desk.run(&["add", "reports.jsonl"]).exits(0);
    let waiting = desk.ask(&["review", "--queue", "--limit", "1"]);
    assert!(waiting["total"].as_u64().is_some_and(|total| total > 1), "{waiting}");
    let ids = |after: &[&str]| item_ids(&desk.ask(&[&["review", "--queue", "--limit", "1000"], after].concat()));
    let all = ids(&[]);
    assert_eq!(all[0], item_ids(&waiting)[0]);
    assert_eq!(ids(&["--after", &text(&waiting, "next")]), all[1..]);
    for (at, id) in all.iter().enumerate() {
        let out = desk.ask(&["review", "--export", "gold.jsonl", "--texts", "texts.jsonl"]);
        assert_eq!((&out["documents"], &out["left_out"]), (&0.into(), &i32::from(at > 0).into()));
        desk.run(&["review", id, if at == 0 { "--reject" } else { "--accept" }, "--by", "Noor"]).exits(0);
    }
    assert!(ids(&[]).is_empty());
    desk.run(&["review", "--export", "gold.jsonl", "--texts", "texts.jsonl"]).exits(0);
    desk.run(&["review", "--export", "part.jsonl", "--partial"]).exits(0);
    let gold: Value = serde_json::from_slice(&desk.bytes("gold.jsonl")).expect("one record");
    let facts: usize = ["events", "ties", "claims"].iter().map(|list| gold[list].as_array().expect("a list").len()).sum();
    assert_eq!((&gold["doc"], facts, gold["reviews"].is_null()), (&"a".into(), all.len() - 1, true));
    let part: Value = serde_json::from_slice(&desk.bytes("part.jsonl")).expect("one record");
    assert_eq!(part["reviews"]["facts"].as_array().map(Vec::len), Some(facts));
    desk.run(&["eval", "gold.jsonl", "--texts", "texts.jsonl"]).exits(0);
}

#[test]
fn reading_anew_shows_the_difference_and_writes_it_when_told() {
    let desk = Desk::new();
    let story = "Azerbaijan shelled the town of Jermuk on Tuesday, the Armenian defence ministry said. Baku denied the attack.";
    desk.write("reports.jsonl", format!("{}\n{}\n", line("a", "2022-09-14", story), line("b", "2022-09-15", "It rained all day.")));
    desk.run(&["add", "reports.jsonl"]).exits(0);
    let before = desk.told();
    let counts = |ran: &[Value]| ran.last().expect("counts")["counts"].clone();
    let same = desk.run(&["reread", "--json"]).exits(0).records();
    assert_eq!((same.len(), &counts(&same)["documents"], &counts(&same)["differ"]), (1, &2.into(), &0.into()));
    // As a version would that keeps nothing.
    let none = ["reread", "--min-confidence", "1", "--json"];
    let differs = desk.run(&none).exits(0).records();
    let told: usize = ["events", "ties", "claims"].iter().map(|list| items(&desk.all(list)).len()).sum();
    assert_eq!((differs.len(), &differs[0]["doc"], differs[0]["gone"].as_array().map(Vec::len)), (2, &"a".into(), Some(told)));
    assert_eq!(desk.told(), before, "nothing was written");
    let kept = item_ids(&desk.ask(&["review", "--queue"])).remove(0);
    desk.run(&["review", &kept, "--accept", "--by", "Noor"]).exits(0);
    let shown = desk.run(&["reread", "--min-confidence", "1", "--document", "a"]).exits(0).out;
    assert!(shown.contains("nothing was written, --commit writes it") && !shown.contains(&kept), "{shown}");
    let wrote = desk.run(&[&none[..], &["--commit"]].concat()).exits(0).records();
    assert_eq!((&counts(&wrote)["written"], &counts(&wrote)["gone"]), (&1.into(), &(told - 1).into()));
    let left: usize = ["events", "ties", "claims"].iter().map(|list| items(&desk.all(list)).len()).sum();
    assert_eq!(left, 1);
    let again = desk.run(&[&none[..], &["--commit"]].concat()).exits(0).records();
    assert_eq!((again.len(), &counts(&again)["written"]), (1, &0.into()));
    desk.run(&["reread", "--document", "nothing"]).exits(1).says("no document and no fact");
    desk.run(&["reread", "--commit", "--dry-run"]).exits(2);
}
