use super::{Asked, Reader, Term};
use foederis_model::Language;
use proptest::prelude::*;

/// Whether somebody who types `asked` finds `text`.
fn finds(asked: &str, text: &str, language: &Language) -> bool {
    let asked = Asked::words(asked, &Language::CODED);
    let mut found = vec![false; asked.len()];
    Reader::new(language.clone()).read(text, |term| {
        for (asked, found) in asked.iter().zip(&mut found) {
            *found |= asked.word == term.word || term.forms.split(' ').any(|form| asked.forms.iter().any(|other| other == form));
        }
    });
    !found.is_empty() && found.iter().all(|found| *found)
}

#[track_caller]
fn check(language: &Language, found: &[(&str, &str)], missed: &[(&str, &str)]) {
    let wrong = found.iter().filter(|(asked, text)| !finds(asked, text, language)).map(|pair| ("missed", pair));
    let wrong: Vec<_> =
        wrong.chain(missed.iter().filter(|(asked, text)| finds(asked, text, language)).map(|pair| ("found", pair))).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn dutch_words_are_found_by_their_other_forms_and_their_parts() {
    check(
        &Language::Dutch,
        &[
            ("wapen", "De wapenleveranties gaan door."),
            ("leverantie", "De wapenleveranties gaan door."),
            ("wapenleverantie", "De wapenleveranties gaan door."),
            ("schip", "Twee oorlogsschepen voeren uit."),
            ("oorlogsschip", "Twee oorlogsschepen voeren uit."),
            ("vrede", "Russische vredestroepen vertrokken."),
            ("troep", "Russische vredestroepen vertrokken."),
            ("grens", "bij de grensovergang"),
            ("raket", "raketten"),
            ("raketten", "een raketaanval"),
            ("Armeense", "het Armeens parlement"),
            ("soldaat", "soldaten"),
            ("olieprijs", "de olieprijzen"),
            ("olie", "de olieprijzen"),
            ("stad", "de steden"),
            ("systeem", "luchtafweersystemen"),
            ("luchtafweer", "luchtafweersystemen"),
            ("gas", "een gasleverancier"),
            ("kernwapen", "kernwapens"),
            ("wapen", "kernwapens"),
            ("wapen", "de wapenstilstand"),
            ("pijpleiding", "gaspijpleidingen"),
            ("Oekraïne", "oekraine"),
        ],
        &[
            ("gas", "de gasten kwamen"),
            ("stad", "de staten"),
            ("weer", "de regering"),
            ("land", "de landing"),
            ("olie", "de politie"),
            ("wapenleveranties", "wapens"),
            ("kernwapens", "wapens"),
            ("wapenleveranties", "leveranties"),
        ],
    );
}

#[test]
fn german_words_are_found_by_their_other_forms_and_their_parts() {
    check(
        &Language::German,
        &[
            ("Gas", "der größte Gaslieferant"),
            ("Lieferant", "Gaslieferanten"),
            ("Haus", "die Häuser"),
            ("Laender", "die Länder"),
            ("Länder", "die Laender"),
            ("Rüstung", "Ruestungsexporte"),
            ("Export", "Rüstungsexporte"),
            ("Rakete", "Luftabwehrraketen"),
            ("Luftabwehr", "Luftabwehrraketen"),
            ("Frieden", "Friedenstruppen"),
            ("Truppe", "Friedenstruppen"),
            ("Grenze", "am Grenzübergang"),
            ("Straße", "Strasse"),
            ("Karabach", "im Karabachkonflikt"),
            ("Drohne", "Drohnenangriffe"),
            ("Angriff", "Drohnenangriffe"),
            ("Öl", "der Ölpreis"),
            ("Gas-Lieferant", "Gas-Lieferanten"),
            ("Gaslieferant", "Gas-Lieferanten"),
            ("armenisch", "die armenischer Seite"),
        ],
        &[
            ("Gas", "der Gast"),
            ("Gas", "die Gasse"),
            ("Wehr", "die Bewahrung"),
            ("Krieg", "er kriecht"),
            ("Gaslieferant", "ein Lieferant"),
            ("Rüstungsexport", "der Export"),
        ],
    );
}

#[test]
fn english_words_are_found_by_their_other_forms_and_their_parts() {
    check(
        &Language::English,
        &[
            ("strike", "two airstrikes"),
            ("airstrike", "airstrikes"),
            ("army", "both armies"),
            ("supplies", "it supplied weapons"),
            ("shelling", "the town was shelled"),
            ("weapon", "weapons"),
            ("war", "two warships"),
            ("peace", "Russian peacekeepers"),
            ("men", "a man"),
            ("struck", "it strikes"),
            ("accused", "accusing them"),
        ],
        &[("war", "a warning"), ("gas", "gasp"), ("arm", "the farm")],
    );
}

#[test]
fn names_are_found_however_the_language_writes_them() {
    let spellings: [&[&str]; 12] = [
        &["Paschinjan", "Pasjinian", "Pashinyan", "Pasjinjan", "Pashinian"],
        &["Alijev", "Alijew", "Aliyev", "Aliev"],
        &["Zelensky", "Selenskyj", "Zelenskyy", "Zelenski", "Selenski", "Zelenskiy"],
        &["Poetin", "Putin"],
        &["Lawrow", "Lavrov"],
        &["Sjoejgoe", "Schojgu", "Shojgu"],
        &["Karabach", "Karabakh"],
        &["Chroesjtsjov", "Chruschtschow", "Khrushchev"],
        &["Jerevan", "Jerewan", "Yerevan"],
        &["Bajramov", "Bairamow", "Bayramov"],
        &["Kotsjarjan", "Kotscharjan", "Kocharyan"],
        &["Mirzojan", "Mirsojan", "Mirzoyan"],
    ];
    for names in spellings {
        for asked in names {
            for name in names {
                let found = Language::CODED.iter().any(|language| finds(asked, name, language));
                assert!(found, "{asked} does not find {name}");
            }
        }
    }
    for (asked, name) in [("Poetin", "Paton"), ("Alijev", "Olaf"), ("Lavrov", "Levi")] {
        assert!(!finds(asked, name, &Language::English), "{asked} finds {name}");
    }
}

#[test]
fn a_word_that_only_holds_the_sentence_together_is_told_from_one_that_is_meant() {
    let ask = |word: &str| Asked::words(word, &Language::CODED).remove(0);
    assert!(ask("de").is_function && ask("the").is_function && ask("wurde").is_function);
    assert!(!ask("war").is_function && !ask("US").is_function && !ask("gas").is_function);
    assert!(!finds("war", "Es war ruhig.", &Language::German));
    assert!(finds("war", "The war went on.", &Language::English));
    assert!(finds("WHO", "The WHO warned.", &Language::English));
}

fn terms(text: &str, language: &Language) -> Vec<(usize, usize, String, String)> {
    let mut terms = Vec::new();
    Reader::new(language.clone())
        .read(text, |Term { bytes, word, forms }| terms.push((bytes.start, bytes.end, word.to_owned(), forms.to_owned())));
    terms
}

fn tokens_are_plain(text: &str) -> bool {
    !text.is_empty() && text.strip_prefix('_').unwrap_or(text).chars().all(char::is_alphanumeric)
}

proptest! {
    #[test]
    fn any_text_has_terms_at_character_borders(text in "\\PC{0,200}", long in "[a-zäß]{0,120}") {
        for language in Language::CODED.into_iter().chain([Language::undetermined()]) {
            let text = format!("{text} {long}");
            let mut last = 0;
            for (start, end, word, forms) in terms(&text, &language) {
                prop_assert!(start < end && text.is_char_boundary(start) && text.is_char_boundary(end));
                prop_assert!(word.is_empty() || start >= last);
                prop_assert!(word.is_empty() || tokens_are_plain(&word), "{word:?}");
                prop_assert!(forms.is_empty() || forms.split(' ').all(tokens_are_plain), "{forms:?}");
                if !word.is_empty() { last = end; }
            }
        }
    }

    #[test]
    fn whoever_types_a_word_of_a_text_finds_it(text in "[A-Za-zäöüßéë' -]{1,60}") {
        for language in Language::CODED {
            for (start, end, word, _) in terms(&text, &language) {
                // A function word is found as such, and a hyphen joins what stands alone in the question.
                if !word.is_empty() && !word.starts_with('_') {
                    prop_assert!(finds(&text[start..end], &text, &language), "{word}");
                }
            }
        }
    }
}
