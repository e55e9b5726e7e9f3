//! The Correlates of War project's list of states: their numbers, abbreviations and names, and when they were states.

use crate::csv::{Table, TableError};

/// The list.
#[derive(Debug, Clone, Default)]
pub struct States(Vec<State>);

#[derive(Debug, Clone)]
struct State {
    number: u16,
    abbreviation: String,
    name: String,
    years: (i32, i32),
}

impl States {
    /// Reads the list.
    pub fn read(file: &str, text: &str) -> Result<Self, TableError> {
        let table = Table::read(file, text, &["stateabb", "ccode", "statenme", "styear", "endyear"])?;
        let state = |row: crate::csv::Row<'_>| {
            let number = row.needed("ccode")?;
            Ok(State {
                number: u16::try_from(number).unwrap_or_default(),
                abbreviation: row.text("stateabb").unwrap_or_default().to_owned(),
                name: row.text("statenme").unwrap_or_default().to_owned(),
                years: (row.needed("styear")?, row.needed("endyear")?),
            })
        };
        table.rows().map(state).collect::<Result<_, _>>().map(Self)
    }

    /// The abbreviation of a number, such as `GMY`; `COW` and the number where the list has none.
    pub fn abbreviation(&self, number: u16) -> String {
        let state = self.0.iter().find(|state| state.number == number);
        state.map_or_else(|| format!("COW{number}"), |state| state.abbreviation.clone())
    }

    /// The number of an abbreviation.
    pub fn number(&self, abbreviation: &str) -> Option<u16> {
        self.0.iter().find(|state| state.abbreviation == abbreviation).map(|state| state.number)
    }

    /// The number of the state that had this name in a year.
    pub fn named(&self, name: &str, year: i32) -> Option<u16> {
        let there = |state: &&State| state.name == name && (state.years.0..=state.years.1).contains(&year);
        self.0.iter().find(there).map(|state| state.number)
    }
}
