//! From what an analyst types to a record.

use crate::{Error, FactKind};
use foederis_model::{Document, FactsRecord};
use serde_json::{Map, Value};

const COMMON: &[&str] = &["confidence", "evidence", "spans"];
const OF_EVENTS: &[&str] = &[
    "type",
    "quad",
    "mode",
    "context",
    "intensity",
    "actor",
    "recipient",
    "when",
    "place",
    "figures",
    "status",
    "claimed_by",
    "trigger",
    "trigger_span",
];
const OF_TIES: &[&str] =
    &["type", "from", "to", "via", "place", "since", "until", "figures", "status", "claimed_by", "scope", "trigger", "trigger_span"];
const OF_CLAIMS: &[&str] = &["by", "stance", "about", "cue", "cue_span"];
/// What lists print beside a record: who copies a line from there means the record.
const BESIDE: &[&str] = &["id", "doc", "source", "lang", "published", "known_from", "known_to", "review", "kind", "contested"];
const PLOVER: &[&str] = &["quad", "mode", "context", "intensity"];
const OFFSETS: &[&str] = &["spans", "trigger_span", "cue_span"];
const WORDS: &[&str] = &["trigger", "cue"];

/// The record with the given fields instead of its own.
pub(super) fn corrected(id: &str, kind: FactKind, told: &str, given: &str) -> Result<Value, Error> {
    let wrong = |reason: String| Error::Correction { id: id.to_owned(), reason };
    let unreadable = |error: serde_json::Error| wrong(format!("it cannot be read: {error}"));
    let given: Map<String, Value> = serde_json::from_str(given).map_err(unreadable)?;
    let mut record: Map<String, Value> = serde_json::from_str(told).map_err(unreadable)?;
    let own = match kind {
        FactKind::Event => OF_EVENTS,
        FactKind::Tie => OF_TIES,
        FactKind::Claim => OF_CLAIMS,
    };
    let mut remove = |names: &[&str]| names.iter().for_each(|name| drop(record.remove(*name)));
    // How sure the coder was says nothing of what an analyst writes; nor do offsets of other sentences, or scores of another type.
    remove(&["confidence"]);
    let before: Map<String, Value> = serde_json::from_str(told).map_err(unreadable)?;
    let changes = |name: &str| given.get(name).is_some_and(|value| before.get(name) != Some(value));
    if changes("type") {
        remove(PLOVER);
    }
    if changes("evidence") {
        remove(OFFSETS);
        remove(WORDS);
    }
    if changes("trigger") || changes("cue") {
        remove(&["trigger_span", "cue_span"]);
    }
    for (name, value) in given.iter().filter(|(name, _)| !BESIDE.contains(&name.as_str())) {
        if !own.contains(&name.as_str()) && !COMMON.contains(&name.as_str()) {
            let fields: Vec<&str> = own.iter().chain(COMMON).copied().collect();
            let named = if kind == FactKind::Event {
                "an event"
            } else if kind == FactKind::Tie {
                "a tie"
            } else {
                "a claim"
            };
            return Err(wrong(format!("{named} has no field \"{name}\"; there are {}", fields.join(", "))));
        }
        if name == "confidence" {
            continue;
        }
        if value.is_null() {
            record.remove(name);
        } else {
            record.insert(name.clone(), value.clone());
        }
    }
    // Through its type and back: what is written is what is read.
    let record = single(&alone("", kind, &Value::Object(record).to_string()).map_err(unreadable)?).map_err(unreadable)?;
    if record == single(&alone("", kind, told).map_err(unreadable)?).map(without_confidence).map_err(unreadable)? {
        return Err(wrong("it says what the fact says; accept the fact instead".to_owned()));
    }
    Ok(record)
}

fn without_confidence(mut record: Value) -> Value {
    if let Some(fields) = record.as_object_mut() {
        fields.remove("confidence");
    }
    record
}

/// A facts record with this fact alone.
pub(super) fn alone(document: &str, kind: FactKind, record: &str) -> serde_json::Result<FactsRecord> {
    let mut facts = FactsRecord {
        doc: document.to_owned(),
        lang: "und".into(),
        published: None,
        events: Vec::new(),
        ties: Vec::new(),
        claims: Vec::new(),
    };
    match kind {
        FactKind::Event => facts.events.push(serde_json::from_str(record)?),
        FactKind::Tie => facts.ties.push(serde_json::from_str(record)?),
        FactKind::Claim => facts.claims.push(serde_json::from_str(record)?),
    }
    Ok(facts)
}

/// The fact that is alone in a facts record, as JSON.
pub(super) fn single(facts: &FactsRecord) -> serde_json::Result<Value> {
    match (&facts.events[..], &facts.ties[..], &facts.claims[..]) {
        ([event, ..], _, _) => serde_json::to_value(event),
        (_, [tie, ..], _) => serde_json::to_value(tie),
        (_, _, [claim, ..]) => serde_json::to_value(claim),
        _ => Ok(Value::Null),
    }
}

/// Takes the offsets away, which are those of another version of the text.
fn bare(facts: &mut FactsRecord) {
    for event in &mut facts.events {
        (event.spans, event.trigger_span) = (Vec::new(), None);
    }
    for tie in &mut facts.ties {
        (tie.spans, tie.trigger_span) = (Vec::new(), None);
        for note in &mut tie.scope {
            (note.span, note.cue_span) = (None, None);
        }
    }
    for claim in &mut facts.claims {
        (claim.spans, claim.cue_span) = (Vec::new(), None);
    }
}

/// The fact with its evidence in this document, without offsets where those are of another text; else why not.
pub(super) fn standing(document: &Document, mut facts: FactsRecord) -> Result<Result<FactsRecord, crate::Refused>, Error> {
    let refused = |facts: &FactsRecord| crate::add::rows(document, facts).map(|(_, refused)| refused.into_iter().next());
    if refused(&facts)?.is_none() {
        return Ok(Ok(facts));
    }
    bare(&mut facts);
    Ok(refused(&facts)?.map_or(Ok(facts), Err))
}
