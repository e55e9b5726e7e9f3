use super::list::{check, filter};
use crate::cli::{Search, SearchIn};
use crate::exit::Exit;
use crate::output;
use crate::render::{Renderer, count};
use foederis_model::{EventType, Stance, TieType};
use foederis_store::{Error, Filter, Found, Hit, Ledger, Query, SearchPage};
use miette::{IntoDiagnostic as _, miette};
use serde::Serialize;
use serde_json::json;
use std::io::{self, Write as _};

/// `foederis search`
pub fn run(args: &Search, colours: bool) -> miette::Result<Exit> {
    let query: Query = args.query.join(" ").parse().into_diagnostic()?;
    let renderer = Renderer::new(colours);
    match args.what {
        SearchIn::Documents => print(args, &query, Ledger::search_documents, |hit| renderer.found_document(hit)),
        SearchIn::Events => {
            check::<EventType>(&args.filters)?;
            print(args, &query, Ledger::search_events, |hit| renderer.found_fact(hit, |event| event.evidence.clear(), Renderer::event))
        }
        SearchIn::Ties => {
            check::<TieType>(&args.filters)?;
            print(args, &query, Ledger::search_ties, |hit| renderer.found_fact(hit, |tie| tie.evidence.clear(), Renderer::tie))
        }
        SearchIn::Claims => {
            check::<Stance>(&args.filters)?;
            print(args, &query, Ledger::search_claims, |hit| renderer.found_fact(hit, |claim| claim.evidence.clear(), Renderer::claim))
        }
    }
}

fn print<T: Serialize>(
    args: &Search,
    query: &Query,
    search: impl Fn(&Ledger, &Query, &Filter, &SearchPage) -> Result<Found<T>, Error>,
    render: impl Fn(&Hit<T>) -> String,
) -> miette::Result<Exit> {
    let ledger = Ledger::open_read_only(&args.ledger.ledger).into_diagnostic()?;
    let mut page = SearchPage::first(args.limit as usize);
    if let Some(cursor) = &args.after {
        page = page.after(cursor.parse().map_err(|error| miette!("--after: {error}"))?);
    }
    let found = search(&ledger, query, &filter(&args.filters), &page).into_diagnostic()?;
    let mut out = io::BufWriter::new(output::stdout());
    if args.ledger.json {
        writeln!(out, "{}", json!({ "items": found.items, "next": found.next, "total": found.total })).into_diagnostic()?;
        out.flush().into_diagnostic()?;
        return Ok(Exit::Fine);
    }
    for hit in &found.items {
        writeln!(out, "{}\n", render(hit)).into_diagnostic()?;
    }
    out.flush().into_diagnostic()?;
    let total = count(found.total, "hit");
    match found.next {
        Some(cursor) => output::message(format_args!("{} of {total}; more with --after {cursor}", found.items.len())),
        None => output::message(format_args!("{total}{}", if args.after.is_some() { ", end of list" } else { "" })),
    }
    Ok(Exit::Fine)
}
