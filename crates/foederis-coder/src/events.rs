//! What happened: the facts that the learned part found, with time, place and status; one event per happening.

use crate::claims::{self, ClaimMention};
use crate::evidence::{self, Evidence};
use crate::learned::{self, Found};
use crate::mentions::{MentionKind, same_actors};
use crate::reading::Reading;
use crate::status;
use foederis_knowledge::{Hit, Preposition};
use foederis_model::{Actor, Edtf, Event, EventType, Stance, Status};

/// A telling is taken for one of an event told before when its words express the type at least so likely.
const RETELLING: f32 = 0.3;

/// The document's events, in the order of their triggers. `found` are those that may be, with their confidence.
pub(crate) fn code(reading: &Reading<'_>, claims: &[ClaimMention], found: &[Found], least: f32) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let mut tokens = Vec::new();
    for found in found {
        let told = |events: &mut [Event], event: &Event| {
            let recent = events.len().saturating_sub(RECENT);
            // A retelling that could be of several is of the one told last.
            let known = events[recent..].iter().rposition(|known| is_retold(known, event));
            known.map(|at| recent + at)
        };
        if found.confidence >= least {
            events.push(event(reading, claims, found));
            tokens.push(found.hit.tokens.start);
        } else if found.trigger >= RETELLING {
            let event = event(reading, claims, found);
            if let Some(known) = told(&mut events, &event) {
                join(&mut events[known], event);
            }
        }
    }
    // A time from elsewhere is too weak to keep two tellings apart, so it comes last.
    for (event, token) in events.iter_mut().zip(tokens) {
        if event.when.is_none() {
            event.when = when_around(reading, token, event.status);
        }
    }
    events
}

/// Whether an event can be one told before.
fn is_retold(known: &Event, event: &Event) -> bool {
    known.event_type == event.event_type && sides_agree(known, event) && times_agree(known, event) && same_reality(known, event)
}

fn event(reading: &Reading<'_>, claims: &[ClaimMention], found: &Found) -> Event {
    let event_type = learned::event(found.label);
    let token = found.hit.tokens.start;
    let evidence = evidence::around(reading, token);
    let trigger = Evidence::new(reading, found.hit.tokens.clone());
    let [actor, recipient] = reading.ends(found, event_type.is_two_sided());
    let mut status = status::of(reading, &found.hit, &found.lexeme);
    let mut claimed_by = Vec::new();
    let near = claims::in_sentence(claims, reading.sentence(token).start);
    if let Some(claim) = near.iter().find(|claim| vouches(claim, &found.hit, event_type, &actor)) {
        if status == Status::Asserted {
            status = Status::Claimed;
        }
        claimed_by.clone_from(&claim.by);
    }
    Event {
        event_type,
        when: when(reading, token),
        place: places(reading, &found.hit, found),
        actor,
        recipient,
        figures: Vec::new(),
        status,
        claimed_by,
        confidence: Some(learned::rounded(found.confidence)),
        evidence: vec![evidence.text],
        trigger: Some(trigger.text),
        spans: vec![evidence.span],
        trigger_span: Some(trigger.span),
    }
}

/// Whether an event stands only on what a speaker says: inside his quotation or after his "says that".
fn vouches(claim: &ClaimMention, hit: &Hit, event_type: EventType, actors: &[Actor]) -> bool {
    let token = hit.tokens.start;
    let own_act = matches!(
        (claim.stance, event_type),
        (Stance::Accuses, EventType::Accuse) | (Stance::Denies, EventType::Reject) | (Stance::CallsFor, EventType::Request)
    );
    let speaks_of_himself = actors.iter().any(|actor| claim.by.iter().any(|by| by.base == actor.base))
        && matches!(
            event_type,
            EventType::Request
                | EventType::Accuse
                | EventType::Reject
                | EventType::Agree
                | EventType::Threaten
                | EventType::Support
                | EventType::Concede
        );
    !own_act && !speaks_of_himself && claim.scope.contains(&token) && !claim.cue.contains(&token)
}

/// The time of the trigger's clause, else the nearest in its sentence.
fn when(reading: &Reading<'_>, token: usize) -> Option<Edtf> {
    reading
        .times_in(&reading.sentence(token))
        .iter()
        .filter(|time| time.when.is_some())
        .min_by_key(|time| {
            let clauses = reading.clause[time.tokens.start].abs_diff(reading.clause[token]);
            (clauses * 12 + time.tokens.start.abs_diff(token), time.tokens.start)
        })
        .and_then(|time| {
            let when = time.when.as_ref()?;
            if time.since { Edtf::interval(Some(when), None) } else { Some(when.clone()) }
        })
}

/// Places named in the sentence after a preposition of place, the trigger's clause first.
fn places(reading: &Reading<'_>, hit: &Hit, found: &Found) -> Vec<String> {
    let token = hit.tokens.start;
    let sentence = reading.sentence(token);
    let mut named: Vec<(usize, String)> = Vec::new();
    for at in reading.groups_in(&sentence) {
        let group = &reading.groups[at];
        let located = matches!(
            group.marker.preposition(),
            // "op Charkiv", "near Goris", and the town itself as object.
            None | Some(
                Preposition::In
                    | Preposition::On
                    | Preposition::Other
                    | Preposition::From
                    | Preposition::To
                    | Preposition::Against
                    | Preposition::Between
            )
        );
        for mention in &reading.mentions[group.members.clone()] {
            let distance = reading.clause[mention.tokens.start].abs_diff(reading.clause[token]) * 12 + mention.tokens.start.abs_diff(token);
            match (&mention.place, mention.kind) {
                (Some(place), MentionKind::Place) if located => named.push((distance, place.clone())),
                (_, MentionKind::Named)
                    if group.marker.preposition() == Some(Preposition::In)
                        && !found.sides.iter().flatten().any(|mention| group.members.contains(mention))
                        && crate::mentions::is_state(&mention.actor) =>
                {
                    named.push((distance + 6, mention.actor.base.clone()));
                }
                _ => {}
            }
        }
    }
    named.sort();
    let mut places: Vec<String> = Vec::new();
    for (_, place) in named {
        if !places.contains(&place) && places.len() < 3 {
            places.push(place);
        }
    }
    places
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

/// "had attacked", "hatte … angegriffen": told as what came before the news.
fn is_pluperfect(reading: &Reading<'_>, token: usize) -> bool {
    reading.clause_of(token).any(|at| matches!(reading.analysis.norm(at), "had" | "hadden" | "hatte" | "hatten"))
}

/// How many sentences back a time may have been set.
const TIME_BACK: usize = 2;

/// The time set last in the paragraph; else the month of publication, for what a dated report tells as news.
fn when_around(reading: &Reading<'_>, token: usize, status: Status) -> Option<Edtf> {
    let here = reading.analysis.sentence_of(token);
    let sentence = reading.analysis.sentences[here].tokens.clone();
    if !reading.times_in(&sentence).is_empty() {
        // The sentence has a time of its own that cannot be resolved.
        return None;
    }
    let start = sentence.start;
    let first = reading.analysis.sentences[here.saturating_sub(TIME_BACK)].tokens.start;
    let set = reading.times_in(&(first..start)).iter().rev().find(|time| time.when.is_some() && !time.since);
    if let Some(time) = set {
        let between = reading.analysis.tokens[time.tokens.start].bytes.start..reading.analysis.tokens[token].bytes.start;
        if !reading.analysis.text[between].contains("\n\n") {
            return time.when.clone();
        }
    }
    if status == Status::Hypothetical || is_pluperfect(reading, token) {
        return None;
    }
    let published = reading.document.published.as_ref()?;
    let (first, last) = published.bounds();
    let (first, last) = (first?, last?);
    (first.first_of_month() == last.first_of_month()).then(|| Edtf::month(first.year(), first.month()))
}

fn join(known: &mut Event, event: Event) {
    // "since 2020" told later says when something else began, not when this was.
    if known.when.is_none() && event.when.as_ref().is_some_and(|when| when.length_days().is_some()) {
        known.when = event.when;
    }
    if event.status == Status::Asserted && known.status == Status::Claimed {
        known.status = Status::Asserted;
        known.claimed_by.clear();
    }
    for place in event.place {
        if !known.place.contains(&place) && known.place.len() < 3 {
            known.place.push(place);
        }
    }
    evidence::join(&mut known.evidence, &mut known.spans, event.evidence, event.spans);
}
