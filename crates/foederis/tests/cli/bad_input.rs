//! Broken input is reported with its place and skipped; the rest is read, and the ledger stays whole.

use crate::common::{Desk, line, reports};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).expect("packed");
    packed.finish().expect("packed")
}

#[test]
fn broken_lines_are_reported_by_number_and_the_rest_is_read_in_order() {
    let desk = Desk::new();
    let lines = [
        line("first", "2022-09-13", "Armenia asked Russia for help."),
        r#"{"id": "broken", "text": "#.to_owned(),
        line("second", "2022-09-14", "Azerbeidzjan heeft dinsdag de stad Jermuk beschoten."),
        r#"{"id": "no text"}"#.to_owned(),
        r#"["a list"]"#.to_owned(),
        r#"{"id": "text is a number", "text": 7}"#.to_owned(),
        String::new(),
        line("third", "someday", "Armenien bat Russland um Hilfe."),
    ];
    desk.write("in.jsonl", lines.join("\n"));
    let read = desk.run(&["read", "in.jsonl"]).exits(3);
    assert_eq!(read.ids(), ["first", "second", "third"]);
    let mut told: Vec<&str> = read.err.lines().collect();
    for (place, words) in [(2, "not valid JSON"), (4, "\"text\""), (5, "list"), (6, "\"text\"")] {
        let message = told.remove(0);
        assert!(message.starts_with(&format!("in.jsonl:{place}: ")) && message.contains(words), "{message}");
    }
    assert_eq!(told, [""; 0]);
}

#[test]
fn nothing_readable_is_an_exit_code_of_its_own_and_leaves_the_ledger_whole() {
    let desk = Desk::with_examples();
    let (before, bytes) = (desk.told(), desk.bytes("ledger.foederis"));
    desk.write("empty.txt", "");
    desk.write("blank.txt", " \n\n\t\n");
    desk.write("binary.txt", [&b"\x00\x01\x02\x03\xff\xfe\x80"[..]; 100].concat());
    desk.write("page.pdf", "%PDF-1.7");
    desk.write("bare.txt.gz", b"\x1f\x8b\x08");
    desk.write("bomb.txt.gz", gzip(&vec![b'a'; 9 << 20]));
    desk.write("folder/notes.docx", "PK");
    std::fs::create_dir(desk.path().join("hollow")).expect("a folder");
    let told = [
        ("missing.txt", "there is no such file or folder"),
        ("empty.txt", "the file is empty"),
        ("blank.txt", "there is no text in it"),
        ("binary.txt", "binary data"),
        ("page.pdf", "a PDF file"),
        ("bare.txt.gz", "the gzip file breaks off"),
        ("bomb.txt.gz", "longer than 8 MiB"),
        ("folder", "the folder holds no document that could be read"),
        ("hollow", "the folder holds no document that could be read"),
    ];
    let paths: Vec<&str> = told.iter().map(|(path, _)| *path).collect();
    for command in ["read", "add"] {
        let ran = desk.run(&[&[command], &paths[..]].concat()).exits(4);
        let folder = "folder/notes.docx: its extension is none that is read";
        for (path, words) in told {
            let found = ran.err.lines().any(|line| line.starts_with(&format!("{path}: ")) && line.contains(words));
            assert!(found, "{command}: not said of {path}: {words}\n{}", ran.err);
        }
        assert!(ran.err.contains(folder), "{}", ran.err);
        assert_eq!(ran.err.lines().count(), told.len() + 1, "{}", ran.err);
    }
    // One alone as well.
    desk.run(&["read", "empty.txt"]).exits(4).says("empty.txt: the file is empty");
    assert_eq!(desk.told(), before);
    assert!(desk.bytes("ledger.foederis") == bytes, "the ledger's bytes changed");
}

#[test]
fn what_stood_whole_in_broken_gzip_is_read() {
    let desk = Desk::with_examples();
    let packed = gzip(reports(3000).as_bytes());
    desk.write("cut.jsonl.gz", &packed[..packed.len() / 2]);
    let read = desk.run(&["read", "cut.jsonl.gz"]).exits(3).says("cut.jsonl.gz: the gzip file breaks off before its end");
    let ids = read.ids();
    assert!(ids.len() > 100 && ids.len() < 3000, "{} documents", ids.len());
    let whole: Vec<String> = (0..ids.len()).map(|n| format!("r-{n}")).collect();
    assert_eq!(ids, whole);
    // As JSON Lines a bomb has no end to a line, and is told from its ratio.
    let bomb = gzip(&[br#"{"id": "bomb", "text": ""#, &vec![b'a'; 80 << 20][..]].concat());
    desk.write("bomb.jsonl.gz", bomb);
    let before = desk.told();
    desk.run(&["add", "bomb.jsonl.gz"]).exits(4).says("bomb.jsonl.gz: unpacks to").says("gzip bomb");
    assert_eq!(desk.told(), before);
}

#[test]
fn one_bad_document_does_not_keep_the_others_out_of_the_ledger() {
    let desk = Desk::with_examples();
    let before = desk.all("documents")["total"].as_u64().expect("a total");
    desk.write("in/good.txt", "Azerbaijan shelled the town of Jermuk on Tuesday, Armenia said.");
    desk.write("in/empty.txt", "");
    let added = desk.run(&["add", "in", "--json"]).exits(3).says("in/empty.txt: the file is empty");
    let sum = added.json();
    assert_eq!((sum["added"].as_u64(), sum["skipped"].as_u64()), (Some(1), Some(1)), "{sum}");
    assert_eq!(desk.all("documents")["total"].as_u64(), Some(before + 1));
    desk.run(&["show", "good"]).exits(0);
}

#[test]
fn a_deeply_nested_page_is_read_as_text() {
    let desk = Desk::new();
    let deep = 60_000;
    let page = format!(
        "<!doctype html><html><body>{}<p>Azerbaijan shelled the town of Jermuk on Tuesday, Armenia said.</p>{}</body></html>",
        "<div>".repeat(deep),
        "</div>".repeat(deep)
    );
    desk.write("deep.html", page);
    desk.run(&["add", "deep.html"]).exits(0);
    let shown = desk.ask(&["show", "deep"]);
    assert_eq!(shown["document"]["text"], "Azerbaijan shelled the town of Jermuk on Tuesday, Armenia said.");
    assert!(shown["document"]["notes"].to_string().contains("nested too deeply"), "{}", shown["document"]["notes"]);
}

#[test]
fn wrong_usage_is_told_and_exits_with_two() {
    let desk = Desk::new();
    for (arguments, words) in [
        (&["read"][..], "required arguments"),
        (&["read", "--jobs", "0", "x"], "--jobs"),
        (&["read", "--resume", "x"], "--output"),
        (&["events", "--limit", "0"], "--limit"),
        (&["events", "--pair", "ARM"], "ARM:AZE"),
        (&["events", "--from", "soon"], "EDTF"),
        (&["events", "--status", "maybe"], "asserted, claimed"),
        (&["timeline", "ARM", "AZE", "RUS"], "RUS"),
        (&["bogus"], "bogus"),
    ] {
        desk.run(arguments).exits(2).says(words);
    }
    assert_eq!(desk.files(), [""; 0]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let desk = Desk::with_examples();
    desk.write("in.jsonl", reports(3));
    for arguments in [
        &["read", "in.jsonl"][..],
        &["overview"],
        &["documents", "--limit", "1"],
        &["documents", "--limit", "1", "--json"],
        &["incidents", "--limit", "1", "--json"],
    ] {
        let full = std::fs::File::options().write(true).open("/dev/full").expect("the full device");
        let ended = std::process::Command::new(env!("CARGO_BIN_EXE_foederis"))
            .args(arguments)
            .current_dir(desk.path())
            .stdout(full)
            .output()
            .expect("it starts");
        let told = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(1), "{arguments:?}: {told}");
        assert!(told.contains("No space left"), "{arguments:?}: {told}");
    }
}
