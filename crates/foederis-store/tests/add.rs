//! What adding does, and what it never does.

mod common;

use common::{Home, Report, event, ledger, three, tie};
use foederis_model::{Field, Scope, ScopeKind, Span, Tie};
use foederis_store::{Error, Filter, Ledger, Outcome, Page, Refused, Shown};
use jiff::civil::date;

fn today() -> jiff::civil::Date {
    date(2024, 1, 10)
}

fn events(ledger: &Ledger, filter: &Filter) -> Vec<(String, String)> {
    let listing = ledger.events(filter, &Page::first(100)).expect("lists");
    listing.items.into_iter().map(|event| (event.id, event.record.event_type.to_string())).collect()
}

#[test]
fn adding_the_same_again_changes_nothing() {
    let (home, mut ledger) = ledger();
    let first = ledger.add(&three(), today()).expect("adds");
    assert!(first.iter().all(|added| added.outcome == Outcome::Added && added.refused.is_empty()), "{first:?}");
    assert_eq!((first[0].events, first[0].ties, first[0].claims), (2, 1, 1));
    let before = events(&ledger, &Filter::default());
    drop(ledger);
    let before_again = home.state();

    let mut ledger = Ledger::open(home.address()).expect("opens again");
    let again = ledger.add(&three(), date(2024, 2, 2)).expect("adds again");
    assert!(again.iter().all(|added| added.outcome == Outcome::Unchanged), "{again:?}");
    assert_eq!(events(&ledger, &Filter::default()), before);
    drop(ledger);
    assert!(home.state() == before_again, "the ledger was written");
}

#[test]
fn ids_do_not_depend_on_the_day_or_on_the_other_documents() {
    let (_one, mut alone) = ledger();
    alone.add(&three()[1..2], today()).expect("adds");
    let (_two, mut among) = ledger();
    among.add(&three(), date(2030, 1, 1)).expect("adds");
    let filter = Filter { document: vec!["de-1".to_owned()], ..Filter::default() };
    assert_eq!(events(&alone, &filter), events(&among, &filter));
    assert_eq!(events(&alone, &filter).len(), 1);
}

#[test]
fn a_revision_closes_the_old_rows_and_keeps_them() {
    let (_directory, mut ledger) = ledger();
    let first = Report::new("a", "en", "2022-09-14").event(event("ASSAULT", &["AZE"], &["ARM"], "2022-09-13")).build();
    ledger.add(&[first], today()).expect("adds");
    let old = events(&ledger, &Filter::default());
    let corrected = Report::new("a", "en", "2022-09-14").event(event("COERCE", &["AZE"], &["ARM"], "2022-09-13")).build();
    let added = ledger.add(&[corrected], today()).expect("revises");
    assert_eq!(added[0].outcome, Outcome::Revised);

    let on = |day| Filter { known_on: Some(day), ..Filter::default() };
    let new = events(&ledger, &Filter::default());
    assert_eq!(new.iter().map(|(_, code)| code.as_str()).collect::<Vec<_>>(), ["COERCE"]);
    assert_eq!(events(&ledger, &on(date(2022, 9, 13))), []);
    assert_eq!(events(&ledger, &on(date(2022, 9, 14))), old);
    assert_eq!(events(&ledger, &on(date(2024, 1, 9))), old);
    assert_eq!(events(&ledger, &on(date(2024, 1, 10))), new);

    let Shown::Event { fact, document } = ledger.show(&old[0].0).expect("the old fact is still there") else { panic!("not an event") };
    assert_eq!(fact.known_to, Some(today()));
    assert_eq!((document.version, document.known_to), (0, Some(today())));
    assert!(document.document.contains(&fact.record.evidence[0]), "its sentence went with the revision");
    let documents = ledger.documents(&Filter::default(), &Page::first(10)).expect("lists");
    assert_eq!((documents.total, documents.items[0].version), (1, 1));
    assert_eq!(ledger.counts().expect("counts").events, 1);
}

#[test]
fn going_back_to_an_earlier_version_is_a_revision_too() {
    let (_directory, mut ledger) = ledger();
    let version = |code| Report::new("a", "en", "").event(event(code, &["AZE"], &["ARM"], "2022")).build();
    let outcomes: Vec<_> = ["ASSAULT", "COERCE", "ASSAULT", "COERCE"]
        .into_iter()
        .map(|code| ledger.add(&[version(code)], today()).expect("adds").remove(0).outcome)
        .collect();
    assert_eq!(outcomes, [Outcome::Added, Outcome::Revised, Outcome::Revised, Outcome::Revised]);
    let now = events(&ledger, &Filter::default());
    assert_eq!((now.len(), now[0].1.as_str()), (1, "COERCE"));
}

#[test]
fn better_facts_of_the_same_text_revise_it() {
    let (_directory, mut ledger) = ledger();
    let (document, facts) = three().remove(0);
    ledger.add(&[(document.clone(), facts.clone())], today()).expect("adds");
    let mut better = facts;
    better.events.pop();
    let added = ledger.add(&[(document, better)], today()).expect("adds");
    assert_eq!((added[0].outcome, added[0].events), (Outcome::Revised, 1));
    assert_eq!(ledger.counts().expect("counts").events, 1);
}

#[test]
fn a_correction_with_a_later_day_of_publication_is_known_from_that_day() {
    let (_directory, mut ledger) = ledger();
    for published in ["2020-01-05", "2020-03-01"] {
        let report = Report::new("a", "en", published).event(event("AID", &["EU"], &["ARM"], "2020")).build();
        ledger.add(&[report], today()).expect("adds");
    }
    let on = |day| {
        let filter = Filter { known_on: Some(day), ..Filter::default() };
        ledger.documents(&filter, &Page::first(9)).expect("lists").items.into_iter().map(|d| d.version).collect()
    };
    let versions: [Vec<u64>; 3] = [on(date(2020, 1, 4)), on(date(2020, 2, 29)), on(date(2020, 3, 1))];
    assert_eq!(versions, [vec![], vec![0], vec![1]]);
}

#[test]
fn a_fact_without_its_sentence_is_refused_and_the_others_go_in() {
    let (_directory, mut ledger) = ledger();
    let (document, mut facts) = three().remove(0);
    facts.events[0].evidence.push("This was never written.".to_owned());
    facts.ties[0].evidence.clear();
    facts.claims[0].spans = vec![Span { field: Field::Text, start: 0, end: 5 }];
    let added = ledger.add(&[(document, facts)], today()).expect("adds").remove(0);
    assert_eq!((added.outcome, added.events, added.ties, added.claims), (Outcome::Added, 1, 0, 0));
    assert!(
        matches!(
            &added.refused[..],
            [
                Refused::EvidenceNotFound { position: 0, evidence, .. },
                Refused::NoEvidence { .. },
                Refused::SpanElsewhere { .. }
            ] if evidence == "This was never written."
        ),
        "{:?}",
        added.refused
    );
    assert!(added.refused[0].to_string().contains("event 1 (ASSAULT) of nl-1"), "{}", added.refused[0]);
    assert_eq!(events(&ledger, &Filter::default()).len(), 1);
}

#[test]
fn right_offsets_and_folded_white_space_are_accepted() {
    let (_directory, mut ledger) = ledger();
    let (mut document, mut facts) = Report::new("a", "en", "").event(event("AID", &["EU"], &["ARM"], "")).build();
    document.text = "Über  alles.\nThe EU gave\n aid.".to_owned();
    facts.events[0].evidence = vec!["The EU gave aid.".to_owned()];
    facts.events[0].spans = vec![Span { field: Field::Text, start: 13, end: 30 }];
    let added = ledger.add(&[(document, facts)], today()).expect("adds").remove(0);
    assert_eq!((added.events, added.refused), (1, vec![]));
}

#[test]
fn a_document_that_does_not_fit_its_facts_is_skipped() {
    let (_directory, mut ledger) = ledger();
    let mut batch = three();
    batch[0].1.doc = "nl-2".to_owned();
    batch[1].0.id = " ".to_owned();
    let added = ledger.add(&batch, today()).expect("adds");
    let outcomes: Vec<_> = added.iter().map(|added| added.outcome).collect();
    assert_eq!(outcomes, [Outcome::Skipped, Outcome::Skipped, Outcome::Added]);
    assert!(matches!(&added[0].refused[..], [Refused::OtherDocument { facts, .. }] if facts == "nl-2"));
    assert!(matches!(&added[1].refused[..], [Refused::NoId { .. }]));
    assert_eq!(ledger.counts().expect("counts").documents.into_values().sum::<u64>(), 1);
}

#[test]
fn one_writes_while_another_reads_and_both_may_write_in_turn() {
    let (home, mut one) = ledger();
    one.add(&three()[..1], today()).expect("adds");
    let reader = Ledger::open_read_only(home.address()).expect("opens beside the writer");
    assert_eq!(reader.counts().expect("counts").events, 2);

    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let address = home.address();
            std::thread::spawn(move || {
                let mut ledger = Ledger::open(address).expect("opens");
                for n in 0..10 {
                    let id = format!("w{writer}-{n}");
                    let report = Report::new(&id, "en", "").event(event("AID", &["EU"], &["ARM"], "2020")).build();
                    ledger.add(&[report], today()).expect("adds while others do");
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().expect("wrote");
    }
    assert_eq!(reader.counts().expect("counts").events, 42);
}

#[test]
fn many_may_make_the_same_ledger_at_once() {
    let home = Home::new();
    let makers: Vec<_> = (0..8)
        .map(|_| {
            let address = home.address();
            std::thread::spawn(move || Ledger::open(address).map(|ledger| ledger.counts()))
        })
        .collect();
    for maker in makers {
        maker.join().expect("joins").expect("opens").expect("counts");
    }
}

#[test]
fn adding_to_a_ledger_opened_for_reading_is_refused() {
    let (home, mut ledger) = ledger();
    ledger.add(&three()[..1], today()).expect("adds");
    let mut reader = Ledger::open_read_only(home.address()).expect("opens");
    let error = reader.add(&three()[1..], today()).expect_err("wrote through a reader");
    assert!(matches!(error, Error::ReadOnly { .. }), "{error}");
}

fn scope(evidence: &str) -> Scope {
    Scope {
        kind: ScopeKind::Except,
        about: vec!["Nagorno-Karabakh".to_owned()],
        evidence: evidence.to_owned(),
        span: None,
        cue: None,
        cue_span: None,
    }
}

#[test]
fn notes_on_scope_come_back_as_they_went_in_and_need_their_sentence() {
    let (_directory, mut ledger) = ledger();
    let note = scope("It does not cover Nagorno-Karabakh.");
    let mut pact = tie("defence-pact", &["RUS"], &["ARM"], "");
    let (mut document, facts) = Report::new("a", "en", "").tie(pact.clone()).build();
    document.text.push_str(&note.evidence);
    pact.scope = vec![note.clone()];
    let with = |scope: Scope| {
        let mut facts = facts.clone();
        facts.ties[0].scope = vec![scope];
        facts
    };
    let added = ledger.add(&[(document.clone(), with(note))], today()).expect("adds").remove(0);
    assert_eq!((added.ties, added.refused), (1, vec![]));
    let listing = ledger.ties(&Filter::default(), &Page::first(9)).expect("lists");
    assert_eq!(listing.items[0].record, pact);

    let added = ledger.add(&[(document, with(scope("Nobody wrote this.")))], today()).expect("adds").remove(0);
    assert!(
        matches!(&added.refused[..], [Refused::EvidenceNotFound { evidence, .. }] if evidence == "Nobody wrote this."),
        "{:?}",
        added.refused
    );
}

#[test]
fn ties_written_before_there_was_scope_are_read_as_they_are() {
    let old = r#"{"type":"trade","from":["RUS"],"to":["ARM"],"via":null,"place":[],"since":null,"until":null,"figures":[],"status":"asserted","claimed_by":[],"evidence":["x"]}"#;
    let tie: Tie = serde_json::from_str(old).expect("an old record");
    assert!(tie.scope.is_empty());
    assert_eq!(serde_json::to_string(&tie).expect("JSON"), old);
    let new = old.replace(r#""evidence""#, r#""scope":[{"kind":"only","about":[],"evidence":"y"}],"evidence""#);
    let tie: Tie = serde_json::from_str(&new).expect("a new record");
    assert_eq!(tie.scope[0].kind, ScopeKind::Only);
    assert_eq!(serde_json::to_string(&tie).expect("JSON"), new);
}
