//! What a request asks for, read from its query. Values that cannot be read are told; names that nothing has find nothing.

use crate::problem::Problem;
use crate::table::Choice;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use foederis_analysis::State;
use foederis_model::{Edtf, EventType, Language, Status};
use foederis_store::{Filter, Order, Page};
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::str::FromStr;
use utoipa::IntoParams;

/// The query of a request; one that cannot be read is told like every other mistake.
#[derive(Debug)]
pub(crate) struct Query<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let read = axum_extra::extract::Query::from_request_parts(parts, state).await;
        read.map(|read| Self(read.0)).map_err(|error| Problem::bad(error.to_string()))
    }
}

/// The parts of a request's path, likewise.
#[derive(Debug)]
pub(crate) struct Path<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let read = axum::extract::Path::from_request_parts(parts, state).await;
        read.map(|read: axum::extract::Path<T>| Self(read.0)).map_err(|error| Problem::bad(error.body_text()))
    }
}

/// JSON that was sent, likewise.
#[derive(Debug)]
pub(crate) struct Body<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let read = axum::Json::from_request(request, state).await;
        read.map(|read: axum::Json<T>| Self(read.0)).map_err(|error| Problem::new(error.status(), error.body_text()))
    }
}

/// The two time axes.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Axes {
    /// What held, or had happened and been said, by this day: 2022-09-13.
    #[param(value_type = Option<String>, format = Date, required = false)]
    as_of: Option<String>,
    /// As the ledger knew it on this day, instead of now.
    #[param(value_type = Option<String>, format = Date, required = false)]
    known_on: Option<String>,
}

/// Which rows to give. Fields narrow each other down; of one that is given several times any will do.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Filters {
    /// A party: ARM in any role, ARM/gov in this one.
    #[param(required = false)]
    pub(crate) actor: Vec<String>,
    /// Two parties that must both be there: ARM:AZE.
    #[param(required = false)]
    pair: Option<String>,
    /// Who says so.
    #[param(required = false)]
    by: Vec<String>,
    /// ASSAULT, arms-supply, accuses …
    #[serde(rename = "type")]
    #[param(rename = "type", required = false)]
    pub(crate) types: Vec<String>,
    /// A place by its English name.
    #[param(required = false)]
    place: Vec<String>,
    /// From this day, month or year on.
    #[param(required = false)]
    from: Option<String>,
    /// Up to the end of this day, month or year.
    #[param(required = false)]
    until: Option<String>,
    /// asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them.
    #[param(required = false)]
    status: Vec<String>,
    /// nl, de, en.
    #[param(required = false)]
    lang: Vec<String>,
    /// An outlet.
    #[param(required = false)]
    source: Vec<String>,
}

/// What is asked of incidents alone.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Only {
    /// Only incidents on which reports differ.
    #[param(value_type = Option<bool>, required = false)]
    contested: Option<String>,
    /// agreed, one-sided, disputed, denied, retracted, unconfirmed.
    #[param(required = false)]
    state: Vec<String>,
}

/// Which page of a list to give.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Paging {
    /// At most this many rows, 1 to 1,000; 50 where nothing is said.
    #[param(required = false, minimum = 1, maximum = 1000)]
    limit: Option<String>,
    /// Go on after the page that gave this cursor.
    #[param(required = false)]
    pub(crate) after: Option<String>,
    /// Newest first.
    #[param(value_type = Option<bool>, required = false)]
    newest: Option<String>,
}

/// The most rows of a page.
const MOST: usize = 1_000;
/// The rows of a page where nothing is said.
const USUAL: usize = 50;
/// More values of one field than this are refused.
const VALUES: usize = 100;

impl Axes {
    pub(crate) fn as_of(&self) -> Result<Option<Date>, Problem> {
        day("as_of", self.as_of.as_deref())
    }

    pub(crate) fn known_on(&self) -> Result<Option<Date>, Problem> {
        day("known_on", self.known_on.as_deref())
    }
}

impl Only {
    /// Those on which reports differ.
    pub(crate) fn disputed() -> Self {
        Self { contested: Some("true".to_owned()), state: Vec::new() }
    }

    pub(crate) fn contested(&self) -> Result<bool, Problem> {
        flag("contested", self.contested.as_deref())
    }

    fn states(&self) -> Result<Vec<State>, Problem> {
        let parse = |code: &String| {
            let found = State::ALL.into_iter().find(|state| state.code() == code);
            found.ok_or_else(|| Problem::bad(format!("state: \"{code}\" is none; there are {}", State::ALL.map(State::code).join(", "))))
        };
        self.state.iter().map(parse).collect()
    }
}

impl Paging {
    pub(crate) fn limit(&self) -> Result<usize, Problem> {
        self.limit_or(USUAL, MOST)
    }

    pub(crate) fn limit_or(&self, usual: usize, most: usize) -> Result<usize, Problem> {
        match given(self.limit.as_deref()) {
            None => Ok(usual),
            Some(text) => match text.parse::<usize>() {
                Ok(limit) if (1..=most).contains(&limit) => Ok(limit),
                _ => Err(Problem::bad(format!("limit: a number from 1 to {most} is needed"))),
            },
        }
    }

    pub(crate) fn newest(&self) -> Result<bool, Problem> {
        flag("newest", self.newest.as_deref())
    }

    pub(crate) fn order(&self) -> Result<Order, Problem> {
        Ok(if self.newest()? { Order::NewestFirst } else { Order::OldestFirst })
    }

    /// For a listing of the ledger.
    pub(crate) fn page(&self) -> Result<Page, Problem> {
        let page = Page::first(self.limit()?).ordered(self.order()?);
        match given(self.after.as_deref()) {
            None => Ok(page),
            Some(cursor) => Ok(page.after(cursor.parse()?)),
        }
    }

    /// The number after which to go on, in a list that is counted.
    pub(crate) fn position(&self) -> Result<usize, Problem> {
        match given(self.after.as_deref()) {
            None => Ok(0),
            Some(text) => text.parse().map_err(|_| Problem::bad("after: this is no cursor of this list; start again from the first page")),
        }
    }
}

impl Filters {
    /// Whether it asks for something that only single reports have.
    pub(crate) fn asks_of_reports(&self) -> bool {
        !self.by.is_empty()
    }

    fn statuses(&self) -> Result<Vec<Status>, Problem> {
        self.status.iter().map(|code| code.parse().map_err(|error| Problem::bad(format!("status: {error}")))).collect()
    }

    /// Types of one vocabulary; another word is told.
    fn types<T: FromStr<Err = String>>(&self) -> Result<Vec<T>, Problem> {
        let parse = |code: &String| {
            // Events are written in capitals, ties and stances are not.
            let found = [code.to_uppercase(), code.to_lowercase()].iter().find_map(|code| code.parse().ok());
            found.ok_or_else(|| Problem::bad(format!("type: \"{code}\" is no type of this list")))
        };
        self.types.iter().map(parse).collect()
    }

    fn pair(&self) -> Result<Option<(String, String)>, Problem> {
        let Some(pair) = given(self.pair.as_deref()) else { return Ok(None) };
        match pair.split_once(':') {
            Some((one, other)) if !one.is_empty() && !other.is_empty() => Ok(Some((one.to_owned(), other.to_owned()))),
            _ => Err(Problem::bad("pair: two parties with a colon between are needed, such as ARM:AZE")),
        }
    }

    fn span(&self) -> Result<(Option<Date>, Option<Date>), Problem> {
        Ok((
            edtf("from", self.from.as_deref())?.and_then(|from| from.bounds().0),
            edtf("until", self.until.as_deref())?.and_then(|until| until.bounds().1),
        ))
    }

    fn is_short(&self) -> Result<(), Problem> {
        let lists = [&self.actor, &self.by, &self.types, &self.place, &self.status, &self.lang, &self.source];
        if lists.iter().any(|list| list.len() > VALUES) {
            return Err(Problem::bad(format!("a field may be given at most {VALUES} times")));
        }
        Ok(())
    }

    /// For the table of incidents, which knows nothing of single reports.
    pub(crate) fn choice(&self, axes: &Axes, only: &Only) -> Result<Choice, Problem> {
        self.is_short()?;
        if self.asks_of_reports() {
            return Err(Problem::bad("by is asked of single reports; only the list of incidents takes it, not what is counted"));
        }
        let (from, until) = self.span()?;
        Ok(Choice {
            actor: self.actor.clone(),
            pair: self.pair()?,
            types: self.types::<EventType>()?,
            place: self.place.clone(),
            from,
            until,
            as_of: axes.as_of()?,
            lang: self.lang.iter().map(|code| Language::from(code.as_str())).collect(),
            source: self.source.clone(),
            statuses: self.statuses()?,
            contested: only.contested()?,
            states: only.states()?,
            least: 0,
        })
    }

    /// For a listing of incidents by what single reports say.
    pub(crate) fn filter_of_incidents(&self, axes: &Axes, only: &Only) -> Result<Filter, Problem> {
        if !only.state.is_empty() {
            return Err(Problem::bad("state: it cannot be asked together with by, which is asked of single reports"));
        }
        self.filter::<EventType>(axes)
    }

    /// For a listing of the ledger whose types are of this vocabulary.
    pub(crate) fn filter<T: FromStr<Err = String>>(&self, axes: &Axes) -> Result<Filter, Problem> {
        self.types::<T>()?;
        self.filter_of_any(axes)
    }

    /// For a listing of any types.
    pub(crate) fn filter_of_any(&self, axes: &Axes) -> Result<Filter, Problem> {
        self.is_short()?;
        let (from, until) = self.span()?;
        Ok(Filter {
            actor: self.actor.clone(),
            pair: self.pair()?,
            claimant: self.by.clone(),
            types: self.types.clone(),
            place: self.place.clone(),
            from,
            until,
            status: self.statuses()?,
            lang: self.lang.iter().map(|code| Language::from(code.as_str())).collect(),
            source: self.source.clone(),
            document: Vec::new(),
            as_of: axes.as_of()?,
            known_on: axes.known_on()?,
        })
    }
}

/// Forms send fields that nobody filled in as empty ones.
pub(crate) fn given(value: Option<&str>) -> Option<&str> {
    value.map(str::trim).filter(|value| !value.is_empty())
}

/// `true`, `1` or nothing.
pub(crate) fn flag(name: &str, value: Option<&str>) -> Result<bool, Problem> {
    match given(value) {
        None | Some("false" | "0") => Ok(false),
        Some("true" | "1") => Ok(true),
        Some(_) => Err(Problem::bad(format!("{name}: true or false is needed"))),
    }
}

pub(crate) fn day(name: &str, value: Option<&str>) -> Result<Option<Date>, Problem> {
    let parse = |text: &str| text.parse().map_err(|_| Problem::bad(format!("{name}: a day is needed, such as 2022-09-13")));
    given(value).map(parse).transpose()
}

fn edtf(name: &str, value: Option<&str>) -> Result<Option<Edtf>, Problem> {
    let parse = |text: &str| text.parse().map_err(|_| Problem::bad(format!("{name}: a day, month or year is needed, such as 2022-09")));
    given(value).map(parse).transpose()
}
