//! Reads the Markdown test documents under `tests/cases/`: prose, a text, and what must (or must not) be coded from it.
//!
//! A text block names its language and date: ` ```text nl 2022-09-14 ` (`-` for no date). A facts block follows it, one
//! expectation a line:
//!
//! ```text
//! event ASSAULT AZE/mil > ARM when 2022-09-13 place Jermuk status asserted
//! event ASSAULT * > * mode drone context military intensity -9.5
//! tie arms-supply ISR > AZE
//! claim ARM/gov accuses
//! figure deaths 176 at-least
//! not event AID
//! tie defence-pact RUS > ARM except Nagorno-Karabakh
//! ```
//!
//! A line that begins with `later: ` is not coded so yet; of these there may not be more than one in ten.
//!
//! `except`, `only` and `condition` name what a note on a tie's scope speaks of (`*` anything, `-` nothing); `scope -` is no note.
//! Sides are lists with commas; `-` is an empty side, `*` any. A side without a role matches any role. What is not said is not checked.
//! `mode -` is no mode; of the contexts those listed must be there, and others may.

// The crate itself reads no file; its test documents are files.
#![allow(clippy::disallowed_methods)]

mod common;

use foederis_coder::Scratch;
use foederis_model::{Actor, Context, Document, FactsRecord, Language, Mode};
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_case_is_coded_as_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let coder = common::coder();
    let mut scratch = Scratch::default();
    let (mut cases, mut expectations, mut open, mut failures) = (0, 0, 0, Vec::new());
    for file in &files {
        let text = fs::read_to_string(file).expect("a readable case file");
        for case in parse(file, &text) {
            cases += 1;
            let record = coder.code(&case.document, &mut scratch);
            for expected in &case.expected {
                let later = expected.strip_prefix("later: ");
                expectations += 1;
                let checked = check(&record, later.unwrap_or(expected));
                if later.is_some() {
                    println!("{}: {}: {expected}: {}", file.display(), case.title, checked.as_ref().map_or("not yet", |()| "met by now"));
                }
                if let Err(why) = checked {
                    if later.is_some() {
                        open += 1;
                        continue;
                    }
                    failures.push(format!("{}: {}\n    {expected}\n    {why}", file.display(), case.title));
                }
            }
        }
    }
    println!("{} of {expectations} expectations are met, {open} are for later", expectations - open - failures.len());
    assert!(open * 10 <= expectations, "{open} of {expectations} expectations are not met yet");
    assert!(cases >= 3, "only {cases} cases found under {}", root.display());
    assert!(failures.is_empty(), "{} of {cases} cases:\n{}", failures.len(), failures.join("\n"));
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder of cases") {
        let path = entry.expect("a folder entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ext| ext == "md") {
            files.push(path);
        }
    }
}

struct Case {
    title: String,
    document: Document,
    expected: Vec<String>,
}

fn parse(file: &Path, text: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut title = String::new();
    let mut document = None;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix('#') {
            heading.trim_start_matches('#').trim().clone_into(&mut title);
        } else if let Some(header) = line.strip_prefix("```") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let words: Vec<&str> = header.split_whitespace().collect();
            match words[..] {
                ["text", lang, date] => {
                    document = Some(Document {
                        id: title.clone(),
                        lang: Language::from(lang),
                        published: (date != "-").then(|| date.parse().expect("a date in EDTF or -")),
                        title: None,
                        source: None,
                        author: None,
                        url: None,
                        text: block.join("\n"),
                        notes: Vec::new(),
                    });
                }
                ["facts"] => {
                    let document = document.take().unwrap_or_else(|| panic!("{}: {title}: facts without a text", file.display()));
                    let expected = block.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
                    cases.push(Case { title: title.clone(), document, expected });
                }
                _ => panic!("{}: {title}: a block is ```text LANG DATE or ```facts", file.display()),
            }
        }
    }
    cases
}

fn check(record: &FactsRecord, expected: &str) -> Result<(), String> {
    let (line, wanted) = expected.strip_prefix("not ").map_or((expected, true), |line| (line, false));
    let words: Vec<&str> = line.split_whitespace().collect();
    let found: Vec<(bool, String)> = match words[..] {
        ["event", event_type, ref rest @ ..] => record
            .events
            .iter()
            .map(|event| {
                let when = event.when.as_ref().map_or("-", |when| when.as_str());
                let fits = event.event_type.code() == event_type
                    && options(rest, &event.actor, &event.recipient, event.event_type.is_two_sided(), |name, value| match name {
                        "when" => when == value,
                        "place" => event.place.iter().any(|place| place.replace(' ', "_") == value),
                        "status" => event.status.code() == value,
                        "by" => side(value, &event.claimed_by),
                        "mode" => event.mode.map_or("-", Mode::code) == value,
                        "context" => contexts(value, &event.context),
                        "intensity" => value.parse() == Ok(event.intensity.unwrap_or(f64::NAN)),
                        _ => panic!("{expected}: {name} is not one of when, place, status, by, mode, context, intensity"),
                    });
                let sides = |actors: &[Actor]| actors.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
                let shown = format!(
                    "event {} {} > {} when {when} place {} status {} mode {} context {:?} intensity {:?} [{}]",
                    event.event_type,
                    sides(&event.actor),
                    sides(&event.recipient),
                    event.place.join(","),
                    event.status,
                    event.mode.map_or("-", Mode::code),
                    event.context,
                    event.intensity,
                    event.trigger.as_deref().unwrap_or("")
                );
                (fits, shown)
            })
            .collect(),
        ["tie", tie_type, ref rest @ ..] => record
            .ties
            .iter()
            .map(|tie| {
                let fits = tie.tie_type.code() == tie_type
                    && options(rest, &tie.from, &tie.to, tie.tie_type.is_symmetric(), |name, value| match name {
                        "place" => tie.place.iter().any(|place| place.replace(' ', "_") == value),
                        "status" => tie.status.code() == value,
                        "via" => tie.via.as_deref() == Some(value),
                        "since" => tie.since.as_ref().is_some_and(|since| since.as_str() == value),
                        "until" => tie.until.as_ref().is_some_and(|until| until.as_str() == value),
                        "except" | "only" | "condition" => tie.scope.iter().any(|note| {
                            let about = note.about.iter().any(|about| about.replace(' ', "_") == value);
                            note.kind.code() == name && (about || value == "*" || value == "-" && note.about.is_empty())
                        }),
                        "scope" => value == "-" && tie.scope.is_empty(),
                        _ => panic!("{expected}: {name} is not one of place, status, via, since, until, except, only, condition, scope"),
                    });
                (fits, format!("tie {} {:?} > {:?} {:?} {:?}", tie.tie_type, tie.from, tie.to, tie.trigger, tie.scope))
            })
            .collect(),
        ["claim", by, stance, ref rest @ ..] => record
            .claims
            .iter()
            .map(|claim| {
                let fits = side(by, &claim.by) && claim.stance.code() == stance && rest.is_empty();
                (fits, format!("claim {:?} {} {:?}", claim.by, claim.stance, claim.cue))
            })
            .collect(),
        ["figure", what, value, ref rest @ ..] => {
            let figures = record.events.iter().flat_map(|event| &event.figures).chain(record.ties.iter().flat_map(|tie| &tie.figures));
            figures
                .map(|figure| {
                    let fits = figure.what.code() == what
                        && value.parse::<f64>().is_ok_and(|value| (figure.value - value).abs() < 1e-6)
                        && rest.iter().all(|word| figure.bound.code() == *word || figure.unit.as_deref() == Some(word));
                    (fits, format!("figure {} {} {:?} {}", figure.what, figure.value, figure.unit, figure.bound))
                })
                .collect()
        }
        _ => panic!("{expected}: expected event, tie, claim or figure"),
    };
    if found.iter().any(|(fits, _)| *fits) == wanted {
        return Ok(());
    }
    let shown: Vec<_> = found.into_iter().map(|(_, shown)| shown).collect();
    Err(format!("found: {}", if shown.is_empty() { "nothing".to_owned() } else { shown.join("\n           ") }))
}

/// `A > B name value name value`; where the sides are equal, B > A will do as well.
fn options(rest: &[&str], first: &[Actor], second: &[Actor], equal: bool, mut option: impl FnMut(&str, &str) -> bool) -> bool {
    let rest = match rest {
        [from, ">", to, rest @ ..] => {
            let straight = side(from, first) && side(to, second);
            let crossed = equal && side(from, second) && side(to, first);
            if !(straight || crossed) {
                return false;
            }
            rest
        }
        rest => rest,
    };
    rest.chunks(2).all(|pair| match pair {
        [name, value] => option(name, value),
        _ => panic!("{pair:?}: a name needs a value"),
    })
}

/// `a,b`: these among the contexts; `-`: none.
fn contexts(wanted: &str, found: &[Context]) -> bool {
    if wanted == "-" { found.is_empty() } else { wanted.split(',').all(|code| code.parse().is_ok_and(|context| found.contains(&context))) }
}

fn side(wanted: &str, actors: &[Actor]) -> bool {
    match wanted {
        "*" => true,
        "-" => actors.is_empty(),
        list => {
            let wanted: Vec<Actor> = list.split(',').map(|actor| Actor::from(actor.replace('_', " "))).collect();
            wanted.len() == actors.len()
                && wanted.iter().all(|wanted| {
                    actors.iter().any(|actor| actor.base == wanted.base && (wanted.role.is_none() || wanted.role == actor.role))
                })
        }
    }
}
