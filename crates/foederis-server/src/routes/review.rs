use super::rows::Page;
use crate::app::Shared;
use crate::asking::{Body, Paging, Path, Query, given};
use crate::problem::Problem;
use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use foederis_store::{Judgement, Ledger, Queued, Review, ReviewFilter, Reviewed, Verdict};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Facts that nobody looked at, the least certain first.
#[utoipa::path(get, operation_id = "review_queue", path = "/api/review/queue", tag = "review", params(Paging), responses((status = 200, body = Page<Queued>), (status = "4XX", body = Problem)))]
pub(crate) async fn queue(State(app): State<Shared>, Query(paging): Query<Paging>, uri: Uri) -> Result<Response, Problem> {
    let limit = paging.limit_or(20, 200)?;
    app.ask_kept(&uri, move |app, ledger| {
        let least = app.desk.least().map_err(Problem::ours)?;
        let (items, total, next) = ledger.review_queue(least, limit, given(paging.after.as_deref()))?;
        Ok(Page { items, next, total })
    })
    .await
}

/// What somebody says of a fact.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Said {
    /// What of it.
    verdict: Given,
    /// With `correct`: the fields that should read otherwise, or the whole record.
    #[schema(value_type = Option<Object>)]
    record: Option<serde_json::Value>,
    /// What is to be said beside.
    note: Option<String>,
    /// Who says so.
    by: String,
}

/// A verdict as it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Given {
    /// It is right.
    Accept,
    /// The report does not say so.
    Reject,
    /// It should read otherwise.
    Correct,
}

/// The longest name and note.
const LONGEST: (usize, usize) = (200, 10_000);

/// Takes down what somebody says of a fact.
#[utoipa::path(post, operation_id = "review_give", path = "/api/facts/{id}/review", tag = "review", params(("id" = String, Path, description = "The fact's id")), request_body = Said,
    responses((status = 200, body = Reviewed), (status = "4XX", body = Problem)))]
pub(crate) async fn give(State(app): State<Shared>, Path(id): Path<String>, Body(said): Body<Said>) -> Result<Json<Reviewed>, Problem> {
    if said.by.chars().count() > LONGEST.0 || said.note.as_ref().is_some_and(|note| note.chars().count() > LONGEST.1) {
        return Err(Problem::bad(format!("a name has at most {} characters, and a note {}", LONGEST.0, LONGEST.1)));
    }
    let address = app.readers.address().clone();
    let written = tokio::task::spawn_blocking(move || -> Result<Reviewed, Problem> {
        let record = said.record.as_ref().map(serde_json::Value::to_string);
        let judgement = match (said.verdict, &record) {
            (Given::Accept, None) => Judgement::Accept,
            (Given::Reject, None) => Judgement::Reject,
            (Given::Correct, Some(record)) => Judgement::Correct(record),
            (Given::Correct, None) => return Err(Problem::bad("record: say how the fact should read")),
            (_, Some(_)) => return Err(Problem::bad("record: only a correction has one")),
        };
        let mut ledger = Ledger::open_existing(address)?;
        // Whole seconds are exact enough for people.
        let now = Timestamp::from_second(Timestamp::now().as_second()).map_err(Problem::ours)?;
        let note = given(said.note.as_deref());
        Ok(ledger.review(&id, judgement, said.by.trim(), note, now)?)
    });
    let reviewed = written.await.map_err(|_| Problem::ours("a mistake in foederis; please report it"))??;
    app.changed().await;
    Ok(Json(reviewed))
}

/// Which reviews.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Which {
    /// Who gave it.
    #[param(required = false)]
    by: Vec<String>,
    /// accepted, rejected, corrected.
    #[param(required = false)]
    verdict: Vec<String>,
}

/// What was said of facts, the newest first.
#[utoipa::path(get, operation_id = "review_list", path = "/api/reviews", tag = "review", params(Which, Paging), responses((status = 200, body = Page<Review>), (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Query(which): Query<Which>,
    Query(paging): Query<Paging>,
) -> Result<Json<Page<Review>>, Problem> {
    let verdicts = which.verdict.iter().map(|code| code.parse::<Verdict>().map_err(|error| Problem::bad(format!("verdict: {error}"))));
    let filter = ReviewFilter { by: which.by, verdict: verdicts.collect::<Result<_, Problem>>()? };
    let limit = paging.limit()?;
    let after = given(paging.after.as_deref()).map(|text| text.parse().map_err(|_| Problem::bad("after: this is no cursor of this list")));
    let after = after.transpose()?;
    app.ask(move |_, ledger| {
        let (items, total, next) = ledger.reviews(&filter, limit, after)?;
        Ok(Json(Page { items, next: next.map(|next| next.to_string()), total }))
    })
    .await
}
