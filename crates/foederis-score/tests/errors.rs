//! Every error is listed once, with what stood in the way.

mod common;

use common::{fixture, record, records, texts};
use foederis_score::{Cause, Confusion, ErrorCase, Kind, Row, What, confusion, errors, score, summarise};
use serde_json::{Value, json};

fn cases(gold: &Value, pred: &Value, kind: Kind) -> Vec<ErrorCase> {
    let of = |fields: &Value| {
        let mut fields = fields.clone();
        fields["doc"] = json!("a");
        [record(fields)]
    };
    errors(&of(gold), &of(pred), None, kind, None)
}

fn told(cases: &[ErrorCase]) -> Vec<String> {
    cases.iter().map(ToString::to_string).collect()
}

fn event(kind: &str, actor: &[&str], recipient: &[&str], evidence: &str) -> Value {
    json!({"type": kind, "actor": actor, "recipient": recipient, "evidence": [evidence]})
}

const HARBOUR: &str = "Zuidland weigerde dinsdag de haven te openen.";
const VALLEY: &str = "Im Tal fielen am Abend wieder Schüsse.";

#[test]
fn a_missed_event_and_an_extra_one_on_its_sentence_explain_each_other() {
    let gold = json!({"events": [event("REJECT", &["ZDL"], &["NRD"], HARBOUR), event("ASSAULT", &[], &["NRD"], VALLEY)]});
    let pred = json!({"events": [event("ACCUSE", &["ZDL"], &["NRD"], HARBOUR)]});
    let cases = cases(&gold, &pred, Kind::Events);
    assert_eq!(
        told(&cases),
        [
            "a events missed: type ACCUSE for REJECT",
            "a events missed: no record on this sentence",
            "a events extra: type ACCUSE for REJECT",
        ]
    );
    assert_eq!(cases[0].pred.as_ref().map(|pred| &pred["type"]), Some(&json!("ACCUSE")));
    assert_eq!((cases[1].cause, &cases[1].pred), (Cause::NoRecord, &None));
}

#[test]
fn sides_are_named_prediction_first() {
    let gold = json!({"events": [event("REQUEST", &["ZDL/gov"], &["NRD", "WST"], HARBOUR)]});
    let told_of = |actor: &[&str], recipient: &[&str]| {
        let cases = cases(&gold, &json!({"events": [event("REQUEST", actor, recipient, HARBOUR)]}), Kind::Events);
        (cases[0].cause, cases[0].reason.clone())
    };
    assert_eq!(told_of(&["OST"], &["WST"]), (Cause::Sides, "actor OST for ZDL/gov".to_owned()));
    assert_eq!(told_of(&["ZDL"], &[]), (Cause::Sides, "recipient none for NRD+WST".to_owned()));
    let swapped = "sides swapped: NRD → ZDL for ZDL/gov → NRD+WST".to_owned();
    assert_eq!(told_of(&["NRD"], &["ZDL"]), (Cause::Swapped, swapped));
}

#[test]
fn a_sentence_whose_records_are_all_taken_is_told_apart_from_an_empty_one() {
    let gold = json!({"events": [event("AGREE", &["ZDL"], &[], HARBOUR), event("CONSULT", &["ZDL"], &[], HARBOUR)]});
    let pred = json!({"events": [event("AGREE", &["ZDL"], &[], HARBOUR), event("AGREE", &["WST"], &[], VALLEY)]});
    assert_eq!(
        told(&cases(&gold, &pred, Kind::Events)),
        ["a events missed: no further record on this sentence", "a events extra: nothing in gold on this sentence",]
    );
}

#[test]
fn what_differs_in_a_match_is_listed_attribute_by_attribute() {
    let mut gold = event("ASSAULT", &["ZDL/mil"], &["NRD"], VALLEY);
    gold["when"] = json!("2023-05-09");
    gold["place"] = json!(["Steinbach"]);
    let mut pred = event("ASSAULT", &["ZDL"], &["NRD"], VALLEY);
    pred["status"] = json!("claimed");
    assert_eq!(
        told(&cases(&json!({"events": [gold]}), &json!({"events": [pred]}), Kind::Events)),
        [
            "a events differs: when none for 2023-05-09",
            "a events differs: status claimed for asserted",
            "a events differs: place none for Steinbach",
            "a events differs: role of actor ZDL for ZDL/mil",
        ]
    );
}

#[test]
fn ties_figures_and_claims_have_their_own_reasons() {
    let figures = |what: &str, value: i32| json!([{"what": what, "value": value}]);
    let gold = json!({
        "ties": [{"type": "control", "from": ["ZDL"], "to": [], "place": ["Steinbach"], "evidence": [VALLEY], "figures": figures("deaths", 15)}],
        "claims": [{"by": ["ZDL/gov"], "stance": "denies", "evidence": [HARBOUR]}],
    });
    let pred = |what: &str, value: i32, by: &str| {
        json!({
            "ties": [{"type": "control", "from": ["ZDL"], "to": ["NRD"], "evidence": [VALLEY], "figures": figures(what, value)}],
            "claims": [{"by": [by], "stance": "asserts", "evidence": [HARBOUR]}],
        })
    };
    let reason = |pred: &Value, kind| cases(&gold, pred, kind)[0].to_string();
    assert_eq!(reason(&pred("deaths", 15, "NRD"), Kind::Ties), "a ties missed: to NRD for Steinbach");
    assert_eq!(reason(&pred("injured", 15, "NRD"), Kind::Figures), "a figures missed: what injured for deaths");
    assert_eq!(reason(&pred("deaths", 50, "NRD"), Kind::Figures), "a figures missed: value 50 for 15");
    assert_eq!(reason(&pred("deaths", 50, "NRD"), Kind::Claims), "a claims missed: by NRD for ZDL/gov");
    assert_eq!(reason(&pred("deaths", 50, "ZDL"), Kind::Claims), "a claims differs: stance asserts for denies");
    assert_eq!(cases(&gold, &pred("deaths", 50, ""), Kind::Figures)[0].gold.as_ref().map(|it| &it["evidence"][0]), Some(&json!(VALLEY)));
}

#[test]
fn cases_are_as_many_as_the_score_lacks_in_every_kind_and_language() {
    let (golds, preds) = (records(&fixture("gold.jsonl")), records(&fixture("predicted.jsonl")));
    let texts = texts(&fixture("texts.jsonl"));
    for part in foederis_score::score_by_language(&golds, &preds, Some(&texts)).parts {
        let lang = (part.title != "all").then_some(part.title.as_str());
        for kind in Kind::ALL {
            let cases = errors(&golds, &preds, Some(&texts), kind, lang);
            let count = |what| cases.iter().filter(|case| case.what == what).count();
            let Some(Row::Prf { tp, gold, pred, .. }) = part.row(kind.name()) else { panic!("{kind} is a tally") };
            assert_eq!((count(What::Missed), count(What::Extra)), (gold - tp, pred - tp), "{kind} {lang:?}");
            let table = confusion(&golds, &preds, Some(&texts), kind, lang);
            let golden: usize = table.cells().filter(|(gold, ..)| *gold != Confusion::NOTHING).map(|(.., n)| n).sum();
            assert_eq!(golden, *gold, "every gold record stands in the table once");
        }
        for (row, kind, cause) in [
            ("event-when", Kind::Events, Cause::Time),
            ("event-status", Kind::Events, Cause::Status),
            ("event-place", Kind::Events, Cause::Place),
            ("event-role", Kind::Events, Cause::Role),
            ("claim-stance", Kind::Claims, Cause::Stance),
        ] {
            let Some(Row::Accuracy { right, of, .. }) = part.row(row) else { panic!("{row} is an accuracy") };
            let cases = errors(&golds, &preds, Some(&texts), kind, lang);
            assert_eq!(cases.iter().filter(|case| case.cause == cause).count(), of - right, "{row} {lang:?}");
        }
    }
}

#[test]
fn evidence_that_is_not_in_the_text_is_the_reason_given() {
    let (golds, preds) = (records(&fixture("gold.jsonl")), records(&fixture("predicted.jsonl")));
    let texts = texts(&fixture("texts.jsonl"));
    let cases = errors(&golds, &preds, Some(&texts), Kind::Events, Some("de"));
    let bad: Vec<&ErrorCase> = cases.iter().filter(|case| case.cause == Cause::BadEvidence).collect();
    assert_eq!(
        told(&bad.into_iter().cloned().collect::<Vec<_>>()),
        [
            "de-2 events missed: the evidence is not in the text",
            "de-2 events extra: the evidence is not in the text",
            "de-2 events extra: the evidence is not in the text",
        ]
    );
    let Some(Row::Count { count }) = score(&golds, &preds, Some(&texts)).row("bad-evidence").copied() else {
        panic!("bad-evidence is a count")
    };
    assert_eq!(count, 4, "two events, a tie and a claim");
}

#[test]
fn a_summary_counts_causes_most_frequent_first() {
    let gold = json!({"events": [
        event("REJECT", &["ZDL"], &[], HARBOUR), event("AGREE", &["ZDL"], &[], VALLEY), event("AID", &["NRD"], &[], "Niets."),
        event("AID", &["WST"], &[], "Nothing at all."),
    ]});
    let pred = json!({"events": [
        event("ACCUSE", &["ZDL"], &[], HARBOUR), event("AGREE", &["ZDL"], &[], VALLEY), event("PROTEST", &["NRD/civ"], &[], "Lawaai."),
    ]});
    let summary = summarise(&cases(&gold, &pred, Kind::Events));
    assert_eq!(
        summary.to_string(),
        "missed: 2 no record on the sentence, 1 wrong type\n\
         extra: 1 nothing in gold on the sentence, 1 wrong type\n\
         differs: none"
    );
}

#[test]
fn the_confusion_table_names_what_was_taken_for_what() {
    let gold = [record(json!({"doc": "a", "events": [
        event("REJECT", &["ZDL"], &[], HARBOUR), event("AGREE", &["ZDL"], &[], VALLEY), event("AGREE", &["WST"], &[], "Niets."),
    ]}))];
    let pred = [record(json!({"doc": "a", "events": [
        event("ACCUSE", &["ZDL"], &[], HARBOUR), event("AGREE", &["ZDL"], &[], VALLEY), event("PROTEST", &["NRD"], &[], "Lawaai."),
    ]}))];
    let table = confusion(&gold, &pred, None, Kind::Events, None);
    assert_eq!(table.to_string(), "AGREE       2: AGREE 1, nothing 1\nREJECT      1: ACCUSE 1\nnothing     1: PROTEST 1");
    assert_eq!((table.count("REJECT", "ACCUSE"), table.count("ACCUSE", "REJECT")), (1, 0));
}
