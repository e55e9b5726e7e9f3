//! Counts how common words, names and numbers are: `models/stories/commonness.tsv`, from the treebanks that the language packs are trained from.

use foederis_language::profile::{lemma_key, name_key, number_key};
use foederis_model::Language;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Rarer ones weigh like those that were never met, nearly.
const LEAST: u32 = 3;

/// The treebanks of each language.
const TREEBANKS: [(&str, &[&str]); 3] = [("nl", &["nl-train"]), ("de", &["de-train-trees", "de-train-upos-only"]), ("en", &["en-train"])];

/// Writes the table anew.
#[allow(clippy::print_stdout)] // How much was counted.
pub fn run() -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let corpora = root.join("../shared/corpora/ud");
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut table = String::from(
        "# How often words (nl, de, en), sounds of names and numbers were met in the Universal Dependencies treebanks named in ../README.md\n\
         # (CC BY-SA 4.0): kind, key, count. Made by `cargo xtask commonness`.\n",
    );
    for (code, files) in TREEBANKS {
        let language = Language::from(code);
        let mut tokens = 0_u32;
        for file in files {
            let path = corpora.join(format!("{file}.conllu"));
            let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            for line in text.lines() {
                let fields: Vec<&str> = line.split('\t').collect();
                let [number, form, lemma, upos, ..] = fields[..] else { continue };
                if number.parse::<u32>().is_err() {
                    continue;
                }
                tokens += 1;
                // Alpino writes `op_roepen`.
                let lemma = if lemma == "_" { form.to_owned() } else { lemma.replace('_', "") };
                let key = match upos {
                    "NOUN" | "VERB" | "ADJ" => Some(lemma_key(&language, &lemma)),
                    "PROPN" => name_key(&language, form),
                    "NUM" if form.bytes().any(|byte| byte.is_ascii_digit()) => Some(number_key(form)),
                    _ => None,
                };
                if let Some(key) = key {
                    *counts.entry(key).or_default() += 1;
                }
            }
        }
        println!("{code}: {tokens} tokens");
        let _ = writeln!(table, "tokens\t{code}\t{tokens}");
    }
    counts.retain(|_, count| *count >= LEAST);
    for (key, count) in &counts {
        let _ = writeln!(table, "{key}\t{count}");
    }
    println!("{} words, names and numbers met {LEAST} times and more", counts.len());
    let path = root.join("models/stories/commonness.tsv");
    fs::create_dir_all(root.join("models/stories"))
        .and_then(|()| fs::write(&path, table))
        .map_err(|error| format!("{}: {error}", path.display()))
}
