//! `GeoNames` and CLDR → `models/places/model.pack`.
//!
//! What is kept: every town of countries where conflict news comes from, larger ones elsewhere; of its names the usual one and every
//! Latin-script one that people may have written. `GeoNames` as packaged has no languages at its names: Dutch and German ones come from
//! CLDR's time zones and `knowledge/gazetteer/exonyms.toml`.

use crate::knowledge;
use foederis_knowledge::gazetteer::{Gazetteer, Point, Town, TownKind, bake, place_key};
use foederis_knowledge::{Knowledge, Place};
use foederis_language::pack::{Header, Source};
use foederis_model::Language;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

/// Fewer inhabitants are left out in `QUIET` countries: hamlets there are many, and their names are mostly those of people and things.
const FLOOR: u32 = 2000;
const QUIET: [&str; 30] = [
    "AR", "AT", "AU", "BE", "BR", "CA", "CH", "CI", "CL", "CN", "CR", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "HR", "HU", "ID", "IT",
    "JP", "MX", "NZ", "PE", "PT", "RO", "SE", "US",
];
/// From so many inhabitants on a town is a city.
const CITY: u32 = 100_000;
/// Countries whose towns come with the dots and strokes of scholars, which newspapers leave out.
const SCHOLARLY: [&str; 20] =
    ["AE", "AF", "BH", "EG", "IL", "IQ", "IR", "JO", "JP", "KW", "LB", "LY", "OM", "PK", "PS", "QA", "SA", "SD", "SY", "YE"];
/// The pack may be no larger.
const LIMIT: usize = 8 << 20;

#[derive(Deserialize)]
struct City {
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u32,
    timezone: String,
    admin1code: String,
    alternatenames: Vec<String>,
}

#[derive(Deserialize)]
struct Country {
    iso3: String,
    capital: String,
}

/// Names of one town by language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exonym {
    nl: Option<String>,
    de: Option<String>,
}

/// Reads the sources and writes the pack.
#[allow(clippy::print_stdout)] // The report is the result.
pub fn run(geonames: &str, cldr: Option<&str>) -> Result<(), String> {
    let mut sources = Vec::new();
    let cities: BTreeMap<String, City> = read(&Path::new(geonames).join("cities500.json"), "CC-BY-4.0", &mut sources)?;
    let countries: HashMap<String, Country> = read(&Path::new(geonames).join("countries.json"), "CC-BY-4.0", &mut sources)?;
    let files = knowledge::files()?;
    let (knowledge, problems) = Knowledge::from_files(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    if !problems.is_empty() {
        return Err("the knowledge files have mistakes; cargo xtask knowledge lists them".to_owned());
    }
    let english = knowledge.pack(&Language::English).ok_or("no English pack")?;
    let territories: Vec<&Place> = english.names.places.iter().filter(|place| !place.geonames.is_empty()).collect();

    let mut towns = Vec::new();
    let mut zones = Vec::new();
    for city in cities.into_values() {
        let Some(country) = countries.get(&city.countrycode) else { continue };
        if city.population < FLOOR && QUIET.contains(&city.countrycode.as_str()) {
            continue;
        }
        let at = Point::from_degrees(city.latitude, city.longitude).ok_or_else(|| format!("{}: off the globe", city.name))?;
        let names: BTreeSet<String> =
            city.alternatenames.iter().filter(|name| *name != &city.name && written(name)).map(|name| plain(name)).collect();
        let name = if SCHOLARLY.contains(&city.countrycode.as_str()) { unmarked(&city.name) } else { city.name.clone() };
        let keys: BTreeSet<String> = names.iter().chain([&name, &city.name]).map(|name| place_key(name)).collect();
        let kind = if keys.contains(&place_key(&country.capital)) {
            TownKind::Capital
        } else if city.population >= CITY {
            TownKind::City
        } else {
            TownKind::Town
        };
        let territory = territories.iter().find(|place| lies_in(place, &city, at)).map(|place| place.name.clone());
        // One of several names with the same key is enough to be found.
        let mut also = BTreeMap::new();
        for other in names {
            also.entry(place_key(&other)).or_insert(other);
        }
        also.remove(&place_key(&name));
        let also = also.into_values().collect();
        let population = city.population;
        towns.push(Town { name, country: country.iso3.clone(), at, population, kind, territory, also, dutch: None, german: None });
        zones.push(city.timezone);
    }
    one_capital(&mut towns);
    if let Some(cldr) = cldr {
        time_zones(Path::new(cldr), &mut towns, &zones, &mut sources)?;
    }
    let own = files.iter().find(|(name, _)| name == "gazetteer/exonyms.toml").map_or("", |(_, text)| text);
    let own: BTreeMap<String, BTreeMap<String, Exonym>> =
        toml::from_str(own).map_err(|error| format!("knowledge/gazetteer/exonyms.toml: {error}"))?;
    for (country, names) in own {
        for (name, exonym) in names {
            let key = place_key(&name);
            let known = |town: &Town| place_key(&town.name) == key || town.also.iter().any(|other| place_key(other) == key);
            let place = largest(&towns, |town| town.country == country && known(town));
            let town = place.ok_or_else(|| format!("knowledge/gazetteer/exonyms.toml: {country} has no {name}"))?;
            towns[town].dutch = exonym.nl.or(towns[town].dutch.take());
            towns[town].german = exonym.de.or(towns[town].german.take());
        }
    }

    let header = Header {
        language: "mul".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        licence: "CC-BY-4.0 AND Unicode-3.0".to_owned(),
        sources,
        ..Header::default()
    };
    let pack = bake(header, towns).map_err(|error| error.to_string())?;
    let table = Gazetteer::read(&pack).map_err(|error| error.to_string())?;
    println!("{} towns, {} names, {} bytes", table.len(), table.names(), pack.len());
    if pack.len() > LIMIT {
        return Err(format!("the pack is larger than {LIMIT} bytes; raise FLOOR in xtask/src/gazetteer.rs"));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../models/places/model.pack");
    fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).map_err(|error| format!("{}: {error}", path.display()))?;
    fs::write(&path, pack).map_err(|error| format!("{}: {error}", path.display()))
}

fn read<T: for<'de> Deserialize<'de>>(path: &Path, licence: &str, sources: &mut Vec<Source>) -> Result<T, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let blake3 = blake3::hash(&bytes).to_hex().to_string();
    sources.push(Source { file, licence: licence.to_owned(), teaches: vec!["places".to_owned()], blake3, sentences: 0 });
    serde_json::from_slice(&bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// Whether a town lies in a territory, by country, division and outline.
fn lies_in(place: &Place, city: &City, at: Point) -> bool {
    let division = format!("{}.{}", city.countrycode, city.admin1code);
    let listed = place.geonames.iter().any(|code| *code == city.countrycode || *code == division);
    listed && (place.outline.is_empty() || place.encloses(at))
}

/// Whether a name is one that people write in Latin script, and no code or rendering of another script word by word.
fn written(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let latin = |c: char| c.is_ascii_alphabetic() || matches!(c, 'À'..='ɏ' | 'Ḁ'..='ỿ' | 'ə');
    (3..=32).contains(&letters)
        && name.chars().next().is_some_and(char::is_uppercase)
        && name.chars().any(char::is_lowercase)
        && name.split([' ', '-']).count() <= 4
        && name.chars().all(|c| latin(c) || matches!(c, ' ' | '-' | '.' | '\'' | '’' | '‘' | 'ʼ' | '`'))
}

fn plain(name: &str) -> String {
    name.replace(['‘', 'ʼ', '`'], "’")
}

/// Without marks on letters and signs of Semitic sounds: `Maḑāyā` is Madaya.
fn unmarked(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        let mut folded = String::new();
        foederis_language::fold_word(c.encode_utf8(&mut [0; 4]), &mut folded);
        match c {
            '‘' | '’' | '`' | 'ʼ' | 'ʿ' | 'ʾ' => {}
            c if c.is_uppercase() => out.extend(folded.chars().flat_map(char::to_uppercase)),
            _ => out.push_str(&folded),
        }
    }
    out
}

/// Of several towns with the capital's name the largest is the capital.
fn one_capital(towns: &mut [Town]) {
    let mut largest: BTreeMap<String, (u32, usize)> = BTreeMap::new();
    for (number, town) in towns.iter().enumerate().filter(|(_, town)| town.kind == TownKind::Capital) {
        let best = largest.entry(town.country.clone()).or_insert((town.population, number));
        if town.population > best.0 {
            *best = (town.population, number);
        }
    }
    for (number, town) in towns.iter_mut().enumerate().filter(|(_, town)| town.kind == TownKind::Capital) {
        if largest.get(&town.country).is_some_and(|(_, best)| *best != number) {
            town.kind = if town.population >= CITY { TownKind::City } else { TownKind::Town };
        }
    }
}

fn largest(towns: &[Town], fits: impl Fn(&Town) -> bool) -> Option<usize> {
    let fitting = towns.iter().enumerate().filter(|(_, town)| fits(town));
    fitting.max_by_key(|(number, town)| (town.population, std::cmp::Reverse(*number))).map(|(number, _)| number)
}

/// Takes the Dutch and German names of the cities that stand for time zones.
fn time_zones(cldr: &Path, towns: &mut [Town], zones: &[String], sources: &mut Vec<Source>) -> Result<(), String> {
    let mut cities = Vec::new();
    for lang in ["en", "nl", "de"] {
        let mut file = Vec::new();
        let path = cldr.join("main").join(lang).join("timeZoneNames.json");
        let all: serde_json::Value = read(&path, "Unicode-3.0", &mut file)?;
        for mut source in file {
            source.file = format!("main/{lang}/timeZoneNames.json");
            sources.push(source);
        }
        let mut found = BTreeMap::new();
        exemplars(&all["main"][lang]["dates"]["timeZoneNames"]["zone"], "", &mut found);
        cities.push(found);
    }
    let [english, dutch, german] = cities.as_slice() else { return Ok(()) };
    for zone in dutch.keys().chain(german.keys()).collect::<BTreeSet<_>>() {
        let last = zone.rsplit('/').next().unwrap_or(zone).replace('_', " ");
        let key = place_key(english.get(zone).unwrap_or(&last));
        let mut best: Option<(u32, usize)> = None;
        for (number, town) in towns.iter().enumerate().filter(|(number, _)| zones[*number] == *zone) {
            if place_key(&town.name) == key && best.is_none_or(|(population, _)| town.population > population) {
                best = Some((town.population, number));
            }
        }
        if let Some((_, number)) = best {
            towns[number].dutch = dutch.get(zone).cloned();
            towns[number].german = german.get(zone).cloned();
        }
    }
    Ok(())
}

/// The `exemplarCity` of every zone, however deep it lies.
fn exemplars(node: &serde_json::Value, path: &str, found: &mut BTreeMap<String, String>) {
    let Some(object) = node.as_object() else { return };
    for (key, value) in object {
        match value.as_str() {
            Some(city) if key == "exemplarCity" => drop(found.insert(path.to_owned(), city.to_owned())),
            Some(_) => {}
            None => exemplars(value, &if path.is_empty() { key.clone() } else { format!("{path}/{key}") }, found),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{unmarked, written};

    #[test]
    fn names_that_people_write_are_kept() {
        for (name, kept) in [("Charkiw", true), ("Xankəndi", true), ("lai sai si", false), ("HRK", false), ("Київ", false), ("W-wa", true)]
        {
            assert_eq!(written(name), kept, "{name}");
        }
        assert_eq!(unmarked("Ra’s al ‘Ayn, Maḑāyā"), "Ras al Ayn, Madaya");
    }
}
