//! What holds for a time: relational words with both their ends.

use crate::claims::{self, ClaimMention};
use crate::evidence::{self, Evidence};
use crate::mentions::MentionKind;
use crate::reading::Reading;
use crate::sides::{self, same_actors};
use crate::status;
use crate::times::TimeMention;
use foederis_knowledge::{Expression, Hit, Lexeme, Preposition};
use foederis_model::{Edtf, Status, Tie, TieType};

/// Among how many of the last ties the same one is looked for. A report tells of fewer; a text made of nothing but ties would
/// be compared with itself.
const RECENT: usize = 1000;

/// The document's ties, each type and pair once.
pub(crate) fn code(reading: &Reading<'_>, claims: &[ClaimMention]) -> Vec<Tie> {
    let mut ties: Vec<Tie> = Vec::new();
    let mut taken = 0;
    for (hit, lexeme) in &reading.lexemes {
        let Expression::Tie(tie_type) = lexeme.expression else { continue };
        if hit.tokens.start < taken {
            continue;
        }
        let Some(tie) = tie(reading, claims, hit, lexeme, tie_type) else { continue };
        taken = hit.tokens.end;
        let recent = ties.len().saturating_sub(RECENT);
        match ties[recent..].iter_mut().find(|known| same(known, &tie)) {
            Some(known) => join(known, tie),
            None => ties.push(tie),
        }
    }
    ties
}

fn tie(reading: &Reading<'_>, claims: &[ClaimMention], hit: &Hit, lexeme: &Lexeme, tie_type: TieType) -> Option<Tie> {
    let mut sides = sides::find(reading, hit, lexeme);
    let strength = sides.strength.min(2.5) / 2.5;
    let missing =
        sides.actor.is_empty() || (sides.recipient.is_empty() && tie_type != TieType::Control && tie_type != TieType::TerritorialClaim);
    sides::complete(reading, hit, &mut sides);
    let (mut from, mut to) = (sides.actor, sides.recipient);
    let token = hit.tokens.start;
    let territorial = matches!(tie_type, TieType::Control | TieType::TerritorialClaim);
    let mut place =
        if territorial || matches!(tie_type, TieType::Deployment | TieType::Route) { places(reading, token) } else { Vec::new() };
    if territorial {
        // The other end is land: what is also a disputed territory is written as a place.
        to.retain(|actor| match reading.pack.names.territory(&actor.base) {
            Some(name) => {
                if !place.contains(name) {
                    place.insert(0, name.clone());
                }
                false
            }
            None => true,
        });
    } else if tie_type.is_symmetric() && to.is_empty() && from.len() > 1 {
        to = from.split_off(1);
    }
    let ends = match (from.is_empty(), to.is_empty() && place.is_empty()) {
        (false, false) => 1.0,
        _ => 0.0,
    };
    let w = reading.weights;
    let score = lexeme.weight * ends * (w.tie_flat + (1.0 - w.tie_flat) * strength) - if missing { w.tie_missing } else { 0.0 }
        + w.tie_bias(tie_type);
    if score < w.tie_least {
        return None;
    }
    let evidence = evidence::around(reading, token);
    let trigger = Evidence::new(reading, hit.tokens.clone());
    let mut status = status::of(reading, hit, lexeme);
    let mut claimed_by = Vec::new();
    let said = claims::in_sentence(claims, reading.sentence(token).start)
        .iter()
        .find(|claim| claim.scope.contains(&token) && !claim.cue.contains(&token));
    if let (Status::Asserted, Some(claim)) = (status, said) {
        status = Status::Claimed;
        claimed_by.clone_from(&claim.by);
    }
    let (since, until) = terms(reading, token);
    Some(Tie {
        tie_type,
        from,
        to,
        via: via(reading, token, tie_type),
        place,
        since,
        until,
        figures: Vec::new(),
        status,
        claimed_by,
        evidence: vec![evidence.text],
        trigger: Some(trigger.text),
        spans: vec![evidence.span],
        trigger_span: Some(trigger.span),
    })
}

/// Places in the sentence, the nearest first.
fn places(reading: &Reading<'_>, token: usize) -> Vec<String> {
    let mut found: Vec<(usize, String)> = reading.mentions[reading.mentions_in(&reading.sentence(token))]
        .iter()
        .filter(|mention| mention.kind == MentionKind::Place)
        .filter_map(|mention| Some((mention.tokens.start.abs_diff(token), mention.place.clone()?)))
        .collect();
    found.sort();
    let mut places: Vec<String> = Vec::new();
    for (_, place) in found.into_iter().take(2) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

/// A body named in the sentence "through" which a pact or partnership runs.
fn via(reading: &Reading<'_>, token: usize, tie_type: TieType) -> Option<String> {
    if !matches!(tie_type, TieType::DefencePact | TieType::Partnership) {
        return None;
    }
    reading.groups[reading.groups_in(&reading.sentence(token))]
        .iter()
        .filter(|group| matches!(group.marker.preposition(), Some(Preposition::By | Preposition::In | Preposition::Other)))
        .map(|group| &reading.mentions[group.members.start].actor)
        .find(|actor| {
            !crate::mentions::is_state(actor)
                && actor.role.is_none()
                && actor.base.chars().all(|c| c.is_ascii_uppercase())
                && !actor.base.is_empty()
        })
        .map(|actor| actor.base.clone())
}

/// "since 2014", "until 2020"
fn terms(reading: &Reading<'_>, token: usize) -> (Option<Edtf>, Option<Edtf>) {
    let times = reading.times_in(&reading.sentence(token));
    let when = |time: Option<&TimeMention>| time.and_then(|time| time.when.clone());
    (when(times.iter().find(|time| time.since)), when(times.iter().find(|time| time.until)))
}

fn same(a: &Tie, b: &Tie) -> bool {
    let straight =
        || same_actors(&a.from, &b.from) && same_actors(&a.to, &b.to) && (!a.to.is_empty() || a.place.first() == b.place.first());
    let crossed = || a.tie_type.is_symmetric() && same_actors(&a.from, &b.to) && same_actors(&a.to, &b.from);
    a.tie_type == b.tie_type && (straight() || crossed())
}

fn join(known: &mut Tie, tie: Tie) {
    known.since = known.since.take().or(tie.since);
    known.until = known.until.take().or(tie.until);
    known.via = known.via.take().or(tie.via);
    if tie.status == Status::Asserted && known.status == Status::Claimed {
        known.status = Status::Asserted;
        known.claimed_by.clear();
    }
    evidence::join(&mut known.evidence, &mut known.spans, tie.evidence, tie.spans);
}
