//! When: the expressions of time that the reading layer finds, as the coder needs them.
//!
//! What the text and its publication date do not give stays out: a weekday in a report dated only to the month gives that month,
//! a month without a year in an undated text gives nothing.

use foederis_language::Analysis;
use foederis_model::Edtf;
use foederis_reading::times::{Kind, Timex};
use jiff::ToSpan;
use jiff::civil::Date;
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
pub(crate) enum Anchor {
    Day(Date),
    /// By its middle.
    Month(Date),
    /// By its middle.
    Year(Date),
    None,
}

impl Anchor {
    pub fn new(published: Option<&Edtf>) -> Self {
        let Some(published) = published else { return Self::None };
        let (Some(first), Some(last)) = published.bounds() else { return Self::None };
        let middle = |days: i32| first.checked_add(days.days()).unwrap_or(first);
        match published.length_days() {
            Some(1) => Self::Day(first),
            Some(2..=31) if first.month() == last.month() => Self::Month(middle(14)),
            Some(2..=31) => Self::Month(last),
            Some(_) if first.year() == last.year() => Self::Year(middle(182)),
            _ => Self::None,
        }
    }

    /// The day that expressions are resolved against.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Day(date) | Self::Month(date) | Self::Year(date) => Some(date),
            Self::None => None,
        }
    }
}

/// How far from the middle of a month a day that depends on it may lie and still be in it, for all that is known.
const NEAR: i32 = 20;

/// At most so many words stand between the ends of a span: "bis zum", "tot en met de".
const LINK: usize = 4;

/// Points in time, by first token. How often is none, nor is a length that says no days: "drei Tage", but "vor drei Tagen".
pub(crate) fn mentions(analysis: &Analysis<'_>, times: &[Timex], anchor: Anchor) -> Vec<TimeMention> {
    let points = times.iter().filter(|time| match time.kind {
        Kind::Date | Kind::Time => !time.value.ends_with("_REF"),
        Kind::Duration => time.edtf.is_some(),
        Kind::Set => false,
    });
    let mut mentions: Vec<TimeMention> = Vec::new();
    for mention in points.filter_map(|time| mention(analysis, time, anchor)) {
        match mentions.last_mut() {
            // Both ends of "from Monday to Wednesday" have the whole: it is one time.
            Some(last) if is_same_span(last, &mention) => last.tokens.end = mention.tokens.end,
            _ => mentions.push(mention),
        }
    }
    mentions
}

/// Whether two times are the ends of one span.
fn is_same_span(first: &TimeMention, second: &TimeMention) -> bool {
    let near = second.tokens.start.saturating_sub(first.tokens.end) <= LINK;
    near && first.when == second.when && first.when.as_ref().is_some_and(|when| when.as_str().contains('/'))
}

fn mention(analysis: &Analysis<'_>, time: &Timex, anchor: Anchor) -> Option<TimeMention> {
    let tokens = analysis.tokens_in(&(time.start..time.end));
    if tokens.is_empty() {
        return None;
    }
    let edtf = time.edtf.as_deref();
    let since = edtf.is_some_and(|edtf| edtf.ends_with("/.."));
    let until = edtf.is_some_and(|edtf| edtf.starts_with("../"));
    let bare = edtf.map(|edtf| edtf.trim_end_matches("/..").trim_start_matches("../"));
    let when = bare.and_then(|edtf| edtf.parse().ok()).map(|when| {
        // Digits stand on their own; words depend on the day of publication.
        let depends = !analysis.text[time.start..time.end].bytes().any(|byte| byte.is_ascii_digit());
        if depends { coarse(when, anchor) } else { when }
    });
    Some(TimeMention { tokens, when, since, until })
}

/// No more exact than the day of publication is known.
fn coarse(when: Edtf, anchor: Anchor) -> Edtf {
    let (Some(first), Some(last)) = when.bounds() else { return when };
    let length = when.length_days().unwrap_or(i64::MAX);
    match anchor {
        Anchor::Month(middle) if length < 28 => {
            let apart = middle.until(first).map_or(i32::MAX, |span| span.get_days().abs());
            let day = if apart <= NEAR { middle } else { last };
            Edtf::month(day.year(), day.month())
        }
        Anchor::Year(_) if length < 365 => Edtf::year(last.year()),
        _ => when,
    }
}
