//! Nothing in a document or a file name can steer the reader's terminal.

use crate::common::{Desk, item_ids};
use serde_json::json;

const BELL: char = '\u{7}';
const ESCAPE: char = '\u{1b}';
const OVERRIDE: char = '\u{202e}';
const ISOLATE: char = '\u{2066}';
const NEXT_LINE: char = '\u{9b}';

/// Asserts that only line ends and visible text are left.
#[track_caller]
fn harmless(text: &str) {
    let found = text.chars().find(|c| (c.is_control() && *c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
    assert_eq!(found, None, "{text:?}");
}

#[test]
fn control_characters_of_a_document_do_not_reach_the_terminal() {
    let desk = Desk::new();
    let nasty = format!("{ESCAPE}[31m{BELL}{OVERRIDE}{ISOLATE}{NEXT_LINE}2J");
    let report = json!({
        "id": format!("id{nasty}"),
        "published": "2022-09-13",
        "title": format!("Title {nasty}"),
        "source": format!("Outlet {nasty}"),
        "author": format!("Author {nasty}"),
        "lang": "en",
        "text": format!("Azerbaijan {nasty} shelled the town of Jermuk on Tuesday, Armenia said.\n\nAt least 49 {OVERRIDE}soldiers were killed, the minister said."),
    });
    let strange = json!({ "id": "strange", "lang": format!("x{nasty}"), "text": "Words in no language that is known here." });
    desk.write("in.jsonl", format!("{report}\n{strange}\n"));
    harmless(&desk.run(&["add", "in.jsonl"]).exits(0).out);
    assert!(!item_ids(&desk.all("events")).is_empty(), "there are facts to print");
    for arguments in [
        &["documents"][..],
        &["events"],
        &["claims"],
        &["ties"],
        &["incidents"],
        &["timeline"],
        &["overview"],
        &["show", "id"],
        &["show", "strange"],
        &["search", "Azerbaijan"],
        &["search", "title OR strange"],
        &["search", "shelled", "--in", "events"],
    ] {
        let ran = desk.run(arguments).exits(0);
        harmless(&ran.out);
        harmless(&ran.err);
        assert!(!ran.out.is_empty() || arguments == ["ties"], "{arguments:?}");
    }
    for id in item_ids(&desk.all("events")) {
        harmless(&desk.run(&["show", &id]).exits(0).out);
    }
}

#[cfg(unix)]
#[test]
fn control_characters_of_file_names_do_not_either() {
    let desk = Desk::new();
    let name = format!("in/a{ESCAPE}[31m{OVERRIDE}b.txt");
    desk.write(&name, "");
    harmless(&desk.run(&["read", "in"]).exits(4).says("the file is empty").err);
    harmless(&desk.run(&["add", "in"]).exits(4).says("the file is empty").err);
    // A record of it is JSON, which has its own way to write such characters.
    desk.write("ids.jsonl", format!("{}\n", json!({ "id": format!("{ESCAPE}[2J"), "text": 7 })));
    harmless(&desk.run(&["read", "ids.jsonl"]).exits(4).err);
}

#[test]
fn markup_in_a_text_is_text() {
    let desk = Desk::new();
    let words = "Azerbaijan shelled <b>Jermuk</b> on Tuesday &amp; <script>alert(1)</script> Armenia said so.";
    desk.write("in.jsonl", json!({ "id": "a", "published": "2022-09-13", "lang": "en", "text": words }).to_string());
    // An HTML page is read as one, and its scripts are not.
    desk.write(
        "page.html",
        "<!doctype html><html><body><p>Azerbaijan shelled <b>Jermuk</b> on Tuesday.</p><script>alert(1)</script></body></html>",
    );
    desk.run(&["add", "in.jsonl", "page.html"]).exits(0);
    assert_eq!(desk.ask(&["show", "a"])["document"]["text"], words);
    assert!(desk.run(&["show", "a"]).exits(0).out.contains("<script>alert(1)</script>"));
    assert_eq!(desk.ask(&["show", "page"])["document"]["text"], "Azerbaijan shelled Jermuk on Tuesday.");
}
