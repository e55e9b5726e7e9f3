use crate::cli::{Cli, ImportSipri};
use crate::commands::arms;
use crate::exit::Exit;
use crate::output::{self, safe};
use crate::render::{number, plural};
use foederis_analysis::exposure::{ArmsTable, Merged, Shares, Window};
use foederis_exchange::sipri::{Sipri, transfers};
use foederis_inquiry::party;
use miette::{IntoDiagnostic as _, WrapErr as _, miette};
use serde_json::json;
use std::io::Write as _;
use std::{fs, io};

/// `foederis import sipri`
pub fn run(args: &ImportSipri, cli: &Cli) -> miette::Result<Exit> {
    let knowledge = crate::knowledge::load(cli.knowledge.as_deref())?;
    let path = args.file.display().to_string();
    let bytes = fs::read(&args.file).into_diagnostic().wrap_err_with(|| format!("cannot read {path}"))?;
    let text = String::from_utf8_lossy(&bytes);
    let told = transfers(&path, &text, args.vintage, |name, group| party::code(&knowledge, name, group)).into_diagnostic()?;
    report(args, &told);
    let exit = Exit::after(told.transfers.len() as u64, told.bad.len() as u64);
    if told.transfers.is_empty() {
        output::message(format_args!("{path}: no transfers in it; nothing was written"));
        return Ok(Exit::NothingRead);
    }
    let years = |pick: fn(i16, i16) -> i16| told.transfers.iter().map(|row| row.year).reduce(pick).unwrap_or_default();
    let (first, last) = (years(i16::min), years(i16::max));
    let rows = told.transfers.len();
    let mut table = match &args.output {
        Some(output) if output.exists() => arms::read(output)?,
        _ => ArmsTable::default(),
    };
    let merged = table.add(told.transfers).map_err(|error| miette!("{}: {error}", shown(args)))?;
    if let Some(output) = args.output.as_ref().filter(|_| merged == Merged::Added) {
        arms::write(output, &table)?;
    }
    let window = args.window.unwrap_or(Window::five_up_to(last));
    let recipient = args.recipient.as_ref().map(|name| party::meant(&knowledge, name));
    let shares: Vec<Shares> = match &recipient {
        Some(recipient) => {
            let known = table.vintages().into_iter().filter(|(_, vintage)| args.known_on.is_none_or(|day| *vintage <= day));
            known.filter_map(|(source, vintage)| table.shares(source, vintage, recipient, window)).collect()
        }
        None => Vec::new(),
    };
    let mut out = io::BufWriter::new(output::stdout());
    if args.json {
        let answer = json!({
            "file": path, "vintage": args.vintage.to_string(), "rows": rows, "years": [first, last],
            "skipped": told.bad.iter().map(|row| json!({ "line": row.line, "why": row.why })).collect::<Vec<_>>(),
            "unnamed": told.unnamed, "output": args.output.as_ref().map(|output| output.display().to_string()),
            "added": merged == Merged::Added && args.output.is_some(), "shares": shares,
        });
        writeln!(out, "{answer}").into_diagnostic()?;
    } else {
        let written = match (&args.output, merged) {
            (None, _) => "nothing written (give --output)".to_owned(),
            (Some(output), Merged::Added) => format!("added to {}", output.display()),
            (Some(output), Merged::Unchanged) => format!("all in {} already", output.display()),
        };
        writeln!(out, "{}", safe(&format!("{}, {first}–{last}, as of {}: {written}", plural(rows, "transfer"), args.vintage)))
            .into_diagnostic()?;
        for shares in &shares {
            write!(out, "\n{}", arms::block(shares)).into_diagnostic()?;
        }
    }
    out.flush().into_diagnostic()?;
    if let Some(recipient) = recipient.filter(|_| shares.is_empty()) {
        output::message(format_args!("no transfers to {} in {window}, so there are no shares", safe(&recipient)));
    }
    Ok(exit)
}

/// What was left out and what has no code.
fn report(args: &ImportSipri, told: &Sipri) {
    let path = args.file.display();
    let limit = args.limit as usize;
    for row in told.bad.iter().take(limit) {
        output::message(format_args!("{path}:{}: {}; row skipped", row.line, safe(&row.why)));
    }
    if told.bad.len() > limit {
        output::message(format_args!("{path}: {} more rows skipped; --limit shows more", number((told.bad.len() - limit) as f64)));
    }
    if !told.unnamed.is_empty() {
        let mut names: Vec<(&String, &usize)> = told.unnamed.iter().collect();
        names.sort_by_key(|(name, rows)| (std::cmp::Reverse(**rows), name.as_str()));
        let listed: Vec<&str> = names.iter().take(limit).map(|(name, _)| name.as_str()).collect();
        let more = if names.len() > limit { ", …" } else { "" };
        output::message(format_args!(
            "{} without a code, kept by name: {}{more}",
            if names.len() == 1 { "1 party".to_owned() } else { format!("{} parties", names.len()) },
            safe(&listed.join(", "))
        ));
    }
}

fn shown(args: &ImportSipri) -> String {
    args.output.as_ref().unwrap_or(&args.file).display().to_string()
}
