use crate::problem::KnowledgeProblem;
use foederis_language::{Analysis, fold_word, tokenize};
use foederis_model::{Actor, Edtf, Language, Role};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::ops::Range;

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Referent {
    /// A state, body, group or other actor by its own name.
    Actor(Actor),
    /// "Armenian": the state as an attribute.
    Adjective(Actor),
    /// "Armenians": inhabitants.
    People(Actor),
    /// A capital: its government when it acts, a place otherwise. Holds its English name.
    Capital(Actor, String),
    /// By-words of a government: Kremlin, White House.
    Seat(Actor),
    /// Index into [`Names::persons`].
    Person(usize),
    /// Index into [`Names::places`].
    Place(usize),
}

/// A public person, with offices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The usual English form.
    pub name: String,
    /// Offices, the main one first.
    pub offices: Vec<Office>,
    given: Vec<String>,
}

/// An office held.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// For whom the holder acts.
    #[serde(deserialize_with = "actor")]
    pub actor: Actor,
    /// Since when, if known.
    pub from: Option<Edtf>,
    /// Until when, if ended and known.
    pub until: Option<Edtf>,
}

/// A place that is no state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The usual English name.
    pub name: String,
    /// Other spellings.
    #[serde(default)]
    pub also: Vec<String>,
    /// ISO alpha-3 code of the state it belongs to de jure.
    pub country: Option<String>,
    /// city, region, sea …
    pub kind: String,
    /// Where the fact is from.
    pub source: Option<String>,
}

/// One name found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameHit {
    /// The tokens of the name.
    pub tokens: Range<usize>,
    /// What it may stand for, in order of preference.
    pub referents: Vec<Referent>,
    /// Whether it stands in the genitive (`Armeniens`, `Ruslands`).
    pub genitive: bool,
}

/// All names of actors and places, for one language.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Persons that [`Referent::Person`] points to.
    pub persons: Vec<Person>,
    /// Places that [`Referent::Place`] points to.
    pub places: Vec<Place>,
    given: FxHashSet<String>,
    /// English names of states, by code.
    states: FxHashMap<String, String>,
    index: FxHashMap<Box<str>, Vec<Name>>,
}

#[derive(Debug, Clone)]
struct Name {
    words: Vec<Box<str>>,
    /// How each word must be written.
    shapes: Vec<Shape>,
    genitive: bool,
    referents: Vec<(u8, Referent)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Any way.
    Any,
    /// With a capital.
    Capital,
    /// All capitals: a short acronym.
    Upper,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ActorsFile {
    #[serde(default)]
    state: Vec<StateEntry>,
    #[serde(default)]
    actor: Vec<ActorEntry>,
    #[serde(default)]
    person: Vec<PersonEntry>,
    #[serde(default)]
    place: Vec<Place>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StateEntry {
    code: String,
    name: ByLanguage,
    #[serde(default)]
    adjective: ByLanguage,
    #[serde(default)]
    people: ByLanguage,
    #[serde(default)]
    capital: ByLanguage,
    #[serde(default)]
    seat: Vec<String>,
    #[serde(rename = "source")]
    _source: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActorEntry {
    code: String,
    role: Option<String>,
    #[serde(rename = "kind")]
    _kind: Option<String>,
    name: ByLanguage,
    #[serde(rename = "source")]
    _source: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonEntry {
    name: String,
    #[serde(default)]
    surname: Vec<String>,
    #[serde(default = "yes")]
    alone: bool,
    #[serde(default)]
    office: Vec<Office>,
    #[serde(rename = "source")]
    _source: Option<String>,
}

/// Names by language; a bare list or text counts for all.
#[derive(Deserialize, Default, Clone)]
#[serde(untagged)]
enum ByLanguage {
    One(String),
    All(Vec<String>),
    Each {
        #[serde(default)]
        en: Vec<String>,
        #[serde(default)]
        nl: Vec<String>,
        #[serde(default)]
        de: Vec<String>,
    },
    #[default]
    None,
}

impl ByLanguage {
    /// Names to look for in a language. English names are read in the others too, as texts often keep them.
    fn of(&self, lang: &Language) -> Vec<&str> {
        match self {
            Self::None => Vec::new(),
            Self::One(name) => vec![name],
            Self::All(names) => names.iter().map(String::as_str).collect(),
            Self::Each { en, nl, de } => {
                let own: &[String] = match lang {
                    Language::Dutch => nl,
                    Language::German => de,
                    _ => &[],
                };
                own.iter().chain(en).map(String::as_str).collect()
            }
        }
    }

    /// Names in this language only.
    fn only(&self, lang: &Language) -> Vec<&str> {
        match self {
            Self::Each { nl, .. } if *lang == Language::Dutch => nl.iter().map(String::as_str).collect(),
            Self::Each { de, .. } if *lang == Language::German => de.iter().map(String::as_str).collect(),
            other => other.of(lang),
        }
    }

    fn english(&self) -> Option<&str> {
        self.of(&Language::English).first().copied()
    }
}

fn yes() -> bool {
    true
}

fn actor<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Actor, D::Error> {
    Ok(Actor::from(String::deserialize(deserializer)?))
}

/// The whole string in its compared form.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_word(text, &mut out);
    out
}

// Lower is preferred when one name may stand for several things.
const STATE: u8 = 0;
const SEAT: u8 = 1;
const ACTOR: u8 = 2;
const PERSON: u8 = 3;
const PEOPLE: u8 = 4;
const CAPITAL: u8 = 5;
const PLACE: u8 = 6;

impl Names {
    pub(crate) fn read(file: &str, text: &str, problems: &mut Vec<KnowledgeProblem>) -> Option<ActorsFile> {
        match toml::from_str(text) {
            Ok(file) => Some(file),
            Err(error) => {
                let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
                problems.push(KnowledgeProblem::new(file, line, error.message().to_owned()));
                None
            }
        }
    }

    /// Adds the entries of a file, as they are written in one language.
    pub(crate) fn add(&mut self, name: &str, file: &ActorsFile, lang: &Language, problems: &mut Vec<KnowledgeProblem>) {
        let inflects = matches!(lang, Language::Dutch | Language::German);
        for state in &file.state {
            let actor = Actor::new(&state.code);
            if let Some(english) = state.name.english() {
                self.states.insert(state.code.clone(), english.to_owned());
            }
            for form in state.name.of(lang) {
                self.insert(form, STATE, &Referent::Actor(actor.clone()), inflects);
            }
            for adjective in state.adjective.only(lang) {
                for form in inflect(adjective, lang) {
                    self.insert(&form, ACTOR, &Referent::Adjective(actor.clone()), false);
                }
            }
            for form in state.people.only(lang) {
                self.insert(form, PEOPLE, &Referent::People(actor.clone()), false);
            }
            let government = actor.clone().with_role(Role::Government);
            if let Some(english) = state.capital.english() {
                for form in state.capital.of(lang) {
                    self.insert(form, CAPITAL, &Referent::Capital(government.clone(), english.to_owned()), inflects);
                }
            }
            for form in &state.seat {
                self.insert(form, SEAT, &Referent::Seat(government.clone()), inflects);
            }
        }
        for entry in &file.actor {
            let role = match entry.role.as_deref() {
                None => None,
                Some(code) => {
                    let role = Role::from_code(code);
                    if role.is_none() {
                        problems.push(KnowledgeProblem::new(name, None, format!("actor {}: role \"{code}\" is not known", entry.code)));
                    }
                    role
                }
            };
            let referent = Referent::Actor(Actor::new(&entry.code).with_role(role));
            for form in entry.name.of(lang) {
                self.insert(form, ACTOR, &referent, inflects);
            }
        }
        for entry in &file.person {
            self.add_person(entry, inflects);
        }
        for place in &file.place {
            let referent = Referent::Place(self.places.len());
            for form in std::iter::once(&place.name).chain(&place.also) {
                self.insert(form, PLACE, &referent, inflects);
            }
            self.places.push(place.clone());
        }
    }

    fn add_person(&mut self, entry: &PersonEntry, inflects: bool) {
        let number = self.persons.len();
        let referent = Referent::Person(number);
        let given: Vec<String> = entry.name.split(' ').map(folded).collect();
        self.insert(&entry.name, PERSON, &referent, inflects);
        if let [first, _, ..] = &given[..] {
            self.given.insert(first.clone());
        }
        let first = entry.name.split(' ').next().unwrap_or_default();
        for surname in &entry.surname {
            // A surname of several words is a full name.
            if entry.alone || surname.contains(' ') {
                self.insert(surname, PERSON, &referent, inflects);
            } else {
                self.insert(&format!("{first} {surname}"), PERSON, &referent, inflects);
            }
        }
        self.persons.push(Person { name: entry.name.clone(), offices: entry.office.clone(), given });
    }

    fn insert(&mut self, form: &str, rank: u8, referent: &Referent, inflects: bool) {
        self.insert_form(form, rank, referent, false);
        let ends_plain = form.chars().last().is_some_and(|c| c.is_lowercase() && !matches!(c, 's' | 'x' | 'z' | 'ß'));
        if inflects && ends_plain {
            self.insert_form(&format!("{form}s"), rank, referent, true);
        }
    }

    fn insert_form(&mut self, form: &str, rank: u8, referent: &Referent, genitive: bool) {
        let tokens = tokenize(form);
        let mut words = tokens.iter().map(|token| folded(&form[token.bytes.clone()]).into_boxed_str());
        let Some(first) = words.next() else { return };
        let words: Vec<_> = words.collect();
        let shapes: Vec<_> = tokens.iter().map(|token| shape(&form[token.bytes.clone()])).collect();
        let names = self.index.entry(first).or_default();
        let known = names.iter().position(|name| name.words == words && name.shapes == shapes && name.genitive == genitive);
        let at = known.unwrap_or_else(|| {
            // Longer names are tried first, plain ones before genitives; files keep their order otherwise.
            let at = names.partition_point(|name| (name.words.len(), !name.genitive) >= (words.len(), !genitive));
            names.insert(at, Name { words, shapes, genitive, referents: Vec::new() });
            at
        });
        let name = &mut names[at];
        if !name.referents.iter().any(|(_, other)| other == referent) {
            name.referents.push((rank, referent.clone()));
            name.referents.sort_by_key(|(rank, _)| *rank);
        }
    }

    /// The place that a state's code also stands for, where its territory is disputed: `NKR` is Nagorno-Karabakh.
    pub fn territory(&self, code: &str) -> Option<&String> {
        let name = self.states.get(code)?;
        self.places.iter().find(|place| place.name == *name).map(|place| &place.name)
    }

    /// Whether a word (folded) is a given name of anybody known.
    pub fn is_given_name(&self, word: &str) -> bool {
        self.given.contains(word)
    }

    /// Names in the text, from left to right, longest first, not overlapping.
    pub fn find(&self, analysis: &Analysis<'_>) -> Vec<NameHit> {
        let mut hits = Vec::new();
        for sentence in &analysis.sentences {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                match self.at(analysis, at, sentence.tokens.end) {
                    Some(hit) => {
                        at = hit.tokens.end;
                        hits.push(hit);
                    }
                    None => at += 1,
                }
            }
        }
        hits
    }

    /// The longest name that begins at a token and ends before another.
    pub fn at(&self, analysis: &Analysis<'_>, at: usize, end: usize) -> Option<NameHit> {
        if at >= end {
            // A caller may stand behind the last token of the text.
            return None;
        }
        let names = self.index.get(analysis.norm(at))?;
        let mut found: Option<NameHit> = None;
        for name in names {
            let length = 1 + name.words.len();
            if found.as_ref().is_some_and(|hit| hit.tokens.len() > length) {
                break;
            }
            let fits = at + length <= end
                && name.words.iter().zip(at + 1..).all(|(word, at)| **word == *analysis.norm(at))
                && name.shapes.iter().zip(at..).all(|(shape, at)| written(*shape, analysis.word(at)));
            if fits {
                let referents = name.referents.iter().map(|(_, referent)| referent.clone());
                match &mut found {
                    Some(hit) => hit.referents.extend(referents),
                    None => found = Some(NameHit { tokens: at..at + length, referents: referents.collect(), genitive: name.genitive }),
                }
            }
        }
        found
    }
}

impl Person {
    /// Whether a given name in the text can be this person's: the same beginning, spellings of one sound apart.
    pub fn has_given_name(&self, given: &str) -> bool {
        let first = |word: &str| {
            folded(word).chars().next().map(|c| match c {
                'w' => 'v',
                'y' | 'i' => 'j',
                'c' => 'k',
                c => c,
            })
        };
        self.given.iter().any(|own| first(own) == first(given))
    }

    /// The office held on a day; without a day the main office.
    pub fn office_at(&self, when: Option<&Edtf>) -> Option<&Office> {
        let Some(when) = when else { return self.offices.first() };
        self.offices.iter().find(|office| {
            match Edtf::interval(office.from.as_ref(), office.until.as_ref()) {
                Some(term) => term.overlaps(when),
                // No dates known: taken as held.
                None => true,
            }
        })
    }
}

fn shape(word: &str) -> Shape {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if (1..=3).contains(&letters) && word.chars().all(|c| !c.is_lowercase()) {
        Shape::Upper
    } else if word.chars().next().is_some_and(char::is_uppercase) {
        Shape::Capital
    } else {
        Shape::Any
    }
}

fn written(shape: Shape, word: &str) -> bool {
    match shape {
        Shape::Any => true,
        Shape::Capital => word.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphabetic()),
        Shape::Upper => word.chars().all(|c| !c.is_lowercase()),
    }
}

/// The forms an adjective takes before a noun.
fn inflect(adjective: &str, lang: &Language) -> Vec<String> {
    let endings: &[&str] = match lang {
        // "Schweizer", "Genfer" do not inflect.
        Language::German if adjective.ends_with("er") => &[""],
        Language::German => &["", "e", "en", "er", "es", "em"],
        Language::Dutch if adjective.ends_with('e') => &[""],
        Language::Dutch => &["", "e"],
        _ => &[""],
    };
    endings.iter().map(|ending| format!("{adjective}{ending}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Names, Referent};
    use foederis_language::Analyser;
    use foederis_model::{Actor, Language};

    const FILE: &str = r#"
[[state]]
code = "ARM"
name = { en = ["Armenia"], nl = ["Armenië"], de = ["Armenien"] }
adjective = { en = ["Armenian"], nl = ["Armeens"], de = ["armenisch"] }
people = { en = ["Armenian", "Armenians"], nl = ["Armeniërs"], de = ["Armenier"] }
capital = { en = ["Yerevan"], nl = ["Jerevan"], de = ["Eriwan"] }

[[actor]]
code = "USA"
name = ["US", "VS"]

[[person]]
name = "Nikol Pashinyan"
surname = ["Pasjinian", "Paschinjan"]
office = [{ actor = "ARM/gov", from = "2018-05-08" }]

[[person]]
name = "George W. Bush"
surname = ["Bush"]
office = [{ actor = "USA/gov", from = "2001-01-20", until = "2009-01-20" }]
"#;

    fn names(lang: &Language) -> Names {
        let mut problems = Vec::new();
        let file = Names::read("actors/test.toml", FILE, &mut problems).expect("a valid file");
        let mut names = Names::default();
        names.add("actors/test.toml", &file, lang, &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        names
    }

    fn find(lang: Language, text: &str) -> Vec<(String, Referent, bool)> {
        let names = names(&lang);
        let analysis = Analyser::new(lang, [], []).analyse_text(text.into(), 0);
        names
            .find(&analysis)
            .into_iter()
            .map(|hit| (analysis.slice(hit.tokens.clone()).to_owned(), hit.referents[0].clone(), hit.genitive))
            .collect()
    }

    #[test]
    fn states_are_found_in_every_form() {
        let arm = || Actor::new("ARM");
        assert_eq!(
            find(Language::German, "Armeniens Armee und armenische Truppen aus Eriwan"),
            [
                ("Armeniens".to_owned(), Referent::Actor(arm()), true),
                ("armenische".to_owned(), Referent::Adjective(arm()), false),
                ("Eriwan".to_owned(), Referent::Capital("ARM/gov".into(), "Yerevan".to_owned()), false),
            ]
        );
        assert_eq!(find(Language::Dutch, "de Armeense premier Pasjinian").len(), 2);
    }

    #[test]
    fn short_acronyms_are_upper_case_only() {
        assert_eq!(find(Language::English, "The US told us.").len(), 1);
    }

    #[test]
    fn offices_hold_on_their_days() {
        let names = names(&Language::English);
        let at = |person: usize, day: &str| names.persons[person].office_at(Some(&day.parse().expect(day))).map(|o| o.actor.to_string());
        assert_eq!(at(0, "2022-09"), Some("ARM/gov".to_owned()));
        assert_eq!(at(0, "2016"), None);
        assert_eq!(at(1, "2003-03-20"), Some("USA/gov".to_owned()));
        assert_eq!(at(1, "2022"), None);
        assert!(names.persons[0].has_given_name("Nikol") && !names.persons[0].has_given_name("Anna"));
    }

    #[test]
    fn a_wrong_file_names_the_line() {
        let mut problems = Vec::new();
        assert!(Names::read("actors/x.toml", "[[state]]\ncode = 1\n", &mut problems).is_none());
        assert_eq!(problems.len(), 1);
        assert!(problems[0].to_string().starts_with("actors/x.toml:"), "{}", problems[0]);
    }
}
