//! The versions of a happening side by side: who says so, who denies it, who gives which figure, and how that moved.

use crate::figures::range;
use crate::numbers::plain_if_any;
use crate::state::taken_back;
use crate::teller::teller;
use crate::time::span;
use crate::{Incident, ReportedEvent};
use foederis_model::{Edtf, FigureKind, Status};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// An incident by those who tell it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Versions {
    /// Who says that it happened.
    pub asserts: Vec<Voice>,
    /// Who says that it did not.
    pub denies: Vec<Voice>,
    /// Who speaks of it as possible or planned.
    pub unconfirmed: Vec<Voice>,
    /// Figures by teller and day.
    pub figures: Vec<Account>,
}

/// One teller of an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Voice {
    /// Who is quoted, else the outlet, else the document.
    pub by: String,
    /// Whether it is somebody quoted.
    pub quoted: bool,
    /// The first day of publication.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub first: Option<Edtf>,
    /// Whether this teller said on one day that it happened and denied it on a later one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub retracts: bool,
    /// The reports that have it.
    pub reports: Vec<String>,
    /// Their documents.
    pub documents: Vec<String>,
}

/// What one teller says of one kind of figure, day by day.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Account {
    /// What is counted.
    pub what: FigureKind,
    /// In which unit.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub unit: Option<String>,
    /// Whose losses, where the reports tell losses of either side.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<String>,
    /// Whose figures.
    pub by: String,
    /// In order; a day on which they did not change is there too.
    pub days: Vec<OnDay>,
    /// From the first best figure to the last.
    #[serde(serialize_with = "plain_if_any")]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub moved: Option<f64>,
}

/// The figures of one teller on one day.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OnDay {
    /// Day of publication.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub published: Option<Edtf>,
    /// The least that they allow for; none: no lower end is told.
    #[serde(serialize_with = "plain_if_any")]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub low: Option<f64>,
    /// The number itself; of several that of the newest report, of parts and their total the total.
    #[serde(serialize_with = "plain_if_any")]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub best: Option<f64>,
    /// The most that they allow for; none: no upper end is told.
    #[serde(serialize_with = "plain_if_any")]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub high: Option<f64>,
    /// The reports that have them.
    pub reports: Vec<String>,
}

/// The versions of an incident. Of `reports`, those that belong to it count; their order does not matter.
pub fn versions(incident: &Incident, reports: &[ReportedEvent]) -> Versions {
    let its: BTreeSet<&String> = incident.reports.iter().collect();
    let mut reports: Vec<&ReportedEvent> = reports.iter().filter(|report| its.contains(&report.id)).collect();
    reports.sort_by_key(|report| (report.published.as_ref().and_then(span), &report.id));
    let back = taken_back(&reports);
    let of = |statuses: &[Status]| voices(reports.iter().copied().filter(|report| statuses.contains(&report.event.status)), &back);
    Versions {
        asserts: of(&[Status::Asserted, Status::Claimed]),
        denies: of(&[Status::Denied, Status::Negated]),
        unconfirmed: of(&[Status::Hypothetical]),
        figures: accounts(incident),
    }
}

/// Those quoted first, then by day.
fn voices<'r>(reports: impl Iterator<Item = &'r ReportedEvent>, back: &BTreeSet<&str>) -> Vec<Voice> {
    let mut voices: Vec<Voice> = Vec::new();
    // Where the voice of each teller is, and which documents it has.
    let mut known: BTreeMap<String, (usize, BTreeSet<&String>)> = BTreeMap::new();
    for report in reports {
        let (key, by) = teller(&report.event.claimed_by, report.source.as_ref(), &report.document);
        let (at, documents) = known.entry(key).or_insert_with(|| {
            let quoted = !report.event.claimed_by.is_empty();
            let retracts = back.contains(report.id.as_str());
            voices.push(Voice { by, quoted, first: report.published.clone(), retracts, reports: Vec::new(), documents: Vec::new() });
            (voices.len() - 1, BTreeSet::new())
        });
        let voice = &mut voices[*at];
        voice.reports.push(report.id.clone());
        if documents.insert(&report.document) {
            voice.documents.push(report.document.clone());
        }
    }
    voices.sort_by_key(|voice| !voice.quoted);
    voices
}

fn accounts(incident: &Incident) -> Vec<Account> {
    let mut accounts = Vec::new();
    for figures in &incident.figures {
        // What is told stands by teller and day already, but a teller's own writing may vary ("ARM", "ARM/gov").
        let mut tellers: BTreeMap<String, Vec<OnDay>> = BTreeMap::new();
        for (at, told) in figures.told.iter().enumerate() {
            // Within one report the largest comes last, the total; the others are its parts.
            if figures.told.get(at + 1).is_some_and(|next| next.by == told.by && next.event == told.event) {
                continue;
            }
            let days = tellers.entry(told.by.clone()).or_default();
            let (low, high) = range(&told.figure);
            let on_day = OnDay {
                published: told.published.clone(),
                low: Some(low).filter(|low| low.is_finite()),
                best: Some(told.figure.value),
                high: Some(high).filter(|high| high.is_finite()),
                reports: vec![told.event.clone()],
            };
            match days.last_mut().filter(|last| last.published == on_day.published) {
                Some(last) => {
                    last.low = last.low.zip(on_day.low).map(|(one, other)| one.min(other));
                    last.high = last.high.zip(on_day.high).map(|(one, other)| one.max(other));
                    last.best = on_day.best;
                    last.reports.extend(on_day.reports);
                    last.reports.dedup();
                }
                None => days.push(on_day),
            }
        }
        accounts.extend(tellers.into_iter().map(|(by, days)| {
            let best = |day: Option<&OnDay>| day.and_then(|day| day.best);
            let moved = best(days.last()).zip(best(days.first())).map(|(last, first)| last - first);
            Account {
                what: figures.what,
                unit: figures.unit.clone(),
                of: figures.of.clone(),
                by,
                days,
                moved: moved.filter(|moved| *moved != 0.0),
            }
        }));
    }
    accounts
}
