use crate::cli::Show;
use crate::exit::Exit;
use crate::output::{self, safe};
use crate::render::{Renderer, plural};
use foederis_model::TieType;
use foederis_store::{Ledger, Shown};
use miette::IntoDiagnostic as _;
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

/// An incident with every report of it.
fn incident(args: &Show, ledger: &Ledger, colours: bool) -> miette::Result<Exit> {
    let incident = ledger.incident(&args.id, args.known_on).into_diagnostic()?;
    let mut reports = Vec::with_capacity(incident.reports.len());
    for id in &incident.reports {
        if let Shown::Event { fact, .. } = ledger.show(id).into_diagnostic()? {
            reports.push(fact);
        }
    }
    let published = |report: &foederis_store::Stored<foederis_model::Event>| report.published.as_ref().and_then(|date| date.bounds().0);
    reports.sort_by_key(|report| (published(report), report.id.clone()));
    let mut out = io::BufWriter::new(output::stdout());
    if args.ledger.json {
        writeln!(out, "{}", json!({ "kind": "incident", "incident": incident, "reports": reports })).into_diagnostic()?;
        out.flush().into_diagnostic()?;
        return Ok(Exit::Fine);
    }
    let renderer = Renderer::new(colours);
    writeln!(out, "{}\n", renderer.incident(&incident)).into_diagnostic()?;
    for report in reports {
        writeln!(out, "{}\n", renderer.event(&report)).into_diagnostic()?;
    }
    out.flush().into_diagnostic()?;
    Ok(Exit::Fine)
}

/// A tie over time with everything said of it.
fn relation(args: &Show, ledger: &Ledger, colours: bool) -> miette::Result<Exit> {
    let relation = ledger.relation(&args.id).into_diagnostic()?;
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
