//! Searching: what is found, how it goes together with filters and revisions, and that no question breaks it.

mod common;

use common::{Report, event, ledger, three};
use foederis_model::{Document, FactsRecord};
use foederis_store::{Error, Filter, Found, FoundDocument, Ledger, Query, SearchCursor, SearchPage};
use jiff::civil::date;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

fn query(text: &str) -> Query {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn report(id: &str, lang: &str, title: &str, text: &str) -> (Document, FactsRecord) {
    let (mut document, facts) = Report::new(id, lang, "2022-09-14").source("De Bode").build();
    document.title = Some(title.to_owned());
    text.clone_into(&mut document.text);
    (document, facts)
}

fn search(ledger: &Ledger, text: &str, filter: &Filter) -> Found<FoundDocument> {
    ledger.search_documents(&query(text), filter, &SearchPage::first(100)).expect(text)
}

#[track_caller]
fn ids(ledger: &Ledger, text: &str, filter: &Filter) -> Vec<String> {
    let found = search(ledger, text, filter);
    assert_eq!(found.total, found.items.len() as u64);
    let mut ids: Vec<String> = found.items.into_iter().map(|hit| hit.item.id).collect();
    ids.sort();
    ids
}

#[test]
fn the_index_keeps_step_with_revisions_and_earlier_days_find_earlier_words() {
    let (_directory, mut ledger) = ledger();
    ledger.add(&[report("a", "nl", "Bestand", "Er is een bestand.")], date(2022, 9, 14)).expect("adds");
    ledger.add(&[report("a", "nl", "Bestand", "Er is een offensief.")], date(2022, 9, 20)).expect("revises");
    let now = Filter::default();
    assert_eq!(ids(&ledger, "offensief", &now), ["a"]);
    assert!(ids(&ledger, "\"een bestand\"", &now).is_empty(), "the old version is found");
    let before = Filter { known_on: Some(date(2022, 9, 15)), ..Filter::default() };
    assert_eq!(ids(&ledger, "\"een bestand\"", &before), ["a"]);
    assert!(ids(&ledger, "offensief", &before).is_empty());
    assert!(ids(&ledger, "bestand", &Filter { known_on: Some(date(2022, 9, 1)), ..Filter::default() }).is_empty());
}

/// Of very many hits the newest are ranked, and pages give the others after them.
#[test]
fn of_a_word_that_everybody_uses_every_hit_is_counted_and_given_once() {
    // On a server all are ranked, and it takes longer.
    let many = usize::try_from(common::cases(10_500)).expect("a number");
    let (_directory, mut ledger) = ledger();
    let reports: Vec<_> = (0..many)
        .map(|n| report(&format!("d-{n:05}"), "en", "Report", if n == many - 1 { "Gas, gas, gas." } else { "Gas and much else." }))
        .collect();
    ledger.add(&reports, date(2022, 9, 14)).expect("adds");
    let (mut page, mut seen) = (SearchPage::first(4_000), Vec::new());
    loop {
        let found = ledger.search_documents(&query("gas"), &Filter::default(), &page).expect("searches");
        assert_eq!(found.total, many as u64);
        seen.extend(found.items.into_iter().map(|hit| hit.item.id));
        match found.next {
            Some(cursor) => page = SearchPage::first(4_000).after(cursor),
            None => break,
        }
    }
    assert_eq!(seen[0], format!("d-{:05}", many - 1), "the best one is the first");
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), many);
}

#[test]
fn facts_are_found_by_their_sentences_and_follow_revisions() {
    let (_directory, mut ledger) = ledger();
    let told = |sentence: &str| {
        let mut event = event("ASSAULT", &["AZE"], &["ARM"], "2022-09-13");
        event.evidence = vec![sentence.to_owned()];
        Report::new("a", "de", "2022-09-14").event(event).build()
    };
    ledger.add(&[told("Die Drohnenangriffe trafen Goris.")], date(2022, 9, 14)).expect("adds");
    let find = |ledger: &Ledger, text: &str| {
        let found = ledger.search_events(&query(text), &Filter::default(), &SearchPage::first(10)).expect(text);
        found.items.into_iter().map(|hit| (hit.item.record.evidence[0].clone(), hit.snippet)).collect::<Vec<_>>()
    };
    let found = find(&ledger, "Drohne");
    assert_eq!(found.len(), 1);
    let (sentence, snippet) = &found[0];
    assert_eq!((sentence, snippet.marks[0].start, snippet.marks[0].end), (&snippet.text, 4, 19));
    ledger.add(&[told("Artillerie traf Goris.")], date(2022, 9, 20)).expect("revises");
    assert!(find(&ledger, "Drohne").is_empty());
    assert_eq!(find(&ledger, "Artillerie").len(), 1);
    assert!(ledger.search_ties(&query("Artillerie"), &Filter::default(), &SearchPage::first(10)).expect("asks").items.is_empty());
    assert_eq!(find(&ledger, "Artillerie title:report").len(), 1, "the headline is \"Report a\"");
    assert!(find(&ledger, "Artillerie title:truce").is_empty());
    assert!(find(&ledger, "Artillerie NOT title:report").is_empty());
    let error = ledger.search_events(&query("Goris OR title:truce"), &Filter::default(), &SearchPage::first(10)).expect_err("mixed");
    assert!(matches!(error, Error::Query(_)), "{error}");
}

#[test]
fn words_go_together_with_filters_from_flags_and_from_fields() {
    let (_directory, mut ledger) = ledger();
    let mut batch = three();
    for (document, _) in &mut batch {
        document.text.push_str("Gas stroomt.\n");
    }
    ledger.add(&batch, date(2024, 1, 10)).expect("adds");
    let all = Filter::default;
    assert_eq!(ids(&ledger, "gas", &all()), ["de-1", "en-1", "nl-1"]);
    assert_eq!(ids(&ledger, "gas lang:nl", &all()), ["nl-1"]);
    assert_eq!(ids(&ledger, "gas lang:nl OR lang:de", &all()), ["de-1", "nl-1"]);
    assert_eq!(ids(&ledger, "gas NOT lang:nl", &all()), ["de-1", "en-1"]);
    assert_eq!(ids(&ledger, "gas source:\"de bode\"", &all()), ["nl-1"]);
    assert_eq!(ids(&ledger, "gas actor:ISR", &all()), ["en-1"]);
    assert_eq!(ids(&ledger, "gas actor:ARM actor:CSTO", &all()), ["nl-1"]);
    assert_eq!(ids(&ledger, "gas place:jermuk", &all()), ["nl-1"]);
    assert_eq!(ids(&ledger, "gas type:denies", &all()), ["de-1"]);
    assert_eq!(ids(&ledger, "gas", &Filter { actor: vec!["ISR".to_owned()], ..all() }), ["en-1"]);
    assert_eq!(ids(&ledger, "gas -actor:ISR", &Filter { lang: vec!["en".into(), "de".into()], ..all() }), ["de-1"]);
    assert_eq!(ids(&ledger, "gas", &Filter { until: Some(date(2022, 9, 14)), ..all() }), ["nl-1"]);
    assert_eq!(ids(&ledger, "gas", &Filter { document: vec!["de-1".to_owned()], ..all() }), ["de-1"]);
    let events = |text: &str| ledger.search_events(&query(text), &all(), &SearchPage::first(10)).expect(text).total;
    assert_eq!(
        (events("ASSAULT"), events("ASSAULT lang:de"), events("ASSAULT place:Jermuk"), events("ASSAULT -actor:AZE/mil")),
        (2, 1, 1, 1)
    );
}

#[test]
fn the_headline_counts_more_than_the_text_and_the_word_itself_more_than_its_parts() {
    let (_directory, mut ledger) = ledger();
    ledger
        .add(
            &[
                report("text", "nl", "Nieuws", "Er komt gas uit het noorden."),
                report("title", "nl", "Gas uit het noorden", "Er komt niets."),
                report("part", "nl", "Nieuws", "De gasleverancier uit het noorden."),
                report("guest", "nl", "Nieuws", "De gasten uit het noorden."),
            ],
            date(2022, 9, 14),
        )
        .expect("adds");
    let found: Vec<String> = search(&ledger, "gas", &Filter::default()).items.into_iter().map(|hit| hit.item.id).collect();
    assert_eq!(found, ["title", "text", "part"]);
}

#[test]
fn a_phrase_stays_within_one_sentence_of_evidence() {
    let (_directory, mut ledger) = ledger();
    let mut told = event("ASSAULT", &["AZE"], &["ARM"], "2022-09-13");
    told.evidence = vec!["Guns fired.".to_owned(), "Shells fell.".to_owned()];
    ledger.add(&[Report::new("a", "en", "2022-09-14").event(told).build()], date(2022, 9, 14)).expect("adds");
    let total = |text: &str| ledger.search_events(&query(text), &Filter::default(), &SearchPage::first(10)).expect(text).total;
    assert_eq!((total("\"guns fired\""), total("\"fired shells\""), total("fired shells")), (1, 0, 1));
}

#[test]
fn pages_of_a_search_show_every_hit_once_and_in_order() {
    let (_directory, mut ledger) = ledger();
    let batch: Vec<_> =
        (0..23).map(|n| report(&format!("r{n:02}"), "nl", "Nieuws", &format!("Gas. {}", "Meer gas. ".repeat(n % 4)))).collect();
    ledger.add(&batch, date(2022, 9, 14)).expect("adds");
    let whole: Vec<_> = search(&ledger, "gas", &Filter::default()).items;
    let mut page = SearchPage::first(5);
    let mut walked = Vec::new();
    loop {
        let found = ledger.search_documents(&query("gas"), &Filter::default(), &page).expect("asks");
        assert_eq!(found.total, 23);
        walked.extend(found.items);
        let Some(next) = found.next else { break };
        page = page.after(next.to_string().parse().expect("cursors travel as text"));
    }
    assert_eq!(walked, whole);
    assert!(whole.windows(2).all(|two| two[0].score >= two[1].score));
    for text in ["", "s", "s0-1", "o1-61", "sffffffffffffffff", "s00000000000000zz-1"] {
        assert!(text.parse::<SearchCursor>().expect_err(text).to_string().contains("first page"));
    }
}

fn copied(directory: &Path) -> std::path::PathBuf {
    let path = directory.join("ledger");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ledgers/layout-1.foederis"), &path).expect("copies");
    path
}

#[test]
fn a_ledger_of_the_first_layout_is_indexed_when_it_is_opened_for_writing() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = copied(directory.path());
    let error = Ledger::open_read_only(&path).expect_err("read an older layout");
    assert!(matches!(error, Error::Older { found: 1, .. }) && error.to_string().contains("foederis add"), "{error}");
    let before: Vec<i64> = {
        let raw = rusqlite::Connection::open(&path).expect("opens");
        let mut rows = raw.prepare("SELECT row FROM facts ORDER BY row").expect("asks");
        rows.query_map([], |row| row.get(0)).expect("asks").map(|row| row.expect("a row")).collect()
    };
    drop(Ledger::open(&path).expect("brings it up to date"));
    let ledger = Ledger::open_read_only(&path).expect("opens");
    assert_eq!(ids(&ledger, "Beschuss", &Filter::default()), ["de-2022-09-14-passzeitung"]);
    assert_eq!(ids(&ledger, "beschieting", &Filter::default()), ["nl-2022-09-14-oostenwind"]);
    let events =
        ledger.search_events(&query("Pashinyan OR Pasjinjan OR Paschinjan"), &Filter::default(), &SearchPage::first(50)).expect("asks");
    assert!(events.total > 0, "no event was indexed");
    let counts = ledger.counts().expect("counts");
    assert_eq!(usize::try_from(counts.events + counts.ties + counts.claims), Ok(before.len()));
}

#[test]
fn an_index_of_another_analysis_is_not_asked_but_made_anew() {
    let (home, mut ledger) = ledger();
    ledger.add(&[report("a", "nl", "Gas", "Er komt gas.")], date(2022, 9, 14)).expect("adds");
    drop(ledger);
    home.raw("UPDATE derived SET version = 9999 WHERE what = 'search'");
    home.raw_each("INSERT INTO document_words (document_words) VALUES ('delete-all')", "DELETE FROM document_words");
    let reader = Ledger::open_read_only(home.address()).expect("opens");
    let error = reader.search_documents(&query("gas"), &Filter::default(), &SearchPage::first(1)).expect_err("asked a strange index");
    assert!(matches!(error, Error::Unindexed { .. }) && error.to_string().contains("foederis add"), "{error}");
    drop(reader);
    drop(Ledger::open(home.address()).expect("makes it anew"));
    assert_eq!(ids(&Ledger::open_read_only(home.address()).expect("opens"), "gas", &Filter::default()), ["a"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(common::cases(64)))]
    #[test]
    fn any_text_and_any_question_go_together(
        texts in proptest::collection::vec("(\\PC{0,40}|gas|\u{0}|\"|'|[\n\t ]{0,3}|[a-zäöüß]{90}){0,4}", 1..4),
        questions in proptest::collection::vec("(\\PC{0,20}|[\"*:(){}^+' a-cONRT-]{0,20}|gas|NEAR|AND ){1,3}", 1..6),
    ) {
        let (_directory, mut ledger) = ledger();
        let batch: Vec<_> = texts.iter().enumerate().map(|(n, text)| report(&n.to_string(), ["nl", "de", "en", "und"][n % 4], text, text)).collect();
        ledger.add(&batch, date(2022, 9, 14)).expect("adds");
        for text in questions.iter().chain(&texts) {
            let Ok(query) = text.parse::<Query>() else { continue };
            for result in [
                ledger.search_documents(&query, &Filter::default(), &SearchPage::first(10)).map(|found| found.total),
                ledger.search_claims(&query, &Filter::default(), &SearchPage::first(10)).map(|found| found.total),
            ] {
                match result {
                    Ok(_) | Err(Error::Query(_)) => {}
                    Err(error) => prop_assert!(false, "{text:?}: {error}"),
                }
            }
        }
    }
}
