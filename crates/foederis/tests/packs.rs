//! The shipped language packs: whole, named, small, and safe on any text.

#![allow(clippy::unwrap_used, clippy::cast_possible_truncation, reason = "a test")]

use foederis_language::engine::{Depth, Engine, Parsed, Workspace};
use foederis_language::langid::Identifier;
use foederis_language::pack::{Reader, Sections};
use proptest::prelude::*;
use std::cell::RefCell;
use std::sync::LazyLock;

static PACKS: [&[u8]; 3] = [
    include_bytes!("../../../models/nl/model.pack"),
    include_bytes!("../../../models/de/model.pack"),
    include_bytes!("../../../models/en/model.pack"),
];
static ENGINES: LazyLock<Vec<Engine>> = LazyLock::new(|| PACKS.iter().map(|pack| Engine::read(pack).unwrap()).collect());

thread_local! {
    static BUFFERS: RefCell<Vec<(Workspace, Parsed)>> = RefCell::new((0..3).map(|_| Default::default()).collect());
}

fn parse<R>(language: usize, text: &str, then: impl FnOnce(&Engine, &Parsed) -> R) -> R {
    BUFFERS.with_borrow_mut(|buffers| {
        let (work, parsed) = &mut buffers[language];
        ENGINES[language].parse(text, Depth::FULL, work, parsed);
        then(&ENGINES[language], parsed)
    })
}

#[test]
fn packs_are_small_and_say_what_they_are_made_of() {
    for (pack, language) in PACKS.iter().zip(["nl", "de", "en"]) {
        assert!(pack.len() <= 12 << 20, "{language}: {} bytes", pack.len());
        let sections = Sections::read(pack).unwrap();
        let header = &sections.header;
        assert_eq!((header.language.as_str(), header.licence.as_str()), (language, "CC-BY-SA-4.0"));
        assert!(header.sources.iter().all(|source| source.blake3.len() == 64 && !source.licence.is_empty()));
        assert!(!header.sources.iter().any(|source| source.file.contains("research-only")), "what may not be shipped was learnt");
        assert!(header.scores.iter().any(|score| score.what == "LAS" && score.value > 0.7 && score.of > 1000));
        assert!(!sections.get("log").unwrap().is_empty());
    }
    let places = include_bytes!("../../../models/places/model.pack");
    assert!(places.len() <= 8 << 20, "places: {} bytes", places.len());
    let header = Sections::read(places).unwrap().header;
    assert_eq!(header.licence, "CC-BY-4.0 AND Unicode-3.0");
    assert!(header.sources.iter().all(|source| source.blake3.len() == 64 && !source.licence.is_empty()));
    let langid = include_bytes!("../../../models/langid/model.pack");
    let sections = Sections::read(langid).unwrap();
    let identifier = Identifier::read(&mut Reader::new(sections.get("langid").unwrap())).unwrap();
    for (text, language) in [
        ("De minister wil morgen met zijn ambtgenoot overleggen.", "nl"),
        ("Die Ministerin will morgen mit ihrem Amtskollegen sprechen.", "de"),
        ("The minister wants to talk to her counterpart tomorrow.", "en"),
        ("Die minister wil môre met sy kollega daaroor gesels, het hy gesê.", "af"),
        ("De Minister wëll muer mat sengem Kolleg doriwwer schwätzen, huet hie gesot.", "lb"),
    ] {
        assert_eq!(identifier.identify(text).map(|guess| guess.lang), Some(language), "{text}");
    }
}

#[test]
fn words_have_tags_lemmas_heads_and_names() {
    let text = "De regering roept de bevolking op om Goris te verlaten.";
    parse(0, text, |engine, parsed| {
        assert_eq!(parsed.segments.sentences.len(), 1);
        assert_eq!((engine.upos(parsed, 2), parsed.lemma(2), engine.relation(parsed, 5)), ("VERB", "oproepen", "compound:prt"));
        assert_eq!((parsed.head(1), engine.relation(parsed, 1)), (3, "nsubj"));
    });
    let text = "Am 13. Februar griff Aserbaidschan im Morgengrauen armenische Stellungen an.";
    parse(1, text, |engine, parsed| {
        let forms: Vec<&str> = (0..parsed.segments.words.len() as u32).map(|word| engine.form(text, parsed, word)).collect();
        assert_eq!(
            forms,
            ["An", "dem", "13.", "Februar", "griff", "Aserbaidschan", "in", "dem", "Morgengrauen", "armenische", "Stellungen", "an", "."]
        );
        assert_eq!(parsed.lemma(4), "angreifen");
        let names: Vec<_> = engine.names(text, parsed).map(|(bytes, class)| (&text[bytes], class)).collect();
        assert_eq!(names, [("Aserbaidschan", "GPE"), ("armenische", "NORP")]);
    });
    let text = "The bridge in Russia was destroyed by Ukrainian drones.";
    parse(2, text, |engine, parsed| {
        let relations: Vec<&str> = (0..parsed.segments.words.len() as u32).map(|word| engine.relation(parsed, word)).collect();
        assert!(relations.contains(&"nsubj:pass") && relations.contains(&"aux:pass"), "{relations:?}");
        let names: Vec<_> = engine.names(text, parsed).map(|(bytes, class)| (&text[bytes], class)).collect();
        assert_eq!(names, [("Russia", "GPE"), ("Ukrainian", "NORP")]);
    });
}

/// Tokens cover all that is no white space, sentences are trees with one root, names are words.
#[test]
fn agents_of_passives_are_told_from_other_obliques() {
    for (language, text, agents) in [
        (0, "Het dorp werd in de nacht door rebellen beschoten.", vec!["rebellen"]),
        (0, "De soldaten trokken door het dorp.", vec![]),
        (1, "Das Dorf wurde von Rebellen beschossen.", vec!["Rebellen"]),
        (1, "Die Soldaten kamen von der Grenze.", vec![]),
        (2, "The village was shelled by rebels during the night.", vec!["rebels"]),
        (2, "The soldiers waited by the river.", vec![]),
    ] {
        let found = parse(language, text, |engine, parsed| {
            let words = 0..parsed.segments.words.len() as u32;
            words
                .filter(|&word| engine.relation(parsed, word) == "obl:agent")
                .map(|word| engine.form(text, parsed, word).to_owned())
                .collect::<Vec<_>>()
        });
        assert_eq!(found, agents, "{text}");
    }
}

#[test]
fn readings_do_not_depend_on_what_was_read_before() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/reports");
    // Pages and records are texts, too.
    let reports: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    assert!(reports.len() > 5, "the example reports are here");
    for (language, engine) in ENGINES.iter().enumerate() {
        let conllu = |work: &mut Workspace, text: &str| {
            let (mut parsed, mut out) = (Parsed::default(), String::new());
            engine.parse(text, Depth::FULL, work, &mut parsed);
            engine.write_conllu(text, &parsed, "x", &mut out);
            let names: Vec<_> = engine.names(text, &parsed).map(|(bytes, class)| (bytes, class.to_owned())).collect();
            (out, names)
        };
        let mut used = Workspace::default();
        for text in &reports {
            conllu(&mut used, text);
        }
        for text in reports.iter().rev() {
            assert_eq!(conllu(&mut used, text), conllu(&mut Workspace::default(), text), "{language}");
        }
    }
}

fn holds(language: usize, text: &str) -> Result<(), TestCaseError> {
    parse(language, text, |engine, parsed| {
        let segments = &parsed.segments;
        let mut at = 0;
        for token in &segments.tokens {
            let (start, end) = (token.start as usize, token.end as usize);
            prop_assert!(at <= start && start < end && text.is_char_boundary(start) && text.is_char_boundary(end));
            prop_assert!(text[at..start].chars().all(|c| c.is_whitespace() || c.is_control()));
            at = end;
        }
        let mut next = 0;
        for sentence in &segments.sentences {
            prop_assert_eq!(sentence.start, next);
            next = sentence.end;
            let heads: Vec<u32> = sentence.clone().map(|word| parsed.head(word)).collect();
            prop_assert_eq!(heads.iter().filter(|&&head| head == 0).count(), 1);
            for start in 1..=heads.len() as u32 {
                let (mut word, mut steps) = (start, 0);
                while word != 0 {
                    word = heads[word as usize - 1];
                    steps += 1;
                    prop_assert!(steps <= heads.len());
                }
            }
        }
        prop_assert_eq!(next as usize, segments.words.len());
        let mut end = 0;
        for (bytes, _) in engine.names(text, parsed) {
            prop_assert!(bytes.start >= end && bytes.end > bytes.start && text.get(bytes.clone()).is_some());
            end = bytes.end;
        }
        let mut out = String::new();
        engine.write_conllu(text, parsed, "any", &mut out);
        let read = foederis_language::conllu::sentences(&out).flatten().count();
        prop_assert_eq!(read, segments.sentences.len());
        Ok(())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_is_read_whole(language in 0usize..3, text in "(\\PC|[\u{0}-\u{20}\u{200b}-\u{202e}\u{feff}\u{1f600}-\u{1f64f}]|[.,;:!?'\"„“‘’«»-]|[A-Za-zäöüß]{1,12} ){0,120}") {
        holds(language, &text)?;
    }
}

#[test]
fn extreme_texts_are_read_in_linear_time() {
    let texts = [
        "x".repeat(2_000_000),
        "\"".repeat(100_000),
        "😀".repeat(100_000),
        "مرحبا بالعالم ".repeat(20_000),
        "a\u{200b}".repeat(100_000),
        "- ".repeat(100_000),
        "A.".repeat(100_000),
        "\u{fffd}".repeat(100_000),
        "\u{0}\t\u{85}\u{2028}".repeat(50_000),
    ];
    for (number, text) in texts.iter().enumerate() {
        holds(number % 3, text).unwrap();
    }
}

#[test]
fn damaged_packs_are_refused() {
    for at in (0..PACKS[0].len()).step_by(PACKS[0].len() / 50) {
        assert!(Engine::read(&PACKS[0][..at]).is_err());
        let mut damaged = PACKS[0].to_vec();
        damaged[at] ^= 0x55;
        // A letter of the header may change; the weights may not.
        if let Ok(engine) = Engine::read(&damaged) {
            assert!(engine.header != ENGINES[0].header || at < 20_000);
        }
    }
}
