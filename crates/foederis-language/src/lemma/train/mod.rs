//! Learning a lemmatiser from trees, lists of irregular words and words without lemmas.

mod choose;
mod folds;
mod lexicon;
mod particles;
mod seams;

use super::align;
use super::casing;
use super::guess::{Ending, Endings, Infix, infix};
use super::hash::{hash_str, mix};
use super::inflect;
use super::script::{Case, Script, byte_of_last};
use super::table::{Seen, Table};
use super::weights::Weights;
use super::word::{About, LONGEST, SCRIPT, VERB, Word, about, tag_of};
use super::{Lemmatizer, Rules, Words, lower_case};
use crate::conllu::{self, Sentence};
use choose::{Choice, learn};
use foederis_model::Language;
use folds::{FOLDS, Folded, Mask, alone};
use seams::Seamed;
use std::collections::{BTreeMap, BTreeSet};

/// Sentences that stay together in one part of the data: neighbours share their rare words.
const NEIGHBOURS: usize = 40;

/// A word that was seen with its part of speech but without its lemma.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'a> {
    /// The word as written.
    pub form: &'a str,
    /// UPOS.
    pub upos: &'a str,
}

/// Learns the lemmas of a language from sentences with trees.
///
/// Lemmas left empty (or `_`) teach nothing. `listed` are words known to exist, which helps to tell a base form from a string
/// that merely could be one. The same arguments give the same lemmatiser.
pub fn train(language: &Language, sentences: &[Sentence], listed: &[Listed<'_>], seed: u64) -> Lemmatizer {
    let mut learning = Learning::default();
    learning.read(language, sentences);
    learning.add_lists(language);
    learning.examples = merged(std::mem::take(&mut learning.examples));
    learning.count(listed);
    learning.find_rules();
    learning.lexicon();
    learning.endings();
    let of_endings = learning.learn_endings(seed);
    let of_cases = learning.learn_cases(seed);
    let of_seams = learning.learn_seams(seed);
    let Learning { rules, memory, endings, .. } = learning;
    let (entries, lemmas, scripts) = memory.finish();
    let words = Words { scripts, table: Table::new(entries), seen: Seen::new(&lemmas) };
    Lemmatizer { rules, words, endings, of_endings, of_cases, of_seams }
}

/// A word of a treebank or a list, its lemma in one piece.
#[derive(Debug, Clone)]
struct Example {
    form: String,
    lower: String,
    upos: String,
    tag: u64,
    feats: String,
    /// In one piece, without a particle that stands apart.
    lemma: String,
    /// Whether it opened its sentence.
    first: bool,
    count: u32,
    /// Parts of the data in which it occurs.
    mask: Mask,
}

#[derive(Debug, Default)]
struct Learning {
    rules: Rules,
    examples: Vec<Example>,
    seamed: BTreeMap<Seamed, (u32, Mask)>,
    scripts: BTreeMap<Script, u16>,
    memory: Folded,
    endings: Endings,
}

/// The key with the highest count, the first among equals.
fn most<K: Clone>(counts: &BTreeMap<K, u32>) -> Option<K> {
    let mut best: Option<(&K, u32)> = None;
    for (key, &count) in counts {
        if best.is_none_or(|(_, most)| count > most) {
            best = Some((key, count));
        }
    }
    best.map(|(key, _)| key.clone())
}

/// The source of a sentence, by the comment that names it.
fn source(sentence: &Sentence) -> &str {
    sentence.comments.iter().find_map(|comment| comment.strip_prefix("# src = ")).unwrap_or("")
}

/// Whether a part of the data shows seams in its lemmas: more than one word in two hundred.
fn shows_seams((words, seams): (usize, usize)) -> bool {
    seams * 200 > words
}

fn is_verb(upos: &str) -> bool {
    matches!(upos, "VERB" | "AUX")
}

/// Puts equal examples together, in a fixed order.
fn merged(examples: Vec<Example>) -> Vec<Example> {
    let mut merged: BTreeMap<_, Example> = BTreeMap::new();
    for example in examples {
        let Example { form, upos, feats, lemma, first, .. } = example.clone();
        merged
            .entry((form, upos, feats, lemma, first))
            .and_modify(|old| {
                old.count += 1;
                old.mask |= example.mask;
            })
            .or_insert(example);
    }
    merged.into_values().collect()
}

impl Learning {
    fn read(&mut self, language: &Language, sentences: &[Sentence]) {
        let mut sources: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let mut all = (0, 0);
        for sentence in sentences {
            let counts = sources.entry(source(sentence)).or_default();
            let seams = sentence.words.iter().filter(|word| word.lemma.len() > 2 && word.lemma.contains('_')).count();
            *counts = (counts.0 + sentence.words.len(), counts.1 + seams);
            all = (all.0 + sentence.words.len(), all.1 + seams);
        }
        self.rules.seams = shows_seams(all);
        self.rules.joins = *language != Language::English;
        self.learn_particles(language, sentences);
        for (number, sentence) in sentences.iter().enumerate() {
            // Sources that write lemmas in one piece while the others do not would teach both.
            let solid = self.rules.seams && !shows_seams(sources[source(sentence)]);
            self.add_sentence(sentence, solid, 1 << (number / NEIGHBOURS % FOLDS));
        }
    }

    fn add_sentence(&mut self, sentence: &Sentence, solid: bool, mask: Mask) {
        let mut apart = vec![false; sentence.words.len()];
        for word in sentence.words.iter().filter(|word| word.deprel == "compound:prt") {
            if let Some(apart) = word.head.and_then(|head| apart.get_mut((head as usize).wrapping_sub(1))) {
                *apart = true;
            }
        }
        for (at, word) in sentence.words.iter().enumerate() {
            let conllu::Word { form, lemma, upos, feats, .. } = word;
            if matches!(lemma.as_str(), "" | "_") || upos == "_" || form.len() > LONGEST || lemma.len() > LONGEST {
                continue;
            }
            let can_have_seams = is_verb(upos) || matches!(upos.as_str(), "NOUN" | "ADJ" | "PROPN" | "NUM");
            if solid && can_have_seams && (form.chars().count() >= 8 || apart[at]) {
                continue;
            }
            let lower = lower_case(form);
            let mut lemma = lemma.clone();
            if self.rules.seams && is_verb(upos) && apart[at] {
                // "spoorde … aan": what is left is the lemma of the verb alone.
                if let Some((_, rest)) = word.lemma.split_once('_').filter(|(first, _)| !lower.starts_with(first)) {
                    rest.clone_into(&mut lemma);
                }
            }
            if self.rules.seams
                && let Some((seamed, whole)) = Seamed::new(form, &lower, &lemma, upos, feats)
            {
                let entry = self.seamed.entry(seamed).or_default();
                *entry = (entry.0 + 1, entry.1 | mask);
                lemma = whole;
            }
            let (form, upos, feats) = (form.clone(), upos.clone(), feats.clone());
            self.examples.push(Example { tag: tag_of(&upos), form, lower, upos, feats, lemma, first: at == 0, count: 1, mask });
        }
    }

    /// Lists written by hand stand beside the treebank as words seen once.
    fn add_lists(&mut self, language: &Language) {
        for inflect::Inflected { form, upos, feats, lemma } in inflect::inflected(language) {
            // All forms of a lemma are in the same part of the data.
            let mask = 1 << (hash_str(1, &lemma) % FOLDS as u64);
            let (lower, tag) = (lower_case(&form), tag_of(upos));
            let (upos, feats) = (upos.to_owned(), feats.to_owned());
            self.examples.push(Example { form, lower, upos, tag, feats, lemma, first: false, count: 1, mask });
        }
    }

    fn script(&mut self, script: Script) -> u16 {
        if let Some(&id) = self.scripts.get(&script) {
            return id;
        }
        let id = u16::try_from(self.scripts.len()).unwrap_or(SCRIPT);
        if id >= SCRIPT {
            // More kinds of change than can be numbered: the word keeps its form. Treebanks have a tenth of that.
            return 0;
        }
        self.scripts.insert(script.clone(), id);
        self.memory.scripts.push(script);
        id
    }

    /// Counts what is seen: lemmas by their forms, parts of compounds by their lemmas.
    fn count(&mut self, listed: &[Listed<'_>]) {
        // The script that changes nothing has the number 0.
        self.script(Script { case: Case::Lower, cuts: Vec::new(), strip: 0, add: "".into() });
        for word in listed.iter().filter(|word| matches!(word.upos, "NOUN" | "VERB" | "ADJ" | "PROPN" | "ADV")) {
            let lower = lower_case(word.form);
            if lower.len() <= LONGEST {
                self.memory.see(about(About::Lemma, tag_of(word.upos), &lower), 0);
            }
        }
        let mut forms: BTreeMap<(u64, String, &str), Mask> = BTreeMap::new();
        for example in &self.examples {
            *forms.entry((example.tag, lower_case(&example.lemma), &example.lower)).or_default() |= example.mask;
        }
        for ((tag, lemma, form), mask) in forms {
            self.memory.see(about(About::Lemma, tag, &lemma), mask);
            self.memory.support(about(About::Form, tag, form), mask);
            self.memory.support(about(About::Folded, tag, form), mask);
        }
        self.count_parts();
    }

    /// Conventions that a share of the examples decides.
    fn find_rules(&mut self) {
        let share = |which: &dyn Fn(&Example) -> bool, right: &dyn Fn(&Example) -> bool| {
            let all = self.examples.iter().filter(|word| which(word));
            all.fold((0, 0), |(all, some), word| (all + 1, some + u32::from(right(word))))
        };
        let (all, plain) = share(&|word| word.upos == "NUM" && word.form.contains(','), &|word| !word.lemma.contains(','));
        let plain_numbers = plain * 2 > all;
        let foreign = |word: &Example| word.upos == "X" && word.feats.contains("Foreign=Yes") && word.form != word.lower;
        let (all, kept) = share(&foreign, &|word| word.lemma == word.form);
        let keeps_foreign = kept * 2 >= all;
        let capital = self.examples.iter().filter(|word| word.upos == "PROPN" && word.form.starts_with(char::is_uppercase));
        let names: BTreeSet<&str> = capital.map(|word| word.lower.as_str()).collect();
        let small = |word: &Example| word.upos == "PROPN" && word.form == word.lower && names.contains(word.form.as_str());
        let (all, mended) = share(&small, &|word| word.lemma != word.form);
        // Writers of unedited text leave capitals out at random: two in five is enough to see the habit.
        let mends_names = mended * 5 >= all * 2;
        self.rules = Rules { keeps_foreign, mends_names, plain_numbers, ..self.rules };
    }

    fn lexicon(&mut self) {
        let seamed: BTreeSet<(u64, &str)> = self
            .seamed
            .keys()
            .filter(|seamed| seamed.lemma.contains('_'))
            .map(|seamed| (tag_of(&seamed.upos), seamed.lower.as_str()))
            .collect();
        let memory = &self.memory;
        let cut = |tag, lower: &str| if tag == VERB { infix(memory, lower).at() } else { None };
        let has_seams = |tag, lemma: &str| seamed.contains(&(tag, lower_case(lemma).as_str()));
        for entry in lexicon::entries(&self.examples, cut, has_seams) {
            let id = self.script(entry.script);
            self.memory.set(entry.key, id | entry.marks);
        }
        self.seam_lexicon();
    }

    /// The endings that at least two words replace.
    fn endings(&mut self) {
        let mut counts: BTreeMap<(u64, String), BTreeMap<Ending, u32>> = BTreeMap::new();
        for example in &self.examples {
            let lemma = lower_case(&example.lemma);
            let at = if example.tag == VERB { infix(&self.memory, &example.lower) } else { Infix::No };
            let Some(script) = align::edits(&example.lower, &lemma, at.at(), Case::Lower) else { continue };
            let strip = &example.lower[byte_of_last(&example.lower, usize::from(script.strip))..];
            if strip.chars().count() > 7 || script.add.chars().count() > 8 {
                continue;
            }
            let ending = Ending { strip: strip.into(), add: script.add.clone(), cut: !script.cuts.is_empty() };
            *counts.entry((example.tag, strip.to_owned())).or_default().entry(ending).or_default() += 1;
        }
        for ((tag, strip), endings) in counts {
            let mut group: Vec<(u32, Ending)> =
                endings.into_iter().filter(|(_, count)| *count > 1).map(|(ending, count)| (count, ending)).collect();
            group.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
            group.truncate(24);
            if !group.is_empty()
                && let Ok(id) = u16::try_from(self.endings.groups.len())
            {
                self.memory.set(about(About::Endings, tag, &strip), id);
                self.endings.groups.push(group.into_iter().map(|(_, ending)| ending).collect());
            }
        }
    }

    fn learn_endings(&mut self, seed: u64) -> Weights {
        type Lemmas = BTreeMap<String, u32>;
        let mut types: BTreeMap<(&str, u64, &str), (Lemmas, Mask)> = BTreeMap::new();
        for word in &self.examples {
            let (lemmas, mask) = types.entry((&word.lower, word.tag, &word.feats)).or_default();
            *lemmas.entry(lower_case(&word.lemma)).or_default() += word.count;
            *mask |= word.mask;
        }
        let mut examples = Vec::new();
        for ((lower, tag, feats), (lemmas, mask)) in types {
            let (Some(part), Some(lemma)) = (alone(mask), most(&lemmas)) else { continue };
            self.memory.without = Some(part);
            let mut choice = Choice::default();
            self.endings.each(&self.memory, Word { lower, tag, feats }, |candidate, features| choice.add(candidate == lemma, features));
            examples.extend(choice.teaches().then_some(choice));
        }
        self.memory.without = None;
        learn(17, seed, &examples)
    }

    fn learn_cases(&mut self, seed: u64) -> Weights {
        let mut examples = Vec::new();
        for word in self.examples.iter().filter(|word| word.form != word.lower) {
            let Some(part) = alone(word.mask) else { continue };
            self.memory.without = Some(part);
            let lemma = lower_case(&word.lemma);
            let mut features = Vec::new();
            let view = Word { lower: &word.lower, tag: word.tag, feats: &word.feats };
            casing::features(&self.memory, &word.form, view, word.first, &mut |feature| features.push(feature));
            let mut choice = Choice::default();
            let mut any = false;
            for (case, number) in Case::ALL.into_iter().zip(0..) {
                let mut cased = String::new();
                casing::push(&word.form, &lemma, case, &mut cased);
                let right = cased == word.lemma && !any;
                any |= right;
                let mixed: Vec<u64> = features.iter().map(|&feature| mix(feature, number)).collect();
                choice.add(right, &mixed);
            }
            examples.extend(choice.teaches().then_some(choice));
        }
        self.memory.without = None;
        learn(14, seed, &examples)
    }
}
