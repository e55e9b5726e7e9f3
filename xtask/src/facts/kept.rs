//! News coded by models that have not seen them, to see what becomes of facts as a whole.

use super::sources::Example;
use super::{Engines, FOLDS, folds};
use foederis_coder::{Coder, Model, Scratch};
use foederis_knowledge::Knowledge;
use foederis_model::FactsRecord;
use foederis_score::{Record, Row, score_by_language};
use rayon::prelude::*;
use std::fs;
use std::path::Path;

/// Codes each of the news by the model of its fold; with its place among the examples.
pub(super) fn code(examples: &[Example], engines: &Engines, models: &[Model; FOLDS]) -> Vec<(usize, FactsRecord)> {
    let one = |(at, fold): &(usize, usize)| {
        let coder = Coder::new(Knowledge::embedded(), engines, &models[*fold]);
        (*at, coder.code(&examples[*at].document, &mut Scratch::default()))
    };
    folds(examples).par_iter().map(one).collect()
}

/// How well figures are found, of all and by language.
pub(super) fn figures(examples: &[Example], records: &[(usize, FactsRecord)]) -> Result<Vec<(String, String)>, String> {
    let ready = |record: &FactsRecord| {
        let value = serde_json::to_value(record).map_err(|error| error.to_string())?;
        Record::from_value(value).map_err(|error| error.to_string())
    };
    let golds = records.iter().map(|(at, _)| ready(&examples[*at].record)).collect::<Result<Vec<_>, String>>()?;
    let preds = records.iter().map(|(_, record)| ready(record)).collect::<Result<Vec<_>, String>>()?;
    let report = score_by_language(&golds, &preds, None);
    let row = |scores: &foederis_score::Scores| {
        let Some(Row::Prf { tp, gold, pred, .. }) = scores.row("figures") else { return String::new() };
        let f1 = 2.0 * *tp as f64 / (gold + pred).max(1) as f64;
        format!("{f1:.3} ({tp} right, {pred} found, {gold} to be found)")
    };
    Ok(report.parts.iter().map(|scores| (scores.title.clone(), row(scores))).collect())
}

/// Writes records, one a line.
pub(super) fn write(records: &[(usize, FactsRecord)], path: &Path) -> Result<(), String> {
    let mut lines = String::new();
    for (_, record) in records {
        lines += &serde_json::to_string(record).map_err(|error| error.to_string())?;
        lines.push('\n');
    }
    fs::write(path, lines).map_err(|error| format!("{}: {error}", path.display()))
}
