//! From scores of arcs to the best tree with one root.

/// The largest sentence that is searched for its best tree; longer ones must be split before.
pub const LONGEST: usize = 256;

/// Chooses each word's head: `scores[word × (words + 1) + head]`, heads counted from 1, 0 the root.
///
/// Takes every word's best head when those form a tree with one root, which they mostly do; else contracts cycles after
/// Chu and Liu (1965) and Edmonds (1967). The root is the word that scores best as one.
pub fn decode(scores: &[f32], words: usize, heads: &mut Vec<u32>) {
    heads.clear();
    if words == 0 {
        return;
    }
    let width = words + 1;
    let root = best((0..words).map(|word| scores[word * width]));
    for word in 0..words {
        let row = &scores[word * width..][..width];
        heads.push(if word == root {
            0
        } else {
            1 + best((0..words).map(|head| if head == word { f32::NEG_INFINITY } else { row[head + 1] })) as u32
        });
    }
    if cycle(heads).is_some() {
        contract(scores, words, root, heads);
    }
}

fn best(values: impl Iterator<Item = f32>) -> usize {
    let mut top = (0, f32::NEG_INFINITY);
    for (at, value) in values.enumerate() {
        if value > top.1 {
            top = (at, value);
        }
    }
    top.0
}

/// A word on a cycle, if there is one. Heads count from 1.
fn cycle(heads: &[u32]) -> Option<usize> {
    let mut seen = vec![0u32; heads.len() + 1];
    for start in 1..=heads.len() {
        let mut at = start;
        while at != 0 && seen[at] == 0 {
            seen[at] = start as u32;
            at = heads[at - 1] as usize;
        }
        if at != 0 && seen[at] == start as u32 {
            return Some(at - 1);
        }
    }
    None
}

/// The words under a node of a ring, and the arc that the ring gave it.
type Under = (Vec<u32>, (u32, u32));

/// Chu–Liu–Edmonds over a dense matrix, contracting one cycle at a time: quadratic in the words for each contraction.
fn contract(scores: &[f32], words: usize, root: usize, heads: &mut [u32]) {
    let width = words + 1;
    // Node 0 is the root, node i word i − 1. `score[a · width + b]`: a governs b.
    let mut score = vec![f32::NEG_INFINITY; width * width];
    for word in 0..words {
        for head in 0..width {
            let allowed = if word == root { head == 0 } else { head != 0 && head != word + 1 };
            if allowed {
                score[head * width + word + 1] = scores[word * width + head];
            }
        }
    }
    // The arc between original nodes that each entry stands for.
    let mut from: Vec<(u32, u32)> = (0..width * width).map(|at| ((at / width) as u32, (at % width) as u32)).collect();
    let mut alive = vec![true; width];
    let mut parent = vec![0usize; width];
    let mut members: Vec<Vec<u32>> = (0..width as u32).map(|node| vec![node]).collect();
    // Of every ring, per node: the words under it and the arc that the ring gave it.
    let mut history: Vec<Vec<Under>> = Vec::new();
    loop {
        for node in (1..width).filter(|&node| alive[node]) {
            parent[node] =
                best((0..width).map(|head| if alive[head] && head != node { score[head * width + node] } else { f32::NEG_INFINITY }));
        }
        let Some(ring) = ring(&parent, &alive) else { break };
        let keep = ring[0];
        history.push(ring.iter().map(|&node| (members[node].clone(), from[parent[node] * width + node])).collect());
        let mut inside = vec![false; width];
        for &node in &ring {
            inside[node] = true;
        }
        for other in (0..width).filter(|&other| alive[other] && !inside[other]) {
            // The best way into the ring, breaking the arc it replaces, and the best way out of it.
            let (mut into, mut out) = ((f32::NEG_INFINITY, (0, 0)), (f32::NEG_INFINITY, (0, 0)));
            for &node in &ring {
                let gain = score[other * width + node] - score[parent[node] * width + node];
                if gain > into.0 {
                    into = (gain, from[other * width + node]);
                }
                if score[node * width + other] > out.0 {
                    out = (score[node * width + other], from[node * width + other]);
                }
            }
            score[other * width + keep] = into.0;
            from[other * width + keep] = into.1;
            score[keep * width + other] = out.0;
            from[keep * width + other] = out.1;
        }
        for &node in &ring[1..] {
            alive[node] = false;
            let under = std::mem::take(&mut members[node]);
            members[keep].extend(under);
        }
    }
    for node in (1..width).filter(|&node| alive[node]) {
        let (head, word) = from[parent[node] * width + node];
        heads[word as usize - 1] = head;
    }
    // Open the rings again, last first: every node of a ring keeps its inner arc but the one that was entered.
    let mut entered = vec![false; width];
    for node in (1..width).filter(|&node| alive[node]) {
        entered[from[parent[node] * width + node].1 as usize] = true;
    }
    for (under, (head, word)) in history.iter().rev().flatten() {
        if !under.iter().any(|&word| entered[word as usize]) {
            heads[*word as usize - 1] = *head;
            entered[*word as usize] = true;
        }
    }
}

/// The nodes of one cycle among living nodes.
fn ring(parent: &[usize], alive: &[bool]) -> Option<Vec<usize>> {
    let mut seen = vec![0usize; parent.len()];
    for start in (1..parent.len()).filter(|&node| alive[node]) {
        let mut at = start;
        while at != 0 && seen[at] == 0 {
            seen[at] = start;
            at = parent[at];
        }
        if at != 0 && seen[at] == start {
            let mut ring = vec![at];
            let mut next = parent[at];
            while next != at {
                ring.push(next);
                next = parent[next];
            }
            return Some(ring);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The best tree with one root by trying all.
    fn exhaustive(scores: &[f32], words: usize, root: usize) -> f32 {
        let mut top = f32::NEG_INFINITY;
        let mut heads = vec![0u32; words];
        for code in 0..(words + 1).pow(words as u32) {
            let mut rest = code;
            for head in &mut heads {
                *head = (rest % (words + 1)) as u32;
                rest /= words + 1;
            }
            let good = heads.iter().enumerate().all(|(word, &head)| (head == 0) == (word == root) && head as usize != word + 1);
            if good && cycle(&heads).is_none() {
                top = top.max(total(scores, &heads));
            }
        }
        top
    }

    fn total(scores: &[f32], heads: &[u32]) -> f32 {
        heads.iter().enumerate().map(|(word, &head)| scores[word * (heads.len() + 1) + head as usize]).sum()
    }

    proptest! {
        #[test]
        fn the_tree_is_the_best_one(words in 1usize..6, values in proptest::collection::vec(-50i32..50, 30)) {
            let scores: Vec<f32> = values[..words * (words + 1)].iter().map(|&value| value as f32).collect();
            let mut heads = Vec::new();
            decode(&scores, words, &mut heads);
            let root = best((0..words).map(|word| scores[word * (words + 1)]));
            prop_assert_eq!(heads.iter().filter(|&&head| head == 0).count(), 1);
            prop_assert!(cycle(&heads).is_none());
            prop_assert!((total(&scores, &heads) - exhaustive(&scores, words, root)).abs() < 0.5);
        }
    }
}
