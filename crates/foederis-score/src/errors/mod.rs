//! What went wrong, record by record, and why.

mod cause;
mod claim;
mod confusion;
mod event;
mod figure;
mod item;
mod summary;
mod tie;

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use serde_json::Value;

use crate::judge::{Judged, judge};
use crate::read::Texts;
use crate::record::Record;
use item::{Item, Meeting, meet};

pub use cause::Cause;
pub use confusion::Confusion;
pub use summary::{Summary, summarise};

/// The kinds of records whose errors can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Events.
    Events,
    /// Ties.
    Ties,
    /// Figures of events and ties.
    Figures,
    /// Claims.
    Claims,
}

impl Kind {
    /// All kinds, in the order of a score.
    pub const ALL: [Self; 4] = [Self::Events, Self::Ties, Self::Figures, Self::Claims];

    /// The kind's name, as in a score.
    pub fn name(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Ties => "ties",
            Self::Figures => "figures",
            Self::Claims => "claims",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let known = Self::ALL.into_iter().find(|kind| kind.name() == name);
        known.ok_or_else(|| format!("there is no kind \"{name}\"; give events, ties, figures or claims"))
    }
}

/// What happened to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Gold has it, and no prediction matches.
    Missed,
    /// It was predicted, and nothing in gold matches.
    Extra,
    /// It matches, but an attribute that is scored apart is wrong.
    Differs,
}

impl What {
    /// The name as printed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::Extra => "extra",
            Self::Differs => "differs",
        }
    }
}

/// One error: a gold record that was missed, a prediction too many, or an attribute that is wrong in a match.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ErrorCase {
    /// The document.
    pub doc: String,
    /// The kind of record.
    pub kind: Kind,
    /// What happened to it.
    pub what: What,
    /// Why, in one word of a fixed set.
    pub cause: Cause,
    /// Why, with the particulars: the prediction's value first, then gold's ("type ACCUSE for REJECT").
    pub reason: String,
    /// The gold record; of an extra prediction the nearest one, where there is one on its sentence.
    pub gold: Option<Value>,
    /// The prediction; of a missed record the nearest one, where there is one on its sentence.
    pub pred: Option<Value>,
}

impl fmt::Display for ErrorCase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}: {}", self.doc, self.kind, self.what.name(), self.reason)
    }
}

/// Lists every error of one kind, by document, missed ones first, each in its record's order. With `lang`, only
/// documents whose gold record names that language count.
///
/// A missed record and an extra prediction on the same sentence are explained by each other, best likeness first,
/// each at most once. There are as many missed and extra cases as the score's row lacks.
pub fn errors(golds: &[Record], preds: &[Record], texts: Option<&Texts>, kind: Kind, lang: Option<&str>) -> Vec<ErrorCase> {
    let mut cases = Vec::new();
    visit(golds, preds, texts, kind, lang, &mut cases);
    cases
}

/// Counts which type (of a figure: what it counts; of a claim: its stance) was taken for which. A prediction counts
/// against the gold record that it matches, or else the nearest one on its sentence.
pub fn confusion(golds: &[Record], preds: &[Record], texts: Option<&Texts>, kind: Kind, lang: Option<&str>) -> Confusion {
    let mut table = Confusion::default();
    visit(golds, preds, texts, kind, lang, &mut table);
    table
}

/// Takes in how the gold items of a document met its predicted ones.
trait Visitor {
    fn document<T: Item>(&mut self, doc: &str, kind: Kind, golds: &[&T], preds: &[&T], meeting: &Meeting);
}

fn visit(golds: &[Record], preds: &[Record], texts: Option<&Texts>, kind: Kind, lang: Option<&str>, visitor: &mut impl Visitor) {
    let mut documents = judge(golds, preds, texts);
    documents.retain(|document| lang.is_none_or(|lang| document.gold.language() == lang));
    documents.sort_by(|a, b| a.gold.doc.cmp(&b.gold.doc));
    for document in &documents {
        let Judged { gold, pred, events, ties, figures, claims, .. } = document;
        match kind {
            Kind::Events => show(visitor, gold, kind, refs(&gold.events), refs(&pred.events), events),
            Kind::Ties => show(visitor, gold, kind, refs(&gold.ties), refs(&pred.ties), ties),
            Kind::Figures => show(visitor, gold, kind, gold.figures(), pred.figures(), figures),
            Kind::Claims => show(visitor, gold, kind, refs(&gold.claims), refs(&pred.claims), claims),
        }
    }
}

fn refs<T>(items: &[T]) -> Vec<&T> {
    items.iter().collect()
}

#[expect(clippy::needless_pass_by_value, reason = "the lists are made for this call")]
fn show<T: Item>(visitor: &mut impl Visitor, gold: &Record, kind: Kind, golds: Vec<&T>, preds: Vec<&T>, pairs: &[(usize, usize)]) {
    visitor.document(&gold.doc, kind, &golds, &preds, &meet(&golds, &preds, pairs));
}

impl Visitor for Vec<ErrorCase> {
    fn document<T: Item>(&mut self, doc: &str, kind: Kind, golds: &[&T], preds: &[&T], meeting: &Meeting) {
        let mut push = |what, (cause, reason): (Cause, String), gold: Option<&T>, pred: Option<&T>| {
            let (gold, pred) = (gold.map(Item::shown), pred.map(Item::shown));
            self.push(ErrorCase { doc: doc.to_owned(), kind, what, cause, reason, gold, pred });
        };
        for &(i, near) in &meeting.missed {
            let gold = golds[i];
            let why = match near {
                item::Near::One(j) => gold.clash(preds[j]),
                item::Near::Taken(_) => Cause::Taken.told(What::Missed),
                item::Near::None => Cause::NoRecord.told(What::Missed),
            };
            push(What::Missed, why, Some(gold), near.index().map(|j| preds[j]));
        }
        for &(j, near) in &meeting.extra {
            let pred = preds[j];
            let why = match near {
                _ if pred.spoiled() => Cause::BadEvidence.told(What::Extra),
                item::Near::One(i) => golds[i].clash(pred),
                item::Near::Taken(_) => Cause::Taken.told(What::Extra),
                item::Near::None => Cause::NoRecord.told(What::Extra),
            };
            push(What::Extra, why, near.index().map(|i| golds[i]), Some(pred));
        }
        for &(i, j) in &meeting.pairs {
            for why in golds[i].differences(preds[j]) {
                push(What::Differs, why, Some(golds[i]), Some(preds[j]));
            }
        }
    }
}
