//! In what ways others are tied to one party.

use super::basis::{Delivered, Graph, same};
use super::promises::Promise;
use crate::relations::Relation;
use foederis_model::{TieType, name_key};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Bodies through which one party is shown to be bound to another, at most: more of them bind no closer.
const BODIES: usize = 4;

/// A way of being tied to a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Bond {
    /// By a defence pact in either direction, told or in a treaty, an alliance, or a body that both belong to and that a defence pact is with.
    Ally,
    /// Gives it lasting support.
    Backs,
    /// Arms it.
    Arms,
    /// Has forces on its ground.
    Troops,
    /// Mediates.
    Mediates,
    /// Supplies it with energy.
    Energy,
    /// Trades with it.
    Trades,
}

impl Bond {
    /// What a tie of this type makes of whoever is at the other end; at its receiving end, some make nothing.
    pub(super) fn by(tie_type: TieType, receives: bool) -> Option<Self> {
        match (tie_type, receives) {
            (TieType::DefencePact | TieType::Partnership, _) => Some(Self::Ally),
            (TieType::Trade, _) => Some(Self::Trades),
            (TieType::Backing, true) => Some(Self::Backs),
            (TieType::ArmsSupply, true) => Some(Self::Arms),
            (TieType::Deployment, true) => Some(Self::Troops),
            (TieType::Mediation, true) => Some(Self::Mediates),
            (TieType::EnergySupply, true) => Some(Self::Energy),
            _ => None,
        }
    }

    /// For people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Ally => "ally",
            Self::Backs => "backer",
            Self::Arms => "arms supplier",
            Self::Troops => "forces there",
            Self::Mediates => "mediator",
            Self::Energy => "energy supplier",
            Self::Trades => "trade",
        }
    }
}

/// One way in which somebody is tied to the party, and what shows it.
pub(super) struct Link<'g> {
    pub(super) bond: Bond,
    pub(super) ties: Vec<&'g Relation>,
    pub(super) promises: Vec<&'g Promise>,
    pub(super) delivered: Vec<Delivered>,
}

/// Everybody who is tied to one party.
pub(super) struct Bonds<'g> {
    pub(super) side: &'g str,
    /// By name as it is compared: the name as it is written, and the ways.
    found: BTreeMap<String, (String, Vec<Link<'g>>)>,
}

impl<'g> Bonds<'g> {
    pub(super) fn toward(graph: &'g Graph<'_>, side: &'g str, unknown: &mut Vec<String>) -> Self {
        let mut bonds = Self { side, found: BTreeMap::new() };
        for relation in graph.standing() {
            let (from, to) = (&relation.from, &relation.to);
            let receives = same(to, side);
            if !receives && !same(from, side) {
                continue;
            }
            let other = if receives { from } else { to };
            let Some(bond) = Bond::by(relation.tie_type, receives) else { continue };
            bonds.add(other, Link { bond, ties: vec![relation], promises: Vec::new(), delivered: Vec::new() });
        }
        bonds.through_bodies(graph);
        bonds.through_treaties(graph);
        for shares in graph.arms(side, unknown) {
            for delivered in Delivered::of(&shares) {
                let supplier = delivered.supplier.clone();
                bonds.add(&supplier, Link { bond: Bond::Arms, ties: Vec::new(), promises: Vec::new(), delivered: vec![delivered] });
            }
        }
        bonds
    }

    /// Who belongs to a body that the party belongs to, or that a defence pact ties it to, where that body is in a defence pact at all.
    fn through_bodies(&mut self, graph: &'g Graph<'_>) {
        let side = self.side;
        let of = |wanted: TieType| graph.standing().filter(move |relation| relation.tie_type == wanted);
        let mut members: BTreeMap<String, Vec<&'g Relation>> = BTreeMap::new();
        for member in of(TieType::Membership) {
            members.entry(name_key(&member.to)).or_default().push(member);
        }
        let mut bodies: BTreeMap<String, Vec<&'g Relation>> = BTreeMap::new();
        for pact in of(TieType::DefencePact) {
            for (body, other) in [(&pact.from, &pact.to), (&pact.to, &pact.from)] {
                let body = name_key(body);
                let own = members.get(&body).and_then(|members| members.iter().find(|member| same(&member.from, side)));
                let shown: Option<Vec<&Relation>> = match own {
                    Some(own) => Some(vec![*own, pact]),
                    None => same(other, side).then(|| vec![pact]),
                };
                if let Some(shown) = shown {
                    bodies.entry(body).or_insert(shown);
                }
            }
        }
        let mut through: BTreeMap<String, usize> = BTreeMap::new();
        for (body, shown) in bodies {
            for member in members.get(&body).into_iter().flatten().filter(|member| !same(&member.from, side)) {
                let count = through.entry(name_key(&member.from)).or_default();
                *count += 1;
                if *count > BODIES {
                    continue;
                }
                let ties = std::iter::once(*member).chain(shown.iter().copied()).collect();
                self.add(&member.from, Link { bond: Bond::Ally, ties, promises: Vec::new(), delivered: Vec::new() });
            }
        }
    }

    /// Who promised the party defence, or was promised it by the party.
    fn through_treaties(&mut self, graph: &'g Graph<'_>) {
        let side = self.side;
        let mut met = BTreeSet::new();
        for promise in &graph.promises {
            let other = match (same(&promise.toward, side), same(&promise.bound, side)) {
                (true, _) => &promise.bound,
                (_, true) => &promise.toward,
                _ => continue,
            };
            // A treaty that binds both ways is one bond.
            if met.insert((promise.treaty.as_str(), other.as_str())) {
                self.add(other, Link { bond: Bond::Ally, ties: Vec::new(), promises: vec![promise], delivered: Vec::new() });
            }
        }
    }

    fn add(&mut self, who: &str, link: Link<'g>) {
        self.found.entry(name_key(who)).or_insert_with(|| (who.to_owned(), Vec::new())).1.push(link);
    }

    /// Everybody, by name as it is compared.
    pub(super) fn parties(&self) -> impl Iterator<Item = &str> {
        self.found.keys().map(String::as_str)
    }

    /// A party's name as it is written.
    pub(super) fn name(&self, who: &str) -> Option<&str> {
        self.found.get(who).map(|(name, _)| name.as_str())
    }

    /// All ways in which somebody is tied to the side.
    pub(super) fn all<'s>(&'s self, who: &str) -> impl Iterator<Item = &'s Link<'g>> + use<'s, 'g> {
        self.found.get(who).into_iter().flat_map(|(_, links)| links)
    }

    /// Those of one kind.
    pub(super) fn links<'s>(&'s self, who: &str, bond: Bond) -> Vec<&'s Link<'g>> {
        self.all(who).filter(|link| link.bond == bond).collect()
    }

    /// Whether anybody is tied to the side in this way.
    pub(super) fn has(&self, bond: Bond) -> bool {
        self.found.values().flat_map(|(_, links)| links).map(|link| link.bond).collect::<BTreeSet<_>>().contains(&bond)
    }
}
