//! Measures what QUALITY.md holds, prints it, and writes it between the file's markers.

pub mod actors;
pub mod agreement;
mod happenings;
mod language;
pub mod offtopic;
mod reading;
mod sides;
pub mod stories;
pub mod types;

use crate::alliances;
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const BEGIN: &str = "<!-- measured: begin -->";
const END: &str = "<!-- measured: end -->";

/// Runs the measurements and rewrites the measured part of QUALITY.md.
#[allow(clippy::print_stdout)] // The figures are the result.
pub fn run() -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().map_err(|error| error.to_string())?;
    let file = root.join("QUALITY.md");
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let (Some(begin), Some(end)) = (text.find(BEGIN), text.find(END)) else {
        return Err(format!("{}: the markers {BEGIN} and {END} are missing", file.display()));
    };
    let measured = measure(&root)?;
    println!("{measured}");
    let written = format!("{}{BEGIN}\n{measured}\n{}", &text[..begin], &text[end..]);
    fs::write(&file, written).map_err(|error| format!("{}: {error}", file.display()))
}

fn measure(root: &Path) -> Result<String, String> {
    run_in(root, "cargo", &["build", "--release", "--locked", "--quiet", "-p", "foederis"])?;
    let foederis = root.join("target/release/foederis");
    let foederis = foederis.to_string_lossy();
    let mut out = String::new();
    let _ = writeln!(out, "Measured on {} with {}, {}.\n", today(root)?, machine(), run_in(root, "rustc", &["--version"])?.trim());
    let shared = root.join("../shared");
    if shared.is_dir() {
        for part in ["dev", "train"] {
            accuracy(root, &foederis, &shared, part, &mut out)?;
        }
        confidence(root, &foederis, &shared, &mut out)?;
        actors::run(&shared, "dev", &mut out)?;
        seeds(root, &foederis, &shared, &mut out)?;
        language::trees(root, &foederis, &shared, &mut out)?;
        language::headers(root, &foederis, &mut out)?;
        language::languages(root, &foederis, &shared, &mut out)?;
        language::speed(root, &foederis, &shared, &mut out)?;
        reading::run(root, &foederis, &shared, &mut out)?;
        types::run(root, &shared, &mut out)?;
        stories::run(root, &mut out)?;
    } else {
        let _ = writeln!(out, "Accuracy on the shared gold documents: skipped, no ../shared.\n");
    }
    offtopic::run(root, &mut out)?;
    agreement::run(root, &mut out)?;
    alliances::run(&mut out)?;
    speed(root, &shared, &mut out)?;
    Ok(out.trim_end().to_owned())
}

/// `foederis eval`, by language.
fn accuracy(root: &Path, foederis: &str, shared: &Path, part: &str, out: &mut String) -> Result<(), String> {
    let (gold, texts) = (shared.join(format!("gold/{part}.gold.jsonl")), shared.join(format!("gold/{part}.texts.jsonl")));
    let report = run_in(root, foederis, &["eval", &gold.to_string_lossy(), "--texts", &texts.to_string_lossy(), "--by-lang", "--json"])?;
    let report: Value = serde_json::from_str(&report).map_err(|error| format!("foederis eval: {error}"))?;
    let meaning = if part == "dev" { "to measure on" } else { "that the weights were fitted on" };
    let _ = writeln!(
        out,
        "### Gold documents {meaning}\n\n`foederis eval ../shared/gold/{part}.gold.jsonl --texts ../shared/gold/{part}.texts.jsonl --by-lang`\n\n\
         | measure | all | nl | de | en |\n|---|---|---|---|---|"
    );
    for row in ["events", "events-lenient", "ties", "figures", "claims"] {
        let cell = |lang: &str| {
            let row = &report[lang][row];
            format!(
                "**{:.3}** (P {:.2}, R {:.2}; {} of {}, {} coded)",
                number(&row["f1"]),
                number(&row["p"]),
                number(&row["r"]),
                row["tp"],
                row["gold"],
                row["pred"]
            )
        };
        let _ = writeln!(out, "| {row} F1 | {} | {} | {} | {} |", cell("all"), cell("nl"), cell("de"), cell("en"));
    }
    for row in ["event-when", "event-status", "event-place", "event-role", "claim-stance", "lang", "published"] {
        let cell = |lang: &str| {
            let row = &report[lang][row];
            // None in gold: nothing to be right about.
            if row["of"] == 0 { "–".to_owned() } else { format!("{:.3} ({} of {})", number(&row["accuracy"]), row["right"], row["of"]) }
        };
        let _ = writeln!(out, "| {row} right | {} | {} | {} | {} |", cell("all"), cell("nl"), cell("de"), cell("en"));
    }
    let bad = |lang: &str| report[lang]["bad-evidence"]["count"].clone();
    let _ =
        writeln!(out, "| records whose evidence is not in the text | {} | {} | {} | {} |\n", bad("all"), bad("nl"), bad("de"), bad("en"));
    Ok(())
}

/// How many of the facts from each confidence on are right.
fn confidence(root: &Path, foederis: &str, shared: &Path, out: &mut String) -> Result<(), String> {
    let (gold, texts) = (shared.join("gold/dev.gold.jsonl"), shared.join("gold/dev.texts.jsonl"));
    let _ = writeln!(
        out,
        "### Confidence, gold documents to measure on\n\n`foederis eval ../shared/gold/dev.gold.jsonl --texts ../shared/gold/dev.texts.jsonl --min-confidence SHARE`\n\n\
         | from this confidence on | events right | claims right |\n|---|---|---|"
    );
    for least in ["0.3", "0.4", "0.5", "0.6", "0.7", "0.8"] {
        let args = ["eval", &gold.to_string_lossy(), "--texts", &texts.to_string_lossy(), "--min-confidence", least, "--json"];
        let report: Value = serde_json::from_str(&run_in(root, foederis, &args)?).map_err(|error| format!("foederis eval: {error}"))?;
        // Without languages the report is that of all.
        let all = if report["all"].is_object() { &report["all"] } else { &report };
        let cell = |row: &str| format!("{:.2} ({} of {})", number(&all[row]["p"]), all[row]["tp"], all[row]["pred"]);
        let _ = writeln!(out, "| {least} | {} | {} |", cell("events"), cell("claims"));
    }
    out.push('\n');
    Ok(())
}

/// Counts for the seeds: what comes out of real crawled text.
fn seeds(root: &Path, foederis: &str, shared: &Path, out: &mut String) -> Result<(), String> {
    let _ = writeln!(
        out,
        "### The seeds, as counts\n\n`foederis read ../shared/seeds`\n\n| document | lang | published | events | ties | claims | figures | events by type |\n|---|---|---|---|---|---|---|---|"
    );
    for line in run_in(root, foederis, &["read", &shared.join("seeds").to_string_lossy()])?.lines() {
        let record: Value = serde_json::from_str(line).map_err(|error| format!("foederis read: {error}"))?;
        let list = |name: &str| record[name].as_array().cloned().unwrap_or_default();
        let figures: usize = list("events").iter().chain(&list("ties")).map(|fact| fact["figures"].as_array().map_or(0, Vec::len)).sum();
        let mut types: Vec<(String, usize)> = Vec::new();
        for event in list("events") {
            let name = event["type"].as_str().unwrap_or("?").to_owned();
            match types.iter_mut().find(|(known, _)| *known == name) {
                Some((_, count)) => *count += 1,
                None => types.push((name, 1)),
            }
        }
        types.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), name.clone()));
        let types: Vec<String> = types.into_iter().map(|(name, count)| format!("{name} {count}")).collect();
        let text = |name: &str| record[name].as_str().unwrap_or("–").to_owned();
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {figures} | {} |",
            text("doc"),
            text("lang"),
            text("published"),
            list("events").len(),
            list("ties").len(),
            list("claims").len(),
            types.join(", ")
        );
    }
    out.push('\n');
    Ok(())
}

/// Runs of `benches/read-100k`.
fn speed(root: &Path, shared: &Path, out: &mut String) -> Result<(), String> {
    let script: PathBuf = root.join("benches/read-100k");
    let printed = run_in(root, &script.to_string_lossy(), &["--documents", "10000"])?;
    let _ = writeln!(
        out,
        "### Speed and memory\n\n`benches/read-100k --documents 10000`: the example reports repeated under new ids, read by the release binary.\n\n```text\n{}\n```",
        printed.trim()
    );
    let texts = shared.join("gold/train.texts.jsonl");
    if texts.is_file() {
        let printed =
            run_in(root, &script.to_string_lossy(), &["--documents", "1000", "--length", "3000", "--texts", &texts.to_string_lossy()])?;
        let _ = writeln!(
            out,
            "\n`benches/read-100k --documents 1000 --length 3000 --texts ../shared/gold/train.texts.jsonl`: news, in documents of 3,000 characters.\n\n```text\n{}\n```",
            printed.trim()
        );
    }
    Ok(())
}

/// The folder beside the project.
fn shared(root: &Path) -> Result<PathBuf, String> {
    let shared = root.join("../shared");
    if shared.is_dir() { Ok(shared) } else { Err("skipped: no ../shared".to_owned()) }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(0.0)
}

fn today(root: &Path) -> Result<String, String> {
    Ok(run_in(root, "date", &["-u", "+%Y-%m-%d"])?.trim().to_owned())
}

/// Cores and processor, as the system tells them.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .and_then(|line| line.split_once(':'))
        .map_or("processor unknown", |(_, name)| name.trim());
    format!("{cores} cores ({model})")
}

fn run_in(root: &Path, program: &str, args: &[&str]) -> Result<String, String> {
    let output = Command::new(program).args(args).current_dir(root).output().map_err(|error| format!("{program}: {error}"))?;
    if !output.status.success() {
        return Err(format!("{program} {}: {}\n{}", args.join(" "), output.status, String::from_utf8_lossy(&output.stderr)));
    }
    String::from_utf8(output.stdout).map_err(|error| format!("{program}: {error}"))
}
