use super::refused::refused;
use crate::cli::{Cli, Lang, Where};
use crate::exit::Exit;
use crate::models::Models;
use crate::output::{self, safe};
use crate::render::{Renderer, plural};
use foederis_inquiry::place::{Candidate, LANGUAGES, Places};
use foederis_knowledge::{Knowledge, Precision};
use foederis_model::{Edtf, Language};
use miette::{IntoDiagnostic as _, miette};
use std::io::{self, Write as _};

/// `foederis where`
pub fn run(args: &Where, cli: &Cli, colours: bool) -> miette::Result<Exit> {
    let name = args.name.join(" ");
    let knowledge = crate::knowledge::load(cli.knowledge.as_deref())?;
    let pack = Models::open(cli.models.as_deref()).bytes("places").map_err(|error| miette!("{error}"))?;
    let places = Places::read(&pack, &knowledge).map_err(refused)?;
    let day = args.date.clone().unwrap_or_else(|| Edtf::day(super::today()));
    let context: Vec<String> = args.context.iter().map(|code| code.to_uppercase()).collect();
    let languages = match args.lang {
        Some(Lang::Nl) => vec![Language::Dutch],
        Some(Lang::De) => vec![Language::German],
        Some(Lang::En) => vec![Language::English],
        None => LANGUAGES.to_vec(),
    };
    let mut found = places.candidates(&name, &day, &context, &languages);
    if found.is_empty() {
        return Err(miette!("nothing has the name {}; other spellings may be known, or it belongs into knowledge/places", safe(&name)));
    }
    let shown = found.len().min(args.limit as usize);
    let left_out = found.len() - shown;
    found.truncate(shown);
    let mut out = io::BufWriter::new(output::stdout());
    let renderer = Renderer::new(colours);
    for (number, candidate) in found.iter().enumerate() {
        if args.json {
            writeln!(out, "{}", serde_json::to_string(candidate).into_diagnostic()?).into_diagnostic()?;
        } else {
            let gap = if number == 0 { "" } else { "\n" };
            write!(out, "{gap}{}", text(candidate, renderer, &knowledge)).into_diagnostic()?;
        }
    }
    out.flush().into_diagnostic()?;
    if left_out > 0 {
        output::message(format_args!("{} more; --limit shows them", plural(left_out, "place")));
    }
    Ok(Exit::Fine)
}

fn text(candidate: &Candidate, renderer: Renderer, knowledge: &Knowledge) -> String {
    let states = knowledge.pack(&Language::English).map(|pack| &pack.names);
    let state = |code: &str| match states.and_then(|names| names.state(code)) {
        Some(name) if name != code => format!("{code} ({name})"),
        _ => code.to_owned(),
    };
    let mut lines = Vec::new();
    let taken = if candidate.taken { "  · taken" } else { "" };
    lines.push(format!("{}{taken}", renderer.bold(&safe(&candidate.name))));
    let mut facts = vec![candidate.kind.clone()];
    facts.extend(candidate.country.as_deref().map(state));
    facts.push(match candidate.at {
        Some([lat, lon]) if candidate.precision == Precision::Point => format!("{lat:.4} {lon:.4}"),
        Some([lat, lon]) => format!("about {lat:.1} {lon:.1} ({})", candidate.precision.as_str()),
        None => format!("no point ({})", candidate.precision.as_str()),
    });
    facts.extend(candidate.population.map(|count| format!("{count} inhabitants")));
    lines.push(facts.join(" · "));
    let names: Vec<String> = [("nl", &candidate.nl), ("de", &candidate.de)]
        .into_iter()
        .filter_map(|(lang, name)| Some(format!("{lang} {}", safe(name.as_deref()?))))
        .collect();
    if !names.is_empty() {
        lines.push(names.join(" · "));
    }
    let sea = candidate.de_jure.is_none() && candidate.de_facto.is_empty();
    if candidate.kind != "state" && !sea {
        let by_law = candidate.de_jure.as_deref().map_or_else(|| "disputed".to_owned(), state);
        let in_fact: Vec<String> = candidate.de_facto.iter().map(|code| state(code)).collect();
        let since = candidate.since.as_ref().map(|since| format!(" since {since}")).unwrap_or_default();
        let note = candidate.note.as_ref().map(|note| format!("; {}", safe(note))).unwrap_or_default();
        let within = candidate.within.as_ref().map(|within| format!(" · in {}", safe(within))).unwrap_or_default();
        lines.push(format!("de jure {by_law} · de facto {}{since}{note}{within}", in_fact.join(" and ")));
    }
    lines.push(format!("{} · {}", candidate.source, candidate.why));
    let mut out = lines.join("\n  ");
    out.push('\n');
    out
}
