//! Examples to learn from: a document with the facts that an expert coded.

use super::attribute::{self, Attribute};
use super::confidence;
use super::decide::{Decider, Found};
use super::feature::{Feature, Part as _};
use super::kind::{Kind, Label};
use super::model::Part;
use super::proposal::{self, Proposal, lemma_key};
use super::side::Trigger;
use super::trigger::TriggerFeatures;
use super::view::View;
use crate::reading::Reading;
use foederis_model::{Actor, FactsRecord, Figure};
use std::ops::Range;

/// A candidate and whether it is right.
pub type Choice = (Vec<Feature>, bool);

/// A fact that was found in a coded document.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What is said of it, for its confidence.
    pub features: Vec<Feature>,
    /// Whether it is right, and the best of those that are the same fact.
    pub right: bool,
    /// Which of the coded facts it could be.
    pub could_be: Vec<usize>,
    /// The same for facts of one type with the same ends: ties that are written once.
    pub key: u64,
}

/// What one document teaches about one kind of facts.
#[derive(Debug, Clone, Default)]
pub struct Examples {
    /// Words with a type, and whether they express it.
    pub trigger: Vec<Choice>,
    /// For each fact and side: all candidates. At least one is right.
    pub sides: [Vec<Vec<Choice>>; 2],
    /// By [`Attribute::ALL`], for each fact: all options.
    pub attributes: [Vec<Vec<Choice>>; Attribute::ALL.len()],
}

/// A fact as coded, found in the text.
struct Fact {
    /// Its place in the record.
    number: usize,
    label: Label,
    /// Names of those at either end, folded.
    sides: [Vec<String>; 2],
    /// Words that express it.
    words: Vec<usize>,
    /// Sentences that tell it.
    sentences: Vec<usize>,
}

/// A document's facts of one kind, in its tokens.
struct Gold {
    facts: Vec<Fact>,
}

/// A document that has been coded by hand.
pub struct Coded<'a, 'r> {
    view: View<'a, 'r>,
    kind: Kind,
    gold: Gold,
    record: &'r FactsRecord,
}

/// A text without white space, with the byte at which each of its bytes stands.
struct Squeezed {
    text: String,
    at: Vec<usize>,
}

impl Squeezed {
    fn new(text: &str, range: Range<usize>) -> Self {
        let mut squeezed = Self { text: String::new(), at: Vec::new() };
        for (at, c) in text[range.clone()].char_indices().filter(|(_, c)| !c.is_whitespace()) {
            squeezed.text.push(c);
            squeezed.at.extend(std::iter::repeat_n(range.start + at, c.len_utf8()));
        }
        squeezed
    }

    /// Where a piece stands, from a byte of the text on.
    fn find(&self, piece: &str, from: usize) -> Option<Range<usize>> {
        let piece: String = piece.split_whitespace().collect();
        let skipped = self.at.partition_point(|at| *at < from);
        let start = skipped + self.text.get(skipped..)?.find(&piece).filter(|_| !piece.is_empty())?;
        Some(self.at[start]..self.at[start + piece.len() - 1] + 1)
    }
}

impl Gold {
    fn new(reading: &Reading<'_>, record: &FactsRecord, kind: Kind) -> Self {
        let analysis = reading.analysis;
        let fields = [Squeezed::new(&analysis.text, analysis.body..analysis.text.len()), Squeezed::new(&analysis.text, 0..analysis.body)];
        let make = |number: usize, code: &str, sides: [Vec<String>; 2], evidence: &[String], trigger: Option<&String>| {
            let words = fields.iter().find_map(|field| {
                let sentence = field.find(evidence.first()?, 0)?;
                let words = analysis.tokens_in(&field.find(trigger?, sentence.start)?);
                (!words.is_empty()).then(|| words.collect())
            });
            let told = evidence.iter().filter_map(|text| fields.iter().find_map(|field| field.find(text, 0)));
            let mut sentences: Vec<usize> =
                told.flat_map(|bytes| analysis.tokens_in(&bytes)).map(|token| analysis.sentence_of(token)).collect();
            sentences.sort_unstable();
            sentences.dedup();
            Some(Fact { number, label: kind.named(code)?, sides, words: words.unwrap_or_default(), sentences })
        };
        let names = |actors: &[Actor]| actors.iter().map(|actor| fold(&actor.base)).collect::<Vec<_>>();
        let facts = match kind {
            Kind::Event => record
                .events
                .iter()
                .enumerate()
                .filter_map(|(at, e)| {
                    make(at, e.event_type.code(), [names(&e.actor), names(&e.recipient)], &e.evidence, e.trigger.as_ref())
                })
                .collect(),
            Kind::Tie => record
                .ties
                .iter()
                .enumerate()
                .filter_map(|(at, t)| {
                    let to = if t.to.is_empty() { t.place.iter().map(|place| fold(place)).collect() } else { names(&t.to) };
                    make(at, t.tie_type.code(), [names(&t.from), to], &t.evidence, t.trigger.as_ref())
                })
                .collect(),
            Kind::Claim => record
                .claims
                .iter()
                .enumerate()
                .filter_map(|(at, c)| make(at, c.stance.code(), [names(&c.by), Vec::new()], &c.evidence, c.cue.as_ref()))
                .collect(),
        };
        Self { facts }
    }
}

/// Letters and digits in lower case.
fn fold(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Lemmas of the words that express facts, with their types.
pub fn lemma_labels(coded: &Coded<'_, '_>) -> Vec<(u64, Label)> {
    let view = &coded.view;
    let mut found = Vec::new();
    for fact in &coded.gold.facts {
        for word in fact.words.iter().filter(|word| matches!(view.upos(**word), "VERB" | "NOUN" | "ADJ")) {
            found.push((lemma_key(view, *word), fact.label));
        }
    }
    found
}

impl<'a, 'r> Coded<'a, 'r> {
    pub(crate) fn new(reading: &'r Reading<'a>, record: &'r FactsRecord, kind: Kind) -> Self {
        Self { view: View::new(reading), kind, gold: Gold::new(reading, record, kind), record }
    }

    /// Which fact each proposal expresses: of several, the one that shares most words with it and has its type.
    fn align(&self, proposals: &[Proposal<'_>]) -> Vec<Option<usize>> {
        let mut of: Vec<Option<usize>> = vec![None; proposals.len()];
        for (number, fact) in self.gold.facts.iter().enumerate() {
            let mut best = None;
            for (at, proposal) in proposals.iter().enumerate() {
                let shared = fact.words.iter().filter(|word| proposal.words.contains(word)).count();
                let key = (shared, proposal.entries.iter().any(|(.., label)| *label == fact.label), of[at].is_none());
                if shared > 0 && best.is_none_or(|(known, _)| key > known) {
                    best = Some((key, at));
                }
            }
            if let Some((_, at)) = best {
                of[at] = Some(number);
            }
        }
        of
    }

    /// Whether a mention is one of those at an end of a fact.
    fn names(&self, mention: usize, names: &[String]) -> bool {
        let mention = self.view.mention(mention);
        let is = |name: &str| names.contains(&fold(name));
        let is_place = |place: &String| is(place);
        // A disputed territory is written as a place where it is the land at issue.
        let territory = self.view.reading.pack.names.territory(&mention.actor.base);
        is(&mention.actor.base)
            || mention.also.as_ref().is_some_and(|also| is(&also.base))
            || (self.kind == Kind::Tie && (mention.place.as_ref().is_some_and(is_place) || territory.is_some_and(is_place)))
    }

    /// What the document teaches, given the lemmas that a model knows.
    pub fn examples(&self, part: &Part) -> Examples {
        let proposals = proposal::find(&self.view, self.kind, part);
        let aligned = self.align(&proposals);
        let mut examples = Examples::default();
        if self.kind == Kind::Event {
            examples.attributes[Attribute::Figure as usize] = self.figures();
        }
        for (proposal, fact) in proposals.iter().zip(aligned) {
            let fact = fact.map(|at| &self.gold.facts[at]);
            if proposal.in_name && fact.is_none() && self.kind != Kind::Tie {
                continue;
            }
            let features = TriggerFeatures::new(&self.view, proposal);
            for label in &proposal.labels {
                let right = fact.is_some_and(|fact| fact.label == *label);
                // A word that tells a fact of its type again is neither right nor wrong.
                let again = |known: &Fact| known.label == *label && known.sentences.contains(&proposal.sentence);
                if right || fact.is_some() || !self.gold.facts.iter().any(again) {
                    examples.trigger.push((features.of(&self.view, proposal, *label), right));
                }
            }
            let Some(fact) = fact else { continue };
            let trigger = Trigger::new(&self.view, proposal, self.kind, fact.label);
            let sides = [0, 1].map(|side| trigger.candidates.iter().copied().filter(|at| self.names(*at, &fact.sides[side])).collect());
            let told = Found::told(&self.view, proposal, self.kind, fact.label, sides);
            self.attributes(fact, &told, &mut examples.attributes);
            for side in 0..self.kind.sides() {
                let names = &fact.sides[side];
                let right = trigger.candidates.iter().map(|at| self.names(*at, names)).chain([names.is_empty()]);
                let choices: Vec<Choice> = trigger.features(side).into_iter().zip(right).collect();
                if choices.iter().any(|(_, right)| *right) {
                    examples.sides[side].push(choices);
                }
            }
        }
        examples
    }

    /// What else is told of a fact.
    fn attributes(&self, fact: &Fact, told: &Found, examples: &mut [Vec<Vec<Choice>>; Attribute::ALL.len()]) {
        let view = &self.view;
        let mut add = |attribute: Attribute, choices: Vec<Choice>| {
            if choices.iter().any(|(_, right)| *right) {
                examples[attribute as usize].push(choices);
            }
        };
        match self.kind {
            Kind::Event => {
                let event = &self.record.events[fact.number];
                add(Attribute::Status, attribute::status_choices(view, told, event.status));
                add(Attribute::When, attribute::when_choices(view, told, event.when.as_ref()));
                let places: Vec<String> = event.place.iter().map(|place| fold(place)).collect();
                for choices in attribute::place_choices(view, told, |place| places.contains(&fold(place))) {
                    add(Attribute::Place, choices);
                }
            }
            Kind::Tie => add(Attribute::Status, attribute::status_choices(view, told, self.record.ties[fact.number].status)),
            Kind::Claim => add(Attribute::Stance, attribute::stance_choices(view, told, fact.label)),
        }
    }

    /// Which figures belong to facts.
    fn figures(&self) -> Vec<Vec<Choice>> {
        let record = self.record;
        let told: Vec<&Figure> =
            record.events.iter().flat_map(|event| &event.figures).chain(record.ties.iter().flat_map(|tie| &tie.figures)).collect();
        let is_told = |what, figure: &Figure| told.iter().any(|known| known.what == what && attribute::close(known.value, figure.value));
        attribute::figure_choices(&self.view, is_told)
    }

    /// What a model finds, and whether it is right: examples for confidence. Of several that are one fact, one is right: that
    /// which stands on its words or in its sentence, and is surest.
    pub fn outcomes(&self, part: &Part) -> Vec<Outcome> {
        let decider = Decider::new(&self.view, part, self.kind);
        let found = decider.candidates();
        let figures = if self.kind == Kind::Event { attribute::figures(&self.view, part) } else { Vec::new() };
        let mut outcomes: Vec<Outcome> = confidence::features(&self.view, self.kind, &found, &figures)
            .into_iter()
            .zip(&found)
            .map(|(features, found)| Outcome { features, right: false, could_be: Vec::new(), key: self.key(found) })
            .collect();
        let mut pairs = Vec::new();
        for (number, fact) in self.gold.facts.iter().enumerate() {
            for (at, found) in found.iter().enumerate().filter(|(_, found)| self.is_right(fact, found)) {
                let place = (fact.words.contains(&found.head), fact.sentences.contains(&found.sentence));
                pairs.push((place, found.trigger * found.pair, at, number));
                outcomes[at].could_be.push(number);
            }
        }
        pairs.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
        let mut taken = vec![false; self.gold.facts.len()];
        for (.., at, number) in pairs {
            if !taken[number] && !outcomes[at].right {
                taken[number] = true;
                outcomes[at].right = true;
            }
        }
        // A tie told again is written once, and as right as where it was told best.
        if self.kind == Kind::Tie {
            let right: Vec<u64> = outcomes.iter().filter(|outcome| outcome.right).map(|outcome| outcome.key).collect();
            for outcome in &mut outcomes {
                outcome.right |= right.contains(&outcome.key);
            }
        }
        outcomes
    }

    /// Type and ends as one number.
    fn key(&self, found: &Found) -> u64 {
        let mut ends = found.bases.clone();
        if self.kind.is_two_sided(found.label) {
            ends.sort_unstable();
        }
        let parts = ends[0].iter().chain([&usize::MAX]).chain(&ends[1]);
        parts.fold(u64::from(found.label.0), |state, part| part.mix(state))
    }

    /// Whether half of all that either names, at both ends together, is named by both.
    fn is_half_shared(&self, fact: &Fact, found: &Found) -> bool {
        let names: Vec<&String> = fact.sides.iter().flatten().collect();
        let mentions = || found.sides.iter().flatten();
        let shared = names.iter().filter(|name| mentions().any(|at| self.names(*at, std::slice::from_ref(**name)))).count();
        let all = names.len() + mentions().filter(|at| !names.iter().any(|name| self.names(**at, std::slice::from_ref(*name)))).count();
        shared > 0 && 2 * shared >= all
    }

    /// How many facts there are to be found.
    pub fn count(&self) -> usize {
        self.gold.facts.len()
    }

    /// Whether a fact that was found is one that was coded, by the codebook's rule: one in common at either end.
    fn is_right(&self, fact: &Fact, found: &Found) -> bool {
        let touches = |names: &[String], mentions: &[usize]| {
            (names.is_empty() && mentions.is_empty()) || mentions.iter().any(|at| self.names(*at, names))
        };
        match self.kind {
            // A claim is told by its speaker and its sentence.
            Kind::Claim => touches(&fact.sides[0], &found.sides[0]) && fact.sentences.contains(&found.sentence),
            _ if fact.label != found.label => false,
            _ => {
                let straight = touches(&fact.sides[0], &found.sides[0]) && touches(&fact.sides[1], &found.sides[1]);
                let crossed = || touches(&fact.sides[1], &found.sides[0]) && touches(&fact.sides[0], &found.sides[1]);
                // Half of all named is enough for events only.
                let half = || self.kind == Kind::Event && self.is_half_shared(fact, found);
                straight || (self.kind.is_two_sided(fact.label) && (crossed() || half()))
            }
        }
    }
}
