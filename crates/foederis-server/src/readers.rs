use crate::problem::Problem;
use foederis_store::{Address, Ledger};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Semaphore;

/// Open ledgers to ask, each used by one question at a time.
#[derive(Debug)]
pub(crate) struct Readers {
    address: Address,
    idle: Mutex<Vec<Ledger>>,
    /// So many questions are answered at once; the others wait.
    places: Arc<Semaphore>,
}

impl Readers {
    pub(crate) fn new(address: Address, places: usize) -> Self {
        Self { address, idle: Mutex::default(), places: Arc::new(Semaphore::new(places)) }
    }

    pub(crate) fn address(&self) -> &Address {
        &self.address
    }

    /// Asks on a thread that may wait for the disk.
    pub(crate) async fn ask<T: Send + 'static>(
        self: &Arc<Self>,
        question: impl FnOnce(&Ledger) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let place = Arc::clone(&self.places).acquire_owned().await.map_err(Problem::ours)?;
        let readers = Arc::clone(self);
        let asked = tokio::task::spawn_blocking(move || {
            let answer = readers.ask_here(question);
            drop(place);
            answer
        });
        asked.await.map_err(|_| Problem::ours("a mistake in foederis; please report it with the address of this page"))?
    }

    /// Asks on this thread.
    pub(crate) fn ask_here<T>(&self, question: impl FnOnce(&Ledger) -> Result<T, Problem>) -> Result<T, Problem> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let ledger = match idle {
            Some(ledger) => ledger,
            None => Ledger::open_read_only(&self.address)?,
        };
        let answer = question(&ledger);
        // After a failure the next question gets a fresh one: a server may have gone and come back.
        if answer.is_ok() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(ledger);
        }
        answer
    }
}
