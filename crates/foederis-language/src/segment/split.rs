//! Where a token ends inside a chunk: candidates and what speaks for and against them.

use std::ops::Range;

use super::chars::{self, NONE};
use super::linear::{Linear, feature, with};
use super::scan::{Chunk, Look, Measure, SIGN_AT, SIGN_NET, SIGN_WWW};

/// Features of a candidate.
pub(super) const FEATURES: usize = 32;

/// The decision before the first.
pub(super) const NO_CANDIDATE: u32 = 2;

/// One character of a chunk.
#[derive(Debug, Clone, Copy)]
pub(super) struct Char {
    /// In lower case.
    pub lower: u32,
    /// First byte in the text.
    pub at: u32,
    /// Its class.
    pub class: u8,
    /// Whether it stays with the character before it.
    pub attached: bool,
}

/// The characters of a chunk, replacing what `out` held.
#[expect(clippy::cast_possible_truncation, reason = "texts are shorter than four gigabytes")]
pub(super) fn decode(text: &str, chunk: &Chunk, out: &mut Vec<Char>) {
    out.clear();
    let mut class = NONE;
    for (at, c) in text[chunk.start as usize..chunk.end as usize].char_indices() {
        let attached = class != NONE && chars::is_attached(c);
        if !attached {
            class = chars::class(c);
        }
        out.push(Char { lower: u32::from(chars::lower(c)), at: chunk.start + at as u32, class, attached });
    }
}

/// What a decision inside a chunk may look at beside the characters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    /// The chunk itself.
    pub chunk: Look,
    /// Its signs.
    pub signs: u8,
    /// The chunk before.
    pub before: Look,
    /// The chunk after.
    pub after: Look,
}

impl Around {
    /// The surroundings of one of the chunks.
    pub(super) fn of(chunks: &[Chunk], at: usize) -> Self {
        let look = |chunk: Option<&Chunk>| chunk.map_or(Look::BEYOND, |chunk| chunk.look);
        let before = at.checked_sub(1).and_then(|before| chunks.get(before));
        Self { chunk: chunks[at].look, signs: chunks[at].signs, before: look(before), after: look(chunks.get(at + 1)) }
    }
}

/// Where an address of the net stands in a chunk with these signs: from its first to its last letter or digit.
pub(super) fn address(run: &[Char], signs: u8) -> Range<usize> {
    if signs & (SIGN_AT | SIGN_NET | SIGN_WWW) == 0 {
        return 0..0;
    }
    let is = |at: usize, c: char| run.get(at).is_some_and(|char| char.lower == u32::from(c));
    let wordlike = |at: usize| run.get(at).is_some_and(|char| char.class <= chars::DIGIT);
    let back = |end: usize, inner: fn(&Char) -> bool| run[..end].iter().rposition(|char| !inner(char)).map_or(0, |at| at + 1);
    let start = (0..run.len()).find_map(|at| {
        if is(at, '/') && is(at + 1, '/') && at > 0 && is(at - 1, ':') {
            Some(back(at - 1, |char| chars::is_letter(char.class)))
        } else if is(at, '@') && at > 0 && wordlike(at + 1) && (wordlike(at - 1) || is(at - 1, '.')) {
            Some(back(at, |char| {
                char.class <= chars::DIGIT || matches!(char.class, chars::STOP | chars::DASH) || char.lower == u32::from('_')
            }))
        } else if at == 3 && is(at, '.') && signs & SIGN_WWW != 0 {
            Some(0)
        } else {
            None
        }
    });
    let Some(start) = start else { return 0..0 };
    let stop = (start..run.len()).find(|&at| is(at, '<') || is(at, '>') || run[at].class == chars::QUOTE).unwrap_or(run.len());
    start..(start..stop).rev().find(|&at| wordlike(at)).map_or(start, |at| at + 1)
}

/// Whether a token may end before character `at`: not between letters, not between digits and not in an address of the net.
#[inline]
pub(super) fn is_candidate(run: &[Char], at: usize, address: &Range<usize>) -> bool {
    let (left, right) = (run[at - 1].class, run[at].class);
    let together = chars::is_letter(left) && chars::is_letter(right) || left == chars::DIGIT && right == chars::DIGIT;
    !(together || run[at].attached || address.start < at && at < address.end)
}

/// Finds the tokens of a chunk: calls `ends` with the number of characters before each border and what the token looks like.
pub(super) fn tokens(model: &Linear, run: &[Char], around: &Around, mut token: impl FnMut(usize, Measure)) {
    let address = address(run, around.signs);
    let mut features = [0; FEATURES];
    let mut measure = Measure::EMPTY;
    let mut split_before = NO_CANDIDATE;
    for at in 0..run.len() {
        if at > 0 && is_candidate(run, at, &address) {
            describe(run, at, around, &measure, split_before, &mut features);
            let split = model.score(&features) > 0;
            split_before = u32::from(split);
            if split {
                token(at, measure);
                measure = Measure::EMPTY;
            }
        }
        measure.push(run[at].lower, run[at].class);
    }
    token(run.len(), measure);
}

/// The features of the candidate before character `at`; `split_before` is the decision at the candidate before it.
pub(super) fn describe(run: &[Char], at: usize, around: &Around, token: &Measure, split_before: u32, out: &mut [u32; FEATURES]) {
    let key = |back: usize, ahead: usize| -> (u32, u32) {
        let char = if back > 0 { at.checked_sub(back).and_then(|at| run.get(at)) } else { run.get(at + ahead) };
        char.map_or((0, u32::from(NONE)), |char| (char.lower, u32::from(char.class)))
    };
    let ((l1, c1), (l2, c2), (l3, c3)) = (key(1, 0), key(2, 0), key(3, 0));
    let ((r1, d1), (r2, d2), (r3, d3), (r4, d4)) = (key(0, 0), key(0, 1), key(0, 2), key(0, 3));
    let left = run.len() - at;
    let bucket = |count: usize| count.min(5) as u32;
    let (mut rest, mut rest_shape) = (0, 0);
    for char in &run[at..run.len().min(at + 8)] {
        rest = with(rest, char.lower);
        rest_shape = with(rest_shape, u32::from(char.class));
    }
    let last = u32::from(left == 1);
    let next = with(u32::from(around.after.first), u32::from(around.after.gap));
    let length = bucket(usize::from(token.length()));
    let prefix = token.hash();
    let signs = u32::from(around.signs);

    let edge = with(l1, r1);
    let classes = with(with(with(c3, c2), with(c1, d1)), with(d2, d3));
    *out = [
        feature(0),
        with(feature(1), edge),
        with(with(feature(2), edge), l2),
        with(with(feature(3), edge), r2),
        with(with(with(feature(4), edge), l2), r2),
        with(with(with(feature(5), edge), l2), l3),
        with(with(with(feature(6), edge), r2), r3),
        with(feature(7), classes),
        with(with(with(feature(8), classes), r4), d4),
        with(with(feature(9), prefix), r1),
        with(with(with(feature(10), prefix), r1), last),
        with(with(with(feature(11), token.shape()), r1), bucket(left)),
        with(with(feature(12), rest), l1),
        with(with(feature(13), rest_shape), edge),
        with(with(feature(14), around.chunk.hash), left as u32),
        with(with(with(feature(15), r1), last), next),
        with(with(with(feature(16), prefix), r1), with(last, next)),
        with(with(with(feature(17), r1), last), around.after.hash),
        with(with(with(feature(18), token.shape()), r1), with(last, next)),
        with(with(with(feature(19), around.before.hash), edge), last),
        with(with(with(feature(20), signs), c1), r1),
        with(with(with(feature(21), split_before), c1), r1),
        with(with(with(with(feature(22), l1), l2), l3), with(r1, bucket(left))),
        with(with(feature(23), prefix), rest),
        with(with(with(feature(24), token.shape()), length), with(rest_shape, c1)),
        with(with(with(feature(25), c1), d1), with(d2, with(length, last))),
        with(with(with(feature(26), around.chunk.shape), with(c1, d1)), left as u32),
        with(with(with(feature(27), around.before.hash), prefix), with(r1, last)),
        with(with(with(feature(28), prefix), r1), with(last, around.after.hash)),
        with(with(with(feature(29), signs), with(c1, d1)), with(last, split_before)),
        with(with(with(feature(30), token.head()), signs), with(c1, r1)),
        with(with(with(feature(31), token.head()), with(c1, d1)), with(d2, last)),
    ];
}
