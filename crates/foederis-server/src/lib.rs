//! A ledger over HTTP: the API that the pages ask, live updates, and the pages themselves.
//!
//! [`serve`] listens on a loopback address without tokens, on any other one with them. Answers are those of the command line, as JSON; `/openapi.json`
//! describes them. What is counted over all incidents comes from a table in memory (`table`), what is shown whole from the ledger.

mod answers;
mod app;
mod asking;
mod background;
mod csv;
mod desk;
mod guard;
mod jobs;
mod openapi;
mod pages;
mod problem;
mod readers;
mod routes;
mod serve;
mod table;
mod tables;
#[cfg(test)]
mod tests;

pub use desk::{Came, Desk};
pub use guard::{May, Token, TokenError, Tokens};
pub use openapi::openapi;
pub use serve::{ServeError, Settings, serve};
