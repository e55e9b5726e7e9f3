//! Which files are opened, and that others are left alone.

mod common;

use common::{file as ledger, three};
use foederis_store::{Error, Filter, Ledger, Page};
use jiff::civil::date;
use std::fs;
use std::path::Path;

/// Neither way of opening may touch the file; gives the two messages.
fn refused(path: &Path) -> [String; 2] {
    let bytes = fs::read(path).expect("reads");
    let beside = fs::read_dir(path.parent().expect("a directory")).expect("lists").count();
    let errors = [Ledger::open(path), Ledger::open_read_only(path)].map(|opened| opened.expect_err("opened"));
    assert!(fs::read(path).expect("reads") == bytes, "{} was changed", path.display());
    assert_eq!(fs::read_dir(path.parent().expect("a directory")).expect("lists").count(), beside);
    errors.map(|error| {
        assert!(matches!(error, Error::NotALedger { .. }), "{error:?}");
        let message = error.to_string();
        assert!(message.contains(&path.display().to_string()), "{message}");
        message
    })
}

#[test]
fn other_files_are_named_and_left_as_they_are() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("file");
    for bytes in [b"x".to_vec(), b"Some notes about a border.".repeat(99), vec![0; 4096], (0..=255).collect()] {
        fs::write(&path, bytes).expect("writes");
        assert!(refused(&path)[0].contains("another kind"));
    }
}

#[test]
fn databases_of_other_programs_are_left_as_they_are() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("other.sqlite");
    // With a log beside it, which opening would fold into the file.
    let other = rusqlite::Connection::open(&path).expect("opens");
    other
        .execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (a); PRAGMA wal_checkpoint; INSERT INTO t VALUES (1);")
        .expect("makes a table");
    let [message, _] = refused(&path);
    assert!(message.contains("another program"), "{message}");
}

#[test]
fn a_directory_is_no_ledger() {
    let directory = tempfile::tempdir().expect("a directory");
    for opened in [Ledger::open(directory.path()), Ledger::open_read_only(directory.path())] {
        let error = opened.expect_err("opened a directory");
        assert!(matches!(error, Error::NotALedger { found: "it is a directory", .. }), "{error}");
    }
    assert_eq!(fs::read_dir(directory.path()).expect("lists").count(), 0);
}

#[test]
fn a_missing_ledger_is_made_by_adding_and_only_by_adding() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("new ledger ?#%.db");
    let error = Ledger::open_read_only(&path).expect_err("opened nothing");
    assert!(matches!(error, Error::Missing { .. }) && error.to_string().contains("foederis add"), "{error}");
    assert!(!path.exists());
    drop(Ledger::open(&path).expect("makes it"));
    assert_eq!(Ledger::open_read_only(&path).expect("opens it").counts().expect("counts").events, 0);
    let header = fs::read(&path).expect("reads");
    assert_eq!(&header[68..72], b"FOED");
}

#[test]
fn a_missing_directory_is_named() {
    let directory = tempfile::tempdir().expect("a directory");
    let error = Ledger::open(&directory.path().join("no/ledger")).expect_err("made a ledger nowhere");
    assert!(matches!(error, Error::NoDirectory { .. }), "{error}");
    assert!(error.to_string().contains("no directory"), "{error}");
}

#[test]
fn a_ledger_from_the_future_asks_for_a_newer_program() {
    let (directory, ledger) = ledger();
    drop(ledger);
    let path = directory.path().join("ledger");
    let raw = rusqlite::Connection::open(&path).expect("opens");
    raw.pragma_update(None, "user_version", 99).expect("sets the layout");
    drop(raw);
    for opened in [Ledger::open(&path), Ledger::open_read_only(&path)] {
        let error = opened.expect_err("opened a newer layout");
        assert!(matches!(error, Error::Newer { found: 99, .. }), "{error}");
        assert!(error.to_string().contains("update Foederis"), "{error}");
    }
}

#[test]
fn a_damaged_ledger_says_so() {
    let (directory, mut ledger) = ledger();
    ledger.add(&three(), date(2024, 1, 10)).expect("adds");
    drop(ledger);
    let path = directory.path().join("ledger");
    let mut bytes = fs::read(&path).expect("reads");
    bytes[100..].fill(0xA5);
    fs::write(&path, bytes).expect("writes");
    let error = match Ledger::open_read_only(&path) {
        Ok(ledger) => ledger.counts().expect_err("counted noise"),
        Err(error) => error,
    };
    assert!(matches!(error, Error::Corrupt { .. }), "{error}");
    assert!(error.to_string().contains("restore it"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_read_only_directory_can_be_read_and_not_written() {
    use std::os::unix::fs::PermissionsExt;
    let (directory, mut ledger) = ledger();
    ledger.add(&three(), date(2024, 1, 10)).expect("adds");
    drop(ledger);
    let path = directory.path().join("ledger");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("sets permissions");
    fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o555)).expect("sets permissions");
    // The superuser may write anywhere, so there is nothing to see then.
    let barred = fs::write(directory.path().join("probe"), "").is_err();
    if barred {
        let reader = Ledger::open_read_only(&path).expect("reads");
        assert_eq!(reader.counts().expect("counts").events, 5);
        for path in [path, directory.path().join("new")] {
            let error = Ledger::open(&path).expect_err("opened for writing");
            assert!(matches!(error, Error::ReadOnly { .. }), "{error}");
        }
    }
    fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o755)).expect("sets permissions");
}

#[test]
fn ledgers_of_every_released_layout_open_and_are_brought_up_to_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ledgers");
    let mut layouts = 0;
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let old = entry.expect("an entry").path();
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("old.foederis");
        std::fs::copy(&old, &path).expect("copied");
        let before = Ledger::open_read_only(&path).expect_err("an older layout needs writing");
        assert!(matches!(before, Error::Older { .. }), "{before}");
        let ledger = Ledger::open(&path).expect("opened");
        let counts = ledger.counts().expect("counts");
        let events = ledger.snapshot_events().expect("events");
        assert_eq!((counts.documents.len(), counts.events), (3, events.len() as u64), "{}", old.display());
        // Every event is in one incident, as fusing all at once would have it.
        let kept = ledger.incidents(&Filter::default(), false, &Page::first(1000)).expect("incidents");
        let known_on = Some(jiff::civil::date(9999, 1, 1));
        let fused = ledger.incidents(&Filter { known_on, ..Filter::default() }, false, &Page::first(1000)).expect("incidents");
        assert_eq!(kept, fused);
        assert_eq!(kept.items.iter().map(|incident| incident.reports.len()).sum::<usize>(), events.len());
        // Ties over time likewise, and everything waits to be looked at.
        common::ties_are_as_they_were_known(&ledger, jiff::civil::date(2022, 9, 15), jiff::civil::date(9999, 1, 1));
        let contested = |known_on| ledger.contested_ties(&Filter { known_on, ..Filter::default() }).expect("contested ties");
        assert_eq!(contested(None), contested(known_on));
        assert_eq!(ledger.review_queue([0.5; 3], 1, None).expect("a queue").1, counts.events + counts.ties + counts.claims);
        drop(ledger);
        Ledger::open_read_only(&path).expect("up to date now");
        layouts += 1;
    }
    assert_eq!(layouts, 2);
}

#[test]
fn who_only_asks_leaves_nothing_beside_the_file() {
    let (directory, mut ledger) = ledger();
    ledger.add(&three(), date(2022, 9, 15)).expect("adds");
    let path = directory.path().join("ledger");
    drop(ledger);
    let [one, other] = [(); 2].map(|()| Ledger::open_read_only(&path).expect("opens"));
    assert_eq!(one.counts().expect("counts"), other.counts().expect("counts"));
    drop((one, other));
    let left: Vec<_> = fs::read_dir(directory.path()).expect("lists").map(|entry| entry.expect("an entry").path()).collect();
    assert_eq!(left, [path]);
}

#[test]
fn what_was_cut_off_is_undone_before_anybody_reads_it() {
    let (directory, mut ledger) = ledger();
    ledger.add(&three(), date(2022, 9, 15)).expect("adds");
    let path = directory.path().join("ledger");
    drop(ledger);
    // A new layout is made before there is a log; so small a cache that half of it is in the file before the commit.
    let raw = rusqlite::Connection::open(&path).expect("opens");
    raw.execute_batch(
        "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE documents SET title = 'Cut off'; CREATE TABLE filler (a);
         WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 2000) INSERT INTO filler SELECT hex(randomblob(500)) FROM n;",
    )
    .expect("writes");
    let killed = directory.path().join("killed");
    for ending in ["", "-journal"] {
        fs::copy(format!("{}{ending}", path.display()), format!("{}{ending}", killed.display())).expect("copies");
    }
    let found = Ledger::open_read_only(&killed).and_then(|ledger| ledger.documents(&Filter::default(), &Page::first(10))).expect("reads");
    assert_eq!(found.total, 3);
    assert!(found.items.iter().all(|item| item.document.title.as_deref() != Some("Cut off")), "{found:#?}");
}
