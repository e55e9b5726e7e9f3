//! Wars of the Interstate War Data (Reiter, Stam and Horowitz) as cases.
//!
//! A row is one year of one state's war on another: who began it, who else fought on either side, and when. A larger war has many.

use crate::csv::{Row, Table, TableError};
use crate::states::States;
use foederis_analysis::obligations::{Attack, Case, Site};
use foederis_model::treaty::Cited;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A war: its attacks, and who fought whom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct War {
    /// Its number.
    pub id: i32,
    /// Its name in the data.
    pub name: String,
    /// What happened.
    pub case: Case,
    /// Who fought whom, both ways, with first and last day.
    pub fights: BTreeMap<(String, String), (Date, Date)>,
}

impl War {
    /// First and last year of fighting.
    pub fn years(&self) -> (i16, i16) {
        let first = self.fights.values().map(|(from, _)| from.year()).min().unwrap_or_default();
        let last = self.fights.values().map(|(_, until)| until.year()).max().unwrap_or_default();
        (first, last)
    }

    /// Everybody who fought, each once.
    pub fn belligerents(&self) -> Vec<&str> {
        let mut states: Vec<&str> = self.fights.keys().map(|(state, _)| state.as_str()).collect();
        states.dedup();
        states
    }
}

/// Reads the wars, by number; states have their abbreviations.
pub fn wars(file: &str, text: &str, states: &States) -> Result<Vec<War>, TableError> {
    let needed = [
        "larger_war_id",
        "larger_war_name",
        "year",
        "init_ccode",
        "target_ccode",
        "month_entry",
        "day_entry",
        "month_exit",
        "day_exit",
        "joiner",
    ];
    let table = Table::read(file, text, &needed)?;
    let mut wars: BTreeMap<i32, War> = BTreeMap::new();
    for row in table.rows() {
        let id = row.needed("larger_war_id")?;
        let name = row.text("larger_war_name").unwrap_or_default();
        let war = wars.entry(id).or_insert_with(|| War { id, name: name.to_owned(), ..War::default() });
        let year = row.needed("year")?;
        let state = |prefix: &str| state(&row, prefix, year, states);
        let (Some(by), Some(on)) = (state("init_"), state("target_")) else { continue };
        let Some((from, until)) = days(&row) else { continue };
        let also = |prefix: &str, last: usize| (1..=last).filter_map(|n| state(&format!("{prefix}{n}"))).collect::<Vec<_>>();
        for other in also("adv", 14) {
            fight(war, &by, &other, (from, until));
        }
        for other in also("ally", 16) {
            fight(war, &other, &on, (from, until));
        }
        fight(war, &by, &on, (from, until));
        let at = Cited { file: file.to_owned(), line: row.line };
        attack(war, (&by, &on), (from, until), row.is("joiner"), at);
    }
    let mut wars: Vec<War> = wars.into_values().collect();
    for war in &mut wars {
        // In the order in which they began; of one day, those who began the war before those who joined it.
        war.case.attacks.sort_by_key(|attack| (attack.from, attack.joined));
    }
    Ok(wars)
}

/// Says where attacks were, as far as that follows from who fought whom; the data does not tell.
///
/// An attack on a state that had not fought before is taken to be on its territory. A state that came into the war by itself is fought
/// where the war is: on the territory of its one first victim, if there is one. Of the states `overseas`, which have or had territory in
/// several parts of the world, that says whose it was and not where.
pub fn locate(wars: &mut [War], overseas: &[String]) {
    for war in wars {
        let case = war.case.clone();
        let mut victims: Vec<&str> = case.attacks.iter().filter(|attack| !attack.joined).map(|attack| attack.on.as_str()).collect();
        victims.sort_unstable();
        victims.dedup();
        for (attack, told) in war.case.attacks.iter_mut().zip(&case.attacks) {
            let owner = match (case.struck_first(&attack.on, told), &victims[..]) {
                (false, _) => Some(attack.on.as_str()),
                (true, [victim]) => Some(*victim),
                (true, _) => None,
            };
            let site = owner.map(|owner| Site {
                name: format!("the territory of {owner}"),
                de_jure: Some(owner.to_owned()),
                de_facto: vec![owner.to_owned()],
                vague: overseas.iter().any(|state| state == owner),
                ..Site::default()
            });
            attack.site = site;
        }
    }
}

/// The state that a row names.
///
/// Beside a few names stands the number of another state (a war of Japan on "Germany" with Russia's): where the list of states knows the
/// name in that year, its number there is believed.
fn state(row: &Row<'_>, prefix: &str, year: i32, states: &States) -> Option<String> {
    let written = row.number(&format!("{prefix}ccode")).and_then(|number| u16::try_from(number).ok());
    let named = row.text(&format!("{prefix}name")).and_then(|name| states.named(name, year));
    named.or(written).map(|number| states.abbreviation(number))
}

/// First and last day of a row.
fn days(row: &Row<'_>) -> Option<(Date, Date)> {
    let year = i16::try_from(row.number("year")?).ok()?;
    let part = |column: &str| row.number(column).and_then(|number| i8::try_from(number).ok()).filter(|number| *number > 0);
    let from = Date::new(year, part("month_entry").unwrap_or(1), part("day_entry").unwrap_or(1)).ok()?;
    let end = |month: &str, day: &str| {
        let month = part(month)?;
        Date::new(year, month, part(day).unwrap_or(28)).ok()
    };
    let until = [end("month_exit", "day_exit"), end("month_exit02", "day_exit02")].into_iter().flatten().max();
    Some((from, until.unwrap_or_else(|| from.last_of_year()).max(from)))
}

/// One attack, grown by another year of it.
fn attack(war: &mut War, (by, on): (&str, &str), (from, until): (Date, Date), joined: bool, at: Cited) {
    let known = war.case.attacks.iter_mut().find(|attack| attack.by == by && attack.on == on);
    match known {
        Some(attack) => {
            attack.from = attack.from.min(from);
            attack.until = attack.until.max(Some(until));
        }
        None => war.case.attacks.push(Attack { until: Some(until), joined, at: Some(at), ..Attack::new(by, on, from) }),
    }
}

fn fight(war: &mut War, one: &str, other: &str, (from, until): (Date, Date)) {
    if one == other {
        return;
    }
    for pair in [(one, other), (other, one)] {
        let days = war.fights.entry((pair.0.to_owned(), pair.1.to_owned())).or_insert((from, until));
        *days = (days.0.min(from), days.1.max(until));
    }
}
