use crate::cli;
use crate::exit::Exit;
use crate::output::{self, safe};
use crate::render::{number, plural};
use foederis_store::Ledger;
use miette::IntoDiagnostic as _;
use serde_json::json;
use std::io::Write as _;

/// `foederis overview`
pub fn run(args: &cli::Ledger) -> miette::Result<Exit> {
    let ledger = Ledger::open_read_only(&args.ledger).into_diagnostic()?;
    let counts = ledger.counts().into_diagnostic()?;
    let incidents = ledger.incident_counts().into_diagnostic()?;
    let documents: u64 = counts.documents.values().sum();
    let mut out = output::stdout();
    if args.json {
        let overview = json!({
            "documents": documents, "languages": counts.documents, "events": counts.events, "incidents": incidents.all,
            "incidents_in_several_documents": incidents.in_several_documents, "incidents_in_several_languages": incidents.in_several_languages,
            "ties": counts.ties, "claims": counts.claims, "contested": incidents.contested, "disputed_figures": incidents.disputed_figures,
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
            number(incidents.all as f64),
            format!(
                "from {}; {} told by several reports, {} in several languages",
                plural(usize::try_from(counts.events).unwrap_or(usize::MAX), "event"),
                incidents.in_several_documents,
                incidents.in_several_languages
            ),
        ),
        ("ties", number(counts.ties as f64), String::new()),
        ("claims", number(counts.claims as f64), String::new()),
        (
            "contested",
            number(incidents.contested as f64),
            format!(
                "incidents on which reports differ; {}",
                plural(usize::try_from(incidents.disputed_figures).unwrap_or(usize::MAX), "disputed figure")
            ),
        ),
    ];
    for (name, count, detail) in rows {
        writeln!(out, "{}", format!("{name:<10} {count:>8}   {detail}").trim_end()).into_diagnostic()?;
    }
    Ok(Exit::Fine)
}
