//! Reviews that were given.

use super::place::kind;
use super::{Review, Verdict};
use crate::engine::{Row, Value};
use crate::where_clause::{Where, text};
use crate::{Error, Ledger};

/// Which reviews to give.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewFilter {
    /// Who gave it.
    pub by: Vec<String>,
    /// What was said.
    pub verdict: Vec<Verdict>,
}

const REVIEW: &str = "r.row, r.fact, r.document, r.kind, r.type, r.verdict, r.reviewer, r.at, r.note, r.told, r.record,
    EXISTS (SELECT 1 FROM reviews n WHERE n.document = r.document AND n.kind = r.kind AND n.type = r.type AND n.sentence = r.sentence
        AND n.nth = r.nth AND n.row > r.row)";

impl Ledger {
    /// Reviews, newest first: those with a number below `after`, how many there are in all, and the number to go on with.
    pub fn reviews(&self, filter: &ReviewFilter, limit: usize, after: Option<i64>) -> Result<(Vec<Review>, u64, Option<i64>), Error> {
        let mut clause = Where::default();
        let marks = |count: usize| vec!["?"; count].join(", ");
        if !filter.by.is_empty() {
            clause.push(format!("r.reviewer IN ({})", marks(filter.by.len())), filter.by.iter().map(text));
        }
        if !filter.verdict.is_empty() {
            let verdicts = filter.verdict.iter().map(|verdict| text(verdict.code()));
            clause.push(format!("r.verdict IN ({})", marks(filter.verdict.len())), verdicts);
        }
        let total: i64 = self
            .store
            .one(&format!("SELECT count(*) FROM reviews r{}", clause.sql()), &clause.values, |row| row.get(0))
            .map_err(self.failed())?;
        if let Some(after) = after {
            clause.push("r.row < ?", [Value::Integer(after)]);
        }
        let sql = format!("SELECT {REVIEW} FROM reviews r{} ORDER BY r.row DESC LIMIT ?", clause.sql());
        clause.values.push(Value::Integer(i64::try_from(limit.max(1)).unwrap_or(i64::MAX).saturating_add(1)));
        let mut statement = self.store.prepare(&sql).map_err(self.failed())?;
        let mut rows = statement.query(&clause.values).map_err(self.failed())?;
        let mut reviews: Vec<Review> = Vec::new();
        while let Some(row) = rows.next().map_err(self.failed())? {
            reviews.push(self.review_row(row)?);
        }
        let more = reviews.len() > limit.max(1);
        reviews.truncate(limit.max(1));
        let next = reviews.last().filter(|_| more).map(|last| last.number);
        Ok((reviews, total.unsigned_abs(), next))
    }

    fn review_row(&self, row: Row<'_>) -> Result<Review, Error> {
        let get = |at: usize| row.get::<String>(at).map_err(self.failed());
        let fact = get(1)?;
        let unreadable = |error: &dyn std::fmt::Display| self.corrupt(format!("the review of {fact} cannot be read: {error}"));
        let record = row.get::<Option<String>>(10).map_err(self.failed())?;
        Ok(Review {
            number: row.get(0).map_err(self.failed())?,
            doc: get(2)?,
            kind: kind(&get(3)?),
            code: get(4)?,
            verdict: get(5)?.parse().map_err(|error: String| unreadable(&error))?,
            by: get(6)?,
            at: get(7)?,
            note: row.get(8).map_err(self.failed())?,
            superseded: row.get(11).map_err(self.failed())?,
            told: serde_json::from_str(&get(9)?).map_err(|error| unreadable(&error))?,
            record: record.map(|record| serde_json::from_str(&record)).transpose().map_err(|error| unreadable(&error))?,
            fact: fact.clone(),
        })
    }
}
