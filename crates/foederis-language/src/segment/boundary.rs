//! Where a sentence ends between two tokens: candidates and what speaks for and against them.

use super::chars::{APOSTROPHE, CALL, CLOSE, COLON, COMMA, DIGIT, LOWER, OPEN, QUOTE, STOP};
use super::linear::{Linear, feature, with};
use super::scan::{Look, gap};

/// Features of a candidate.
pub(super) const FEATURES: usize = 53;

/// What the sentence so far tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    length: u32,
    quotes: u32,
    depth: i32,
    verb: bool,
    first: Look,
}

impl State {
    /// Before the first token of a sentence.
    pub(super) const EMPTY: Self = Self { length: 0, quotes: 0, depth: 0, verb: false, first: Look::BEYOND };

    /// One token more.
    #[inline]
    pub(super) fn push(&mut self, token: &Look) {
        if self.length == 0 {
            self.first = *token;
        }
        self.length += 1;
        self.verb |= token.verb;
        match token.last {
            QUOTE => self.quotes ^= 1,
            OPEN => self.depth += 1,
            CLOSE => self.depth -= 1,
            _ => {}
        }
    }

    fn nesting(&self) -> u32 {
        self.quotes * 3 + self.depth.clamp(-1, 1).wrapping_add(1).cast_unsigned()
    }
}

/// Whether a sentence may end between these tokens; at an empty line it always does.
#[inline]
pub(super) fn is_candidate(left: &Look, right: &Look) -> bool {
    match right.gap {
        gap::NONE => matches!(left.last, STOP | CALL) && !matches!(right.first, STOP | CALL | COMMA | CLOSE | COLON),
        gap::SPACE => match right.first {
            LOWER => left.last > DIGIT && left.last != COMMA,
            COMMA | STOP | CLOSE => right.length > 1,
            _ => true,
        },
        _ => true,
    }
}

/// Whether a sentence that must be cut somewhere may be cut after this token rather than elsewhere.
pub(super) fn is_pause(token: &Look) -> bool {
    matches!(token.last, STOP | CALL | COMMA | COLON | CLOSE)
}

/// Calls `end` for each token with a score that is above 0 where a sentence ends after it, and the least number where none may.
pub(super) fn sentences(model: &Linear, tokens: &[Look], layout: u8, mut end: impl FnMut(i32)) {
    let mut features = [0; FEATURES];
    let mut state = State::EMPTY;
    for (at, token) in tokens.iter().enumerate() {
        state.push(token);
        let score = match tokens.get(at + 1) {
            Some(next) if next.gap == gap::BLANK => i32::MAX,
            Some(next) if is_candidate(token, next) => {
                describe(tokens, at, &state, layout, &mut features);
                model.score(&features)
            }
            Some(_) => i32::MIN,
            None => i32::MAX,
        };
        end(score);
        if score > 0 {
            state = State::EMPTY;
        }
    }
}

/// Notes how far ahead the next finite verb is.
pub(super) fn look_ahead(tokens: &mut [Look]) {
    let mut ahead = u8::MAX;
    for token in tokens.iter_mut().rev() {
        ahead = match token {
            _ if token.verb => 0,
            _ if matches!(token.last, STOP | CALL) => u8::MAX,
            _ => ahead.saturating_add(1),
        };
        token.ahead = ahead;
        if token.gap == gap::BLANK {
            ahead = u8::MAX;
        }
    }
}

/// The features of the border after token `at`.
pub(super) fn describe(tokens: &[Look], at: usize, state: &State, layout: u8, out: &mut [u32; FEATURES]) {
    let token = |at: Option<usize>| at.and_then(|at| tokens.get(at)).unwrap_or(&Look::BEYOND);
    let (a, a2, a3) = (token(Some(at)), token(at.checked_sub(1)), token(at.checked_sub(2)));
    let (b, b2, b3) = (token(Some(at + 1)), token(Some(at + 2)), token(Some(at + 3)));
    // Within the sentence only: what stood before its first token is another matter.
    let (a2, a3) = (if state.length < 2 { &Look::BEYOND } else { a2 }, if state.length < 3 { &Look::BEYOND } else { a3 });
    let gap = u32::from(b.gap);
    let layout = u32::from(layout);
    let length = state.length.min(4) + u32::from(state.length > 7) + u32::from(state.length > 15) + u32::from(state.length > 40);
    let word = |look: &Look| with(look.hash, u32::from(look.first == LOWER) + u32::from(look.last == LOWER));
    let (aw, bw) = (word(a), word(b));
    let nest = state.nesting();
    let gap2 = u32::from(b2.gap);
    // A quotation mark that opens differs from one that closes by the space around it.
    let spacing = gap * 8 + if b.first > DIGIT { gap2 } else { 7 };
    let (af, bf) = (u32::from(a.last), u32::from(b.first) * 64 + spacing);
    // A heading has no verb, and what follows has one soon.
    let verbs = with(
        state.verb.into(),
        match b.ahead {
            0 => 0,
            1 => 1,
            2..=3 => 2,
            4..=7 => 3,
            8..=15 => 4,
            _ => 5,
        },
    );
    let again = u32::from(a.hash == b.hash) + 2 * u32::from(state.first.hash == b.hash);
    let b = &Look { shape: with(b.shape, spacing), ..*b };
    let pair = |number, left, right| with(with(feature(number), left), right);
    let three = |number, left, middle, right| with(with(with(feature(number), left), middle), right);
    *out = [
        with(feature(0), gap),
        pair(1, a.hash, gap),
        pair(2, bw, gap),
        pair(3, aw, bw),
        three(4, a.shape, b.shape, gap),
        pair(5, aw, b.shape),
        pair(6, a.shape, bw),
        three(7, word(a2), aw, bf),
        three(8, word(a2), aw, b.shape),
        three(9, a2.shape, aw, with(b.shape, gap)),
        three(10, af, bw, word(b2)),
        three(11, aw, b.shape, b2.shape),
        three(12, aw, bf, word(b2)),
        three(13, a.tail, b.shape, gap),
        three(14, a.shape, b.tail, gap),
        three(15, length, af, with(b.shape, gap)),
        three(16, nest, aw, with(b.hash, gap)),
        three(17, nest, af, with(b.shape, gap)),
        three(18, with(a3.shape, a2.shape), a.shape, with(b.shape, b2.shape)),
        three(19, layout, af, with(b.shape, gap)),
        three(20, layout, gap, length),
        three(21, u32::from(a2.length.min(6)), a.hash, with(b.shape, a2.first.into())),
        three(22, with(state.first.shape, length), aw, b.shape),
        three(23, with(state.first.hash, length), aw, bf),
        three(24, with(a2.shape, af), b.hash, gap),
        three(25, with(a.tail, af), b.tail, bf),
        three(26, with(af, bf), with(b2.first.into(), gap2), with(b3.first.into(), gap)),
        three(27, with(u32::from(a.gap), gap), af, bf),
        three(28, with(a.hash, b.hash), a2.hash, gap),
        three(29, with(a.hash, b.hash), b2.hash, gap),
        three(30, with(layout, gap), with(af, bf), with(length, nest)),
        three(31, with(a2.tail, a.hash), b.shape, bf),
        three(32, with(layout, a.shape), bw, gap),
        three(33, u32::from(a.last == APOSTROPHE), with(a2.hash, a.hash), with(bf, nest)),
        three(34, af, bw, with(b.shape, b2.shape)),
        three(35, with(af, length), with(a.shape, b.shape), word(b2)),
        three(36, with(a.shape, length), bw, with(gap, b2.first.into())),
        three(37, with(a.tail, a2.tail), b.shape, b2.first.into()),
        three(38, u32::from(b.familiar), with(a.shape, a.familiar.into()), b.shape),
        three(39, u32::from(b.familiar), with(length, af), b.shape),
        three(40, u32::from(b.familiar), aw, b.shape),
        three(41, with(b.familiar.into(), b2.familiar.into()), with(b.shape, b2.shape), with(a.familiar.into(), af)),
        three(42, with(b.familiar.into(), a.familiar.into()), with(a.tail, length), b.shape),
        three(43, verbs, af, with(b.shape, b.familiar.into())),
        three(44, verbs, af, bw),
        three(45, verbs, with(length, a.familiar.into()), with(b.shape, b.familiar.into())),
        three(46, verbs, aw, b.shape),
        three(47, verbs, with(length, a.shape), bw),
        three(48, again, with(length, af), with(b.shape, b2.shape)),
        three(49, again, verbs, with(af, b.shape)),
        three(50, verbs, with(a.tail, length), with(b.tail, bf)),
        three(51, u32::from(b2.first == COLON), with(verbs, af), with(b.shape, length)),
        three(52, with(state.first.shape, a.shape), with(b.shape, b2.shape), verbs),
    ];
}
