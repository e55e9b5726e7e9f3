//! No text makes coding panic, and what it gives stands in the text; texts of one long anything are coded in passable time.
//!
//! Nothing here measures time. The sizes are such that work growing with their square would take minutes.

#![allow(clippy::disallowed_methods, reason = "the crate itself reads no file; its tests read packs")]

mod common;

use foederis_coder::Scratch;
use foederis_model::{Document, Edtf, FactsRecord, Language, Span, fold};
use proptest::prelude::*;
use std::collections::HashSet;

fn document(lang: Language, published: &str, title: Option<String>, text: String) -> Document {
    let published = published.parse().ok();
    Document { published, title, ..Document::new("d", lang, text) }
}

/// Codes a document twice, with a fresh memory and a used one, and checks what must hold of every record.
fn check(document: &Document, scratch: &mut Scratch) -> FactsRecord {
    let coder = common::coder();
    let record = coder.code(document, scratch);
    assert_eq!(record, coder.code(document, &mut Scratch::default()), "the same twice");
    let events = record.events.iter().map(|event| (&event.evidence, &event.spans, event.trigger.as_ref(), event.trigger_span));
    let ties = record.ties.iter().map(|tie| (&tie.evidence, &tie.spans, tie.trigger.as_ref(), tie.trigger_span));
    let claims = record.claims.iter().map(|claim| (&claim.evidence, &claim.spans, claim.cue.as_ref(), claim.cue_span));
    // Finding a place by its characters walks the text, and many facts share one sentence.
    let mut seen: HashSet<(Span, &str)> = HashSet::new();
    for (evidence, spans, words, place) in events.chain(ties).chain(claims) {
        assert_eq!(evidence.len(), spans.len());
        assert!(!evidence.is_empty() && evidence.iter().all(|piece| !fold(piece).is_empty() && piece.chars().count() <= 400));
        let pieces = spans.iter().copied().zip(evidence.iter().map(String::as_str));
        let words = place.into_iter().zip(words.map(String::as_str));
        // All are looked up in small documents, some in large ones.
        for (span, text) in pieces.chain(words).filter(|place| seen.len() < 500 && !seen.contains(place)).collect::<Vec<_>>() {
            assert_eq!(span.of(document), Some(text));
            seen.insert((span, text));
        }
    }
    let whens = record.events.iter().filter_map(|event| event.when.as_ref());
    for when in whens.chain(record.ties.iter().flat_map(|tie| tie.since.iter().chain(&tie.until))) {
        assert!(when.as_str().parse::<Edtf>().is_ok(), "{when} is no date");
    }
    let line = serde_json::to_string(&record).expect("a record is JSON");
    assert_eq!(serde_json::from_str::<FactsRecord>(&line).expect("JSON reads back"), record);
    record
}

/// Words that steer random text into the rules, of all three languages.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        // Names, adjectives, offices, places.
        "Russia",
        "Armenië",
        "Armeniens",
        "Israels",
        "Iran's",
        "US",
        "UNMISS-",
        "EU-",
        "Russian",
        "armenische",
        "Armeense",
        "president",
        "Präsident",
        "premier",
        "minister van",
        "of Defence",
        "Putin",
        "Nikol",
        "Macron",
        "Moskau",
        "Jermuk",
        "Donbas",
        "the army",
        "die Regierung in",
        "analysts",
        "van",
        "de",
        "der",
        // Pronouns and joints.
        "it has",
        "het heeft",
        "both countries",
        "beide landen",
        "die beiden Länder",
        "he",
        "they",
        "each other",
        "and",
        "und",
        "en",
        "between",
        "zwischen",
        "not",
        "nicht",
        "niet",
        "if",
        "that",
        "dass",
        "dat",
        // Triggers and cues.
        "attacked",
        "viel",
        "aan",
        "griff",
        "an",
        "killed",
        "angegriffen",
        "riep",
        "op",
        "accused",
        "said",
        "sagte",
        "zei",
        "volgens",
        "laut",
        "according to",
        "supplies weapons to",
        "Angriff",
        "aanval",
        "fears that",
        "would",
        "wurde",
        "by",
        "von",
        "door",
        "alliance",
        "leveren wapens aan",
        "kontrolliert",
        // Numbers and times.
        "12",
        "6.600",
        "1,6",
        "1 600",
        "tweeduizend",
        "zweihundertfünfzig",
        "million",
        "bn",
        "$",
        "€",
        "%",
        "soldiers",
        "Tote",
        "doden",
        "more than",
        "yesterday",
        "vor",
        "drei Tagen",
        "900 years ago",
        "last year",
        "nächstes Jahr",
        "vorige week",
        "dinsdag",
        "13. September",
        "September 13,",
        "May",
        "2022",
        "2022-09-13",
        "13.9.2022",
        "31/12/0001",
        "since",
        "bis",
        "next January",
        // Marks.
        ".",
        ",",
        ";",
        ":",
        "\"",
        "“",
        "”",
        "„",
        "'",
        "’s",
        "(",
        ")",
        "-",
        "–",
        "/",
        "\n",
        "\n\n",
        "…",
        "!",
        "U.S.",
        "Dr.",
        // Oddities.
        "İ",
        "ß",
        "\u{301}",
        "\u{200b}",
        "\u{ad}",
        "\u{202e}",
        "😀",
        "שלום",
        "é",
        "a\u{308}",
        "1.1.1",
        "'s",
        "x.y.z",
    ];
    prop_oneof![6 => proptest::sample::select(words.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => "[A-ZÄa-zé]{1,9}"]
}

fn text() -> impl Strategy<Value = String> {
    let glue = proptest::sample::select(vec![" ", " ", " ", " ", "", "\n"]);
    proptest::collection::vec((piece(), glue), 0..60)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, glue)| [piece, glue.to_owned()]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_coded_and_stands_on_its_evidence(
        title in proptest::option::of(text()),
        text in text(),
        published in proptest::sample::select(vec!["", "2022-09-14", "2022-09", "2022", "0000-01-01", "0001", "9999-12-31", "../2020", "2022-09-12/2022-09-14"]),
    ) {
        let mut scratch = Scratch::default();
        for lang in Language::CODED {
            check(&document(lang, published, title.clone(), text.clone()), &mut scratch);
        }
    }

    #[test]
    fn any_characters_are_coded(text in "(\\PC|[\n\t ]){0,300}") {
        let mut scratch = Scratch::default();
        for lang in Language::CODED {
            check(&document(lang, "2022-09-14", None, text.clone()), &mut scratch);
        }
    }
}

const BYTES: usize = 80_000;

/// This piece again and again, in all three languages.
fn much_of(piece: &str) -> Vec<FactsRecord> {
    let text = piece.repeat(BYTES / piece.len());
    let mut scratch = Scratch::default();
    Language::CODED.into_iter().map(|lang| check(&document(lang, "2022-09-14", None, text.clone()), &mut scratch)).collect()
}

/// Something else in every turn of a text of this size.
fn many(turn: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0.. {
        if text.len() >= BYTES {
            break;
        }
        text.push_str(&turn(number));
    }
    text
}

/// A name that nobody has had so far.
fn surname(number: usize) -> String {
    let letter = |place: u32| char::from(b'a' + u8::try_from(number / 26_usize.pow(place) % 26).unwrap_or_default());
    format!("Smitvan{}{}{}{}", letter(0), letter(1), letter(2), letter(3))
}

#[test]
fn lines_without_a_full_stop() {
    let records = much_of("Russia attacked Ukraine and Iran accused Israel said ");
    assert!(!records[2].events.is_empty());
    much_of("Russland griff die Ukraine an, laut Iran ");
    much_of("attacked ");
    much_of("said Russia said Iran ");
    much_of("Russia supplies weapons to Iran since 2019, ");
    much_of("in 2019 killed 12 soldiers attacked on Monday ");
    much_of("it has said and both countries ");
}

#[test]
fn as_many_sentences_as_fit() {
    much_of("It has said. Both countries met. The army attacked. ");
    much_of("In 2019 Russia killed 12 soldiers. 13 soldiers died. ");
    much_of("“Russia attacked” said Iran. “It was bad.” “Iran fled.” ");
    much_of("Russia\n\n");
}

#[test]
fn a_hundred_thousand_names() {
    let mut scratch = Scratch::default();
    for turn in ["attacked, ", "attacked Iran. ", "said that it attacked. ", "and ", "met ", "supplies weapons to Iran. ", ", "] {
        let text = many(|number| format!("Johan {} {turn}", surname(number)));
        check(&document(Language::English, "2022-09", None, text), &mut scratch);
    }
    let text = many(|number| format!("{} 12 ", surname(number)));
    check(&document(Language::Dutch, "", None, text), &mut scratch);
}

#[test]
fn quotes_commas_and_brackets() {
    for mark in ["“", "\"", " \"a", "\")", "' ", ",", ", ", "said (Iran) ", "- ", ";", ".", ". ", "…"] {
        much_of(mark);
    }
}

#[test]
fn no_words_at_all() {
    for piece in ["😀💥", "שלום מלחמה ", "\u{202e}", "\u{200b}", "\u{200b}\u{200d}\u{2060}", "\u{301}", "\n", " ", "\u{ad}"] {
        assert!(much_of(piece).iter().all(|record| record.events.is_empty() && record.claims.is_empty()));
    }
    much_of("1");
    much_of("1.");
    much_of("1 ");
    much_of("111 ");
    much_of("12 13 September ");
}

#[test]
fn words_without_an_end() {
    // Number words are taken apart by recursion, endings and beginnings of words are looked up one by one.
    for piece in ["a", "aanval", "Ab", "duizend", "duizend ", "zweihundert", "vijfen", "und", "a.", "a'", "a-", "Ä", "a\u{301}"] {
        much_of(piece);
    }
}

#[test]
fn a_name_as_long_as_a_book_is_not_copied_into_every_record() {
    let name = format!("A{}", "b".repeat(100_000));
    let text = format!("President {name} of Iran met Johan {name}. {}", "He attacked Iran. ".repeat(10_000));
    let record = check(&document(Language::English, "2022-09-14", Some(name), text), &mut Scratch::default());
    let records = record.events.len() + record.ties.len() + record.claims.len();
    assert!(records > 0);
    assert!(serde_json::to_string(&record).expect("JSON").len() < 2_000 * records);
}

#[test]
fn an_office_at_the_very_end_of_a_text() {
    for (lang, text) in [
        (Language::English, "the president of Iran"),
        (Language::English, "Iran's president"),
        (Language::German, "der Präsident Armeniens"),
        (Language::Dutch, "de Armeense premier"),
        (Language::English, "UNMISS-"),
        (Language::German, "EU-Vertreter"),
        (Language::English, "Iran-"),
    ] {
        check(&document(lang, "2022-09-14", None, text.to_owned()), &mut Scratch::default());
    }
}

#[test]
fn times_before_the_first_year_stay_out() {
    let text = "Russia attacked Iran 900 years ago. Iran attacked Israel last year. Israel attacked Russia in May.";
    for published in ["0000-01-01", "0001", "0001-03", "9999-12-31"] {
        let record = check(&document(Language::English, published, None, text.to_owned()), &mut Scratch::default());
        assert!(!record.events.is_empty());
    }
}
