//! What the words around a trigger say of its reality and its time: mood, tense, modal verbs, adverbs, and what it is said under.

use crate::learned::Kind;
use crate::learned::decide::Found;
use crate::learned::feature::{Bag, bucket, put};
use crate::learned::view::View;

/// So many words to either side are looked at for words of attribution.
const NEAR: usize = 80;
/// So many words above the trigger are looked at.
const ABOVE: usize = 5;

/// Features of a trigger, whatever is chosen for it.
pub(super) fn features(view: &View<'_, '_>, found: &Found) -> Bag {
    let mut bag = Bag::default();
    let (reading, lang, head) = (view.reading, view.lang, found.head);
    let label = u64::from(found.label.0);
    put!(bag, "any");
    put!(bag, "lang", lang);
    put!(bag, "type", label);
    put!(bag, "upos", view.upos(head), view.plain(head));
    put!(bag, "lemma", lang, view.lemma(head));
    put!(bag, "quoted", reading.quote[head] != 0);
    put!(bag, "headline", reading.analysis.tokens[head].bytes.start < reading.analysis.body);
    put!(bag, "sentence", bucket(found.sentence, &[0, 1, 2, 4, 8, 16]));
    put!(bag, "empty", found.bases[0].is_empty(), found.bases[1].is_empty());
    if let Some(said) = reading.said_at(head) {
        let (kind, stance) = (said.kind.name(), said.stance.name());
        put!(bag, "said", kind);
        put!(bag, "said type", kind, label);
        put!(bag, "said upos", kind, view.upos(head), view.plain(head));
        put!(bag, "said stance", kind, stance);
        put!(bag, "said by", kind, said.speaker.is_some(), said.cue.is_some());
        for feature in reading.trees.feats[head].split('|').filter(|feature| feature.starts_with("Tense")) {
            put!(bag, "said form", kind, feature);
        }
        for token in view.dependents(head).filter(|at| view.plain(*at) == "aux") {
            put!(bag, "said aux", kind, lang, view.norm(token));
        }
        if found.sides[0].iter().any(|at| said.speaker.as_ref().is_some_and(|by| by.contains(&view.mention(*at).tokens.start))) {
            put!(bag, "said by actor", label);
        }
    } else {
        put!(bag, "not said");
    }
    form(view, head, 0, &mut bag);
    let mut at = head;
    for up in 1..=ABOVE {
        let Some(above) = view.head(at) else {
            put!(bag, "root", up, view.upos(at));
            break;
        };
        let relation = view.relation(at);
        let near = up.min(3);
        put!(bag, "above", near, view.upos(above), relation);
        put!(bag, "above lemma", lang, relation, view.lemma(above));
        put!(bag, "over", lang, view.lemma(above));
        for (_, lexeme) in reading.lexemes_at(above) {
            for kind in Kind::ALL {
                if let Some(label) = kind.label(lexeme.expression) {
                    put!(bag, "under", kind as usize, u64::from(label.0), relation);
                    put!(bag, "under any", kind as usize, relation);
                }
            }
        }
        form(view, above, near, &mut bag);
        at = above;
    }
    let clause = reading.clause_of(head);
    for listed in view.listed(clause.clone(), head) {
        put!(bag, "clause", listed);
        put!(bag, "clause type", listed, label);
        put!(bag, "clause upos", listed, view.upos(head));
    }
    if clause.start > reading.sentence(head).start {
        for listed in view.listed(reading.clause_of(clause.start - 1), head) {
            put!(bag, "clause before", listed);
        }
    }
    for token in [head.checked_sub(1), head.checked_sub(2)].into_iter().flatten() {
        put!(bag, "before", lang, view.norm(token));
    }
    let sentence = reading.sentence(head);
    let near = sentence.start.max(head.saturating_sub(NEAR))..sentence.end.min(head + NEAR);
    if near.clone().any(|at| reading.attributes(at)) {
        put!(bag, "attributed");
        put!(bag, "attributed type", label);
    }
    bag
}

/// The form of a word, and the small words that hang on it.
fn form(view: &View<'_, '_>, word: usize, up: usize, bag: &mut Bag) {
    let lang = view.lang;
    for feature in view.reading.trees.feats[word].split('|') {
        if feature.starts_with("Tense") || feature.starts_with("Mood") || feature.starts_with('V') || feature.starts_with("Polarity") {
            put!(bag, "form", up, feature);
            put!(bag, "form lang", up, feature, lang);
        }
    }
    for token in view.dependents(word) {
        let relation = view.plain(token);
        match relation {
            "aux" => {
                put!(bag, "aux", up, lang, view.norm(token));
                put!(bag, "aux lemma", up, lang, view.lemma(token));
                for feature in view.reading.trees.feats[token].split('|') {
                    if feature.starts_with("Tense") || feature.starts_with("Mood") {
                        put!(bag, "aux form", up, feature);
                    }
                }
            }
            "mark" | "advmod" | "det" | "cop" | "amod" => {
                put!(bag, "small", up, relation, lang, view.lemma(token));
                put!(bag, "small anywhere", relation, lang, view.lemma(token));
            }
            "nsubj" | "obj" | "obl" => put!(bag, "beside", up, view.relation(token), view.mention_at[token].is_some()),
            _ => {}
        }
    }
}
