use crate::cli::{Cli, Lang, Where};
use crate::exit::Exit;
use crate::models::Models;
use crate::output::{self, safe};
use crate::render::{Renderer, plural};
use foederis_knowledge::gazetteer::{Gazetteer, Point, Spelling, TownEntry, place_key};
use foederis_knowledge::{Holding, Knowledge, Names, Place, Precision, Referent};
use foederis_model::{Edtf, Language};
use miette::{IntoDiagnostic as _, miette};
use serde::Serialize;
use std::io::{self, Write as _};

/// Two places of one name that are nearer than this (in degrees, about fifteen kilometres) are one.
const SAME: f64 = 0.15;

/// The source of what is not known by hand.
const TABLE: &str = "GeoNames";

/// Something that a name may stand for.
#[derive(Debug, Serialize)]
struct Candidate {
    name: String,
    /// ISO alpha-3; null at sea, on borders and where whose it is is the dispute.
    country: Option<String>,
    kind: String,
    precision: &'static str,
    /// Latitude and longitude in degrees.
    at: Option<[f64; 2]>,
    population: Option<u32>,
    nl: Option<String>,
    de: Option<String>,
    /// The disputed territory that it lies in.
    within: Option<String>,
    de_jure: Option<String>,
    de_facto: Vec<String>,
    since: Option<String>,
    note: Option<String>,
    source: String,
    /// Whether a mention in a text is taken for this one.
    taken: bool,
    why: String,
    #[serde(skip)]
    rank: (bool, bool, Spelling, std::cmp::Reverse<u32>),
}

/// `foederis where`
pub fn run(args: &Where, cli: &Cli, colours: bool) -> miette::Result<Exit> {
    let name = args.name.join(" ");
    let knowledge = crate::knowledge::load(cli.knowledge.as_deref())?;
    let models = Models::open(cli.models.as_deref());
    let bytes = models.bytes("places").map_err(|error| miette!("{error}"))?;
    let gazetteer = Gazetteer::read(&bytes).map_err(|error| miette!("the pack of places: {error}"))?;
    let gazetteer = gazetteer.without(knowledge.common.iter().map(AsRef::as_ref));
    let today = || Edtf::day(jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date());
    let search = Search {
        name: &name,
        key: place_key(&name),
        date: args.date.clone().unwrap_or_else(today),
        context: args.context.iter().map(|code| code.to_uppercase()).collect(),
        gazetteer: &gazetteer,
        files: &knowledge.files,
    };
    let languages = match args.lang {
        Some(Lang::Nl) => vec![Language::Dutch],
        Some(Lang::De) => vec![Language::German],
        Some(Lang::En) => vec![Language::English],
        None => vec![Language::English, Language::Dutch, Language::German],
    };
    let packs: Vec<&Names> = languages.iter().filter_map(|lang| Some(&knowledge.pack(lang)?.names)).collect();
    let mut found = search.all(&packs);
    if found.is_empty() {
        return Err(miette!("nothing has the name {}; other spellings may be known, or it belongs into knowledge/places", safe(&name)));
    }
    let shown = found.len().min(args.limit as usize);
    let left_out = found.len() - shown;
    found.truncate(shown);
    let mut out = io::BufWriter::new(output::stdout());
    let renderer = Renderer::new(colours);
    for (number, candidate) in found.iter().enumerate() {
        if args.json {
            writeln!(out, "{}", serde_json::to_string(candidate).into_diagnostic()?).into_diagnostic()?;
        } else {
            let gap = if number == 0 { "" } else { "\n" };
            write!(out, "{gap}{}", text(candidate, renderer, &knowledge)).into_diagnostic()?;
        }
    }
    out.flush().into_diagnostic()?;
    if left_out > 0 {
        output::message(format_args!("{} more; --limit shows them", plural(left_out, "place")));
    }
    Ok(Exit::Fine)
}

/// Where a name of a place is, for whoever asks what happened there.
#[derive(Debug, Clone)]
pub struct Whereabouts {
    /// Its English name, or the state's code.
    pub name: String,
    /// Latitude and longitude in degrees, where it is a point.
    pub at: Option<[f64; 2]>,

    /// The disputed territory that it lies in.
    pub within: Option<String>,
    pub de_jure: Option<String>,
    pub de_facto: Vec<String>,
    /// The entry or table that says so.
    pub source: String,
}

/// What a mention of this name is taken for, beside these states.
pub fn taken(name: &str, date: &Edtf, context: &[String], knowledge: &Knowledge, models: &Models) -> miette::Result<Option<Whereabouts>> {
    let bytes = models.bytes("places").map_err(|error| miette!("{error}"))?;
    let gazetteer = Gazetteer::read(&bytes).map_err(|error| miette!("the pack of places: {error}"))?;
    let search = Search {
        name,
        key: place_key(name),
        date: date.clone(),
        context: context.to_vec(),
        gazetteer: &gazetteer,
        files: &knowledge.files,
    };
    let languages = [Language::English, Language::Dutch, Language::German];
    let packs: Vec<&Names> = languages.iter().filter_map(|lang| Some(&knowledge.pack(lang)?.names)).collect();
    let found = search.all(&packs).into_iter().next();
    Ok(found.map(|found| Whereabouts {
        name: found.name,
        at: found.at.filter(|_| found.precision != Precision::Country.as_str()),
        within: found.within,
        de_jure: found.de_jure,
        de_facto: found.de_facto,
        source: found.source,
    }))
}

/// What is asked for.
struct Search<'a> {
    name: &'a str,
    key: String,
    date: Edtf,
    context: Vec<String>,
    gazetteer: &'a Gazetteer<'a>,
    /// Files that places stand in.
    files: &'a [String],
}

impl Search<'_> {
    /// Everything of this name, best first.
    fn all(&self, packs: &[&Names]) -> Vec<Candidate> {
        let towns = self.gazetteer.find(self.name);
        let mut joined = Vec::new();
        let mut found: Vec<Candidate> = Vec::new();
        for names in packs {
            for referent in names.lookup(self.name) {
                let candidate = match referent {
                    Referent::Place(place) => {
                        let place = &names.places[*place];
                        let town = towns.iter().find(|town| same(place, town));
                        joined.extend(town.map(|town| town.number));
                        self.by_hand(place, town, names)
                    }
                    Referent::Actor(actor) if actor.role.is_none() && names.state(&actor.base).is_some() => self.state(&actor.base, names),
                    _ => continue,
                };
                if !found.iter().any(|known| known.source == candidate.source && known.name == candidate.name) {
                    found.push(candidate);
                }
            }
        }
        let context: Vec<&str> = self.context.iter().map(String::as_str).collect();
        let resolved = self.gazetteer.resolve(self.name, &context);
        let known = !found.is_empty();
        for town in towns.iter().filter(|town| !joined.contains(&town.number)) {
            let names = packs.first().copied();
            // What is known by hand is taken, unless the context says that a town of the table is meant.
            let here = context.contains(&town.country);
            let taken = (here || !known) && resolved.as_ref().is_some_and(|resolved| resolved.number == town.number);
            let twin =
                names.and_then(|names| names.places.iter().find(|place| same(place, town) && is_told_apart(&place.name, &town.name)));
            let mut candidate = match twin.zip(names) {
                Some((place, names)) => self.by_hand(place, Some(town), names),
                None => self.town(town, names),
            };
            candidate.taken = taken;
            found.push(candidate);
        }
        let here = |candidate: &Candidate| !candidate.rank.0;
        let by_hand = |candidate: &Candidate| candidate.source != TABLE;
        found.sort_by_key(|candidate| candidate.rank);
        if let Some(at) = found.iter().position(|candidate| by_hand(candidate) && here(candidate)) {
            found.iter_mut().enumerate().for_each(|(number, candidate)| candidate.taken = number == at);
        } else if !found.iter().any(|candidate| candidate.taken)
            && known
            && let Some(first) = found.iter_mut().find(|candidate| by_hand(candidate))
        {
            first.taken = true;
        }
        found.sort_by_key(|candidate| !candidate.taken);
        found
    }

    fn rank(
        &self,
        country: Option<&str>,
        table: bool,
        spelling: Spelling,
        population: u32,
    ) -> (bool, bool, Spelling, std::cmp::Reverse<u32>) {
        let elsewhere = !country.is_some_and(|country| self.context.iter().any(|code| code == country));
        (elsewhere, table, spelling, std::cmp::Reverse(population))
    }

    fn why(&self, country: Option<&str>, because: &str) -> String {
        match country {
            Some(country) if self.context.iter().any(|code| code == country) => format!("in {country}, as the context says; {because}"),
            _ => because.to_owned(),
        }
    }

    fn by_hand(&self, place: &Place, town: Option<&TownEntry<'_>>, names: &Names) -> Candidate {
        let holding = names.holding(place, &self.date);
        let exonym = |lang| town.and_then(|town| self.gazetteer.exonym(town.number, lang));
        let country = place.country.as_deref();
        let usual = if place_key(&place.name) == self.key { Spelling::Usual } else { Spelling::Other };
        let because = match usual {
            Spelling::Usual => "known by hand, by its usual name",
            _ => "known by hand, by another of its names",
        };
        let population = town.map(|town| town.population).filter(|count| *count > 0);
        let candidate = Candidate {
            name: place.name.clone(),
            country: place.country.clone(),
            kind: place.kind.clone(),
            precision: place.precision().as_str(),
            at: place.at.map(degrees),
            population,
            nl: exonym(&Language::Dutch),
            de: exonym(&Language::German),
            within: place.within.clone(),
            de_jure: None,
            de_facto: Vec::new(),
            since: None,
            note: None,
            source: format!("knowledge/{}:{}", self.files.get(place.origin.file()).map_or("", String::as_str), place.origin.line()),
            taken: false,
            why: self.why(country, because),
            rank: self.rank(country, false, usual, population.unwrap_or(0)),
        };
        held(candidate, &holding)
    }

    fn state(&self, code: &str, names: &Names) -> Candidate {
        let candidate = Candidate {
            name: names.state(code).unwrap_or(code).to_owned(),
            country: Some(code.to_owned()),
            kind: "state".to_owned(),
            precision: Precision::Country.as_str(),
            at: None,
            population: None,
            nl: None,
            de: None,
            within: None,
            de_jure: None,
            de_facto: Vec::new(),
            since: None,
            note: None,
            source: "knowledge/actors/states.toml".to_owned(),
            taken: false,
            why: self.why(Some(code), "a state, which comes before places of its name"),
            rank: self.rank(Some(code), false, Spelling::Usual, u32::MAX),
        };
        held(candidate, &Holding::of(Some(code)))
    }

    fn town(&self, town: &TownEntry<'_>, names: Option<&Names>) -> Candidate {
        let territory = town.territory.and_then(|name| names?.place(name));
        let holding = territory.and_then(|territory| territory.holding(&self.date)).unwrap_or_else(|| Holding::of(Some(town.country)));
        let spelling = match town.spelling {
            Spelling::Usual => "by its usual name",
            Spelling::Other => "by another of its names",
            Spelling::Transliterated => "by a Dutch, German or Arabic way of writing its name",
        };
        let because = match town.population {
            0 => format!("a town {spelling}, its inhabitants not counted"),
            count => format!("a {} {spelling}, {count} inhabitants", town.kind.as_str()),
        };
        let candidate = Candidate {
            name: town.name.clone(),
            country: Some(town.country.to_owned()),
            kind: town.kind.as_str().to_owned(),
            precision: Precision::Point.as_str(),
            at: Some(degrees(town.at)),
            population: Some(town.population).filter(|count| *count > 0),
            nl: self.gazetteer.exonym(town.number, &Language::Dutch),
            de: self.gazetteer.exonym(town.number, &Language::German),
            within: town.territory.map(str::to_owned),
            de_jure: None,
            de_facto: Vec::new(),
            since: None,
            note: None,
            source: TABLE.to_owned(),
            taken: false,
            why: self.why(Some(town.country), &because),
            rank: self.rank(Some(town.country), true, town.spelling, town.population),
        };
        held(candidate, &holding)
    }
}

fn held(mut candidate: Candidate, holding: &Holding<'_>) -> Candidate {
    candidate.de_jure = holding.de_jure.map(str::to_owned);
    candidate.de_facto = holding.de_facto.iter().map(|&code| code.to_owned()).collect();
    candidate.since = holding.since.map(|since| since.as_str().to_owned());
    candidate.note = holding.note.map(str::to_owned);
    candidate
}

/// Whether a place known by hand is this town of the table.
fn same(place: &Place, town: &TownEntry<'_>) -> bool {
    let Some(at) = place.at.filter(|_| place.precision() == Precision::Point) else { return false };
    let ((lat, lon), (other_lat, other_lon)) = (at.degrees(), town.at.degrees());
    (lat - other_lat).abs() < SAME && (lon - other_lon).abs() < SAME
}

/// Whether a name is another one with its country, `Tripoli (Lebanon)`, to tell it apart.
fn is_told_apart(name: &str, other: &str) -> bool {
    name.split_once(" (").is_some_and(|(plain, _)| place_key(plain) == place_key(other))
}

fn degrees(point: Point) -> [f64; 2] {
    let (lat, lon) = point.degrees();
    [lat, lon]
}

fn text(candidate: &Candidate, renderer: Renderer, knowledge: &Knowledge) -> String {
    let states = knowledge.pack(&Language::English).map(|pack| &pack.names);
    let state = |code: &str| match states.and_then(|names| names.state(code)) {
        Some(name) if name != code => format!("{code} ({name})"),
        _ => code.to_owned(),
    };
    let mut lines = Vec::new();
    let taken = if candidate.taken { "  · taken" } else { "" };
    lines.push(format!("{}{taken}", renderer.bold(&safe(&candidate.name))));
    let mut facts = vec![candidate.kind.clone()];
    facts.extend(candidate.country.as_deref().map(state));
    facts.push(match candidate.at {
        Some([lat, lon]) if candidate.precision == "point" => format!("{lat:.4} {lon:.4}"),
        Some([lat, lon]) => format!("about {lat:.1} {lon:.1} ({})", candidate.precision),
        None => format!("no point ({})", candidate.precision),
    });
    facts.extend(candidate.population.map(|count| format!("{count} inhabitants")));
    lines.push(facts.join(" · "));
    let names: Vec<String> = [("nl", &candidate.nl), ("de", &candidate.de)]
        .into_iter()
        .filter_map(|(lang, name)| Some(format!("{lang} {}", safe(name.as_deref()?))))
        .collect();
    if !names.is_empty() {
        lines.push(names.join(" · "));
    }
    let sea = candidate.de_jure.is_none() && candidate.de_facto.is_empty();
    if candidate.kind != "state" && !sea {
        let by_law = candidate.de_jure.as_deref().map_or_else(|| "disputed".to_owned(), state);
        let in_fact: Vec<String> = candidate.de_facto.iter().map(|code| state(code)).collect();
        let since = candidate.since.as_ref().map(|since| format!(" since {since}")).unwrap_or_default();
        let note = candidate.note.as_ref().map(|note| format!("; {}", safe(note))).unwrap_or_default();
        let within = candidate.within.as_ref().map(|within| format!(" · in {}", safe(within))).unwrap_or_default();
        lines.push(format!("de jure {by_law} · de facto {}{since}{note}{within}", in_fact.join(" and ")));
    }
    lines.push(format!("{} · {}", candidate.source, candidate.why));
    let mut out = lines.join("\n  ");
    out.push('\n');
    out
}
