//! Whether a lemma keeps the capitals of its form.

use super::hash::{hash_str, mix};
use super::script::Case;
use super::weights::Weights;
use super::word::{ADJ, ADV, About, Ends, Memory, NOUN, PROPN, VERB, Word, about};

/// How a form is capitalised.
fn shape(form: &str) -> u64 {
    let (mut upper, mut lower, mut digits, mut other) = (0, 0, 0, 0);
    for c in form.chars().take(40) {
        if c.is_uppercase() {
            upper += 1;
        } else if c.is_alphabetic() {
            lower += 1;
        } else if c.is_numeric() {
            digits += 1;
        } else {
            other += 1;
        }
    }
    let first = form.chars().next().is_some_and(char::is_uppercase);
    let letters = match (upper, lower) {
        (1, 0) => 1,
        (2..=5, 0) => 2,
        (_, 0) => 3,
        (1, _) if first => 4,
        (_, _) if first => 5,
        _ => 6,
    };
    letters * 4 + u64::from(digits > 0) * 2 + u64::from(other > 0)
}

/// As which parts of speech a lemma was seen.
fn known<M: Memory>(memory: &M, lower: &str) -> u64 {
    let seen = |tag: u64| u64::from(memory.seen(about(About::Lemma, tag, lower)));
    [NOUN, ADJ, VERB, PROPN, ADV].into_iter().fold(0, |sum, tag| sum * 2 + seen(tag))
}

/// The features of a capitalised form; to be mixed with each case.
pub(super) fn features<M: Memory>(memory: &M, form: &str, word: Word<'_>, first: bool, see: &mut impl FnMut(u64)) {
    let Word { lower, tag, feats } = word;
    let ends = Ends::new(lower);
    let shape = mix(shape(form), 100);
    let placed = mix(mix(tag, shape), u64::from(first));
    let known = known(memory, lower);
    see(mix(tag, 101));
    see(mix(tag, shape));
    see(placed);
    see(mix(placed, known));
    see(mix(mix(tag, 102), known));
    see(hash_str(placed, feats));
    for chars in 1..=5.min(ends.count()) {
        see(hash_str(mix(tag, 103), &lower[ends.last(chars)..]));
    }
    for chars in 2..=5.min(ends.count()) {
        see(hash_str(mix(tag, 104), &lower[..ends.first(chars)]));
    }
    if let Some((left, right)) = form.rsplit_once('-') {
        see(hash_str(mix(tag, 105), left));
        see(mix(mix(tag, 106), u64::from(right.chars().next().is_some_and(char::is_uppercase))));
        let acronym = left.chars().filter(|c| c.is_uppercase()).take(2).count() as u64;
        see(mix(mix(mix(tag, 107), acronym), u64::from(first)));
        if let Some(left) = lower.get(..left.len()) {
            let left = mix(self::known(memory, left), acronym);
            see(mix(mix(tag, 108), left));
            see(mix(mix(mix(tag, 109), left), u64::from(first)));
        }
    }
}

/// The case that scores best.
pub(super) fn best<M: Memory>(memory: &M, weights: &Weights, form: &str, word: Word<'_>, first: bool) -> Case {
    let mut scores = [0; 4];
    features(memory, form, word, first, &mut |feature| {
        for (score, case) in scores.iter_mut().zip(0..) {
            *score += weights.weight(mix(feature, case));
        }
    });
    let mut best = 0;
    for at in 1..4 {
        if scores[at] > scores[best] {
            best = at;
        }
    }
    Case::ALL[best]
}

/// Appends a lemma that was found in lower case, with the capitals that its form lends it.
pub(super) fn push(form: &str, lemma: &str, case: Case, out: &mut String) {
    if case != Case::Keep {
        case.push(lemma, out);
        return;
    }
    let mut theirs = form.chars();
    for (at, c) in lemma.char_indices() {
        match theirs.next() {
            Some(written) if written.to_lowercase().eq([c]) => out.push(written),
            _ => {
                out.push_str(&lemma[at..]);
                return;
            }
        }
    }
}
