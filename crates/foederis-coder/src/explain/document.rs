//! All sentences of a document, with what became of each word that may express a fact.

use super::{Explanation, Fate, Outcome, Sentence, Telling};
use crate::learned::{self, Decider, Explainer, Found, Kind, Model, View};
use crate::reading::Reading;
use crate::{claims, events, ties};
use foederis_knowledge::Knowledge;

/// What became of all facts found of one kind.
struct Fates {
    each: Vec<Option<Fate>>,
    /// Which of them each record was made from.
    records: Vec<usize>,
}

impl Fates {
    fn new(found: &[Found]) -> Self {
        Self { each: vec![None; found.len()], records: Vec::new() }
    }

    fn tell(&mut self, at: usize, fate: Fate) {
        self.each[at] = Some(fate);
        let Fate::Coded(record) = fate else { return };
        match self.records.get_mut(record) {
            // A cue that says more takes the place of the one before.
            Some(known) => self.each[std::mem::replace(known, at)] = Some(Fate::Told(record)),
            None => self.records.push(at),
        }
    }
}

/// Explains a document. `least` are the confidences that records of each kind must have.
pub(crate) fn explain(reading: &Reading<'_>, knowledge: &Knowledge, model: &Model, least: [f32; 3]) -> Explanation {
    let view = View::new(reading);
    let figures = learned::figures(&view, model.part(Kind::Event));
    let found = Kind::ALL.map(|kind| Decider::new(&view, model.part(kind), kind).find(&figures));
    let mut fates = [0, 1, 2].map(|kind| Fates::new(&found[kind]));
    let [happened, held, said] = &found;
    let [events, ties, claims] = &mut fates;
    let spoken = claims::code(&view, model.part(Kind::Claim), said, least[2], |at, fate| claims.tell(at, fate));
    events::code(&view, model.part(Kind::Event), &spoken, happened, least[0], |at, fate| events.tell(at, fate));
    ties::code(&view, model.part(Kind::Tie), &spoken, held, least[1], |at, fate| ties.tell(at, fate));

    let mut sentences: Vec<Sentence> = (0..reading.analysis.sentences.len()).map(|number| blank(reading, number)).collect();
    for (number, kind) in Kind::ALL.into_iter().enumerate() {
        let explainer = Explainer::new(&view, kind, model.part(kind), knowledge, least[number]);
        for (sentence, at, mut telling) in explainer.tellings(&found[number]) {
            let fate = at.and_then(|at| fates[number].each[at]);
            settle(&mut telling, fate, |record| found[number][fates[number].records[record]].sentence + 1);
            sentences[sentence].tellings.push(telling);
        }
    }
    for sentence in &mut sentences {
        sentence.tellings.sort_by_key(|telling| (telling.outcome != Outcome::Coded, telling.span.start));
        if sentence.tellings.iter().all(|telling| telling.outcome != Outcome::Coded) {
            sentence.why = sentence.tellings.iter().map(|telling| format!("“{}”: {}", telling.trigger, telling.why)).collect();
        }
    }
    for claim in &spoken {
        let cue = reading.analysis.sentence_of(claim.cue.start) + 1;
        for start in claim.sentences.iter().skip(1) {
            let on = &mut sentences[reading.analysis.sentence_of(*start)];
            if on.tellings.iter().all(|telling| telling.outcome != Outcome::Coded) {
                on.why.insert(0, format!("goes on with what is said in sentence {cue}, as further evidence of that claim"));
            }
        }
    }
    for sentence in &mut sentences {
        if sentence.tellings.is_empty() && sentence.why.is_empty() {
            sentence.why.push("no trigger word in it".to_owned());
        }
    }
    Explanation { doc: reading.document.id.clone(), lang: reading.document.lang.clone(), why: None, sentences }
}

fn blank(reading: &Reading<'_>, number: usize) -> Sentence {
    let tokens = reading.analysis.sentences[number].tokens.clone();
    let bytes = reading.analysis.bytes(&tokens).unwrap_or(0..0);
    Sentence {
        number: number + 1,
        text: reading.analysis.text[bytes.clone()].to_owned(),
        span: reading.analysis.span(&bytes),
        why: Vec::new(),
        tellings: Vec::new(),
    }
}

/// Writes down what became of words.
/// `sentence` is that of a record's first telling.
fn settle(telling: &mut Telling, fate: Option<Fate>, sentence: impl Fn(usize) -> usize) {
    let (kind, code) = (telling.kind, telling.types.first().map_or("", |first| first.name.as_str()));
    // A claim's stance is chosen last.
    let stance = telling.choices.iter().find(|choice| choice.what == "stance").and_then(|choice| choice.chosen.clone());
    let code = stance.as_deref().unwrap_or(code);
    let share = telling.types.first().map_or(0.0, |first| first.share * 100.0);
    let sure = telling.confidence.unwrap_or(0.0);
    telling.why = match (fate, telling.outcome) {
        (Some(Fate::Coded(record)), _) => {
            telling.outcome = Outcome::Coded;
            telling.record = Some(record);
            format!("{kind} {code}, confidence {sure:.2} reaches {:.2}", telling.threshold)
        }
        (Some(Fate::Told(record)), _) => {
            telling.outcome = Outcome::ToldAgain;
            telling.record = Some(record);
            let sentence = sentence(record);
            if kind == "claim" {
                format!("the same speaker's words: sentence {sentence} has its claim by another cue")
            } else {
                format!("{kind} {code} told again: more evidence of that in sentence {sentence} (confidence {sure:.2})")
            }
        }
        (Some(Fate::WithoutEnds), _) => {
            telling.outcome = Outcome::WithoutEnds;
            let lack = if kind == "claim" { "without a speaker that is known" } else { "without both its ends" };
            format!("{kind} {code} {lack}, which is not coded")
        }
        (None, Outcome::PartOfName) => format!("part of a name, which is no {kind}"),
        (None, Outcome::Unlikely) => {
            let against: Vec<&str> = telling.type_against.iter().take(2).map(|weight| weight.what.as_str()).collect();
            let against = if against.is_empty() { String::new() } else { format!("; against it: {}", against.join("; ")) };
            format!("too unlikely as {kind} {code} ({share:.0} %){against}")
        }
        (None, _) => format!("{kind} {code} under the threshold: confidence {sure:.2} of {:.2}", telling.threshold),
    };
}
