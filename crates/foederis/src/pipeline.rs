//! Reads many documents on all cores, in input order, in flat memory.

use foederis_coder::explain::Explanation;
use foederis_coder::{Coder, Scratch};
use foederis_intake::{Limits, Problem, Unit, Units};
use foederis_model::{Document, FactsRecord};
use rayon::prelude::*;
use std::cell::RefCell;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

/// A batch ends at this many documents …
const DOCUMENTS: usize = 512;
/// … or this many bytes, whichever comes first. Three batches are in memory at a time.
const BYTES: usize = 8 << 20;

thread_local! {
    /// What a worker remembers of words, from document to document.
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// What to read, and how.
pub struct Pipeline {
    pub paths: Vec<PathBuf>,
    /// `None` for all cores.
    pub jobs: Option<NonZeroUsize>,
    /// Bytes to documents.
    pub intake: fn(&Unit, &Limits) -> Result<Document, Problem>,
    /// So many readable documents at the beginning have been worked on before and are only read.
    pub done: u64,
}

/// Codes a document with what this worker remembers of earlier ones.
pub fn code(coder: &Coder<'_>, document: &Document) -> FactsRecord {
    remembering(|scratch| coder.code(document, scratch))
}

/// Explains a document in the same way.
pub fn explain(coder: &Coder<'_>, document: &Document) -> Explanation {
    remembering(|scratch| coder.explain(document, scratch))
}

fn remembering<T>(work: impl FnOnce(&mut Scratch) -> T) -> T {
    // Taken out while in use: a panic leaves an empty one, never a half-written one.
    let mut scratch = SCRATCH.take();
    let made = work(&mut scratch);
    SCRATCH.set(scratch);
    made
}

/// What became of one input.
pub enum Outcome<T> {
    /// Read, and made into what the command wants.
    Made(T),
    /// Among those done before: its id.
    Done(String),
    /// Broken: where and why.
    Problem(String),
}

/// Threads to read with; `None` for all cores.
pub fn workers(jobs: Option<NonZeroUsize>) -> miette::Result<rayon::ThreadPool> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(jobs.map_or(0, NonZeroUsize::get))
        .build()
        .map_err(|error| miette::miette!("cannot start threads: {error}; try a smaller --jobs"))
}

/// Codes documents that were read before, in their order.
pub fn code_all(workers: &rayon::ThreadPool, coder: &Coder<'_>, documents: Vec<Document>) -> Vec<Outcome<(Document, FactsRecord)>> {
    let make = |document: Document| {
        let record = code(coder, &document);
        (document, record)
    };
    workers.install(|| documents.into_par_iter().map(|document| work(Outcome::Made(document), &make)).collect())
}

impl Pipeline {
    /// Hands over the outcomes in input order, batch by batch; `make` runs on the workers.
    pub fn run<T: Send, E>(
        mut self,
        make: impl Fn(Document) -> T + Sync,
        mut each: impl FnMut(Vec<Outcome<T>>) -> Result<(), E>,
    ) -> miette::Result<Result<(), E>> {
        let workers = workers(self.jobs)?;
        let intake = self.intake;
        let limits = Limits::default();
        let units = Units::new(std::mem::take(&mut self.paths), limits.clone());
        let make = &make;
        Ok(thread::scope(|scope| {
            let (send, batches) = sync_channel(1);
            scope.spawn(move || split(units, &send));
            // The workers go on with the next batch while this thread is busy with the last.
            let (send, results) = sync_channel(1);
            scope.spawn(move || {
                for batch in batches {
                    let documents: Vec<Outcome<Document>> =
                        workers.install(|| batch.into_par_iter().map(|unit| read(unit, intake, &limits)).collect());
                    let documents = self.set_done_apart(documents);
                    let outcomes: Vec<Outcome<T>> =
                        workers.install(|| documents.into_par_iter().map(|document| work(document, make)).collect());
                    if send.send(outcomes).is_err() {
                        // The other side gave up: nobody wants the rest.
                        return;
                    }
                }
            });
            for outcomes in results {
                each(outcomes)?;
            }
            Ok(())
        }))
    }

    /// Which documents were done before is known only in order, so this stands between two steps that run on all cores.
    fn set_done_apart(&mut self, documents: Vec<Outcome<Document>>) -> Vec<Outcome<Document>> {
        let mut apart = |outcome: Outcome<Document>| match outcome {
            Outcome::Made(document) if self.done > 0 => {
                self.done -= 1;
                Outcome::Done(document.id)
            }
            other => other,
        };
        documents.into_iter().map(&mut apart).collect()
    }
}

fn split(units: Units, send: &SyncSender<Vec<Result<Unit, Problem>>>) {
    let mut batch = Vec::new();
    let mut bytes = 0;
    for unit in units {
        bytes += unit.as_ref().map_or(0, |unit| unit.bytes.len());
        batch.push(unit);
        if batch.len() >= DOCUMENTS || bytes >= BYTES {
            bytes = 0;
            if send.send(std::mem::take(&mut batch)).is_err() {
                // The other side gave up: nobody wants the rest.
                return;
            }
        }
    }
    if !batch.is_empty() {
        // The same: a closed channel is the other side's decision.
        let _ = send.send(batch);
    }
}

fn read(unit: Result<Unit, Problem>, intake: fn(&Unit, &Limits) -> Result<Document, Problem>, limits: &Limits) -> Outcome<Document> {
    let unit = match unit {
        Ok(unit) => unit,
        Err(problem) => return Outcome::Problem(problem.to_string()),
    };
    guarded(&unit.place, || match intake(&unit, limits) {
        Ok(document) => Outcome::Made(document),
        Err(problem) => Outcome::Problem(problem.to_string()),
    })
}

fn work<T>(document: Outcome<Document>, make: &impl Fn(Document) -> T) -> Outcome<T> {
    match document {
        Outcome::Made(document) => {
            let id = document.id.clone();
            guarded(&id, || Outcome::Made(make(document)))
        }
        Outcome::Done(id) => Outcome::Done(id),
        Outcome::Problem(problem) => Outcome::Problem(problem),
    }
}

/// A document that makes the reader panic is a bug, but it must not take the other documents with it.
fn guarded<T>(place: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Outcome::Problem(format!("{place}: could not be read because of a mistake in foederis; please report it with the document"))
    })
}
