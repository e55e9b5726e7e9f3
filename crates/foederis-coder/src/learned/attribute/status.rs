//! Whether the text vouches for a fact.

use super::super::decide::Found;
use super::super::examples::Choice;
use super::super::feature::{Bag, Feature, put};
use super::super::model::Weighing;
use super::super::view::View;
use super::{best, clear, verb};
use foederis_knowledge::Expression;
use foederis_model::Status;

/// So many words before the trigger words of speech are looked for …
const REACH: usize = 60;
/// … and among so many entries of the lexicon.
const ENTRIES: usize = 60;
/// A question mark is among so many last words of its sentence.
const END: usize = 3;
/// So many times of the sentence are looked at.
const TIMES: usize = 8;

/// The status of what was found.
pub(crate) fn status(view: &View<'_, '_>, found: &Found, weighing: &Weighing) -> Status {
    Status::ALL[best(weighing, options(view, found))]
}

/// All of them, with what speaks for each.
pub(in super::super) fn sums(view: &View<'_, '_>, found: &Found, weighing: &Weighing) -> Vec<(Status, f32)> {
    Status::ALL.iter().copied().zip(options(view, found).map(|features| weighing.sum(&features))).collect()
}

/// All of them, and which is right.
pub(in super::super) fn choices(view: &View<'_, '_>, found: &Found, right: Status) -> Vec<Choice> {
    options(view, found).zip(Status::ALL).map(|(features, status)| (features, *status == right)).collect()
}

fn options(view: &View<'_, '_>, found: &Found) -> impl Iterator<Item = Vec<Feature>> {
    let mut shared = verb::features(view, found);
    let rule = crate::status::of(view.reading, &found.hit, &found.lexeme);
    put!(shared, "rule", rule.code());
    put!(shared, "rule type", rule.code(), u64::from(found.label.0));
    put!(shared, "rule lang", rule.code(), view.lang);
    put!(shared, "rule upos", rule.code(), view.upos(found.head), view.plain(found.head));
    if let Some(own) = found.lexeme.status {
        put!(shared, "entry", own.code());
    }
    for token in view.dependents(found.head).chain([found.head]) {
        for listed in view.listed(token..token + 1, token) {
            put!(shared, "own", listed);
            put!(shared, "own rule", listed, rule.code());
        }
    }
    governed(view, found, rule, &mut shared);
    said(view, found, &mut shared);
    ahead(view, found, &mut shared);
    shared.finish();
    Status::ALL.iter().enumerate().map(move |(at, status)| typed(&shared, at, *status))
}

/// The usual status weighs nothing; the features of the others are their own.
fn typed(shared: &Bag, at: usize, status: Status) -> Vec<Feature> {
    if status == Status::Asserted {
        return Vec::new();
    }
    let mut bag = Bag::default();
    bag.push_typed(&shared.features, at as u64);
    bag.features
}

/// What the grammar says by itself, the same in all languages: what hangs on the trigger, and what the trigger hangs on.
fn governed(view: &View<'_, '_>, found: &Found, rule: Status, bag: &mut Bag) {
    let clear = clear::of(view, found.head);
    let verdict = clear.map_or("-", Status::code);
    put!(bag, "clear", verdict);
    put!(bag, "clear lang", verdict, view.lang);
    put!(bag, "clear upos", verdict, view.upos(found.head));
    put!(bag, "clear rule", verdict, rule.code());
    // "Sollte es zu …", "mocht …", "if …" stand first; a question says nothing happened.
    let reading = view.reading;
    let (clause, sentence) = (reading.clause_of(found.head), reading.sentence(found.head));
    put!(bag, "clause first", view.lang, view.norm(clause.start));
    put!(bag, "sentence first", view.lang, view.norm(sentence.start));
    let asks = sentence.rev().take(END).any(|token| reading.analysis.word(token) == "?");
    put!(bag, "asks", asks, view.upos(found.head));
    put!(bag, "clear said", verdict, view.reading.said_at(found.head).is_some());
}

/// Words of speech in the sentence and before it, and how they stand to the trigger.
fn said(view: &View<'_, '_>, found: &Found, bag: &mut Bag) {
    let reading = view.reading;
    let sentence = reading.sentence(found.head);
    let from = sentence.start.max(found.head.saturating_sub(REACH));
    let from = reading.lexemes.partition_point(|(hit, _)| hit.tokens.start < from);
    let here = reading.lexemes[from..].iter().take_while(|(hit, _)| hit.tokens.start < sentence.end).take(ENTRIES);
    for (hit, lexeme) in here {
        if let Expression::Claim(stance) = lexeme.expression {
            let before = hit.tokens.start < found.head;
            let same = reading.clause[hit.tokens.start] == reading.clause[found.head];
            if hit.covers(found.head) {
                put!(bag, "says itself", stance.code());
                continue;
            }
            put!(bag, "said", before, same);
            put!(bag, "said stance", before, same, stance.code());
            put!(bag, "said type", u64::from(found.label.0), same, stance.code());
        }
    }
}

/// A time to come in the sentence.
fn ahead(view: &View<'_, '_>, found: &Found, bag: &mut Bag) {
    let reading = view.reading;
    let published = reading.document.published.as_ref().and_then(|published| published.bounds().1);
    for time in reading.times_in(&reading.sentence(found.head)).iter().take(TIMES) {
        let (Some(published), Some(first)) = (published, time.when.as_ref().and_then(|when| when.bounds().0)) else { continue };
        put!(bag, "ahead", first > published, reading.clause[time.tokens.start] == reading.clause[found.head]);
    }
}
