//! The language packs: trees, names, raw text, languages, speed.
#![allow(clippy::format_collect, clippy::similar_names)]

use super::{number, run_in};
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Instant;

/// Treebanks to measure on.
const BANKS: [(&str, &str); 4] = [("nl", "nl-dev"), ("nl", "nl-lassy-dev"), ("de", "de-dev"), ("en", "en-dev")];

/// Scores on the treebanks by the reference scorer, on given words and from raw text.
pub fn trees(root: &Path, foederis: &str, shared: &Path, out: &mut String) -> Result<(), String> {
    let _ = writeln!(
        out,
        "### Language: tags, lemmas and trees\n\n`foederis annotate --input conllu --lang L ../shared/corpora/ud/SET.conllu` (given words), `foederis annotate --lang L --format conllu` on the\n\
         sentences as running text, one space between them and an empty line where the treebank begins a paragraph (raw); scored by `../shared/scorers/conllu.py`, F1 in percent.\n\n\
         | set | words | input | tokens | sentences | words | UPOS | features | lemmas | UAS | LAS |\n|---|---|---|---|---|---|---|---|---|---|---|"
    );
    let folder = root.join("target/quality");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for (language, set) in BANKS {
        let gold = shared.join(format!("corpora/ud/{set}.conllu"));
        let text = fs::read_to_string(&gold).map_err(|error| format!("{}: {error}", gold.display()))?;
        let words = text.lines().filter(|line| line.split('\t').next().is_some_and(|id| id.parse::<u32>().is_ok())).count();
        let raw = folder.join(format!("{set}.txt"));
        fs::write(&raw, running(&text)).map_err(|error| format!("{}: {error}", raw.display()))?;
        let (given, raw) = (gold.to_string_lossy().into_owned(), raw.to_string_lossy().into_owned());
        for (input, args) in [
            ("given words", vec!["annotate", "--input", "conllu", "--lang", language, &given]),
            ("raw", vec!["annotate", "--format", "conllu", "--lang", language, &raw]),
        ] {
            let printed = folder.join(format!("{set}.conllu"));
            fs::write(&printed, run_in(root, foederis, &args)?).map_err(|error| format!("{}: {error}", printed.display()))?;
            let scorer = shared.join("scorers/conllu.py");
            let scores = run_in(root, "python3", &[&scorer.to_string_lossy(), &given, &printed.to_string_lossy()])?;
            let scores: Value = serde_json::from_str(&scores).map_err(|error| format!("conllu.py: {error}"))?;
            let cell = |name: &str| format!("{:.2}", 100.0 * number(&scores[name]));
            let _ = writeln!(
                out,
                "| {set} | {words} | {input} | {} | {} | {} | **{}** | {} | **{}** | {} | **{}** |",
                cell("tokens"),
                cell("sentences"),
                cell("words"),
                cell("upos"),
                cell("ufeats"),
                cell("lemmas"),
                cell("uas"),
                cell("las")
            );
        }
    }
    out.push('\n');
    Ok(())
}

/// A treebank's sentences as running text.
fn running(conllu: &str) -> String {
    let mut text = String::new();
    let mut fresh = false;
    for line in conllu.lines() {
        if line.starts_with("# newpar") || line.starts_with("# newdoc") {
            fresh = true;
        } else if let Some(sentence) = line.strip_prefix("# text = ") {
            if !text.is_empty() {
                text.push_str(if fresh { "\n\n" } else { " " });
            }
            fresh = false;
            text.push_str(sentence);
        }
    }
    text.push('\n');
    text
}

/// What the packs' headers say of names and languages: measured when they were made, on data they were not made from.
pub fn headers(root: &Path, foederis: &str, out: &mut String) -> Result<(), String> {
    let _ = writeln!(
        out,
        "### Language: names, and telling languages apart\n\n`foederis models` (measured by `foederis train`, on data that taught nothing; names count when both ends and the class agree).\n\n\
         | set | measure | F1 or share right, percent | of |\n|---|---|---|---|"
    );
    for line in run_in(root, foederis, &["models", "--json"])?.lines() {
        let header: Value = serde_json::from_str(line).map_err(|error| format!("foederis models: {error}"))?;
        for score in header["scores"].as_array().into_iter().flatten() {
            let (on, what) = (score["on"].as_str().unwrap_or_default(), score["what"].as_str().unwrap_or_default());
            let wanted = what.starts_with("names")
                || what.ends_with("all languages")
                || ["nl", "de", "en", "af"].iter().any(|lang| what.ends_with(&format!(", {lang}")));
            if wanted {
                let _ = writeln!(out, "| {on} | {what} | {:.2} | {} |", 100.0 * number(&score["value"]), score["of"]);
            }
        }
    }
    out.push('\n');
    Ok(())
}

/// Whole sentences of the treebanks and news among all languages.
pub fn languages(root: &Path, foederis: &str, shared: &Path, out: &mut String) -> Result<(), String> {
    let folder = root.join("target/quality");
    let _ = writeln!(
        out,
        "`foederis annotate --layers language` on the sentences of the treebanks to measure on, each by itself:\n\n| set | sentences | taken for the right language, percent | most often taken for |\n|---|---|---|---|"
    );
    for (language, set) in BANKS {
        let text = fs::read_to_string(shared.join(format!("corpora/ud/{set}.conllu"))).map_err(|error| format!("{set}: {error}"))?;
        for (least, what) in [(1, "all"), (5, "of five words and more")] {
            let sentences: Vec<&str> = text
                .lines()
                .filter_map(|line| line.strip_prefix("# text = "))
                .filter(|text| text.split_whitespace().count() >= least)
                .collect();
            let lines: String =
                sentences.iter().enumerate().map(|(id, text)| format!("{}\n", serde_json::json!({ "id": id, "text": text }))).collect();
            let file = folder.join("sentences.jsonl");
            fs::write(&file, lines).map_err(|error| format!("{}: {error}", file.display()))?;
            let mut right = 0;
            let mut others = std::collections::BTreeMap::new();
            for line in run_in(root, foederis, &["annotate", "--layers", "language", &file.to_string_lossy()])?.lines() {
                let record: Value = serde_json::from_str(line).map_err(|error| format!("foederis annotate: {error}"))?;
                if record["language"] == language {
                    right += 1;
                } else {
                    *others.entry(record["language"].as_str().unwrap_or("none").to_owned()).or_insert(0) += 1;
                }
            }
            let mut others: Vec<(String, i32)> = others.into_iter().collect();
            others.sort_by_key(|(name, count)| (-count, name.clone()));
            let others: Vec<String> = others.iter().take(4).map(|(name, count)| format!("{name} {count}")).collect();
            let _ = writeln!(
                out,
                "| {set}, {what} | {} | {:.2} ({right}) | {} |",
                sentences.len(),
                100.0 * f64::from(right) / sentences.len() as f64,
                others.join(", ")
            );
        }
    }
    out.push('\n');
    Ok(())
}

/// Words a second from raw text to CoNLL-U and to names, on one core and two.
pub fn speed(root: &Path, foederis: &str, shared: &Path, out: &mut String) -> Result<(), String> {
    let folder = root.join("target/quality");
    let _ = writeln!(
        out,
        "### Language: speed\n\n`foederis annotate --jobs N` on the treebanks to measure on as 2,000-character documents, ten times over, from raw text; everything: `--layers language,sentences,tokens,names`\n\
         (tags, features, lemmas, trees and names); less the time of an empty document, which loads the packs. Best of three.\n\n\
         | language | tokens | everything, 1 job, tokens/s | 2 jobs, tokens/s | names only, 1 job, tokens/s | CoNLL-U without names, 1 job, tokens/s |\n|---|---|---|---|---|---|"
    );
    let empty = folder.join("empty.jsonl");
    fs::write(&empty, "{\"id\":\"x\",\"text\":\"x\"}\n").map_err(|error| format!("{}: {error}", empty.display()))?;
    for (language, sets) in [("nl", &BANKS[..2]), ("de", &BANKS[2..3]), ("en", &BANKS[3..])] {
        let mut text = String::new();
        for (_, set) in sets {
            text.push_str(&running(
                &fs::read_to_string(shared.join(format!("corpora/ud/{set}.conllu"))).map_err(|error| format!("{set}: {error}"))?,
            ));
        }
        let mut documents = Vec::new();
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let (now, later) = rest.split_at(rest.floor_char_boundary(rest.len().min(2_000)));
            documents.push(now);
            rest = later;
        }
        let repeats = (3_000_000 / text.len()).max(1);
        let mut lines = String::new();
        for round in 0..repeats {
            for (number, text) in documents.iter().enumerate() {
                let _ = writeln!(lines, "{}", serde_json::json!({ "id": format!("{round}-{number}"), "text": text }));
            }
        }
        let file = folder.join(format!("speed-{language}.jsonl"));
        fs::write(&file, lines).map_err(|error| format!("{}: {error}", file.display()))?;
        let seconds = |file: &Path, more: &[&str]| -> Result<(f64, String), String> {
            let file = file.to_string_lossy().into_owned();
            let args: Vec<&str> = ["annotate", "--lang", language, &file].into_iter().chain(more.iter().copied()).collect();
            let mut best = f64::INFINITY;
            let mut printed = String::new();
            for _ in 0..3 {
                let start = Instant::now();
                printed = run_in(root, foederis, &args)?;
                best = best.min(start.elapsed().as_secs_f64());
            }
            Ok((best, printed))
        };
        let all = "language,sentences,tokens,names";
        let tokens = seconds(&file, &["--jobs", "2", "--layers", "tokens"])?.1.matches("\"upos\":").count();
        let rate = |more: &[&str]| -> Result<String, String> {
            let taken = seconds(&file, more)?.0 - seconds(&empty, more)?.0;
            Ok(format!("{:.0}", tokens as f64 / taken))
        };
        let cells = [
            rate(&["--jobs", "1", "--layers", all])?,
            rate(&["--jobs", "2", "--layers", all])?,
            rate(&["--jobs", "1", "--layers", "names"])?,
            rate(&["--jobs", "1", "--format", "conllu"])?,
        ];
        let _ = writeln!(out, "| {language} | {tokens} | **{}** | {} | {} | {} |", cells[0], cells[1], cells[2], cells[3]);
    }
    out.push('\n');
    Ok(())
}
