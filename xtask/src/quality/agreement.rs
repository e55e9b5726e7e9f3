//! How far two codings of the same sentences agree, each made without a look at the other: the ceiling of what can be reached on
//! sentences.

use foederis_score::{Report, Row, read_jsonl, score_by_language};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Prints the table, or the same as JSON.
#[allow(clippy::print_stdout)] // The figures are the result.
pub fn print(as_json: bool) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    if as_json {
        println!("{}", serde_json::to_string(&measure(&root)?).map_err(|error| error.to_string())?);
        return Ok(());
    }
    let mut out = String::new();
    run(&root, &mut out)?;
    print!("{out}");
    Ok(())
}

/// The section of QUALITY.md.
pub fn run(root: &Path, out: &mut String) -> Result<(), String> {
    let report = measure(root)?;
    let documents: Vec<String> = report.parts.iter().map(|part| format!("{} {}", part.title, part.documents)).collect();
    let _ = writeln!(
        out,
        "### Sentences coded twice\n\n`cargo xtask agreement`: `training/facts/second.{{nl,de,en}}.jsonl` against the same sentences of `sentences.*.jsonl` \
         (sentences: {}), made without a look at them. A claim is told by its speaker alone, as all of the sentence is its evidence.\n\n\
         | measure | all | nl | de | en |\n|---|---|---|---|---|",
        documents.join(", ")
    );
    for name in ["events", "events-lenient", "ties", "claims"] {
        let cell = |language: &str| match report.parts.iter().find(|part| part.title == language).and_then(|part| part.row(name)) {
            Some(Row::Prf { f1, tp, gold, pred, .. }) => format!("**{f1:.3}** ({tp} of {gold}, {pred} in the second)"),
            _ => "–".to_owned(),
        };
        let _ = writeln!(out, "| {name} F1 | {} | {} | {} | {} |", cell("all"), cell("nl"), cell("de"), cell("en"));
    }
    for name in ["event-status", "event-role", "claim-stance"] {
        let cell = |language: &str| match report.parts.iter().find(|part| part.title == language).and_then(|part| part.row(name)) {
            Some(Row::Accuracy { accuracy: Some(share), right, of }) => format!("{share:.3} ({right} of {of})"),
            _ => "–".to_owned(),
        };
        let _ = writeln!(out, "| {name} the same | {} | {} | {} | {} |", cell("all"), cell("nl"), cell("de"), cell("en"));
    }
    out.push('\n');
    Ok(())
}

fn measure(root: &Path) -> Result<Report, String> {
    let facts = root.join("training/facts");
    let (mut first, mut second) = (String::new(), String::new());
    for language in ["nl", "de", "en"] {
        let known = records(&facts.join(format!("sentences.{language}.jsonl")))?;
        let path = facts.join(format!("second.{language}.jsonl"));
        for (key, record) in records(&path)? {
            let other = known.get(&key).ok_or_else(|| format!("{}: {key} is not in the first coding", path.display()))?;
            let _ = writeln!(first, "{other}");
            let _ = writeln!(second, "{record}");
        }
    }
    let read = |lines: &str, name: &str| read_jsonl(lines.as_bytes(), name).map_err(|error| error.to_string());
    Ok(score_by_language(&read(&first, "first")?, &read(&second, "second")?, None))
}

/// Records by file and line, each with the same evidence throughout: the sentence.
fn records(path: &Path) -> Result<BTreeMap<String, Value>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut found = BTreeMap::new();
    for (at, line) in text.lines().enumerate() {
        let mut record: Value = serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", path.display(), at + 1))?;
        let key = format!("{}:{}", record["file"].as_str().unwrap_or_default(), record["line"]);
        record["doc"] = json!(key);
        for kind in ["events", "ties", "claims"] {
            for fact in record[kind].as_array_mut().into_iter().flatten() {
                fact["evidence"] = json!([key]);
            }
        }
        found.insert(key, record);
    }
    Ok(found)
}
