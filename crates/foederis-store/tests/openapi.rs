//! What the description of answers says of them is what they are.
#![cfg(feature = "openapi")]

use foederis_analysis::answers::{Answer, Call, Owes, Record};
use foederis_analysis::exposure::{ArmsTable, Balance, Basis, Cut, Shares, WhatIf, Window, balance, what_if};
use foederis_analysis::obligations::{Attack, Case, Site, Verdict, obligations};
use foederis_analysis::{
    Incident, Line, Network, Relation, ReportedEvent, ReportedTie, Versions, incidents, relations, timeline, versions,
};
use foederis_model::treaty::{
    Abroad, Against, Answer as Recorded, Area, Article, Attackers, Cited, Duty, Membership, Parties, Reading, Request, Silence, Suspension,
    Treaty, Trigger, UnderWay,
};
use foederis_model::{
    Bound, Claim, Context, Document, Event, EventType, FactsRecord, Field, Figure, FigureKind, Mode, Note, NoteKind, QuadClass, Scope,
    ScopeKind, Span, Stance, Status, Tie, TieType,
};
use foederis_store::{
    Changed, Checked, Conflict, Counts, Cursor, Difference, FactKind, FieldChange, Flaw, FoundDocument, Hit, IncidentCounts, Mark, Outcome,
    Part, Queued, QueuedFact, Review, ReviewMark, Reviewed, SearchCursor, Shown, Snippet, Stored, StoredDocument, Told,
};
use jiff::civil::{Date, date};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

const DAY: Date = date(2022, 9, 13);

/// Every schema under every name that something is called by; each name should be there with one schema.
fn named() -> Vec<(String, Value)> {
    let mut found: Vec<(String, RefOr<Schema>)> = Vec::new();
    macro_rules! all {
        ($($type:ty),+ $(,)?) => {
            $(
                found.push((<$type>::name().into_owned(), <$type>::schema()));
                <$type>::schemas(&mut found);
            )+
        };
    }
    all!(FactsRecord, Incident, Versions, Line, Relation, Network, Verdict, Case, Treaty, Balance, WhatIf, Shares, Answer);
    all!(
        Shown,
        Counts,
        IncidentCounts,
        Queued,
        Review,
        Reviewed,
        Conflict,
        Difference,
        Checked,
        FoundDocument,
        Outcome,
        Cursor,
        SearchCursor
    );
    all!(Found);
    found.into_iter().map(|(name, schema)| (name, serde_json::to_value(schema).expect("a schema is JSON"))).collect()
}

/// What is generic gets its name, `Hit_Stored_Event`, where it is a part of something.
#[derive(Serialize, ToSchema)]
struct Found {
    /// Documents.
    documents: Vec<Hit<FoundDocument>>,
    /// Events.
    events: Vec<Hit<Stored<Event>>>,
    /// Ties.
    ties: Vec<Hit<Stored<Tie>>>,
    /// Claims.
    claims: Vec<Hit<Stored<Claim>>>,
}

fn schemas() -> BTreeMap<String, Value> {
    named().into_iter().collect()
}

fn schema_of<T: PartialSchema>() -> Value {
    serde_json::to_value(T::schema()).expect("a schema is JSON")
}

/// Checks values against schemas, as far as these schemas go.
struct Check {
    all: BTreeMap<String, Value>,
}

impl Check {
    fn new() -> Self {
        Self { all: schemas() }
    }

    fn resolve<'s>(&'s self, schema: &'s Value) -> &'s Value {
        let Some(name) = schema["$ref"].as_str() else { return schema };
        let name = name.strip_prefix("#/components/schemas/").unwrap_or_else(|| panic!("{name} is no schema's place"));
        self.all.get(name).unwrap_or_else(|| panic!("{name} is referred to and not there"))
    }

    /// That a value is what its schema says, with nothing beside.
    fn closed(&self, value: &Value, schema: &Value) -> Result<(), String> {
        let told = self.open(value, schema)?;
        let Some(object) = value.as_object() else { return Ok(()) };
        match object.keys().find(|key| !told.contains(*key)) {
            Some(key) => Err(format!("\"{key}\" is not described: {value}")),
            None => Ok(()),
        }
    }

    /// That a value is what a schema says, and which of its fields that describes.
    fn open(&self, value: &Value, schema: &Value) -> Result<BTreeSet<String>, String> {
        let schema = self.resolve(schema);
        if let Some(parts) = schema["allOf"].as_array() {
            let told: Result<Vec<_>, _> = parts.iter().map(|part| self.open(value, part)).collect();
            return told.map(|told| told.into_iter().flatten().collect());
        }
        if let Some(ways) = schema["oneOf"].as_array() {
            let mut ways: Vec<_> = ways.iter().map(|way| self.open(value, way)).collect();
            let fitting = ways.iter().filter(|way| way.is_ok()).count();
            return match fitting {
                1 => ways.swap_remove(ways.iter().position(Result::is_ok).unwrap_or_default()),
                _ => Err(format!("{fitting} of the ways fit {value}: {ways:?}")),
            };
        }
        let types: Vec<&str> = match &schema["type"] {
            Value::Null => return Ok(value.as_object().into_iter().flat_map(Map::keys).cloned().collect()),
            Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
            one => one.as_str().into_iter().collect(),
        };
        let is = |kind: &&str| match *kind {
            "null" => value.is_null(),
            "string" => value.is_string(),
            "boolean" => value.is_boolean(),
            "integer" => value.is_i64() || value.is_u64(),
            "number" => value.is_number(),
            "array" => value.is_array(),
            "object" => value.is_object(),
            other => panic!("{other} is no type"),
        };
        if !types.iter().any(is) {
            return Err(format!("{value} is not {types:?}"));
        }
        if let Some(codes) = schema["enum"].as_array()
            && !codes.contains(value)
        {
            return Err(format!("{value} is none of {codes:?}"));
        }
        if schema["format"] == "date"
            && let Some(text) = value.as_str()
        {
            text.parse::<Date>().map_err(|error| format!("{text}: {error}"))?;
        }
        if let Some(items) = value.as_array() {
            self.items(items, schema)?;
        }
        value.as_object().map_or_else(|| Ok(BTreeSet::new()), |object| self.fields(object, schema))
    }

    fn items(&self, items: &[Value], schema: &Value) -> Result<(), String> {
        let count = |limit: &str| schema[limit].as_u64().and_then(|limit| usize::try_from(limit).ok());
        if count("minItems").is_some_and(|least| items.len() < least) || count("maxItems").is_some_and(|most| items.len() > most) {
            return Err(format!("{} items", items.len()));
        }
        let first = schema["prefixItems"].as_array().map_or(&[][..], Vec::as_slice);
        for (at, item) in items.iter().enumerate() {
            match (first.get(at), &schema["items"]) {
                (Some(first), _) => self.closed(item, first)?,
                (None, Value::Bool(false)) => return Err(format!("{item} is one too many")),
                (None, rest) => self.closed(item, rest)?,
            }
        }
        Ok(())
    }

    fn fields(&self, object: &Map<String, Value>, schema: &Value) -> Result<BTreeSet<String>, String> {
        for required in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !object.contains_key(required) {
                return Err(format!("\"{required}\" is missing"));
            }
        }
        let mut told = BTreeSet::new();
        for (key, value) in object {
            if let Some(field) = schema["properties"].get(key) {
                self.closed(value, field).map_err(|error| format!("{key}: {error}"))?;
            } else if schema["additionalProperties"].is_object() {
                self.closed(&json!(key), &schema["propertyNames"]).map_err(|error| format!("{key}: {error}"))?;
                self.closed(value, &schema["additionalProperties"]).map_err(|error| format!("{key}: {error}"))?;
            } else {
                continue;
            }
            told.insert(key.clone());
        }
        Ok(told)
    }

    /// All fields of a schema that is an object, or made of several, and those of them that are always there.
    fn described(&self, schema: &Value) -> [BTreeSet<String>; 2] {
        let schema = self.resolve(schema);
        let [mut all, mut always] = [BTreeSet::new(), BTreeSet::new()];
        for part in schema["allOf"].as_array().into_iter().flatten() {
            let [more, required] = self.described(part);
            all.extend(more);
            always.extend(required);
        }
        all.extend(schema["properties"].as_object().into_iter().flat_map(Map::keys).cloned());
        always.extend(schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned));
        [all, always]
    }

    #[track_caller]
    fn fits<T: Serialize + PartialSchema>(&self, value: &T) {
        let written = serde_json::to_value(value).expect("JSON");
        if let Err(error) = self.closed(&written, &schema_of::<T>()) {
            panic!("{}: {error}\n{written:#}", std::any::type_name::<T>());
        }
    }

    /// What has everything holds every field that is described, and what has the least holds those that are required.
    #[track_caller]
    fn between<T: Serialize + PartialSchema>(&self, least: &T, everything: &T) {
        self.fits(least);
        self.fits(everything);
        let keys = |value: &T| match serde_json::to_value(value).expect("JSON") {
            Value::Object(object) => object.keys().cloned().collect::<BTreeSet<_>>(),
            other => panic!("{other} is no object"),
        };
        assert_eq!([keys(everything), keys(least)], self.described(&schema_of::<T>()), "{}", std::any::type_name::<T>());
    }
}

fn text(text: &str) -> String {
    text.to_owned()
}

fn span(field: Field) -> Span {
    Span { field, start: 0, end: 7 }
}

fn figure() -> Figure {
    Figure { what: FigureKind::Share, value: 22.5, upper: Some(30.0), unit: Some(text("%")), bound: Bound::AtLeast }
}

fn event() -> Event {
    Event {
        event_type: EventType::Assault,
        quad: Some(QuadClass::MaterialConflict),
        mode: Some(Mode::Drone),
        context: vec![Context::Military],
        intensity: Some(-9.5),
        actor: vec!["AZE/mil".into()],
        recipient: vec!["ARM".into()],
        when: "2022-09-13".parse().ok(),
        place: vec![text("Jermuk")],
        figures: vec![Figure { what: FigureKind::Deaths, value: 49.0, upper: None, unit: None, bound: Bound::Exact }],
        status: Status::Claimed,
        claimed_by: vec!["ARM/gov".into()],
        confidence: Some(0.8),
        evidence: vec![text("Drones struck Jermuk, the ministry says.")],
        trigger: Some(text("struck")),
        spans: vec![span(Field::Text)],
        trigger_span: Some(span(Field::Title)),
    }
}

fn bare_event() -> Event {
    Event {
        quad: None,
        mode: None,
        context: Vec::new(),
        intensity: None,
        actor: Vec::new(),
        recipient: Vec::new(),
        when: None,
        place: Vec::new(),
        figures: Vec::new(),
        claimed_by: Vec::new(),
        confidence: None,
        evidence: Vec::new(),
        trigger: None,
        spans: Vec::new(),
        trigger_span: None,
        ..event()
    }
}

fn scope() -> Scope {
    Scope {
        kind: ScopeKind::Except,
        about: vec![text("Karabakh")],
        evidence: text("It does not reach Karabakh."),
        span: Some(span(Field::Text)),
        cue: Some(text("not")),
        cue_span: Some(span(Field::Text)),
    }
}

fn tie() -> Tie {
    Tie {
        tie_type: TieType::ArmsSupply,
        from: vec!["RUS".into()],
        to: vec!["AZE".into()],
        via: Some(text("Iskander")),
        place: vec![text("Baku")],
        since: "2013".parse().ok(),
        until: "2020-11".parse().ok(),
        figures: vec![figure()],
        status: Status::Asserted,
        claimed_by: vec!["SIPRI".into()],
        scope: vec![scope()],
        confidence: Some(0.9),
        evidence: vec![text("Russia sold Azerbaijan 22.5 percent of its arms.")],
        trigger: Some(text("sold")),
        spans: vec![span(Field::Text)],
        trigger_span: Some(span(Field::Text)),
    }
}

fn bare_tie() -> Tie {
    Tie {
        via: None,
        place: Vec::new(),
        since: None,
        until: None,
        figures: Vec::new(),
        claimed_by: Vec::new(),
        scope: Vec::new(),
        confidence: None,
        trigger: None,
        spans: Vec::new(),
        trigger_span: None,
        ..tie()
    }
}

fn claim() -> Claim {
    Claim {
        by: vec!["ARM/gov".into()],
        stance: Stance::CallsFor,
        about: vec!["CSTO".into()],
        confidence: Some(0.7),
        evidence: vec![text("Yerevan calls on the CSTO.")],
        cue: Some(text("calls on")),
        spans: vec![span(Field::Text)],
        cue_span: Some(span(Field::Text)),
    }
}

fn bare_claim() -> Claim {
    Claim { about: Vec::new(), confidence: None, evidence: Vec::new(), cue: None, spans: Vec::new(), cue_span: None, ..claim() }
}

fn document() -> Document {
    Document {
        published: "2022-09-14".parse().ok(),
        title: Some(text("Jermuk")),
        source: Some(text("Outlet")),
        author: Some(text("A. Author")),
        url: Some(text("https://news.example/1")),
        notes: vec![Note { kind: NoteKind::Boilerplate, text: text("A menu was cut.") }],
        ..Document::new("d1", "en".into(), "Drones struck Jermuk, the ministry says.")
    }
}

fn mark() -> ReviewMark {
    ReviewMark { verdict: foederis_store::Verdict::Corrected, by: text("Anna"), at: text("2026-11-22T06:15:00Z"), written: true }
}

fn stored<T>(record: T) -> Stored<T> {
    Stored {
        id: text("e-1f0c22ab"),
        doc: text("d1"),
        source: Some(text("Outlet")),
        lang: "hy".into(),
        published: "2022-09-14".parse().ok(),
        known_from: DAY,
        known_to: Some(DAY),
        review: Some(mark()),
        record,
    }
}

fn bare<T>(record: T) -> Stored<T> {
    Stored { source: None, published: None, known_to: None, review: None, ..stored(record) }
}

fn stored_document(document: Document, known_to: Option<Date>) -> StoredDocument {
    StoredDocument { document, version: 1, added: DAY, known_from: DAY, known_to, events: 1, ties: 2, claims: 3 }
}

fn reported(at: usize, event: Event, source: &str) -> ReportedEvent {
    let stored = Stored { id: format!("e-{at}"), doc: format!("d{at}"), source: Some(text(source)), ..bare(event) };
    ReportedEvent { copy_of: (at < 3).then(|| text("d1")), ..stored.into() }
}

/// Three reports of one attack: two copies, and one that denies it.
fn reports() -> Vec<ReportedEvent> {
    let denied = Event { status: Status::Denied, claimed_by: vec!["AZE/gov".into()], ..event() };
    vec![reported(1, event(), "One"), reported(2, event(), "Two"), reported(3, denied, "Three")]
}

fn told(at: usize, published: &str, tie: Tie) -> ReportedTie {
    let stored = Stored { id: format!("t-{at}"), published: published.parse().ok(), ..bare(tie) };
    stored.into()
}

/// Ties of many kinds around Armenia and Azerbaijan.
fn ties() -> Vec<ReportedTie> {
    let plain = |tie_type: TieType, from: &str, to: &str| Tie { tie_type, from: vec![from.into()], to: vec![to.into()], ..bare_tie() };
    let told_ties = [
        Tie { until: None, ..tie() },
        Tie { status: Status::Negated, since: "2015".parse().ok(), until: "2016".parse().ok(), ..bare_tie() },
        plain(TieType::DefencePact, "RUS", "ARM"),
        plain(TieType::Backing, "TUR", "AZE"),
        plain(TieType::EnergySupply, "RUS", "ARM"),
        plain(TieType::EnergySupply, "IRN", "ARM"),
        plain(TieType::EnergySupply, "AZE", "EU"),
        plain(TieType::Membership, "HUN", "EU"),
    ];
    told_ties.into_iter().enumerate().map(|(at, tie)| told(at, "2022-09-01", tie)).collect()
}

fn cited() -> Cited {
    Cited { file: text("treaties/pact.toml"), line: 7 }
}

fn whole_article() -> Article {
    let words = || Some(text("In own words."));
    Article {
        from: "1994".parse().ok(),
        until: "2030".parse().ok(),
        bound: Parties::These(vec![text("RUS")]),
        trigger: vec![Trigger::ArmedAttack],
        against: Against::These(vec![text("AZE")]),
        not_against: vec![text("TUR")],
        among_parties: Some(Recorded::Disputed),
        attackers: Some(Attackers::Several),
        under_way: Some(UnderWay::Also),
        territory: Some(vec![Area::Parties, Area::State(text("ARM")), Area::Place(text("Black Sea"))]),
        excluded: vec![Area::Administered],
        forces_abroad: Some(Abroad::Listed),
        request: Some(Request::Unclear),
        decision: words(),
        within: words(),
        summary: words(),
        note: words(),
        citation: Some(text("art. 4")),
        readings: vec![Reading { says: text("It reaches further."), by: vec![text("ARM")], citation: None }],
        at: cited(),
        ..Article::unlimited("4", Duty::Defence)
    }
}

fn bare_article() -> Article {
    Article {
        among_parties: None,
        first_strike: None,
        territory: None,
        forces_abroad: None,
        request: None,
        against: Against::Unrecorded,
        ..Article::unlimited("1", Duty::NonAggression)
    }
}

fn suspension() -> Suspension {
    Suspension { from: "1986".parse().ok(), until: "1987".parse().ok(), toward: vec![text("USA")], note: Some(text("By its own note.")) }
}

fn member(state: &str) -> Membership {
    Membership { state: text(state), entry: "1994-04-20".parse().ok(), ..Membership::default() }
}

fn whole_member() -> Membership {
    Membership {
        ratified: "1993".parse().ok(),
        exit: "2012-12-19".parse().ok(),
        suspended: vec![suspension()],
        note: Some(text("It left.")),
        source: Some(text("UNTS 1")),
        ..member("UZB")
    }
}

fn pact() -> Treaty {
    Treaty {
        id: text("PACT"),
        name: text("Pact"),
        also: vec![text("Verdrag")],
        body: Some(text("CSTO")),
        signed: "1992-05-15".parse().ok(),
        in_force: "1994-04-20".parse().ok(),
        ended: "2030".parse().ok(),
        term: Some(text("Five years.")),
        renewal: Some(text("By itself.")),
        summary: Some(text("Each helps each.")),
        citation: text("UNTS 1"),
        parties: vec![member("ARM"), member("RUS"), whole_member()],
        articles: vec![whole_article(), bare_article()],
        silences: vec![Silence { about: text("Cyprus"), summary: text("Nothing."), citation: Some(text("art. 1")), at: cited() }],
        ..Treaty::default()
    }
}

fn attack() -> Attack {
    let site = Site {
        name: text("Jermuk"),
        within: vec![text("Jermuk")],
        de_jure: Some(text("ARM")),
        de_facto: vec![text("ARM")],
        claimed_by: Vec::new(),
        vague: false,
        at: Some(cited()),
    };
    let told = Some(text("Drones struck Jermuk."));
    Attack { until: Some(DAY), site: Some(site), evidence: told, at: Some(cited()), ..Attack::new("AZE", "ARM", DAY) }
}

fn case() -> Case {
    Case { attacks: vec![attack()], asked: Some(true), ..Case::default() }
}

fn arms() -> ArmsTable {
    let table =
        "source\tvintage\tsupplier\trecipient\tyear\ttiv\nSIPRI\t2022-03-14\tRUS\tARM\t2021\t10.5\nSIPRI\t2022-03-14\tISR\tAZE\t2021\t20\n";
    ArmsTable::parse(table).expect("a table")
}

#[test]
fn one_name_is_one_schema() {
    let mut known: BTreeMap<String, Value> = BTreeMap::new();
    for (name, schema) in named() {
        if let Some(other) = known.insert(name.clone(), schema.clone()) {
            assert_eq!(other, schema, "two types are called {name}");
        }
    }
}

/// What a field that may be one of several things may be.
fn choices(of: &Value) -> impl Iterator<Item = &Value> {
    of["oneOf"].as_array().into_iter().flatten()
}

/// A field is always there and may be null, or is left out; never both, so that who reads answers has one way to ask for it.
#[test]
fn what_may_be_left_out_is_never_null() {
    fn walk(check: &Check, name: &str, schema: &Value) {
        let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for (field, of) in schema["properties"].as_object().into_iter().flatten() {
            // What may be anything may be null.
            let null =
                of["type"] != Value::Null && check.open(&Value::Null, of).is_ok() || choices(of).any(|choice| choice["type"] == "null");
            assert!(required.contains(&field.as_str()) || !null, "{name}.{field} may be left out and may be null");
        }
        match schema {
            Value::Array(parts) => parts.iter().for_each(|part| walk(check, name, part)),
            Value::Object(parts) => parts.values().for_each(|part| walk(check, name, part)),
            _ => {}
        }
    }
    let check = Check::new();
    for (name, schema) in &check.all {
        walk(&check, name, schema);
    }
}

#[test]
fn everything_says_what_it_is() {
    let check = Check::new();
    for (name, schema) in &check.all {
        assert!(schema["description"].is_string(), "{name} is not described: {schema:#}");
        let parts = schema["allOf"].as_array().or(schema["oneOf"].as_array());
        for object in parts.into_iter().flatten().chain([schema]) {
            for (field, of) in object["properties"].as_object().into_iter().flatten() {
                // A variant's own name needs no words.
                let tag = of["enum"].as_array().is_some_and(|codes| codes.len() == 1);
                let described = of["description"].is_string() || choices(of).any(|choice| choice["description"].is_string());
                assert!(described || tag, "{name}.{field} is not described: {of:#}");
            }
        }
    }
}

#[test]
fn records_are_what_is_said_of_them() {
    let check = Check::new();
    check.between(&bare_event(), &event());
    check.between(&bare_tie(), &tie());
    check.between(&bare_claim(), &claim());
    check.between(&Document::new("d", "de".into(), "Text."), &document());
    check.between(&Figure { upper: None, unit: None, ..figure() }, &figure());
    check.between(&Scope { span: None, cue: None, cue_span: None, ..scope() }, &scope());
    check.between(&span(Field::Text), &span(Field::Title));
    let record = FactsRecord { events: vec![event()], ties: vec![tie()], claims: vec![claim()], ..FactsRecord::of(&document()) };
    check.between(&FactsRecord::of(&Document::new("d", "de".into(), "Text.")), &record);
    for status in Status::ALL {
        check.fits(status);
    }
}

#[test]
fn treaties_are_what_is_said_of_them() {
    let check = Check::new();
    check.between(&Treaty::default(), &pact());
    check.between(&bare_article(), &whole_article());
    check.between(&Membership::default(), &whole_member());
    check.between(&Suspension::default(), &suspension());
    check.between(&Silence::default(), &pact().silences[0]);
    // The words are those of the files.
    let written = serde_json::to_value(whole_article()).expect("JSON");
    assert_eq!((&written["bound"], &written["toward"], &written["against"]), (&json!(["RUS"]), &json!(["all"]), &json!(["AZE"])));
    assert_eq!((&written["territory"], &written["excluded"]), (&json!(["parties", "ARM", "Black Sea"]), &json!(["administered"])));
    assert_eq!(serde_json::to_value(bare_article()).expect("JSON")["against"], json!(["unrecorded"]));
}

#[test]
fn incidents_are_what_is_said_of_them() {
    let check = Check::new();
    let reports = reports();
    let found = incidents(&reports);
    let alone = incidents(&[ReportedEvent { copy_of: None, ..reported(1, bare_event(), "One") }]);
    check.between(&alone[0], &found[0]);
    assert!(!found[0].copies.is_empty() && !found[0].figures.is_empty(), "{found:#?}");
    check.fits(&versions(&found[0], &reports));
    for line in timeline(&found, &[]) {
        check.fits(&line);
    }
}

#[test]
fn ties_over_time_are_what_is_said_of_them() {
    let check = Check::new();
    let found = relations(&ties());
    for relation in &found {
        check.fits(relation);
    }
    let supply = found.iter().find(|relation| relation.tie_type == TieType::ArmsSupply).expect("the supply of arms");
    assert!(!supply.contradictions.is_empty() && !supply.held.is_empty(), "{supply:#?}");
    check.fits(&Network::on(&found, DAY, true));
    let apart =
        |at: usize, since: &str, until: &str| told(at, "2022", Tie { since: since.parse().ok(), until: until.parse().ok(), ..tie() });
    let found = relations(&[apart(1, "2001", "2002"), apart(2, "2010", "2012")]);
    assert_eq!(found[0].gaps.len(), 1, "{found:#?}");
    check.fits(&found[0]);
}

#[test]
fn what_an_attack_triggers_is_what_is_said_of_it() {
    let check = Check::new();
    check.between(&Attack::new("AZE", "ARM", DAY), &Attack { until: Some(DAY), ..attack() });
    check.between(&Case::default(), &case());
    let verdicts = obligations(&[pact()], &case());
    assert!(!verdicts.is_empty());
    for verdict in &verdicts {
        check.fits(verdict);
    }
    let call = Call {
        treaty: text("PACT"),
        body: Some(text("CSTO")),
        party: text("RUS"),
        toward: text("ARM"),
        against: vec![text("AZE")],
        day: DAY,
        owes: Owes::Arms,
    };
    let asked = Event { event_type: EventType::Request, actor: vec!["ARM".into()], recipient: vec!["RUS".into()], ..event() };
    let events = [reported(1, asked, "One")];
    let ties = relations(&ties());
    let answer = Answer::of(&call, Record { events: &events, ties: &ties, claims: &[], until: date(2023, 9, 1) });
    assert!(!answer.acts.is_empty(), "{answer:#?}");
    check.fits(&answer);
}

#[test]
fn exposure_is_what_is_said_of_it() {
    let check = Check::new();
    let (ties, treaties, arms) = (ties(), [pact()], arms());
    let basis = Basis { ties: &ties, treaties: &treaties, arms: Some(&arms), as_of: DAY, known_on: None, window: None };
    let found = balance(&basis, ["ARM", "AZE"]);
    check.fits(&found);
    let kinds = |written: &Value| -> BTreeSet<String> {
        let findings = written["findings"].as_array().into_iter().flatten();
        findings.filter_map(|finding| finding["finding"].as_str()).map(str::to_owned).collect()
    };
    let written = serde_json::to_value(&found).expect("JSON");
    assert_eq!(kinds(&written), ["backer", "both", "supplier", "tension"].map(text).into(), "{written:#}");
    let mut seen = BTreeSet::new();
    for cut in ["RUS", "AZE -> EU energy-supply", "RUS -> ARM", "PACT"] {
        let answer = what_if(&basis, &[Cut::parse(cut, str::to_owned).expect("a cut")]);
        check.fits(&answer);
        seen.extend(kinds(&serde_json::to_value(&answer).expect("JSON")));
    }
    assert_eq!(seen, ["alternative", "knock", "loss", "no-other"].map(text).into());
    check.fits(&arms.shares("SIPRI", date(2022, 3, 14), "ARM", Window { first: 2019, last: 2021 }).expect("shares"));
}

#[test]
fn what_the_ledger_keeps_is_what_is_said_of_it() {
    let check = Check::new();
    check.between(&stored_document(Document::new("d", "de".into(), "Text."), None), &stored_document(document(), Some(DAY)));
    check.between(&bare(bare_event()), &stored(event()));
    check.between(&bare(bare_tie()), &stored(tie()));
    check.between(&bare(bare_claim()), &stored(claim()));
    let whole = || Box::new(stored_document(document(), None));
    check.fits(&Shown::Document {
        document: whole(),
        events: vec![stored(event())],
        ties: vec![stored(tie())],
        claims: vec![stored(claim())],
    });
    check.fits(&Shown::Event { fact: Box::new(stored(event())), document: whole() });
    check.fits(&Shown::Tie { fact: Box::new(bare(tie())), document: whole() });
    check.fits(&Shown::Claim { fact: Box::new(bare(claim())), document: whole() });
    check.fits(&Queued { contested: true, fact: QueuedFact::Event(Box::new(stored(event()))) });
    check.fits(&Queued { contested: true, fact: QueuedFact::Tie(Box::new(bare(tie()))) });
    check.fits(&Queued { contested: false, fact: QueuedFact::Claim(Box::new(bare(bare_claim()))) });
    check.fits(&Counts { documents: [(text("nl"), 2)].into(), ..Counts::default() });
    check.fits(&IncidentCounts::default());
    let flaw = Flaw { part: Part::Search, what: text("It lags behind.") };
    check.fits(&Checked { documents: 1, facts: 2, flaws: vec![flaw], repaired: vec![Part::Incidents], skipped: vec![Part::File] });
    for outcome in [Outcome::Added, Outcome::Unchanged, Outcome::Revised, Outcome::Skipped] {
        check.fits(&outcome);
    }
    check.fits(&"o20220913-61".parse::<Cursor>().expect("a cursor"));
}

#[test]
fn what_is_found_is_what_is_said_of_it() {
    fn hit<T>(item: T, title: Option<&str>) -> Hit<T> {
        let marks = vec![Mark { start: 0, end: 6 }];
        let snippet = Snippet { text: text("Jermuk was struck."), start: 0, end: 18, more: false, marks: marks.clone() };
        Hit { item, title: title.map(text), title_marks: marks, snippet, score: 1.25 }
    }
    let check = Check::new();
    let found = |known_to: Option<Date>| FoundDocument {
        id: text("d1"),
        source: None,
        lang: "nl".into(),
        published: None,
        known_from: DAY,
        known_to,
    };
    check.between(&hit(found(None), None), &hit(found(Some(DAY)), Some("Jermuk")));
    check.fits(&Found {
        documents: vec![hit(found(Some(DAY)), Some("Jermuk"))],
        events: vec![hit(stored(event()), Some("Jermuk"))],
        ties: vec![hit(bare(bare_tie()), None)],
        claims: vec![hit(bare(claim()), None)],
    });
    check.fits(&"s3ff0000000000000-7".parse::<SearchCursor>().expect("a cursor"));
}

#[test]
fn reviews_are_what_is_said_of_them() {
    let check = Check::new();
    let verdict = foederis_store::Verdict::Rejected;
    let review = |note: Option<String>, record: Option<Value>| Review {
        number: 1,
        fact: text("e-1"),
        doc: text("d1"),
        kind: FactKind::Event,
        code: text("ASSAULT"),
        verdict,
        by: text("Anna"),
        at: text("2026-11-22T06:15:00Z"),
        note,
        superseded: false,
        told: json!(event()),
        record,
    };
    check.between(&review(None, None), &review(Some(text("Not there.")), Some(json!(event()))));
    check.fits(&Reviewed {
        number: 1,
        fact: text("e-1"),
        doc: text("d1"),
        verdict,
        by: text("Anna"),
        closed: vec![text("e-1")],
        written: None,
    });
    let conflict = || Conflict { fact: text("e-1"), doc: text("d1"), verdict, by: text("Anna"), evidence: text("It was so.") };
    check.fits(&conflict());
    let told = |id: Option<String>| Told { id, kind: FactKind::Tie, record: json!(tie()) };
    check.between(&told(None), &told(Some(text("t-1"))));
    let field = FieldChange { field: text("place"), before: Value::Null, after: json!(["Jermuk"]) };
    check.fits(&Difference {
        doc: text("d1"),
        gone: vec![told(Some(text("t-1")))],
        new: vec![told(None)],
        changed: vec![Changed { id: text("e-1"), kind: FactKind::Event, record: json!(event()), fields: vec![field] }],
        conflicts: vec![conflict()],
        refused: Vec::new(),
        revised: true,
    });
}
