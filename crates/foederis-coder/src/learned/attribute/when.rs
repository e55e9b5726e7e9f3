//! When an event was: one of the times that the text gives, the day or the month of publication, or nobody says.

use super::super::decide::{Found, shares};
use super::super::examples::Choice;
use super::super::feature::{Bag, Feature, bucket, put};
use super::super::model::Weighing;
use super::super::path::Above;
use super::super::view::View;
use super::verb;
use crate::times::TimeMention;
use foederis_model::Edtf;

/// How much an option's own share counts beside that of all that say nearly the same.
const OWN: f32 = 0.01;
/// So many words to either side of the trigger are looked at for times of its sentence.
const REACH: usize = 120;
/// How many times told before the sentence are options …
const BEFORE: usize = 5;
/// … and how many in it.
const HERE: usize = 8;

/// The time of an event that was found.
pub(crate) fn when(view: &View<'_, '_>, found: &Found, weighing: &Weighing) -> Option<Edtf> {
    let mut best = (0.0, None);
    for (when, likely) in likely(view, found, weighing) {
        if likely > best.0 {
            best = (likely, when);
        }
    }
    best.1
}

/// All that is told, each once, with what speaks for it.
pub(in super::super) fn sums(view: &View<'_, '_>, found: &Found, weighing: &Weighing) -> Vec<(Option<Edtf>, f32)> {
    likely(view, found, weighing).into_iter().map(|(when, likely)| (when, likely.ln())).collect()
}

/// All that is told, each once, with how likely it is right. Options that say nearly the same speak for each other: "on Tuesday" here
/// and the Tuesday of the sentence before are one day.
fn likely(view: &View<'_, '_>, found: &Found, weighing: &Weighing) -> Vec<(Option<Edtf>, f32)> {
    let options = options(view, found);
    let shares = shares(&options.iter().map(|(features, _)| weighing.sum(features)).collect::<Vec<_>>());
    let mut told: Vec<(Option<Edtf>, f32)> = Vec::new();
    for ((_, when), own) in options.iter().zip(&shares) {
        if told.iter().any(|(known, _)| known == when) {
            continue;
        }
        let alike = options.iter().zip(&shares).filter(|((_, other), _)| same(other.as_ref(), when.as_ref()));
        let all: f32 = alike.map(|(_, share)| share).sum();
        // Of two that stand for each other the likelier one is told.
        told.push((when.clone(), all + OWN * own));
    }
    told
}

/// Whether two times would be taken for each other.
fn same(one: Option<&Edtf>, other: Option<&Edtf>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(a), Some(b)) => share(a, b) >= 0.5,
        _ => false,
    }
}

/// All options, and which are right.
pub(in super::super) fn choices(view: &View<'_, '_>, found: &Found, right: Option<&Edtf>) -> Vec<Choice> {
    options(view, found).into_iter().map(|(features, when)| (features, same(when.as_ref(), right))).collect()
}

/// How much of the days that either covers both cover. An open end is a year long.
#[allow(clippy::cast_precision_loss, reason = "days of history")]
fn share(a: &Edtf, b: &Edtf) -> f64 {
    const OPEN: i64 = 372;
    let days = |edtf: &Edtf| {
        let number = |date: jiff::civil::Date| i64::from(date.year()) * 372 + (i64::from(date.month()) - 1) * 31 + i64::from(date.day());
        match edtf.bounds() {
            (Some(first), Some(last)) => Some((number(first), number(last))),
            (Some(first), None) => Some((number(first), number(first) + OPEN)),
            (None, Some(last)) => Some((number(last) - OPEN, number(last))),
            (None, None) => None,
        }
    };
    let (Some(a), Some(b)) = (days(a), days(b)) else { return 0.0 };
    let both = a.1.min(b.1) - a.0.max(b.0) + 1;
    both.max(0) as f64 / (a.1.max(b.1) - a.0.min(b.0) + 1) as f64
}

type Candidate = (Vec<Feature>, Option<Edtf>);

fn options(view: &View<'_, '_>, found: &Found) -> Vec<Candidate> {
    let reading = view.reading;
    let mut shared = verb::features(view, found);
    shared.finish();
    let sentence = reading.sentence(found.head);
    let above = Above::new(view, found.head);
    let here = reading.times_in(&(sentence.start.max(found.head.saturating_sub(REACH))..sentence.end.min(found.head + REACH)));
    let before = reading.times_in(&(0..sentence.start));
    let before = &before[before.len().saturating_sub(4 * BEFORE)..];
    let known = |time: &&TimeMention| time.when.is_some();
    let published = reading.document.published.as_ref();
    let precision = published.map_or(0, |published| published.as_str().len().min(11));
    let unknown = here.iter().any(|time| time.when.is_none());
    let resolved = here.iter().filter(known).count().min(2);
    let in_clause = |time: &&TimeMention| reading.clause[time.tokens.start] == reading.clause[found.head];
    let close = here.iter().filter(known).filter(in_clause).count().min(2);
    let has_before = before.iter().any(|time| time.when.is_some());
    let mut options = Vec::new();

    // What a report without a date leaves open says nothing of one with a date.
    let mut nothing = typed(&shared, u64::from(published.is_none()) * 8);
    put!(nothing, "none", precision, resolved);
    put!(nothing, "none close", close);
    put!(nothing, "none close upos", close, view.upos(found.head));
    put!(nothing, "none unknown", unknown, resolved);
    put!(nothing, "none before", has_before, precision);
    put!(nothing, "none type", u64::from(found.label.0), precision);
    nothing.finish();
    options.push((nothing.features, None));

    if let Some(published) = published {
        let (first, last) = published.bounds();
        let month = first.zip(last).filter(|(first, last)| first.first_of_month() == last.first_of_month());
        let day = first.filter(|first| last == Some(*first));
        let month = month.map(|(first, _)| Edtf::month(first.year(), first.month()));
        for (at, when) in [month, day.map(Edtf::day)].into_iter().enumerate() {
            let Some(when) = when else { continue };
            let mut bag = typed(&shared, 1 + at as u64);
            put!(bag, "published", at, precision);
            put!(bag, "published here", at, resolved, unknown);
            put!(bag, "published close", at, close);
            put!(bag, "published before", at, has_before);
            put!(bag, "published lang", at, view.lang);
            put!(bag, "published type", at, u64::from(found.label.0));
            bag.finish();
            options.push((bag.features, Some(when)));
        }
    }
    let nearest = here.iter().filter(known).map(|time| distance(time, found)).min();
    for time in here.iter().filter(known).take(HERE) {
        let mut bag = Bag::default();
        one(view, found, time, &mut bag);
        let clauses = reading.clause[time.tokens.start].abs_diff(reading.clause[found.head]).min(3);
        let side = time.tokens.start > found.head;
        let steps = bucket(time.tokens.start.abs_diff(found.head), &[1, 2, 4, 7, 12, 20]);
        put!(bag, "here");
        put!(bag, "close of", close, in_clause(&time), view.upos(found.head));
        put!(bag, "here of", resolved, nearest == Some(distance(time, found)));
        put!(bag, "clauses", clauses, side);
        put!(bag, "steps", steps, side);
        put!(bag, "clauses steps", clauses, steps);
        put!(bag, "here upos", clauses, view.upos(found.head));
        let root = head_of(view, time);
        if let Some(path) = above.path(view, root) {
            put!(bag, "path", path.plain);
            put!(bag, "path upos", path.plain, view.upos(found.head));
            put!(bag, "up down", path.up, path.down);
        } else {
            put!(bag, "no path");
        }
        put!(bag, "marker", view.lang, view.case(root).unwrap_or("-"));
        if let Some(over) = view.head(root) {
            put!(bag, "hangs on", over == found.head, view.upos(over));
        }
        push(&mut options, bag, time);
    }
    for (back, time) in before.iter().rev().filter(known).take(BEFORE).enumerate() {
        let mut bag = Bag::default();
        one(view, found, time, &mut bag);
        let sentences = found.sentence - view.sentence(time.tokens.start);
        let between = reading.analysis.tokens[time.tokens.start].bytes.start..reading.analysis.tokens[sentence.start].bytes.start;
        let paragraph = reading.analysis.text[between].contains("\n\n");
        let far = bucket(sentences, &[1, 2, 3, 5, 8]);
        put!(bag, "back", back.min(3), far);
        put!(bag, "back paragraph", paragraph, far);
        put!(bag, "back resolved", resolved, unknown, far);
        put!(bag, "back precision", precision, far);
        put!(bag, "back type", u64::from(found.label.0));
        for token in view.dependents(found.head).filter(|at| matches!(view.relation(*at), "aux" | "advmod" | "det")) {
            put!(bag, "back word", view.lang, view.norm(token));
        }
        put!(bag, "back upos", view.upos(found.head), far);
        put!(bag, "back headline", reading.analysis.tokens[time.tokens.start].bytes.start < reading.analysis.body);
        push(&mut options, bag, time);
    }
    options
}

/// Features for one option alone.
fn typed(shared: &Bag, of: u64) -> Bag {
    let mut bag = Bag::default();
    bag.push_typed(&shared.features, of);
    bag
}

fn push(options: &mut Vec<Candidate>, mut bag: Bag, time: &TimeMention) {
    bag.finish();
    let when = time.when.clone();
    let open = when.as_ref().filter(|_| time.since).and_then(|when| Edtf::interval(Some(when), None));
    options.push((bag.features, open.or(when)));
}

fn distance(time: &TimeMention, found: &Found) -> usize {
    time.tokens.start.abs_diff(found.head)
}

/// The word of a time that the others hang on.
fn head_of(view: &View<'_, '_>, time: &TimeMention) -> usize {
    let outside = |token: &usize| view.head(*token).is_none_or(|head| !time.tokens.contains(&head));
    time.tokens.clone().find(outside).unwrap_or(time.tokens.start)
}

/// What is said of a time itself.
fn one(view: &View<'_, '_>, found: &Found, time: &TimeMention, bag: &mut Bag) {
    let label = u64::from(found.label.0);
    let when = time.when.as_ref();
    let length = when.and_then(Edtf::length_days).map_or(9, |days| match days {
        1 => 0usize,
        2..=10 => 1,
        11..=31 => 2,
        32..=366 => 3,
        _ => 4,
    });
    let upos = view.upos(found.head);
    put!(bag, "long", length);
    put!(bag, "long type", length, label);
    put!(bag, "long upos", length, upos);
    put!(bag, "open", time.since, time.until, label);
    let published = view.reading.document.published.as_ref();
    if let Some((first, published)) = when.and_then(|when| when.bounds().0).zip(published.and_then(|published| published.bounds().1)) {
        let days = published.since(first).map_or(0, |span| span.get_days());
        let ago = match days {
            ..0 => 0usize,
            0 => 1,
            1..=3 => 2,
            4..=10 => 3,
            11..=60 => 4,
            61..=400 => 5,
            _ => 6,
        };
        put!(bag, "ago", ago, length);
        put!(bag, "ago upos", ago, upos);
        for token in view.dependents(found.head).filter(|at| view.plain(*at) == "aux") {
            put!(bag, "ago aux", ago, view.lang, view.norm(token));
        }
        for feature in view.reading.trees.feats[found.head].split('|').filter(|feature| feature.starts_with("Tense")) {
            put!(bag, "ago tense", ago, feature);
        }
    }
}
