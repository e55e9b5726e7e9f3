//! Seams: where a lemma shows its parts, as Dutch treebanks write `aan_sporen` and `vrouw_toernooi`.
//!
//! Known lemmas carry their seams. An unknown one is cut where its parts were seen in other words, if that scores better than
//! leaving it whole; the first part is then written as its own lemma ("vrouwentoernooi": "vrouw").

use super::hash::{hash_str, mix};
use super::weights::Weights;
use super::word::{ADJ, About, Ends, LONGEST, Memory, NOUN, NUM, PROPN, VERB, about};

/// Shortest lemma in characters that is cut.
const SHORTEST: usize = 5;
/// Parts within parts that are looked for.
const DEEPEST: u8 = 3;

/// A lemma without seams.
#[derive(Debug, Clone, Copy)]
pub(super) struct Solid<'a> {
    /// As written, with capitals.
    pub lemma: &'a str,
    /// The same in lower case.
    pub lower: &'a str,
    /// See [`tag_of`].
    pub tag: u64,
    /// Whether the form shows that the verb is separable (2), that it is not (1) or neither (0).
    pub shown: u64,
}

impl Solid<'_> {
    /// Whether the lemma and its lower case have their characters at the same bytes ("İ" has not).
    pub(super) fn fits(&self) -> bool {
        self.lemma == self.lower || self.lemma.char_indices().map(|(at, _)| at).eq(self.lower.char_indices().map(|(at, _)| at))
    }
}

/// Where a lemma is cut: the first part ends, the rest begins. A hyphen between them is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Split {
    pub left: usize,
    pub right: usize,
}

/// Whether a form of a verb shows that its particle comes off: "aangekomen" for "aankomen", but "onderzocht" for "onderzoeken".
pub(super) fn shown(form: &str, lemma: &str, feats: &str) -> u64 {
    let at = form.bytes().zip(lemma.bytes()).take_while(|(a, b)| a == b).count();
    let infix = (at.saturating_sub(2)..=at).any(|at| {
        at > 1 && form.get(at..).is_some_and(|rest| rest.starts_with("ge")) && !lemma.get(at..).is_some_and(|rest| rest.starts_with("ge"))
    });
    match (infix, feats.contains("VerbForm=Part")) {
        (true, _) => 2,
        // Participles in "-end" take no "ge".
        (false, true) if !form.contains("end") => 1,
        _ => 0,
    }
}

fn few(count: u16) -> u64 {
    match count {
        0..=2 => u64::from(count),
        3..=4 => 3,
        5..=9 => 4,
        _ => 5,
    }
}

/// The parts of speech among whose lemmas a compound's first part is looked up.
const FIRST_PARTS: [u64; 5] = [NOUN, ADJ, PROPN, NUM, VERB];

/// The lemma of a compound's first part, and how it was found: 0 not at all.
fn left<M: Memory>(memory: &M, written: &str, lower: &str, out: &mut String) -> u64 {
    if let Some(script) = memory.get(about(About::Left, 0, lower)).and_then(|id| memory.script(id)) {
        let start = out.len();
        script.apply(lower, true, out);
        if lower != written && out[start..].bytes().all(|b| !b.is_ascii_uppercase()) {
            let lemma = out.split_off(start);
            super::casing::push(written, &lemma, super::script::Case::Keep, out);
        }
        return 1;
    }
    let seen = |text: &str| FIRST_PARTS.iter().any(|&tag| memory.seen(about(About::Lemma, tag, text)));
    if seen(lower) {
        out.push_str(written);
        return 2;
    }
    // "regerings" for "regering".
    if let Some(short) = lower.strip_suffix('s').filter(|short| short.len() > 3 && seen(short)) {
        out.push_str(&written[..short.len()]);
        return 3;
    }
    // "toernooien" for "toernooi": the plural is a known form.
    let plural = super::word::look_up(memory, lower, NOUN, "Number=Plur");
    if let Some(script) = plural.and_then(|id| memory.script(id)) {
        script.apply(lower, true, out);
        return 4;
    }
    // "provincieraads": itself a compound.
    for short in [Some(lower), lower.strip_suffix('s')].into_iter().flatten() {
        if let Some(script) = memory.get(about(About::Seam, NOUN, short)).and_then(|id| memory.script(id)) {
            script.apply(short, true, out);
            return 5;
        }
    }
    // "herstelbetalings": endings that take an "s" in compounds.
    if let Some(short) = lower.strip_suffix('s').filter(|short| TAKE_S.iter().any(|end| short.ends_with(end))) {
        out.push_str(&written[..short.len()]);
        return 6;
    }
    out.push_str(written);
    0
}

/// Endings of nouns after which compounds put an "s".
const TAKE_S: [&str; 12] = ["ing", "heid", "teit", "schap", "aar", "er", "iaat", "ment", "dom", "ief", "ion", "eling"];

/// Appends a lemma with its seams as far as they are known: `false` when nothing is.
fn known<M: Memory>(memory: &M, solid: Solid<'_>, out: &mut String) -> bool {
    let key = about(About::Seam, solid.tag, solid.lower);
    let script = memory.get(mix(key, solid.shown)).or_else(|| memory.get(key)).and_then(|id| memory.script(id));
    if let Some(script) = script {
        script.apply(solid.lemma, true, out);
        return true;
    }
    if memory.seen(about(About::Lemma, solid.tag, solid.lower)) {
        out.push_str(solid.lemma);
        return true;
    }
    false
}

/// What is known of the two parts that a cut makes.
#[derive(Debug, Clone, Copy)]
struct Known {
    /// Whether the first part can be taken off verbs.
    particle: u64,
    /// How often it was a first part, in steps.
    left_count: u64,
    /// How its lemma was found.
    found: u64,
    /// How often the rest was the last part of a lemma, in steps.
    head_count: u64,
    /// Whether the rest is itself a lemma, whole or with seams.
    seen: u64,
    seam: u64,
}

impl Known {
    /// Looks the parts up; nothing when too little is known of them for a cut.
    fn of<M: Memory>(memory: &M, solid: Solid<'_>, split: Split, lemma: &mut String) -> Option<Self> {
        let (first, rest) = (&solid.lower[..split.left], &solid.lower[split.right..]);
        let verb = solid.tag == VERB;
        let hyphen = split.left != split.right;
        let particle = u64::from(verb && memory.get(about(About::Particle, 0, first)).is_some());
        let left_count = few(memory.get(about(About::LeftCount, 0, first)).unwrap_or(0));
        let head_count = few(memory.get(about(About::HeadCount, solid.tag, rest)).unwrap_or(0));
        let seen = u64::from(memory.seen(about(About::Lemma, solid.tag, rest)));
        let seam = u64::from(memory.get(about(About::Seam, solid.tag, rest)).is_some());
        let rest_known = head_count > 0 || seen > 0 || seam > 0;
        if particle == 0 && !rest_known && (verb || !hyphen && left_count == 0) {
            return None;
        }
        lemma.clear();
        let found = left(memory, &solid.lemma[..split.left], first, lemma);
        let left_known = particle > 0 || left_count > 0 || found > 0;
        (left_known || hyphen || rest_known && !verb).then_some(Self { particle, left_count, found, head_count, seen, seam })
    }

    fn left(self, tag: u64) -> u64 {
        mix(mix(mix(mix(tag, 200), self.left_count), self.found), self.particle)
    }

    fn right(self, tag: u64) -> u64 {
        mix(mix(mix(mix(tag, 201), self.head_count), self.seen), self.seam)
    }
}

/// Calls `see` with each way to cut, or not to cut, and its features.
pub(super) fn each<M: Memory>(memory: &M, solid: Solid<'_>, mut see: impl FnMut(Option<Split>, &[u64])) {
    let mut features: Vec<u64> = Vec::with_capacity(48);
    let ends = Ends::new(solid.lower);
    whole(solid, &ends, &mut features);
    see(None, &features);
    if ends.count() < SHORTEST {
        return;
    }
    let mut lemma = String::with_capacity(LONGEST);
    for chars in 2..ends.count() - 1 {
        let at = ends.first(chars);
        if solid.lower[..at].ends_with(['-', '/']) {
            continue;
        }
        let hyphen = solid.lower[at..].starts_with(['-', '/']);
        let split = Split { left: at, right: at + usize::from(hyphen) };
        if solid.lower.len() < split.right + 2 {
            continue;
        }
        if let Some(known) = Known::of(memory, solid, split, &mut lemma) {
            features.clear();
            cut(solid, split, known, &mut features);
            see(Some(split), &features);
        }
    }
}

/// What speaks for a cut.
fn cut(solid: Solid<'_>, split: Split, known: Known, features: &mut Vec<u64>) {
    let Solid { lower, tag, shown, lemma } = solid;
    let (first, rest) = (&lower[..split.left], &lower[split.right..]);
    let (firsts, rests) = (Ends::new(first), Ends::new(rest));
    let hyphen = split.left != split.right;
    let mut push = |feature: u64| features.push(mix(feature, u64::from(hyphen)));
    let (left_known, right_known) = (known.left(tag), known.right(tag));
    push(mix(tag, 202));
    push(left_known);
    push(right_known);
    push(mix(left_known, right_known));
    push(hash_str(mix(tag, 203), first));
    push(mix(hash_str(mix(tag, 204), first), right_known));
    push(hash_str(mix(tag, 205), rest));
    push(mix(hash_str(mix(tag, 206), rest), left_known));
    let (first_long, rest_long) = (firsts.count().min(8) as u64, rests.count().min(10) as u64);
    push(mix(mix(tag, 207), first_long));
    push(mix(mix(tag, 208), rest_long));
    push(mix(mix(left_known, 209), first_long));
    push(mix(mix(right_known, 210), rest_long));
    for chars in 1..=3 {
        push(hash_str(mix(tag, 211), &first[firsts.last(chars)..]));
        push(hash_str(mix(tag, 212), &rest[..rests.first(chars)]));
        push(hash_str(mix(mix(tag, 213), known.found), &first[firsts.last(chars)..]));
    }
    for chars in 1..=2 {
        push(hash_str(hash_str(mix(tag, 214), &first[firsts.last(chars)..]), &rest[..rests.first(chars)]));
    }
    for chars in 2..=5 {
        push(hash_str(mix(tag, 215), &rest[rests.last(chars)..]));
    }
    push(mix(mix(tag, 216), shown));
    push(mix(mix(hash_str(tag, first), 217), shown));
    if hyphen {
        let capital = lemma[..split.left].chars().filter(|c| c.is_uppercase()).take(2).count() as u64;
        let next = u64::from(lemma[split.right..].chars().next().is_some_and(char::is_uppercase));
        let digits = u64::from(first.bytes().all(|b| b.is_ascii_digit()));
        push(mix(mix(mix(mix(tag, 218), capital), next), digits));
    }
}

/// What speaks for leaving a lemma whole.
fn whole(solid: Solid<'_>, ends: &Ends, features: &mut Vec<u64>) {
    let Solid { lower, tag, shown, lemma } = solid;
    features.push(mix(tag, 230));
    features.push(mix(mix(tag, 231), ends.count().min(20) as u64));
    features.push(mix(mix(tag, 232), u64::from(lower.contains(['-', '/']))));
    features.push(mix(mix(tag, 233), u64::from(lemma != lower)));
    features.push(mix(mix(tag, 234), shown));
    for chars in 2..=4 {
        features.push(hash_str(mix(tag, 235), &lower[ends.last(chars)..]));
    }
    for chars in 2..=4 {
        features.push(hash_str(mix(tag, 236), &lower[..ends.first(chars)]));
        features.push(mix(hash_str(mix(tag, 237), &lower[..ends.first(chars)]), shown));
    }
}

/// Appends the parts of a lemma that is cut here.
pub(super) fn push_split<M: Memory>(
    memory: &M,
    solid: Solid<'_>,
    split: Split,
    out: &mut String,
    mut parts: impl FnMut(Solid<'_>, &mut String),
) {
    let particle = solid.tag == VERB && memory.get(about(About::Particle, 0, &solid.lower[..split.left])).is_some();
    if particle {
        out.push_str(&solid.lower[..split.left]);
    } else {
        let start = out.len();
        let found = left(memory, &solid.lemma[..split.left], &solid.lower[..split.left], out);
        // A first part of which nothing is known may be a compound itself.
        if found == 0 || found == 6 {
            let first = out.split_off(start);
            let lower = &solid.lower[..first.len()];
            parts(Solid { lemma: &first, lower, tag: NOUN, shown: 0 }, out);
        }
    }
    out.push('_');
    parts(Solid { lemma: &solid.lemma[split.right..], lower: &solid.lower[split.right..], tag: solid.tag, shown: 0 }, out);
}

/// Appends a lemma with its seams.
pub(super) fn push<M: Memory>(memory: &M, weights: &Weights, solid: Solid<'_>, depth: u8, out: &mut String) {
    if solid.lower.len() > LONGEST || !solid.fits() {
        out.push_str(solid.lemma);
        return;
    }
    if known(memory, solid, out) {
        return;
    }
    let mut best = (i32::MIN, None);
    each(memory, solid, |split, features| {
        let score = weights.sum(features);
        if score > best.0 {
            best = (score, split);
        }
    });
    match best.1 {
        Some(split) if depth < DEEPEST => {
            push_split(memory, solid, split, out, |part, out| push(memory, weights, part, depth + 1, out));
        }
        _ => out.push_str(solid.lemma),
    }
}

/// As [`push`], with nothing learnt yet: what is not known stays whole.
pub(super) fn push_known<M: Memory>(memory: &M, solid: Solid<'_>, out: &mut String) {
    if !known(memory, solid, out) {
        out.push_str(solid.lemma);
    }
}
