//! Tables of comma-separated values with a header.

use std::collections::HashMap;
use thiserror::Error;

/// Why a table cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TableError {
    /// It lacks a column.
    #[error("{file}: no column {column}; its header begins {header}")]
    Column {
        /// The file.
        file: String,
        /// What is missing.
        column: String,
        /// What is there.
        header: String,
    },
    /// A value is not what it must be.
    #[error("{file}:{line}: {column} is \"{value}\"; expected {expected}")]
    Value {
        /// The file.
        file: String,
        /// The line, from 1.
        line: u32,
        /// The column.
        column: String,
        /// What stands there.
        value: String,
        /// What should.
        expected: &'static str,
    },
}

/// A table, its columns by name.
pub(crate) struct Table<'t> {
    file: &'t str,
    columns: HashMap<String, usize>,
    rows: Vec<(u32, Vec<String>)>,
}

/// A row of it.
#[derive(Clone, Copy)]
pub(crate) struct Row<'t> {
    table: &'t Table<'t>,
    /// Its line in the file, from 1.
    pub line: u32,
    fields: &'t [String],
}

impl<'t> Table<'t> {
    /// Reads a table that must have these columns.
    pub fn read(file: &'t str, text: &str, needed: &[&str]) -> Result<Self, TableError> {
        let mut lines = text.lines();
        let header = split(lines.next().unwrap_or_default().trim_start_matches('\u{feff}'));
        let columns: HashMap<String, usize> = header.iter().enumerate().map(|(at, name)| (name.clone(), at)).collect();
        if let Some(column) = needed.iter().find(|column| !columns.contains_key(**column)) {
            let header = header.iter().take(6).cloned().collect::<Vec<_>>().join(",");
            return Err(TableError::Column { file: file.to_owned(), column: (*column).to_owned(), header });
        }
        let rows = lines.zip(2..).filter(|(line, _)| !line.trim().is_empty()).map(|(line, number)| (number, split(line))).collect();
        Ok(Self { file, columns, rows })
    }

    pub fn rows(&'t self) -> impl Iterator<Item = Row<'t>> {
        self.rows.iter().map(|(line, fields)| Row { table: self, line: *line, fields })
    }
}

impl<'t> Row<'t> {
    /// What stands in a column; nothing where it is empty, missing, or marked as not available.
    pub fn text(&self, column: &str) -> Option<&'t str> {
        let field = self.fields.get(*self.table.columns.get(column)?)?.trim();
        (!field.is_empty() && field != "NA" && field != ".").then_some(field)
    }

    /// A whole number, also where it is written with a fraction of nought.
    pub fn number(&self, column: &str) -> Option<i32> {
        let text = self.text(column)?;
        text.strip_suffix(".0").unwrap_or(text).parse().ok()
    }

    /// A whole number that must be there.
    pub fn needed(&self, column: &str) -> Result<i32, TableError> {
        self.number(column).ok_or_else(|| TableError::Value {
            file: self.table.file.to_owned(),
            line: self.line,
            column: column.to_owned(),
            value: self.text(column).unwrap_or_default().to_owned(),
            expected: "a whole number",
        })
    }

    /// Whether a flag is set.
    pub fn is(&self, column: &str) -> bool {
        self.number(column) == Some(1)
    }
}

/// The fields of a line; quoted ones may hold commas and doubled quotes.
fn split(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut chars = line.trim_end_matches('\r').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                fields.last_mut().into_iter().for_each(|field| field.push('"'));
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            c => fields.last_mut().into_iter().for_each(|field| field.push(c)),
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::{Table, split};

    #[test]
    fn quotes_may_hold_commas_and_quotes() {
        assert_eq!(split("a,\"b, \"\"c\"\"\",,d\r"), ["a", "b, \"c\"", "", "d"]);
    }

    #[test]
    fn a_missing_column_and_a_wrong_value_are_told_with_their_place() {
        let missing = Table::read("x.csv", "a,b\n1,2\n", &["a", "c"]).err().expect("no c");
        assert_eq!(missing.to_string(), "x.csv: no column c; its header begins a,b");
        let table = Table::read("x.csv", "\u{feff}a,b\n1.0,NA\n\n2,x\n", &["a"]).expect("a table");
        let rows: Vec<_> = table.rows().collect();
        assert_eq!((rows[0].number("a"), rows[0].text("b"), rows[1].line), (Some(1), None, 4));
        let wrong = rows[1].needed("b").expect_err("no number");
        assert_eq!(wrong.to_string(), "x.csv:4: b is \"x\"; expected a whole number");
    }
}
