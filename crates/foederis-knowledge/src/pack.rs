use crate::lexicon::{self, Lexeme};
use crate::names::{Names, folded};
use crate::pattern::{Hit, Patterns, Scratch};
use crate::plover::Cues;
use crate::problem::KnowledgeProblem;
use crate::treaties::{self, Scopes};
use crate::words::{self, Word};
use foederis_language::{Analyser, Analysis};
use foederis_model::Language;
use foederis_model::treaty::Treaty;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The knowledge files as they were when the program was built: path below `knowledge/`, text.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Everything the coder knows, per language.
#[derive(Debug, Clone)]
pub struct Knowledge {
    packs: Vec<LanguagePack>,
    /// Names of the files, for explanations.
    pub files: Vec<String>,
    /// Treaties, in the order of their files.
    pub treaties: Vec<Treaty>,
    /// Conditions of alliances of a data set.
    pub scopes: Scopes,
    /// Common words and names of people that are names of towns too, as written: see [`crate::gazetteer::Gazetteer::without`].
    pub common: Vec<Box<str>>,
}

/// What is known in one language.
#[derive(Debug, Clone)]
pub struct LanguagePack {
    /// The language.
    pub lang: Language,
    /// Splits its texts.
    pub analyser: Analyser,
    /// Actors and places by name.
    pub names: Names,
    /// Whether "ago" stands before its number (`vor drei Tagen`).
    pub ago_before: bool,
    /// What tells the PLOVER mode and contexts of an event.
    pub plover: Cues,
    things: FxHashSet<String>,
    clubs: [FxHashSet<String>; 2],
    terms: [FxHashSet<String>; 2],
    patterns: Patterns,
    lexemes: Vec<Lexeme>,
    words: Vec<Word>,
}

/// What a [`Hit`] stands for.
#[derive(Debug, Clone, Copy)]
pub enum Entry<'k> {
    /// An entry of the lexicon.
    Lexeme(&'k Lexeme),
    /// A word of the closed lists.
    Word(&'k Word),
}

impl Knowledge {
    /// The packs the program was built with.
    ///
    /// # Panics
    /// If the embedded files are wrong; a test of this crate reads them all.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Knowledge> = LazyLock::new(|| {
            let (knowledge, problems) = Knowledge::from_files(FILES.iter().copied());
            assert!(problems.is_empty(), "embedded knowledge: {}", problems[0]);
            knowledge
        });
        &EMBEDDED
    }

    /// Reads packs from (path below the knowledge folder, text) pairs. What cannot be read is left out and reported.
    pub fn from_files<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> (Self, Vec<KnowledgeProblem>) {
        let mut files: Vec<_> = files.into_iter().collect();
        // The order of files decides between equal names; it must not depend on the disk.
        files.sort_unstable();
        let mut problems = Vec::new();
        let actors: Vec<_> = files
            .iter()
            .enumerate()
            .filter(|(_, (path, _))| path.starts_with("actors/") || path.starts_with("places/"))
            .filter_map(|(number, (path, text))| {
                let mut file = Names::read(path, text, &mut problems)?;
                file.number = number;
                Some((*path, file))
            })
            .collect();
        let mut packs = Vec::new();
        for lang in Language::CODED {
            let mut names = Names::default();
            for (path, file) in &actors {
                names.add(path, file, &lang, &mut problems);
            }
            packs.push(pack(lang, names, &files, &mut problems));
        }
        let treaties = treaties::read(
            files.iter().copied().filter(|(path, _)| path.starts_with("treaties/")),
            packs.iter().find(|pack| pack.lang == Language::English).map(|pack| &pack.names),
            &mut problems,
        );
        let scopes = treaties::read_scopes(files.iter().copied().filter(|(path, _)| path.starts_with("alliances/")), &mut problems);
        // Actor files are read once per language; a problem in them is one problem.
        let mut unique = Vec::new();
        for problem in problems {
            if !unique.contains(&problem) {
                unique.push(problem);
            }
        }
        let common = files.iter().filter(|(path, _)| *path == "gazetteer/common.txt");
        let lines = common.flat_map(|(_, text)| text.lines()).filter(|line| !line.starts_with('#'));
        let common = lines.flat_map(str::split_whitespace).map(Box::from).collect();
        (Self { packs, files: files.iter().map(|(path, _)| (*path).to_owned()).collect(), treaties, scopes, common }, unique)
    }

    /// The pack of a language, if it is one that is coded.
    pub fn pack(&self, lang: &Language) -> Option<&LanguagePack> {
        self.packs.iter().find(|pack| pack.lang == *lang)
    }
}

fn pack(lang: Language, names: Names, files: &[(&str, &str)], problems: &mut Vec<KnowledgeProblem>) -> LanguagePack {
    let mut patterns = Patterns::new(lang == Language::German);
    let mut lexemes = Vec::new();
    let lexicon = format!("lexicon/{lang}/");
    for (number, (path, text)) in files.iter().enumerate().filter(|(_, (path, _))| path.starts_with(&lexicon)) {
        for line in lexicon::parse(path, u16::try_from(number).unwrap_or(u16::MAX), text, problems) {
            let owner = u32::try_from(lexemes.len()).unwrap_or(u32::MAX);
            for form in line.forms {
                if let Err(message) = patterns.add(form, owner) {
                    problems.push(KnowledgeProblem::new(path, line.number, message));
                }
            }
            lexemes.push(line.lexeme);
        }
    }
    let path = format!("words/{lang}.toml");
    let text = files.iter().find(|(name, _)| *name == path).map_or("", |(_, text)| text);
    let parsed = words::parse(&path, text, problems);
    let mut list = Vec::with_capacity(parsed.entries.len());
    for (form, word) in parsed.entries {
        let owner = u32::try_from(lexemes.len() + list.len()).unwrap_or(u32::MAX);
        if folded(&form).chars().all(|c| !c.is_alphanumeric()) {
            // Signs such as € are tokens of their own; the coder reads them itself.
            if let Err(message) = patterns.add_sign(&form, owner) {
                problems.push(KnowledgeProblem::new(&path, None, message));
            }
        } else if let Err(message) = patterns.add(&form, owner) {
            problems.push(KnowledgeProblem::new(&path, None, message));
        }
        list.push(word);
    }
    let analyser = Analyser::new(lang.clone(), parsed.abbreviations.iter().map(String::as_str), parsed.months.iter().map(String::as_str));
    let things = parsed.things.into_iter().collect();
    let clubs = parsed.clubs.map(|words| words.into_iter().collect());
    let terms = parsed.terms.map(|lemmas| lemmas.into_iter().collect());
    let plover = Cues::read(&lang, files, problems);
    LanguagePack { lang, analyser, names, ago_before: parsed.ago_before, plover, things, clubs, terms, patterns, lexemes, words: list }
}

impl LanguagePack {
    /// Hands over every pattern that matches, by first token, longer ones first.
    pub fn find(&self, analysis: &Analysis<'_>, scratch: &mut Scratch, each: impl FnMut(Hit)) {
        self.patterns.find(analysis, scratch, each);
    }

    /// Whether a word (folded) with a capital is part of the name of a thing, not of somebody: Hospital, Award, Republic.
    pub fn is_thing(&self, word: &str) -> bool {
        self.things.contains(word)
    }

    /// Whether a word (folded) makes a club of the place right after it, `FC Twente`, or right before it, `Detroit Lions`.
    pub fn is_of_club(&self, word: &str, after: bool) -> bool {
        self.clubs[usize::from(after)].contains(word)
    }

    /// Whether a lemma (in lower case) is that of a word that begins a tie: join, station, occupy.
    pub fn begins_tie(&self, lemma: &str) -> bool {
        self.terms[0].contains(lemma)
    }

    /// Whether it is that of a word that ends one: leave, expire, withdraw.
    pub fn ends_tie(&self, lemma: &str) -> bool {
        self.terms[1].contains(lemma)
    }

    /// What a hit of [`LanguagePack::find`] stands for.
    pub fn entry(&self, hit: &Hit) -> Entry<'_> {
        let owner = hit.owner as usize;
        match self.lexemes.get(owner) {
            Some(lexeme) => Entry::Lexeme(lexeme),
            None => Entry::Word(&self.words[owner - self.lexemes.len()]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FILES, Knowledge};

    #[test]
    fn every_embedded_file_is_read_without_a_problem() {
        let (_, problems) = Knowledge::from_files(FILES.iter().copied());
        let listed: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert!(problems.is_empty(), "{}", listed.join("\n"));
    }
}
