//! Filters: what a listing lets through is what its own rows say.

use crate::common::{Desk, item_ids, items, text};
use foederis_model::{Actor, Edtf};
use serde_json::Value;

/// Actors in these fields of a row.
fn actors(row: &Value, fields: &[&str]) -> Vec<Actor> {
    let listed = fields.iter().filter_map(|field| row[*field].as_array()).flatten();
    listed.filter_map(Value::as_str).map(Actor::from).collect()
}

fn has_base(row: &Value, fields: &[&str], base: &str) -> bool {
    actors(row, fields).iter().any(|actor| actor.base == base)
}

/// Whether a row's time overlaps the days between two dates.
fn within(row: &Value, field: &str, from: &str, until: &str) -> bool {
    let Some(when) = row[field].as_str() else { return false };
    let when: Edtf = when.parse().expect("EDTF");
    when.overlaps(&format!("{from}/{until}").parse().expect("an interval"))
}

/// Asserts that the filtered list is the whole list's rows that pass, in its order; and that some do and some do not.
#[track_caller]
fn agree(desk: &Desk, list: &str, flags: &[&str], pass: impl Fn(&Value) -> bool) {
    let whole = desk.all(list);
    let expected: Vec<String> = items(&whole).iter().filter(|row| pass(row)).map(|row| text(row, "id")).collect();
    let found = desk.ask(&[&[list, "--limit", "10000"], flags].concat());
    assert_eq!(item_ids(&found), expected, "{list} {flags:?}");
    assert!(!expected.is_empty() && expected.len() < items(&whole).len(), "{list} {flags:?} tells nothing apart: {}", expected.len());
}

const EVENT: &[&str] = &["actor", "recipient"];
const TIE: &[&str] = &["from", "to"];
const CLAIM: &[&str] = &["by", "about"];

#[test]
fn events_are_filtered_by_what_they_say() {
    let desk = Desk::with_examples();
    let is = |row: &Value, field: &str, value: &str| row[field] == value;
    agree(&desk, "events", &["--type", "ASSAULT"], |row| is(row, "type", "ASSAULT"));
    agree(&desk, "events", &["--type", "assault", "--type", "request"], |row| is(row, "type", "ASSAULT") || is(row, "type", "REQUEST"));
    agree(&desk, "events", &["--actor", "ARM"], |row| has_base(row, EVENT, "ARM"));
    agree(&desk, "events", &["--actor", "arm"], |row| has_base(row, EVENT, "ARM"));
    agree(&desk, "events", &["--actor", "RUS", "--actor", "CSTO"], |row| has_base(row, EVENT, "RUS") || has_base(row, EVENT, "CSTO"));
    agree(&desk, "events", &["--actor", "ARM/gov"], |row| actors(row, EVENT).contains(&Actor::from("ARM/gov")));
    agree(&desk, "events", &["--pair", "ARM:AZE"], |row| has_base(row, EVENT, "ARM") && has_base(row, EVENT, "AZE"));
    agree(&desk, "events", &["--by", "ARM"], |row| has_base(row, &["claimed_by"], "ARM"));
    agree(&desk, "events", &["--status", "claimed"], |row| is(row, "status", "claimed"));
    agree(&desk, "events", &["--lang", "nl"], |row| is(row, "lang", "nl"));
    agree(&desk, "events", &["--lang", "de", "--type", "ACCUSE"], |row| is(row, "lang", "de") && is(row, "type", "ACCUSE"));
    agree(&desk, "events", &["--from", "2022-09-12", "--until", "2022-09-14"], |row| within(row, "when", "2022-09-12", "2022-09-14"));
    agree(&desk, "events", &["--from", "2022-09", "--until", "2022-09"], |row| within(row, "when", "2022-09-01", "2022-09-30"));
    agree(&desk, "events", &["--from", "2023"], |row| within(row, "when", "2023-01-01", ".."));
    agree(&desk, "events", &["--until", "2020"], |row| within(row, "when", "..", "2020-12-31"));
    let events = desk.all("events");
    let place = items(&events).iter().find_map(|row| row["place"][0].as_str()).expect("a place").to_owned();
    agree(&desk, "events", &["--place", &place.to_uppercase()], |row| {
        row["place"].as_array().is_some_and(|places| places.iter().any(|named| *named == place))
    });
    let source = text(&items(&events)[0], "source");
    agree(&desk, "events", &["--source", &source], |row| is(row, "source", &source));
}

#[test]
fn ties_claims_and_documents_are_filtered_likewise() {
    let desk = Desk::with_examples();
    let ties = desk.all("ties");
    let kind = text(&items(&ties)[0], "type");
    agree(&desk, "ties", &["--type", &kind], |row| row["type"] == *kind);
    agree(&desk, "ties", &["--actor", "AZE"], |row| has_base(row, TIE, "AZE"));
    agree(&desk, "ties", &["--lang", "en"], |row| row["lang"] == "en");
    agree(&desk, "claims", &["--by", "ARM"], |row| has_base(row, &["by"], "ARM"));
    agree(&desk, "claims", &["--actor", "RUS"], |row| has_base(row, CLAIM, "RUS"));
    agree(&desk, "claims", &["--type", "denies"], |row| row["stance"] == "denies");
    agree(&desk, "claims", &["--from", "2022-09-13", "--until", "2022-09-15"], |row| within(row, "published", "2022-09-13", "2022-09-15"));
    agree(&desk, "documents", &["--lang", "de"], |row| row["lang"] == "de");
    agree(&desk, "documents", &["--from", "2022-09", "--until", "2022-09"], |row| within(row, "published", "2022-09-01", "2022-09-30"));
    // What is said of facts asks for the documents that tell such a fact.
    let telling: Vec<String> =
        items(&desk.ask(&["events", "--type", "RETREAT", "--limit", "10000"])).iter().map(|row| text(row, "doc")).collect();
    agree(&desk, "documents", &["--type", "RETREAT"], |row| telling.contains(&text(row, "id")));
}

#[test]
fn the_rows_have_the_fields_that_were_promised() {
    let desk = Desk::with_examples();
    let common = ["id", "doc", "lang", "published", "known_from", "evidence", "spans"];
    let lists: [(&str, &[&str]); 3] = [
        ("events", &["type", "actor", "recipient", "when", "place", "figures", "status", "claimed_by", "trigger", "trigger_span"]),
        ("ties", &["type", "from", "to", "via", "place", "since", "until", "figures", "status", "claimed_by", "trigger", "trigger_span"]),
        ("claims", &["by", "stance", "about", "cue", "cue_span"]),
    ];
    for (list, fields) in lists {
        let all = desk.all(list);
        assert_eq!(all.as_object().expect("an object").keys().collect::<Vec<_>>(), ["items", "next", "total"]);
        for row in items(&all) {
            for field in common.iter().chain(fields) {
                assert!(row.get(field).is_some(), "{list}: no {field} in {row}");
            }
            assert!(text(row, "id").starts_with(&format!("{}-", &list[..1])), "{row}");
        }
    }
    for row in items(&desk.all("documents")) {
        for field in ["id", "lang", "published", "text", "version", "added", "known_from", "events", "ties", "claims"] {
            assert!(row.get(field).is_some(), "documents: no {field}");
        }
    }
}
