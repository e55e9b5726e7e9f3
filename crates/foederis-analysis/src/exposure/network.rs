//! Who is pulled two ways in a whole network: the rules of a balance, over every enmity in it.

use super::bonds::Bond;
use super::tensions::RULES;
use crate::relations::Edge;
use foederis_model::{TieType, name_key};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Somebody who is tied to both sides of an enmity in ways that go ill together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tension {
    /// The rule that found it.
    pub rule: String,
    /// Who.
    pub who: String,
    /// The two sides, in the order of the sentence.
    pub between: [String; 2],
    /// The tension in a sentence.
    pub says: String,
    /// The ties that show it, the enmity last.
    pub ties: Vec<String>,
}

/// The ways in which others are tied to a party: by name as it is compared, the name as it is written and the ties by bond.
type Bonds<'e> = BTreeMap<String, (&'e str, BTreeMap<Bond, Vec<&'e str>>)>;

/// The tensions among the ties that stand, enmity by enmity. What treaties and tables of arms say beside is a matter of [`balance`](super::balance).
pub fn tensions(edges: &[Edge]) -> Vec<Tension> {
    let standing = || edges.iter().filter(|edge| edge.standing.stands());
    let enmities: Vec<&Edge> = standing().filter(|edge| edge.tie_type == TieType::Hostility).collect();
    let sides: BTreeSet<String> = enmities.iter().flat_map(|edge| [name_key(&edge.from), name_key(&edge.to)]).collect();
    let mut bonds: BTreeMap<String, Bonds<'_>> = BTreeMap::new();
    for edge in standing() {
        let ends = [(&edge.to, &edge.from, true), (&edge.from, &edge.to, false)];
        for (side, other, receives) in ends {
            let side = name_key(side);
            let Some(bond) = Bond::by(edge.tie_type, receives).filter(|_| sides.contains(&side)) else { continue };
            let found = bonds.entry(side).or_default().entry(name_key(other)).or_insert_with(|| (other, BTreeMap::new()));
            found.1.entry(bond).or_default().push(&edge.id);
        }
    }
    let mut found = Vec::new();
    for enmity in enmities {
        for (one, other) in [(&enmity.from, &enmity.to), (&enmity.to, &enmity.from)] {
            let (Some(first), Some(second)) = (bonds.get(&name_key(one)), bonds.get(&name_key(other))) else { continue };
            for rule in RULES {
                // What reads the same from both sides is told once.
                if rule.is_even() && name_key(one) > name_key(other) {
                    continue;
                }
                for (key, (who, ways)) in first {
                    let ties = ways.get(&rule.one).zip(second.get(key).and_then(|(_, ways)| ways.get(&rule.other)));
                    let Some((here, there)) = ties else { continue };
                    let ties = here.iter().chain(there).copied().chain([enmity.id.as_str()]);
                    found.push(Tension {
                        rule: rule.code.to_owned(),
                        who: (*who).to_owned(),
                        between: [one.clone(), other.clone()],
                        says: rule.says(who, [one, other]),
                        ties: ties.map(str::to_owned).collect(),
                    });
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::tensions;
    use crate::relations::{Edge, Standing};
    use foederis_model::TieType;

    fn edge(tie_type: TieType, from: &str, to: &str, standing: Standing) -> Edge {
        Edge::new(tie_type, [from.to_owned(), to.to_owned()], standing, None, 1)
    }

    #[test]
    fn who_arms_both_sides_of_an_enmity_is_named_once_with_the_ties_that_show_it() {
        let edges = [
            edge(TieType::Hostility, "ARM", "AZE", Standing::Holds),
            edge(TieType::ArmsSupply, "RUS", "ARM", Standing::Holds),
            edge(TieType::ArmsSupply, "RUS", "AZE", Standing::Disputed),
            edge(TieType::ArmsSupply, "ISR", "AZE", Standing::Holds),
        ];
        let found = tensions(&edges);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].rule.as_str(), found[0].who.as_str()), ("arms-both", "RUS"));
        assert_eq!(found[0].ties, ["arms-supply:RUS:ARM", "arms-supply:RUS:AZE", "hostility:ARM:AZE"]);
    }

    #[test]
    fn without_an_enmity_or_with_a_tie_that_is_over_nobody_is_pulled_two_ways() {
        let armed =
            |standing| [edge(TieType::ArmsSupply, "RUS", "ARM", Standing::Holds), edge(TieType::ArmsSupply, "RUS", "AZE", standing)];
        assert!(tensions(&armed(Standing::Holds)).is_empty());
        let mut edges = armed(Standing::Ended).to_vec();
        edges.push(edge(TieType::Hostility, "ARM", "AZE", Standing::Holds));
        assert!(tensions(&edges).is_empty());
    }

    #[test]
    fn the_ally_of_one_who_arms_the_other_is_told_from_the_right_side() {
        let edges = [
            edge(TieType::Hostility, "ARM", "AZE", Standing::Holds),
            edge(TieType::DefencePact, "RUS", "ARM", Standing::Holds),
            edge(TieType::ArmsSupply, "RUS", "AZE", Standing::Holds),
        ];
        let says: Vec<_> = tensions(&edges).into_iter().map(|tension| tension.says).collect();
        assert_eq!(says, ["RUS is bound to ARM and arms AZE"]);
    }
}
