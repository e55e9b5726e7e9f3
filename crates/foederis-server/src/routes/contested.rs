use super::incidents::Whole;
use super::rows::Page;
use crate::app::Shared;
use crate::asking::{Axes, Filters, Only, Paging, Query, given};
use crate::problem::Problem;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use foederis_analysis::Relation;
use foederis_model::TieType;

/// Incidents on which reports differ, with who says what.
#[utoipa::path(get, operation_id = "contested_incidents", path = "/api/contested/incidents", tag = "contested", params(Filters, Axes, Paging),
    responses((status = 200, body = Page<Whole>), (status = "4XX", body = Problem)))]
pub(crate) async fn incidents(
    State(app): State<Shared>,
    Query(filters): Query<Filters>,
    Query(axes): Query<Axes>,
    Query(paging): Query<Paging>,
    uri: Uri,
) -> Result<Response, Problem> {
    let choice = filters.choice(&axes, &Only::disputed())?;
    let (newest, limit) = (paging.newest()?, paging.limit_or(20, 100)?);
    app.ask_once(&uri, axes.known_on()?, move |app, ledger, known| {
        let page = super::rows::chosen(ledger, known, &choice, (newest, given(paging.after.as_deref()), limit))?;
        let mut items = Vec::with_capacity(page.items.len());
        for row in &page.items {
            items.push(Whole::of(app, ledger, known.incident(ledger, &row.id)?)?);
        }
        Ok(Page { items, next: page.next, total: page.total })
    })
    .await
}

/// Ties on which reports contradict each other, with every statement.
#[utoipa::path(get, operation_id = "contested_ties", path = "/api/contested/ties", tag = "contested", params(Filters, Axes, Paging),
    responses((status = 200, body = Page<Relation>), (status = "4XX", body = Problem)))]
pub(crate) async fn ties(
    State(app): State<Shared>,
    Query(filters): Query<Filters>,
    Query(axes): Query<Axes>,
    Query(paging): Query<Paging>,
    uri: Uri,
) -> Result<Response, Problem> {
    let filter = filters.filter::<TieType>(&axes)?;
    let (from, limit) = (paging.position()?, paging.limit_or(20, 100)?);
    app.ask_once(&uri, axes.known_on()?, move |_, ledger, _| {
        let all = ledger.contested_ties(&filter)?;
        let total = all.len();
        let items: Vec<Relation> = all.into_iter().skip(from).take(limit).collect();
        let end = from + items.len();
        Ok(Page { items, next: (end < total).then(|| end.to_string()), total: total as u64 })
    })
    .await
}
