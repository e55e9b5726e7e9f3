/// Pairs gold with predicted items one to one, greedily: the heaviest pair first, then the earlier gold item,
/// then the earlier prediction. Every possible pair is weighed, which is fine at the size of a document.
pub(crate) fn pair<G, P>(golds: &[G], preds: &[P], agree: impl Fn(&G, &P) -> bool, weight: impl Fn(&G, &P) -> f64) -> Vec<(usize, usize)> {
    let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
    for (i, gold) in golds.iter().enumerate() {
        for (j, pred) in preds.iter().enumerate() {
            if agree(gold, pred) {
                candidates.push((weight(gold, pred), i, j));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut free_gold = vec![true; golds.len()];
    let mut free_pred = vec![true; preds.len()];
    let mut pairs = Vec::new();
    for (_, i, j) in candidates {
        if free_gold[i] && free_pred[j] {
            free_gold[i] = false;
            free_pred[j] = false;
            pairs.push((i, j));
        }
    }
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_pair_goes_first_even_where_two_lighter_ones_would_cover_more() {
        let near = |g: &i32, p: &i32| (g - p).abs() <= 2;
        let weight = |g: &i32, p: &i32| f64::from(10 - (g - p).abs());
        // 2 takes 2, though 1-2 and 2-4 together would have paired both.
        assert_eq!(pair(&[0, 2], &[2, 4], near, weight), [(1, 0)]);
    }

    #[test]
    fn ties_go_to_the_earlier_items() {
        assert_eq!(pair(&['a', 'a'], &['a', 'a', 'a'], |g, p| g == p, |_, _| 1.0), [(0, 0), (1, 1)]);
    }
}
