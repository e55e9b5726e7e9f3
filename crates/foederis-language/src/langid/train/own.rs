//! The word lists and sentences written for this project, one readable file a language.
//!
//! Greek, Armenian and Georgian have none: their script decides.

/// Language and file.
const FILES: [(&str, &str); 28] = [
    ("nl", include_str!("../words/nl.txt")),
    ("de", include_str!("../words/de.txt")),
    ("en", include_str!("../words/en.txt")),
    ("fr", include_str!("../words/fr.txt")),
    ("es", include_str!("../words/es.txt")),
    ("it", include_str!("../words/it.txt")),
    ("pt", include_str!("../words/pt.txt")),
    ("da", include_str!("../words/da.txt")),
    ("sv", include_str!("../words/sv.txt")),
    ("nb", include_str!("../words/nb.txt")),
    ("nn", include_str!("../words/nn.txt")),
    ("af", include_str!("../words/af.txt")),
    ("lb", include_str!("../words/lb.txt")),
    ("az", include_str!("../words/az.txt")),
    ("tr", include_str!("../words/tr.txt")),
    ("pl", include_str!("../words/pl.txt")),
    ("cs", include_str!("../words/cs.txt")),
    ("hr", include_str!("../words/hr.txt")),
    ("bs", include_str!("../words/bs.txt")),
    ("sr", include_str!("../words/sr.txt")),
    ("ro", include_str!("../words/ro.txt")),
    ("fi", include_str!("../words/fi.txt")),
    ("hu", include_str!("../words/hu.txt")),
    ("ru", include_str!("../words/ru.txt")),
    ("uk", include_str!("../words/uk.txt")),
    ("be", include_str!("../words/be.txt")),
    ("ar", include_str!("../words/ar.txt")),
    ("fa", include_str!("../words/fa.txt")),
];

/// What is known of a language without any corpus.
#[derive(Debug)]
pub(super) struct Own {
    pub(super) lang: &'static str,
    pub(super) words: Vec<&'static str>,
    pub(super) sentences: Vec<&'static str>,
}

/// Every list: a line that begins with "- " is a sentence, one that begins with "#" is a remark, others are words.
pub(super) fn own() -> impl Iterator<Item = Own> {
    FILES.into_iter().map(|(lang, text)| {
        let mut own = Own { lang, words: Vec::new(), sentences: Vec::new() };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix("- ") {
                Some(sentence) => own.sentences.push(sentence),
                None => own.words.extend(line.split_whitespace()),
            }
        }
        own
    })
}

/// Serbian in Latin script, letter by letter from the Cyrillic.
pub(super) fn latinise(cyrillic: &str) -> String {
    const LETTERS: [(char, &str); 30] = [
        ('а', "a"),
        ('б', "b"),
        ('в', "v"),
        ('г', "g"),
        ('д', "d"),
        ('ђ', "đ"),
        ('е', "e"),
        ('ж', "ž"),
        ('з', "z"),
        ('и', "i"),
        ('ј', "j"),
        ('к', "k"),
        ('л', "l"),
        ('љ', "lj"),
        ('м', "m"),
        ('н', "n"),
        ('њ', "nj"),
        ('о', "o"),
        ('п', "p"),
        ('р', "r"),
        ('с', "s"),
        ('т', "t"),
        ('ћ', "ć"),
        ('у', "u"),
        ('ф', "f"),
        ('х', "h"),
        ('ц', "c"),
        ('ч', "č"),
        ('џ', "dž"),
        ('ш', "š"),
    ];
    let mut latin = String::with_capacity(cyrillic.len());
    for c in cyrillic.chars().flat_map(char::to_lowercase) {
        match LETTERS.iter().find(|(letter, _)| *letter == c) {
            Some((_, written)) => latin.push_str(written),
            None => latin.push(c),
        }
    }
    latin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_words_and_sentences() {
        for own in own() {
            let least = if own.lang == "lb" { 300 } else { 150 };
            assert!(own.words.len() >= least && own.sentences.len() >= 8, "{}", own.lang);
        }
    }

    #[test]
    fn serbian_in_latin_letters() {
        assert_eq!(latinise("Љубав џеп, Ђорђе 5"), "ljubav džep, đorđe 5");
    }
}
