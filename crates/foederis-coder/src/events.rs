//! What happened: the facts that the learned part found, with time, place and status; one event per happening.

use crate::claims::{self, ClaimMention};
use crate::evidence::{self, Evidence};
use crate::explain::Fate;
use crate::learned::{self, Attribute, Found, Part, View};
use crate::mentions::same_actors;
use crate::plover;
use foederis_model::{Actor, Event, Status};

/// A telling is taken for one of an event told before when its words express the type at least so likely.
const RETELLING: f32 = 0.3;

/// The document's events, in the order of their triggers. `found` are those that may be, with their confidence; `each` is told what
/// became of those that were not too unlikely.
pub(crate) fn code(
    view: &View<'_, '_>,
    part: &Part,
    claims: &[ClaimMention],
    found: &[Found],
    least: f32,
    mut each: impl FnMut(usize, Fate),
) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for (at, found) in found.iter().enumerate() {
        let told = |events: &mut [Event], event: &Event| {
            let recent = events.len().saturating_sub(RECENT);
            // A retelling that could be of several is of the one told last.
            let known = events[recent..].iter().rposition(|known| is_retold(known, event));
            known.map(|at| recent + at)
        };
        if found.confidence >= least {
            each(at, Fate::Coded(events.len()));
            events.push(event(view, part, claims, found));
        } else if found.trigger >= RETELLING
            && events.iter().rev().take(RECENT).any(|known| known.event_type == learned::event(found.label))
        {
            let event = event(view, part, claims, found);
            if let Some(known) = told(&mut events, &event) {
                each(at, Fate::Told(known));
                join(&mut events[known], event);
            }
        }
    }
    events
}

/// Whether an event can be one told before.
fn is_retold(known: &Event, event: &Event) -> bool {
    known.event_type == event.event_type && sides_agree(known, event) && times_agree(known, event) && same_reality(known, event)
}

fn event(view: &View<'_, '_>, part: &Part, claims: &[ClaimMention], found: &Found) -> Event {
    let reading = view.reading;
    let event_type = learned::event(found.label);
    let token = found.hit.tokens.start;
    let evidence = evidence::around(reading, token);
    let trigger = Evidence::new(reading, found.hit.tokens.clone());
    let [actor, recipient] = reading.ends(found, event_type.is_two_sided());
    let status = learned::status(view, found, part.attribute(Attribute::Status));
    let (mode, context) = plover::read(reading, event_type, &found.hit, actor.iter().chain(&recipient));
    Event {
        event_type,
        quad: None,
        mode,
        context,
        intensity: None,
        when: learned::when(view, found, part.attribute(Attribute::When)),
        place: learned::places(view, found, part.attribute(Attribute::Place)),
        claimed_by: claims::vouchers(reading, claims, token, status, &actor),
        actor,
        recipient,
        figures: Vec::new(),
        status,
        confidence: Some(learned::rounded(found.confidence)),
        evidence: vec![evidence.text],
        trigger: Some(trigger.text),
        spans: vec![evidence.span],
        trigger_span: Some(trigger.span),
    }
}

fn sides_agree(a: &Event, b: &Event) -> bool {
    let agree = |a: &[Actor], b: &[Actor]| a.is_empty() || b.is_empty() || same_actors(a, b);
    let straight = agree(&a.actor, &b.actor) && agree(&a.recipient, &b.recipient);
    let crossed = a.event_type.is_two_sided() && agree(&a.actor, &b.recipient) && agree(&a.recipient, &b.actor);
    (straight || crossed) && !(a.actor.is_empty() && a.recipient.is_empty() && !(b.actor.is_empty() && b.recipient.is_empty()))
}

fn times_agree(a: &Event, b: &Event) -> bool {
    match (&a.when, &b.when) {
        (Some(a), Some(b)) => a.overlaps(b),
        _ => true,
    }
}

/// What may come and what came are two events, however alike.
fn same_reality(a: &Event, b: &Event) -> bool {
    let kind = |event: &Event| match event.status {
        Status::Asserted | Status::Claimed | Status::Denied => 0,
        Status::Negated => 1,
        Status::Hypothetical => 2,
    };
    kind(a) == kind(b)
}

/// Among how many of the last events the same happening is looked for. A report tells of fewer; a text made of nothing but
/// events would be compared with itself.
const RECENT: usize = 1000;

fn join(known: &mut Event, event: Event) {
    // "since 2020" told later says when something else began, not when this was.
    if known.when.is_none() && event.when.as_ref().is_some_and(|when| when.length_days().is_some()) {
        known.when = event.when;
    }
    if event.status == Status::Asserted && known.status == Status::Claimed {
        known.status = Status::Asserted;
        known.claimed_by.clear();
    }
    known.mode = known.mode.or(event.mode);
    for place in event.place {
        if !known.place.contains(&place) && known.place.len() < 3 {
            known.place.push(place);
        }
    }
    evidence::join(&mut known.evidence, &mut known.spans, event.evidence, event.spans);
}
