//! A balance between two sides: who arms and backs them, who is tied to both, and where that pulls two ways.

use super::basis::{Basis, Delivered, Graph, Tied, day, same};
use super::bonds::{Bond, Bonds, Link};
use super::promises::Promise;
use super::tensions::{RULES, Rule};
use foederis_model::name_key;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Balance {
    /// The two sides.
    #[cfg_attr(feature = "openapi", schema(min_items = 2, max_items = 2))]
    pub pair: [String; 2],
    /// The day.
    #[serde(serialize_with = "day")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub as_of: Date,
    /// What was found: tensions first, then suppliers of arms, backers, and who is tied to both.
    pub findings: Vec<Finding>,
    /// What is not known.
    pub unknown: Vec<String>,
}

/// One line of a balance.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = BalanceFinding))]
#[serde(tag = "finding", rename_all = "kebab-case")]
pub enum Finding {
    /// What pulls two ways.
    Tension {
        /// `tension:arms-both:RUS:ARM:AZE`.
        id: String,
        /// The rule that found it.
        rule: &'static str,
        /// Who is pulled; one side itself where it is bound to the other.
        who: String,
        /// In a sentence.
        says: String,
        /// The ties it is made of.
        ties: Vec<Tied>,
        /// Promises of defence it is made of.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        treaties: Vec<Promise>,
        /// Deliveries it is made of.
        delivered: Vec<Delivered>,
    },
    /// Who arms one side.
    Supplier {
        /// `arms:AZE:ISR`.
        id: String,
        /// Whom.
        recipient: String,
        /// Who.
        supplier: String,
        /// By tables of transfers.
        delivered: Vec<Delivered>,
        /// By what reports tell.
        #[cfg_attr(feature = "openapi", schema(required))]
        tie: Option<Tied>,
    },
    /// Who stands behind one side.
    Backer {
        /// `backer:ARM:RUS`.
        id: String,
        /// Which side.
        side: String,
        /// Who.
        who: String,
        /// In what ways.
        bonds: BTreeSet<Bond>,
        /// By which ties.
        ties: Vec<Tied>,
        /// By which promises of defence.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        treaties: Vec<Promise>,
    },
    /// Who is tied to both.
    Both {
        /// `both:RUS`.
        id: String,
        /// Who.
        who: String,
        /// In what ways to the first side, and to the second.
        #[cfg_attr(feature = "openapi", schema(min_items = 2, max_items = 2))]
        bonds: [BTreeSet<Bond>; 2],
        /// The ids of the ties.
        ties: Vec<String>,
    },
}

impl Finding {
    /// Its id, the same whenever what it is made of is.
    pub fn id(&self) -> &str {
        match self {
            Self::Tension { id, .. } | Self::Supplier { id, .. } | Self::Backer { id, .. } | Self::Both { id, .. } => id,
        }
    }
}

/// Weighs two sides.
pub fn balance(basis: &Basis<'_>, pair: [&str; 2]) -> Balance {
    let graph = Graph::of(*basis);
    let mut unknown: Vec<String> = graph.arms_unknown().into_iter().collect();
    let sides = pair.map(|side| Bonds::toward(&graph, side, &mut unknown));
    let mut findings = Vec::new();
    tensions(&graph, &sides, &mut findings);
    for side in &sides {
        suppliers(&graph, side, &mut findings);
    }
    for (side, other) in [(&sides[0], pair[1]), (&sides[1], pair[0])] {
        backers(&graph, side, other, &mut findings);
    }
    both(&sides, &mut findings);
    for side in &sides {
        if !side.has(Bond::Arms) {
            unknown.push(format!("who arms {}: nothing tells of it on {}", side.side, basis.as_of));
        }
        if !side.has(Bond::Ally) {
            unknown.push(format!(
                "who is bound to {}: no report and no treaty tells of a pact or an alliance that stands on {}",
                side.side, basis.as_of
            ));
        }
    }
    Balance { pair: pair.map(str::to_owned), as_of: basis.as_of, findings, unknown }
}

fn tensions(graph: &Graph<'_>, sides: &[Bonds<'_>; 2], findings: &mut Vec<Finding>) {
    for rule in RULES {
        for (one, other) in [(&sides[0], &sides[1]), (&sides[1], &sides[0])] {
            if rule.is_even() && name_key(one.side) > name_key(other.side) {
                continue;
            }
            for who in one.parties().chain(rule.between.then(|| other.parties()).into_iter().flatten()).collect::<BTreeSet<_>>() {
                let mut first = one.links(who, rule.one);
                if rule.between {
                    first.extend(other.links(who, rule.one));
                }
                let second = other.links(who, rule.other);
                if first.is_empty() || second.is_empty() || [one, other].iter().any(|side| same(who, side.side)) {
                    continue;
                }
                findings.push(tension(
                    graph,
                    rule,
                    one.name(who).or_else(|| other.name(who)).unwrap_or(who),
                    [one.side, other.side],
                    &first,
                    &second,
                ));
            }
        }
    }
    let [one, other] = sides;
    let direct = one.links(&name_key(other.side), Bond::Ally);
    if !direct.is_empty() {
        let ties = shown(graph, direct.iter().copied());
        findings.push(Finding::Tension {
            id: format!("tension:bound-to-each-other:{}:{}", one.side, other.side),
            rule: "bound-to-each-other",
            who: one.side.to_owned(),
            says: format!("{} and {} are bound to each other by a pact or an alliance", one.side, other.side),
            ties,
            treaties: promised(direct.iter().copied()),
            delivered: Vec::new(),
        });
    }
}

fn tension(graph: &Graph<'_>, rule: &Rule, who: &str, sides: [&str; 2], first: &[&Link], second: &[&Link]) -> Finding {
    let links = || first.iter().chain(second).copied();
    Finding::Tension {
        id: format!("tension:{}:{who}:{}:{}", rule.code, sides[0], sides[1]),
        rule: rule.code,
        who: who.to_owned(),
        says: rule.says(who, sides),
        ties: shown(graph, links()),
        treaties: promised(links()),
        delivered: links().flat_map(|link| link.delivered.clone()).collect(),
    }
}

fn suppliers(graph: &Graph<'_>, side: &Bonds<'_>, findings: &mut Vec<Finding>) {
    let mut found: Vec<Finding> = Vec::new();
    for who in side.parties() {
        let links = side.links(who, Bond::Arms);
        if links.is_empty() {
            continue;
        }
        let supplier = side.name(who).unwrap_or(who).to_owned();
        found.push(Finding::Supplier {
            id: format!("arms:{}:{supplier}", side.side),
            recipient: side.side.to_owned(),
            supplier,
            delivered: links.iter().flat_map(|link| link.delivered.clone()).collect(),
            tie: shown(graph, links.iter().copied()).into_iter().next(),
        });
    }
    let weight = |finding: &Finding| match finding {
        Finding::Supplier { delivered, .. } => delivered.first().map_or(-1.0, |delivered| delivered.tiv),
        _ => 0.0,
    };
    found.sort_by(|one, other| weight(other).total_cmp(&weight(one)).then_with(|| one.id().cmp(other.id())));
    findings.extend(found);
}

/// The other side is none: what binds the two is a tension.
fn backers(graph: &Graph<'_>, side: &Bonds<'_>, other: &str, findings: &mut Vec<Finding>) {
    for who in side.parties().filter(|who| !same(who, other)) {
        let links: Vec<&Link> = [Bond::Ally, Bond::Backs, Bond::Troops].into_iter().flat_map(|bond| side.links(who, bond)).collect();
        if links.is_empty() {
            continue;
        }
        let name = side.name(who).unwrap_or(who).to_owned();
        findings.push(Finding::Backer {
            id: format!("backer:{}:{name}", side.side),
            side: side.side.to_owned(),
            who: name,
            bonds: links.iter().map(|link| link.bond).collect(),
            treaties: promised(links.iter().copied()),
            ties: shown(graph, links.into_iter()),
        });
    }
}

fn both(sides: &[Bonds<'_>; 2], findings: &mut Vec<Finding>) {
    let [one, other] = sides;
    for who in one.parties().filter(|who| other.name(who).is_some()) {
        if sides.iter().any(|side| same(who, side.side)) {
            continue;
        }
        let links = || sides.iter().flat_map(|side| side.all(who));
        let ties: BTreeSet<String> = links().flat_map(|link| link.ties.iter().map(|tie| tie.id.clone())).collect();
        let name = one.name(who).unwrap_or(who).to_owned();
        findings.push(Finding::Both {
            id: format!("both:{name}"),
            who: name,
            bonds: [one, other].map(|side| side.all(who).map(|link| link.bond).collect()),
            ties: ties.into_iter().collect(),
        });
    }
}

/// The ties of these links, each once.
fn shown<'l>(graph: &Graph<'_>, links: impl Iterator<Item = &'l Link<'l>>) -> Vec<Tied> {
    let mut met = BTreeSet::new();
    links.flat_map(|link| &link.ties).filter(|tie| met.insert(&tie.id)).map(|tie| graph.shown(tie)).collect()
}

/// The promises of these links.
fn promised<'l>(links: impl Iterator<Item = &'l Link<'l>>) -> Vec<Promise> {
    links.flat_map(|link| &link.promises).map(|promise| (*promise).clone()).collect()
}
