//! When: dates, months, years, weekdays and words like "yesterday", resolved against the publication date.
//!
//! What the text and its publication date do not give stays out: a weekday in a report dated only to the month gives that month,
//! a month without a year in an undated text gives nothing.

use crate::reading::Reading;
use foederis_knowledge::{Preposition, RelativeUnit, Word};
use foederis_language::TokenKind;
use foederis_model::{Edtf, Language};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use std::ops::Range;

/// A time expression.
#[derive(Debug, Clone)]
pub(crate) struct TimeMention {
    pub tokens: Range<usize>,
    /// What it comes to; `None` where the reference date is missing.
    pub when: Option<Edtf>,
    /// Whether it says since when, rather than when.
    pub since: bool,
    /// Whether it says until when.
    pub until: bool,
}

/// The publication date, as precisely as it is known.
#[derive(Debug, Clone, Copy)]
enum Anchor {
    Day(Date),
    Month(Date),
    Year(Date),
    None,
}

impl Anchor {
    fn new(published: Option<&Edtf>) -> Self {
        let Some(published) = published else { return Self::None };
        let (Some(first), Some(last)) = published.bounds() else { return Self::None };
        match published.length_days() {
            Some(1) => Self::Day(first),
            Some(2..=31) => Self::Month(last.first_of_month()),
            Some(_) if first.year() == last.year() => Self::Year(first.first_of_year()),
            _ => Self::None,
        }
    }

    fn date(self) -> Option<Date> {
        match self {
            Self::Day(date) | Self::Month(date) | Self::Year(date) => Some(date),
            Self::None => None,
        }
    }
}

/// All time expressions, by first token.
pub(crate) fn find(reading: &Reading<'_>) -> Vec<TimeMention> {
    let anchor = Anchor::new(reading.document.published.as_ref());
    let mut found: Vec<TimeMention> = Vec::new();
    for sentence in &reading.analysis.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match expression(reading, anchor, at, sentence.tokens.end) {
                Some((end, when)) => {
                    let (since, until) = direction(reading, at, sentence.tokens.start);
                    // Counted back from a publication date in the year 0, a time may lie where EDTF has no dates.
                    let when = when.filter(|when| when.as_str().parse::<Edtf>().is_ok());
                    found.push(TimeMention { tokens: at..end, when, since, until });
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    join_spans(reading, found)
}

/// "since" and "until" up to three words before.
fn direction(reading: &Reading<'_>, at: usize, start: usize) -> (bool, bool) {
    let near = at.saturating_sub(3).max(start)..at;
    (near.clone().any(|at| reading.is(at, |word| *word == Word::Since)), near.clone().any(|at| reading.is(at, |word| *word == Word::Until)))
}

/// "from Monday until Wednesday", "between 2016 and 2020", "2014-2016": two expressions become one interval.
fn join_spans(reading: &Reading<'_>, found: Vec<TimeMention>) -> Vec<TimeMention> {
    let mut joined: Vec<TimeMention> = Vec::new();
    for time in found {
        if let Some(last) = joined.last_mut()
            && let (Some(from), Some(until)) = (&last.when, &time.when)
            && last.tokens.end < time.tokens.start
            && time.tokens.start - last.tokens.end <= 4
            && reading.sentence(last.tokens.start).contains(&time.tokens.start)
            && is_span(reading, last, &time)
            && let Some(whole) = Edtf::interval(Some(from), Some(until))
        {
            last.when = Some(whole);
            last.tokens.end = time.tokens.end;
            last.until = false;
            last.since = false;
            continue;
        }
        joined.push(time);
    }
    joined
}

fn is_span(reading: &Reading<'_>, from: &TimeMention, until: &TimeMention) -> bool {
    let between = from.tokens.end..until.tokens.start;
    let dash = between.len() == 1 && matches!(reading.analysis.word(between.start), "-" | "–" | "—");
    let says_until = between.clone().any(|at| reading.is(at, |word| *word == Word::Until));
    let says_between = from.tokens.start > 0
        && reading.is(from.tokens.start - 1, |word| *word == Word::Preposition(Preposition::Between))
        && between.len() == 1
        && reading.is(between.start, |word| *word == Word::And);
    dash || says_until || says_between
}

/// The expression that begins at a token, and where it ends.
fn expression(reading: &Reading<'_>, anchor: Anchor, at: usize, end: usize) -> Option<(usize, Option<Edtf>)> {
    numeric_date(reading, at)
        .or_else(|| calendar_date(reading, anchor, at, end))
        .or_else(|| ago(reading, anchor, at, end))
        .or_else(|| relative(reading, anchor, at, end))
        .or_else(|| weekday(reading, anchor, at, end))
        .or_else(|| year(reading, at, end).map(|(end, year)| (end, Some(Edtf::year(year)))))
}

/// `2022-09-13`, `13.9.2022`, `13/09/2022`. The hyphens are tokens of their own, the stops are part of the number.
fn numeric_date(reading: &Reading<'_>, at: usize) -> Option<(usize, Option<Edtf>)> {
    let analysis = reading.analysis;
    if analysis.tokens[at].kind != TokenKind::Number {
        return None;
    }
    let whole = |parts: &[&str]| {
        let numbers: Vec<i16> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let [a, b, c] = numbers[..] else { return None };
        let (year, month, day) = if a > 31 { (a, b, c) } else { (c, b, a) };
        let year = if year < 100 && parts[2].len() == 2 { 2000 + year } else { year };
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().filter(|_| (1000..2200).contains(&year))
    };
    let dotted: Vec<_> = analysis.word(at).split('.').collect();
    if dotted.len() == 3
        && let Some(date) = whole(&dotted)
    {
        return Some((at + 1, Some(Edtf::day(date))));
    }
    let glued = at + 5 <= analysis.tokens.len()
        && analysis.tokens[at + 1..at + 5].iter().all(|token| !token.spaced)
        && matches!(analysis.word(at + 1), "-" | "/")
        && analysis.word(at + 3) == analysis.word(at + 1);
    if glued {
        let date = whole(&[analysis.word(at), analysis.word(at + 2), analysis.word(at + 4)])?;
        return Some((at + 5, Some(Edtf::day(date))));
    }
    None
}

/// Day and month, month and year, month alone; with a weekday before.
fn calendar_date(reading: &Reading<'_>, anchor: Anchor, at: usize, end: usize) -> Option<(usize, Option<Edtf>)> {
    let month_at = |token: usize| {
        reading.words_at(token).iter().find_map(|hit| match hit.word {
            Word::Month(month) if token < end => Some((*month, hit.tokens.end)),
            _ => None,
        })
    };
    // A weekday, a comma or "den" may stand before the day.
    let mut start = at;
    if reading.is(at, |word| matches!(word, Word::Weekday(_))) {
        start += 1;
        while start < end
            && start < at + 4
            && (reading.analysis.word(start) == ","
                || reading.is(start, |word| matches!(word, Word::Determiner | Word::DayPart | Word::Preposition(_))))
        {
            start += 1;
        }
        if start >= end {
            return None;
        }
    }
    // "13 September", "13. September", "13th of September"
    if let Some(day) = small_number(reading, start) {
        let mut next = start + 1;
        while next < end && next < start + 4 && (matches!(reading.analysis.norm(next), "." | "st" | "nd" | "rd" | "th" | "of" | "e")) {
            next += 1;
        }
        if let Some((month, after)) = month_at(next.min(end)) {
            let after = skip_stop(reading, after, end);
            let (after, year) = year_after(reading, after, end);
            return Some((after, day_of(anchor, year, month, day)));
        }
        return None;
    }
    let (month, after) = month_at(start)?;
    if start != at || !is_month_in_use(reading, start, month) {
        // "May" the verb, "Mars" the planet: a month alone needs help.
        return None;
    }
    let after = skip_stop(reading, after, end);
    // "September 13, 2022"
    if reading.analysis.lang == Language::English
        && let Some(day) = (after < end).then(|| small_number(reading, after)).flatten()
    {
        let mut next = after + 1;
        while next < end && matches!(reading.analysis.norm(next), "," | "st" | "nd" | "rd" | "th") {
            next += 1;
        }
        let (stop, year) = year_after(reading, next, end);
        return Some((if year.is_some() { stop } else { after + 1 }, day_of(anchor, year, month, day)));
    }
    let (after, year) = year_after(reading, after, end);
    if let Some(year) = year {
        return Some((after, Some(Edtf::month(year, month))));
    }
    let offset = shift_before(reading, start);
    Some((after, month_near(anchor, month, offset)))
}

fn skip_stop(reading: &Reading<'_>, at: usize, end: usize) -> usize {
    // "Sept. 2022"
    if at + 1 < end && reading.analysis.word(at) == "." && !reading.analysis.tokens[at].spaced { at + 1 } else { at }
}

/// English "may" and "march" and the like are months only with a preposition, a number or a word of time beside them.
fn is_month_in_use(reading: &Reading<'_>, at: usize, month: i8) -> bool {
    if !reading.analysis.tokens[at].capital && reading.analysis.lang != Language::Dutch {
        return false;
    }
    if reading.analysis.lang != Language::English || !matches!(month, 3 | 5 | 8) {
        return true;
    }
    at > 0
        && reading
            .is(at - 1, |word| matches!(word, Word::Preposition(_) | Word::Since | Word::Until | Word::Last | Word::Next | Word::This))
        || year_after(reading, at + 1, reading.analysis.tokens.len()).1.is_some()
}

/// A day of the month: one or two digits.
fn small_number(reading: &Reading<'_>, at: usize) -> Option<i8> {
    let word = reading.analysis.word(at);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

fn year_after(reading: &Reading<'_>, at: usize, end: usize) -> (usize, Option<i16>) {
    if at < end
        && let Some(year) = plain_year(reading.analysis.word(at))
    {
        return (at + 1, Some(year));
    }
    (at, None)
}

fn plain_year(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1800..2100).contains(year))
}

/// A year that stands alone: after a preposition of time, "year" or a bracket; never before a noun that it could count.
fn year(reading: &Reading<'_>, at: usize, end: usize) -> Option<(usize, i16)> {
    if reading.analysis.tokens[at].kind != TokenKind::Number {
        return None;
    }
    let year = plain_year(reading.analysis.word(at))?;
    let before = at.checked_sub(1);
    let announced = before.is_some_and(|at| {
        reading.is(at, |word| {
            matches!(
                word,
                Word::Preposition(
                    Preposition::In | Preposition::Between | Preposition::Of | Preposition::From | Preposition::Other | Preposition::To
                ) | Word::Since
                    | Word::Until
                    | Word::And
                    | Word::Unit(..)
            )
        }) || matches!(
            reading.analysis.norm(at),
            "(" | "/" | "-" | "–" | "jahr" | "jahre" | "jaar" | "year" | "sommer" | "zomer" | "summer"
        )
    });
    let after =
        |kind: fn(&Word) -> bool| at + 1 < end && reading.analysis.tokens[at + 1].kind == TokenKind::Word && reading.is(at + 1, kind);
    let measured = after(|word| matches!(word, Word::Unit(..) | Word::Currency(_) | Word::Multiplier(_)));
    // "In 2008 soldiers were killed" is a year all the same.
    let placed = before.is_some_and(|at| reading.is(at, |word| *word == Word::Preposition(Preposition::In)));
    let counts = measured || (!placed && after(|word| matches!(word, Word::Counts(_) | Word::Role(_))));
    (!counts && (announced || (1945..2040).contains(&year))).then_some((at + 1, year))
}

fn day_of(anchor: Anchor, year: Option<i16>, month: i8, day: i8) -> Option<Edtf> {
    if let Some(year) = year {
        return Some(Date::new(year, month, day).map_or_else(|_| Edtf::month(year, month), Edtf::day));
    }
    let near = anchor.date()?;
    // The year that puts the day nearest to the publication date.
    let dates = [-1, 0, 1].into_iter().filter_map(|shift| Date::new(near.year() + shift, month, day).ok());
    let distance = |date: &Date| near.until(*date).map_or(i32::MAX, |span| span.get_days().abs());
    dates.min_by_key(distance).map(Edtf::day)
}

/// `last`, `this` or `next` up to two words before.
fn shift_before(reading: &Reading<'_>, at: usize) -> Option<i16> {
    (at.saturating_sub(2)..at).rev().find_map(|at| {
        reading.words_at(at).iter().find_map(|hit| match hit.word {
            Word::Last => Some(-1),
            Word::This => Some(0),
            Word::Next => Some(1),
            _ => None,
        })
    })
}

/// The month nearest to publication: the past one unless a word says otherwise.
fn month_near(anchor: Anchor, month: i8, shift: Option<i16>) -> Option<Edtf> {
    let near = anchor.date()?;
    let year = match (anchor, shift) {
        (Anchor::Year(date), _) => date.year(),
        (_, Some(1)) => near.year() + i16::from(month <= near.month()),
        (_, Some(0)) => near.year(),
        // Publications speak of what was; but "in December" said in November is what comes.
        _ if month > near.month() + 2 => near.year() - 1,
        _ => near.year(),
    };
    Some(Edtf::month(year, month))
}

/// "three days ago", "vor drei Tagen", "drie dagen geleden"
fn ago(reading: &Reading<'_>, anchor: Anchor, at: usize, end: usize) -> Option<(usize, Option<Edtf>)> {
    let is_ago = |at: usize| at < end && reading.is(at, |word| *word == Word::Ago);
    let first = if reading.pack.ago_before { is_ago(at).then_some(at + 1)? } else { at };
    let count = count_at(reading, first, end)?;
    let (unit, next) = reading.words_at(first + 1).iter().find_map(|hit| match hit.word {
        Word::Unit(foederis_model::FigureKind::Duration, unit) => Some((unit.clone(), hit.tokens.end)),
        _ => None,
    })?;
    let stop = if reading.pack.ago_before { next } else { is_ago(next).then_some(next + 1)? };
    let when = anchor.date().and_then(|date| {
        #[allow(clippy::cast_possible_truncation)]
        let count = count as i32;
        match (unit.as_str(), anchor) {
            ("day", Anchor::Day(_)) => date.checked_sub(count.days()).ok().map(Edtf::day),
            ("week", Anchor::Day(_)) => date.checked_sub(count.weeks()).ok().map(|date| Edtf::month(date.year(), date.month())),
            ("day" | "week", Anchor::Month(_)) => Some(Edtf::month(date.year(), date.month())),
            ("month", Anchor::Day(_) | Anchor::Month(_)) => {
                date.checked_sub(count.months()).ok().map(|date| Edtf::month(date.year(), date.month()))
            }
            ("year", _) => date.checked_sub(count.years()).ok().map(|date| Edtf::year(date.year())),
            _ => None,
        }
    });
    Some((stop, when))
}

fn count_at(reading: &Reading<'_>, at: usize, end: usize) -> Option<f64> {
    if at >= end {
        return None;
    }
    let word = reading.analysis.word(at);
    match reading.analysis.tokens[at].kind {
        TokenKind::Number => word.parse().ok(),
        _ => reading.pack.number(reading.analysis.norm(at)),
    }
    .filter(|count: &f64| (1.0..1000.0).contains(count))
}

/// "yesterday", "vorige week", "this year"
fn relative(reading: &Reading<'_>, anchor: Anchor, at: usize, end: usize) -> Option<(usize, Option<Edtf>)> {
    let (unit, offset, stop) = reading.words_at(at).iter().find_map(|hit| match hit.word {
        Word::Relative(unit, offset) if hit.tokens.end <= end => Some((*unit, *offset, hit.tokens.end)),
        _ => None,
    })?;
    Some((stop, resolve(anchor, unit, offset)))
}

fn resolve(anchor: Anchor, unit: RelativeUnit, offset: i32) -> Option<Edtf> {
    let date = anchor.date()?;
    let month = |date: Date| Edtf::month(date.year(), date.month());
    match (unit, anchor) {
        (RelativeUnit::Year, _) => date.checked_add(offset.years()).ok().map(|date| Edtf::year(date.year())),
        (_, Anchor::Year(_)) => Some(Edtf::year(date.year())),
        (RelativeUnit::Month, _) => date.first_of_month().checked_add(offset.months()).ok().map(month),
        (_, Anchor::Month(_)) => Some(month(date)),
        (RelativeUnit::Day, _) => date.checked_add(offset.days()).ok().map(Edtf::day),
        (RelativeUnit::Week | RelativeUnit::Weekend, _) => {
            let monday = date.checked_sub(i32::from(date.weekday().to_monday_zero_offset()).days()).ok()?;
            let monday = monday.checked_add(offset.weeks()).ok()?;
            let first = if unit == RelativeUnit::Weekend { monday.checked_add(5.days()).ok()? } else { monday };
            let last = monday.checked_add(6.days()).ok()?;
            Edtf::interval(Some(&Edtf::day(first)), Some(&Edtf::day(last)))
        }
    }
}

/// "on Tuesday", "dinsdagavond": the last such day before publication, or the coming one where a word says so.
fn weekday(reading: &Reading<'_>, anchor: Anchor, at: usize, end: usize) -> Option<(usize, Option<Edtf>)> {
    let (day, mut stop) = reading.words_at(at).iter().find_map(|hit| match hit.word {
        Word::Weekday(day) => Some((*day, hit.tokens.end)),
        _ => None,
    })?;
    while stop < end && reading.is(stop, |word| *word == Word::DayPart) {
        stop += 1;
    }
    let when = match anchor {
        Anchor::Day(date) => {
            let weekday = Weekday::from_monday_one_offset(day).ok()?;
            let back = i32::from(date.weekday().since(weekday));
            let shift = if shift_before(reading, at) == Some(1) { 7 - back } else { -back };
            date.checked_add(shift.days()).ok().map(Edtf::day)
        }
        Anchor::Month(date) => Some(Edtf::month(date.year(), date.month())),
        _ => None,
    };
    Some((stop, when))
}
