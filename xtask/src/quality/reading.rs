//! The readers between trees and facts: page text, times, quotations, by the reference scorers; figures, by cases of our own.

use super::{number, run_in};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Scores of all readers.
pub fn run(root: &Path, foederis: &str, shared: &Path, out: &mut String) -> Result<(), String> {
    let folder = root.join("target/quality");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let score = |scorer: &str, gold: &Path, printed: &str| -> Result<Value, String> {
        let file = folder.join("printed.jsonl");
        fs::write(&file, printed).map_err(|error| format!("{}: {error}", file.display()))?;
        let program = shared.join("scorers").join(scorer);
        let scores = run_in(root, "python3", &[&program.to_string_lossy(), &gold.to_string_lossy(), &file.to_string_lossy()])?;
        serde_json::from_str(&scores).map_err(|error| format!("{scorer}: {error}"))
    };
    let _ = writeln!(out, "### Page text\n\n`foederis text ../shared/corpora/web/html`, scored by `../shared/scorers/web.py`.\n");
    let web = shared.join("corpora/web");
    let printed = run_in(root, foederis, &["text", &web.join("html").to_string_lossy()])?;
    let scores = score("web.py", &web.join("gold.jsonl"), &printed)?;
    let _ = writeln!(
        out,
        "| pages | precision | recall | F1 |\n|---|---|---|---|\n| {} | {:.3} | {:.3} | **{:.3}** |\n",
        scores["pages"],
        number(&scores["precision"]),
        number(&scores["recall"]),
        number(&scores["f1"])
    );
    let _ = writeln!(
        out,
        "### Times\n\n`foederis annotate --layers times`, the day of publication given; scored by `../shared/scorers/times.py`, F1.\n\n\
         | set | expressions | found | strict | relaxed | type | value |\n|---|---|---|---|---|---|---|"
    );
    for (language, set) in [("de", "de-krauts-dev"), ("en", "en-timebank"), ("en", "en-aquaint")] {
        let gold = shared.join(format!("corpora/times/{set}.jsonl"));
        let documents = folder.join(format!("{set}.jsonl"));
        fs::write(&documents, dated(&gold, language)?).map_err(|error| format!("{}: {error}", documents.display()))?;
        let printed = run_in(root, foederis, &["annotate", &documents.to_string_lossy(), "--lang", language, "--layers", "times"])?;
        let scores = score("times.py", &gold, &printed)?;
        let cell = |name: &str| format!("{:.3}", number(&scores[name]));
        let _ = writeln!(
            out,
            "| {set} | {} | {} | {} | **{}** | {} | **{}** |",
            scores["gold"],
            scores["predicted"],
            cell("strict"),
            cell("relaxed"),
            cell("type"),
            cell("value")
        );
    }
    let _ = writeln!(
        out,
        "\n### Quotations\n\n`foederis annotate --layers quotes`, scored by `../shared/scorers/quotes.py`.\n\n\
         | set | precision | recall | F1 | speaker right | recall of direct | indirect | free indirect | reported |\n|---|---|---|---|---|---|---|---|---|"
    );
    let gold = shared.join("corpora/quotes/de-wikinews-dev.jsonl");
    let printed = run_in(root, foederis, &["annotate", &gold.to_string_lossy(), "--lang", "de", "--layers", "quotes"])?;
    let scores = score("quotes.py", &gold, &printed)?;
    let cell = |name: &str| format!("{:.3}", number(&scores[name]));
    let recall = |kind: &str| format!("{:.3}", number(&scores["recall_by_type"][kind]));
    let _ = writeln!(
        out,
        "| de-wikinews-dev | {} | {} | **{}** | **{}** | **{}** | {} | {} | {} |\n",
        cell("precision"),
        cell("recall"),
        cell("f1"),
        cell("speaker"),
        recall("Direct"),
        recall("Indirect"),
        recall("IndirectFreeIndirect"),
        recall("Reported")
    );
    figures(root, out)
}

/// The share of the cases under `crates/foederis-reading/tests/figures/` that are read as written.
fn figures(root: &Path, out: &mut String) -> Result<(), String> {
    let arguments = ["test", "--quiet", "--package", "foederis-reading", "--test", "figures", "every_case", "--", "--nocapture"];
    let printed = run_in(root, "cargo", &arguments)?;
    let _ = writeln!(
        out,
        "### Figures\n\nSentences of our own, `crates/foederis-reading/tests/figures/`: every number with what it counts, unit, bound and side as written, and \
         no other. There is no public set for this.\n\n| language | sentences | right | share |\n|---|---|---|---|"
    );
    for line in printed.lines() {
        let counts = line.split_once(": ").and_then(|(language, counts)| {
            let (right, all) = counts.split_once(" of ")?;
            Some((language, right.parse::<u32>().ok()?, all.parse::<u32>().ok()?))
        });
        if let Some((language, right, all)) = counts {
            let _ = writeln!(out, "| {language} | {all} | {right} | **{:.3}** |", f64::from(right) / f64::from(all.max(1)));
        }
    }
    out.push('\n');
    Ok(())
}

/// The documents of a set with the day they were written as the day of publication.
fn dated(gold: &Path, language: &str) -> Result<String, String> {
    let text = fs::read_to_string(gold).map_err(|error| format!("{}: {error}", gold.display()))?;
    let mut out = String::new();
    for line in text.lines() {
        let record: Value = serde_json::from_str(line).map_err(|error| format!("{}: {error}", gold.display()))?;
        let day: String = record["dct"].as_str().unwrap_or_default().chars().take(10).collect();
        let _ = writeln!(out, "{}", json!({"id": record["id"], "lang": language, "published": day, "text": record["text"]}));
    }
    Ok(out)
}
