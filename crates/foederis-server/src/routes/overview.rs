use super::about::Shown;
use super::rows::{IncidentRow, Named, rows};
use crate::app::Shared;
use crate::asking::Axes;
use crate::asking::Query;
use crate::problem::Problem;
use crate::table::{Choice, partners};
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use foederis_store::{Counts, IncidentCounts, Position};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use utoipa::{IntoParams, ToSchema};

/// Incidents of each list, and parties.
const SHOWN: usize = 12;

/// When somebody was here last.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Since {
    /// The `seen` of the overview that was looked at last.
    #[param(value_type = Option<i64>, required = false)]
    since: Option<String>,
}

/// What the ledger holds, at a glance.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Overview {
    /// Counts of documents by language, and of facts.
    #[serde(flatten)]
    counts: Counts,
    /// Counts of incidents.
    incidents: IncidentCounts,
    /// The first day of any incident.
    #[schema(value_type = Option<String>, format = Date)]
    first: Option<Date>,
    /// The day on which the last one began.
    #[schema(value_type = Option<String>, format = Date)]
    last: Option<Date>,
    /// To be handed back as `since`.
    seen: i64,
    /// What came in since then; everything where nothing is said.
    news: News,
    /// Incidents that most documents tell.
    most_told: Vec<IncidentRow>,
    /// Who is in most incidents.
    busiest: Vec<Busy>,
}

/// What came in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct News {
    /// How many documents, or new versions of them.
    documents: u64,
    /// Incidents that they tell, the newest first.
    incidents: Vec<IncidentRow>,
    /// Those of them on which reports differ.
    disputed: Vec<IncidentRow>,
}

/// Somebody with his number of incidents.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Busy {
    /// Who.
    actor: Named,
    /// In how many incidents.
    incidents: u32,
}

/// What the ledger holds, and what is new in it.
#[utoipa::path(get, operation_id = "overview", path = "/api/overview", tag = "about", params(Axes, Since, Shown), responses((status = 200, body = Overview), (status = "4XX", body = Problem)))]
pub(crate) async fn overview(
    State(app): State<Shared>,
    Query(axes): Query<Axes>,
    Query(since): Query<Since>,
    Query(shown): Query<Shown>,
    uri: Uri,
) -> Result<Response, Problem> {
    let as_of = axes.as_of()?;
    let since = match crate::asking::given(since.since.as_deref()) {
        None => None,
        Some(text) => Some(text.parse().map_err(|_| Problem::bad("since: this is no number of an earlier overview"))?),
    };
    let known_on = axes.known_on()?;
    app.ask_once(&uri, known_on, move |app, ledger, known| {
        let table = &known.table;
        let choice = Choice { as_of, ..Choice::default() };
        let (mut numbers, mut contested) = (Vec::new(), Vec::new());
        let mut incidents = IncidentCounts::default();
        for (number, row) in table.chosen(&choice) {
            incidents.all += 1;
            incidents.in_several_documents += u64::from(row.documents > 1);
            incidents.in_several_languages += u64::from(row.is_in_several_languages());
            incidents.contested += u64::from(row.contested);
            incidents.disputed_figures += u64::from(row.disputed_figures);
            numbers.push(number);
            if row.contested {
                contested.push(number);
            }
        }
        let first_of = |number: &usize| table.row(*number).and_then(|row| row.first);
        let dates = || numbers.iter().filter_map(first_of);
        let mut most: Vec<usize> = numbers.clone();
        let told = |number: &usize| (Reverse(table.row(*number).map_or(0, |row| row.documents)), Reverse(first_of(number)));
        let cut = most.len().min(SHOWN);
        if cut < most.len() {
            most.select_nth_unstable_by_key(cut, told);
        }
        most.truncate(cut);
        most.sort_by_key(told);
        let newest = |mut numbers: Vec<usize>| {
            numbers.sort_by_key(|number| Reverse(first_of(number)));
            numbers.truncate(SHOWN);
            numbers
        };
        // What came in since is asked of the ledger; an earlier day's knowledge has nothing newer.
        let news = match since {
            Some(seen) if known_on.is_none() => {
                let seen = Position { documents: seen, reviews: 0 };
                let of = |contested| -> Result<Vec<IncidentRow>, Problem> {
                    Ok(ledger.incidents_since(seen, contested, SHOWN)?.into_iter().map(IncidentRow::from).collect())
                };
                News { documents: ledger.documents_since(seen)?, incidents: of(false)?, disputed: of(true)? }
            }
            _ => News {
                documents: ledger.documents_since(Position::default())?,
                incidents: rows(ledger, known, &newest(numbers.clone()))?,
                disputed: rows(ledger, known, &newest(contested.clone()))?,
            },
        };
        let names = app.names(&shown.language())?;
        let busiest = partners(table, &choice, None, SHOWN).into_iter().map(|party| Busy {
            incidents: party.sum.incidents,
            actor: Named { name: names.called(&party.code).unwrap_or(&party.code).to_owned(), code: party.code },
        });
        Ok(Overview {
            counts: known.counts.clone(),
            incidents,
            first: dates().min(),
            last: dates().max(),
            seen: known.position.documents,
            news,
            most_told: rows(ledger, known, &most)?,
            busiest: busiest.collect(),
        })
    })
    .await
}
