//! Reports for the tests.
#![allow(dead_code)] // each test file uses its own part

use foederis_analysis::ReportedEvent;
use foederis_model::{Actor, Aspect, Bound, Event, Figure, FigureKind, Language, Profile, Status};
use std::sync::Arc;

/// A report to be refined step by step.
#[derive(Debug, Clone)]
pub struct Report(ReportedEvent);

pub fn actors(codes: &str) -> Vec<Actor> {
    codes.split_whitespace().map(Actor::from).collect()
}

/// `told` is type, actors, recipients and time: `ASSAULT AZE > ARM @ 2022-09-13`.
pub fn report(id: &str, told: &str) -> Report {
    let (sides, when) = told.split_once('@').expect("a time, or nothing after the @");
    let (code, sides) = sides.split_once(' ').expect("a type");
    let (actor, recipient) = sides.split_once('>').expect("two sides");
    let when = when.trim();
    Report(ReportedEvent {
        id: format!("e-{id}"),
        document: format!("d-{id}"),
        language: Language::English,
        source: None,
        published: None,
        copy_of: None,
        about: None,
        event: Event {
            event_type: code.parse().expect("a type"),
            quad: None,
            mode: None,
            context: Vec::new(),
            intensity: None,
            actor: actors(actor),
            recipient: actors(recipient),
            when: (!when.is_empty()).then(|| when.parse().expect("EDTF")),
            place: Vec::new(),
            figures: Vec::new(),
            status: Status::Asserted,
            claimed_by: Vec::new(),
            evidence: vec!["It happened.".to_owned()],
            trigger: None,
            spans: Vec::new(),
            trigger_span: None,
            confidence: None,
        },
    })
}

impl Report {
    pub fn of(mut self, document: &str, language: &str, source: &str) -> Self {
        document.clone_into(&mut self.0.document);
        self.0.language = language.into();
        self.0.source = (!source.is_empty()).then(|| source.to_owned());
        self
    }

    pub fn published(mut self, day: &str) -> Self {
        self.0.published = Some(day.parse().expect("EDTF"));
        self
    }

    /// Of a document without a day, about these things: each one letter, the more often the more.
    pub fn about(mut self, things: &str) -> Self {
        self.0.published = None;
        self.0.about = Some(Arc::new(profile(&self.0.language, things)));
        self
    }

    pub fn at(mut self, places: &[&str]) -> Self {
        self.0.event.place = places.iter().map(|place| (*place).to_owned()).collect();
        self
    }

    pub fn status(mut self, status: Status, claimed_by: &str) -> Self {
        self.0.event.status = status;
        self.0.event.claimed_by = actors(claimed_by);
        self
    }

    pub fn deaths(mut self, value: f64, bound: Bound) -> Self {
        self.0.event.figures.push(Figure { what: FigureKind::Deaths, value, upper: None, unit: None, bound });
        self
    }

    pub fn done(self) -> ReportedEvent {
        self.0
    }
}

/// One attack, as three outlets in three languages tell it, and another one two days later.
pub fn september() -> Vec<ReportedEvent> {
    vec![
        report("1", "ASSAULT AZE/mil > ARM @ 2022-09-13")
            .of("nl-1", "nl", "De Bode")
            .published("2022-09-14")
            .at(&["Jermuk", "ARM"])
            .deaths(49.0, Bound::Exact)
            .done(),
        report("2", "ASSAULT AZE > ARM/mil @ 2022-09-13").of("de-1", "de", "Der Bote").published("2022-09-14").done(),
        report("3", "ASSAULT ARM > AZE @ 2022-09-12/2022-09-13")
            .of("en-1", "en", "The Messenger")
            .published("2022-09-15")
            .at(&["Goris", "Jermuk"])
            .deaths(105.0, Bound::AtLeast)
            .done(),
        report("4", "ASSAULT AZE > ARM @ 2022-09-15").of("en-1", "en", "The Messenger").published("2022-09-16").done(),
        report("5", "ASSAULT AZE > ARM @ 2022-09").of("nl-2", "nl", "De Klok").published("2022-10").done(),
    ]
}

/// Names by their first letters; small ones are words.
pub fn profile(language: &Language, things: &str) -> Profile {
    let mut profile = Profile::new(language.clone());
    for (aspect, capital) in [(Aspect::Names, true), (Aspect::Words, false)] {
        let mut letters: Vec<char> = things.chars().filter(|c| c.is_uppercase() == capital && c.is_alphabetic()).collect();
        letters.sort_unstable();
        letters.dedup();
        let count = |letter: char| things.chars().filter(|c| *c == letter).map(|_| 1.0_f32).sum();
        profile.set(aspect, letters.into_iter().map(|letter| (Profile::key(&letter.to_string()), count(letter))).collect());
    }
    profile
}
