use crate::app::{App, Shared};
use crate::desk::Desk;
use crate::guard::{Guard, Tokens, answered, guarded, hardened};
use crate::jobs::Jobs;
use crate::readers::Readers;
use crate::{pages, routes};
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::IntoResponse as _;
use axum::routing::get;
use axum::{Json, Router};
use foederis_inquiry::place::Places;
use foederis_knowledge::Knowledge;
use foederis_store::{Address, Error, Ledger};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate as _, SizeAbove};
use tower_http::timeout::TimeoutLayer;

/// The largest request, in bytes: files that are handed in.
const BODY: usize = 64 << 20;
/// The longest that an answer may take.
const PATIENCE: Duration = Duration::from_mins(1);
/// How often it is looked whether another program added to the ledger.
const LOOK: Duration = Duration::from_secs(1);
/// How long open connections get when the server ends.
const FAREWELL: Duration = Duration::from_secs(2);

/// What is served where.
pub struct Settings {
    /// Where to listen. Port 0 takes any that is free.
    pub listen: SocketAddr,
    /// The ledger.
    pub ledger: Address,
    /// Who may ask; needed on every address that is not loopback.
    pub tokens: Option<Tokens>,
    /// Names of this server other than those of loopback.
    pub hosts: Vec<String>,
    /// The knowledge packs.
    pub knowledge: &'static Knowledge,
    /// The pack of places.
    pub places: &'static [u8],
    /// What needs the coder.
    pub desk: Arc<dyn Desk>,
}

/// Why nothing is served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Anybody could ask and write.
    #[error("{0} can be reached from other machines, and there are no tokens; make one with: foederis token add NAME")]
    Open(SocketAddr),
    /// Somebody else listens there, or nobody may.
    #[error("cannot listen on {0}: {1}; give another address with --listen")]
    Listen(SocketAddr, std::io::Error),
    /// The ledger cannot be asked.
    #[error(transparent)]
    Ledger(#[from] Error),
    /// The packs are damaged.
    #[error("{0}")]
    Packs(String),
    /// The system gives no threads or sockets.
    #[error("the server ended: {0}")]
    System(#[from] std::io::Error),
}

/// Serves a ledger until the process is told to end. `ready` is told the address as soon as requests are answered, and whether there are pages.
pub fn serve(settings: Settings, ready: impl FnOnce(SocketAddr, bool)) -> Result<(), ServeError> {
    let loopback = settings.listen.ip().is_loopback();
    if !loopback && settings.tokens.as_ref().is_none_or(|tokens| tokens.tokens.is_empty()) {
        return Err(ServeError::Open(settings.listen));
    }
    // Opening it for writing brings an older one up to date; one that may not be written is asked as it is.
    let writable = match Ledger::open_existing(&settings.ledger) {
        Ok(_) => true,
        Err(Error::ReadOnly { .. } | Error::Locked { .. }) => {
            Ledger::open_read_only(&settings.ledger)?;
            false
        }
        Err(error) => return Err(error.into()),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let served = runtime.block_on(listen(settings, loopback, writable, ready));
    runtime.shutdown_timeout(FAREWELL);
    served
}

async fn listen(settings: Settings, loopback: bool, writable: bool, ready: impl FnOnce(SocketAddr, bool)) -> Result<(), ServeError> {
    let Settings { listen, ledger, tokens, hosts, knowledge, places, desk } = settings;
    let name = match ledger.file() {
        Some(path) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        None => "PostgreSQL".to_owned(),
    };
    let places = Places::read(places, knowledge).map_err(|error| ServeError::Packs(error.to_string()))?;
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZeroUsize::get);
    let app: Shared = Arc::new(App::new(
        Arc::new(Readers::new(ledger, cores * 4)),
        knowledge,
        places,
        desk,
        Guard::new(tokens.filter(|tokens| !tokens.tokens.is_empty()), loopback, hosts),
        Jobs::default(),
        writable,
        name,
    ));
    let listener = TcpListener::bind(listen).await.map_err(|error| ServeError::Listen(listen, error))?;
    let address = listener.local_addr()?;
    tokio::spawn(watch(Arc::clone(&app)));
    // Of a large ledger it takes a while, which the first visitor shall not have to wait for.
    let first = Arc::clone(&app);
    tokio::spawn(async move { first.ask_table(None, |_, _, _| Ok(())).await });
    let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
    ready(address, pages::are_built_in());
    let serving = async move { axum::serve(listener, service).await };
    tokio::select! {
        served = serving => served?,
        () = told_to_end() => {}
    }
    Ok(())
}

/// Every route, with what guards it.
pub(crate) fn router(app: Shared) -> Router {
    let (api, openapi) = routes::all();
    let openapi = Arc::new(crate::openapi::described(openapi));
    let described = get(move || {
        let openapi = Arc::clone(&openapi);
        async move { Json(&*openapi).into_response() }
    });
    let small = SizeAbove::new(1024).and(NotForContentType::SSE);
    let api = api
        .layer(DefaultBodyLimit::max(BODY))
        .layer(TimeoutLayer::with_status_code(axum::http::StatusCode::GATEWAY_TIMEOUT, PATIENCE))
        .layer(from_fn(answered))
        .layer(from_fn_with_state(Arc::clone(&app), guarded))
        .layer(CompressionLayer::new().compress_when(small))
        .with_state(app);
    Router::new().merge(api).route("/openapi.json", described).fallback(pages::page).layer(from_fn(hardened))
}

/// Looks again and again whether somebody added to the ledger.
async fn watch(app: Shared) {
    loop {
        app.changed().await;
        tokio::time::sleep(LOOK).await;
    }
}

async fn told_to_end() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
            // Without signals only an interrupt ends it.
            let _ = interrupted.await;
            return;
        };
        tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
    }
    #[cfg(not(unix))]
    {
        // The same.
        let _ = interrupted.await;
    }
}
