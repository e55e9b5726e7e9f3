//! The steps of `decide` once more, with what else stood to choose from and what weighed.

use super::Attribute;
use super::attribute::{likely_places, places, stance_sums, status_sums, when_sums};
use super::decide::{Decider, Found, TRIGGER_LEAST, shares};
use super::feature::Words;
use super::kind::{Kind, Label};
use super::model::{Part, Weighing};
use super::proposal::{self, Proposal, lemma_key};
use super::side::Trigger;
use super::trigger::TriggerFeatures;
use super::view::View;
use crate::evidence::Evidence;
use crate::explain::{Choice, End, Entry, Next, Outcome, Phrases, Share, Telling, Weight, Who};
use foederis_knowledge::Knowledge;
use rustc_hash::FxHashMap;

/// So many features are told for something, and so many against it.
const TOLD: usize = 4;
/// What weighs less is not told.
const LIGHT: f32 = 0.05;
/// So many steps of a way through the tree are told.
const STEPS: usize = 8;

/// Explains facts of one kind in one document.
pub(crate) struct Explainer<'v, 'a, 'r> {
    view: &'v View<'a, 'r>,
    kind: Kind,
    part: &'v Part,
    knowledge: &'v Knowledge,
    threshold: f32,
}

impl<'v, 'a, 'r> Explainer<'v, 'a, 'r> {
    pub fn new(view: &'v View<'a, 'r>, kind: Kind, part: &'v Part, knowledge: &'v Knowledge, threshold: f32) -> Self {
        Self { view, kind, part, knowledge, threshold }
    }

    /// All words that may express a fact, with their sentence and the place in `found` of what they were found to tell. What became
    /// of that is not known here.
    pub fn tellings(&self, found: &[Found]) -> Vec<(usize, Option<usize>, Telling)> {
        let proposals = proposal::find(self.view, self.kind, self.part);
        proposals
            .iter()
            .filter_map(|proposal| {
                let at = found.binary_search_by_key(&proposal.tokens.start, |found| found.hit.tokens.start).ok();
                Some((proposal.sentence, at, self.telling(proposal, at.map(|at| &found[at]))?))
            })
            .collect()
    }

    fn telling(&self, proposal: &Proposal<'_>, found: Option<&Found>) -> Option<Telling> {
        let view = self.view;
        let mut likely = TriggerFeatures::new(view, proposal).likely(view, proposal, &self.part.trigger);
        // As `Decider` chooses: the last of equals.
        likely.reverse();
        likely.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let (_, label) = *likely.first()?;
        let (type_for, type_against) = self.weights(&TriggerFeatures::words(view, proposal, label), &self.part.trigger, "");
        let words = Evidence::new(view.reading, proposal.tokens.clone());
        let key = lemma_key(view, proposal.head);
        let outcome = if proposal.in_name && self.kind != Kind::Tie {
            Outcome::PartOfName
        } else if likely[0].0 < TRIGGER_LEAST {
            Outcome::Unlikely
        } else {
            Outcome::UnderThreshold
        };
        Some(Telling {
            kind: self.kind.name(),
            outcome,
            why: String::new(),
            record: None,
            trigger: words.text,
            span: words.span,
            entries: self.entries(proposal),
            learnt: self.part.lemmas.contains_key(&key).then(|| view.lemma(proposal.head).to_owned()),
            types: likely.iter().map(|(share, label)| Share { name: self.kind.code(*label).to_owned(), share: *share }).collect(),
            type_for,
            type_against,
            ends: found.map_or_else(Vec::new, |found| self.ends(proposal, label, found)),
            confidence: found.map(|found| found.confidence),
            threshold: self.threshold,
            choices: found.map_or_else(Vec::new, |found| self.choices(found)),
        })
    }

    fn entries(&self, proposal: &Proposal<'_>) -> Vec<Entry> {
        let entry = |(_, lexeme, label): &(_, &foederis_knowledge::Lexeme, Label)| {
            let (file, line) = lexeme.origin;
            let file = self.knowledge.files.get(usize::from(file)).map_or_else(String::new, |file| format!("knowledge/{file}"));
            Entry { code: self.kind.code(*label), file, line }
        };
        proposal.entries.iter().map(entry).collect()
    }

    fn ends(&self, proposal: &Proposal<'_>, label: Label, found: &Found) -> Vec<End> {
        let decider = Decider::new(self.view, self.part, self.kind);
        let at = Trigger::new(self.view, proposal, self.kind, label);
        let sums = at.sums(&self.part.sides[..self.kind.sides()]);
        let ends = self.kind.ends().iter().zip(sums).enumerate();
        ends.map(|(side, (end, sums))| {
            let chances = decider.chances(&at, &sums);
            let mention = found.sides[side].first().copied();
            let base = mention.map_or(0, |mention| self.view.base[mention]);
            let others = chances.bases.iter().zip(&chances.mentions).filter(|((known, _), _)| *known != base);
            let next = others.max_by(|((_, a), _), ((_, b), _)| a.total_cmp(b));
            let way = mention.map_or_else(String::new, |mention| self.way(proposal.head, self.view.heads[mention]));
            let (speaks_for, against) = self.weights(&at.words(mention, side), &self.part.sides[side], &way);
            End {
                end,
                chosen: mention.map(|mention| self.who(mention)),
                share: chances.of(base),
                with: found.sides[side].iter().skip(1).map(|at| self.view.mention(*at).actor.to_string()).collect(),
                next: next.map(|((_, share), (mention, _))| Next { who: mention.map(|mention| self.who(mention)), share: *share }),
                speaks_for,
                against,
            }
        })
        .collect()
    }

    fn who(&self, mention: usize) -> Who {
        let analysis = self.view.reading.analysis;
        let mention = self.view.mention(mention);
        let words = analysis.slice(mention.tokens.clone()).to_owned();
        Who { actor: mention.actor.to_string(), words, sentence: self.view.sentence(mention.tokens.start) + 1 }
    }

    /// The way through the tree from one word to another, in words: relations up, then down.
    fn way(&self, from: usize, to: usize) -> String {
        let above = |word: usize| std::iter::successors(Some(word), |at| self.view.head(*at)).take(STEPS).collect::<Vec<_>>();
        let (ups, downs) = (above(from), above(to));
        let Some(turn) = ups.iter().position(|at| downs.contains(at)) else { return String::new() };
        let down = downs.iter().take_while(|at| **at != ups[turn]).collect::<Vec<_>>();
        let ups = ups[..turn].iter().map(|at| format!("up {}", self.view.relation(*at)));
        let downs = down.into_iter().rev().map(|at| match self.view.case(*at).filter(|_| self.view.is_marked(*at)) {
            Some(case) => format!("down {} ({case})", self.view.relation(*at)),
            None => format!("down {}", self.view.relation(*at)),
        });
        ups.chain(downs).collect::<Vec<_>>().join(" ")
    }

    /// What weighed most for something, and against it. What is told in the same words is one.
    fn weights(&self, words: &Words, weighing: &Weighing, way: &str) -> (Vec<Weight>, Vec<Weight>) {
        let phrases = Phrases { kind: self.kind, lang: (self.view.reading.document.lang.code(), self.view.lang), way };
        let mut features: Vec<_> = words.0.iter().collect();
        features.sort_by_key(|(feature, _)| *feature);
        features.dedup_by_key(|(feature, _)| *feature);
        let mut all: Vec<Weight> = Vec::new();
        let mut places: FxHashMap<String, usize> = FxHashMap::default();
        for (feature, note) in features {
            let weight = weighing.sum(&[*feature]);
            if weight == 0.0 {
                continue;
            }
            let what = phrases.phrase(note);
            let at = *places.entry(what.clone()).or_insert(all.len());
            if at == all.len() {
                all.push(Weight { what, weight: 0.0 });
            }
            all[at].weight += weight;
        }
        all.retain(|one| one.weight.abs() >= LIGHT);
        all.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.what.cmp(&b.what)));
        let against = all.iter().rev().filter(|one| one.weight < 0.0).take(TOLD).cloned().collect();
        all.retain(|one| one.weight > 0.0);
        all.truncate(TOLD);
        (all, against)
    }

    fn choices(&self, found: &Found) -> Vec<Choice> {
        let (view, part) = (self.view, self.part);
        let weighing = |attribute| part.attribute(attribute);
        let status = || {
            let options = status_sums(view, found, weighing(Attribute::Status));
            let options: Vec<_> = options.into_iter().map(|(status, sum)| (Some(status.code().to_owned()), sum)).collect();
            choice("status", &options)
        };
        match self.kind {
            Kind::Event => {
                let when = when_sums(view, found, weighing(Attribute::When));
                let when: Vec<_> = when.into_iter().map(|(when, sum)| (when.map(|when| when.to_string()), sum)).collect();
                vec![status(), choice("when", &when), self.place(found)]
            }
            Kind::Tie => vec![status()],
            Kind::Claim => {
                let options = stance_sums(view, found, weighing(Attribute::Stance));
                let options: Vec<_> = options.into_iter().map(|(stance, sum)| (Some(stance.code().to_owned()), sum)).collect();
                vec![choice("stance", &options)]
            }
        }
    }

    /// Of places each is judged by itself.
    fn place(&self, found: &Found) -> Choice {
        let weighing = self.part.attribute(Attribute::Place);
        let chosen = places(self.view, found, weighing);
        let likely = likely_places(self.view, found, weighing);
        let others = likely.iter().filter(|(place, _)| !chosen.contains(place));
        let next = others.max_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(place, share)| Share { name: place.clone(), share: *share });
        let share = chosen.first().and_then(|first| likely.iter().find(|(place, _)| place == first)).map(|(_, share)| *share);
        Choice { what: "place", chosen: (!chosen.is_empty()).then(|| chosen.join(", ")), share, next }
    }
}

/// The option that weighs most, the first of equals, and the best that says something else.
fn choice(what: &'static str, options: &[(Option<String>, f32)]) -> Choice {
    let shares = shares(&options.iter().map(|(_, sum)| *sum).collect::<Vec<_>>());
    let top = options.iter().map(|(_, sum)| *sum).fold(f32::MIN, f32::max);
    let Some(best) = options.iter().position(|(_, sum)| *sum >= top) else { return Choice { what, chosen: None, share: None, next: None } };
    let others = (0..options.len()).filter(|at| options[*at].0 != options[best].0);
    let next = others.max_by(|a, b| options[*a].1.total_cmp(&options[*b].1));
    let next = next.map(|at| Share { name: options[at].0.clone().unwrap_or_else(|| "open".to_owned()), share: shares[at] });
    Choice { what, chosen: options[best].0.clone(), share: Some(shares[best]), next }
}
