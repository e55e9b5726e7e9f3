use crate::app::{App, Shared, today};
use crate::asking::{Axes, Paging, Query, given};
use crate::problem::Problem;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use foederis_analysis::Incident;
use foederis_analysis::exposure::{self, Cut, Effect, Finding};
use foederis_inquiry::case::Asked;
use foederis_inquiry::exposure::Asked as Exposed;
use foederis_inquiry::followed::Follow;
use foederis_inquiry::page::cut;
use foederis_inquiry::party;
use foederis_inquiry::triggered::Obligations;
use foederis_store::Ledger;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// What an incident triggers, with what followed.
pub(crate) fn triggered(
    app: &App,
    ledger: &Ledger,
    incident: &Incident,
    (as_of, known_on): (Option<Date>, Option<Date>),
    (from, limit): (usize, usize),
) -> Result<Obligations, Problem> {
    let names = app.places.names();
    let mut asked = Asked::of_incident(ledger, incident, None, names)?;
    if let Some(place) = asked.place(names) {
        asked.at(&place, &app.places)?;
    }
    let follow = Follow { ledger, until: as_of.unwrap_or_else(today), known_on };
    Ok(Obligations::of(&mut asked, &app.knowledge.treaties, Some(&follow))?.page(Some(from), limit))
}

/// Two sides.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Between {
    /// ARM:AZE.
    #[param(required = true)]
    pair: String,
}

/// Findings, a page of them.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Findings<F> {
    /// The findings.
    items: Vec<F>,
    /// What nobody told.
    unknown: Vec<String>,
    /// The day.
    #[schema(value_type = String, format = Date)]
    as_of: Date,
    /// The cursor to go on with.
    next: Option<String>,
    /// How many there are in all.
    total: usize,
}

impl<F> Findings<F> {
    fn page(mut items: Vec<F>, unknown: Vec<String>, as_of: Date, (from, limit): (usize, usize)) -> Self {
        let total = items.len();
        let next = cut(&mut items, Some(from), limit).map(|next| next.to_string());
        Self { items, unknown, as_of, next, total }
    }
}

/// Two sides: who arms and backs each, who is tied to both, and where that pulls two ways.
#[utoipa::path(get, operation_id = "whatif_balance", path = "/api/balance", tag = "exposure", params(Between, Axes, Paging),
    responses((status = 200, body = Findings<Finding>), (status = "4XX", body = Problem)))]
pub(crate) async fn balance(
    State(app): State<Shared>,
    Query(between): Query<Between>,
    Query(axes): Query<Axes>,
    Query(paging): Query<Paging>,
    uri: Uri,
) -> Result<Response, Problem> {
    let Some((one, other)) = between.pair.split_once(':').filter(|(one, other)| !one.is_empty() && !other.is_empty()) else {
        return Err(Problem::bad("pair: two sides with a colon between are needed, such as ARM:AZE"));
    };
    let pair = [one, other].map(|name| party::meant(app.knowledge, name));
    if foederis_model::name_key(&pair[0]) == foederis_model::name_key(&pair[1]) {
        return Err(Problem::bad(format!("pair: two sides are needed, and {} is one", pair[0])));
    }
    let (page, as_of, known_on) = ((paging.position()?, paging.limit()?), axes.as_of()?.unwrap_or_else(today), axes.known_on()?);
    app.ask_kept(&uri, move |app, ledger| {
        let asked = Exposed::between(ledger, [&pair[0], &pair[1]], as_of, known_on, None)?;
        let balance = exposure::balance(&asked.basis(&app.knowledge.treaties, None), [&pair[0], &pair[1]]);
        Ok(Findings::page(balance.findings, balance.unknown, as_of, page))
    })
    .await
}

/// What is thought away.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Falls {
    /// A tie (`AZE -> EU energy-supply`, `ARM <-> RUS`), an actor (RUS), or the name of a route, pact or place.
    #[param(required = true)]
    cut: Vec<String>,
}

/// Who loses what if ties, actors, routes or treaties fall away; who hangs on those, and what else there is.
#[utoipa::path(get, operation_id = "whatif_what_if", path = "/api/what-if", tag = "exposure", params(Falls, Axes, Paging),
    responses((status = 200, body = Findings<Effect>), (status = "4XX", body = Problem)))]
pub(crate) async fn what_if(
    State(app): State<Shared>,
    Query(falls): Query<Falls>,
    Query(axes): Query<Axes>,
    Query(paging): Query<Paging>,
    uri: Uri,
) -> Result<Response, Problem> {
    let cuts: Vec<&str> = falls.cut.iter().filter_map(|cut| given(Some(cut))).collect();
    if cuts.is_empty() {
        return Err(Problem::bad(
            "cut: say what falls away: a tie such as RUS -> ARM arms-supply, an actor, or the name of a route, pact or place",
        ));
    }
    let cuts: Vec<String> = cuts.into_iter().map(str::to_owned).collect();
    let (page, as_of, known_on) = ((paging.position()?, paging.limit()?), axes.as_of()?.unwrap_or_else(today), axes.known_on()?);
    app.ask_kept(&uri, move |app, ledger| {
        let parse = |text: &String| {
            Cut::parse(text, |name| party::meant(app.knowledge, name)).map_err(|error| Problem::bad(format!("cut: {error}")))
        };
        let cuts: Vec<Cut> = cuts.iter().map(parse).collect::<Result<_, Problem>>()?;
        let treaties = &app.knowledge.treaties;
        let asked = Exposed::cutting(ledger, &cuts, treaties, None, as_of, known_on, None)?;
        let found = exposure::what_if(&asked.basis(treaties, None), &cuts);
        if found.cut.is_empty() && found.findings.is_empty() {
            return Err(Problem::unanswerable(format!(
                "no tie that stands on {as_of} fits this; the network of that day has those there are"
            )));
        }
        Ok(Findings::page(found.findings, found.unknown, as_of, page))
    })
    .await
}
