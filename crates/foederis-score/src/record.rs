use serde_json::Value;
use std::collections::BTreeSet;

use crate::bag::Bag;
use crate::bases::Bases;
use crate::error::RecordError;
use crate::fold::{fold, role};
use crate::shape::{Object, Part};
use crate::time::{Days, days};

/// A facts record, made ready to be compared. Every field but `doc` may be missing; fields that the score does not
/// look at are kept as they came.
#[derive(Debug, Clone)]
pub struct Record {
    pub(crate) value: Value,
    pub(crate) doc: String,
    pub(crate) lang: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) events: Vec<Event>,
    pub(crate) ties: Vec<Tie>,
    pub(crate) claims: Vec<Claim>,
}

impl Record {
    /// Reads a record from JSON.
    pub fn from_value(value: Value) -> Result<Self, RecordError> {
        let part = Part::of(&value, "the record", "")?;
        Ok(Self {
            doc: part.required("doc")?.to_owned(),
            lang: part.text("lang")?.map(str::to_owned),
            published: part.text("published")?.map(str::to_owned),
            events: part.objects("events", "event", Event::read)?,
            ties: part.objects("ties", "tie", Tie::read)?,
            claims: part.objects("claims", "claim", Claim::read)?,
            value,
        })
    }

    /// The record of a document of which nothing was said.
    pub(crate) fn silent(doc: &str) -> Self {
        Self {
            value: Value::Null,
            doc: doc.to_owned(),
            lang: None,
            published: None,
            events: Vec::new(),
            ties: Vec::new(),
            claims: Vec::new(),
        }
    }

    /// The document that the record is about.
    pub fn doc(&self) -> &str {
        &self.doc
    }

    /// The document's language, `?` where the record does not say.
    pub fn language(&self) -> &str {
        self.lang.as_deref().filter(|lang| !lang.is_empty()).unwrap_or("?")
    }

    /// The record as it came, with all its fields.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// The figures of all events and ties, each kind and value once.
    pub(crate) fn figures(&self) -> Vec<&Figure> {
        let mut once: Vec<&Figure> = Vec::new();
        let all = self.events.iter().map(|event| &event.figures).chain(self.ties.iter().map(|tie| &tie.figures));
        for figure in all.flatten() {
            if !once.iter().any(|seen| seen.is(figure)) {
                once.push(figure);
            }
        }
        once
    }
}

/// The strings that a record points to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evidence {
    /// As written.
    pub(crate) strings: Vec<String>,
    /// Each string that is more than white space, folded.
    folded: Vec<String>,
    bag: Bag,
}

impl Evidence {
    fn read(part: Part<'_>) -> Result<Self, RecordError> {
        let strings = part.texts("evidence")?;
        let folded = strings.iter().map(|string| fold(string)).filter(|string| !string.is_empty()).collect();
        Ok(Self { folded, bag: Bag::of(&strings), strings })
    }

    /// Is there evidence, and does all of it stand in the folded text?
    pub(crate) fn stands_in(&self, text: &str) -> bool {
        !self.folded.is_empty() && self.folded.iter().all(|string| text.contains(string))
    }

    /// Shared words over the shorter evidence.
    pub(crate) fn overlap(&self, other: &Self) -> f64 {
        self.bag.overlap(&other.bag)
    }
}

/// A list of actors.
#[derive(Debug, Clone, Default)]
pub(crate) struct Side {
    pub(crate) names: Vec<String>,
    pub(crate) bases: Bases,
}

impl Side {
    pub(crate) fn of(names: Vec<String>) -> Self {
        Self { bases: Bases::of(&names), names }
    }

    pub(crate) fn roles(&self) -> BTreeSet<&str> {
        self.names.iter().map(|name| role(name)).collect()
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) object: Object,
    pub(crate) kind: Option<String>,
    pub(crate) actor: Side,
    pub(crate) recipient: Side,
    pub(crate) both: Bases,
    pub(crate) when: Option<Days>,
    pub(crate) place: Side,
    pub(crate) status: Option<String>,
    pub(crate) figures: Vec<Figure>,
    pub(crate) evidence: Evidence,
    /// The evidence was looked for in the text and not found.
    pub(crate) spoiled: bool,
}

impl Event {
    fn read(part: Part<'_>, _: &Value) -> Result<Self, RecordError> {
        let actor = Side::of(part.texts("actor")?);
        let recipient = Side::of(part.texts("recipient")?);
        let evidence = Evidence::read(part)?;
        // A status that is left out is the usual one; a null is none.
        let status = if part.object.contains_key("status") { part.text("status")? } else { Some("asserted") };
        Ok(Self {
            kind: part.text("type")?.map(str::to_owned),
            both: actor.bases.union(&recipient.bases),
            actor,
            recipient,
            when: part.text("when")?.and_then(days),
            place: Side::of(part.texts("place")?),
            status: status.map(str::to_owned),
            figures: Figure::read_all(part, &evidence)?,
            evidence,
            spoiled: false,
            object: part.object.clone(),
        })
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Tie {
    pub(crate) object: Object,
    pub(crate) kind: Option<String>,
    pub(crate) from: Side,
    pub(crate) to: Side,
    /// Where the tie leads: `to`, or `place` where `to` is empty.
    pub(crate) end: Side,
    pub(crate) figures: Vec<Figure>,
    pub(crate) evidence: Evidence,
    pub(crate) spoiled: bool,
}

impl Tie {
    fn read(part: Part<'_>, _: &Value) -> Result<Self, RecordError> {
        let to = Side::of(part.texts("to")?);
        let place = Side::of(part.texts("place")?);
        let evidence = Evidence::read(part)?;
        Ok(Self {
            kind: part.text("type")?.map(str::to_owned),
            from: Side::of(part.texts("from")?),
            end: if to.names.is_empty() { place } else { to.clone() },
            to,
            figures: Figure::read_all(part, &evidence)?,
            evidence,
            spoiled: false,
            object: part.object.clone(),
        })
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Claim {
    pub(crate) object: Object,
    pub(crate) by: Side,
    pub(crate) stance: Option<String>,
    pub(crate) evidence: Evidence,
    pub(crate) spoiled: bool,
}

impl Claim {
    fn read(part: Part<'_>, _: &Value) -> Result<Self, RecordError> {
        Ok(Self {
            by: Side::of(part.texts("by")?),
            stance: part.text("stance")?.map(str::to_owned),
            evidence: Evidence::read(part)?,
            spoiled: false,
            object: part.object.clone(),
        })
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Figure {
    pub(crate) object: Object,
    pub(crate) what: Option<String>,
    pub(crate) value: f64,
    pub(crate) bound: Option<String>,
    /// The evidence of the event or tie that the figure belongs to.
    pub(crate) evidence: Evidence,
}

impl Figure {
    /// The figures of an event or tie that have a number.
    fn read_all(part: Part<'_>, evidence: &Evidence) -> Result<Vec<Self>, RecordError> {
        let read = |figure: Part<'_>, _: &Value| {
            let Some(value) = figure.object.get("value").and_then(number) else {
                return Ok(None);
            };
            Ok(Some(Self {
                what: figure.text("what")?.map(str::to_owned),
                value,
                bound: figure.text("bound")?.map(str::to_owned),
                evidence: evidence.clone(),
                object: figure.object.clone(),
            }))
        };
        Ok(part.objects("figures", "figure", read)?.into_iter().flatten().collect())
    }

    /// The same kind and value?
    #[expect(clippy::float_cmp, reason = "values are as written, never computed")]
    fn is(&self, other: &Self) -> bool {
        self.what == other.what && self.value == other.value
    }
}

/// A number; `true` and `false` are 1 and 0, as in the reference scorer.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::Bool(flag) => Some(f64::from(u8::from(*flag))),
        _ => None,
    }
}
