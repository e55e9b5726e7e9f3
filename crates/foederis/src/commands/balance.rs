use super::exposure::{Answer, delivered, promised, table, tied};
use super::refused::refused;
use crate::cli::{Balance, Cli, Exposure};
use crate::exit::Exit;
use crate::output::safe;
use crate::render::Renderer;
use foederis_analysis::exposure::{self, Bond, Finding};
use foederis_inquiry::exposure::Asked;
use foederis_inquiry::party;
use foederis_model::name_key;
use foederis_store::Ledger;
use miette::{IntoDiagnostic as _, miette};
use serde_json::json;
use std::collections::BTreeSet;

/// `foederis balance`
pub fn run(args: &Balance, cli: &Cli, colours: bool) -> miette::Result<Exit> {
    let knowledge = crate::knowledge::load(cli.knowledge.as_deref())?;
    let pair = [&args.pair.0, &args.pair.1].map(|name| party::meant(&knowledge, name));
    if name_key(&pair[0]) == name_key(&pair[1]) {
        return Err(miette!("--pair: two sides are needed, and {} is one", pair[0]));
    }
    let Exposure { ledger, as_of, known_on, window, .. } = &args.exposure;
    let ledger = Ledger::open_read_only(&ledger.ledger).into_diagnostic()?;
    let as_of = as_of.unwrap_or_else(super::today);
    let asked = Asked::between(&ledger, [&pair[0], &pair[1]], as_of, *known_on, *window).map_err(refused)?;
    let arms = table(&args.exposure)?;
    let balance = exposure::balance(&asked.basis(&knowledge.treaties, arms.as_ref()), [&pair[0], &pair[1]]);
    let renderer = Renderer::new(colours);
    let answer = Answer {
        head: json!({ "pair": pair, "as_of": asked.as_of.to_string(), "known_on": args.exposure.known_on.map(|day| day.to_string()) }),
        title: format!("{} : {} on {}", pair[0], pair[1], asked.as_of),
        findings: &balance.findings,
        unknown: &balance.unknown,
    };
    answer.print(&args.exposure, renderer, Finding::id, section, |finding| block(finding, &pair, renderer))?;
    Ok(Exit::Fine)
}

fn section(finding: &Finding) -> &'static str {
    match finding {
        Finding::Tension { .. } => "Tensions",
        Finding::Supplier { .. } => "Arms",
        Finding::Backer { .. } => "Backers",
        Finding::Both { .. } => "Tied to both",
    }
}

fn block(finding: &Finding, pair: &[String; 2], renderer: Renderer) -> String {
    let mut lines = Vec::new();
    match finding {
        Finding::Tension { says, ties, treaties, delivered: parts, rule, .. } => {
            lines.push(format!("{} {}", safe(says), renderer.faint(&format!("[{rule}]"))));
            lines.extend(parts.iter().map(|part| format!("  {}", delivered(part))));
            lines.extend(treaties.iter().map(|promise| format!("  {}", promised(promise))));
            for tie in ties {
                tied(tie, renderer, &mut lines);
            }
        }
        Finding::Supplier { recipient, supplier, delivered: parts, tie, .. } => {
            lines.push(safe(&format!("{supplier} arms {recipient}")));
            lines.extend(parts.iter().map(|part| format!("  {}", delivered(part))));
            if parts.is_empty() && tie.as_ref().is_some_and(|tie| tie.figures.is_empty()) {
                lines.push("  share unknown".to_owned());
            }
            if let Some(tie) = tie {
                tied(tie, renderer, &mut lines);
            }
        }
        Finding::Backer { side, who, bonds, ties, treaties, .. } => {
            lines.push(safe(&format!("{who} for {side}: {}", words(bonds))));
            lines.extend(treaties.iter().map(|promise| format!("  {}", promised(promise))));
            for tie in ties {
                tied(tie, renderer, &mut lines);
            }
        }
        Finding::Both { who, bonds, .. } => {
            lines.push(safe(&format!("{who}: {} of {}; {} of {}", words(&bonds[0]), pair[0], words(&bonds[1]), pair[1])));
        }
    }
    lines.join("\n")
}

fn words(bonds: &BTreeSet<Bond>) -> String {
    bonds.iter().map(|bond| bond.words()).collect::<Vec<_>>().join(", ")
}
