use super::exposure::{Answer, delivered, promised, table, tied};
use super::refused::refused;
use crate::cli::{Cli, Exposure, WhatIf};
use crate::exit::Exit;
use crate::output::safe;
use crate::render::Renderer;
use foederis_analysis::exposure::{self, Cut, Effect};
use foederis_inquiry::exposure::Asked;
use foederis_inquiry::party;
use foederis_store::Ledger;
use miette::{IntoDiagnostic as _, Report, miette};
use serde_json::json;

/// `foederis what-if`
pub fn run(args: &WhatIf, cli: &Cli, colours: bool) -> miette::Result<Exit> {
    let knowledge = crate::knowledge::load(cli.knowledge.as_deref())?;
    let cuts: Vec<Cut> = args
        .cut
        .iter()
        .map(|text| Cut::parse(text, |name| party::meant(&knowledge, name)).map_err(|error| miette!("--cut: {error}")))
        .collect::<miette::Result<_>>()?;
    let Exposure { ledger, as_of, known_on, window, .. } = &args.exposure;
    let ledger = Ledger::open_read_only(&ledger.ledger).into_diagnostic()?;
    let (as_of, arms) = (as_of.unwrap_or_else(super::today), table(&args.exposure)?);
    let asked = Asked::cutting(&ledger, &cuts, &knowledge.treaties, arms.as_ref(), as_of, *known_on, *window).map_err(refused)?;
    let answer = exposure::what_if(&asked.basis(&knowledge.treaties, arms.as_ref()), &cuts);
    if answer.cut.is_empty() && answer.findings.is_empty() {
        return Err(nothing(args, &answer));
    }
    let renderer = Renderer::new(colours);
    let not_standing: Vec<_> = answer.not_standing.iter().map(|(id, standing)| json!({ "id": id, "standing": standing.code() })).collect();
    let page = Answer {
        head: json!({
            "cut": args.cut, "as_of": asked.as_of.to_string(), "known_on": args.exposure.known_on.map(|day| day.to_string()),
            "ties": answer.cut, "not_standing": not_standing,
        }),
        title: format!("without {}, on {}: {}", args.cut.join(" and "), asked.as_of, crate::render::plural(answer.cut.len(), "tie")),
        findings: &answer.findings,
        unknown: &answer.unknown,
    };
    page.print(&args.exposure, renderer, Effect::id, section, |effect| block(effect, renderer))?;
    Ok(Exit::Fine)
}

/// Why nothing falls away, with the ties that would if they stood.
fn nothing(args: &WhatIf, answer: &exposure::WhatIf) -> Report {
    let cut = args.cut.join(", ");
    let standing: Vec<String> = answer.not_standing.iter().take(10).map(|(id, standing)| format!("  {id}: {}", standing.code())).collect();
    if standing.is_empty() {
        return miette!("no tie that stands on {} fits \"{cut}\"; see what there is with: foederis network --as-of {0}", answer.as_of);
    }
    miette!("no tie that stands on {} fits \"{cut}\"; on that day these do not stand:\n{}", answer.as_of, standing.join("\n"))
}

fn section(effect: &Effect) -> &'static str {
    match effect {
        Effect::Loss { .. } => "Who loses what",
        Effect::Knock { .. } => "Who hangs on those",
        Effect::Alternative { .. } | Effect::NoOther { .. } => "What else there is",
    }
}

fn block(effect: &Effect, renderer: Renderer) -> String {
    let mut lines = Vec::new();
    match effect {
        Effect::Loss { who, loses, from, tie, treaty, named_by, delivered: parts, share_unknown, .. } => {
            let share = if *share_unknown { " · share unknown" } else { "" };
            lines.push(safe(&format!("{who} loses {loses}: {from}{share}")));
            if let Some(reports) = named_by {
                let all = tie.as_ref().map_or(0, |tie| tie.reports);
                lines.push(format!("  {reports} of {all} reports of the tie name what is cut; how much of it goes is not known"));
            }
            lines.extend(parts.iter().map(|part| format!("  {}", delivered(part))));
            lines.extend(treaty.iter().map(|promise| format!("  {}", promised(promise))));
            if let Some(tie) = tie {
                tied(tie, renderer, &mut lines);
            }
        }
        Effect::Knock { who, through, loses, tie, treaty, .. } => {
            lines.push(safe(&format!("{who} through {through}, which loses {loses}")));
            lines.extend(treaty.iter().map(|promise| format!("  {}", promised(promise))));
            if let Some(tie) = tie {
                tied(tie, renderer, &mut lines);
            }
        }
        Effect::Alternative { to, instead_of, who, tie, treaty, delivered: parts, .. } => {
            lines.push(safe(&format!("{who} for {to}, in the place of {instead_of}")));
            lines.extend(parts.iter().map(|part| format!("  {}", delivered(part))));
            lines.extend(treaty.iter().map(|promise| format!("  {}", promised(promise))));
            if let Some(tie) = tie {
                tied(tie, renderer, &mut lines);
            }
        }
        Effect::NoOther { to, instead_of, .. } => {
            lines.push(safe(&format!("{to} has nobody else in the place of {instead_of}, as far as is told")));
        }
    }
    lines.join("\n")
}
