//! Towns of the world: a compact table made by `cargo xtask gazetteer`, searched where it lies.
//!
//! Nothing is unpacked: [`Gazetteer::read`] checks the pack and takes it apart, a look-up is two binary searches in it. What is
//! known of disputed towns, seas and regions stands in `knowledge/places/`, by hand, and comes first; this table is for the rest.
//!
//! For a reader of texts: make one table for the whole run, `Gazetteer::read(bytes)?.without(knowledge.common…)`. For every name of class GPE
//! or LOC in which [`crate::Names::find`] found nothing, ask [`Gazetteer::resolve`] with the states that the document names (by name, capital or
//! the country of a place known by hand) after the German and Dutch genitive `s` was tried too; what comes back is a place with a point, its
//! country and, where [`TownEntry::territory`] says so, the holder of that territory.

mod bake;
mod key;
mod resolve;
mod strings;

pub use bake::{BakeError, Town, bake};
pub use key::{place_key, spellings};

use foederis_language::pack::{PackError, Reader, Sections};
use foederis_model::Language;
use rustc_hash::FxHashSet;
use strings::Strings;

/// Bytes of one town in the table: place on the globe, inhabitants, country, territory and kind.
const RECORD: usize = 12;
/// Bytes of the number of a town where a name points to it.
const NUMBER: usize = 3;

/// A table of towns.
#[derive(Debug, Clone)]
pub struct Gazetteer<'a> {
    countries: Vec<String>,
    territories: Vec<String>,
    names: Strings<'a>,
    records: &'a [u8],
    keys: Strings<'a>,
    /// For every key where its towns begin in `towns`.
    first: &'a [u8],
    towns: &'a [u8],
    exonyms: [Exonyms<'a>; 2],
    common: FxHashSet<Box<str>>,
}

/// What towns are called in one language, by number of the town.
#[derive(Debug, Clone)]
struct Exonyms<'a> {
    towns: &'a [u8],
    names: Strings<'a>,
}

/// Where on the globe, in ten-thousandths of a degree (about ten metres).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// North of the equator.
    pub lat: i32,
    /// East of Greenwich.
    pub lon: i32,
}

/// How large a town is held to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TownKind {
    /// The capital of its state.
    Capital,
    /// 100,000 inhabitants or more.
    City,
    /// Fewer, or not known.
    Town,
}

/// A town as the table has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TownEntry<'g> {
    /// The usual English name.
    pub name: String,
    /// ISO alpha-3 code of the state that it lies in by the table's source.
    pub country: &'g str,
    /// The disputed territory that it lies in, by the name it has in `knowledge/places/territories.toml`.
    pub territory: Option<&'g str>,
    /// Where it lies.
    pub at: Point,
    /// Inhabitants; 0 where the source has none.
    pub population: u32,
    /// How large it is held to be.
    pub kind: TownKind,
    /// Its number in the table.
    pub number: usize,
    /// How the name was found.
    pub spelling: Spelling,
}

/// How a name that was asked for is that of a town.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spelling {
    /// It is the usual name, accents and case apart.
    Usual,
    /// It is another name in the table.
    Other,
    /// It is a Dutch or German way of writing a name in another script.
    Transliterated,
}

impl Point {
    /// From degrees.
    pub fn from_degrees(lat: f64, lon: f64) -> Option<Self> {
        // A longitude may be written beyond the date line; no place needs that.
        let inside = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        #[allow(clippy::cast_possible_truncation)] // At most 1,800,000 by the line above.
        inside.then(|| Self { lat: (lat * 1e4).round() as i32, lon: (lon * 1e4).round() as i32 })
    }

    /// Degrees north and east.
    pub fn degrees(self) -> (f64, f64) {
        (f64::from(self.lat) / 1e4, f64::from(self.lon) / 1e4)
    }
}

impl TownKind {
    /// As it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Capital => "capital",
            Self::City => "city",
            Self::Town => "town",
        }
    }
}

impl<'a> Gazetteer<'a> {
    /// Takes a pack of places apart; damage is noticed here.
    pub fn read(bytes: &'a [u8]) -> Result<Self, PackError> {
        let sections = Sections::read(bytes)?;
        let mut lists = Reader::new(sections.get("lists")?);
        let (countries, territories) = (lists.strs()?, lists.strs()?);
        let names = Strings::read(sections.get("names")?)?;
        let records = sections.get("towns")?;
        let keys = Strings::read(sections.get("keys")?)?;
        let first = sections.get("first")?;
        let exonyms = |name| {
            let mut reader = Reader::new(sections.get(name)?);
            Ok(Exonyms { towns: reader.bytes()?, names: Strings::read(reader.bytes()?)? })
        };
        let table = Self {
            exonyms: [exonyms("nl")?, exonyms("de")?],
            countries,
            territories,
            records,
            keys,
            first,
            names,
            towns: sections.get("numbers")?,
            common: FxHashSet::default(),
        };
        let whole = table.records.len() == table.names.len() * RECORD && first.len() == (table.keys.len() + 1) * NUMBER;
        if whole { Ok(table) } else { Err(PackError::Broken("the tables of places do not fit together")) }
    }

    /// Words that [`Gazetteer::resolve`] never takes for a town, though a town has that name: common words and names of people.
    #[must_use]
    pub fn without<'w>(mut self, words: impl IntoIterator<Item = &'w str>) -> Self {
        self.common.extend(words.into_iter().map(|word| place_key(word).into_boxed_str()));
        self
    }

    /// How many towns there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.names.len() == 0
    }

    /// How many names lead to them.
    pub fn names(&self) -> usize {
        self.keys.len()
    }

    /// Towns that have this name in any of the languages, the largest first; where none has it, towns whose name it writes as Dutch or
    /// German write names of other scripts (`Schtschastja`, `Sjtsjastja`).
    pub fn find(&self, name: &str) -> Vec<TownEntry<'_>> {
        let key = place_key(name);
        let mut found = self.with_key(&key, &key, false);
        if found.is_empty() {
            for other in spellings(&key) {
                for town in self.with_key(&other, &key, true) {
                    if !found.iter().any(|known| known.number == town.number) {
                        found.push(town);
                    }
                }
            }
        }
        found.sort_by_key(|town| (town.spelling, std::cmp::Reverse(town.population), town.number));
        found
    }

    fn with_key(&self, key: &str, asked: &str, transliterated: bool) -> Vec<TownEntry<'_>> {
        let Some(at) = self.keys.find(key) else { return Vec::new() };
        let (Some(from), Some(until)) = (number(self.first, at), number(self.first, at + 1)) else { return Vec::new() };
        (from..until)
            .filter_map(|at| {
                let mut town = self.town(number(self.towns, at)?)?;
                town.spelling = if transliterated {
                    Spelling::Transliterated
                } else if place_key(&town.name) == asked {
                    Spelling::Usual
                } else {
                    Spelling::Other
                };
                Some(town)
            })
            .collect()
    }

    /// The town of a number.
    pub fn town(&self, town: usize) -> Option<TownEntry<'_>> {
        let record = self.records.get(town * RECORD..(town + 1) * RECORD)?;
        let (place, rest) = record.split_first_chunk::<6>()?;
        let (population, rest) = rest.split_first_chunk::<4>()?;
        let [country, flags] = *rest else { return None };
        let axis = |bytes: &[u8]| i32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0]);
        Some(TownEntry {
            name: self.names.get(town)?,
            country: self.countries.get(usize::from(country))?,
            territory: usize::from(flags >> 2).checked_sub(1).and_then(|at| self.territories.get(at)).map(String::as_str),
            at: Point { lat: axis(&place[..3]) - 900_000, lon: axis(&place[3..]) - 1_800_000 },
            population: u32::from_le_bytes(*population),
            kind: match flags & 3 {
                0 => TownKind::Capital,
                1 => TownKind::City,
                _ => TownKind::Town,
            },
            number: town,
            spelling: Spelling::Usual,
        })
    }

    /// What a town is called in Dutch or German, where that is not its usual English name.
    pub fn exonym(&self, town: usize, lang: &Language) -> Option<String> {
        let exonyms = match lang {
            Language::Dutch => &self.exonyms[0],
            Language::German => &self.exonyms[1],
            _ => return None,
        };
        let (numbers, _) = exonyms.towns.as_chunks::<NUMBER>();
        let at = numbers.binary_search_by_key(&town, |bytes| value(*bytes)).ok()?;
        exonyms.names.get(at)
    }
}

fn value([a, b, c]: [u8; NUMBER]) -> usize {
    u32::from_le_bytes([a, b, c, 0]) as usize
}

fn number(table: &[u8], at: usize) -> Option<usize> {
    table.as_chunks::<NUMBER>().0.get(at).map(|bytes| value(*bytes))
}

#[cfg(test)]
mod tests;
