use crate::app::Shared;
use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use std::convert::Infallible;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt as _};

/// Tells whenever the ledger has changed: an event `changed` with its position.
#[utoipa::path(get, operation_id = "live", path = "/api/live", tag = "about", responses((status = 200, content_type = "text/event-stream", body = String)))]
pub(crate) async fn live(State(app): State<Shared>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let changes = BroadcastStream::new(app.live.subscribe()).filter_map(|position| {
        // Whoever fell behind is told of the newest change all the same.
        let position = position.ok()?;
        Event::default().event("changed").json_data(position).ok().map(Ok)
    });
    Sse::new(changes).keep_alive(KeepAlive::default())
}
