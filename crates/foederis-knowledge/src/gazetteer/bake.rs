//! Towns → pack. The same towns, in any order, give the same bytes.

use super::strings;
use super::{NUMBER, Point, TownKind, place_key};
use foederis_language::pack::{Header, Writer, write};
use std::collections::{BTreeMap, BTreeSet};

/// A town to be put into the table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Town {
    /// The usual English name.
    pub name: String,
    /// ISO alpha-3 code.
    pub country: String,
    /// Where it lies.
    pub at: Point,
    /// Inhabitants, 0 where not known.
    pub population: u32,
    /// How large it is held to be.
    pub kind: TownKind,
    /// The disputed territory that it lies in.
    pub territory: Option<String>,
    /// Every other name.
    pub also: Vec<String>,
    /// What it is called in Dutch.
    pub dutch: Option<String>,
    /// What it is called in German.
    pub german: Option<String>,
}

/// Why towns cannot be put into a table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BakeError {
    /// More of something than the table has numbers for.
    #[error("{0}: {1} are more than the table of places can hold")]
    TooMany(&'static str, usize),
}

/// Makes the pack. The header's checksum is filled in.
pub fn bake(header: Header, mut towns: Vec<Town>) -> Result<Vec<u8>, BakeError> {
    towns.sort();
    towns.dedup();
    let listed = |names: BTreeSet<&str>| names.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let countries = listed(towns.iter().map(|town| town.country.as_str()).collect());
    let territories = listed(towns.iter().filter_map(|town| town.territory.as_deref()).collect());
    for (what, count, limit) in
        [("countries", countries.len(), 256), ("territories", territories.len(), 63), ("towns", towns.len(), 1 << 24)]
    {
        if count > limit {
            return Err(BakeError::TooMany(what, count));
        }
    }
    let place = |list: &[String], name: &str| list.binary_search_by(|known| known.as_str().cmp(name)).unwrap_or_default();

    let mut records = Writer::new();
    let mut keys: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (number, town) in towns.iter().enumerate() {
        for axis in [town.at.lat + 900_000, town.at.lon + 1_800_000] {
            axis.to_le_bytes()[..3].iter().for_each(|byte| records.u8(*byte));
        }
        records.u32(town.population);
        // Both fit by the limits above.
        let byte = |value: usize| u8::try_from(value).unwrap_or(u8::MAX);
        records.u8(byte(place(&countries, &town.country)));
        let territory = town.territory.as_ref().map_or(0, |name| place(&territories, name) + 1);
        let kind = match town.kind {
            TownKind::Capital => 0,
            TownKind::City => 1,
            TownKind::Town => 2,
        };
        records.u8(byte(territory << 2) | kind);
        for name in std::iter::once(&town.name).chain(&town.also).chain(&town.dutch).chain(&town.german) {
            let key = place_key(name);
            if !key.is_empty() {
                keys.entry(key).or_default().insert(number);
            }
        }
    }
    let (mut first, mut numbers) = (Vec::new(), Vec::new());
    for numbered in keys.values() {
        put(&mut first, numbers.len() / NUMBER);
        for number in numbered {
            put(&mut numbers, *number);
        }
    }
    put(&mut first, numbers.len() / NUMBER);
    if numbers.len() / NUMBER >= 1 << 24 {
        return Err(BakeError::TooMany("names", numbers.len() / NUMBER));
    }

    let mut lists = Writer::new();
    lists.strs(&countries);
    lists.strs(&territories);
    let names: Vec<&str> = towns.iter().map(|town| town.name.as_str()).collect();
    let keys: Vec<&str> = keys.keys().map(String::as_str).collect();
    let exonyms = |of: &dyn Fn(&Town) -> Option<&str>| {
        let (mut numbers, mut names) = (Vec::new(), Vec::new());
        for (number, town) in towns.iter().enumerate() {
            if let Some(name) = of(town).filter(|name| *name != town.name) {
                put(&mut numbers, number);
                names.push(name);
            }
        }
        let mut out = Writer::new();
        out.bytes(&numbers);
        out.bytes(&strings::write(&names));
        out.finish()
    };
    let sections = [
        ("lists", lists.finish()),
        ("names", strings::write(&names)),
        ("towns", records.finish()),
        ("keys", strings::write(&keys)),
        ("first", first),
        ("numbers", numbers),
        ("nl", exonyms(&|town| town.dutch.as_deref())),
        ("de", exonyms(&|town| town.german.as_deref())),
    ];
    Ok(write(header, &sections))
}

/// A number below 2²⁴.
fn put(out: &mut Vec<u8>, number: usize) {
    out.extend(&u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()[..NUMBER]);
}
