use crate::app::Shared;
use crate::asking::{Axes, Filters, Paging, Query, given};
use crate::problem::Problem;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use foederis_model::{Claim, Event, EventType, Stance, Tie, TieType};
use foederis_store::{Facets, Found, FoundDocument, Hit, Mark, Query as Words, SearchPage, Snippet, Stored};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// What is searched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum In {
    /// Headlines and texts of reports.
    #[default]
    Documents,
    /// The sentences that tell events.
    Events,
    /// The sentences that tell ties.
    Ties,
    /// The sentences that tell claims.
    Claims,
}

/// What is looked for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Typed {
    /// Words, "phrases", NOT, OR, beginnings*, field:value.
    #[param(required = true)]
    q: String,
    /// What is searched.
    #[serde(rename = "in")]
    #[param(rename = "in", required = false, inline)]
    what: In,
}

/// One page of what was found, the best first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Answer<T> {
    /// The hits.
    items: Vec<T>,
    /// The cursor to go on with; it holds while nothing is added.
    next: Option<String>,
    /// How many hits there are in all.
    total: u64,
    /// How they fall into languages, outlets, years and types; told with the first page.
    facets: Option<Facets>,
}

/// Where the words stand, and how well it fits.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Where {
    /// The headline of the document.
    title: Option<String>,
    /// The words found in it.
    title_marks: Vec<Mark>,
    /// The piece of the text, or of a fact's evidence, that has most of the words.
    snippet: Snippet,
    /// How well it fits. Comparable within one search only.
    score: f64,
}

macro_rules! hit {
    ($(#[doc = $doc:literal])* $name:ident, $item:ty) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Serialize, ToSchema)]
        pub(crate) struct $name {
            #[serde(flatten)]
            item: $item,
            #[serde(flatten)]
            found: Where,
        }

        impl From<Hit<$item>> for $name {
            fn from(hit: Hit<$item>) -> Self {
                let Hit { item, title, title_marks, snippet, score } = hit;
                // What lies behind the fourth digit says nothing.
                Self { item, found: Where { title, title_marks, snippet, score: (score * 10_000.0).round() / 10_000.0 } }
            }
        }
    };
}

hit! {
    /// A report that was found.
    DocumentHit, FoundDocument
}
hit! {
    /// An event whose sentence was found.
    EventHit, Stored<Event>
}
hit! {
    /// A tie whose sentence was found.
    TieHit, Stored<Tie>
}
hit! {
    /// A claim whose sentence was found.
    ClaimHit, Stored<Claim>
}

/// Hits of any kind.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum Hits {
    /// Reports.
    Documents(Answer<DocumentHit>),
    /// Events.
    Events(Answer<EventHit>),
    /// Ties.
    Ties(Answer<TieHit>),
    /// Claims.
    Claims(Answer<ClaimHit>),
}

/// What has these words.
#[utoipa::path(get, operation_id = "search", path = "/api/search", tag = "search", params(Typed, Filters, Axes, Paging),
    responses((status = 200, body = Hits), (status = "4XX", body = Problem)))]
pub(crate) async fn search(
    State(app): State<Shared>,
    Query(typed): Query<Typed>,
    Query(filters): Query<Filters>,
    Query(axes): Query<Axes>,
    Query(paging): Query<Paging>,
    uri: Uri,
) -> Result<Response, Problem> {
    let words: Words = typed.q.parse()?;
    let mut page = SearchPage::first(paging.limit_or(20, 200)?);
    // They stay the same from page to page.
    page = match given(paging.after.as_deref()) {
        Some(cursor) => page.after(cursor.parse()?),
        None => page.with_facets(),
    };
    match typed.what {
        In::Documents => {
            let filter = filters.filter_of_any(&axes)?;
            app.ask_kept(&uri, move |_, ledger| Ok(Hits::Documents(answer(ledger.search_documents(&words, &filter, &page)?)))).await
        }
        In::Events => {
            let filter = filters.filter::<EventType>(&axes)?;
            app.ask_kept(&uri, move |_, ledger| Ok(Hits::Events(answer(ledger.search_events(&words, &filter, &page)?)))).await
        }
        In::Ties => {
            let filter = filters.filter::<TieType>(&axes)?;
            app.ask_kept(&uri, move |_, ledger| Ok(Hits::Ties(answer(ledger.search_ties(&words, &filter, &page)?)))).await
        }
        In::Claims => {
            let filter = filters.filter::<Stance>(&axes)?;
            app.ask_kept(&uri, move |_, ledger| Ok(Hits::Claims(answer(ledger.search_claims(&words, &filter, &page)?)))).await
        }
    }
}

fn answer<T, H: From<Hit<T>>>(found: Found<T>) -> Answer<H> {
    Answer {
        items: found.items.into_iter().map(H::from).collect(),
        next: found.next.map(|next| next.to_string()),
        total: found.total,
        facets: found.facets,
    }
}
