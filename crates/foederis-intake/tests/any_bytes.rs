//! No input makes reading panic, and what it gives is clean.
#![allow(clippy::unwrap_used)]

use foederis_intake::{Format, Limits, Unit, Units, read};
use proptest::prelude::*;
use std::io::Cursor;

/// Pieces that steer random input into the interesting corners.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..40),
        ".{0,30}".prop_map(String::into_bytes),
        proptest::sample::select(vec![
            "{\"text\": \"",
            "\"}",
            "\\ud83d",
            "\\u00",
            "\n",
            "\r\n",
            "<div>",
            "</div>",
            "<p class='",
            "<script>",
            "</script",
            "<!--",
            "&#x",
            "&amp;",
            "<table><tr><td>",
            "<meta name=date content=",
            "<title>",
            "Von Erika Beispiel",
            "Door ",
            "By ",
            " – ",
            "|",
            "•",
            "4. März 2021",
            "31.02.2020",
            "March 4, 2021",
            " date 2022-09 ",
            "Foto: dpa",
            "(",
            ")",
            "© ",
            "Beeld REUTERS",
            "Leave a Reply",
            "* Home",
            "Search",
            "leestijd 3 minuten",
            "Lees ook",
            "[Zum Original]",
            "Bron: ANP",
            "ß",
            "İ",
            "\u{a0}",
            "\u{feff}",
            "Die Truppen sind abgezogen. ",
            "1",
            ".",
            ", ",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ]
}

fn input() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(piece(), 0..30).prop_map(|pieces| pieces.concat())
}

fn check(unit: &Unit, limits: &Limits) -> Result<(), TestCaseError> {
    let result = read(unit, limits);
    prop_assert_eq!(&result, &read(unit, limits));
    match result {
        Ok(document) => {
            prop_assert!(!document.id.is_empty());
            prop_assert!(!document.text.is_empty() || document.title.is_some());
            prop_assert!(!document.text.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
            prop_assert_eq!(document.text.trim(), document.text.as_str());
        }
        Err(problem) => prop_assert!(problem.to_string().len() > 10),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_a_document_or_a_problem(bytes in input()) {
        let limits = Limits::default();
        for format in [Format::Text, Format::Html, Format::Json] {
            let unit = Unit { place: "x".to_owned(), path: "x".into(), format, name: "x".to_owned(), bytes: bytes.clone() };
            check(&unit, &limits)?;
        }
    }

    #[test]
    fn any_stream_is_walked_to_its_end(bytes in input(), limit in 1_usize..200) {
        let limits = Limits { max_line_bytes: limit, max_document_bytes: limit, max_html_depth: 3, max_html_elements: 20, ..Limits::default() };
        for unit in Units::with_stdin(vec!["-".into()], limits.clone(), Box::new(Cursor::new(bytes))).flatten() {
            prop_assert!(unit.bytes.len() <= limit);
            check(&unit, &limits)?;
        }
    }

    /// What stays of a text are pieces of its own lines, in order.
    #[test]
    fn cutting_changes_no_character(text in "[A-Za-zäß0-9 .,:|•()\n-]{0,300}") {
        let unit = Unit { place: "x".to_owned(), path: "x".into(), format: Format::Text, name: "x".to_owned(), bytes: text.clone().into_bytes() };
        if let Ok(document) = read(&unit, &Limits::default()) {
            let mut lines = text.split('\n');
            for kept in document.text.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
                prop_assert!(lines.any(|line| line.contains(kept)), "{:?} is not from the text", kept);
            }
        }
    }
}
