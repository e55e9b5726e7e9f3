use crate::app::Shared;
use crate::asking::Query;
use crate::guard::May;
use crate::problem::Problem;
use axum::extract::State;
use axum::{Extension, Json};
use foederis_model::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};

/// In which language names are given.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Shown {
    /// nl, de or en.
    #[param(required = false)]
    ui: Option<String>,
}

impl Shown {
    pub(crate) fn language(&self) -> Language {
        Language::from(self.ui.as_deref().unwrap_or("en"))
    }
}

/// What this is and what one may do here.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct About {
    /// The program's version.
    version: &'static str,
    /// What the ledger is called: its file's name, or the database's.
    ledger: String,
    /// Whether it can be written.
    writable: bool,
    /// What this request may do.
    may: Vec<May>,
    /// The kinds of tie, in the order of the codebook.
    tie_types: Vec<foederis_model::TieType>,
}

/// What this is and what one may do here.
#[utoipa::path(get, operation_id = "about", path = "/api/about", tag = "about", responses((status = 200, body = About)))]
pub(crate) async fn about(State(app): State<Shared>, Extension(may): Extension<May>) -> Json<About> {
    let all = [May::Read, May::Write, May::Admin];
    Json(About {
        version: env!("CARGO_PKG_VERSION"),
        ledger: app.name.clone(),
        writable: app.writable,
        may: all.into_iter().filter(|one| *one <= may && (app.writable || *one == May::Read)).collect(),
        tie_types: foederis_model::TieType::ALL.to_vec(),
    })
}

/// What states, bodies and groups are called, by code.
#[utoipa::path(get, operation_id = "about_names", path = "/api/names", tag = "about", params(Shown), responses((status = 200, body = BTreeMap<String, String>)))]
pub(crate) async fn names(
    State(app): State<Shared>,
    Query(shown): Query<Shown>,
) -> Result<Json<BTreeMap<&'static str, &'static str>>, Problem> {
    Ok(Json(app.names(&shown.language())?.everyone().collect()))
}
