//! Answers that are kept, for what many ask.

use crate::app::today;
use crate::background;
use crate::problem::Problem;
use crate::readers::Readers;
use bytes::Bytes;
use foederis_store::{Ledger, Position};
use quick_cache::sync::Cache;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// So many bytes of answers are kept.
const KEPT: u64 = 64 << 20;
/// An answer that took no longer is made anew as soon as the ledger has changed.
const QUICK: Duration = Duration::from_millis(50);
/// A question waits for an answer that took no longer to be made anew. Others are made anew beside the questions, which get the last one meanwhile.
const PATIENCE: Duration = Duration::from_millis(250);
/// What takes long is not made anew before so many times of what it took: at most a fifth of the time goes into one answer.
pub(crate) const REST: u32 = 4;

/// Kept answers, by address. When the ledger has changed they are made anew, the quick ones at once and the others at most a fifth of the time; after a
/// review all of them at once.
#[derive(Debug)]
pub(crate) struct Answers {
    kept: Cache<String, Kept, Weight>,
    /// What is being made anew, and whose turn it is to be made beside the questions.
    renewing: Mutex<BTreeSet<String>>,
    turn: Mutex<()>,
}

impl Default for Answers {
    fn default() -> Self {
        Self { kept: Cache::with_weighter(1_000, KEPT, Weight), renewing: Mutex::default(), turn: Mutex::default() }
    }
}

/// An answer that is kept.
#[derive(Debug, Clone)]
struct Kept {
    /// How many documents the ledger had.
    documents: i64,
    /// When it was made, and how long that took.
    made: Instant,
    took: Duration,
    bytes: Bytes,
}

/// An answer weighs as much as it is long.
#[derive(Debug, Clone)]
struct Weight;

impl quick_cache::Weighter<String, Kept> for Weight {
    fn weight(&self, key: &String, value: &Kept) -> u64 {
        (key.len() + value.bytes.len()).max(1) as u64
    }
}

impl Answers {
    /// The answer to what is asked, where the ledger stands at this position. `make` gives it anew, with the position that it is made from.
    pub(crate) fn give<T: Serialize>(
        self: &Arc<Self>,
        readers: &Arc<Readers>,
        ledger: &Ledger,
        asked: &str,
        position: Position,
        make: &Arc<impl Fn(&Ledger) -> Result<(Position, T), Problem> + Send + Sync + 'static>,
    ) -> Result<Bytes, Problem> {
        let key = format!("{} {} {asked}", position.reviews, today());
        // One question makes it, the others that ask for it wait.
        let kept = self.kept.get_or_insert_with(&key, || Kept::made(ledger, &**make))?;
        let is_fresh = kept.documents == position.documents || (kept.took > QUICK && kept.made.elapsed() < kept.took * REST);
        if is_fresh || !self.renewing.lock().unwrap_or_else(PoisonError::into_inner).insert(key.clone()) {
            return Ok(kept.bytes);
        }
        let renewal = Renewal { answers: Arc::clone(self), key };
        if kept.took <= PATIENCE {
            return renewal.make(ledger, &**make);
        }
        let (readers, make) = (Arc::clone(readers), Arc::clone(make));
        background::spawn(move || {
            let _turn = renewal.answers.turn.lock().unwrap_or_else(PoisonError::into_inner);
            // Where it failed, the last answer stands until the next question tries again.
            let _ = readers.ask_here(|ledger| renewal.make(ledger, &*make));
        });
        Ok(kept.bytes)
    }
}

impl Kept {
    fn made<T: Serialize>(ledger: &Ledger, make: &impl Fn(&Ledger) -> Result<(Position, T), Problem>) -> Result<Self, Problem> {
        let begun = Instant::now();
        let (position, answer) = make(ledger)?;
        let bytes = serde_json::to_vec(&answer).map(Bytes::from).map_err(Problem::ours)?;
        Ok(Self { documents: position.documents, made: Instant::now(), took: begun.elapsed(), bytes })
    }
}

/// An answer that is being made anew. Dropped however that ends: a mistake must not keep it from ever being made again.
struct Renewal {
    answers: Arc<Answers>,
    key: String,
}

impl Renewal {
    fn make<T: Serialize>(&self, ledger: &Ledger, make: &impl Fn(&Ledger) -> Result<(Position, T), Problem>) -> Result<Bytes, Problem> {
        let kept = Kept::made(ledger, make)?;
        self.answers.kept.insert(self.key.clone(), kept.clone());
        Ok(kept.bytes)
    }
}

impl Drop for Renewal {
    fn drop(&mut self) {
        self.answers.renewing.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}
