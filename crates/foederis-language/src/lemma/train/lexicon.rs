//! The lexicon: known forms with their scripts.

use super::{Example, most};
use crate::lemma::align;
use crate::lemma::hash::hash_str;
use crate::lemma::script::{Case, Script};
use crate::lemma::word::{About, BY_FEATS, SEAMED, about};
use std::collections::BTreeMap;

/// Lemmas with their number of words.
type Lemmas = BTreeMap<String, u32>;

/// The lemmas of a form, by FEATS.
#[derive(Debug, Default)]
struct Readings<'e> {
    by_feats: BTreeMap<&'e str, Lemmas>,
}

/// A key with its script, and the marks that stand beside its number.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub key: u64,
    pub script: Script,
    pub marks: u16,
}

impl<'e> Readings<'e> {
    fn add(&mut self, example: &'e Example) {
        *self.by_feats.entry(&example.feats).or_default().entry(example.lemma.clone()).or_default() += example.count;
    }

    /// The lemma for most readings.
    fn usual(&self) -> Option<String> {
        let mut all = Lemmas::new();
        for (lemma, count) in self.by_feats.values().flatten() {
            *all.entry(lemma.clone()).or_default() += count;
        }
        most(&all)
    }

    /// The lemma for a reading where it is another than the usual one.
    fn other(&self, feats: &str, usual: &str) -> Option<String> {
        let lemmas = self.by_feats.get(feats)?;
        let own = most(lemmas)?;
        (lemmas.get(usual).copied().unwrap_or(0) < lemmas[&own]).then_some(own)
    }

    fn lemma(&self, feats: &str) -> Option<String> {
        let usual = self.usual()?;
        self.other(feats, &usual).or(Some(usual))
    }

    /// The entry for the usual lemma, then one for each reading that has another.
    fn entries(&self, key: u64, script: impl Fn(&str) -> Option<(Script, u16)>) -> Vec<Entry> {
        let Some(usual) = self.usual() else { return Vec::new() };
        let Some((first, marks)) = script(&usual) else { return Vec::new() };
        let mut entries = vec![Entry { key, script: first, marks }];
        for feats in self.by_feats.keys() {
            if let Some((script, marks)) = self.other(feats, &usual).and_then(|lemma| script(&lemma)) {
                entries.push(Entry { key: hash_str(key, feats), script, marks });
            }
        }
        if entries.len() > 1 {
            entries[0].marks |= BY_FEATS;
        }
        entries
    }
}

/// All forms of a word that differ in their capitals only.
#[derive(Debug, Default)]
struct Forms<'e> {
    /// Written in lower case.
    lower: Readings<'e>,
    /// Written with capitals.
    capital: Readings<'e>,
    /// The same, by form.
    forms: BTreeMap<&'e str, Readings<'e>>,
}

/// The entries for all examples; `cut` finds the "ge" of a form.
pub(super) fn entries(examples: &[Example], cut: impl Fn(u64, &str) -> Option<usize>, has_seams: impl Fn(u64, &str) -> bool) -> Vec<Entry> {
    let mut words: BTreeMap<(u64, &str), Forms<'_>> = BTreeMap::new();
    for example in examples {
        let word = words.entry((example.tag, &example.lower)).or_default();
        if example.form == example.lower {
            word.lower.add(example);
        } else {
            word.capital.add(example);
            word.forms.entry(&example.form).or_default().add(example);
        }
    }
    let mut entries = Vec::new();
    for (&(tag, lower), word) in &words {
        let cut = cut(tag, lower);
        let mark = |lemma: &str| if has_seams(tag, lemma) { SEAMED } else { 0 };
        let script = |lemma: &str| Some((align::from_lower(lower, lemma, cut)?, mark(lemma)));
        let as_lower = word.lower.entries(about(About::Form, tag, lower), script);
        let as_capital = word.capital.entries(about(About::Folded, tag, lower), script);
        let same = match (&as_lower[..], &as_capital[..]) {
            ([lower], [capital]) => lower.script == capital.script,
            _ => false,
        };
        entries.extend(as_lower);
        if !same {
            entries.extend(as_capital);
        }
        for (form, readings) in &word.forms {
            if readings.by_feats.keys().any(|feats| readings.lemma(feats) != word.capital.lemma(feats)) {
                let script = |lemma: &str| Some((align::edits(form, lemma, None, Case::Keep)?, mark(lemma)));
                entries.extend(readings.entries(about(About::Form, tag, form), script));
            }
        }
    }
    entries
}
