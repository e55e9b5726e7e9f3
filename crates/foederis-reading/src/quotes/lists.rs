//! The words that bring in what someone said, of one language.

use foederis_model::Language;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Whether the text vouches for what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stance {
    /// The text takes it as true: "confirmed", "wees erop dat", "räumte ein".
    Vouched,
    /// The text only hands it on: "said", "laut".
    #[default]
    Neutral,
    /// The text keeps its distance: "claimed", "beweert", "bestritt".
    Doubted,
}

impl Stance {
    /// Its name in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Vouched => "vouched",
            Self::Neutral => "neutral",
            Self::Doubted => "doubted",
        }
    }
}

/// Words of one language, by purpose.
pub(crate) struct Lists {
    verbs: FxHashMap<&'static str, Stance>,
    not: FxHashSet<&'static str>,
    sections: FxHashMap<&'static str, FxHashSet<&'static str>>,
    /// Patterns with a star, of report nouns.
    stars: Vec<&'static str>,
}

static DUTCH: LazyLock<Lists> = LazyLock::new(|| {
    Lists::read(include_str!("../../../../knowledge/quotes/nl.txt"), include_str!("../../../../knowledge/lexicon/nl/claims.txt"))
});
static GERMAN: LazyLock<Lists> = LazyLock::new(|| {
    Lists::read(include_str!("../../../../knowledge/quotes/de.txt"), include_str!("../../../../knowledge/lexicon/de/claims.txt"))
});
static ENGLISH: LazyLock<Lists> = LazyLock::new(|| {
    Lists::read(include_str!("../../../../knowledge/quotes/en.txt"), include_str!("../../../../knowledge/lexicon/en/claims.txt"))
});

impl Lists {
    /// The lists of a language; none for languages that are not read.
    pub(crate) fn of(language: &Language) -> Option<&'static Self> {
        match language {
            Language::Dutch => Some(&DUTCH),
            Language::German => Some(&GERMAN),
            Language::English => Some(&ENGLISH),
            Language::Other(_) => None,
        }
    }

    fn read(own: &'static str, claims: &'static str) -> Self {
        let mut lists = Self { verbs: FxHashMap::default(), not: FxHashSet::default(), sections: FxHashMap::default(), stars: Vec::new() };
        let mut section = "";
        for line in own.lines().map(|line| line.split('#').next().unwrap_or_default().trim()) {
            if let Some((name, _)) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
                section = name;
                continue;
            }
            for word in line.split_whitespace() {
                match section {
                    "not" => _ = lists.not.insert(word),
                    "vouched" => _ = lists.verbs.insert(word, Stance::Vouched),
                    "doubted" => _ = lists.verbs.insert(word, Stance::Doubted),
                    "say" => _ = lists.verbs.entry(word).or_default(),
                    _ if word.contains('*') => lists.stars.push(word),
                    _ => _ = lists.sections.entry(section).or_default().insert(word),
                }
            }
        }
        // Of the lexicon of claims, the verbs of one word: a tree finds the parts of the others by itself.
        let mut verbs = false;
        for line in claims.lines() {
            if line.starts_with('[') {
                verbs = line.starts_with("[claim") && line.contains(" verb]");
            } else if verbs && !line.starts_with('#') {
                let forms = line.split(" ;").next().unwrap_or_default();
                for form in forms.split('|').map(|form| form.trim().trim_end_matches('*')) {
                    if form.len() > 2 && form.chars().all(char::is_lowercase) {
                        lists.verbs.entry(form).or_default();
                    }
                }
            }
        }
        lists
    }

    /// How a verb of saying stands to what is said; none for other verbs. Its form counts where the lemma is unknown.
    pub(crate) fn verb(&self, lemma: &str, form: &str) -> Option<Stance> {
        if self.not.contains(lemma) {
            return None;
        }
        self.verbs.get(lemma).or_else(|| self.verbs.get(form)).copied()
    }

    /// Whether a verb becomes one of saying by a word that goes with it: "bekannt" with "geben".
    pub(crate) fn goes_with(&self, partner: &str, lemma: &str) -> bool {
        self.sections.get("with").is_some_and(|pairs| pairs.iter().any(|pair| pair.split_once('-') == Some((partner, lemma))))
    }

    /// Whether a word stands in a section.
    pub(crate) fn has(&self, section: &str, word: &str) -> bool {
        self.sections.get(section).is_some_and(|words| words.contains(word))
    }

    /// Whether a noun tells of a report: "Angaben", "Medienberichten".
    pub(crate) fn is_report(&self, word: &str) -> bool {
        self.has("report", word)
            || self.stars.iter().any(|star| {
                let core = star.trim_matches('*');
                match (star.starts_with('*'), star.ends_with('*')) {
                    (true, true) => word.contains(core),
                    (true, false) => word.ends_with(core),
                    _ => word.starts_with(core),
                }
            })
    }
}
