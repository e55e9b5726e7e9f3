//! From meanings to values: what an expression says on the calendar, given the day of publication, the days told before and tense.

use super::calendar::{Clock, Phase, Point, Season, Unit, easter, monday, weekday};
use super::grammar::{Expression, Length, Repeated, What, YearOf};
use super::lexicon::{Count, Feast, Lexicon, Pointer, Ref};
use super::tense::Tense;
use super::{Kind, Timex};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// How many sentences a day that was told stays the day of what follows.
const MEMORY: u32 = 2;

/// How many sentences a quarter stays the one that is reported on.
const QUARTER: u32 = 8;

/// What was told so far.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// The last point, with the sentence that told it.
    last: Option<(Point, u32)>,
    /// The last day, month or year whose year was said in so many words.
    dated: Option<(i16, u32)>,
    /// The last quarter: reports of business compare it with the one a year before.
    quarter: Option<(Point, u32)>,
}

pub(super) struct Resolver<'l> {
    pub(super) reference: Option<Date>,
    pub(super) lexicon: &'l Lexicon,
    pub(super) story: Story,
}

/// An expression on the calendar.
#[derive(Debug, Clone)]
pub(super) struct Resolved {
    pub(super) kind: Kind,
    pub(super) value: String,
    pub(super) edtf: Option<String>,
}

impl From<(Kind, &str)> for Resolved {
    fn from((kind, value): (Kind, &str)) -> Self {
        Self { kind, value: value.to_owned(), edtf: None }
    }
}

impl Resolver<'_> {
    /// Resolves an expression; `tense` is asked only where it matters.
    pub(super) fn resolve(&mut self, expression: &Expression, sentence: u32, mut tense: impl FnMut() -> Option<Tense>) -> Resolved {
        let Expression { what, phase, clock, .. } = *expression;
        match what {
            What::Ref(reference) => self.reference_word(reference),
            What::Fixed { value, set } => {
                let kind = if set { Kind::Set } else { Kind::Duration };
                (kind, &*self.lexicon.values[usize::from(value)]).into()
            }
            What::Every { count, of } => Resolved { kind: Kind::Set, value: repeated(count, of), edtf: None },
            What::Length(length) => self.length(length),
            What::Clock => self.clock(clock, sentence),
            _ => {
                let told_in_full = matches!(
                    what,
                    What::Point(Point::Day(_) | Point::Month(..))
                        | What::Day { year: YearOf::Is(_), .. }
                        | What::Month { year: YearOf::Is(_), .. }
                );
                let Some(point) = self.point(what, sentence, &mut tense) else {
                    return Self::unresolved(what, clock);
                };
                self.tell(point, sentence, told_in_full);
                placed(point, phase, clock)
            }
        }
    }

    fn tell(&mut self, point: Point, sentence: u32, in_full: bool) {
        if matches!(point, Point::Decade(_) | Point::Century(_) | Point::Millennium(_)) {
            return;
        }
        self.story.last = Some((point, sentence));
        if matches!(point, Point::Quarter(..)) {
            self.story.quarter = Some((point, sentence));
        }
        if let Some((first, _)) = point.days().filter(|_| in_full) {
            self.story.dated = Some((first.year(), sentence));
        }
    }

    fn reference_word(&self, reference: Ref) -> Resolved {
        let today = self.reference.map(|date| date.to_string());
        let (value, edtf) = match reference {
            Ref::Past => ("PAST_REF", today.map(|today| format!("../{today}"))),
            Ref::Present => ("PRESENT_REF", today),
            Ref::Future => ("FUTURE_REF", today.map(|today| format!("{today}/.."))),
        };
        Resolved { kind: Kind::Date, value: value.to_owned(), edtf }
    }

    /// What cannot be put on the calendar keeps its shape.
    fn unresolved(what: What, clock: Option<Clock>) -> Resolved {
        let mut value = match what {
            What::Day { month, day, .. } | What::Feast { feast: Feast::Fixed(month, day), .. } => format!("XXXX-{month:02}-{day:02}"),
            What::Month { month, .. } => format!("XXXX-{month:02}"),
            What::Season { season, .. } => format!("XXXX-{}", season.code()),
            What::Quarter { quarter, .. } => format!("XXXX-Q{quarter}"),
            What::Half { half, .. } => format!("XXXX-H{half}"),
            What::Weekday { day, .. } => format!("XXXX-WXX-{day}"),
            What::Shift { unit: Unit::Year, .. } => "XXXX".to_owned(),
            What::Shift { unit: Unit::Month, .. } => "XXXX-XX".to_owned(),
            What::Shift { unit: Unit::Week, .. } => "XXXX-WXX".to_owned(),
            What::Shift { unit: Unit::Weekend, .. } | What::The(Unit::Weekend) => "XXXX-WXX-WE".to_owned(),
            What::Shift { unit: Unit::Quarter, .. } | What::The(Unit::Quarter) => "XXXX-QX".to_owned(),
            What::Ago { .. } => "PAST_REF".to_owned(),
            What::Later { count, unit, .. } => {
                let length = Length { count, unit, more: None, pointer: None, ago: false };
                return Resolved { kind: Kind::Duration, value: duration(&length), edtf: None };
            }
            _ => "XXXX-XX-XX".to_owned(),
        };
        let kind = if clock.is_some() { Kind::Time } else { Kind::Date };
        if let Some(clock) = clock {
            clock.write(&mut value);
        }
        Resolved { kind, value, edtf: None }
    }

    /// The day that clock times belong to.
    fn day_told(&self, sentence: u32) -> Option<Date> {
        let told = self.story.last.and_then(|(point, told)| match point {
            Point::Day(day) if sentence - told <= MEMORY => Some(day),
            _ => None,
        });
        told.or(self.reference)
    }

    fn clock(&self, clock: Option<Clock>, sentence: u32) -> Resolved {
        let day = self.day_told(sentence);
        let mut value = day.map_or_else(String::new, |day| day.to_string());
        if let Some(clock) = clock {
            clock.write(&mut value);
        }
        Resolved { kind: Kind::Time, value, edtf: day.map(|day| day.to_string()) }
    }

    fn length(&self, length: Length) -> Resolved {
        let value = duration(&length);
        let edtf = self.reference.and_then(|today| {
            let (halves, unit) = match length.count {
                Count::Halves(halves) if halves >= 2 => (i32::try_from(halves / 2).ok()?, length.unit),
                _ => return None,
            };
            if length.ago {
                return ago(today, halves, unit, -1).and_then(|point| point.edtf(None));
            }
            let end = |sign: i32| exact(today, unit, sign.checked_mul(halves)?);
            match length.pointer? {
                Pointer::Last | Pointer::Latest => end(-1).map(|first| format!("{first}/{today}")),
                Pointer::Next => end(1).map(|last| format!("{today}/{last}")),
                _ => None,
            }
        });
        Resolved { kind: Kind::Duration, value, edtf }
    }

    /// The year that an expression without one belongs to, when the story told it just before.
    fn told_year(&self, sentence: u32) -> Option<i16> {
        let (year, told) = self.story.dated?;
        (sentence - told <= 1 && self.reference.is_some_and(|today| year < today.year())).then_some(year)
    }

    fn year_of(&self, year: YearOf) -> Option<i16> {
        match year {
            YearOf::Unsaid => None,
            YearOf::Is(year) => Some(year),
            YearOf::By(by) => self.reference.and_then(|today| i16::try_from(i32::from(today.year()) + by).ok()),
            YearOf::Told => self.story.last.and_then(|(point, _)| point.days()).map(|(first, _)| first.year()),
        }
    }

    /// The quarter a year before the one that is told of.
    fn year_before(&self, what: What, sentence: u32) -> Option<Point> {
        let (What::Ago { count: Count::Halves(2), unit: Unit::Year }
        | What::Later { count: Count::Halves(2), unit: Unit::Year, back: true }) = what
        else {
            return None;
        };
        match self.story.quarter? {
            (Point::Quarter(year, quarter), told) if sentence - told <= QUARTER => {
                // One of last year is what this year's was compared with already.
                let last = i16::from(self.reference.is_none_or(|today| year >= today.year()));
                Some(Point::Quarter(year - last, quarter))
            }
            _ => None,
        }
    }

    fn point(&self, what: What, sentence: u32, tense: &mut impl FnMut() -> Option<Tense>) -> Option<Point> {
        if let Some(point) = self.year_before(what, sentence) {
            return Some(point);
        }
        let today = self.reference;
        match what {
            What::Point(point) => Some(point),
            What::Day { year, month, day } => {
                let of = |year: i16| Date::new(year, month, day).ok();
                // A day near publication is of this year, whatever year was told before.
                let near = || {
                    let near = today
                        .and_then(|today| near_date(today, None, |shift| of(today.year().checked_add(shift)?)).map(|date| (today, date)));
                    near.and_then(|(today, date)| today.until(date).ok()).is_some_and(|span| span.get_days().abs() <= CLOSE)
                };
                if let Some(year) = self.year_of(year).or_else(|| self.told_year(sentence).filter(|_| !near())) {
                    return of(year).map(Point::Day).or_else(|| (day <= 31).then_some(Point::Month(year, month)));
                }
                let today = today?;
                near_date(today, tense(), |shift| of(today.year().checked_add(shift)?)).map(Point::Day)
            }
            What::Month { year, month, pointer } => {
                if let Some(year) = self.year_of(year) {
                    return Some(Point::Month(year, month));
                }
                let today = today?;
                let year = match pointer {
                    Some(Pointer::Last | Pointer::Latest | Pointer::Before) => today.year() - i16::from(month >= today.month()),
                    Some(Pointer::Next | Pointer::After) => today.year() + i16::from(month <= today.month()),
                    Some(Pointer::This) => today.year(),
                    Some(Pointer::That) => self.year_of(YearOf::Told).unwrap_or(today.year()),
                    None => match self.told_year(sentence) {
                        Some(year) => year,
                        None => near_month(today, month, tense()),
                    },
                };
                Some(Point::Month(year, month))
            }
            What::Season { year, season, pointer } => {
                if let Some(year) = self.year_of(year) {
                    return Some(Point::Season(year, season));
                }
                self.season(season, pointer, tense).map(|year| Point::Season(year, season))
            }
            What::Quarter { year, quarter } => {
                if let Some(year) = self.year_of(year) {
                    return Some(Point::Quarter(year, quarter));
                }
                let today = today?;
                let current = (today.month() + 2) / 3;
                // One that is still to come is told with a word that says so.
                let last_year = quarter > current && (quarter - current > 1 || tense() == Some(Tense::Past));
                Some(Point::Quarter(today.year() - i16::from(last_year), quarter))
            }
            What::Half { year, half } => Some(Point::Half(self.year_of(year).or_else(|| today.map(Date::year))?, half)),
            What::Weekday { day, pointer } => self.weekday(day, pointer, sentence, tense).map(Point::Day),
            What::Feast { year, feast } => {
                let of = |year: i16| match feast {
                    Feast::Fixed(month, day) => Date::new(year, month, day).ok(),
                    Feast::Easter(days) => easter(year)?.checked_add(i32::from(days).days()).ok(),
                };
                if let Some(year) = self.year_of(year) {
                    return of(year).map(Point::Day);
                }
                let today = today?;
                near_date(today, tense(), |shift| of(today.year().checked_add(shift)?)).map(Point::Day)
            }
            What::Shift { unit, by, story } => {
                if story {
                    return self.told_shift(unit, by, sentence);
                }
                Point::shifted(today?, unit, by)
            }
            What::The(Unit::Weekend) => {
                let today = today?;
                let this = monday(today)?;
                let ahead = tense() == Some(Tense::Future);
                // On Saturday and Sunday it is the one that is going on.
                let running = today.weekday().to_monday_zero_offset() >= 5;
                Some(Point::Weekend(if ahead || running { this } else { this.checked_sub(1.weeks()).ok()? }))
            }
            What::The(unit) => Point::shifted(today?, unit, if unit == Unit::Quarter { -1 } else { 0 }),
            What::Ago { count, unit } => match count {
                Count::Halves(halves) if halves >= 2 => ago(today?, i32::try_from(halves / 2).ok()?, unit, -1),
                Count::Halves(_) if unit == Unit::Year => Point::shifted(today?, Unit::Month, -6),
                _ => None,
            },
            What::Later { count, unit, back } => {
                let Count::Halves(halves) = count else { return None };
                let count = i32::try_from(halves / 2).ok().filter(|count| *count > 0)?;
                let sign = if back { -1 } else { 1 };
                match self.story.last.filter(|(_, told)| sentence - told <= MEMORY) {
                    Some((point, _)) => {
                        // What was told less precisely cannot be counted on from.
                        if point.unit() > unit {
                            return None;
                        }
                        let (first, _) = point.days()?;
                        if unit == Unit::Week && matches!(point, Point::Day(_)) {
                            return Point::shifted(first, Unit::Day, count.checked_mul(7 * sign)?);
                        }
                        Point::shifted(first, unit, count.checked_mul(sign)?)
                    }
                    // "a year earlier" without a story counts from publication.
                    None if back => ago(today?, count, unit, -1),
                    None => None,
                }
            }
            What::Clock | What::Ref(_) | What::Length(_) | What::Fixed { .. } | What::Every { .. } => None,
        }
    }

    /// "that year", "am nächsten Tag", "the following week"
    fn told_shift(&self, unit: Unit, by: i32, sentence: u32) -> Option<Point> {
        let near = |memory: u32| self.story.last.filter(|(_, told)| sentence - told <= memory).map(|(point, _)| point);
        let told = near(if unit >= Unit::Month { 8 } else { MEMORY + 1 });
        let base = match told {
            Some(point) if point.unit() > unit => return None,
            Some(point) => point.days()?.0,
            None => self.reference?,
        };
        Point::shifted(base, unit, by)
    }

    fn weekday(&self, day: i8, pointer: Option<Pointer>, sentence: u32, tense: &mut impl FnMut() -> Option<Tense>) -> Option<Date> {
        let wanted = weekday(day)?;
        let back = |from: Date, same: bool| {
            let days = i32::from(from.weekday().since(wanted));
            from.checked_sub((if days == 0 && !same { 7 } else { days }).days()).ok()
        };
        let ahead = |from: Date, same: bool| {
            let days = i32::from(from.weekday().until(wanted));
            from.checked_add((if days == 0 && !same { 7 } else { days }).days()).ok()
        };
        let told = self.story.last.filter(|(_, told)| sentence - told <= 1).and_then(|(point, _)| match point {
            Point::Day(day) => Some(day),
            _ => None,
        });
        let today = self.reference?;
        match pointer {
            Some(Pointer::Last | Pointer::Latest) => back(today, false),
            Some(Pointer::Next) => ahead(today, false),
            Some(Pointer::Before) => back(told.unwrap_or(today), false),
            Some(Pointer::After) => ahead(told.unwrap_or(today), false),
            Some(Pointer::That) => back(told.unwrap_or(today), true),
            Some(Pointer::This) => match tense() {
                Some(Tense::Past | Tense::Begun) => back(today, true),
                _ => ahead(today, true),
            },
            None => match tense() {
                Some(Tense::Future | Tense::Present) => ahead(today, true),
                _ => back(today, true),
            },
        }
    }

    fn season(&self, season: Season, pointer: Option<Pointer>, tense: &mut impl FnMut() -> Option<Tense>) -> Option<i16> {
        let today = self.reference?;
        let (year, month) = (today.year(), today.month());
        let first = season.first_month();
        // A winter that began last December is still "this winter".
        let running = if season == Season::Winter { month == 12 || month <= 2 } else { (first..first + 3).contains(&month) };
        let begun = if season == Season::Winter { year - i16::from(month < 12) } else { year - i16::from(month < first) };
        Some(match pointer {
            Some(Pointer::This) if season == Season::Winter => year - i16::from(month <= 3),
            Some(Pointer::This) => year,
            Some(Pointer::Next | Pointer::After) => begun + 1,
            Some(Pointer::Last | Pointer::Latest | Pointer::Before) => begun - i16::from(running),
            Some(Pointer::That) => self.year_of(YearOf::Told).unwrap_or(begun),
            None => match tense() {
                Some(Tense::Future) if !running => begun + 1,
                Some(Tense::Past | Tense::Begun | Tense::Future) => begun,
                _ => year,
            },
        })
    }
}

/// A point as DATE or, with a clock time, as TIME.
fn placed(point: Point, phase: Option<Phase>, clock: Option<Clock>) -> Resolved {
    let mut value = point.value();
    let kind = match clock {
        Some(clock) if matches!(point, Point::Day(_)) => {
            clock.write(&mut value);
            Kind::Time
        }
        _ => Kind::Date,
    };
    Resolved { kind, value, edtf: point.edtf(phase.filter(|_| !matches!(point, Point::Day(_)))) }
}

/// So many units before (`sign` -1) or after a day, told in that unit; weeks by their number.
fn ago(today: Date, count: i32, unit: Unit, sign: i32) -> Option<Point> {
    Point::shifted(today, unit, count.checked_mul(sign)?)
}

/// The day so many units away.
fn exact(today: Date, unit: Unit, by: i32) -> Option<Date> {
    let span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return Some(today),
        Unit::Day => jiff::Span::new().try_days(by),
        Unit::Week | Unit::Weekend => jiff::Span::new().try_weeks(by),
        Unit::Month => jiff::Span::new().try_months(by),
        Unit::Quarter => jiff::Span::new().try_months(by.checked_mul(3)?),
        Unit::HalfYear => jiff::Span::new().try_months(by.checked_mul(6)?),
        Unit::Year => jiff::Span::new().try_years(by),
        Unit::Decade => jiff::Span::new().try_years(by.checked_mul(10)?),
        Unit::Century => jiff::Span::new().try_years(by.checked_mul(100)?),
        Unit::Millennium => jiff::Span::new().try_years(by.checked_mul(1000)?),
    };
    today.checked_add(span.ok()?).ok().filter(|date| date.year() >= 0)
}

/// Days around publication in which a told year does not matter.
const CLOSE: i32 = 45;

/// Days around publication in which a day without a year is taken as it is.
const NEAR: i32 = 100;

/// The day of last, this or next year that tense points at; without one the nearest.
fn near_date(today: Date, tense: Option<Tense>, of: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let dates = [-1, 0, 1].map(of);
    let mut candidates = dates.into_iter().flatten();
    if tense == Some(Tense::Begun) {
        return candidates.rfind(|date| *date <= today);
    }
    let distance = |date: &Date| today.until(*date).map_or(i32::MAX, |span| span.get_days().abs());
    // Nobody leaves out the year of a day that is not near; tense decides only between two that are equally far.
    let near = candidates.clone().min_by_key(distance).filter(|date| distance(date) <= NEAR);
    if near.is_some() {
        return near;
    }
    match tense {
        Some(Tense::Past) => candidates.rfind(|date| *date <= today),
        Some(Tense::Future) => candidates.find(|date| *date >= today),
        _ => candidates.min_by_key(distance),
    }
}

/// The year of a month that tense points at; without one the nearest, what was before what comes.
fn near_month(today: Date, month: i8, tense: Option<Tense>) -> i16 {
    let ahead = month - today.month();
    match tense {
        Some(Tense::Begun) => today.year() - i16::from(ahead > 0),
        Some(Tense::Past) => today.year() - i16::from(ahead > 2),
        Some(Tense::Future) => today.year() + i16::from(ahead < 0),
        Some(Tense::Present) | None if ahead > 5 => today.year() - 1,
        Some(Tense::Present) | None if ahead < -7 => today.year() + 1,
        _ => today.year(),
    }
}

fn duration(length: &Length) -> String {
    let mut date = String::new();
    let mut time = String::new();
    for (count, unit) in [Some((length.count, length.unit)), length.more].into_iter().flatten() {
        let (factor, letter, is_time) = match unit {
            Unit::Second => (1, "S", true),
            Unit::Minute => (1, "M", true),
            Unit::Hour => (1, "H", true),
            Unit::Day => (1, "D", false),
            Unit::Week => (1, "W", false),
            Unit::Weekend => (1, "WE", false),
            Unit::Month => (1, "M", false),
            Unit::Quarter => (1, "Q", false),
            Unit::HalfYear => (6, "M", false),
            Unit::Year => (1, "Y", false),
            Unit::Decade if count != Count::Some => (10, "Y", false),
            Unit::Century if count != Count::Some => (100, "Y", false),
            Unit::Millennium if count != Count::Some => (1000, "Y", false),
            Unit::Decade => (1, "DE", false),
            Unit::Century => (1, "CE", false),
            Unit::Millennium => (1, "ML", false),
        };
        let number = match count {
            Count::Some => "X".to_owned(),
            // Half a year is six months, half an hour thirty minutes.
            Count::Halves(1) if unit == Unit::Year => {
                date.push_str("6M");
                continue;
            }
            Count::Halves(1) if unit == Unit::Hour => {
                time.push_str("30M");
                continue;
            }
            Count::Halves(halves) if halves % 2 == 1 && factor == 1 => format!("{}.5", halves / 2),
            Count::Halves(halves) => (u64::from(halves) * factor / 2).to_string(),
        };
        let side = if is_time { &mut time } else { &mut date };
        side.push_str(&number);
        side.push_str(letter);
    }
    if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") }
}

fn repeated(count: Count, of: Repeated) -> String {
    match of {
        Repeated::Unit(unit) => duration(&Length { count, unit, more: None, pointer: None, ago: false }),
        Repeated::Weekday(day, None) => format!("XXXX-WXX-{day}"),
        Repeated::Weekday(day, Some(part)) => format!("XXXX-WXX-{day}T{}", part.code()),
        Repeated::Part(part) => format!("XXXX-XX-XXT{}", part.code()),
        Repeated::Month(month) => format!("XXXX-{month:02}"),
        Repeated::Season(season) => format!("XXXX-{}", season.code()),
    }
}

/// Joins the ends of "from A to B" into one interval.
pub(super) fn interval(from: &str, until: &str) -> Option<String> {
    let first = from.split('/').next().filter(|first| *first != "..")?;
    let last = until.rsplit('/').next().filter(|last| *last != "..")?;
    // Years, months and days compare as text when they are of one precision; else by what they share.
    let shared = first.len().min(last.len());
    (first.get(..shared)? <= last.get(..shared)?).then(|| if first == last { first.to_owned() } else { format!("{first}/{last}") })
}

/// "since A" and "until B".
pub(super) fn open(timex: &mut Timex, since: bool) {
    if timex.kind == Kind::Duration || timex.value.ends_with("_REF") {
        return;
    }
    if let Some(edtf) = &timex.edtf {
        timex.edtf = if since {
            edtf.split('/').next().map(|first| format!("{first}/.."))
        } else {
            edtf.rsplit('/').next().map(|last| format!("../{last}"))
        };
    }
}
