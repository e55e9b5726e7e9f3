//! `foederis obligations`: what an attack triggers.

pub mod case;
pub mod followed;
mod text;

use crate::cli::{Cli, Obligations};
use crate::exit::Exit;
use crate::output;
use crate::render::{Renderer, plural};
use case::Asked;
use foederis_analysis::answers::Answer;
use foederis_analysis::obligations::{Verdict, is_party, obligations};
use foederis_knowledge::{Knowledge, treaties};
use foederis_model::treaty::Treaty;
use foederis_store::Ledger;
use miette::{IntoDiagnostic as _, WrapErr as _, miette};
use serde::Serialize;
use serde_json::json;
use std::borrow::Cow;
use std::io::{self, Write as _};
use std::path::Path;

/// Duties of one article toward one state that came out alike, for the same reasons.
#[derive(Debug, Serialize)]
struct Group<'v> {
    /// Who owes.
    owed_by: Vec<&'v str>,
    /// The verdict on the first of them, `bound`; of the others only the days differ.
    #[serde(flatten)]
    verdict: &'v Verdict,
}

/// What a treaty is thought to say of the case and does not.
#[derive(Debug, Serialize)]
struct Silent<'t> {
    treaty: &'t str,
    about: &'t str,
    summary: &'t str,
    file: &'t str,
    line: u32,
}

/// `foederis obligations`
pub fn run(args: &Obligations, cli: &Cli, colours: bool) -> miette::Result<Exit> {
    let knowledge = crate::knowledge::load(cli.knowledge.as_deref())?;
    let mut asked = case::of(args, cli, &knowledge)?;
    let treaties = treaties(args.treaties.as_deref(), &args.treaty, &knowledge)?;
    let mut verdicts = obligations(&treaties, &asked.case);
    let mut answers = Vec::new();
    if args.incident.is_some() || args.follow_up {
        answers = followed(args, &verdicts, &treaties, &asked)?;
        // What the ledger tells of a request need not be said again.
        if asked.case.asked.is_none() && answers.iter().any(Answer::asked) {
            asked.case.asked = Some(true);
            verdicts = obligations(&treaties, &asked.case);
        }
    }
    let groups = grouped(&verdicts);
    let silent = silent(&treaties, &asked);
    let from = args.after.unwrap_or(0).min(groups.len());
    let until = from.saturating_add(args.limit as usize).min(groups.len());
    let next = (until < groups.len()).then_some(until);
    let page = &groups[from..until];
    let mut out = io::BufWriter::new(output::stdout());
    if args.ledger.json {
        let answer =
            json!({ "case": asked.json(), "items": page, "silent": silent, "followed": answers, "total": groups.len(), "next": next });
        writeln!(out, "{answer}").into_diagnostic()?;
    } else {
        write!(out, "{}", text::render(&asked, page, &silent, &knowledge, colours)).into_diagnostic()?;
        if !answers.is_empty() {
            let renderer = Renderer::new(colours);
            writeln!(
                out,
                "\n{}\n{}",
                renderer.bold("WHAT FOLLOWED, as the ledger tells it"),
                followed::render(&answers, &knowledge, renderer)
            )
            .into_diagnostic()?;
        }
    }
    out.flush().into_diagnostic()?;
    if groups.is_empty() {
        output::message(format_args!(
            "none of {} binds anyone toward {} on {}",
            plural(treaties.len(), "treaty"),
            asked.parties().join(" or "),
            asked.day()
        ));
    } else if let Some(next) = next {
        output::message(format_args!("{} of {} shown; go on with --after {next}", page.len(), groups.len()));
    }
    Ok(Exit::Fine)
}

/// The treaties of a folder, else those of the knowledge packs; of them those that are asked for.
pub fn treaties<'k>(folder: Option<&Path>, ids: &[String], knowledge: &'k Knowledge) -> miette::Result<Cow<'k, [Treaty]>> {
    let all = match folder {
        Some(folder) => Cow::Owned(read(folder)?),
        None => Cow::Borrowed(knowledge.treaties.as_slice()),
    };
    if ids.is_empty() { Ok(all) } else { Ok(Cow::Owned(chosen(&all, ids)?)) }
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

fn chosen(treaties: &[Treaty], ids: &[String]) -> miette::Result<Vec<Treaty>> {
    let of = |id: &String| {
        let same =
            |treaty: &&Treaty| treaty.id.eq_ignore_ascii_case(id) || treaty.body.as_ref().is_some_and(|body| body.eq_ignore_ascii_case(id));
        let found: Vec<Treaty> = treaties.iter().filter(same).cloned().collect();
        if found.is_empty() {
            Err(miette!("--treaty: there is no treaty {id}; their ids are the names of the files in knowledge/treaties"))
        } else {
            Ok(found)
        }
    };
    Ok(ids.iter().map(of).collect::<miette::Result<Vec<_>>>()?.concat())
}

/// What the ledger tells of the calls.
fn followed(args: &Obligations, verdicts: &[Verdict], treaties: &[Treaty], asked: &Asked) -> miette::Result<Vec<Answer>> {
    let ledger = Ledger::open_read_only(&args.ledger.ledger).into_diagnostic()?;
    let until = args.axes.as_of.unwrap_or_else(super::today);
    let told = followed::Told::read(&ledger, (asked.day(), asked.day()), until, args.axes.known_on)?;
    Ok(verdicts.iter().filter_map(|verdict| followed::call(verdict, treaties, &asked.case)).map(|call| told.answer(&call, None)).collect())
}

/// Verdicts that differ in nothing but who owes, together.
fn grouped(verdicts: &[Verdict]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let alike = |one: &Verdict, other: &Verdict| {
        let findings = |verdict: &Verdict| verdict.steps.iter().map(|step| (step.rule, step.finding)).collect::<Vec<_>>();
        (&one.treaty, &one.article, one.duty, &one.toward, one.attack, one.outcome)
            == (&other.treaty, &other.article, other.duty, &other.toward, other.attack, other.outcome)
            && one.at == other.at
            && findings(one) == findings(other)
    };
    for verdict in verdicts {
        match groups.iter_mut().find(|group| alike(group.verdict, verdict)) {
            Some(group) => group.owed_by.push(&verdict.bound),
            None => groups.push(Group { owed_by: vec![&verdict.bound], verdict }),
        }
    }
    groups
}

/// What treaties of the attacked are thought to promise and do not.
fn silent<'t>(treaties: &'t [Treaty], asked: &Asked) -> Vec<Silent<'t>> {
    let concerned = |treaty: &&Treaty| asked.case.attacks.iter().any(|attack| is_party(treaty, &attack.on, asked.day()));
    let of = |treaty: &'t Treaty| {
        treaty.silences.iter().map(|silence| Silent {
            treaty: &treaty.id,
            about: &silence.about,
            summary: &silence.summary,
            file: &silence.at.file,
            line: silence.at.line,
        })
    };
    treaties.iter().filter(concerned).flat_map(of).collect()
}

/// A state's code with its name.
fn named(knowledge: &Knowledge, code: &str) -> String {
    let names = knowledge.pack(&foederis_model::Language::English).map(|pack| &pack.names);
    match names.and_then(|names| names.english(code)) {
        Some(name) if name != code => format!("{name} ({code})"),
        _ => code.to_owned(),
    }
}
