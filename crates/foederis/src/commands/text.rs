use crate::cli::Text;
use crate::exit::Exit;
use crate::output::{self, safe};
use crate::pipeline::{Outcome, Pipeline};
use crate::progress;
use foederis_intake::{Format, Limits, Problem, Unit};
use foederis_model::Document;
use miette::{Context as _, IntoDiagnostic as _};
use serde_json::json;
use std::io::{self, BufWriter, IsTerminal as _, Write as _};

/// `foederis text`: main text, day and outlet of pages, one object a line.
pub fn run(args: &Text) -> miette::Result<Exit> {
    let bar = progress::documents(!io::stdout().is_terminal());
    let mut out = BufWriter::new(output::stdout());
    let (mut read, mut skipped) = (0_u64, 0_u64);
    let reading = Pipeline { paths: args.input.paths.clone(), jobs: args.input.jobs, intake: named, done: 0 };
    reading.run(line, |outcomes| -> miette::Result<()> {
        for outcome in outcomes {
            match outcome {
                Outcome::Made(line) => {
                    read += 1;
                    out.write_all(line.as_bytes()).into_diagnostic().wrap_err("cannot write standard output")?;
                }
                Outcome::Problem(problem) => {
                    skipped += 1;
                    bar.suspend(|| output::message(format_args!("{}", safe(&problem))));
                }
                Outcome::Done(_) => {}
            }
        }
        bar.set_position(read);
        out.flush().into_diagnostic().wrap_err("cannot write standard output")
    })??;
    bar.finish_and_clear();
    Ok(Exit::after(read, skipped))
}

/// Reads as `read` does, and names the document after its file, extension and all: that is how people know a page.
fn named(unit: &Unit, limits: &Limits) -> Result<Document, Problem> {
    let mut document = foederis_intake::read(unit, limits)?;
    if unit.format != Format::Json
        && let Some(file) = unit.path.file_name()
    {
        let file = file.to_string_lossy();
        document.id = match unit.name.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{file}"),
            None => file.into_owned(),
        };
    }
    Ok(document)
}

fn line(document: Document) -> String {
    let Document { id, title, published, lang, source, text, .. } = document;
    let published = published.map(|day| day.as_str().to_owned());
    let line = json!({ "page": id, "title": title, "published": published, "lang": lang.code(), "source": source, "text": text });
    format!("{line}\n")
}
