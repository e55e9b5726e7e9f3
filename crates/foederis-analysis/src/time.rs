//! Times as they are compared: spans of whole days, counted from 1970.

use foederis_model::Edtf;
use jiff::civil::Date;

/// Reports of longer times tell of campaigns and conditions, not of one happening on some day.
pub(crate) const MONTH: i64 = 31;

/// First and last day, inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Span {
    pub(crate) first: i64,
    pub(crate) last: i64,
}

impl Span {
    pub(crate) fn length(self) -> i64 {
        self.last - self.first + 1
    }

    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    pub(crate) fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Days between the two; 0 when they overlap or touch.
    pub(crate) fn gap(self, other: Self) -> i64 {
        (self.first - other.last).max(other.first - self.last).max(0)
    }
}

/// When something is said to have happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Time {
    /// Within a span of at most a month.
    Within(Span),
    /// Over a longer span.
    Over(Span),
    /// From some day in the span on.
    Since(Span),
    /// Until some day in the span.
    Until(Span),
    /// Not told.
    Unknown,
}

impl Time {
    pub(crate) fn of(when: Option<&Edtf>) -> Self {
        let Some(when) = when else { return Self::Unknown };
        match when.bounds() {
            (Some(first), Some(last)) => {
                let span = Span { first: number(first), last: number(last) };
                if span.length() <= MONTH { Self::Within(span) } else { Self::Over(span) }
            }
            (Some(_), None) => end(when, 0).map_or(Self::Unknown, Self::Since),
            (None, Some(_)) => end(when, 1).map_or(Self::Unknown, Self::Until),
            (None, None) => Self::Unknown,
        }
    }
}

/// The known end of an open interval, as the days it may be ("2022-12/.." began on some day of that month).
fn end(when: &Edtf, which: usize) -> Option<Span> {
    let end: Edtf = when.as_str().split('/').nth(which)?.parse().ok()?;
    span(&end)
}

/// The days of a date with two ends.
pub(crate) fn span(date: &Edtf) -> Option<Span> {
    let (first, last) = date.bounds();
    Some(Span { first: number(first?), last: number(last?) })
}

pub(crate) fn number(day: Date) -> i64 {
    const EPOCH: Date = jiff::civil::date(1970, 1, 1);
    // Every day that there is lies within days of the other.
    day.since(EPOCH).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::{Span, Time, number};
    use jiff::civil::date;

    #[test]
    fn times_are_told_apart_by_their_ends() {
        let time = |text: &str| Time::of(Some(&text.parse().expect(text)));
        let month = Span { first: number(date(2022, 12, 1)), last: number(date(2022, 12, 31)) };
        assert_eq!(time("2022-12"), Time::Within(month));
        assert_eq!(time("2022-12/.."), Time::Since(month));
        assert_eq!(time("../2022-12"), Time::Until(month));
        assert!(matches!(time("2022"), Time::Over(year) if year.length() == 365));
        assert_eq!(Time::of(None), Time::Unknown);
    }

    #[test]
    fn days_are_counted_across_years() {
        assert_eq!(number(date(1970, 1, 2)), 1);
        assert_eq!(number(date(2024, 3, 1)) - number(date(2024, 2, 28)), 2);
        assert_eq!(number(date(1969, 12, 31)), -1);
    }
}
