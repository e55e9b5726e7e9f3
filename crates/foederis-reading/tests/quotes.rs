//! The cases under `tests/quotes/`, and what holds for any text.

mod common;

use common::{ENGINES, LANGUAGES};
use foederis_language::engine::{Depth, Parsed, Workspace};
use foederis_model::Language;
use foederis_reading::quotes::{self, Quote};
use proptest::prelude::*;
use std::fmt::Write as _;

static CASES: [&str; 3] = [include_str!("quotes/nl.md"), include_str!("quotes/de.md"), include_str!("quotes/en.md")];

fn read(number: usize, text: &str) -> Vec<Quote> {
    let (mut work, mut parsed) = (Workspace::default(), Parsed::default());
    ENGINES[number].parse(text, Depth::FULL, &mut work, &mut parsed);
    quotes::read(&ENGINES[number], &parsed, text, &Language::from(LANGUAGES[number]))
}

/// Whether two ranges share most of what either covers.
fn same(a: &std::ops::Range<usize>, b: &std::ops::Range<usize>) -> bool {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    shared * 10 > a.len().max(b.len()) * 8
}

/// What is wrong with the quotations found in a text; nothing when they are as expected.
fn misses(text: &str, expected: &str, found: &[Quote]) -> String {
    let mut wrong = String::new();
    let mut left: Vec<&Quote> = found.iter().collect();
    for one in expected.split('‖').map(str::trim).filter(|one| *one != "–") {
        let (kind, rest) = one.split_once(':').expect("kind: words");
        let (words, speaker) = rest.split_once('←').expect("words ← speaker");
        let start = text.find(words.trim()).unwrap_or_else(|| panic!("{words} does not stand in {text}"));
        let bytes = start..start + words.trim().len();
        let Some(at) = left.iter().position(|quote| quote.kind.name() == kind && same(&quote.bytes, &bytes)) else {
            let _ = write!(wrong, " missing {kind}:{words};");
            continue;
        };
        let quote = left.remove(at);
        let who = quote.speaker.clone().map_or("", |speaker| &text[speaker]);
        // A title or an apposition more or less is the same speaker.
        let speaker = speaker.trim();
        if who.is_empty() != speaker.is_empty() || !(who.contains(speaker) || speaker.contains(who)) {
            let _ = write!(wrong, " speaker of{words}is [{who}];");
        }
    }
    for quote in left {
        let _ = write!(wrong, " made up {}: {};", quote.kind.name(), &text[quote.bytes.clone()]);
    }
    wrong
}

#[test]
fn every_case_is_read_as_written() {
    let mut report = String::new();
    for (number, (language, cases)) in LANGUAGES.iter().zip(CASES).enumerate() {
        let (mut right, mut count) = (0, 0);
        for (line, row) in (1..).zip(cases.lines()) {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            if cells.len() != 5 || cells[1] == "text" || cells[1].starts_with("--") {
                continue;
            }
            let text = cells[1].replace('¶', "\n\n");
            let wrong = misses(&text, cells[2], &read(number, &text));
            let known = cells[3].starts_with("not yet");
            count += 1;
            right += usize::from(wrong.is_empty());
            if wrong.is_empty() == known {
                let problem = if known { " is read by now: take away its mark" } else { &wrong };
                let _ = writeln!(report, "{language}.md:{line}:{problem} in: {text}");
            }
        }
        println!("{language}: {right} of {count}");
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn stances_follow_the_verb() {
    let stance = |number, text: &str| read(number, text)[0].stance;
    for (number, vouched, neutral, doubted) in [
        (0, "De gezant bevestigde dat de stad viel.", "De gezant zei dat de stad viel.", "De gezant beweerde dat de stad viel."),
        (
            1,
            "Der Gesandte bestätigte, dass die Stadt fiel.",
            "Der Gesandte sagte, dass die Stadt fiel.",
            "Der Gesandte behauptete, dass die Stadt fiel.",
        ),
        (2, "The envoy confirmed that the city fell.", "The envoy said that the city fell.", "The envoy claimed that the city fell."),
    ] {
        assert_eq!(stance(number, vouched), quotes::Stance::Vouched, "{vouched}");
        assert_eq!(stance(number, neutral), quotes::Stance::Neutral, "{neutral}");
        assert_eq!(stance(number, doubted), quotes::Stance::Doubted, "{doubted}");
    }
}

#[test]
fn pronouns_go_back_to_who_spoke_last() {
    let text = "General Weber sagte, die Stadt sei gefallen. Die Lage sei ernst, sagte er.";
    let found = read(1, text);
    let last = found.last().unwrap();
    assert_eq!(last.speaker.clone().map(|bytes| &text[bytes]), Some("er"));
    assert_eq!(last.mention.clone().map(|bytes| &text[bytes]), Some("General Weber"));
}

#[test]
fn long_texts_of_one_kind_are_read_in_linear_time() {
    for piece in ["„", "sagte ", "„a“ ", "sagte, dass er sagte, ", "laut X, so Y: ", "\" ", "sei. ", "(", "Wie ", "so "] {
        read(1, &piece.repeat(20_000));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_read_and_offsets_hold(text in "(\\PC|[„“”\"'«».,:;\n ]|sagte|dass |zei |said |that |laut |volgens |so |er |Minister ){0,60}") {
        for number in 0..3 {
            for quote in read(number, &text) {
                for span in [Some(quote.bytes), quote.cue, quote.speaker, quote.mention].into_iter().flatten() {
                    prop_assert!(text.get(span.clone()).is_some_and(|words| !words.is_empty()), "{span:?} in {text:?}");
                }
            }
        }
    }
}
