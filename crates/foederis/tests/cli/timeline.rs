//! `timeline`: the incidents of one actor or between two, by time.

use crate::common::{Desk, item_ids, items, text};
use foederis_model::{Actor, Edtf};
use serde_json::Value;

fn names(line: &Value, base: &str) -> bool {
    let sides = [&line["sides"]["actor"], &line["sides"]["recipient"]];
    sides.iter().filter_map(|side| side.as_array()).flatten().filter_map(Value::as_str).any(|actor| Actor::from(actor).base == base)
}

#[test]
fn one_actor_two_actors_and_everybody() {
    let desk = Desk::with_examples();
    let everything = desk.ask(&["timeline", "--limit", "10000"]);
    let one = desk.ask(&["timeline", "ARM", "--limit", "10000"]);
    let pair = desk.ask(&["timeline", "ARM", "AZE", "--limit", "10000"]);
    let count = |list: &Value| items(list).len();
    assert!(count(&pair) > 0 && count(&pair) < count(&one) && count(&one) < count(&everything));
    assert!(items(&one).iter().all(|line| names(line, "ARM")));
    assert!(items(&pair).iter().all(|line| names(line, "ARM") && names(line, "AZE")), "a line that does not name both");
    assert_eq!(
        item_ids(&desk.ask(&["timeline", "AZE", "ARM", "--limit", "10000"])),
        item_ids(&pair),
        "the order of two actors says nothing"
    );
    for list in [&everything, &one, &pair] {
        let first = |line: &Value| text(line, "when").parse::<Edtf>().expect("EDTF").bounds();
        let days: Vec<_> = items(list)
            .iter()
            .map(|line| {
                let (from, until) = first(line);
                from.or(until).expect("a day")
            })
            .collect();
        assert!(days.is_sorted(), "by time");
    }
    assert_eq!(
        everything["undated"].as_u64().map(|undated| undated + count(&everything) as u64),
        desk.ask(&["overview"])["incidents"].as_u64()
    );
}

#[test]
fn a_filter_picks_incidents_and_never_cuts_them() {
    let desk = Desk::with_examples();
    let all = desk.ask(&["incidents", "--limit", "10000"]);
    let some = desk.ask(&["incidents", "--lang", "nl", "--limit", "10000"]);
    assert!(!items(&some).is_empty() && items(&some).len() < items(&all).len());
    for incident in items(&some) {
        assert!(items(&all).contains(incident), "another incident than without the filter: {incident}");
    }
    assert!(items(&some).iter().any(|incident| incident["languages"].as_array().is_some_and(|languages| languages.len() > 1)));
}

#[test]
fn days_and_reports_narrow_it_down() {
    let desk = Desk::with_examples();
    let all = desk.ask(&["timeline", "--limit", "10000"]);
    let several = desk.ask(&["timeline", "--reports", "2", "--limit", "10000"]);
    let expected: Vec<String> = items(&all).iter().filter(|line| line["reports"].as_u64() > Some(1)).map(|line| text(line, "id")).collect();
    assert!(!expected.is_empty());
    assert_eq!(item_ids(&several), expected);
    let in_september = |list: &str| desk.ask(&[list, "--from", "2022-09", "--until", "2022-09", "--limit", "10000"]);
    let (september, incidents, events) = (in_september("timeline"), in_september("incidents"), in_september("events"));
    let month: Edtf = "2022-09".parse().expect("EDTF");
    assert!(!items(&september).is_empty());
    assert!(items(&events).iter().all(|event| text(event, "when").parse::<Edtf>().expect("EDTF").overlaps(&month)));
    // An incident belongs to a month when one of its reports tells it there, whatever day the others give.
    let told = item_ids(&events);
    let reported = |incident: &&serde_json::Value| {
        incident["reports"]
            .as_array()
            .is_some_and(|reports| reports.iter().any(|id| told.iter().any(|known| Some(known.as_str()) == id.as_str())))
    };
    assert_eq!(items(&incidents).iter().filter(reported).count(), items(&incidents).len());
    let mut ids = (item_ids(&september), item_ids(&incidents));
    ids.0.sort();
    ids.1.sort();
    assert_eq!(ids.0, ids.1);
}

#[test]
fn a_line_is_one_line() {
    let desk = Desk::with_examples();
    let shown = desk.ask(&["timeline", "ARM", "--limit", "10"]);
    let printed = desk.run(&["timeline", "ARM", "--limit", "10"]).exits(0);
    assert_eq!(printed.out.lines().count(), items(&shown).len());
    for (line, item) in printed.out.lines().zip(items(&shown)) {
        assert!(line.starts_with(&text(item, "when")) && line.contains(&text(item, "type")), "{line}");
    }
    assert!(printed.err.contains("more with --after i-"), "{}", printed.err);
    let nobody = desk.run(&["timeline", "ZZZ"]).exits(0);
    assert_eq!((&*nobody.out, &*nobody.err), ("", "0 of 0 incidents\n"));
}
