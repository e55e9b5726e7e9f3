//! A check of the decision on event types by itself: sentences with both sides marked, a model of its own over the coder's features
//! for triggers, each fifth read by what the others teach. Nothing of it is shipped.

use crate::facts::{Engines, coder_model};
use foederis_coder::{Between, Coder, Feature, Scratch};
use foederis_knowledge::Knowledge;
use foederis_model::{Document, EventType, Language};
use foederis_train::linear::{Penalty, which};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;

const SET: &str = "corpora/events/PLV_train.jsonl";
const FOLDS: usize = 5;
/// As for the coder's own triggers, but for a set of a thousand sentences.
const PENALTY: Penalty = Penalty { squared: 2.0, least: 2 };

/// A sentence with its class.
struct Case {
    gold: String,
    between: Between,
}

/// How one class is decided.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    gold: usize,
    found: usize,
    right: usize,
}

impl Tally {
    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// By class, in the order of the alphabet.
type Tallies = BTreeMap<String, Tally>;

/// Prints the table, or the same as JSON.
#[allow(clippy::print_stdout)] // The figures are the result.
pub fn print(as_json: bool) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let shared = super::shared(&root)?;
    if as_json {
        let (fitted, shipped) = measure(&root, &shared)?;
        println!("{}", json!({"fitted": listed(&fitted), "shipped": listed(&shipped)}));
        return Ok(());
    }
    let mut out = String::new();
    run(&root, &shared, &mut out)?;
    print!("{out}");
    Ok(())
}

/// The section of QUALITY.md.
pub fn run(root: &Path, shared: &Path, out: &mut String) -> Result<(), String> {
    let (fitted, shipped) = measure(root, shared)?;
    let sentences: usize = fitted.values().map(|tally| tally.gold).sum();
    let right = |tallies: &Tallies| tallies.values().map(|tally| tally.right).sum::<usize>();
    let _ = writeln!(
        out,
        "### Event types by themselves\n\n`cargo xtask types`: {sentences} English news sentences (`../shared/{SET}`) with the two sides given, one class of PLOVER each \
         (YIELD is our CONCEDE and RETREAT). *Fitted*: a linear model over the coder's features of triggers, learnt on four fifths of the sentences, tried on the \
         fifth; {FOLDS} folds, the same sentence always in one. *Shipped*: the class that the coder's own model finds likeliest, which learnt nothing of these sentences. \
         Neither goes into a pack.\n\n\
         | class | sentences | fitted F1 | shipped F1 |\n|---|---|---|---|"
    );
    for (class, tally) in &fitted {
        let _ =
            writeln!(out, "| {class} | {} | {:.3} | {:.3} |", tally.gold, tally.f1(), shipped.get(class).map_or(0.0, |tally| tally.f1()));
    }
    let _ = writeln!(out, "| macro-F1 | {sentences} | **{:.3}** | **{:.3}** |", macro_f1(&fitted), macro_f1(&shipped));
    let _ = writeln!(
        out,
        "| right | {sentences} | {:.3} ({}) | {:.3} ({}) |\n",
        right(&fitted) as f64 / sentences as f64,
        right(&fitted),
        right(&shipped) as f64 / sentences as f64,
        right(&shipped)
    );
    Ok(())
}

fn listed(tallies: &Tallies) -> Value {
    let classes: serde_json::Map<String, Value> = tallies
        .iter()
        .map(|(class, tally)| (class.clone(), json!({"f1": tally.f1(), "gold": tally.gold, "found": tally.found, "right": tally.right})))
        .collect();
    json!({"macro_f1": macro_f1(tallies), "classes": classes})
}

/// The mean over all classes that the set has.
fn macro_f1(tallies: &Tallies) -> f64 {
    let known: Vec<f64> = tallies.values().filter(|tally| tally.gold > 0).map(|tally| tally.f1()).collect();
    known.iter().sum::<f64>() / known.len().max(1) as f64
}

/// What a model of its own decides, and what the coder's does.
fn measure(root: &Path, shared: &Path) -> Result<(Tallies, Tallies), String> {
    let path = shared.join(SET);
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines: Vec<Value> = text
        .lines()
        .enumerate()
        .map(|(at, line)| serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", path.display(), at + 1)))
        .collect::<Result<_, _>>()?;
    let engines = Engines::load(root)?;
    let model = coder_model(root)?;
    let coder = Coder::new(Knowledge::embedded(), &engines, &model);
    let cases: Vec<Case> = lines
        .par_iter()
        .map_init(Scratch::default, |scratch, line| case(&coder, line, scratch))
        .collect::<Option<_>>()
        .ok_or("no English engine")?;
    // The same sentence with other sides stays in one fold.
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let folds: Vec<usize> = lines
        .iter()
        .map(|line| {
            let next = numbers.len();
            *numbers.entry(line["sentence"].as_str().unwrap_or_default()).or_insert(next) % FOLDS
        })
        .collect();
    let mut classes: Vec<&str> = cases.iter().map(|case| case.gold.as_str()).collect();
    classes.sort_unstable();
    classes.dedup();
    let guesses: Vec<Vec<(usize, usize)>> = (0..FOLDS)
        .into_par_iter()
        .map(|fold| {
            let (tried, taught): (Vec<usize>, Vec<usize>) = (0..cases.len()).partition(|at| folds[*at] == fold);
            let weights = fit(&cases, &taught, &classes);
            tried.into_iter().map(|at| (at, best(&weights, &cases[at].between.features, classes.len()))).collect()
        })
        .collect();
    let mut fitted = Tallies::new();
    for (at, class) in guesses.into_iter().flatten() {
        count(&mut fitted, &cases[at].gold, classes[class]);
    }
    let mut shipped = Tallies::new();
    for case in &cases {
        let likely = &case.between.likely;
        let first = (0..likely.len()).max_by(|a, b| likely[*a].total_cmp(&likely[*b]));
        count(&mut shipped, &case.gold, first.map_or("", |at| class_of(EventType::ALL[at])));
    }
    Ok((fitted, shipped))
}

/// The class of the set that an event type belongs to.
fn class_of(event: EventType) -> &'static str {
    match event.code() {
        "CONCEDE" | "RETREAT" => "YIELD",
        code => code,
    }
}

fn count(tallies: &mut Tallies, gold: &str, found: &str) {
    tallies.entry(gold.to_owned()).or_default().gold += 1;
    let tally = tallies.entry(found.to_owned()).or_default();
    tally.found += 1;
    tally.right += usize::from(gold == found);
}

fn case(coder: &Coder<'_>, line: &Value, scratch: &mut Scratch) -> Option<Case> {
    let (text, ends) = unmarked(line["marked"].as_str().unwrap_or_default());
    let document = Document::new(line["id"].as_str().unwrap_or_default(), Language::from("en"), text);
    Some(Case { gold: line["gold_root"].as_str().unwrap_or_default().to_owned(), between: coder.between(&document, &ends, scratch)? })
}

/// The sentence without its marks, and where `<s>…</s>` and `<t>…</t>` were.
fn unmarked(marked: &str) -> (String, [Range<usize>; 2]) {
    let mut text = String::new();
    let mut ends = [0..0, 0..0];
    let mut rest = marked;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let marks = [("<s>", 0, true), ("</s>", 0, false), ("<t>", 1, true), ("</t>", 1, false)];
        if let Some((mark, end, opens)) = marks.iter().find(|(mark, ..)| rest.starts_with(mark)) {
            if *opens {
                ends[*end] = text.len()..text.len();
            } else {
                ends[*end].end = text.len();
            }
            rest = &rest[mark.len()..];
        } else {
            text.push('<');
            rest = &rest[1..];
        }
    }
    text.push_str(rest);
    (text, ends)
}

/// A feature for one class alone.
#[allow(clippy::cast_possible_truncation, reason = "there are sixteen classes")]
fn of_class(feature: Feature, class: usize) -> u32 {
    (feature ^ (class as u32 + 1).wrapping_mul(0x9e37_79b9)).rotate_left(13).wrapping_mul(0x85eb_ca6b)
}

fn fit(cases: &[Case], taught: &[usize], classes: &[&str]) -> HashMap<u32, f32> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for at in taught {
        *counts.entry(&cases[*at].gold).or_default() += 1;
    }
    let mean = taught.len() as f64 / classes.len() as f64;
    let groups: Vec<_> = taught
        .iter()
        .map(|at| {
            let case = &cases[*at];
            let group = classes.iter().enumerate().map(|(class, name)| {
                let features = case.between.features.iter().map(|feature| of_class(*feature, class)).collect();
                (features, *name == case.gold)
            });
            // All classes count alike in the mean that is asked for, so the rare ones weigh more, though not in full.
            (group.collect(), (mean / counts[case.gold.as_str()] as f64).sqrt())
        })
        .collect();
    which(&groups, PENALTY).into_iter().collect()
}

fn best(weights: &HashMap<u32, f32>, features: &[Feature], classes: usize) -> usize {
    let sum = |class: usize| -> f32 { features.iter().filter_map(|feature| weights.get(&of_class(*feature, class))).sum() };
    (0..classes).max_by(|a, b| sum(*a).total_cmp(&sum(*b))).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Tallies, count, macro_f1, unmarked};

    #[test]
    fn marks_are_taken_out_and_their_places_kept() {
        let (text, ends) = unmarked("<t>Goris</t> was shelled by <s>Ruritania</s>, 5 < 6.");
        assert_eq!(text, "Goris was shelled by Ruritania, 5 < 6.");
        assert_eq!(&text[ends[0].clone()], "Ruritania");
        assert_eq!(&text[ends[1].clone()], "Goris");
    }

    #[test]
    fn a_class_that_is_only_guessed_is_no_part_of_the_mean() {
        let mut tallies = Tallies::new();
        count(&mut tallies, "AID", "AID");
        count(&mut tallies, "AID", "");
        assert!((macro_f1(&tallies) - 2.0 / 3.0).abs() < 1e-9);
    }
}
