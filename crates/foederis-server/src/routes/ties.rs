use super::rows::Page;
use crate::app::Shared;
use crate::asking::{Axes, Filters, Paging, Path, Query};
use crate::problem::Problem;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use foederis_analysis::{Relation, TieStanding};
use foederis_model::{Claim, Event, EventType, Stance, Tie, TieType};
use foederis_store::{Error as StoreError, Shown, Stored};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// So many sentences of a tie are given with it.
const SENTENCES: usize = 200;

macro_rules! listing {
    ($(#[doc = $doc:literal])* $name:ident, $path:literal, $record:ty, $types:ty) => {
        $(#[doc = $doc])*
        #[utoipa::path(get, operation_id = stringify!($name), path = $path, tag = "facts", params(Filters, Axes, Paging),
            responses((status = 200, body = Page<Stored<$record>>), (status = "4XX", body = Problem)))]
        pub(crate) async fn $name(
            State(app): State<Shared>,
            Query(filters): Query<Filters>,
            Query(axes): Query<Axes>,
            Query(paging): Query<Paging>,
            uri: Uri,
        ) -> Result<Response, Problem> {
            let (filter, page) = (filters.filter::<$types>(&axes)?, paging.page()?);
            app.ask_kept(&uri, move |_, ledger| Ok(Page::<Stored<$record>>::from(ledger.$name(&filter, &page)?))).await
        }
    };
}

listing! {
    /// What happened, as each report tells it.
    events, "/api/events", Event, EventType
}
listing! {
    /// Who is tied to whom, as each report tells it.
    ties, "/api/ties", Tie, TieType
}
listing! {
    /// Who says what.
    claims, "/api/claims", Claim, Stance
}

/// A tie over time with what is said of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = TieOverTime)]
pub(crate) struct Told {
    #[serde(flatten)]
    relation: Relation,
    /// How it stands on the day asked for, or today.
    standing: TieStanding,
    /// Each statement as its report has it, the newest 200.
    sentences: Vec<Stored<Tie>>,
}

/// A tie over time: `arms-supply:RUS:AZE`.
#[utoipa::path(get, operation_id = "ties_relation", path = "/api/relations/{id}", tag = "ties", params(("id" = String, Path, description = "Type and both ends, colons between"), Axes),
    responses((status = 200, body = Told), (status = "4XX", body = Problem)))]
pub(crate) async fn relation(
    State(app): State<Shared>,
    Path(id): Path<String>,
    Query(axes): Query<Axes>,
    uri: Uri,
) -> Result<Response, Problem> {
    let (as_of, known_on): (Option<Date>, Option<Date>) = (axes.as_of()?, axes.known_on()?);
    app.ask_kept(&uri, move |_, ledger| {
        let relation = ledger.relation(&id, known_on).map_err(|error| match (error, known_on) {
            (StoreError::NoSuchId { .. }, Some(day)) => Problem::missing(format!("nobody had told of {id} by {day}")),
            (error, _) => error.into(),
        })?;
        let mut sentences = Vec::new();
        for statement in relation.statements.iter().rev().take(SENTENCES) {
            if let Shown::Tie { fact, .. } = ledger.show(&statement.tie)? {
                sentences.push(*fact);
            }
        }
        let standing = relation.on(as_of.unwrap_or_else(crate::app::today));
        Ok(Told { relation, standing, sentences })
    })
    .await
}
