//! A table of arms transfers, with every version of it that is known, and what share each supplier has of what one party was delivered.

use crate::numbers::{plain, plain_if_any};
use jiff::civil::Date;
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};

/// Whom a table names where the supplier or recipient of a transfer is not known.
pub const UNKNOWN_PARTY: &str = "unknown";

const HEADER: &str = "source\tvintage\tsupplier\trecipient\tyear\ttiv";

/// What one party delivered to another in one year, by one source as it stood on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Transfer {
    /// Who says so: `SIPRI`.
    pub source: String,
    /// The day from which its table is: what is told then may be told otherwise later.
    pub vintage: Date,
    /// The supplier's code, or its name where it has none.
    pub supplier: String,
    /// The recipient's, likewise.
    pub recipient: String,
    /// The year of delivery.
    pub year: i16,
    /// How much: SIPRI's trend-indicator value, in millions. It measures the capability of what was delivered, not its price.
    pub tiv: f64,
}

/// Transfers by any number of sources and vintages. Vintages stand side by side; none replaces another.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ArmsTable {
    rows: Vec<Transfer>,
}

/// Years, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Window {
    /// The first year.
    pub first: i16,
    /// The last year.
    pub last: i16,
}

/// Who delivered what share to a party over some years, by one vintage of one source.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Shares {
    /// Who received.
    pub recipient: String,
    /// Whose table it is.
    pub source: String,
    /// Its vintage.
    #[serde(serialize_with = "day")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub vintage: Date,
    /// Over which years.
    pub window: Window,
    /// The sum over all suppliers, unknown ones included, in millions of trend-indicator value.
    #[serde(serialize_with = "plain")]
    pub total: f64,
    /// Every supplier, the largest first.
    pub suppliers: Vec<Supplier>,
}

/// A supplier's part.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Supplier {
    /// Its code, its name where it has none, or `unknown`.
    pub supplier: String,
    /// What it delivered, in millions of trend-indicator value; 0 stands for less than half a million.
    #[serde(serialize_with = "plain")]
    pub tiv: f64,
    /// Its share in percent, to one decimal; none where the sum is 0.
    #[serde(serialize_with = "plain_if_any")]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub share: Option<f64>,
}

/// What became of rows that were added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merged {
    /// They are a vintage that was not there yet.
    Added,
    /// They are all there already.
    Unchanged,
}

/// Why a table cannot be read or added to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArmsError {
    /// It does not begin as such a table does.
    Header,
    /// A line of it is wrong: which, and what is wrong with it.
    Line(usize, String),
    /// A vintage is there already with other rows: whose, and of which day.
    Vintage(String, Date),
}

impl fmt::Display for ArmsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header => write!(f, "not an arms table; make one with: foederis import sipri FILE --vintage DAY --output TABLE.tsv"),
            Self::Line(line, what) => write!(f, "line {line}: {what}"),
            Self::Vintage(source, day) => {
                write!(
                    f,
                    "{source} of {day} is there already with other rows; nothing is overwritten: give the day from which this file is"
                )
            }
        }
    }
}

impl std::error::Error for ArmsError {}

impl ArmsTable {
    /// Reads a table as [`text`](Self::text) writes it.
    pub fn parse(text: &str) -> Result<Self, ArmsError> {
        let mut lines = text.lines();
        if lines.next() != Some(HEADER) {
            return Err(ArmsError::Header);
        }
        let rows: Result<Vec<Transfer>, ArmsError> = lines.zip(2..).map(|(line, at)| transfer(line, at)).collect();
        let mut table = Self { rows: rows? };
        table.sort();
        Ok(table)
    }

    /// The table as tab-separated text: a header, then a line a transfer, in one order whatever the order of adding was.
    pub fn text(&self) -> String {
        let mut out = format!("{HEADER}\n");
        for row in &self.rows {
            let Transfer { source, vintage, supplier, recipient, year, tiv } = row;
            // Writing to a String does not fail.
            let _ = writeln!(out, "{source}\t{vintage}\t{supplier}\t{recipient}\t{year}\t{tiv}");
        }
        out
    }

    /// Adds a vintage whole. One that is there is left as it is: the same rows change nothing, others are an error.
    pub fn add(&mut self, rows: Vec<Transfer>) -> Result<Merged, ArmsError> {
        let mut added = Self { rows };
        added.sort();
        let vintages: BTreeSet<(String, Date)> = added.rows.iter().map(|row| (row.source.clone(), row.vintage)).collect();
        let mut merged = Merged::Unchanged;
        for (source, vintage) in vintages {
            let of = |row: &&Transfer| row.source == source && row.vintage == vintage;
            let known: Vec<&Transfer> = self.rows.iter().filter(of).collect();
            let new: Vec<Transfer> = added.rows.iter().filter(of).cloned().collect();
            if known.is_empty() {
                self.rows.extend(new);
                merged = Merged::Added;
            } else if known != new.iter().collect::<Vec<_>>() {
                return Err(ArmsError::Vintage(source, vintage));
            }
        }
        self.sort();
        Ok(merged)
    }

    /// The vintages there are: of whom and from when, oldest first.
    pub fn vintages(&self) -> Vec<(&str, Date)> {
        let all: BTreeSet<(&str, Date)> = self.rows.iter().map(|row| (row.source.as_str(), row.vintage)).collect();
        all.into_iter().collect()
    }

    /// What is known on a day: of each source the newest vintage up to it; all of them where no day is given.
    pub fn known_on(&self, day: Option<Date>) -> Vec<(&str, Date)> {
        let mut newest: BTreeMap<&str, Date> = BTreeMap::new();
        for (source, vintage) in self.vintages().into_iter().filter(|(_, vintage)| day.is_none_or(|day| *vintage <= day)) {
            newest.insert(source, vintage);
        }
        newest.into_iter().collect()
    }

    /// The last year that a vintage tells of.
    pub fn last_year(&self, source: &str, vintage: Date) -> Option<i16> {
        self.of(source, vintage).map(|row| row.year).max()
    }

    /// What each supplier delivered to a party within the window, by one vintage; `None` where it tells of nothing.
    pub fn shares(&self, source: &str, vintage: Date, recipient: &str, window: Window) -> Option<Shares> {
        let wanted = foederis_model::name_key(recipient);
        let recipients: BTreeSet<&str> = self.of(source, vintage).map(|row| row.recipient.as_str()).collect();
        let written = recipients.into_iter().find(|name| foederis_model::name_key(name) == wanted)?;
        let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
        for row in self.of(source, vintage) {
            if window.contains(row.year) && row.recipient == written {
                *sums.entry(&row.supplier).or_default() += row.tiv;
            }
        }
        if sums.is_empty() {
            return None;
        }
        let total: f64 = sums.values().sum();
        // A share that does not exist is not nought.
        let share = |tiv: f64| (total > 0.0).then(|| (tiv / total * 1000.0).round() / 10.0);
        let mut suppliers: Vec<Supplier> =
            sums.into_iter().map(|(supplier, tiv)| Supplier { supplier: supplier.to_owned(), tiv, share: share(tiv) }).collect();
        suppliers.sort_by(|one, other| other.tiv.total_cmp(&one.tiv).then_with(|| one.supplier.cmp(&other.supplier)));
        Some(Shares { recipient: written.to_owned(), source: source.to_owned(), vintage, window, total, suppliers })
    }

    /// Everybody who was ever delivered anything by a supplier of whom `is_it` says so; it is given supplier and recipient.
    pub(super) fn recipients_from(&self, is_it: impl Fn(&str, &str) -> bool) -> Vec<String> {
        let pairs: BTreeSet<(&str, &str)> = self.rows.iter().map(|row| (row.supplier.as_str(), row.recipient.as_str())).collect();
        let found: BTreeSet<&str> =
            pairs.into_iter().filter(|(supplier, recipient)| is_it(supplier, recipient)).map(|(_, to)| to).collect();
        found.into_iter().filter(|recipient| *recipient != UNKNOWN_PARTY).map(str::to_owned).collect()
    }

    fn of<'t>(&'t self, source: &'t str, vintage: Date) -> impl Iterator<Item = &'t Transfer> {
        self.rows.iter().filter(move |row| row.source == source && row.vintage == vintage)
    }

    fn sort(&mut self) {
        self.rows.sort_by(|one, other| place(one).cmp(&place(other)).then_with(|| one.tiv.total_cmp(&other.tiv)));
    }
}

/// What a table is in the order of.
fn place(row: &Transfer) -> (&str, Date, &str, &str, i16) {
    (&row.source, row.vintage, &row.recipient, &row.supplier, row.year)
}

impl Window {
    /// The five years up to this one: over fewer, one large delivery is all there is, and over more, what is delivered now is lost.
    pub fn five_up_to(last: i16) -> Self {
        Self { first: last.saturating_sub(4), last }
    }

    /// Whether a year is in it.
    pub fn contains(self, year: i16) -> bool {
        (self.first..=self.last).contains(&year)
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { write!(f, "{}", self.first) } else { write!(f, "{}–{}", self.first, self.last) }
    }
}

fn transfer(line: &str, at: usize) -> Result<Transfer, ArmsError> {
    let wrong = |what: &str| ArmsError::Line(at, format!("{what} in \"{}\"", line.replace('\t', " ")));
    let fields: Vec<&str> = line.split('\t').collect();
    let [source, vintage, supplier, recipient, year, tiv] = fields[..] else {
        return Err(wrong(&format!("{} fields where 6 are needed", fields.len())));
    };
    Ok(Transfer {
        source: source.to_owned(),
        vintage: vintage.parse().map_err(|_| wrong("the vintage is no day"))?,
        supplier: supplier.to_owned(),
        recipient: recipient.to_owned(),
        year: year.parse().map_err(|_| wrong("the year is no year"))?,
        tiv: tiv.parse().ok().filter(|tiv: &f64| tiv.is_finite() && *tiv >= 0.0).ok_or_else(|| wrong("the value is no amount"))?,
    })
}

// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn day<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

#[cfg(test)]
mod tests {
    use super::{ArmsError, ArmsTable, Merged, Transfer, Window};
    use jiff::civil::{Date, date};

    /// Invented deliveries to Armenia.
    fn rows(vintage: Date, told: &[(&str, i16, f64)]) -> Vec<Transfer> {
        let row = |(supplier, year, tiv): &(&str, i16, f64)| Transfer {
            source: "SIPRI".to_owned(),
            vintage,
            supplier: (*supplier).to_owned(),
            recipient: "ARM".to_owned(),
            year: *year,
            tiv: *tiv,
        };
        told.iter().map(row).collect()
    }

    const EARLY: Date = date(2022, 3, 14);
    const LATE: Date = date(2023, 3, 13);

    fn two_vintages() -> ArmsTable {
        let mut table = ArmsTable::default();
        table.add(rows(EARLY, &[("RUS", 2020, 90.0), ("FRA", 2021, 10.0), ("RUS", 2010, 500.0)])).expect("new");
        table.add(rows(LATE, &[("RUS", 2020, 60.0), ("FRA", 2021, 40.0), ("RUS", 2010, 500.0)])).expect("new");
        table
    }

    fn share(table: &ArmsTable, vintage: Date, supplier: &str) -> Option<f64> {
        let shares = table.shares("SIPRI", vintage, "ARM", Window { first: 2017, last: 2021 }).expect("deliveries");
        shares.suppliers.iter().find(|part| part.supplier == supplier).and_then(|part| part.share)
    }

    #[test]
    fn shares_are_of_the_window_and_of_the_vintage_asked_for() {
        let table = two_vintages();
        assert_eq!([share(&table, EARLY, "RUS"), share(&table, LATE, "RUS")], [Some(90.0), Some(60.0)]);
        assert_eq!(table.known_on(Some(date(2022, 12, 31))), [("SIPRI", EARLY)]);
        assert_eq!(table.known_on(None), [("SIPRI", LATE)]);
        assert!(table.known_on(Some(date(2022, 3, 13))).is_empty(), "nothing was known yet");
    }

    #[test]
    fn a_sum_of_nought_has_no_shares() {
        let mut table = ArmsTable::default();
        table.add(rows(EARLY, &[("RUS", 2020, 0.0)])).expect("new");
        assert_eq!(share(&table, EARLY, "RUS"), None);
        assert_eq!(table.shares("SIPRI", EARLY, "ARM", Window::five_up_to(2016)), None, "no delivery at all");
    }

    #[test]
    fn a_vintage_is_never_overwritten() {
        let mut table = two_vintages();
        let before = table.clone();
        let same = rows(EARLY, &[("RUS", 2010, 500.0), ("FRA", 2021, 10.0), ("RUS", 2020, 90.0)]);
        assert_eq!(table.add(same), Ok(Merged::Unchanged));
        assert_eq!(table.add(rows(EARLY, &[("RUS", 2020, 91.0)])), Err(ArmsError::Vintage("SIPRI".to_owned(), EARLY)));
        assert_eq!(table, before);
    }

    #[test]
    fn what_is_written_reads_back_and_the_order_of_adding_does_not_show() {
        let table = two_vintages();
        assert_eq!(ArmsTable::parse(&table.text()), Ok(table.clone()));
        let mut reverse = ArmsTable::default();
        for vintage in [LATE, EARLY] {
            let mut rows: Vec<Transfer> = table.of("SIPRI", vintage).cloned().collect();
            rows.reverse();
            reverse.add(rows).expect("new");
        }
        assert_eq!(reverse.text(), table.text());
    }

    #[test]
    fn a_wrong_line_is_named() {
        assert_eq!(ArmsTable::parse("supplier,recipient\n"), Err(ArmsError::Header));
        let text = two_vintages().text().replacen("\t90\n", "\tmany\n", 1);
        let error = ArmsTable::parse(&text).expect_err("no amount").to_string();
        assert!(error.starts_with("line 4: the value is no amount in \"SIPRI 2022-03-14 RUS ARM 2020"), "{error}");
    }
}
