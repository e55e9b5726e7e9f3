use super::about::Shown;
use super::rows::Named;
use crate::app::{Shared, today};
use crate::asking::{Axes, Filters, Query, day, flag};
use crate::problem::Problem;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use foederis_analysis::Edge;
use foederis_analysis::exposure::{Tension, tensions};
use foederis_model::TieType;
use foederis_store::{Filter, Ledger};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use utoipa::{IntoParams, ToSchema};

/// Ties where nothing is said, and at most: more cannot be told apart in a picture.
const TIES: (usize, usize) = (400, 5_000);

/// Up to so many actors are asked for by name.
const FEW: usize = 30;

/// What of the network is wanted.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// Around the actors asked for: their ties (1), and the ties of those tied to them (2).
    #[param(value_type = Option<u8>, required = false, minimum = 1, maximum = 2)]
    steps: Option<String>,
    /// Also what is only possible, denied, over or to come.
    #[param(value_type = Option<bool>, required = false)]
    all: Option<String>,
    /// Mark what is otherwise on this day.
    #[param(value_type = Option<String>, format = Date, required = false)]
    compare: Option<String>,
    /// At most this many ties, 1 to 5,000; those of most reports first.
    #[param(value_type = Option<u32>, required = false)]
    limit: Option<String>,
}

/// Who is tied to whom on a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DrawnNetwork)]
pub(crate) struct Network {
    /// The day.
    #[schema(value_type = String, format = Date)]
    as_of: Date,
    /// Everyone at an end of a tie.
    nodes: Vec<Node>,
    /// The ties, by id.
    edges: Vec<Drawn>,
    /// Who is tied to both sides of an enmity in ways that go ill together.
    contradictions: Vec<Tension>,
    /// Ties that are left out because of the limit.
    hidden: usize,
}

/// Somebody in the network.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Node {
    #[serde(flatten)]
    named: Named,
    /// How many of the ties given are his.
    degree: usize,
}

/// A tie with what became of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DrawnTie)]
pub(crate) struct Drawn {
    #[serde(flatten)]
    edge: Edge,
    /// Against the day compared with.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    changed: Option<Changed>,
}

/// What became of a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = TieChange)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Changed {
    /// It did not stand on the other day.
    New,
    /// It stood on the other day, and does not on this one.
    Gone,
    /// It stood otherwise.
    Standing,
}

/// Who is tied to whom on a day.
#[utoipa::path(get, operation_id = "network", path = "/api/network", tag = "ties", params(Filters, Axes, Wanted, Shown),
    responses((status = 200, body = Network), (status = "4XX", body = Problem)))]
pub(crate) async fn network(
    State(app): State<Shared>,
    Query(filters): Query<Filters>,
    Query(axes): Query<Axes>,
    Query(wanted): Query<Wanted>,
    Query(shown): Query<Shown>,
    uri: Uri,
) -> Result<Response, Problem> {
    let as_of = axes.as_of()?.unwrap_or_else(today);
    let filter = filters.filter::<TieType>(&axes)?;
    let (all, compare) = (flag("all", wanted.all.as_deref())?, day("compare", wanted.compare.as_deref())?);
    let limit = number("limit", wanted.limit.as_deref(), TIES.0, TIES.1)?;
    let steps = number("steps", wanted.steps.as_deref(), 1, 2)?;
    app.ask_kept(&uri, move |app, ledger| {
        let edges = around(ledger, as_of, &filter, all, steps)?;
        let mut drawn: Vec<Drawn> = match compare {
            None => edges.into_iter().map(|edge| Drawn { edge, changed: None }).collect(),
            Some(other) => compared(edges, around(ledger, other, &filter, all, steps)?),
        };
        let standing: Vec<Edge> =
            drawn.iter().filter(|drawn| drawn.changed != Some(Changed::Gone)).map(|drawn| drawn.edge.clone()).collect();
        let contradictions = tensions(&standing);
        let hidden = drawn.len().saturating_sub(limit);
        drawn.sort_by_key(|drawn| (drawn.changed.is_none(), std::cmp::Reverse(drawn.edge.reports)));
        drawn.truncate(limit);
        drawn.sort_by(|one, other| one.edge.id.cmp(&other.edge.id));
        let mut degrees: BTreeMap<&str, usize> = BTreeMap::new();
        for drawn in &drawn {
            *degrees.entry(&drawn.edge.from).or_default() += 1;
            *degrees.entry(&drawn.edge.to).or_default() += 1;
        }
        let names = app.names(&shown.language())?;
        let nodes = degrees.into_iter().map(|(code, degree)| Node { named: Named::of(names, code), degree }).collect();
        Ok(Network { as_of, nodes, edges: drawn, contradictions, hidden })
    })
    .await
}

fn number(name: &str, value: Option<&str>, usual: usize, most: usize) -> Result<usize, Problem> {
    match crate::asking::given(value).map(str::parse) {
        None => Ok(usual),
        Some(Ok(number)) if (1..=most).contains(&number) => Ok(number),
        Some(_) => Err(Problem::bad(format!("{name}: a number from 1 to {most} is needed"))),
    }
}

/// The ties of the actors asked for, or of everybody; with two steps also those among everyone who is tied to them.
fn around(ledger: &Ledger, day: Date, filter: &Filter, all: bool, steps: usize) -> Result<Vec<Edge>, Problem> {
    let near = ledger.network(day, filter, all)?;
    if steps == 1 || filter.actor.is_empty() {
        return Ok(near.edges);
    }
    // Of very many, one walk through all ties is faster.
    let actor = if near.nodes.len() > FEW { Vec::new() } else { near.nodes.clone() };
    let within: BTreeSet<&String> = near.nodes.iter().collect();
    let mut edges = ledger.network(day, &Filter { actor, ..filter.clone() }, all)?.edges;
    edges.retain(|edge| within.contains(&edge.from) || within.contains(&edge.to));
    Ok(edges)
}

/// The ties of a day, marked against another day's.
fn compared(edges: Vec<Edge>, other: Vec<Edge>) -> Vec<Drawn> {
    let mut before: BTreeMap<String, Edge> = other.into_iter().map(|edge| (edge.id.clone(), edge)).collect();
    let mut drawn: Vec<Drawn> = edges
        .into_iter()
        .map(|edge| {
            let changed = match before.remove(&edge.id) {
                None => Some(Changed::New),
                Some(was) if was.standing != edge.standing => Some(Changed::Standing),
                Some(_) => None,
            };
            Drawn { edge, changed }
        })
        .collect();
    drawn.extend(before.into_values().map(|edge| Drawn { edge, changed: Some(Changed::Gone) }));
    drawn
}

#[cfg(test)]
mod tests {
    use super::{Changed, compared};
    use foederis_analysis::{Edge, TieStanding as Standing};
    use foederis_model::TieType;

    #[test]
    fn what_came_went_and_stands_otherwise_is_marked() {
        let edge = |from: &str, standing| Edge::new(TieType::ArmsSupply, [from.to_owned(), "AZE".to_owned()], standing, None, 1);
        let now = vec![edge("ISR", Standing::Holds), edge("RUS", Standing::Disputed), edge("TUR", Standing::Holds)];
        let then = vec![edge("RUS", Standing::Holds), edge("TUR", Standing::Holds), edge("BLR", Standing::Holds)];
        let marks: Vec<_> = compared(now, then).into_iter().map(|drawn| (drawn.edge.from, drawn.changed)).collect();
        let expected = [("ISR", Some(Changed::New)), ("RUS", Some(Changed::Standing)), ("TUR", None), ("BLR", Some(Changed::Gone))];
        assert_eq!(marks, expected.map(|(from, changed)| (from.to_owned(), changed)));
    }
}
