//! `foederis serve`: the ledger over HTTP, with the web app.

use crate::cli::{Cli, Serve};
use crate::exit::Exit;
use crate::models::Models;
use crate::output;
use crate::{desk, knowledge, writing};
use foederis_knowledge::Knowledge;
use foederis_server::{Settings, Tokens, serve};
use miette::{IntoDiagnostic as _, miette};
use std::borrow::Cow;
use std::sync::Arc;

/// Serves until it is interrupted.
pub fn run(args: &Serve, cli: &Cli) -> miette::Result<Exit> {
    // A server needs its packs for as long as the process lives.
    let knowledge: &'static Knowledge = match knowledge::load(cli.knowledge.as_deref())? {
        Cow::Borrowed(knowledge) => knowledge,
        Cow::Owned(knowledge) => Box::leak(Box::new(knowledge)),
    };
    let models: &'static Models = Box::leak(Box::new(Models::open(cli.models.as_deref())));
    models.check()?;
    let places: &'static [u8] = match models.bytes("places").map_err(|error| miette!("{error}"))? {
        Cow::Borrowed(bytes) => bytes,
        Cow::Owned(bytes) => bytes.leak(),
    };
    let tokens = match super::token::path(args.tokens.as_deref(), &args.ledger) {
        Some(path) => Some(Tokens::read(&path).into_diagnostic()?),
        None => None,
    };
    writing::announce(&args.ledger);
    let settings = Settings {
        listen: args.listen,
        ledger: args.ledger.clone(),
        tokens,
        hosts: args.host.clone(),
        knowledge,
        places,
        desk: Arc::new(desk::Desk { knowledge, models, address: args.ledger.clone() }),
    };
    let open = args.open;
    serve(settings, |address, pages| {
        let url = format!("http://{address}/");
        output::message(format_args!("{url}  (end it with Ctrl-C)"));
        if !pages {
            output::message(format_args!("The pages were not built into this program; {url} says how to get them. The API answers."));
        }
        if open && !desk::browse(&url) {
            output::message(format_args!("Open this address in a browser."));
        }
    })
    .into_diagnostic()?;
    Ok(Exit::Fine)
}
