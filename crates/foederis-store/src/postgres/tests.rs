//! What needs a hand on the connection. Runs where `FOEDERIS_TEST_POSTGRES` gives the address of a database; the tests of `tests/` run there
//! too, all of them.

use crate::add::tests::report;
use crate::add::write;
use crate::engine::{Access, params};
use crate::search::Readers;
use crate::{Error, Filter, Ledger, Page};
use jiff::civil::date;

/// A ledger in a schema of its own, which goes with it.
struct Desk {
    address: String,
    schema: &'static str,
}

impl Desk {
    fn new(schema: &'static str) -> Option<Self> {
        let Ok(server) = std::env::var("FOEDERIS_TEST_POSTGRES") else {
            eprintln!("skipped: FOEDERIS_TEST_POSTGRES gives no address");
            return None;
        };
        Some(Self { address: format!("{server}?schema={schema}"), schema })
    }

    fn open(&self) -> Ledger {
        Ledger::open(self.address.as_str()).expect("opens")
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.open().store.batch(&format!("DROP SCHEMA {} CASCADE", self.schema)).expect("drops");
    }
}

#[test]
fn a_batch_cut_off_in_the_middle_leaves_what_was_there_before() {
    let Some(desk) = Desk::new("cut_off") else { return };
    let mut ledger = desk.open();
    ledger.add(&[report("a", "Guns fired.")], date(2022, 9, 14)).expect("adds");
    let batch: Vec<_> = (0..50).map(|n| report(&format!("b{n}"), "Guns fired again.")).collect();

    let transaction = ledger.store.transaction(Access::Write).expect("begins");
    write(&*transaction, &ledger.address, &mut Readers::default(), &batch, date(2022, 9, 15)).expect("writes");
    let connection: i64 = transaction.one("SELECT pg_backend_pid()", &[], |row| row.get(0)).expect("asks");
    let store = desk.open().store;
    let ended: bool =
        store.one("SELECT pg_terminate_backend(CAST(? AS INTEGER), 10000)", params![connection], |row| row.get(0)).expect("ends");
    assert!(ended);
    let fault = transaction.commit().expect_err("kept what was cut off");
    let error = Error::of(&ledger.address, fault);
    assert!(matches!(error, Error::Unreachable { .. }), "{error:?}");
    let error = ledger.add(&batch, date(2022, 9, 15)).expect_err("added without a server");
    assert!(matches!(error, Error::Unreachable { .. }), "{error:?}");

    let mut ledger = desk.open();
    let documents = ledger.documents(&Filter::default(), &Page::first(10)).expect("lists");
    assert_eq!((documents.total, documents.items[0].document.id.as_str()), (1, "a"));
    assert_eq!(Ledger::check(desk.address.as_str(), false).expect("checks").flaws, []);
    ledger.add(&batch, date(2022, 9, 15)).expect("adds after the cut");
    assert_eq!(ledger.counts().expect("counts").events, 51);
}

#[test]
fn a_writer_that_waited_in_vain_says_so_and_readers_do_not_wait() {
    let Some(desk) = Desk::new("waiting") else { return };
    let (one, mut other) = (desk.open(), desk.open());
    other.store.batch("SET lock_timeout = '50ms'").expect("sets the patience");
    let transaction = one.store.transaction(Access::Write).expect("begins");
    let error = other.add(&[report("a", "Guns fired.")], date(2022, 9, 14)).expect_err("wrote beside the other");
    assert!(matches!(error, Error::Locked { .. }) && error.to_string().contains("try again"), "{error}");
    assert_eq!(other.counts().expect("asks meanwhile").events, 0);
    drop(transaction);
    other.add(&[report("a", "Guns fired.")], date(2022, 9, 14)).expect("adds when the other is done");
}

#[test]
fn a_scan_is_of_one_moment_and_leaves_no_transaction_behind() {
    let Some(desk) = Desk::new("scanning") else { return };
    let (mut writer, reader) = (desk.open(), desk.open());
    let batch: Vec<_> = (0..250).map(|n| report(&format!("b{n}"), "Guns fired.")).collect();
    writer.add(&batch, date(2022, 9, 14)).expect("adds");
    let mut seen = 0;
    let visit = |_| {
        seen += 1;
        if seen == 1 {
            writer.add(&[report("late", "Guns fired.")], date(2022, 9, 15)).expect("adds beside a reader");
        }
    };
    reader.each_event(&Filter::default(), visit).expect("asks");
    assert_eq!(seen, 250);
    assert_eq!(reader.counts().expect("asks again").events, 251);
}
