//! When: expressions of time, as `TIMEX3` marks them, put on the calendar.
//!
//! Words have meanings (a lexicon per language under `knowledge/times/`), meanings stand together in a grammar that the languages
//! share, and what they say is resolved against the day of publication, the days told before and the tense of the sentence. Values
//! follow `TIMEX3` (Pustejovsky et al. 2003; the guidelines of `TimeML` 1.2.1), intervals EDTF (ISO 8601-2:2019).

mod calendar;
mod grammar;
mod lexicon;
mod pieces;
mod resolve;
mod tense;

use foederis_language::engine::{Engine, Parsed};
use grammar::{Expression, Grammar, What, Words};
use jiff::civil::Date;
use lexicon::{Class, Function};
use pieces::Pieces;
use resolve::Resolver;
use std::fmt;
use std::ops::Range;

/// An expression of time and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timex {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What kind of time.
    pub kind: Kind,
    /// `TIMEX3` value: `2022-09-13`, `2022-W37`, `P2Y`, `PRESENT_REF`.
    pub value: String,
    /// The days that are meant, in EDTF: a date or an interval. Of "from A to B" both expressions have the whole; "since A" is open at
    /// its end, "until B" at its beginning. None where no day is meant or it cannot be told.
    pub edtf: Option<String>,
}

/// `TIMEX3` types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A day or something longer on the calendar.
    Date,
    /// A clock time or part of a day.
    Time,
    /// How long.
    Duration,
    /// How often.
    Set,
}

impl Kind {
    /// As `TIMEX3` writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// A text and its analysis, for the questions that grammar asks.
struct Analysed<'a> {
    engine: &'a Engine,
    parsed: &'a Parsed,
    pieces: &'a Pieces,
    language: &'a str,
}

impl Words for Analysed<'_> {
    fn upos(&self, piece: usize) -> &str {
        self.pieces.list.get(piece).map_or("", |piece| self.engine.upos(self.parsed, piece.word))
    }

    fn counts(&self, piece: usize) -> bool {
        let word = self.pieces.list[piece].word;
        let sentence = sentence_of(&self.parsed.segments.sentences, word);
        let Some(range) = self.parsed.segments.sentences.get(sentence) else { return false };
        let Some(head) = self.parsed.head(word).checked_sub(1).map(|head| range.start + head) else { return false };
        if !self.engine.relation(self.parsed, word).starts_with("nummod") || !range.contains(&head) || head <= word || head > word + 1 {
            return false;
        }
        let mut feats = String::new();
        self.engine.feats(self.parsed, head, &mut feats);
        if self.language == "en" {
            // English puts years before nouns: "the 1950 invasion".
            return feats.contains("Number=Plur");
        }
        // "Finnland wurde 2023 Mitglied": of two thousand there are several, but for what is counted in the singular.
        let heads =
            piece + 1 < self.pieces.list.len() && matches!(self.pieces.form(piece + 1), "mann" | "man" | "stück" | "stuks" | "stuk");
        let one = feats.contains("Number=Sing") && !heads;
        self.engine.upos(self.parsed, head) == "NOUN" && !one
    }
}

/// Number of the sentence that holds a word.
fn sentence_of(sentences: &[Range<u32>], word: u32) -> usize {
    sentences.partition_point(|sentence| sentence.end <= word)
}

/// Finds the expressions of time in a text, in order, none overlapping another.
///
/// `parsed` must be of this text and hold trees ([`Depth::trees`](foederis_language::engine::Depth)). `language` is an ISO 639-1 code;
/// any other than `nl`, `de` and `en` gives nothing. `reference` is the day of publication: without it, what depends on it keeps the
/// shape `XXXX-WXX-2`. Takes time linear in the text.
pub fn read(engine: &Engine, parsed: &Parsed, text: &str, language: &str, reference: Option<Date>) -> Vec<Timex> {
    let Some(lexicon) = lexicon::of(language) else { return Vec::new() };
    let pieces = Pieces::new(text, parsed, lexicon);
    let words = Analysed { engine, parsed, pieces: &pieces, language };
    let grammar = Grammar { pieces: &pieces, words: &words, language, ago_is_length: lexicon.ago_is_length };
    let mut resolver = Resolver { reference, lexicon, story: resolve::Story::default() };
    let sentences = &parsed.segments.sentences;
    let mut found: Vec<Timex> = Vec::new();
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < pieces.list.len() {
        let Some(expression) = grammar.expression(at).or_else(|| grammar.the(at)) else {
            at += 1;
            continue;
        };
        let anchor = anchor(&pieces, &expression);
        let sentence = sentence_of(sentences, anchor);
        let range_before = places.last().is_some_and(|place: &Range<usize>| place.end + 2 >= expression.start);
        let tense = || {
            grammar.direction(&expression, range_before).or_else(|| {
                let range = sentences.get(sentence)?;
                tense::of(engine, parsed, text, lexicon, anchor, range)
            })
        };
        let outcome = resolver.resolve(&expression, u32::try_from(sentence).unwrap_or(u32::MAX), tense);
        let (first, last) = (&pieces.list[expression.start], &pieces.list[expression.end - 1]);
        found.push(Timex {
            start: first.start as usize,
            end: last.end as usize,
            kind: outcome.kind,
            value: outcome.value,
            edtf: outcome.edtf,
        });
        places.push(expression.start..expression.end);
        at = expression.end;
    }
    join(&pieces, &places, &mut found);
    found
}

/// The word whose verb tells the tense: the last that is not an article.
fn anchor(pieces: &Pieces, expression: &Expression) -> u32 {
    let last = match expression.what {
        // The year behind a month hangs on the month.
        What::Day { .. } | What::Month { .. } | What::Season { .. } => (expression.start..expression.end)
            .find(|at| pieces.hits(*at).iter().any(|hit| matches!(hit.class, Class::Month(_) | Class::Season(_))))
            .unwrap_or(expression.end - 1),
        What::Weekday { .. } => (expression.start..expression.end)
            .find(|at| pieces.hits(*at).iter().any(|hit| matches!(hit.class, Class::Weekday(_) | Class::WeekdayPart(..))))
            .unwrap_or(expression.end - 1),
        _ => expression.end - 1,
    };
    pieces.list[last].word
}

/// Intervals: "from Monday to Wednesday", "2014-2016", "since March", "until 2020".
fn join(pieces: &Pieces, places: &[Range<usize>], found: &mut [Timex]) {
    let is = |at: usize, function: Function| pieces.hits(at).iter().any(|hit| hit.length == 1 && hit.class == Class::Is(function));
    let mut joined_before = false;
    for now in 0..found.len() {
        let place = &places[now];
        let between = if now == 0 { 0..0 } else { places[now - 1].end..place.start };
        let spanned = now > 0
            && (1..=4).contains(&between.len())
            && between.clone().all(|at| !pieces.list[at].gap)
            && found[now - 1].kind != Kind::Duration
            && found[now].kind != Kind::Duration
            && {
                let links = between.clone().any(|at| is(at, Function::Until)) || (between.len() == 1 && is(between.start, Function::Dash));
                let from = places[now - 1].start.checked_sub(1).is_some_and(|at| is(at, Function::From));
                let and = from
                    && matches!(pieces.form(places[now - 1].start - 1), "between" | "tussen" | "zwischen")
                    && is(between.start, Function::And);
                links || and
            };
        if spanned
            && !joined_before
            && let (Some(from), Some(until)) = (&found[now - 1].edtf, &found[now].edtf)
        {
            let (from, until) = (from.trim_end_matches("/.."), until.as_str());
            if let Some(whole) = resolve::interval(from, until) {
                found[now - 1].edtf = Some(whole.clone());
                found[now].edtf = Some(whole);
                joined_before = true;
                continue;
            }
        }
        joined_before = false;
        let Some(before) = place.start.checked_sub(1).filter(|_| !pieces.list[place.start].gap) else { continue };
        // "tot en met", "bis zum", "as of" are phrases.
        let ends = |function: Function| {
            (1..=3).any(|length| {
                place.start.checked_sub(length).is_some_and(|at| {
                    pieces.hits(at).iter().any(|hit| usize::from(hit.length) == length && hit.class == Class::Is(function))
                })
            })
        };
        if (ends(Function::Since) && !is(before, Function::From)) || ends(Function::Starting) {
            resolve::open(&mut found[now], true);
        } else if ends(Function::Until) {
            resolve::open(&mut found[now], false);
        }
    }
}
