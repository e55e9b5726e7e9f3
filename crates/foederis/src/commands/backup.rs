use crate::cli::Backup;
use crate::exit::Exit;
use crate::output;
use foederis_store::Ledger;
use miette::IntoDiagnostic as _;
use serde_json::json;
use std::io::Write as _;

/// `foederis backup`
pub fn run(args: &Backup) -> miette::Result<Exit> {
    let ledger = Ledger::open_read_only(&args.ledger.ledger).into_diagnostic()?;
    ledger.backup(&args.to, args.force).into_diagnostic()?;
    let bytes = std::fs::metadata(&args.to).into_diagnostic()?.len();
    let (from, to) = (args.ledger.ledger.to_string(), args.to.display().to_string());
    let mut out = output::stdout();
    if args.ledger.json {
        writeln!(out, "{}", json!({ "ledger": from, "backup": to, "bytes": bytes })).into_diagnostic()?;
    } else {
        writeln!(out, "{to}: copy of {from}, {:.1} MB", bytes as f64 / 1e6).into_diagnostic()?;
    }
    Ok(Exit::Fine)
}
