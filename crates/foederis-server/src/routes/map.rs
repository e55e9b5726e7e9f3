use super::about::Shown;
use super::rows::Named;
use crate::app::{App, Shared, today};
use crate::asking::{Axes, Filters, Only, Query};
use crate::problem::Problem;
use crate::table::{Choice, Sum, spots};
use crate::tables::Known;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use foederis_analysis::TieStanding as Standing;
use foederis_inquiry::place::Whereabouts;
use foederis_knowledge::{Names, Precision};
use foederis_model::{Edtf, Language, TieType};
use foederis_store::{Filter, Ledger};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// So many places are drawn; the others are counted.
const PLACES: usize = 2_000;
/// So many routes.
const ROUTES: usize = 300;

/// Incidents by place, with routes and disputed areas.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Map {
    /// Places with what happened there, the busiest first.
    pub(crate) places: Vec<Spot>,
    /// What no place can be drawn for.
    unplaced: Unplaced,
    /// Routes and deployments that stand on the day.
    routes: Vec<Route>,
    /// Areas whose holder is not, or was not always, the state whose they are by law.
    areas: Vec<Area>,
    /// The day that routes and areas are of.
    #[schema(value_type = String, format = Date)]
    as_of: Date,
}

/// A place on the map.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Spot {
    /// Its English name.
    pub(crate) name: String,
    /// How exactly `at` says where it is: point, line, area or sea.
    #[schema(value_type = String)]
    pub(crate) precision: &'static str,
    /// Latitude and longitude in degrees.
    pub(crate) at: [f64; 2],
    /// The state that it belongs to by law.
    pub(crate) country: Option<String>,
    #[serde(flatten)]
    pub(crate) sum: Sum,
    /// The last day on which one of its incidents began.
    #[schema(value_type = Option<String>, format = Date)]
    pub(crate) newest: Option<Date>,
    /// The incidents that most reports tell.
    pub(crate) sample: Vec<String>,
}

/// Incidents that are no point on a map.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
struct Unplaced {
    /// Without any place, or at one that nobody knows.
    nowhere: u32,
    /// At places beyond those drawn.
    beyond: u32,
    /// Somewhere in a country: told of the country as a whole.
    countries: Vec<Country>,
}

/// A country as a place.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct Country {
    /// Who.
    country: Named,
    #[serde(flatten)]
    sum: Sum,
}

/// A tie that is drawn as a line.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct Route {
    /// The tie.
    tie: String,
    /// route or deployment.
    #[serde(rename = "type")]
    tie_type: TieType,
    /// From whom.
    from: Named,
    /// To whom, or where.
    to: Named,
    /// Where that is, where it is a place.
    at: Option<[f64; 2]>,
    /// How it stands.
    standing: Standing,
    /// What it runs through.
    via: Option<String>,
    /// How many reports speak of it.
    reports: usize,
}

/// A disputed area.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DisputedArea)]
struct Area {
    /// Its English name.
    name: String,
    /// region, territory, island …
    kind: String,
    /// A point in its middle.
    at: Option<[f64; 2]>,
    /// Its outline, where one is known: latitude and longitude in degrees.
    outline: Vec<[f64; 2]>,
    /// Whose it is by law.
    de_jure: Option<String>,
    /// Who holds it on the day.
    de_facto: Vec<String>,
    /// Who else holds it to be his.
    claimed_by: Vec<String>,
    /// Since when it is held so.
    since: Option<Edtf>,
    /// What else is to be known.
    note: Option<String>,
}

/// Where things happened, whatever their number; routes, deployments and who holds which area on the day.
#[utoipa::path(get, operation_id = "map", path = "/api/map", tag = "incidents", params(Filters, Axes, Only, Shown),
    responses((status = 200, body = Map), (status = "4XX", body = Problem)))]
pub(crate) async fn map(
    State(app): State<Shared>,
    Query(filters): Query<Filters>,
    Query(axes): Query<Axes>,
    Query(only): Query<Only>,
    Query(shown): Query<Shown>,
    uri: Uri,
) -> Result<Response, Problem> {
    let choice = filters.choice(&axes, &only)?;
    let known_on = axes.known_on()?;
    app.ask_once(&uri, known_on, move |app, ledger, known| drawn(app, ledger, known, &choice, &shown.language())).await
}

pub(crate) fn drawn(app: &App, ledger: &Ledger, known: &Known, choice: &Choice, language: &Language) -> Result<Map, Problem> {
    let day = choice.as_of.unwrap_or_else(today);
    let names = app.names(language)?;
    let when = Edtf::day(day);
    let mut found: BTreeMap<u32, Option<Whereabouts>> = BTreeMap::new();
    let spots = spots(&known.table, choice, |place| {
        let lies = app.place(known.table.places.name(place), &when, &[]);
        let is_drawn = lies.as_ref().is_some_and(|lies| lies.at.is_some());
        found.insert(place, lies);
        is_drawn
    });
    let (mut places, mut unplaced) = (Vec::new(), Unplaced::default());
    for spot in spots {
        let lies = spot.place.and_then(|place| found.get(&place)).and_then(Option::as_ref);
        match lies {
            Some(Whereabouts { at: Some(at), .. }) if places.len() == PLACES => {
                let _ = at;
                unplaced.beyond += spot.sum.incidents;
            }
            Some(lies @ Whereabouts { at: Some(at), .. }) => places.push(Spot {
                name: lies.name.clone(),
                precision: lies.precision.as_str(),
                at: *at,
                country: lies.de_jure.clone().or_else(|| lies.country.clone()),
                sum: spot.sum,
                newest: spot.newest,
                sample: spot.most.iter().map(|number| known.table.id(*number)).collect(),
            }),
            Some(lies) if lies.precision == Precision::Country => {
                let code = lies.country.as_deref().unwrap_or(&lies.name);
                unplaced.countries.push(Country { country: Named::of(names, code), sum: spot.sum });
            }
            _ => unplaced.nowhere += spot.sum.incidents,
        }
    }
    let filter = Filter {
        actor: choice.actor.clone(),
        pair: choice.pair.clone(),
        types: [TieType::Route, TieType::Deployment].map(|code| code.code().to_owned()).to_vec(),
        known_on: known.known_on,
        ..Filter::default()
    };
    let mut edges = ledger.network(day, &filter, false)?.edges;
    edges.sort_by_key(|edge| std::cmp::Reverse(edge.reports));
    edges.truncate(ROUTES);
    let english = app.names(&Language::English)?;
    let routes = edges.into_iter().map(|edge| {
        // A state is an area and no point; the page draws to where its name stands.
        let at = if english.is_state(&edge.to) { None } else { app.place(&edge.to, &when, &[]).and_then(|lies| lies.at) };
        Route {
            from: Named::of(names, &edge.from),
            to: Named::of(names, &edge.to),
            tie: edge.id,
            tie_type: edge.tie_type,
            at,
            standing: edge.standing,
            via: edge.via,
            reports: edge.reports,
        }
    });
    Ok(Map { places, unplaced, routes: routes.collect(), areas: areas(english, &when), as_of: day })
}

/// Places with a holder of their own on the day.
fn areas(names: &Names, day: &Edtf) -> Vec<Area> {
    let degrees = |point: foederis_knowledge::gazetteer::Point| {
        let (lat, lon) = point.degrees();
        [lat, lon]
    };
    // Towns within them are held as they are.
    let disputed =
        names.places.iter().filter(|place| !place.holder.is_empty() && place.precision() == Precision::Area).filter_map(|place| {
            let holding = place.holding(day)?;
            let owned = |list: &[&str]| list.iter().map(|&code| code.to_owned()).collect::<Vec<_>>();
            Some(Area {
                name: place.name.clone(),
                kind: place.kind.clone(),
                at: place.at.map(degrees),
                outline: place.outline.iter().copied().map(degrees).collect(),
                de_jure: holding.de_jure.map(str::to_owned),
                de_facto: owned(&holding.de_facto),
                claimed_by: owned(&holding.claimed_by),
                since: holding.since.cloned(),
                note: holding.note.map(str::to_owned),
            })
        });
    disputed.collect()
}
