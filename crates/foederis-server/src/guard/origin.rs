//! No page of another site may make a browser ask here: not by a name that it has pointed at this machine, and not by a form of its own.

use crate::problem::Problem;
use axum::extract::Request;
use axum::http::{HeaderName, StatusCode, header};

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Whether the request names this server, and comes from no other site's page.
pub(super) fn check(request: &Request, loopback: bool, hosts: &[String]) -> Result<(), Problem> {
    let text = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    let host = text(header::HOST).or(request.uri().authority().map(axum::http::uri::Authority::as_str)).unwrap_or_default();
    let name = without_port(host);
    let own = hosts.iter().any(|own| own.eq_ignore_ascii_case(name)) || (loopback && is_loopback(name));
    // Behind a proxy the names are not known; there every request needs its token.
    if (loopback || !hosts.is_empty()) && !own {
        return Err(Problem::new(
            StatusCode::MISDIRECTED_REQUEST,
            "this server is not known under this name; start it with --host NAME to allow it",
        ));
    }
    let changes = !request.method().is_safe();
    let same = |origin: &str| origin.split_once("://").is_some_and(|(_, origin)| origin.eq_ignore_ascii_case(host));
    let foreign = text(header::ORIGIN).is_some_and(|origin| !same(origin)) || text(FETCH_SITE).is_some_and(|site| site == "cross-site");
    if changes && foreign {
        return Err(Problem::new(StatusCode::FORBIDDEN, "a page of another site may not write here"));
    }
    Ok(())
}

fn without_port(host: &str) -> &str {
    match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    }
}

fn is_loopback(name: &str) -> bool {
    name.eq_ignore_ascii_case("localhost") || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::check;
    use axum::body::Body;
    use axum::http::Request;

    fn asked(method: &str, headers: &[(&str, &str)]) -> bool {
        let request = headers
            .iter()
            .fold(Request::builder().method(method).uri("/api/about"), |request, (name, value)| request.header(*name, *value));
        check(&request.body(Body::empty()).unwrap(), true, &[]).is_ok()
    }

    #[test]
    fn another_name_for_this_machine_is_refused() {
        assert!(asked("GET", &[("host", "127.0.0.1:8417")]));
        assert!(asked("GET", &[("host", "localhost")]));
        assert!(asked("GET", &[("host", "[::1]:8417")]));
        assert!(!asked("GET", &[("host", "rebound.example:8417")]));
        assert!(!asked("GET", &[]));
    }

    #[test]
    fn another_site_may_not_write() {
        let host = ("host", "127.0.0.1:8417");
        assert!(asked("POST", &[host, ("origin", "http://127.0.0.1:8417")]));
        assert!(asked("POST", &[host]));
        assert!(!asked("POST", &[host, ("origin", "http://elsewhere.example")]));
        assert!(!asked("POST", &[host, ("origin", "http://127.0.0.1:9000")]));
        assert!(!asked("POST", &[host, ("sec-fetch-site", "cross-site")]));
    }
}
