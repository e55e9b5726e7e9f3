//! A language's pack at work: raw text or given words in, sentences with tags, lemmas, trees and names out.

#![allow(clippy::cast_possible_truncation, reason = "a document has fewer than 2^32 words; keys are cut on purpose")]

use crate::conllu;
use crate::lemma::{Lemmatizer, TreeWord, WordView};
use crate::names::{self, Decoder, Lattice, Name};
use crate::net::{Network, Reading};
use crate::pack::{Header, PackError, Reader, Sections};
use crate::passive::Passives;
use crate::places::{Place, Places, each_eight};
use crate::segment::{LONGEST_SENTENCE, Segmenter, Segments};
use std::fmt::Write as _;
use std::ops::Range;

/// Words that go through the network together: enough to keep it busy, few enough to stay in the processor's cache.
const TOGETHER: usize = 160;

/// A language, ready to read.
#[derive(Debug, Clone)]
pub struct Engine {
    /// Where it comes from.
    pub header: Header,
    segmenter: Segmenter,
    lemmatizer: Lemmatizer,
    /// Tags and trees.
    network: Network,
    passives: Passives,
    finder: Option<Finder>,
}

/// What finds names. Names have a network of their own: one for both read either less well.
#[derive(Debug, Clone)]
struct Finder {
    network: Network,
    decoder: Decoder,
}

impl Finder {
    fn new(network: Network) -> Self {
        Self { decoder: Decoder::new(&network.labels.names), network }
    }

    fn read(sections: &Sections<'_>) -> Result<Self, PackError> {
        let network = Network::read(&mut Reader::new(sections.get("names")?))?;
        if network.labels.names.is_empty() { Err(WITHOUT_LABELS) } else { Ok(Self::new(network)) }
    }

    fn find(&self, forms: &[&str], work: &mut Workspace, out: &mut Parsed) {
        let tags = self.decoder.tags();
        for sentence in &out.segments.sentences {
            let scores = &work.scores[sentence.start as usize * tags..sentence.end as usize * tags];
            self.decoder.decode(scores, sentence.start, &mut work.lattice, &mut out.names);
        }
        names::settle(&self.decoder, |word| forms[word as usize], &work.scores, &mut out.names);
    }
}

const WITHOUT_LABELS: PackError = PackError::Broken("a network without labels");

/// Buffers that are kept from document to document.
#[derive(Debug, Default)]
pub struct Workspace {
    reading: Reading,
    finding: Reading,
    lattice: Lattice,
    particles: Vec<Option<usize>>,
    marks: Vec<u8>,
    feats: String,
    scores: Vec<f32>,
    lemmas: Lemmas,
}

/// Lemmas of words met before, by a key of all that they depend on.
#[derive(Debug, Default)]
struct Lemmas {
    places: Places,
    kept: Vec<String>,
}

/// Lemmas kept; there is one place more for what is not kept.
const LEMMAS: usize = 16384;

impl Lemmas {
    fn get(&mut self, key: u64, make: impl FnOnce(&mut String)) -> &str {
        self.places.open(LEMMAS);
        if self.kept.is_empty() {
            self.kept.resize(LEMMAS + 1, String::new());
        }
        let (place, known) = match self.places.find(key, |_| false) {
            Place::Known(place) => (place, true),
            Place::New(place) => (place, false),
            Place::None => (LEMMAS, false),
        };
        let lemma = &mut self.kept[place];
        if !known {
            lemma.clear();
            make(lemma);
        }
        lemma
    }
}

/// A key of the parts of a word, never 0.
fn key(parts: [&[u8]; 4]) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325u64;
    for part in parts {
        each_eight(part, |word| {
            state = (state ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            state ^= state >> 29;
        });
        state = (state ^ part.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        state ^= state >> 32;
    }
    state | 1
}

/// A text, read. Used again and again, it keeps its memory.
#[derive(Debug, Default)]
pub struct Parsed {
    /// Tokens, words and sentences.
    pub segments: Segments,
    /// Per word.
    upos: Vec<u8>,
    feats: Vec<u8>,
    heads: Vec<u32>,
    relations: Vec<u8>,
    lemmas: String,
    lemma_ends: Vec<u32>,
    names: Vec<Name>,
}

/// What to find beside sentences and tokens; each takes its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Depth {
    /// Tags and trees.
    pub trees: bool,
    /// Lemmas of this kind; they need tags and trees.
    pub lemmas: Option<Lemma>,
    /// Names.
    pub names: bool,
}

/// Which form a lemma has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lemma {
    /// As the language's treebank writes it: Dutch `op_roepen`, German `rufen` for "ruft … an".
    Treebank,
    /// As a dictionary has it: in one piece, with the particle that stands apart: "oproepen", "anrufen".
    Dictionary,
}

impl Depth {
    /// Everything.
    pub const FULL: Self = Self { trees: true, lemmas: Some(Lemma::Dictionary), names: true };
}

impl Engine {
    /// From a pack's bytes.
    pub fn read(pack: &[u8]) -> Result<Self, PackError> {
        let sections = Sections::read(pack)?;
        let finder = Finder::read(&sections)?;
        Ok(Self { finder: Some(finder), ..Self::of(sections)? })
    }

    /// The same without what finds names, for who does not ask for any: half the memory.
    pub fn read_without_names(pack: &[u8]) -> Result<Self, PackError> {
        Self::of(Sections::read(pack)?)
    }

    fn of(sections: Sections<'_>) -> Result<Self, PackError> {
        let network = Network::read(&mut Reader::new(sections.get("trees")?))?;
        if network.labels.upos.is_empty() || network.labels.relations.is_empty() {
            return Err(WITHOUT_LABELS);
        }
        Ok(Self {
            segmenter: Segmenter::read(&mut Reader::new(sections.get("segments")?))?,
            lemmatizer: Lemmatizer::read(&mut Reader::new(sections.get("lemmas")?))?,
            passives: Passives::new(&sections.header.language, &network.labels),
            header: sections.header,
            network,
            finder: None,
        })
    }

    /// Of trained parts.
    pub fn new(header: Header, segmenter: Segmenter, lemmatizer: Lemmatizer, network: Network, finder: Network) -> Self {
        let passives = Passives::new(&header.language, &network.labels);
        Self { header, segmenter, lemmatizer, network, passives, finder: Some(Finder::new(finder)) }
    }

    /// Reads a text. An engine without names finds none.
    pub fn parse(&self, text: &str, depth: Depth, work: &mut Workspace, out: &mut Parsed) {
        self.segmenter.segment(text, &mut out.segments);
        out.clear();
        let finder = self.finder.as_ref().filter(|_| depth.names);
        if !depth.trees && finder.is_none() {
            return;
        }
        let forms: Vec<&str> = out.segments.words.iter().map(|word| self.segmenter.form(text, word)).collect();
        work.scores.clear();
        let sentences = &out.segments.sentences;
        let mut next = 0;
        let mut lengths = Vec::new();
        while next < sentences.len() {
            let start = sentences[next].start;
            lengths.clear();
            let mut end = start;
            while next < sentences.len() && (lengths.is_empty() || (sentences[next].end - start) as usize <= TOGETHER) {
                end = sentences[next].end;
                lengths.push(sentences[next].len());
                next += 1;
            }
            let forms = &forms[start as usize..end as usize];
            if depth.trees {
                self.read_trees(forms, &lengths, work);
                out.upos.extend_from_slice(&work.reading.upos);
                out.feats.extend_from_slice(&work.reading.feats);
                out.heads.extend_from_slice(&work.reading.heads);
                out.relations.extend_from_slice(&work.reading.relations);
            }
            if let Some(finder) = finder {
                finder.network.read_sentences(forms, &lengths, &mut work.finding);
                work.scores.extend_from_slice(&work.finding.names);
            }
        }
        if let Some(finder) = finder {
            finder.find(&forms, work, out);
        }
        if let Some(kind) = depth.lemmas.filter(|_| depth.trees) {
            self.lemmas(kind, &forms, work, out);
        }
    }

    fn read_trees(&self, forms: &[&str], lengths: &[usize], work: &mut Workspace) {
        self.network.read_sentences(forms, lengths, &mut work.reading);
        self.passives.mark(forms, lengths, self.network.labels.feats.len(), &mut work.reading, &mut work.marks);
    }

    fn lemmas(&self, kind: Lemma, forms: &[&str], work: &mut Workspace, out: &mut Parsed) {
        let labels = &self.network.labels;
        let count = labels.feats.len();
        let mut tree: Vec<TreeWord> = Vec::new();
        for sentence in &out.segments.sentences {
            let words = sentence.start as usize..sentence.end as usize;
            tree.clear();
            tree.extend(words.clone().map(|word| TreeWord {
                form: forms[word],
                upos: &labels.upos[usize::from(out.upos[word])],
                head: out.heads[word],
                deprel: &labels.relations[usize::from(out.relations[word])],
            }));
            self.lemmatizer.particles(&tree, &mut work.particles);
            for (at, word) in words.enumerate() {
                // The rest of a word that was written apart: its first part has the lemma.
                if kind == Lemma::Treebank && tree[at].deprel == "goeswith" {
                    out.lemmas.push('_');
                    out.lemma_ends.push(u32::try_from(out.lemmas.len()).unwrap_or(u32::MAX));
                    continue;
                }
                let values = &out.feats[word * count..][..count];
                let particle = work.particles[at].map(|particle| tree[particle].form);
                let flags = [out.upos[word], u8::from(at == 0), u8::from(particle.is_some()), kind as u8];
                let key = key([forms[word].as_bytes(), values, &flags, particle.unwrap_or_default().as_bytes()]);
                let feats = &mut work.feats;
                let lemma = work.lemmas.get(key, |lemma| {
                    feats.clear();
                    labels.write_feats(values, feats);
                    let view = WordView { form: forms[word], upos: tree[at].upos, feats, sentence_first: at == 0 };
                    match kind {
                        Lemma::Treebank => self.lemmatizer.lemma(view, particle, lemma),
                        Lemma::Dictionary => self.lemmatizer.joined(view, particle, lemma),
                    }
                });
                out.lemmas.push_str(lemma);
                out.lemma_ends.push(u32::try_from(out.lemmas.len()).unwrap_or(u32::MAX));
            }
        }
    }

    /// The form of a word of this text.
    pub fn form<'t>(&'t self, text: &'t str, parsed: &Parsed, word: u32) -> &'t str {
        self.segmenter.form(text, &parsed.segments.words[word as usize])
    }

    /// UPOS of a word.
    pub fn upos(&self, parsed: &Parsed, word: u32) -> &str {
        &self.network.labels.upos[usize::from(parsed.upos[word as usize])]
    }

    /// Relation of a word to its head.
    pub fn relation(&self, parsed: &Parsed, word: u32) -> &str {
        &self.network.labels.relations[usize::from(parsed.relations[word as usize])]
    }

    /// Appends the FEATS column of a word.
    pub fn feats(&self, parsed: &Parsed, word: u32, out: &mut String) {
        let count = self.network.labels.feats.len();
        self.network.labels.write_feats(&parsed.feats[word as usize * count..][..count], out);
    }

    /// Names with their bytes in the text and their class. Of a compound that only begins with a name ("EU-missie"), the name.
    pub fn names<'e, 'p>(&'e self, text: &'p str, parsed: &'p Parsed) -> impl Iterator<Item = (Range<usize>, &'e str)> + use<'e, 'p> {
        self.finder.iter().flat_map(move |finder| {
            parsed.names.iter().map(move |name| {
                let bytes = parsed.segments.bytes(name.words.clone());
                (bytes.start..bytes.start + names::without_tail(&text[bytes]).len(), &*finder.decoder.classes()[usize::from(name.class)])
            })
        })
    }

    /// Appends CoNLL-U of all sentences; `document` is their id.
    pub fn write_conllu(&self, text: &str, parsed: &Parsed, document: &str, out: &mut String) {
        let segments = &parsed.segments;
        for (number, sentence) in segments.sentences.iter().enumerate() {
            if number == 0 {
                let _ = writeln!(out, "# newdoc id = {document}");
            }
            let _ = writeln!(out, "# sent_id = {document}-{}", number + 1);
            out.push_str("# text = ");
            push_line(&text[segments.bytes(sentence.clone())], out);
            out.push('\n');
            let mut at = sentence.start;
            while at < sentence.end {
                let token = &segments.tokens[segments.words[at as usize].token as usize];
                let misc = if token.space_after { "_" } else { "SpaceAfter=No" };
                let id = at - sentence.start + 1;
                if token.words > 1 {
                    let _ = write!(out, "{id}-{}\t", id + u32::from(token.words) - 1);
                    push_line(&text[token.start as usize..token.end as usize], out);
                    let _ = writeln!(out, "\t_\t_\t_\t_\t_\t_\t_\t{misc}");
                }
                for word in at..at + u32::from(token.words) {
                    let _ = write!(out, "{}\t", word - sentence.start + 1);
                    push_line(self.form(text, parsed, word), out);
                    out.push('\t');
                    push_line(parsed.lemma(word), out);
                    let _ = write!(out, "\t{}\t_\t", self.upos(parsed, word));
                    self.feats(parsed, word, out);
                    let misc = if token.words > 1 { "_" } else { misc };
                    let _ = writeln!(out, "\t{}\t{}\t_\t{misc}", parsed.heads[word as usize], self.relation(parsed, word));
                }
                at += u32::from(token.words);
            }
            out.push('\n');
        }
    }

    /// Writes tags, features, lemmas and tree of a given sentence anew; its words stay as they are.
    pub fn annotate(&self, sentence: &mut conllu::Sentence, work: &mut Workspace) {
        let forms: Vec<&str> = sentence.words.iter().map(|word| &*word.form).collect();
        let mut out = Parsed::default();
        // Endless sentences are read in pieces; the pieces hang on the root of the first.
        let mut root = None;
        for (piece, forms) in forms.chunks(LONGEST_SENTENCE).enumerate() {
            self.read_trees(forms, &[forms.len()], work);
            let reading = &work.reading;
            out.upos.extend_from_slice(&reading.upos);
            out.feats.extend_from_slice(&reading.feats);
            out.relations.extend_from_slice(&reading.relations);
            let before = (piece * LONGEST_SENTENCE) as u32;
            for (at, &head) in reading.heads.iter().enumerate() {
                out.heads.push(match (head, root) {
                    (0, None) => {
                        root = Some(before + at as u32 + 1);
                        0
                    }
                    (0, Some(root)) => root,
                    (head, _) => before + head,
                });
            }
        }
        out.segments.sentences.push(0..forms.len() as u32);
        self.lemmas(Lemma::Treebank, &forms, work, &mut out);
        let labels = &self.network.labels;
        let count = labels.feats.len();
        for (at, word) in sentence.words.iter_mut().enumerate() {
            word.lemma.clear();
            word.lemma.push_str(out.lemma(at as u32));
            labels.upos[usize::from(out.upos[at])].clone_into(&mut word.upos);
            "_".clone_into(&mut word.xpos);
            word.feats.clear();
            labels.write_feats(&out.feats[at * count..][..count], &mut word.feats);
            word.head = Some(out.heads[at]);
            let relation = &labels.relations[usize::from(out.relations[at])];
            if relation == "root" && out.heads[at] != 0 { "parataxis" } else { relation }.clone_into(&mut word.deprel);
            "_".clone_into(&mut word.deps);
        }
    }
}

impl Parsed {
    fn clear(&mut self) {
        self.upos.clear();
        self.feats.clear();
        self.heads.clear();
        self.relations.clear();
        self.lemmas.clear();
        self.lemma_ends.clear();
        self.names.clear();
    }

    /// Lemma of a word; empty when lemmas were not asked for.
    pub fn lemma(&self, word: u32) -> &str {
        let start = word.checked_sub(1).map_or(0, |before| self.lemma_ends.get(before as usize).copied().unwrap_or(0));
        self.lemma_ends.get(word as usize).map_or("", |&end| &self.lemmas[start as usize..end as usize])
    }

    /// Head of a word within its sentence, from 1; 0 for the root.
    pub fn head(&self, word: u32) -> u32 {
        self.heads[word as usize]
    }
}

/// Appends a text as one line without tabs; never an empty column.
fn push_line(text: &str, out: &mut String) {
    if text.is_empty() {
        out.push('_');
    } else if text.bytes().any(|byte| byte < b' ') {
        out.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
    } else {
        out.push_str(text);
    }
}

impl Segments {
    /// Bytes from the first to the last of a range of words, which must not be empty. A word that does not stand in the text as it
    /// is ("dem" in "im") takes up its whole token.
    pub fn bytes(&self, words: Range<u32>) -> Range<usize> {
        let of = |word: u32| {
            let word = &self.words[word as usize];
            let token = &self.tokens[word.token as usize];
            word.bytes().unwrap_or(token.start as usize..token.end as usize)
        };
        of(words.start).start..of(words.end - 1).end
    }
}
