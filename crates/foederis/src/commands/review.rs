use super::read::Target;
use crate::cli::{Cli, Review};
use crate::exit::Exit;
use crate::models::Models;
use crate::output::{self, safe};
use crate::render::{Renderer, count};
use crate::writing;
use foederis_coder::Kind;
use foederis_store::{Judgement, Ledger, QueuedFact, ReviewFilter, Verdict};
use jiff::Timestamp;
use miette::{Context as _, IntoDiagnostic as _, miette};
use serde_json::{Value, json};
use std::fs;
use std::io::{self, BufWriter, Read as _, Write};
use std::path::Path;

/// `foederis review`
pub fn run(args: &Review, cli: &Cli, colours: bool) -> miette::Result<Exit> {
    let renderer = Renderer::new(colours);
    if args.list {
        list(args, renderer)
    } else if args.queue {
        queue(args, cli, renderer)
    } else if let Some(path) = &args.export {
        export(args, path)
    } else {
        give(args)
    }
}

/// Takes down one review.
fn give(args: &Review) -> miette::Result<Exit> {
    let by = match &args.by[..] {
        [by] => by.clone(),
        [] => std::env::var("USER").unwrap_or_default(),
        _ => return Err(miette!("a review is given by one person; give --by once")),
    };
    if by.trim().is_empty() {
        return Err(miette!("a review needs the name of who gives it; give it with --by NAME"));
    }
    let given = args.correct.as_deref().map(correction).transpose()?;
    let judgement = match &given {
        Some(given) => Judgement::Correct(given),
        None if args.accept => Judgement::Accept,
        None => Judgement::Reject,
    };
    let mut ledger = writing::open(&args.ledger.ledger).into_diagnostic()?;
    // Whole seconds are exact enough for people.
    let now = Timestamp::from_second(Timestamp::now().as_second()).into_diagnostic()?;
    let id = args.id.as_deref().unwrap_or_default();
    let reviewed = ledger.review(id, judgement, &by, args.note.as_deref(), now).into_diagnostic()?;
    let mut out = output::stdout();
    if args.ledger.json {
        writeln!(out, "{}", serde_json::to_string(&reviewed).into_diagnostic()?).into_diagnostic()?;
        return Ok(Exit::Fine);
    }
    write!(out, "{} {} by {}", reviewed.fact, reviewed.verdict, safe(&reviewed.by)).into_diagnostic()?;
    if let Some(written) = &reviewed.written {
        write!(out, "; {written} stands instead").into_diagnostic()?;
    }
    writeln!(out).into_diagnostic()?;
    Ok(Exit::Fine)
}

/// JSON itself, a file with it, or standard input.
fn correction(given: &str) -> miette::Result<String> {
    if given.trim_start().starts_with('{') {
        return Ok(given.to_owned());
    }
    if given == "-" {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text).into_diagnostic().wrap_err("standard input cannot be read")?;
        return Ok(text);
    }
    fs::read_to_string(given)
        .into_diagnostic()
        .wrap_err_with(|| format!("--correct: {given} is neither JSON in {{…}} nor a file that can be read"))
}

fn list(args: &Review, renderer: Renderer) -> miette::Result<Exit> {
    let ledger = Ledger::open_read_only(&args.ledger.ledger).into_diagnostic()?;
    let filter = ReviewFilter { by: args.by.clone(), verdict: args.verdict.clone() };
    let after = args.after.as_deref().map(|after| after.parse().map_err(|_| miette!("--after: \"{after}\" is no cursor of this list")));
    let (reviews, total, next) = ledger.reviews(&filter, args.limit as usize, after.transpose()?).into_diagnostic()?;
    let next = next.map(|next| next.to_string());
    let mut out = BufWriter::new(output::stdout());
    if args.ledger.json {
        writeln!(out, "{}", json!({ "items": reviews, "next": next, "total": total })).into_diagnostic()?;
        out.flush().into_diagnostic()?;
        return Ok(Exit::Fine);
    }
    for review in &reviews {
        let later = if review.superseded { " · superseded" } else { "" };
        let head = format!("{}  {}", review.fact, review.verdict);
        let line = format!("{} · {} · {}{later}", safe(&review.by), review.at, safe(&review.doc));
        writeln!(out, "{}  {}\n  {}", renderer.bold(&head), safe(&brief(&review.told)), renderer.faint(&line)).into_diagnostic()?;
        if let Some(record) = review.record.as_ref().filter(|_| review.verdict == Verdict::Corrected) {
            writeln!(out, "  now {}", safe(&brief(record))).into_diagnostic()?;
        }
        if let Some(note) = &review.note {
            writeln!(out, "  {}", safe(note)).into_diagnostic()?;
        }
        writeln!(out).into_diagnostic()?;
    }
    out.flush().into_diagnostic()?;
    told(reviews.len(), total, "review", next.as_deref(), args);
    Ok(Exit::Fine)
}

fn queue(args: &Review, cli: &Cli, renderer: Renderer) -> miette::Result<Exit> {
    let ledger = Ledger::open_read_only(&args.ledger.ledger).into_diagnostic()?;
    let models = Models::open(cli.models.as_deref());
    let model = models.coder().map_err(|problem| miette!("{problem}"))?;
    let least = [Kind::Event, Kind::Tie, Kind::Claim].map(|kind| f64::from(model.least(kind)));
    let (queued, total, next) = ledger.review_queue(least, args.limit as usize, args.after.as_deref()).into_diagnostic()?;
    let mut out = BufWriter::new(output::stdout());
    if args.ledger.json {
        writeln!(out, "{}", json!({ "items": queued, "next": next, "total": total })).into_diagnostic()?;
        out.flush().into_diagnostic()?;
        return Ok(Exit::Fine);
    }
    for item in &queued {
        let (lines, confidence) = match &item.fact {
            QueuedFact::Event(fact) => (renderer.event(fact), fact.record.confidence),
            QueuedFact::Tie(fact) => (renderer.tie(fact), fact.record.confidence),
            QueuedFact::Claim(fact) => (renderer.claim(fact), fact.record.confidence),
        };
        let sure = confidence.map_or_else(|| "no confidence".to_owned(), |confidence| format!("confidence {confidence:.2}"));
        let contested = if item.contested { " · contested" } else { "" };
        writeln!(out, "{lines}\n  {}\n", renderer.faint(&format!("{sure}{contested}"))).into_diagnostic()?;
    }
    out.flush().into_diagnostic()?;
    told(queued.len(), total, "fact", next.as_deref(), args);
    Ok(Exit::Fine)
}

fn told(shown: usize, total: u64, word: &str, next: Option<&str>, args: &Review) {
    let total = count(total, word);
    match next {
        Some(cursor) => output::message(format_args!("{shown} of {total}; more with --after {cursor}")),
        None => output::message(format_args!("{total}{}", if args.after.is_some() { ", end of list" } else { "" })),
    }
}

/// Writes what was reviewed, to learn from.
fn export(args: &Review, path: &Path) -> miette::Result<Exit> {
    let ledger = Ledger::open_read_only(&args.ledger.ledger).into_diagnostic()?;
    let mut gold = Export::open(path)?;
    let mut texts = args.texts.as_deref().map(Export::open).transpose()?;
    let (mut documents, mut facts, mut waiting) = (0_u64, 0, 0_u64);
    let mut failed = Ok(());
    ledger
        .each_gold(|found| {
            if failed.is_err() {
                return;
            }
            if found.waiting > 0 && !args.partial {
                waiting += 1;
                return;
            }
            documents += 1;
            facts += found.marks.len() as u64;
            let reviews = args.partial.then(|| json!({ "waiting": found.waiting, "facts": found.marks }));
            failed = gold.line(&found.facts, reviews).and_then(|()| match &mut texts {
                Some(texts) => texts.line(&found.document, None),
                None => Ok(()),
            });
        })
        .into_diagnostic()?;
    failed?;
    gold.finish()?;
    texts.map_or(Ok(()), Export::finish)?;
    let mut out = output::stdout();
    if args.ledger.json {
        writeln!(out, "{}", json!({ "documents": documents, "facts": facts, "left_out": waiting })).into_diagnostic()?;
    } else {
        let left = if waiting > 0 { format!("; {} with facts that wait left out", count(waiting, "document")) } else { String::new() };
        writeln!(out, "{}: {}, {}{left}", path.display(), count(documents, "document"), count(facts, "fact")).into_diagnostic()?;
    }
    Ok(Exit::Fine)
}

/// A file of JSON Lines that takes its name when it is complete.
struct Export {
    target: Target,
    lines: Vec<u8>,
}

impl Export {
    fn open(path: &Path) -> miette::Result<Self> {
        Ok(Self { target: Target::open(path, false)?, lines: Vec::new() })
    }

    fn line(&mut self, value: &impl serde::Serialize, reviews: Option<Value>) -> miette::Result<()> {
        match reviews {
            // In the record's own order: fields of a map would be sorted.
            None => serde_json::to_writer(&mut self.lines, value).into_diagnostic()?,
            Some(reviews) => {
                serde_json::to_writer(&mut self.lines, value).into_diagnostic()?;
                self.lines.pop();
                write!(self.lines, ",\"reviews\":{reviews}}}").into_diagnostic()?;
            }
        }
        self.lines.push(b'\n');
        if self.lines.len() > 1 << 20 { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> miette::Result<()> {
        self.target.file.write_all(&self.lines).into_diagnostic().wrap_err("the file cannot be written")?;
        self.lines.clear();
        Ok(())
    }

    fn finish(mut self) -> miette::Result<()> {
        self.flush()?;
        self.target.finish()
    }
}

/// A record on part of a line: type, sides, day.
pub fn brief(record: &Value) -> String {
    let list = |names: [&str; 3]| {
        let actors = names.iter().find_map(|name| record[name].as_array()).map(Vec::as_slice).unwrap_or_default();
        let actors: Vec<&str> = actors.iter().filter_map(Value::as_str).collect();
        if actors.is_empty() { "?".to_owned() } else { actors.join(", ") }
    };
    let code = record["type"].as_str().or(record["stance"].as_str()).unwrap_or("?");
    let when = record["when"].as_str().or(record["since"].as_str()).map(|when| format!("  {when}")).unwrap_or_default();
    format!("{code}  {} → {}{when}", list(["actor", "from", "by"]), list(["recipient", "to", "about"]))
}
