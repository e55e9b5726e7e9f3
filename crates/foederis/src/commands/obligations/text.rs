//! Obligations as people read them in a terminal: the verdict first, then why.

use super::named;
use crate::output::safe;
use crate::render::Renderer;
use foederis_analysis::obligations::{Nature, Outcome, Truth, Verdict};
use foederis_inquiry::case::Asked;
use foederis_inquiry::triggered::{Group, Obligations, Silent};
use foederis_knowledge::Knowledge;
use foederis_model::treaty::{Binding, Cited};
use std::fmt::Write as _;

/// What silences are about where they are about a duty.
const DUTIES: [&str; 5] = ["defence", "offence", "neutrality", "non-aggression", "consultation"];

/// The whole answer.
pub fn render(asked: &Asked, answer: &Obligations, knowledge: &Knowledge, colours: bool) -> String {
    let renderer = Renderer::new(colours);
    let mut out = format!("{}\n", head(asked, knowledge));
    let mut last = None;
    for group in &answer.items {
        let outcome = group.verdict.outcome;
        if last != Some(outcome) {
            let _ = writeln!(out, "\n{}", renderer.bold(heading(outcome)));
            last = Some(outcome);
        }
        let _ = write!(out, "{}", duty(group, asked, knowledge, renderer));
    }
    // Of what treaties are thought to promise, only what is asked here: duties, and this place.
    let here = |about: &str| asked.site().is_some_and(|site| site.within.iter().any(|name| name == about));
    let asked_for: Vec<_> = answer.silent.iter().filter(|silent| DUTIES.contains(&silent.about.as_str()) || here(&silent.about)).collect();
    if !asked_for.is_empty() {
        let _ = writeln!(out, "\n{}", renderer.bold("PROMISED BY NONE OF THESE"));
        for Silent { treaty, about, summary, file, line } in asked_for {
            let _ = writeln!(out, "  {treaty} · {about}: {}  {}", safe(summary), renderer.faint(&format!("{file}:{line}")));
        }
    }
    out
}

fn heading(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Triggered => "TRIGGERED",
        Outcome::Broken => "BROKEN by the party that owes it",
        Outcome::Undetermined => "UNDETERMINED",
        Outcome::NotTriggered => "NOT TRIGGERED",
    }
}

/// Who attacked whom, when and where.
fn head(asked: &Asked, knowledge: &Knowledge) -> String {
    let attacks: Vec<String> = asked
        .case
        .attacks
        .iter()
        .map(|attack| match asked.case.nature {
            Nature::Internal => format!("inside {}", named(knowledge, &attack.on)),
            Nature::Interstate => {
                let joined = if attack.joined { " (joined)" } else { "" };
                let abroad = if attack.abroad { ", its forces abroad" } else { "" };
                format!("{} → {}{abroad}{joined}", named(knowledge, &attack.by), named(knowledge, &attack.on))
            }
        })
        .collect();
    let mut line = format!("{} · {}", attacks.join("; "), asked.day());
    if let Some(site) = asked.site() {
        let whose = match (&site.de_jure, site.de_facto.join(" and ")) {
            (Some(owner), held) if held == *owner => owner.clone(),
            (Some(owner), held) if held.is_empty() => format!("de jure {owner}"),
            (Some(owner), held) => format!("de jure {owner}, de facto {held}"),
            (None, held) if held.is_empty() => "nobody's territory".to_owned(),
            (None, held) => format!("disputed, held by {held}"),
        };
        let within = if site.within.len() > 1 { format!("; in {}", site.within[1..].join(", ")) } else { String::new() };
        let _ = write!(line, " · {} ({whose}{within})", safe(&site.name));
    }
    line
}

/// One duty: what comes out, for whom, and the proof.
fn duty(group: &Group, asked: &Asked, knowledge: &Knowledge, renderer: Renderer) -> String {
    let verdict = &group.verdict;
    let article = if verdict.article.is_empty() { String::new() } else { format!(" art. {}", verdict.article) };
    let against = if asked.case.attacks.len() > 1 {
        verdict
            .attack
            .and_then(|number| asked.case.attacks.get(number))
            .map(|attack| format!(", {} on {}", attack.by, attack.on))
            .unwrap_or_default()
    } else {
        String::new()
    };
    let binding = match verdict.binding {
        Binding::Treaty => "",
        Binding::Political => " · a political commitment, not law",
        Binding::Unilateral => " · one side's own word",
    };
    let mut out = format!(
        "  {}{article} · {} toward {}{against}{binding}\n    {}: {}",
        renderer.bold(&safe(&verdict.treaty)),
        verdict.duty.code(),
        named(knowledge, &verdict.toward),
        if verdict.outcome == Outcome::NotTriggered { "who would owe it" } else { "owed by" },
        group.owed_by.join(", ")
    );
    let open = matches!(verdict.outcome, Outcome::Triggered | Outcome::Undetermined);
    if open {
        let within = verdict.within.as_ref().map(|within| format!(", {}", safe(within))).unwrap_or_default();
        let _ = write!(out, " · {}{within}", verdict.owed.words());
    }
    out.push('\n');
    for awaited in verdict.awaits.iter().filter(|_| open) {
        let _ = writeln!(out, "    awaits: {}", safe(awaited));
    }
    proof(&mut out, verdict, renderer);
    for reading in &verdict.readings {
        let by = if reading.by.is_empty() { String::new() } else { format!(" ({})", reading.by.join(", ")) };
        let _ = writeln!(out, "    read otherwise{by}: {}", safe(&reading.says));
    }
    out
}

/// The steps; those that decide against it or leave it open first.
fn proof(out: &mut String, verdict: &Verdict, renderer: Renderer) {
    let sort = |truth: Truth| match truth {
        Truth::Fails => 0,
        Truth::Unknown => 1,
        Truth::Holds => 2,
    };
    let mut steps: Vec<_> = verdict.steps.iter().collect();
    steps.sort_by_key(|step| sort(step.finding));
    for step in steps {
        let mark = match step.finding {
            Truth::Holds => '+',
            Truth::Fails => '−',
            Truth::Unknown => '?',
        };
        let at = step.at.as_ref().map(|at| format!("  {}", renderer.faint(&place(at)))).unwrap_or_default();
        let _ = writeln!(out, "    {mark} {}: {}{at}", step.rule, safe(&step.says));
    }
}

/// Where a step stands.
fn place(at: &Cited) -> String {
    if at.line == 0 { at.file.clone() } else { format!("{}:{}", at.file, at.line) }
}
