//! Reports for the tests.
#![allow(dead_code)] // each test file uses its own part

use foederis_model::{Actor, Claim, Document, Event, FactsRecord, Language, Stance, Status, Tie};
use foederis_store::Ledger;
use tempfile::TempDir;

/// A document whose text is its facts' sentences, and a facts record to fill.
pub struct Report {
    pub document: Document,
    pub facts: FactsRecord,
}

impl Report {
    pub fn new(id: &str, lang: &str, published: &str) -> Self {
        let published = (!published.is_empty()).then(|| published.parse().expect("EDTF"));
        let document = Document {
            id: id.to_owned(),
            lang: lang.into(),
            published: published.clone(),
            title: Some(format!("Report {id}")),
            source: None,
            author: None,
            url: None,
            text: String::new(),
            notes: Vec::new(),
        };
        let facts =
            FactsRecord { doc: id.to_owned(), lang: lang.into(), published, events: Vec::new(), ties: Vec::new(), claims: Vec::new() };
        Self { document, facts }
    }

    pub fn source(mut self, source: &str) -> Self {
        self.document.source = Some(source.to_owned());
        self
    }

    pub fn event(mut self, event: Event) -> Self {
        self.say(&event.evidence);
        self.facts.events.push(event);
        self
    }

    pub fn tie(mut self, tie: Tie) -> Self {
        self.say(&tie.evidence);
        self.facts.ties.push(tie);
        self
    }

    pub fn claim(mut self, claim: Claim) -> Self {
        self.say(&claim.evidence);
        self.facts.claims.push(claim);
        self
    }

    fn say(&mut self, evidence: &[String]) {
        for sentence in evidence {
            self.document.text.push_str(sentence);
            self.document.text.push('\n');
        }
    }

    pub fn build(self) -> (Document, FactsRecord) {
        (self.document, self.facts)
    }
}

fn actors(codes: &[&str]) -> Vec<Actor> {
    codes.iter().map(|code| Actor::from(*code)).collect()
}

pub fn event(code: &str, actor: &[&str], recipient: &[&str], when: &str) -> Event {
    Event {
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
        evidence: vec![format!("{code} by {actor:?} to {recipient:?} at {when}.")],
        trigger: None,
        spans: Vec::new(),
        trigger_span: None,
        confidence: None,
    }
}

pub fn tie(code: &str, from: &[&str], to: &[&str], since: &str) -> Tie {
    Tie {
        tie_type: code.parse().expect("a type"),
        from: actors(from),
        to: actors(to),
        via: None,
        scope: Vec::new(),
        place: Vec::new(),
        since: (!since.is_empty()).then(|| since.parse().expect("EDTF")),
        until: None,
        figures: Vec::new(),
        status: Status::Asserted,
        claimed_by: Vec::new(),
        evidence: vec![format!("{code} from {from:?} to {to:?}.")],
        trigger: None,
        spans: Vec::new(),
        trigger_span: None,
        confidence: None,
    }
}

pub fn claim(by: &[&str], stance: Stance, about: &[&str]) -> Claim {
    Claim {
        by: actors(by),
        stance,
        about: actors(about),
        evidence: vec![format!("{by:?} spoke ({stance}) of {about:?}.")],
        cue: None,
        spans: Vec::new(),
        cue_span: None,
        confidence: None,
    }
}

/// A new ledger, and the directory that lives as long as it is used.
pub fn ledger() -> (TempDir, Ledger) {
    let directory = tempfile::tempdir().expect("a directory");
    let ledger = Ledger::open(&directory.path().join("ledger")).expect("a new ledger");
    (directory, ledger)
}

/// Three reports in three languages.
pub fn three() -> Vec<(Document, FactsRecord)> {
    let mut attack = event("ASSAULT", &["AZE/mil"], &["ARM"], "2022-09-13");
    attack.place = vec!["Jermuk".to_owned(), "ARM".to_owned()];
    let mut denied = event("ASSAULT", &["ARM"], &["AZE"], "2022-09");
    denied.status = Status::Denied;
    denied.claimed_by = actors(&["ARM/gov"]);
    vec![
        Report::new("nl-1", "nl", "2022-09-14")
            .source("De Bode")
            .event(attack)
            .event(event("REQUEST", &["ARM/gov"], &["CSTO"], "2022-09-13"))
            .tie(tie("defence-pact", &["CSTO"], &["ARM"], "1992"))
            .claim(claim(&["ARM/gov"], Stance::Accuses, &["AZE"]))
            .build(),
        Report::new("de-1", "de", "2022-09-15")
            .source("Der Bote")
            .event(denied)
            .claim(claim(&["AZE/mil"], Stance::Denies, &["ARM"]))
            .build(),
        Report::new("en-1", "en", "2023-10")
            .source("The Messenger")
            .event(event("ACCUSE", &["FRA/gov"], &["AZE"], ""))
            .event(event("COERCE", &["AZE"], &["NKR"], "2022-12/.."))
            .tie(tie("arms-supply", &["ISR"], &["AZE"], ""))
            .build(),
    ]
}

pub fn language(code: &str) -> Language {
    Language::from(code)
}
