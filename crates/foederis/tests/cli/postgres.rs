//! A ledger on a server, by its address. What it does there is a matter of the store's own tests.

use crate::common::{command, examples, run};

const SECRET: &str = "postgres://anna:geheim@127.0.0.1:1/reports";

#[test]
fn a_password_in_an_address_is_never_printed() {
    let folder = tempfile::tempdir().expect("a folder");
    let examples = examples();
    let words = if cfg!(feature = "postgres") { "cannot reach the ledger" } else { "--features postgres" };
    let add = ["add", &*examples.to_string_lossy()];
    for arguments in [&["overview"][..], &["events", "--json"], &["check"], &["backup", "copy"], &["reread", "--commit"], &add] {
        for given in [true, false] {
            let mut command = command();
            command.current_dir(folder.path()).args(arguments);
            let ran = run(if given { command.args(["--ledger", SECRET]) } else { command.env("FOEDERIS_LEDGER", SECRET) }).exits(1);
            let ran = ran.says("postgres://anna@127.0.0.1:1/reports").says(words);
            assert!(!ran.err.contains("geheim") && !ran.out.contains("geheim"), "{arguments:?}: {ran:?}");
        }
    }
    let help = run(command().args(["add", "--help"]).env("FOEDERIS_LEDGER", SECRET)).exits(0);
    assert!(help.out.contains("FOEDERIS_LEDGER") && !help.out.contains("geheim"), "{}", help.out);
    assert_eq!(std::fs::read_dir(folder.path()).expect("lists").count(), 0, "a file was made of the address");
}

#[cfg(feature = "postgres")]
#[test]
fn a_ledger_on_a_server_is_used_like_one_in_a_file() {
    let Ok(server) = std::env::var("FOEDERIS_TEST_POSTGRES") else {
        println!("skipped: FOEDERIS_TEST_POSTGRES gives no address");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = format!("{server}?schema=cli_{}", std::process::id());
    let asked = |arguments: &[&str], ledger: &str| crate::common::foederis(folder.path(), &[arguments, &["--ledger", ledger]].concat());
    asked(&["overview"], &ledger).exits(1).says("there is no ledger at");
    asked(&["review", "e-1", "--accept", "--by", "Noor"], &ledger).exits(1).says("there is no ledger at");
    let examples = examples();
    let add = ["add", &*examples.to_string_lossy()];
    asked(&add, &ledger).exits(0);
    let again = asked(&add, &ledger).exits(0).out;
    assert!(again.contains("0 documents added, 0 revised"), "{again}");
    asked(&add, "file.foederis").exits(0);
    for arguments in [
        &["overview", "--json"][..],
        &["events", "--json"],
        &["ties", "--json"],
        &["claims", "--json"],
        &["documents", "--json"],
        &["incidents", "--json"],
        &["contested", "--json"],
        &["network", "--as-of", "2023-01-01", "--json"],
        &["timeline", "ARM", "--json"],
        &["review", "--queue", "--json"],
    ] {
        let (here, there) = (asked(arguments, "file.foederis").exits(0).out, asked(arguments, &ledger).exits(0).out);
        assert_eq!(there, here, "{arguments:?}");
    }
    let found = |ledger: &str| asked(&["search", "gas OR Waffen", "--json"], ledger).exits(0).out.contains("\"total\":0");
    assert_eq!(found(&ledger), found("file.foederis"));
    asked(&["check"], &ledger).exits(0);
    asked(&["backup", "copy.foederis"], &ledger).exits(0);
    let events = |ledger: &str| asked(&["events", "--json"], ledger).exits(0).out;
    assert_eq!(events("copy.foederis"), events(&ledger));
}
