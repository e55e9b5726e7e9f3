use super::candidate::{Candidate, Rank};
use foederis_knowledge::gazetteer::{Gazetteer, Point, Spelling, TownEntry, place_key};
use foederis_knowledge::{Holding, Names, Place, Precision, Referent};
use foederis_model::{Edtf, Language};
use std::cmp::Reverse;

/// Two places of one name that are nearer than this (in degrees, about fifteen kilometres) are one.
const SAME: f64 = 0.15;

/// The source of what is not known by hand.
const TABLE: &str = "GeoNames";

/// What is asked for.
pub struct Search<'a> {
    name: &'a str,
    key: String,
    date: &'a Edtf,
    context: &'a [String],
    gazetteer: &'a Gazetteer<'a>,
    /// Files that places stand in.
    files: &'a [String],
}

impl<'a> Search<'a> {
    pub fn new(name: &'a str, date: &'a Edtf, context: &'a [String], gazetteer: &'a Gazetteer<'a>, files: &'a [String]) -> Self {
        Self { name, key: place_key(name), date, context, gazetteer, files }
    }

    /// Everything of this name, best first.
    pub fn all(&self, packs: &[&Names]) -> Vec<Candidate> {
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

    fn rank(&self, country: Option<&str>, table: bool, spelling: Spelling, population: u32) -> Rank {
        let elsewhere = !country.is_some_and(|country| self.context.iter().any(|code| code == country));
        (elsewhere, table, spelling, Reverse(population))
    }

    fn why(&self, country: Option<&str>, because: &str) -> String {
        match country {
            Some(country) if self.context.iter().any(|code| code == country) => format!("in {country}, as the context says; {because}"),
            _ => because.to_owned(),
        }
    }

    fn by_hand(&self, place: &Place, town: Option<&TownEntry<'_>>, names: &Names) -> Candidate {
        let holding = names.holding(place, self.date);
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
            precision: place.precision(),
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
            precision: Precision::Country,
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
        let holding = territory.and_then(|territory| territory.holding(self.date)).unwrap_or_else(|| Holding::of(Some(town.country)));
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
            precision: Precision::Point,
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
