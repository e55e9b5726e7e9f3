//! `foederis record`: which calls on its promises a state got, and how it answered.

use super::obligations::{self, followed};
use super::refused::{refused, refused_of};
use crate::cli::{Cli, Record};
use crate::exit::Exit;
use crate::models::Models;
use crate::output::{self, safe};
use crate::render::{Renderer, plural};
use foederis_inquiry::followed::Follow;
use foederis_inquiry::party::{known, names};
use foederis_inquiry::place::Places;
use foederis_inquiry::record::{Question, RecordAnswer};
use foederis_inquiry::treaties::of_party;
use foederis_store::Ledger;
use miette::{IntoDiagnostic as _, miette};
use std::io::{self, Write as _};

/// `foederis record`
pub fn run(args: &Record, cli: &Cli, colours: bool) -> miette::Result<Exit> {
    let knowledge = crate::knowledge::load(cli.knowledge.as_deref())?;
    let party = known(names(&knowledge).map_err(refused)?, &args.party).map_err(|error| refused_of("--party", error))?;
    let treaties = of_party(obligations::treaties(&args.asked_of, &knowledge)?.into_owned(), &party).map_err(refused)?;
    let ledger = Ledger::open_read_only(&args.ledger.ledger).into_diagnostic()?;
    let pack = Models::open(cli.models.as_deref()).bytes("places").map_err(|error| miette!("{error}"))?;
    let places = Places::read(&pack, &knowledge).map_err(refused)?;
    let question = Question {
        follow: Follow { ledger: &ledger, until: args.axes.as_of.unwrap_or_else(super::today), known_on: args.axes.known_on },
        party,
        treaties: &treaties,
        from: args.from.clone(),
        until: args.until.clone(),
        min_confidence: args.min_confidence,
        newest: args.newest,
    };
    let answer = RecordAnswer::of(&question, &places).map_err(refused)?.page(args.after, args.limit as usize);
    let mut out = io::BufWriter::new(output::stdout());
    if args.ledger.json {
        writeln!(out, "{}", serde_json::to_string(&answer).into_diagnostic()?).into_diagnostic()?;
    } else {
        let renderer = Renderer::new(colours);
        for called in &answer.items {
            let (call, incidents) = (&called.answer.call, safe(&called.incidents.join(", ")));
            let heading = format!("{}  {} → {}  {incidents}", call.day, call.against.join(", "), call.toward);
            let told = followed::render(std::slice::from_ref(&called.answer), &knowledge, renderer);
            writeln!(out, "{}\n{told}", renderer.bold(&heading)).into_diagnostic()?;
        }
    }
    out.flush().into_diagnostic()?;
    output::message(format_args!("{}", summary(&answer, args)));
    Ok(Exit::Fine)
}

/// How many calls there were, how they came out, and what was left out.
fn summary(answer: &RecordAnswer, args: &Record) -> String {
    let RecordAnswer { party, outcomes, unclear, weak, total, next, .. } = answer;
    if answer.attacks == 0 {
        return format!("no calls on {party}: the ledger tells of no attack in that time by or on a party of its treaties");
    }
    let outcomes: Vec<String> = outcomes.iter().map(|(outcome, count)| format!("{count} {}", outcome.code())).collect();
    let outcomes = if outcomes.is_empty() { String::new() } else { format!(" ({})", outcomes.join(", ")) };
    let open = if *unclear == 0 {
        String::new()
    } else {
        format!("; of {} it is not clear which state attacked which", plural(*unclear, "attack"))
    };
    let weak = if *weak == 0 {
        String::new()
    } else {
        format!(
            "; {} that one source tells with confidence below {} left out (--min-confidence 0 shows all)",
            plural(*weak, "attack"),
            args.min_confidence
        )
    };
    let all = format!("{} on {party}{outcomes}{open}{weak}", plural(*total, "call"));
    match next {
        Some(next) => format!("{} of {all}; more with --after {next}", answer.items.len()),
        None => all,
    }
}
