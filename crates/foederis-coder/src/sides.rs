//! Who does it to whom: the groups of mentions that fill a trigger's two sides.
//!
//! Without trees, each group in the sentence is weighed for either side by how it stands (bare, after a preposition, in the
//! genitive), on which side of the trigger, how far, and how many clause borders lie between. The weights were set by hand on
//! the training documents; trees and learned weights will take their place behind the same function.

use crate::groups::Group;
use crate::mentions::{Marker, MentionKind};
use crate::reading::Reading;
use foederis_knowledge::{Class, Expression, Hit, Lexeme, Preposition, Word};
use foederis_model::{Actor, EventType, Language, TieType};

/// The two sides of a trigger.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sides {
    /// Who acts: actor, `from`.
    pub actor: Vec<Actor>,
    /// Who is at the other end: recipient, `to`.
    pub recipient: Vec<Actor>,
    /// How well the sides stand: 0 for none.
    pub strength: f64,
    /// Groups used, so that places are not taken from them.
    pub used: Vec<usize>,
}

/// A side below this weight is left empty.
const LEAST: f64 = 0.55;

/// Finds the sides of a trigger in its sentence.
pub(crate) fn find(reading: &Reading<'_>, hit: &Hit, lexeme: &Lexeme) -> Sides {
    let sentence = reading.sentence(hit.tokens.start);
    let from = reading.groups.partition_point(|group| group.tokens.end <= sentence.start);
    let groups: Vec<usize> = (from..reading.groups.len())
        .take_while(|at| reading.groups[*at].tokens.start < sentence.end)
        .filter(|at| is_actor(reading, &reading.groups[*at]) && !covers(hit, &reading.groups[*at]))
        .collect();
    let passive = lexeme.class == Class::Verb && is_passive(reading, hit);
    let two_sided = is_two_sided(lexeme.expression);
    if let Some(between) = between(reading, hit, &groups).filter(|_| two_sided) {
        return between;
    }
    let swap = lexeme.frame.swap != passive;
    let weigh = |acts: bool| -> Vec<f64> { groups.iter().map(|group| weight(reading, hit, lexeme, &reading.groups[*group], acts, passive)).collect() };
    // `swap` turns grammatical sides into the other ones; weight() speaks of grammatical subject and object.
    let (subject, object) = (weigh(true), weigh(false));
    let best = best_pair(reading, &groups, &subject, &object, lexeme.frame.own);
    let (first, second, strength) = best;
    let actors = |at: Option<usize>| at.map(|at| actors(reading, &reading.groups[groups[at]])).unwrap_or_default();
    let used = first.into_iter().chain(second).map(|at| groups[at]).collect();
    let (subject, object) = (actors(first), actors(second));
    let (mut actor, mut recipient) = if swap { (object, subject) } else { (subject, object) };
    if two_sided && (actor.is_empty() || recipient.is_empty()) {
        // "Armenia and Azerbaijan met": one group holds both sides.
        let mut both = if actor.is_empty() { std::mem::take(&mut recipient) } else { std::mem::take(&mut actor) };
        if both.len() > 1 {
            recipient = both.split_off(1);
        }
        actor = both;
    }
    // Nobody acts on himself.
    recipient.retain(|other| !actor.iter().any(|actor| actor.base == other.base));
    Sides { actor, recipient, strength, used }
}

fn is_two_sided(expression: Expression) -> bool {
    match expression {
        Expression::Event(event) => event.is_two_sided(),
        Expression::Tie(tie) => tie.is_symmetric() || tie == TieType::Mediation,
        Expression::Claim(_) => false,
    }
}

fn is_actor(reading: &Reading<'_>, group: &Group) -> bool {
    reading.mentions[group.members.clone()].iter().any(|mention| mention.kind != MentionKind::Place)
}

fn covers(hit: &Hit, group: &Group) -> bool {
    let overlaps = |tokens: &std::ops::Range<usize>| group.tokens.start < tokens.end && tokens.start < group.tokens.end;
    overlaps(&hit.tokens) || hit.rest.as_ref().is_some_and(overlaps)
}

/// The actors of a group, each base once.
pub(crate) fn actors(reading: &Reading<'_>, group: &Group) -> Vec<Actor> {
    let mut actors: Vec<Actor> = Vec::new();
    for mention in reading.mentions[group.members.clone()].iter().filter(|mention| mention.kind != MentionKind::Place) {
        if !actors.iter().any(|actor| actor.base == mention.actor.base) {
            actors.push(mention.actor.clone());
        }
    }
    actors
}

/// "between X and Y" near the trigger.
fn between(reading: &Reading<'_>, hit: &Hit, groups: &[usize]) -> Option<Sides> {
    let clause = reading.clause[hit.tokens.start];
    groups.iter().find_map(|at| {
        let group = &reading.groups[*at];
        let near = reading.clause[group.tokens.start].abs_diff(clause) <= 1 && group.tokens.start.abs_diff(hit.tokens.end) < 14;
        if group.marker.preposition() != Some(Preposition::Between) || !near {
            return None;
        }
        let mut actor = actors(reading, group);
        let recipient = if actor.len() > 1 { actor.split_off(1) } else { Vec::new() };
        Some(Sides { actor, recipient, strength: 5.0, used: vec![*at] })
    })
}

/// The pair of different groups with the largest sum; a side that weighs too little stays empty.
fn best_pair(reading: &Reading<'_>, groups: &[usize], subject: &[f64], object: &[f64], own: bool) -> (Option<usize>, Option<usize>, f64) {
    let bases = |at: usize| &reading.groups[groups[at]];
    let same = |a: usize, b: usize| {
        let (a, b) = (&reading.mentions[bases(a).members.start].actor.base, &reading.mentions[bases(b).members.start].actor.base);
        a == b
    };
    let count = groups.len();
    let mut best = (None, None, 0.0);
    for first in (0..count).map(Some).chain([None]) {
        for second in (0..count).map(Some).chain([None]) {
            if let (Some(a), Some(b)) = (first, second)
                && (a == b || same(a, b))
            {
                continue;
            }
            let mut sum = 0.0;
            let mut enough = true;
            for (at, weights) in [(first, subject), (second, object)] {
                if let Some(at) = at {
                    sum += weights[at];
                    enough &= weights[at] >= LEAST;
                }
            }
            if own && second.is_some() {
                sum -= 0.8;
            }
            if enough && sum > best.2 + 1e-9 {
                best = (first, second, sum);
            }
        }
    }
    best
}

/// How well a group fills a grammatical side of the trigger.
fn weight(reading: &Reading<'_>, hit: &Hit, lexeme: &Lexeme, group: &Group, subject: bool, passive: bool) -> f64 {
    let mention = &reading.mentions[group.members.start];
    let trigger = if group.tokens.start > hit.tokens.start { hit.last() } else { hit.tokens.start };
    let after = group.tokens.start > hit.tokens.start;
    // Between the two parts of a separable verb counts as near.
    let inside = hit.rest.as_ref().is_some_and(|rest| after && group.tokens.end <= rest.start);
    let distance = match (after, inside) {
        (_, true) => 0,
        (true, _) => group.tokens.start.saturating_sub(trigger + 1),
        (false, _) => hit.tokens.start.saturating_sub(group.tokens.end),
    };
    let crossings = reading.clause[group.tokens.start].abs_diff(reading.clause[hit.tokens.start]).min(4);
    let quoted = reading.quote[group.tokens.start] != reading.quote[hit.tokens.start];
    let shape = match lexeme.class {
        Class::Noun => noun(reading, lexeme, group, subject, after, distance),
        _ => verb(reading, lexeme, group, subject, after, passive, inside),
    };
    let kind = match mention.kind {
        MentionKind::Anaphor => -0.35,
        MentionKind::Unnamed => -0.3,
        MentionKind::Attribute if lexeme.class != Class::Noun => -0.8,
        _ => 0.0,
    };
    shape + kind - 0.06 * (distance.min(20) as f64) - 0.75 * (crossings as f64) - if quoted { 0.8 } else { 0.0 }
}

fn named_by(reading: &Reading<'_>, marker: Marker, list: &[String]) -> bool {
    match marker {
        Marker::Preposition(_, token) => list.iter().any(|word| word == reading.analysis.norm(token)),
        _ => false,
    }
}

fn verb(reading: &Reading<'_>, lexeme: &Lexeme, group: &Group, subject: bool, after: bool, passive: bool, inside: bool) -> f64 {
    let english = reading.analysis.lang == Language::English;
    let (to, by) = (&lexeme.frame.to, &lexeme.frame.by);
    let marker = group.marker;
    if subject {
        // The grammatical subject: bare, before the verb, or right after it in Dutch and German.
        return match marker {
            Marker::Bare if after && english => 0.2,
            Marker::Bare if after => 1.3 + if inside { 0.2 } else { 0.0 },
            Marker::Bare => 2.0,
            _ => -1.0,
        };
    }
    if passive {
        // In a passive the other end is who did it.
        return match marker {
            Marker::Preposition(Preposition::By, _) => 2.6,
            Marker::Preposition(Preposition::From, _) => 1.0,
            _ if named_by(reading, marker, by) => 2.6,
            _ => -1.0,
        };
    }
    if named_by(reading, marker, if lexeme.frame.swap { by } else { to }) {
        return 2.4;
    }
    match marker {
        Marker::Preposition(Preposition::Against, _) => 2.0,
        Marker::Preposition(Preposition::With, _) if is_two_sided(lexeme.expression) => 2.2,
        Marker::Preposition(Preposition::To | Preposition::On, _) => 1.5,
        Marker::Preposition(Preposition::For, _) => 1.0,
        Marker::Preposition(Preposition::From, _) if lexeme.frame.swap => 1.6,
        Marker::Preposition(Preposition::With | Preposition::Of, _) => 0.7,
        Marker::Preposition(Preposition::In, _) => 0.65,
        Marker::Genitive => 0.8,
        Marker::Bare if after => if english { 1.9 } else { 1.6 },
        // Verb at the end: subject, object, verb.
        Marker::Bare if !english => 1.1,
        _ => -1.0,
    }
}

fn noun(reading: &Reading<'_>, lexeme: &Lexeme, group: &Group, subject: bool, after: bool, distance: usize) -> f64 {
    let (to, by) = (&lexeme.frame.to, &lexeme.frame.by);
    let attribute = reading.mentions[group.members.end - 1].kind == MentionKind::Attribute;
    let marker = group.marker;
    if subject {
        if named_by(reading, marker, to) {
            return -1.0;
        }
        if named_by(reading, marker, by) && after {
            return 2.6;
        }
        return match marker {
            _ if attribute && !after && distance <= 2 => 2.8,
            Marker::Genitive if !after && distance <= 3 => 2.6,
            Marker::Genitive if after && distance <= 3 => 2.3,
            Marker::Preposition(Preposition::Of, _) if after && distance <= 5 => 2.2,
            Marker::Preposition(Preposition::By, _) if after => 2.4,
            Marker::Preposition(Preposition::From, _) if after => 1.2,
            Marker::Bare if !after => 1.4,
            Marker::Bare => 0.9,
            _ => -1.0,
        };
    }
    if named_by(reading, marker, to) && after {
        return 2.6;
    }
    match marker {
        Marker::Preposition(Preposition::Against | Preposition::On, _) if after => 2.2,
        Marker::Preposition(Preposition::To, _) if after => 1.7,
        Marker::Preposition(Preposition::With, _) if after => 2.0,
        Marker::Preposition(Preposition::For | Preposition::In, _) if after => 0.9,
        Marker::Preposition(Preposition::Against | Preposition::With, _) => 1.0,
        Marker::Bare if after => 0.7,
        Marker::Preposition(Preposition::Of, _) | Marker::Genitive if after => 0.6,
        _ => -1.0,
    }
}

/// Whether the verb stands in the passive.
pub(crate) fn is_passive(reading: &Reading<'_>, hit: &Hit) -> bool {
    let clause = reading.clause_of(hit.tokens.start);
    let trigger = hit.tokens.start;
    let word = reading.analysis.norm(trigger);
    let any = |range: std::ops::Range<usize>, kind: Word| range.clone().any(|at| at != trigger && reading.is(at, |word| *word == kind));
    match reading.analysis.lang {
        Language::English => {
            if word.ends_with("ing") {
                return false;
            }
            let before = trigger.saturating_sub(3).max(clause.start)..trigger;
            let by = (hit.last() + 1..(hit.last() + 3).min(clause.end)).any(|at| reading.is(at, |word| *word == Word::Preposition(Preposition::By)));
            any(before, Word::Passive) || by
        }
        _ => is_participle(word) && any(clause.clone(), Word::Passive) && !any(clause, Word::Perfect),
    }
}

/// Dutch and German participles by their shape: ge- at the start or after a particle, or an unstressed prefix.
fn is_participle(word: &str) -> bool {
    let ending = ["t", "d", "en", "te", "de", "ten", "den"].iter().any(|ending| word.ends_with(ending));
    let prefix = word.starts_with("ge")
        || ["be", "ver", "er", "ent", "ont", "her", "zer", "mis", "uber", "over", "unter", "onder", "wider"].iter().any(|prefix| word.starts_with(prefix))
        || word.match_indices("ge").any(|(at, _)| (2..=6).contains(&at));
    ending && prefix
}

/// Whether the event needs someone at both ends to be an act between actors.
pub(crate) fn wants_recipient(event: EventType) -> bool {
    matches!(event, EventType::Aid | EventType::Cooperate | EventType::Sanction | EventType::Support | EventType::Accuse | EventType::Consult)
}
