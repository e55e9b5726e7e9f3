//! Incidents by party and time, counted in cells.

use super::{Choice, Row, Table};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use utoipa::ToSchema;

/// What a lane is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum By {
    /// One party.
    #[default]
    Actor,
    /// Two parties.
    Pair,
}

/// How long a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Unit {
    /// One day.
    Day,
    /// One month.
    Month,
    /// One year.
    Year,
    /// Ten years, from one that ends in 0.
    Decade,
}

impl Unit {
    /// The first day of the cell that a day lies in.
    fn start(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            Self::Month => day.first_of_month(),
            Self::Year => day.first_of_year(),
            Self::Decade => Date::new(day.year().div_euclid(10) * 10, 1, 1).unwrap_or(day),
        }
    }
}

/// The unit in which a span shows no more than a hundred or so cells.
pub(crate) fn unit_for(first: Date, last: Date) -> Unit {
    let days = (last - first).get_days();
    let fits = [(Unit::Day, 120), (Unit::Month, 3_660), (Unit::Year, 43_830)];
    fits.into_iter().find(|(_, longest)| days <= *longest).map_or(Unit::Decade, |(unit, _)| unit)
}

/// What happened in one lane in one cell of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Cell {
    /// Its first day.
    #[schema(value_type = String, format = Date)]
    pub(crate) start: Date,
    #[serde(flatten)]
    pub(crate) sum: Sum,
    /// The incident, where it is one alone.
    pub(crate) id: Option<String>,
}

/// What is only known to lie in a time longer than a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Wide {
    /// The first day that it may have been; none for an open beginning.
    #[schema(value_type = Option<String>, format = Date)]
    pub(crate) first: Option<Date>,
    /// The last one.
    #[schema(value_type = Option<String>, format = Date)]
    pub(crate) last: Option<Date>,
    #[serde(flatten)]
    pub(crate) sum: Sum,
    /// The incident, where it is one alone.
    pub(crate) id: Option<String>,
}

/// Counts of incidents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Sum {
    /// How many.
    pub(crate) incidents: u32,
    /// How many reports tell them together.
    pub(crate) reports: u32,
    /// How many of them are conflict, by PLOVER's quad classes.
    pub(crate) conflict: u32,
    /// How many are cooperation.
    pub(crate) cooperation: u32,
    /// On how many reports differ.
    pub(crate) contested: u32,
}

impl Sum {
    pub(super) fn add(&mut self, row: &Row) {
        self.incidents += 1;
        self.reports += row.reports;
        self.conflict += u32::from(row.is_conflict());
        self.cooperation += u32::from(!row.is_conflict());
        self.contested += u32::from(row.contested);
    }
}

/// One party's incidents, or those between two, over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Lane {
    /// `ARM`, or `ARM:AZE`.
    pub(crate) id: String,
    #[serde(flatten)]
    pub(crate) sum: Sum,
    /// By time.
    pub(crate) cells: Vec<Cell>,
    /// What no cell is long enough for, by time; of many those with most incidents.
    pub(crate) wide: Vec<Wide>,
}

/// At most this many of a lane's wide ones are given.
const WIDE: usize = 40;

/// The busiest lanes, and how many there are. What has no day is in none.
pub(crate) fn lanes(table: &Table, choice: &Choice, by: By, unit: Unit, limit: usize) -> (Vec<Lane>, usize) {
    let mut counts: HashMap<(u32, u32), u32> = HashMap::new();
    let dated = || table.chosen(choice).filter(|(_, row)| row.first.is_some() || row.last.is_some());
    let mut keys = Vec::new();
    for (_, row) in dated() {
        keys_of(table, row, by, &mut keys);
        for key in &keys {
            *counts.entry(*key).or_default() += 1;
        }
    }
    let total = counts.len();
    // Whoever was asked for comes first, and the busiest next.
    let asked: Vec<u32> = choice.actor.iter().filter_map(|name| table.actors.find(name)).collect();
    let mut busiest: Vec<((u32, u32), u32)> = counts.into_iter().collect();
    busiest.sort_unstable_by_key(|((one, other), count)| (!asked.contains(one), Reverse(*count), *one, *other));
    busiest.truncate(limit);
    let numbers: HashMap<(u32, u32), usize> = busiest.iter().enumerate().map(|(at, (key, _))| (*key, at)).collect();
    let mut lanes: Vec<Filling> = busiest.iter().map(|_| Filling::default()).collect();
    for (number, row) in dated() {
        keys_of(table, row, by, &mut keys);
        for lane in keys.iter().filter_map(|key| numbers.get(key)) {
            lanes[*lane].add(number, row, unit);
        }
    }
    let id = |(one, other): (u32, u32)| match by {
        By::Actor => table.actors.name(one).to_owned(),
        By::Pair => format!("{}:{}", table.actors.name(one), table.actors.name(other)),
    };
    let named = busiest.iter().zip(lanes).map(|((key, _), filling)| filling.done(id(*key), table));
    (named.collect(), total)
}

/// The lanes that an incident belongs to: of a pair, one from either side.
fn keys_of(table: &Table, row: &Row, by: By, keys: &mut Vec<(u32, u32)>) {
    keys.clear();
    match by {
        By::Actor => keys.extend(table.parties_of(row).map(|party| (party, 0))),
        By::Pair => {
            for one in table.actors_of(row) {
                for other in table.recipients_of(row).iter().filter(|other| *other != one) {
                    let named = |number: &u32| table.actors.name(*number);
                    let key = if named(one) <= named(other) { (*one, *other) } else { (*other, *one) };
                    if !keys.contains(&key) {
                        keys.push(key);
                    }
                }
            }
        }
    }
}

#[derive(Default)]
struct Filling {
    sum: Sum,
    cells: BTreeMap<Date, (Sum, usize)>,
    wide: BTreeMap<(Option<Date>, Option<Date>), (Sum, usize)>,
}

impl Filling {
    fn add(&mut self, number: usize, row: &Row, unit: Unit) {
        self.sum.add(row);
        let cell = row.first.zip(row.last).map(|(first, last)| (unit.start(first), unit.start(last)));
        let (sum, one) = match cell {
            Some((start, end)) if start == end => self.cells.entry(start).or_default(),
            _ => self.wide.entry((row.first, row.last)).or_default(),
        };
        sum.add(row);
        *one = number;
    }

    fn done(self, id: String, table: &Table) -> Lane {
        let alone = |sum: Sum, number| (sum.incidents == 1).then(|| table.id(number));
        let mut wide: Vec<Wide> =
            self.wide.into_iter().map(|((first, last), (sum, number))| Wide { first, last, sum, id: alone(sum, number) }).collect();
        if wide.len() > WIDE {
            wide.sort_by_key(|wide| Reverse(wide.sum.incidents));
            wide.truncate(WIDE);
            wide.sort_by_key(|wide| (wide.first, wide.last));
        }
        let cells = self.cells.into_iter().map(|(start, (sum, number))| Cell { start, sum, id: alone(sum, number) });
        Lane { id, sum: self.sum, cells: cells.collect(), wide }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{incident, table};
    use super::{By, Choice, Unit, lanes, unit_for};
    use jiff::civil::date;

    #[test]
    fn a_time_longer_than_a_cell_is_put_into_none() {
        let table = table(&[
            incident("i-00000001", [&["AZE"], &["ARM"]], Some("2022-09-13"), &[]),
            incident("i-00000002", [&["AZE"], &["ARM"]], Some("2022-09-14"), &[]),
            incident("i-00000003", [&["AZE"], &["ARM"]], Some("2022-09"), &[]),
            incident("i-00000004", [&["AZE"], &["ARM"]], Some("2022"), &[]),
            incident("i-00000005", [&["RUS"], &["GEO"]], None, &[]),
        ]);
        let (found, total) = lanes(&table, &Choice::default(), By::Pair, Unit::Month, 5);
        assert_eq!((total, found.len(), found[0].id.as_str(), found[0].sum.incidents), (1, 1, "ARM:AZE", 4));
        let cells: Vec<_> = found[0].cells.iter().map(|cell| (cell.start, cell.sum.incidents, cell.id.is_some())).collect();
        assert_eq!(cells, [(date(2022, 9, 1), 3, false)]);
        let wide: Vec<_> = found[0].wide.iter().map(|wide| (wide.first, wide.sum.incidents, wide.id.as_deref())).collect();
        assert_eq!(wide, [(Some(date(2022, 1, 1)), 1, Some("i-00000004"))]);
    }

    #[test]
    fn each_party_has_its_lane_and_the_one_asked_for_comes_first() {
        let table = table(&[
            incident("i-00000001", [&["AZE"], &["ARM"]], Some("2022-09-13"), &[]),
            incident("i-00000002", [&["RUS"], &["ARM"]], Some("1994-05-12"), &[]),
        ]);
        let (found, total) = lanes(&table, &Choice { actor: vec!["RUS".into()], ..Choice::default() }, By::Actor, Unit::Decade, 5);
        let ids: Vec<_> = found.iter().map(|lane| lane.id.as_str()).collect();
        assert_eq!((total, ids), (2, vec!["RUS", "ARM"]));
        assert_eq!(found[0].cells[0].start, date(1990, 1, 1));
    }

    #[test]
    fn the_unit_goes_with_the_span() {
        let units = [date(2022, 10, 1), date(2025, 1, 1), date(2040, 1, 1), date(2200, 1, 1)].map(|last| unit_for(date(2022, 9, 1), last));
        assert_eq!(units, [Unit::Day, Unit::Month, Unit::Year, Unit::Decade]);
    }
}
