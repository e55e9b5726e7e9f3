//! Reports for the tests, and ledgers to put them in.
//!
//! The same tests run on either engine: on files, or with the feature `postgres` and an address in `FOEDERIS_TEST_POSTGRES` on schemas of
//! that database. What is about files alone says so by asking for [`file`].
#![allow(dead_code)] // each test file uses its own part

use foederis_analysis::{Incident, Network, Relation, ReportedTie, relations};
use foederis_model::{Actor, Claim, Document, Event, FactsRecord, Language, Stance, Status, Tie};
use foederis_store::{Address, Filter, Ledger, Neighbourhood, Seen};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::Path;
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

/// Where a ledger of a test is, for as long as it is used. There is no ledger yet.
pub struct Home {
    directory: TempDir,
    #[cfg(feature = "postgres")]
    server: Option<server::Schema>,
}

impl Home {
    pub fn new() -> Self {
        Self {
            directory: tempfile::tempdir().expect("a directory"),
            #[cfg(feature = "postgres")]
            server: server::Schema::new(),
        }
    }

    pub fn address(&self) -> Address {
        Address::from(self.given())
    }

    /// The address as it is given to a program.
    pub fn given(&self) -> OsString {
        #[cfg(feature = "postgres")]
        if let Some(server) = &self.server {
            return server.given().into();
        }
        self.directory.path().join("ledger").into()
    }

    /// A directory for other files.
    pub fn path(&self) -> &Path {
        self.directory.path()
    }

    /// Everything that the ledger holds, as it is written; nobody has it open.
    pub fn state(&self) -> Vec<u8> {
        #[cfg(feature = "postgres")]
        if let Some(server) = &self.server {
            return server.state();
        }
        std::fs::read(self.path().join("ledger")).expect("reads")
    }

    /// Writes past the ledger, as nobody should.
    pub fn raw(&self, sql: &str) {
        self.raw_each(sql, sql);
    }

    /// The same, where the engines differ: in a file, or on a server.
    pub fn raw_each(&self, file: &str, server: &str) {
        #[cfg(feature = "postgres")]
        if let Some(schema) = &self.server {
            return schema.raw(server);
        }
        let _ = server;
        let connection = rusqlite::Connection::open(self.path().join("ledger")).expect("opens");
        connection.pragma_update(None, "foreign_keys", false).expect("sets");
        connection.execute_batch(file).expect("runs");
    }
}

/// How often to try: a server is asked a fifth as often, for each question goes through two processes.
pub fn cases(of_files: u32) -> u32 {
    if cfg!(feature = "postgres") && std::env::var_os("FOEDERIS_TEST_POSTGRES").is_some() { of_files.div_ceil(5) } else { of_files }
}

/// A new ledger, and where it is.
pub fn ledger() -> (Home, Ledger) {
    let home = Home::new();
    let ledger = Ledger::open(home.address()).expect("a new ledger");
    (home, ledger)
}

/// A new ledger in a file, whichever engine is tested.
pub fn file() -> (TempDir, Ledger) {
    let directory = tempfile::tempdir().expect("a directory");
    let ledger = Ledger::open(&directory.path().join("ledger")).expect("a new ledger");
    (directory, ledger)
}

#[cfg(feature = "postgres")]
mod server {
    use postgres::{Client, NoTls};
    use std::sync::atomic::{AtomicU32, Ordering};

    /// A schema of its own for each ledger.
    pub struct Schema {
        server: String,
        name: String,
    }

    impl Schema {
        pub fn new() -> Option<Self> {
            static COUNT: AtomicU32 = AtomicU32::new(0);
            let server = std::env::var("FOEDERIS_TEST_POSTGRES").ok()?;
            let name = format!("t{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
            Some(Self { server, name })
        }

        pub fn given(&self) -> String {
            format!("{}?schema={}", self.server, self.name)
        }

        fn client(&self) -> Client {
            let mut client = Client::connect(&self.server, NoTls).expect("connects");
            let sql = format!("SET client_min_messages = warning; SET session_replication_role = replica; SET search_path = {}", self.name);
            client.batch_execute(&sql).expect("sets");
            client
        }

        pub fn raw(&self, sql: &str) {
            self.client().batch_execute(sql).expect("runs");
        }

        pub fn state(&self) -> Vec<u8> {
            let mut client = self.client();
            let tables = client
                .query(
                    "SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = to_regnamespace($1) ORDER BY 1",
                    &[&self.name],
                )
                .expect("asks");
            let mut state = Vec::new();
            for table in tables {
                // xmin tells who wrote a row last: one that is written as it was is told from one that is left.
                let sql = format!("SELECT t::text || xmin::text FROM {} t ORDER BY 1", table.get::<_, String>(0));
                for row in client.query(&sql, &[]).expect("asks") {
                    state.extend(row.get::<_, String>(0).into_bytes());
                }
            }
            state
        }
    }

    impl Drop for Schema {
        fn drop(&mut self) {
            self.raw(&format!("DROP SCHEMA IF EXISTS {} CASCADE", self.name));
        }
    }
}

/// What was known of incidents on a day, as it is made from what is known now.
pub fn then(ledger: &Ledger, day: Date) -> Vec<Incident> {
    let (mut standing, mut partly) = (Vec::new(), BTreeSet::new());
    let scanned = ledger.scan_incidents(|incident, neighbourhood| {
        let Neighbourhood { number, first, whole } = neighbourhood.expect("a ledger of these rules");
        if whole <= day {
            standing.push((number, incident));
        } else if first <= day {
            partly.insert(number);
        }
    });
    scanned.expect("incidents");
    let then = ledger.incidents_then(day, partly).expect("incidents");
    standing.retain(|(number, _)| !then.others.contains(number));
    let mut all: Vec<Incident> = standing.into_iter().map(|(_, incident)| incident).chain(then.incidents).collect();
    all.sort_by(|one, other| one.id.cmp(&other.id));
    all
}

/// The incidents as somebody keeps them who reads only what became of them since he looked last.
#[derive(Default)]
pub struct Kept {
    seen: Option<Seen>,
    incidents: BTreeMap<i64, Vec<(Incident, Neighbourhood)>>,
}

impl Kept {
    /// Looks again; says whether all were read.
    pub fn look(&mut self, ledger: &Ledger) -> bool {
        let since = self.seen.and_then(|seen| ledger.incidents_changed(seen).expect("changes"));
        let is_all = since.is_none();
        let incidents = if let Some(since) = since {
            self.incidents.retain(|number, _| !since.neighbourhoods.contains(number));
            self.seen = Some(since.seen);
            since.incidents
        } else {
            self.incidents.clear();
            let mut all = Vec::new();
            self.seen = ledger.scan_incidents(|incident, neighbourhood| all.push((incident, neighbourhood))).expect("incidents");
            all
        };
        for (incident, neighbourhood) in incidents {
            let neighbourhood = neighbourhood.expect("a ledger of these rules");
            self.incidents.entry(neighbourhood.number).or_default().push((incident, neighbourhood));
        }
        is_all
    }

    /// All of them, by id.
    pub fn all(&self) -> Vec<(Incident, Neighbourhood)> {
        let mut all: Vec<_> = self.incidents.values().flatten().cloned().collect();
        all.sort_by(|(one, _), (other, _)| one.id.cmp(&other.id));
        all
    }

    /// As they are when all are read.
    pub fn fresh(ledger: &Ledger) -> Vec<(Incident, Neighbourhood)> {
        let mut kept = Self::default();
        assert!(kept.look(ledger));
        kept.all()
    }
}

/// Ties over time, put together from all ties that were known on a day.
pub fn relations_then(ledger: &Ledger, known_on: Date) -> Vec<Relation> {
    let mut ties: Vec<ReportedTie> = Vec::new();
    let filter = Filter { known_on: Some(known_on), ..Filter::default() };
    ledger.each_tie(&filter, |stored| ties.push(stored.into())).expect("ties");
    relations(&ties)
}

/// The network and what is contested on a day, and as it was known on another, are what putting all ties together anew gives.
pub fn ties_are_as_they_were_known(ledger: &Ledger, as_of: Date, known_on: Date) {
    let filter = Filter { known_on: Some(known_on), ..Filter::default() };
    let anew = relations_then(ledger, known_on);
    assert_eq!(ledger.network(as_of, &filter, true).expect("a network"), Network::on(&anew, as_of, true), "{as_of}, {known_on}");
    let contested: Vec<&Relation> = anew.iter().filter(|relation| relation.is_contested()).collect();
    let ids = ledger.contested_ties(&filter).expect("contested ties");
    assert_eq!(ids, contested.iter().map(|relation| relation.id.clone()).collect::<Vec<_>>(), "{known_on}");
    for relation in anew {
        assert_eq!(ledger.relation(&relation.id, Some(known_on)).expect("a tie"), relation, "{known_on}");
    }
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
