//! What a pack gets right on data it was not trained on.

use crate::bake::{Labelled, Text};
use crate::names;
use crate::recipe::{BLOCK, Measure};
use foederis_language::conllu::Sentence;
use foederis_language::engine::{Depth, Engine, Parsed, Workspace};
use foederis_language::pack::Score;
use std::collections::{BTreeMap, BTreeSet};

/// Tags, lemmas and trees on given words; relations without their subtypes, as the CoNLL 2018 shared task counts.
pub fn trees(engine: &Engine, file: &str, gold: &[Sentence]) -> Vec<Score> {
    let mut work = Workspace::default();
    let names = ["UPOS", "UFeats", "Lemmas", "UAS", "LAS"];
    let mut right = [0usize; 5];
    let mut words = 0;
    for gold in gold {
        let mut ours = gold.clone();
        engine.annotate(&mut ours, &mut work);
        for (gold, ours) in gold.words.iter().zip(&ours.words) {
            let plain = |relation: &str| relation.split(':').next().map(str::to_owned);
            let head = gold.head == ours.head;
            let hits = [
                gold.upos == ours.upos,
                gold.feats == ours.feats,
                gold.lemma == ours.lemma,
                head,
                head && plain(&gold.deprel) == plain(&ours.deprel),
            ];
            for (right, hit) in right.iter_mut().zip(hits) {
                *right += usize::from(hit);
            }
            words += 1;
        }
    }
    names
        .iter()
        .zip(right)
        .map(|(what, right)| Score { on: file.to_owned(), what: (*what).to_owned(), value: share(right, words), of: words })
        .collect()
}

/// Names in running text made of the words of a corpus in columns.
pub fn columns(engine: &Engine, measure: &Measure, text: &str) -> Vec<Score> {
    let mut tally = Tally::default();
    // A document is what one memory may span; corpora of single sentences are read a block at a time.
    for (_, sentences) in names::bio(text, measure.form, measure.tag)
        .chunks(BLOCK)
        .enumerate()
        .filter(|(block, _)| measure.folds.is_none_or(|folds| block.is_multiple_of(folds)))
    {
        let mut text = String::new();
        let mut gold = BTreeSet::new();
        for sentence in sentences {
            let mut spans = Vec::with_capacity(sentence.words.len());
            for word in &sentence.words {
                let start = text.len();
                text.push_str(word);
                spans.push(start..text.len());
                text.push(' ');
            }
            text.push('\n');
            for (words, class) in &sentence.names {
                if measure.classes.contains_key(class) {
                    gold.insert((spans[words.start].start, spans[words.end - 1].end, class.clone()));
                }
            }
        }
        tally.add(&gold, &found(engine, measure, &text));
    }
    tally.scores(&measure.file)
}

/// Names in texts, within the stretches that are labelled for measuring.
pub fn texts(engine: &Engine, measure: &Measure, texts: &[Text], labels: &[Labelled]) -> Vec<Score> {
    let mut tally = Tally::default();
    let mut stretches: BTreeMap<&str, Vec<&Labelled>> = BTreeMap::new();
    labels.iter().filter(|label| label.r#use == "measure").for_each(|label| stretches.entry(&label.doc).or_default().push(label));
    for text in texts {
        let Some(stretches) = stretches.get(text.id.as_str()) else { continue };
        let bytes: Vec<usize> = text.text.char_indices().map(|(at, _)| at).chain([text.text.len()]).collect();
        let at = |point: usize| bytes[point.min(bytes.len() - 1)];
        let gold = stretches
            .iter()
            .flat_map(|label| &label.names)
            .filter(|(.., class)| measure.classes.contains_key(class))
            .map(|(start, end, class)| (at(*start), at(*end), class.clone()))
            .collect();
        let within = |start: usize| stretches.iter().any(|label| (at(label.start)..at(label.end)).contains(&start));
        let found = found(engine, measure, &text.text).into_iter().filter(|(start, ..)| within(*start)).collect();
        tally.add(&gold, &found);
    }
    tally.scores(measure.labels.as_deref().unwrap_or(&measure.file))
}

type Found = BTreeSet<(usize, usize, String)>;

/// Our names, in the classes of the corpus.
fn found(engine: &Engine, measure: &Measure, text: &str) -> Found {
    let (mut work, mut parsed) = (Workspace::default(), Parsed::default());
    engine.parse(text, Depth { names: true, trees: false, lemmas: None }, &mut work, &mut parsed);
    let theirs =
        |class: &str| measure.classes.iter().find(|(_, ours)| ours.iter().any(|known| known == class)).map(|(theirs, _)| theirs.clone());
    engine.names(text, &parsed).filter_map(|(bytes, class)| Some((bytes.start, bytes.end, theirs(class)?))).collect()
}

#[derive(Default)]
struct Tally {
    /// Right, found, gold, by class.
    classes: BTreeMap<String, [usize; 3]>,
}

impl Tally {
    fn add(&mut self, gold: &Found, ours: &Found) {
        for name in ours {
            let row = self.classes.entry(name.2.clone()).or_default();
            row[1] += 1;
            row[0] += usize::from(gold.contains(name));
        }
        gold.iter().for_each(|name| self.classes.entry(name.2.clone()).or_default()[2] += 1);
    }

    fn scores(&self, file: &str) -> Vec<Score> {
        let all = self.classes.values().fold([0; 3], |sum, row| [sum[0] + row[0], sum[1] + row[1], sum[2] + row[2]]);
        let score = |what: String, [right, found, gold]: [usize; 3]| Score {
            on: file.to_owned(),
            what,
            value: share(2 * right, found + gold),
            of: gold,
        };
        let each = self.classes.iter().map(|(class, row)| score(format!("names {class} F1"), *row));
        std::iter::once(score("names F1".to_owned(), all)).chain(each).collect()
    }
}

fn share(right: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { right as f64 / all as f64 }
}
