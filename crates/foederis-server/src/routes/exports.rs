//! The same answers as files: tables as CSV, the map as `GeoJSON`, the network as `GraphML`.

use crate::app::Shared;
use crate::asking::{Axes, Filters, Only, Query};
use crate::csv::{Table, joined};
use crate::problem::Problem;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use foederis_analysis::Incident;
use foederis_model::{Actor, Edtf, EventType, Language, Stance, TieType};
use foederis_store::{Filter, Order, Page, Stored};
use serde_json::json;

/// So many rows of a table are written; a larger one is a matter of `--json` on the command line, and the last row says so.
const ROWS: usize = 100_000;
pub(super) const CSV: &str = "text/csv; charset=utf-8";
/// So many are read at a time.
const PAGE: usize = 1_000;

pub(super) fn file(name: &str, kind: &'static str, body: Vec<u8>) -> Response {
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).unwrap_or(HeaderValue::from_static("attachment"));
    ([(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CONTENT_DISPOSITION, disposition)], body).into_response()
}

pub(super) fn edtf(when: Option<&Edtf>) -> String {
    when.map(ToString::to_string).unwrap_or_default()
}

fn actors(actors: &[Actor]) -> String {
    joined(actors)
}

/// Incidents as a table.
#[utoipa::path(get, operation_id = "exports_incidents", path = "/api/incidents.csv", tag = "exports", params(Filters, Axes, Only), responses((status = 200, content_type = "text/csv", body = String), (status = "4XX", body = Problem)))]
pub(crate) async fn incidents(
    State(app): State<Shared>,
    Query(filters): Query<Filters>,
    Query(axes): Query<Axes>,
    Query(only): Query<Only>,
) -> Result<Response, Problem> {
    const HEAD: [&str; 16] = [
        "id",
        "type",
        "quad",
        "actor",
        "recipient",
        "mutual",
        "when",
        "place",
        "state",
        "contested",
        "reports",
        "documents",
        "independent",
        "languages",
        "sources",
        "figures",
    ];
    if filters.asks_of_reports() {
        let (filter, contested) = (filters.filter_of_incidents(&axes, &only)?, only.contested()?);
        return app
            .ask(move |_, ledger| {
                let mut table = Table::new(&HEAD)?;
                let list = |page: &Page| {
                    let listing = ledger.incidents(&filter, contested, page)?;
                    Ok((listing.items, listing.next, listing.total))
                };
                let left = paged(&mut table, list, cells)?;
                Ok(file("incidents.csv", CSV, table.done(left)?))
            })
            .await;
    }
    let choice = filters.choice(&axes, &only)?;
    app.ask_table(axes.known_on()?, move |_, ledger, known| {
        let mut table = Table::new(&HEAD)?;
        let numbers: Vec<usize> = known.table.chosen(&choice).map(|(number, _)| number).collect();
        for number in numbers.iter().take(ROWS) {
            let incident = match known.incident(ledger, &known.table.id(*number)) {
                Ok(incident) => incident,
                Err(problem) if problem.is_missing() => continue,
                Err(problem) => return Err(problem),
            };
            table.row(&cells(&incident))?;
        }
        Ok(file("incidents.csv", CSV, table.done(numbers.len().saturating_sub(ROWS))?))
    })
    .await
}

fn cells(incident: &Incident) -> Vec<String> {
    let figures = incident.figures.iter().map(|figures| {
        let of = if figures.of.is_empty() { String::new() } else { format!(" of {}", figures.of.join("+")) };
        let unit = figures.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
        format!("{}{of} {}..{}{unit}{}", figures.what, figures.low, figures.high, if figures.disputed { " disputed" } else { "" })
    });
    vec![
        incident.id.clone(),
        incident.event_type.to_string(),
        incident.event_type.quad().to_string(),
        actors(&incident.sides.actor),
        actors(&incident.sides.recipient),
        incident.sides.mutual.to_string(),
        edtf(incident.when.as_ref()),
        incident.place.join("; "),
        incident.state.to_string(),
        incident.is_contested().to_string(),
        incident.reports.len().to_string(),
        incident.documents.len().to_string(),
        incident.independent.to_string(),
        incident.languages.iter().map(Language::code).collect::<Vec<_>>().join("; "),
        incident.sources.join("; "),
        figures.collect::<Vec<_>>().join("; "),
    ]
}

macro_rules! facts {
    ($(#[doc = $doc:literal])* $name:ident, $path:literal, $file:literal, $types:ty, $head:expr, |$fact:ident| $cells:expr) => {
        $(#[doc = $doc])*
        #[utoipa::path(get, operation_id = concat!("exports_", stringify!($name)), path = $path, tag = "exports", params(Filters, Axes), responses((status = 200, content_type = "text/csv", body = String), (status = "4XX", body = Problem)))]
        pub(crate) async fn $name(State(app): State<Shared>, Query(filters): Query<Filters>, Query(axes): Query<Axes>) -> Result<Response, Problem> {
            let filter = filters.filter::<$types>(&axes)?;
            app.ask(move |_, ledger| {
                let mut table = Table::new(&[COMMON.as_slice(), &$head].concat())?;
                let left = paged(&mut table, |page| {
                    let listing = ledger.$name(&filter, page)?;
                    Ok((listing.items, listing.next, listing.total))
                }, |stored: &Stored<_>| {
                    let $fact = &stored.record;
                    let mut cells = vec![stored.id.clone(), stored.doc.clone(), stored.source.clone().unwrap_or_default(), stored.lang.code().to_owned(), edtf(stored.published.as_ref()), stored.known_from.to_string()];
                    cells.extend($cells);
                    cells
                })?;
                Ok(file($file, CSV, table.done(left)?))
            })
            .await
        }
    };
}

/// What every fact has.
const COMMON: [&str; 6] = ["id", "document", "source", "lang", "published", "known_from"];

type Listed<T> = (Vec<T>, Option<foederis_store::Cursor>, u64);

/// Writes page after page; gives how many rows are left out.
fn paged<T>(
    table: &mut Table,
    mut list: impl FnMut(&Page) -> Result<Listed<T>, Problem>,
    cells: impl Fn(&T) -> Vec<String>,
) -> Result<usize, Problem> {
    let (mut page, mut written) = (Page::first(PAGE).ordered(Order::OldestFirst), 0);
    loop {
        let (items, next, total) = list(&page)?;
        for item in &items {
            table.row(&cells(item))?;
        }
        written += items.len();
        match next {
            Some(next) if written < ROWS => page = page.after(next),
            _ => return Ok(usize::try_from(total).unwrap_or(usize::MAX).saturating_sub(written)),
        }
    }
}

facts! {
    /// Events as a table.
    events, "/api/events.csv", "events.csv", EventType,
    ["type", "actor", "recipient", "when", "place", "status", "claimed_by", "mode", "context", "intensity", "confidence", "evidence"],
    |event| [
        event.event_type.to_string(), actors(&event.actor), actors(&event.recipient), edtf(event.when.as_ref()), event.place.join("; "),
        event.status.to_string(), actors(&event.claimed_by), event.mode.map(|mode| mode.to_string()).unwrap_or_default(), joined(&event.context),
        event.intensity.map(|value| value.to_string()).unwrap_or_default(), event.confidence.map(|value| value.to_string()).unwrap_or_default(),
        event.evidence.join(" | "),
    ]
}
facts! {
    /// Ties as a table.
    ties, "/api/ties.csv", "ties.csv", TieType,
    ["type", "from", "to", "via", "place", "since", "until", "status", "claimed_by", "confidence", "evidence"],
    |tie| [
        tie.tie_type.to_string(), actors(&tie.from), actors(&tie.to), tie.via.clone().unwrap_or_default(), tie.place.join("; "),
        edtf(tie.since.as_ref()), edtf(tie.until.as_ref()), tie.status.to_string(), actors(&tie.claimed_by),
        tie.confidence.map(|value| value.to_string()).unwrap_or_default(), tie.evidence.join(" | "),
    ]
}
facts! {
    /// Claims as a table.
    claims, "/api/claims.csv", "claims.csv", Stance,
    ["by", "stance", "about", "confidence", "evidence"],
    |claim| [
        actors(&claim.by), claim.stance.to_string(), actors(&claim.about), claim.confidence.map(|value| value.to_string()).unwrap_or_default(),
        claim.evidence.join(" | "),
    ]
}

/// Reports as a table, without their texts.
#[utoipa::path(get, operation_id = "exports_documents", path = "/api/documents.csv", tag = "exports", params(Filters, Axes), responses((status = 200, content_type = "text/csv", body = String), (status = "4XX", body = Problem)))]
pub(crate) async fn documents(
    State(app): State<Shared>,
    Query(filters): Query<Filters>,
    Query(axes): Query<Axes>,
) -> Result<Response, Problem> {
    let filter: Filter = filters.filter_of_any(&axes)?;
    app.ask(move |_, ledger| {
        let mut table = Table::new(&[
            "id",
            "lang",
            "published",
            "title",
            "source",
            "author",
            "url",
            "known_from",
            "version",
            "events",
            "ties",
            "claims",
        ])?;
        let list = |page: &Page| {
            let listing = ledger.documents(&filter, page)?;
            Ok((listing.items, listing.next, listing.total))
        };
        let left = paged(&mut table, list, |stored: &foederis_store::StoredDocument| {
            let document = &stored.document;
            let or_nothing = |text: &Option<String>| text.clone().unwrap_or_default();
            vec![
                document.id.clone(),
                document.lang.code().to_owned(),
                edtf(document.published.as_ref()),
                or_nothing(&document.title),
                or_nothing(&document.source),
                or_nothing(&document.author),
                or_nothing(&document.url),
                stored.known_from.to_string(),
                stored.version.to_string(),
                stored.events.to_string(),
                stored.ties.to_string(),
                stored.claims.to_string(),
            ]
        })?;
        Ok(file("documents.csv", CSV, table.done(left)?))
    })
    .await
}

/// A feature collection of `GeoJSON`.
#[derive(utoipa::ToSchema)]
#[allow(dead_code)] // only described
pub(crate) struct FeatureCollection {
    /// `FeatureCollection`.
    r#type: String,
    /// A point for each place.
    #[schema(value_type = Vec<Object>)]
    features: Vec<serde_json::Value>,
}

/// Places with what happened there, as `GeoJSON` (RFC 7946).
#[utoipa::path(get, operation_id = "exports_map", path = "/api/map.geojson", tag = "exports", params(Filters, Axes, Only), responses((status = 200, content_type = "application/geo+json", body = FeatureCollection), (status = "4XX", body = Problem)))]
pub(crate) async fn map(
    State(app): State<Shared>,
    Query(filters): Query<Filters>,
    Query(axes): Query<Axes>,
    Query(only): Query<Only>,
) -> Result<Response, Problem> {
    let choice = filters.choice(&axes, &only)?;
    app.ask_table(axes.known_on()?, move |app, ledger, known| {
        let map = super::map::drawn(app, ledger, known, &choice, &Language::English)?;
        let features: Vec<_> = map
            .places
            .iter()
            .map(|spot| {
                // GeoJSON has the longitude first.
                json!({"type": "Feature", "geometry": {"type": "Point", "coordinates": [spot.at[1], spot.at[0]]}, "properties": {
                    "name": spot.name, "precision": spot.precision, "country": spot.country, "incidents": spot.sum.incidents, "reports": spot.sum.reports,
                    "conflict": spot.sum.conflict, "cooperation": spot.sum.cooperation, "contested": spot.sum.contested,
                    "newest": spot.newest.map(|day| day.to_string()), "sample": spot.sample,
                }})
            })
            .collect();
        let body = json!({ "type": "FeatureCollection", "features": features }).to_string().into_bytes();
        Ok(file("map.geojson", "application/geo+json", body))
    })
    .await
}

/// The network of a day as `GraphML`.
#[utoipa::path(get, operation_id = "exports_network", path = "/api/network.graphml", tag = "exports", params(Filters, Axes), responses((status = 200, content_type = "application/graphml+xml", body = String), (status = "4XX", body = Problem)))]
pub(crate) async fn network(
    State(app): State<Shared>,
    Query(filters): Query<Filters>,
    Query(axes): Query<Axes>,
) -> Result<Response, Problem> {
    let (filter, day) = (filters.filter::<TieType>(&axes)?, axes.as_of()?.unwrap_or_else(crate::app::today));
    app.ask(move |_, ledger| {
        Ok(file("network.graphml", "application/graphml+xml", ledger.network(day, &filter, false)?.graphml().into_bytes()))
    })
    .await
}
