//! Who does it to whom: the groups of mentions that fill a trigger's two sides.
//!
//! Without trees, each group in the sentence is weighed for either side by how it stands (bare, after a preposition, in the
//! genitive), on which side of the trigger, how far, and how many clause borders lie between. Trees will take
//! the place of these guesses behind the same function.

use crate::groups::Group;
use crate::mentions::{Marker, MentionKind, is_state, last_two};
use crate::reading::Reading;
use foederis_knowledge::{Class, Expression, Hit, Lexeme, Preposition, Pronoun, Word};
use foederis_model::{Actor, EventType, Language, QuadClass, Role, TieType};

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

/// How many groups to either side of a trigger are weighed. Each is weighed against each.
const REACH: usize = 32;

/// Finds the sides of a trigger in its sentence.
pub(crate) fn find(reading: &Reading<'_>, hit: &Hit, lexeme: &Lexeme) -> Sides {
    let sentence = reading.sentence(hit.tokens.start);
    let all = reading.groups_in(&sentence);
    let here = reading.groups_in(&(sentence.start..hit.tokens.start)).end;
    let groups: Vec<usize> = (all.start.max(here.saturating_sub(REACH))..all.end.min(here + REACH))
        .filter(|at| is_actor(reading, &reading.groups[*at]) && !covers(hit, &reading.groups[*at]))
        .collect();
    if let Some(pair) = pair(reading, hit, lexeme, &groups) {
        return pair;
    }
    let passive = lexeme.class == Class::Verb && is_passive(reading, hit);
    let two_sided = is_two_sided(lexeme.expression);
    if let Some(between) = between(reading, hit, &groups).filter(|_| two_sided) {
        return between;
    }
    let swap = lexeme.frame.swap != passive;
    let weigh = |acts: bool| -> Vec<f64> {
        groups.iter().map(|group| weight(reading, hit, lexeme, &reading.groups[*group], acts, passive)).collect()
    };
    // `swap` turns grammatical sides into the other ones; weight() speaks of grammatical subject and object.
    let (subject, object) = (weigh(true), weigh(false));
    let best = best_pair(reading, &groups, &subject, &object, lexeme.frame.own);
    let (first, second, strength) = best;
    let actors = |at: Option<usize>| at.map(|at| actors(reading, &reading.groups[groups[at]])).unwrap_or_default();
    let used = first.into_iter().chain(second).map(|at| groups[at]).collect();
    let (subject, object) = (actors(first), actors(second));
    let (mut actor, mut recipient) = if swap { (object, subject) } else { (subject, object) };
    // "Armenia and Azerbaijan met", "the two accuse each other": one group holds both sides.
    if two_sided || is_reciprocal(reading, hit) {
        let alone = if recipient.is_empty() { Some(&mut actor) } else { actor.is_empty().then_some(&mut recipient) };
        if let Some(both) = alone.filter(|both| both.len() > 1) {
            let rest = both.split_off(1);
            (actor, recipient) = (std::mem::take(both), rest);
        }
    }
    // Nobody acts on himself.
    recipient.retain(|other| !actor.iter().any(|actor| actor.base == other.base));
    Sides { actor, recipient, strength, used }
}

/// How many sentences back a side left open is looked for …
const BACK: usize = 3;
/// … among at most this many mentions.
const AROUND: usize = 128;

/// Fills a side that the sentence leaves open from what the text speaks of around it.
pub(crate) fn complete(reading: &Reading<'_>, hit: &Hit, sides: &mut Sides) {
    if sides.actor.is_empty() == sides.recipient.is_empty() {
        return;
    }
    let known: &[Actor] = if sides.actor.is_empty() { &sides.recipient } else { &sides.actor };
    let Some(found) = around(reading, hit, known) else { return };
    if sides.actor.is_empty() {
        sides.actor.push(found);
    } else {
        sides.recipient.push(found);
    }
}

/// "176 dead between Monday and Wednesday": a clash told by its toll alone is one between the two named last.
pub(crate) fn complete_clash(reading: &Reading<'_>, hit: &Hit, sides: &mut Sides) {
    let before = reading.mentions.partition_point(|mention| mention.tokens.start < hit.tokens.start);
    if sides.actor.is_empty()
        && sides.recipient.is_empty()
        && let Some((first, second)) = last_two(&reading.mentions[..before])
    {
        sides.actor.push(first);
        sides.recipient.push(second);
    }
}

/// The likeliest other actor in this sentence and those before it: near, and much spoken of.
fn around(reading: &Reading<'_>, hit: &Hit, known: &[Actor]) -> Option<Actor> {
    let w = reading.weights;
    let here = reading.analysis.sentence_of(hit.tokens.start);
    let first = reading.analysis.sentences[here.saturating_sub(BACK)].tokens.start;
    let end = reading.analysis.sentences[here].tokens.end;
    let near = reading.mentions_in(&(first..end));
    let near = near.start.max(near.end.saturating_sub(AROUND))..near.end;
    let most = reading.most_named as f64;
    let mut best: Option<(f64, &Actor)> = None;
    for mention in &reading.mentions[near] {
        let other = !only_tells(&mention.actor)
            && !matches!(mention.kind, MentionKind::Place | MentionKind::Unnamed)
            && !known.iter().any(|actor| actor.base == mention.actor.base);
        if !other {
            continue;
        }
        let back = here - reading.analysis.sentence_of(mention.tokens.start);
        let spoken_of = reading.salience.get(mention.actor.base.as_str()).copied().unwrap_or(0) as f64 / most;
        let here = if back == 0 { w.around_here } else { 0.0 };
        let weight = 1.0 + here - w.around_step * (back as f64) + w.around_main * spoken_of;
        if weight >= w.around_least && best.is_none_or(|(known, _)| weight > known + 1e-9) {
            best = Some((weight, &mention.actor));
        }
    }
    best.map(|(_, actor)| actor.clone())
}

fn is_two_sided(expression: Expression) -> bool {
    match expression {
        Expression::Event(event) => event.is_two_sided(),
        Expression::Tie(tie) => tie.is_symmetric() || tie == TieType::Mediation,
        Expression::Claim(_) => false,
    }
}

/// Whether two sides are the same actors, roles and order aside.
pub(crate) fn same_actors(a: &[Actor], b: &[Actor]) -> bool {
    a.len() == b.len() && a.iter().all(|a| b.iter().any(|b| a.base == b.base))
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
        for actor in std::iter::once(&mention.actor).chain(&mention.also) {
            if !actors.iter().any(|known| known.base == actor.base) {
                actors.push(actor.clone());
            }
        }
    }
    actors
}

/// A group that holds both sides: the first against the rest. Nothing stands better than words that say so.
fn both(reading: &Reading<'_>, at: usize) -> Sides {
    let mut actor = actors(reading, &reading.groups[at]);
    let recipient = actor.split_off(actor.len().min(1));
    Sides { actor, recipient, strength: 5.0, used: vec![at] }
}

/// "the Azerbaijani-Armenian conflict": two adjectives right before a noun are its two sides.
fn pair(reading: &Reading<'_>, hit: &Hit, lexeme: &Lexeme, groups: &[usize]) -> Option<Sides> {
    if lexeme.class != Class::Noun {
        return None;
    }
    groups.iter().find_map(|at| {
        let group = &reading.groups[*at];
        let members = &reading.mentions[group.members.clone()];
        let near = group.tokens.end <= hit.tokens.start && hit.tokens.start - group.tokens.end <= 2;
        if !near || members.len() < 2 || members.iter().any(|mention| mention.kind != MentionKind::Attribute) {
            return None;
        }
        Some(both(reading, *at)).filter(|sides| !sides.recipient.is_empty())
    })
}

/// "each other", "elkaar" in the trigger's clause.
fn is_reciprocal(reading: &Reading<'_>, hit: &Hit) -> bool {
    reading.clause_of(hit.tokens.start).any(|at| reading.is(at, |word| *word == Word::Pronoun(Pronoun::Reciprocal)))
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
        Some(both(reading, *at))
    })
}

/// The pair of different groups with the largest sum; a side that weighs too little stays empty.
fn best_pair(reading: &Reading<'_>, groups: &[usize], subject: &[f64], object: &[f64], own: bool) -> (Option<usize>, Option<usize>, f64) {
    let base = |at: usize| &reading.mentions[reading.groups[groups[at]].members.start].actor.base;
    let same = |a: usize, b: usize| base(a) == base(b);
    let enough = |weights: &[f64]| -> Vec<Option<usize>> {
        let enough = (0..groups.len()).filter(|at| weights[*at] >= reading.weights.side_least);
        enough.map(Some).chain([None]).collect()
    };
    let (firsts, seconds) = (enough(subject), enough(object));
    let mut best = (None, None, 0.0);
    for first in firsts {
        for second in seconds.iter().copied() {
            if let (Some(a), Some(b)) = (first, second)
                && (a == b || same(a, b))
            {
                continue;
            }
            let mut sum = first.map_or(0.0, |at| subject[at]) + second.map_or(0.0, |at| object[at]);
            if own && second.is_some() {
                sum -= 0.8;
            }
            if sum > best.2 + 1e-9 {
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
    let w = reading.weights;
    if subject != (lexeme.frame.swap != passive)
        && is_deed(lexeme.expression)
        && reading.mentions[group.members.clone()].iter().all(|mention| only_tells(&mention.actor))
    {
        return -1.0;
    }
    // "seized a Greek tanker", "began with an Azerbaijani offensive": the adjective belongs to the noun at the end of the trigger.
    // It is the other end, unless nobody else acts.
    let of_noun = mention.kind == MentionKind::Attribute && hit.rest.as_ref().is_some_and(|rest| group.tokens.end == rest.start);
    if of_noun && lexeme.class == Class::Verb {
        return if subject { w.subject_after } else { w.object_after };
    }
    let shape = match lexeme.class {
        Class::Noun => noun(reading, lexeme, group, subject, after, distance),
        _ => verb(reading, lexeme, group, subject, after, passive),
    };
    let kind = match mention.kind {
        MentionKind::Anaphor => w.anaphor,
        MentionKind::Unnamed => w.unnamed,
        MentionKind::Attribute if lexeme.class != Class::Noun => w.attribute,
        MentionKind::Named if is_state(&mention.actor) => w.state,
        _ => 0.0,
    };
    shape + kind - w.per_word * (distance.min(20) as f64) - w.per_clause * (crossings as f64) - if quoted { w.per_quote } else { 0.0 }
}

/// Acts that words alone cannot do.
fn is_deed(expression: Expression) -> bool {
    match expression {
        Expression::Event(event) => matches!(event.quad(), QuadClass::MaterialConflict | QuadClass::MaterialCooperation),
        Expression::Tie(_) => true,
        Expression::Claim(_) => false,
    }
}

/// Journalists and analysts tell what happens; they are seldom a party to it.
fn only_tells(actor: &Actor) -> bool {
    matches!(actor.role, Some(Role::Experts | Role::Media))
}

fn named_by(reading: &Reading<'_>, marker: Marker, list: &[String]) -> bool {
    match marker {
        Marker::Preposition(_, token) => list.iter().any(|word| word == reading.analysis.norm(token)),
        _ => false,
    }
}

fn verb(reading: &Reading<'_>, lexeme: &Lexeme, group: &Group, subject: bool, after: bool, passive: bool) -> f64 {
    let english = reading.analysis.lang == Language::English;
    let (to, by) = (&lexeme.frame.to, &lexeme.frame.by);
    let (w, marker) = (reading.weights, group.marker);
    if subject {
        // The grammatical subject: bare, before the verb, or after it in Dutch and German.
        return match marker {
            Marker::Bare if after && english => w.subject_after_english,
            Marker::Bare if after => w.subject_after,
            Marker::Bare => w.subject_before,
            _ => w.subject_other,
        };
    }
    if passive {
        // In a passive the other end is who did it.
        return match marker {
            Marker::Preposition(Preposition::By, _) => w.agent_by,
            Marker::Preposition(Preposition::From, _) => w.agent_from,
            _ if named_by(reading, marker, by) => w.agent_by,
            _ => -1.0,
        };
    }
    if named_by(reading, marker, if lexeme.frame.swap { by } else { to }) {
        return w.object_named;
    }
    match marker {
        Marker::Preposition(Preposition::Against, _) => w.object_against,
        Marker::Preposition(Preposition::With, _) if is_two_sided(lexeme.expression) => w.object_with,
        Marker::Preposition(Preposition::To | Preposition::On, _) => w.object_to,
        Marker::Preposition(Preposition::For, _) => w.object_for,
        Marker::Preposition(Preposition::From, _) if lexeme.frame.swap => w.object_from,
        Marker::Preposition(Preposition::With | Preposition::Of, _) => w.object_of,
        Marker::Preposition(Preposition::In, _) => w.object_in,
        Marker::Genitive => w.object_genitive,
        Marker::Bare if after && english => w.object_after_english,
        Marker::Bare if after => w.object_after,
        // Verb at the end: subject, object, verb.
        Marker::Bare if !english => w.object_before,
        _ => -1.0,
    }
}

fn noun(reading: &Reading<'_>, lexeme: &Lexeme, group: &Group, subject: bool, after: bool, distance: usize) -> f64 {
    let (to, by) = (&lexeme.frame.to, &lexeme.frame.by);
    let attribute = reading.mentions[group.members.end - 1].kind == MentionKind::Attribute;
    let (w, marker) = (reading.weights, group.marker);
    // Where "of" marks the recipient ("the conquest of"), so does a genitive.
    let object_genitive = to.iter().any(|word| matches!(word.as_str(), "van" | "von" | "of")) && marker == Marker::Genitive && after;
    if subject {
        if named_by(reading, marker, to) || object_genitive {
            return -1.0;
        }
        if named_by(reading, marker, by) && after {
            return w.noun_named;
        }
        return match marker {
            _ if attribute && !after && distance <= 2 => w.noun_adjective,
            Marker::Genitive if !after && distance <= 3 => w.noun_genitive_before,
            Marker::Genitive if after && distance <= 3 => w.noun_genitive_after,
            Marker::Preposition(Preposition::Of, _) if after && distance <= 5 => w.noun_of,
            Marker::Preposition(Preposition::By, _) if after => w.noun_by,
            Marker::Preposition(Preposition::From, _) if after => w.noun_from,
            Marker::Bare if !after => w.noun_subject_before,
            Marker::Bare => w.noun_subject_after,
            _ => -1.0,
        };
    }
    if (named_by(reading, marker, to) || object_genitive) && after {
        return w.noun_named;
    }
    match marker {
        Marker::Preposition(Preposition::Against | Preposition::On, _) if after => w.noun_against,
        Marker::Preposition(Preposition::To, _) if after => w.noun_to,
        Marker::Preposition(Preposition::With, _) if after => w.noun_with,
        Marker::Preposition(Preposition::For | Preposition::In, _) if after => w.noun_in,
        Marker::Preposition(Preposition::Against | Preposition::With, _) => w.noun_with_before,
        Marker::Bare if after => w.noun_object_after,
        Marker::Preposition(Preposition::Of, _) | Marker::Genitive if after => w.noun_object_of,
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
            let by = (hit.last() + 1..(hit.last() + 3).min(clause.end))
                .any(|at| reading.is(at, |word| *word == Word::Preposition(Preposition::By)));
            any(before, Word::Passive) || by
        }
        _ => is_participle(word) && any(clause.clone(), Word::Passive) && !any(clause, Word::Perfect),
    }
}

/// Dutch and German participles by their shape: ge- at the start or after a particle, or an unstressed prefix.
fn is_participle(word: &str) -> bool {
    let ending = ["t", "d", "en", "te", "de", "ten", "den"].iter().any(|ending| word.ends_with(ending));
    let prefix = word.starts_with("ge")
        || ["be", "ver", "er", "ent", "ont", "her", "zer", "mis", "uber", "over", "unter", "onder", "wider"]
            .iter()
            .any(|prefix| word.starts_with(prefix))
        || word.match_indices("ge").any(|(at, _)| (2..=6).contains(&at));
    // Borrowed verbs take no ge-: "bombardiert", "geblokkeerd".
    word.ends_with("iert") || word.ends_with("eerd") || (ending && prefix)
}

/// Whether the event needs someone at both ends to be an act between actors.
pub(crate) fn wants_recipient(event: EventType) -> bool {
    matches!(
        event,
        EventType::Aid | EventType::Cooperate | EventType::Sanction | EventType::Support | EventType::Accuse | EventType::Consult
    )
}

/// Whether somebody is at the other end even where the sentence does not say who. Forces are moved and given up without one.
pub(crate) fn has_other_end(event: EventType) -> bool {
    !matches!(event, EventType::Mobilize | EventType::Retreat)
}
