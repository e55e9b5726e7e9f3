//! Learning what comes off verbs, and when what hangs at a verb belongs to its lemma.

use super::{Learning, lower_case, most};
use crate::conllu::Sentence;
use crate::lemma::align;
use crate::lemma::inflect;
use crate::lemma::particle::{self, TreeWord};
use crate::lemma::script::Case;
use crate::lemma::word::{About, about};
use foederis_model::Language;
use std::collections::BTreeMap;

/// A particle from a list counts as much as this many in sentences.
const LISTED: u32 = 5;

type Counts = BTreeMap<String, u32>;

impl Learning {
    pub(super) fn learn_particles(&mut self, language: &Language, sentences: &[Sentence]) {
        let mut found = Counts::new();
        let mut spelt: BTreeMap<String, Counts> = BTreeMap::new();
        let mut joins: BTreeMap<u64, (u32, u32)> = BTreeMap::new();
        for sentence in sentences {
            let words: Vec<TreeWord<'_>> = sentence
                .words
                .iter()
                .map(|word| TreeWord { form: &word.form, upos: &word.upos, head: word.head.unwrap_or(0), deprel: &word.deprel })
                .collect();
            for (at, word) in words.iter().enumerate().filter(|(at, _)| particle::can_join(&words, *at)) {
                let lower = lower_case(word.form);
                if !self.rules.seams {
                    *found.entry(lower).or_default() += 1;
                    continue;
                }
                // "mede" in the sentence, "mee" in the lemma: the beginning agrees.
                let lemma = &sentence.words[word.head as usize - 1].lemma;
                let part = lemma.split_once('_').map(|(part, _)| part).filter(|part| part.get(..2) == lower.get(..2));
                for key in particle::keys(&words, at, &lower) {
                    let (no, yes) = joins.entry(key).or_default();
                    *(if part.is_some() { yes } else { no }) += 1;
                }
                if let Some(part) = part {
                    *spelt.entry(lower).or_default().entry(part.to_owned()).or_default() += 1;
                    *found.entry(part.to_owned()).or_default() += 1;
                }
            }
            for word in sentence.words.iter().filter(|word| self.rules.seams && word.upos == "VERB") {
                if let Some((part, _)) = word.lemma.split_once('_') {
                    *found.entry(part.to_owned()).or_default() += 1;
                }
            }
        }
        if !self.rules.joins {
            found.clear();
        }
        for particle in inflect::particles(language) {
            *found.entry(particle.to_owned()).or_default() += LISTED;
        }
        for (particle, count) in found {
            if count > 1 && particle.chars().count() > 1 {
                self.memory.set(about(About::Particle, 0, &particle), 1);
            }
        }
        self.remember_joins(&joins);
        for (lower, spellings) in spelt {
            let Some(spelling) = most(&spellings).filter(|spelling| *spelling != lower && spellings[spelling] > 1) else { continue };
            if let Some(script) = align::edits(&lower, &spelling, None, Case::Lower) {
                let id = self.script(script);
                self.memory.set(particle::spelling(&lower), id);
            }
        }
    }

    fn remember_joins(&mut self, joins: &BTreeMap<u64, (u32, u32)>) {
        for (&key, &(no, yes)) in joins {
            self.memory.set(key, u16::from(yes >= no));
        }
        if self.rules.joins && !self.rules.seams {
            // Where lemmas never show it: what stands before its verb would be written with it if it belonged there.
            for key in particle::after_the_verb() {
                self.memory.set(key, 1);
            }
        }
    }
}
