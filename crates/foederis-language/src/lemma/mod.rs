//! Lemmas: the form under which a dictionary lists a word.
//!
//! A known word's lemma is one look-up away. For an unknown one, every change of ending that known words show is scored
//! (`guess`), its capitals are judged (`casing`), and where the treebank's lemmas show the parts of compounds and separable
//! verbs, seams are set (`seam`). All is learnt from trees and from lists of irregular words ([`train`]).

mod align;
mod buffer;
mod casing;
mod guess;
mod hash;
pub(crate) mod inflect;
mod mend;
mod particle;
mod script;
mod seam;
mod table;
#[cfg(test)]
mod tests;
mod train;
mod weights;
mod word;

pub use particle::TreeWord;
pub use train::{Listed, train};

use crate::pack::{PackError, Reader, Writer};
use buffer::Buffer;
use guess::Endings;
use script::{Case, Script};
use seam::Solid;
use table::{Seen, Table};
use weights::Weights;
use word::{LONGEST, Memory, SCRIPT, SEAMED, Word, look_up, look_up_exact, look_up_folded, tag_of};

/// A word to be lemmatised.
#[derive(Debug, Clone, Copy)]
pub struct WordView<'a> {
    /// The word as written.
    pub form: &'a str,
    /// UPOS.
    pub upos: &'a str,
    /// FEATS, sorted, `_` when there are none.
    pub feats: &'a str,
    /// Whether it opens its sentence, where a capital says nothing.
    pub sentence_first: bool,
}

/// What was learnt about the lemmas of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lemmatizer {
    rules: Rules,
    words: Words,
    endings: Endings,
    of_endings: Weights,
    of_cases: Weights,
    of_seams: Weights,
}

/// Conventions that hold for all words of a treebank.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Rules {
    /// Lemmas show the parts of compounds and separable verbs.
    seams: bool,
    /// A particle apart from its verb belongs to the verb a dictionary lists.
    joins: bool,
    /// Foreign words are their own lemmas.
    keeps_foreign: bool,
    /// A name in lower case gets its capital.
    mends_names: bool,
    /// Numbers lose the commas between their digits.
    plain_numbers: bool,
}

/// What is remembered of known words.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Words {
    scripts: Vec<Script>,
    table: Table,
    seen: Seen,
}

impl Memory for Words {
    fn get(&self, key: u64) -> Option<u16> {
        self.table.get(key)
    }

    fn seen(&self, key: u64) -> bool {
        self.seen.has(key)
    }

    fn script(&self, id: u16) -> Option<&Script> {
        self.scripts.get(usize::from(id & SCRIPT))
    }
}

/// Whether a lemma can have seams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seams {
    /// The word is known, and its lemma has none.
    No,
    /// The word is known, and its lemma has some; or it is unknown.
    Perhaps,
}

impl Lemmatizer {
    /// Appends the lemma as the treebank of the language writes it; `particle` is the word that [`Self::particles`] found.
    pub fn lemma(&self, word: WordView<'_>, particle: Option<&str>, out: &mut String) {
        if !self.rules.seams {
            self.solid(word, out);
            return;
        }
        if let Some(particle) = particle {
            self.particle(particle, out);
            out.push('_');
            self.solid(word, out);
            return;
        }
        let start = out.len();
        if self.solid(word, out) == Seams::Perhaps {
            self.set_seams(word, start, out);
        }
    }

    /// Appends the lemma as a dictionary writes it, in one piece and with its particle: "aansporen", "anrufen".
    pub fn joined(&self, word: WordView<'_>, particle: Option<&str>, out: &mut String) {
        if let Some(particle) = particle.filter(|_| self.rules.joins) {
            self.particle(particle, out);
        }
        self.solid(word, out);
    }

    /// For each word of a tree, the place (from 0) of the particle that belongs to its lemma, in time linear in the words.
    pub fn particles(&self, words: &[TreeWord<'_>], out: &mut Vec<Option<usize>>) {
        particle::particles(&self.words, words, out);
    }

    fn particle(&self, particle: &str, out: &mut String) {
        let lower = lower_case(particle);
        match self.words.get(particle::spelling(&lower)).and_then(|id| self.words.script(id)) {
            Some(script) => script.apply(&lower, true, out),
            None => out.push_str(&lower),
        }
    }

    /// Sets the seams of the lemma that begins at a byte.
    fn set_seams(&self, word: WordView<'_>, start: usize, out: &mut String) {
        let mut solid = Buffer::new();
        solid.push(&out[start..]);
        let Some(lower) = Buffer::lower(solid.text()) else { return };
        let (upos, tag) = (word.upos, tag_of(word.upos));
        let can = matches!(upos, "NOUN" | "VERB" | "AUX" | "ADJ" | "PROPN" | "NUM" | "ADV");
        if !can || solid.is_empty() {
            return;
        }
        let form = Buffer::lower(word.form);
        let shown = form.filter(|_| upos == "VERB").map_or(0, |form| seam::shown(form.text(), lower.text(), word.feats));
        out.truncate(start);
        let solid = Solid { lemma: solid.text(), lower: lower.text(), tag, shown };
        seam::push(&self.words, &self.of_seams, solid, 0, out);
    }

    /// Appends the lemma without seams.
    fn solid(&self, word: WordView<'_>, out: &mut String) -> Seams {
        let WordView { form, upos, feats, .. } = word;
        let tag = tag_of(upos);
        if form.len() > LONGEST {
            out.push_str(form);
            return Seams::No;
        }
        if let Some(seams) = self.known(look_up_exact(&self.words, form, tag, feats), form, out) {
            return seams;
        }
        if !form.chars().any(char::is_alphabetic) || upos == "X" && self.rules.keeps_foreign && feats.contains("Foreign=Yes") {
            let drop_commas = self.rules.plain_numbers && upos == "NUM";
            out.extend(form.chars().filter(|&c| !drop_commas || c != ','));
            return Seams::Perhaps;
        }
        let capital = form.chars().any(char::is_uppercase);
        let lowered = if capital { Buffer::lower(form) } else { None };
        let lower = lowered.as_ref().map_or(form, Buffer::text);
        let name = upos == "PROPN";
        if name && mend::is_acronym(form) {
            out.push_str(form);
            return Seams::No;
        }
        let folded = if capital || !name || self.rules.mends_names { look_up_folded(&self.words, lower, tag, feats) } else { None };
        let known = folded.or_else(|| if capital { look_up_exact(&self.words, lower, tag, feats) } else { None });
        if let Some(seams) = self.known(known, lower, out) {
            return seams;
        }
        self.unknown(word, lower, out);
        Seams::Perhaps
    }

    /// Appends the lemma of a known word.
    fn known(&self, id: Option<u16>, base: &str, out: &mut String) -> Option<Seams> {
        let id = id?;
        self.words.script(id)?.apply(base, true, out);
        Some(if id & SEAMED == 0 { Seams::No } else { Seams::Perhaps })
    }

    /// Appends the lemma of an unknown word, whose form in lower case this is.
    fn unknown(&self, word: WordView<'_>, lower: &str, out: &mut String) {
        let WordView { form, upos, feats, sentence_first } = word;
        if self.mended(lower, upos, feats, out) || self.of_other_tag(word, lower, out) {
            return;
        }
        let word = Word { lower, tag: tag_of(upos), feats };
        let capital = lower != form;
        let case = if capital { casing::best(&self.words, &self.of_cases, form, word, sentence_first) } else { Case::Lower };
        let start = out.len();
        if mend::is_acronym(form) {
            casing::push(form, lower, case, out);
        } else if !self.endings.best(&self.words, &self.of_endings, word, out) {
            out.push_str(form);
        } else if case != Case::Lower {
            let mut lemma = Buffer::new();
            lemma.push(&out[start..]);
            out.truncate(start);
            casing::push(form, lemma.text(), case, out);
        }
    }

    /// Appends the lemma of a word that is known without letters drawn out ("sooooo") or accents for stress ("géén").
    fn mended(&self, lower: &str, upos: &str, feats: &str, out: &mut String) -> bool {
        let Some(plain) = mend::plain(lower) else { return false };
        self.known(look_up(&self.words, &plain, tag_of(upos), feats), &plain, out).is_some()
    }

    /// Appends the lemma that a word has as another part of speech, where tags are easily mistaken.
    fn of_other_tag(&self, word: WordView<'_>, lower: &str, out: &mut String) -> bool {
        let WordView { form, upos, feats, .. } = word;
        mend::mistaken_for(upos).iter().any(|upos| {
            let tag = tag_of(upos);
            self.known(look_up_exact(&self.words, form, tag, feats), form, out).is_some()
                || self.known(look_up(&self.words, lower, tag, feats), lower, out).is_some()
        })
    }

    /// Writes what was learnt.
    pub fn write(&self, out: &mut Writer) {
        let Rules { seams, joins, keeps_foreign, mends_names, plain_numbers } = self.rules;
        for rule in [seams, joins, keeps_foreign, mends_names, plain_numbers] {
            out.u8(u8::from(rule));
        }
        out.len(self.words.scripts.len());
        for script in &self.words.scripts {
            script.write(out);
        }
        self.words.table.write(out);
        self.words.seen.write(out);
        self.endings.write(out);
        self.of_endings.write(out);
        self.of_cases.write(out);
        self.of_seams.write(out);
    }

    /// Reads what [`Self::write`] wrote.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        let mut rule = || Ok::<bool, PackError>(reader.u8()? != 0);
        let rules = Rules { seams: rule()?, joins: rule()?, keeps_foreign: rule()?, mends_names: rule()?, plain_numbers: rule()? };
        let count = reader.len()?;
        let scripts = (0..count).map(|_| Script::read(reader)).collect::<Result<_, _>>()?;
        let words = Words { scripts, table: Table::read(reader)?, seen: Seen::read(reader)? };
        Ok(Self {
            rules,
            words,
            endings: Endings::read(reader)?,
            of_endings: Weights::read(reader)?,
            of_cases: Weights::read(reader)?,
            of_seams: Weights::read(reader)?,
        })
    }
}

/// A word in lower case, character by character.
fn lower_case(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).collect()
}
