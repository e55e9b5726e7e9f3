use crate::ReportedEvent;
use crate::numbers::plain;
use crate::sides::bases;
use crate::teller::teller;
use crate::time::span;
use foederis_model::{Bound, Edtf, Event, Figure, FigureKind};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How far "about" reaches, as a share of the number.
const ABOUT: f64 = 0.1;

/// What is told of one kind of figure of an incident, by everyone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figures {
    /// What is counted.
    pub what: FigureKind,
    /// In which unit.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub unit: Option<String>,
    /// Whose they are: the side that lost them, where the reports tell losses of either side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<String>,
    /// The lowest figure that stands.
    #[serde(serialize_with = "plain")]
    pub low: f64,
    /// The highest one.
    #[serde(serialize_with = "plain")]
    pub high: f64,
    /// Whether figures that stand exclude each other. "At least 176" and 180 do not.
    pub disputed: bool,
    /// Every figure, by teller and day.
    pub told: Vec<Told>,
}

/// A figure as one report tells it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Told {
    /// Whose figure it is: who is quoted for it, else the outlet, else the document.
    pub by: String,
    /// When the report was published.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub published: Option<Edtf>,
    /// The figure.
    #[serde(flatten)]
    pub figure: Figure,
    /// The report.
    pub event: String,
    /// Whether it is this teller's word still.
    pub standing: Standing,
}

/// Whether a figure is its teller's last word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = FigureStanding))]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// The teller's newest figure.
    Stands,
    /// The same teller gave a newer one.
    Updated,
    /// A smaller figure of the same kind in the same report: a part of the one that stands.
    Part,
}

/// All figures of these reports, by kind and unit.
pub(crate) fn gather(reports: &[&ReportedEvent]) -> Vec<Figures> {
    let mut kinds: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let both = are_of_both_sides(reports);
    for report in reports {
        let (key, by) = teller(&report.event.claimed_by, report.source.as_ref(), &report.document);
        for figure in report.event.figures.iter().filter(|figure| figure.value.is_finite()) {
            let told = Told {
                by: by.clone(),
                published: report.published.clone(),
                figure: figure.clone(),
                event: report.id.clone(),
                standing: Standing::Stands,
            };
            let of = if both && is_borne(figure.what) { losers(&report.event) } else { Vec::new() };
            kinds.entry((figure.what, figure.unit.clone(), of)).or_default().push((key.clone(), told));
        }
    }
    kinds.into_iter().map(|((what, unit, of), told)| Figures { of, ..weigh(what, unit, told) }).collect()
}

/// Whether somebody bears it; what makes a toll (`compare.rs`) is narrower.
fn is_borne(what: FigureKind) -> bool {
    matches!(what, FigureKind::Deaths | FigureKind::Injured | FigureKind::Captured)
}

/// Who was hit, as the report writes it; where that is both sides or nobody named, the losses are of all.
fn losers(event: &Event) -> Vec<String> {
    let actor = bases(&event.actor);
    // Of two writings of one name the first stays.
    let named = event.recipient.iter().rev().map(|lost| (foederis_model::name_key(&lost.base), &lost.base));
    let named: BTreeMap<String, &String> = named.collect();
    if named.keys().all(|key| actor.contains(key)) { Vec::new() } else { named.into_values().cloned().collect() }
}

/// Whether some reports tell losses of one side and others those of the other: then the two are no rivals. Two names for one side, the army here and
/// the country there, are.
fn are_of_both_sides(reports: &[&ReportedEvent]) -> bool {
    let losing = reports.iter().filter(|report| report.event.figures.iter().any(|figure| is_borne(figure.what)));
    // Thousands of reports of one happening name the same few sides.
    let sides: BTreeSet<_> = losing.map(|report| (bases(&report.event.actor), bases(&report.event.recipient))).collect();
    sides.iter().any(|(actor, lost)| {
        sides.iter().any(|(_, other)| !actor.is_disjoint(other) && lost.is_disjoint(other) && !other.is_empty() && !lost.is_empty())
    })
}

fn weigh(what: FigureKind, unit: Option<String>, mut told: Vec<(String, Told)>) -> Figures {
    // By teller, oldest first; a report without a day is taken for the oldest. Within one report the largest comes last.
    told.sort_by(|(a, one), (b, other)| {
        let day = |told: &Told| told.published.as_ref().and_then(span);
        a.cmp(b)
            .then_with(|| day(one).cmp(&day(other)))
            .then_with(|| one.event.cmp(&other.event))
            .then_with(|| one.figure.value.total_cmp(&other.figure.value))
            .then_with(|| one.figure.bound.cmp(&other.figure.bound))
    });
    for at in 0..told.len().saturating_sub(1) {
        let (rest, later) = told.split_at_mut(at + 1);
        let ((key, this), (next_key, next)) = (&mut rest[at], &later[0]);
        if key == next_key {
            this.standing = if this.event == next.event { Standing::Part } else { Standing::Updated };
        }
    }
    // A part of a figure that was updated went with it.
    for at in (0..told.len().saturating_sub(1)).rev() {
        if told[at].1.standing == Standing::Part && told[at + 1].1.standing == Standing::Updated {
            told[at].1.standing = Standing::Updated;
        }
    }
    let told: Vec<Told> = told.into_iter().map(|(_, told)| told).collect();
    let standing: Vec<&Figure> = told.iter().filter(|told| told.standing == Standing::Stands).map(|told| &told.figure).collect();
    let low = standing.iter().map(|figure| figure.value).fold(f64::INFINITY, f64::min);
    let high = standing.iter().map(|figure| upper(figure)).fold(f64::NEG_INFINITY, f64::max);
    // Ranges all meet when the highest lower end is not above the lowest upper end.
    let (floor, ceiling) = standing
        .iter()
        .map(|figure| range(figure))
        .fold((f64::NEG_INFINITY, f64::INFINITY), |(floor, ceiling), (from, to)| (floor.max(from), ceiling.min(to)));
    Figures { what, unit, of: Vec::new(), low, high, disputed: floor > ceiling, told }
}

fn upper(figure: &Figure) -> f64 {
    figure.upper.filter(|upper| upper.is_finite()).unwrap_or(figure.value).max(figure.value)
}

/// What a figure allows for.
pub(crate) fn range(figure: &Figure) -> (f64, f64) {
    let (from, to) = (figure.value, upper(figure));
    match figure.bound {
        Bound::Exact => (from, to),
        Bound::AtLeast => (from, f64::INFINITY),
        Bound::AtMost => (f64::NEG_INFINITY, to),
        Bound::About => (from - from.abs() * ABOUT, to + to.abs() * ABOUT),
    }
}
