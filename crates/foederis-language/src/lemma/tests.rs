//! The lemmatiser as a whole, on sentences made up here.

use super::*;
use crate::conllu::{Sentence, Word as Token};
use foederis_model::Language;
use proptest::prelude::*;
use std::sync::LazyLock;

/// Sentences of `form/lemma/UPOS/FEATS/head/deprel`; what is left out is empty.
fn sentences(text: &str) -> Vec<Sentence> {
    let token = |token: &str| {
        let mut parts = token.split('/').map(str::to_owned).chain(std::iter::repeat_with(String::new));
        let mut next = || parts.next().unwrap();
        let (form, lemma, upos, feats) = (next(), next(), next(), next());
        let (head, deprel) = (next().parse().ok(), next());
        Token { form, lemma, upos, feats, head, deprel, ..Token::default() }
    };
    text.lines().map(|line| Sentence { words: line.split_whitespace().map(token).collect(), ..Sentence::default() }).collect()
}

/// Something like Dutch: seams, participles, particles apart.
const DUTCH: &str = "\
Zij/zij/PRON spoort/aan_sporen/VERB/VerbForm=Fin/0/root hen/hen/PRON aan/aan/ADP//2/compound:prt ././PUNCT
Hij/hij/PRON belt/op_bellen/VERB/VerbForm=Fin/0/root haar/haar/PRON op/op/ADP//2/compound:prt ././PUNCT
Wij/wij/PRON bellen/op_bellen/VERB/VerbForm=Fin/0/root hem/hem/PRON op/op/ADP//2/compound:prt ././PUNCT
Dit/dit/PRON neemt/nemen/VERB/VerbForm=Fin/0/root men/men/PRON in/in/ADP//2/compound:prt beslag/beslag/NOUN
Zij/zij/PRON werd/worden/AUX opgebeld/op_bellen/VERB/VerbForm=Part en/en/CCONJ aangespoord/aan_sporen/VERB/VerbForm=Part
Het/het/DET meentoernooi/meen_toernooi/NOUN/Number=Sing en/en/CCONJ de/de/DET vrouwentoernooien/vrouw_toernooi/NOUN/Number=Plur
De/de/DET vrouwen/vrouw/NOUN/Number=Plur en/en/CCONJ de/de/DET ploegen/ploeg/NOUN/Number=Plur en/en/CCONJ toernooien/toernooi/NOUN/Number=Plur
De/de/DET boten/boot/NOUN/Number=Plur en/en/CCONJ de/de/DET poten/poot/NOUN/Number=Plur van/van/ADP Amsterdam/Amsterdam/PROPN
De/de/DET sloten/sloot/NOUN/Number=Plur en/en/CCONJ de/de/DET goten/goot/NOUN/Number=Plur van/van/ADP Delft/Delft/PROPN
De/de/DET NAVO/NAVO/PROPN en/en/CCONJ de/de/DET ploegleiders/ploeg_leider/NOUN/Number=Plur en/en/CCONJ leiders/leider/NOUN/Number=Plur
";

/// Something like German: nothing in a lemma shows the particle.
const GERMAN: &str = "\
Sie/sie/PRON ruft/rufen/VERB/VerbForm=Fin/0/root ihn/er/PRON an/an/ADP//2/compound:prt ././PUNCT
Er/er/PRON wurde/werden/AUX angerufen/anrufen/VERB/VerbForm=Part und/und/CCONJ kam/kommen/VERB/VerbForm=Fin
Er/er/PRON hat/haben/AUX gerufen/rufen/VERB/VerbForm=Part und/und/CCONJ rief/rufen/VERB/VerbForm=Fin
";

static OTHER: Language = Language::Other(String::new());

static SEAMED: LazyLock<Lemmatizer> = LazyLock::new(|| train(&OTHER, &sentences(DUTCH), &[], 1));
static PLAIN: LazyLock<Lemmatizer> = LazyLock::new(|| train(&OTHER, &sentences(GERMAN), &[], 1));

fn view<'a>(form: &'a str, upos: &'a str, feats: &'a str) -> WordView<'a> {
    WordView { form, upos, feats, sentence_first: false }
}

fn lemma(lemmatizer: &Lemmatizer, form: &str, upos: &str, feats: &str, particle: Option<&str>) -> String {
    let mut out = String::from("before ");
    lemmatizer.lemma(view(form, upos, feats), particle, &mut out);
    out.strip_prefix("before ").unwrap().to_owned()
}

fn joined(lemmatizer: &Lemmatizer, form: &str, upos: &str, feats: &str, particle: Option<&str>) -> String {
    let mut out = String::new();
    lemmatizer.joined(view(form, upos, feats), particle, &mut out);
    out
}

#[test]
fn separable_verbs_show_their_seam_and_are_joined() {
    let (fin, part) = ("VerbForm=Fin", "VerbForm=Part");
    for (form, feats, particle, expected, whole) in [
        ("spoort", fin, Some("aan"), "aan_sporen", "aansporen"),
        ("belt", fin, Some("Op"), "op_bellen", "opbellen"),
        ("opgebeld", part, None, "op_bellen", "opbellen"),
        ("Aangespoord", part, None, "aan_sporen", "aansporen"),
        ("neemt", fin, None, "nemen", "nemen"),
    ] {
        assert_eq!(lemma(&SEAMED, form, "VERB", feats, particle), expected);
        assert_eq!(joined(&SEAMED, form, "VERB", feats, particle), whole);
    }
}

#[test]
fn compounds_show_their_seams_in_every_form() {
    assert_eq!(lemma(&SEAMED, "vrouwentoernooien", "NOUN", "Number=Plur", None), "vrouw_toernooi");
    assert_eq!(joined(&SEAMED, "vrouwentoernooien", "NOUN", "Number=Plur", None), "vrouwentoernooi");
    // Its plural alone was seen.
    assert_eq!(lemma(&SEAMED, "vrouwentoernooi", "NOUN", "Number=Sing", None), "vrouw_toernooi");
    assert_eq!(lemma(&SEAMED, "vrouwen", "NOUN", "Number=Plur", None), "vrouw");
}

#[test]
fn capitals_stay_with_names() {
    assert_eq!(lemma(&SEAMED, "AMSTERDAM", "PROPN", "_", None), "Amsterdam");
    assert_eq!(lemma(&SEAMED, "NAVO", "PROPN", "_", None), "NAVO");
    assert_eq!(lemma(&SEAMED, "VN", "PROPN", "_", None), "VN");
    assert_eq!(lemma(&SEAMED, "Boten", "NOUN", "Number=Plur", None), "boot");
}

#[test]
fn particles_that_do_not_show_are_joined_only() {
    assert_eq!(lemma(&PLAIN, "ruft", "VERB", "VerbForm=Fin", Some("an")), "rufen");
    assert_eq!(joined(&PLAIN, "ruft", "VERB", "VerbForm=Fin", Some("an")), "anrufen");
    assert_eq!(lemma(&PLAIN, "angerufen", "VERB", "VerbForm=Part", None), "anrufen");
}

#[test]
fn a_particle_joins_where_it_was_seen_to() {
    let tree = |text: &'static str| -> Vec<TreeWord<'static>> {
        text.split_whitespace()
            .map(|token| {
                let parts: Vec<&str> = token.split('/').collect();
                TreeWord { form: parts[0], upos: parts[1], head: parts[2].parse().unwrap(), deprel: parts[3] }
            })
            .collect()
    };
    let mut found = vec![Some(9)];
    SEAMED.particles(&tree("Zij/PRON/2/nsubj belt/VERB/0/root op/ADP/2/compound:prt ./PUNCT/2/punct"), &mut found);
    assert_eq!(found, [None, Some(2), None, None]);
    SEAMED.particles(&tree("Zij/PRON/2/nsubj neemt/VERB/0/root in/ADP/2/compound:prt beslag/NOUN/2/obj"), &mut found);
    assert_eq!(found, [None, None, None, None]);
    // Heads out of the sentence and words that hang at themselves.
    SEAMED.particles(&tree("op/ADP/7/compound:prt aan/ADP/2/compound:prt"), &mut found);
    assert_eq!(found, [None, None]);
}

#[test]
fn lists_teach_what_sentences_do_not_show() {
    let german = train(&Language::German, &sentences(GERMAN), &[], 1);
    for (form, upos, feats, expected) in [
        ("Männern", "NOUN", "Case=Dat|Gender=Masc|Number=Plur", "Mann"),
        ("verschrieben", "VERB", "VerbForm=Part", "verschreiben"),
        ("älteren", "ADJ", "Case=Dat|Degree=Cmp|Gender=Masc|Number=Plur", "alt"),
    ] {
        assert_eq!(lemma(&german, form, upos, feats, None), expected);
    }
}

#[test]
fn what_was_written_is_read_again() {
    let mut out = Writer::new();
    SEAMED.write(&mut out);
    let bytes = out.finish();
    let again = Lemmatizer::read(&mut Reader::new(&bytes)).unwrap();
    assert!(again == *SEAMED);
    let mut out = Writer::new();
    train(&OTHER, &sentences(DUTCH), &[], 1).write(&mut out);
    assert!(out.finish() == bytes);
}

#[test]
fn a_word_without_end_takes_no_time() {
    let long = "ge".repeat(5_000_000);
    assert_eq!(lemma(&SEAMED, &long, "NOUN", "_", None), long);
}

static PACK: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut out = Writer::new();
    SEAMED.write(&mut out);
    out.finish()
});

proptest! {
    #[test]
    fn any_word_has_a_lemma(form in "\\PC{1,40}", feats in "[A-Za-z=|,_]{0,30}", upos in 0..6_usize, apart in proptest::option::of("\\PC{0,8}"), first: bool) {
        let upos = ["NOUN", "VERB", "PROPN", "ADJ", "ADV", "nonsense"][upos];
        for lemmatizer in [&*SEAMED, &*PLAIN] {
            let mut out = String::new();
            let word = WordView { form: &form, upos, feats: &feats, sentence_first: first };
            lemmatizer.lemma(word, apart.as_deref(), &mut out);
            prop_assert!(!out.is_empty());
            lemmatizer.joined(word, apart.as_deref(), &mut out);
        }
    }

    #[test]
    fn words_of_these_letters_have_lemmas(form in "[ageruën/İßk'_-]{1,30}", upos in 0..3_usize) {
        let upos = ["NOUN", "VERB", "PROPN"][upos];
        prop_assert!(!lemma(&SEAMED, &form, upos, "VerbForm=Part", None).is_empty());
        prop_assert!(!joined(&PLAIN, &form, upos, "Number=Plur", None).is_empty());
    }

    #[test]
    fn broken_bytes_are_an_error_or_harmless(at in 0..PACK.len(), byte: u8, cut in 0..PACK.len(), form in "[a-zë-]{1,20}") {
        let mut bytes = PACK.clone();
        bytes[at] = byte;
        if let Ok(broken) = Lemmatizer::read(&mut Reader::new(&bytes)) {
            for upos in ["NOUN", "VERB"] {
                let _ = lemma(&broken, &form, upos, "VerbForm=Part", None);
                let _ = lemma(&broken, "vrouwentoernooi", upos, "_", None);
            }
        }
        prop_assert!(Lemmatizer::read(&mut Reader::new(&PACK[..cut])).is_err());
    }
}
