//! Text in whatever encoding arrives as the letters that were meant.

use crate::common::{Desk, text};

const REPORT: &str = "Armenië vroeg Rusland dinsdag om hulp. „Die Lage ist ernst“, sagte der Außenminister in Genf – über die Brücke bei Jermuk kam niemand.";

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

/// Windows-1252, of which Latin-1 is a part: quotes and dashes lie where Latin-1 has controls.
fn windows_1252(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| match c {
            '„' => 0x84,
            '“' => 0x93,
            '–' => 0x96,
            c => u8::try_from(u32::from(c)).expect("a letter of Latin-1"),
        })
        .collect()
}

#[test]
fn every_encoding_gives_the_same_text() {
    let desk = Desk::new();
    let plain = REPORT.replace(['„', '“'], "\"").replace('–', "-");
    let files = [
        ("utf8", REPORT.as_bytes().to_vec(), REPORT),
        ("utf8-mark", format!("\u{feff}{REPORT}").into_bytes(), REPORT),
        ("utf16-le-mark", utf16(&format!("\u{feff}{REPORT}"), true), REPORT),
        ("utf16-be-mark", utf16(&format!("\u{feff}{REPORT}"), false), REPORT),
        ("utf16-le", utf16(REPORT, true), REPORT),
        ("utf16-be", utf16(REPORT, false), REPORT),
        ("windows-1252", windows_1252(REPORT), REPORT),
        ("latin-1", windows_1252(&plain), &plain),
    ];
    for (name, bytes, _) in &files {
        desk.write(&format!("in/{name}.txt"), bytes);
    }
    desk.run(&["add", "in"]).exits(0);
    for (name, _, expected) in &files {
        let shown = desk.ask(&["show", name]);
        assert_eq!(text(&shown["document"], "text"), *expected, "{name}");
        assert_eq!(shown["document"]["notes"], serde_json::Value::Null, "{name}");
    }
}

#[test]
fn invalid_utf8_is_replaced_noted_and_read() {
    let desk = Desk::new();
    let mut bytes = REPORT.as_bytes().to_vec();
    bytes.splice(10..10, *b"\xff\xc3");
    desk.write("broken.txt", &bytes);
    let json = [&br#"{"id": "in-json", "text": ""#[..], &bytes, br#""}"#].concat();
    desk.write("broken.jsonl", json);
    desk.run(&["add", "broken.txt", "broken.jsonl"]).exits(0);
    for id in ["broken", "in-json"] {
        let shown = desk.ask(&["show", id]);
        let read = text(&shown["document"], "text");
        assert_eq!(read.replace('\u{fffd}', ""), REPORT, "{id}");
        assert!(read.contains('\u{fffd}'), "{id}");
        assert!(shown["document"]["notes"].to_string().contains("broken characters"), "{id}: {}", shown["document"]["notes"]);
    }
}
