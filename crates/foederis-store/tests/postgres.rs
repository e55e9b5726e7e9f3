//! What is about servers alone: addresses, roles, and what stands in a database beside a ledger.
#![cfg(feature = "postgres")]
#![allow(clippy::print_stdout)] // a test says why it did nothing

mod common;

use common::{Home, Report, event, three};
use foederis_model::{Document, FactsRecord};
use foederis_store::{Address, Error, Filter, Ledger, Page, SearchPage};
use jiff::civil::{Date, date};

const TODAY: Date = date(2024, 1, 10);

/// The address of a database to test on, if there is one.
fn server() -> Option<String> {
    let server = std::env::var("FOEDERIS_TEST_POSTGRES").ok();
    if server.is_none() {
        println!("skipped: FOEDERIS_TEST_POSTGRES gives no address");
    }
    server
}

/// The same address for somebody else.
fn of(who: &str, address: &str) -> Address {
    let (scheme, rest) = address.split_once("://").expect("an address");
    let place = rest.split_once('@').map_or(rest, |(_, place)| place);
    Address::from(format!("{scheme}://{who}@{place}").as_str())
}

fn given(home: &Home) -> String {
    home.given().into_string().expect("text")
}

/// Makes a role, unless it is there.
fn role(home: &Home, name: &str) {
    home.raw_each("", &format!("DO $$ BEGIN CREATE ROLE {name} LOGIN PASSWORD 'right'; EXCEPTION WHEN duplicate_object THEN NULL; END $$"));
}

#[test]
fn what_cannot_be_reached_is_told_without_the_password() {
    for (address, words) in [
        ("postgres://anna:geheim@127.0.0.1:1/reports", "see whether the server runs"),
        ("postgres://anna:geheim@127.0.0.1:port/reports", "postgres://USER@HOST:PORT/DATABASE"),
        ("postgres://anna@127.0.0.1:1/reports?password=geheim&unknown=1", "postgres://USER@HOST:PORT/DATABASE"),
        ("postgres://anna:geheim@127.0.0.1:1/reports?schema=Drop%20it", "no plain name"),
    ] {
        for opened in [Ledger::open(address), Ledger::open_existing(address), Ledger::open_read_only(address)] {
            let error = opened.expect_err(address);
            assert!(matches!(error, Error::Unreachable { .. } | Error::Unreadable { .. }), "{error:?}");
            assert!(error.to_string().contains(words), "{error}");
            assert!(!format!("{error} {error:?}").contains("geheim"), "{error:?}");
        }
    }
}

#[test]
fn a_wrong_password_and_a_missing_database_are_told() {
    let Some(server) = server() else { return };
    let home = Home::new();
    role(&home, "foederis_guarded");
    match Ledger::open_read_only(of("foederis_guarded:geheim", &server)) {
        Err(Error::Missing { .. }) => println!("skipped: this server asks nobody for a password"),
        Err(error) => {
            assert!(matches!(error, Error::Unreadable { .. }), "{error:?}");
            assert!(error.to_string().contains("PGPASSWORD"), "{error}");
            assert!(!format!("{error} {error:?}").contains("geheim"), "{error:?}");
            assert!(matches!(Ledger::open_read_only(of("foederis_guarded:right", &server)), Err(Error::Missing { .. })));
        }
        Ok(_) => panic!("opened a ledger that nobody made"),
    }
    let (place, _) = server.rsplit_once('/').expect("a database");
    let error = Ledger::open(format!("{place}/no_such_database").as_str()).expect_err("opened no database");
    assert!(matches!(error, Error::Unreadable { .. }) && error.to_string().contains("createdb"), "{error}");
}

#[test]
fn a_ledger_is_made_by_adding_and_only_by_adding() {
    let Some(_) = server() else { return };
    let home = Home::new();
    for opened in [Ledger::open_read_only(home.address()), Ledger::open_existing(home.address())] {
        let error = opened.expect_err("opened nothing");
        assert!(matches!(error, Error::Missing { .. }) && error.to_string().contains("foederis add"), "{error}");
    }
    // Somebody who may not make schemas is given an empty one.
    home.raw_each("", &format!("CREATE SCHEMA {}", given(&home).rsplit_once('=').expect("its name").1));
    assert!(matches!(Ledger::open_read_only(home.address()), Err(Error::Missing { .. })));
    drop(Ledger::open(home.address()).expect("makes it"));
    Ledger::open_read_only(home.address()).expect("opens it");
}

#[test]
fn tables_of_other_programs_are_left_as_they_are() {
    let Some(_) = server() else { return };
    for table in ["notes (a TEXT)", "layout (a TEXT)", "layout (program TEXT, version BIGINT)"] {
        let home = Home::new();
        let schema = given(&home).rsplit_once('=').expect("its name").1.to_owned();
        home.raw_each("", &format!("CREATE SCHEMA {schema}; CREATE TABLE {table}"));
        for opened in [Ledger::open(home.address()), Ledger::open_read_only(home.address())] {
            let error = opened.expect_err("took another's tables for a ledger");
            assert!(matches!(error, Error::NotALedger { .. }), "{table}: {error:?}");
        }
        home.raw_each("", "DO $$ BEGIN ASSERT (SELECT count(*) FROM pg_class WHERE relnamespace = to_regnamespace(current_schema()) AND relkind = 'r') = 1; END $$");
    }
}

#[test]
fn other_layouts_are_told() {
    let Some(_) = server() else { return };
    let home = Home::new();
    drop(Ledger::open(home.address()).expect("makes it"));
    home.raw_each("", "UPDATE layout SET version = 99");
    for opened in [Ledger::open(home.address()), Ledger::open_read_only(home.address())] {
        let error = opened.expect_err("opened a newer layout");
        assert!(matches!(error, Error::Newer { found: 99, .. }) && error.to_string().contains("update Foederis"), "{error}");
    }
    home.raw_each("", "UPDATE layout SET version = 0");
    let error = Ledger::open_read_only(home.address()).expect_err("opened an older layout");
    assert!(matches!(error, Error::Older { found: 0, .. }) && error.to_string().contains("foederis add"), "{error}");
}

#[test]
fn who_may_only_read_can_ask_and_not_add() {
    let Some(_) = server() else { return };
    let (home, mut ledger) = common::ledger();
    ledger.add(&three(), TODAY).expect("adds");
    let schema = given(&home).rsplit_once('=').expect("its name").1.to_owned();
    role(&home, "foederis_reader");
    let reader = of("foederis_reader:right", &given(&home));
    let error = Ledger::open_read_only(&reader).expect_err("read without leave");
    assert!(matches!(error, Error::Unreadable { .. }) && error.to_string().contains("permission denied"), "{error}");
    home.raw_each(
        "",
        &format!("GRANT USAGE ON SCHEMA {schema} TO foederis_reader; GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO foederis_reader"),
    );
    let asking = Ledger::open_read_only(&reader).expect("reads");
    assert_eq!(asking.counts().expect("counts").events, 5);
    let found = asking.search_events(&"ASSAULT".parse().expect("a query"), &Filter::default(), &SearchPage::first(9)).expect("finds");
    assert_eq!(found.total, 2);
    for opened in [Ledger::open(&reader), Ledger::open_existing(&reader)] {
        let error = opened.expect_err("opened for writing");
        assert!(matches!(error, Error::ReadOnly { .. }) && error.to_string().contains("role"), "{error}");
    }
    let checked = Ledger::check(&reader, false).expect("checks");
    assert_eq!((checked.documents, checked.skipped.len(), checked.flaws), (3, 4, vec![]));
}

/// A report with what a server's text cannot hold.
fn strange() -> (Document, FactsRecord) {
    let mut report = Report::new("strange\u{0}", "en", "2022").event(event("ASSAULT", &["AZE"], &["ARM"], "2022-09-13"));
    report.document.text.push_str("Gas \u{0} and \u{10FFFF} and \u{10FFFF}0 flow.");
    report.document.author = Some("\u{0}".to_owned());
    report.build()
}

#[test]
fn every_text_comes_back_to_the_letter() {
    let Some(_) = server() else { return };
    let (home, mut ledger) = common::ledger();
    ledger.add(&[strange()], TODAY).expect("adds");
    let stored = ledger.documents(&Filter::default(), &Page::first(9)).expect("lists").items.remove(0);
    assert_eq!(stored.document, strange().0);
    assert_eq!(ledger.newest("strange\u{0}").expect("there"), strange().0);
    assert_eq!(ledger.review_queue([0.5; 3], 10, None).expect("a queue").1, 1);
    assert_eq!(Ledger::check(home.address(), false).expect("checks").flaws, []);
}

#[test]
fn a_copy_in_a_file_holds_everything_that_the_server_holds() {
    let Some(_) = server() else { return };
    let (home, mut ledger) = common::ledger();
    let mut reports = three();
    reports.push(strange());
    ledger.add(&reports, TODAY).expect("adds");
    let fact = ledger.snapshot_events().expect("events").remove(0).id;
    let now = "2024-01-11T09:00:00Z".parse().expect("a time");
    ledger.review(&fact, foederis_store::Judgement::Reject, "Noor", Some("no"), now).expect("reviews");
    let copy = home.path().join("copy.foederis");
    ledger.backup(&copy, false).expect("copies");
    let copied = Ledger::open_read_only(&copy).expect("opens");
    assert_eq!(copied.snapshot_events().expect("events"), ledger.snapshot_events().expect("events"));
    assert_eq!(copied.counts().expect("counts"), ledger.counts().expect("counts"));
    let reviews = |ledger: &Ledger| ledger.reviews(&foederis_store::ReviewFilter::default(), 10, None).expect("reviews");
    assert_eq!(reviews(&copied), reviews(&ledger));
    let incidents = |ledger: &Ledger| ledger.incidents(&Filter::default(), false, &Page::first(100)).expect("incidents");
    assert_eq!(incidents(&copied), incidents(&ledger));
    let all = Filter { known_on: Some(date(2024, 1, 10)), ..Filter::default() };
    assert_eq!(copied.events(&all, &Page::first(9)).expect("lists"), ledger.events(&all, &Page::first(9)).expect("lists"));
    assert_eq!(Ledger::check(&copy, false).expect("checks").flaws, []);
}
