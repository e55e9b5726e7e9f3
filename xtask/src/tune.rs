//! Fits the coder's weights by coordinate ascent: one weight after the other is moved while the score rises.
//!
//! A move counts only when the score rises on both halves of the documents: what helps one half alone is chance.

use foederis_coder::{Coder, Scratch, Weights};
use foederis_intake::{Limits, Units};
use foederis_knowledge::Knowledge;
use foederis_model::Document;
use foederis_score::{Record, Texts, read_jsonl, read_texts, score};
use rayon::prelude::*;
use std::fs::File;
use std::path::PathBuf;

/// Gold documents and what the coder reads of them.
struct Bench {
    documents: Vec<Document>,
    /// Every other document, and the rest.
    golds: [Vec<Record>; 2],
    texts: Texts,
}

/// Prints the weights that score best on the gold documents given.
#[allow(clippy::print_stdout)] // The result is meant to be read, and pasted into weights.rs.
pub fn run(gold: &str, texts: &str, passes: usize) -> Result<(), String> {
    let bench = Bench::load(gold, texts)?;
    let mut weights = Weights::default();
    let mut best = bench.value(&weights);
    println!("start {:.5} {:.5}", best[0], best[1]);
    let names: Vec<&str> = weights.each().into_iter().map(|(name, _)| name).collect();
    let mut step: Vec<f64> = weights.each().iter().map(|(_, value)| if value.abs() < 0.3 { 0.1 } else { 0.3 }).collect();
    for pass in 0..passes {
        for (at, name) in names.iter().enumerate() {
            let mut moved = false;
            for direction in [1.0, -1.0] {
                // As long as it helps, in the same direction.
                for _ in 0..4 {
                    let mut tried = weights.clone();
                    *tried.each().swap_remove(at).1 += direction * step[at];
                    let value = bench.value(&tried);
                    if value[0] < best[0] || value[1] < best[1] || value[0] + value[1] <= best[0] + best[1] + 1e-5 {
                        break;
                    }
                    best = value;
                    weights = tried;
                    moved = true;
                }
                if moved {
                    break;
                }
            }
            if moved {
                println!("pass {pass} {name} {:.3} → {:.5} {:.5}", *weights.each()[at].1, best[0], best[1]);
            } else {
                step[at] *= 0.5;
            }
        }
    }
    for (name, value) in weights.each() {
        println!("    {name} = {value:.3},");
    }
    Ok(())
}

impl Bench {
    fn load(gold: &str, texts: &str) -> Result<Self, String> {
        let open = |path: &str| File::open(path).map_err(|error| format!("{path}: {error}"));
        let limits = Limits::default();
        let documents = Units::new(vec![PathBuf::from(texts)], limits.clone())
            .map(|unit| foederis_intake::read(&unit?, &limits))
            .collect::<Result<Vec<_>, _>>()
            .map_err(|problem| problem.to_string())?;
        let golds = read_jsonl(open(gold)?, gold).map_err(|error| error.to_string())?;
        let texts = read_texts(open(texts)?, texts).map_err(|error| error.to_string())?;
        let (first, second): (Vec<_>, Vec<_>) = golds.into_iter().enumerate().partition(|(at, _)| at % 2 == 0);
        let records = |half: Vec<(usize, Record)>| half.into_iter().map(|(_, record)| record).collect();
        Ok(Self { documents, golds: [records(first), records(second)], texts })
    }

    /// The score of each half. Events count twice: they are what most is asked for.
    fn value(&self, weights: &Weights) -> [f64; 2] {
        let coder = Coder::new(Knowledge::embedded()).with_weights(weights.clone());
        let records: Vec<Record> = self
            .documents
            .par_iter()
            .map_init(Scratch::default, |scratch, document| coder.code(document, scratch))
            .filter_map(|record| read_jsonl(serde_json::to_string(&record).ok()?.as_bytes(), "coded").ok()?.pop())
            .collect();
        self.golds.each_ref().map(|golds| {
            let scores = score(golds, &records, Some(&self.texts));
            let f1 = |name: &str| scores.row(name).and_then(foederis_score::Row::f1).unwrap_or(0.0);
            2.0 * f1("events") + 0.3 * f1("events-lenient") + f1("ties") + f1("figures") + f1("claims")
        })
    }
}
