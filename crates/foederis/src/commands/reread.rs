use super::review::brief;
use crate::cli::{Cli, Reread};
use crate::exit::Exit;
use crate::models::Models;
use crate::output::{self, safe};
use crate::pipeline::{self, Outcome};
use crate::render::{Renderer, count};
use crate::{knowledge, progress, writing};
use foederis_coder::Coder;
use foederis_store::{Difference, Ledger, Outcome as Added};
use miette::IntoDiagnostic as _;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::{BufWriter, Write as _};

/// So many documents are coded, shown and written at a time.
const AT_ONCE: usize = 512;

/// `foederis reread`
pub fn run(args: &Reread, cli: &Cli, colours: bool) -> miette::Result<Exit> {
    let address = &args.ledger.ledger;
    // What is no ledger is told, and none is made.
    let mut ledger = if args.commit { writing::open(address) } else { Ledger::open_read_only(address) }.into_diagnostic()?;
    let ids = if args.document.is_empty() { ledger.document_ids().into_diagnostic()? } else { args.document.clone() };
    let knowledge = knowledge::load(cli.knowledge.as_deref())?;
    let models = Models::open(cli.models.as_deref());
    let coder = Coder::new(&knowledge, &models, models.check()?).with_least(args.min_confidence);
    let workers = pipeline::workers(args.jobs)?;
    let bar = progress::documents(true);
    let renderer = Renderer::new(colours);
    let mut sum = Sum::default();
    let mut out = BufWriter::new(output::stdout());
    for ids in ids.chunks(AT_ONCE) {
        let documents = ids.iter().map(|id| ledger.newest(id)).collect::<Result<Vec<_>, _>>().into_diagnostic()?;
        let mut revised = Vec::new();
        for outcome in pipeline::code_all(&workers, &coder, documents) {
            let pair = match outcome {
                Outcome::Made(pair) => pair,
                Outcome::Problem(problem) => {
                    sum.skipped += 1;
                    bar.suspend(|| output::message(format_args!("{}", safe(&problem))));
                    continue;
                }
                Outcome::Done(_) => continue,
            };
            let difference = ledger.difference(&pair.0, &pair.1).into_diagnostic()?;
            for message in difference.refused.iter().map(ToString::to_string).chain(difference.conflicts.iter().map(ToString::to_string)) {
                bar.suspend(|| output::message(format_args!("{}", safe(&message))));
            }
            sum.count(&difference);
            if !difference.revised {
                continue;
            }
            let told = if args.ledger.json { serde_json::to_string(&difference).into_diagnostic()? } else { shown(renderer, &difference) };
            bar.suspend(|| writeln!(out, "{told}")).into_diagnostic()?;
            revised.push(pair);
        }
        // What changes is told before it is written.
        bar.suspend(|| out.flush()).into_diagnostic()?;
        if args.commit {
            let added = ledger.add(&revised, super::today()).into_diagnostic()?;
            sum.written += added.iter().filter(|added| added.outcome == Added::Revised).count() as u64;
        }
        bar.set_position(sum.documents + sum.skipped);
    }
    bar.finish_and_clear();
    sum.print(args, &mut out)?;
    out.flush().into_diagnostic()?;
    Ok(Exit::after(sum.documents, sum.skipped))
}

#[derive(Debug, Default)]
struct Sum {
    documents: u64,
    revised: u64,
    written: u64,
    skipped: u64,
    conflicts: u64,
    gone: u64,
    new: u64,
    changed: u64,
}

impl Sum {
    fn count(&mut self, difference: &Difference) {
        self.documents += 1;
        self.revised += u64::from(difference.revised);
        self.gone += difference.gone.len() as u64;
        self.new += difference.new.len() as u64;
        self.changed += difference.changed.len() as u64;
        self.conflicts += difference.conflicts.len() as u64;
    }

    fn print(&self, args: &Reread, out: &mut impl std::io::Write) -> miette::Result<()> {
        if args.ledger.json {
            let counts = json!({
                "documents": self.documents, "differ": self.revised, "written": self.written, "skipped": self.skipped,
                "conflicts": self.conflicts, "gone": self.gone, "new": self.new, "changed": self.changed,
            });
            return writeln!(out, "{}", json!({ "counts": counts })).into_diagnostic();
        }
        let end = match (args.commit, self.revised) {
            (_, 0) => "nothing to write".to_owned(),
            (true, _) => format!("{} written", count(self.written, "revision")),
            (false, _) => "nothing was written, --commit writes it".to_owned(),
        };
        writeln!(
            out,
            "{}: {} read anew, {} differ; facts: {} gone, {} new, {} changed; {end}",
            args.ledger.ledger,
            count(self.documents, "document"),
            self.revised,
            self.gone,
            self.new,
            self.changed,
        )
        .into_diagnostic()
    }
}

/// What changes in a document: a line for each fact, one for each field.
fn shown(renderer: Renderer, difference: &Difference) -> String {
    let mut out = renderer.bold(&safe(&difference.doc));
    let evidence = |record: &Value| {
        let sentence: String = record["evidence"][0].as_str().unwrap_or_default().chars().take(80).collect();
        renderer.faint(&format!("“{}”", safe(&sentence)))
    };
    for (word, facts) in [("gone   ", &difference.gone), ("new    ", &difference.new)] {
        for fact in facts {
            let id = fact.id.as_deref().map(|id| format!("{id}  ")).unwrap_or_default();
            // Writing to a String does not fail.
            let _ = write!(out, "\n  {word}  {id}{}  {}", safe(&brief(&fact.record)), evidence(&fact.record));
        }
    }
    for fact in &difference.changed {
        let _ = write!(out, "\n  changed  {}  {}  {}", fact.id, safe(&brief(&fact.record)), evidence(&fact.record));
        for field in &fact.fields {
            let _ = write!(out, "\n    {}: {} → {}", field.field, safe(&field.before.to_string()), safe(&field.after.to_string()));
        }
    }
    if difference.gone.is_empty() && difference.new.is_empty() && difference.changed.is_empty() {
        out.push_str("\n  other facts found, kept as reviewed or in another order");
    }
    out.push('\n');
    out
}
