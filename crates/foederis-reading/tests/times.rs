//! Reads the Markdown test documents under `tests/times/`: a text with its day of publication, and the expressions of time in it.
//!
//! A heading gives the reason. A line `> 2022-09-14 | Text` is a text (`-` for no day); the lines below it name its expressions in
//! order, `- expression = TYPE value`, and with ` ; edtf` also the days that are meant. What is not named must not be found.
//!
//! `parallel.md` has one row per kind of expression and a sentence in each language, which all three must read alike.

// The crate itself reads no file; its test documents are files.
#![allow(clippy::disallowed_methods)]

mod common;

use common::{ENGINES, LANGUAGES};
use foederis_language::engine::{Depth, Engine, Parsed, Workspace};
use foederis_reading::times;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const DEPTH: Depth = Depth { trees: true, lemmas: None, names: false };

fn read(engine: &Engine, language: &str, text: &str, published: &str) -> Vec<times::Timex> {
    let mut parsed = Parsed::default();
    engine.parse(text, DEPTH, &mut Workspace::default(), &mut parsed);
    times::read(engine, &parsed, text, language, published.parse().ok())
}

#[test]
fn every_case_is_read_as_written() {
    let mut misses = String::new();
    let mut report = String::new();
    let mut share = Vec::new();
    for (language, engine) in LANGUAGES.iter().zip(&*ENGINES) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/times/{language}.md"));
        let document = fs::read_to_string(path).expect("a test document");
        let (mut right, mut all) = (0, 0);
        let mut lines = document.lines().enumerate().peekable();
        while let Some((number, line)) = lines.next() {
            let Some((published, text)) = line.strip_prefix("> ").and_then(|line| line.split_once(" | ")) else { continue };
            let mut found = read(engine, language, text, published).into_iter().peekable();
            while let Some((number, line)) = lines.next_if(|(_, line)| line.starts_with("- ")) {
                all += 1;
                let (form, wanted) = line[2..].split_once(" = ").expect("expression = TYPE value");
                let (wanted, edtf) = wanted.split_once(" ; ").map_or((wanted, None), |(wanted, edtf)| (wanted, Some(edtf)));
                let at = text.find(form).expect("the expression stands in the text");
                while let Some(extra) = found.next_if(|time| time.end <= at && time.start < at) {
                    let _ = writeln!(misses, "{language}.md:{}: not wanted: {}", number + 1, &text[extra.start..extra.end]);
                }
                let got = found.next_if(|time| time.start < at + form.len());
                let shown =
                    got.as_ref().map_or_else(String::new, |time| format!("{} = {} {}", &text[time.start..time.end], time.kind, time.value));
                let fits = shown == format!("{form} = {wanted}")
                    && edtf.is_none_or(|edtf| got.as_ref().and_then(|time| time.edtf.as_deref()) == Some(edtf));
                if fits {
                    right += 1;
                } else {
                    let _ = writeln!(
                        misses,
                        "{language}.md:{}: {} -> {shown} ; {}",
                        number + 1,
                        &line[2..],
                        got.and_then(|time| time.edtf).unwrap_or_default()
                    );
                }
            }
            for extra in found {
                let _ = writeln!(
                    misses,
                    "{language}.md:{}: not wanted: {} = {} {}",
                    number + 1,
                    &text[extra.start..extra.end],
                    extra.kind,
                    extra.value
                );
            }
        }
        let _ = writeln!(report, "{language}: {right} of {all}");
        share.push((*language, right, all));
    }
    println!("{report}{misses}");
    for (language, right, all) in share {
        assert!(all >= 60, "only {all} expressions in {language}.md");
        assert!(right * 100 >= all * 95, "{language}: {right} of {all}\n{misses}");
    }
}

/// The rows of `parallel.md` that differ from what they say, with their lines.
fn parallel_misses(document: &str) -> (usize, usize, String) {
    let (mut right, mut all) = (0, 0);
    let mut misses = String::new();
    for (number, line) in (1..).zip(document.lines()) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let &["", published, dutch, german, english, reading, note, ""] = cells.as_slice() else { continue };
        if published == "day" || published.starts_with("--") {
            continue;
        }
        let mut got = Vec::new();
        for ((language, engine), text) in LANGUAGES.iter().zip(&*ENGINES).zip([dutch, german, english]) {
            let marked = |mark: &str| note.strip_prefix(mark).and_then(|rest| rest.split_once(':'));
            let own = marked("convention ").filter(|(of, _)| of.split(' ').any(|of| of == *language)).map(|(_, reading)| reading.trim());
            let known = marked("not yet ").is_some_and(|(of, _)| of.split(' ').any(|of| of == *language));
            let found = read(engine, language, text, published);
            let (fits, shown) = compare(&found, own.unwrap_or(reading));
            all += 1;
            right += usize::from(fits);
            if fits == known {
                let said = if known { "is read by now: take away its mark" } else { "differs" };
                let _ = writeln!(misses, "parallel.md:{number}: {language} {said}: {text} -> {shown}");
            }
            if own.is_some_and(|own| own == reading) {
                let _ = writeln!(misses, "parallel.md:{number}: {language} is no exception: its reading is that of the row");
            }
            got.push((language, shown));
        }
        // Where the row itself is wrong, all three say so together; where they part, it is a language's own fault.
        if misses.contains(&format!("parallel.md:{number}:")) {
            let same = got.iter().all(|(_, shown)| *shown == got[0].1);
            let _ = writeln!(misses, "    expected {reading}; the three {}", if same { "agree" } else { "part" });
        }
    }
    (right, all, misses)
}

/// Whether what was found is what a row says, and how it looks; the days are compared where the row has them.
fn compare(found: &[times::Timex], reading: &str) -> (bool, String) {
    let shown = found.iter().map(|time| format!("{} {} ; {}", time.kind, time.value, time.edtf.as_deref().unwrap_or("-")));
    let shown = shown.collect::<Vec<_>>().join(" + ");
    let wanted: Vec<&str> = reading.split(" + ").filter(|one| *one != "–").collect();
    let fits = wanted.len() == found.len()
        && wanted.iter().zip(found).all(|(wanted, time)| {
            let (value, edtf) = wanted.split_once(" ; ").map_or((*wanted, None), |(value, edtf)| (value, Some(edtf)));
            value == format!("{} {}", time.kind, time.value) && edtf.is_none_or(|edtf| time.edtf.as_deref() == Some(edtf))
        });
    (fits, shown)
}

#[test]
fn the_three_languages_read_alike() {
    let (right, all, misses) = parallel_misses(include_str!("times/parallel.md"));
    println!("{right} of {all}\n{misses}");
    assert!(all >= 210, "only {all} sentences");
    assert!(misses.is_empty(), "{right} of {all}\n{misses}");
}

#[test]
fn days_that_are_meant_are_edtf() {
    for (language, engine) in LANGUAGES.iter().zip(&*ENGINES) {
        let document =
            fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/times/{language}.md"))).expect("a test document");
        for time in read(engine, language, &document, "2022-09-14") {
            if let Some(edtf) = &time.edtf {
                assert!(edtf.parse::<foederis_model::Edtf>().is_ok(), "{language}: {} has {edtf}", &document[time.start..time.end]);
            }
        }
    }
}

#[test]
fn without_a_day_of_publication_values_stay_open() {
    let (language, engine) = (LANGUAGES[2], &ENGINES[2]);
    let found = read(engine, language, "The talks on Tuesday failed. They began on 3 May 2021.", "-");
    let values: Vec<&str> = found.iter().map(|time| time.value.as_str()).collect();
    assert_eq!(values, ["XXXX-WXX-2", "2021-05-03"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_is_read_with_offsets_that_hold(
        parts in prop::collection::vec(
            prop_oneof![
                Just("12."), Just("2014-2016"), Just("mei"), Just("Mai"), Just("the"), Just("last"), Just("vor"), Just("99999999"), Just("’s"), Just("'90"),
                Just("jaar"), Just("Jahre"), Just("years"), Just("half"), Just("-"), Just("/"), Just("\n\n"), Just("ß’s"), Just("Ende"), Just("drei"),
                Just("century"), Just("9999"), Just("00:99"), Just("31"), Just("February"), Just("ago"), Just("geleden"), Just("every"), Just("12:30"), Just("pm"),
            ].prop_map(str::to_owned).boxed().prop_union(".{0,6}".boxed()),
            0..24,
        ),
        spaced in any::<bool>(),
        published in prop_oneof![Just("2022-09-14"), Just("-"), Just("0001-01-01"), Just("9999-12-31")],
    ) {
        let text = parts.join(if spaced { " " } else { "" });
        for (language, engine) in LANGUAGES.iter().zip(&*ENGINES) {
            let mut before = 0;
            for time in read(engine, language, &text, published) {
                prop_assert!(time.start >= before && time.start < time.end);
                prop_assert!(text.get(time.start..time.end).is_some());
                prop_assert!(!time.value.is_empty());
                before = time.end;
            }
        }
    }
}
