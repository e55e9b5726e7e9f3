use super::rows::Page;
use crate::app::Shared;
use crate::asking::{Axes, Filters, Paging, Path, Query};
use crate::problem::Problem;
use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use foederis_model::{Claim, Edtf, Event, Language, Span, Tie};
use foederis_store::{DocumentCopy, Ledger, Shown, Stored, StoredDocument};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// A report in short.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct DocumentRow {
    /// Its id.
    id: String,
    /// What it is written in.
    lang: Language,
    /// When it was published.
    published: Option<Edtf>,
    /// Its headline.
    title: Option<String>,
    /// The outlet.
    source: Option<String>,
    /// Since when it is known.
    #[schema(value_type = String, format = Date)]
    known_from: String,
    /// 0 for the first version, 1 for its first revision …
    version: u64,
    /// How many events it tells.
    events: u64,
    /// How many ties.
    ties: u64,
    /// How many claims.
    claims: u64,
}

impl From<StoredDocument> for DocumentRow {
    fn from(stored: StoredDocument) -> Self {
        let StoredDocument { document, version, known_from, events, ties, claims, .. } = stored;
        Self {
            id: document.id,
            lang: document.lang,
            published: document.published,
            title: document.title,
            source: document.source,
            known_from: known_from.to_string(),
            version,
            events,
            ties,
            claims,
        }
    }
}

/// Reports, by publication.
#[utoipa::path(get, operation_id = "documents_list", path = "/api/documents", tag = "documents", params(Filters, Axes, Paging),
    responses((status = 200, body = Page<DocumentRow>), (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Query(filters): Query<Filters>,
    Query(axes): Query<Axes>,
    Query(paging): Query<Paging>,
    uri: Uri,
) -> Result<Response, Problem> {
    let (filter, page) = (filters.filter_of_any(&axes)?, paging.page()?);
    app.ask_kept(&uri, move |_, ledger| Ok(Page::from(ledger.documents(&filter, &page)?).map(DocumentRow::from))).await
}

/// A report with all that it tells.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DocumentWhole)]
pub(crate) struct Whole {
    /// The report, in its newest version.
    document: StoredDocument,
    /// What happened.
    events: Vec<Told>,
    /// What holds.
    ties: Vec<Stored<Tie>>,
    /// Who says what.
    claims: Vec<Stored<Claim>>,
    /// Documents that are copies of it, or that it is a copy of.
    copies: Vec<DocumentCopy>,
}

/// An event with its incident.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DocumentEvent)]
pub(crate) struct Told {
    #[serde(flatten)]
    event: Stored<Event>,
    /// The incident that it belongs to, by what is known now.
    incident: Option<String>,
}

/// A report with all that it tells. Facts that became known after `known_on` are left out.
#[utoipa::path(get, operation_id = "documents_one", path = "/api/documents/{id}", tag = "documents", params(("id" = String, Path, description = "Its id"), Axes),
    responses((status = 200, body = Whole), (status = "4XX", body = Problem)))]
pub(crate) async fn one(State(app): State<Shared>, Path(id): Path<String>, Query(axes): Query<Axes>) -> Result<Json<Whole>, Problem> {
    let known_on = axes.known_on()?;
    app.ask(move |_, ledger| {
        let missing = || Problem::missing(format!("there is no report {id} here; the list of reports has those there are"));
        let Shown::Document { document, mut events, mut ties, mut claims } = ledger.show(&id)? else { return Err(missing()) };
        if let Some(day) = known_on {
            if document.known_from > day {
                return Err(Problem::missing(format!("this report came on {} and was not known on {day}", document.known_from)));
            }
            let known = |from: Date| from <= day;
            events.retain(|event| known(event.known_from));
            ties.retain(|tie| known(tie.known_from));
            claims.retain(|claim| known(claim.known_from));
        }
        let mut incidents = ledger.incidents_of(&document.document.id)?;
        let copies = ledger.copies(&document.document.id)?;
        let events = events.into_iter().map(|event| Told { incident: incidents.remove(&event.id), event });
        Ok(Json(Whole { events: events.collect(), ties, claims, copies, document: *document }))
    })
    .await
}

/// What the coder chose, and why.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Why {
    /// Whether it was coded by hand: then there is nothing to explain.
    by_hand: bool,
    /// What was chosen for the words, with how likely each choice is, the next best, and what weighed most: as `foederis read --explain --json` has it.
    /// None where this version of the coder no longer codes these words.
    #[schema(value_type = Option<Object>)]
    telling: Option<serde_json::Value>,
}

/// Why a fact was coded.
#[utoipa::path(get, operation_id = "documents_why", path = "/api/facts/{id}/why", tag = "documents", params(("id" = String, Path, description = "The fact's id")),
    responses((status = 200, body = Why), (status = "4XX", body = Problem)))]
pub(crate) async fn why(State(app): State<Shared>, Path(id): Path<String>) -> Result<Json<Why>, Problem> {
    app.ask(move |app, ledger| {
        let (document, kind, confidence, trigger) = coded(ledger, &id)?;
        let Some((_, trigger)) = confidence.zip(trigger) else { return Ok(Json(Why { by_hand: true, telling: None })) };
        let telling = app.desk.why(&document.document, kind, trigger).map_err(Problem::ours)?;
        Ok(Json(Why { by_hand: false, telling: (!telling.is_null()).then_some(telling) }))
    })
    .await
}

/// A document, a kind of fact, the confidence in it, and where its trigger stands.
type Coded = (Box<StoredDocument>, &'static str, Option<f64>, Option<Span>);

/// A fact's document, its kind, and what the coder said of it.
fn coded(ledger: &Ledger, id: &str) -> Result<Coded, Problem> {
    Ok(match ledger.show(id)? {
        Shown::Event { fact, document } => (document, "event", fact.record.confidence, fact.record.trigger_span),
        Shown::Tie { fact, document } => (document, "tie", fact.record.confidence, fact.record.trigger_span),
        Shown::Claim { fact, document } => (document, "claim", fact.record.confidence, fact.record.cue_span),
        Shown::Document { .. } => return Err(Problem::bad(format!("{id} is a report; facts are explained"))),
    })
}
