//! `foederis obligations`: what an attack triggers.

mod case;
pub mod followed;
mod text;

use super::refused::refused;
use crate::cli::{Cli, Obligations, Treaties};
use crate::exit::Exit;
use crate::output;
use crate::render::{Renderer, plural};
use foederis_inquiry::followed::Follow;
use foederis_inquiry::treaties::chosen;
use foederis_inquiry::triggered;
use foederis_knowledge::{Knowledge, treaties};
use foederis_model::treaty::Treaty;
use foederis_store::Ledger;
use miette::{IntoDiagnostic as _, WrapErr as _, miette};
use std::borrow::Cow;
use std::io::{self, Write as _};
use std::path::Path;

/// `foederis obligations`
pub fn run(args: &Obligations, cli: &Cli, colours: bool) -> miette::Result<Exit> {
    let knowledge = crate::knowledge::load(cli.knowledge.as_deref())?;
    let open = || Ledger::open_read_only(&args.ledger.ledger).into_diagnostic();
    let mut ledger = args.incident.as_ref().map(|_| open()).transpose()?;
    let mut asked = case::of(args, cli, &knowledge, ledger.as_ref())?;
    let treaties = treaties(&args.asked_of, &knowledge)?;
    if ledger.is_none() && args.follow_up {
        ledger = Some(open()?);
    }
    let until = args.axes.as_of.unwrap_or_else(super::today);
    let follow = ledger.as_ref().map(|ledger| Follow { ledger, until, known_on: args.axes.known_on });
    let answer = triggered::Obligations::of(&mut asked, &treaties, follow.as_ref()).map_err(refused)?;
    let answer = answer.page(args.after, args.limit as usize);
    let mut out = io::BufWriter::new(output::stdout());
    if args.ledger.json {
        writeln!(out, "{}", serde_json::to_string(&answer).into_diagnostic()?).into_diagnostic()?;
    } else {
        write!(out, "{}", text::render(&asked, &answer, &knowledge, colours)).into_diagnostic()?;
        if !answer.followed.is_empty() {
            let renderer = Renderer::new(colours);
            writeln!(
                out,
                "\n{}\n{}",
                renderer.bold("WHAT FOLLOWED, as the ledger tells it"),
                followed::render(&answer.followed, &knowledge, renderer)
            )
            .into_diagnostic()?;
        }
    }
    out.flush().into_diagnostic()?;
    if answer.total == 0 {
        output::message(format_args!(
            "none of {} binds anyone toward {} on {}",
            plural(treaties.len(), "treaty"),
            asked.parties().join(" or "),
            asked.day()
        ));
    } else if let Some(next) = answer.next {
        output::message(format_args!("{} of {} shown; go on with --after {next}", answer.items.len(), answer.total));
    }
    Ok(Exit::Fine)
}

/// The treaties of a folder, else those of the knowledge packs; of them those that are asked for.
pub fn treaties<'k>(asked_of: &Treaties, knowledge: &'k Knowledge) -> miette::Result<Cow<'k, [Treaty]>> {
    let Treaties { treaty: ids, treaties } = asked_of;
    let all = match treaties {
        Some(folder) => Cow::Owned(read(folder)?),
        None => Cow::Borrowed(knowledge.treaties.as_slice()),
    };
    if ids.is_empty() { Ok(all) } else { chosen(&all, ids).map(Cow::Owned).map_err(refused) }
}

/// The treaties of a folder; one with a mistake in it is refused, line by line.
fn read(folder: &Path) -> miette::Result<Vec<Treaty>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).into_diagnostic().wrap_err_with(|| format!("{}: cannot be listed", folder.display()))? {
        let path = entry.into_diagnostic()?.path();
        if path.extension().is_some_and(|ext| ext == "toml") {
            let text = std::fs::read_to_string(&path).into_diagnostic().wrap_err_with(|| format!("{}: cannot be read", path.display()))?;
            files.push((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text));
        }
    }
    if files.is_empty() {
        return Err(miette!("{}: no treaties (*.toml) in this folder", folder.display()));
    }
    files.sort();
    let mut problems = Vec::new();
    // Codes of other data sets need not be ours.
    let treaties = treaties::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())), None, &mut problems);
    if problems.is_empty() {
        return Ok(treaties);
    }
    let listed: Vec<_> = problems.iter().take(20).map(|problem| format!("  {}/{problem}", folder.display())).collect();
    Err(miette!("the treaties have {} mistakes; correct them first:\n{}", problems.len(), listed.join("\n")))
}

/// A state's code with its name.
fn named(knowledge: &Knowledge, code: &str) -> String {
    let names = knowledge.pack(&foederis_model::Language::English).map(|pack| &pack.names);
    match names.and_then(|names| names.english(code)) {
        Some(name) if name != code => format!("{name} ({code})"),
        _ => code.to_owned(),
    }
}
