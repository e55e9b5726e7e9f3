//! Figures: how many, of what, in which unit, how exactly, and on whose side.
//!
//! Numbers are read in the text (digits, words, factors, ranges), what they count in the trees: the noun behind them and the verb over
//! it. Kinds and bounds are those of facts records; words stand under `knowledge/figures/`.

mod counted;
mod lexicon;
mod number;
mod numeral;
mod page;
mod pieces;
mod side;

use crate::quotes::View;
use crate::times::{self, Timex};
use counted::Counted;
use foederis_language::engine::{Engine, Parsed};
use foederis_model::{Bound, FigureKind, Language};
use lexicon::{Class, Lexicon, Noun};
use number::{Form, Found, Number, Reader};
use page::Page;
use pieces::{Pieces, Shape};
use std::ops::Range;

/// A number told in the text, and what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The number, in bytes; of a range from the first to the last.
    pub bytes: Range<usize>,
    /// What is counted.
    pub what: FigureKind,
    /// A plain number; the lower end of a range; of a share its percents.
    pub value: f64,
    /// The upper end of a range.
    pub upper: Option<f64>,
    /// ISO 4217 currency, `%`, `km`, `day` …
    pub unit: Option<&'static str>,
    /// How exactly it is meant.
    pub bound: Bound,
    /// The words that say what is counted, in bytes.
    pub counted: Option<Range<usize>>,
    /// Whose loss it is, or whom it concerns, in bytes.
    pub of: Option<Range<usize>>,
}

/// All figures of a text, in order; none in languages other than Dutch, German and English.
///
/// Numbers inside the ranges to skip are left out: see [`points`]. The ranges must be in order. Needs a text parsed with trees and
/// dictionary lemmas. Time is linear in the text.
pub fn read(engine: &Engine, parsed: &Parsed, text: &str, language: &Language, skip: &[Range<usize>]) -> Vec<Figure> {
    read_in(&View::new(engine, parsed, text), language, skip)
}

/// The same of a text that other readers look at too.
pub fn read_in(view: &View<'_>, language: &Language, skip: &[Range<usize>]) -> Vec<Figure> {
    let Some(lexicon) = lexicon::of(language) else { return Vec::new() };
    if view.len() == 0 {
        return Vec::new();
    }
    let text = view.text;
    let pieces = Pieces::new(text, view.parsed);
    let page = Page { view, pieces: &pieces, lexicon, skip };
    let reader = Reader { text, pieces: &pieces, lexicon };
    let mut found: Vec<Figure> = Vec::new();
    let mut last: Option<Last> = None;
    let mut currency = None;
    let mut skipped = 0;
    let mut at = 0;
    while at < pieces.list.len() {
        let piece = &pieces.list[at];
        while skip.get(skipped).is_some_and(|range| range.end <= piece.start as usize) {
            skipped += 1;
        }
        if skip.get(skipped).is_some_and(|range| range.start <= piece.start as usize) {
            at += 1;
            continue;
        }
        match reader.number(at) {
            None => at += 1,
            Some(Found::Skip(end)) => at = end.max(at + 1),
            Some(Found::Number(number)) => {
                let sentence = page.view.sentence_of[pieces.list[at].word as usize];
                let before = last.filter(|last| last.sentence == sentence);
                let end = number.pieces.end.max(at + 1);
                if let Some((figure, is_part)) = figure(&page, &number, before, currency) {
                    if figure.what == FigureKind::Money {
                        currency = figure.unit;
                    }
                    last = Some(Last { sentence, kind: figure.what, end, is_part });
                    found.push(figure);
                }
                at = end;
            }
        }
    }
    found
}

/// Expressions of time in which no figure is looked for, for [`read`]: points in time. Durations are figures.
pub fn points(times: &[Timex]) -> Vec<Range<usize>> {
    times.iter().filter(|time| time.kind != times::Kind::Duration).map(|time| time.start..time.end).collect()
}

/// The figure before another one.
#[derive(Debug, Clone, Copy)]
struct Last {
    sentence: u32,
    kind: FigureKind,
    /// Piece behind its number.
    end: usize,
    /// A part of a total.
    is_part: bool,
}

/// What a number says, and whether it is a part of the figure before; nothing where it counts nothing.
fn figure(page: &Page<'_>, number: &Number, before: Option<Last>, currency: Option<&'static str>) -> Option<(Figure, bool)> {
    let (lexicon, pieces) = (page.lexicon, page.pieces);
    let Range { start, end } = number.pieces.clone();
    // How often, points, ordinals, ages; numbers of a series.
    let dash = usize::from(matches!(pieces.form(end), "-" | "‑") && pieces.glued(end));
    let is_none = |at: usize| lexicon.after(pieces, at, |class| matches!(class, Class::None).then_some(())).is_some();
    if number.value <= 0.0 || is_none(end) || (dash == 1 && is_none(end + 1)) || lexicon.is_before(pieces, start, Class::None) {
        return None;
    }
    if number.form == Form::One && lexicon.is(pieces, end, Class::One) {
        return None;
    }
    let (bound, outer) = bound(lexicon, pieces, start, end);
    let words = words(page, start, end);
    let make = |what, unit: Option<&'static str>, counted: Option<Range<usize>>, of| {
        let bytes = pieces.list[start].start as usize..pieces.list[end - 1].end as usize;
        let (value, upper) = (rounded(number.value), number.upper.map(rounded));
        Some(Figure { bytes, what, value, upper, unit, bound, counted, of })
    };
    let whole = |figure: Option<Figure>| figure.map(|figure| (figure, false));
    let bytes = |from: usize, to: usize| Some(pieces.list[from].start as usize..pieces.list[to - 1].end as usize);
    let span = |words: Range<u32>| page.view.bytes(words);
    if number.form == Form::Share {
        return whole(make(FigureKind::Share, Some("%"), None, None));
    }
    let measured = measure(page, start, end, dash, number.form);
    if let Some(Measure { unit, from, to }) = measured {
        let unit = &lexicon.units[unit as usize];
        if number.form == Form::Article || (number.form == Form::One && unit.kind == FigureKind::Duration && &*unit.name == "day") {
            return None;
        }
        if unit.kind == FigureKind::Duration && is_point(page, start, outer, to) {
            return None;
        }
        let words = Counted { kind: unit.kind, words: words.clone(), head: words.end - 1, has_noun: false, fate: false, noun: None };
        let of = matches!(unit.kind, FigureKind::Money | FigureKind::Volume).then(|| page.side(&words.words, &words)).flatten().map(span);
        return whole(make(unit.kind, Some(&unit.name), bytes(from, to), of));
    }
    let strong = (dash == 1).then(|| lexicon.after(pieces, end + 1, |class| matches!(class, Class::Strong).then_some(()))).flatten();
    if dash == 1 && strong.is_none() {
        return None;
    }
    let scope = match strong {
        Some(((), end)) => words.start..pieces.list[end - 1].word + 1,
        None => words,
    };
    let negated = || lexicon.is_before(pieces, start, Class::Not);
    let mut counted = page.counted(scope.clone());
    if strong.is_some() && counted.as_ref().is_none_or(|counted| counted.kind == FigureKind::Count) {
        let head = counted.as_ref().map_or(scope.end - 1, |counted| counted.head);
        counted = Some(Counted { kind: FigureKind::Troops, words: head..head + 1, head, has_noun: true, fate: false, noun: None });
    }
    // "including three children", "davon 780 Deutsche": a part of what was counted before.
    let measured = |kind| matches!(kind, FigureKind::Money | FigureKind::Share | FigureKind::Duration | FigureKind::Distance);
    let mut part = false;
    if let Some(Last { kind: whole, .. }) =
        before.filter(|before| !measured(before.kind) && (is_part(page, outer) || goes_on(page, before, outer)))
    {
        part = true;
        counted = match counted {
            Some(part) if !part.fate && (part.kind == FigureKind::Count || part.noun.is_some_and(Noun::is_people)) => {
                Some(Counted { kind: whole, fate: true, ..part })
            }
            None => Some(Counted { kind: whole, words: scope.clone(), head: scope.end - 1, has_noun: false, fate: true, noun: None }),
            known => known,
        };
    }
    // "Among the dead are three children"
    if let Some(kind) = among(page, outer)
        && let Some(those) = counted.as_mut()
        && those.noun.is_none_or(Noun::is_people)
        && !matches!(those.kind, FigureKind::Deaths | FigureKind::Injured | FigureKind::Captured)
    {
        (those.kind, those.fate, part) = (kind, true, true);
    }
    // "300,000 soldiers from South Korea and 17,000 from the US"
    if counted.is_none()
        && let Some(before) = before.filter(|before| !measured(before.kind) && before.kind != FigureKind::Count)
        && is_short(page, number, &scope)
    {
        counted = Some(Counted { kind: before.kind, words: scope.clone(), head: scope.end - 1, has_noun: false, fate: false, noun: None });
    }
    if counted.is_none()
        && let Some(second) = toward(page, end)
    {
        // "from 40 to 25 per cent", "21 of 28 drones": what the second counts.
        if let Some(Measure { unit, from, to }) = measure(page, second.start, second.end, 0, Form::Plain) {
            let unit = &lexicon.units[unit as usize];
            return whole(make(unit.kind, Some(&unit.name), bytes(from, to), None));
        }
        let words = page.pieces.list[second.start].word..page.pieces.list[second.end - 1].word + 1;
        counted = page.counted(words).filter(|counted| counted.has_noun);
    }
    // Millions of nothing, where the text told money before: "five million for the programme".
    if counted.is_none() && number.value >= 1e6 && number.pieces.len() > 1 && currency.is_some() {
        return whole(make(FigureKind::Money, currency, None, None));
    }
    let counted = counted?;
    let keep = match number.form {
        Form::Article => {
            let named = counted.has_noun && counted.fate && counted.noun.is_some_and(Noun::is_people) && !negated();
            let kind = matches!(counted.kind, FigureKind::Deaths | FigureKind::Injured | FigureKind::Captured);
            named && kind && page.is_one(&counted)
        }
        Form::One => {
            !negated()
                && (counted.fate || matches!(counted.kind, FigureKind::Weapons | FigureKind::Flights))
                && counted.has_noun | counted.fate
        }
        _ => counted.kind != FigureKind::Count || number.value > 12.0 || !lexicon.is_before(pieces, start, Class::Definite),
    };
    if !keep {
        return None;
    }
    let of = page.side(&scope, &counted).map(span);
    make(counted.kind, None, Some(span(counted.words.clone())), of).map(|figure| (figure, part))
}

/// Tenths and thirds carry no noise of their factors: 1.1 million is 1100000.
fn rounded(value: f64) -> f64 {
    if value.abs() >= 1000.0 && value.abs() < 1e15 { value.round() } else { (value * 1e6).round() / 1e6 }
}

/// Words of a range of pieces.
fn words(page: &Page<'_>, start: usize, end: usize) -> Range<u32> {
    let first = page.pieces.list[start].word;
    // A token of several words ("zum") ends no number.
    first..page.pieces.list[end - 1].word.max(first) + 1
}

/// "more than", "ruim", "mindestens" before, "or more" after; with the piece where it begins.
fn bound(lexicon: &Lexicon, pieces: &Pieces, start: usize, end: usize) -> (Bound, usize) {
    let is_bound = |class| match class {
        Class::Bound(bound) => Some(bound),
        _ => None,
    };
    let mut at = start;
    // A currency may stand between: "more than $10".
    if let Some(((), before)) = lexicon.before(pieces, at, |class| matches!(class, Class::Currency(_)).then_some(())) {
        at = before;
    }
    if let Some(((), before)) = lexicon.before(pieces, at, |class| matches!(class, Class::Between).then_some(())) {
        at = before;
    }
    let known = |at: usize| lexicon.before(pieces, at, is_bound);
    let mut outer = at;
    for _ in 0..3 {
        if let Some((found, start)) = known(at) {
            // "Rose to 58": a goal, not a limit.
            let goal = found == Bound::AtMost
                && at - start == 1
                && (start.saturating_sub(6)..=start).any(|at| lexicon.is_before(pieces, at, Class::Change));
            if goal {
                return (Bound::Exact, start);
            }
            // "weit über", "well over": a word that strengthens it is part of the phrase or stands before it.
            return (found, start);
        }
        let Some(((), before)) = lexicon.before(pieces, at, |class| matches!(class, Class::Filler).then_some(())) else { break };
        at = before;
        outer = at;
    }
    let mut behind = end;
    for _ in 0..3 {
        if let Some((found, _)) = lexicon.after(pieces, behind, is_bound) {
            return (found, outer);
        }
        if !pieces.is(behind, Shape::Letters) {
            break;
        }
        // "or more" also behind the noun, but only there: "ten soldiers or more".
        behind += 1;
        if behind > end + 1 {
            break;
        }
    }
    (Bound::Exact, outer)
}

/// A unit by a number.
struct Measure {
    unit: u16,
    from: usize,
    to: usize,
}

fn measure(page: &Page<'_>, start: usize, end: usize, dash: usize, form: Form) -> Option<Measure> {
    let (lexicon, pieces) = (page.lexicon, page.pieces);
    if let Form::Length(unit) = form {
        return page.is_length(pieces.list[start].word).then_some(Measure { unit, from: start, to: end });
    }
    let currency = |class| match class {
        Class::Currency(unit) => Some(unit),
        _ => None,
    };
    if let Some((unit, from)) = lexicon.before(pieces, start, currency) {
        // "20 dollars, 30": a currency behind another number is that number's.
        let taken = from > 0
            && (pieces.is(from - 1, Shape::Digits)
                || lexicon.alone(pieces.form(from - 1), |class| matches!(class, Class::Scale(_)).then_some(())).is_some());
        if !taken {
            return Some(Measure { unit, from, to: start });
        }
    }
    let unit = |class| match class {
        Class::Unit(unit) | Class::Currency(unit) => Some(unit),
        _ => None,
    };
    let length = |class| match class {
        Class::Length(unit) => Some(unit),
        _ => None,
    };
    let at = end + dash;
    if let Some((unit, to)) = lexicon.after(pieces, at, length) {
        return page.is_length(pieces.list[at].word).then_some(Measure { unit, from: at, to });
    }
    if let Some((unit, to)) = lexicon.after(pieces, at, unit) {
        return Some(Measure { unit, from: at, to });
    }
    // An adjective may stand between: "10 long years", "1,000 Turkish lira".
    let word = pieces.list.get(end).filter(|_| dash == 0)?.word;
    (page.view.upos(word) == "ADJ" && page.state(word).is_none()).then(|| lexicon.after(pieces, end + 1, unit))?.map(|(unit, to)| Measure {
        unit,
        from: end + 1,
        to,
    })
}

/// Whether a length is a point in time or an age: "vor drei Jahren", "23-year-old".
fn is_point(page: &Page<'_>, start: usize, outer: usize, to: usize) -> bool {
    let (lexicon, pieces) = (page.lexicon, page.pieces);
    let old = |at: usize| {
        matches!(
            pieces.form(at),
            "old"
                | "oud"
                | "oude"
                | "alt"
                | "alte"
                | "alter"
                | "alten"
                | "ago"
                | "geleden"
                | "later"
                | "earlier"
                | "eerder"
                | "später"
                | "zuvor"
                | "o'clock"
        )
    };
    old(to)
        || (matches!(pieces.form(to), "-" | "‑") && old(to + 1))
        || lexicon.is(pieces, to, Class::Ago)
        || lexicon.is_before(pieces, start, Class::Ago)
        || lexicon.is_before(pieces, outer, Class::Ago)
}

/// Whether a number is introduced as a part: "including", "onder wie", "davon"; up to two words may stand between.
fn is_part(page: &Page<'_>, outer: usize) -> bool {
    let (lexicon, pieces) = (page.lexicon, page.pieces);
    (outer.saturating_sub(4)..outer).any(|at| {
        lexicon
            .after(pieces, at, |class| matches!(class, Class::Including).then_some(()))
            .is_some_and(|((), end)| end <= outer && outer - end <= 1)
    })
}

/// What those counted are, where a phrase before the number says so: "among the dead"; up to three words may stand between.
fn among(page: &Page<'_>, outer: usize) -> Option<FigureKind> {
    let (lexicon, pieces) = (page.lexicon, page.pieces);
    let kind = |class| match class {
        Class::Among(kind) => Some(kind),
        _ => None,
    };
    (outer.saturating_sub(7)..outer).rev().find_map(|at| {
        let (kind, end) = lexicon.after(pieces, at, kind)?;
        let near = end <= outer && outer - end <= 3 && !(end..outer).any(|at| matches!(pieces.form(at), "." | "!" | "?"));
        near.then_some(kind)
    })
}

/// Whether a number leaves out what it counts because it was said before: a large one, with where or whence behind it.
fn is_short(page: &Page<'_>, number: &Number, scope: &Range<u32>) -> bool {
    let year = number.pieces.len() == 1 && (1500.0..2100.0).contains(&number.value);
    let next = scope.end;
    number.form == Form::Plain
        && number.value >= 100.0
        && !year
        && next < page.view.sentence(scope.start).end
        && (page.has("in", next) || page.has("of", next) || page.view.form(next) == ")")
}

/// Whether a number goes on with the parts of a total: "62 civilians, 36 children and nine women".
fn goes_on(page: &Page<'_>, before: &Last, outer: usize) -> bool {
    let (lexicon, pieces) = (page.lexicon, page.pieces);
    before.is_part
        && outer.checked_sub(before.end).is_some_and(|between| between <= 4)
        && outer.checked_sub(1).is_some_and(|at| pieces.form(at) == "," || lexicon.is(pieces, at, Class::And))
}

/// The second number of "from 40 to 25 per cent", in pieces.
fn toward(page: &Page<'_>, end: usize) -> Option<Range<usize>> {
    let (lexicon, pieces) = (page.lexicon, page.pieces);
    let ((), next) = lexicon.after(pieces, end, |class| matches!(class, Class::Toward).then_some(()))?;
    let reader = Reader { text: page.view.text, pieces, lexicon };
    match reader.number(next)? {
        Found::Number(Number { pieces, form: Form::Plain, .. }) => Some(pieces),
        _ => None,
    }
}
