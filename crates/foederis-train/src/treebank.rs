//! From treebank sentences to examples.

use crate::fit::{Example, UNKNOWN};
use foederis_language::conllu::Sentence;
use foederis_language::net::{Labels, Lists, Vocabulary, features};
use rustc_hash::FxHashMap;

/// The vocabulary of features that occur often enough, with how often each row occurs (row 0: unknown forms).
pub fn vocabulary<'s>(forms: impl Iterator<Item = &'s str>, lists: Lists, forms_from: u32, pieces_from: u32) -> (Vocabulary, Vec<u32>) {
    let mut counts: FxHashMap<u32, (u32, bool)> = FxHashMap::default();
    let mut order = Vec::new();
    let mut lower = String::new();
    for form in forms {
        let mut first = true;
        features::features(form, &lists, &mut lower, |hash| {
            let count = counts.entry(hash).or_insert_with(|| {
                order.push(hash);
                (0, first)
            });
            count.0 += 1;
            first = false;
        });
    }
    order.retain(|hash| counts[hash].0 >= if counts[hash].1 { forms_from } else { pieces_from });
    let rows = std::iter::once(0).chain(order.iter().map(|hash| counts[hash].0)).collect();
    (Vocabulary::new(order, lists), rows)
}

/// Words about which nothing is known yet.
pub fn words<'w>(forms: impl Iterator<Item = &'w str>, vocabulary: &Vocabulary) -> Example {
    let mut example = Example { starts: vec![0], weight: 1.0, trust: 1.0, ..Example::default() };
    let (mut lower, mut rows) = (String::new(), Vec::new());
    for form in forms {
        vocabulary.rows_of(form, &mut lower, &mut rows);
        example.rows.extend_from_slice(&rows);
        example.starts.push(example.rows.len() as u32);
    }
    example
}

/// What a sentence teaches: each column that is filled.
pub fn example(sentence: &Sentence, labels: &Labels, vocabulary: &Vocabulary) -> Example {
    let mut example = words(sentence.words.iter().map(|word| &*word.form), vocabulary);
    let number =
        |set: &[String], label: &str| set.iter().position(|known| known == label).map_or(UNKNOWN, |at| u8::try_from(at).unwrap_or(UNKNOWN));
    if sentence.words.iter().any(|word| word.upos != "_") {
        example.upos = Some(sentence.words.iter().map(|word| number(&labels.upos, &word.upos)).collect());
    }
    if sentence.words.iter().any(|word| word.feats != "_") {
        let mut values = Vec::new();
        sentence.words.iter().for_each(|word| labels.feat_values(&word.feats, &mut values));
        example.feats = Some(values);
    }
    let rooted = sentence.words.iter().filter(|word| word.head == Some(0)).count() == 1;
    if sentence.has_tree() && rooted && sentence.words.iter().all(|word| word.deprel != "_") {
        example.heads = Some(sentence.words.iter().map(|word| word.head.unwrap_or(0)).collect());
        example.relations = sentence.words.iter().map(|word| number(&labels.relations, &word.deprel)).collect();
    }
    example
}
