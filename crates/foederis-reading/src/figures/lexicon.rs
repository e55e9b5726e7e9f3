//! The words that make figures, of one language, from `knowledge/figures/`.

use super::pieces::{Pieces, fold, part};
use foederis_model::{Bound, FigureKind, Language};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// What a phrase can mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Class {
    Number(f64),
    Scale(f64),
    /// "half", and "and a half".
    Half,
    Added,
    /// In percent.
    Fraction(f64),
    NotFraction,
    Vague,
    Bound(Bound),
    Filler,
    Between,
    To,
    Toward,
    And,
    Or,
    From,
    Change,
    /// Index into the lexicon's units.
    Unit(u16),
    Currency(u16),
    /// "-strong"
    Strong,
    /// "-daagse": index of the unit.
    Length(u16),
    /// Makes a number none.
    None,
    One,
    Including,
    /// "Among the dead": what those counted after it are.
    Among(FigureKind),
    Not,
    Article,
    Definite,
    Ago,
}

/// What a noun counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    Of(FigureKind),
    /// People without a kind of their own.
    Person,
}

impl Noun {
    /// Whether it stands for people to whom something can happen.
    pub(super) fn is_people(self) -> bool {
        matches!(
            self,
            Self::Person
                | Self::Of(
                    FigureKind::Troops
                        | FigureKind::Civilians
                        | FigureKind::Captured
                        | FigureKind::Displaced
                        | FigureKind::Deaths
                        | FigureKind::Injured
                )
        )
    }
}

/// A phrase by its first word, or by its last one, reversed.
#[derive(Debug)]
struct Entry {
    rest: Box<[Box<str>]>,
    class: Class,
}

/// A unit and the kind of figure that it makes.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) kind: FigureKind,
    pub(super) name: Box<str>,
}

type Kinds = FxHashMap<Box<str>, FigureKind>;

/// The words of one language.
#[derive(Debug)]
pub(super) struct Lexicon {
    forward: FxHashMap<Box<str>, Vec<Entry>>,
    backward: FxHashMap<Box<str>, Vec<Entry>>,
    pub(super) units: Vec<Unit>,
    pub(super) decimal: char,
    /// Factors that are numbers by themselves, and what joins units and tens.
    pub(super) bare: Vec<Box<str>>,
    pub(super) joints: Vec<Box<str>>,
    nouns: FxHashMap<Box<str>, Noun>,
    suffixes: FxHashMap<Box<str>, Noun>,
    pub(super) die: Kinds,
    pub(super) fallen: FxHashSet<Box<str>>,
    pub(super) kill: Kinds,
    pub(super) state: Kinds,
    /// Verb → partner and kind.
    pub(super) with: FxHashMap<Box<str>, Vec<(Box<str>, FigureKind)>>,
    sets: FxHashMap<&'static str, FxHashSet<Box<str>>>,
    /// Adjectives of states and peoples (German and Dutch: their stems), and their people.
    adjectives: FxHashSet<Box<str>>,
    peoples: FxHashSet<Box<str>>,
    /// Ends of words that are lengths ("tägig"), with their units.
    pub(super) lengths: Vec<(Box<str>, u16)>,
    /// Entries that could not be read; the built-in files have none.
    pub(super) problems: Vec<String>,
}

const STATES: &str = include_str!("../../../../knowledge/actors/states.toml");

static DUTCH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("../../../../knowledge/figures/nl.toml"), "nl"));
static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("../../../../knowledge/figures/de.toml"), "de"));
static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("../../../../knowledge/figures/en.toml"), "en"));

/// The lexicon of a language; none for languages that are not read.
pub(super) fn of(language: &Language) -> Option<&'static Lexicon> {
    match language {
        Language::Dutch => Some(&DUTCH),
        Language::German => Some(&GERMAN),
        Language::English => Some(&ENGLISH),
        Language::Other(_) => None,
    }
}

/// Sections that are sets of words, by name.
const SETS: [&str; 9] = ["lose", "hold", "side", "toll", "tally", "goal", "of", "in", "envoy"];

impl Lexicon {
    /// Reads a file of words. What cannot be read is left out and noted.
    fn read(text: &str, language: &str) -> Self {
        let mut lexicon = Self {
            forward: FxHashMap::default(),
            backward: FxHashMap::default(),
            units: Vec::new(),
            decimal: '.',
            bare: Vec::new(),
            joints: Vec::new(),
            nouns: FxHashMap::default(),
            suffixes: FxHashMap::default(),
            die: Kinds::default(),
            fallen: FxHashSet::default(),
            kill: Kinds::default(),
            state: Kinds::default(),
            with: FxHashMap::default(),
            sets: FxHashMap::default(),
            adjectives: FxHashSet::default(),
            peoples: FxHashSet::default(),
            lengths: Vec::new(),
            problems: Vec::new(),
        };
        let table: toml::Table = match text.parse() {
            Ok(table) => table,
            Err(error) => {
                lexicon.problems.push(error.to_string());
                return lexicon;
            }
        };
        if let Some(decimal) = table.get("decimal").and_then(toml::Value::as_str).and_then(|text| text.chars().next()) {
            lexicon.decimal = decimal;
        }
        lexicon.bare = strings(table.get("bare")).map(Box::from).collect();
        lexicon.joints = strings(table.get("compound")).map(Box::from).collect();
        for (section, content) in &table {
            let Some(content) = content.as_table() else { continue };
            for (key, value) in content {
                for form in strings(Some(value)) {
                    if lexicon.add(section, key, form).is_none() {
                        lexicon.problems.push(format!("[{section}] {key}: {form}"));
                    }
                }
            }
        }
        lexicon.peoples(language);
        lexicon
    }

    fn add(&mut self, section: &str, key: &str, form: &str) -> Option<()> {
        let kind = || key.parse::<FigureKind>().ok();
        match section {
            "noun" => {
                let noun = if key == "person" { Noun::Person } else { Noun::Of(kind()?) };
                match form.strip_prefix('*') {
                    Some(end) => self.suffixes.insert(end.into(), noun),
                    None => self.nouns.insert(form.into(), noun),
                };
            }
            "die" if key == "fallen" => _ = self.fallen.insert(form.into()),
            "die" => _ = self.die.insert(form.into(), kind()?),
            "kill" => _ = self.kill.insert(form.into(), kind()?),
            "state" => _ = self.state.insert(form.into(), kind()?),
            "with" => {
                let (verb, partner) = form.split_once('+')?;
                self.with.entry(verb.into()).or_default().push((partner.into(), kind()?));
            }
            "people" if key == "adjective" => _ = self.adjectives.insert(form.into()),
            "people" => _ = self.peoples.insert(form.into()),
            _ => {
                if let Some(name) = SETS.iter().find(|name| **name == section) {
                    self.sets.entry(name).or_default().insert(form.into());
                } else {
                    let class = self.class(section, key)?;
                    // What is looked for before a number goes by its last word.
                    let before = key == "before" || matches!(section, "between" | "from" | "change" | "definite");
                    if before || section == "currency" {
                        self.phrase(form, class, true);
                    }
                    if !before {
                        self.phrase(form, class, false);
                    }
                    if let Class::Length(unit) = class {
                        self.lengths.push((form.into(), unit));
                    }
                }
            }
        }
        Some(())
    }

    fn class(&mut self, section: &str, key: &str) -> Option<Class> {
        Some(match section {
            "number" => Class::Number(key.parse().ok()?),
            "scale" => Class::Scale(key.parse().ok()?),
            "half" => {
                if key == "added" {
                    Class::Added
                } else {
                    Class::Half
                }
            }
            "fraction" => Class::Fraction(key.parse().ok()?),
            "not_fraction" => Class::NotFraction,
            "vague" => Class::Vague,
            "at-least" => Class::Bound(Bound::AtLeast),
            "at-most" => Class::Bound(Bound::AtMost),
            "about" => Class::Bound(Bound::About),
            "filler" => Class::Filler,
            "between" => Class::Between,
            "to" => Class::To,
            "toward" => Class::Toward,
            "and" => Class::And,
            "or" => Class::Or,
            "from" => Class::From,
            "change" => Class::Change,
            "unit" => {
                let (kind, name) = key.split_once(' ')?;
                Class::Unit(self.unit(kind.parse().ok()?, name))
            }
            "length" => Class::Length(self.unit(FigureKind::Duration, key)),
            "currency" => Class::Currency(self.unit(FigureKind::Money, key)),
            "adjective" => Class::Strong,
            "none" => Class::None,
            "one" => Class::One,
            "including" => Class::Including,
            "among" => Class::Among(key.parse().ok()?),
            "not" => Class::Not,
            "article" => Class::Article,
            "definite" => Class::Definite,
            "ago" => Class::Ago,
            _ => return None,
        })
    }

    fn unit(&mut self, kind: FigureKind, name: &str) -> u16 {
        let known = self.units.iter().position(|unit| unit.kind == kind && *unit.name == *name);
        let index = known.unwrap_or_else(|| {
            self.units.push(Unit { kind, name: name.into() });
            self.units.len() - 1
        });
        u16::try_from(index).unwrap_or(u16::MAX)
    }

    fn phrase(&mut self, form: &str, class: Class, reversed: bool) {
        let mut words: Vec<Box<str>> = Vec::new();
        for word in form.split_whitespace() {
            part(word, |from, to, _| {
                let mut lower = String::new();
                fold(&word[from..to], &mut lower);
                words.push(lower.into());
            });
        }
        if reversed {
            words.reverse();
        }
        // "two-thirds" and "two thirds"
        if matches!(class, Class::Fraction(_)) && words.len() == 2 {
            let (first, rest) = (words[0].clone(), [Box::from("-"), words[1].clone()]);
            self.forward.entry(first).or_default().push(Entry { rest: Box::new(rest), class });
        }
        let mut words = words.into_iter();
        let Some(first) = words.next() else { return };
        let map = if reversed { &mut self.backward } else { &mut self.forward };
        map.entry(first).or_default().push(Entry { rest: words.collect(), class });
    }

    /// Adjectives and inhabitants of the states.
    fn peoples(&mut self, language: &str) {
        let table: toml::Table = match STATES.parse() {
            Ok(table) => table,
            Err(error) => return self.problems.push(error.to_string()),
        };
        let states = table.get("state").and_then(toml::Value::as_array);
        for state in states.into_iter().flatten() {
            let forms = |field: &str| strings(state.get(field).and_then(|names| names.get(language)));
            for form in forms("adjective").filter(|form| !form.contains(' ')) {
                self.adjectives.insert(form.to_lowercase().into());
            }
            for form in forms("people").filter(|form| !form.contains(' ')) {
                self.peoples.insert(form.to_lowercase().into());
            }
        }
    }

    /// The longest phrase from a piece on whose class is wanted, with the piece behind it.
    pub(super) fn after<T>(&self, pieces: &Pieces, at: usize, wanted: impl Fn(Class) -> Option<T>) -> Option<(T, usize)> {
        let entries = self.forward.get(pieces.form(at))?;
        let fits = |entry: &Entry| entry.rest.iter().enumerate().all(|(more, word)| pieces.form(at + 1 + more) == &**word);
        entries
            .iter()
            .filter(|entry| fits(entry))
            .filter_map(|entry| Some((wanted(entry.class)?, at + 1 + entry.rest.len())))
            .max_by_key(|(_, end)| *end)
    }

    /// The longest phrase that ends before a piece whose class is wanted, with its first piece.
    pub(super) fn before<T>(&self, pieces: &Pieces, at: usize, wanted: impl Fn(Class) -> Option<T>) -> Option<(T, usize)> {
        let last = at.checked_sub(1)?;
        let entries = self.backward.get(pieces.form(last))?;
        let fits = |entry: &Entry| {
            entry.rest.iter().enumerate().all(|(more, word)| last.checked_sub(more + 1).is_some_and(|at| pieces.form(at) == &**word))
        };
        entries
            .iter()
            .filter(|entry| fits(entry))
            .filter_map(|entry| Some((wanted(entry.class)?, last - entry.rest.len())))
            .min_by_key(|(_, start)| *start)
    }

    /// What a lower-cased word means by itself.
    pub(super) fn alone<T>(&self, word: &str, wanted: impl Fn(Class) -> Option<T>) -> Option<T> {
        self.forward.get(word)?.iter().filter(|entry| entry.rest.is_empty()).find_map(|entry| wanted(entry.class))
    }

    /// Whether any phrase begins with a lower-cased word.
    pub(super) fn begins(&self, word: &str) -> bool {
        self.forward.contains_key(word)
    }

    /// Whether a phrase of this class begins at a piece.
    pub(super) fn is(&self, pieces: &Pieces, at: usize, class: Class) -> bool {
        self.after(pieces, at, |found| (found == class).then_some(())).is_some()
    }

    /// Whether a phrase of this class ends before a piece.
    pub(super) fn is_before(&self, pieces: &Pieces, at: usize, class: Class) -> bool {
        self.before(pieces, at, |found| (found == class).then_some(())).is_some()
    }

    /// What a noun counts, by its lower-cased form or lemma, or as the end of a compound.
    pub(super) fn noun(&self, word: &str) -> Option<Noun> {
        self.nouns.get(word).copied().or_else(|| {
            // No end of a compound is longer than this.
            let starts = word.char_indices().map(|(at, _)| at).skip(1).filter(|at| word.len() - at <= 24);
            starts.take_while(|at| word.len() - at > 2).find_map(|at| self.suffixes.get(&word[at..])).copied()
        })
    }

    /// Whether a lower-cased word stands in a set.
    pub(super) fn has(&self, set: &str, word: &str) -> bool {
        self.sets.get(set).is_some_and(|words| words.contains(word))
    }

    /// Whether a lower-cased word is an adjective of a state or people.
    pub(super) fn is_adjective(&self, word: &str) -> bool {
        self.adjectives.contains(word)
            || ["e", "en", "er", "es", "em"]
                .iter()
                .filter_map(|ending| word.strip_suffix(ending))
                .any(|stem| stem.len() > 2 && self.adjectives.contains(stem))
    }

    /// Whether a lower-cased noun names the people of a state.
    pub(super) fn is_people(&self, word: &str) -> bool {
        self.peoples.contains(word)
    }
}

fn strings(value: Option<&toml::Value>) -> impl Iterator<Item = &str> {
    value.and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::{Noun, of};
    use foederis_model::{FigureKind, Language};

    #[test]
    fn built_in_words_are_read_without_a_problem() {
        for language in [Language::Dutch, Language::German, Language::English] {
            assert_eq!(of(&language).map(|lexicon| lexicon.problems.clone()), Some(Vec::new()), "{language}");
        }
        assert!(of(&Language::Other("fr".into())).is_none());
    }

    #[test]
    fn the_three_files_have_the_same_sections() {
        let sections = |text: &str| -> Vec<String> {
            let mut names: Vec<String> = text.lines().filter(|line| line.starts_with('[')).map(str::to_owned).collect();
            names.sort();
            names
        };
        let german = sections(include_str!("../../../../knowledge/figures/de.toml"));
        assert_eq!(sections(include_str!("../../../../knowledge/figures/nl.toml")), german);
        assert_eq!(sections(include_str!("../../../../knowledge/figures/en.toml")), german);
    }

    #[test]
    fn nouns_are_known_as_the_end_of_compounds() {
        let german = of(&Language::German).expect("German");
        assert_eq!(german.noun("regierungssoldaten"), Some(Noun::Of(FigureKind::Troops)));
        assert!(german.is_adjective("aserbaidschanischen") && german.is_people("armenier"));
    }
}
