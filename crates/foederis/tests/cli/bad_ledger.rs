//! A ledger that is none is left as it is, and the message says what stands there.

use crate::common::{Desk, examples, reports};
use std::fs;

const QUERIES: [&[&str]; 8] =
    [&["overview"], &["incidents"], &["events"], &["ties"], &["claims"], &["documents"], &["timeline"], &["show", "e-1"]];

#[test]
fn what_is_no_ledger_is_refused_and_left_as_it_is() {
    let desk = Desk::new();
    let noise: Vec<u8> = (0..5000_u32).map(|n| u8::try_from(n.wrapping_mul(2_654_435_761) >> 24).expect("a byte")).collect();
    // The first hundred bytes of an SQLite database that another program made.
    let mut header = [&b"SQLite format 3\0\x10\x00\x01\x01\x00\x40\x20\x20"[..], &[0; 4072]].concat();
    header[28..32].copy_from_slice(&1_u32.to_be_bytes());
    desk.write("noise", &noise);
    desk.write("other.db", &header);
    desk.write("short", "SQLite format 3");
    fs::create_dir(desk.path().join("folder")).expect("a folder");
    let examples = examples();
    let add = ["add", &*examples.to_string_lossy()];
    for (path, words) in [
        ("noise", "noise is not a Foederis ledger: it is a file of another kind"),
        ("other.db", "other.db is not a Foederis ledger: it is a database of another program"),
        ("short", "short is not a Foederis ledger: it is a file of another kind"),
        ("folder", "folder is not a Foederis ledger: it is a directory"),
    ] {
        for arguments in QUERIES.iter().chain([&&add[..]]) {
            let ran = desk.run(&[arguments, &["--ledger", path][..]].concat()).exits(1).says(words);
            assert_eq!(ran.out, "", "{arguments:?}");
        }
    }
    assert_eq!(desk.bytes("noise"), noise);
    assert_eq!(desk.bytes("other.db"), header);
    assert_eq!(desk.files(), ["folder", "noise", "other.db", "short"]);
}

#[test]
fn a_missing_ledger_is_told_with_how_to_make_one() {
    let desk = Desk::new();
    for arguments in QUERIES {
        let ran = desk.run(arguments).exits(1);
        // On one line, to be copied.
        let told = "there is no ledger at ledger.foederis; make one with: foederis add --ledger ledger.foederis REPORT…";
        assert!(ran.err.contains(told), "{}", ran.err);
    }
    assert_eq!(desk.files(), [""; 0], "asking makes no file");
}

#[test]
fn a_damaged_ledger_is_told_as_such() {
    let desk = Desk::with_examples();
    let mut bytes = desk.bytes("ledger.foederis");
    let length = bytes.len();
    bytes[4096..length].fill(0xa5);
    desk.write("ledger.foederis", &bytes);
    for arguments in [&["events"][..], &["overview"]] {
        let ran = desk.run(arguments).exits(1).says("ledger.foederis");
        assert!(ran.err.contains("damaged"), "{}", ran.err);
    }
    bytes.truncate(6000);
    desk.write("ledger.foederis", &bytes);
    desk.run(&["events"]).exits(1).says("ledger.foederis");
}

#[test]
fn a_ledger_where_nothing_can_be_written_is_told() {
    let desk = Desk::new();
    desk.write("in.jsonl", reports(2));
    desk.run(&["add", "in.jsonl", "-L", "nowhere/ledger"]).exits(1).says("there is no directory nowhere");
    desk.run(&["add", "in.jsonl", "-L", "in.jsonl/ledger"]).exits(1).says("in.jsonl/ledger");
    // Even root cannot make a file here.
    #[cfg(target_os = "linux")]
    desk.run(&["add", "in.jsonl", "-L", "/proc/ledger.foederis"]).exits(1).says("/proc/ledger.foederis").says("cannot");
    assert_eq!(desk.files(), ["in.jsonl"]);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_can_be_asked_but_not_added_to() {
    use std::os::unix::fs::PermissionsExt as _;
    use std::os::unix::process::CommandExt as _;
    let desk = Desk::with_examples();
    let before = desk.told();
    for left in ["ledger.foederis-shm", "ledger.foederis-wal"] {
        // What the questions above left; without them the folder is as after copying it to a read-only disk.
        let _ = fs::remove_file(desk.path().join(left));
    }
    let outside = Desk::new();
    outside.write("in.jsonl", reports(2));
    let mode = |mode| fs::set_permissions(desk.path(), fs::Permissions::from_mode(mode)).expect("its mode");
    fs::set_permissions(desk.path().join("ledger.foederis"), fs::Permissions::from_mode(0o444)).expect("its mode");
    mode(0o555);
    let ledger = desk.path().join("ledger.foederis");
    // Root may write anyway; then the command runs as nobody, from a copy that nobody may read.
    let root = fs::write(desk.path().join("probe"), "").is_ok();
    let mut add = if root {
        fs::remove_file(desk.path().join("probe")).expect("the probe goes");
        fs::set_permissions(outside.path(), fs::Permissions::from_mode(0o755)).expect("its mode");
        let program = outside.path().join("foederis");
        fs::copy(assert_cmd::cargo::cargo_bin!("foederis"), &program).expect("a copy of the program");
        let mut add = std::process::Command::new(program);
        add.uid(65534).gid(65534);
        add
    } else {
        std::process::Command::new(assert_cmd::cargo::cargo_bin!("foederis"))
    };
    add.current_dir(outside.path()).args(["add", "in.jsonl", "-L"]).arg(&ledger);
    let bytes = fs::read(&ledger).expect("the ledger");
    let output = add.output().expect("the command starts");
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{messages}");
    assert!(messages.contains("read-only"), "{messages}");
    assert!(fs::read(&ledger).expect("the ledger") == bytes, "the ledger changed");
    mode(0o755);
    assert_eq!(desk.told(), before);
}

#[test]
fn the_ledger_can_be_named_by_the_environment() {
    let desk = Desk::with_examples();
    let elsewhere = Desk::new();
    let ledger = desk.path().join("ledger.foederis");
    let ran = crate::common::run(
        crate::common::command().current_dir(elsewhere.path()).env("FOEDERIS_LEDGER", &ledger).args(["overview", "--json"]),
    );
    assert_eq!(ran.exits(0).json(), desk.ask(&["overview"]));
}

#[test]
fn an_older_ledger_is_brought_up_to_date_by_who_writes_and_that_is_said() {
    let desk = Desk::new();
    let old = concat!(env!("CARGO_MANIFEST_DIR"), "/../foederis-store/tests/ledgers/layout-2.foederis");
    desk.write("ledger.foederis", fs::read(old).expect("reads"));
    desk.run(&["overview"]).exits(1).says("run foederis add on it once");
    let says = "is of an older layout (2) and is brought up to date";
    desk.run(&["add", &examples().to_string_lossy()]).exits(0).says(says);
    let again = desk.run(&["add", &examples().to_string_lossy()]).exits(0);
    assert!(!again.err.contains(says), "{}", again.err);
    desk.run(&["overview"]).exits(0);
}
