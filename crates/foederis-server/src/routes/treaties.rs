use crate::app::Shared;
use crate::asking::Path;
use crate::problem::Problem;
use axum::Json;
use axum::extract::State;
use foederis_model::Edtf;
use foederis_model::treaty::{Binding, Treaty};
use serde::Serialize;
use utoipa::ToSchema;

/// All treaties that are known.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Treaties {
    /// By id.
    items: Vec<Brief>,
}

/// A treaty in short.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Brief {
    /// Its id.
    id: String,
    /// Its English name.
    name: String,
    /// The organisation built on it.
    body: Option<String>,
    /// When it was signed.
    signed: Option<Edtf>,
    /// The first day it was in force for anybody.
    in_force: Option<Edtf>,
    /// The last day it was.
    ended: Option<Edtf>,
    /// Whether it binds in law.
    binding: Binding,
    /// Who is or was a party, each once.
    parties: Vec<String>,
    /// Which kinds of duty it has.
    duties: Vec<foederis_model::treaty::Duty>,
}

/// The treaties that are known.
#[utoipa::path(get, operation_id = "treaties_list", path = "/api/treaties", tag = "obligations", responses((status = 200, body = Treaties)))]
pub(crate) async fn list(State(app): State<Shared>) -> Json<Treaties> {
    let brief = |treaty: &Treaty| {
        let mut parties: Vec<String> = treaty.parties.iter().map(|membership| membership.state.clone()).collect();
        parties.sort_unstable();
        parties.dedup();
        let mut duties: Vec<_> = treaty.articles.iter().map(|article| article.duty).collect();
        duties.sort_unstable();
        duties.dedup();
        Brief {
            id: treaty.id.clone(),
            name: treaty.name.clone(),
            body: treaty.body.clone(),
            signed: treaty.signed.clone(),
            in_force: treaty.in_force.clone(),
            ended: treaty.ended.clone(),
            binding: treaty.binding,
            parties,
            duties,
        }
    };
    Json(Treaties { items: app.knowledge.treaties.iter().map(brief).collect() })
}

/// A treaty, whole: parties with their times, articles, what it is thought to say and does not, and where each statement stands.
#[utoipa::path(get, operation_id = "treaties_one", path = "/api/treaties/{id}", tag = "obligations", params(("id" = String, Path, description = "Its id: CST")),
    responses((status = 200, body = Treaty), (status = "4XX", body = Problem)))]
pub(crate) async fn one(State(app): State<Shared>, Path(id): Path<String>) -> Result<Json<&'static Treaty>, Problem> {
    let found = app.knowledge.treaties.iter().find(|treaty| treaty.id.eq_ignore_ascii_case(id.trim()));
    found.map(Json).ok_or_else(|| Problem::missing(format!("there is no treaty {id}; the list of treaties has those that are known")))
}
