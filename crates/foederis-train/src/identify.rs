//! The pack that tells languages apart.

use crate::bake::{BakeError, Data};
use foederis_language::langid::{Identifier, Material, train};
use foederis_language::pack::{self, Header, Reader, Score, Source, Writer};
use serde::Deserialize;
use std::collections::BTreeMap;

/// How to make it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// Always `mul`: several languages.
    pub language: String,
    /// Licence of the weights, by SPDX expression.
    pub licence: String,
    /// Where chance starts from.
    pub seed: u64,
    /// Short texts: JSON Lines with `lang` and `text`.
    pub short: File,
    /// Treebanks.
    #[serde(default)]
    pub treebank: Vec<Treebank>,
}

/// A file and its licence.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// File, in the folder of the data.
    pub file: String,
    /// Its licence.
    pub licence: String,
}

/// A treebank of a language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Treebank {
    /// ISO 639-1 code.
    pub lang: String,
    /// File, in the folder of the data.
    pub file: String,
    /// Its licence.
    pub licence: String,
}

/// Of so many short texts, by a hash of the text, one is kept back to measure on.
const KEPT_BACK: u8 = 5;

#[derive(Deserialize)]
struct Short {
    lang: String,
    #[serde(default)]
    kind: String,
    text: String,
}

/// Makes the pack. The scores are of a model that was trained without a fifth of the short texts; the pack has learnt all.
///
/// # Errors
/// When a file cannot be read.
pub fn bake(recipe: &Recipe, data: &dyn Data, version: &str, say: &mut dyn FnMut(&str)) -> Result<Vec<u8>, BakeError> {
    let broken = |file: &str, why: String| BakeError::File { file: file.to_owned(), why };
    let open = |file: &str| data.data(file).map_err(|why| broken(file, why));
    let source = |file: &str, licence: &str, text: &str, sentences: usize| Source {
        file: file.to_owned(),
        licence: licence.to_owned(),
        teaches: vec!["language".to_owned()],
        blake3: blake3::hash(text.as_bytes()).to_hex().to_string(),
        sentences,
    };
    let short = open(&recipe.short.file)?;
    let mut sources = vec![source(&recipe.short.file, &recipe.short.licence, &short, short.lines().count())];
    let mut treebanks = Vec::new();
    for bank in &recipe.treebank {
        let text = open(&bank.file)?;
        sources.push(source(&bank.file, &bank.licence, &text, text.lines().filter(|line| line.starts_with("1\t")).count()));
        treebanks.push((bank.lang.as_str(), text));
    }
    let treebanks: Vec<(&str, &str)> = treebanks.iter().map(|(lang, text)| (*lang, text.as_str())).collect();
    let learn = |short: &str| -> Result<Identifier, BakeError> {
        train(&Material { short, treebanks: &treebanks }, recipe.seed).map_err(|error| broken(&recipe.short.file, error.to_string()))
    };
    let (kept, rest): (Vec<&str>, Vec<&str>) = short
        .lines()
        .filter(|line| !line.trim().is_empty())
        .partition(|line| blake3::hash(line.as_bytes()).as_bytes()[0].is_multiple_of(KEPT_BACK));
    let measured = learn(&rest.join("\n"))?;
    let mut tally: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for line in kept {
        let text: Short = serde_json::from_str(line).map_err(|error| broken(&recipe.short.file, error.to_string()))?;
        let right = measured.identify(&text.text).is_some_and(|guess| guess.lang == text.lang);
        for what in [format!("{}, all languages", text.kind), format!("{}, {}", text.kind, text.lang)] {
            let row = tally.entry(what).or_default();
            row[0] += usize::from(right);
            row[1] += 1;
        }
    }
    let scores =
        tally.into_iter().map(|(what, [right, of])| Score { on: recipe.short.file.clone(), what, value: right as f64 / of as f64, of });
    let scores: Vec<Score> = scores.collect();
    let mut log = String::new();
    for score in &scores {
        let line = format!("{}: {} {:.4} of {}", score.on, score.what, score.value, score.of);
        say(&line);
        log.push_str(&line);
        log.push('\n');
    }
    let identifier = learn(&short)?;
    let mut out = Writer::new();
    identifier.write(&mut out);
    let bytes = out.finish();
    debug_assert!(Identifier::read(&mut Reader::new(&bytes)).is_ok());
    let header = Header {
        language: recipe.language.clone(),
        version: version.to_owned(),
        licence: recipe.licence.clone(),
        sources,
        scores,
        ..Header::default()
    };
    Ok(pack::write(header, &[("langid", bytes), ("log", log.into_bytes())]))
}
