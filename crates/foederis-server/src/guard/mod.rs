//! Who may ask what. On a loopback address everybody on the machine may do everything, but no page of another site may; on any other address a token is needed.

mod headers;
mod origin;
mod tokens;

pub(crate) use headers::{answered, hardened, names};
pub use tokens::{Token, TokenError, Tokens};

use crate::app::Shared;
use crate::problem::Problem;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use utoipa::ToSchema;

/// What somebody may do; who may more may also do what is less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum May {
    /// Ask.
    Read,
    /// Review and add.
    Write,
    /// Everything.
    Admin,
}

/// Requests a second from one address, and how many at once. A page asks for a handful; this is for whoever asks without end.
const REQUESTS: (u32, u32) = (50, 300);
/// Wrong tokens a minute from one address.
const WRONG: u32 = 10;

/// What the guard goes by.
pub(crate) struct Guard {
    tokens: Option<Tokens>,
    loopback: bool,
    /// Names that this server may be asked for under.
    hosts: Vec<String>,
    requests: DefaultKeyedRateLimiter<IpAddr>,
    wrong: DefaultKeyedRateLimiter<IpAddr>,
}

impl Guard {
    /// With tokens where there are any; without them everybody may do everything, which is for loopback addresses only.
    pub(crate) fn new(tokens: Option<Tokens>, loopback: bool, hosts: Vec<String>) -> Self {
        let number = |count: u32| NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
        Self {
            tokens,
            loopback,
            hosts,
            requests: RateLimiter::keyed(Quota::per_second(number(REQUESTS.0)).allow_burst(number(REQUESTS.1))),
            wrong: RateLimiter::keyed(Quota::per_minute(number(WRONG))),
        }
    }

    /// What the bearer of a request may do, where the request is let through.
    fn check(&self, request: &Request, from: IpAddr, writable: bool) -> Result<May, Problem> {
        origin::check(request, self.loopback, &self.hosts)?;
        if !self.loopback && self.requests.check_key(&from).is_err() {
            return Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "too many requests came from this address; wait a moment"));
        }
        let may = self.may(request, from)?;
        let asks = request.method().is_safe();
        if !asks && may < May::Write {
            return Err(Problem::new(StatusCode::FORBIDDEN, "this token may ask, and not review or add"));
        }
        if !asks && !writable {
            return Err(Problem::new(StatusCode::FORBIDDEN, "this ledger is open for reading only"));
        }
        Ok(may)
    }

    /// What the bearer of a request may do.
    fn may(&self, request: &Request, from: IpAddr) -> Result<May, Problem> {
        let Some(tokens) = &self.tokens else { return Ok(May::Admin) };
        let given = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let Some(token) = given.and_then(|value| value.strip_prefix("Bearer ")).map(str::trim).filter(|token| !token.is_empty()) else {
            return Err(Problem::new(
                StatusCode::UNAUTHORIZED,
                "a token is needed here; whoever runs this server gives one with: foederis token add NAME",
            ));
        };
        match tokens.find(token) {
            Some(may) => Ok(may),
            None if self.wrong.check_key(&from).is_err() => {
                Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "too many wrong tokens came from this address; wait a minute"))
            }
            None => Err(Problem::new(StatusCode::UNAUTHORIZED, "this token is not known here, or no longer")),
        }
    }
}

/// Lets a request to the API through, or says why not. What its bearer may do goes with it.
pub(crate) async fn guarded(
    State(app): State<Shared>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    mut request: Request,
    next: Next,
) -> Response {
    let may = match app.guard.check(&request, from.ip(), app.writable) {
        Ok(may) => may,
        Err(problem) => return problem.into_response(),
    };
    request.extensions_mut().insert(may);
    next.run(request).await
}
