//! How what was found falls into languages, outlets, years and types.

use super::Table;
use crate::engine::{Result, Store, params};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;

/// So many hits are counted.
pub(super) const COUNTED: usize = 20_000;
/// So many values of one field are given.
const VALUES: usize = 50;

/// Hits counted by what their documents and records say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Facets {
    /// How many hits were counted: all, or of very many the first 20,000 that were met.
    pub of: u64,
    /// By language.
    pub lang: Vec<Facet>,
    /// By outlet, where known.
    pub source: Vec<Facet>,
    /// By year of publication, where known.
    pub year: Vec<Facet>,
    /// By type; of reports there are none.
    #[serde(rename = "type")]
    pub types: Vec<Facet>,
}

/// A value with its number of hits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Facet {
    /// The value, as a filter takes it.
    pub value: String,
    /// How many of the hits have it.
    pub count: u64,
}

impl Facets {
    pub(super) fn of(store: &dyn Store, table: Table, rows: &[i64]) -> Result<Self> {
        // From indexes that have all of it: a text or record may fill many pages.
        let sql = match table {
            Table::Documents => {
                "SELECT lang, source_key, published_first, NULL, row FROM documents INDEXED BY documents_search WHERE row = ?"
            }
            Table::Facts => {
                "SELECT f.lang, d.source_key, d.published_first, f.type, d.row FROM facts f INDEXED BY facts_search
                 CROSS JOIN documents d INDEXED BY documents_search ON d.row = f.document WHERE f.row = ?"
            }
        };
        let mut statement = store.prepare(sql)?;
        let (mut lang, mut year, mut types) = (HashMap::new(), HashMap::new(), HashMap::new());
        // An outlet as it is compared, with one of its documents.
        let mut source: HashMap<String, (u64, i64)> = HashMap::new();
        for row in rows {
            let mut found = statement.query(params![*row])?;
            let Some(row) = found.next()? else { continue };
            *lang.entry(row.get::<String>(0)?).or_insert(0) += 1;
            if let Some(key) = row.get::<Option<String>>(1)? {
                source.entry(key).or_insert((0, row.get(4)?)).0 += 1;
            }
            count(&mut year, row.get::<Option<i64>>(2)?.filter(|day| *day > 0).map(|day| day / 10_000));
            count(&mut types, row.get::<Option<String>>(3)?);
        }
        let mut years: Vec<(i64, u64)> = year.into_iter().collect();
        years.sort_unstable_by_key(|(year, _)| Reverse(*year));
        let years = years.into_iter().take(VALUES).map(|(year, count)| Facet { value: format!("{year:04}"), count });
        let source = outlets(store, source)?;
        Ok(Self { of: rows.len() as u64, lang: most(lang), source, year: years.collect(), types: most(types) })
    }
}

/// Those of most hits, as one of their documents writes them.
fn outlets(store: &dyn Store, counts: HashMap<String, (u64, i64)>) -> Result<Vec<Facet>> {
    let mut counts: Vec<(String, (u64, i64))> = counts.into_iter().collect();
    counts.sort_unstable_by(|(one, (a, _)), (other, (b, _))| b.cmp(a).then_with(|| one.cmp(other)));
    counts.truncate(VALUES);
    let mut written = store.prepare("SELECT source FROM documents WHERE row = ?")?;
    let mut named = HashMap::new();
    for (key, (count, row)) in counts {
        let name = written.maybe(params![row], |row| row.get::<Option<String>>(0))?.flatten();
        *named.entry(name.unwrap_or(key)).or_insert(0) += count;
    }
    Ok(most(named))
}

fn count<K: Eq + Hash>(counts: &mut HashMap<K, u64>, value: Option<K>) {
    if let Some(value) = value {
        *counts.entry(value).or_default() += 1;
    }
}

/// The values that most hits have; of equally many by name.
fn most(counts: HashMap<String, u64>) -> Vec<Facet> {
    let mut facets: Vec<Facet> = counts.into_iter().map(|(value, count)| Facet { value, count }).collect();
    facets.sort_unstable_by(|one, other| other.count.cmp(&one.count).then_with(|| one.value.cmp(&other.value)));
    facets.truncate(VALUES);
    facets
}
