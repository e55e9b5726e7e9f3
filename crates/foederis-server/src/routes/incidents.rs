use super::rows::{IncidentRow, Page, chosen};
use crate::app::{App, Shared};
use crate::asking::{Axes, Filters, Only, Paging, Path, Query};
use crate::problem::Problem;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use foederis_analysis::{Incident, ReportedEvent, Versions, versions};
use foederis_inquiry::place::Whereabouts;
use foederis_model::{Edtf, Event};
use foederis_store::{Ledger, Page as StorePage, Stored};
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// Reports of an incident that its versions are made from, at most; the newest.
const TOLD: usize = 2_000;

/// Incidents, by time.
#[utoipa::path(get, operation_id = "incidents_list", path = "/api/incidents", tag = "incidents", params(Filters, Axes, Paging, Only),
    responses((status = 200, body = Page<IncidentRow>), (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Query(filters): Query<Filters>,
    Query(axes): Query<Axes>,
    Query(paging): Query<Paging>,
    Query(only): Query<Only>,
    uri: Uri,
) -> Result<Response, Problem> {
    if filters.asks_of_reports() {
        let (filter, contested, page) = (filters.filter_of_incidents(&axes, &only)?, only.contested()?, paging.page()?);
        let listed = move |_: &App, ledger: &Ledger| Ok(Page::from(ledger.incidents(&filter, contested, &page)?).map(IncidentRow::from));
        return app.ask_kept(&uri, listed).await;
    }
    let choice = filters.choice(&axes, &only)?;
    let (newest, limit) = (paging.newest()?, paging.limit()?);
    let known_on = axes.known_on()?;
    app.ask_once(&uri, known_on, move |_, ledger, known| {
        let after = crate::asking::given(paging.after.as_deref());
        chosen(ledger, known, &choice, (newest, after, limit))
    })
    .await
}

/// An incident with its versions.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = IncidentWhole)]
pub(crate) struct Whole {
    #[serde(flatten)]
    pub(crate) row: IncidentRow,
    /// Who says so, who denies it, and whose figures they are.
    pub(crate) versions: Versions,
    /// Groups of documents that are copies of one another.
    copies: Vec<Vec<String>>,
    /// Where its places lie, those that are known.
    pub(crate) places: Vec<Whereabouts>,
    /// How many of its reports the versions are made from; fewer than all where there are very many.
    versions_of: usize,
}

impl Whole {
    pub(crate) fn of(app: &App, ledger: &Ledger, incident: Incident) -> Result<Self, Problem> {
        let mut reports: Vec<ReportedEvent> = Vec::new();
        let listing = ledger.reports(&incident, &StorePage::first(TOLD).ordered(foederis_store::Order::NewestFirst))?;
        reports.extend(listing.items.into_iter().map(ReportedEvent::from));
        let versions = versions(&incident, &reports);
        let day = incident.when.clone().unwrap_or_else(|| Edtf::day(crate::app::today()));
        let context: Vec<String> = incident.sides.actor.iter().chain(&incident.sides.recipient).map(|actor| actor.base.clone()).collect();
        let places = incident.place.iter().filter_map(|name| app.place(name, &day, &context)).collect();
        let (figures, copies) = (incident.figures.clone(), incident.copies.clone());
        // Here every figure is told with its teller and day.
        let mut row = IncidentRow::from(incident);
        row.figures = figures;
        Ok(Self { copies, versions, places, versions_of: reports.len(), row })
    }
}

/// An incident with who says what of it.
#[utoipa::path(get, operation_id = "incidents_one", path = "/api/incidents/{id}", tag = "incidents", params(("id" = String, Path, description = "The incident's id"), Axes),
    responses((status = 200, body = Whole), (status = "4XX", body = Problem)))]
pub(crate) async fn one(
    State(app): State<Shared>,
    Path(id): Path<String>,
    Query(axes): Query<Axes>,
    uri: Uri,
) -> Result<Response, Problem> {
    app.ask_once(&uri, axes.known_on()?, move |app, ledger, known| {
        let incident = known.incident(ledger, &id)?;
        Whole::of(app, ledger, incident)
    })
    .await
}

/// A report of an incident.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Report {
    #[serde(flatten)]
    event: Stored<Event>,
    /// The headline of its document.
    title: Option<String>,
    /// Whether its document is a copy of another one.
    copy: bool,
}

/// The reports of an incident, by publication.
#[utoipa::path(get, operation_id = "incidents_reports", path = "/api/incidents/{id}/reports", tag = "incidents",
    params(("id" = String, Path, description = "The incident's id"), Axes, Paging),
    responses((status = 200, body = Page<Report>), (status = "4XX", body = Problem)))]
pub(crate) async fn reports(
    State(app): State<Shared>,
    Path(id): Path<String>,
    Query(axes): Query<Axes>,
    Query(paging): Query<Paging>,
    uri: Uri,
) -> Result<Response, Problem> {
    let page = paging.page()?;
    app.ask_once(&uri, axes.known_on()?, move |_, ledger, known| {
        let incident = known.incident(ledger, &id)?;
        let listing = ledger.reports(&incident, &page)?;
        // The first of each group is the original.
        let copies: BTreeSet<&String> = incident.copies.iter().flat_map(|group| group.iter().skip(1)).collect();
        let mut items = Vec::with_capacity(listing.items.len());
        for event in listing.items {
            items.push(Report { copy: copies.contains(&event.doc), title: ledger.headline(&event.id)?, event });
        }
        Ok(Page { items, next: listing.next.map(|next| next.to_string()), total: listing.total })
    })
    .await
}

/// What an incident triggers, treaty by treaty, and what followed.
#[utoipa::path(get, operation_id = "incidents_obligations", path = "/api/incidents/{id}/obligations", tag = "obligations",
    params(("id" = String, Path, description = "The incident's id"), Axes, Paging),
    responses((status = 200, body = foederis_inquiry::triggered::Obligations), (status = "4XX", body = Problem)))]
pub(crate) async fn obligations(
    State(app): State<Shared>,
    Path(id): Path<String>,
    Query(axes): Query<Axes>,
    Query(paging): Query<Paging>,
    uri: Uri,
) -> Result<Response, Problem> {
    let (limit, from) = (paging.limit()?, paging.position()?);
    let (as_of, known_on) = (axes.as_of()?, axes.known_on()?);
    app.ask_once(&uri, known_on, move |app, ledger, known| {
        let incident = known.incident(ledger, &id)?;
        super::whatif::triggered(app, ledger, &incident, (as_of, known_on), (from, limit))
    })
    .await
}
