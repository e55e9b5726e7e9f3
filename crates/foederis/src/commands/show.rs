use crate::cli::Show;
use crate::exit::Exit;
use crate::output::{self, safe};
use crate::render::{Renderer, plural};
use foederis_analysis::{Incident, ReportedEvent, Versions, versions};
use foederis_model::{Event, TieType};
use foederis_store::{Error, Ledger, Page, Shown, Stored};
use miette::{IntoDiagnostic as _, miette};
use serde_json::json;
use std::io::{self, Write as _};

/// `foederis show`
pub fn run(args: &Show, colours: bool) -> miette::Result<Exit> {
    let ledger = Ledger::open_read_only(&args.ledger.ledger).into_diagnostic()?;
    if args.id.starts_with("i-") {
        return incident(args, &ledger, colours);
    }
    if args.id.split_once(':').is_some_and(|(code, _)| code.parse::<TieType>().is_ok()) {
        return relation(args, &ledger, colours);
    }
    let shown = ledger.show(&args.id).into_diagnostic()?;
    let mut out = io::BufWriter::new(output::stdout());
    if args.ledger.json {
        writeln!(out, "{}", serde_json::to_string(&shown).into_diagnostic()?).into_diagnostic()?;
        out.flush().into_diagnostic()?;
        return Ok(Exit::Fine);
    }
    let renderer = Renderer::new(colours);
    let blocks: Vec<String> = match &shown {
        Shown::Document { document, events, ties, claims } => {
            let mut blocks = vec![renderer.document(document)];
            // The text's own line breaks stay; everything else that could steer a terminal goes.
            let text: Vec<String> = document.document.text.lines().map(safe).collect();
            blocks.push(text.join("\n"));
            let section = |blocks: &mut Vec<String>, name: &str, items: Vec<String>| {
                if !items.is_empty() {
                    blocks.push(renderer.bold(&format!("— {} —", plural(items.len(), name))));
                    blocks.extend(items);
                }
            };
            section(&mut blocks, "event", events.iter().map(|event| renderer.event(event)).collect());
            section(&mut blocks, "tie", ties.iter().map(|tie| renderer.tie(tie)).collect());
            section(&mut blocks, "claim", claims.iter().map(|claim| renderer.claim(claim)).collect());
            blocks
        }
        Shown::Event { fact, document } => vec![renderer.event(fact), renderer.document(document)],
        Shown::Tie { fact, document } => vec![renderer.tie(fact), renderer.document(document)],
        Shown::Claim { fact, document } => vec![renderer.claim(fact), renderer.document(document)],
    };
    writeln!(out, "{}", blocks.join("\n\n")).into_diagnostic()?;
    out.flush().into_diagnostic()?;
    Ok(Exit::Fine)
}

/// An incident by those who tell it, then with every report of it.
fn incident(args: &Show, ledger: &Ledger, colours: bool) -> miette::Result<Exit> {
    let incident = ledger.incident(&args.id, args.known_on).map_err(|error| match error {
        Error::NoSuchId { id } => miette!("there is no incident {id}; list them with: foederis incidents"),
        other => miette::Report::from_err(other),
    })?;
    let (versions, reports) = told(ledger, &incident).into_diagnostic()?;
    let mut out = io::BufWriter::new(output::stdout());
    if args.ledger.json {
        let shown = json!({ "kind": "incident", "incident": incident, "versions": versions, "reports": reports });
        writeln!(out, "{shown}").into_diagnostic()?;
        out.flush().into_diagnostic()?;
        return Ok(Exit::Fine);
    }
    let renderer = Renderer::new(colours);
    writeln!(out, "{}\n{}\n", renderer.incident(&incident), Renderer::versions(&incident, &versions)).into_diagnostic()?;
    for report in reports {
        writeln!(out, "{}\n", renderer.event(&report)).into_diagnostic()?;
    }
    out.flush().into_diagnostic()?;
    Ok(Exit::Fine)
}

/// The versions of an incident, and its reports by day of publication.
pub fn told(ledger: &Ledger, incident: &Incident) -> Result<(Versions, Vec<Stored<Event>>), Error> {
    let stored = ledger.reports(incident, &Page::first(incident.reports.len()))?.items;
    let reports: Vec<ReportedEvent> = stored.iter().cloned().map(ReportedEvent::from).collect();
    Ok((versions(incident, &reports), stored))
}

/// A tie over time with everything said of it.
fn relation(args: &Show, ledger: &Ledger, colours: bool) -> miette::Result<Exit> {
    let relation = ledger.relation(&args.id, None).into_diagnostic()?;
    let mut out = io::BufWriter::new(output::stdout());
    if args.ledger.json {
        writeln!(out, "{}", json!({ "kind": "relation", "relation": relation })).into_diagnostic()?;
        out.flush().into_diagnostic()?;
        return Ok(Exit::Fine);
    }
    let renderer = Renderer::new(colours);
    writeln!(out, "{}\n", renderer.relation(&relation)).into_diagnostic()?;
    for statement in &relation.statements {
        if let Shown::Tie { fact, .. } = ledger.show(&statement.tie).into_diagnostic()? {
            writeln!(out, "{}\n", renderer.tie(&fact)).into_diagnostic()?;
        }
    }
    out.flush().into_diagnostic()?;
    Ok(Exit::Fine)
}
