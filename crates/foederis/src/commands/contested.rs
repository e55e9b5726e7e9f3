use super::list::{check, filter, print};
use super::show::told;
use crate::cli::{Contested, ContestedKind, List};
use crate::exit::Exit;
use crate::output;
use crate::render::{Renderer, plural};
use foederis_analysis::{Incident, Relation, Versions};
use foederis_model::{EventType, TieType};
use foederis_store::{Ledger, Listing};
use miette::{IntoDiagnostic as _, miette};
use serde::Serialize;
use serde_json::json;
use std::io::{self, Write as _};

/// An incident with its versions.
#[derive(Serialize)]
struct Row {
    #[serde(flatten)]
    incident: Incident,
    versions: Versions,
}

/// `foederis contested`
pub fn run(args: &Contested, colours: bool) -> miette::Result<Exit> {
    match args.kind {
        ContestedKind::Incidents => incidents(&args.list, colours),
        ContestedKind::Ties => ties(&args.list, colours),
    }
}

fn incidents(args: &List, colours: bool) -> miette::Result<Exit> {
    check::<EventType>(&args.filters)?;
    let renderer = Renderer::new(colours);
    print(
        args,
        "contested incident",
        |ledger, filter, page| {
            let found = ledger.incidents(filter, true, page)?;
            let mut items = Vec::with_capacity(found.items.len());
            for incident in found.items {
                let (versions, _) = told(ledger, &incident)?;
                items.push(Row { incident, versions });
            }
            Ok(Listing { items, next: found.next, total: found.total })
        },
        |row| format!("{}\n{}", renderer.incident(&row.incident), Renderer::versions(&row.incident, &row.versions)),
    )
}

fn ties(args: &List, colours: bool) -> miette::Result<Exit> {
    check::<TieType>(&args.filters)?;
    let ledger = Ledger::open_read_only(&args.ledger.ledger).into_diagnostic()?;
    let mut all = ledger.contested_ties(&filter(&args.filters)).into_diagnostic()?;
    if args.newest {
        all.reverse();
    }
    let total = all.len();
    if let Some(after) = &args.after {
        let at = all.iter().position(|id| id == after);
        let at = at.ok_or_else(|| miette!("--after: there is no tie {after} in this list; start without --after"))?;
        all.drain(..=at);
    }
    let more = all.len() > args.limit as usize;
    all.truncate(args.limit as usize);
    let next = all.last().filter(|_| more).cloned();
    let known_on = filter(&args.filters).known_on;
    let all = all.iter().map(|id| ledger.relation(id, known_on)).collect::<Result<Vec<_>, _>>().into_diagnostic()?;
    let mut out = io::BufWriter::new(output::stdout());
    if args.ledger.json {
        writeln!(out, "{}", json!({ "items": all, "next": next, "total": total })).into_diagnostic()?;
        out.flush().into_diagnostic()?;
        return Ok(Exit::Fine);
    }
    let renderer = Renderer::new(colours);
    let block = |relation: &Relation| format!("{}\n{}", renderer.relation(relation), Renderer::statements(relation));
    for relation in &all {
        writeln!(out, "{}\n", block(relation)).into_diagnostic()?;
    }
    out.flush().into_diagnostic()?;
    let total = plural(total, "contested tie");
    match next {
        Some(id) => output::message(format_args!("{} of {total}; more with --after {id}", all.len())),
        None => output::message(format_args!("{total}")),
    }
    Ok(Exit::Fine)
}
