use crate::origin::Origin;
use crate::place::{Holding, Place};
use crate::problem::KnowledgeProblem;
use foederis_language::{Analysis, fold_word, tokenize};
use foederis_model::{Actor, Edtf, Language, Role};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

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
    /// Where the entry stands.
    pub origin: Origin,
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
    /// Which of the posts that a state has once.
    #[serde(default)]
    pub post: Post,
}

/// The posts of a government that one person holds at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Post {
    /// President, monarch.
    HeadOfState,
    /// Prime minister, chancellor; a president who leads the government.
    HeadOfGovernment,
    /// Minister of foreign affairs.
    Foreign,
    /// Minister of defence.
    Defence,
    /// Minister of the interior.
    Interior,
    /// Any other, or not said.
    #[default]
    #[serde(other)]
    Other,
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
    pub(crate) states: FxHashMap<String, String>,
    /// Codes of states by their number in the Correlates of War project's list.
    cow: FxHashMap<u16, String>,
    /// English names of the other actors, by code.
    pub(crate) bodies: FxHashMap<String, String>,
    /// What states and the other actors are called in this language first, by code.
    called: BTreeMap<String, String>,
    /// Kinds of actors, by entry.
    pub(crate) kinds: FxHashMap<Origin, Box<str>>,
    /// Kinds of actors, by code; of those with several entries the first.
    kinds_of: FxHashMap<String, Box<str>>,
    /// Why names with several meanings are read as they are, by folded name.
    pub(crate) ambiguities: FxHashMap<String, Box<str>>,
    contexts: Vec<Context>,
    pub(crate) index: FxHashMap<Box<str>, Vec<Name>>,
}

#[derive(Debug, Clone)]
pub(crate) struct Name {
    pub words: Vec<Box<str>>,
    /// How each word must be written.
    pub shapes: Vec<Shape>,
    pub genitive: bool,
    pub referents: Vec<Standing>,
}

/// A referent, how much it is preferred to others of the name, and the entry that gave it.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub rank: u8,
    pub referent: Referent,
    pub origin: Origin,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
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
    state: Vec<Spanned<StateEntry>>,
    #[serde(default)]
    actor: Vec<Spanned<ActorEntry>>,
    #[serde(default)]
    person: Vec<Spanned<PersonEntry>>,
    #[serde(default)]
    place: Vec<Spanned<Place>>,
    #[serde(default)]
    ambiguity: Vec<AmbiguityEntry>,
    #[serde(default, rename = "membership")]
    _membership: Vec<MembershipEntry>,
    /// Number of the file.
    #[serde(skip)]
    pub number: usize,
    /// Where its lines end, in bytes.
    #[serde(skip)]
    lines: Vec<usize>,
}

impl ActorsFile {
    fn origin<T>(&self, entry: &Spanned<T>) -> Origin {
        Origin::new(self.number, self.lines.partition_point(|end| *end < entry.span().start) + 1)
    }
}

/// A name that stands for several actors on purpose.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AmbiguityEntry {
    name: String,
    #[serde(rename = "of")]
    _of: Vec<String>,
    why: String,
    /// What the name means instead of what it usually means: a code or a place.
    instead: Option<String>,
    /// … where one of these words stands in the text,
    #[serde(default)]
    near: Vec<String>,
    /// and none of these,
    #[serde(default)]
    unless: Vec<String>,
    /// or always in these languages.
    #[serde(default)]
    always: Vec<String>,
}

/// Words of a text that give a name its other meaning.
#[derive(Debug, Clone)]
struct Context {
    name: String,
    near: FxHashSet<String>,
    unless: FxHashSet<String>,
    always: bool,
    instead: String,
}

/// Who belongs to a body, since when and until when.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MembershipEntry {
    #[serde(rename = "body")]
    _body: String,
    #[serde(rename = "member")]
    _member: String,
    #[serde(rename = "from")]
    _from: Option<Edtf>,
    #[serde(rename = "until")]
    _until: Option<Edtf>,
    #[serde(rename = "note")]
    _note: Option<String>,
    #[serde(rename = "source")]
    _source: Option<String>,
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
    /// Number in the Correlates of War project's state system.
    cow: Option<u16>,
    #[serde(rename = "source")]
    _source: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActorEntry {
    code: String,
    role: Option<String>,
    kind: Option<String>,
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
        match toml::from_str::<ActorsFile>(text) {
            Ok(file) => Some(ActorsFile { lines: text.match_indices('\n').map(|(at, _)| at).collect(), ..file }),
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
        for entry in &file.state {
            let (state, origin) = (entry.get_ref(), file.origin(entry));
            let standing = |rank, referent| Standing { rank, referent, origin };
            let actor = Actor::new(&state.code);
            if let Some(number) = state.cow {
                // Successors share a number with their predecessor; the one listed first is the one of today.
                self.cow.entry(number).or_insert_with(|| state.code.clone());
            }
            if let Some(english) = state.name.english() {
                self.states.insert(state.code.clone(), english.to_owned());
            }
            if let Some(first) = state.name.of(lang).first() {
                // Forces and parts of a government stand under the state's code too, in other files.
                self.called.insert(state.code.clone(), (*first).to_owned());
            }
            for form in state.name.of(lang) {
                self.insert(form, &standing(STATE, Referent::Actor(actor.clone())), inflects);
            }
            for adjective in state.adjective.only(lang) {
                for form in inflect(adjective, lang) {
                    self.insert(&form, &standing(ACTOR, Referent::Adjective(actor.clone())), false);
                }
            }
            for form in state.people.only(lang) {
                self.insert(form, &standing(PEOPLE, Referent::People(actor.clone())), false);
            }
            let government = actor.clone().with_role(Role::Government);
            if let Some(english) = state.capital.english() {
                for form in state.capital.of(lang) {
                    // "die Moskauer Regierung"
                    if *lang == Language::German && form.ends_with(|c: char| c.is_lowercase() && !"aeioyéäöü".contains(c)) {
                        self.insert(&format!("{form}er"), &standing(PLACE, Referent::Adjective(actor.clone())), false);
                    }
                    self.insert(form, &standing(CAPITAL, Referent::Capital(government.clone(), english.to_owned())), inflects);
                }
            }
            for form in &state.seat {
                self.insert(form, &standing(SEAT, Referent::Seat(government.clone())), inflects);
            }
        }
        for entry in &file.actor {
            let (entry, origin) = (entry.get_ref(), file.origin(entry));
            let role = match entry.role.as_deref() {
                None => None,
                Some(code) => {
                    let role = Role::from_code(code);
                    if role.is_none() {
                        let line = usize::try_from(origin.line()).ok();
                        problems.push(KnowledgeProblem::new(name, line, format!("actor {}: role \"{code}\" is not known", entry.code)));
                    }
                    role
                }
            };
            if let Some(kind) = &entry.kind {
                self.kinds.insert(origin, kind.as_str().into());
                self.kinds_of.entry(entry.code.clone()).or_insert_with(|| kind.as_str().into());
            }
            if let Some(english) = entry.name.english() {
                self.bodies.entry(entry.code.clone()).or_insert_with(|| english.to_owned());
            }
            let own = entry.name.of(lang);
            if let Some(first) = own.first().filter(|_| role.is_none()) {
                self.called.entry(entry.code.clone()).or_insert_with(|| (*first).to_owned());
            }
            let referent = Referent::Actor(Actor::new(&entry.code).with_role(role));
            let standing = Standing { rank: ACTOR, referent, origin };
            for form in entry.name.of(lang) {
                self.insert(form, &standing, inflects);
            }
        }
        for entry in &file.person {
            self.add_person(entry.get_ref(), file.origin(entry), inflects);
        }
        for entry in &file.place {
            let (place, origin) = (entry.get_ref(), file.origin(entry));
            let standing = Standing { rank: PLACE, referent: Referent::Place(self.places.len()), origin };
            for form in std::iter::once(&place.name).chain(&place.also) {
                self.insert(form, &standing, inflects);
            }
            self.places.push(Place { origin, ..place.clone() });
        }
        for entry in &file.ambiguity {
            self.ambiguities.insert(folded(&entry.name), entry.why.as_str().into());
            if let Some(instead) = &entry.instead {
                let set = |words: &[String]| words.iter().map(|word| folded(word)).collect();
                self.contexts.push(Context {
                    name: folded(&entry.name),
                    near: set(&entry.near),
                    unless: set(&entry.unless),
                    always: entry.always.iter().any(|code| code == lang.code()),
                    instead: instead.clone(),
                });
            }
        }
    }

    fn add_person(&mut self, entry: &PersonEntry, origin: Origin, inflects: bool) {
        let standing = Standing { rank: PERSON, referent: Referent::Person(self.persons.len()), origin };
        let given: Vec<String> = entry.name.split(' ').map(folded).collect();
        self.insert(&entry.name, &standing, inflects);
        if let [first, _, ..] = &given[..] {
            self.given.insert(first.clone());
        }
        let first = entry.name.split(' ').next().unwrap_or_default();
        for surname in &entry.surname {
            // A surname of several words is a full name.
            if entry.alone || surname.contains(' ') {
                self.insert(surname, &standing, inflects);
            } else {
                self.insert(&format!("{first} {surname}"), &standing, inflects);
            }
        }
        self.persons.push(Person { name: entry.name.clone(), offices: entry.office.clone(), origin, given });
    }

    fn insert(&mut self, form: &str, standing: &Standing, inflects: bool) {
        self.insert_form(form, standing, false);
        // "al Nusra" beside "al-Nusra"
        if let Some(apart) = with_article_apart(form) {
            self.insert_form(&apart, standing, false);
        }
        let ends_plain = form.chars().last().is_some_and(|c| c.is_lowercase() && !matches!(c, 's' | 'x' | 'z' | 'ß'));
        if inflects && ends_plain {
            self.insert_form(&format!("{form}s"), standing, true);
        }
    }

    fn insert_form(&mut self, form: &str, standing: &Standing, genitive: bool) {
        let tokens = tokenize(form);
        let mut words = tokens.iter().map(|token| folded(&form[token.bytes.clone()]).into_boxed_str());
        let Some(first) = words.next() else { return };
        let words: Vec<_> = words.collect();
        let shapes: Vec<_> = tokens.iter().map(|token| shape(&form[token.bytes.clone()])).collect();
        let names = self.index.entry(first).or_default();
        // Longer names are tried first, plain ones before genitives; files keep their order otherwise.
        let order = |name: &Name| (name.words.len(), !name.genitive);
        let own = (words.len(), !genitive);
        let from = names.partition_point(|name| order(name) > own);
        let end = names.partition_point(|name| order(name) >= own);
        let known = names[from..end].iter().position(|name| name.words == words && name.shapes == shapes);
        let at = known.map_or(end, |at| from + at);
        if known.is_none() {
            names.insert(at, Name { words, shapes, genitive, referents: Vec::new() });
        }
        let name = &mut names[at];
        if !name.referents.iter().any(|other| other.referent == standing.referent) {
            name.referents.push(standing.clone());
            name.referents.sort_by_key(|other| other.rank);
        }
    }

    /// Everything that has exactly this name, however its letters are written, what is preferred first.
    pub fn lookup(&self, name: &str) -> Vec<&Referent> {
        let words: Vec<String> = tokenize(name).iter().map(|token| folded(&name[token.bytes.clone()])).collect();
        let Some((first, rest)) = words.split_first() else { return Vec::new() };
        let names = self.index.get(first.as_str()).into_iter().flatten();
        let same = |name: &&Name| name.words.len() == rest.len() && name.words.iter().zip(rest).all(|(a, b)| **a == **b);
        let mut found: Vec<&Standing> = Vec::new();
        for standing in names.filter(same).flat_map(|name| &name.referents) {
            if !found.iter().any(|known| known.referent == standing.referent) {
                let at = found.partition_point(|known| known.rank <= standing.rank);
                found.insert(at, standing);
            }
        }
        found.into_iter().map(|standing| &standing.referent).collect()
    }

    /// The English name of a state, by its code.
    pub fn state(&self, code: &str) -> Option<&str> {
        self.states.get(code).map(String::as_str)
    }

    /// What an actor is called in this language: the first name that is written of it.
    pub fn called(&self, base: &str) -> Option<&str> {
        self.called.get(base).map(String::as_str)
    }

    /// Everyone who has a name in this language, by code.
    pub fn everyone(&self) -> impl Iterator<Item = (&str, &str)> {
        self.called.iter().map(|(code, name)| (code.as_str(), name.as_str()))
    }

    /// Who holds a place at some time: what is written of the place itself, else of the territory that it lies in, else its state.
    pub fn holding<'n>(&'n self, place: &'n Place, when: &Edtf) -> Holding<'n> {
        place
            .holding(when)
            .or_else(|| self.place(place.within.as_deref()?)?.holding(when))
            .unwrap_or_else(|| Holding::of(place.country.as_deref()))
    }

    /// The place of a usual English name.
    pub fn place(&self, name: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.name == name)
    }

    /// The place that a state's code also stands for, where its territory is disputed: `NKR` is Nagorno-Karabakh.
    pub fn territory(&self, code: &str) -> Option<&String> {
        let name = self.states.get(code)?;
        self.places.iter().find(|place| place.name == *name).map(|place| &place.name)
    }

    /// The code of the state of today that has this number in the Correlates of War project's list.
    pub fn by_cow(&self, number: u16) -> Option<&str> {
        self.cow.get(&number).map(String::as_str)
    }

    /// Whether a base is a state's code: AFP and CIS are none.
    pub fn is_state(&self, base: &str) -> bool {
        self.states.contains_key(base)
    }

    /// What kind of actor a base is: body, group, force, outlet … States have none.
    pub fn kind_of(&self, base: &str) -> Option<&str> {
        self.kinds_of.get(base).map(AsRef::as_ref)
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
        for context in &self.contexts {
            self.read_in_context(context, analysis, &mut hits);
        }
        hits
    }

    /// Gives a name its other meaning, where the text's words call for it.
    fn read_in_context(&self, context: &Context, analysis: &Analysis<'_>, hits: &mut [NameHit]) {
        let is_it = |hit: &NameHit| hit.tokens.len() == 1 && analysis.norm(hit.tokens.start) == context.name;
        if !hits.iter().any(is_it) {
            return;
        }
        let there = |words: &FxHashSet<String>| (0..analysis.tokens.len()).any(|at| words.contains(analysis.norm(at)));
        if !context.always && (!there(&context.near) || there(&context.unless)) {
            return;
        }
        let place = self.places.iter().position(|place| place.name == context.instead);
        let meant = place.map_or_else(|| Referent::Actor(Actor::new(&context.instead)), Referent::Place);
        for hit in hits.iter_mut().filter(|hit| is_it(hit)) {
            hit.referents.retain(|referent| *referent != meant);
            hit.referents.insert(0, meant.clone());
        }
    }

    /// The longest name that begins at a token and ends before another.
    pub fn at(&self, analysis: &Analysis<'_>, at: usize, end: usize) -> Option<NameHit> {
        let mut found: Option<NameHit> = None;
        for name in self.fitting(analysis, at, end) {
            let length = 1 + name.words.len();
            if found.as_ref().is_some_and(|hit| hit.tokens.len() > length) {
                break;
            }
            let referents = name.referents.iter().map(|standing| standing.referent.clone());
            match &mut found {
                Some(hit) => hit.referents.extend(referents),
                None => found = Some(NameHit { tokens: at..at + length, referents: referents.collect(), genitive: name.genitive }),
            }
        }
        found
    }

    /// The names that begin at a token and end before another, longest first, plain ones before genitives.
    pub(crate) fn fitting<'n>(&'n self, analysis: &'n Analysis<'_>, at: usize, end: usize) -> impl Iterator<Item = &'n Name> {
        // A caller may stand behind the last token of the text.
        let names = if at < end { self.index.get(analysis.norm(at)) } else { None };
        names.into_iter().flatten().filter(move |name| {
            at + 1 + name.words.len() <= end
                && name.words.iter().zip(at + 1..).all(|(word, at)| **word == *analysis.norm(at))
                && name.shapes.iter().zip(at..).all(|(shape, at)| written(*shape, analysis.word(at)))
        })
    }
}

impl Person {
    /// Whether a given name in the text can be this person's: the same first letter and next consonant, spellings of one sound apart.
    pub fn has_given_name(&self, given: &str) -> bool {
        let given = sounds(given);
        self.given.iter().any(|own| {
            let own = sounds(own);
            own[0] == given[0] && (own[1] == given[1] || own[1].is_none() || given[1].is_none())
        })
    }

    /// Whether a word (folded) is one of this person's given names.
    pub fn is_called(&self, given: &str) -> bool {
        self.given.iter().take(self.given.len().saturating_sub(1)).any(|own| own == given)
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

/// How a given name begins, and its next consonant: `Wolodymyr` and `Volodymyr` agree, `Wladimir` and `Vitali` do not.
fn sounds(name: &str) -> [Option<char>; 2] {
    let name = folded(name);
    let mut letters = name.chars().map(|c| match c {
        'w' => 'v',
        'y' | 'i' => 'j',
        'c' | 'q' => 'k',
        'z' => 's',
        c => c,
    });
    let first = letters.next();
    [first, letters.find(|c| c.is_alphabetic() && !matches!(c, 'a' | 'e' | 'j' | 'o' | 'u' | 'h') && Some(*c) != first)]
}

/// The Arabic article without its hyphen, where a word of the name begins with one.
fn with_article_apart(form: &str) -> Option<String> {
    let mut changed = false;
    let words: Vec<String> = form
        .split(' ')
        .map(|word| match word.get(..3) {
            Some("al-" | "Al-" | "el-" | "El-") => {
                changed = true;
                word.replacen('-', " ", 1)
            }
            _ => word.to_owned(),
        })
        .collect();
    changed.then(|| words.join(" "))
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

impl Shape {
    /// A folded word, written so.
    pub(crate) fn applied(self, word: &str) -> String {
        match self {
            Self::Any => word.to_owned(),
            Self::Upper => word.to_uppercase(),
            Self::Capital => {
                let mut letters = word.chars();
                letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
            }
        }
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
    use super::{Names, Referent, with_article_apart};
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
    fn given_names_agree_by_sound() {
        let names = names(&Language::English);
        let given = |person: usize, word: &str| names.persons[person].has_given_name(word);
        assert!(given(0, "Nicolas") && !given(0, "Narek"));
        assert!(given(1, "Georg") && given(1, "Giorgi") && !given(1, "Gavin"));
    }

    #[test]
    fn the_arabic_article_may_stand_apart() {
        assert_eq!(with_article_apart("Jabhat al-Nusra").as_deref(), Some("Jabhat al Nusra"));
        assert_eq!(with_article_apart("al-Qaeda").as_deref(), Some("al Qaeda"));
        assert_eq!(with_article_apart("national-liberal"), None);
    }

    #[test]
    fn a_wrong_file_names_the_line() {
        let mut problems = Vec::new();
        assert!(Names::read("actors/x.toml", "[[state]]\ncode = 1\n", &mut problems).is_none());
        assert_eq!(problems.len(), 1);
        assert!(problems[0].to_string().starts_with("actors/x.toml:"), "{}", problems[0]);
    }
}
