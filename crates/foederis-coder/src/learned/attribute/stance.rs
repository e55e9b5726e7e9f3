//! How a speaker means what he says.

use super::super::decide::Found;
use super::super::examples::Choice;
use super::super::feature::{Bag, Feature, put};
use super::super::kind::Label;
use super::super::model::Weighing;
use super::super::slot;
use super::super::view::View;
use super::{best, verb};
use foederis_knowledge::Expression;
use foederis_model::{Role, Stance};

/// The stance of a claim that was found.
pub(crate) fn stance(view: &View<'_, '_>, found: &Found, weighing: &Weighing) -> Stance {
    Stance::ALL[best(weighing, options(view, found))]
}

/// All of them, with what speaks for each.
pub(in super::super) fn sums(view: &View<'_, '_>, found: &Found, weighing: &Weighing) -> Vec<(Stance, f32)> {
    Stance::ALL.iter().copied().zip(options(view, found).map(|features| weighing.sum(&features))).collect()
}

/// All of them, and which is right.
pub(in super::super) fn choices(view: &View<'_, '_>, found: &Found, right: Label) -> Vec<Choice> {
    options(view, found).enumerate().map(|(at, features)| (features, at == usize::from(right.0))).collect()
}

fn options(view: &View<'_, '_>, found: &Found) -> impl Iterator<Item = Vec<Feature>> {
    // The type that was found is left to the speaker's words: in training it is the right one.
    let mut shared = verb::features(view, &Found { label: Label(0), ..found.clone() });
    let (reading, lang) = (view.reading, view.lang);
    for (hit, lexeme) in reading.lexemes_at(found.head) {
        match lexeme.expression {
            Expression::Claim(stance) => put!(shared, "entry", stance.code(), hit.words),
            Expression::Event(event) => put!(shared, "event", event.code()),
            Expression::Tie(_) => {}
        }
    }
    for at in &found.sides[0] {
        let mention = view.mention(*at);
        let role = mention.actor.role.map_or("-", Role::code);
        put!(shared, "speaker", role);
        put!(shared, "speaker kind", slot::kind(mention.kind));
        put!(shared, "speaker base", mention.actor.base.as_str());
        put!(shared, "speaker lemma", role, lang, view.lemma(found.head));
    }
    // What is said: the words below the cue, else those of the sentence.
    for token in view.dependents(found.head).filter(|at| matches!(view.plain(*at), "ccomp" | "xcomp" | "obj" | "parataxis" | "obl")) {
        put!(shared, "said", view.plain(token), lang, view.lemma(token));
        for listed in view.listed(reading.clause_of(token), token) {
            put!(shared, "said clause", listed);
        }
        for (_, lexeme) in reading.lexemes_at(token) {
            if let Expression::Event(event) = lexeme.expression {
                put!(shared, "said event", event.code());
            }
        }
    }
    let sentence = reading.sentence(found.head);
    for listed in view.listed(sentence.clone(), found.head) {
        put!(shared, "sentence listed", listed);
    }
    let words = sentence.start.max(found.head.saturating_sub(40))..sentence.end.min(found.head + 40);
    for token in words.filter(|at| matches!(view.upos(*at), "VERB" | "AUX" | "ADJ" | "NOUN" | "ADV")) {
        put!(shared, "word", lang, view.lemma(token));
    }
    shared.finish();
    (0..Stance::ALL.len()).map(move |at| {
        let mut bag = Bag::default();
        bag.push_typed(&shared.features, at as u64);
        bag.features
    })
}
