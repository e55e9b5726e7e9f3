//! Transfers as SIPRI's tables tell them: a row for each supplier, recipient and year.
//!
//! The trade register, which has a row for each order, is not read: its deliveries over several years are not told apart by year.

use crate::csv::{Row, Table, TableError};
use foederis_analysis::exposure::{Transfer, UNKNOWN_PARTY};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What SIPRI calls otherwise than the press does, or where a name means another there.
const CALLED: [(&str, &str); 3] =
    [("Congo", "Republic of the Congo"), ("Saint Vincent", "Saint Vincent and the Grenadines"), ("Yemen Arab Republic", "North Yemen")];
/// Whose rows they are.
const SOURCE: &str = "SIPRI";

/// What a file told.
#[derive(Debug, Clone, PartialEq)]
pub struct Sipri {
    /// Its transfers.
    pub transfers: Vec<Transfer>,
    /// Rows that could not be used, by line.
    pub bad: Vec<BadRow>,
    /// Names without a code, as they stand in the transfers, with how many rows have them.
    pub unnamed: BTreeMap<String, usize>,
}

/// A row that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// Its line in the file, from 1.
    pub line: u32,
    /// What is wrong with it.
    pub why: String,
}

/// Reads such a file. `code` gives the code of a party by its name, and is told whether it is an armed group.
///
/// A row that cannot be read is reported and left out; a party that has no code keeps its name.
pub fn transfers(file: &str, text: &str, vintage: Date, code: impl Fn(&str, bool) -> Option<String>) -> Result<Sipri, TableError> {
    let table = Table::read(file, text, &["supplier", "recipient", "year", "value"])?;
    let mut told = Sipri { transfers: Vec::new(), bad: Vec::new(), unnamed: BTreeMap::new() };
    let mut codes: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut met = BTreeSet::new();
    for row in table.rows() {
        let read = cells(row).and_then(|cells| {
            let new = met.insert((cells.supplier, cells.recipient, cells.year));
            if new { Ok(cells) } else { Err("supplier, recipient and year are those of an earlier row".to_owned()) }
        });
        match read {
            Ok(Cells { supplier, recipient, year, tiv }) => {
                let mut party = |name: &str| {
                    if name.starts_with("Unknown supplier") || name.starts_with("Unknown recipient") {
                        return UNKNOWN_PARTY.to_owned();
                    }
                    let known = codes.entry(name.to_owned()).or_insert_with(|| named(name, &code));
                    known.clone().unwrap_or_else(|| {
                        *told.unnamed.entry(bare(name).to_owned()).or_default() += 1;
                        bare(name).to_owned()
                    })
                };
                let (supplier, recipient) = (party(supplier), party(recipient));
                told.transfers.push(Transfer { source: SOURCE.to_owned(), vintage, supplier, recipient, year, tiv });
            }
            Err(why) => told.bad.push(BadRow { line: row.line, why }),
        }
    }
    Ok(told)
}

struct Cells<'t> {
    supplier: &'t str,
    recipient: &'t str,
    year: i16,
    tiv: f64,
}

fn cells(row: Row<'_>) -> Result<Cells<'_>, String> {
    let name = |column: &str| {
        let name = row.text(column).filter(|name| !bare(name).is_empty() && !name.chars().any(char::is_control));
        name.ok_or_else(|| format!("no {column}"))
    };
    let year = row.text("year").unwrap_or_default();
    let value = row.text("value").unwrap_or_default();
    Ok(Cells {
        supplier: name("supplier")?,
        recipient: name("recipient")?,
        year: year.parse().ok().filter(|year| (1900..=2200).contains(year)).ok_or_else(|| format!("\"{year}\" is no year"))?,
        tiv: value.parse().ok().filter(|tiv: &f64| tiv.is_finite() && *tiv >= 0.0).ok_or_else(|| format!("\"{value}\" is no amount"))?,
    })
}

/// The code of a name: as it stands, else without what stands in brackets behind it ("East Germany (GDR)", "Amal (Lebanon)*").
fn named(name: &str, code: impl Fn(&str, bool) -> Option<String>) -> Option<String> {
    let group = name.ends_with('*') && !name.ends_with("**");
    let name = CALLED.iter().find(|(called, _)| *called == bare(name)).map_or(bare(name), |(_, usual)| usual);
    let short = name.split_once(" (").map(|(short, _)| short);
    code(name, group).or_else(|| code(short?, group))
}

/// SIPRI marks armed groups with one asterisk and international bodies with two.
fn bare(name: &str) -> &str {
    name.trim_end_matches('*').trim()
}

#[cfg(test)]
mod tests {
    use super::transfers;
    use jiff::civil::date;

    fn code(name: &str, group: bool) -> Option<String> {
        let known = [("Armenia", "ARM"), ("Russia", "RUS"), ("NATO", "NATO"), ("Republic of the Congo", "COG"), ("Amal", "Amal")];
        known.iter().find(|(known, code)| *known == name && (!group || *code == "Amal")).map(|(_, code)| (*code).to_owned())
    }

    #[test]
    fn rows_are_read_by_the_names_of_their_columns() {
        let text = "year,recipient,note,supplier,value\n2019,Armenia,\"one, two\",Russia,12.5\r\n\n2020,Armenia,,Unknown supplier(s),0\n";
        let told = transfers("t.csv", text, date(2022, 3, 14), code).expect("a table");
        let rows: Vec<_> = told.transfers.iter().map(|row| (row.supplier.as_str(), row.recipient.as_str(), row.year, row.tiv)).collect();
        assert_eq!(rows, [("RUS", "ARM", 2019, 12.5), ("unknown", "ARM", 2020, 0.0)]);
        assert!(told.bad.is_empty() && told.unnamed.is_empty());
    }

    #[test]
    fn bad_rows_are_told_with_their_line_and_the_others_are_read() {
        let text = "supplier,recipient,year,value\nRussia,Armenia,2019,many\nRussia,Armenia\n,Armenia,2019,1\nRussia,Armenia,20x9,1\n\
                    Russia,Armenia,2019,-1\nRussia,Armenia,2018,3\nRussia,Armenia,2018,4\n";
        let told = transfers("t.csv", text, date(2022, 3, 14), code).expect("a table");
        assert_eq!(told.transfers.len(), 1);
        let bad: Vec<String> = told.bad.iter().map(|row| format!("{}: {}", row.line, row.why)).collect();
        assert_eq!(
            bad,
            [
                "2: \"many\" is no amount",
                "3: \"\" is no year",
                "4: no supplier",
                "5: \"20x9\" is no year",
                "6: \"-1\" is no amount",
                "8: supplier, recipient and year are those of an earlier row"
            ]
        );
    }

    #[test]
    fn a_party_without_a_code_keeps_its_name_and_is_reported() {
        let text = "supplier,recipient,year,value\nNATO**,Hill people (Armenia)*,2019,1\nRussia,Hill people (Armenia)*,2019,1\n";
        let told = transfers("t.csv", text, date(2022, 3, 14), code).expect("a table");
        assert_eq!(told.transfers[0].supplier, "NATO");
        assert_eq!(told.unnamed.into_iter().collect::<Vec<_>>(), [("Hill people (Armenia)".to_owned(), 2)]);
    }

    #[test]
    fn names_are_read_as_sipri_means_them() {
        let text = "supplier,recipient,year,value\nCongo,Amal (Lebanon)*,2019,1\nRussia (front)*,Armenia (east),2019,1\n";
        let told = transfers("t.csv", text, date(2022, 3, 14), code).expect("a table");
        let ends: Vec<_> = told.transfers.iter().map(|row| [row.supplier.as_str(), row.recipient.as_str()]).collect();
        assert_eq!(ends, [["COG", "Amal"], ["Russia (front)", "ARM"]], "an armed group is no state");
    }

    #[test]
    fn the_trade_register_is_refused_for_what_it_lacks() {
        let register = "tidn,buyercod,sellercod,odat,delyears,buyer,seller,tivdel\n";
        let error = transfers("r.csv", register, date(2022, 3, 14), code).expect_err("no such columns");
        assert_eq!(error.to_string(), "r.csv: no column supplier; its header begins tidn,buyercod,sellercod,odat,delyears,buyer");
    }
}
