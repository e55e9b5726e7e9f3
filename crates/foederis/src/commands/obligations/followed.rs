//! What followed a call, as people read it in a terminal.

use super::named;
use crate::output::safe;
use crate::render::{Renderer, plural};
use foederis_analysis::answers::{Act, Answer, Kind, Outcome, Owes};
use foederis_knowledge::Knowledge;
use foederis_model::Actor;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Acts of one kind that are printed; all are in JSON.
const SHOWN: usize = 3;

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
