//! Facts that wait for a review.

use crate::engine::{self, Access, Rows, Statement, Store, params};
use crate::query::FACT;
use crate::stored::Record;
use crate::{Error, FactKind, Ledger, Stored};
use foederis_model::{Claim, Event, Tie};
use serde::Serialize;
use std::collections::BinaryHeap;

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

/// The rank of what has no confidence. What has one has a rank of at most a million.
const BY_HAND: i64 = 2_000_000;

const KINDS: [FactKind; 3] = [FactKind::Event, FactKind::Tie, FactKind::Claim];

/// Facts known now that no review marks or wrote.
const WAITING: &str = "f.known_to IS NULL AND NOT EXISTS (SELECT 1 FROM fact_review x WHERE x.fact = f.row)";

/// A fact in its place in the queue.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Waiting {
    rank: i64,
    id: String,
    row: i64,
    kind: FactKind,
    contested: bool,
}

/// Facts of one kind to one side of the confidence from which on they are kept, the nearest first.
struct Side<'s> {
    rows: Rows<'s>,
    kind: FactKind,
    least: f64,
    next: Option<(f64, i64, String)>,
}

impl Side<'_> {
    fn advance(&mut self) -> engine::Result<()> {
        self.next = match self.rows.next()? {
            Some(row) => Some(((row.get::<f64>(1)? - self.least).abs(), row.get(0)?, row.get(2)?)),
            None => None,
        };
        Ok(())
    }
}

impl Ledger {
    /// Facts that nobody looked at, those first on which the coder was least sure whether to keep them; `least` are the confidences from
    /// which on events, ties and claims are kept. On what is contested it counts as twice as unsure. What has no confidence was coded by hand, and
    /// comes last. Also how many wait in all, and the cursor to go on with, which holds while nothing is added or reviewed before it.
    pub fn review_queue(&self, least: [f64; 3], limit: usize, after: Option<&str>) -> Result<(Vec<Queued>, u64, Option<String>), Error> {
        let after = after.map(|cursor| position(cursor).ok_or_else(|| Error::Cursor(cursor.to_owned()))).transpose()?;
        let limit = limit.max(1);
        let transaction = self.store.transaction(Access::Read).map_err(self.failed())?;
        let (mut found, total) = (|| -> engine::Result<_> {
            let mut found = unsure(&*transaction, least, limit + 1, after)?;
            let missing = limit + 1 - found.len();
            found.append(&mut by_hand(&*transaction, missing, after)?);
            Ok((found, waiting(&*transaction)?))
        })()
        .map_err(self.failed())?;
        let more = found.len() > limit;
        found.truncate(limit);
        let next = found.last().filter(|_| more).map(|last| format!("q{}.{}", last.rank, last.id));
        let mut queued = Vec::with_capacity(limit);
        for Waiting { row, kind, contested, .. } in found {
            let fact = match kind {
                FactKind::Event => QueuedFact::Event(Box::new(self.fact_row(row)?)),
                FactKind::Tie => QueuedFact::Tie(Box::new(self.fact_row(row)?)),
                FactKind::Claim => QueuedFact::Claim(Box::new(self.fact_row(row)?)),
            };
            queued.push(Queued { contested, fact });
        }
        Ok((queued, total, next))
    }

    fn fact_row<T: Record>(&self, row: i64) -> Result<Stored<T>, Error> {
        let sql = format!("SELECT {FACT} FROM facts f JOIN documents d ON d.row = f.document WHERE f.row = ?");
        let mut statement = self.store.prepare(&sql).map_err(self.failed())?;
        let mut rows = statement.query(params![row]).map_err(self.failed())?;
        let found = rows.next().map_err(self.failed())?.ok_or_else(|| Error::NoSuchId { id: row.to_string() })?;
        self.fact(found)
    }
}

/// How many facts wait.
fn waiting(store: &dyn Store) -> engine::Result<u64> {
    // Few were reviewed of very many; and an index has all that are known now.
    let sql = "SELECT (SELECT count(*) FROM facts f INDEXED BY facts_confidence WHERE f.known_to IS NULL)
        - (SELECT count(*) FROM facts f WHERE f.known_to IS NULL AND f.row IN (SELECT fact FROM fact_review))";
    store.one(sql, &[], |row| row.get::<i64>(0)).map(i64::unsigned_abs)
}

/// What has a confidence, from the nearest to what decides whether it is kept outwards, until nothing further out can rank before what was found.
fn unsure(store: &dyn Store, least: [f64; 3], wanted: usize, after: Option<(i64, &str)>) -> engine::Result<Vec<Waiting>> {
    let confidence = store.confidence();
    // What ranks after the cursor lies at least so far out.
    let from = after.map_or(0.0, |(rank, _)| (rank - 1).max(0) as f64 / 1e6);
    let mut sides: Vec<(Statement<'_>, FactKind, f64, f64)> = Vec::new();
    for (kind, least) in KINDS.into_iter().zip(least) {
        for (test, order, edge) in [(">=", "", least + from), ("<", " DESC", least - from)] {
            let sql = format!(
                "SELECT f.row, CAST({confidence} AS DOUBLE PRECISION), f.id FROM facts f INDEXED BY facts_confidence
                 WHERE f.kind = ? AND {WAITING} AND {confidence} {test} ? ORDER BY {confidence}{order}, f.id{order}"
            );
            sides.push((store.prepare(&sql)?, kind, least, edge));
        }
    }
    let mut open = Vec::with_capacity(sides.len());
    for (statement, kind, least, edge) in &mut sides {
        let mut side = Side { rows: statement.scan(params![kind.code(), *edge])?, kind: *kind, least: *least, next: None };
        side.advance()?;
        open.push(side);
    }
    let mut contested = Contested::new(store)?;
    let mut found: BinaryHeap<Waiting> = BinaryHeap::new();
    let nearest = |open: &mut Vec<Side<'_>>| {
        let near = open.iter().enumerate().filter_map(|(at, side)| Some((side.next.as_ref()?.0, at)));
        near.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, at)| at)
    };
    while let Some(at) = nearest(&mut open) {
        let side = &mut open[at];
        let Some((distance, row, id)) = side.next.take() else { break };
        if found.len() == wanted && found.peek().is_some_and(|last| rank(distance, true) > last.rank) {
            break;
        }
        let contested = contested.is(side.kind, row)?;
        let one = Waiting { rank: rank(distance, contested), id, row, kind: side.kind, contested };
        if after.is_none_or(|after| (one.rank, one.id.as_str()) > after) {
            found.push(one);
            if found.len() > wanted {
                found.pop();
            }
        }
        side.advance()?;
    }
    Ok(found.into_sorted_vec())
}

/// What was coded by hand, by id.
fn by_hand(store: &dyn Store, wanted: usize, after: Option<(i64, &str)>) -> engine::Result<Vec<Waiting>> {
    let confidence = store.confidence();
    let after = after.filter(|(rank, _)| *rank >= BY_HAND).map_or("", |(_, id)| id);
    let mut contested = Contested::new(store)?;
    let mut found = Vec::new();
    for kind in KINDS {
        let sql = format!(
            "SELECT f.row, f.id FROM facts f INDEXED BY facts_confidence
             WHERE f.kind = ? AND {WAITING} AND {confidence} IS NULL AND f.id > ? ORDER BY f.id LIMIT ?"
        );
        let limit = i64::try_from(wanted).unwrap_or(i64::MAX);
        let of_kind: Vec<(i64, String)> = store.all(&sql, params![kind.code(), after, limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for (row, id) in of_kind {
            found.push(Waiting { rank: BY_HAND, id, row, kind, contested: contested.is(kind, row)? });
        }
    }
    found.sort_unstable();
    found.truncate(wanted);
    Ok(found)
}

/// In millionths: how far the confidence lies from that from which on a fact is kept, half as far where reports differ.
#[allow(clippy::cast_possible_truncation)] // between 0 and a million
fn rank(distance: f64, contested: bool) -> i64 {
    let distance = if contested { distance / 2.0 } else { distance };
    (distance * 1e6).round() as i64
}

/// Whether reports differ on what facts tell.
struct Contested<'s> {
    event: Statement<'s>,
    tie: Statement<'s>,
}

impl<'s> Contested<'s> {
    fn new(store: &'s dyn Store) -> engine::Result<Self> {
        Ok(Self {
            event: store
                .prepare("SELECT 1 FROM event_incident e JOIN incidents i ON i.row = e.incident WHERE e.fact = ? AND i.contested = 1")?,
            tie: store.prepare(
                "SELECT 1 FROM tie_relation t JOIN relations r ON r.row = t.relation WHERE t.fact = ? AND r.contested = 1 LIMIT 1",
            )?,
        })
    }

    fn is(&mut self, kind: FactKind, row: i64) -> engine::Result<bool> {
        let of = match kind {
            FactKind::Event => &mut self.event,
            FactKind::Tie => &mut self.tie,
            FactKind::Claim => return Ok(false),
        };
        Ok(of.maybe(params![row], |_| Ok(()))?.is_some())
    }
}

fn position(cursor: &str) -> Option<(i64, &str)> {
    let (rank, id) = cursor.strip_prefix('q')?.split_once('.')?;
    Some((rank.parse().ok()?, id))
}
