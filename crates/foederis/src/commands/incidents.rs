use super::list::{check, filter};
use crate::cli::Incidents;
use crate::exit::Exit;
use crate::output;
use crate::render::{Renderer, plural};
use foederis_analysis::{Incident, ReportedEvent, contested, incidents};
use foederis_model::EventType;
use foederis_store::{Error, Filter, Ledger};
use miette::{IntoDiagnostic as _, miette};
use serde_json::json;
use std::collections::BTreeSet;
use std::io::{self, Write as _};

/// `foederis incidents`
pub fn run(args: &Incidents, colours: bool) -> miette::Result<Exit> {
    check::<EventType>(&args.filters)?;
    let ledger = Ledger::open_read_only(&args.ledger.ledger).into_diagnostic()?;
    let all = of(&ledger, &filter(&args.filters)).into_diagnostic()?;
    let all: Vec<&Incident> = if args.contested { contested(&all).collect() } else { all.iter().collect() };
    let total = all.len();
    let (page, next) = page(&all, |incident| &incident.id, args.after.as_deref(), args.limit as usize)?;
    let mut out = io::BufWriter::new(output::stdout());
    if args.ledger.json {
        writeln!(out, "{}", json!({ "items": page, "next": next, "total": total })).into_diagnostic()?;
        out.flush().into_diagnostic()?;
        return Ok(Exit::Fine);
    }
    let renderer = Renderer::new(colours);
    for incident in page {
        writeln!(out, "{}\n", renderer.incident(incident)).into_diagnostic()?;
    }
    out.flush().into_diagnostic()?;
    match next {
        Some(id) => output::message(format_args!("{} of {}; more with --after {id}", page.len(), plural(total, "incident"))),
        None => output::message(format_args!("{}", plural(total, "incident"))),
    }
    Ok(Exit::Fine)
}

/// The incidents that the filter lets through, by time. An incident is always the whole of its reports: it passes when one of
/// them does.
pub fn of(ledger: &Ledger, filter: &Filter) -> Result<Vec<Incident>, Error> {
    let mut reported = Vec::new();
    ledger.each_event(&Filter::default(), |stored| {
        reported.push(ReportedEvent {
            id: stored.id,
            document: stored.doc,
            language: stored.lang,
            source: stored.source,
            published: stored.published,
            event: stored.record,
        });
    })?;
    let mut all = incidents(&reported);
    if *filter != Filter::default() {
        let mut passing = BTreeSet::new();
        ledger.each_event(filter, |stored| {
            passing.insert(stored.id);
        })?;
        all.retain(|incident| incident.reports.iter().any(|report| passing.contains(report)));
    }
    Ok(all)
}

/// The part of a list after an id, and the id to go on with.
pub fn page<'l, T>(all: &'l [T], id: impl Fn(&T) -> &str, after: Option<&str>, limit: usize) -> miette::Result<(&'l [T], Option<String>)> {
    let start = match after {
        None => 0,
        Some(after) => {
            1 + all
                .iter()
                .position(|item| id(item) == after)
                .ok_or_else(|| miette!("--after: there is no incident {after} in this list; start without --after"))?
        }
    };
    let page = &all[start..all.len().min(start + limit)];
    let next = (start + page.len() < all.len()).then(|| page.last().map(|item| id(item).to_owned())).flatten();
    Ok((page, next))
}
