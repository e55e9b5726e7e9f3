//! Whether one happening that several reports tell becomes one incident, and no two become one: labels of our own
//! (`training/stories/happenings.jsonl`) on documents of `corpora/news`.

use foederis_analysis::{ReportedEvent, incidents};
use foederis_language::profile::Profiler;
use foederis_model::{Document, Event};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// That a document tells a happening in these places (characters of its text), as events of these types.
#[derive(Deserialize)]
struct Label {
    happening: String,
    types: Vec<String>,
    doc: String,
    spans: Vec<[usize; 2]>,
}

/// What became of the happenings.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Happenings {
    /// Labelled in two documents and more.
    pub labelled: usize,
    /// Those of which events were coded in at least two documents.
    pub told: usize,
    /// Incidents that these became.
    pub incidents: usize,
    /// Incidents that hold reports of several of them.
    pub mixed: usize,
}

impl Happenings {
    /// Incidents for one happening: 1 is right.
    pub fn each(&self) -> f64 {
        self.incidents as f64 / self.told.max(1) as f64
    }

    /// A row of the table.
    pub fn row(&self, of: &str, out: &mut String) {
        let Self { labelled, told, incidents, mixed } = self;
        let _ = writeln!(out, "| {of} | {labelled} | {told} | {incidents} | **{:.2}** | {mixed} |", self.each());
    }
}

/// Fuses the facts of all documents, and looks where the labelled ones went.
pub fn measure(root: &Path, read: &[(Document, Vec<Event>)]) -> Result<Happenings, String> {
    let path = root.join("training/stories/happenings.jsonl");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let labels: Vec<Label> =
        text.lines().map(serde_json::from_str).collect::<Result<_, _>>().map_err(|error| format!("{}: {error}", path.display()))?;
    let mut reports = Vec::new();
    // Which happenings each report tells.
    let mut tells: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut profiler = Profiler::default();
    for (document, events) in read {
        let undated = document.published.is_none();
        let about = if undated { profiler.text(document).map(Arc::new) } else { None };
        for (number, event) in events.iter().enumerate() {
            let id = format!("{}-{number}", document.id);
            let told =
                labels.iter().filter(|label| label.doc == document.id && label.types.iter().any(|name| name == event.event_type.code()));
            let place = place(document, event);
            let here =
                |label: &&Label| place.is_some_and(|(first, last)| label.spans.iter().any(|[start, end]| first < *end && *start < last));
            let told: BTreeSet<&str> = told.filter(here).map(|label| label.happening.as_str()).collect();
            if !told.is_empty() {
                tells.insert(id.clone(), told);
            }
            reports.push(ReportedEvent {
                id,
                document: document.id.clone(),
                language: document.lang.clone(),
                source: document.source.clone(),
                published: document.published.clone(),
                copy_of: None,
                about: about.clone(),
                event: event.clone(),
            });
        }
    }
    let mut found: BTreeMap<&str, (BTreeSet<usize>, BTreeSet<&str>)> = BTreeMap::new();
    let incidents = incidents(&reports);
    for (at, incident) in incidents.iter().enumerate() {
        for (id, told) in incident.reports.iter().filter_map(|id| tells.get_key_value(id)) {
            // Of a report that could be either, nothing is said.
            if let (Some(happening), 1) = (told.first(), told.len()) {
                let entry = found.entry(happening).or_default();
                entry.0.insert(at);
                entry.1.insert(id.rsplit_once('-').map_or(id.as_str(), |(document, _)| document));
            }
        }
    }
    found.retain(|_, (_, documents)| documents.len() > 1);
    let mut of: BTreeMap<usize, usize> = BTreeMap::new();
    for at in found.values().flat_map(|(incidents, _)| incidents) {
        *of.entry(*at).or_default() += 1;
    }
    let labelled: BTreeSet<&str> = labels.iter().map(|label| label.happening.as_str()).collect();
    Ok(Happenings {
        labelled: labelled.len(),
        told: found.len(),
        incidents: found.values().map(|(incidents, _)| incidents.len()).sum(),
        mixed: of.values().filter(|happenings| **happenings > 1).count(),
    })
}

/// Where the first sentence of an event stands, in characters of the text; what is coded by hand has no offsets.
fn place(document: &Document, event: &Event) -> Option<(usize, usize)> {
    if let Some(span) = event.spans.first() {
        return Some((span.start, span.end));
    }
    let sentence = event.evidence.first()?;
    let start = document.text[..document.text.find(sentence)?].chars().count();
    Some((start, start + sentence.chars().count()))
}
