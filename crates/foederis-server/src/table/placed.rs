//! Incidents by the place that is told of them.

use super::lanes::Sum;
use super::{Choice, Table};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::HashMap;

/// Incidents at one place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spot {
    /// The number of its name; none for incidents without any place.
    pub(crate) place: Option<u32>,
    pub(crate) sum: Sum,
    /// The last day on which one of them began.
    pub(crate) newest: Option<Date>,
    /// The numbers of those that most reports tell.
    pub(crate) most: Vec<usize>,
}

/// So many incidents are named for each place.
const MOST: usize = 3;

/// Where the incidents of a choice happened: each at the place that is named most for it, where anybody knows where that is.
pub(crate) fn spots(table: &Table, choice: &Choice, mut is_known: impl FnMut(u32) -> bool) -> Vec<Spot> {
    let mut known: HashMap<u32, bool> = HashMap::new();
    let mut found: HashMap<Option<u32>, Spot> = HashMap::new();
    for (number, row) in table.chosen(choice) {
        let places = table.places_of(row);
        let at = places.iter().find(|place| *known.entry(**place).or_insert_with(|| is_known(**place)));
        let at = at.or(places.first()).copied();
        let spot = found.entry(at).or_default();
        spot.place = at;
        spot.sum.add(row);
        spot.newest = spot.newest.max(row.first);
        let reports = |number: &usize| table.row(*number).map_or(0, |row| row.reports);
        if spot.most.len() < MOST || spot.most.last().is_some_and(|last| row.reports > reports(last)) {
            spot.most.push(number);
            spot.most.sort_by_key(|number| Reverse(reports(number)));
            spot.most.truncate(MOST);
        }
    }
    let mut spots: Vec<Spot> = found.into_values().collect();
    spots.sort_unstable_by_key(|spot| (Reverse(spot.sum.incidents), spot.place));
    spots
}

#[cfg(test)]
mod tests {
    use super::super::tests::{incident, table};
    use super::{Choice, spots};

    #[test]
    fn each_incident_is_at_the_first_place_that_somebody_knows() {
        let table = table(&[
            incident("i-00000001", [&["AZE"], &["ARM"]], Some("2022-09-13"), &["Nowhere", "Jermuk"]),
            incident("i-00000002", [&["AZE"], &["ARM"]], Some("2022-09-14"), &["Jermuk"]),
            incident("i-00000003", [&["AZE"], &["ARM"]], None, &["Nowhere"]),
            incident("i-00000004", [&["AZE"], &["ARM"]], None, &[]),
        ]);
        let nowhere = table.places.find("Nowhere");
        let found: Vec<_> = spots(&table, &Choice::default(), |place| Some(place) != nowhere)
            .into_iter()
            .map(|spot| (spot.place.map(|place| table.places.name(place).to_owned()), spot.sum.incidents, spot.most))
            .collect();
        assert_eq!(found[0], (Some("Jermuk".to_owned()), 2, vec![0, 1]));
        assert_eq!(found.len(), 3);
        assert!(found.contains(&(Some("Nowhere".to_owned()), 1, vec![2])) && found.contains(&(None, 1, vec![3])));
    }
}
