//! `obligations --follow-up` and `record`: what followed an attack, by the reports of the examples.

use crate::common::{Desk, items, text};
use serde_json::Value;

const SEPTEMBER: [&str; 8] = ["obligations", "--attack", "AZE:ARM", "--place", "Jermuk", "--date", "2022-09-13", "--follow-up"];

fn acts<'v>(answer: &'v Value, kind: &str) -> Vec<&'v Value> {
    answer["acts"].as_array().expect("acts").iter().filter(|act| act["kind"] == kind).collect()
}

/// The answer of a party to the call for help.
fn help<'v>(asked: &'v Value, party: &str) -> &'v Value {
    let answers = asked["followed"].as_array().expect("answers");
    let of = |answer: &&Value| answer["call"]["party"] == party && answer["call"]["treaty"] == "CST" && answer["call"]["owes"] == "arms";
    answers.iter().find(of).expect("a call for help")
}

#[test]
fn september_2022_comes_out_as_the_reports_tell_it() {
    let desk = Desk::with_examples();
    let asked = desk.ask(&SEPTEMBER);
    let defence = items(&asked).iter().find(|duty| duty["treaty"] == "CST" && duty["duty"] == "defence").expect("the duty");
    assert_eq!(defence["outcome"], "triggered");
    // Help was asked for, so it is no longer open whether it was.
    assert!(!defence["awaits"].to_string().contains("whether it did is not told"), "{}", defence["awaits"]);
    let russia = help(&asked, "RUS");
    assert_eq!(russia["outcome"], "partly");
    assert!(!acts(russia, "asked").is_empty() && !acts(russia, "mission").is_empty(), "{russia}");
    assert!(acts(russia, "troops").is_empty() && acts(russia, "joins").is_empty(), "{russia}");
    // The delegation is the organisation's; who judges it is named, and his sentence stands there.
    let kazakhstan = help(&asked, "KAZ");
    assert!(acts(kazakhstan, "mission").iter().all(|act| act["through_body"] == true), "{kazakhstan}");
    let judged = acts(kazakhstan, "judged");
    assert!(judged.iter().any(|act| text(act, "told_by").starts_with("ARM")), "{judged:?}");
    assert!(judged.iter().all(|act| !text(act, "evidence").is_empty()));
    // Before the delegation was told of nothing had followed but the request.
    let early = desk.ask(&[&SEPTEMBER[..], &["--as-of", "2022-09-13", "--known-on", "2022-09-13"]].concat());
    assert_eq!(help(&early, "KAZ")["outcome"], "silent-so-far");
}

#[test]
fn a_fight_inside_nagorno_karabakh_in_2020_calls_nobody() {
    let desk = Desk::with_examples();
    let asked = desk.ask(&[
        "obligations",
        "--attack",
        "AZE:ARM",
        "--place",
        "Stepanakert",
        "--date",
        "2020-10-02",
        "--treaty",
        "CST",
        "--follow-up",
    ]);
    assert!(items(&asked).iter().all(|duty| duty["outcome"] == "not-triggered"), "{asked}");
    assert_eq!(asked["followed"], serde_json::json!([]));
}

#[test]
fn an_incident_told_from_both_ends_is_taken_as_most_tell_it() {
    let desk = Desk::with_examples();
    let all = desk.ask(&["incidents", "--type", "ASSAULT", "--pair", "ARM:AZE", "--from", "2022-09-13", "--until", "2022-09-13"]);
    let attack = items(&all).iter().max_by_key(|incident| incident["reports"].as_array().map(Vec::len)).expect("the attack");
    assert_eq!(attack["sides"]["mutual"], true);
    let asked = desk.ask(&["obligations", &text(attack, "id"), "--treaty", "CST"]);
    assert_eq!((&asked["case"]["attacks"][0]["by"], &asked["case"]["attacks"][0]["on"]), (&"AZE".into(), &"ARM".into()));
    assert!(!asked["followed"].as_array().expect("answers").is_empty());
}

#[test]
fn a_record_lists_every_call_with_its_outcome_page_by_page() {
    let desk = Desk::with_examples();
    let all = desk.ask(&["record", "--party", "RUS"]);
    let september =
        items(&all).iter().filter(|item| item["call"]["toward"] == "ARM" && text(&item["call"], "day").starts_with("2022-09-1"));
    let outcomes: Vec<&Value> = september.filter(|item| item["call"]["owes"] == "arms").map(|item| &item["outcome"]).collect();
    assert!(!outcomes.is_empty() && outcomes.iter().all(|outcome| *outcome == "partly"), "{outcomes:?}");
    let counted: u64 = all["outcomes"].as_object().expect("outcomes").values().filter_map(Value::as_u64).sum();
    assert_eq!(all["total"], counted);
    let mut walked = Vec::new();
    let mut after = "0".to_owned();
    loop {
        let page = desk.ask(&["record", "--party", "RUS", "--limit", "3", "--after", &after]);
        walked.extend(items(&page).to_vec());
        match page["next"].as_u64() {
            Some(next) => after = next.to_string(),
            None => break,
        }
    }
    assert_eq!(walked, items(&all));
    desk.run(&["record", "--party", "ATLANTIS"]).exits(1).says("--party");
    desk.run(&["record", "--party", "RUS"]).exits(0).says("on RUS");
    // What one source tells with little confidence calls nobody, unless it is asked for.
    let weak = desk.ask(&["record", "--party", "RUS", "--min-confidence", "0"]);
    assert!(weak["total"].as_u64() > all["total"].as_u64() && weak["weak"] == 0, "{} {}", weak["total"], all["total"]);
}
