//! `foederis token`: who may ask a server that other machines can reach.

use crate::cli::{Token, TokenAction};
use crate::exit::Exit;
use crate::output::{self, safe};
use foederis_server::Tokens;
use foederis_store::Address;
use miette::{IntoDiagnostic as _, miette};
use serde_json::json;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The file that is named, else the one beside the ledger's file.
pub fn path(given: Option<&Path>, ledger: &Address) -> Option<PathBuf> {
    given.map(Path::to_owned).or_else(|| {
        let file = ledger.file()?;
        let mut name = file.file_name()?.to_owned();
        name.push(".tokens");
        Some(file.with_file_name(name))
    })
}

/// Makes, takes back or lists tokens.
pub fn run(args: &Token) -> miette::Result<Exit> {
    let path = path(args.tokens.as_deref(), &args.ledger.ledger)
        .ok_or_else(|| miette!("a ledger in a database has no folder for tokens; name a file with --tokens FILE"))?;
    let mut tokens = Tokens::read(&path).into_diagnostic()?;
    let mut out = output::stdout();
    match &args.action {
        TokenAction::Add { name, may } => {
            let token = tokens.add(name, (*may).into(), &super::today().to_string()).into_diagnostic()?;
            tokens.write(&path).into_diagnostic()?;
            if args.ledger.json {
                writeln!(out, "{}", json!({ "name": name, "token": token })).into_diagnostic()?;
            } else {
                writeln!(out, "{token}").into_diagnostic()?;
                output::message(format_args!(
                    "This is shown once; {} keeps only its hash. A running server knows it after it is started again.",
                    path.display()
                ));
            }
        }
        TokenAction::Remove { name } => {
            tokens.remove(name).into_diagnostic()?;
            tokens.write(&path).into_diagnostic()?;
            output::message(format_args!("{}: taken back; a running server forgets it when it is started again", safe(name)));
        }
        TokenAction::List => {
            if args.ledger.json {
                let list: Vec<_> =
                    tokens.tokens.iter().map(|token| json!({ "name": token.name, "may": token.may, "added": token.added })).collect();
                writeln!(out, "{}", json!({ "items": list, "total": list.len(), "next": null })).into_diagnostic()?;
            } else {
                for token in &tokens.tokens {
                    writeln!(out, "{:<24} {:<6} {}", safe(&token.name), format!("{:?}", token.may).to_lowercase(), token.added)
                        .into_diagnostic()?;
                }
            }
        }
    }
    out.flush().into_diagnostic()?;
    Ok(Exit::Fine)
}
