//! `stories`: reports about the same stand together.

use crate::common::{Desk, items, text};
use std::collections::BTreeSet;

#[test]
fn the_attack_of_september_2022_is_a_story_in_three_languages() {
    let desk = Desk::with_examples();
    let found = desk.ask(&["stories"]);
    let first = &items(&found)[0];
    assert_eq!(first["languages"], serde_json::json!(["de", "en", "nl"]), "{first}");
    let days: BTreeSet<String> =
        first["documents"].as_array().expect("documents").iter().map(|document| text(document, "published")).collect();
    assert!(days.iter().all(|day| day.starts_with("2022-09-1")), "{days:?}");
    // Every report is in one story.
    let all = desk.ask(&["stories", "--least", "1", "--limit", "10000"]);
    let ids: Vec<String> = items(&all)
        .iter()
        .flat_map(|story| story["documents"].as_array().expect("documents"))
        .map(|document| text(document, "id"))
        .collect();
    let documents = desk.ask(&["documents"]);
    assert_eq!(documents["total"], ids.len());
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    // What is asked for is compared, nothing else.
    let german = desk.ask(&["stories", "--least", "1", "--lang", "de"]);
    assert!(items(&german).iter().all(|story| story["languages"] == serde_json::json!(["de"])));
}

#[test]
fn stories_are_listed_page_by_page() {
    let desk = Desk::with_examples();
    let all = desk.ask(&["stories", "--newest"]);
    let first = desk.ask(&["stories", "--newest", "--limit", "1"]);
    let rest = desk.ask(&["stories", "--newest", "--after", &text(&first, "next")]);
    assert_eq!(items(&all), [items(&first), items(&rest)].concat());
    assert_eq!(rest["next"], serde_json::Value::Null);
    desk.run(&["stories", "--after", "nowhere"]).exits(1).says("no story begins with the document nowhere");
    desk.run(&["stories"]).exits(0).says("stories in");
}
