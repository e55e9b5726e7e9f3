//! What every answer carries: no script, style or picture but our own, no frame, nothing kept without asking; and a mark by which the same answer is not sent
//! twice.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; \
manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The largest answer that is marked; streams never end and are not.
const MARKED: usize = 64 << 20;

/// Whether the marks that a browser says it has are or hold this one.
pub(crate) fn names(if_none_match: Option<&HeaderValue>, etag: &str) -> bool {
    let list = if_none_match.and_then(|value| value.to_str().ok()).unwrap_or_default();
    list.split(',').any(|had| had.trim().trim_start_matches("W/") == etag)
}

/// Adds the headers that keep a browser from doing more than the pages need.
pub(crate) async fn hardened(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    for (name, value) in fixed {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Marks an answer of the API with its hash, and sends no answer that the browser has.
pub(crate) async fn answered(request: Request, next: Next) -> Response {
    let had = request.headers().get(header::IF_NONE_MATCH).cloned();
    let asks = request.method() == Method::GET;
    let mut response = next.run(request).await;
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    let streams = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"));
    if !asks || response.status() != StatusCode::OK || streams {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, MARKED).await else {
        return (StatusCode::INTERNAL_SERVER_ERROR, "the answer is too long to be sent").into_response();
    };
    let etag = format!("\"{}\"", &blake3::hash(&bytes).to_hex()[..32]);
    let is_had = names(had.as_ref(), &etag);
    if let Ok(value) = HeaderValue::from_str(&etag) {
        parts.headers.insert(header::ETAG, value);
    }
    if is_had {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_TYPE);
        parts.headers.remove(header::CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}
