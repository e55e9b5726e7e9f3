//! Listings: every row once however it is paged, the same numbers everywhere.

use crate::common::{Desk, item_ids, items};
use serde_json::Value;
use std::collections::BTreeSet;

/// Walks a listing page by page.
fn walk(desk: &Desk, list: &[&str], limit: usize) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let mut cursor: Option<String> = None;
    let limit_text = limit.to_string();
    loop {
        let mut arguments = [list, &["--limit", &limit_text]].concat();
        if let Some(cursor) = &cursor {
            arguments.extend(["--after", cursor]);
        }
        let page = desk.ask(&arguments);
        let rows = item_ids(&page);
        assert!(rows.len() == limit || page["next"].is_null(), "a short page that is not the last: {list:?}");
        assert!(!rows.is_empty() || ids.is_empty(), "an empty page: {list:?}");
        ids.extend(rows);
        match &page["next"] {
            Value::Null => {
                assert_eq!(page["total"].as_u64(), Some(ids.len() as u64), "{list:?}");
                return ids;
            }
            next => cursor = next.as_str().map(str::to_owned),
        }
    }
}

#[test]
fn paging_walks_every_row_once_in_the_order_of_the_list() {
    let desk = Desk::with_examples();
    for (list, limit) in [("events", 37), ("ties", 4), ("claims", 29), ("documents", 5), ("incidents", 41), ("timeline", 23)] {
        let whole = desk.ask(&[list, "--limit", "10000"]);
        let all = item_ids(&whole);
        assert!(all.len() > limit, "{list}: {} rows", all.len());
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{list}: a row twice");
        assert_eq!(walk(&desk, &[list], limit), all, "{list}");
    }
    for list in ["events", "claims", "documents"] {
        let newest = walk(&desk, &[list, "--newest"], 50);
        let all = item_ids(&desk.all(list));
        assert_eq!(newest.iter().collect::<BTreeSet<_>>(), all.iter().collect::<BTreeSet<_>>(), "{list}");
        assert_ne!(newest, all, "{list}");
    }
    let some = walk(&desk, &["events", "--actor", "ARM", "--lang", "nl"], 3);
    assert_eq!(some, item_ids(&desk.ask(&["events", "--actor", "ARM", "--lang", "nl", "--limit", "10000"])));
}

#[test]
fn a_wrong_cursor_is_refused() {
    let desk = Desk::with_examples();
    for list in ["events", "ties", "claims", "documents"] {
        for cursor in ["nonsense", "", "o1", "o20220913-zz"] {
            desk.run(&[list, "--after", cursor]).exits(1).says("--after").says("no cursor of this listing");
        }
    }
    // A cursor of the other direction would skip rows without a word.
    let next = desk.ask(&["events", "--limit", "2"])["next"].as_str().expect("a cursor").to_owned();
    desk.run(&["events", "--newest", "--after", &next]).exits(1).says("no cursor of this listing");
    desk.run(&["timeline", "--after", "i-nonsense"]).exits(1).says("--after: there is no incident i-nonsense");
}

#[test]
fn the_message_under_a_page_says_how_to_go_on() {
    let desk = Desk::with_examples();
    let first = desk.run(&["documents", "--limit", "20"]).exits(0);
    assert_eq!(first.out.matches("\n\n").count(), 20);
    assert!(first.err.starts_with("20 of 34 documents; more with --after "), "{}", first.err);
    let cursor = first.err.trim().rsplit(' ').next().expect("a cursor").to_owned();
    let last = desk.run(&["documents", "--limit", "20", "--after", &cursor]).exits(0);
    assert_eq!((last.out.matches("\n\n").count(), &*last.err), (14, "34 documents, end of list\n"));
}

#[test]
fn the_overview_counts_what_the_lists_hold() {
    let desk = Desk::with_examples();
    let overview = desk.ask(&["overview"]);
    for list in ["documents", "events", "ties", "claims", "incidents"] {
        let all = desk.ask(&[list, "--limit", "10000"]);
        assert_eq!(overview[list], all["total"], "{list}");
        assert_eq!(all["total"].as_u64(), Some(items(&all).len() as u64), "{list}");
    }
    let contested = desk.ask(&["incidents", "--contested", "--limit", "10000"]);
    assert_eq!(overview["contested"], contested["total"]);
    for (lang, count) in overview["languages"].as_object().expect("languages") {
        assert_eq!(&desk.ask(&["documents", "--lang", lang])["total"], count, "{lang}");
    }
    let incidents = desk.ask(&["incidents", "--limit", "10000"]);
    let several =
        |field: &str| items(&incidents).iter().filter(|incident| incident[field].as_array().is_some_and(|of| of.len() > 1)).count() as u64;
    assert_eq!(overview["incidents_in_several_documents"].as_u64(), Some(several("documents")));
    assert_eq!(overview["incidents_in_several_languages"].as_u64(), Some(several("languages")));
    // Every event is told by exactly one incident.
    let reported: Vec<&str> =
        items(&incidents).iter().flat_map(|incident| incident["reports"].as_array().expect("reports")).filter_map(Value::as_str).collect();
    let events = item_ids(&desk.all("events"));
    assert_eq!(reported.len(), events.len());
    assert_eq!(reported.into_iter().collect::<BTreeSet<_>>(), events.iter().map(String::as_str).collect());
    // And so says the table for people.
    let printed = desk.run(&["overview"]).exits(0).out;
    for count in ["documents", "ties", "claims"] {
        let line = printed.lines().find(|line| line.starts_with(count)).unwrap_or_else(|| panic!("{printed}"));
        assert_eq!(line.split_whitespace().nth(1).map(|number| number.replace(',', "")), Some(overview[count].to_string()), "{line}");
    }
}
