use crate::app::Shared;
use crate::asking::Path;
use crate::asking::given;
use crate::problem::Problem;
use axum::Json;
use axum::extract::{FromRequest as _, Multipart, Request, State};
use axum::http::{StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use serde::{Deserialize, Serialize};
use std::convert::Infallible;
use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio_stream::Stream;
use utoipa::ToSchema;

/// Files that may come at once.
const FILES: usize = 1_000;
/// The longest text that may be pasted, in bytes.
const TEXT: usize = 4 << 20;

static NUMBER: AtomicU64 = AtomicU64::new(1);

/// A text that was pasted.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pasted {
    /// The text.
    text: String,
    /// Its headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    /// When it was published, in EDTF: 2022-09-13.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    /// The outlet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    /// nl, de or en; found out where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
}

/// Files that were dropped.
#[derive(ToSchema)]
#[allow(dead_code)] // only described
pub(crate) struct Dropped {
    /// Text, HTML, JSON Lines, or gzip of these.
    #[schema(value_type = Vec<String>, format = Binary)]
    file: Vec<Vec<u8>>,
}

/// A job that began.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Begun {
    /// Its number, to listen to.
    job: u64,
}

/// Reads reports into the ledger: a pasted text as JSON, or files as a form.
#[utoipa::path(post, operation_id = "add", path = "/api/add", tag = "add", request_body(content((Pasted = "application/json"), (Dropped = "multipart/form-data"))),
    responses((status = 202, body = Begun), (status = "4XX", body = Problem)))]
pub(crate) async fn add(State(app): State<Shared>, request: Request) -> Result<(StatusCode, Json<Begun>), Problem> {
    let folder = tempfile::tempdir().map_err(|error| Problem::ours(format!("no room for what was handed in: {error}")))?;
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
    let mut paths = Vec::new();
    if kind.starts_with("multipart/form-data") {
        let mut form = Multipart::from_request(request, &()).await.map_err(|error| Problem::bad(error.to_string()))?;
        while let Some(field) = form.next_field().await.map_err(|error| Problem::bad(error.to_string()))? {
            if paths.len() == FILES {
                return Err(Problem::bad(format!("at most {FILES} files are read at once")));
            }
            let name = safe(field.file_name().unwrap_or("report.txt"));
            let path = folder.path().join(format!("{:04}", paths.len())).join(name);
            let bytes = field.bytes().await.map_err(|error| Problem::bad(error.to_string()))?;
            write(&path, &bytes)?;
            paths.push(path);
        }
    } else {
        let Json(pasted) = Json::<Pasted>::from_request(request, &()).await.map_err(|error| Problem::bad(error.body_text()))?;
        if pasted.text.trim().is_empty() {
            return Err(Problem::bad("text: there is nothing to read"));
        }
        if pasted.text.len() > TEXT {
            return Err(Problem::bad(format!("text: at most {} MB are read at once", TEXT >> 20)));
        }
        let pasted = Pasted {
            title: given(pasted.title.as_deref()).map(str::to_owned),
            published: given(pasted.published.as_deref()).map(str::to_owned),
            source: given(pasted.source.as_deref()).map(str::to_owned),
            lang: given(pasted.lang.as_deref()).map(str::to_owned),
            text: pasted.text,
        };
        let path = folder.path().join("pasted.jsonl");
        write(&path, &serde_json::to_vec(&pasted).map_err(Problem::ours)?)?;
        paths.push(path);
    }
    if paths.is_empty() {
        return Err(Problem::bad("there is no file in this form"));
    }
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let told = Arc::clone(&app);
    let job = app.jobs.begin(&app.desk, folder, paths, number, move || {
        tokio::spawn(async move { told.changed().await });
    });
    Ok((StatusCode::ACCEPTED, Json(Begun { job })))
}

fn write(path: &std::path::Path, bytes: &[u8]) -> Result<(), Problem> {
    let put = || {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::File::create(path)?.write_all(bytes)
    };
    put().map_err(|error| Problem::ours(format!("no room for what was handed in: {error}")))
}

/// The last part of a file's name, without anything that a path gives a meaning to.
fn safe(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().filter(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ')).take(120).collect();
    let kept = kept.trim_matches(['.', ' ']);
    if kept.is_empty() { "report.txt".to_owned() } else { kept.to_owned() }
}

/// What becomes of a job, step by step: events `read`, `document` and `problem`, then `done` or `failed`.
#[utoipa::path(get, operation_id = "add_progress", path = "/api/add/{job}", tag = "add", params(("job" = u64, Path, description = "The job's number")),
    responses((status = 200, content_type = "text/event-stream", body = String), (status = "4XX", body = Problem)))]
pub(crate) async fn progress(
    State(app): State<Shared>,
    Path(job): Path<u64>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let job = app.jobs.find(job).ok_or_else(|| Problem::missing("there is no such job; it may have ended long ago"))?;
    let (send, receive) = tokio::sync::mpsc::channel(64);
    tokio::spawn(async move {
        let mut step = 0;
        loop {
            job.wait(step).await;
            let (new, done) = job.from(step);
            step += new.len();
            for came in new {
                let name = match &came {
                    crate::Came::Read { .. } => "read",
                    crate::Came::Document { .. } => "document",
                    crate::Came::Problem { .. } => "problem",
                };
                let Ok(event) = Event::default().event(name).json_data(&came) else { continue };
                if send.send(Ok(event)).await.is_err() {
                    return;
                }
            }
            if let Some(how) = done {
                let event = match how {
                    Ok(()) => Event::default().event("done").data("{}"),
                    Err(says) => Event::default().event("failed").data(serde_json::json!({ "says": says }).to_string()),
                };
                // Whoever listened has gone: nobody is to be told.
                let _ = send.send(Ok(event)).await;
                return;
            }
        }
    });
    Ok(Sse::new(tokio_stream::wrappers::ReceiverStream::new(receive)).keep_alive(KeepAlive::default()))
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn names_of_files_lead_nowhere() {
        assert_eq!(safe("../../etc/passwd"), "passwd");
        assert_eq!(safe("C:\\reports\\Aanval bij Jermuk.html"), "Aanval bij Jermuk.html");
        assert_eq!(safe(".."), "report.txt");
        assert_eq!(safe("a\u{0}b<script>.txt"), "abscript.txt");
    }
}
