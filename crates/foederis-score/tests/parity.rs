//! Where the reference scorer is at hand, both must give the same figures on the training gold against a spoiled
//! copy of it.

#![allow(clippy::disallowed_methods, reason = "the crate reads no files and starts no program, this test does")]

mod common;

use std::path::{Path, PathBuf};
use std::process::Command;

use common::{fixture, records, text, texts};
use foederis_score::score_by_language;
use serde_json::{Value, json};

/// The folder beside the checkout that holds the reference scorer and the gold.
fn shared() -> Option<PathBuf> {
    let up = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().skip(1);
    up.map(|folder| folder.join("shared")).find(|shared| shared.join("scorers/facts.py").is_file())
}

/// What the reference scorer says; nothing where there is no Python.
fn reference(shared: &Path, gold: &Path, pred: &Path, texts: &Path) -> Option<Value> {
    let script = shared.join("scorers/facts.py");
    let run = Command::new("python3")
        .args([script.as_path(), gold, pred, Path::new("--texts"), texts])
        .args(["--by-lang", "--json"])
        .output()
        .ok()?;
    assert!(run.status.success(), "facts.py failed: {}", String::from_utf8_lossy(&run.stderr));
    Some(serde_json::from_slice(&run.stdout).expect("JSON"))
}

#[expect(clippy::print_stderr, reason = "a test that checks nothing should say so")]
fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}

fn compare(gold: &Path, pred: &Path, with: &Path, shared: &Path) {
    let Some(expected) = reference(shared, gold, pred, with) else {
        return skipped("no python3");
    };
    let report = score_by_language(&records(gold), &records(pred), Some(&texts(with)));
    assert_eq!(serde_json::to_string(&report).expect("JSON"), expected.to_string());
}

#[test]
fn the_fixtures_score_alike() {
    let Some(shared) = shared() else {
        return skipped("no ../shared");
    };
    compare(&fixture("gold.jsonl"), &fixture("predicted.jsonl"), &fixture("texts.jsonl"), &shared);
}

#[test]
fn spoiled_training_gold_scores_alike() {
    let Some(shared) = shared() else {
        return skipped("no ../shared");
    };
    let gold = shared.join("gold/train.gold.jsonl");
    if !gold.is_file() {
        return skipped("no ../shared/gold/train.gold.jsonl");
    }
    let mut step = 0;
    let lines: Vec<String> =
        text(&gold).lines().map(|line| spoil(serde_json::from_str(line).expect("JSON"), &mut step).to_string()).collect();
    let pred = Path::new(env!("CARGO_TARGET_TMPDIR")).join("spoiled.jsonl");
    std::fs::write(&pred, lines.join("\n")).expect("the temporary folder can be written");
    compare(&gold, &pred, &shared.join("gold/train.texts.jsonl"), &shared);
}

/// Drops and alters records by a rule that depends on nothing but their order.
fn spoil(mut record: Value, step: &mut usize) -> Value {
    if record["doc"].as_str().is_some_and(|doc| doc.ends_with('5')) {
        record["lang"] = json!("fr");
        record["published"] = json!("2020/..");
    }
    for kind in ["events", "ties", "claims"] {
        let items = record[kind].as_array_mut().expect("a list");
        let spare = items.first().cloned();
        items.retain_mut(|item| {
            *step += 1;
            alter(item, *step);
            !step.is_multiple_of(9)
        });
        if step.is_multiple_of(2) {
            items.extend(spare); // one that gold has once is predicted twice
        }
    }
    record
}

fn alter(item: &mut Value, step: usize) {
    let (one, other) = if item.get("from").is_some() { ("from", "to") } else { ("actor", "recipient") };
    match step % 13 {
        1 => item["type"] = json!("ACCUSE"),
        2 => item["type"] = json!("hostility"),
        3 | 4 => {
            let first = item[one].take();
            item[one] = item[other].take();
            item[other] = first;
        }
        5 => item[other] = json!(["RUS/gov", "European Union"]),
        6 => item[one] = Value::Null,
        7 => item["when"] = json!("2022-09/.."),
        8 => item["status"] = Value::Null,
        9 => item["place"] = json!(["AZE", "İstanbul"]),
        10 => item["evidence"] = json!(["These words are in no report."]),
        11 => shorten(&mut item["evidence"]),
        12 => {
            item["by"] = json!(["media/med"]);
            item["stance"] = json!("asserts");
        }
        _ => {}
    }
    for figure in item["figures"].as_array_mut().into_iter().flatten() {
        let value = figure["value"].as_f64().unwrap_or_default();
        match step % 4 {
            0 => figure["value"] = json!(value * 1.01),
            1 => figure["value"] = json!(value * 0.98),
            2 => figure["bound"] = json!("about"),
            _ => {}
        }
    }
}

/// Leaves the first two thirds of every string, in capitals.
fn shorten(evidence: &mut Value) {
    for string in evidence.as_array_mut().into_iter().flatten() {
        let text = string.as_str().unwrap_or_default();
        let kept: String = text.chars().take(text.chars().count() * 2 / 3).collect();
        *string = json!(kept.to_uppercase());
    }
}
