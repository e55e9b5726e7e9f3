//! Explanations say what the coder did: trigger, entry, ends, runner-up, and why nothing was coded where nothing was.

#![allow(clippy::disallowed_methods, reason = "the crate itself reads no file; its tests read packs")]

mod common;

use common::coder;
use foederis_coder::Scratch;
use foederis_coder::explain::{Explanation, Outcome, Sentence};
use foederis_model::{Document, FactsRecord, Language};

/// An attack with both its ends, and a sentence that tells nothing.
const TEXTS: [(&str, &str, &str); 3] = [
    ("nl", "Azerbeidzjan viel Armenië aan bij Jermuk.\n\nHet regende daar de hele dag op de daken.", "viel"),
    ("de", "Aserbaidschan griff Armenien bei Dschermuk an.\n\nEs regnete dort den ganzen Tag auf die Dächer.", "griff"),
    ("en", "Azerbaijan attacked Armenia near Jermuk.\n\nIt rained there on the roofs all day.", "attacked"),
];

fn document(lang: &str, text: &str) -> Document {
    Document { published: "2022-09-13".parse().ok(), ..Document::new("case", Language::from(lang), text) }
}

fn both(lang: &str, text: &str) -> (FactsRecord, Explanation) {
    let (document, mut scratch) = (document(lang, text), Scratch::default());
    (coder().code(&document, &mut scratch), coder().explain(&document, &mut scratch))
}

fn coded(sentence: &Sentence) -> usize {
    sentence.tellings.iter().filter(|telling| telling.outcome == Outcome::Coded).count()
}

#[test]
fn a_record_is_explained_with_trigger_entry_ends_and_runner_up() {
    for (lang, text, trigger) in TEXTS {
        let (record, explanation) = both(lang, text);
        let telling = explanation.sentences[0]
            .tellings
            .iter()
            .find(|telling| telling.kind == "event" && telling.outcome == Outcome::Coded)
            .unwrap_or_else(|| panic!("{lang}: no event\n{explanation:#?}"));
        assert!(telling.trigger.contains(trigger), "{lang}: {}", telling.trigger);
        assert_eq!(telling.types[0].name, "ASSAULT");
        assert!(!telling.type_for.is_empty() && telling.type_for.iter().all(|weight| weight.weight > 0.0), "{lang}");
        let ends: Vec<_> = telling.ends.iter().map(|end| (end.end, end.chosen.as_ref().map(|who| who.actor.as_str()))).collect();
        assert_eq!(ends, [("actor", Some("AZE")), ("recipient", Some("ARM"))], "{lang}");
        for end in &telling.ends {
            let next = end.next.as_ref().expect("a runner-up");
            assert!(next.share > 0.0 && end.share + next.share <= 1.001, "{lang}: {end:?}");
        }
        assert!(telling.choices.iter().any(|choice| choice.what == "status" && choice.next.is_some()), "{lang}");
        let event = &record.events[telling.record.expect("its record")];
        assert_eq!(event.trigger_span.as_ref(), Some(&telling.span));
        let confidence = telling.confidence.expect("a confidence");
        assert!((f64::from(confidence) - event.confidence.expect("a confidence")).abs() < 0.0051, "{lang}");
        assert!(confidence >= telling.threshold);
    }
}

#[test]
fn an_entry_is_named_with_its_file_and_line() {
    for (lang, text, trigger) in TEXTS {
        let (_, explanation) = both(lang, text);
        let entries = explanation.sentences[0].tellings.iter().flat_map(|telling| &telling.entries);
        let entry = entries.into_iter().find(|entry| entry.code == "ASSAULT").unwrap_or_else(|| panic!("{lang}: no entry"));
        assert!(entry.file.starts_with(&format!("knowledge/lexicon/{lang}/")), "{}", entry.file);
        let file = std::fs::read_to_string(format!("{}/../../{}", env!("CARGO_MANIFEST_DIR"), entry.file)).expect("the file");
        let line = file.lines().nth(entry.line as usize - 1).expect("the line");
        assert!(line.contains(trigger), "{lang}: {line}");
    }
}

#[test]
fn a_sentence_without_a_record_says_why() {
    for (lang, text, _) in TEXTS {
        let (_, explanation) = both(lang, text);
        let last = explanation.sentences.last().expect("a sentence");
        assert_eq!(coded(last), 0, "{lang}");
        assert!(!last.why.is_empty(), "{lang}: {last:?}");
        for why in &last.why {
            assert!(why == "no trigger word in it" || why.contains("too unlikely") || why.contains("threshold"), "{lang}: {why}");
        }
    }
    let (_, explanation) = both("en", "It was there.");
    assert_eq!(explanation.sentences[0].why, ["no trigger word in it"]);
    let (_, explanation) = both("fr", "Il pleut.");
    assert!(explanation.sentences.is_empty() && explanation.why.is_some());
}

#[test]
fn every_record_is_explained_once() {
    for (lang, text, _) in TEXTS {
        let text = format!("{text}\n\n{text}");
        let (record, explanation) = both(lang, &text);
        for (kind, count) in [("event", record.events.len()), ("tie", record.ties.len()), ("claim", record.claims.len())] {
            let all = explanation.sentences.iter().flat_map(|sentence| &sentence.tellings);
            let mut records: Vec<_> =
                all.filter(|telling| telling.kind == kind && telling.outcome == Outcome::Coded).map(|telling| telling.record).collect();
            records.sort_unstable();
            assert_eq!(records, (0..count).map(Some).collect::<Vec<_>>(), "{lang} {kind}");
        }
    }
}
