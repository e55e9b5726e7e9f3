use std::sync::OnceLock;

use proptest::prelude::*;

use super::train::{Effort, train_with};
use super::*;

/// Trained on the own lists alone and with little effort: worse than what is shipped, and ready in a second or two.
fn small() -> &'static Identifier {
    static SMALL: OnceLock<Identifier> = OnceLock::new();
    SMALL.get_or_init(|| small_from(1))
}

fn small_from(seed: u64) -> Identifier {
    train_with(&Material::default(), seed, Effort { composed: 60, rounds: [3, 3] }).unwrap()
}

fn lang(text: &str) -> Option<&'static str> {
    small().identify(text).map(|guess| guess.lang)
}

fn bytes(identifier: &Identifier) -> Vec<u8> {
    let mut out = Writer::new();
    identifier.write(&mut out);
    out.finish()
}

#[test]
fn written_sentences_are_told_apart() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in include_str!("sentences.txt").lines().filter(|line| !line.starts_with('#')) {
        let (right, sentence) = line.split_once('\t').unwrap();
        count += 1;
        if lang(sentence) != Some(right) {
            wrong.push(format!("{:?} {line}", lang(sentence)));
        }
    }
    let shown = wrong.join("\n");
    assert!(wrong.len() * 100 <= count * 7, "{} of {count}:\n{shown}", wrong.len());
    for line in &wrong {
        let in_reach = ["\tnl", "\tde", "\ten"].iter().any(|own| line.contains(&own[1..]) && line.contains(&format!(" {}\t", &own[1..])));
        assert!(!in_reach, "Dutch, German and English sentences are never missed:\n{shown}");
    }
}

#[test]
fn the_script_decides_where_one_language_uses_it() {
    assert_eq!(lang("Καλημέρα"), Some("el"));
    assert_eq!(lang("Բարև"), Some("hy"));
    assert_eq!(lang("გამარჯობა"), Some("ka"));
    assert_eq!(small().identify("Καλημέρα").map(|guess| guess.score), Some(1.0));
}

#[test]
fn nothing_is_said_of_text_without_letters_or_of_other_scripts() {
    for text in ["", "   ", "12.345,- €", "😀👍🏽", "\u{200b}\0\u{301}", "—«»!?", "今日は良い天気です", "שלום עולם", "สวัสดีชาวโลก"]
    {
        assert_eq!(small().identify(text), None, "{text:?}");
    }
}

#[test]
fn case_composition_and_quoted_names_change_nothing() {
    let german = "Die Regierung hat gestern über das Abkommen mit der Türkei gesprochen.";
    assert_eq!(lang(german), Some("de"));
    assert_eq!(lang(&german.to_uppercase()), Some("de"));
    assert_eq!(lang("Die Regierung hat gestern u\u{308}ber die Tu\u{308}rkei gesprochen."), Some("de"));
    assert_eq!(lang("De minister sprak met Владимир Путин over de oorlog."), Some("nl"));
}

#[test]
fn mixed_scripts_lower_the_score() {
    let pure = small().identify("De minister sprak gisteren met de pers.").unwrap();
    let mixed = small().identify("De minister sprak gisteren met de pers. Министр вчера говорил.").unwrap();
    assert_eq!(mixed.lang, "nl");
    assert!(mixed.score < 0.8 && mixed.score < pure.score, "{} {}", mixed.score, pure.score);
}

#[test]
fn the_middle_of_a_long_text_counts() {
    let menu = "Home | News | Contact | About us | Privacy | ";
    let body = "De burgemeester zei dat het besluit volgende week wordt genomen. ";
    assert_eq!(lang(&(menu.repeat(2) + &body.repeat(300))), Some("nl"));
    // Ten thousand bytes of signs before the first letter are no obstacle.
    assert_eq!(lang(&("= ".repeat(5000) + body)), Some("nl"));
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_another_model() {
    assert_eq!(bytes(small()), bytes(&small_from(1)));
    assert_ne!(bytes(small()), bytes(&small_from(2)));
}

#[test]
fn a_model_reads_back() {
    let written = bytes(small());
    let mut reader = Reader::new(&written);
    assert_eq!(&Identifier::read(&mut reader).unwrap(), small());
    assert!(reader.is_empty());
}

#[test]
fn broken_models_are_errors() {
    let written = bytes(small());
    for end in (0..written.len()).step_by(997).chain(0..600) {
        assert!(Identifier::read(&mut Reader::new(&written[..end])).is_err(), "{end}");
    }
    let mut other = Writer::new();
    other.strs(&["nl", "de"]);
    assert_eq!(Identifier::read(&mut Reader::new(&other.finish())), Err(PackError::Broken("the language model is for other languages")));
}

proptest! {
    #[test]
    fn any_text_is_answered_with_a_score_between_zero_and_one(text in any::<String>()) {
        if let Some(guess) = small().identify(&text) {
            prop_assert!((0.0..=1.001).contains(&guess.score), "{}", guess.score);
            prop_assert!(CLASSES.contains(&guess.lang));
        } else {
            prop_assert!(!text.contains(|c: char| c.is_ascii_alphabetic()) || text.contains(|c: char| Script::of(c) == Some(Script::Other)));
        }
    }

    #[test]
    fn the_same_text_gives_the_same_bits(text in "[a-zäöüßéёіўї '’.]{0,80}") {
        let bits = |guess: Option<Guess>| guess.map(|guess| (guess.lang, guess.score.to_bits()));
        prop_assert_eq!(bits(small().identify(&text)), bits(small().identify(&text)));
    }

    #[test]
    fn long_texts_of_anything_stop_early(part in any::<String>(), times in 0usize..3000) {
        // Time does not grow with the text: a test that hangs here would say so.
        small().identify(&part.repeat(times));
    }

    #[test]
    fn any_bytes_are_read_or_refused(noise in proptest::collection::vec(any::<u8>(), 0..400), at in 0usize..2000, byte in any::<u8>()) {
        let _ = Identifier::read(&mut Reader::new(&noise));
        let mut written = bytes(small());
        let at = at * (written.len() / 2000);
        written[at] = byte;
        if let Ok(identifier) = Identifier::read(&mut Reader::new(&written)) {
            identifier.identify("De minister sprak gisteren met de pers.");
        }
    }
}
