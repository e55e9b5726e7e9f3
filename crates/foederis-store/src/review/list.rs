//! Reviews that were given, and facts that wait for one.

use super::place::kind;
use super::{Review, Verdict};
use crate::engine::{Row, Value, params};
use crate::query::FACT;
use crate::stored::Record;
use crate::where_clause::{Where, text};
use crate::{Error, FactKind, Ledger, Stored};
use foederis_model::{Claim, Event, Tie};
use serde::Serialize;

/// Which reviews to give.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewFilter {
    /// Who gave it.
    pub by: Vec<String>,
    /// What was said.
    pub verdict: Vec<Verdict>,
}

/// A fact that nobody looked at.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Queued {
    /// Whether reports differ on its incident, or on its tie.
    pub contested: bool,
    /// The fact.
    #[serde(flatten)]
    pub fact: QueuedFact,
}

/// A fact of any kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum QueuedFact {
    /// An event.
    Event(Box<Stored<Event>>),
    /// A tie.
    Tie(Box<Stored<Tie>>),
    /// A claim.
    Claim(Box<Stored<Claim>>),
}

const REVIEW: &str = "r.row, r.fact, r.document, r.kind, r.type, r.verdict, r.reviewer, r.at, r.note, r.told, r.record,
    EXISTS (SELECT 1 FROM reviews n WHERE n.document = r.document AND n.kind = r.kind AND n.type = r.type AND n.sentence = r.sentence
        AND n.nth = r.nth AND n.row > r.row)";

/// Facts known now that no review marks or wrote.
const WAITING: &str = "f.known_to IS NULL AND NOT EXISTS (SELECT 1 FROM fact_review x WHERE x.fact = f.row)";

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

    /// Facts that nobody looked at, those first on which the coder was least sure whether to keep them; `least` are the confidences from
    /// which on events, ties and claims are kept. On what is contested it counts as twice as unsure. Also how many wait in all, and the
    /// cursor to go on with, which holds while nothing is added or reviewed before it.
    pub fn review_queue(&self, least: [f64; 3], limit: usize, after: Option<&str>) -> Result<(Vec<Queued>, u64, Option<String>), Error> {
        let after = after.map(|cursor| position(cursor).ok_or_else(|| Error::Cursor(cursor.to_owned()))).transpose()?;
        let (rank, id) = after.unwrap_or((-1, ""));
        let total: i64 =
            self.store.one(&format!("SELECT count(*) FROM facts f WHERE {WAITING}"), &[], |row| row.get(0)).map_err(self.failed())?;
        let confidence = self.store.confidence();
        // What has no confidence was coded by hand, and comes last.
        let sql = format!(
            "WITH waiting AS (
                SELECT f.row, f.id, f.kind, {confidence}
                        - CASE f.kind WHEN 'event' THEN CAST(?1 AS DOUBLE PRECISION) WHEN 'tie' THEN CAST(?2 AS DOUBLE PRECISION)
                            ELSE CAST(?3 AS DOUBLE PRECISION) END AS distance,
                    CASE f.kind
                        WHEN 'event' THEN EXISTS (SELECT 1 FROM event_incident e JOIN incidents i ON i.row = e.incident
                            WHERE e.fact = f.row AND i.contested = 1)
                        WHEN 'tie' THEN EXISTS (SELECT 1 FROM tie_relation t JOIN relation_standing s ON s.relation = t.relation
                            WHERE t.fact = f.row AND s.standing = 'disputed')
                        ELSE FALSE END AS contested
                FROM facts f WHERE {WAITING}
             ), ranked AS (
                SELECT row, id, kind, contested, CAST(round(1000000 * coalesce(abs(distance), 2) / CASE WHEN contested THEN 2 ELSE 1 END) AS BIGINT) AS rank
                FROM waiting
             )
             SELECT row, kind, contested, rank, id FROM ranked WHERE (rank, id) > (?4, ?5) ORDER BY rank, id LIMIT ?6"
        );
        let limit = limit.max(1);
        let asked = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
        let found: Vec<(i64, String, bool, i64, String)> = self
            .store
            .all(&sql, params![least[0], least[1], least[2], rank, id, asked], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
            })
            .map_err(self.failed())?;
        let next = (found.len() > limit).then(|| found[limit - 1].clone()).map(|(_, _, _, rank, id)| format!("q{rank}.{id}"));
        let mut queued = Vec::with_capacity(limit);
        for (row, code, contested, ..) in found.into_iter().take(limit) {
            let fact = match kind(&code) {
                FactKind::Event => QueuedFact::Event(Box::new(self.fact_row(row)?)),
                FactKind::Tie => QueuedFact::Tie(Box::new(self.fact_row(row)?)),
                FactKind::Claim => QueuedFact::Claim(Box::new(self.fact_row(row)?)),
            };
            queued.push(Queued { contested, fact });
        }
        Ok((queued, total.unsigned_abs(), next))
    }

    fn fact_row<T: Record>(&self, row: i64) -> Result<Stored<T>, Error> {
        let sql = format!("SELECT {FACT} FROM facts f JOIN documents d ON d.row = f.document WHERE f.row = ?");
        let mut statement = self.store.prepare(&sql).map_err(self.failed())?;
        let mut rows = statement.query(params![row]).map_err(self.failed())?;
        let found = rows.next().map_err(self.failed())?.ok_or_else(|| Error::NoSuchId { id: row.to_string() })?;
        self.fact(found)
    }
}

fn position(cursor: &str) -> Option<(i64, &str)> {
    let (rank, id) = cursor.strip_prefix('q')?.split_once('.')?;
    Some((rank.parse().ok()?, id))
}
