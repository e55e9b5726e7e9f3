use crate::answers::Answers;
use crate::desk::Desk;
use crate::guard::Guard;
use crate::jobs::Jobs;
use crate::problem::Problem;
use crate::readers::Readers;
use crate::tables::{Known, Tables};
use axum::http::{Uri, header};
use axum::response::{IntoResponse, Response};
use foederis_inquiry::place::{Places, Whereabouts};
use foederis_knowledge::{Knowledge, Names};
use foederis_model::{Edtf, Language};
use foederis_store::{Ledger, Position};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::broadcast;

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
    answers: Arc<Answers>,
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
            answers: Arc::default(),
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

    /// The same, for an answer that many ask for: it is kept ([`Answers`]).
    pub(crate) async fn ask_once<T: Serialize + 'static>(
        self: &Arc<Self>,
        uri: &Uri,
        known_on: Option<Date>,
        question: impl Fn(&Self, &Ledger, &Known) -> Result<T, Problem> + Send + Sync + 'static,
    ) -> Result<Response, Problem> {
        let (app, asked) = (Arc::clone(self), uri.to_string());
        let make = Arc::new(move |ledger: &Ledger| {
            let known = app.tables.known(&app.readers, ledger, known_on)?;
            Ok((known.position, question(&app, ledger, &known)?))
        });
        let answer =
            self.ask_table(known_on, move |app, ledger, known| app.answers.give(&app.readers, ledger, &asked, known.position, &make));
        Ok(([(header::CONTENT_TYPE, "application/json")], answer.await?).into_response())
    }

    /// The same, for an answer that the ledger alone gives.
    pub(crate) async fn ask_kept<T: Serialize + 'static>(
        self: &Arc<Self>,
        uri: &Uri,
        question: impl Fn(&Self, &Ledger) -> Result<T, Problem> + Send + Sync + 'static,
    ) -> Result<Response, Problem> {
        let (app, asked) = (Arc::clone(self), uri.to_string());
        // The position is asked first: what comes in meanwhile is read again next time.
        let make = Arc::new(move |ledger: &Ledger| Ok((ledger.position()?, question(&app, ledger)?)));
        let answer = self.ask(move |app, ledger| app.answers.give(&app.readers, ledger, &asked, ledger.position()?, &make));
        Ok(([(header::CONTENT_TYPE, "application/json")], answer.await?).into_response())
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

/// The day on which this happens, in UTC: the same on every desk.
pub(crate) fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}
