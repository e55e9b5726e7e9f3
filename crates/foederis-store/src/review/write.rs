//! Giving a review.

use super::correct::{alone, corrected, standing};
use super::place::{Place, Placed, placed};
use super::settle::Settled;
use super::{Judgement, Reviewed, Verdict};
use crate::add::{Writer, rows};
use crate::engine::{Access, Fault, Result as Asked, Store, params};
use crate::ids::Ids;
use crate::search::Readers;
use crate::{Error, FactKind, Ledger, days};
use jiff::Timestamp;
use jiff::tz::TimeZone;

impl Ledger {
    /// Takes down what an analyst says of the fact with this id, and brings everything that is made of facts in step, in one transaction.
    ///
    /// It holds from the day of `at` on. Facts of earlier versions and facts that a review closed may be reviewed as well: it is their
    /// place in the newest version that is meant.
    pub fn review(&mut self, id: &str, judgement: Judgement<'_>, by: &str, note: Option<&str>, at: Timestamp) -> Result<Reviewed, Error> {
        let mut readers = std::mem::take(&mut self.readers);
        let reviewed = self.give(&mut readers, id, judgement, (by.trim(), note), at);
        self.readers = readers;
        reviewed
    }

    fn give(
        &self,
        readers: &mut Readers,
        id: &str,
        judgement: Judgement<'_>,
        (by, note): (&str, Option<&str>),
        at: Timestamp,
    ) -> Result<Reviewed, Error> {
        if by.is_empty() {
            return Err(Error::NoReviewer);
        }
        let (id, kind) = self.resolve(id)?;
        let kind = kind.ok_or_else(|| Error::NotAFact { id: id.clone() })?;
        let transaction = self.store.transaction(Access::Write).map_err(self.failed())?;
        let (fact, newest) = look(&*transaction, &id).map_err(self.failed())?;
        let (verdict, record) = match judgement {
            Judgement::Accept => (Verdict::Accepted, Some(fact.record.clone())),
            Judgement::Reject => (Verdict::Rejected, None),
            Judgement::Correct(given) => (Verdict::Corrected, Some(corrected(&id, kind, &fact.record, given)?.to_string())),
        };
        let document = self.document_row(newest)?.document;
        let facts = record.as_deref().map(|record| alone(&document.id, kind, record));
        let facts = facts.transpose().map_err(|source| Error::Encode { id: id.clone(), source })?;
        let facts = facts.map(|facts| standing(&document, facts)).transpose()?.transpose();
        let facts = facts.map_err(|refused| Error::Correction { id: id.clone(), reason: refused.to_string() })?;

        let day = days::number(at.to_zoned(TimeZone::UTC).date());
        let review = take_down(&*transaction, &Given { document: &document.id, fact: &fact, verdict, by, note, at, day, record })
            .map_err(self.failed())?;
        let mut reviewed =
            Reviewed { number: review, fact: id, doc: document.id.clone(), verdict, by: by.to_owned(), closed: Vec::new(), written: None };
        let mut writer = Writer::new(&*transaction, &self.address).map_err(self.failed())?;
        let here = placed(&*transaction, newest).map_err(self.failed())?;
        let mut marked = false;
        for other in here.iter().filter(|other| other.stands && other.place == fact.place) {
            if verdict == Verdict::Accepted && other.row == fact.row {
                writer.link(other.row, review, "marked").map_err(self.failed())?;
                marked = true;
                continue;
            }
            writer.close(kind, other.row, day).and_then(|()| writer.link(other.row, review, "closed")).map_err(self.failed())?;
            reviewed.closed.push(other.id.clone());
        }
        if let Some(facts) = facts.filter(|_| !marked) {
            let (found, _) = rows(&document, &facts)?;
            if let Some(row) = found.into_iter().next() {
                let written = Settled {
                    row,
                    place: fact.place.clone(),
                    position: fact.position,
                    from: day,
                    until: None,
                    review: Some((review, "written")),
                };
                let id = writer.put(newest, &document, &written, 0, &mut Ids::new(&document.id)).map_err(self.failed())?;
                reviewed.written = Some(id);
            }
        }
        writer.finish(readers).map_err(self.failed())?;
        drop(writer);
        transaction.commit().map_err(self.failed())?;
        Ok(reviewed)
    }
}

/// The fact that is meant, and the newest version of its document.
fn look(store: &dyn Store, id: &str) -> Asked<(Placed, i64)> {
    let (row, version, newest): (i64, i64, i64) = store
        .prepare(
            "SELECT f.row, f.document, n.row FROM facts f JOIN documents d ON d.row = f.document
             JOIN documents n ON n.id = d.id AND n.known_to IS NULL WHERE f.id = ?",
        )?
        .one(params![id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let fact = placed(store, version)?.into_iter().find(|fact| fact.row == row);
    Ok((fact.ok_or(Fault::NoRow)?, newest))
}

/// A review on its way into the ledger.
struct Given<'g> {
    document: &'g str,
    fact: &'g Placed,
    verdict: Verdict,
    by: &'g str,
    note: Option<&'g str>,
    at: Timestamp,
    day: i64,
    record: Option<String>,
}

fn take_down(store: &dyn Store, given: &Given<'_>) -> Asked<i64> {
    let Place { kind, code, sentence, nth } = &given.fact.place;
    let kind: FactKind = *kind;
    store
        .prepare(
            "INSERT INTO reviews (document, kind, type, sentence, nth, fact, verdict, reviewer, at, day, note, told, record)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .insert(params![
            given.document,
            kind.code(),
            code,
            sentence,
            nth,
            &given.fact.id,
            given.verdict.code(),
            given.by,
            given.at.to_string(),
            given.day,
            given.note,
            &given.fact.record,
            given.record.as_deref(),
        ])
}
