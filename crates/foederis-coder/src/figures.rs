//! How many: numbers in digits and words, with unit, bound and range, and what they count.

use crate::learned::Belongs;
use crate::reading::Reading;

use foederis_language::Analysis;
use foederis_model::{EventType, FactsRecord, Field, Figure, FigureKind, Span, TieType};
use foederis_reading::figures::Figure as Told;
use std::ops::Range;

/// A number told in the text.
#[derive(Debug, Clone)]
pub(crate) struct FigureMention {
    pub tokens: Range<usize>,
    pub figure: Figure,
}

/// The figures that the reading layer finds, by first token.
pub(crate) fn mentions(analysis: &Analysis<'_>, found: Vec<Told>) -> Vec<FigureMention> {
    let mention = |told: Told| {
        let tokens = analysis.tokens_in(&told.bytes);
        let figure =
            Figure { what: told.what, value: told.value, upper: told.upper, unit: told.unit.map(str::to_owned), bound: told.bound };
        (!tokens.is_empty()).then_some(FigureMention { tokens, figure })
    };
    found.into_iter().filter_map(mention).collect()
}

/// How many sentences, those with its figures among them, are kept as evidence of one event.
const SENTENCES: usize = 16;
/// A figure less likely to belong to a fact is left out, …
const LEAST: f32 = 0.4;
/// … but where its sentence tells of what such figures count.
const LEAST_FITTING: f32 = 0.3;
/// A figure whose sentence tells no fact, and which goes with none told near by, must be so likely to belong to one.
const LEAST_ALONE: f32 = 0.7;
/// From here on a figure goes well with a fact, …
const FITS: u8 = 2;
/// … and so well that it may stand in another sentence.
const GOES: u8 = 3;
/// A figure may hang on a fact told at most this many characters away.
const NEAR: usize = 800;

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

/// Hangs figures on the records of their sentences, or on one told right before or after. A figure without such a record is left
/// out: it stands on nothing.
pub(crate) fn attach(reading: &Reading<'_>, belongs: &[Belongs], record: &mut FactsRecord) {
    let mut shelf = Shelf::new(record);
    let events = record.events.len();
    for (mention, &Belongs { likely, what, .. }) in reading.figures.iter().zip(belongs) {
        if likely < LEAST_FITTING {
            continue;
        }
        let sentence = reading.sentence(mention.tokens.start);
        let (Some(bytes), Some(own)) = (reading.analysis.bytes(&sentence), reading.analysis.bytes(&mention.tokens)) else { continue };
        let (place, at) = (reading.analysis.span(&bytes), reading.analysis.span(&own));
        let distance = |trigger: Option<Span>| trigger.map_or(usize::MAX, |trigger| at.start.abs_diff(trigger.start));
        let inside =
            |spans: &[Span]| spans.iter().any(|span| span.field == place.field && span.start < place.end && place.start < span.end);
        // An event goes before a tie that the figure fits as well.
        let best = shelf
            .near(place, 0)
            .into_iter()
            .filter_map(|fact| {
                let is_event = fact < events;
                let (spans, fit, trigger) = if is_event {
                    let event = &record.events[fact];
                    (&event.spans, fit_event(what, event.event_type), event.trigger_span)
                } else {
                    let tie = &record.ties[fact - events];
                    (&tie.spans, fit_tie(what, tie.tie_type), tie.trigger_span)
                };
                inside(spans).then_some((fit, is_event, std::cmp::Reverse(distance(trigger)), fact))
            })
            .max();
        let fact = match best {
            Some((fit, .., fact)) => (likely >= if fit >= FITS { LEAST_FITTING } else { LEAST }).then_some(fact),
            None => around(reading, record, &mut shelf, (what, likely), &sentence, place),
        };
        let figure = Figure { what, ..mention.figure.clone() };
        let figures = match fact {
            None => continue,
            Some(fact) if fact < events => &mut record.events[fact].figures,
            Some(fact) => &mut record.ties[fact - events].figures,
        };
        if !figures.iter().any(|known| same(known, &figure)) {
            figures.push(figure);
        }
    }
}

/// The nearest fact outside the figure's own sentence that goes well with it, or any where the figure is sure to belong to one;
/// that sentence becomes evidence of it.
fn around(
    reading: &Reading<'_>,
    record: &mut FactsRecord,
    shelf: &mut Shelf,
    (what, likely): (FigureKind, f32),
    sentence: &Range<usize>,
    place: Span,
) -> Option<usize> {
    if likely < LEAST {
        return None;
    }
    let events = record.events.len();
    let gap =
        |span: &Span| if span.end <= place.start { place.start - span.end } else { (span.start + NEAR / 4).saturating_sub(place.end) };
    let (.., fact) = shelf
        .near(place, NEAR)
        .into_iter()
        .filter_map(|fact| {
            let (fits, spans) = match record.events.get(fact) {
                Some(event) => (fit_event(what, event.event_type) >= GOES, &event.spans),
                None => (fit_tie(what, record.ties[fact - events].tie_type) >= GOES, &record.ties[fact - events].spans),
            };
            let room = spans.len() < SENTENCES && (fits || likely >= LEAST_ALONE);
            let nearest = spans.iter().filter(|span| room && span.field == place.field).map(gap).min()?;
            (nearest <= NEAR).then_some((!fits, nearest, fact))
        })
        .min()?;
    let evidence = crate::evidence::around(reading, sentence.start);
    if evidence.span.end < place.end {
        // A sentence too long to stand as evidence whole would leave the number out.
        return None;
    }
    shelf.add(evidence.span, fact);
    let (texts, spans) = if let Some(event) = record.events.get_mut(fact) {
        (&mut event.evidence, &mut event.spans)
    } else {
        let tie = &mut record.ties[fact - events];
        (&mut tie.evidence, &mut tie.spans)
    };
    texts.push(evidence.text);
    spans.push(evidence.span);
    Some(fact)
}

#[allow(clippy::float_cmp)] // Both values were read from text in the same way.
fn same(a: &Figure, b: &Figure) -> bool {
    a.what == b.what && a.value == b.value
}

/// How well a figure goes with an event: people die in attacks, flee under force.
pub(crate) fn fit_event(kind: FigureKind, event: EventType) -> u8 {
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
