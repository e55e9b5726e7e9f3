use std::collections::BTreeMap;

use crate::fold::{fold, words};

/// How often each word stands in a piece of evidence.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Bag {
    counts: BTreeMap<String, usize>,
    total: usize,
}

impl Bag {
    pub(crate) fn of(strings: &[String]) -> Self {
        let mut bag = Self::default();
        for word in words(&fold(&strings.join(" "))) {
            *bag.counts.entry(word.to_owned()).or_default() += 1;
            bag.total += 1;
        }
        bag
    }

    /// Shared words over the words of the shorter evidence.
    pub(crate) fn overlap(&self, other: &Self) -> f64 {
        let shared: usize = self.counts.iter().map(|(word, n)| other.counts.get(word).map_or(0, |m| *n.min(m))).sum();
        shared as f64 / self.total.min(other.total).max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlap_counts_repeats_and_divides_by_the_shorter() {
        let long = Bag::of(&["No, no, and no again".to_owned(), "said Minsk".to_owned()]);
        let short = Bag::of(&["NO no maybe".to_owned()]);
        assert!((long.overlap(&short) - 2.0 / 3.0).abs() < 1e-12);
        assert!(Bag::default().overlap(&short).abs() < 1e-12);
    }
}
