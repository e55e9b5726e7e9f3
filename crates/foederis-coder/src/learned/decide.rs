//! From proposals to facts: the likeliest type, the likeliest pair of sides, the confidence.

use super::attribute::Belongs;
use super::confidence;
use super::kind::{Kind, Label};
use super::model::Part;
use super::proposal::{self, Proposal};
use super::side::Trigger;
use super::trigger::TriggerFeatures;
use super::view::View;
use foederis_knowledge::{Class, Expression, Frame, Hit, Lexeme, Preposition};

/// A proposal less likely than this has no sides looked for.
pub(crate) const TRIGGER_LEAST: f32 = 0.1;

/// A fact that the text may tell.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub label: Label,
    /// The words that express it, as the lexicon matched them.
    pub hit: Hit,
    /// Their entry; for a word that the lexicon does not have, a plain one.
    pub lexeme: Lexeme,
    /// The word that the tree was asked about.
    pub head: usize,
    pub sentence: usize,
    /// Who is at either end: mentions, the likeliest first, then those joined with it.
    pub sides: [Vec<usize>; 2],
    /// The same as bases, sorted.
    pub bases: [Vec<usize>; 2],
    /// How likely the words express the type.
    pub trigger: f32,
    /// How likely the sides are right, both …
    pub pair: f32,
    /// … and each.
    pub each: [f32; 2],
    /// How likely all of it is right.
    pub confidence: f32,
}

impl Found {
    /// A fact of a type with these sides, not yet judged.
    pub fn told(view: &View<'_, '_>, proposal: &Proposal<'_>, kind: Kind, label: Label, sides: [Vec<usize>; 2]) -> Self {
        let bases = [0, 1].map(|side| {
            let mut bases: Vec<usize> = sides[side].iter().map(|at| view.base[*at]).collect();
            bases.sort_unstable();
            bases.dedup();
            bases
        });
        let (hit, lexeme) = entry(view, proposal, kind, label);
        Self {
            label,
            hit,
            lexeme,
            head: proposal.head,
            sentence: proposal.sentence,
            sides,
            bases,
            trigger: 0.0,
            pair: 0.0,
            each: [0.0; 2],
            confidence: 0.0,
        }
    }
}

fn entry(view: &View<'_, '_>, proposal: &Proposal<'_>, kind: Kind, label: Label) -> (Hit, Lexeme) {
    if let Some((hit, lexeme, _)) = proposal.entries.iter().find(|(.., known)| *known == label) {
        return ((*hit).clone(), (*lexeme).clone());
    }
    let expression = match kind {
        Kind::Event => Expression::Event(super::event(label)),
        Kind::Tie => Expression::Tie(super::tie(label)),
        Kind::Claim => Expression::Claim(super::stance(label)),
    };
    let class = if view.upos(proposal.head) == "VERB" { Class::Verb } else { Class::Noun };
    let hit = Hit { owner: 0, tokens: proposal.tokens.clone(), rest: None, words: proposal.tokens.len(), letters: 0 };
    (hit, Lexeme { expression, class, frame: Frame::default(), weight: 0.5, status: None, origin: (0, 0) })
}

/// Finds facts of one kind in one document.
pub(crate) struct Decider<'v, 'a, 'r> {
    pub(super) view: &'v View<'a, 'r>,
    pub(super) kind: Kind,
    pub(super) part: &'v Part,
}

impl<'v, 'a, 'r> Decider<'v, 'a, 'r> {
    pub fn new(view: &'v View<'a, 'r>, part: &'v Part, kind: Kind) -> Self {
        Self { view, kind, part }
    }

    /// All that may be facts, by their first word, with their confidence.
    /// `figures` says how likely the document's figures belong to facts: an event may have them.
    pub fn find(&self, figures: &[Belongs]) -> Vec<Found> {
        let mut found = self.candidates();
        let features = confidence::features(self.view, self.kind, &found, figures);
        for (one, features) in found.iter_mut().zip(features) {
            one.confidence = sigmoid(self.part.confidence.sum(&features));
        }
        found
    }

    /// All that may be facts, with no confidence yet.
    pub fn candidates(&self) -> Vec<Found> {
        proposal::find(self.view, self.kind, self.part)
            .iter()
            // A part of somebody's name is no act, but may tell what they are: "NATO member".
            .filter(|proposal| !proposal.in_name || self.kind == Kind::Tie)
            .filter_map(|proposal| {
                let features = TriggerFeatures::new(self.view, proposal);
                let likely = features.likely(self.view, proposal, &self.part.trigger);
                let (trigger, label) = likely.into_iter().max_by(|(a, _), (b, _)| a.total_cmp(b))?;
                (trigger >= TRIGGER_LEAST).then(|| self.fill(proposal, label, trigger))
            })
            .collect()
    }

    /// A proposal with the sides that stand best.
    fn fill(&self, proposal: &Proposal<'_>, label: Label, trigger: f32) -> Found {
        let at = Trigger::new(self.view, proposal, self.kind, label);
        let sums = at.sums(&self.part.sides[..self.kind.sides()]);
        let chances: Vec<Chances> = sums.iter().map(|sums| self.chances(&at, sums)).collect();
        let two_sided = self.kind.is_two_sided(label);
        let apart = self.kind == Kind::Tie && !two_sided;
        let mut best = (0.0, 0, 0);
        for (first, one) in &chances[0].bases {
            match chances.get(1) {
                None if *one > best.0 => best = (*one, *first, 0),
                None => {}
                Some(others) => {
                    for (second, other) in others.bases.iter().filter(|(second, _)| second != first || *first == 0) {
                        let pair = one * other;
                        if pair > best.0 && !(apart && self.stand_together(chances[0].who(*first), others.who(*second))) {
                            best = (pair, *first, *second);
                        }
                    }
                }
            }
        }
        let (mut pair, first, second) = best;
        if two_sided && let Some(others) = chances.get(1) {
            pair += chances[0].of(second) * others.of(first);
        }
        let mut sides = [self.members(&chances[0], first, second), Vec::new()];
        if let Some(others) = chances.get(1) {
            sides[1] = self.members(others, second, first);
        }
        let each = [chances[0].of(first), chances.get(1).map_or(1.0, |others| others.of(second))];
        Found { trigger, pair: pair.min(1.0), each, ..Found::told(self.view, proposal, self.kind, label, sides) }
    }

    /// Whether two are joined by "and", and so at the same end: "Russia and Armenia are members".
    fn stand_together(&self, first: Option<usize>, second: Option<usize>) -> bool {
        let (Some(first), Some(second)) = (first, second) else { return false };
        let groups = &self.view.reading.groups;
        let group = groups.get(groups.partition_point(|group| group.members.end <= first));
        group.is_some_and(|group| {
            group.members.contains(&first) && group.members.contains(&second) && group.marker.preposition() != Some(Preposition::Between)
        })
    }

    pub(super) fn chances(&self, trigger: &Trigger<'_, '_, '_, '_>, sums: &[f32]) -> Chances {
        // The mentions of one actor stand together.
        let mut chances = Chances { bases: Vec::new(), mentions: Vec::new() };
        for (at, share) in shares(sums).into_iter().enumerate() {
            let mention = trigger.candidates.get(at).copied();
            let base = mention.map_or(0, |mention| self.view.base[mention]);
            if let Some(known) = chances.bases.iter().position(|(known, _)| *known == base) {
                chances.bases[known].1 += share;
                if chances.mentions[known].1 < share {
                    chances.mentions[known] = (mention, share);
                }
            } else {
                chances.bases.push((base, share));
                chances.mentions.push((mention, share));
            }
        }
        chances
    }

    /// The mention that stands for a base, and those joined with it.
    fn members(&self, chances: &Chances, base: usize, other: usize) -> Vec<usize> {
        let Some(best) = chances.who(base) else { return Vec::new() };
        let mut members = vec![best];
        let reading = self.view.reading;
        let group = reading.groups.partition_point(|group| group.members.end <= best);
        if let Some(group) = reading.groups.get(group).filter(|group| group.members.contains(&best)) {
            for at in group.members.clone() {
                let base = self.view.base[at];
                if self.view.acts(at) && base != other && !members.iter().any(|known| self.view.base[*known] == base) {
                    members.push(at);
                }
            }
        }
        members
    }
}

/// How likely each is at one end.
pub(super) struct Chances {
    /// By base; 0 is nobody.
    pub bases: Vec<(usize, f32)>,
    /// The likeliest mention of each.
    pub mentions: Vec<(Option<usize>, f32)>,
}

impl Chances {
    /// The likeliest mention of a base.
    pub fn who(&self, base: usize) -> Option<usize> {
        self.bases.iter().position(|(known, _)| *known == base).and_then(|at| self.mentions[at].0)
    }

    pub fn of(&self, base: usize) -> f32 {
        self.bases.iter().find(|(known, _)| *known == base).map_or(0.0, |(_, share)| *share)
    }
}

/// How likely each of several options is, by their sums.
pub(super) fn shares(sums: &[f32]) -> Vec<f32> {
    let top = sums.iter().copied().fold(f32::MIN, f32::max);
    let powers: Vec<f32> = sums.iter().map(|sum| (sum - top).exp()).collect();
    let total: f32 = powers.iter().sum();
    powers.into_iter().map(|power| power / total).collect()
}

pub(crate) fn sigmoid(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

/// Whether two facts of a kind can be one: the same type, and no side that contradicts.
pub(crate) fn agree(kind: Kind, a: &Found, b: &Found) -> bool {
    let fits = |a: &[usize], b: &[usize]| a.is_empty() || b.is_empty() || touch(a, b);
    let straight = || fits(&a.bases[0], &b.bases[0]) && fits(&a.bases[1], &b.bases[1]);
    let crossed = || kind.is_two_sided(a.label) && fits(&a.bases[0], &b.bases[1]) && fits(&a.bases[1], &b.bases[0]);
    a.label == b.label && (straight() || crossed())
}

/// Whether they have somebody in common.
pub(crate) fn touch(a: &[usize], b: &[usize]) -> bool {
    a.iter().any(|one| b.contains(one))
}
