//! All incidents in memory, a few numbers each: what overviews, timelines, maps and dossiers count, they count here.
//!
//! A ledger of a million documents has more than a million incidents. Counting them in SQL for each question would take seconds; a walk over this table
//! takes milliseconds, and what is shown whole is read from the ledger by its id.

mod choose;
mod lanes;
mod names;
mod parties;
mod placed;

pub(crate) use choose::Choice;
pub(crate) use lanes::{By, Lane, Sum, Unit, lanes, unit_for};
pub(crate) use parties::{Party, Summary, partners, summary};
pub(crate) use placed::spots;

use foederis_analysis::{Incident, State};
use foederis_model::{EventType, Language, QuadClass, Status};
use foederis_store::Neighbourhood;
use jiff::civil::Date;
use names::Names;
use std::collections::BTreeSet;

/// One incident, by number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    pub(crate) code: EventType,
    pub(crate) state: State,
    pub(crate) contested: bool,
    /// Which of nl, de, en and others it is told in, a bit each.
    languages: u8,
    /// In which statuses its reports tell it, a bit each.
    statuses: u8,
    /// First and last day that its time allows for, `None` for an open or unknown end.
    pub(crate) first: Option<Date>,
    pub(crate) last: Option<Date>,
    pub(crate) reports: u32,
    pub(crate) documents: u32,
    /// Kinds of figures that exclude each other.
    pub(crate) disputed_figures: u8,
    /// Where its lists begin in [`Table::lists`]: actors, then recipients, places, outlets.
    lists: u32,
    lengths: [u8; 4],
}

/// A list of a row.
#[derive(Debug, Clone, Copy)]
enum List {
    Actors,
    Recipients,
    Places,
    Outlets,
}

/// Every incident, in the order of days; those without one last.
#[derive(Debug, Default)]
pub(crate) struct Table {
    rows: Vec<Row>,
    ids: Vec<u64>,
    /// Where each row comes from; none in a table of what was known earlier.
    neighbourhoods: Vec<Option<Neighbourhood>>,
    lists: Vec<u32>,
    pub(crate) actors: Names,
    pub(crate) places: Names,
    pub(crate) outlets: Names,
}

/// Lists longer than this are cut: a row is counted under its first parties and places.
const LONGEST: usize = u8::MAX as usize;

impl Table {
    /// Takes in one more. After the last one, [`Table::order`] puts them in order.
    pub(crate) fn push(&mut self, incident: &Incident, neighbourhood: Option<Neighbourhood>) {
        let start = self.lists.len();
        let mut lengths = [0; 4];
        let mut put = |lists: &mut Vec<u32>, which: List, numbers: &mut dyn Iterator<Item = u32>| {
            let before = lists.len();
            for number in numbers.take(LONGEST) {
                // Roles of one actor are one party.
                if !lists[before..].contains(&number) {
                    lists.push(number);
                }
            }
            lengths[which as usize] = u8::try_from(lists.len() - before).unwrap_or(u8::MAX);
        };
        let (actors, places, outlets) = (&mut self.actors, &mut self.places, &mut self.outlets);
        put(&mut self.lists, List::Actors, &mut incident.sides.actor.iter().map(|actor| actors.number(&actor.base)));
        put(&mut self.lists, List::Recipients, &mut incident.sides.recipient.iter().map(|actor| actors.number(&actor.base)));
        put(&mut self.lists, List::Places, &mut incident.place.iter().map(|place| places.number(place)));
        put(&mut self.lists, List::Outlets, &mut incident.sources.iter().map(|outlet| outlets.number(outlet)));
        let (first, last) = incident.days();
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        self.rows.push(Row {
            code: incident.event_type,
            state: incident.state,
            contested: incident.is_contested(),
            languages: incident.languages.iter().fold(0, |bits, lang| bits | bit(lang)),
            statuses: incident.statuses.keys().fold(0, |bits, status| bits | told(*status)),
            first,
            last,
            reports: count(incident.reports.len()),
            documents: count(incident.documents.len()),
            disputed_figures: u8::try_from(incident.figures.iter().filter(|figures| figures.disputed).count()).unwrap_or(u8::MAX),
            lists: u32::try_from(start).unwrap_or(u32::MAX),
            lengths,
        });
        self.ids.push(packed(&incident.id));
        self.neighbourhoods.push(neighbourhood);
    }

    /// The neighbourhoods of which only a part was known on a day; `None` where the ledger does not tell.
    pub(crate) fn partly_known(&self, day: Date) -> Option<BTreeSet<i64>> {
        let mut partly = BTreeSet::new();
        for neighbourhood in &self.neighbourhoods {
            let Neighbourhood { number, first, whole } = (*neighbourhood)?;
            if first <= day && day < whole {
                partly.insert(number);
            }
        }
        Some(partly)
    }

    /// The rows of neighbourhoods that were known as they are now on a day, without these others.
    pub(crate) fn known_as_now(&self, day: Date, others: &BTreeSet<i64>) -> Self {
        let mut then = self.only(|neighbourhood| neighbourhood.whole <= day && !others.contains(&neighbourhood.number));
        then.neighbourhoods.fill(None);
        then
    }

    /// The rows of all neighbourhoods but these.
    pub(crate) fn without(&self, changed: &BTreeSet<i64>) -> Self {
        self.only(|neighbourhood| !changed.contains(&neighbourhood.number))
    }

    /// The rows whose neighbourhood is known and passes, with no list that is not theirs.
    fn only(&self, passes: impl Fn(&Neighbourhood) -> bool) -> Self {
        let mut some = Self { actors: self.actors.clone(), places: self.places.clone(), outlets: self.outlets.clone(), ..Self::default() };
        for ((row, id), neighbourhood) in self.rows.iter().zip(&self.ids).zip(&self.neighbourhoods) {
            if neighbourhood.as_ref().is_some_and(&passes) {
                let length: usize = row.lengths.iter().map(|length| usize::from(*length)).sum();
                let (from, to) = (row.lists as usize, some.lists.len());
                some.lists.extend_from_slice(&self.lists[from..from + length]);
                some.rows.push(Row { lists: u32::try_from(to).unwrap_or(u32::MAX), ..*row });
                some.ids.push(*id);
                some.neighbourhoods.push(*neighbourhood);
            }
        }
        some
    }

    /// Puts the rows in the order of days, those without one last; of one day by id.
    pub(crate) fn order(&mut self) {
        let mut numbers: Vec<usize> = (0..self.rows.len()).collect();
        let day = |number: usize| self.rows[number].first.or(self.rows[number].last).unwrap_or(Date::MAX);
        // Most of them may be in order already, which this kind of sorting sees.
        numbers.sort_by_key(|number| (day(*number), self.ids[*number]));
        self.rows = numbers.iter().map(|number| self.rows[*number]).collect();
        self.ids = numbers.iter().map(|number| self.ids[*number]).collect();
        self.neighbourhoods = numbers.iter().map(|number| self.neighbourhoods[*number]).collect();
    }

    /// The rows with their numbers, in their order.
    pub(crate) fn rows(&self) -> impl DoubleEndedIterator<Item = (usize, &Row)> + ExactSizeIterator {
        self.rows.iter().enumerate()
    }

    pub(crate) fn row(&self, number: usize) -> Option<&Row> {
        self.rows.get(number)
    }

    /// The incident's id.
    pub(crate) fn id(&self, number: usize) -> String {
        unpacked(self.ids[number])
    }

    /// The number of the incident with this id.
    pub(crate) fn number(&self, id: &str) -> Option<usize> {
        let wanted = packed(id);
        self.ids.iter().position(|id| *id == wanted)
    }

    fn list(&self, row: &Row, which: List) -> &[u32] {
        let which = which as usize;
        let before: usize = row.lengths[..which].iter().map(|length| usize::from(*length)).sum();
        let start = row.lists as usize + before;
        &self.lists[start..start + usize::from(row.lengths[which])]
    }

    fn actors_of(&self, row: &Row) -> &[u32] {
        self.list(row, List::Actors)
    }

    fn recipients_of(&self, row: &Row) -> &[u32] {
        self.list(row, List::Recipients)
    }

    /// Everyone in it, each once.
    fn parties_of(&self, row: &Row) -> impl Iterator<Item = u32> {
        let (actors, recipients) = (self.actors_of(row), self.recipients_of(row));
        actors.iter().chain(recipients.iter().filter(|number| !actors.contains(number))).copied()
    }

    fn places_of(&self, row: &Row) -> &[u32] {
        self.list(row, List::Places)
    }

    fn outlets_of(&self, row: &Row) -> &[u32] {
        self.list(row, List::Outlets)
    }
}

impl Row {
    /// Whether it is conflict rather than cooperation, by PLOVER's quad class of the type.
    pub(crate) fn is_conflict(&self) -> bool {
        matches!(self.code.quad(), QuadClass::VerbalConflict | QuadClass::MaterialConflict)
    }

    pub(crate) fn is_in_several_languages(&self) -> bool {
        self.languages.count_ones() > 1
    }
}

fn bit(language: &Language) -> u8 {
    match language {
        Language::Dutch => 1,
        Language::German => 2,
        Language::English => 4,
        Language::Other(_) => 8,
    }
}

fn told(status: Status) -> u8 {
    match status {
        Status::Asserted => 1,
        Status::Claimed => 2,
        Status::Denied => 4,
        Status::Negated => 8,
        Status::Hypothetical => 16,
    }
}

/// `i-` and up to fifteen hexadecimal digits, as a number whose first digit says how many there are.
fn packed(id: &str) -> u64 {
    let digits = id.strip_prefix("i-").unwrap_or(id);
    match (digits.len(), u64::from_str_radix(digits, 16)) {
        (length @ 1..=15, Ok(number)) => (length as u64) << 60 | number,
        // Not an id of a ledger: no incident has it.
        _ => 0,
    }
}

fn unpacked(id: u64) -> String {
    let length = usize::try_from(id >> 60).unwrap_or_default();
    format!("i-{:0length$x}", id & ((1 << 60) - 1))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{Table, packed, unpacked};
    use foederis_analysis::{Incident, Sides, State};
    use foederis_model::{Actor, Edtf, EventType, Language};

    /// An incident that one report tells.
    pub(crate) fn incident(id: &str, sides: [&[&str]; 2], when: Option<&str>, place: &[&str]) -> Incident {
        let [actor, recipient] = sides.map(|side| side.iter().map(|code| Actor::from(*code)).collect());
        Incident {
            id: id.to_owned(),
            event_type: EventType::Assault,
            sides: Sides { actor, recipient, mutual: false },
            when: when.map(|when| when.parse::<Edtf>().unwrap()),
            place: place.iter().map(|&place| place.to_owned()).collect(),
            state: State::Agreed,
            statuses: [].into(),
            reports: vec!["e-1".to_owned()],
            documents: vec!["d".to_owned()],
            languages: vec![Language::Dutch],
            sources: vec!["De Grensbode".to_owned()],
            copies: Vec::new(),
            independent: 1,
            figures: Vec::new(),
        }
    }

    pub(crate) fn table(incidents: &[Incident]) -> Table {
        let mut table = Table::default();
        for incident in incidents {
            table.push(incident, None);
        }
        table
    }

    /// Every row with its lists, in words.
    pub(crate) fn told(table: &Table) -> Vec<String> {
        let names = |list: &[u32], of: &super::Names| list.iter().map(|number| of.name(*number).to_owned()).collect::<Vec<_>>();
        let lists = |row: &super::Row| {
            let parties = [table.actors_of(row), table.recipients_of(row)].map(|list| names(list, &table.actors));
            (parties, names(table.places_of(row), &table.places), names(table.outlets_of(row), &table.outlets))
        };
        // Where a row's lists begin may differ.
        let told = |(number, row): (usize, &super::Row)| {
            format!("{} {:?} {:?} {:?}", table.id(number), super::Row { lists: 0, ..*row }, lists(row), table.neighbourhoods[number])
        };
        table.rows().map(told).collect()
    }

    #[test]
    fn ids_are_kept_as_numbers_with_their_zeros() {
        for id in ["i-00a1b2c3", "i-ffffffff", "i-0123456789ab"] {
            assert_eq!(unpacked(packed(id)), id);
        }
        assert_ne!(packed("i-00a1b2c3"), packed("i-a1b2c3"));
        assert_eq!(packed("i-<script>"), 0);
    }

    #[test]
    fn a_row_keeps_its_lists_apart() {
        let table = table(&[
            incident("i-00000001", [&["AZE/mil", "AZE"], &["ARM"]], Some("2022-09-13"), &["Jermuk", "ARM"]),
            incident("i-00000002", [&[], &["ARM", "RUS"]], None, &[]),
        ]);
        let names = |list: &[u32], of: &super::Names| list.iter().map(|number| of.name(*number).to_owned()).collect::<Vec<_>>();
        let row = table.row(0).unwrap();
        assert_eq!(names(table.actors_of(row), &table.actors), ["AZE"], "one party in two roles is one");
        assert_eq!(names(table.recipients_of(row), &table.actors), ["ARM"]);
        assert_eq!(names(table.places_of(row), &table.places), ["Jermuk", "ARM"]);
        assert_eq!(names(table.outlets_of(row), &table.outlets), ["De Grensbode"]);
        let row = table.row(1).unwrap();
        assert_eq!(table.parties_of(row).count(), 2);
        assert!(row.first.is_none() && table.places_of(row).is_empty());
        assert_eq!((table.id(1), table.number("i-00000002"), table.number("i-0000000f")), ("i-00000002".to_owned(), Some(1), None));
    }
}
