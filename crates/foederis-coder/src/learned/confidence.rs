//! Whether a fact as a whole is right: how sure its parts are, and what else the document tells.

use super::attribute::Belongs;
use super::decide::{Found, agree, touch};
use super::feature::{Bag, Feature, bucket, level, put};
use super::kind::Kind;
use super::view::View;

/// How many facts before and after are compared with one: a document that tells of more is a list.
const WINDOW: usize = 150;

/// A text of so many sentences says too little to tell a fact by what else it tells: everything weighs differently there.
const SHORT: usize = 3;

/// Steps in which how sure something is becomes a feature.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 24")]
fn odds(probability: f32) -> usize {
    let odds = (probability.clamp(1e-4, 1.0 - 1e-4) / (1.0 - probability.clamp(1e-4, 1.0 - 1e-4))).ln();
    (odds.clamp(-6.0, 6.0) * 2.0 + 12.0) as usize
}

/// Features of each fact found.
pub(crate) fn features(view: &View<'_, '_>, kind: Kind, found: &[Found], figures: &[Belongs]) -> Vec<Vec<Feature>> {
    (0..found.len()).map(|at| of(view, kind, found, at, figures)).collect()
}

fn of(view: &View<'_, '_>, kind: Kind, found: &[Found], at: usize, figures: &[Belongs]) -> Vec<Feature> {
    let one = &found[at];
    let value = |found: &Found| found.trigger * found.pair;
    let own = value(one);
    let label = u64::from(one.label.0);
    let mut bag = Bag::default();
    put!(bag, "any");
    put!(bag, "type", label);
    put!(bag, "lang", view.lang);
    // Steps that each add to the ones below: a straight line with knees.
    for step in 0..=odds(one.trigger) {
        put!(bag, "trigger over", step);
    }
    for step in 0..=odds(one.pair) {
        put!(bag, "pair over", step);
    }
    put!(bag, "trigger pair", level(one.trigger), level(one.pair));
    put!(bag, "first side", level(one.each[0]));
    put!(bag, "second side", level(one.each[1]));
    let (first, second) = (one.bases[0].is_empty(), one.bases[1].is_empty());
    put!(bag, "empty", first, second);
    put!(bag, "type empty", label, first, second);

    let before = &found[at.saturating_sub(WINDOW)..at];
    let after = &found[at + 1..found.len().min(at + 1 + WINDOW)];
    let told: Vec<&Found> = before.iter().filter(|other| agree(kind, other, one)).collect();
    let again: Vec<&Found> = after.iter().filter(|other| agree(kind, other, one)).collect();
    let best = |list: &[&Found]| list.iter().map(|other| value(other)).fold(0.0, f32::max);
    let (told_best, again_best) = (best(&told), best(&again));
    put!(bag, "told", told.len().min(3));
    put!(bag, "told best", level(told_best));
    put!(bag, "again best", level(again_best));
    put!(bag, "told better", told_best > own);
    put!(bag, "again better", again_best > own);
    put!(bag, "type told", label, told.len().min(2));
    put!(bag, "upos told", view.upos(one.head), told.len().min(2));
    let lemma = view.lemma(one.head);
    if told.iter().any(|other| view.lemma(other.head) == lemma) {
        put!(bag, "same word");
        put!(bag, "same word type", label);
    }
    let full = |other: &&&Found| touch(&other.bases[0], &one.bases[0]) && (kind.sides() == 1 || touch(&other.bases[1], &one.bases[1]));
    let told_full = told.iter().any(|other| full(&other));
    if told_full {
        put!(bag, "told in full", told.iter().any(|other| full(&other) && value(other) > own));
    }
    if again.iter().any(|other| full(&other) && value(other) > own) {
        put!(bag, "again in full");
    }
    let since = told.iter().map(|other| one.sentence - other.sentence).min().unwrap_or(99);
    put!(bag, "since", bucket(since, &[0, 1, 2, 4, 8, 16]));
    put!(bag, "since full", bucket(since, &[0, 1, 2, 4]), told_full);

    let beside: Vec<&Found> = before.iter().chain(after).filter(|other| other.sentence == one.sentence).collect();
    let better = |other: &&&Found| value(other) > own;
    put!(bag, "beside", beside.len().min(3));
    put!(bag, "beside better", beside.iter().filter(better).count().min(2));
    put!(bag, "beside same type", beside.iter().any(|other| other.label == one.label && value(other) > own));
    let twins = || beside.iter().filter(|other| other.bases == one.bases);
    put!(bag, "beside same sides", twins().any(|other| better(&other)));
    for other in twins().take(2) {
        put!(bag, "beside type", label, u64::from(other.label.0), better(&other));
    }
    put!(bag, "upos", view.upos(one.head));
    put!(bag, "headline", view.reading.analysis.tokens[one.head].bytes.start < view.reading.analysis.body);
    put!(bag, "all", bucket(found.len(), &[1, 3, 6, 12, 25, 50]));
    put!(bag, "sentence", bucket(one.sentence, &[0, 1, 2, 5, 10, 20]));
    for token in view.dependents(one.head).filter(|token| matches!(view.relation(*token), "det" | "nmod:poss" | "det:poss")) {
        put!(bag, "article", view.lang, view.norm(token));
        put!(bag, "article told", view.lang, view.norm(token), !told.is_empty());
    }
    if kind == Kind::Tie {
        ends(view, one, &mut bag);
    }
    if kind == Kind::Event {
        let rival = beside.iter().any(|other| value(other) > own && other.label == one.label);
        counts(one, figures, rival, &mut bag);
    }
    if view.reading.analysis.sentences.len() <= SHORT {
        let all = std::mem::take(&mut bag.features);
        bag.push_typed(&all, 1);
    }
    bag.finish();
    bag.features
}

/// The figure of the sentence that goes best with an event: where so many were killed, somebody attacked.
fn counts(one: &Found, figures: &[Belongs], rival: bool, bag: &mut Bag) {
    let event = super::event(one.label);
    let from = figures.partition_point(|figure| figure.sentence < one.sentence);
    let here = figures[from..].iter().take_while(|figure| figure.sentence == one.sentence);
    let best = here
        .map(|figure| (crate::figures::fit_event(figure.what, event), figure))
        .max_by(|a, b| a.0.cmp(&b.0).then(a.1.likely.total_cmp(&b.1.likely)));
    if let Some((fit, figure)) = best {
        put!(bag, "figure", level(figure.likely), usize::from(fit.min(3)), rival);
        put!(bag, "figure of", u64::from(one.label.0), figure.what.code(), rival);
    }
}

/// Who a tie's ends are and where they stand: a tie is seldom told over several sentences.
fn ends(view: &View<'_, '_>, one: &Found, bag: &mut Bag) {
    let label = u64::from(one.label.0);
    put!(bag, "type trigger", label, level(one.trigger));
    put!(bag, "type pair", label, level(one.pair));
    put!(bag, "type each", label, level(one.each[0]), level(one.each[1]));
    put!(bag, "listed", one.lexeme.weight > 0.5, one.hit.words.min(3));
    let lemma = view.lemma(one.head).to_lowercase();
    put!(bag, "lemma", view.lang, lemma.as_str());
    let mut far = 0;
    for (side, members) in one.sides.iter().enumerate() {
        let Some(at) = members.first() else {
            far += 1;
            continue;
        };
        let mention = view.mention(*at);
        let here = view.sentence(mention.tokens.start) == one.sentence;
        far += usize::from(!here);
        let kind = super::slot::kind(mention.kind);
        put!(bag, "end", side, kind, here);
        put!(bag, "type end", label, side, kind, crate::mentions::is_state(&mention.actor));
        put!(bag, "end role", side, mention.actor.role.map_or("-", foederis_model::Role::code));
        if here {
            let before = mention.tokens.start < one.head;
            let apart = if before { one.head - mention.tokens.end.min(one.head) } else { mention.tokens.start - one.head };
            put!(bag, "end apart", side, before, bucket(apart, &[0, 1, 2, 3, 5, 8, 13]));
        }
        put!(bag, "members", side, members.len().min(3));
    }
    let what = |side: usize| one.sides[side].first().map_or("-", |at| view.what(*at));
    put!(bag, "type whats", label, what(0), what(1));
    put!(bag, "far", far);
    put!(bag, "type far", label, far);
    let clause = view.reading.clause_of(one.head);
    for listed in view.listed(clause, one.head) {
        put!(bag, "clause", listed);
    }
}
