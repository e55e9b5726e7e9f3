//! Cases, what they trigger, records and places, of a ledger made by hand.

use foederis_analysis::answers::Outcome;
use foederis_analysis::exposure::{Cut, balance, what_if};
use foederis_inquiry::Error;
use foederis_inquiry::case::{self, Asked};
use foederis_inquiry::exposure::Asked as Exposed;
use foederis_inquiry::followed::Follow;
use foederis_inquiry::party;
use foederis_inquiry::place::Places;
use foederis_inquiry::record::{Question, RecordAnswer};
use foederis_inquiry::treaties::{chosen, of_party};
use foederis_inquiry::triggered::Obligations;
use foederis_knowledge::{Knowledge, Names, Precision};
use foederis_model::treaty::Treaty;
use foederis_model::{Document, Edtf, Event, FactsRecord, Language, Tie};
use foederis_store::{Filter, Ledger};
use jiff::civil::{Date, date};
use serde_json::{Value, json};
use tempfile::TempDir;

const ATTACK: &str = "Azerbaijan shelled Jermuk in Armenia.";

/// The table of towns that the program has.
fn towns() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../models/places/model.pack")).expect("the pack of places")
}

fn names() -> &'static Names {
    party::names(Knowledge::embedded()).expect("names")
}

fn pact() -> Vec<Treaty> {
    chosen(&Knowledge::embedded().treaties, &["cst".to_owned()]).expect("the treaty of Tashkent")
}

fn report(id: &str, day: &str, events: &[Value]) -> (Document, FactsRecord) {
    let published: Edtf = day.parse().expect("a day");
    let events: Vec<Event> = events.iter().map(|event| serde_json::from_value(event.clone()).expect("an event")).collect();
    let text: Vec<&str> = events.iter().flat_map(|event| &event.evidence).map(String::as_str).collect();
    let document = Document { published: Some(published.clone()), ..Document::new(id, Language::English, text.join("\n")) };
    let facts =
        FactsRecord { doc: id.to_owned(), lang: Language::English, published: Some(published), events, ties: vec![], claims: vec![] };
    (document, facts)
}

fn attack(on: &str, day: &str, confidence: f64) -> Value {
    json!({ "type": "ASSAULT", "actor": ["AZE/mil"], "recipient": [on], "when": day, "place": ["Jermuk"], "confidence": confidence,
        "evidence": [ATTACK] })
}

/// An attack after which help was asked for, one that is hardly told, and one on nobody's state.
fn ledger() -> (TempDir, Ledger) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::open(&folder.path().join("ledger")).expect("a ledger");
    let request = json!({ "type": "REQUEST", "actor": ["ARM/gov"], "recipient": ["RUS"], "when": "2022-09-13",
        "evidence": ["Armenia asked Russia for help."] });
    let batch = [
        report("one", "2022-09-14", &[attack("ARM", "2022-09-13", 0.9), request]),
        report("two", "2021-05-13", &[attack("ARM", "2021-05-12", 0.2)]),
        report("three", "2021-08-02", &[attack("the villagers", "2021-08-01", 0.9)]),
    ];
    ledger.add(&batch, date(2022, 10, 1)).expect("is added");
    (folder, ledger)
}

fn follow(ledger: &Ledger) -> Follow<'_> {
    Follow { ledger, until: date(2024, 1, 1), known_on: None }
}

/// The incident of a day.
fn on(ledger: &Ledger, day: Date) -> foederis_analysis::Incident {
    let mut found = Vec::new();
    let filter = Filter { types: vec!["ASSAULT".to_owned()], ..Filter::default() };
    ledger.each_incident(&filter, false, |incident| found.push(incident)).expect("incidents");
    found.retain(|incident| incident.days().0 == Some(day));
    found.swap_remove(0)
}

#[test]
fn an_incident_is_a_case_and_its_answer_has_what_followed() {
    let (_folder, ledger) = ledger();
    let towns = towns();
    let places = Places::read(&towns, Knowledge::embedded()).expect("places");
    let id = on(&ledger, date(2022, 9, 13)).id;
    let incident = case::incident(&ledger, &id, None).expect("the incident");
    let mut asked = Asked::of_incident(&ledger, &incident, None, names()).expect("a case");
    let place = asked.place(names()).expect("a place");
    asked.at(&place, &places).expect("is known");
    assert_eq!((asked.parties(), asked.day()), (vec!["ARM", "AZE"], date(2022, 9, 13)));
    let answer = Obligations::of(&mut asked, &pact(), Some(&follow(&ledger))).expect("an answer");
    assert_eq!(answer.case.asked, Some(true), "the ledger tells that Armenia asked");
    assert!(answer.followed.iter().any(|answer| answer.call.party == "RUS" && answer.asked()));
    let (whole, told) = (answer.total, serde_json::to_value(answer.clone().page(Some(1), 1)).expect("JSON"));
    let keys: Vec<&String> = told.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["case", "items", "silent", "followed", "total", "next"]);
    assert_eq!((&told["total"], told["items"].as_array().map(Vec::len)), (&json!(whole), Some(1)));
    let attack = &told["case"]["attacks"][0];
    assert_eq!((&attack["day"], &attack["place"]["de_jure"]), (&json!("2022-09-13"), &json!("ARM")));
    assert_eq!((&attack["evidence"], &attack["document"]), (&json!(ATTACK), &json!("one")));
}

#[test]
fn a_record_counts_what_calls_nobody() {
    let (_folder, ledger) = ledger();
    let towns = towns();
    let places = Places::read(&towns, Knowledge::embedded()).expect("places");
    let treaties = of_party(pact(), "RUS").expect("a party");
    let mut question = Question {
        follow: follow(&ledger),
        party: "RUS".to_owned(),
        treaties: &treaties,
        from: None,
        until: None,
        min_confidence: 0.5,
        newest: false,
    };
    let record = RecordAnswer::of(&question, &places).expect("a record");
    assert_eq!((record.attacks, record.weak, record.unclear), (3, 1, 1));
    assert!(record.items.iter().all(|called| called.answer.call.toward == "ARM"));
    assert_eq!(record.outcomes.values().sum::<usize>(), record.total);
    assert!(record.outcomes.contains_key(&Outcome::Partly) || record.outcomes.contains_key(&Outcome::Silent), "{:?}", record.outcomes);
    let told = serde_json::to_value(&record).expect("JSON");
    let keys: Vec<&String> = told.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["party", "items", "outcomes", "unclear", "weak", "total", "next"]);
    let keys: Vec<&String> = told["items"][0].as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["call", "outcome", "why", "contradicted", "acts", "article", "incidents"]);
    // What is hardly told calls whoever asks for it, and the newest may come first.
    (question.min_confidence, question.newest) = (0.0, true);
    let all = RecordAnswer::of(&question, &places).expect("a record");
    assert!(all.total > record.total && all.weak == 0);
    assert_eq!(all.items[0].answer.call.day, date(2022, 9, 13));
    question.from = Some("2023".parse().expect("a year"));
    let none = RecordAnswer::of(&question, &places).expect("a record");
    assert_eq!((none.attacks, none.total), (0, 0));
}

#[test]
fn a_written_case_is_answered_without_a_ledger() {
    let towns = towns();
    let places = Places::read(&towns, Knowledge::embedded()).expect("places");
    let attack = case::attack(names(), "aze", "arm", date(2022, 9, 13)).expect("an attack");
    let mut asked = Asked::written(vec![attack]);
    asked.at("Dschermuk", &places).expect("is known");
    let answer = Obligations::of(&mut asked, &pact(), None).expect("an answer");
    assert!(answer.followed.is_empty() && answer.case.asked.is_none());
    assert_eq!(answer.items[0].verdict.outcome.code(), "triggered");
    let inside = Asked::inside("KAZ", date(2022, 1, 5));
    assert_eq!(inside.place(names()).as_deref(), Some("Kazakhstan"));
}

#[test]
fn places_are_looked_up_from_several_threads() {
    let towns = towns();
    let places = Places::read(&towns, Knowledge::embedded()).expect("places");
    let found = |name: &str, day: &str| places.find(name, &day.parse().expect("a day"), &[]);
    std::thread::scope(|scope| {
        for (day, holder) in [("2019", "NKR"), ("2021-06-01", "AZE")] {
            let found = &found;
            scope.spawn(move || {
                let shusha = found("Schuscha", day).expect("is known");
                assert_eq!((shusha.name.as_str(), shusha.de_jure.as_deref()), ("Shusha", Some("AZE")));
                assert_eq!((shusha.de_facto, shusha.precision), (vec![holder.to_owned()], Precision::Point));
                assert!(shusha.at.is_some());
            });
        }
    });
    let state = found("Armenia", "2020").expect("is known");
    assert_eq!((state.at, state.precision, state.country.as_deref()), (None, Precision::Country, Some("ARM")));
    assert!(found("Nergenshuizen", "2020").is_none());
    let day = "2020".parse().expect("a year");
    let tripoli = places.candidates("Tripoli", &day, &["LBN".to_owned()], &[Language::English]);
    assert_eq!((tripoli[0].name.as_str(), tripoli[0].taken), ("Tripoli (Lebanon)", true));
}

#[test]
fn a_refusal_names_no_flag() {
    let (_folder, ledger) = ledger();
    let towns = towns();
    let places = Places::read(&towns, Knowledge::embedded()).expect("places");
    let day = date(2022, 9, 13);
    let villagers = on(&ledger, date(2021, 8, 1));
    let mut written = Asked::written(vec![case::attack(names(), "AZE", "ARM", day).expect("an attack")]);
    let refused: [(Error, &str); 7] = [
        (case::incident(&ledger, "i-nothing", None).expect_err("is none"), "there is no incident i-nothing"),
        (Asked::of_incident(&ledger, &villagers, None, names()).expect_err("no state"), "does not name a state on either side"),
        (case::attack(names(), "QQQ", "ARM", day).expect_err("nobody"), "QQQ is the code of nobody"),
        (case::attack(names(), "ARM", "arm", day).expect_err("itself"), "ARM cannot attack itself"),
        (written.at("Nergenshuizen", &places).expect_err("nowhere"), "nothing has the name Nergenshuizen"),
        (chosen(&pact(), &["NOPE".to_owned()]).expect_err("none"), "there is no treaty NOPE"),
        (of_party(pact(), "BRA").expect_err("no party"), "no treaty names BRA as a party"),
    ];
    for (error, says) in refused {
        let said = error.to_string();
        assert!(said.contains(says) && !said.contains("--"), "{said}");
    }
    assert!(matches!(Places::read(b"no pack", Knowledge::embedded()), Err(Error::Places { .. })));
}

#[test]
fn a_what_if_takes_the_ties_that_count_and_no_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::open(&folder.path().join("ledger")).expect("a ledger");
    let tie = |code: &str, from: &[&str], to: &str, more: Value| -> Tie {
        let mut told = json!({ "type": code, "from": from, "to": [to], "since": "2010", "evidence": ["So it stands."] });
        told.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
        serde_json::from_value(told).expect("a tie")
    };
    let through = |via: &str| json!({ "via": via });
    let ties = [
        vec![tie("energy-supply", &["AZE"], "TUR", through("the TANAP pipeline")), tie("energy-supply", &["RUS"], "TUR", json!({}))],
        vec![tie("energy-supply", &["TUR"], "BGR", json!({})), tie("energy-supply", &["TUR", "AZE"], "ITA", through("TAP"))],
        vec![tie("energy-supply", &["AZE"], "TUR", json!({})), tie("energy-supply", &["NOR"], "ITA", json!({ "status": "hypothetical" }))],
        vec![tie("arms-supply", &["RUS"], "ARM", json!({})), tie("arms-supply", &["IND"], "ARM", json!({ "until": "2015" }))],
        vec![tie("backing", &["ARM"], "NKR", json!({})), tie("defence-pact", &["CSTO"], "ARM", through("the Collective Security Treaty"))],
        vec![tie("membership", &["KAZ", "ARM"], "CSTO", json!({})), tie("deployment", &["RUS"], "ARM", json!({ "place": ["Gyumri"] }))],
        vec![tie("hostility", &["IND"], "PAK", json!({})), tie("trade", &["PAK"], "CHN", json!({}))],
    ];
    for (number, ties) in ties.into_iter().enumerate() {
        let (document, facts) = report(&number.to_string(), "2020-03-01", &[]);
        let document = Document { text: "So it stands.".to_owned(), ..document };
        ledger.add(&[(document, FactsRecord { ties, ..facts })], date(2022, 10, 1)).expect("is added");
    }
    let (day, treaties) = (date(2022, 1, 1), pact());
    let all = Exposed::read(&ledger, day, None, None).expect("ties");
    let cuts = [
        "RUS",
        "TANAP",
        "tap",
        "Gyumri",
        "AZE -> TUR",
        "arm <-> rus arms-supply",
        "CSTO",
        "Collective Security Treaty",
        "TUR trade energy-supply",
    ];
    let cuts: Vec<Cut> = cuts.iter().map(|text| Cut::parse(text, str::to_uppercase).expect("a cut")).collect();
    for cuts in cuts.windows(1).chain(cuts.windows(2)) {
        let some = Exposed::cutting(&ledger, cuts, &treaties, None, day, None, None).expect("ties");
        let [whole, part] = [&all, &some].map(|asked| what_if(&asked.basis(&treaties, None), cuts));
        assert_eq!(part, whole, "{cuts:?}");
        assert!(!whole.findings.is_empty(), "{cuts:?}");
    }
}

#[test]
fn a_balance_of_two_takes_the_ties_that_count_and_no_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::open(&folder.path().join("ledger")).expect("a ledger");
    let tie = |code: &str, from: &str, to: &str| -> Tie {
        let told = json!({ "type": code, "from": [from], "to": [to], "since": "2010", "evidence": ["So it stands."] });
        serde_json::from_value(told).expect("a tie")
    };
    let (document, facts) = report("one", "2020-03-01", &[]);
    let ties = vec![
        tie("membership", "ARM", "CSTO"),
        tie("membership", "KAZ", "CSTO"),
        tie("defence-pact", "CSTO", "RUS"),
        tie("defence-pact", "AZE", "TUR"),
        tie("membership", "TUR", "NATO"),
        tie("arms-supply", "RUS", "AZE"),
        tie("arms-supply", "RUS", "IND"),
        tie("hostility", "IND", "PAK"),
    ];
    let document = Document { text: "So it stands.".to_owned(), ..document };
    ledger.add(&[(document, FactsRecord { ties, ..facts })], date(2022, 10, 1)).expect("is added");
    let day = date(2022, 1, 1);
    let all = Exposed::read(&ledger, day, None, None).expect("ties");
    for pair in [["ARM", "AZE"], ["KAZ", "TUR"], ["IND", "PAK"], ["RUS", "CSTO"], ["ARM", "nobody"]] {
        let some = Exposed::between(&ledger, pair, day, None, None).expect("ties");
        let [whole, part] = [&all, &some].map(|asked| balance(&asked.basis(&pact(), None), pair));
        assert_eq!(part, whole, "{pair:?}");
        assert!(!whole.findings.is_empty(), "{pair:?}");
    }
}
