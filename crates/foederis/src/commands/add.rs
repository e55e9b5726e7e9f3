use crate::cli::{Add, Cli};
use crate::exit::Exit;
use crate::keeping::{self, Told};
use crate::models::Models;
use crate::output::{self, safe};
use crate::pipeline::Pipeline;
use crate::render::{count, plural};
use crate::{knowledge, progress, writing};
use foederis_coder::Coder;
use foederis_store::{Error, Outcome};
use miette::IntoDiagnostic as _;
use serde_json::json;
use std::io::Write as _;

/// Reports in, facts kept.
pub fn run(args: &Add, cli: &Cli) -> miette::Result<Exit> {
    let knowledge = knowledge::load(cli.knowledge.as_deref())?;
    let address = &args.ledger.ledger;
    // What is no ledger is told at once; a new one is made only when there is something to keep.
    let mut ledger = match writing::open(address) {
        Err(Error::Missing { .. }) => None,
        opened => Some(opened.into_diagnostic()?),
    };
    let bar = progress::documents(true);
    let mut sum = Sum::default();
    let models = Models::open(cli.models.as_deref());
    let coder = Coder::new(&knowledge, &models, models.check()?).with_least(args.min_confidence);
    let reading = Pipeline { paths: args.input.paths.clone(), jobs: args.input.jobs, intake: foederis_intake::read, done: 0 };
    let say = |says: &dyn std::fmt::Display| bar.suspend(|| output::message(format_args!("{}", safe(&says.to_string()))));
    keeping::keep(reading, &coder, (&mut ledger, address), super::today(), |told| match told {
        Told::Read(_) => {}
        Told::Problem(problem) => {
            sum.skipped += 1;
            say(&problem);
        }
        Told::Kept(_, added) => {
            sum.count(added.outcome, added.events, added.ties, added.claims);
            sum.refused += added.refused.len() as u64;
            added.refused.iter().for_each(|refused| say(refused));
            added.conflicts.iter().for_each(|conflict| say(conflict));
            bar.set_position(sum.documents());
        }
    })?
    .into_diagnostic()?;
    bar.finish_and_clear();
    let mut out = output::stdout();
    if args.ledger.json {
        writeln!(
            out,
            "{}",
            json!({
                "ledger": address.to_string(), "added": sum.added, "revised": sum.revised, "unchanged": sum.unchanged,
                "skipped": sum.skipped, "refused": sum.refused, "events": sum.events, "ties": sum.ties, "claims": sum.claims,
            })
        )
        .into_diagnostic()?;
    } else {
        writeln!(
            out,
            "{}: {} added, {} revised, {} unchanged, {} skipped; {}, {}, {} new",
            address,
            count(sum.added, "document"),
            sum.revised,
            sum.unchanged,
            sum.skipped,
            plural(sum.events, "event"),
            plural(sum.ties, "tie"),
            plural(sum.claims, "claim")
        )
        .into_diagnostic()?;
    }
    Ok(Exit::after(sum.documents(), sum.skipped + sum.refused))
}

#[derive(Debug, Default)]
struct Sum {
    added: u64,
    revised: u64,
    unchanged: u64,
    skipped: u64,
    refused: u64,
    events: usize,
    ties: usize,
    claims: usize,
}

impl Sum {
    fn count(&mut self, outcome: Outcome, events: usize, ties: usize, claims: usize) {
        match outcome {
            Outcome::Added => self.added += 1,
            Outcome::Revised => self.revised += 1,
            Outcome::Unchanged => {
                self.unchanged += 1;
                return;
            }
            Outcome::Skipped => {
                self.skipped += 1;
                return;
            }
        }
        self.events += events;
        self.ties += ties;
        self.claims += claims;
    }

    fn documents(&self) -> u64 {
        self.added + self.revised + self.unchanged
    }
}
