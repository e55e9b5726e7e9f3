use crate::cli::{Filters, List};
use crate::exit::Exit;
use crate::output;
use crate::render::{Renderer, plural};
use foederis_model::{Edtf, EventType, Stance, TieType};
use foederis_store::{Error, Filter, Ledger, Listing, Order, Page};
use miette::{IntoDiagnostic as _, miette};
use serde::Serialize;
use serde_json::json;
use std::io::{self, Write as _};
use std::str::FromStr;

/// `foederis events`
pub fn events(args: &List, colours: bool) -> miette::Result<Exit> {
    check::<EventType>(&args.filters)?;
    print(args, "event", Ledger::events, |stored| Renderer::new(colours).event(stored))
}

/// `foederis ties`
pub fn ties(args: &List, colours: bool) -> miette::Result<Exit> {
    check::<TieType>(&args.filters)?;
    print(args, "tie", Ledger::ties, |stored| Renderer::new(colours).tie(stored))
}

/// `foederis claims`
pub fn claims(args: &List, colours: bool) -> miette::Result<Exit> {
    check::<Stance>(&args.filters)?;
    print(args, "claim", Ledger::claims, |stored| Renderer::new(colours).claim(stored))
}

/// `foederis documents`
pub fn documents(args: &List, colours: bool) -> miette::Result<Exit> {
    print(args, "document", Ledger::documents, |stored| Renderer::new(colours).document(stored))
}

/// A type that does not exist is a slip, and no empty list.
pub fn check<T: FromStr<Err = String>>(filters: &Filters) -> miette::Result<()> {
    for code in &filters.types {
        // The ledger compares without case; events are written in capitals, ties and stances are not.
        let known = [code.to_uppercase(), code.to_lowercase()].iter().any(|code| code.parse::<T>().is_ok());
        if !known {
            code.parse::<T>().map_err(|error| miette!("--type: {error}"))?;
        }
    }
    Ok(())
}

/// The filter that the flags ask for.
pub fn filter(filters: &Filters) -> Filter {
    Filter {
        actor: filters.actor.clone(),
        pair: filters.pair.clone(),
        claimant: filters.by.clone(),
        types: filters.types.clone(),
        place: filters.place.clone(),
        from: filters.from.as_ref().and_then(|from| from.bounds().0),
        until: filters.until.as_ref().and_then(|until: &Edtf| until.bounds().1),
        status: filters.status.clone(),
        lang: filters.lang.clone(),
        source: filters.source.clone(),
        document: Vec::new(),
        as_of: filters.axes.as_of,
        known_on: filters.axes.known_on,
    }
}

pub fn print<T: Serialize>(
    args: &List,
    word: &str,
    list: impl Fn(&Ledger, &Filter, &Page) -> Result<Listing<T>, Error>,
    render: impl Fn(&T) -> String,
) -> miette::Result<Exit> {
    let ledger = Ledger::open_read_only(&args.ledger.ledger).into_diagnostic()?;
    let order = if args.newest { Order::NewestFirst } else { Order::OldestFirst };
    let mut page = Page::first(args.limit as usize).ordered(order);
    if let Some(cursor) = &args.after {
        page = page.after(cursor.parse().map_err(|error| miette!("--after: {error}"))?);
    }
    let listing = list(&ledger, &filter(&args.filters), &page).into_diagnostic()?;
    let next = listing.next.as_ref().map(ToString::to_string);
    let mut out = io::BufWriter::new(output::stdout());
    if args.ledger.json {
        let listing = json!({ "items": listing.items, "next": next, "total": listing.total });
        writeln!(out, "{listing}").into_diagnostic()?;
        out.flush().into_diagnostic()?;
        return Ok(Exit::Fine);
    }
    for item in &listing.items {
        writeln!(out, "{}\n", render(item)).into_diagnostic()?;
    }
    out.flush().into_diagnostic()?;
    let total = plural(usize::try_from(listing.total).unwrap_or(usize::MAX), word);
    match next {
        Some(cursor) => output::message(format_args!("{} of {total}; more with --after {cursor}", listing.items.len())),
        None => output::message(format_args!("{total}{}", if args.after.is_some() { ", end of list" } else { "" })),
    }
    Ok(Exit::Fine)
}
