use super::{Row, Table, bit, told};
use foederis_analysis::State;
use foederis_model::{EventType, Language, Status};
use jiff::civil::Date;

/// Which incidents are asked for. Fields narrow each other down; of a list any will do. An empty choice is everything.
#[derive(Debug, Clone, Default)]
pub(crate) struct Choice {
    pub(crate) actor: Vec<String>,
    pub(crate) pair: Option<(String, String)>,
    pub(crate) types: Vec<EventType>,
    pub(crate) place: Vec<String>,
    /// A span that the incident's time must overlap; what has no time is in none.
    pub(crate) from: Option<Date>,
    pub(crate) until: Option<Date>,
    /// Only what may have begun by then.
    pub(crate) as_of: Option<Date>,
    pub(crate) lang: Vec<Language>,
    /// In one of these a report of it tells it.
    pub(crate) statuses: Vec<Status>,
    pub(crate) source: Vec<String>,
    pub(crate) contested: bool,
    /// How they stand among their reports.
    pub(crate) states: Vec<State>,
    /// Only what so many documents tell.
    pub(crate) least: u32,
}

/// A choice by the numbers of one table.
struct Numbers {
    actor: Option<Vec<u32>>,
    pair: Option<[Option<u32>; 2]>,
    place: Option<Vec<u32>>,
    source: Option<Vec<u32>>,
    languages: u8,
    statuses: u8,
}

impl Table {
    /// The rows that a choice asks for, with their numbers, in their order.
    pub(crate) fn chosen<'t>(&'t self, choice: &'t Choice) -> impl DoubleEndedIterator<Item = (usize, &'t Row)> {
        // A name that nothing has finds nothing; an empty list asks for nothing.
        let all = |names: &[String], of: &super::Names| {
            (!names.is_empty()).then(|| names.iter().filter_map(|name| of.find(base(name))).collect::<Vec<_>>())
        };
        let numbers = Numbers {
            actor: all(&choice.actor, &self.actors),
            pair: choice.pair.as_ref().map(|(one, other)| [one, other].map(|name| self.actors.find(base(name)))),
            place: all(&choice.place, &self.places),
            source: all(&choice.source, &self.outlets),
            languages: choice.lang.iter().fold(0, |bits, lang| bits | bit(lang)),
            statuses: choice.statuses.iter().fold(0, |bits, status| bits | told(*status)),
        };
        self.rows().filter(move |(_, row)| self.fits(row, choice, &numbers))
    }

    fn fits(&self, row: &Row, choice: &Choice, numbers: &Numbers) -> bool {
        let any = |wanted: &Option<Vec<u32>>, list: &[u32]| {
            wanted.as_ref().is_none_or(|wanted| list.iter().any(|number| wanted.contains(number)))
        };
        let is_party = |number: u32| self.parties_of(row).any(|party| party == number);
        let dated = row.first.is_some() || row.last.is_some();
        (!choice.contested || row.contested)
            && row.documents >= choice.least
            && (choice.states.is_empty() || choice.states.contains(&row.state))
            && (choice.types.is_empty() || choice.types.contains(&row.code))
            && (numbers.languages == 0 || row.languages & numbers.languages != 0)
            && (numbers.statuses == 0 || row.statuses & numbers.statuses != 0)
            && choice.from.is_none_or(|from| dated && row.last.is_none_or(|last| last >= from))
            && choice.until.is_none_or(|until| dated && row.first.is_none_or(|first| first <= until))
            && choice.as_of.is_none_or(|day| row.first.is_none_or(|first| first <= day))
            && numbers.actor.as_ref().is_none_or(|wanted| wanted.iter().any(|number| is_party(*number)))
            && numbers.pair.is_none_or(|pair| pair.iter().all(|number| number.is_some_and(is_party)))
            && any(&numbers.place, self.places_of(row))
            && any(&numbers.source, self.outlets_of(row))
    }
}

/// The table keeps parties without their roles.
fn base(name: &str) -> &str {
    name.split_once('/').map_or(name, |(base, _)| base)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{incident, table};
    use super::Choice;
    use foederis_model::Status;

    #[test]
    fn fields_narrow_each_other_down_and_unknown_names_find_nothing() {
        let table = table(&[
            incident("i-00000001", [&["AZE"], &["ARM"]], Some("2020-09"), &["Stepanakert"]),
            incident("i-00000002", [&["AZE"], &["ARM"]], Some("2022-09-13"), &["Jermuk"]),
            incident("i-00000003", [&["RUS"], &["ARM"]], Some("2022-09-14"), &[]),
            incident("i-00000004", [&["ARM"], &["AZE"]], None, &[]),
        ]);
        let found = |choice: &Choice| table.chosen(choice).map(|(number, _)| number + 1).collect::<Vec<_>>();
        let list = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        let day = |text: &str| Some(text.parse().unwrap());
        assert_eq!(found(&Choice::default()), [1, 2, 3, 4]);
        assert_eq!(found(&Choice { actor: list(&["RUS", "AZE/mil"]), ..Choice::default() }), [1, 2, 3, 4]);
        assert_eq!(found(&Choice { actor: list(&["rus"]), ..Choice::default() }), [3]);
        assert_eq!(found(&Choice { actor: list(&["TUR"]), ..Choice::default() }), [0; 0]);
        assert_eq!(found(&Choice { pair: Some(("ARM".into(), "AZE".into())), ..Choice::default() }), [1, 2, 4]);
        assert_eq!(found(&Choice { pair: Some(("ARM".into(), "TUR".into())), ..Choice::default() }), [0; 0]);
        assert_eq!(found(&Choice { from: day("2020-09-30"), until: day("2022-09-13"), ..Choice::default() }), [1, 2]);
        assert_eq!(found(&Choice { as_of: day("2022-09-13"), ..Choice::default() }), [1, 2, 4], "what has no day may have been");
        assert_eq!(found(&Choice { place: list(&["jermuk"]), ..Choice::default() }), [2]);
        assert_eq!(found(&Choice { lang: vec![foederis_model::Language::German], ..Choice::default() }), [0; 0]);
        let mut denied = incident("i-00000005", [&["AZE"], &["ARM"]], None, &[]);
        denied.statuses = [(Status::Asserted, 2), (Status::Denied, 1)].into();
        let table = super::super::tests::table(&[denied, incident("i-00000006", [&[], &[]], None, &[])]);
        let told = |statuses: &[Status]| table.chosen(&Choice { statuses: statuses.to_vec(), ..Choice::default() }).count();
        assert_eq!(
            (told(&[Status::Denied]), told(&[Status::Claimed]), told(&[Status::Claimed, Status::Asserted]), told(&[])),
            (1, 0, 1, 2)
        );
    }
}
