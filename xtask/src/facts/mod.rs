//! Fits the coder's learned part: `models/coder/model.pack`.

mod kept;
pub mod sources;

use foederis_coder::{Attribute, Coder, Examples, Kind, Label, Model, Outcome, Part, Scratch, Weighing, lemma_labels};
use foederis_knowledge::Knowledge;
use foederis_language::engine::Engine;
use foederis_language::pack::{Header, Score};
use foederis_model::Language;
use foederis_train::linear::{Penalty, which, yes_or_no};
use rayon::prelude::*;
use sources::{Example, Origin};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

/// Found by trying on documents kept back, the same for all kinds.
const TRIGGER: Penalty = Penalty { squared: 20.0, least: 4 };
const SIDES: Penalty = Penalty { squared: 10.0, least: 2 };
const ATTRIBUTE: Penalty = Penalty { squared: 5.0, least: 2 };
const CONFIDENCE: Penalty = Penalty { squared: 10.0, least: 5 };
/// Steps of confidence on either side of one that its F1 is averaged over.
const FLAT: usize = 3;
/// Parts that the news are cut into: what is found in one is found by what was learnt of the others.
const FOLDS: usize = 5;
/// Parts that short texts are cut into.
const SHORT_FOLDS: usize = 2;
/// How much a fact found in a short text counts for confidence.
const IN_SHORT: f64 = 0.5;
/// The feature of what is no news: a sentence alone, a report of our own, which tells of more than news does.
const NO_NEWS: u32 = 0x000a_10e5;

/// How much an example of an origin counts, as a trigger and for sides.
fn counts(origin: Origin) -> (f64, f64) {
    match origin {
        Origin::News => (1.0, 1.0),
        Origin::Own => (0.2, 0.7),
        Origin::Sentence => (0.5, 1.0),
    }
}

/// The engines of the checkout.
pub struct Engines(HashMap<String, Engine>);

impl Engines {
    /// Those of all languages that are coded.
    pub fn load(root: &Path) -> Result<Self, String> {
        let load = |language: &str| {
            let path = root.join(format!("models/{language}/model.pack"));
            let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let engine = Engine::read(&bytes).map_err(|error| format!("{}: {error}", path.display()))?;
            Ok((language.to_owned(), engine))
        };
        Ok(Self(["nl", "de", "en"].into_iter().map(load).collect::<Result<_, String>>()?))
    }
}

impl foederis_coder::Engines for Engines {
    fn engine(&self, language: &Language) -> Option<&Engine> {
        self.0.get(language.code())
    }
}

/// The coder's model of the checkout.
pub fn coder_model(root: &Path) -> Result<Model, String> {
    let path = root.join("models/coder/model.pack");
    let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Model::read(&bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// Fits all parts and writes the pack.
#[allow(clippy::print_stdout)] // What is learnt, and how well.
///
/// What the news kept back are coded as, each document by a model that has not seen it, goes into the file `coded`.
pub fn run(write: bool, coded: Option<&Path>) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    if !root.join("../shared/gold").is_dir() {
        return Err("../shared/gold is not there: the coder learns from documents that lie beside the project".to_owned());
    }
    let engines = Engines::load(&root)?;
    let (examples, files) = sources::load(&root)?;
    for file in &files {
        println!("{:>5} {}", file.documents, file.name);
    }
    let mut model = Model { header: Header::default(), parts: Default::default() };
    let mut models: [Model; FOLDS] = std::array::from_fn(|_| model.clone());
    let mut scores = Vec::new();
    for kind in Kind::ALL {
        let bench = Bench { examples: &examples, engines: &engines, kind };
        let (part, kept, folds) = bench.fit();
        for (model, part) in models.iter_mut().zip(folds) {
            model.parts[kind as usize] = part;
        }
        println!(
            "{kind:?}: F1 on news kept back {:.3} ({} found, {} to be found), least confidence {:.2}",
            kept.f1, kept.found, kept.all, part.least
        );
        for (language, f1, found, all) in &kept.languages {
            println!("  {language}: {f1:.3} ({found} found, {all} to be found)");
        }
        for (step, right, found) in &kept.calibration {
            println!("  confidence {:.1}: {right} of {found} right", *step as f64 / 10.0);
        }
        for ((attribute, language), (right, all)) in &kept.chosen {
            println!("  {attribute}, {language}: {:.3} ({right} of {all} right)", *right as f64 / *all as f64);
        }
        scores.push(Score { on: "news kept back".to_owned(), what: format!("{kind:?} F1"), value: kept.f1, of: kept.all });
        model.parts[kind as usize] = part;
    }
    let records = kept::code(&examples, &engines, &models);
    let figures = kept::figures(&examples, &records)?;
    println!("Figures: F1 on news kept back");
    for (language, row) in &figures {
        println!("  {language}: {row}");
    }
    if let Some(path) = coded {
        kept::write(&records, path)?;
    }
    if !write {
        return Ok(());
    }
    let mut header = Header {
        language: "mul".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        licence: "CC-BY-SA-4.0".to_owned(),
        ..Header::default()
    };
    for file in files {
        let bytes = fs::read(&file.path).map_err(|error| format!("{}: {error}", file.path.display()))?;
        header.sources.push(foederis_language::pack::Source {
            file: file.name,
            licence: file.licence.to_owned(),
            teaches: vec!["facts".to_owned()],
            blake3: blake3::hash(&bytes).to_hex().to_string(),
            sentences: file.documents,
        });
    }
    header.scores = scores;
    model.header = header;
    let path = root.join("models/coder/model.pack");
    let bytes = model.write();
    Model::read(&bytes).map_err(|error| format!("what was written cannot be read: {error}"))?;
    fs::create_dir_all(root.join("models/coder")).map_err(|error| error.to_string())?;
    fs::write(&path, &bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("models/coder/model.pack: {} bytes", bytes.len());
    Ok(())
}

struct Bench<'e> {
    examples: &'e [Example],
    engines: &'e Engines,
    kind: Kind,
}

/// How well documents that were kept back are coded.
struct Kept {
    f1: f64,
    found: usize,
    all: usize,
    languages: Vec<(String, f64, usize, usize)>,
    calibration: Vec<(usize, usize, usize)>,
    chosen: Chosen,
}

/// By attribute and language: how often the right option was chosen, and of how many.
type Chosen = BTreeMap<(&'static str, String), (usize, usize)>;

/// A fact that was found, with its document.
type Found = (usize, Outcome);

/// The news among documents, with the part each is kept back in.
fn folds(examples: &[Example]) -> Vec<(usize, usize)> {
    let news = (0..examples.len()).filter(|at| examples[*at].origin == Origin::News);
    news.enumerate().map(|(place, at)| (at, place % FOLDS)).collect()
}

impl Bench<'_> {
    /// The part, how well it does, and the parts by which each fold can be coded.
    fn fit(&self) -> (Part, Kept, Vec<Part>) {
        let all: Vec<usize> = (0..self.examples.len()).collect();
        let mut fold: HashMap<usize, usize> = folds(self.examples).into_iter().collect();
        let news: Vec<usize> = all.iter().copied().filter(|at| fold.contains_key(at)).collect();
        // Texts of a sentence or two are kept back in sets of their own, for confidence alone: how sure a fact of such a text is, news
        // does not tell.
        let short: Vec<usize> = all.iter().copied().filter(|at| self.examples[*at].origin == Origin::Sentence).collect();
        fold.extend(short.iter().enumerate().map(|(place, at)| (*at, FOLDS + place % SHORT_FOLDS)));
        let without = |number: usize| -> Vec<usize> { all.iter().copied().filter(|at| fold.get(at) != Some(&number)).collect() };
        let mut sets: Vec<Vec<usize>> = (0..FOLDS + SHORT_FOLDS).map(without).collect();
        sets.push(all);
        let mut parts = self.learn(&sets);
        let mut part = parts.pop().unwrap_or_default();
        // What is found in each part of the news by what was learnt of the others.
        let by_document: Vec<(Vec<Found>, Chosen)> = news.par_iter().map(|at| self.try_on(*at, &parts[fold[at]])).collect();
        let mut outcomes = Vec::new();
        let mut chosen = Chosen::default();
        for (found, choices) in by_document {
            outcomes.extend(found);
            for (key, (right, all)) in choices {
                let sum = chosen.entry(key).or_default();
                *sum = (sum.0 + right, sum.1 + all);
            }
        }
        let found = short.par_iter().map(|at| self.try_on(*at, &parts[fold[at]]).0);
        let in_short: Vec<Found> = found.collect::<Vec<_>>().concat();
        let gold: HashMap<usize, usize> = news.iter().map(|at| (*at, self.count(*at).unwrap_or(0))).collect();
        // Confidence is judged by halves too: each half by what the other one teaches.
        let (found_all, fold) = (&outcomes, &fold);
        let half = |number: usize| found_all.iter().filter(move |(at, _)| fold[at] % 2 == number);
        let mut judged: Vec<(usize, f32, &Outcome)> = Vec::new();
        for number in 0..2 {
            let weighing = confidence(half(1 - number), &in_short);
            for part in parts.iter_mut().skip(number).step_by(2) {
                part.confidence = weighing.clone();
            }
            judged.extend(half(number).map(|(at, outcome)| (*at, weighing.likely(&outcome.features), outcome)));
        }
        judged.sort_by(|a, b| b.1.total_cmp(&a.1));
        let total: usize = gold.values().sum();
        let f1 = |least: f32, language: Option<&str>| {
            let here = |at: usize| language.is_none_or(|language| self.language(at) == language);
            // The surest first takes a fact that it could be.
            let mut taken = BTreeSet::new();
            let mut written = BTreeSet::new();
            let (mut found, mut right) = (0, 0);
            for (at, _, outcome) in judged.iter().take_while(|(_, sure, _)| *sure >= least).filter(|(at, ..)| here(*at)) {
                // The same tie told again is written once.
                if self.kind == Kind::Tie && !written.insert((*at, outcome.key)) {
                    continue;
                }
                found += 1;
                if let Some(fact) = outcome.could_be.iter().find(|fact| !taken.contains(&(*at, **fact))) {
                    taken.insert((*at, *fact));
                    right += 1;
                }
            }
            let all: usize = gold.iter().filter(|(at, _)| here(**at)).map(|(_, count)| count).sum();
            (2.0 * f64::from(right) / (found + all).max(1) as f64, found, all)
        };
        // F1 is flat around its best, and which step comes out best there is chance: the middle of the best stretch is taken.
        #[allow(clippy::cast_possible_truncation, reason = "two digits")]
        let steps: Vec<f32> = (1..63).map(|step| (f64::from(step) / 100.0) as f32).collect();
        let curve: Vec<f64> = steps.iter().map(|least| f1(*least, None).0).collect();
        let around = |at: &usize| curve[*at - FLAT..=*at + FLAT].iter().sum::<f64>();
        let best = (FLAT..curve.len() - FLAT).max_by(|a, b| around(a).total_cmp(&around(b)));
        let least = best.map_or(0.5, |at| steps[at]);
        let languages: BTreeSet<String> = news.iter().map(|at| self.language(*at).to_owned()).collect();
        let (score, found, _) = f1(least, None);
        let languages = languages
            .into_iter()
            .map(|language| {
                let (f1, found, all) = f1(least, Some(&language));
                (language, f1, found, all)
            })
            .collect();
        let mut calibration: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (_, sure, outcome) in &judged {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 10")]
            let step = calibration.entry((sure * 10.0) as usize).or_default();
            step.0 += usize::from(outcome.right);
            step.1 += 1;
        }
        let calibration = calibration.into_iter().map(|(step, (right, found))| (step, right, found)).collect();
        part.confidence = confidence(outcomes.iter(), &in_short);
        part.least = least;
        for part in &mut parts {
            part.least = least;
        }
        (part, Kept { f1: score, found, all: total, languages, calibration, chosen }, parts)
    }

    fn language(&self, at: usize) -> &str {
        self.examples[at].document.lang.code()
    }

    fn with<T>(&self, at: usize, each: impl FnOnce(&foederis_coder::Coded<'_, '_>) -> T) -> Option<T> {
        let Example { document, record, .. } = &self.examples[at];
        let unfitted = Model { header: Header::default(), parts: Default::default() };
        let coder = Coder::new(Knowledge::embedded(), self.engines, &unfitted);
        thread_local! {
            static SCRATCH: std::cell::RefCell<Scratch> = std::cell::RefCell::default();
        }
        let mut scratch = SCRATCH.take();
        let made = coder.learn(document, record, self.kind, &mut scratch, each);
        SCRATCH.set(scratch);
        made
    }

    #[allow(clippy::redundant_closure_for_method_calls, reason = "the method's own lifetimes are too narrow")]
    fn count(&self, at: usize) -> Option<usize> {
        self.with(at, |coded| coded.count())
    }

    /// What a model finds in a document, and how often it chooses the right option for the attributes of its facts.
    fn try_on(&self, at: usize, part: &Part) -> (Vec<Found>, Chosen) {
        let both = self.with(at, |coded| (coded.outcomes(part), coded.examples(part)));
        let Some((outcomes, examples)) = both else { return Default::default() };
        let mut chosen = Chosen::default();
        for ((attribute, weighing), groups) in Attribute::ALL.into_iter().zip(&part.attributes).zip(examples.attributes) {
            for group in groups {
                let best = group.iter().max_by(|(a, _), (b, _)| weighing.sum(a).total_cmp(&weighing.sum(b)));
                let sum = chosen.entry((attribute.code(), self.language(at).to_owned())).or_default();
                *sum = (sum.0 + usize::from(best.is_some_and(|(_, right)| *right)), sum.1 + 1);
            }
        }
        (outcomes.into_iter().map(|outcome| (at, outcome)).collect(), chosen)
    }

    /// Everything but confidence, of each set of documents. A document is read twice, however many sets it is in.
    fn learn(&self, sets: &[Vec<usize>]) -> Vec<Part> {
        let documents: Vec<usize> = (0..self.examples.len()).collect();
        let labels: Vec<Vec<(u64, Label)>> = documents.par_iter().map(|at| self.with(*at, lemma_labels).unwrap_or_default()).collect();
        let mut parts: Vec<Part> = sets
            .iter()
            .map(|set| {
                let mut lemmas: BTreeMap<u64, BTreeSet<Label>> = BTreeMap::new();
                for (lemma, label) in set.iter().flat_map(|at| &labels[*at]) {
                    lemmas.entry(*lemma).or_default().insert(*label);
                }
                let lemmas = lemmas.into_iter().map(|(lemma, labels)| (lemma, labels.into_iter().collect())).collect();
                Part { lemmas, ..Part::default() }
            })
            .collect();
        let within: Vec<BTreeSet<usize>> = sets.iter().map(|set| set.iter().copied().collect()).collect();
        let mut made: Vec<Vec<(Origin, Examples)>> = sets.iter().map(|_| Vec::new()).collect();
        let each: Vec<Vec<(usize, Examples)>> = documents
            .par_iter()
            .map(|at| {
                let here = || (0..sets.len()).filter(|set| within[*set].contains(at));
                self.with(*at, |coded| here().map(|set| (set, coded.examples(&parts[set]))).collect()).unwrap_or_default()
            })
            .collect();
        for (at, examples) in each.into_iter().enumerate() {
            for (set, examples) in examples {
                made[set].push((self.examples[at].origin, examples));
            }
        }
        parts.par_iter_mut().zip(made).for_each(|(part, made)| weigh(part, made));
        parts
    }
}

/// Fits the weights of a part to examples.
fn weigh(part: &mut Part, made: Vec<(Origin, Examples)>) {
    let mut triggers = Vec::new();
    let mut sides = [Vec::new(), Vec::new()];
    let mut attributes: [Vec<_>; Attribute::ALL.len()] = Default::default();
    for (origin, examples) in made {
        let (as_trigger, as_side) = counts(origin);
        triggers.extend(examples.trigger.into_iter().map(|(mut features, right)| {
            if origin != Origin::News {
                features.push(NO_NEWS + origin as u32);
            }
            (features, right, as_trigger)
        }));
        for (all, groups) in sides.iter_mut().zip(examples.sides) {
            all.extend(groups.into_iter().map(|group| (group, as_side)));
        }
        for (attribute, (all, groups)) in Attribute::ALL.into_iter().zip(attributes.iter_mut().zip(examples.attributes)) {
            all.extend(groups.into_iter().map(|mut group| {
                if attribute == Attribute::Figure && origin != Origin::News {
                    // Nearly every number of a sentence alone belongs to its fact.
                    group
                        .iter_mut()
                        .filter(|(features, _)| !features.is_empty())
                        .for_each(|(features, _)| features.push(NO_NEWS + origin as u32));
                }
                (group, as_side)
            }));
        }
    }
    let (trigger, (first, second)) =
        rayon::join(|| yes_or_no(&triggers, TRIGGER), || rayon::join(|| which(&sides[0], SIDES), || which(&sides[1], SIDES)));
    part.trigger = Weighing::new(trigger);
    part.sides = [Weighing::new(first), Weighing::new(second)];
    let attributes: Vec<Weighing> = attributes.par_iter().map(|groups| Weighing::new(which(groups, ATTRIBUTE))).collect();
    part.attributes = attributes.try_into().unwrap_or_default();
}

fn confidence<'o>(news: impl Iterator<Item = &'o Found>, short: &'o [Found]) -> Weighing {
    let outcomes = news.map(|found| (found, 1.0)).chain(short.iter().map(|found| (found, IN_SHORT)));
    let examples: Vec<_> = outcomes.map(|((_, outcome), counts)| (outcome.features.clone(), outcome.right, counts)).collect();
    Weighing::new(yes_or_no(&examples, CONFIDENCE))
}
