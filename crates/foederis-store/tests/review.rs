//! Reviews are kept, take effect everywhere, and survive reading anew.

mod common;

use common::{Kept, Report, claim, event, ledger, then, tie, ties_are_as_they_were_known};
use foederis_analysis::Incident;
use foederis_model::{Actor, Claim, Document, Event, FactsRecord, Stance, Status, Tie};
use foederis_store::{Error, Filter, Judgement, Ledger, Outcome, Page, ReviewFilter, SearchPage, Stored, Verdict};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::prelude::*;

const TODAY: Date = date(2022, 12, 1);

/// Noon of a day in December 2022.
fn on(day: i64) -> Timestamp {
    format!("2022-12-{day:02}T12:00:00Z").parse().expect("a time")
}

fn incidents(ledger: &Ledger, known_on: Option<Date>) -> Vec<Incident> {
    let mut all = Vec::new();
    let filter = Filter { known_on, ..Filter::default() };
    ledger.each_incident(&filter, false, |incident| all.push(incident)).expect("incidents");
    all.sort_by(|one, other| one.id.cmp(&other.id));
    all
}

fn events(ledger: &Ledger, known_on: Option<Date>) -> Vec<Stored<Event>> {
    let filter = Filter { known_on, ..Filter::default() };
    ledger.events(&filter, &Page::first(1000)).expect("events").items
}

/// Who attacks and accuses whom, by the events known now, with how each is marked.
fn told(ledger: &Ledger) -> Vec<(String, Option<Verdict>)> {
    let sides = |actors: &[Actor]| actors.iter().map(ToString::to_string).collect::<Vec<_>>().join("+");
    let mut all: Vec<_> = events(ledger, None)
        .iter()
        .map(|stored| {
            let event = &stored.record;
            let line = format!("{} {} {}", sides(&event.actor), event.event_type.code(), sides(&event.recipient));
            (line, stored.review.as_ref().map(|mark| mark.verdict))
        })
        .collect();
    all.sort();
    all
}

fn found(ledger: &Ledger, words: &str) -> u64 {
    let query = words.parse().expect("a query");
    ledger.search_events(&query, &Filter::default(), &SearchPage::first(10)).expect("searched").total
}

/// A document with an attack and an accusation, in one version of its text and of its coding.
fn report(more: &str, attacker: &str) -> (Document, FactsRecord) {
    let mut attack = event("ASSAULT", &[attacker], &["ARM"], "2022-09-13");
    attack.evidence = vec!["The shelling began.".to_owned()];
    attack.confidence = Some(0.5);
    let mut accused = event("ACCUSE", &["ARM/gov"], &["AZE"], "2022-09-13");
    accused.evidence = vec!["Blame was quick.".to_owned()];
    accused.confidence = Some(0.9);
    let mut report = Report::new("r-1", "en", "2022-09-14").event(attack).event(accused).tie(tie("arms-supply", &["RUS"], &["AZE"], ""));
    report = report.claim(claim(&["ARM/gov"], Stance::Accuses, &["AZE"]));
    report.document.text.push_str(more);
    report.build()
}

fn id(ledger: &Ledger, code: &str) -> String {
    events(ledger, None).into_iter().find(|stored| stored.record.event_type.code() == code).expect("the event").id
}

#[test]
fn what_is_rejected_is_closed_and_kept() {
    let (_directory, mut ledger) = ledger();
    ledger.add(&[report("", "AZE")], TODAY).expect("added");
    let attack = id(&ledger, "ASSAULT");
    assert_eq!((found(&ledger, "shelling"), incidents(&ledger, None).len()), (1, 2));
    let reviewed = ledger.review(&attack, Judgement::Reject, "Noor", Some("not said"), on(3)).expect("reviewed");
    assert_eq!((reviewed.closed.as_slice(), reviewed.written), (std::slice::from_ref(&attack), None));
    assert_eq!(told(&ledger), [("ARM/gov ACCUSE AZE".to_owned(), None)]);
    assert_eq!((found(&ledger, "shelling"), incidents(&ledger, None).len()), (0, 1));
    assert_eq!(ledger.counts().expect("counts").events, 1);
    let by_type = Filter { types: vec!["ASSAULT".to_owned()], ..Filter::default() };
    assert_eq!(ledger.documents(&by_type, &Page::first(9)).expect("documents").total, 0);
    // The day before, the ledger said so; the day itself is out.
    for (day, count) in [(2, 2), (3, 1)] {
        let day = Some(date(2022, 12, day));
        assert_eq!(events(&ledger, day).len(), count);
        assert_eq!(incidents(&ledger, day).len(), count);
        let filter = Filter { known_on: day, ..by_type.clone() };
        assert_eq!(ledger.documents(&filter, &Page::first(9)).expect("documents").total, count as u64 - 1);
    }
    let (reviews, total, next) = ledger.reviews(&ReviewFilter::default(), 10, None).expect("reviews");
    assert_eq!((total, next, reviews[0].note.as_deref(), reviews[0].at.as_str()), (1, None, Some("not said"), "2022-12-03T12:00:00Z"));
    // Second thoughts: the fact comes back, and both reviews stay.
    let reviewed = ledger.review(&attack, Judgement::Accept, "Emre", None, on(5)).expect("reviewed");
    assert!(reviewed.written.is_some_and(|written| written != attack));
    assert_eq!(told(&ledger)[1], ("AZE ASSAULT ARM".to_owned(), Some(Verdict::Accepted)));
    let (reviews, ..) = ledger.reviews(&ReviewFilter::default(), 10, None).expect("reviews");
    assert_eq!(reviews.iter().map(|review| (review.by.as_str(), review.superseded)).collect::<Vec<_>>(), [("Emre", false), ("Noor", true)]);
    let noors = ReviewFilter { by: vec!["Noor".to_owned()], verdict: vec![Verdict::Rejected] };
    assert_eq!(ledger.reviews(&noors, 10, None).expect("reviews").1, 1);
    assert_eq!(incidents(&ledger, None), incidents(&ledger, Some(date(9999, 1, 1))));
}

#[test]
fn a_correction_is_a_fact_of_its_own_and_must_have_its_evidence() {
    let (_directory, mut ledger) = ledger();
    ledger.add(&[report("", "AZE")], TODAY).expect("added");
    let attack = id(&ledger, "ASSAULT");
    let correct = |ledger: &mut Ledger, given: &str| ledger.review(&attack, Judgement::Correct(given), "Noor", None, on(3));
    for (given, says) in [
        (r#"{"evidence": ["Nobody wrote this."]}"#, "does not stand in the document"),
        (r#"{"attacker": ["AZE"]}"#, "no field \"attacker\""),
        (r#"{"type": "WAR"}"#, "cannot be read"),
        (r#"{"actor": ["AZE"]}"#, "accept the fact instead"),
        ("AZE", "cannot be read"),
    ] {
        let error = correct(&mut ledger, given).expect_err(given).to_string();
        assert!(error.contains(says), "{error}");
    }
    assert!(matches!(ledger.review(&attack, Judgement::Accept, " ", None, on(3)), Err(Error::NoReviewer)));
    assert!(matches!(ledger.review("r-1", Judgement::Accept, "Noor", None, on(3)), Err(Error::NotAFact { .. })));
    assert_eq!(ledger.reviews(&ReviewFilter::default(), 10, None).expect("reviews").1, 0, "nothing was written");
    let reviewed = correct(&mut ledger, r#"{"actor": ["AZE/mil"], "when": "2022-09-12"}"#).expect("reviewed");
    let written = reviewed.written.expect("a fact");
    assert_eq!(reviewed.closed, std::slice::from_ref(&attack));
    assert_eq!(told(&ledger)[1], ("AZE/mil ASSAULT ARM".to_owned(), Some(Verdict::Corrected)));
    let stored = events(&ledger, None).into_iter().find(|stored| stored.id == written).expect("listed");
    assert_eq!((stored.record.confidence, stored.known_from, found(&ledger, "shelling")), (None, date(2022, 12, 3), 1));
    assert!(stored.review.is_some_and(|mark| mark.written && mark.by == "Noor"));
    assert!(incidents(&ledger, None).iter().any(|incident| incident.reports == [written.clone()]));
    // A correction is reviewed like any fact.
    ledger.review(&written, Judgement::Reject, "Emre", None, on(4)).expect("reviewed");
    assert_eq!(told(&ledger), [("ARM/gov ACCUSE AZE".to_owned(), None)]);
    assert_eq!(ledger.add(&[report("", "AZE")], TODAY).expect("added")[0].outcome, Outcome::Unchanged);
}

#[test]
fn reviews_survive_reading_anew_as_long_as_their_sentences_stand() {
    for verdict in [Verdict::Rejected, Verdict::Accepted, Verdict::Corrected] {
        let (_directory, mut ledger) = ledger();
        ledger.add(&[report("", "AZE")], TODAY).expect("added");
        let attack = id(&ledger, "ASSAULT");
        let judgement = match verdict {
            Verdict::Rejected => Judgement::Reject,
            Verdict::Accepted => Judgement::Accept,
            Verdict::Corrected => Judgement::Correct(r#"{"actor": ["NKR"]}"#),
        };
        ledger.review(&attack, judgement, "Noor", None, on(3)).expect("reviewed");
        let before = told(&ledger);
        // The coder finds somebody else; then nothing at all; then the text goes on; then it is as it was.
        let mut silent = report("", "AZE");
        silent.1.events.remove(0);
        for (at, again) in [report("", "GEO"), silent, report("More.\n", "GEO"), report("", "AZE")].iter().enumerate() {
            let difference = ledger.difference(&again.0, &again.1).expect("a difference");
            assert!(difference.revised && difference.conflicts.is_empty(), "{verdict} {at}");
            assert_eq!((difference.gone.len(), difference.new.len()), (0, 0), "{verdict} {at}: {difference:#?}");
            let added = ledger.add(std::slice::from_ref(again), date(2022, 12, 10)).expect("added");
            assert_eq!((added[0].outcome, added[0].conflicts.len()), (Outcome::Revised, 0));
            assert_eq!(told(&ledger), before, "{verdict} {at}");
            assert_eq!(incidents(&ledger, None), incidents(&ledger, Some(date(9999, 1, 1))));
            assert!(!ledger.difference(&again.0, &again.1).expect("a difference").revised);
        }
        // The sentence goes.
        let mut gone = report("", "AZE");
        gone.0.text = gone.0.text.replace("The shelling began.", "It was quiet.");
        gone.1.events.remove(0);
        let added = ledger.add(&[gone], date(2022, 12, 11)).expect("added");
        assert_eq!(told(&ledger), [("ARM/gov ACCUSE AZE".to_owned(), None)]);
        assert_eq!(added[0].conflicts.len(), usize::from(verdict != Verdict::Rejected), "{verdict}");
        assert_eq!(ledger.reviews(&ReviewFilter::default(), 10, None).expect("reviews").1, 1);
    }
}

#[test]
fn the_queue_asks_what_is_least_sure_first_and_gold_has_what_was_reviewed() {
    let (_directory, mut ledger) = ledger();
    ledger.add(&[report("", "AZE")], TODAY).expect("added");
    let mut ids = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let (queued, total, next) = ledger.review_queue([0.45, 0.3, 0.3], 1, after.as_deref()).expect("a queue");
        assert_eq!((queued.len(), total), (1, 4));
        ids.push(serde_json::to_value(&queued[0]).expect("JSON"));
        let Some(next) = next else { break };
        after = Some(next);
    }
    assert_eq!((ids.len(), &ids[0]["type"], &ids[1]["type"]), (4, &"ASSAULT".into(), &"ACCUSE".into()));
    assert!(matches!(ledger.review_queue([0.4; 3], 1, Some("nonsense")), Err(Error::Cursor(_))));
    let gold = |ledger: &Ledger| {
        let mut all = Vec::new();
        ledger.each_gold(|gold| all.push(gold)).expect("gold");
        all
    };
    assert!(gold(&ledger).is_empty());
    let names: Vec<String> = ids.iter().map(|fact| fact["id"].as_str().expect("an id").to_owned()).collect();
    ledger.review(&names[0], Judgement::Correct(r#"{"recipient": ["NKR"]}"#), "Noor", None, on(3)).expect("reviewed");
    ledger.review(&names[1], Judgement::Reject, "Noor", None, on(3)).expect("reviewed");
    assert_eq!((gold(&ledger)[0].waiting, gold(&ledger)[0].facts.events.len()), (2, 1));
    for name in &names[2..] {
        ledger.review(name, Judgement::Accept, "Emre", None, on(4)).expect("reviewed");
    }
    let gold = gold(&ledger);
    let facts = &gold[0].facts;
    assert_eq!((gold[0].waiting, facts.events.len(), facts.ties.len(), facts.claims.len()), (0, 1, 1, 1));
    assert_eq!((&facts.events[0].recipient[..], facts.events[0].confidence), (&[Actor::new("NKR")][..], None));
    assert!(ledger.review_queue([0.4; 3], 10, None).expect("a queue").0.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: common::cases(48), ..ProptestConfig::default() })]
    #[test]
    fn the_queue_is_in_the_order_of_doubt_page_by_page(
        told in prop::collection::vec((0..3_usize, 0..3_usize, prop::option::of(0..=10_u8), any::<bool>()), 1..30),
        limit in 1..7_usize,
        reviewed in 0..3_usize,
    ) {
        const LEAST: [f64; 3] = [0.45, 0.3, 0.5];
        let (_directory, mut ledger) = ledger();
        let reports: Vec<_> = told
            .iter()
            .enumerate()
            .map(|(number, (kind, sides, confidence, denied))| {
                let (one, other) = [("AZE", "ARM"), ("ARM", "AZE"), ("RUS", "ARM")][*sides];
                let status = if *denied { Status::Denied } else { Status::Asserted };
                let confidence = confidence.map(|tenths| f32::from(tenths) / 10.0).map(f64::from);
                let report = Report::new(&format!("d-{number}"), "en", "2022-09-14");
                match kind {
                    0 => report.event(Event { status, confidence, ..event("ASSAULT", &[one], &[other], "2022-09-13") }),
                    1 => report.tie(Tie { status, confidence, ..tie("arms-supply", &[one], &[other], "") }),
                    _ => report.claim(Claim { confidence, ..claim(&[one], Stance::Accuses, &[other]) }),
                }
                .build()
            })
            .collect();
        ledger.add(&reports, TODAY).expect("added");
        let page = |ledger: &Ledger, after: Option<&str>, limit| ledger.review_queue(LEAST, limit, after).expect("a queue");
        for fact in page(&ledger, None, reviewed.max(1)).0.iter().take(reviewed) {
            let id = serde_json::to_value(fact).expect("JSON")["id"].as_str().expect("an id").to_owned();
            ledger.review(&id, Judgement::Accept, "Noor", None, on(3)).expect("reviewed");
        }
        // As it is meant: every fact with how far off it is, half as far where reports differ.
        let mut expected: Vec<(i64, String)> = Vec::new();
        #[allow(clippy::cast_possible_truncation)] // small numbers
        let rank = |confidence: Option<f64>, least: f64, contested: bool| {
            confidence.map_or(2_000_000, |confidence| ((confidence - least).abs() / if contested { 2.0 } else { 1.0 } * 1e6).round() as i64)
        };
        let contested = incidents(&ledger, None).into_iter().filter(Incident::is_contested).flat_map(|incident| incident.reports).collect::<Vec<_>>();
        let disputed = common::relations_then(&ledger, date(9999, 1, 1));
        let disputed: Vec<&String> = disputed.iter().filter(|tie| tie.is_contested()).flat_map(|tie| &tie.statements).map(|said| &said.tie).collect();
        let all = Filter::default();
        ledger.each_event(&all, |fact| if fact.review.is_none() {
            expected.push((rank(fact.record.confidence, LEAST[0], contested.contains(&fact.id)), fact.id));
        }).expect("events");
        ledger.each_tie(&all, |fact| if fact.review.is_none() {
            expected.push((rank(fact.record.confidence, LEAST[1], disputed.contains(&&fact.id)), fact.id));
        }).expect("ties");
        ledger.each_claim(&all, |fact| if fact.review.is_none() {
            expected.push((rank(fact.record.confidence, LEAST[2], false), fact.id));
        }).expect("claims");
        expected.sort();
        let (mut found, mut after) = (Vec::new(), None::<String>);
        loop {
            let (queued, total, next) = page(&ledger, after.as_deref(), limit);
            prop_assert_eq!(total, expected.len() as u64);
            found.extend(queued.iter().map(|fact| serde_json::to_value(fact).expect("JSON")["id"].as_str().expect("an id").to_owned()));
            let Some(next) = next else { break };
            after = Some(next);
        }
        prop_assert_eq!(found, expected.into_iter().map(|(_, id)| id).collect::<Vec<_>>());
    }
}

/// Documents of few facts over few sentences, so that much meets.
fn document(number: usize, told: &[(usize, usize)]) -> (Document, FactsRecord) {
    let mut report = Report::new(&format!("d-{number}"), "en", &format!("2022-09-{:02}", 10 + number));
    for (sides, kind) in told {
        let (actor, recipient) = [("AZE", "ARM"), ("ARM", "AZE"), ("RUS", "ARM")][*sides];
        let mut event = event(["ASSAULT", "ACCUSE"][*kind], &[actor], &[recipient], "2022-09-13");
        event.evidence = vec![format!("Sentence {kind}.")];
        report.facts.events.push(event);
        let mut held = tie("arms-supply", &[actor], &[recipient], "");
        held.evidence = vec![format!("Sentence {kind}.")];
        report.facts.ties.push(held);
    }
    "Sentence 0.\nSentence 1.\n".clone_into(&mut report.document.text);
    report.build()
}

#[derive(Debug, Clone)]
enum Step {
    Add(usize, Vec<(usize, usize)>),
    Review(usize, usize),
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..3_usize, prop::collection::vec((0..3_usize, 0..2_usize), 0..4)).prop_map(|(number, told)| Step::Add(number, told)),
        (any::<usize>(), 0..3_usize).prop_map(|(fact, verdict)| Step::Review(fact, verdict)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: common::cases(48), ..ProptestConfig::default() })]
    #[test]
    fn reviews_in_any_order_keep_everything_in_step(steps in prop::collection::vec(any_step(), 1..25)) {
        let (_directory, mut ledger) = ledger();
        let mut newest: Vec<Option<(Document, FactsRecord)>> = vec![None; 3];
        let mut who_looks = Kept::default();
        prop_assert!(who_looks.look(&ledger));
        let late = Some(date(9999, 1, 1));
        for (at, step) in steps.into_iter().enumerate() {
            match step {
                Step::Add(number, told) => {
                    let added = document(number, &told);
                    prop_assert!(ledger.add(std::slice::from_ref(&added), TODAY).expect("added")[0].conflicts.is_empty());
                    newest[number] = Some(added);
                }
                Step::Review(fact, verdict) => {
                    let all = events(&ledger, None);
                    if all.is_empty() {
                        continue;
                    }
                    let stored = &all[fact % all.len()];
                    let judgement = [Judgement::Accept, Judgement::Reject, Judgement::Correct(r#"{"actor": ["IRN"]}"#)][verdict];
                    if verdict == 2 && stored.record.actor == [Actor::new("IRN")] {
                        continue;
                    }
                    let day = i64::try_from(at).expect("few") + 1;
                    ledger.review(&stored.id, judgement, "Noor", None, on(day)).expect("reviewed");
                }
            }
            prop_assert_eq!(incidents(&ledger, None), incidents(&ledger, late));
            for day in [10, 12, 14, 20, 26].map(|day| date(2022, 12, day)).into_iter().chain([date(2022, 9, 14), TODAY]) {
                prop_assert_eq!(then(&ledger, day), incidents(&ledger, Some(day)), "{}", day);
            }
            prop_assert_eq!(events(&ledger, None), events(&ledger, late));
            let network = |known_on| {
                ledger.network(date(2023, 1, 1), &Filter { known_on, ..Filter::default() }, true).expect("a network")
            };
            prop_assert_eq!(network(None), network(late));
            for day in [date(2022, 9, 9), date(2022, 9, 11), date(2022, 12, 12), date(2022, 12, 20), date(9999, 1, 1)] {
                ties_are_as_they_were_known(&ledger, date(2023, 1, 1), day);
            }
            who_looks.look(&ledger);
            prop_assert_eq!(who_looks.all(), Kept::fresh(&ledger));
        }
        // Each document in another coding and back again: what stands is the same, and what is the same writes nothing.
        let before = told(&ledger);
        for (document, facts) in newest.iter().flatten() {
            let same = ledger.add(&[(document.clone(), facts.clone())], TODAY).expect("added");
            prop_assert_eq!(same[0].outcome, Outcome::Unchanged);
            let other = Document { title: Some("Another headline".to_owned()), ..document.clone() };
            ledger.add(&[(other, facts.clone())], TODAY).expect("added");
            ledger.add(&[(document.clone(), facts.clone())], TODAY).expect("added");
        }
        prop_assert_eq!(told(&ledger), before);
        prop_assert_eq!(incidents(&ledger, None), incidents(&ledger, late));
    }
}
