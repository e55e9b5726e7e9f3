//! The routes, one file for each thing that is asked about.

mod about;
mod actors;
mod add;
mod contested;
mod documents;
mod exports;
mod incidents;
mod live;
mod map;
mod network;
mod overview;
mod review;
mod rows;
mod search;
mod ties;
mod timeline;
mod treaties;
mod whatif;

use crate::app::Shared;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Every route under `/api`, with its description.
pub(crate) fn all() -> (axum::Router<Shared>, OpenApi) {
    OpenApiRouter::new()
        .routes(routes!(about::about))
        .routes(routes!(about::names))
        .routes(routes!(overview::overview))
        .routes(routes!(incidents::list))
        .routes(routes!(incidents::one))
        .routes(routes!(incidents::reports))
        .routes(routes!(incidents::obligations))
        .routes(routes!(timeline::timeline))
        .routes(routes!(map::map))
        .routes(routes!(network::network))
        .routes(routes!(ties::events))
        .routes(routes!(ties::ties))
        .routes(routes!(ties::claims))
        .routes(routes!(ties::relation))
        .routes(routes!(actors::list))
        .routes(routes!(actors::one))
        .routes(routes!(actors::record))
        .routes(routes!(actors::pair))
        .routes(routes!(treaties::list))
        .routes(routes!(treaties::one))
        .routes(routes!(contested::incidents))
        .routes(routes!(contested::ties))
        .routes(routes!(contested::ties_table))
        .routes(routes!(documents::list))
        .routes(routes!(documents::one))
        .routes(routes!(documents::why))
        .routes(routes!(search::search))
        .routes(routes!(whatif::balance))
        .routes(routes!(whatif::what_if))
        .routes(routes!(review::queue))
        .routes(routes!(review::give))
        .routes(routes!(review::list))
        .routes(routes!(add::add))
        .routes(routes!(add::progress))
        .routes(routes!(live::live))
        .routes(routes!(exports::incidents))
        .routes(routes!(exports::events))
        .routes(routes!(exports::ties))
        .routes(routes!(exports::claims))
        .routes(routes!(exports::documents))
        .routes(routes!(exports::map))
        .routes(routes!(exports::network))
        .split_for_parts()
}
