use crate::compare::is_country;
use crate::figures::{Figures, gather};
use crate::neighbours::root;
use crate::sides::most_supported;
use crate::time::{Span, Time, span};
use crate::{ReportedEvent, Sides, State};
use foederis_model::{Edtf, Event, EventType, Language, Status};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One happening, with all reports of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Incident {
    /// `i-` and the rest of the smallest id among its reports.
    pub id: String,
    /// The type of all its reports.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// Its parties, as most reports give them.
    pub sides: Sides,
    /// The time that most reports allow for; of several the shortest.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub when: Option<Edtf>,
    /// Places that at least half of those reports name which name any, most named first.
    pub place: Vec<String>,
    /// How it stands among its reports.
    pub state: State,
    /// How many reports give it which status.
    pub statuses: BTreeMap<Status, usize>,
    /// Ids of its reports.
    pub reports: Vec<String>,
    /// Ids of the documents that tell it.
    pub documents: Vec<String>,
    /// Their languages.
    pub languages: Vec<Language>,
    /// Their outlets, where known.
    pub sources: Vec<String>,
    /// Those of the documents that are copies of one another, group by group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<Vec<String>>,
    /// How many independent sources tell it: copies count once, and so do reports of one outlet.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required))]
    pub independent: usize,
    /// Figures, by kind.
    pub figures: Vec<Figures>,
}

impl Incident {
    /// Whether its reports differ: it is denied, disputed or retracted as such, or has figures that exclude each other.
    pub fn is_contested(&self) -> bool {
        matches!(self.state, State::Disputed | State::Denied | State::Retracted) || self.figures.iter().any(|figures| figures.disputed)
    }

    /// The incident that these reports, one at least and all of one type, tell together.
    pub(crate) fn of(mut reports: Vec<&ReportedEvent>) -> Self {
        reports.sort_by(|one, other| one.id.cmp(&other.id));
        let events: Vec<&Event> = reports.iter().map(|report| &report.event).collect();
        let event_type = events[0].event_type;
        let smallest = &reports[0].id;
        let mut statuses = BTreeMap::new();
        for event in &events {
            *statuses.entry(event.status).or_default() += 1;
        }
        Self {
            id: format!("i-{}", smallest.strip_prefix("e-").unwrap_or(smallest)),
            event_type,
            sides: most_supported(event_type, &events),
            when: tightest(&events),
            place: places(&events),
            state: State::of(&reports),
            statuses,
            reports: reports.iter().map(|report| report.id.clone()).collect(),
            documents: distinct(reports.iter().map(|report| &report.document)),
            languages: distinct(reports.iter().map(|report| &report.language)),
            sources: distinct(reports.iter().filter_map(|report| report.source.as_ref())),
            copies: copies(&reports),
            independent: independent(&reports),
            figures: gather(&reports),
        }
    }

    /// First and last day, where known.
    pub fn days(&self) -> (Option<Date>, Option<Date>) {
        self.when.as_ref().map_or((None, None), Edtf::bounds)
    }

    /// By time, what has none last; then by id.
    pub(crate) fn sort_key(&self) -> (bool, Option<Date>, Option<Date>, &str) {
        let (first, last) = self.days();
        (self.when.is_none(), first.or(last), last, &self.id)
    }
}

fn distinct<'a, T: Ord + Clone + 'a>(values: impl Iterator<Item = &'a T>) -> Vec<T> {
    values.collect::<BTreeSet<_>>().into_iter().cloned().collect()
}

/// Of the times told, the one that most reports allow for (a month allows for each of its days); then the shortest, the
/// earliest, the one first in the alphabet.
fn tightest(events: &[&Event]) -> Option<Edtf> {
    let mut told: BTreeMap<&Edtf, usize> = BTreeMap::new();
    for event in events {
        if let Some(when) = &event.when {
            *told.entry(when).or_default() += 1;
        }
    }
    let rank = |when: &Edtf| {
        let support: usize = told.iter().filter(|(other, _)| allows(other, when)).map(|(_, count)| count).sum();
        let length = span(when).map_or(i64::MAX, Span::length);
        (std::cmp::Reverse(support), length, when.bounds())
    };
    told.keys().min_by_key(|when| (rank(when), when.as_str())).map(|when| (*when).clone())
}

fn copies(reports: &[&ReportedEvent]) -> Vec<Vec<String>> {
    let mut groups: BTreeMap<&String, BTreeSet<&String>> = BTreeMap::new();
    for report in reports {
        if let Some(original) = &report.copy_of {
            groups.entry(original).or_default().insert(&report.document);
        }
    }
    let several = groups.into_values().filter(|documents| documents.len() > 1);
    several.map(|documents| documents.into_iter().cloned().collect()).collect()
}

/// Groups of documents that neither an outlet nor an original ties together.
fn independent(reports: &[&ReportedEvent]) -> usize {
    let mut marks: BTreeMap<(u8, String), usize> = BTreeMap::new();
    let mut parent: Vec<usize> = Vec::new();
    for report in reports {
        let named = [
            Some((0, report.document.clone())),
            report.copy_of.clone().map(|original| (0, original)),
            report.source.as_ref().map(|outlet| (1, foederis_model::name_key(outlet))),
        ];
        let mut first = None;
        for mark in named.into_iter().flatten() {
            let next = parent.len();
            let at = *marks.entry(mark).or_insert(next);
            if at == next {
                parent.push(next);
            }
            let at = root(&mut parent, at);
            let first = *first.get_or_insert(at);
            let first = root(&mut parent, first);
            parent[at] = first;
        }
    }
    (0..parent.len()).filter(|at| parent[*at] == *at).count()
}

fn allows(wide: &Edtf, when: &Edtf) -> bool {
    match (Time::of(Some(wide)), Time::of(Some(when))) {
        (Time::Within(wide) | Time::Over(wide), Time::Within(when) | Time::Over(when))
        | (Time::Since(wide), Time::Since(when))
        | (Time::Until(wide), Time::Until(when)) => wide.contains(when),
        _ => false,
    }
}

fn places(events: &[&Event]) -> Vec<String> {
    let mut votes: BTreeMap<String, (usize, BTreeMap<&String, usize>)> = BTreeMap::new();
    let naming = events.iter().filter(|event| !event.place.is_empty()).count();
    for event in events {
        let mut seen = BTreeSet::new();
        for place in &event.place {
            let key = foederis_model::name_key(place);
            if seen.insert(key.clone()) {
                let (count, spellings) = votes.entry(key).or_default();
                *count += 1;
                *spellings.entry(place).or_default() += 1;
            }
        }
    }
    let mut counted: Vec<(usize, &String)> = votes
        .into_values()
        .filter_map(|(count, spellings)| {
            let spelling = spellings.into_iter().rev().max_by_key(|(_, count)| *count)?;
            Some((count, spelling.0))
        })
        .collect();
    // A country, written as its code, comes after a town named as often.
    counted.sort_by_key(|(count, place)| (std::cmp::Reverse(*count), is_country(place), *place));
    let enough = counted.first().map_or(0, |most| most.0.min(naming.div_ceil(2)));
    counted.into_iter().filter(|(count, _)| *count >= enough).map(|(_, place)| place.clone()).collect()
}
