use std::collections::BTreeSet;

use crate::fold::base;

/// The bases of a list of actors or places, as they are compared. Names that fold to nothing are left out.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Bases(BTreeSet<String>);

impl Bases {
    pub(crate) fn of(names: &[String]) -> Self {
        Self(names.iter().map(|name| base(name)).filter(|base| !base.is_empty()).collect())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn union(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).cloned().collect())
    }

    /// Do two sets agree? Both empty, or one in common.
    pub(crate) fn touch(&self, other: &Self) -> bool {
        (self.is_empty() && other.is_empty()) || !self.0.is_disjoint(&other.0)
    }

    /// What is shared over what there is; two empty sets are alike.
    pub(crate) fn jaccard(&self, other: &Self) -> f64 {
        if self.is_empty() && other.is_empty() {
            return 1.0;
        }
        let shared = self.0.intersection(&other.0).count();
        shared as f64 / (self.0.len() + other.0.len() - shared) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(names: &[&str]) -> Bases {
        Bases::of(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn two_empty_sides_agree_and_one_does_not() {
        assert!(of(&[]).touch(&of(&["…", "/gov"])));
        assert!(!of(&[]).touch(&of(&["ARM"])));
    }

    #[test]
    fn roles_and_punctuation_do_not_matter() {
        assert!(of(&["ARM/gov", "nso-group"]).touch(&of(&["NSO Group/bus"])));
        assert!((of(&["ARM/gov", "RUS"]).jaccard(&of(&["ARM/mil", "AZE"])) - 1.0 / 3.0).abs() < 1e-12);
    }
}
