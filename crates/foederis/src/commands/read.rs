use crate::cli::{Cli, Read};
use crate::exit::Exit;
use crate::{knowledge, output, pipeline, progress};
use miette::{Context as _, IntoDiagnostic as _};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, BufWriter, IsTerminal as _, Seek as _, Write};
use std::path::{Path, PathBuf};

/// Documents in, one facts record a line out.
pub fn run(args: &Read, cli: &Cli) -> miette::Result<Exit> {
    let knowledge = knowledge::load(cli.knowledge.as_deref())?;
    let target = args.output.as_deref().map(|path| Target::open(path, args.resume)).transpose()?;
    let mut skip = target.as_ref().map_or(0, |target| target.done);
    let mut out: Box<dyn Write> = match &target {
        Some(target) => Box::new(BufWriter::new(target.file.try_clone().into_diagnostic()?)),
        None => Box::new(BufWriter::new(io::stdout().lock())),
    };
    let bar = progress::documents(target.is_some() || !io::stdout().is_terminal());
    let (mut read, mut skipped) = (0_u64, 0_u64);
    pipeline::run(args.input.paths.clone(), args.input.jobs, &knowledge, |outcomes| -> io::Result<()> {
        for outcome in outcomes {
            match outcome {
                Ok((_, record)) => {
                    read += 1;
                    if skip > 0 {
                        skip -= 1;
                        continue;
                    }
                    serde_json::to_writer(&mut out, &record)?;
                    out.write_all(b"\n")?;
                }
                Err(problem) => {
                    skipped += 1;
                    bar.suspend(|| output::message(format_args!("{problem}")));
                }
            }
        }
        bar.set_position(read);
        // A batch at a time, so that a pipe's other end sees results while we go on.
        out.flush()
    })?
    .into_diagnostic()
    .wrap_err_with(|| format!("cannot write {}", args.output.as_deref().map_or("standard output".into(), Path::to_string_lossy)))?;
    drop(out);
    bar.finish_and_clear();
    if let Some(target) = target {
        target.finish()?;
        output::message(format_args!("{read} documents read, {skipped} skipped"));
    }
    Ok(match (read, skipped) {
        (0, 1..) => Exit::NothingRead,
        (_, 0) => Exit::Fine,
        _ => Exit::Skipped,
    })
}

/// A file that takes its name only when it is complete.
struct Target {
    file: File,
    partial: PathBuf,
    path: PathBuf,
    /// Complete lines that an interrupted run left.
    done: u64,
}

impl Target {
    fn open(path: &Path, resume: bool) -> miette::Result<Self> {
        let mut name = path.as_os_str().to_owned();
        name.push(".partial");
        let partial = PathBuf::from(name);
        let cannot = || format!("cannot write {}; check that its folder exists and may be written to", partial.display());
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(!resume);
        let mut file = options.open(&partial).into_diagnostic().wrap_err_with(cannot)?;
        let mut done = 0;
        if resume {
            // Whatever follows the last line break was being written when the run stopped.
            let (mut end, mut line) = (0_u64, Vec::new());
            let mut reader = BufReader::new(&file);
            loop {
                line.clear();
                let bytes = reader.read_until(b'\n', &mut line).into_diagnostic().wrap_err_with(cannot)?;
                if bytes == 0 || line.last() != Some(&b'\n') {
                    break;
                }
                end += bytes as u64;
                done += 1;
            }
            file.set_len(end).into_diagnostic().wrap_err_with(cannot)?;
            file.seek(io::SeekFrom::End(0)).into_diagnostic().wrap_err_with(cannot)?;
        }
        Ok(Self { file, partial, path: path.to_owned(), done })
    }

    fn finish(self) -> miette::Result<()> {
        self.file.sync_all().into_diagnostic().wrap_err_with(|| format!("cannot write {}", self.partial.display()))?;
        fs::rename(&self.partial, &self.path)
            .into_diagnostic()
            .wrap_err_with(|| format!("cannot rename {} to {}", self.partial.display(), self.path.display()))
    }
}
