//! What followed a call: what the ledger tells of those who owe, in the year after it.

use super::named;
use crate::output::safe;
use crate::render::{Renderer, plural};
use foederis_analysis::answers::{Act, Answer, Call, Kind, Outcome, Owes, Record, ReportedClaim, WINDOW};
use foederis_analysis::obligations::{self, Case, Verdict};
use foederis_analysis::{Relation, ReportedEvent, ReportedTie, relations};
use foederis_knowledge::Knowledge;
use foederis_model::Actor;
use foederis_model::treaty::{Duty, Owed, Treaty};
use foederis_store::{Filter, Ledger};
use jiff::ToSpan as _;
use jiff::civil::Date;
use miette::IntoDiagnostic as _;
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

/// Acts of one kind that are printed; all are in JSON.
const SHOWN: usize = 3;

/// What the ledger knew on a day, as far as it can be an answer to anything.
pub struct Told {
    events: Vec<ReportedEvent>,
    ties: Vec<Relation>,
    claims: Vec<ReportedClaim>,
    /// The sentences of ties, by their ids.
    sentences: HashMap<String, String>,
    until: Date,
}

impl Told {
    /// Everything from the day before the first call to a year after the last.
    pub fn read(ledger: &Ledger, days: (Date, Date), until: Date, known_on: Option<Date>) -> miette::Result<Self> {
        let filter = Filter {
            from: days.0.checked_sub(1.days()).ok(),
            until: days.1.checked_add(WINDOW.days()).ok().map(|last| last.min(until)),
            known_on,
            ..Filter::default()
        };
        let mut told = Self { events: Vec::new(), ties: Vec::new(), claims: Vec::new(), sentences: HashMap::new(), until };
        let mut ties = Vec::new();
        ledger
            .each_event(&filter, |stored| {
                told.events.push(ReportedEvent {
                    id: stored.id,
                    document: stored.doc,
                    language: stored.lang,
                    source: stored.source,
                    published: stored.published,
                    copy_of: None,
                    about: None,
                    event: stored.record,
                });
            })
            .into_diagnostic()?;
        // A tie that began long before stands on the day, whenever it is told.
        ledger
            .each_tie(&Filter { known_on, ..Filter::default() }, |stored| {
                if let Some(sentence) = stored.record.evidence.first() {
                    told.sentences.insert(stored.id.clone(), sentence.clone());
                }
                ties.push(ReportedTie {
                    id: stored.id,
                    document: stored.doc,
                    language: stored.lang,
                    source: stored.source,
                    published: stored.published,
                    tie: stored.record,
                });
            })
            .into_diagnostic()?;
        told.ties = relations(&ties);
        ledger
            .each_claim(&filter, |stored| {
                told.claims.push(ReportedClaim {
                    id: stored.id,
                    document: stored.doc,
                    language: stored.lang,
                    published: stored.published,
                    claim: stored.record,
                });
            })
            .into_diagnostic()?;
        Ok(told)
    }

    /// What followed a call, before the next one came on the same promise.
    pub fn answer(&self, call: &Call, next: Option<Date>) -> Answer {
        let until = next.and_then(|next| next.yesterday().ok()).map_or(self.until, |before| before.min(self.until));
        let mut answer = Answer::of(call, Record { events: &self.events, ties: &self.ties, claims: &self.claims, until });
        for act in answer.acts.iter_mut().filter(|act| act.evidence.is_empty()) {
            act.evidence = self.sentences.get(&act.fact).cloned().unwrap_or_default();
        }
        answer
    }
}

/// The call that a verdict is, where something is owed now.
pub fn call(verdict: &Verdict, treaties: &[Treaty], case: &Case) -> Option<Call> {
    use obligations::Outcome::{Broken, Triggered};
    if !matches!(verdict.outcome, Triggered | Broken) {
        return None;
    }
    let attacks = case.attacks.iter();
    let against: BTreeSet<&String> = match verdict.duty {
        // Who promised to join in a war is called by the one who wages it.
        Duty::Offence => attacks.filter(|attack| attack.by == verdict.toward).map(|attack| &attack.on).collect(),
        _ => attacks.filter(|attack| attack.on == verdict.toward).map(|attack| &attack.by).collect(),
    };
    let owes = match (verdict.duty, verdict.owed) {
        (Duty::NonAggression | Duty::Neutrality, _) | (_, Owed::Abstain) => Owes::Nothing,
        (Duty::Consultation, _) | (_, Owed::Consult) => Owes::Talk,
        _ => Owes::Arms,
    };
    Some(Call {
        treaty: verdict.treaty.clone(),
        body: treaties.iter().find(|treaty| treaty.id == verdict.treaty).and_then(|treaty| treaty.body.clone()),
        party: verdict.bound.clone(),
        toward: verdict.toward.clone(),
        against: against.into_iter().cloned().collect(),
        day: verdict.day,
        owes,
    })
}

/// Answers as people read them: who owed what to whom and how that went, then each act with its sentence.
pub fn render(answers: &[Answer], knowledge: &Knowledge, renderer: Renderer) -> String {
    let mut out = String::new();
    // What a body did stands once, under the first of its members.
    let mut told: BTreeSet<(&str, &str)> = BTreeSet::new();
    for answer in answers {
        let call = &answer.call;
        let owes = match call.owes {
            Owes::Arms => "help",
            Owes::Talk => "consultation",
            Owes::Nothing => "to keep out",
        };
        let contradicted = if answer.contradicted && answer.outcome != Outcome::Contradicted { "  and works against it" } else { "" };
        let _ = writeln!(
            out,
            "  {} owed {} {owes} under {}: {}{contradicted} · {}",
            named(knowledge, &call.party),
            named(knowledge, &call.toward),
            safe(&call.treaty),
            renderer.bold(answer.outcome.code()),
            answer.why
        );
        if call.owes == Owes::Arms && !answer.asked() {
            let _ = writeln!(out, "    no request for help is told");
        }
        for kind in Kind::ALL {
            let (seen, acts): (Vec<&Act>, Vec<&Act>) = answer
                .acts
                .iter()
                .filter(|act| act.kind == kind)
                .partition(|act| told.contains(&(call.toward.as_str(), act.fact.as_str())));
            for act in acts.iter().take(SHOWN) {
                let _ = writeln!(out, "{}", line(act, renderer));
            }
            if acts.len() > SHOWN {
                let _ = writeln!(out, "    {:<15} and {} more", kind.code(), acts.len() - SHOWN);
            }
            if !seen.is_empty() {
                let _ = writeln!(out, "    {:<15} {}, told above", kind.code(), plural(seen.len(), "report"));
            }
            told.extend(acts.iter().map(|act| (call.toward.as_str(), act.fact.as_str())));
        }
    }
    out
}

fn line(act: &Act, renderer: Renderer) -> String {
    let when = act.when.as_ref().map_or("undated", foederis_model::Edtf::as_str);
    let by: Vec<String> = act.by.iter().map(Actor::to_string).collect();
    let through = if act.through_body && !matches!(act.kind, Kind::Asked | Kind::Judged) { ", for its members" } else { "" };
    let mut out = format!(
        "    {:<15} {when}  {}{through}  {}",
        act.kind.code(),
        safe(&by.join(", ")),
        renderer.faint(&format!(
            "{}{} · {} · {} · {}",
            if act.doubtful { "doubtful, " } else { "" },
            act.status.code(),
            safe(&act.told_by),
            safe(&act.document),
            act.fact
        ))
    );
    if !act.evidence.is_empty() {
        let _ = write!(out, "\n{:20}“{}”", "", safe(&act.evidence));
    }
    out
}
