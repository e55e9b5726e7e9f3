//! What there is of one party: how much, with whom, of which kinds.

use super::lanes::Sum;
use super::{Choice, Table};
use foederis_model::EventType;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use utoipa::ToSchema;

/// Somebody with what he is counted in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Party {
    /// His code.
    pub(crate) code: String,
    #[serde(flatten)]
    pub(crate) sum: Sum,
}

/// Incidents of a choice, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    pub(crate) sum: Sum,
    /// In how many the party asked for acts.
    pub(crate) as_actor: u32,
    /// In how many it is at the other end.
    pub(crate) as_recipient: u32,
    pub(crate) types: BTreeMap<EventType, u32>,
}

/// Counts the incidents of a choice, seen from a party.
pub(crate) fn summary(table: &Table, choice: &Choice, party: &str) -> Summary {
    let party = table.actors.find(party);
    let mut found = Summary::default();
    for (_, row) in table.chosen(choice) {
        found.sum.add(row);
        found.as_actor += u32::from(party.is_some_and(|party| table.actors_of(row).contains(&party)));
        found.as_recipient += u32::from(party.is_some_and(|party| table.recipients_of(row).contains(&party)));
        *found.types.entry(row.code).or_default() += 1;
    }
    found
}

/// Everyone else in the incidents of a choice, those in most of them first.
pub(crate) fn partners(table: &Table, choice: &Choice, party: Option<&str>, limit: usize) -> Vec<Party> {
    let party = party.and_then(|party| table.actors.find(party));
    let mut found: HashMap<u32, Sum> = HashMap::new();
    for (_, row) in table.chosen(choice) {
        for other in table.parties_of(row).filter(|other| Some(*other) != party) {
            found.entry(other).or_default().add(row);
        }
    }
    let mut found: Vec<(u32, Sum)> = found.into_iter().collect();
    found.sort_unstable_by_key(|(other, sum)| (Reverse(sum.incidents), *other));
    found.truncate(limit);
    found.into_iter().map(|(other, sum)| Party { code: table.actors.name(other).to_owned(), sum }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{incident, table};
    use super::{Choice, partners, summary};

    #[test]
    fn a_party_is_counted_at_both_ends_and_its_partners_by_number() {
        let table = table(&[
            incident("i-00000001", [&["AZE"], &["ARM"]], Some("2022-09-13"), &[]),
            incident("i-00000002", [&["ARM"], &["AZE"]], Some("2022-09-14"), &[]),
            incident("i-00000003", [&["ARM"], &["RUS"]], None, &[]),
        ]);
        let choice = Choice { actor: vec!["ARM".into()], ..Choice::default() };
        let found = summary(&table, &choice, "ARM");
        assert_eq!((found.sum.incidents, found.as_actor, found.as_recipient), (3, 2, 1));
        let with: Vec<_> = partners(&table, &choice, Some("ARM"), 5).into_iter().map(|party| (party.code, party.sum.incidents)).collect();
        assert_eq!(with, [("AZE".to_owned(), 2), ("RUS".to_owned(), 1)]);
    }
}
