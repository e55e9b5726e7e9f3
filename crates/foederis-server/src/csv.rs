//! Tables for spreadsheets. A cell that a spreadsheet would take for a formula is made text.

use crate::problem::Problem;
use ::csv::Writer;

pub(crate) struct Table {
    writer: Writer<Vec<u8>>,
    columns: usize,
}

impl Table {
    pub(crate) fn new(head: &[&str]) -> Result<Self, Problem> {
        let mut writer = Writer::from_writer(Vec::new());
        writer.write_record(head).map_err(Problem::ours)?;
        Ok(Self { writer, columns: head.len() })
    }

    pub(crate) fn row(&mut self, cells: &[String]) -> Result<(), Problem> {
        self.writer.write_record(cells.iter().map(|cell| plain(cell))).map_err(Problem::ours)
    }

    /// The whole table; what was left out is told in its last row.
    pub(crate) fn done(mut self, left_out: usize) -> Result<Vec<u8>, Problem> {
        if left_out > 0 {
            let mut cells = vec![String::new(); self.columns];
            cells[0] =
                format!("{left_out} more rows are not in this file; narrow the list down, or take them with --json on the command line");
            self.row(&cells)?;
        }
        self.writer.into_inner().map_err(Problem::ours)
    }
}

/// Several values in one cell.
pub(crate) fn joined(values: &[impl ToString]) -> String {
    values.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// Spreadsheets take these beginnings for formulas; a quotation mark before them makes text of the cell (OWASP, CSV injection). Numbers stay numbers.
fn plain(cell: &str) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn no_cell_is_a_formula() {
        let mut table = Table::new(&["a", "b"]).unwrap();
        table.row(&["=HYPERLINK(\"http://x\")".to_owned(), "-5.5".to_owned()]).unwrap();
        table.row(&["@SUM(A1)".to_owned(), "plain, with a comma".to_owned()]).unwrap();
        let text = String::from_utf8(table.done(3).unwrap()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[1], "\"'=HYPERLINK(\"\"http://x\"\")\",-5.5");
        assert_eq!(lines[2], "'@SUM(A1),\"plain, with a comma\"");
        assert!(lines[3].starts_with("\"3 more rows") || lines[3].starts_with("3 more rows"));
    }
}
