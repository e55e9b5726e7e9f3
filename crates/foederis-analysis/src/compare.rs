//! Whether two reports can tell one happening, and how much speaks for it.

use crate::ReportedEvent;
use crate::sides::{Bases, agree, bases};
use crate::stories;
use crate::time::{MONTH, Span, Time, span};
use foederis_model::{Event, EventType, FigureKind, Profile, Status};
use std::collections::BTreeSet;
use std::sync::Arc;

/// From here on two reports are taken for one happening. Any one kind of agreement alone stays below it.
pub(crate) const ENOUGH: u32 = 5;
/// A report without a time speaks of the days around its publication, this far.
pub(crate) const WINDOW: i64 = 7;

/// For each party that both name on the same side.
const PARTY: u32 = 2;
/// For a place that both name.
const PLACE: u32 = 2;
/// For times of a few days that overlap.
const SAME_DAYS: u32 = 3;
/// For times that overlap without being that sharp.
const SAME_MONTH: u32 = 1;
/// For texts without a day that report the same …
const SAME_STORY: u32 = 3;
/// … for those that may …
const SOME_STORY: u32 = 1;
/// … and how alike the texts are at least in either case.
const ALIKE: (f32, f32) = (0.2, 0.08);
/// Texts that are less alike report different things.
const UNLIKE: f32 = 0.03;
/// Of each text so many of its strongest features; two that report the same share one of them.
const STRONGEST: usize = 12;
/// For a toll that both tell.
const TOLL: u32 = 3;
/// A time this short is sharp.
const SHARP: i64 = 3;
/// From here on a toll is hardly that of another happening by chance.
const LARGE: f64 = 40.0;

/// What of a report is compared. Reports with equal features are alike to every other report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Features {
    pub(crate) event_type: EventType,
    pub(crate) actor: Bases,
    pub(crate) recipient: Bases,
    /// Both sides together.
    pub(crate) either: Bases,
    pub(crate) time: Time,
    /// Days of publication, for reports that tell no time.
    pub(crate) published: Option<Span>,
    /// Towns, regions …
    pub(crate) places: BTreeSet<String>,
    pub(crate) countries: BTreeSet<String>,
    /// Planned, feared, possible.
    pub(crate) possible: bool,
    /// It counts losses of one side and names no other: less a happening of its own than the toll of one.
    pub(crate) counts: bool,
    /// What its document is about, where that has no day …
    pub(crate) about: Option<Arc<Profile>>,
    /// … and what says most of it.
    pub(crate) strongest: Vec<(usize, u64)>,
    /// Its large tolls.
    pub(crate) tolls: BTreeSet<(FigureKind, u64)>,
}

impl Features {
    pub(crate) fn of(report: &ReportedEvent) -> Self {
        let event = &report.event;
        let (countries, places): (Vec<&String>, Vec<&String>) = event.place.iter().partition(|place| is_country(place));
        let (actor, recipient) = (bases(&event.actor), bases(&event.recipient));
        let time = Time::of(event.when.as_ref());
        let published = report.published.as_ref().filter(|_| time == Time::Unknown);
        Self {
            event_type: event.event_type,
            either: &actor | &recipient,
            actor,
            recipient,
            time,
            published: published.and_then(span).filter(|days| days.length() <= MONTH),
            places: places.into_iter().map(|place| foederis_model::name_key(place)).collect(),
            countries: countries.into_iter().cloned().collect(),
            possible: event.status == Status::Hypothetical,
            counts: (event.actor.is_empty() || event.recipient.is_empty()) && event.figures.iter().any(|figure| is_loss(figure.what)),
            strongest: report.about.as_ref().map_or_else(Vec::new, |about| stories::strongest(about, STRONGEST)),
            about: report.about.clone(),
            tolls: tolls(event),
        }
    }

    /// Whether day and place may be those of the count, told when and where the numbers came out.
    pub(crate) fn is_toll(&self) -> bool {
        self.counts && !self.tolls.is_empty()
    }

    /// The days to look around in: those told, else those of publication.
    pub(crate) fn anchor(&self) -> Option<Span> {
        match self.time {
            Time::Within(days) => Some(days),
            Time::Unknown => self.published,
            _ => None,
        }
    }

    /// Who is at both ends, each with each; in alphabetical order where it is the same from either end.
    pub(crate) fn pairs(&self) -> Vec<[&str; 2]> {
        if self.event_type.is_two_sided() {
            let either: Vec<&str> = self.either.iter().map(String::as_str).collect();
            let pairs = either.iter().enumerate().flat_map(|(at, one)| either[at + 1..].iter().map(move |other| [*one, *other]));
            return pairs.collect();
        }
        let pairs = self.actor.iter().flat_map(|actor| self.recipient.iter().map(move |recipient| [actor.as_str(), recipient.as_str()]));
        pairs.collect()
    }

    /// How much this report says; the more, the earlier it takes its place.
    pub(crate) fn weight(&self) -> u32 {
        let sharp = match self.time {
            Time::Within(days) if days.length() <= SHARP => 4,
            Time::Within(_) => 2,
            Time::Over(_) | Time::Since(_) | Time::Until(_) => 1,
            Time::Unknown => 0,
        };
        sharp + named(&self.actor) + named(&self.recipient) + u32::from(!self.places.is_empty())
    }
}

fn named(side: &Bases) -> u32 {
    u32::from(!side.is_empty())
}

/// `None` when the two contradict each other; else what speaks for their being one.
pub(crate) fn compare(one: &Features, other: &Features) -> Option<u32> {
    if one.event_type != other.event_type {
        return None;
    }
    let toll = one.is_toll() || other.is_toll();
    // The cheapest test first: most pairs end there.
    match (times(one, other), places(one, other)) {
        (Some(times), Some(places)) => {
            let parties = parties(one, other)?;
            Some(times + places + parties + tolls_shared(one, other, parties))
        }
        // Numbers come out for days, in the capital; what is counted is older and lies elsewhere.
        (times, _) if toll && (times.is_some() || are_near(one, other)) => {
            let parties = parties(one, other)?;
            Some(parties + tolls_shared(one, other, parties))
        }
        _ => None,
    }
}

fn is_loss(what: FigureKind) -> bool {
    matches!(what, FigureKind::Deaths | FigureKind::Injured)
}

fn tolls(event: &Event) -> BTreeSet<(FigureKind, u64)> {
    let large = event.figures.iter().filter(|figure| is_loss(figure.what) && figure.value.is_finite() && figure.value >= LARGE);
    large.map(|figure| (figure.what, figure.value.to_bits())).collect()
}

/// Of two happenings that share a party, none loses the same dozens.
fn tolls_shared(one: &Features, other: &Features, parties: u32) -> u32 {
    if parties == 0 || one.tolls.is_disjoint(&other.tolls) { 0 } else { TOLL }
}

fn are_near(one: &Features, other: &Features) -> bool {
    matches!((one.time, other.time), (Time::Within(a), Time::Within(b)) if a.gap(b) <= WINDOW)
}

fn parties(one: &Features, other: &Features) -> Option<u32> {
    let directed = |from: &Bases, to: &Bases| Some(agree(&one.actor, from, 1)? + agree(&one.recipient, to, 1)?);
    let mut shared = directed(&other.actor, &other.recipient);
    if one.event_type.is_two_sided() {
        shared = shared.max(directed(&other.recipient, &other.actor)).max(agree(&one.either, &other.either, 2));
    }
    // Two ends are all that counts: a long list of guests says no more.
    shared.map(|shared| PARTY * u32::try_from(shared.min(2)).unwrap_or(2))
}

/// Towns and regions decide; countries only where nothing more precise is named.
fn places(one: &Features, other: &Features) -> Option<u32> {
    let apart = |a: &BTreeSet<String>, b: &BTreeSet<String>| !a.is_empty() && !b.is_empty() && a.is_disjoint(b);
    if apart(&one.places, &other.places) {
        return None;
    }
    if !one.places.is_empty() && !other.places.is_empty() {
        return Some(PLACE);
    }
    (!apart(&one.countries, &other.countries)).then_some(0)
}

/// Whether a place is a whole country, written as its code.
pub(crate) fn is_country(place: &str) -> bool {
    place.len() == 3 && place.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn times(one: &Features, other: &Features) -> Option<u32> {
    let near = |a: i64, b: i64| (a - b).abs() <= MONTH;
    match (one.time, other.time) {
        (Time::Within(a), Time::Within(b)) => {
            let sharp = a.length() <= SHARP && b.length() <= SHARP;
            a.overlaps(b).then_some(if sharp { SAME_DAYS } else { SAME_MONTH })
        }
        // What goes on began on some day, and may be told of that day alone.
        (Time::Since(a), Time::Since(b) | Time::Within(b)) | (Time::Within(a), Time::Since(b))
            if a.length() <= MONTH && b.length() <= MONTH =>
        {
            a.overlaps(b).then_some(SAME_MONTH)
        }
        // A campaign is another only of the same extent; it is not the happenings of its days.
        (Time::Over(a), Time::Over(b)) | (Time::Since(a), Time::Since(b)) => {
            (near(a.first, b.first) && near(a.last, b.last)).then_some(SAME_MONTH)
        }
        (Time::Until(a), Time::Until(b)) => (a.overlaps(b) && near(a.last, b.last)).then_some(SAME_MONTH),
        (Time::Unknown, _) | (_, Time::Unknown) => {
            // What may happen some time is not what did.
            if one.possible != other.possible {
                return None;
            }
            if let (Some(a), Some(b)) = (&one.about, &other.about) {
                return same_story(one, other, a, b);
            }
            let (a, b) = (one.anchor()?, other.anchor()?);
            let gap = a.gap(b);
            let sharp = a.length() <= SHARP && b.length() <= SHARP && gap <= SHARP;
            (gap <= WINDOW).then_some(u32::from(sharp) * SAME_MONTH)
        }
        _ => None,
    }
}

/// What speaks for two texts reporting the same, by what they are about; `None` where they report different things.
fn same_story(one: &Features, other: &Features, a: &Profile, b: &Profile) -> Option<u32> {
    let likeness = stories::likeness(a, b);
    if likeness >= ALIKE.0 && one.strongest.iter().any(|feature| other.strongest.contains(feature)) {
        return Some(SAME_STORY);
    }
    // Two languages have few words in common: then both parties must be.
    let pairs = one.pairs();
    if likeness >= ALIKE.1 && other.pairs().iter().any(|pair| pairs.contains(pair)) {
        return Some(SOME_STORY);
    }
    (likeness >= UNLIKE).then_some(0)
}
