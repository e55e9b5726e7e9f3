//! What holds for a time: the ties that the learned part found, with place, terms and status.

use crate::claims::{self, ClaimMention};
use crate::evidence::{self, Evidence};
use crate::explain::Fate;
use crate::learned::{self, Attribute, Found, Part, View};
use crate::mentions::{MentionKind, same_actors};
use crate::reading::Reading;
use crate::scope;
use crate::times::TimeMention;
use foederis_knowledge::Preposition;
use foederis_model::{Edtf, Status, Tie, TieType};

/// Among how many of the last ties the same one is looked for. A report tells of fewer; a text made of nothing but ties would
/// be compared with itself.
const RECENT: usize = 1000;

/// Days from which on a span is one over which something held, not on which it happened.
const SPAN: i64 = 60;
/// How far up the tree the word that says that a tie begins or ends is looked for.
const ABOVE: usize = 3;
/// How far up from a time the word that it belongs to is.
const UP: usize = 3;

/// The document's ties, each type and pair once. `found` are those that may be, with their confidence; `each` is told what became
/// of those that are sure enough.
pub(crate) fn code(
    view: &View<'_, '_>,
    part: &Part,
    claims: &[ClaimMention],
    found: &[Found],
    least: f32,
    mut each: impl FnMut(usize, Fate),
) -> Vec<Tie> {
    let mut ties: Vec<Tie> = Vec::new();
    // Where each is told.
    let mut tellings = Vec::new();
    for (at, found) in found.iter().enumerate().filter(|(_, found)| found.confidence >= least) {
        let Some(tie) = tie(view, part, claims, found) else {
            each(at, Fate::WithoutEnds);
            continue;
        };
        for tie in single(tie) {
            let recent = ties.len().saturating_sub(RECENT);
            if let Some(known) = ties[recent..].iter().position(|known| same(known, &tie)) {
                each(at, Fate::Told(recent + known));
                tellings.push((found.hit.tokens.clone(), recent + known));
                join(&mut ties[recent + known], tie);
            } else {
                each(at, Fate::Coded(ties.len()));
                tellings.push((found.hit.tokens.clone(), ties.len()));
                ties.push(tie);
            }
        }
    }
    scope::attach(view, &mut ties, &tellings);
    ties
}

/// One membership for each member and body, as the codebook has it; other ties as they are.
fn single(tie: Tie) -> Vec<Tie> {
    if tie.tie_type != TieType::Membership || tie.to.is_empty() {
        return vec![tie];
    }
    let pairs = tie.from.iter().flat_map(|from| tie.to.iter().map(move |to| (from, to)));
    pairs.map(|(from, to)| Tie { from: vec![from.clone()], to: vec![to.clone()], ..tie.clone() }).collect()
}

/// A tie that was found; one without both its ends is none.
fn tie(view: &View<'_, '_>, part: &Part, claims: &[ClaimMention], found: &Found) -> Option<Tie> {
    let reading = view.reading;
    let tie_type = learned::tie(found.label);
    let token = found.hit.tokens.start;
    let [from, mut to] = reading.ends(found, tie_type.is_symmetric());
    let territorial = matches!(tie_type, TieType::Control | TieType::TerritorialClaim);
    let mut place =
        if territorial || matches!(tie_type, TieType::Deployment | TieType::Route) { places(reading, token) } else { Vec::new() };
    if territorial {
        // The other end is land: what is also a disputed territory is written as a place.
        for mention in found.sides[1].iter().map(|at| &reading.mentions[*at]) {
            let territory = reading.pack.names.territory(&mention.actor.base);
            if let Some(name) = mention.place.as_ref().filter(|_| mention.kind == MentionKind::Place).or(territory) {
                to.retain(|actor| actor.base != mention.actor.base);
                place.retain(|known| known != name);
                place.insert(0, name.clone());
            }
        }
    }
    if from.is_empty() || (to.is_empty() && place.is_empty()) {
        return None;
    }
    let evidence = evidence::around(reading, token);
    let trigger = Evidence::new(reading, found.hit.tokens.clone());
    let status = learned::status(view, found, part.attribute(Attribute::Status));
    let claimed_by = claims::vouchers(reading, claims, token, status, &from);
    let (since, until) = terms(view, found);
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
        scope: Vec::new(),
        confidence: Some(learned::rounded(found.confidence)),
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

/// Since when and until when a tie holds, where its sentence says so: "since 2014", "until 2020", "between 2011 and 2020", "joined in 2004".
fn terms(view: &View<'_, '_>, found: &Found) -> (Option<Edtf>, Option<Edtf>) {
    let (reading, head) = (view.reading, found.head);
    // A time belongs to what governs it: the trigger, what that hangs on, or what hangs on it ("the pipeline opened in 2005").
    let above: Vec<usize> = std::iter::successors(Some(head), |token| view.head(*token)).take(ABOVE).collect();
    let near = |token: &usize| above.contains(token) || view.head(*token) == Some(head);
    let governor = |time: &TimeMention| {
        let up = |token| std::iter::successors(view.head(token), |token| view.head(*token)).take(UP);
        time.tokens.clone().flat_map(up).find(near)
    };
    let mut times: Vec<(&TimeMention, usize)> =
        reading.times_in(&reading.sentence(head)).iter().filter_map(|time| Some((time, governor(time)?))).collect();
    times.sort_by_key(|(time, _)| time.tokens.start.abs_diff(head));
    let marked = |mark: fn(&TimeMention) -> bool| times.iter().find(|(time, _)| mark(time)).and_then(|(time, _)| time.when.clone());
    let (since, until) = (marked(|time| time.since), marked(|time| time.until));
    if since.is_some() || until.is_some() {
        return (since, until);
    }
    for (time, governor) in times {
        let Some(when) = &time.when else { continue };
        let lasts = |(first, last): &(&str, &str)| {
            // "The nineties" are when something was so, not since when.
            let decade = first.ends_with('0') && last.ends_with('9') && first.len() == 4 && first.get(..3) == last.get(..3);
            !decade && when.length_days().is_none_or(|days| days > SPAN)
        };
        if let Some((first, last)) = when.as_str().split_once('/').filter(lasts) {
            return (first.parse().ok(), last.parse().ok());
        }
        // "Became a member in 2004": in some trees the verb hangs on the noun.
        let hanging = view.dependents(head).filter(|token| view.relation(*token) == "cop");
        for token in [governor].into_iter().chain(above.iter().copied()).chain(found.hit.tokens.clone()).chain(hanging) {
            let lemma = view.lemma(token).to_lowercase();
            if reading.pack.begins_tie(&lemma) {
                return (Some(when.clone()), None);
            } else if reading.pack.ends_tie(&lemma) {
                return (None, Some(when.clone()));
            }
        }
    }
    (None, None)
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
