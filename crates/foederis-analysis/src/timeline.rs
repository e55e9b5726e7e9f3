use crate::numbers::text;
use crate::{Figures, Incident, Sides, State};
use foederis_model::{Actor, Edtf, EventType, FigureKind, Language};
use serde::Serialize;
use std::fmt;

/// One incident on one line.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Line {
    /// The incident's id.
    pub id: String,
    /// When.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub when: Option<Edtf>,
    /// Who, printed as `AZE → ARM` or `AZE ↔ ARM`.
    pub sides: Sides,
    /// What.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// Where.
    pub place: Vec<String>,
    /// How it stands among its reports.
    pub state: State,
    /// How many reports tell it.
    pub reports: usize,
    /// In which languages.
    pub languages: Vec<Language>,
    /// Figures in short: `deaths 105–176, disputed`.
    pub figures: Vec<String>,
}

/// The incidents by time, one line each; those without a day last.
///
/// With `actors`, only incidents that name one of them: a base alone (`ARM`) in any role, else (`ARM/gov`) in this one.
pub fn timeline(incidents: &[Incident], actors: &[Actor]) -> Vec<Line> {
    let mut kept: Vec<&Incident> = incidents
        .iter()
        .filter(|incident| {
            let mut named = incident.sides.actor.iter().chain(&incident.sides.recipient);
            actors.is_empty() || named.any(|named| actors.iter().any(|asked| matches(asked, named)))
        })
        .collect();
    kept.sort_by(|one, other| one.sort_key().cmp(&other.sort_key()));
    kept.into_iter().map(Line::of).collect()
}

/// The incidents on which the reports differ.
pub fn contested(incidents: &[Incident]) -> impl Iterator<Item = &Incident> {
    incidents.iter().filter(|incident| incident.is_contested())
}

fn matches(asked: &Actor, named: &Actor) -> bool {
    foederis_model::name_key(&asked.base) == foederis_model::name_key(&named.base) && asked.role.is_none_or(|role| named.role == Some(role))
}

impl Line {
    fn of(incident: &Incident) -> Self {
        Self {
            id: incident.id.clone(),
            when: incident.when.clone(),
            sides: incident.sides.clone(),
            event_type: incident.event_type,
            place: incident.place.clone(),
            state: incident.state,
            reports: incident.reports.len(),
            languages: in_project_order(&incident.languages),
            figures: incident.figures.iter().filter(|figures| is_headline(figures.what)).map(short).collect(),
        }
    }
}

/// What a line has room for: people, weapons and money. Lengths of time, shares and the rest stand in the incident itself.
fn is_headline(what: FigureKind) -> bool {
    !matches!(what, FigureKind::Duration | FigureKind::Share | FigureKind::Distance | FigureKind::Volume | FigureKind::Count)
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let when = self.when.as_ref().map_or("undated", Edtf::as_str);
        let languages: Vec<&str> = self.languages.iter().map(Language::code).collect();
        let plural = if self.reports == 1 { "" } else { "s" };
        write!(f, "{when:<10}  {}  {}", self.sides, self.event_type)?;
        write!(f, "  {} report{plural} ({})", self.reports, languages.join(", "))?;
        // What everyone agrees on needs no word.
        if self.state != State::Agreed {
            write!(f, "  {}", self.state)?;
        }
        if !self.figures.is_empty() {
            write!(f, "  {}", self.figures.join("; "))?;
        }
        Ok(())
    }
}

fn in_project_order(languages: &[Language]) -> Vec<Language> {
    let mut ordered = languages.to_vec();
    ordered.sort();
    ordered
}

/// `deaths 105–176, disputed`; `money 2.5 EUR`; `share 40%`.
fn short(figures: &Figures) -> String {
    let mut line = match figures.what {
        FigureKind::Count => String::new(),
        what => format!("{what} "),
    };
    if !figures.of.is_empty() {
        line.push_str("of ");
        line.push_str(&figures.of.join(", "));
        line.push(' ');
    }
    line.push_str(&text(figures.low));
    if figures.high > figures.low {
        line.push('–');
        line.push_str(&text(figures.high));
    }
    match figures.unit.as_deref() {
        None => {}
        Some("%") => line.push('%'),
        Some(unit) => {
            line.push(' ');
            line.push_str(unit);
        }
    }
    if figures.disputed {
        line.push_str(", disputed");
    }
    line
}
