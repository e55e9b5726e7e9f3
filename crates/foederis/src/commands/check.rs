use crate::cli::Check;
use crate::exit::Exit;
use crate::output::{self, safe};
use crate::render::{count, number};
use foederis_store::{Ledger, Part};
use miette::IntoDiagnostic as _;
use serde_json::json;
use std::io::Write as _;

/// `foederis check`
pub fn run(args: &Check) -> miette::Result<Exit> {
    let address = &args.ledger.ledger;
    let checked = Ledger::check(address, args.repair).into_diagnostic()?;
    let sound = checked.flaws.is_empty();
    let mut out = output::stdout();
    if args.ledger.json {
        let mut report = json!({ "ledger": address.to_string(), "sound": sound });
        if let (Some(report), Ok(serde_json::Value::Object(rest))) = (report.as_object_mut(), serde_json::to_value(&checked)) {
            report.extend(rest);
        }
        writeln!(out, "{report}").into_diagnostic()?;
        return Ok(if sound { Exit::Fine } else { Exit::Failed });
    }
    for flaw in &checked.flaws {
        writeln!(out, "{}: {}", flaw.part.code(), safe(&flaw.what)).into_diagnostic()?;
    }
    let names = |parts: &[Part]| parts.iter().map(|part| part.code()).collect::<Vec<_>>().join(", ");
    if !checked.repaired.is_empty() {
        writeln!(out, "made anew: {}", names(&checked.repaired)).into_diagnostic()?;
    }
    if !checked.skipped.is_empty() {
        writeln!(out, "not compared: {} (the ledger may not be written, or another version made them)", names(&checked.skipped))
            .into_diagnostic()?;
    }
    if sound {
        let (documents, facts) = (count(checked.documents, "document"), number(checked.facts as f64));
        writeln!(out, "{address}: sound; {documents} and {facts} facts with their sentences").into_diagnostic()?;
        return Ok(Exit::Fine);
    }
    let advice = if checked.flaws.iter().all(|flaw| flaw.part.is_derived()) {
        format!("make it anew, nothing is lost: foederis check --repair -L {address}")
    } else {
        "restore the ledger from a backup, or add the reports to a new one".to_owned()
    };
    output::message(format_args!("{address} is damaged: {advice}"));
    Ok(Exit::Failed)
}
