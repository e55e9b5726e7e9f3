//! The lemma of an unknown form: every change of its end that known words show is scored, and the best one made.

use super::buffer::Buffer;
use super::hash::{hash_str, mix};
use super::script::{read_short, short};
use super::weights::Weights;
use super::word::{About, Ends, LONGEST, Memory, Word, about, look_up};
use crate::pack::{PackError, Reader, Writer};

/// Longest ending in characters that a change may replace.
const LONGEST_ENDING: usize = 7;
/// Candidates beyond this many are not looked at: the frequent endings come first.
const MOST: usize = 48;

/// A change that known words show: this ending by that one, and perhaps "ge" or "zu" left out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ending {
    /// Characters taken off.
    pub strip: Box<str>,
    /// Characters put there.
    pub add: Box<str>,
    /// Whether two letters go where [`infix`] says.
    pub cut: bool,
}

/// The changes of all known words, in groups that replace the same ending of the same part of speech.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Endings {
    pub groups: Vec<Vec<Ending>>,
}

/// Where a form may hold the "ge" of a participle or the "zu" of an infinitive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Infix {
    /// Nowhere.
    No,
    /// At the start: "gerufen".
    Start,
    /// After a particle of so many bytes: "angerufen".
    Ge(usize),
    /// The same for "zu": "anzurufen".
    Zu(usize),
}

impl Infix {
    /// The byte at which the two letters stand.
    pub(super) fn at(self) -> Option<usize> {
        match self {
            Self::No => None,
            Self::Start => Some(0),
            Self::Ge(at) | Self::Zu(at) => Some(at),
        }
    }

    fn kind(self) -> u64 {
        match self {
            Self::No => 0,
            Self::Start => 1,
            Self::Ge(_) => 2,
            Self::Zu(_) => 3,
        }
    }
}

/// The vowel that a trema stands on after "ge": "geëerd" is a form of "eren".
pub(super) fn without_trema(rest: &str) -> Option<&'static str> {
    let plain = match rest.chars().next()? {
        'ë' => "e",
        'ï' => "i",
        'ü' => "u",
        'ö' => "o",
        _ => return None,
    };
    Some(plain)
}

/// Finds "ge" or "zu" at the start or after a known particle.
pub(super) fn infix<M: Memory>(memory: &M, lower: &str) -> Infix {
    if lower.starts_with("ge") {
        return Infix::Start;
    }
    for (at, pair) in lower.as_bytes().windows(2).enumerate().skip(2).take(12) {
        let found = match pair {
            b"ge" => Infix::Ge(at),
            b"zu" => Infix::Zu(at),
            _ => continue,
        };
        if lower.len() > at + 4 && memory.get(about(About::Particle, 0, &lower[..at])).is_some() {
            return found;
        }
    }
    Infix::No
}

/// One way to make a lemma.
#[derive(Debug, Clone, Copy)]
struct Candidate<'m> {
    /// Byte at which two letters are left out.
    cut: Option<usize>,
    /// Byte at which the ending begins.
    strip: usize,
    add: &'m str,
    /// Stands for the change in features.
    key: u64,
}

impl Candidate<'_> {
    fn same(&self, other: &Self) -> bool {
        self.key == other.key && self.cut == other.cut
    }
}

fn key_of(kind: u64, strip: &str, add: &str) -> u64 {
    hash_str(hash_str(mix(0, kind), strip), add)
}

/// The values in FEATS that say how a word is inflected, hashed together.
fn inflection(feats: &str) -> u64 {
    let told = |name: &str| matches!(name, "Number" | "VerbForm" | "Degree" | "Tense" | "Person" | "Mood");
    feats.split('|').filter(|pair| pair.split_once('=').is_some_and(|(name, _)| told(name))).fold(1, hash_str)
}

fn gender(feats: &str) -> u64 {
    feats.split('|').find(|pair| pair.starts_with("Gender=")).map_or(0, |pair| hash_str(2, pair))
}

/// What a known word that is the end of this one says about its lemma.
struct Model<'m> {
    candidate: Candidate<'m>,
    /// 1: a form such as this one; 2: with "ge" put before it, as "geschrieben" for "verschrieben".
    kind: u64,
    chars: usize,
    left: usize,
}

fn model<'m, M: Memory>(memory: &'m M, word: Word<'_>, ends: &Ends, infix: Infix) -> Option<Model<'m>> {
    let lower = word.lower;
    let mut with_ge = [0; LONGEST + 2];
    with_ge[..2].copy_from_slice(b"ge");
    let participle = infix == Infix::No && word.feats.contains("VerbForm=Part");
    for chars in (3..ends.count()).rev() {
        let left = ends.last(chars);
        let suffix = &lower[left..];
        let tries = [Some(suffix), None];
        for (kind, known) in (1..).zip(tries) {
            let known = if let Some(known) = known {
                known
            } else if participle && suffix.len() <= LONGEST {
                with_ge[2..2 + suffix.len()].copy_from_slice(suffix.as_bytes());
                std::str::from_utf8(&with_ge[..2 + suffix.len()]).unwrap_or_default()
            } else {
                continue;
            };
            let Some(script) = look_up(memory, known, word.tag, word.feats).and_then(|id| memory.script(id)) else { continue };
            let strip = ends.last(usize::from(script.strip));
            let cut = match (script.cuts.first(), kind) {
                (Some(cut), 1) => Some(left + usize::from(cut.at)),
                (Some(cut), _) if cut.at == 0 => None,
                (None, 1) => None,
                _ => continue,
            };
            let fits =
                strip >= left && cut.is_none_or(|at| at + 2 <= strip && lower.is_char_boundary(at) && lower.is_char_boundary(at + 2));
            if fits {
                let key = key_of(cut.map_or(0, |_| infix.kind()), &lower[strip..], &script.add);
                return Some(Model { candidate: Candidate { cut, strip, add: &script.add, key }, kind, chars, left });
            }
        }
    }
    None
}

impl Endings {
    /// Calls `see` with every candidate lemma and its features.
    pub(super) fn each<M: Memory>(&self, memory: &M, word: Word<'_>, mut see: impl FnMut(&str, &[u64])) {
        let lower = word.lower;
        if lower.is_empty() || lower.len() > LONGEST {
            return;
        }
        let ends = Ends::new(lower);
        let infix = infix(memory, lower);
        let model = model(memory, word, &ends, infix);
        let mut list = [Candidate { cut: None, strip: lower.len(), add: "", key: key_of(0, "", "") }; MOST];
        // The form itself is always a candidate.
        let mut count = 1;
        let mut listed = false;
        for chars in 0..=LONGEST_ENDING.min(ends.count()) {
            let strip = ends.last(chars);
            let Some(group) = memory.get(about(About::Endings, word.tag, &lower[strip..])) else { continue };
            for ending in self.groups.get(usize::from(group)).map_or(&[][..], Vec::as_slice) {
                let (cut, kind) = match infix.at() {
                    Some(at) if ending.cut && at + 2 < strip => (Some(at), infix.kind()),
                    _ if ending.cut => continue,
                    _ => (None, 0),
                };
                let candidate = Candidate { cut, strip, add: &ending.add, key: key_of(kind, &ending.strip, &ending.add) };
                listed |= model.as_ref().is_some_and(|model| model.candidate.same(&candidate));
                add(&mut list, &mut count, candidate);
            }
        }
        // A change that only this one known word shows.
        if let Some(model) = model.as_ref().filter(|_| !listed) {
            add(&mut list, &mut count, model.candidate);
        }
        let mut features = Features::new();
        let shared = shared(word, &ends, infix);
        let inflection = mix(word.tag, inflection(word.feats));
        let mut lemma = Buffer::new();
        for candidate in &list[..count] {
            lemma.clear();
            match candidate.cut {
                Some(at) => {
                    lemma.push(&lower[..at]);
                    let rest = &lower[at + 2..candidate.strip];
                    match without_trema(rest) {
                        Some(plain) => {
                            lemma.push(plain);
                            lemma.push(&rest[2..]);
                        }
                        None => lemma.push(rest),
                    }
                }
                None => lemma.push(&lower[..candidate.strip]),
            }
            lemma.push(candidate.add);
            if lemma.is_empty() {
                continue;
            }
            features.count = 0;
            for &feature in shared.list() {
                features.push(mix(feature, candidate.key));
            }
            // Whether "ge" or "zu" goes is a question of its own.
            let taken = mix(infix.kind(), u64::from(candidate.cut.is_some()));
            features.push(mix(mix(word.tag, 40), taken));
            features.push(mix(mix(inflection, 41), taken));
            if infix != Infix::No {
                features.push(hash_str(mix(mix(word.tag, 42), taken), &lower[ends.last(2)..]));
            }
            of_lemma(memory, word, inflection, candidate.key, lemma.text(), &mut features);
            if let Some(model) = &model {
                let same = u64::from(model.candidate.same(candidate)) + 2 * u64::from(listed);
                let about = mix(mix(word.tag, 50 + model.kind), same);
                features.push(mix(about, model.chars.min(9) as u64));
                if model.left <= 5 {
                    features.push(hash_str(mix(about, 20), &lower[..model.left]));
                } else {
                    features.push(mix(about, 21));
                }
            }
            see(lemma.text(), features.list());
        }
    }

    /// Appends the best lemma, in lower case; `false` when the form is no word to look into.
    pub(super) fn best<M: Memory>(&self, memory: &M, weights: &Weights, word: Word<'_>, out: &mut String) -> bool {
        let mut best = None;
        let mut lemma = Buffer::new();
        self.each(memory, word, |candidate, features| {
            let score = weights.sum(features);
            if best.is_none_or(|best| score > best) {
                best = Some(score);
                lemma.clear();
                lemma.push(candidate);
            }
        });
        out.push_str(lemma.text());
        best.is_some()
    }

    pub(super) fn write(&self, out: &mut Writer) {
        out.len(self.groups.len());
        for group in &self.groups {
            out.u8(u8::try_from(group.len()).unwrap_or(u8::MAX));
            for ending in group.iter().take(usize::from(u8::MAX)) {
                short(&ending.strip, out);
                short(&ending.add, out);
                out.u8(u8::from(ending.cut));
            }
        }
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        let count = reader.len()?;
        let mut groups = Vec::new();
        for _ in 0..count {
            let size = reader.u8()?;
            let group = (0..size)
                .map(|_| Ok(Ending { strip: read_short(reader)?, add: read_short(reader)?, cut: reader.u8()? != 0 }))
                .collect::<Result<Vec<_>, PackError>>()?;
            groups.push(group);
        }
        Ok(Self { groups })
    }
}

fn add<'m>(list: &mut [Candidate<'m>; MOST], count: &mut usize, new: Candidate<'m>) {
    let known = list[..*count].iter().any(|old| old.same(&new));
    if *count < MOST && !known {
        list[*count] = new;
        *count += 1;
    }
}

/// A short list of hashed features.
struct Features {
    list: [u64; 56],
    count: usize,
}

impl Features {
    fn new() -> Self {
        Self { list: [0; 56], count: 0 }
    }

    fn push(&mut self, feature: u64) {
        if let Some(slot) = self.list.get_mut(self.count) {
            *slot = feature;
            self.count += 1;
        }
    }

    fn list(&self) -> &[u64] {
        &self.list[..self.count]
    }
}

/// What holds of the form, to be combined with each change.
fn shared(word: Word<'_>, ends: &Ends, infix: Infix) -> Features {
    let Word { lower, tag, feats } = word;
    let mut features = Features::new();
    let inflection = mix(tag, inflection(feats));
    let gendered = mix(inflection, gender(feats));
    let all = hash_str(mix(tag, 3), feats);
    features.push(mix(tag, 1));
    features.push(inflection);
    features.push(gendered);
    features.push(all);
    for chars in 1..=7.min(ends.count()) {
        let suffix = &lower[ends.last(chars)..];
        features.push(hash_str(mix(tag, 4), suffix));
        if chars <= 5 {
            features.push(hash_str(mix(inflection, 5), suffix));
        }
        if chars <= 3 {
            features.push(hash_str(mix(gendered, 6), suffix));
            features.push(hash_str(mix(all, 7), suffix));
        }
    }
    for chars in 2..=4 {
        features.push(hash_str(mix(tag, 8), &lower[..ends.first(chars)]));
    }
    features.push(hash_str(mix(inflection, 9), &lower[..ends.first(3)]));
    features.push(mix(mix(tag, 10), ends.count().min(9) as u64));
    features.push(mix(mix(inflection, 11), infix.kind()));
    features
}

/// What speaks for a lemma: that it was seen, or a word it ends in; and what it ends in.
fn of_lemma<M: Memory>(memory: &M, word: Word<'_>, inflection: u64, change: u64, lemma: &str, features: &mut Features) {
    let ends = Ends::new(lemma);
    let seen = u64::from(memory.seen(about(About::Lemma, word.tag, lemma)));
    features.push(mix(mix(word.tag, 30), seen));
    features.push(mix(mix(change, 31), seen));
    features.push(mix(mix(inflection, 32), seen));
    if seen == 0 {
        let tail = (4..ends.count().min(11)).rev().find(|&chars| memory.seen(about(About::Lemma, word.tag, &lemma[ends.last(chars)..])));
        let tail = tail.unwrap_or(0) as u64;
        features.push(mix(mix(word.tag, 33), tail));
        features.push(mix(mix(change, 34), tail));
    }
    for chars in 1..=5.min(ends.count()) {
        features.push(hash_str(mix(word.tag, 35), &lemma[ends.last(chars)..]));
    }
}
