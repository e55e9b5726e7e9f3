use super::incidents::of;
use crate::cli;
use crate::exit::Exit;
use crate::output::{self, safe};
use crate::render::{number, plural};
use foederis_analysis::contested;
use foederis_store::{Filter, Ledger};
use miette::IntoDiagnostic as _;
use serde_json::json;
use std::io::Write as _;

/// `foederis overview`
pub fn run(args: &cli::Ledger) -> miette::Result<Exit> {
    let ledger = Ledger::open_read_only(&args.ledger).into_diagnostic()?;
    let counts = ledger.counts().into_diagnostic()?;
    let incidents = of(&ledger, &Filter::default()).into_diagnostic()?;
    let shared = incidents.iter().filter(|incident| incident.documents.len() > 1).count();
    let across = incidents.iter().filter(|incident| incident.languages.len() > 1).count();
    let disputed: usize = incidents.iter().map(|incident| incident.figures.iter().filter(|figures| figures.disputed).count()).sum();
    let contested = contested(&incidents).count();
    let documents: u64 = counts.documents.values().sum();
    let mut out = output::stdout();
    if args.json {
        let overview = json!({
            "documents": documents, "languages": counts.documents, "events": counts.events, "incidents": incidents.len(),
            "incidents_in_several_documents": shared, "incidents_in_several_languages": across,
            "ties": counts.ties, "claims": counts.claims, "contested": contested, "disputed_figures": disputed,
        });
        writeln!(out, "{overview}").into_diagnostic()?;
        out.flush().into_diagnostic()?;
        return Ok(Exit::Fine);
    }
    let languages: Vec<String> = counts.documents.iter().map(|(lang, count)| format!("{} {count}", safe(lang))).collect();
    let rows = [
        ("documents", number(documents as f64), languages.join(" · ")),
        (
            "incidents",
            number(incidents.len() as f64),
            format!(
                "from {}; {shared} told by several reports, {across} in several languages",
                plural(usize::try_from(counts.events).unwrap_or(usize::MAX), "event")
            ),
        ),
        ("ties", number(counts.ties as f64), String::new()),
        ("claims", number(counts.claims as f64), String::new()),
        ("contested", number(contested as f64), format!("incidents on which reports differ; {}", plural(disputed, "disputed figure"))),
    ];
    for (name, count, detail) in rows {
        writeln!(out, "{}", format!("{name:<10} {count:>8}   {detail}").trim_end()).into_diagnostic()?;
    }
    Ok(Exit::Fine)
}
