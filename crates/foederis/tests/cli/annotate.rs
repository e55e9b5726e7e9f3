//! `annotate`: sentences, tokens, trees and names with offsets that hold, as JSON Lines and as CoNLL-U.

use crate::common::{Desk, examples};
use foederis_language::conllu;
use serde_json::{Value, json};

fn chars(text: &str, item: &Value) -> String {
    let at = |key: &str| usize::try_from(item[key].as_u64().expect("as printed")).expect("as printed");
    text.chars().skip(at("start")).take(at("end") - at("start")).collect()
}

fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn offsets_of_all_layers_hold_in_the_examples() {
    let desk = Desk::new();
    let examples = examples();
    let run = desk.run(&["annotate", &examples.to_string_lossy(), "--layers", "language,text,sentences,tokens,names"]).exits(0);
    let records = run.records();
    assert!(records.len() >= 34);
    let mut languages = std::collections::BTreeMap::new();
    for record in &records {
        assert_eq!(record.as_object().expect("as printed").keys().next().map(String::as_str), Some("id"));
        *languages.entry(record["language"].as_str().expect("as printed")).or_insert(0) += 1;
        let text = record["text"].as_str().expect("as printed");
        let list = |layer: &str| record[layer].as_array().expect("as printed").clone();
        let tokens: String = list("tokens").iter().map(|token| chars(text, token)).collect();
        assert_eq!(tokens, solid(text), "tokens cover the text");
        let sentences: String = list("sentences").iter().map(|sentence| solid(&chars(text, sentence))).collect();
        assert_eq!(sentences, solid(text), "sentences cover the text");
        for name in list("names") {
            assert!(chars(text, &name).chars().any(char::is_alphanumeric), "{name}");
        }
    }
    assert_eq!(languages.into_iter().collect::<Vec<_>>(), [("de", 11), ("en", 13), ("nl", 10)]);
    for jobs in ["1", "2"] {
        let again = desk
            .run(&["annotate", &examples.to_string_lossy(), "--layers", "language,text,sentences,tokens,names", "--jobs", jobs])
            .exits(0);
        assert!(again.out == run.out, "--jobs {jobs} gave other bytes");
    }
}

#[test]
fn conllu_holds_every_character_and_can_be_annotated_again() {
    let desk = Desk::new();
    let text = "De ministers spraken elkaar in Tbilisi. „We komen eruit”, zei Mirzojan.\n\nEen tweede alinea, zonder punt";
    desk.write("een.txt", text);
    let printed = desk.run(&["annotate", "een.txt", "--format", "conllu"]).exits(0).out;
    let sentences: Vec<_> = conllu::sentences(&printed).collect::<Result<_, _>>().expect("as printed");
    assert!(sentences.len() >= 3 && sentences.iter().all(conllu::Sentence::has_tree));
    let forms: String = sentences.iter().flat_map(|sentence| &sentence.words).map(|word| word.form.as_str()).collect();
    assert_eq!(forms, solid(text));
    desk.write("een.conllu", &printed);
    let again = desk.run(&["annotate", "--input", "conllu", "--lang", "nl", "een.conllu"]).exits(0).out;
    let known: Vec<_> = conllu::sentences(&again).collect::<Result<_, _>>().expect("as printed");
    assert_eq!(known, sentences, "the same words in the same sentences are read the same");
}

#[test]
fn words_that_are_given_are_kept() {
    let desk = Desk::new();
    let given = "# sent_id = x\n1\tEr\tFALSCH\tX\tX\tX=Y\t0\troot\t_\tSpaceAfter=No\n2\tschläft\t_\t_\t_\t_\t_\t_\t_\t_\n\n1\tkaputt\n\n";
    desk.write("x.conllu", given);
    let run = desk.run(&["annotate", "--input", "conllu", "--lang", "de", "x.conllu"]).exits(3).says("fewer than ten columns");
    let sentences: Vec<_> = conllu::sentences(&run.out).collect::<Result<_, _>>().expect("as printed");
    assert_eq!(sentences.len(), 1);
    let word = &sentences[0].words[0];
    assert_eq!((word.form.as_str(), word.lemma.as_str(), word.upos.as_str(), word.misc.as_str()), ("Er", "er", "PRON", "SpaceAfter=No"));
}

#[test]
fn other_languages_are_named_and_not_parsed() {
    let desk = Desk::new();
    desk.write("fr.txt", "Le ministre des Affaires étrangères a rencontré son homologue mardi à Paris pour parler de la frontière.");
    let record = desk.run(&["annotate", "fr.txt"]).exits(0).json();
    assert_eq!((record["language"].as_str(), record.get("tokens")), (Some("fr"), None));
    desk.run(&["annotate", "fr.txt", "--format", "conllu"]).exits(4).says("the language is fr");
}

#[test]
fn half_characters_and_odd_input_do_no_harm() {
    let desk = Desk::new();
    desk.write("odd.jsonl", "{\"id\":\"a\",\"text\":\"He said \\ud83d yes.\"}\n{\"id\":\"b\",\"text\":\"\"}\n{\"id\":\"c\",\"text\":\"\\u0000\\u200b \\u202e\"}\nnot json\n");
    let run = desk.run(&["annotate", "odd.jsonl", "--lang", "en"]);
    assert_eq!(run.code, 3, "{}", run.err);
    let ids: Vec<String> = run.records().iter().map(|record| record["id"].as_str().expect("as printed").to_owned()).collect();
    assert!(ids.starts_with(&["a".to_owned()]) && ids.contains(&"c".to_owned()));
}

#[test]
fn times_and_quotations_have_values_and_speakers() {
    let desk = Desk::new();
    let text = "Gestern griffen Soldaten die Brücke an. „Wir geben nicht auf“, sagte der Minister.";
    desk.write("a.jsonl", format!("{}\n", json!({"id": "a", "lang": "de", "published": "2023-03-09", "text": text})));
    let records = desk.run(&["annotate", "a.jsonl", "--layers", "times,quotes"]).exits(0).records();
    let [record] = &records[..] else { panic!("one line a document") };
    let (time, quote) = (&record["times"][0], &record["quotes"][0]);
    assert_eq!((chars(text, time).as_str(), time["type"].as_str(), time["value"].as_str()), ("Gestern", Some("DATE"), Some("2023-03-08")));
    assert_eq!((chars(text, quote).as_str(), quote["type"].as_str()), ("„Wir geben nicht auf“", Some("direct")));
    let speaker = json!({"start": quote["speaker"][0], "end": quote["speaker"][1]});
    assert_eq!(chars(text, &speaker), "der Minister");
}

#[test]
fn figures_are_printed_with_what_they_count_and_their_side() {
    let desk = Desk::new();
    let text = "„Ärger“: Nach Angaben der Behörden wurden mehr als 1,5 Tausend armenische Soldaten verletzt. Das Paket kostet 10 bis 12 Mio. Euro.";
    desk.write("a.jsonl", format!("{}\n", json!({"id": "a", "lang": "de", "text": text})));
    let records = desk.run(&["annotate", "a.jsonl", "--layers", "figures"]).exits(0).records();
    let [record] = &records[..] else { panic!("one line a document") };
    let [injured, money] = &record["figures"].as_array().expect("figures")[..] else { panic!("two figures: {record}") };
    let words = |span: &Value| chars(text, &json!({"start": span[0], "end": span[1]}));
    assert_eq!(chars(text, injured), "1,5 Tausend");
    assert_eq!((&injured["what"], &injured["value"], &injured["bound"]), (&json!("injured"), &json!(1500), &json!("at-least")));
    assert_eq!((words(&injured["counted"]).as_str(), words(&injured["of"]).as_str()), ("armenische Soldaten", "armenische"));
    assert_eq!((&money["value"], &money["upper"], &money["unit"]), (&json!(10_000_000), &json!(12_000_000), &json!("EUR")));
    assert_eq!((words(&money["counted"]).as_str(), &money["of"]), ("Euro", &Value::Null));
}
