//! `contested`, and the versions that `show` prints.

use crate::common::{Desk, items, text};
use serde_json::Value;

/// The deaths told of the attack of September 2022, as known on this day.
fn toll(desk: &Desk, known_on: &str) -> Vec<u64> {
    let asked =
        ["incidents", "--type", "ASSAULT", "--pair", "ARM:AZE", "--from", "2022-09-12", "--until", "2022-09-13", "--known-on", known_on];
    let all = desk.ask(&[&asked[..], &["--limit", "10000"]].concat());
    let most = items(&all).iter().max_by_key(|incident| incident["reports"].as_array().map(Vec::len)).expect("the attack");
    let shown = desk.ask(&["show", &text(most, "id"), "--known-on", known_on]);
    let accounts = shown["versions"]["figures"].as_array().expect("figures");
    let deaths = accounts.iter().filter(|account| account["what"] == "deaths");
    let mut values: Vec<u64> =
        deaths.flat_map(|account| account["days"].as_array().expect("days")).filter_map(|day| day["best"].as_u64()).collect();
    values.sort_unstable();
    values.dedup();
    values
}

#[test]
fn the_toll_of_september_2022_is_that_of_the_day_on_which_it_is_asked() {
    let desk = Desk::with_examples();
    let [first, then, last] = ["2022-09-13", "2022-09-15", "2022-09-19"].map(|day| toll(&desk, day));
    assert!(first.contains(&49) && !first.contains(&105) && !first.contains(&135), "{first:?}");
    assert!(then.contains(&105) && !then.contains(&135), "{then:?}");
    assert!(last.contains(&135), "{last:?}");
}

#[test]
fn every_contested_incident_stands_with_its_voices_and_figures() {
    let desk = Desk::with_examples();
    let contested = desk.ask(&["contested", "--limit", "10000"]);
    assert!(!items(&contested).is_empty());
    assert_eq!(contested["total"], desk.ask(&["incidents", "--contested"])["total"]);
    let count = |value: &Value| value.as_array().map_or(0, Vec::len);
    for incident in items(&contested) {
        let versions = &incident["versions"];
        let voices = count(&versions["asserts"]) + count(&versions["denies"]) + count(&versions["unconfirmed"]);
        assert!(voices > 0, "{incident}");
        assert!(incident["state"] != "disputed" || count(&versions["asserts"]) > 0 && count(&versions["denies"]) > 0, "{incident}");
    }
    let armenia = desk.ask(&["contested", "--actor", "ARM", "--limit", "10000"]);
    assert!(items(&armenia).len() <= items(&contested).len());
    let printed = desk.run(&["contested", "--limit", "1"]).exits(0).out;
    assert!(printed.contains("asserts") || printed.contains("denies"), "{printed}");
    assert!(printed.contains("independent source"), "{printed}");
}

#[test]
fn contested_ties_are_listed_page_by_page() {
    let desk = Desk::with_examples();
    let all = desk.ask(&["contested", "--kind", "ties", "--limit", "10000"]);
    let mut walked = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let mut asked = vec!["contested", "--kind", "ties", "--limit", "1"];
        if let Some(after) = &after {
            asked.extend(["--after", after.as_str()]);
        }
        let page = desk.ask(&asked);
        walked.extend(items(&page).iter().map(|tie| text(tie, "id")));
        after = page["next"].as_str().map(str::to_owned);
        if after.is_none() {
            break;
        }
    }
    assert_eq!(walked, items(&all).iter().map(|tie| text(tie, "id")).collect::<Vec<_>>());
    let unknown = desk.run(&["contested", "--kind", "ties", "--after", "none"]).exits(1);
    assert!(unknown.err.contains("start without --after"), "{}", unknown.err);
}
