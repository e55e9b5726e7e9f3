//! Which town a name in a text means, by what else the text names.

use super::{Gazetteer, Spelling, TownEntry, place_key};
use std::cmp::Reverse;

/// From so many inhabitants on a town needs no context …
const KNOWN: u32 = 100_000;
/// … if it is so many times as large as the next one of its name.
const LARGER: u32 = 5;
/// A city of this size is meant rather than a namesake in the text's countries …
const WORLD: u32 = 1_000_000;
/// … that is so many times smaller.
const DWARFED: u32 = 20;
/// A shorter name is too often that of something else to be a small town's other name (`Neva` is a river before it is Nawa).
const LONG: usize = 5;

impl Gazetteer<'_> {
    /// The town that a name in a text means, if that is clear enough to act on.
    ///
    /// `context` are the states that the text names (ISO alpha-3). Towns in one of them are preferred, small ones included; without
    /// such a town only a large one that has no rival. A world city wins over a small namesake, so that `Paris` in a text about the
    /// United States stays in France. Names that are also common words or names of people ([`Gazetteer::without`]) are never taken.
    pub fn resolve(&self, name: &str, context: &[&str]) -> Option<TownEntry<'_>> {
        let key = place_key(name);
        // Two letters are an abbreviation; a town's name begins with a capital, or with a small article before one.
        if key.chars().count() < 3 || !name.chars().any(char::is_uppercase) || self.common.contains(key.as_str()) {
            return None;
        }
        let found = self.find(name);
        let here = |town: &&TownEntry<'_>| context.contains(&town.country);
        let largest = found
            .iter()
            .filter(|town| town.spelling != Spelling::Transliterated)
            .max_by_key(|town| (town.population, Reverse(town.number)));
        // The usual name before other names, then the larger: `found` is in that order.
        let near = found.iter().filter(here).find(|town| town.spelling != Spelling::Other || town.population >= KNOWN || key.len() >= LONG);
        let choice = match (near, largest) {
            (Some(near), Some(large)) if large.population >= WORLD && large.population / DWARFED >= near.population => large,
            (Some(near), _) => near,
            (None, Some(large)) => {
                let rival = found.iter().filter(|town| town.number != large.number).map(|town| town.population).max().unwrap_or(0);
                let clear = large.population >= KNOWN && large.population / LARGER >= rival;
                clear.then_some(large)?
            }
            (None, None) => return None,
        };
        Some(choice.clone())
    }
}
