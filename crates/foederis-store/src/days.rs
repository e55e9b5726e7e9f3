//! Days as the ledger's columns hold them: whole numbers such as 20220913, which sort and read well in any SQL tool.

use foederis_model::Edtf;
use jiff::civil::Date;

/// Stands for an open start.
pub(crate) const OPEN_START: i64 = 0;
/// Stands for an open end, and sorts what has no day last.
pub(crate) const OPEN_END: i64 = 99_999_999;

pub(crate) fn number(day: Date) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

pub(crate) fn date(number: i64) -> Option<Date> {
    let year = i16::try_from(number / 10_000).ok()?;
    let month = i8::try_from(number / 100 % 100).ok()?;
    let day = i8::try_from(number % 100).ok()?;
    Date::new(year, month, day).ok()
}

/// First and last day as columns; `None` when the time is not known at all.
pub(crate) fn columns(when: Option<&Edtf>) -> Option<(i64, i64)> {
    let (first, last) = when?.bounds();
    Some((first.map_or(OPEN_START, number), last.map_or(OPEN_END, number)))
}

/// The time over which a tie is said to hold; `None` when neither end is told.
pub(crate) fn tie_columns(since: Option<&Edtf>, until: Option<&Edtf>) -> Option<(i64, i64)> {
    match (columns(since), columns(until)) {
        (None, None) => None,
        (Some((first, _)), Some((_, last))) => Some((first.min(last), last)),
        (Some((first, _)), None) => Some((first, OPEN_END)),
        (None, Some((_, last))) => Some((OPEN_START, last)),
    }
}

/// The day by which a row is put in order: its first known day, or after all others when it has none.
pub(crate) fn sorting(columns: Option<(i64, i64)>) -> i64 {
    match columns {
        Some((OPEN_START, last)) => last,
        Some((first, _)) => first,
        None => OPEN_END,
    }
}

/// The same for an order that runs backwards, where what has no day comes after all others as well.
pub(crate) fn sorting_back(columns: Option<(i64, i64)>) -> i64 {
    if columns.is_none() { OPEN_START } else { sorting(columns) }
}

#[cfg(test)]
mod tests {
    use super::{OPEN_END, OPEN_START, columns, date, number, sorting, tie_columns};
    use foederis_model::Edtf;

    #[test]
    fn days_go_there_and_back() {
        for day in [jiff::civil::date(2022, 9, 13), jiff::civil::date(1, 1, 1), jiff::civil::date(9999, 12, 31)] {
            assert_eq!(date(number(day)), Some(day));
        }
        assert_eq!(number(jiff::civil::date(2022, 9, 13)), 20_220_913);
        assert_eq!(date(OPEN_END), None);
    }

    #[test]
    fn open_ends_reach_as_far_as_there_are_days_and_sort_by_the_end_that_is_known() {
        let edtf = |text: &str| text.parse::<Edtf>().expect(text);
        assert_eq!(columns(Some(&edtf("2022-12/.."))), Some((20_221_201, OPEN_END)));
        assert_eq!(sorting(columns(Some(&edtf("../2020")))), 20_201_231);
        assert_eq!(sorting(None), OPEN_END);
        assert_eq!(tie_columns(Some(&edtf("1997")), None), Some((19_970_101, OPEN_END)));
        assert_eq!(tie_columns(None, Some(&edtf("2020"))), Some((OPEN_START, 20_201_231)));
        assert_eq!(tie_columns(None, None), None);
    }
}
