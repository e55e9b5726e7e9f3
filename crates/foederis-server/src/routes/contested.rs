use super::exports::{CSV, edtf, file};
use super::incidents::Whole;
use super::rows::Page;
use crate::app::Shared;
use crate::asking::{Axes, Filters, Only, Paging, Query, given};
use crate::csv::{Table, joined};
use crate::problem::Problem;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use foederis_analysis::Relation;
use foederis_inquiry::page::cut;
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
    app.ask_kept(&uri, move |_, ledger| {
        let mut ids = ledger.contested_ties(&filter)?;
        let total = ids.len() as u64;
        let next = cut(&mut ids, Some(from), limit).map(|next| next.to_string());
        let items: Result<Vec<Relation>, _> = ids.iter().map(|id| ledger.relation(id, filter.known_on)).collect();
        Ok(Page { items: items?, next, total })
    })
    .await
}

/// Ties on which reports contradict each other as a table, a row for each statement.
#[utoipa::path(get, operation_id = "exports_contested_ties", path = "/api/contested/ties.csv", tag = "exports", params(Filters, Axes),
    responses((status = 200, content_type = "text/csv", body = String), (status = "4XX", body = Problem)))]
pub(crate) async fn ties_table(
    State(app): State<Shared>,
    Query(filters): Query<Filters>,
    Query(axes): Query<Axes>,
) -> Result<Response, Problem> {
    let filter = filters.filter::<TieType>(&axes)?;
    app.ask(move |_, ledger| {
        let mut table = Table::new(&[
            "tie",
            "type",
            "from",
            "to",
            "via",
            "by",
            "vouched",
            "says",
            "since",
            "until",
            "published",
            "document",
            "lang",
            "id",
        ])?;
        for id in ledger.contested_ties(&filter)? {
            let tie = ledger.relation(&id, filter.known_on)?;
            for said in &tie.statements {
                table.row(&[
                    tie.id.clone(),
                    tie.tie_type.to_string(),
                    tie.from.clone(),
                    tie.to.clone(),
                    joined(&tie.via),
                    said.by.clone(),
                    said.vouched.to_string(),
                    said.says.code().to_owned(),
                    edtf(said.since.as_ref()),
                    edtf(said.until.as_ref()),
                    edtf(said.published.as_ref()),
                    said.document.clone(),
                    said.language.code().to_owned(),
                    said.tie.clone(),
                ])?;
            }
        }
        Ok(file("contested-ties.csv", CSV, table.done(0)?))
    })
    .await
}
