//! Learning to segment from sentences with tokens, varied in style and set in many layouts.

mod contract;
mod detokenise;
mod habits;
mod page;
mod random;
mod samples;
mod vary;

pub use detokenise::{rough_samples, samples as samples_without_spacing};
pub use habits::{DUTCH, ENGLISH, GERMAN, Habits};
pub use samples::{Sample, SampleToken};

use std::collections::BTreeMap;

use super::linear::Learner;
use super::scan::{Look, Measure, Scan, gap};
use super::words::WordSet;
use super::{Segmenter, boundary, expand, split};
use page::Page;
use random::Random;

/// How often to go through the samples.
const ROUNDS: u32 = 8;
/// Sizes of the tables, as powers of two.
const SPLIT_BITS: u32 = 17;
const BORDER_BITS: u32 = 18;
/// Of a hundred sentences so many are varied: few where nothing asks for it, most of those with quotation marks.
const VARIED: usize = 40;
const VARIED_QUOTES: usize = 80;
/// Most sentences on a page, above the least of five.
const PAGE: usize = 40;

/// Learns a segmenter of the samples' language. The same samples, habits and seed give the same segmenter.
///
/// Samples of documents follow each other as they do there. Where hardly any sample starts a document, all stand for themselves.
pub fn train(samples: &[Sample], habits: &Habits, seed: u64) -> Segmenter {
    let mut random = Random(seed);
    let mut learners = Learners {
        split: Learner::new(SPLIT_BITS),
        border: Learner::new(BORDER_BITS),
        scan: Scan::default(),
        familiar: familiar(samples),
        verbs: verbs(samples),
    };
    let known = samples.iter().filter(|sample| sample.starts_document).count() * 50 >= samples.len();
    let mut documents: Vec<&[Sample]> = samples.chunk_by(|_, next| known && !next.starts_document).collect();
    let mut page = Page::default();
    for round in 0..ROUNDS {
        random.shuffle(&mut documents);
        let order: Vec<&Sample> = documents.iter().copied().flatten().collect();
        let mut rest = &order[..];
        while !rest.is_empty() {
            let (now, later) = rest.split_at(rest.len().min(5 + random.below(PAGE)));
            rest = later;
            let varied: Vec<Sample> = now.iter().map(|sample| style(sample, habits, &mut random)).collect();
            page.set(&varied, samples, known, habits, &mut random);
            learners.learn(&page, round == 0);
        }
    }
    let expansions = contract::learn(samples, habits.contractions, &mut random);
    Segmenter {
        split: learners.split.finish(),
        boundary: learners.border.finish(),
        expansions,
        familiar: learners.familiar,
        verbs: learners.verbs,
    }
}

fn style(sample: &Sample, habits: &Habits, random: &mut Random) -> Sample {
    let share = if sample.text.contains(['"', '“', '„']) { VARIED_QUOTES } else { VARIED };
    if random.percent(share) { vary::vary(sample, habits, random) } else { sample.clone() }
}

/// The words that inside a sentence are nearly always in lower case.
fn familiar(samples: &[Sample]) -> WordSet {
    let mut seen: BTreeMap<u32, [u32; 2]> = BTreeMap::new();
    for sample in samples {
        for form in (1..sample.tokens.len()).map(|at| sample.form(at)) {
            if form.chars().all(char::is_alphabetic) {
                seen.entry(expand::hash(form)).or_default()[usize::from(form.starts_with(char::is_uppercase))] += 1;
            }
        }
    }
    let mut familiar = WordSet::new();
    for (hash, [lower, upper]) in seen {
        if lower > 1 && lower > upper * 8 {
            familiar.insert(hash);
        }
    }
    familiar
}

/// The words that are finite verbs in more than half of their places.
fn verbs(samples: &[Sample]) -> WordSet {
    let mut seen: BTreeMap<u32, [u32; 2]> = BTreeMap::new();
    for sample in samples {
        for (at, token) in sample.tokens.iter().enumerate() {
            if let Some(finite) = token.finite {
                seen.entry(expand::hash(sample.form(at))).or_default()[usize::from(finite)] += 1;
            }
        }
    }
    let mut verbs = WordSet::new();
    for (hash, [other, finite]) in seen {
        if finite > other {
            verbs.insert(hash);
        }
    }
    verbs
}

struct Learners {
    split: Learner,
    border: Learner,
    scan: Scan,
    familiar: WordSet,
    verbs: WordSet,
}

impl Learners {
    /// Learns the borders of a page. The first time each border is learned after the true ones before it, later after those that
    /// the weights find, as they will have to.
    fn learn(&mut self, page: &Page, first: bool) {
        self.scan.read(&page.text);
        let (looks, ends) = self.learn_tokens(page);
        let mut features = [0; boundary::FEATURES];
        let mut state = boundary::State::EMPTY;
        for (at, look) in looks.iter().enumerate() {
            state.push(look);
            let truth = page.sentence_ends.binary_search(&ends[at]).is_ok();
            let mut end = truth;
            if let Some(next) = looks.get(at + 1).filter(|next| next.gap != gap::BLANK) {
                let candidate = boundary::is_candidate(look, next);
                if candidate {
                    boundary::describe(&looks, at, &state, self.scan.layout, &mut features);
                }
                if !first {
                    end = candidate && self.border.says(&features);
                }
                if candidate {
                    self.border.learn(&features, truth);
                }
            }
            if end {
                state = boundary::State::EMPTY;
            }
        }
    }

    /// Learns the tokens of a page; gives what they look like and where they end.
    fn learn_tokens(&mut self, page: &Page) -> (Vec<Look>, Vec<usize>) {
        let mut run = Vec::new();
        let (mut looks, mut ends) = (Vec::new(), Vec::new());
        let mut features = [0; split::FEATURES];
        for (number, chunk) in self.scan.chunks.iter().enumerate() {
            split::decode(&page.text, chunk, &mut run);
            let around = split::Around::of(&self.scan.chunks, number);
            let address = split::address(&run, chunk.signs);
            let mut measure = Measure::EMPTY;
            let mut before = split::NO_CANDIDATE;
            let mut gap = chunk.look.gap;
            for at in 0..run.len() {
                let byte = run[at].at as usize;
                let end = at > 0 && page.token_ends.binary_search(&byte).is_ok();
                if at > 0 && split::is_candidate(&run, at, &address) && page.teaches_tokens(byte) {
                    split::describe(&run, at, &around, &measure, before, &mut features);
                    self.split.learn(&features, end);
                    before = u32::from(end);
                }
                if end {
                    looks.push(Look {
                        familiar: self.familiar.contains(measure.hash()),
                        verb: self.verbs.contains(measure.hash()),
                        ..measure.look(gap)
                    });
                    ends.push(byte);
                    gap = gap::NONE;
                    measure = Measure::EMPTY;
                }
                measure.push(run[at].lower, run[at].class);
            }
            looks.push(Look {
                familiar: self.familiar.contains(measure.hash()),
                verb: self.verbs.contains(measure.hash()),
                ..measure.look(gap)
            });
            ends.push(chunk.end as usize);
        }
        boundary::look_ahead(&mut looks);
        (looks, ends)
    }
}
