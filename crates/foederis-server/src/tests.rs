//! The routes over a small ledger: six reports of the examples, coded by hand.

use crate::app::{App, Shared};
use crate::desk::{Came, Desk};
use crate::guard::{Guard, May, Tokens};
use crate::jobs::Jobs;
use crate::readers::Readers;
use crate::serve::router;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use foederis_inquiry::place::Places;
use foederis_knowledge::Knowledge;
use foederis_model::{Document, FactsRecord, Span};
use foederis_store::{Address, Ledger};
use serde_json::Value;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;
use tower::ServiceExt as _;

static PLACES: &[u8] = include_bytes!("../../../models/places/model.pack");

/// Reads nothing and tells so: what the coder does is tested with the program.
struct NoCoder;

impl Desk for NoCoder {
    fn add(&self, paths: Vec<PathBuf>, came: &mut dyn FnMut(Came)) -> Result<(), String> {
        for path in paths {
            came(Came::Problem { says: format!("{}: no coder", path.file_name().unwrap_or_default().to_string_lossy()) });
        }
        Ok(())
    }

    fn why(&self, _: &Document, _: &str, _: Span) -> Result<Value, String> {
        Ok(Value::Null)
    }

    fn least(&self) -> Result<[f64; 3], String> {
        Ok([0.3, 0.3, 0.3])
    }
}

/// The six reports whose facts were coded by hand.
pub(crate) fn examples() -> Vec<(Document, FactsRecord)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let limits = foederis_intake::Limits::default();
    let units = foederis_intake::Units::new(vec![folder.join("reports")], limits.clone());
    let documents: Vec<Document> = units.map(|unit| foederis_intake::read(&unit.unwrap(), &limits).unwrap()).collect();
    let coded = std::fs::read_to_string(folder.join("gold.jsonl")).unwrap();
    let record = |line| {
        let record: FactsRecord = serde_json::from_str(line).unwrap();
        (documents.iter().find(|document| document.id == record.doc).unwrap().clone(), record)
    };
    coded.lines().map(record).collect()
}

struct Served {
    router: Router,
    ledger: PathBuf,
    _folder: TempDir,
}

fn served(tokens: Option<Tokens>, loopback: bool) -> Served {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("examples.foederis");
    let batch = examples();
    assert_eq!(batch.len(), 6);
    let refused: Vec<_> = Ledger::open(&*path)
        .unwrap()
        .add(&batch, jiff::civil::date(2026, 11, 22))
        .unwrap()
        .into_iter()
        .flat_map(|added| added.refused)
        .collect();
    assert!(refused.is_empty(), "{refused:?}");
    let knowledge = Knowledge::embedded();
    let app: Shared = Arc::new(App::new(
        Arc::new(Readers::new(Address::from(&*path), 2)),
        knowledge,
        Places::read(PLACES, knowledge).unwrap(),
        Arc::new(NoCoder),
        Guard::new(tokens, loopback, Vec::new()),
        Jobs::default(),
        true,
        "examples.foederis".to_owned(),
    ));
    Served { router: router(app), ledger: path, _folder: folder }
}

impl Served {
    async fn send(&self, request: axum::http::request::Builder, body: Body) -> Response {
        let mut request = request.header(header::HOST, "127.0.0.1:8417").body(body).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 5000))));
        self.router.clone().oneshot(request).await.unwrap()
    }

    async fn get(&self, path: &str) -> (StatusCode, Value) {
        let response = self.send(Request::get(path), Body::empty()).await;
        let status = response.status();
        let bytes = to_bytes(response.into_body(), 16 << 20).await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    async fn ok(&self, path: &str) -> Value {
        let (status, value) = self.get(path).await;
        assert_eq!(status, StatusCode::OK, "{path}: {value}");
        value
    }
}

fn september() -> &'static str {
    "/api/incidents?type=ASSAULT&pair=ARM:AZE&from=2022-09-12&until=2022-09-16"
}

#[tokio::test]
async fn the_september_attack_is_found_with_its_tellers_figures_and_duties() {
    let served = served(None, true);
    let list = served.ok(september()).await;
    let incident = list["items"].as_array().unwrap().iter().max_by_key(|row| row["documents"].as_u64()).unwrap();
    assert!(incident["documents"].as_u64() >= Some(3), "{incident}");
    let id = incident["id"].as_str().unwrap();
    let whole = served.ok(&format!("/api/incidents/{id}")).await;
    assert!(!whole["versions"]["asserts"].as_array().unwrap().is_empty());
    let deaths = whole["figures"].as_array().unwrap().iter().filter(|figures| figures["what"] == "deaths");
    assert!(deaths.flat_map(|figures| figures["told"].as_array().unwrap()).any(|told| told["value"] == 49), "{whole}");
    let reports = served.ok(&format!("/api/incidents/{id}/reports?limit=2")).await;
    assert_eq!(reports["items"].as_array().unwrap().len(), 2);
    assert!(reports["items"][0]["evidence"][0].as_str().is_some_and(|sentence| sentence.len() > 10));
    let called = served.ok(&format!("/api/incidents/{id}/obligations")).await;
    let triggered = called["items"].as_array().unwrap().iter().filter(|duty| duty["outcome"] == "triggered");
    let treaties: Vec<_> = triggered.map(|duty| duty["treaty"].as_str().unwrap()).collect();
    assert!(treaties.contains(&"CST"), "{treaties:?}");
}

#[tokio::test]
async fn what_is_asked_of_reports_narrows_lists_and_files_and_is_refused_where_incidents_are_counted() {
    let served = served(None, true);
    let asked = "by=AZE";
    let list = served.ok(&format!("/api/incidents?{asked}")).await;
    let all = served.ok("/api/incidents").await;
    let told = list["items"].as_array().unwrap().len();
    assert!(0 < told && told < all["items"].as_array().unwrap().len(), "{told}");
    let response = served.send(Request::get(format!("/api/incidents.csv?{asked}")), Body::empty()).await;
    let text = String::from_utf8(to_bytes(response.into_body(), 1 << 20).await.unwrap().to_vec()).unwrap();
    assert_eq!(text.lines().count(), told + 1, "{text}");
    for counted in ["timeline", "map", "map.geojson", "contested/incidents"] {
        let (status, problem) = served.get(&format!("/api/{counted}?{asked}")).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{counted}: {problem}");
    }
    // How reports tell an incident is counted too.
    let denied = served.ok("/api/incidents?status=denied").await["total"].as_u64().unwrap();
    assert!(0 < denied && denied < all["total"].as_u64().unwrap(), "{denied}");
    let counted = served.ok("/api/timeline?status=denied").await;
    assert_eq!(counted["incidents"], denied, "{counted}");
}

#[tokio::test]
async fn who_listens_is_told_first_how_far_the_ledger_is_written() {
    let served = served(None, true);
    let mut body = served.send(Request::get("/api/live"), Body::empty()).await.into_body().into_data_stream();
    let first = tokio_stream::StreamExt::next(&mut body).await.unwrap().unwrap();
    assert_eq!(String::from_utf8_lossy(&first), "event: position\ndata: {\"documents\":6,\"reviews\":0}\n\n");
}

#[tokio::test]
async fn an_earlier_day_knows_less() {
    let served = served(None, true);
    let count = |value: &Value| value["total"].as_u64().unwrap();
    let now = count(&served.ok("/api/incidents").await);
    let then = count(&served.ok("/api/incidents?known_on=2021-01-01").await);
    assert!(then < now && then > 0, "{then} of {now}");
    let (status, problem) = served.get("/api/incidents?known_on=yesterday").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(problem["error"].as_str().unwrap().contains("known_on: a day is needed"));
}

#[tokio::test]
async fn an_incident_is_found_on_other_days_under_the_id_it_has_now() {
    let served = served(None, true);
    let list = served.ok(september()).await;
    let incident = list["items"].as_array().unwrap().iter().max_by_key(|row| row["documents"].as_u64()).unwrap();
    let id = incident["id"].as_str().unwrap();
    let then = served.ok(&format!("/api/incidents/{id}?known_on=2022-09-13")).await;
    assert!(then["reports"].as_u64() < incident["reports"].as_u64() && then["reports"].as_u64() > Some(0), "{then}");
    // And the other way round: the id of that day leads to what is known now.
    let later = served.ok(&format!("/api/incidents/{}", then["id"].as_str().unwrap())).await;
    assert_eq!(later["id"].as_str(), Some(id));
    let (status, _) = served.get(&format!("/api/incidents/{id}?known_on=2010-01-01")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[test]
fn every_name_of_the_description_is_one_thing() {
    let described: Value = serde_json::from_str(&crate::openapi()).unwrap();
    let schemas = described["components"]["schemas"].as_object().unwrap();
    let text = described.to_string();
    for part in text.split("#/components/schemas/").skip(1) {
        let name = part.split('"').next().unwrap();
        assert!(schemas.contains_key(name), "nothing describes {name}");
    }
    let mut seen = std::collections::BTreeSet::new();
    for item in described["paths"].as_object().unwrap().values() {
        for operation in item.as_object().unwrap().values().filter_map(|operation| operation["operationId"].as_str()) {
            assert!(seen.insert(operation.to_owned()), "{operation} is the name of two operations");
        }
    }
}

#[tokio::test]
async fn pages_of_a_list_have_every_row_once() {
    let served = served(None, true);
    for newest in ["false", "true"] {
        let all = served.ok(&format!("/api/incidents?limit=1000&newest={newest}")).await;
        let ids =
            |page: &Value| page["items"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        let (mut walked, mut after) = (Vec::new(), String::new());
        loop {
            let page = served.ok(&format!("/api/incidents?limit=7&newest={newest}{after}")).await;
            walked.extend(ids(&page));
            match page["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => break,
            }
        }
        assert_eq!(walked, ids(&all));
    }
}

#[tokio::test]
async fn timeline_map_and_list_count_the_same() {
    let served = served(None, true);
    let filter = "pair=ARM:AZE&from=2022-01-01&until=2022-12-31";
    let list = served.ok(&format!("/api/incidents?{filter}")).await["total"].as_u64().unwrap();
    let timeline = served.ok(&format!("/api/timeline?lanes=pair&{filter}")).await;
    assert_eq!(timeline["incidents"].as_u64(), Some(list));
    let lane = timeline["lanes"].as_array().unwrap().iter().find(|lane| lane["id"] == "ARM:AZE").unwrap().clone();
    let sum = |cells: &Value| cells.as_array().unwrap().iter().map(|cell| cell["incidents"].as_u64().unwrap()).sum::<u64>();
    assert_eq!(sum(&lane["cells"]) + sum(&lane["wide"]), lane["incidents"].as_u64().unwrap());
    let map = served.ok(&format!("/api/map?{filter}")).await;
    let unplaced = &map["unplaced"];
    let drawn =
        sum(&map["places"]) + unplaced["nowhere"].as_u64().unwrap() + unplaced["beyond"].as_u64().unwrap() + sum(&unplaced["countries"]);
    assert_eq!(drawn, list);
    for place in map["places"].as_array().unwrap() {
        assert_ne!(place["precision"], "country", "a country is never a point: {place}");
    }
}

#[tokio::test]
async fn every_route_answers_what_it_is_described_to() {
    let served = served(None, true);
    let (_, openapi) = crate::routes::all();
    let document = served.ok("/api/documents?limit=1").await["items"][0]["id"].as_str().unwrap().to_owned();
    let incident = served.ok(september()).await["items"][0]["id"].as_str().unwrap().to_owned();
    let event = served.ok("/api/events?limit=1").await["items"][0]["id"].as_str().unwrap().to_owned();
    let tie = served.ok("/api/network?as_of=2022-09-13").await["edges"][0]["id"].as_str().unwrap().to_owned();
    let mut asked = 0;
    for (path, item) in &openapi.paths.paths {
        if item.get.is_none() || path.contains("/live") || path.contains("{job}") {
            continue;
        }
        let id = match path.as_str() {
            path if path.starts_with("/api/incidents/") => &incident,
            path if path.starts_with("/api/documents/") => &document,
            path if path.starts_with("/api/facts/") => &event,
            path if path.starts_with("/api/relations/") => &tie,
            _ => "CST",
        };
        let path = path.replace("{id}", id).replace("{code}", "RUS").replace("{one}", "ARM").replace("{other}", "AZE");
        let query = match path.as_str() {
            "/api/search" => "?q=Goris",
            "/api/balance" => "?pair=ARM:AZE",
            "/api/what-if" => "?cut=RUS&as_of=2022-09-13",
            _ => "?as_of=2022-09-13",
        };
        let (status, answer) = served.get(&format!("{path}{query}")).await;
        assert_eq!(status, StatusCode::OK, "{path}: {answer}");
        asked += 1;
    }
    assert!(asked > 25, "{asked}");
}

#[tokio::test]
async fn what_is_not_there_and_what_cannot_be_read_is_told_in_a_sentence() {
    let served = served(None, true);
    let cases = [
        ("/api/incidents/i-00000000", StatusCode::NOT_FOUND),
        ("/api/documents/nothing", StatusCode::NOT_FOUND),
        ("/api/actors/XXXXX", StatusCode::NOT_FOUND),
        ("/api/treaties/NONE", StatusCode::NOT_FOUND),
        ("/api/nothing", StatusCode::NOT_FOUND),
        ("/api/incidents?limit=0", StatusCode::BAD_REQUEST),
        ("/api/incidents?after=x", StatusCode::BAD_REQUEST),
        ("/api/incidents?type=WAR", StatusCode::BAD_REQUEST),
        ("/api/incidents?state=maybe", StatusCode::BAD_REQUEST),
        ("/api/incidents?pair=ARM", StatusCode::BAD_REQUEST),
        ("/api/search?q=%22open", StatusCode::BAD_REQUEST),
        ("/api/search?q=", StatusCode::BAD_REQUEST),
        ("/api/balance?pair=ARM:ARM", StatusCode::BAD_REQUEST),
        ("/api/network?steps=9", StatusCode::BAD_REQUEST),
    ];
    for (path, expected) in cases {
        let (status, problem) = served.get(path).await;
        assert_eq!(status, expected, "{path}: {problem}");
        assert!(problem["error"].as_str().is_some_and(|sentence| sentence.len() > 10), "{path}: {problem}");
    }
}

#[tokio::test]
async fn the_same_answer_is_sent_once_and_every_answer_is_hardened() {
    let served = served(None, true);
    let first = served.send(Request::get("/api/treaties"), Body::empty()).await;
    let policy = first.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"), "{policy}");
    assert_eq!(first.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    let etag = first.headers()[header::ETAG].clone();
    let again = served.send(Request::get("/api/treaties").header(header::IF_NONE_MATCH, etag), Body::empty()).await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert!(to_bytes(again.into_body(), 10).await.unwrap().is_empty());
}

#[tokio::test]
async fn without_a_token_nobody_asks_and_a_reader_does_not_write() {
    let mut tokens = Tokens::default();
    let reads = tokens.add("reader", May::Read, "2026-11-22").unwrap();
    let writes = tokens.add("writer", May::Write, "2026-11-22").unwrap();
    let served = served(Some(tokens), false);
    let served = &served;
    let status = async |request: axum::http::request::Builder, body: &'static str| {
        served.send(request.header(header::CONTENT_TYPE, "application/json"), Body::from(body)).await.status()
    };
    let bearer = |request: axum::http::request::Builder, token: &str| request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    assert_eq!(status(Request::get("/api/overview"), "").await, StatusCode::UNAUTHORIZED);
    assert_eq!(status(bearer(Request::get("/api/overview"), "foed_guess"), "").await, StatusCode::UNAUTHORIZED);
    assert_eq!(status(bearer(Request::get("/api/overview"), &reads), "").await, StatusCode::OK);
    let pasted = r#"{"text": "Something."}"#;
    assert_eq!(status(bearer(Request::post("/api/add"), &reads), pasted).await, StatusCode::FORBIDDEN);
    assert_eq!(status(bearer(Request::post("/api/add"), &writes), pasted).await, StatusCode::ACCEPTED);
    for _ in 0..20 {
        status(bearer(Request::get("/api/overview"), "foed_guess"), "").await;
    }
    assert_eq!(status(bearer(Request::get("/api/overview"), "foed_guess"), "").await, StatusCode::TOO_MANY_REQUESTS);
    // The page itself has no data, and asks for the token.
    assert_eq!(status(Request::get("/"), "").await, StatusCode::OK);
}

#[tokio::test]
async fn a_review_is_taken_down_and_marks_the_fact() {
    let served = served(None, true);
    let event = served.ok("/api/events?limit=1").await["items"][0]["id"].as_str().unwrap().to_owned();
    let post = |body: &str| {
        Request::post(format!("/api/facts/{event}/review")).header(header::CONTENT_TYPE, "application/json").header("x-body", body.len())
    };
    let said = r#"{"verdict": "accept", "by": "Anna", "note": "=1+1"}"#;
    let response = served.send(post(said), Body::from(said)).await;
    assert_eq!(response.status(), StatusCode::OK);
    let reviews = served.ok("/api/reviews?by=Anna").await;
    assert_eq!((reviews["total"].as_u64(), reviews["items"][0]["fact"].as_str()), (Some(1), Some(event.as_str())));
    let nobody = r#"{"verdict": "accept", "by": " "}"#;
    let response = served.send(post(nobody), Body::from(nobody)).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_another_program_added_is_there_at_the_next_question() {
    let served = served(None, true);
    let before = served.ok("/api/overview").await["documents"]["nl"].as_u64().unwrap();
    let document =
        Document { published: Some("2026-01-02".parse().unwrap()), ..Document::new("new", foederis_model::Language::Dutch, "Niets.") };
    let record = FactsRecord::of(&document);
    Ledger::open(&*served.ledger).unwrap().add(&[(document, record)], jiff::civil::date(2026, 11, 22)).unwrap();
    assert_eq!(served.ok("/api/overview").await["documents"]["nl"].as_u64(), Some(before + 1));
}

#[tokio::test]
async fn what_was_handed_in_is_told_step_by_step() {
    let served = served(None, true);
    let form = "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"../a.txt\"\r\n\r\nText.\r\n--x--\r\n";
    let response =
        served.send(Request::post("/api/add").header(header::CONTENT_TYPE, "multipart/form-data; boundary=x"), Body::from(form)).await;
    assert_eq!(response.status(), StatusCode::ACCEPTED);
    let job: Value = serde_json::from_slice(&to_bytes(response.into_body(), 1 << 20).await.unwrap()).unwrap();
    let told = served.send(Request::get(format!("/api/add/{}", job["job"])), Body::empty()).await;
    let told = String::from_utf8(to_bytes(told.into_body(), 1 << 20).await.unwrap().to_vec()).unwrap();
    assert!(told.contains("event: problem") && told.contains("a.txt: no coder") && told.contains("event: done"), "{told}");
}

#[test]
fn the_client_of_the_pages_is_made_from_what_is_served() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/openapi.json");
    let kept: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let served: Value = serde_json::from_str(&crate::openapi()).unwrap();
    assert!(kept == served, "the API has changed: run `cargo xtask openapi`, then `npm run api` in ui/");
}
