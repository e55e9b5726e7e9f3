use super::about::Shown;
use super::rows::{IncidentRow, Named, chosen};
use crate::app::{App, Shared, today};
use crate::asking::{Axes, Paging, Path, Query, given};
use crate::problem::Problem;
use crate::table::{Choice, Party, Summary, partners, summary};
use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use foederis_analysis::Edge;
use foederis_analysis::exposure::{Finding, balance};
use foederis_inquiry::exposure::Asked as Exposed;
use foederis_inquiry::followed::Follow;
use foederis_inquiry::record::{Question, RecordAnswer};
use foederis_inquiry::{party, treaties};
use foederis_model::{Edtf, EventType, Language, name_key};
use foederis_store::{Filter, Ledger};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};
use utoipa::{IntoParams, ToSchema};

/// Incidents, ties and partners of a dossier.
const SHOWN: usize = 12;
/// Attacks told by one source with less confidence are no call: what `foederis record` takes by itself.
const LEAST: f32 = 0.5;

/// Whose name is looked for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Typed {
    /// The beginning of a name in any of the three languages, or of a code; nothing gives those in most incidents.
    #[param(value_type = Option<String>, required = false)]
    q: String,
}

/// Names to pick from.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ActorCandidate)]
pub(crate) struct Candidates {
    /// Those in the ledger first, by their number of incidents.
    items: Vec<Candidate>,
}

/// Somebody to pick.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Candidate {
    #[serde(flatten)]
    named: Named,
    /// In how many incidents.
    incidents: u32,
}

/// Actors whose name begins so.
#[utoipa::path(get, operation_id = "actors_list", path = "/api/actors", tag = "actors", params(Typed, Shown, ("limit" = Option<u32>, Query, description = "At most this many")),
    responses((status = 200, body = Candidates), (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Query(typed): Query<Typed>,
    Query(shown): Query<Shown>,
    Query(paging): Query<Paging>,
) -> Result<Json<Candidates>, Problem> {
    let limit = paging.limit_or(20, 200)?;
    app.ask_table(None, move |app, _, known| {
        let own = app.names(&shown.language())?;
        let typed = name_key(&typed.q);
        // Whoever is in the ledger, by number; the rest of the world after them.
        let mut found: Vec<Candidate> = Vec::new();
        let name = |code: &str| own.called(code).unwrap_or(code).to_owned();
        let languages = [Language::English, Language::Dutch, Language::German];
        let begins = |code: &str| {
            let fits = |text: &str| {
                let key = name_key(text);
                key.starts_with(&typed) || key.split(' ').any(|word| word.starts_with(&typed))
            };
            fits(code) || languages.iter().any(|lang| app.names(lang).is_ok_and(|names| names.called(code).is_some_and(fits)))
        };
        let counted = known.everybody().iter().filter(|party| begins(&party.code)).take(limit);
        found.extend(
            counted
                .map(|Party { code, sum }| Candidate { named: Named { name: name(code), code: code.clone() }, incidents: sum.incidents }),
        );
        for (code, _) in own.everyone().filter(|_| !typed.is_empty()) {
            if found.len() < limit && known.table.actors.find(code).is_none() && begins(code) {
                found.push(Candidate { named: Named { name: name(code), code: code.to_owned() }, incidents: 0 });
            }
        }
        Ok(Json(Candidates { items: found }))
    })
    .await
}

/// All there is of one actor.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Dossier {
    /// Who.
    actor: Named,
    /// state, body, group, force, outlet …; none where that is not known.
    kind: Option<String>,
    #[serde(flatten)]
    sum: crate::table::Sum,
    /// In how many incidents it acts.
    as_actor: u32,
    /// In how many it is at the other end.
    as_recipient: u32,
    /// How many claims it makes.
    claims: u64,
    /// Its incidents by type, most first.
    types: Vec<Kinds>,
    /// With whom, most first.
    partners: Vec<With>,
    /// Its newest incidents.
    newest: Vec<IncidentRow>,
    /// Its ties on the day.
    ties: Vec<Edge>,
    /// Treaties that it is or was a party of.
    treaties: Vec<Joined>,
}

/// A type with its number.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Kinds {
    /// The PLOVER type.
    #[serde(rename = "type")]
    code: EventType,
    /// How many incidents.
    incidents: u32,
}

impl Kinds {
    /// Most first.
    fn of(summary: &Summary) -> Vec<Self> {
        let mut types: Vec<Self> = summary.types.iter().map(|(code, incidents)| Self { code: *code, incidents: *incidents }).collect();
        types.sort_by_key(|kinds| Reverse(kinds.incidents));
        types
    }
}

/// Somebody else with what is between.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct With {
    /// Who.
    actor: Named,
    #[serde(flatten)]
    sum: crate::table::Sum,
}

/// A treaty of a state.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Joined {
    /// The treaty.
    id: String,
    /// Its English name.
    name: String,
    /// Since when it binds the state; none where it only signed.
    entry: Option<Edtf>,
    /// Until when.
    exit: Option<Edtf>,
}

/// All there is of one actor.
#[utoipa::path(get, operation_id = "actors_one", path = "/api/actors/{code}", tag = "actors", params(("code" = String, Path, description = "Its code: ARM, CSTO"), Axes, Shown),
    responses((status = 200, body = Dossier), (status = "4XX", body = Problem)))]
pub(crate) async fn one(
    State(app): State<Shared>,
    Path(code): Path<String>,
    Query(axes): Query<Axes>,
    Query(shown): Query<Shown>,
    uri: Uri,
) -> Result<Response, Problem> {
    let (as_of, known_on) = (axes.as_of()?, axes.known_on()?);
    app.ask_once(&uri, known_on, move |app, ledger, known| {
        let names = app.names(&shown.language())?;
        let english = app.names(&Language::English)?;
        let base = code.split_once('/').map_or(code.as_str(), |(base, _)| base).to_owned();
        let number = known.table.actors.find(&base);
        // As it is written in the ledger, or in the packs.
        let upper = base.to_uppercase();
        let base = match number {
            Some(number) => known.table.actors.name(number).to_owned(),
            None if names.called(&base).is_none() && names.called(&upper).is_some() => upper,
            None => base,
        };
        let filter = Filter { actor: vec![base.clone()], as_of, known_on, ..Filter::default() };
        let ties = ledger.network(as_of.unwrap_or_else(today), &filter, false)?.edges;
        let claimed = Filter { claimant: vec![base.clone()], as_of, known_on, ..Filter::default() };
        let claims = ledger.claims(&claimed, &foederis_store::Page::first(1))?.total;
        if number.is_none() && names.called(&base).is_none() && ties.is_empty() && claims == 0 {
            return Err(Problem::missing(format!("nobody is called {base} here; states have their ISO alpha-3 code, such as ARM")));
        }
        let choice = Choice { actor: vec![base.clone()], as_of, ..Choice::default() };
        let summary = summary(&known.table, &choice, &base);
        let with = partners(&known.table, &choice, Some(&base), SHOWN);
        let joined = app.knowledge.treaties.iter().flat_map(|treaty| {
            let own = treaty.parties.iter().filter(|membership| membership.state == base);
            own.map(|membership| Joined {
                id: treaty.id.clone(),
                name: treaty.name.clone(),
                entry: membership.entry.clone(),
                exit: membership.exit.clone(),
            })
        });
        Ok(Dossier {
            kind: if english.is_state(&base) { Some("state".to_owned()) } else { english.kind_of(&base).map(str::to_owned) },
            types: Kinds::of(&summary),
            sum: summary.sum,
            as_actor: summary.as_actor,
            as_recipient: summary.as_recipient,
            claims,
            partners: with.into_iter().map(|party| With { actor: Named::of(names, &party.code), sum: party.sum }).collect(),
            newest: chosen(ledger, known, &choice, (true, None, SHOWN))?.items,
            ties,
            treaties: joined.collect(),
            actor: Named::of(names, &base),
        })
    })
    .await
}

/// Which treaties count.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Under {
    /// Only these treaties, by id.
    #[param(required = false)]
    treaty: Vec<String>,
}

/// Which calls on its promises a state got, and how it answered.
#[utoipa::path(get, operation_id = "actors_record", path = "/api/actors/{code}/record", tag = "obligations",
    params(("code" = String, Path, description = "The state's code"), Axes, Paging, Under),
    responses((status = 200, body = RecordAnswer), (status = "4XX", body = Problem)))]
pub(crate) async fn record(
    State(app): State<Shared>,
    Path(code): Path<String>,
    Query(axes): Query<Axes>,
    Query(paging): Query<Paging>,
    Query(under): Query<Under>,
    uri: Uri,
) -> Result<Response, Problem> {
    let (until, known_on) = (axes.as_of()?.unwrap_or_else(today), axes.known_on()?);
    let (limit, from, newest) = (paging.limit()?, paging.position()?, paging.newest()?);
    app.ask_kept(&uri, move |app, ledger| {
        let party = party::known(app.places.names(), &code)?;
        let ids: Vec<String> = under.treaty.iter().filter_map(|id| given(Some(id))).map(str::to_owned).collect();
        let chosen = if ids.is_empty() { app.knowledge.treaties.clone() } else { treaties::chosen(&app.knowledge.treaties, &ids)? };
        let chosen = treaties::of_party(chosen, &party)?;
        let follow = Follow { ledger, until, known_on };
        let question = Question { follow, party, treaties: &chosen, from: None, until: None, min_confidence: LEAST, newest };
        Ok(RecordAnswer::of(&question, &app.places)?.page(Some(from), limit))
    })
    .await
}

/// All there is between two.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Pair {
    /// Who.
    actors: [Named; 2],
    #[serde(flatten)]
    sum: crate::table::Sum,
    /// By type, most first.
    types: Vec<Kinds>,
    /// The newest incidents.
    newest: Vec<IncidentRow>,
    /// The ties between them on the day.
    ties: Vec<Edge>,
    /// Who arms and backs each, who is tied to both, and where that pulls two ways.
    balance: Balance,
}

/// So many findings of one kind are given of a pair.
const FINDINGS: usize = 40;

/// Findings on two sides.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PairBalance)]
pub(crate) struct Balance {
    /// The findings, tensions first; of each kind the first 40.
    findings: Vec<Finding>,
    /// How many are left out here; `/api/balance` has all.
    hidden: usize,
    /// What nobody told.
    unknown: Vec<String>,
}

impl Balance {
    fn of(mut findings: Vec<Finding>, unknown: Vec<String>) -> Self {
        let all = findings.len();
        let mut met: HashMap<Discriminant<Finding>, usize> = HashMap::new();
        findings.retain(|finding| {
            let count = met.entry(discriminant(finding)).or_default();
            *count += 1;
            *count <= FINDINGS
        });
        Self { hidden: all - findings.len(), findings, unknown }
    }
}

/// All there is between two.
#[utoipa::path(get, operation_id = "actors_pair", path = "/api/pairs/{one}/{other}", tag = "actors",
    params(("one" = String, Path, description = "A code"), ("other" = String, Path, description = "Another code"), Axes, Shown),
    responses((status = 200, body = Pair), (status = "4XX", body = Problem)))]
pub(crate) async fn pair(
    State(app): State<Shared>,
    Path((one, other)): Path<(String, String)>,
    Query(axes): Query<Axes>,
    Query(shown): Query<Shown>,
    uri: Uri,
) -> Result<Response, Problem> {
    let (as_of, known_on) = (axes.as_of()?, axes.known_on()?);
    app.ask_once(&uri, known_on, move |app, ledger, known| {
        let pair = [&one, &other].map(|name| party::meant(app.knowledge, name));
        if name_key(&pair[0]) == name_key(&pair[1]) {
            return Err(Problem::bad(format!("two sides are needed, and {} is one", pair[0])));
        }
        between(app, ledger, known, &pair, (as_of, known_on), &shown.language())
    })
    .await
}

fn between(
    app: &App,
    ledger: &Ledger,
    known: &crate::tables::Known,
    pair: &[String; 2],
    (as_of, known_on): (Option<Date>, Option<Date>),
    language: &Language,
) -> Result<Pair, Problem> {
    let names = app.names(language)?;
    let [one, other] = pair;
    let sides = Some((one.clone(), other.clone()));
    let choice = Choice { pair: sides.clone(), as_of, ..Choice::default() };
    let summary = summary(&known.table, &choice, one);
    let day = as_of.unwrap_or_else(today);
    let ties = ledger.network(day, &Filter { pair: sides, known_on, ..Filter::default() }, false)?.edges;
    let exposed = Exposed::between(ledger, [one, other], day, known_on, None)?;
    let found = balance(&exposed.basis(&app.knowledge.treaties, None), [one, other]);
    let newest = chosen(ledger, known, &choice, (true, None, SHOWN))?.items;
    Ok(Pair {
        actors: [Named::of(names, one), Named::of(names, other)],
        types: Kinds::of(&summary),
        sum: summary.sum,
        newest,
        ties,
        balance: Balance::of(found.findings, found.unknown),
    })
}
