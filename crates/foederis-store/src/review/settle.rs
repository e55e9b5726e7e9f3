//! What stands in a document by its coder and its reviews.

use super::correct::{alone, standing};
use super::place::{Place, Places, evidence, kind};
use super::{Conflict, Verdict};
use crate::add::{Row, rows};
use crate::engine::{self, Fault, Row as Told, Statement, params};
use crate::{Error, FactKind};
use foederis_model::{Document, FactsRecord};
use serde_json::Value;
use std::collections::BTreeMap;

/// The newest review of a place.
pub(crate) struct Judged {
    row: i64,
    place: Place,
    fact: String,
    verdict: Verdict,
    by: String,
    day: i64,
    record: Option<String>,
    /// The record, where its evidence stands in the document.
    stands: Option<FactsRecord>,
}

impl Judged {
    fn conflict(&self, document: &str) -> Conflict {
        let evidence = self.record.as_deref().map(evidence).unwrap_or_default().into_iter().next().unwrap_or_default();
        Conflict { fact: self.fact.clone(), doc: document.to_owned(), verdict: self.verdict, by: self.by.clone(), evidence }
    }

    /// The record as a row, not known before the day of the review.
    fn written<'f>(&'f self, document: &Document, position: i64) -> Result<Option<Settled<'f>>, Error> {
        let Some(facts) = &self.stands else { return Ok(None) };
        let (found, _) = rows(document, facts)?;
        Ok(found.into_iter().next().map(|row| Settled {
            row,
            place: self.place.clone(),
            position,
            from: self.day,
            until: None,
            review: Some((self.row, "written")),
        }))
    }
}

/// A fact as it goes into the ledger.
pub(crate) struct Settled<'f> {
    pub(crate) row: Row<'f>,
    pub(crate) place: Place,
    pub(crate) position: i64,
    /// Known from this day at the earliest.
    pub(crate) from: i64,
    /// Closed on this day, or then at the latest when it became known.
    pub(crate) until: Option<i64>,
    /// The review behind it, and what that did to it.
    pub(crate) review: Option<(i64, &'static str)>,
}

impl Settled<'_> {
    pub(crate) fn is_written(&self) -> bool {
        matches!(self.review, Some((_, "written")))
    }
}

/// All reviews of a document that count, read with this statement.
pub(crate) const JUDGED: &str = "SELECT row, kind, type, sentence, nth, fact, verdict, reviewer, day, record
    FROM reviews WHERE document = ? ORDER BY row";

/// The newest review of each place of this document.
pub(crate) fn judged(statement: &mut Statement<'_>, document: &Document, failed: impl Fn(Fault) -> Error) -> Result<Vec<Judged>, Error> {
    let mut newest: BTreeMap<Place, Judged> = BTreeMap::new();
    let read = |row: Told<'_>| -> engine::Result<Judged> {
        let kind: FactKind = kind(&row.text(1)?);
        Ok(Judged {
            row: row.get(0)?,
            place: Place { kind, code: row.get(2)?, sentence: row.get(3)?, nth: row.get(4)? },
            fact: row.get(5)?,
            verdict: row.text(6)?.parse().map_err(|error: String| Fault::value(error))?,
            by: row.get(7)?,
            day: row.get(8)?,
            record: row.get(9)?,
            stands: None,
        })
    };
    let mut found = statement.query(params![&document.id]).map_err(&failed)?;
    while let Some(row) = found.next().map_err(&failed)? {
        let judged = read(row).map_err(&failed)?;
        newest.insert(judged.place.clone(), judged);
    }
    let mut all: Vec<Judged> = newest.into_values().collect();
    for judged in &mut all {
        let Some(record) = &judged.record else { continue };
        let facts = alone(&document.id, judged.place.kind, record).map_err(|source| Error::Encode { id: judged.fact.clone(), source })?;
        judged.stands = standing(document, facts)?.ok();
    }
    Ok(all)
}

/// What goes into the ledger for a document: the coder's facts, closed where a review says so, and what reviews wrote.
pub(crate) fn settle<'f>(
    document: &Document,
    rows: Vec<Row<'f>>,
    judged: &'f [Judged],
) -> Result<(Vec<Settled<'f>>, Vec<Conflict>), Error> {
    let mut places = Places::default();
    let mut settled = Vec::with_capacity(rows.len());
    let mut conflicts = Vec::new();
    let mut met = vec![false; judged.len()];
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    for row in rows {
        let place = places.next(row.witness.kind, row.witness.code, row.witness.evidence);
        let position = i64::try_from(row.witness.position).unwrap_or(i64::MAX);
        let at = judged.iter().position(|judged| judged.place == place);
        let mut settle = Settled { row, place, position, from: 0, until: None, review: None };
        let Some(at) = at else {
            settled.push(settle);
            continue;
        };
        met[at] = true;
        let judged = &judged[at];
        let written = match (judged.verdict, &judged.record) {
            (Verdict::Accepted, Some(record)) if same(record, &settle.row.record) => {
                settle.review = Some((judged.row, "marked"));
                settled.push(settle);
                continue;
            }
            (Verdict::Rejected, _) => None,
            (verdict, _) => {
                let written = judged.written(document, position)?;
                if written.is_none() {
                    conflicts.push(judged.conflict(&document.id));
                }
                if written.is_none() && verdict == Verdict::Accepted {
                    // Nothing speaks against what the coder finds now.
                    settled.push(settle);
                    continue;
                }
                written
            }
        };
        settle.until = Some(judged.day);
        settle.review = Some((judged.row, "closed"));
        settled.push(settle);
        settled.extend(written);
    }
    for (judged, _) in judged.iter().zip(met).filter(|(judged, met)| !met && judged.verdict != Verdict::Rejected) {
        match judged.written(document, count)? {
            Some(written) => settled.push(written),
            None => conflicts.push(judged.conflict(&document.id)),
        }
    }
    Ok((settled, conflicts))
}

/// Whether two records tell the same, however sure the coder was and wherever it found it.
fn same(one: &str, other: &str) -> bool {
    let told = |record: &str| {
        let mut record: Value = serde_json::from_str(record).unwrap_or_default();
        if let Some(fields) = record.as_object_mut() {
            for name in ["confidence", "evidence", "spans", "trigger", "trigger_span", "cue", "cue_span"] {
                fields.remove(name);
            }
        }
        record
    };
    one == other || told(one) == told(other)
}
