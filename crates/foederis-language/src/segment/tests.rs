use std::sync::LazyLock;

use proptest::prelude::*;

use super::train::{DUTCH, ENGLISH, GERMAN, Habits, Sample, samples_without_spacing, train};
use super::*;
use crate::conllu;

/// Sentences with tokens apart by spaces, as a treebank without spacing has them.
const GERMAN_SENTENCES: &str = "Das Haus steht in dem Wald .
Der alte Mann ging an dem Abend nach Hause .
Die Stadt liegt an dem Fluss , der nach Norden fließt .
Warum kommt der Zug heute nicht ?
Er sagte , dass es in der Nacht regnen werde .
Die Kinder spielen bei dem Nachbarn in dem Garten .
Wir fahren zu der Tante nach Bremen !
Der Minister kam von dem Bahnhof und sprach kurz .
Das ist die Karl - Marx - Straße in Trier .
Viele Leute warten an dem Morgen auf den Bus .";

/// An English sentence, line by line, of which most tokens are two words.
const ENGLISH_SENTENCE: &str = "1-2 I'm
1 I
2 'm
3-4 Anna's
3 Anna
4 's
5-6 Tom's
5 Tom
6 's
7-8 don't
7 do
8 n't
9-10 didn't
9 did
10 n't
11-12 cannot
11 can
12 not";

fn learned(sentences: &str, habits: &Habits) -> Segmenter {
    train(&samples_without_spacing(sentences.lines().map(|line| line.split(' ').collect())), habits, 7)
}

static SEGMENTER: LazyLock<Segmenter> = LazyLock::new(|| learned(GERMAN_SENTENCES, &GERMAN));

fn written(segmenter: &Segmenter) -> Vec<u8> {
    let mut out = Writer::new();
    segmenter.write(&mut out);
    out.finish()
}

/// The forms of the words of each sentence, after a check of all that holds of every segmentation.
fn segmented(segmenter: &Segmenter, text: &str) -> Vec<Vec<String>> {
    let mut out = Segments::default();
    segmenter.segment(text, &mut out);
    check(segmenter, text, &out);
    let forms = |sentence: &Range<u32>| sentence.clone().map(|word| segmenter.form(text, &out.words[word as usize]).to_owned()).collect();
    out.sentences.iter().map(forms).collect()
}

fn check(segmenter: &Segmenter, text: &str, out: &Segments) {
    let mut at = 0;
    let mut word = 0;
    for (number, token) in (0u32..).zip(&out.tokens) {
        let (start, end) = (token.start as usize, token.end as usize);
        assert!(at <= start && start < end, "tokens follow each other and are not empty");
        assert!(text[at..start].chars().all(chars::is_space), "only white space is left out");
        assert!(!text[start..end].contains(chars::is_space), "no white space is taken in");
        assert_eq!(token.space_after, text[end..].chars().next().is_none_or(chars::is_space));
        assert_eq!(token.first_word, word);
        assert!(token.words > 0);
        for _ in 0..token.words {
            let of_token = &out.words[word as usize];
            assert_eq!(of_token.token, number);
            assert!(!segmenter.form(text, of_token).is_empty());
            word += 1;
        }
        at = end;
    }
    assert!(text[at..].chars().all(chars::is_space));
    assert_eq!(word as usize, out.words.len());
    let mut start = 0;
    for sentence in &out.sentences {
        assert_eq!(sentence.start, start);
        assert!(!sentence.is_empty() && sentence.len() <= LONGEST_SENTENCE);
        start = sentence.end;
    }
    assert_eq!(start as usize, out.words.len());
}

#[test]
fn sentences_tokens_and_words_are_found() {
    assert_eq!(
        segmented(&SEGMENTER, "Die Kinder gehen in den Wald. Der Zug kommt im Garten nicht, sagte er."),
        [
            vec!["Die", "Kinder", "gehen", "in", "den", "Wald", "."],
            vec!["Der", "Zug", "kommt", "in", "dem", "Garten", "nicht", ",", "sagte", "er", "."]
        ]
    );
}

#[test]
fn expanded_words_keep_the_case_of_their_token() {
    let words = segmented(&SEGMENTER, "Im Wald, IM WALD, aufs Haus");
    assert_eq!(words.concat(), ["In", "dem", "Wald", ",", "IN", "DEM", "WALD", ",", "auf", "das", "Haus"]);
}

#[test]
fn an_empty_line_ends_a_sentence_and_a_cut_line_does_not() {
    let text = "Der Mann in der Stadt\n\nDie Leute warten an der Straße nach Norden auf den\nalten Bus, der heute nicht kommt, und gehen dann\nnach Hause.\n";
    let found = segmented(&SEGMENTER, text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].len(), 5);
}

#[test]
fn endings_are_words_after_hosts_never_seen() {
    let columns = |line: &str| line.replace(' ', "\t") + &"\t_".repeat(8);
    let treebank = ENGLISH_SENTENCE.lines().map(columns).collect::<Vec<_>>().join("\n");
    let samples: Vec<Sample> = conllu::sentences(&treebank).map(|sentence| Sample::of_treebank(&sentence.unwrap())).collect();
    assert_eq!(samples[0].text, "I'm Anna's Tom's don't didn't cannot");
    let segmenter = train(&samples, &ENGLISH, 1);
    let words = segmented(&segmenter, "Berta's mustn’t Cannot can't");
    assert_eq!(words.concat(), ["Berta", "'s", "must", "n’t", "Can", "not", "ca", "n't"]);
}

#[test]
fn the_same_samples_give_the_same_bytes_and_reading_gives_the_same_segmenter() {
    let bytes = written(&SEGMENTER);
    assert_eq!(bytes, written(&learned(GERMAN_SENTENCES, &GERMAN)));
    assert!(bytes.len() < 500_000);
    let mut reader = Reader::new(&bytes);
    let read = Segmenter::read(&mut reader).unwrap();
    assert!(reader.is_empty());
    assert_eq!(bytes, written(&read));
    for length in (0..bytes.len()).step_by(997) {
        assert!(Segmenter::read(&mut Reader::new(&bytes[..length])).is_err());
    }
}

#[test]
fn nothing_to_learn_from_still_segments() {
    let segmenter = train(&[], &DUTCH, 1);
    assert_eq!(segmented(&segmenter, "Een zin"), [["Een", "zin"]]);
    assert!(segmented(&segmenter, " \n\t ").is_empty());
}

#[test]
fn a_sentence_without_end_is_cut_at_a_comma() {
    let text = "haus und ".repeat(80) + "wald, " + &"haus und ".repeat(200);
    let found = segmented(&SEGMENTER, &text);
    assert_eq!(found[0].last().map(String::as_str), Some(","));
}

#[test]
fn hostile_texts_are_segmented() {
    let parts = ["\"", "'", "a", "a.", "1,", "-", "\u{301}", "\u{200d}", "👩‍🚀", "\0", "\r", "א.", "http://a/", "a@", "(", "''", "… "];
    for part in parts {
        segmented(&SEGMENTER, &part.repeat(50_000 / part.len()));
    }
}

/// Text with more than its share of what is hard.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Zäöü]{1,8}",
        2 => "[0-9]{1,4}",
        4 => " ",
        1 => "[\\n\\r\\t\\x0b\\x0c\\x1c\\u{85}\\u{a0}\\u{2028}\\u{3000}]{1,3}",
        3 => "[.,;:!?'\"()„“”»«’/@&%€…-]{1,3}",
        1 => "(www\\.|https?://|im|Im|z\\. B\\.)",
        1 => "\\PC{1,4}",
        1 => proptest::char::any().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_text_is_segmented_soundly(text in text()) {
        segmented(&SEGMENTER, &text);
    }

    #[test]
    fn a_segmentation_is_the_same_whatever_was_segmented_before(first in text(), second in text()) {
        let (mut fresh, mut used) = (Segments::default(), Segments::default());
        SEGMENTER.segment(&first, &mut used);
        SEGMENTER.segment(&second, &mut used);
        SEGMENTER.segment(&second, &mut fresh);
        prop_assert_eq!(&used.tokens, &fresh.tokens);
        prop_assert_eq!(&used.words, &fresh.words);
        prop_assert_eq!(&used.sentences, &fresh.sentences);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn broken_bytes_are_an_error_or_another_segmenter(text in text(), back in 1usize..30_000, byte: u8) {
        let mut bytes = written(&SEGMENTER);
        let at = bytes.len() - back;
        bytes[at] = byte;
        if let Ok(segmenter) = Segmenter::read(&mut Reader::new(&bytes)) {
            segmenter.segment(&text, &mut Segments::default());
        }
    }
}
