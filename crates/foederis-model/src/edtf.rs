use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// A day, month, year or interval in Extended Date/Time Format (ISO 8601-2:2019, the parts the codebook uses).
///
/// `2022-09-13`, `2022-09`, `2022`, `2022-09-12/2022-09-14`, `2022-12/..`, `../2020`, and a trailing `~`, `?` or `%`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Edtf(String);

/// Why a string is no EDTF date.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("\"{0}\" is not an EDTF date; expected for example 2022-09-13, 2022-09, 2022, 2022-09-12/2022-09-14 or 2022-12/..")]
pub struct EdtfError(String);

impl Edtf {
    /// One day.
    pub fn day(date: Date) -> Self {
        Self(date.to_string())
    }

    /// One month; `month` counts from 1.
    pub fn month(year: i16, month: i8) -> Self {
        Self(format!("{year:04}-{month:02}"))
    }

    /// One year.
    pub fn year(year: i16) -> Self {
        Self(format!("{year:04}"))
    }

    /// From the start of one date to the end of another; `None` leaves that end open.
    pub fn interval(from: Option<&Self>, until: Option<&Self>) -> Option<Self> {
        let end = |date: Option<&Self>, which: usize| match date {
            None => "..".to_owned(),
            Some(Self(text)) => text.split('/').nth(which).or(text.split('/').next()).unwrap_or("..").to_owned(),
        };
        let (start, stop) = (end(from, 0), end(until, 1));
        if start == stop {
            return start.parse().ok();
        }
        let whole = Self(format!("{start}/{stop}"));
        let (first, last) = whole.bounds();
        (first.is_some() || last.is_some()).then_some(())?;
        match (first, last) {
            (Some(first), Some(last)) if first > last => None,
            _ => Some(whole),
        }
    }

    /// The text as written in records.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// First and last day covered, inclusive; `None` for an open end.
    pub fn bounds(&self) -> (Option<Date>, Option<Date>) {
        match self.0.split_once('/') {
            None => (first_day(&self.0), last_day(&self.0)),
            Some((from, until)) => (first_day(from), last_day(until)),
        }
    }

    /// Whether the two may speak of the same day. Open ends reach as far as there are days.
    pub fn overlaps(&self, other: &Self) -> bool {
        let ((a, b), (c, d)) = (self.bounds(), other.bounds());
        a.unwrap_or(Date::MIN) <= d.unwrap_or(Date::MAX) && c.unwrap_or(Date::MIN) <= b.unwrap_or(Date::MAX)
    }

    /// Days covered, at least 1; `None` when an end is open.
    pub fn length_days(&self) -> Option<i64> {
        let (first, last) = self.bounds();
        Some(i64::from(first?.until(last?).ok()?.get_days()) + 1)
    }
}

fn part(text: &str) -> Option<(i16, Option<i8>, Option<i8>)> {
    let text = text.trim().trim_end_matches(['~', '?', '%']);
    let mut fields = text.split('-');
    let digits = |field: &str, width: usize| field.len() == width && field.bytes().all(|b| b.is_ascii_digit());
    let year = fields.next().filter(|year| digits(year, 4))?.parse().ok()?;
    let mut pair = || match fields.next() {
        None => Some(None),
        Some(field) if digits(field, 2) => Some(field.parse::<i8>().ok()),
        Some(_) => None,
    };
    let (month, day) = (pair()?, pair()?);
    if fields.next().is_some() {
        return None;
    }
    Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    Some((year, month, day))
}

fn first_day(text: &str) -> Option<Date> {
    let (year, month, day) = part(text)?;
    Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()
}

fn last_day(text: &str) -> Option<Date> {
    let (year, month, day) = part(text)?;
    match (month, day) {
        (Some(month), Some(day)) => Date::new(year, month, day).ok(),
        (month, _) => Some(Date::new(year, month.unwrap_or(12), 1).ok()?.last_of_month()),
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let text = text.trim();
        let wrong = || EdtfError(text.to_owned());
        match text.split_once('/') {
            None => drop(part(text).ok_or_else(wrong)?),
            Some((from, until)) => {
                let open = |side: &str| side.is_empty() || side == "..";
                if (open(from) && open(until)) || (!open(from) && part(from).is_none()) || (!open(until) && part(until).is_none()) {
                    return Err(wrong());
                }
                if let (Some(first), Some(last)) = (first_day(from), last_day(until))
                    && first > last
                {
                    return Err(wrong());
                }
            }
        }
        Ok(Self(text.to_owned()))
    }
}

impl TryFrom<String> for Edtf {
    type Error = EdtfError;

    fn try_from(text: String) -> Result<Self, EdtfError> {
        text.parse()
    }
}

impl From<Edtf> for String {
    fn from(date: Edtf) -> Self {
        date.0
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Edtf;
    use jiff::civil::date;

    #[test]
    fn dates_months_years_and_intervals_are_read() {
        for text in ["2022-09-13", "2022-09", "2022", "2022-09-12/2022-09-14", "2022-12/..", "../2020", "2020~"] {
            assert_eq!(text.parse::<Edtf>().expect(text).as_str(), text);
        }
        for text in ["", "..", "../..", "2022-13", "2022-02-30", "22-09", "2022-09-14/2022-09-12", "2022-9", "tomorrow"] {
            assert!(text.parse::<Edtf>().is_err(), "{text} was accepted");
        }
    }

    #[test]
    fn bounds_cover_the_whole_month_or_year() {
        let bounds = |text: &str| text.parse::<Edtf>().expect(text).bounds();
        assert_eq!(bounds("2024-02"), (Some(date(2024, 2, 1)), Some(date(2024, 2, 29))));
        assert_eq!(bounds("2022"), (Some(date(2022, 1, 1)), Some(date(2022, 12, 31))));
        assert_eq!(bounds("2022-12/.."), (Some(date(2022, 12, 1)), None));
    }

    #[test]
    fn overlap_reaches_through_open_ends() {
        let edtf = |text: &str| text.parse::<Edtf>().expect(text);
        assert!(edtf("2022-12/..").overlaps(&edtf("2023-09-19")));
        assert!(!edtf("2022-12/..").overlaps(&edtf("2022-09")));
        assert!(edtf("2022-09-12/2022-09-14").overlaps(&edtf("2022-09")));
    }

    #[test]
    fn intervals_are_joined_from_their_outer_ends() {
        let edtf = |text: &str| text.parse::<Edtf>().expect(text);
        let joined = Edtf::interval(Some(&edtf("2022-09-12")), Some(&edtf("2022-09-14"))).expect("an interval");
        assert_eq!(joined.as_str(), "2022-09-12/2022-09-14");
        assert_eq!(Edtf::interval(Some(&edtf("2022-09-14")), Some(&edtf("2022-09-12"))), None);
        assert_eq!(Edtf::interval(None, None), None);
    }
}
