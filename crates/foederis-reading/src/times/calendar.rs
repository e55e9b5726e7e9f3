//! Points of the calendar, how `TIMEX3` and EDTF write them, and how to walk between them.

use jiff::ToSpan as _;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// Units of time, from seconds to millennia.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    HalfYear,
    Year,
    Decade,
    Century,
    Millennium,
}

/// Parts of a day as `TIMEX3` names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

impl Part {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    /// First month, in meteorologists' seasons; winter begins in December of its year.
    pub(super) fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// A third of a longer time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    Start,
    Mid,
    End,
}

/// A clock time or a part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clock {
    Hm(i8, i8),
    Part(Part),
}

impl Clock {
    /// What follows the `T` in a value.
    pub(super) fn write(self, out: &mut String) {
        use std::fmt::Write as _;
        // Writing to a string cannot fail.
        let _ = match self {
            Self::Hm(hour, minute) => write!(out, "T{hour:02}:{minute:02}"),
            Self::Part(part) => write!(out, "T{}", part.code()),
        };
    }
}

/// A time with its precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    Day(Date),
    /// Any day of the week that begins on this Monday.
    Week(Date),
    /// The weekend of the week that begins on this Monday.
    Weekend(Date),
    Month(i16, i8),
    Quarter(i16, i8),
    Half(i16, i8),
    Season(i16, Season),
    Year(i16),
    /// Its first year divided by ten.
    Decade(i16),
    /// Its first year divided by a hundred.
    Century(i16),
    /// Its first year divided by a thousand.
    Millennium(i16),
}

/// The Monday of a day's week.
pub(super) fn monday(date: Date) -> Option<Date> {
    date.checked_sub(i32::from(date.weekday().to_monday_zero_offset()).days()).ok()
}

pub(super) fn weekday(number: i8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number).ok()
}

/// Easter Sunday of a year (the "anonymous Gregorian algorithm", Nature, 20 April 1876).
#[allow(clippy::many_single_char_names, reason = "the letters are the source's")]
pub(super) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(sum / 31).ok()?, i8::try_from(sum % 31 + 1).ok()?).ok()
}

/// Day 1 of a month, from months counted since year 0.
fn month_of(index: i32) -> Option<(i16, i8)> {
    let year = i16::try_from(index.div_euclid(12)).ok().filter(|year| (0..=9999).contains(year))?;
    Some((year, i8::try_from(index.rem_euclid(12) + 1).ok()?))
}

fn month_index(year: i16, month: i8) -> i32 {
    i32::from(year) * 12 + i32::from(month) - 1
}

impl Point {
    /// The unit in which this point is told.
    pub(super) fn unit(self) -> Unit {
        match self {
            Self::Day(_) => Unit::Day,
            Self::Week(_) => Unit::Week,
            Self::Weekend(_) => Unit::Weekend,
            Self::Month(..) => Unit::Month,
            Self::Quarter(..) | Self::Season(..) => Unit::Quarter,
            Self::Half(..) => Unit::HalfYear,
            Self::Year(_) => Unit::Year,
            Self::Decade(_) => Unit::Decade,
            Self::Century(_) => Unit::Century,
            Self::Millennium(_) => Unit::Millennium,
        }
    }

    /// First and last day; none where the calendar ends.
    pub(super) fn days(self) -> Option<(Date, Date)> {
        let months = |year, first, count: i32| {
            let (last_year, last) = month_of(month_index(year, first) + count - 1)?;
            Some((Date::new(year, first, 1).ok()?, Date::new(last_year, last, 1).ok()?.last_of_month()))
        };
        let years = |first: i16, count: i16| {
            let last = first.checked_add(count - 1)?;
            Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?))
        };
        match self {
            Self::Day(day) => Some((day, day)),
            Self::Week(monday) => Some((monday, monday.checked_add(6.days()).ok()?)),
            Self::Weekend(monday) => Some((monday.checked_add(5.days()).ok()?, monday.checked_add(6.days()).ok()?)),
            Self::Month(year, month) => months(year, month, 1),
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Self::Half(year, half) => months(year, half * 6 - 5, 6),
            Self::Season(year, season) => months(year, season.first_month(), 3),
            Self::Year(year) => years(year, 1),
            Self::Decade(decade) => years(decade.checked_mul(10)?, 10),
            Self::Century(century) => years(century.checked_mul(100)?, 100),
            Self::Millennium(millennium) => years(millennium.checked_mul(1000)?, 1000),
        }
    }

    /// `TIMEX3` value of a point without clock time.
    pub(super) fn value(self) -> String {
        let week = |monday: Date| {
            let week: ISOWeekDate = monday.iso_week_date();
            format!("{:04}-W{:02}", week.year(), week.week())
        };
        match self {
            Self::Day(day) => day.to_string(),
            Self::Week(monday) => week(monday),
            Self::Weekend(monday) => format!("{}-WE", week(monday)),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Self::Half(year, half) => format!("{year:04}-H{half}"),
            Self::Season(year, season) => format!("{year:04}-{}", season.code()),
            Self::Year(year) => format!("{year:04}"),
            Self::Decade(decade) => format!("{decade:03}"),
            Self::Century(century) => format!("{century:02}"),
            Self::Millennium(millennium) => format!("{millennium:01}"),
        }
    }

    /// EDTF of this point, or of a third of it: a day, month, year, or an interval of them.
    pub(super) fn edtf(self, phase: Option<Phase>) -> Option<String> {
        if let Some(phase) = phase {
            return self.third(phase);
        }
        let months = |year: i16, first: i8, count: i32| {
            let (last_year, last) = month_of(month_index(year, first) + count - 1)?;
            Some(format!("{year:04}-{first:02}/{last_year:04}-{last:02}"))
        };
        match self {
            Self::Day(_) | Self::Month(..) | Self::Year(_) => Some(self.value()),
            Self::Week(_) | Self::Weekend(_) => self.days().map(|(first, last)| format!("{first}/{last}")),
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Self::Half(year, half) => months(year, half * 6 - 5, 6),
            Self::Season(year, season) => months(year, season.first_month(), 3),
            Self::Decade(_) | Self::Century(_) | Self::Millennium(_) => {
                self.days().map(|(first, last)| format!("{:04}/{:04}", first.year(), last.year()))
            }
        }
    }

    /// Beginning, middle or end: each a third.
    fn third(self, phase: Phase) -> Option<String> {
        let third = match phase {
            Phase::Start => 0,
            Phase::Mid => 1,
            Phase::End => 2,
        };
        let (first, last) = self.days()?;
        let months = month_index(last.year(), last.month()) - month_index(first.year(), first.month()) + 1;
        if months >= 24 {
            let years = months / 12;
            let year = |part: i32| i16::try_from(i32::from(first.year()) + years * part / 3).ok();
            return Some(format!("{:04}/{:04}", year(third)?, year(third + 1)?.checked_sub(1)?));
        }
        if months >= 3 {
            let month = |part: i32| month_of(month_index(first.year(), first.month()) + months * part / 3);
            let ((from_year, from), (until_year, after)) =
                (month(third)?, month_of(month_index(first.year(), first.month()) + months * (third + 1) / 3 - 1)?);
            let (from, until) = (format!("{from_year:04}-{from:02}"), format!("{until_year:04}-{after:02}"));
            return Some(if from == until { from } else { format!("{from}/{until}") });
        }
        let days = first.until(last).ok()?.get_days() + 1;
        if days < 3 {
            return self.edtf(None);
        }
        let day = |offset: i32| first.checked_add(offset.days()).ok();
        let (from, until) = (day(days * third / 3)?, day(days * (third + 1) / 3 - 1)?);
        Some(if from == until { from.to_string() } else { format!("{from}/{until}") })
    }

    /// The point this many units later (or earlier), told in that unit.
    pub(super) fn shifted(date: Date, unit: Unit, by: i32) -> Option<Self> {
        let years = |unit: i32| {
            let year = i32::from(date.year()).checked_add(by.checked_mul(unit)?)?;
            i16::try_from(year).ok().filter(|year| (0..=9999).contains(year))
        };
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour => Some(Self::Day(date)),
            Unit::Day => date.checked_add(jiff::Span::new().try_days(by).ok()?).ok().map(Self::Day),
            Unit::Week => monday(date)?.checked_add(jiff::Span::new().try_weeks(by).ok()?).ok().map(Self::Week),
            Unit::Weekend => monday(date)?.checked_add(jiff::Span::new().try_weeks(by).ok()?).ok().map(Self::Weekend),
            Unit::Month => month_of(month_index(date.year(), date.month()).checked_add(by)?).map(|(year, month)| Self::Month(year, month)),
            Unit::Quarter => {
                let (year, month) = month_of(month_index(date.year(), date.month()).checked_add(by.checked_mul(3)?)?)?;
                Some(Self::Quarter(year, (month + 2) / 3))
            }
            Unit::HalfYear => {
                let (year, month) = month_of(month_index(date.year(), date.month()).checked_add(by.checked_mul(6)?)?)?;
                Some(Self::Half(year, if month <= 6 { 1 } else { 2 }))
            }
            Unit::Year => years(1).map(Self::Year),
            Unit::Decade => years(10).map(|year| Self::Decade(year / 10)),
            Unit::Century => years(100).map(|year| Self::Century(year / 100)),
            Unit::Millennium => years(1000).map(|year| Self::Millennium(year / 1000)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Phase, Point, Season, Unit, easter};
    use jiff::civil::date;

    #[test]
    fn easter_falls_where_almanacs_say() {
        assert_eq!(easter(2022), Some(date(2022, 4, 17)));
        assert_eq!(easter(2024), Some(date(2024, 3, 31)));
        assert_eq!(easter(2000), Some(date(2000, 4, 23)));
    }

    #[test]
    fn weeks_are_iso_weeks() {
        assert_eq!(Point::shifted(date(2021, 1, 2), Unit::Week, 0).map(Point::value).as_deref(), Some("2020-W53"));
        assert_eq!(
            Point::shifted(date(2022, 9, 13), Unit::Week, -1).and_then(|week| week.edtf(None)).as_deref(),
            Some("2022-09-05/2022-09-11")
        );
    }

    #[test]
    fn thirds_cover_the_whole() {
        let edtf = |point: Point, phase| point.edtf(Some(phase)).unwrap_or_default();
        assert_eq!(edtf(Point::Month(2022, 9), Phase::Start), "2022-09-01/2022-09-10");
        assert_eq!(edtf(Point::Month(2022, 9), Phase::End), "2022-09-21/2022-09-30");
        assert_eq!(edtf(Point::Year(2022), Phase::End), "2022-09/2022-12");
        assert_eq!(edtf(Point::Decade(199), Phase::Start), "1990/1992");
    }

    #[test]
    fn winter_reaches_into_the_next_year() {
        assert_eq!(Point::Season(2022, Season::Winter).edtf(None).as_deref(), Some("2022-12/2023-02"));
    }

    #[test]
    fn far_shifts_end_in_nothing() {
        assert_eq!(Point::shifted(date(2022, 9, 13), Unit::Day, i32::MAX), None);
        assert_eq!(Point::shifted(date(2022, 9, 13), Unit::Millennium, i32::MIN), None);
    }
}
