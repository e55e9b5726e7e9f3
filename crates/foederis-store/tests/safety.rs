//! What is wrong with a ledger is found and told; what can be made anew is; copies are whole.

mod common;

use common::{Home, Report, event, ledger, three};
use foederis_store::{Address, Error, Filter, Ledger, Part, SearchPage};
use jiff::civil::{Date, date};
use std::fs;

const TODAY: Date = date(2024, 1, 10);

fn parts(address: impl Into<Address>, repair: bool) -> Vec<Part> {
    Ledger::check(address, repair).expect("checks").flaws.iter().map(|flaw| flaw.part).collect()
}

/// With copies, revisions and enough of everything.
fn full() -> Home {
    let (home, ledger) = ledger();
    fill(ledger);
    home
}

fn fill(mut ledger: Ledger) {
    ledger.add(&three(), TODAY).expect("adds");
    let told = "Soldiers crossed the border near the old mill at dawn and fired on two villages before they drew back to their own side. ";
    for id in ["c-1", "c-2"] {
        let mut report = Report::new(id, "en", "2022-09-14").event(event("ASSAULT", &["AZE"], &["ARM"], "2022-09-13"));
        report.document.text.push_str(&told.repeat(2));
        ledger.add(&[report.build()], TODAY).expect("adds");
    }
    let mut again = three();
    again[0].0.title = Some("Another headline".to_owned());
    ledger.add(&again, TODAY).expect("revises");
}

#[test]
fn a_sound_ledger_has_no_flaw_and_checking_changes_nothing() {
    let home = full();
    let checked = Ledger::check(home.address(), false).expect("checks");
    assert_eq!((checked.flaws, checked.skipped, checked.documents), (vec![], vec![], 6));
    let before = home.state();
    Ledger::check(home.address(), true).expect("checks");
    assert!(home.state() == before, "a sound ledger was written");
}

#[test]
fn what_is_derived_is_compared_and_made_anew() {
    for (sql, part) in [
        ("DELETE FROM incidents WHERE row = (SELECT min(row) FROM incidents)", Part::Incidents),
        ("UPDATE incidents SET record = replace(record, 'ARM', 'GEO')", Part::Incidents),
        ("DELETE FROM event_key", Part::Incidents),
        ("UPDATE relation_standing SET standing = 'over'", Part::Relations),
        ("DELETE FROM copies", Part::Copies),
        ("INSERT INTO fact_words (fact_words) VALUES ('delete-all')", Part::Search),
        ("DELETE FROM document_words_docsize WHERE id = 1", Part::Search),
    ] {
        let home = full();
        home.raw_each(
            sql,
            match sql {
                "INSERT INTO fact_words (fact_words) VALUES ('delete-all')" => "DELETE FROM fact_words",
                "DELETE FROM document_words_docsize WHERE id = 1" => "DELETE FROM document_words WHERE row = 1",
                same => same,
            },
        );
        assert!(parts(home.address(), false).contains(&part), "{sql}: {:?}", parts(home.address(), false));
        let repaired = Ledger::check(home.address(), true).expect("repairs");
        assert!(repaired.repaired.contains(&part) && repaired.flaws.is_empty(), "{sql}: {repaired:?}");
        assert_eq!(parts(home.address(), false), [], "{sql}");
        let ledger = Ledger::open_read_only(home.address()).expect("opens");
        let found = ledger.search_events(&"ASSAULT".parse().expect("a query"), &Filter::default(), &SearchPage::first(9)).expect("finds");
        assert!(found.total >= 3);
    }
}

#[test]
fn texts_and_sentences_that_changed_are_told_and_not_repaired() {
    for (sql, part) in [
        ("UPDATE documents SET text = text || ' More.' WHERE id = 'de-1'", Part::Documents),
        ("UPDATE facts SET record = replace(record, 'spoke', 'sang') WHERE kind = 'claim'", Part::Evidence),
        ("DELETE FROM documents WHERE id = 'en-1'", Part::File),
    ] {
        let home = full();
        home.raw(sql);
        assert!(parts(home.address(), false).contains(&part), "{sql}");
        assert!(parts(home.address(), true).contains(&part), "{sql}");
    }
}

#[test]
fn a_damaged_page_in_the_middle_is_found() {
    let (directory, ledger) = common::file();
    let path = directory.path().join("ledger");
    fill(ledger);
    let sound = fs::read(&path).expect("reads");
    let pages = sound.len() / 4096;
    let mut found = 0;
    for page in (1..pages).step_by(3) {
        let mut bytes = sound.clone();
        for byte in &mut bytes[page * 4096..page * 4096 + 64] {
            *byte ^= 0x5A;
        }
        fs::write(&path, &bytes).expect("writes");
        match Ledger::check(&path, false) {
            Ok(checked) => {
                assert!(!checked.flaws.is_empty(), "page {page} of {pages}");
                assert!(fs::read(&path).expect("reads") == bytes, "the check wrote");
            }
            Err(error) => {
                assert!(matches!(error, Error::Corrupt { .. }), "page {page}: {error:?}");
                assert!(error.to_string().contains("restore it"), "{error}");
            }
        }
        found += 1;
    }
    assert!(found > 5);
}

#[test]
fn a_copy_is_whole_and_never_lands_on_another_file() {
    let home = full();
    let mut writer = Ledger::open(home.address()).expect("opens");
    let reader = Ledger::open_read_only(home.address()).expect("opens");
    let copy = home.path().join("copy of it's ledger");
    // What was added and is still in the log is in the copy.
    writer
        .add(&[Report::new("late", "en", "2022").event(event("ASSAULT", &["RUS"], &["UKR"], "2022-02-24")).build()], TODAY)
        .expect("adds");
    reader.backup(&copy, false).expect("copies");
    let copied = Ledger::open_read_only(&copy).expect("opens");
    assert_eq!(copied.snapshot_events().expect("events"), reader.snapshot_events().expect("events"));
    drop(copied);
    assert_eq!(parts(&copy, false), []);

    let before = fs::read(&copy).expect("reads");
    let there = reader.backup(&copy, false).expect_err("wrote over it");
    assert!(matches!(there, Error::BackupExists { .. }) && there.to_string().contains("--force"), "{there}");
    assert!(fs::read(&copy).expect("reads") == before);
    reader.backup(&copy, true).expect("replaces it");

    if let Some(path) = home.address().file() {
        assert!(matches!(reader.backup(path, true), Err(Error::BackupOntoItself { .. })));
    }
    let notes = home.path().join("notes.txt");
    fs::write(&notes, "mine").expect("writes");
    assert!(matches!(reader.backup(&notes, true), Err(Error::NotALedger { .. })));
    assert_eq!(fs::read(&notes).expect("reads"), b"mine");
    let nowhere = reader.backup(&home.path().join("no/copy"), false).expect_err("made a folder");
    assert!(nowhere.to_string().contains("folder"), "{nowhere}");
    let left: Vec<_> = fs::read_dir(home.path()).expect("lists").map(|entry| entry.expect("an entry").file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains(".part")), "{left:?}");
}

#[test]
fn a_copy_made_while_another_adds_is_one_moment() {
    let home = full();
    let mut writer = Ledger::open(home.address()).expect("opens");
    let adding = std::thread::spawn(move || {
        for number in 0..60 {
            let told = Report::new(&format!("w-{number}"), "en", "2022").event(event("ASSAULT", &["RUS"], &["UKR"], "2022-02-24"));
            writer.add(&[told.build()], TODAY).expect("adds");
        }
    });
    let reader = Ledger::open_read_only(home.address()).expect("opens");
    for number in 0..4 {
        let copy = home.path().join(format!("copy-{number}"));
        reader.backup(&copy, false).expect("copies");
        assert_eq!(parts(&copy, false), [], "copy {number}");
    }
    adding.join().expect("adds");
    assert_eq!(parts(home.address(), false), []);
}
