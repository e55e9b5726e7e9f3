use crate::cli::{Cli, Who as Args};
use crate::exit::Exit;
use crate::output::{self, safe};
use crate::render::Renderer;
use foederis_coder::{MentionKind, Named, Scratch};
use foederis_knowledge::{Knowledge, LanguagePack, Names, Office, Origin, Person, Post, Referent};
use foederis_model::{Actor, Document, Edtf, Language};
use miette::{IntoDiagnostic as _, miette};
use serde::Serialize;
use std::io::Write as _;

/// How many near spellings are offered.
const HINTS: usize = 5;

/// `foederis who`
pub fn run(args: &Args, cli: &Cli, colours: bool) -> miette::Result<Exit> {
    let knowledge = crate::knowledge::load(cli.knowledge.as_deref())?;
    let name = args.name.join(" ");
    let languages: Vec<Language> = args.lang.map_or_else(|| Language::CODED.to_vec(), |lang| vec![Language::from(lang.code())]);
    // As it is written; else with the capitals that texts would have.
    let spellings = [name.clone(), capitals(&name), name.to_uppercase()];
    let found = spellings.iter().find_map(|spelling| {
        let answer = Answer::new(&knowledge, spelling, args.date.as_ref(), &languages);
        answer.knows().then_some(answer)
    });
    let Some(answer) = found else { return Err(unknown(&knowledge, &name, &languages)) };
    let answer = Answer { written: (answer.name != name).then(|| answer.name.clone()), name, ..answer };
    let mut out = output::stdout();
    if args.json {
        serde_json::to_writer(&mut out, &answer).into_diagnostic()?;
        writeln!(out).into_diagnostic()?;
    } else {
        out.write_all(answer.print(Renderer::new(colours)).as_bytes()).into_diagnostic()?;
    }
    out.flush().into_diagnostic()?;
    Ok(Exit::Fine)
}

fn unknown(knowledge: &Knowledge, name: &str, languages: &[Language]) -> miette::Report {
    let mut hints: Vec<(usize, String)> = Vec::new();
    for pack in languages.iter().filter_map(|lang| knowledge.pack(lang)) {
        for similar in pack.names.similar(name, HINTS) {
            let meant = match &similar.referent {
                Referent::Person(at) => pack.names.persons[*at].name.clone(),
                Referent::Place(at) => pack.names.places[*at].name.clone(),
                other => actor_of(other).to_string(),
            };
            let hint = format!("  {} ({meant})", similar.name);
            if !hints.iter().any(|(_, known)| *known == hint) {
                hints.push((similar.distance, hint));
            }
        }
    }
    hints.sort_by_key(|(distance, _)| *distance);
    let hints: Vec<String> = hints.into_iter().take(HINTS).map(|(_, hint)| hint).collect();
    if hints.is_empty() {
        miette!("nothing in the knowledge packs is called \"{}\", or nearly so; see knowledge/README.md for how to add it", safe(name))
    } else {
        miette!("nothing in the knowledge packs is called \"{}\"; written nearly so:\n{}", safe(name), hints.join("\n"))
    }
}

/// What a phrase stands for.
#[derive(Debug, Serialize)]
struct Answer {
    name: String,
    /// How texts write it, where that is not how it was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    written: Option<String>,
    date: Option<Edtf>,
    means: Vec<Meaning>,
    readings: Vec<Reading>,
}

/// How the phrase alone is coded.
#[derive(Debug, Serialize)]
struct Meaning {
    code: String,
    base: String,
    role: Option<&'static str>,
    english: Option<String>,
    naming: &'static str,
    langs: Vec<Language>,
    why: String,
    /// Who held the posts of this government on the day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    holders: Vec<Holder>,
}

#[derive(Debug, Serialize)]
struct Holder {
    post: &'static str,
    name: String,
}

/// One thing that the phrase, or the name in it, may stand for.
#[derive(Debug, Serialize)]
struct Reading {
    /// The words of the name.
    words: String,
    code: String,
    english: Option<String>,
    /// state, body, group, person, place …
    kind: String,
    /// name, adjective, inhabitants, capital, seat, person, place
    naming: &'static str,
    langs: Vec<Language>,
    chosen: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    offices: Vec<Held>,
    file: String,
    line: u32,
}

/// An office, as seen from the day asked for.
#[derive(Debug, Serialize)]
struct Held {
    actor: String,
    from: Option<Edtf>,
    until: Option<Edtf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    post: Option<&'static str>,
    /// held, former, later, undated
    standing: &'static str,
}

impl Answer {
    fn new(knowledge: &Knowledge, name: &str, date: Option<&Edtf>, languages: &[Language]) -> Self {
        let mut answer = Self { name: name.to_owned(), written: None, date: date.cloned(), means: Vec::new(), readings: Vec::new() };
        for pack in languages.iter().filter_map(|lang| knowledge.pack(lang)) {
            answer.read(knowledge, pack);
        }
        answer
    }

    fn knows(&self) -> bool {
        !self.readings.is_empty() || !self.means.is_empty()
    }

    /// The phrase as a document of its own, in one language.
    fn read(&mut self, knowledge: &Knowledge, pack: &LanguagePack) {
        let document = phrase(&self.name, &pack.lang, self.date.clone());
        let mentions = foederis_coder::mentions(knowledge, &document, &mut Scratch::default());
        let analysis = pack.analyser.analyse(&document);
        let hits = pack.names.find(&analysis);
        // A name that nobody knows is coded by itself: nothing to explain.
        let mention = mentions
            .iter()
            .filter(|mention| {
                mention.kind == MentionKind::Unnamed
                    || hits.iter().any(|hit| overlaps(analysis.bytes(&hit.tokens).as_ref(), &mention.bytes))
            })
            .max_by_key(|mention| (!mention.kind.is_place(), mention.bytes.len()));
        for hit in &hits {
            let mut taken = false;
            let known = pack.names.known(&analysis, hit.tokens.start, hit.tokens.end);
            for referent in &hit.referents {
                let origin = known
                    .iter()
                    .find(|known| known.referent == *referent)
                    .map_or_else(|| place_origin(&pack.names, referent), |known| known.origin);
                let words = analysis.slice(hit.tokens.clone());
                let mut reading = Reading::new(knowledge, &pack.names, words, referent, origin, self.date.as_ref());
                reading.chosen = !taken
                    && mention.is_some_and(|mention| {
                        overlaps(analysis.bytes(&hit.tokens).as_ref(), &mention.bytes) && stands_for(&pack.names, referent, mention)
                    });
                taken |= reading.chosen;
                self.add(reading, &pack.lang);
            }
        }
        if let Some(mention) = mention {
            self.mean(&pack.names, mention, &hits.iter().filter_map(|hit| hit.referents.first()).cloned().collect::<Vec<_>>(), &pack.lang);
        }
    }

    fn add(&mut self, reading: Reading, lang: &Language) {
        let same = |other: &&mut Reading| {
            (&other.code, other.naming, &other.file, other.line) == (&reading.code, reading.naming, &reading.file, reading.line)
        };
        match self.readings.iter_mut().find(same) {
            Some(known) => {
                known.langs.push(lang.clone());
                known.chosen |= reading.chosen;
            }
            None => self.readings.push(Reading { langs: vec![lang.clone()], ..reading }),
        }
    }

    fn mean(&mut self, names: &Names, mention: &Named, firsts: &[Referent], lang: &Language) {
        let code = if mention.actor.base.is_empty() { mention.place.clone().unwrap_or_default() } else { mention.actor.to_string() };
        if let Some(known) = self.means.iter_mut().find(|known| known.code == code && (known.naming == "place") == mention.kind.is_place())
        {
            known.langs.push(lang.clone());
            return;
        }
        let (naming, why) = explain(names, mention, firsts, self.date.as_ref());
        let why = names.ambiguity(&self.name).map_or_else(|| why.clone(), |note| format!("{why}; {note}"));
        let holders = if mention.actor.role.is_some_and(|role| role.code() == "gov") && naming != "person" {
            holders(names, &mention.actor.base, self.date.as_ref())
        } else {
            Vec::new()
        };
        self.means.push(Meaning {
            code,
            base: mention.actor.base.clone(),
            role: mention.actor.role.map(foederis_model::Role::code),
            english: if naming == "place" { mention.place.clone() } else { english(names, &mention.actor.base) },
            naming,
            langs: vec![lang.clone()],
            why,
            holders,
        });
    }

    fn print(&self, renderer: Renderer) -> String {
        let mut lines = Vec::new();
        if let Some(written) = &self.written {
            lines.push(format!("written \"{}\" in texts; in other letters it is not taken for a name", safe(written)));
        }
        for meaning in &self.means {
            let english = meaning.english.as_ref().map_or_else(String::new, |english| format!("  {english}"));
            let code = if meaning.naming == "place" { format!("{} (a place)", meaning.code) } else { meaning.code.clone() };
            lines.push(format!("{}{english}  {}", renderer.bold(&safe(&code)), langs(&meaning.langs)));
            lines.push(format!("  {}", meaning.why));
            for holder in &meaning.holders {
                lines.push(format!("  {} {}", holder.post, holder.name));
            }
        }
        if !self.readings.is_empty() {
            lines.push(String::new());
            lines.push("may stand for, in the order in which it is tried:".to_owned());
        }
        for reading in &self.readings {
            let mark = if reading.chosen { "*" } else { " " };
            let english = reading.english.as_ref().map_or_else(String::new, |english| format!(" ({english})"));
            lines.push(format!(
                "{mark} {} {}{english}: {} of a {}  {}",
                safe(&reading.words),
                reading.code,
                reading.naming,
                reading.kind,
                langs(&reading.langs)
            ));
            for office in &reading.offices {
                let day = |date: &Option<Edtf>| date.as_ref().map_or_else(|| "…".to_owned(), ToString::to_string);
                let post = office.post.map_or_else(String::new, |post| format!("  {post}"));
                lines.push(format!("    {}  {} – {}{post}  {}", office.actor, day(&office.from), day(&office.until), office.standing));
            }
            lines.push(format!("    {}:{}", reading.file, reading.line));
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

impl Reading {
    fn new(knowledge: &Knowledge, names: &Names, words: &str, referent: &Referent, origin: Origin, date: Option<&Edtf>) -> Self {
        let (naming, kind) = match referent {
            Referent::Actor(_) => ("name", names.kind(origin).unwrap_or("state").to_owned()),
            Referent::Adjective(_) => ("adjective", "state".to_owned()),
            Referent::People(_) => ("inhabitants", "state".to_owned()),
            Referent::Capital(..) => ("capital, for the government", "state".to_owned()),
            Referent::Seat(_) => ("seat or by-word, for the government", "state".to_owned()),
            Referent::Person(_) => ("name", "person".to_owned()),
            Referent::Place(at) => ("name", format!("place ({})", names.places[*at].kind)),
        };
        let (code, english, offices) = match referent {
            Referent::Person(at) => {
                let person = &names.persons[*at];
                let code = person.office_at(date).map_or_else(|| person.name.clone(), |office| office.actor.to_string());
                let offices = person.offices.iter().map(|office| held(person, office, date)).collect();
                (code, Some(person.name.clone()), offices)
            }
            Referent::Place(at) => {
                let place = &names.places[*at];
                (place.country.clone().unwrap_or_else(|| "disputed or no state's".to_owned()), Some(place.name.clone()), Vec::new())
            }
            other => {
                let actor = actor_of(other);
                let english = english(names, &actor.base);
                (actor.to_string(), english, Vec::new())
            }
        };
        let file = knowledge.files.get(origin.file()).map_or_else(String::new, |file| format!("knowledge/{file}"));
        Self { words: words.to_owned(), code, english, kind, naming, langs: Vec::new(), chosen: false, offices, file, line: origin.line() }
    }
}

fn phrase(text: &str, lang: &Language, published: Option<Edtf>) -> Document {
    Document { published, ..Document::new("who", lang.clone(), text) }
}

fn overlaps(hit: Option<&std::ops::Range<usize>>, mention: &std::ops::Range<usize>) -> bool {
    hit.is_some_and(|hit| hit.start < mention.end && mention.start < hit.end)
}

fn actor_of(referent: &Referent) -> Actor {
    match referent {
        Referent::Actor(actor)
        | Referent::Adjective(actor)
        | Referent::People(actor)
        | Referent::Capital(actor, _)
        | Referent::Seat(actor) => actor.clone(),
        Referent::Person(_) | Referent::Place(_) => Actor::new(""),
    }
}

fn place_origin(names: &Names, referent: &Referent) -> Origin {
    match referent {
        Referent::Place(at) => names.places[*at].origin,
        _ => Origin::default(),
    }
}

/// Whether a mention was coded by this reading of its name.
fn stands_for(names: &Names, referent: &Referent, mention: &Named) -> bool {
    match referent {
        Referent::Person(at) => {
            let person = &names.persons[*at];
            mention.kind == MentionKind::Person
                && (mention.actor.base == person.name || person.offices.iter().any(|office| office.actor == mention.actor))
        }
        Referent::Place(at) => mention.place.as_ref() == Some(&names.places[*at].name) && mention.kind.is_place(),
        other => actor_of(other).base == mention.actor.base && mention.kind != MentionKind::Person,
    }
}

fn explain(names: &Names, mention: &Named, firsts: &[Referent], date: Option<&Edtf>) -> (&'static str, String) {
    let on = date.map_or_else(|| "without a date".to_owned(), |date| format!("on {date}"));
    let role = mention.actor.role.map_or("", foederis_model::Role::code);
    match (mention.kind, firsts) {
        (MentionKind::Unnamed, _) => ("speaker", "a speaker without a name".to_owned()),
        (MentionKind::Place, _) => ("place", "a place, not an actor, as the words stand".to_owned()),
        (MentionKind::Person, [Referent::Person(at)]) => {
            let person = &names.persons[*at];
            let why = match person.office_at(date) {
                Some(office) if office.actor == mention.actor && date.is_none() => {
                    format!("{}, for the main office as no day is given; ask with --date for another", person.name)
                }
                Some(office) if office.actor == mention.actor => format!("{}, who holds this office {on}", person.name),
                _ if mention.actor.base == person.name => format!("{} by name: no office {on}", person.name),
                _ => format!(
                    "{}, by the words around the name or as one of several bearers, the first who holds an office {on}",
                    person.name
                ),
            };
            ("person", why)
        }
        (MentionKind::Person, _) => {
            ("person", format!("the first bearer of the name who holds an office {on}, or by the office named before it"))
        }
        (MentionKind::Attribute, _) => {
            ("adjective", "an adjective: the state where it acts with the noun that follows, nothing by itself".to_owned())
        }
        (_, [Referent::People(_), ..]) => ("inhabitants", "inhabitants".to_owned()),
        (_, [Referent::Seat(_), ..]) => ("seat", "a seat or by-word that always stands for the government".to_owned()),
        (_, [Referent::Capital(..), ..]) => {
            ("capital", "a capital: its government where it acts, the place after \"in\", \"from\" and the like".to_owned())
        }
        (_, [Referent::Actor(actor), ..]) if actor.role == mention.actor.role => {
            ("name", "its name; states are tried before seats, other actors, people, inhabitants, capitals and places".to_owned())
        }
        _ => ("office", format!("a name or adjective with a word for the role \"{role}\"")),
    }
}

fn held(_person: &Person, office: &Office, date: Option<&Edtf>) -> Held {
    let term = Edtf::interval(office.from.as_ref(), office.until.as_ref());
    let standing = match (date, &term) {
        (_, None) => "undated",
        (None, Some(_)) => {
            if office.until.is_some() {
                "ended"
            } else {
                "no end known"
            }
        }
        (Some(date), Some(term)) if term.overlaps(date) => "held",
        (Some(date), Some(term)) => {
            if term.bounds().0 > date.bounds().1 {
                "later"
            } else {
                "former"
            }
        }
    };
    Held { actor: office.actor.to_string(), from: office.from.clone(), until: office.until.clone(), post: post(office.post), standing }
}

fn post(post: Post) -> Option<&'static str> {
    match post {
        Post::HeadOfState => Some("head of state"),
        Post::HeadOfGovernment => Some("head of government"),
        Post::Foreign => Some("foreign minister"),
        Post::Defence => Some("defence minister"),
        Post::Interior => Some("interior minister"),
        Post::Other => None,
    }
}

/// Who held the posts of a government on a day.
fn holders(names: &Names, base: &str, date: Option<&Edtf>) -> Vec<Holder> {
    let Some(date) = date else { return Vec::new() };
    let mut found = Vec::new();
    for person in &names.persons {
        for office in person.offices.iter().filter(|office| office.actor.base == base) {
            let on = Edtf::interval(office.from.as_ref(), office.until.as_ref()).is_some_and(|term| term.overlaps(date));
            if let Some(post) = post(office.post).filter(|_| on) {
                found.push(Holder { post, name: person.name.clone() });
            }
        }
    }
    found
}

fn english(names: &Names, base: &str) -> Option<String> {
    names.english(base).filter(|english| *english != base).map(str::to_owned)
}

fn langs(langs: &[Language]) -> String {
    format!("[{}]", langs.iter().map(Language::code).collect::<Vec<_>>().join(" "))
}

/// Every word with a capital.
fn capitals(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut begins = true;
    for c in text.chars() {
        if begins {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        begins = matches!(c, ' ' | '-');
    }
    out
}
