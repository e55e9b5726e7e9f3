//! What a fact keeps when its document is read anew.

use crate::engine::{self, Store, params};
use crate::{FactKind, reported};
use std::collections::BTreeMap;

/// Kind, type and first sentence of a fact, and which of several such facts of the document it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) kind: FactKind,
    pub(crate) code: String,
    pub(crate) sentence: String,
    pub(crate) nth: i64,
}

/// Gives the coder's facts of one document their places, in their order.
#[derive(Debug, Default)]
pub(super) struct Places {
    seen: BTreeMap<(FactKind, String, String), i64>,
}

impl Places {
    pub(super) fn next(&mut self, kind: FactKind, code: &str, evidence: &[String]) -> Place {
        let sentence = foederis_model::fold(evidence.first().map_or("", String::as_str));
        let seen = self.seen.entry((kind, code.to_owned(), sentence.clone())).or_insert(0);
        let nth = *seen;
        *seen += 1;
        Place { kind, code: code.to_owned(), sentence, nth }
    }
}

/// A fact of one version of a document.
pub(super) struct Placed {
    pub(super) row: i64,
    pub(super) id: String,
    pub(super) place: Place,
    pub(super) position: i64,
    pub(super) record: String,
    /// Known now.
    pub(super) stands: bool,
}

/// All facts of a version of a document, with those that reviews closed and wrote.
pub(super) fn placed(store: &dyn Store, document: i64) -> engine::Result<Vec<Placed>> {
    let mut facts = store.prepare(
        "SELECT f.row, f.id, f.kind, f.type, f.position, f.record, f.known_to IS NULL, r.kind, r.type, r.sentence, r.nth
         FROM facts f LEFT JOIN fact_review x ON x.fact = f.row AND x.effect = 'written' LEFT JOIN reviews r ON r.row = x.review
         WHERE f.document = ? ORDER BY f.kind, f.position, f.row",
    )?;
    let mut rows = facts.query(params![document])?;
    let mut places = Places::default();
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (code, record): (String, String) = (row.get(3)?, row.get(5)?);
        let place = match row.get::<Option<String>>(7)? {
            Some(kind) => Place { kind: self::kind(&kind), code: row.get(8)?, sentence: row.get(9)?, nth: row.get(10)? },
            None => places.next(kind(&row.get::<String>(2)?), &code, &evidence(&record)),
        };
        found.push(Placed { row: row.get(0)?, id: row.get(1)?, place, position: row.get(4)?, record, stands: row.get(6)? });
    }
    Ok(found)
}

/// The layout lets nothing else in.
pub(super) fn kind(code: &str) -> FactKind {
    FactKind::from_code(code).unwrap_or(FactKind::Event)
}

/// The sentences of a record of any kind.
pub(super) fn evidence(record: &str) -> Vec<String> {
    // What the ledger wrote can be read; a damaged record has no place of its own.
    reported::evidence(record).unwrap_or_default()
}
