//! What falls away with a tie, an actor, a route or a pact: who loses what, who hangs on those, and what else there is.

use super::basis::{Basis, Delivered, Graph, Tied, day, same};
use super::cut::{Cut, Touch};
use super::promises::Promise;
use crate::relations::{Relation, Standing};
use foederis_model::{FigureKind, TieType, name_key};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WhatIf {
    /// The day.
    #[serde(serialize_with = "day")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub as_of: Date,
    /// The ids of the ties that fall away.
    pub cut: Vec<String>,
    /// The ids of ties that would, if they stood on the day, with how they stand.
    pub not_standing: Vec<(String, Standing)>,
    /// What was found: losses first, then what follows from them, then what else there is.
    pub findings: Vec<Effect>,
    /// What is not known.
    pub unknown: Vec<String>,
}

/// One line of the answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "finding", rename_all = "kebab-case")]
pub enum Effect {
    /// First order: who loses what.
    Loss {
        /// `loss:energy-supply:AZE:EU:EU`.
        id: String,
        /// Who.
        who: String,
        /// What.
        loses: &'static str,
        /// From whom.
        from: String,
        /// The tie that falls away; none where only a table of transfers tells of it.
        #[cfg_attr(feature = "openapi", schema(required))]
        tie: Option<Tied>,
        /// The treaty that falls away, where it is one.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "openapi", schema(nullable = false))]
        treaty: Option<Promise>,
        /// How many of the tie's reports name what is cut, where not all do: then it is not known how much of the tie goes.
        #[cfg_attr(feature = "openapi", schema(required))]
        named_by: Option<usize>,
        /// What tables of transfers say of it.
        delivered: Vec<Delivered>,
        /// Whether it is a supply and nothing tells how large a share of what this one gets or sells.
        share_unknown: bool,
    },
    /// Second order: who hangs on those who lose.
    Knock {
        /// `knock:energy-supply:AZE:EU>membership:HUN:EU`.
        id: String,
        /// Who.
        who: String,
        /// On whom.
        through: String,
        /// What that one loses.
        loses: &'static str,
        /// The tie by which.
        #[cfg_attr(feature = "openapi", schema(required))]
        tie: Option<Tied>,
        /// The treaty by which, where it is one.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "openapi", schema(nullable = false))]
        treaty: Option<Promise>,
    },
    /// What else there is, by the ledger and the tables.
    Alternative {
        /// `alternative:energy-supply:EU:NOR`.
        id: String,
        /// For whom.
        to: String,
        /// In the place of what.
        instead_of: &'static str,
        /// Who.
        who: String,
        /// The tie that is there, or was, or may come.
        #[cfg_attr(feature = "openapi", schema(required))]
        tie: Option<Tied>,
        /// The treaty that is there.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "openapi", schema(nullable = false))]
        treaty: Option<Promise>,
        /// What tables of transfers say of it.
        delivered: Vec<Delivered>,
    },
    /// Nothing tells of anybody else.
    NoOther {
        /// `no-other:energy-supply:EU`.
        id: String,
        /// For whom.
        to: String,
        /// In the place of what.
        instead_of: &'static str,
    },
}

impl Effect {
    /// Its id, the same whenever what it is made of is.
    pub fn id(&self) -> &str {
        match self {
            Self::Loss { id, .. } | Self::Knock { id, .. } | Self::Alternative { id, .. } | Self::NoOther { id, .. } => id,
        }
    }
}

/// What a type of tie gives to either end: to `from`, and to `to`. Nobody loses by the end of a rivalry, a claim or an occupation here.
fn gives(tie_type: TieType) -> [Option<&'static str>; 2] {
    match tie_type {
        TieType::DefencePact => [None, Some("a promise of defence")],
        TieType::Partnership => [Some("an ally"), Some("an ally")],
        TieType::Membership => [Some("its membership"), Some("a member")],
        TieType::Backing => [None, Some("support")],
        TieType::ArmsSupply => [Some("a buyer of arms"), Some("a supplier of arms")],
        TieType::EnergySupply => [Some("a buyer of energy"), Some("a supplier of energy")],
        TieType::Trade => [Some("a trading partner"), Some("a trading partner")],
        TieType::Route => [Some("a route"), Some("a route")],
        TieType::Deployment => [Some("a place for its forces"), Some("the forces sent to it")],
        TieType::Intelligence => [Some("a place to listen"), None],
        TieType::Mediation => [None, Some("a mediator")],
        TieType::Hostility | TieType::TerritorialClaim | TieType::Control => [None, None],
    }
}

/// What somebody who loses by a tie of one type may no longer be able to give on.
fn passed_on(tie_type: TieType) -> &'static [TieType] {
    match tie_type {
        TieType::EnergySupply | TieType::Route => &[TieType::EnergySupply, TieType::Route, TieType::Trade],
        TieType::ArmsSupply => &[TieType::ArmsSupply, TieType::Backing],
        TieType::DefencePact | TieType::Partnership | TieType::Backing | TieType::Deployment => &[TieType::DefencePact, TieType::Backing],
        TieType::Trade => &[TieType::Trade],
        _ => &[],
    }
}

/// Whether what is given is a part of all that is got, so that a share says how much.
fn is_supply(tie_type: TieType) -> bool {
    matches!(tie_type, TieType::ArmsSupply | TieType::EnergySupply | TieType::Trade)
}

/// Whether another who gives the same could stand in. Forces of another do not do what those did.
fn is_replaceable(tie_type: TieType) -> bool {
    !matches!(tie_type, TieType::Deployment | TieType::Membership | TieType::Intelligence)
}

fn has_share(delivered: &[Delivered]) -> bool {
    delivered.iter().any(|part| part.share.is_some())
}

/// A loss on the receiving end, from which more follows.
struct Lost {
    who: String,
    giver: String,
    tie_type: TieType,
    loses: &'static str,
    /// What names it in ids.
    tie: String,
}

/// Thinks these cuts through together.
pub fn what_if(basis: &Basis<'_>, cuts: &[Cut]) -> WhatIf {
    let graph = Graph::of(*basis);
    let touched = |relation: &Relation| cuts.iter().find_map(|cut| cut.touches(&graph, relation));
    let mut answer = WhatIf { as_of: basis.as_of, cut: Vec::new(), not_standing: Vec::new(), findings: Vec::new(), unknown: Vec::new() };
    let (mut going, mut quiet) = (Vec::new(), 0);
    for (relation, standing) in &graph.relations {
        let Some(touch) = touched(relation) else { continue };
        if !standing.stands() {
            answer.not_standing.push((relation.id.clone(), *standing));
            continue;
        }
        answer.cut.push(relation.id.clone());
        quiet += usize::from(gives(relation.tie_type) == [None, None]);
        going.push((relation, touch));
    }
    if quiet > 0 {
        answer.unknown.push(format!("{quiet} of these ties are rivalries, claims or holdings: what their end would bring is not followed"));
    }
    let mut deliveries = deliveries(&graph, cuts);
    let mut lost = Vec::new();
    for (relation, touch) in &going {
        losses(&graph, cuts, relation, *touch, &mut deliveries, &mut answer.findings, &mut lost);
    }
    broken(&graph, cuts, &mut answer.findings, &mut lost);
    by_table_alone(&graph, cuts, deliveries, &mut answer.findings, &mut lost);
    if lost.iter().any(|lost| lost.tie_type == TieType::ArmsSupply) {
        answer.unknown.extend(graph.arms_unknown());
    }
    let gone: BTreeSet<&str> = going.iter().map(|(relation, _)| relation.id.as_str()).collect();
    for lost in &lost {
        knocks(&graph, lost, &gone, cuts, &mut answer.findings);
    }
    let mut met = BTreeSet::new();
    for lost in lost.iter().filter(|lost| is_replaceable(lost.tie_type)) {
        // Two suppliers that one party loses leave it the same others.
        if met.insert((lost.tie_type, name_key(&lost.who))) {
            alternatives(&graph, lost, cuts, &gone, &mut answer);
        }
    }
    let mut met = BTreeSet::new();
    answer.findings.retain(|finding| met.insert(finding.id().to_owned()));
    if !lost.is_empty() {
        answer.unknown.push("how much the others could deliver or promise instead, how soon and at what price".to_owned());
    }
    answer
}

/// Whether somebody is cut off whole, and so loses nothing himself and helps nobody.
fn is_gone(cuts: &[Cut], who: &str) -> bool {
    cuts.iter().filter_map(Cut::actor).any(|actor| same(actor, who))
}

/// What the tables say of deliveries that are cut, by supplier and recipient.
fn deliveries(graph: &Graph<'_>, cuts: &[Cut]) -> BTreeMap<(String, String), Vec<Delivered>> {
    let mut found: BTreeMap<(String, String), Vec<Delivered>> = BTreeMap::new();
    let Some(table) = graph.basis.arms else { return found };
    let cuts: Vec<&Cut> = cuts.iter().filter(|cut| cut.takes(TieType::ArmsSupply)).collect();
    let parts = |from: &str, to: &str| cuts.iter().any(|cut| cut.parts(from, to, false));
    for recipient in table.recipients_from(|supplier, recipient| parts(supplier, recipient)) {
        // Who got nothing in these years loses nothing: that is no gap in what is known.
        for shares in graph.arms(&recipient, &mut Vec::new()) {
            for part in Delivered::of(&shares).filter(|part| parts(&part.supplier, &part.recipient)) {
                found.entry((name_key(&part.supplier), name_key(&part.recipient))).or_default().push(part);
            }
        }
    }
    found
}

fn losses(
    graph: &Graph<'_>,
    cuts: &[Cut],
    relation: &Relation,
    touch: Touch,
    deliveries: &mut BTreeMap<(String, String), Vec<Delivered>>,
    findings: &mut Vec<Effect>,
    lost: &mut Vec<Lost>,
) {
    let delivered = match relation.tie_type {
        TieType::ArmsSupply => deliveries.remove(&(name_key(&relation.from), name_key(&relation.to))).unwrap_or_default(),
        _ => Vec::new(),
    };
    let shown = graph.shown(relation);
    let share_told = shown.figures.iter().any(|told| told.figure.what == FigureKind::Share);
    let named_by = match touch {
        Touch::Whole => None,
        Touch::Part(reports) => Some(reports),
    };
    let [from, to] = gives(relation.tie_type);
    // Who receives comes first: the shares are of what it gets.
    for (loses, who, other, receives) in [(to, &relation.to, &relation.from, true), (from, &relation.from, &relation.to, false)] {
        let Some(loses) = loses.filter(|_| !is_gone(cuts, who)) else { continue };
        findings.push(Effect::Loss {
            id: format!("loss:{}:{who}", relation.id),
            who: who.clone(),
            loses,
            from: other.clone(),
            tie: Some(shown.clone()),
            treaty: None,
            named_by,
            delivered: delivered.clone(),
            // The shares of tables are of what the recipient gets.
            share_unknown: is_supply(relation.tie_type) && !share_told && !(receives && has_share(&delivered)),
        });
        if receives || relation.tie_type.is_symmetric() || relation.tie_type == TieType::Route {
            let tie = relation.id.clone();
            lost.push(Lost { who: who.clone(), giver: other.clone(), tie_type: relation.tie_type, loses, tie });
        }
    }
}

/// Deliveries that fall away and that no report tells of.
fn by_table_alone(
    graph: &Graph<'_>,
    cuts: &[Cut],
    deliveries: BTreeMap<(String, String), Vec<Delivered>>,
    findings: &mut Vec<Effect>,
    lost: &mut Vec<Lost>,
) {
    let [_, Some(loses)] = gives(TieType::ArmsSupply) else { return };
    let mut found: Vec<Vec<Delivered>> = deliveries.into_values().collect();
    let weight = |parts: &[Delivered]| parts.first().and_then(|part| part.share).unwrap_or_default();
    found.sort_by(|one, other| weight(other).total_cmp(&weight(one)));
    for delivered in found {
        let Some(first) = delivered.first() else { continue };
        let (who, giver) = (first.recipient.clone(), first.supplier.clone());
        if is_gone(cuts, &who) {
            continue;
        }
        let tie = format!("{}:{giver}:{who}", TieType::ArmsSupply.code());
        lost.push(Lost { who: who.clone(), giver: giver.clone(), tie_type: TieType::ArmsSupply, loses, tie: tie.clone() });
        let share_unknown = !has_share(&delivered);
        let tie_told = graph.relations.iter().find(|(relation, _)| relation.id == tie).map(|(relation, _)| graph.shown(relation));
        findings.push(Effect::Loss {
            id: format!("loss:{tie}:{who}"),
            who,
            loses,
            from: giver,
            tie: tie_told,
            treaty: None,
            named_by: None,
            delivered,
            share_unknown,
        });
    }
}

/// Who hangs on somebody who loses: whom he gives the same on to, and the members of a body.
fn knocks(graph: &Graph<'_>, lost: &Lost, gone: &BTreeSet<&str>, cuts: &[Cut], findings: &mut Vec<Effect>) {
    for relation in graph.standing().filter(|relation| !gone.contains(relation.id.as_str())) {
        let on = passed_on(lost.tie_type).contains(&relation.tie_type);
        let who = match relation.tie_type {
            TieType::Membership if same(&relation.to, &lost.who) && lost.tie_type != TieType::Membership => &relation.from,
            _ if on && same(&relation.from, &lost.who) => &relation.to,
            tie_type if on && tie_type.is_symmetric() && same(&relation.to, &lost.who) => &relation.from,
            _ => continue,
        };
        if same(who, &lost.giver) || is_gone(cuts, who) {
            continue;
        }
        findings.push(Effect::Knock {
            id: format!("knock:{}>{}", lost.tie, relation.id),
            who: who.clone(),
            through: lost.who.clone(),
            loses: lost.loses,
            tie: Some(graph.shown(relation)),
            treaty: None,
        });
    }
    let members: BTreeMap<&str, &Promise> = graph
        .promises
        .iter()
        .filter(|promise| promise.body.as_ref().is_some_and(|body| same(body, &lost.who)))
        .map(|promise| (promise.toward.as_str(), promise))
        .collect();
    for (member, promise) in members {
        if same(member, &lost.giver) || is_gone(cuts, member) {
            continue;
        }
        findings.push(Effect::Knock {
            id: format!("knock:{}>treaty:{}:{member}", lost.tie, promise.treaty),
            who: member.to_owned(),
            through: lost.who.clone(),
            loses: lost.loses,
            tie: None,
            treaty: Some(promise.clone()),
        });
    }
}

/// Promises of treaties that fall away, by treaty and by whom they protect.
fn broken(graph: &Graph<'_>, cuts: &[Cut], findings: &mut Vec<Effect>, lost: &mut Vec<Lost>) {
    let [_, Some(loses)] = gives(TieType::DefencePact) else { return };
    let mut found: BTreeMap<(&str, &str), Vec<&Promise>> = BTreeMap::new();
    for promise in graph.promises.iter().filter(|promise| cuts.iter().any(|cut| cut.breaks(promise))) {
        if !is_gone(cuts, &promise.toward) {
            found.entry((&promise.treaty, &promise.toward)).or_default().push(promise);
        }
    }
    for ((treaty, who), promises) in found {
        let from: Vec<&str> = promises.iter().map(|promise| promise.bound.as_str()).collect();
        let tie = format!("treaty:{treaty}");
        findings.push(Effect::Loss {
            id: format!("loss:{tie}:{who}"),
            who: who.to_owned(),
            loses,
            from: from.join(", "),
            tie: None,
            treaty: promises.first().map(|promise| (*promise).clone()),
            named_by: None,
            delivered: Vec::new(),
            share_unknown: false,
        });
        lost.push(Lost { who: who.to_owned(), giver: from.join(", "), tie_type: TieType::DefencePact, loses, tie });
    }
}

/// Somebody who gives the same, and by what.
#[derive(Default)]
struct Other<'g> {
    who: String,
    relation: Option<&'g Relation>,
    promise: Option<&'g Promise>,
    delivered: Vec<Delivered>,
}

/// Who else gives the same to somebody who loses.
fn alternatives(graph: &Graph<'_>, lost: &Lost, cuts: &[Cut], gone: &BTreeSet<&str>, answer: &mut WhatIf) {
    let mut found: BTreeMap<String, Other<'_>> = BTreeMap::new();
    let other = |who: &str| Other { who: who.to_owned(), ..Other::default() };
    for (relation, standing) in &graph.relations {
        if relation.tie_type != lost.tie_type || *standing == Standing::Denied || gone.contains(relation.id.as_str()) {
            continue;
        }
        let who = if same(&relation.to, &lost.who) {
            &relation.from
        } else if relation.tie_type.is_symmetric() && same(&relation.from, &lost.who) {
            &relation.to
        } else {
            continue;
        };
        if !is_gone(cuts, who) {
            found.entry(name_key(who)).or_insert_with(|| other(who)).relation = Some(relation);
        }
    }
    if lost.tie_type == TieType::DefencePact {
        let left = |promise: &&Promise| same(&promise.toward, &lost.who) && !cuts.iter().any(|cut| cut.breaks(promise));
        for promise in graph.promises.iter().filter(left) {
            found.entry(name_key(&promise.bound)).or_insert_with(|| other(&promise.bound)).promise = Some(promise);
        }
    }
    if lost.tie_type == TieType::ArmsSupply {
        let cut =
            |part: &Delivered| cuts.iter().any(|cut| cut.takes(TieType::ArmsSupply) && cut.parts(&part.supplier, &part.recipient, false));
        for shares in graph.arms(&lost.who, &mut Vec::new()) {
            for part in Delivered::of(&shares).filter(|part| !cut(part)) {
                found.entry(name_key(&part.supplier)).or_insert_with(|| other(&part.supplier)).delivered.push(part);
            }
        }
    }
    let stands = |other: &Other<'_>| {
        let told = other.relation.is_some_and(|relation| relation.on(answer.as_of).stands());
        told || other.promise.is_some() || !other.delivered.is_empty()
    };
    let weight = |other: &Other<'_>| other.delivered.first().and_then(|part| part.share).unwrap_or_default();
    let mut found: Vec<Other<'_>> = found.into_values().collect();
    found.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then_with(|| stands(b).cmp(&stands(a))).then_with(|| a.who.cmp(&b.who)));
    if !found.iter().any(stands) {
        answer.findings.push(Effect::NoOther {
            id: format!("no-other:{}:{}", lost.tie_type.code(), lost.who),
            to: lost.who.clone(),
            instead_of: lost.loses,
        });
    }
    for Other { who, relation, promise, delivered } in found {
        answer.findings.push(Effect::Alternative {
            id: format!("alternative:{}:{}:{who}", lost.tie_type.code(), lost.who),
            to: lost.who.clone(),
            instead_of: lost.loses,
            who,
            tie: relation.map(|relation| graph.shown(relation)),
            treaty: promise.cloned(),
            delivered,
        });
    }
}
