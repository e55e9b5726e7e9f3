use crate::desk::Desk;
use crate::guard::Guard;
use crate::jobs::Jobs;
use crate::problem::Problem;
use crate::readers::Readers;
use crate::tables::{Known, REST, Tables};
use axum::http::{Uri, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use foederis_inquiry::place::{Places, Whereabouts};
use foederis_knowledge::{Knowledge, Names};
use foederis_model::{Edtf, Language};
use foederis_store::{Ledger, Position};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use quick_cache::sync::Cache;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::broadcast;

/// So many bytes of answers are kept.
const KEPT: u64 = 64 << 20;
/// An answer that took no longer is made anew while the question waits.
const QUICK: Duration = Duration::from_millis(50);

/// Everything that a request may need.
pub(crate) struct App {
    pub(crate) readers: Arc<Readers>,
    pub(crate) tables: Arc<Tables>,
    pub(crate) knowledge: &'static Knowledge,
    pub(crate) places: Places<'static>,
    pub(crate) desk: Arc<dyn Desk>,
    pub(crate) guard: Guard,
    pub(crate) jobs: Jobs,
    /// Told whenever the ledger has changed.
    pub(crate) live: broadcast::Sender<Position>,
    /// Whether the ledger may be written at all.
    pub(crate) writable: bool,
    pub(crate) name: String,
    written: Mutex<Option<Position>>,
    answers: Cache<String, Kept, Weight>,
    /// What is being made anew, and whose turn it is.
    renewing: Mutex<BTreeSet<String>>,
    turn: Mutex<()>,
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

pub(crate) type Shared = Arc<App>;

impl App {
    #[allow(clippy::too_many_arguments)] // each is a part of the whole, named where it is made
    pub(crate) fn new(
        readers: Arc<Readers>,
        knowledge: &'static Knowledge,
        places: Places<'static>,
        desk: Arc<dyn Desk>,
        guard: Guard,
        jobs: Jobs,
        writable: bool,
        name: String,
    ) -> Self {
        Self {
            readers,
            tables: Arc::default(),
            knowledge,
            places,
            desk,
            guard,
            jobs,
            live: broadcast::channel(64).0,
            writable,
            name,
            written: Mutex::default(),
            renewing: Mutex::default(),
            turn: Mutex::default(),
            answers: Cache::with_weighter(1_000, KEPT, Weight),
        }
    }

    /// Asks the ledger.
    pub(crate) async fn ask<T: Send + 'static>(
        self: &Arc<Self>,
        question: impl FnOnce(&Self, &Ledger) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let app = Arc::clone(self);
        self.readers.ask(move |ledger| question(&app, ledger)).await
    }

    /// Asks the table of incidents beside the ledger.
    pub(crate) async fn ask_table<T: Send + 'static>(
        self: &Arc<Self>,
        known_on: Option<Date>,
        question: impl FnOnce(&Self, &Ledger, &Known) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        self.ask(move |app, ledger| {
            let known = app.tables.known(&app.readers, ledger, known_on)?;
            question(app, ledger, &known)
        })
        .await
    }

    /// The same, for an answer that many ask for. It is kept; when the ledger has changed, it is made anew: at once where that is quick, else
    /// beside the questions, which get the last one meanwhile. After a review it is always made anew at once.
    pub(crate) async fn ask_once<T: Serialize + 'static>(
        self: &Arc<Self>,
        uri: &Uri,
        known_on: Option<Date>,
        question: impl Fn(&Self, &Ledger, &Known) -> Result<T, Problem> + Send + Sync + 'static,
    ) -> Result<Response, Problem> {
        let (shared, asked) = (Arc::clone(self), uri.to_string());
        let make = Arc::new(move |app: &Self, ledger: &Ledger, known: &Known| -> Result<Kept, Problem> {
            let begun = Instant::now();
            let answer = question(app, ledger, known)?;
            let bytes = serde_json::to_vec(&answer).map(Bytes::from).map_err(Problem::ours)?;
            Ok(Kept { documents: known.position.documents, made: Instant::now(), took: begun.elapsed(), bytes })
        });
        let bytes = self
            .ask_table(known_on, move |app, ledger, known| {
                let key = format!("{} {} {asked}", known.position.reviews, today());
                let kept = app.answers.get_or_insert_with(&key, || make(app, ledger, known))?;
                if kept.documents == known.position.documents {
                    return Ok(kept.bytes);
                }
                if kept.took > QUICK {
                    if kept.made.elapsed() >= kept.took * REST {
                        shared.renew(key, known_on, move |app, ledger, known| make(app, ledger, known));
                    }
                    return Ok(kept.bytes);
                }
                let kept = make(app, ledger, known)?;
                app.answers.insert(key, kept.clone());
                Ok(kept.bytes)
            })
            .await?;
        Ok(([(header::CONTENT_TYPE, "application/json")], bytes).into_response())
    }

    /// Makes an answer anew beside the questions, one after the other, and each once however many ask.
    fn renew(
        self: Arc<Self>,
        key: String,
        known_on: Option<Date>,
        make: impl FnOnce(&Self, &Ledger, &Known) -> Result<Kept, Problem> + Send + 'static,
    ) {
        if !self.renewing.lock().unwrap_or_else(PoisonError::into_inner).insert(key.clone()) {
            return;
        }
        std::thread::spawn(move || {
            // Taken out of the list however this ends: a mistake must not keep an answer from ever being renewed.
            let _listed = Listed { app: &self, key: &key };
            let turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
            let renewed = self.readers.ask_here(|ledger| {
                let known = self.tables.known(&self.readers, ledger, known_on)?;
                make(&self, ledger, &known)
            });
            // Where it failed, the last answer stands until the next question tries again.
            if let Ok(kept) = renewed {
                self.answers.insert(key.clone(), kept);
            }
            drop(turn);
        });
    }

    /// Looks how far the ledger has been written, and tells everybody who listens where that is further than before.
    pub(crate) async fn changed(self: &Arc<Self>) {
        let position = self.ask(|_, ledger| Ok(ledger.position()?)).await;
        // A ledger that does not answer now is looked at again in a moment.
        let Ok(position) = position else { return };
        let before = self.written.lock().unwrap_or_else(PoisonError::into_inner).replace(position);
        if before.is_some_and(|before| before != position) {
            // Where nobody listens, nobody is to be told.
            let _ = self.live.send(position);
        }
    }

    /// Where a place lies. A state is told by its code, which may be the name of a village as well.
    pub(crate) fn place(&self, name: &str, day: &Edtf, context: &[String]) -> Option<Whereabouts> {
        let state = self.places.names().state(name).unwrap_or(name);
        self.places.find(state, day, context)
    }

    /// Names as one language writes them; English ones for a language that has none.
    pub(crate) fn names(&self, language: &Language) -> Result<&'static Names, Problem> {
        let pack = self.knowledge.pack(language).or_else(|| self.knowledge.pack(&Language::English));
        pack.map(|pack| &pack.names).ok_or_else(|| Problem::ours("the knowledge packs have no names"))
    }
}

/// An answer that is being made anew.
struct Listed<'a> {
    app: &'a App,
    key: &'a String,
}

impl Drop for Listed<'_> {
    fn drop(&mut self) {
        self.app.renewing.lock().unwrap_or_else(PoisonError::into_inner).remove(self.key);
    }
}

/// The day on which this happens, in UTC: the same on every desk.
pub(crate) fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}
