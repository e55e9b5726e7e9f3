//! Reading what was handed in: one job at a time, each told step by step to whoever listens.

use crate::desk::{Came, Desk};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use tempfile::TempDir;
use tokio::sync::{Notify, Semaphore};

/// So many jobs are remembered.
const JOBS: usize = 32;
/// So many steps of one job.
const STEPS: usize = 20_000;

/// What is known of all jobs.
#[derive(Debug)]
pub(crate) struct Jobs {
    found: Mutex<BTreeMap<u64, Arc<Job>>>,
    one: Arc<Semaphore>,
}

impl Default for Jobs {
    fn default() -> Self {
        Self { found: Mutex::default(), one: Arc::new(Semaphore::new(1)) }
    }
}

/// One job.
#[derive(Debug, Default)]
pub(crate) struct Job {
    told: Mutex<Told>,
    /// Something more was told.
    more: Notify,
}

#[derive(Debug, Default)]
struct Told {
    steps: Vec<Came>,
    done: Option<Result<(), String>>,
}

impl Job {
    /// What was told from a step on, and how it ended, if it has.
    pub(crate) fn from(&self, step: usize) -> (Vec<Came>, Option<Result<(), String>>) {
        let told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        (told.steps.get(step..).unwrap_or_default().to_vec(), told.done.clone())
    }

    /// Waits until there is more to tell than so many steps.
    pub(crate) async fn wait(&self, steps: usize) {
        loop {
            let more = self.more.notified();
            let (new, done) = self.from(steps);
            if !new.is_empty() || done.is_some() {
                return;
            }
            more.await;
        }
    }

    fn tell(&self, came: Came) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.steps.len() < STEPS {
            told.steps.push(came);
        }
        drop(told);
        self.more.notify_waiters();
    }

    fn end(&self, how: Result<(), String>) {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).done = Some(how);
        self.more.notify_waiters();
    }
}

impl Jobs {
    pub(crate) fn find(&self, number: u64) -> Option<Arc<Job>> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner).get(&number).cloned()
    }

    /// Begins to read the files of a folder that goes away afterwards, as soon as the jobs before it are done. Gives the job's number.
    pub(crate) fn begin(
        &self,
        desk: &Arc<dyn Desk>,
        folder: TempDir,
        paths: Vec<PathBuf>,
        number: u64,
        done: impl FnOnce() + Send + 'static,
    ) -> u64 {
        let job = Arc::new(Job::default());
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        found.insert(number, Arc::clone(&job));
        while found.len() > JOBS {
            found.pop_first();
        }
        drop(found);
        let (desk, one) = (Arc::clone(desk), Arc::clone(&self.one));
        tokio::spawn(async move {
            let Ok(place) = one.acquire_owned().await else { return };
            let reading = Arc::clone(&job);
            let read = tokio::task::spawn_blocking(move || desk.add(paths, &mut |came| reading.tell(came)));
            let how = read
                .await
                .unwrap_or_else(|_| Err("reading stopped because of a mistake in foederis; please report it with the report".to_owned()));
            drop(folder);
            drop(place);
            done();
            job.end(how);
        });
        number
    }
}
