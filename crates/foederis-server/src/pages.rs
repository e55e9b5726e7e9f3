//! The web app, as it was built into the program.

use crate::guard;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

struct Asset {
    path: &'static str,
    etag: &'static str,
    plain: &'static [u8],
    gzip: Option<&'static [u8]>,
}

static ASSETS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// What is shown where the pages were not built in.
const NOTICE: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Foederis</title>\
<h1>The pages were not built into this program</h1>\
<p>The API answers under <a href=\"/openapi.json\">/openapi.json</a>. To get the pages, build them with Node.js 20 or newer, then the program again:</p>\
<pre>cd ui &amp;&amp; npm ci &amp;&amp; npm run build &amp;&amp; cd .. &amp;&amp; cargo build --release -p foederis</pre></html>";

/// Whether there are pages.
pub(crate) fn are_built_in() -> bool {
    !ASSETS.is_empty()
}

/// A file of the web app; any other path is one of its views, which the app itself finds.
pub(crate) async fn page(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let path = uri.path();
    let named = ASSETS.iter().find(|asset| asset.path == path);
    if named.is_none() && (path.starts_with("/api/") || path.starts_with("/assets/")) {
        return (
            StatusCode::NOT_FOUND,
            axum::Json(serde_json::json!({ "error": format!("there is nothing at {path}; /openapi.json lists what there is") })),
        )
            .into_response();
    }
    let Some(asset) = named.or_else(|| ASSETS.iter().find(|asset| asset.path == "/index.html")) else {
        return ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], NOTICE).into_response();
    };
    // Names of assets have their hash in them; everything else is asked for anew.
    let keep = if asset.path.starts_with("/assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let common = [
        (header::ETAG, HeaderValue::from_static(asset.etag)),
        (header::CACHE_CONTROL, HeaderValue::from_static(keep)),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    if guard::names(headers.get(header::IF_NONE_MATCH), asset.etag) {
        return (StatusCode::NOT_MODIFIED, common).into_response();
    }
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static(kind(asset.path)))];
    let unpacks = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).is_some_and(|ways| ways.contains("gzip"));
    match asset.gzip.filter(|_| unpacks) {
        Some(packed) => {
            (common, kind, [(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"))], Bytes::from_static(packed)).into_response()
        }
        None => (common, kind, Bytes::from_static(asset.plain)).into_response(),
    }
}

fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "topojson" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
