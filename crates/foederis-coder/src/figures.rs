//! How many: numbers in digits and words, with unit, bound and range, and what they count.

use crate::reading::Reading;
use foederis_knowledge::{Preposition, Word};
use foederis_language::{Analysis, TokenKind};
use foederis_model::{Bound, EventType, FactsRecord, Field, Figure, FigureKind, Language, Span, TieType};
use std::ops::Range;

/// A number told in the text.
#[derive(Debug, Clone)]
pub(crate) struct FigureMention {
    pub tokens: Range<usize>,
    pub figure: Figure,
}

/// How far the word that says what is counted may stand from its number.
const REACH: usize = 7;

/// All figures, by first token. Numbers that count nothing we know are left out.
pub(crate) fn find(reading: &Reading<'_>) -> Vec<FigureMention> {
    let mut found = Vec::new();
    for sentence in &reading.analysis.sentences {
        let sentence = sentence.tokens.clone();
        let mut at = sentence.start;
        while at < sentence.end {
            match number(reading, at, sentence.end) {
                Some(number) if !is_date(reading, &number.tokens) => {
                    at = number.tokens.end;
                    found.extend(figure(reading, number, &sentence));
                }
                _ => at += 1,
            }
        }
    }
    found
}

fn is_date(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let next = reading.times.partition_point(|time| time.tokens.end <= tokens.start);
    reading.times.get(next).is_some_and(|time| time.tokens.start < tokens.end)
}

#[derive(Debug, Clone)]
struct Number {
    tokens: Range<usize>,
    value: f64,
    upper: Option<f64>,
}

/// A number, with its factors: "6.600", "1,6 miljard", "anderhalf miljoen", "ten thousand", "10 to 12".
fn number(reading: &Reading<'_>, at: usize, end: usize) -> Option<Number> {
    let mut number = single(reading, at, end)?;
    let next = number.tokens.end;
    let joins = next < end
        && (matches!(reading.analysis.word(next), "-" | "–")
            || reading.is(next, |word| *word == Word::Until)
            || (reading.is(next, |word| *word == Word::And)
                && at > 0
                && reading.is(at - 1, |word| *word == Word::Preposition(Preposition::Between))));
    if joins && let Some(other) = single(reading, next + 1, end) {
        // "10 to 12 thousand": the factor belongs to both.
        let plain = value_of(reading.analysis.word(next + 1), &reading.analysis.lang).unwrap_or(other.value);
        let factor = if plain > 0.0 && number.value < plain { other.value / plain } else { 1.0 };
        let value = number.value * factor;
        if value < other.value {
            number.value = value;
            number.upper = Some(other.value);
            number.tokens.end = other.tokens.end;
        }
    }
    Some(number)
}

fn single(reading: &Reading<'_>, at: usize, end: usize) -> Option<Number> {
    if at >= end {
        return None;
    }
    let analysis = reading.analysis;
    if let Some((share, stop)) = reading.words_at(at).iter().find_map(|hit| match hit.word {
        Word::Fraction(share) => Some((*share, hit.tokens.end)),
        _ => None,
    }) {
        // The share's unit is in the words themselves.
        return Some(Number { tokens: at..stop, value: share, upper: None });
    }
    // "honderden", "Dutzende": no number.
    if reading.is(at, |word| *word == Word::Vague) {
        return None;
    }
    let (mut value, mut next) = match analysis.tokens[at].kind {
        TokenKind::Number => (value_of(analysis.word(at), &analysis.lang)?, at + 1),
        TokenKind::Word => {
            let known = reading.words_at(at).iter().find_map(|hit| match hit.word {
                Word::Number(value) => Some((*value, hit.tokens.end)),
                _ => None,
            });
            let (value, next) = known.or_else(|| Some((reading.pack.number(analysis.norm(at))?, at + 1)))?;
            // "ein", "een": an article, unless a factor follows.
            if value <= 1.0
                && reading.is(at, |word| *word == Word::Determiner)
                && !reading.is(next, |word| matches!(word, Word::Multiplier(_)))
            {
                return None;
            }
            (value, next)
        }
        TokenKind::Mark => return None,
    };
    // "1 600", "100 000": groups of three digits.
    while next < end
        && analysis.tokens[next].kind == TokenKind::Number
        && analysis.word(next).len() == 3
        && (1.0..1e6).contains(&value)
        && is_grouped(analysis, next)
    {
        value = value * 1000.0 + analysis.word(next).parse::<f64>().ok()?;
        next += 1;
    }
    while next < end {
        let factor = reading.words_at(next).iter().find_map(|hit| match hit.word {
            Word::Multiplier(factor) => Some((*factor, hit.tokens.end)),
            _ => None,
        });
        let Some((factor, stop)) = factor else { break };
        value *= factor;
        next = stop;
    }
    (value.is_finite() && value > 0.0).then_some(Number { tokens: at..next, value, upper: None })
}

fn is_grouped(analysis: &Analysis<'_>, at: usize) -> bool {
    let gap = &analysis.text[analysis.tokens[at - 1].bytes.end..analysis.tokens[at].bytes.start];
    analysis.tokens[at - 1].kind == TokenKind::Number
        && analysis.tokens[at - 1].bytes.len() <= 3
        && matches!(gap, " " | "\u{a0}" | "\u{202f}")
}

/// Digits with the separators of the language; `6.600` is six thousand in Dutch and German.
fn value_of(word: &str, lang: &Language) -> Option<f64> {
    let (thousands, decimal) = if *lang == Language::English { (',', '.') } else { ('.', ',') };
    let groups = |separator: char| {
        let mut parts = word.split(separator);
        parts.next().is_some_and(|first| (1..=3).contains(&first.len()))
            && word.contains(separator)
            && parts.all(|part| part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit()))
    };
    if word.contains(thousands) && word.contains(decimal) {
        return word.replace(thousands, "").replace(decimal, ".").parse().ok();
    }
    if groups(thousands) {
        return word.replace(thousands, "").parse().ok();
    }
    // The other language's separator turns up in translated texts.
    if word.contains(decimal) && word.split(decimal).count() > 2 {
        return word.replace(decimal, "").parse().ok();
    }
    word.replace([decimal, thousands], ".").parse().ok()
}

/// What the number counts, with unit and bound; `None` where nothing says so.
fn figure(reading: &Reading<'_>, number: Number, sentence: &Range<usize>) -> Option<FigureMention> {
    let Number { tokens, value, upper } = number;
    let mut bound = bound(reading, &tokens, sentence);
    let analysis = reading.analysis;
    let mut make = |what: FigureKind, unit: Option<&str>, tokens: Range<usize>| {
        if upper.is_some() && bound == Bound::Exact {
            bound = Bound::About;
        }
        Some(FigureMention { tokens, figure: Figure { what, value, upper, unit: unit.map(str::to_owned), bound } })
    };
    let currency = |at: usize| {
        reading.words_at(at).iter().find_map(|hit| match hit.word {
            Word::Currency(code) => Some((code.as_str(), hit.tokens.end)),
            _ => None,
        })
    };
    // "$10 bn"; "US-$", "10 Milliarden US-Dollar"
    if tokens.start > sentence.start
        && let Some((code, _)) = currency(tokens.start - 1)
    {
        return make(FigureKind::Money, Some(code), tokens.start - 1..tokens.end);
    }
    for at in tokens.end..sentence.end.min(tokens.end + 3) {
        if let Some((code, end)) = currency(at) {
            return make(FigureKind::Money, Some(code), tokens.start..end);
        }
        if analysis.tokens[at].kind == TokenKind::Mark && !matches!(analysis.word(at), "-") {
            break;
        }
    }
    if reading.is(tokens.start, |word| matches!(word, Word::Fraction(_))) {
        return make(FigureKind::Share, Some("%"), tokens);
    }
    if tokens.end < sentence.end && analysis.word(tokens.end) == "%" {
        return make(FigureKind::Share, Some("%"), tokens.start..tokens.end + 1);
    }
    // An adjective may stand between, but no preposition: "2706 in the year 2011" is no duration.
    let adjective = |at: usize| reading.words_at(at).is_empty() && analysis.tokens[at].kind == TokenKind::Word;
    let near = if tokens.end < sentence.end && adjective(tokens.end) { 2 } else { 1 };
    let unit = (tokens.end..sentence.end.min(tokens.end + near)).find_map(|at| {
        reading.words_at(at).iter().find_map(|hit| match hit.word {
            Word::Unit(kind, unit) => Some((*kind, unit.as_str(), hit.tokens.end)),
            _ => None,
        })
    });
    if let Some((kind, unit, end)) = unit {
        return make(kind, Some(unit), tokens.start..end);
    }
    let what = counted(reading, &tokens, sentence)?;
    make(what, None, tokens)
}

/// "more than", "ruim", "mindestens" up to three words before; "or more" after.
fn bound(reading: &Reading<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> Bound {
    // The words must reach the number, or leave only an article or a currency between; "niet minder dan" says more than "minder dan".
    let before = (tokens.start.saturating_sub(4).max(sentence.start)..tokens.start)
        .flat_map(|start| reading.words_at(start))
        .filter(|hit| hit.tokens.end <= tokens.start && tokens.start - hit.tokens.end <= 1)
        .filter_map(|hit| match hit.word {
            Word::Bound(bound) => Some((hit.tokens.end, hit.tokens.len(), *bound)),
            _ => None,
        })
        .max_by_key(|(end, length, _)| (*end, *length));
    if let Some((_, _, bound)) = before {
        return bound;
    }
    reading
        .words_at(tokens.end)
        .iter()
        .find_map(|hit| match hit.word {
            Word::Bound(bound) if hit.tokens.end <= sentence.end => Some(*bound),
            _ => None,
        })
        .unwrap_or_default()
}

/// The nearest word that says what is counted: after the number first, then before it, within the clause's reach.
fn counted(reading: &Reading<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> Option<FigureKind> {
    let kinds_at = |at: usize| {
        reading.words_at(at).iter().filter_map(|hit| match hit.word {
            Word::Counts(kind) => Some(*kind),
            _ => None,
        })
    };
    let after = tokens.end..sentence.end.min(tokens.end + REACH);
    let before = tokens.start.saturating_sub(REACH).max(sentence.start)..tokens.start;
    // Another number takes the words beyond it.
    let stop = after.clone().find(|at| reading.analysis.tokens[*at].kind == TokenKind::Number).unwrap_or(after.end);
    let mut best: Option<(usize, FigureKind)> = None;
    let mut consider = |distance: usize, kind: FigureKind| {
        // "6,600 soldiers killed": what happened to them beats who they were.
        let fate = matches!(kind, FigureKind::Deaths | FigureKind::Injured | FigureKind::Captured | FigureKind::Displaced);
        let cost = if fate { distance } else { distance + REACH };
        if best.is_none_or(|(known, _)| cost < known) {
            best = Some((cost, kind));
        }
    };
    for at in after.start..stop {
        let crossing = usize::from(reading.clause[at] != reading.clause[tokens.start]) * 3;
        kinds_at(at).for_each(|kind| consider(at - tokens.end + crossing, kind));
    }
    let start = before.clone().rev().find(|at| reading.analysis.tokens[*at].kind == TokenKind::Number).map_or(before.start, |at| at + 1);
    for at in start..before.end {
        let crossing = usize::from(reading.clause[at] != reading.clause[tokens.start]) * 3;
        kinds_at(at).for_each(|kind| consider(tokens.start - at + 1 + crossing, kind));
    }
    best.map(|(_, kind)| kind)
}

/// How many sentences, those with its figures among them, are kept as evidence of one event.
const SENTENCES: usize = 16;
/// A figure may hang on an event told at most this many characters away.
const NEAR: usize = 500;

/// Where the evidence of events and ties stands, so that those near a figure are found without asking all of them.
struct Shelf {
    /// Evidence by where it starts, with its fact: an event's index, or a tie's counted on from the last event's.
    places: Vec<(Field, usize, usize)>,
}

impl Shelf {
    fn new(record: &FactsRecord) -> Self {
        let spans = record.events.iter().map(|event| &event.spans).chain(record.ties.iter().map(|tie| &tie.spans));
        let mut places: Vec<_> =
            spans.enumerate().flat_map(|(fact, spans)| spans.iter().map(move |span| (span.field, span.start, fact))).collect();
        places.sort_unstable();
        Self { places }
    }

    fn add(&mut self, span: Span, fact: usize) {
        let place = (span.field, span.start, fact);
        self.places.insert(self.places.partition_point(|known| *known < place), place);
    }

    /// Facts that may have evidence at most this many characters from a place, in order.
    fn near(&self, place: Span, distance: usize) -> Vec<usize> {
        // No piece of evidence is longer than this.
        let first = (place.field, place.start.saturating_sub(distance + crate::evidence::LONGEST), 0);
        let last = (place.field, place.end + distance, usize::MAX);
        let range = self.places.partition_point(|known| *known < first)..self.places.partition_point(|known| *known <= last);
        let mut facts: Vec<usize> = self.places[range].iter().map(|(.., fact)| *fact).collect();
        facts.sort_unstable();
        facts.dedup();
        facts
    }
}

/// Hangs figures on the records of their sentences, or on a fitting event told right before or after. A figure without such a
/// record is left out: it stands on nothing.
pub(crate) fn attach(reading: &Reading<'_>, record: &mut FactsRecord) {
    let mut shelf = Shelf::new(record);
    let events = record.events.len();
    for mention in &reading.figures {
        let sentence = reading.sentence(mention.tokens.start);
        let (Some(bytes), Some(own)) = (reading.analysis.bytes(&sentence), reading.analysis.bytes(&mention.tokens)) else { continue };
        let (place, at) = (reading.analysis.span(&bytes), reading.analysis.span(&own));
        let distance = |trigger: Option<Span>| trigger.map_or(usize::MAX, |trigger| at.start.abs_diff(trigger.start));
        let inside =
            |spans: &[Span]| spans.iter().any(|span| span.field == place.field && span.start < place.end && place.start < span.end);
        let kind = mention.figure.what;
        // An event goes before a tie that the figure fits as well.
        let best = shelf
            .near(place, 0)
            .into_iter()
            .filter_map(|fact| {
                let is_event = fact < events;
                let (spans, fit, trigger) = if is_event {
                    let event = &record.events[fact];
                    (&event.spans, fit_event(kind, event.event_type), event.trigger_span)
                } else {
                    let tie = &record.ties[fact - events];
                    (&tie.spans, fit_tie(kind, tie.tie_type), tie.trigger_span)
                };
                inside(spans).then_some((fit, is_event, std::cmp::Reverse(distance(trigger)), fact))
            })
            .max();
        let figures = match best {
            Some((_, true, _, event)) => &mut record.events[event].figures,
            Some((_, false, _, tie)) => &mut record.ties[tie - events].figures,
            None => match around(reading, record, &mut shelf, kind, &sentence, place) {
                Some(figures) => figures,
                None => continue,
            },
        };
        if !figures.iter().any(|known| same(known, &mention.figure)) {
            figures.push(mention.figure.clone());
        }
    }
}

/// The nearest fitting event outside the figure's own sentence; that sentence becomes evidence of it.
fn around<'r>(
    reading: &Reading<'_>,
    record: &'r mut FactsRecord,
    shelf: &mut Shelf,
    kind: FigureKind,
    sentence: &Range<usize>,
    place: Span,
) -> Option<&'r mut Vec<Figure>> {
    let gap =
        |span: &Span| if span.end <= place.start { place.start - span.end } else { (span.start + NEAR / 4).saturating_sub(place.end) };
    let (_, number) = shelf
        .near(place, NEAR)
        .into_iter()
        .filter_map(|number| {
            let event = record.events.get(number)?;
            let fits = fit_event(kind, event.event_type) >= 2 && event.evidence.len() < SENTENCES;
            let nearest = event.spans.iter().filter(|span| fits && span.field == place.field).map(gap).min()?;
            (nearest <= NEAR).then_some((nearest, number))
        })
        .min()?;
    let evidence = crate::evidence::around(reading, sentence.start);
    if evidence.span.end < place.end {
        // A sentence too long to stand as evidence whole would leave the number out.
        return None;
    }
    shelf.add(evidence.span, number);
    let event = &mut record.events[number];
    event.evidence.push(evidence.text);
    event.spans.push(evidence.span);
    Some(&mut event.figures)
}

#[allow(clippy::float_cmp)] // Both values were read from text in the same way.
fn same(a: &Figure, b: &Figure) -> bool {
    a.what == b.what && a.value == b.value
}

/// How well a figure goes with an event: people die in attacks, flee under force.
fn fit_event(kind: FigureKind, event: EventType) -> u8 {
    match (kind, event) {
        (FigureKind::Deaths | FigureKind::Injured | FigureKind::Weapons, EventType::Assault)
        | (FigureKind::Displaced | FigureKind::Captured, EventType::Coerce)
        | (FigureKind::Troops, EventType::Mobilize | EventType::Aid)
        | (FigureKind::Money, EventType::Aid | EventType::Agree | EventType::Cooperate)
        | (FigureKind::Captured, EventType::Retreat) => 3,
        (FigureKind::Duration | FigureKind::Displaced, EventType::Assault) | (FigureKind::Troops, EventType::Retreat) => 2,
        _ => 1,
    }
}

fn fit_tie(kind: FigureKind, tie: TieType) -> u8 {
    match (kind, tie) {
        (FigureKind::Troops, TieType::Deployment)
        | (FigureKind::Weapons | FigureKind::Money | FigureKind::Share | FigureKind::Flights, TieType::ArmsSupply)
        | (FigureKind::Share | FigureKind::Volume | FigureKind::Money, TieType::EnergySupply | TieType::Trade)
        | (FigureKind::Distance, TieType::Route) => 3,
        (FigureKind::Share, TieType::Control) => 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::value_of;
    use foederis_model::Language;

    #[test]
    fn separators_follow_the_language() {
        let close = |a: Option<f64>, b: f64| a.is_some_and(|a| (a - b).abs() < 1e-9);
        for (word, lang, value) in [
            ("6.600", Language::Dutch, 6600.0),
            ("1,6", Language::German, 1.6),
            ("6,600", Language::English, 6600.0),
            ("1.6", Language::English, 1.6),
            ("1.234,5", Language::German, 1234.5),
            ("2022", Language::Dutch, 2022.0),
            ("1,234,567", Language::English, 1_234_567.0),
        ] {
            assert!(close(value_of(word, &lang), value), "{word} {lang}: {:?}", value_of(word, &lang));
        }
    }
}
