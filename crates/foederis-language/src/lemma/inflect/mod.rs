//! Lists of irregular and frequent words, written by hand (`words/*.txt`), and the forms that follow from them.
//!
//! Needed to learn, as a treebank of some thousand sentences shows too few forms of strong verbs and umlaut plurals; and to search, where
//! a word is found by the others of its lemma (`terms`).

mod dutch;
mod english;
mod german;

use foederis_model::Language;

/// A form with its reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Inflected {
    pub form: String,
    pub upos: &'static str,
    pub feats: &'static str,
    pub lemma: String,
}

/// Forms under construction.
#[derive(Debug, Default)]
struct Forms {
    list: Vec<Inflected>,
}

impl Forms {
    fn push(&mut self, form: impl Into<String>, upos: &'static str, feats: &'static str, lemma: &str) {
        self.list.push(Inflected { form: form.into(), upos, feats, lemma: lemma.to_owned() });
    }
}

/// The lines of a list that are no comments.
pub(crate) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The words of a line, and the name before its colon if it has one.
fn named(line: &'static str) -> (&'static str, impl Iterator<Item = &'static str>) {
    let (name, words) = line.split_once(": ").unwrap_or(("", line));
    (name, words.split_whitespace())
}

/// What comes off verbs.
pub(super) fn particles(language: &Language) -> Vec<&'static str> {
    let text = match language {
        Language::Dutch => include_str!("../words/nl-particles.txt"),
        Language::German => include_str!("../words/de-particles.txt"),
        _ => "",
    };
    lines(text).flat_map(str::split_whitespace).collect()
}

/// All forms that the lists give.
pub(crate) fn inflected(language: &Language) -> Vec<Inflected> {
    let mut forms = Forms::default();
    match language {
        Language::Dutch => dutch::inflect(&mut forms),
        Language::German => german::inflect(&mut forms),
        Language::English => english::inflect(&mut forms),
        Language::Other(_) => {}
    }
    forms.list
}

/// A word without its last `count` characters, and these.
fn split_end(word: &str, count: usize) -> (&str, &str) {
    word.split_at(super::script::byte_of_last(word, count))
}
