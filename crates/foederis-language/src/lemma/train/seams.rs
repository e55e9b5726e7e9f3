//! Learning where lemmas have seams.

use super::choose::{Choice, learn};
use super::folds::{Folded, Mask, alone};
use super::{Learning, is_verb, lower_case, most};
use crate::lemma::align;
use crate::lemma::hash::mix;
use crate::lemma::script::Script;
use crate::lemma::seam::{self, Solid};
use crate::lemma::weights::Weights;
use crate::lemma::word::{About, LONGEST, about, tag_of};
use std::collections::BTreeMap;

/// A lemma with its seams, or one that has none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seamed {
    /// In one piece and in lower case.
    pub lower: String,
    pub upos: String,
    /// See [`Solid::shown`].
    pub shown: u64,
    /// In one piece.
    pub solid: String,
    /// As in the treebank.
    pub lemma: String,
    /// The byte of `solid` at which each part but the first begins.
    pub starts: Vec<usize>,
}

impl Seamed {
    /// The seams of a word's lemma, and the lemma without them; nothing when the parts are not those of the form.
    pub(super) fn new(form: &str, lower: &str, lemma: &str, upos: &str, feats: &str) -> Option<(Self, String)> {
        if !is_verb(upos) && !matches!(upos, "NOUN" | "ADJ" | "PROPN" | "NUM" | "ADV") {
            return None;
        }
        let parts: Vec<&str> = lemma.split('_').collect();
        let (solid, starts) = if parts.len() == 1 {
            (lemma.to_owned(), Vec::new())
        } else if parts.iter().any(|part| part.is_empty()) {
            return None;
        } else if is_verb(upos) {
            let mut at = 0;
            let starts = parts[..parts.len() - 1].iter().map(|part| {
                at += part.len();
                at
            });
            (parts.concat(), starts.collect())
        } else {
            let starts = align::pieces(lower, &parts)?;
            let last = *starts.last()?;
            // Capitals of the form stay when the lemma has any.
            let first = if lemma.chars().any(char::is_uppercase) { form.get(..last)? } else { lower.get(..last)? };
            (format!("{first}{}", parts.last()?), starts)
        };
        let shown = if upos == "VERB" { seam::shown(lower, &lower_case(&solid), feats) } else { 0 };
        let upos = if is_verb(upos) { "VERB" } else { upos };
        let seamed =
            Self { lower: lower_case(&solid), upos: upos.to_owned(), shown, solid: solid.clone(), lemma: lemma.to_owned(), starts };
        Some((seamed, solid))
    }

    /// First parts as written, and their lemmas: each alone, and all but the last together.
    fn lefts(&self) -> Vec<(&str, String)> {
        let parts: Vec<&str> = self.lemma.split('_').collect();
        let mut from = 0;
        let mut lefts = Vec::new();
        let written = |from: usize, to: usize| self.lower.get(from..to).map(|piece| piece.trim_end_matches(['-', '/']));
        for (&start, part) in self.starts.iter().zip(&parts) {
            lefts.extend(written(from, start).map(|piece| (piece, (*part).to_owned())));
            from = start;
        }
        if self.starts.len() > 1 {
            lefts.extend(written(0, from).map(|piece| (piece, parts[..parts.len() - 1].join("_"))));
        }
        lefts
    }

    /// Remembers what this lemma says about its parts.
    fn count(&self, memory: &mut Folded, mask: Mask) {
        let tag = tag_of(&self.upos);
        for (written, _) in self.lefts() {
            memory.count(about(About::LeftCount, 0, written), mask);
            memory.support(about(About::Left, 0, written), mask);
        }
        if let Some(head) = self.starts.last().and_then(|&last| self.lower.get(last..)) {
            memory.count(about(About::HeadCount, tag, head), mask);
        }
        memory.support(about(About::Seam, tag, &self.lower), mask);
    }

    /// The script that sets the seams.
    fn script(&self) -> Option<Script> {
        let parts: Vec<&str> = self.lemma.split('_').collect();
        align::seams(&self.solid, &self.starts, &parts)
    }
}

impl Learning {
    /// Counts the parts of compounds, and remembers the lemmas of first parts.
    pub(super) fn count_parts(&mut self) {
        let mut lefts: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
        for (seamed, &(_, mask)) in &self.seamed {
            for (written, lemma) in seamed.lefts() {
                *lefts.entry(written.to_owned()).or_default().entry(lemma).or_default() += 1;
            }
            seamed.count(&mut self.memory, mask);
        }
        for (written, lemmas) in lefts {
            if let Some(script) = most(&lemmas).and_then(|lemma| align::from_lower(&written, &lemma, None)) {
                let id = self.script(script);
                self.memory.set(about(About::Left, 0, &written), id);
            }
        }
    }

    /// Remembers the seams of known lemmas; one without any is known by having been seen.
    pub(super) fn seam_lexicon(&mut self) {
        type Scripts = BTreeMap<Option<Script>, u32>;
        let mut words: BTreeMap<(&str, &str), BTreeMap<u64, Scripts>> = BTreeMap::new();
        for (seamed, &(count, _)) in &self.seamed {
            let by_shown = words.entry((&seamed.upos, &seamed.lower)).or_default();
            *by_shown.entry(seamed.shown).or_default().entry(seamed.script()).or_default() += count;
        }
        let mut entries = Vec::new();
        for ((upos, lower), by_shown) in words {
            let key = about(About::Seam, tag_of(upos), lower);
            let mut all = Scripts::new();
            for (script, count) in by_shown.values().flatten() {
                *all.entry(script.clone()).or_default() += count;
            }
            let Some(usual) = most(&all).flatten() else { continue };
            for (shown, scripts) in &by_shown {
                entries.extend(most(scripts).flatten().filter(|script| *script != usual).map(|script| (mix(key, *shown), script)));
            }
            if !usual.cuts.is_empty() || by_shown.len() > 1 {
                entries.push((key, usual));
            }
        }
        for (key, script) in entries {
            let id = self.script(script);
            self.memory.set(key, id);
        }
    }

    pub(super) fn learn_seams(&mut self, seed: u64) -> Weights {
        let mut masks: BTreeMap<(&str, &str), Mask> = BTreeMap::new();
        for (seamed, &(_, mask)) in &self.seamed {
            *masks.entry((&seamed.upos, &seamed.lower)).or_default() |= mask;
        }
        let mut examples = Vec::new();
        for seamed in self.seamed.keys().filter(|_| self.rules.seams) {
            let Some(part) = alone(masks[&(seamed.upos.as_str(), seamed.lower.as_str())]) else { continue };
            let solid = Solid { lemma: &seamed.solid, lower: &seamed.lower, tag: tag_of(&seamed.upos), shown: seamed.shown };
            if seamed.lower.len() > LONGEST || !solid.fits() {
                continue;
            }
            self.memory.without = Some(part);
            let memory = &self.memory;
            let mut choice = Choice::default();
            seam::each(memory, solid, |split, features| {
                let mut lemma = String::new();
                match split {
                    None => lemma.push_str(&seamed.solid),
                    Some(split) => seam::push_split(memory, solid, split, &mut lemma, |part, out| seam::push_known(memory, part, out)),
                }
                // A first part whose lemma cannot be known is still cut at the right place.
                let place = split.is_some_and(|split| seamed.starts == [split.right]);
                choice.add(lemma == seamed.lemma || place, features);
            });
            examples.extend(choice.teaches().then_some(choice));
        }
        self.memory.without = None;
        learn(16, seed, &examples)
    }
}
