//! Whether a sentence looks back or ahead: the finite verb above a word and its auxiliaries.

use super::lexicon::{Function, Lexicon};
use foederis_language::engine::{Engine, Parsed};
use std::ops::Range;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    /// What began lies behind, however near what is to come: "since December".
    Begun,
    Present,
    Future,
}

/// Steps up a tree before it is given up.
const STEPS: usize = 12;

/// The tense of the verb that governs a word; none where there is no verb.
pub(super) fn of(engine: &Engine, parsed: &Parsed, text: &str, lexicon: &Lexicon, word: u32, sentence: &Range<u32>) -> Option<Tense> {
    let up = |word: u32| parsed.head(word).checked_sub(1).map(|head| sentence.start + head).filter(|head| sentence.contains(head));
    let helps = |child: u32| {
        let relation = engine.relation(parsed, child);
        relation.starts_with("aux") || relation == "cop"
    };
    let mut at = word;
    for _ in 0..STEPS {
        let upos = engine.upos(parsed, at);
        if matches!(upos, "VERB" | "AUX") {
            break;
        }
        match up(at) {
            Some(head) => at = head,
            None => break,
        }
    }
    let mut feats = String::new();
    let (mut future, mut perfect, mut present, mut past) = (false, false, false, false);
    let mut lower = String::new();
    for helper in sentence.clone().filter(|child| up(*child) == Some(at) && helps(*child)) {
        lower.clear();
        lower.extend(engine.form(text, parsed, helper).chars().flat_map(char::to_lowercase));
        future |= lexicon.is(&lower, Function::Future);
        perfect |= lexicon.is(&lower, Function::Perfect) && engine.relation(parsed, helper) != "cop";
        feats.clear();
        engine.feats(parsed, helper, &mut feats);
        past |= feats.contains("Tense=Past");
        present |= feats.contains("Tense=Pres");
    }
    feats.clear();
    engine.feats(parsed, at, &mut feats);
    let participle = feats.contains("VerbForm=Part");
    let infinitive = feats.contains("VerbForm=Inf");
    let verb = matches!(engine.upos(parsed, at), "VERB" | "AUX");
    if future && past && !participle {
        // "sollte", "would": what was to come.
        return Some(Tense::Future);
    }
    if future && !(participle && !infinitive && is_german_passive(parsed, engine, text, at, sentence)) {
        return Some(Tense::Future);
    }
    // Some participles look like infinitives ("haben das Dorf verlassen", "hebben het dorp verlaten") or like past tenses ("hat gestartet").
    let own = participle || infinitive || feats.contains("Tense=Past");
    if past || (perfect && own && !is_marked(parsed, engine, text, at, sentence)) {
        return Some(Tense::Past);
    }
    // "hat" read as a full verb with its participle astray.
    lower.clear();
    lower.extend(engine.form(text, parsed, at).chars().flat_map(char::to_lowercase));
    if verb && !participle && feats.contains("Tense=Pres") && lexicon.is(&lower, Function::Perfect) {
        let mut other = String::new();
        let astray = sentence.clone().filter(|word| *word > at && engine.upos(parsed, *word) == "VERB").any(|word| {
            other.clear();
            engine.feats(parsed, word, &mut other);
            other.contains("VerbForm=Part")
        });
        if astray {
            return Some(Tense::Past);
        }
    }
    if present {
        return Some(Tense::Present);
    }
    if !verb {
        return None;
    }
    if feats.contains("Tense=Past") || participle {
        return Some(if feats.contains("VerbForm=Part") && feats.contains("Tense=Pres") { Tense::Present } else { Tense::Past });
    }
    if infinitive {
        return Some(Tense::Future);
    }
    feats.contains("Tense=Pres").then_some(Tense::Present)
}

/// "haben das Dorf zu verlassen": what is still to be done.
fn is_marked(parsed: &Parsed, engine: &Engine, text: &str, verb: u32, sentence: &Range<u32>) -> bool {
    sentence
        .clone()
        .any(|child| parsed.head(child) == verb - sentence.start + 1 && matches!(engine.form(text, parsed, child), "zu" | "te" | "to"))
}

/// "wird beschossen": a present, where "wird … beschießen" is a future.
fn is_german_passive(parsed: &Parsed, engine: &Engine, text: &str, verb: u32, sentence: &Range<u32>) -> bool {
    sentence.clone().any(|child| {
        parsed.head(child) == verb - sentence.start + 1
            && engine.relation(parsed, child).starts_with("aux")
            && matches!(engine.form(text, parsed, child), "wird" | "werden" | "Wird" | "Werden")
    })
}
