use crate::app::Shared;
use crate::problem::Problem;
use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use foederis_store::Position;
use std::convert::Infallible;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt as _};

/// Tells how far the ledger is written, an event `position`, and the same whenever it has changed, an event `changed`.
#[utoipa::path(get, operation_id = "live", path = "/api/live", tag = "about",
    responses((status = 200, content_type = "text/event-stream", body = String), (status = "4XX", body = Problem)))]
pub(crate) async fn live(State(app): State<Shared>) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    // Listened first: what changes between is told twice rather than not at all.
    let changes = BroadcastStream::new(app.live.subscribe());
    let position = app.ask(|_, ledger| Ok(ledger.position()?)).await?;
    let told = |name: &str, position: Position| Event::default().event(name).json_data(position).ok().map(Ok);
    let first = tokio_stream::iter(told("position", position));
    // Whoever fell behind is told of the newest change all the same.
    let changes = changes.filter_map(move |position| told("changed", position.ok()?));
    Ok(Sse::new(first.chain(changes)).keep_alive(KeepAlive::default()))
}
