use crate::cli::Timeline;
use crate::exit::Exit;
use crate::output::{self, safe};
use crate::render::plural;
use foederis_analysis::{Line, timeline};
use foederis_model::Actor;
use foederis_store::{Filter, Ledger};
use miette::{IntoDiagnostic as _, miette};
use serde_json::json;
use std::collections::BTreeSet;
use std::io::{self, Write as _};

/// `foederis timeline`
pub fn run(args: &Timeline) -> miette::Result<Exit> {
    let ledger = Ledger::open_read_only(&args.ledger.ledger).into_diagnostic()?;
    let filter = Filter {
        from: args.from.as_ref().and_then(|from| from.bounds().0),
        until: args.until.as_ref().and_then(|until| until.bounds().1),
        as_of: args.axes.as_of,
        known_on: args.axes.known_on,
        ..Filter::default()
    };
    let mut incidents = Vec::new();
    ledger.each_incident(&filter, false, |incident| incidents.push(incident)).into_diagnostic()?;
    // Each actor asked for must be a party of the incident as a whole, not of one report alone.
    for actor in &args.actors {
        let parties: BTreeSet<String> = timeline(&incidents, &[Actor::from(actor.as_str())]).into_iter().map(|line| line.id).collect();
        incidents.retain(|incident| parties.contains(&incident.id));
    }
    // What has no day is on no timeline; the lists have it.
    let mut lines: Vec<Line> = timeline(&incidents, &[]);
    let undated = lines.iter().filter(|line| line.when.is_none()).count();
    lines.retain(|line| line.when.is_some() && line.reports >= args.reports);
    let (shown, next) = page(&lines, args.after.as_deref(), args.limit as usize)?;
    let mut out = io::BufWriter::new(output::stdout());
    if args.ledger.json {
        writeln!(out, "{}", json!({ "items": shown, "next": next, "total": lines.len(), "undated": undated })).into_diagnostic()?;
        out.flush().into_diagnostic()?;
        return Ok(Exit::Fine);
    }
    for line in shown {
        writeln!(out, "{}", safe(&line.to_string())).into_diagnostic()?;
    }
    out.flush().into_diagnostic()?;
    let more = next.map(|id| format!("; more with --after {id}")).unwrap_or_default();
    let undated = if undated == 0 { String::new() } else { format!("; {} without a date not shown", plural(undated, "incident")) };
    output::message(format_args!("{} of {}{more}{undated}", shown.len(), plural(lines.len(), "incident")));
    Ok(Exit::Fine)
}

/// The lines after an id, and the id to go on with.
fn page<'l>(all: &'l [Line], after: Option<&str>, limit: usize) -> miette::Result<(&'l [Line], Option<String>)> {
    let start = match after {
        None => 0,
        Some(after) => {
            1 + all
                .iter()
                .position(|line| line.id == after)
                .ok_or_else(|| miette!("--after: there is no incident {after} in this list; start without --after"))?
        }
    };
    let page = &all[start..all.len().min(start + limit)];
    let next = (start + page.len() < all.len()).then(|| page.last().map(|line| line.id.clone())).flatten();
    Ok((page, next))
}
