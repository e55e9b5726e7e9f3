//! `foederis record`: which calls on its promises a state got, and how it answered.

use super::obligations::{self, case, followed};
use crate::cli::{Cli, Record};
use crate::exit::Exit;
use crate::output::{self, safe};
use crate::render::{Renderer, plural};
use foederis_analysis::answers::{Answer, Outcome};
use foederis_analysis::obligations as engine;
use foederis_analysis::{Incident, State};
use foederis_model::EventType;
use foederis_model::treaty::Treaty;
use foederis_store::{Filter, Ledger, Shown};
use jiff::civil::Date;
use miette::{IntoDiagnostic as _, miette};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write as _};

/// Attacks of one state on another that begin within so many days of one another are one call.
const ONE_CALL: i32 = 7;

/// A call that somebody got, with the incidents that it comes from.
struct Called {
    answer: Answer,
    article: String,
    incidents: Vec<String>,
}

/// `foederis record`
pub fn run(args: &Record, cli: &Cli, colours: bool) -> miette::Result<Exit> {
    let knowledge = crate::knowledge::load(cli.knowledge.as_deref())?;
    let names = case::names(&knowledge)?;
    let party = case::known(names, &args.party, "--party")?;
    let mut treaties = obligations::treaties(args.treaties.as_deref(), &args.treaty, &knowledge)?.into_owned();
    treaties.retain(|treaty: &Treaty| treaty.parties.iter().any(|membership| membership.state == party));
    if treaties.is_empty() {
        return Err(miette!("no treaty names {party} as a party; treaties stand in knowledge/treaties, or in the folder of --treaties"));
    }
    let ledger = Ledger::open_read_only(&args.ledger.ledger).into_diagnostic()?;
    let until = args.axes.as_of.unwrap_or_else(super::today);
    let incidents = attacks(&ledger, args, until)?;
    let days = incidents.iter().filter_map(|incident| incident.days().0);
    let Some(first) = days.clone().min() else { return nothing(&party, args) };
    let told = followed::Told::read(&ledger, (first, days.max().unwrap_or(first)), until, args.axes.known_on)?;
    let mut cases: Vec<(case::Asked, Vec<String>)> = Vec::new();
    let (mut unclear, mut weak) = (0, 0);
    for incident in &incidents {
        if confidence(&ledger, incident)? < f64::from(args.min_confidence) {
            weak += 1;
            continue;
        }
        let Ok(asked) = case::of_incident(&ledger, incident, None, names) else {
            unclear += 1;
            continue;
        };
        match cases.iter_mut().rev().find(|(earlier, _)| is_one_call(earlier, &asked)) {
            Some((_, of)) => of.push(incident.id.clone()),
            None => cases.push((asked, vec![incident.id.clone()])),
        }
    }
    let mut called: Vec<Called> = Vec::new();
    for at in 0..cases.len() {
        let (asked, of) = &mut cases[at];
        let place = asked.site().map(|site| site.name.clone());
        asked.at(place.as_deref(), cli, &knowledge, names, true)?;
        let of = of.clone();
        let (asked, later) = (&cases[at].0, &cases[at + 1..]);
        // An answer after the next attack is an answer to that one.
        let next = later.iter().filter(|(later, _)| pair(later) == pair(asked)).map(|(later, _)| later.day()).min();
        let verdicts = engine::obligations(&treaties, &asked.case);
        for verdict in verdicts.iter().filter(|verdict| verdict.bound == party) {
            if let Some(call) = followed::call(verdict, &treaties, &asked.case) {
                called.push(Called { answer: told.answer(&call, next), article: verdict.article.clone(), incidents: of.clone() });
            }
        }
    }
    if args.newest {
        called.reverse();
    }
    let from = args.after.unwrap_or(0).min(called.len());
    let end = from.saturating_add(args.limit as usize).min(called.len());
    let next = (end < called.len()).then_some(end);
    let page = &called[from..end];
    let mut counts: BTreeMap<Outcome, usize> = BTreeMap::new();
    for call in &called {
        *counts.entry(call.answer.outcome).or_default() += 1;
    }
    let mut out = io::BufWriter::new(output::stdout());
    if args.ledger.json {
        let item = |call: &Called| {
            let mut item = serde_json::to_value(&call.answer).unwrap_or_default();
            item["article"] = json!(call.article);
            item["incidents"] = json!(call.incidents);
            item
        };
        let outcomes: Value = counts.iter().map(|(outcome, count)| (outcome.code().to_owned(), json!(count))).collect();
        let items: Value = page.iter().map(item).collect();
        writeln!(
            out,
            "{}",
            json!({ "party": party, "items": items, "outcomes": outcomes, "unclear": unclear, "weak": weak, "total": called.len(), "next": next })
        )
        .into_diagnostic()?;
    } else {
        let renderer = Renderer::new(colours);
        for call in page {
            let incidents = safe(&call.incidents.join(", "));
            let heading =
                format!("{}  {} → {}  {incidents}", call.answer.call.day, call.answer.call.against.join(", "), call.answer.call.toward);
            writeln!(out, "{}\n{}", renderer.bold(&heading), followed::render(std::slice::from_ref(&call.answer), &knowledge, renderer))
                .into_diagnostic()?;
        }
    }
    out.flush().into_diagnostic()?;
    let outcomes: Vec<String> = counts.iter().map(|(outcome, count)| format!("{count} {}", outcome.code())).collect();
    let open =
        if unclear == 0 { String::new() } else { format!("; of {} it is not clear which state attacked which", plural(unclear, "attack")) };
    let weak = if weak == 0 {
        String::new()
    } else {
        format!(
            "; {} that one source tells with confidence below {} left out (--min-confidence 0 shows all)",
            plural(weak, "attack"),
            args.min_confidence
        )
    };
    let outcomes = if outcomes.is_empty() { String::new() } else { format!(" ({})", outcomes.join(", ")) };
    let all = format!("{} on {party}{outcomes}{open}{weak}", plural(called.len(), "call"));
    match next {
        Some(next) => output::message(format_args!("{} of {all}; more with --after {next}", page.len())),
        None => output::message(format_args!("{all}")),
    }
    Ok(Exit::Fine)
}

/// How sure it is that it happened so: what several independent sources tell is; else the best of the reports. What somebody coded by hand is sure.
fn confidence(ledger: &Ledger, incident: &Incident) -> miette::Result<f64> {
    let mut best = if incident.independent > 1 { 1.0 } else { 0.0 };
    for report in incident.reports.iter().take_while(|_| incident.independent < 2) {
        if let Shown::Event { fact, .. } = ledger.show(report).into_diagnostic()? {
            best = fact.record.confidence.unwrap_or(1.0).max(best);
        }
    }
    Ok(best)
}

/// Who attacked whom.
fn pair(asked: &case::Asked) -> Option<(&str, &str)> {
    asked.case.attacks.first().map(|attack| (attack.by.as_str(), attack.on.as_str()))
}

/// Whether an attack belongs to the one that an earlier case began with.
fn is_one_call(earlier: &case::Asked, later: &case::Asked) -> bool {
    pair(earlier) == pair(later) && (later.day() - earlier.day()).get_days() <= ONE_CALL
}

fn nothing(party: &str, args: &Record) -> miette::Result<Exit> {
    if args.ledger.json {
        let mut out = output::stdout();
        writeln!(out, "{}", json!({ "party": party, "items": [], "outcomes": {}, "unclear": 0, "weak": 0, "total": 0, "next": null }))
            .into_diagnostic()?;
    }
    output::message(format_args!("no calls on {party}: the ledger tells of no attack in that time"));
    Ok(Exit::Fine)
}

/// The attacks that somebody says did happen, by day; those without a day call nobody.
fn attacks(ledger: &Ledger, args: &Record, until: Date) -> miette::Result<Vec<Incident>> {
    let filter = Filter {
        types: vec![EventType::Assault.code().to_owned()],
        from: args.from.as_ref().and_then(|from| from.bounds().0),
        until: Some(args.until.as_ref().and_then(|last| last.bounds().1).map_or(until, |last| last.min(until))),
        known_on: args.axes.known_on,
        ..Filter::default()
    };
    let mut found = Vec::new();
    ledger
        .each_incident(&filter, false, |incident| {
            let told = matches!(incident.state, State::Agreed | State::OneSided | State::Disputed);
            if told && incident.days().0.is_some() {
                found.push(incident);
            }
        })
        .into_diagnostic()?;
    found.sort_by(|one, other| (one.days().0, &one.id).cmp(&(other.days().0, &other.id)));
    Ok(found)
}
