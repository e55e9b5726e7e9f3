use crate::cli::{Network, NetworkFormat};
use crate::exit::Exit;
use crate::output::{self, safe};
use crate::render::plural;
use foederis_analysis::Edge;
use foederis_model::TieType;
use foederis_store::{Filter, Ledger};
use miette::{IntoDiagnostic as _, miette};
use std::io::{self, Write as _};

/// `foederis network`
pub fn run(args: &Network) -> miette::Result<Exit> {
    for code in &args.types {
        code.to_lowercase().parse::<TieType>().map_err(|error| miette!("--type: {error}"))?;
    }
    let ledger = Ledger::open_read_only(&args.ledger.ledger).into_diagnostic()?;
    let filter = Filter {
        actor: args.actor.clone(),
        pair: args.pair.clone(),
        types: args.types.clone(),
        known_on: args.known_on,
        ..Filter::default()
    };
    let network = ledger.network(args.as_of.unwrap_or_else(super::today), &filter, args.all).into_diagnostic()?;
    let format = if args.ledger.json { Some(NetworkFormat::Json) } else { args.format };
    let mut out = io::BufWriter::new(output::stdout());
    match format {
        Some(NetworkFormat::Json) => writeln!(out, "{}", serde_json::to_string(&network).into_diagnostic()?).into_diagnostic()?,
        Some(NetworkFormat::Graphml) => out.write_all(network.graphml().as_bytes()).into_diagnostic()?,
        Some(NetworkFormat::Dot) => out.write_all(network.dot().as_bytes()).into_diagnostic()?,
        None => {
            for edge in &network.edges {
                writeln!(out, "{}", safe(&line(edge))).into_diagnostic()?;
            }
        }
    }
    out.flush().into_diagnostic()?;
    output::message(format_args!(
        "{}: {} between {}",
        network.as_of,
        plural(network.edges.len(), "tie"),
        plural(network.nodes.len(), "actor")
    ));
    Ok(Exit::Fine)
}

fn line(edge: &Edge) -> String {
    let arrow = if edge.directed { '→' } else { '↔' };
    let via = edge.via.as_ref().map(|via| format!(" ({via})")).unwrap_or_default();
    format!(
        "{:<17} {} {arrow} {}{via}  {} · {}",
        edge.tie_type.code(),
        edge.from,
        edge.to,
        plural(edge.reports, "report"),
        edge.standing.code()
    )
}
