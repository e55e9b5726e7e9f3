//! Reads many documents on all cores, in input order, in flat memory.

use foederis_coder::{Coder, Scratch};
use foederis_intake::{Limits, Problem, Unit, Units};
use foederis_knowledge::Knowledge;
use foederis_model::{Document, FactsRecord};
use rayon::prelude::*;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

/// A batch ends at this many documents …
const DOCUMENTS: usize = 512;
/// … or this many bytes, whichever comes first. Three batches are in memory at a time.
const BYTES: usize = 8 << 20;

/// One document, read; or what was wrong with it.
pub type Outcome = Result<(Document, FactsRecord), String>;

/// Reads and codes everything under `paths`, and hands the results over in input order, batch by batch.
pub fn run<E>(
    paths: Vec<PathBuf>,
    jobs: Option<NonZeroUsize>,
    knowledge: &Knowledge,
    mut each: impl FnMut(Vec<Outcome>) -> Result<(), E>,
) -> miette::Result<Result<(), E>> {
    let threads = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs.map_or(0, NonZeroUsize::get))
        .build()
        .map_err(|error| miette::miette!("cannot start threads: {error}; try a smaller --jobs"))?;
    let coder = Coder::new(knowledge);
    let limits = Limits::default();
    let result = thread::scope(|scope| {
        let (send, batches) = sync_channel(1);
        let units = Units::new(paths, limits.clone());
        scope.spawn(move || split(units, &send));
        for batch in batches {
            let outcomes = threads.install(|| {
                batch
                    .into_par_iter()
                    .with_min_len(4)
                    .map_init(Scratch::default, |scratch, unit| code(unit, &limits, &coder, scratch))
                    .collect::<Vec<Outcome>>()
            });
            each(outcomes)?;
        }
        Ok(())
    });
    Ok(result)
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

fn code(unit: Result<Unit, Problem>, limits: &Limits, coder: &Coder<'_>, scratch: &mut Scratch) -> Outcome {
    let unit = unit.map_err(|problem| problem.to_string())?;
    // A document that makes the reader panic is a bug, but it must not take the other documents with it.
    let read = catch_unwind(AssertUnwindSafe(|| {
        let document = foederis_intake::read(&unit, limits).map_err(|problem| problem.to_string())?;
        let record = coder.code(&document, scratch);
        Ok((document, record))
    }));
    read.unwrap_or_else(|_| {
        Err(format!("{}: could not be read because of a mistake in foederis; please report it with the document", unit.place))
    })
}
