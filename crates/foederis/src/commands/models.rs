use crate::cli::{Cli, Models as Args};
use crate::exit::Exit;
use crate::models::{LANGUAGES, Models};
use crate::output;
use miette::{IntoDiagnostic as _, miette};
use std::io::Write as _;

/// `foederis models`
pub fn run(args: &Args, cli: &Cli) -> miette::Result<Exit> {
    let models = Models::open(cli.models.as_deref());
    let mut out = output::stdout();
    for name in LANGUAGES.into_iter().chain(["langid", "coder"]) {
        if args.log.is_some_and(|wanted| wanted.code() != name) {
            continue;
        }
        let (header, log) = models.header(name).map_err(|error| miette!("{error}"))?;
        if args.log.is_some() {
            out.write_all(log.as_bytes()).into_diagnostic()?;
            continue;
        }
        if args.json {
            serde_json::to_writer(&mut out, &header).into_diagnostic()?;
            writeln!(out).into_diagnostic()?;
            continue;
        }
        let size = models.bytes(name).map_err(|error| miette!("{error}"))?.len();
        writeln!(out, "{name}  {:.1} MB, trained by foederis {}, licence {}", size as f64 / 1e6, header.version, header.licence)
            .into_diagnostic()?;
        for source in &header.sources {
            let what = if name == "coder" { "documents" } else { "sentences" };
            writeln!(out, "    from {} ({} {what}, {}): {}", source.file, source.sentences, source.licence, source.teaches.join(", "))
                .into_diagnostic()?;
        }
        let mut on = "";
        for score in &header.scores {
            if on != score.on {
                write!(out, "{}    on {}:", if on.is_empty() { "" } else { "\n" }, score.on).into_diagnostic()?;
                on = &score.on;
            }
            write!(out, "  {} {:.2} ({})", score.what, 100.0 * score.value, score.of).into_diagnostic()?;
        }
        writeln!(out).into_diagnostic()?;
    }
    Ok(Exit::Fine)
}
