//! What happened: triggers of the lexicon with sides, time, place and status; one event per happening.

use crate::claims::{self, ClaimMention};
use crate::evidence::{self, Evidence};
use crate::mentions::MentionKind;
use crate::reading::Reading;
use crate::sides::{self, Sides, same_actors};
use crate::status;
use crate::weights::Weights;
use foederis_knowledge::{Class, Expression, Hit, Lexeme, Preposition};
use foederis_model::{Actor, Edtf, Event, EventType, FigureKind, Language, Stance, Status};
use std::ops::Range;

/// One reading of a trigger.
struct Candidate {
    event: Event,
    token: usize,
    /// The tokens of the trigger.
    words: Range<usize>,
    score: f64,
    class: Class,
}

/// The document's events, in the order of their triggers.
pub(crate) fn code(reading: &Reading<'_>, claims: &[ClaimMention]) -> Vec<Event> {
    // A trigger's rivals stand in its own sentence.
    let sentence = |(hit, _): &(Hit, &Lexeme)| reading.analysis.sentence_of(hit.tokens.start);
    let mut kept = Vec::new();
    for lexemes in reading.lexemes.chunk_by(|a, b| sentence(a) == sentence(b)) {
        let start = reading.sentence(lexemes[0].0.tokens.start).start;
        let candidates = candidates(reading, claims::in_sentence(claims, start), lexemes);
        kept.extend(drop_weaker(reading, drop_wished(reading, candidates)));
    }
    merge(reading, kept)
}

/// One reading of every trigger of a sentence that can be an event.
fn candidates(reading: &Reading<'_>, claims: &[ClaimMention], lexemes: &[(Hit, &Lexeme)]) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut taken = 0;
    for hits in lexemes.chunk_by(|(a, _), (b, _)| a.tokens.start == b.tokens.start) {
        if hits[0].0.tokens.start < taken {
            continue;
        }
        // One event a word: of the entries that begin here, the one that says most and stands best.
        let best = hits
            .iter()
            .filter_map(|(hit, lexeme)| match lexeme.expression {
                Expression::Event(event_type) => Some((hit, candidate(reading, claims, hit, lexeme, event_type)?)),
                _ => None,
            })
            .max_by(|(a, x), (b, y)| (a.words, a.letters).cmp(&(b.words, b.letters)).then(x.score.total_cmp(&y.score)));
        if let Some((hit, candidate)) = best {
            taken = hit.tokens.end;
            candidates.push(candidate);
        }
    }
    candidates
}

/// What is asked for or threatened with is part of the asking: "called on them to lay down arms", "bat um Unterstützung".
/// The candidates are those of one sentence.
fn drop_wished(reading: &Reading<'_>, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let wished = |candidate: &Candidate, by: &Candidate| {
        let clauses = reading.clause[candidate.token].abs_diff(reading.clause[by.token]);
        let infinitive = candidate.words.clone().any(|at| at > 0 && is_infinitive(reading, at));
        let noun = candidate.class == Class::Noun && candidate.token <= by.token + WISH_REACH / 2 && clauses == 0;
        clauses <= 1 && (infinitive || noun)
    };
    let kept: Vec<bool> = candidates
        .iter()
        .map(|candidate| {
            let before = candidates.partition_point(|by| by.token + WISH_REACH < candidate.token);
            !candidates[before..]
                .iter()
                .take_while(|by| by.token < candidate.token)
                .any(|by| matches!(by.event.event_type, EventType::Request | EventType::Threaten) && wished(candidate, by))
        })
        .collect();
    candidates.into_iter().zip(kept).filter_map(|(candidate, kept)| kept.then_some(candidate)).collect()
}

/// How many words on something wished for may stand.
const WISH_REACH: usize = 10;

fn is_infinitive(reading: &Reading<'_>, token: usize) -> bool {
    let norm = reading.analysis.norm(token);
    matches!(reading.analysis.norm(token - 1), "te" | "zu" | "to")
        // "anzugreifen", "zurückzuziehen"
        || (reading.analysis.lang == Language::German && norm.len() > 7 && norm.ends_with("en") && norm.get(2..norm.len() - 4).is_some_and(|middle| middle.contains("zu")))
}

fn candidate(reading: &Reading<'_>, claims: &[ClaimMention], hit: &Hit, lexeme: &Lexeme, event_type: EventType) -> Option<Candidate> {
    if in_name(reading, hit) {
        return None;
    }
    let mut sides = sides::find(reading, hit, lexeme);
    if event_type == EventType::Assault && sides.recipient.is_empty() {
        sides.recipient.extend(attacked(reading, hit).filter(|land| !sides.actor.iter().any(|actor| actor.base == land.base)));
    }
    if event_type == EventType::Assault && has_toll(reading, hit.tokens.start) {
        sides::complete_clash(reading, hit, &mut sides);
    }
    // What is filled in from around does not make a trigger more of an event.
    let score = score(reading.weights, lexeme, &sides, event_type);
    if score < reading.weights.event_least {
        return None;
    }
    if sides::has_other_end(event_type) || sides.actor.is_empty() {
        sides::complete(reading, hit, &mut sides);
    }
    let token = hit.tokens.start;
    let evidence = evidence::around(reading, token);
    let trigger = Evidence::new(reading, hit.tokens.clone());
    let mut status = status::of(reading, hit, lexeme);
    let mut claimed_by = Vec::new();
    if let Some(claim) = claims.iter().find(|claim| vouches(claim, hit, event_type, &sides)) {
        if status == Status::Asserted {
            status = Status::Claimed;
        }
        claimed_by.clone_from(&claim.by);
    }
    let event = Event {
        event_type,
        when: when(reading, token),
        place: places(reading, hit, &sides),
        actor: sides.actor,
        recipient: sides.recipient,
        figures: Vec::new(),
        status,
        claimed_by,
        evidence: vec![evidence.text],
        trigger: Some(trigger.text),
        spans: vec![evidence.span],
        trigger_span: Some(trigger.span),
    };
    Some(Candidate { event, token, words: hit.tokens.clone(), score, class: lexeme.class })
}

/// Whose the town is that is attacked, shelled, taken.
fn attacked(reading: &Reading<'_>, hit: &Hit) -> Option<Actor> {
    reading.mentions[reading.mentions_in(&reading.clause_of(hit.tokens.start))]
        .iter()
        .filter(|mention| mention.kind == MentionKind::Place && !mention.actor.base.is_empty())
        .min_by_key(|mention| mention.tokens.start.abs_diff(hit.tokens.start))
        .map(|mention| Actor::new(mention.actor.base.clone()))
}

/// Whether the sentence counts dead or injured.
fn has_toll(reading: &Reading<'_>, token: usize) -> bool {
    reading
        .figures_in(&reading.sentence(token))
        .iter()
        .any(|mention| matches!(mention.figure.what, FigureKind::Deaths | FigureKind::Injured))
}

/// A trigger inside a name ("Defence Ministry", "Peace Corps") is no event.
fn in_name(reading: &Reading<'_>, hit: &Hit) -> bool {
    let at = reading.mentions.partition_point(|mention| mention.tokens.end <= hit.tokens.start);
    reading.mentions.get(at).is_some_and(|mention| mention.tokens.start <= hit.tokens.start && hit.tokens.end <= mention.tokens.end)
}

/// The lexicon's weight, lowered where a side is missing.
fn score(w: &Weights, lexeme: &Lexeme, sides: &Sides, event_type: EventType) -> f64 {
    let (actor, recipient) = (!sides.actor.is_empty(), !sides.recipient.is_empty());
    if (lexeme.frame.both && !(actor && recipient)) || (lexeme.frame.actor && !actor) {
        return 0.0;
    }
    let share = match (actor, recipient) {
        (true, true) => 1.0,
        (true, false) if sides::wants_recipient(event_type) => w.without_wanted,
        (true, false) => w.without_recipient,
        (false, true) => w.without_actor,
        (false, false) => w.without_sides,
    };
    lexeme.weight * share
        + if actor && recipient { w.with_both } else { 0.0 }
        + if lexeme.class == Class::Noun { w.noun_bonus } else { 0.0 }
        + w.event_bias(event_type)
}

/// Whether an event stands only on what a speaker says: inside his quotation or after his "says that".
fn vouches(claim: &ClaimMention, hit: &Hit, event_type: EventType, sides: &Sides) -> bool {
    let token = hit.tokens.start;
    let own_act = matches!(
        (claim.stance, event_type),
        (Stance::Accuses, EventType::Accuse) | (Stance::Denies, EventType::Reject) | (Stance::CallsFor, EventType::Request)
    );
    let speaks_of_himself = sides.actor.iter().any(|actor| claim.by.iter().any(|by| by.base == actor.base))
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
fn places(reading: &Reading<'_>, hit: &Hit, sides: &Sides) -> Vec<String> {
    let token = hit.tokens.start;
    let sentence = reading.sentence(token);
    let mut found: Vec<(usize, String)> = Vec::new();
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
                (Some(place), MentionKind::Place) if located => found.push((distance, place.clone())),
                (_, MentionKind::Named)
                    if group.marker.preposition() == Some(Preposition::In)
                        && !sides.used.contains(&at)
                        && crate::mentions::is_state(&mention.actor) =>
                {
                    found.push((distance + 6, mention.actor.base.clone()));
                }
                _ => {}
            }
        }
    }
    found.sort();
    let mut places: Vec<String> = Vec::new();
    for (_, place) in found {
        if !places.contains(&place) && places.len() < 3 {
            places.push(place);
        }
    }
    places
}

/// Of one sentence's candidates, two of one type in one clause, or with the same sides, tell one event: "started an offensive and
/// attacked".
fn drop_weaker(reading: &Reading<'_>, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        let rival = kept.iter_mut().rev().find(|other| {
            other.event.event_type == candidate.event.event_type
                && (reading.clause[other.token] == reading.clause[candidate.token] || sides_agree(&other.event, &candidate.event))
        });
        match rival {
            Some(rival) => {
                if candidate.score > rival.score + 1e-9 {
                    *rival = candidate;
                }
            }
            None => kept.push(candidate),
        }
    }
    kept
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

/// One event per happening: the same type, sides and time told again adds evidence to the first telling.
fn merge(reading: &Reading<'_>, candidates: Vec<Candidate>) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let mut tokens = Vec::new();
    for Candidate { event, token, .. } in candidates {
        let recent = events.len().saturating_sub(RECENT);
        // A retelling that could be of several is of the one told last.
        let known = events[recent..].iter_mut().rev().find(|known| {
            known.event_type == event.event_type && sides_agree(known, &event) && times_agree(known, &event) && same_reality(known, &event)
        });
        if let Some(known) = known {
            join(known, event);
        } else {
            events.push(event);
            tokens.push(token);
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
    if known.actor.is_empty() && !known.recipient.iter().any(|r| event.actor.iter().any(|a| a.base == r.base)) {
        known.actor = event.actor;
    }
    if known.recipient.is_empty() && !known.actor.iter().any(|a| event.recipient.iter().any(|r| a.base == r.base)) {
        known.recipient = event.recipient;
    }
    // The more exact time wins; the text's own word beats hearsay.
    let days = |when: &Option<Edtf>| when.as_ref().map_or(i64::MAX, |when| when.length_days().unwrap_or(i64::MAX - 1));
    // "since 2020" told later says when something else began, not when this was.
    let closed = event.when.as_ref().is_some_and(|when| when.length_days().is_some());
    if closed && days(&event.when) < days(&known.when) {
        known.when = event.when;
    }
    if event.status == Status::Asserted && known.status != Status::Asserted {
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
