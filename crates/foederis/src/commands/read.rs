use super::explain;
use crate::cli::{Cli, Read};
use crate::exit::Exit;
use crate::models::Models;
use crate::output::{self, safe};
use crate::pipeline::{self, Outcome, Pipeline};
use crate::render::count;
use crate::{knowledge, progress};
use foederis_coder::Coder;
use foederis_model::Document;
use miette::{Context as _, IntoDiagnostic as _, miette};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, BufWriter, IsTerminal as _, Read as _, Seek as _, Write};
use std::path::{Path, PathBuf};

/// Documents in, one facts record a line out; with `--explain`, why.
pub fn run(args: &Read, cli: &Cli, colours: bool) -> miette::Result<Exit> {
    let knowledge = knowledge::load(cli.knowledge.as_deref())?;
    let target = args.output.as_deref().map(|path| Target::open(path, args.resume)).transpose()?;
    let mut earlier = target.as_ref().map(Target::earlier).transpose()?;
    let done = target.as_ref().map_or(0, |target| target.lines);
    let mut out: Box<dyn Write> = match &target {
        Some(target) => Box::new(BufWriter::new(target.file.try_clone().into_diagnostic()?)),
        None => Box::new(BufWriter::new(output::stdout())),
    };
    let cannot = || format!("cannot write {}", args.output.as_deref().map_or("standard output".into(), Path::to_string_lossy));
    let bar = progress::documents(target.is_some() || !io::stdout().is_terminal());
    let (mut read, mut skipped) = (0_u64, 0_u64);
    let reading = Pipeline { paths: args.input.paths.clone(), jobs: args.input.jobs, intake: foederis_intake::read, done };
    let models = Models::open(cli.models.as_deref());
    let coder = Coder::new(&knowledge, &models, models.check()?).with_least(args.min_confidence);
    let line = |document: Document| {
        if args.explain {
            // A file gets no colours.
            explain::explained(&coder, &document, args, colours && target.is_none())
        } else {
            serde_json::to_vec(&pipeline::code(&coder, &document))
        }
    };
    reading.run(line, |outcomes| -> miette::Result<()> {
        for outcome in outcomes {
            match outcome {
                Outcome::Made(line) => {
                    read += 1;
                    out.write_all(&line.into_diagnostic()?).and_then(|()| out.write_all(b"\n")).into_diagnostic().wrap_err_with(cannot)?;
                }
                Outcome::Done(id) => {
                    read += 1;
                    if let Some(earlier) = &mut earlier {
                        earlier.expect(&id)?;
                    }
                }
                Outcome::Problem(problem) => {
                    skipped += 1;
                    bar.suspend(|| output::message(format_args!("{}", safe(&problem))));
                }
            }
        }
        bar.set_position(read);
        // A batch at a time, so that a pipe's other end sees results while we go on.
        out.flush().into_diagnostic().wrap_err_with(cannot)
    })??;
    drop(out);
    bar.finish_and_clear();
    let exit = Exit::after(read, skipped);
    if let Some(target) = target {
        output::message(format_args!("{} read, {skipped} skipped", count(read, "document")));
        if exit == Exit::NothingRead {
            target.leave();
            return Ok(exit);
        }
        if let Some(earlier) = earlier {
            earlier.used_up()?;
        }
        target.finish()?;
    }
    Ok(exit)
}

/// A file that takes its name only when it is complete.
pub(super) struct Target {
    pub(super) file: File,
    partial: PathBuf,
    path: PathBuf,
    /// Bytes of complete lines that an interrupted run left.
    done: u64,
    /// How many lines that is.
    lines: u64,
}

impl Target {
    pub(super) fn open(path: &Path, resume: bool) -> miette::Result<Self> {
        if path.is_dir() {
            return Err(miette!("cannot write {}: it is a folder; give the name of a file in it", path.display()));
        }
        let mut name = path.as_os_str().to_owned();
        name.push(".partial");
        let partial = PathBuf::from(name);
        let cannot = || format!("cannot write {}; check that its folder exists and may be written to", partial.display());
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(!resume);
        let mut file = options.open(&partial).into_diagnostic().wrap_err_with(cannot)?;
        let (mut done, mut lines) = (0, 0);
        if resume {
            // Whatever follows the last line break was being written when the run stopped.
            let mut line = Vec::new();
            let mut reader = BufReader::new(&file);
            loop {
                line.clear();
                let bytes = reader.read_until(b'\n', &mut line).into_diagnostic().wrap_err_with(cannot)?;
                if bytes == 0 || line.last() != Some(&b'\n') {
                    break;
                }
                done += bytes as u64;
                lines += 1;
            }
            file.set_len(done).into_diagnostic().wrap_err_with(cannot)?;
            file.seek(io::SeekFrom::End(0)).into_diagnostic().wrap_err_with(cannot)?;
        }
        Ok(Self { file, partial, path: path.to_owned(), done, lines })
    }

    /// The lines that an interrupted run left, opened anew: another place in the file than where we write.
    fn earlier(&self) -> miette::Result<Earlier> {
        let cannot = || format!("cannot read {}", self.partial.display());
        let file = File::open(&self.partial).into_diagnostic().wrap_err_with(cannot)?;
        Ok(Earlier { lines: BufReader::new(file.take(self.done)), partial: self.partial.clone(), found: Vec::new() })
    }

    pub(super) fn finish(self) -> miette::Result<()> {
        self.file.sync_all().into_diagnostic().wrap_err_with(|| format!("cannot write {}", self.partial.display()))?;
        fs::rename(&self.partial, &self.path)
            .into_diagnostic()
            .wrap_err_with(|| format!("cannot rename {} to {}", self.partial.display(), self.path.display()))
    }

    /// Nothing was read: an earlier output stays as it is, and so does what an interrupted run left.
    fn leave(self) {
        if self.done == 0 {
            // An empty file left behind does no harm.
            let _ = fs::remove_file(&self.partial);
        }
    }
}

/// What an interrupted run wrote. Its documents must be those that this run reads, in the same order.
struct Earlier {
    lines: BufReader<io::Take<File>>,
    partial: PathBuf,
    found: Vec<u8>,
}

impl Earlier {
    /// Takes the next line, which must be of this document.
    fn expect(&mut self, id: &str) -> miette::Result<()> {
        #[derive(serde::Deserialize)]
        struct Line {
            doc: String,
        }
        self.found.clear();
        let cannot = || format!("cannot read {}", self.partial.display());
        self.lines.read_until(b'\n', &mut self.found).into_diagnostic().wrap_err_with(cannot)?;
        match serde_json::from_slice::<Line>(&self.found) {
            Ok(line) if line.doc == id => Ok(()),
            _ => Err(self.of_another_run()),
        }
    }

    /// Asserts that the earlier run had read no more than this one.
    fn used_up(mut self) -> miette::Result<()> {
        if self.lines.fill_buf().into_diagnostic()?.is_empty() { Ok(()) } else { Err(self.of_another_run()) }
    }

    fn of_another_run(&self) -> miette::Report {
        miette!("{} was left by a run with another input; run without --resume to start from the beginning", self.partial.display())
    }
}
