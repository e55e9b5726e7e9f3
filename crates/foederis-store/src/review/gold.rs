//! Reviewed facts, to learn from.

use crate::{Error, Ledger, ReviewMark, Shown, Stored};
use foederis_model::{Document, FactsRecord};

/// A document with its reviewed facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Gold {
    /// The document in its newest version.
    pub document: Document,
    /// Its reviewed facts, without the coder's confidence.
    pub facts: FactsRecord,
    /// Facts that nobody looked at; they are left out.
    pub waiting: usize,
    /// The newest review of each fact, in the order of events, ties and claims.
    pub marks: Vec<ReviewMark>,
}

impl Ledger {
    /// Every document of which a fact was reviewed, by id, one at a time. What was rejected is not told; what was corrected is told so.
    pub fn each_gold(&self, mut visit: impl FnMut(Gold)) -> Result<(), Error> {
        let ids: Vec<String> =
            self.store.all("SELECT DISTINCT document FROM reviews ORDER BY document", &[], |row| row.get(0)).map_err(self.failed())?;
        for id in ids {
            let Shown::Document { document, events, ties, claims } = self.show_document(&id)? else { continue };
            let document = document.document;
            let mut marks = Vec::new();
            let mut waiting = 0;
            let facts = FactsRecord {
                doc: document.id.clone(),
                lang: document.lang.clone(),
                published: document.published.clone(),
                events: reviewed(events, &mut marks, &mut waiting, |event| event.confidence = None),
                ties: reviewed(ties, &mut marks, &mut waiting, |tie| tie.confidence = None),
                claims: reviewed(claims, &mut marks, &mut waiting, |claim| claim.confidence = None),
            };
            visit(Gold { document, facts, waiting, marks });
        }
        Ok(())
    }
}

fn reviewed<T>(facts: Vec<Stored<T>>, marks: &mut Vec<ReviewMark>, waiting: &mut usize, bare: impl Fn(&mut T)) -> Vec<T> {
    let mut kept = Vec::new();
    for mut fact in facts {
        match fact.review {
            Some(mark) => {
                marks.push(mark);
                bare(&mut fact.record);
                kept.push(fact.record);
            }
            None => *waiting += 1,
        }
    }
    kept
}
