//! The fixtures score as the reference scorer scored them.

mod common;

use common::{fixture, record, records, text, texts};
use foederis_score::{Report, Row, score, score_by_language};
use serde_json::{Value, json};

#[test]
fn the_printed_score_is_the_reference_scorers() {
    let report =
        score_by_language(&records(&fixture("gold.jsonl")), &records(&fixture("predicted.jsonl")), Some(&texts(&fixture("texts.jsonl"))));
    assert_eq!(format!("{report}\n"), text(&fixture("expected.txt")));
}

#[test]
fn the_score_as_json_is_the_reference_scorers() {
    let report = score_by_language(&records(&fixture("gold.jsonl")), &records(&fixture("predicted.jsonl")), None);
    let expected: Value = serde_json::from_str(&text(&fixture("expected-without-texts.json"))).expect("JSON");
    // As text, so that the order of rows and fields and the form of numbers are compared too.
    assert_eq!(serde_json::to_string(&report).expect("JSON"), expected.to_string());
}

#[test]
fn a_score_of_everything_is_the_first_part_of_the_score_by_language() {
    let (golds, preds) = (records(&fixture("gold.jsonl")), records(&fixture("predicted.jsonl")));
    let whole = score(&golds, &preds, None);
    assert_eq!(score_by_language(&golds, &preds, None).parts[0], whole);
    let json = serde_json::to_value(Report::from(whole)).expect("JSON");
    assert_eq!(json["all"]["facts"], json!({"f1": 0.6316}));
}

#[test]
fn gold_scores_full_marks_against_itself() {
    let golds = records(&fixture("gold.jsonl"));
    let scores = score(&golds, &golds, Some(&texts(&fixture("texts.jsonl"))));
    for name in ["events", "ties", "figures", "claims"] {
        let Some(Row::Prf { tp, gold, pred, .. }) = scores.row(name) else { panic!("{name} is a tally") };
        assert!(tp == gold && tp == pred && *tp > 0, "{name}: {tp} of {gold}");
    }
    assert_eq!(scores.row("bad-evidence"), Some(&Row::Count { count: 0 }));
}

fn events(gold: Value, pred: Value) -> (usize, usize) {
    let of = |events: Value| [record(json!({"doc": "a", "events": [events]}))];
    let scores = score(&of(gold), &of(pred), None);
    let tp = |name: &str| match scores.row(name) {
        Some(Row::Prf { tp, .. }) => *tp,
        other => panic!("{name} is {other:?}"),
    };
    (tp("events"), tp("events-lenient"))
}

#[test]
fn both_sides_of_a_meeting_may_change_places_and_those_of_a_demand_may_not() {
    let event = |kind: &str, actor: &str, recipient: &str| json!({"type": kind, "actor": [actor], "recipient": [recipient]});
    assert_eq!(events(event("AGREE", "NRD", "ZDL/gov"), event("AGREE", "ZDL", "NRD")), (1, 1));
    assert_eq!(events(event("REQUEST", "NRD", "ZDL"), event("REQUEST", "ZDL", "NRD")), (0, 1));
    assert_eq!(events(event("REQUEST", "NRD", "ZDL"), event("ACCUSE", "ZDL", "WST")), (0, 1));
    assert_eq!(events(event("REQUEST", "NRD", "ZDL"), event("AID", "NRD", "ZDL")), (0, 0));
}

#[test]
fn a_side_without_anyone_agrees_only_with_another() {
    let gold = json!({"type": "PROTEST", "actor": ["NRD/civ"], "recipient": []});
    assert_eq!(events(gold.clone(), json!({"type": "PROTEST", "actor": ["NRD"]})), (1, 1));
    assert_eq!(events(gold, json!({"type": "PROTEST", "actor": ["NRD"], "recipient": ["ZDL"]})), (0, 1));
}

#[test]
fn a_record_whose_evidence_is_not_in_the_text_counts_as_wrong() {
    let claim = |evidence: &[&str]| record(json!({"doc": "a", "claims": [{"by": ["NRD"], "evidence": evidence}]}));
    let texts = [("a".to_owned(), "\n»Nie«,  sagte der Kanzler – und ging.".to_owned())].into();
    let gold = [claim(&["»Nie«, sagte der Kanzler"])];
    let bad = |evidence: &[&str]| {
        let scores = score(&gold, &[claim(evidence)], Some(&texts));
        (scores.row("bad-evidence").copied(), scores.row("claims").and_then(Row::f1))
    };
    let (one, none) = (Some(Row::Count { count: 1 }), Some(Row::Count { count: 0 }));
    assert_eq!(bad(&["  ", "»NIE«, sagte der Kanzler\n- und"]), (none, Some(1.0)));
    assert_eq!(bad(&["»Nie«, sagte der Kanzler", "und kam."]), (one, Some(0.0)));
    assert_eq!(bad(&[" "]), (one, Some(0.0)));
}
