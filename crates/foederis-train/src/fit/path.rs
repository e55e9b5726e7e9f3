//! The loss of a sentence's name tags as one sequence: all sequences of tags that fit each other compete, and any that the
//! sentence allows is right.

use foederis_language::net::kernel::softmax;
use std::ops::Range;

/// The tags come as `O` and then begin, inside, end and single of each class.
const PLACES: usize = 4;

/// Adds the gradient of the scores in columns `range` of `rows` to `d_rows`; returns the loss. `allowed` has the tags of each
/// word as bits. A sentence that allows no sequence teaches nothing.
pub fn loss(rows: &mut [f32], d_rows: &mut [f32], columns: usize, range: &Range<usize>, allowed: &[u64], weight: f32) -> f32 {
    rows.chunks_exact_mut(columns).for_each(|row| softmax(&mut row[range.clone()]));
    let tags = range.len();
    let of = |word: usize| &rows[word * columns..][range.clone()];
    let every = |word: usize, out: &mut [f64]| out.iter_mut().zip(of(word)).for_each(|(out, &p)| *out = f64::from(p));
    let right = |word: usize, out: &mut [f64]| {
        every(word, out);
        out.iter_mut().enumerate().for_each(|(tag, p)| *p = if allowed[word] >> tag & 1 == 1 { *p } else { 0.0 });
    };
    let (Some((all, valid)), Some((some, fitting))) = (shares(tags, allowed.len(), every), shares(tags, allowed.len(), right)) else {
        return 0.0;
    };
    for (word, d_row) in d_rows.chunks_exact_mut(columns).enumerate() {
        let here = word * tags..(word + 1) * tags;
        for (d, (all, some)) in d_row[range.clone()].iter_mut().zip(all[here.clone()].iter().zip(&some[here])) {
            *d = weight * (all - some) as f32;
        }
    }
    weight * (valid - fitting) as f32
}

/// How likely each tag of each word is among all sequences that fit, and the logarithm of these sequences' sum; `p` fills in
/// the weights of a word's tags. `None` where no sequence has any weight.
fn shares(tags: usize, words: usize, p: impl Fn(usize, &mut [f64])) -> Option<(Vec<f64>, f64)> {
    // State 0: between names; state 1 + c: inside a name of class c that goes on.
    let states = tags / PLACES + 1;
    let mut row = vec![0.0; tags];
    let mut after = vec![0.0; (words + 1) * states];
    after[words * states] = 1.0;
    for word in (0..words).rev() {
        p(word, &mut row);
        let (before, next) = after[word * states..].split_at_mut(states);
        before[0] = row[0] * next[0];
        for (class, row) in row[1..].chunks_exact(PLACES).enumerate() {
            before[0] += row[0] * next[class + 1] + row[3] * next[0];
            before[class + 1] = row[1] * next[class + 1] + row[2] * next[0];
        }
        let sum: f64 = before.iter().sum();
        if sum <= 0.0 {
            return None;
        }
        before.iter_mut().for_each(|value| *value /= sum);
    }
    let mut shares = vec![0.0; words * tags];
    let (mut now, mut next) = (vec![0.0; states], vec![0.0; states]);
    now[0] = 1.0;
    let mut total = 0.0;
    for (word, share) in shares.chunks_exact_mut(tags).enumerate() {
        p(word, &mut row);
        let after = &after[(word + 1) * states..][..states];
        next[0] = now[0] * row[0];
        share[0] = next[0] * after[0];
        for (class, (row, share)) in row[1..].chunks_exact(PLACES).zip(share[1..].chunks_exact_mut(PLACES)).enumerate() {
            let (begun, on, ended, alone) = (now[0] * row[0], now[class + 1] * row[1], now[class + 1] * row[2], now[0] * row[3]);
            next[class + 1] = begun + on;
            next[0] += ended + alone;
            share.copy_from_slice(&[begun * after[class + 1], on * after[class + 1], ended * after[0], alone * after[0]]);
        }
        let sum: f64 = share.iter().sum();
        let scale: f64 = if word + 1 == words { next[0] } else { next.iter().sum() };
        if sum <= 0.0 || scale <= 0.0 {
            return None;
        }
        share.iter_mut().for_each(|value| *value /= sum);
        next.iter_mut().for_each(|value| *value /= scale);
        total += scale.ln();
        std::mem::swap(&mut now, &mut next);
    }
    Some((shares, total))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rng;

    /// All sequences of tags that fit, weighed one by one.
    fn by_hand(rows: &[f32], allowed: &[u64], tags: usize) -> (f64, f64) {
        let words = allowed.len();
        let (mut all, mut right) = (0.0, 0.0);
        for number in 0..tags.pow(words as u32) {
            let tag = |word: usize| number / tags.pow(word as u32) % tags;
            let mut open = None;
            let fits = (0..words).all(|word| {
                let (class, place) = (tag(word).wrapping_sub(1) / PLACES, tag(word).wrapping_sub(1) % PLACES);
                match (tag(word) == 0, place) {
                    (true, _) | (false, 3) => open.is_none(),
                    (false, 0) => open.replace(class).is_none(),
                    (false, 1) => open == Some(class),
                    _ => open.take() == Some(class),
                }
            });
            if fits && open.is_none() {
                let weight: f64 = (0..words).map(|word| f64::from(rows[word * tags + tag(word)])).sum::<f64>().exp();
                all += weight;
                right += if (0..words).all(|word| allowed[word] >> tag(word) & 1 == 1) { weight } else { 0.0 };
            }
        }
        (all, right)
    }

    #[test]
    fn loss_and_gradient_agree_with_all_sequences_weighed() {
        let (tags, allowed) = (9, [0b1_0000_0011, 0b0_1010_1001, 0b1_1111_1111]);
        let mut rng = Rng::new(3);
        let rows: Vec<f32> = (0..allowed.len() * tags).map(|_| rng.signed() * 2.0).collect();
        let expected = |rows: &[f32]| {
            let (all, right) = by_hand(rows, &allowed, tags);
            0.5 * (all.ln() - right.ln())
        };
        let mut d_rows = vec![0.0; rows.len()];
        let found = loss(&mut rows.clone(), &mut d_rows, tags, &(0..tags), &allowed, 0.5);
        assert!((f64::from(found) - expected(&rows)).abs() < 1e-4, "{found} against {}", expected(&rows));
        for at in 0..rows.len() {
            let (mut up, mut down) = (rows.clone(), rows.clone());
            up[at] += 0.01;
            down[at] -= 0.01;
            let numeric = (expected(&up) - expected(&down)) / 0.02;
            assert!((f64::from(d_rows[at]) - numeric).abs() < 1e-3, "{at}: {} against {numeric}", d_rows[at]);
        }
    }

    #[test]
    fn what_allows_no_sequence_teaches_nothing() {
        let mut d_rows = vec![0.0; 10];
        assert!(loss(&mut [0.0; 10], &mut d_rows, 5, &(0..5), &[0b10, 0b1], 1.0).abs() < 1e-9);
        assert!(d_rows.iter().all(|d| d.abs() < 1e-9));
    }
}
