use crate::cli::{Cli, ErrorKind, Eval};
use crate::exit::Exit;
use crate::knowledge;
use crate::models::Models;
use crate::output::{self, safe};
use crate::pipeline::{self, Outcome, Pipeline};
use foederis_coder::Coder;
use foederis_score::{Kind, Record, Report, confusion, errors, read_jsonl, read_texts, score, score_by_language, summarise};
use miette::{Context as _, IntoDiagnostic as _};
use serde_json::json;
use std::convert::Infallible;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

/// `foederis eval`
pub fn run(args: &Eval, cli: &Cli) -> miette::Result<Exit> {
    let records = |path: &Path| -> miette::Result<Vec<Record>> {
        let file = File::open(path).into_diagnostic().wrap_err_with(|| format!("{}: cannot be read", path.display()))?;
        read_jsonl(file, &path.display().to_string()).into_diagnostic()
    };
    let mut golds = records(&args.gold)?;
    if let Some(lang) = &args.lang {
        golds.retain(|gold| gold.language() == lang);
        if golds.is_empty() {
            return Err(miette::miette!("{}: no record in language {lang}", args.gold.display()));
        }
    }
    let file = File::open(&args.texts).into_diagnostic().wrap_err_with(|| format!("{}: cannot be read", args.texts.display()))?;
    let texts = read_texts(file, &args.texts.display().to_string()).into_diagnostic()?;
    let predicted = match &args.predicted {
        Some(path) => records(path)?,
        None => code(args, cli)?,
    };
    let mut out = io::BufWriter::new(output::stdout());
    if let Some(kind) = args.errors {
        list(&mut out, args, kind, &golds, &predicted, &texts)?;
        return Ok(Exit::Fine);
    }
    let report = if args.by_lang {
        score_by_language(&golds, &predicted, Some(&texts))
    } else {
        Report::from(score(&golds, &predicted, Some(&texts)))
    };
    let text = if args.json { serde_json::to_string(&report).into_diagnostic()? } else { report.to_string() };
    writeln!(out, "{}", text.trim_end()).into_diagnostic()?;
    out.flush().into_diagnostic()?;
    Ok(Exit::Fine)
}

/// Reads the documents with the coder as it is.
fn code(args: &Eval, cli: &Cli) -> miette::Result<Vec<Record>> {
    let knowledge = knowledge::load(cli.knowledge.as_deref())?;
    let mut lines = Vec::new();
    let models = Models::open(cli.models.as_deref());
    let reader = Coder::new(&knowledge, &models, models.check()?).with_least(args.min_confidence);
    let reading = Pipeline { paths: vec![args.texts.clone()], jobs: args.jobs, intake: foederis_intake::read, done: 0 };
    let coded = reading.run(
        |document| serde_json::to_string(&pipeline::code(&reader, &document)),
        |outcomes| -> Result<(), Infallible> {
            for outcome in outcomes {
                match outcome {
                    Outcome::Made(line) => lines.push(line),
                    Outcome::Problem(problem) => output::message(format_args!("{}", safe(&problem))),
                    Outcome::Done(_) => {}
                }
            }
            Ok(())
        },
    )?;
    let Ok(()) = coded;
    let lines: String = lines.into_iter().collect::<Result<Vec<_>, _>>().into_diagnostic()?.join("\n");
    read_jsonl(lines.as_bytes(), "coded documents").into_diagnostic()
}

fn list(
    out: &mut impl io::Write,
    args: &Eval,
    kind: ErrorKind,
    golds: &[Record],
    predicted: &[Record],
    texts: &foederis_score::Texts,
) -> miette::Result<()> {
    let kind = match kind {
        ErrorKind::Events => Kind::Events,
        ErrorKind::Ties => Kind::Ties,
        ErrorKind::Figures => Kind::Figures,
        ErrorKind::Claims => Kind::Claims,
    };
    let cases = errors(golds, predicted, Some(texts), kind, args.lang.as_deref());
    let summary = summarise(&cases);
    let confusion = confusion(golds, predicted, Some(texts), kind, args.lang.as_deref());
    let shown = &cases[..cases.len().min(args.limit)];
    if args.json {
        writeln!(out, "{}", json!({ "errors": shown, "total": cases.len(), "summary": summary, "confusion": confusion }))
            .into_diagnostic()?;
    } else {
        for case in shown {
            writeln!(out, "{}", safe(&case.to_string())).into_diagnostic()?;
        }
        writeln!(out, "\n{summary}\n{confusion}").into_diagnostic()?;
    }
    out.flush().into_diagnostic()?;
    if shown.len() < cases.len() {
        output::message(format_args!("{} of {} errors; more with --limit {}", shown.len(), cases.len(), cases.len()));
    }
    Ok(())
}
