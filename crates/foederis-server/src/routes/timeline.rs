use super::rows::Named;
use crate::app::Shared;
use crate::asking::{Axes, Filters, Only, Paging, Query};
use crate::problem::Problem;
use crate::table::{By, Lane, Unit, lanes, unit_for};
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Lanes where nothing is said, and at most.
const LANES: (usize, usize) = (12, 100);

/// How to draw.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Drawn {
    /// A lane for each party, or for each two.
    #[param(required = false, inline)]
    lanes: By,
    /// The length of a cell; the one that fits the span where nothing is said.
    #[param(required = false, inline)]
    unit: Option<Unit>,
    /// Only incidents that so many documents tell.
    #[param(required = false)]
    least: Option<u32>,
}

/// Incidents counted by lane and cell.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Timeline {
    /// The length of a cell.
    unit: Unit,
    /// The first day of what was found.
    #[schema(value_type = Option<String>, format = Date)]
    first: Option<Date>,
    /// The last one.
    #[schema(value_type = Option<String>, format = Date)]
    last: Option<Date>,
    /// Incidents without any day; they are in no lane.
    undated: usize,
    /// How many incidents are asked for, undated ones included.
    incidents: usize,
    /// The busiest lanes, whoever was asked for before them.
    lanes: Vec<Lane>,
    /// What the parties of the lanes are called.
    names: Vec<Named>,
    /// How many lanes there are in all.
    total: usize,
}

/// Incidents over time, counted, whatever their number.
#[utoipa::path(get, operation_id = "timeline", path = "/api/timeline", tag = "incidents", params(Filters, Axes, Only, Drawn, ("limit" = Option<u32>, Query, description = "At most this many lanes")),
    responses((status = 200, body = Timeline), (status = "4XX", body = Problem)))]
#[allow(clippy::too_many_arguments)] // parts of one query
pub(crate) async fn timeline(
    State(app): State<Shared>,
    Query(filters): Query<Filters>,
    Query(axes): Query<Axes>,
    Query(only): Query<Only>,
    Query(drawn): Query<Drawn>,
    Query(paging): Query<Paging>,
    Query(shown): Query<super::about::Shown>,
    uri: Uri,
) -> Result<Response, Problem> {
    let mut choice = filters.choice(&axes, &only)?;
    choice.least = drawn.least.unwrap_or_default();
    let limit = paging.limit_or(LANES.0, LANES.1)?;
    app.ask_once(&uri, axes.known_on()?, move |app, _, known| {
        let (mut first, mut last, mut undated, mut incidents) = (None::<Date>, None::<Date>, 0, 0);
        for (_, row) in known.table.chosen(&choice) {
            incidents += 1;
            match (row.first, row.last) {
                (None, None) => undated += 1,
                // What is open at one end says where it is known to have been.
                (begin, end) => {
                    let (begin, end) = (begin.or(end), end.or(begin));
                    first = [first, begin].into_iter().flatten().min();
                    last = [last, end].into_iter().flatten().max();
                }
            }
        }
        let (from, until) = (choice.from.or(first), choice.until.or(last));
        let unit = drawn.unit.unwrap_or_else(|| from.zip(until).map_or(Unit::Year, |(from, until)| unit_for(from, until)));
        let (lanes, total) = lanes(&known.table, &choice, drawn.lanes, unit, limit);
        let names = app.names(&shown.language())?;
        let mut codes: Vec<&str> = lanes.iter().flat_map(|lane| lane.id.split(':')).collect();
        codes.sort_unstable();
        codes.dedup();
        Ok(Timeline {
            unit,
            first,
            last,
            undated,
            incidents,
            names: codes.into_iter().map(|code| Named::of(names, code)).collect(),
            lanes,
            total,
        })
    })
    .await
}
