//! A ledger at scale: generated reports added in batches, then asked.
//!
//! Prints how many documents and facts go in a second of wall and of processor time, the most memory, the size of the file, and how long questions take (half of
//! them, and 95 of 100). With `--acknowledge` it only adds, and prints the number of documents after each batch that is safely in the
//! file: what `benches/kill-1000` kills. Built with `--features postgres`, `--file` takes the address of a database too.
//!
//! The texts are sentences of the example reports in which two of five words are other words of the same language and every fifteenth
//! is an invented name: frequent words are as frequent as in news, and no two texts are alike but the copies. With fewer exchanged, the few
//! sentences of the examples come back so often that every text shares some runs of words with a thousandth of all others.

#![allow(clippy::print_stdout)] // The figures are the result.

use foederis_benches::documents;
use foederis_model::{Actor, Claim, Document, Edtf, Event, FactsRecord, Language, Tie};
use foederis_store::{Filter, Ledger, Order, Page, Query, SearchPage};
use jiff::civil::{Date, date};
use jiff::{Span, ToSpan as _};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

type Failure = Box<dyn Error>;

/// The first of the days, and how many there are: twenty years.
const FIRST: Date = date(2004, 1, 1);
const DAYS: usize = 7305;
const STATES: usize = 190;
const LENGTH: usize = 1200;
/// Of as many reports in a row one in ten tells the same happening.
const TOLD_TOGETHER: usize = 40_000;

fn main() -> Result<(), Failure> {
    let (mut count, mut batch, mut file, mut acknowledge, mut from) = (100_000, 5_000, None, false, 0);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--documents" => count = value()?.parse()?,
            "--batch" => batch = value()?.parse()?,
            "--from" => from = value()?.parse()?,
            "--file" => file = Some(PathBuf::from(value()?)),
            "--acknowledge" => acknowledge = true,
            _ => return Err(format!("unknown: {argument}").into()),
        }
    }
    let folder = std::env::temp_dir().join(format!("foederis-ledger-{}", std::process::id()));
    let path = if let Some(file) = &file {
        file.clone()
    } else {
        std::fs::create_dir_all(&folder)?;
        folder.join("ledger.foederis")
    };
    let measured = run(&path, from, count, batch.max(1), acknowledge);
    if file.is_none() {
        std::fs::remove_dir_all(&folder)?;
    }
    measured
}

fn run(path: &Path, from: usize, count: usize, batch: usize, acknowledge: bool) -> Result<(), Failure> {
    let templates = Templates::read()?;
    let mut ledger = Ledger::open(path)?;
    let (mut facts, mut adding, mut processor) = (0, Duration::ZERO, Duration::ZERO);
    let mut last = (from, Duration::ZERO, Duration::ZERO);
    let mut at = from;
    while at < from + count {
        let documents: Vec<(Document, FactsRecord)> =
            (at..(at + batch).min(from + count)).map(|number| templates.report(number)).collect::<Result<_, _>>()?;
        let (start, used) = (Instant::now(), used());
        for added in ledger.add(&documents, date(2026, 1, 1))? {
            if let Some(refused) = added.refused.first() {
                return Err(format!("{}: {refused}", added.document).into());
            }
            facts += added.events + added.ties + added.claims;
        }
        adding += start.elapsed();
        processor += self::used().saturating_sub(used);
        at += documents.len();
        if acknowledge {
            println!("{at}");
        } else if at - last.0 >= count.div_ceil(10) || at == from + count {
            let speed = (at - last.0) as f64;
            println!(
                "{at:>9} documents  {:>7.0} documents/s wall  {:>7.0} documents/s processor  {:>6.0} MB at most",
                speed / adding.saturating_sub(last.1).as_secs_f64(),
                speed / processor.saturating_sub(last.2).as_secs_f64(),
                peak()
            );
            last = (at, adding, processor);
        }
    }
    if acknowledge {
        return Ok(());
    }
    println!(
        "all: {:.0} documents/s, {:.0} facts/s ({:.0} and {:.0} of processor time); {facts} facts",
        count as f64 / adding.as_secs_f64(),
        facts as f64 / adding.as_secs_f64(),
        count as f64 / processor.as_secs_f64(),
        facts as f64 / processor.as_secs_f64()
    );
    drop(ledger);
    // The address of a server is no file.
    if let Ok(file) = std::fs::metadata(path) {
        println!("file: {:.1} MB, {:.0} bytes a document", file.len() as f64 / 1e6, file.len() as f64 / (from + count) as f64);
    }
    ask(&Ledger::open_read_only(path)?)?;
    println!("memory: {:.0} MB at most", peak());
    Ok(())
}

/// Questions of every kind, each kind timed by itself.
fn ask(ledger: &Ledger) -> Result<(), Failure> {
    let mut dice = Dice(7);
    let mut days = (0..50).map(|_| day(dice.below(DAYS))).collect::<Vec<_>>().into_iter();
    time("network as of a day", 50, || Ok(ledger.network(days.next().unwrap_or(FIRST), &Filter::default(), false)?.edges.len()))?;
    let some = ledger.incidents(&Filter::default(), false, &Page::first(2000))?;
    let mut heavy = some.items.clone();
    // What thousands tell, among those between one pair.
    let pair = Filter { pair: Some(("AZE".to_owned(), "ARM".to_owned())), from: Some(day(97)), until: Some(day(97)), ..Filter::default() };
    heavy.extend(ledger.incidents(&pair, false, &Page::first(2000))?.items);
    heavy.sort_by_key(|incident| std::cmp::Reverse(incident.reports.len()));
    let mut ids = heavy
        .iter()
        .take(20)
        .chain(some.items.iter().step_by(11))
        .map(|incident| incident.id.clone())
        .collect::<Vec<_>>()
        .into_iter()
        .cycle();
    // The page: the incident and the first of its reports.
    let page = |id: &str| {
        let incident = ledger.incident(id, None)?;
        ledger.reports(&incident, &Page::first(50))?;
        Ok(incident.reports.len())
    };
    time("incident page", 200, || page(&ids.next().unwrap_or_default()))?;
    if let Some(heaviest) = heavy.first() {
        time("incident page, the one of most reports", 20, || page(&heaviest.id))?;
    }
    for (name, questions) in SEARCHES {
        for (what, facts) in [("documents", false), ("events", true)] {
            let mut asked = questions.iter().cycle();
            time(&format!("search, {name}, {what}"), questions.len() * 4, || {
                let query: Query = asked.next().copied().unwrap_or_default().parse()?;
                let (filter, page) = (Filter::default(), SearchPage::first(20));
                Ok(if facts {
                    ledger.search_events(&query, &filter, &page)?.items.len()
                } else {
                    ledger.search_documents(&query, &filter, &page)?.items.len()
                })
            })?;
        }
    }
    let mut actors = (0..50).map(|_| state(dice.below(STATES))).collect::<Vec<_>>().into_iter().cycle();
    let mut next = || Filter { actor: actors.next().into_iter().collect(), ..Filter::default() };
    let newest = Page::first(50).ordered(Order::NewestFirst);
    time("list of events of an actor", 50, || Ok(ledger.events(&next(), &newest)?.items.len()))?;
    time("list of incidents of an actor", 50, || Ok(ledger.incidents(&next(), false, &newest)?.items.len()))?;
    time("list of documents", 20, || Ok(ledger.documents(&Filter::default(), &newest)?.items.len()))
}

/// Common words, rare ones, phrases, and words with filters.
const SEARCHES: [(&str, &[&str]); 4] = [
    (
        "common words",
        &["border", "regering", "Soldaten", "Armenia", "aanval", "minister", "truppen gas", "fighting OR ceasefire", "grens leger", "said"],
    ),
    (
        "rare words",
        &[
            "Karvosun",
            "Tolmirat",
            "observers Dosk",
            "hinterhalt",
            "spyware",
            "Kelbajar mijnen",
            "corridor court",
            "waarnemers",
            "Tirvenkar",
            "ambush",
        ],
    ),
    (
        "phrases",
        &[
            "\"the border\"",
            "\"het leger\"",
            "\"die Armee\"",
            "\"prime minister\"",
            "\"in the night\"",
            "\"volgens het ministerie\"",
            "\"Soldaten der\"",
            "\"defence pact\"",
            "\"on Tuesday\"",
            "\"niet op\"",
        ],
    ),
    (
        "filters",
        &[
            "border lang:en",
            "gas source:\"Outlet 7\"",
            "aanval actor:AAC",
            "treaty type:ASSAULT",
            "Angriff actor:ARM",
            "title:border attack",
            "leger NOT gas",
            "wapen*",
            "attack actor:AZE lang:en",
            "gas OR olie lang:nl",
        ],
    ),
];

fn time(what: &str, times: usize, mut ask: impl FnMut() -> Result<usize, Failure>) -> Result<(), Failure> {
    let (mut found, mut took) = (0, Vec::new());
    for _ in 0..times {
        let start = Instant::now();
        found += ask()?;
        took.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    took.sort_by(f64::total_cmp);
    println!("{what:<36} p50 {:>8.1} ms  p95 {:>8.1} ms  ({} rows each)", took[times / 2], took[times * 95 / 100], found / times);
    Ok(())
}

/// What the reports are made from: sentences, words and facts of the examples, by language.
struct Templates {
    languages: Vec<Template>,
}

struct Template {
    language: Language,
    sentences: Vec<Vec<String>>,
    words: Vec<String>,
    events: Vec<Event>,
    ties: Vec<Tie>,
    claims: Vec<Claim>,
}

impl Templates {
    fn read() -> Result<Self, Failure> {
        let gold = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/gold.jsonl"))?;
        let records: Vec<FactsRecord> = gold.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
        let documents = documents();
        let languages = Language::CODED.into_iter().map(|language| {
            let sentences: Vec<Vec<String>> = documents
                .iter()
                .filter(|document| document.lang == language)
                .flat_map(|document| document.text.split(['.', '\n']))
                .map(|sentence| sentence.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
                .filter(|words| words.len() > 4)
                .collect();
            let of = || records.iter().filter(|record| record.lang == language);
            Template {
                words: sentences.iter().flatten().cloned().collect(),
                sentences,
                events: of().flat_map(|record| record.events.clone()).collect(),
                ties: of().flat_map(|record| record.ties.clone()).collect(),
                claims: of().flat_map(|record| record.claims.clone()).collect(),
                language,
            }
        });
        Ok(Self { languages: languages.collect() })
    }

    /// The report with this number: always the same.
    fn report(&self, number: usize) -> Result<(Document, FactsRecord), Failure> {
        let mut dice = Dice(number as u64);
        if number > 20 && dice.below(20) == 0 {
            // A copy in another outlet, of one of the last reports.
            let original = number - 1 - dice.below(20);
            let mut copied = self.original(original, &mut Dice(original as u64))?;
            let id = format!("d-{number:07}");
            copied.0.id.clone_from(&id);
            copied.0.source = Some(format!("Outlet {}", dice.below(400)));
            copied.1.doc = id;
            return Ok(copied);
        }
        self.original(number, &mut Dice(number as u64))
    }

    fn original(&self, number: usize, dice: &mut Dice) -> Result<(Document, FactsRecord), Failure> {
        dice.below(20);
        let template = &self.languages[dice.below(self.languages.len())];
        let today = dice.below(DAYS);
        let published: Edtf = day(today).to_string().parse()?;
        let mut pair = [state(dice.below(STATES)), state(dice.below(STATES))];
        if dice.below(10) == 0 {
            pair = ["AZE".to_owned(), "ARM".to_owned()];
        }
        let [one, other] = pair.map(|code| Actor::from(code.as_str()));
        let mut record = FactsRecord {
            doc: format!("d-{number:07}"),
            lang: template.language.clone(),
            published: Some(published.clone()),
            events: Vec::new(),
            ties: Vec::new(),
            claims: Vec::new(),
        };
        let mut text = String::with_capacity(LENGTH + 300);
        let mut say = |dice: &mut Dice| {
            let sentence = template.sentence(dice);
            text.push_str(&sentence);
            text.push(' ');
            vec![sentence]
        };
        if dice.below(10) == 0 {
            let story = number / TOLD_TOGETHER;
            let event = &self.languages[0].events[story % self.languages[0].events.len()];
            record.events.push(Event {
                actor: vec![Actor::new("AZE")],
                recipient: vec![Actor::new("ARM")],
                when: Some(day(story * 97 % DAYS).to_string().parse()?),
                place: vec![format!("{} {story}", name(story))],
                claimed_by: Vec::new(),
                evidence: say(dice),
                ..bare(event)
            });
        }
        while record.events.len() < 2 {
            let event = &template.events[dice.below(template.events.len())];
            let when = day(today.saturating_sub(dice.below(3)));
            let when = match dice.below(20) {
                0..13 => when.to_string(),
                13..16 => format!("{}/{when}", when.checked_sub(2.days())?),
                16..18 => format!("{:04}-{:02}", when.year(), when.month()),
                _ => String::new(),
            };
            record.events.push(Event {
                actor: vec![one.clone()],
                recipient: vec![other.clone()],
                when: if when.is_empty() { None } else { Some(when.parse()?) },
                place: vec![format!("{} {}", name(dice.below(3000)), dice.below(9))],
                claimed_by: Vec::new(),
                evidence: say(dice),
                ..bare(event)
            });
        }
        if dice.below(2) == 0 {
            let tie = &template.ties[dice.below(template.ties.len())];
            record.ties.push(Tie {
                from: vec![one.clone()],
                to: vec![other.clone()],
                via: None,
                scope: Vec::new(),
                since: Some(day(today.saturating_sub(dice.below(2000))).to_string().parse()?),
                until: None,
                claimed_by: Vec::new(),
                evidence: say(dice),
                trigger: None,
                spans: Vec::new(),
                trigger_span: None,
                ..tie.clone()
            });
        }
        let claim = &template.claims[dice.below(template.claims.len())];
        record.claims.push(Claim {
            by: vec![one],
            about: vec![other],
            evidence: say(dice),
            cue: None,
            spans: Vec::new(),
            cue_span: None,
            ..claim.clone()
        });
        while text.len() < LENGTH {
            text.push_str(&template.sentence(dice));
            text.push(' ');
        }
        let document = Document {
            id: record.doc.clone(),
            lang: template.language.clone(),
            published: Some(published),
            title: Some(template.sentence(dice).chars().take(70).collect()),
            source: Some(format!("Outlet {}", dice.below(400))),
            author: None,
            url: None,
            text,
            notes: Vec::new(),
        };
        Ok((document, record))
    }
}

/// An event without what points into the text of its example.
fn bare(event: &Event) -> Event {
    Event { trigger: None, spans: Vec::new(), trigger_span: None, ..event.clone() }
}

impl Template {
    fn sentence(&self, dice: &mut Dice) -> String {
        let mut sentence = String::new();
        for word in &self.sentences[dice.below(self.sentences.len())] {
            // Writing to a String does not fail.
            let _ = match dice.below(30) {
                0..13 => write!(sentence, "{} ", self.words[dice.below(self.words.len())]),
                13..15 => write!(sentence, "{} ", name(dice.below(40_000))),
                _ => write!(sentence, "{word} "),
            };
        }
        format!("{}.", sentence.trim_end())
    }
}

/// An invented name; low numbers are more frequent than high ones, as names are.
fn name(number: usize) -> String {
    const PARTS: [&str; 34] = [
        "kar", "vos", "tol", "mir", "dan", "rel", "sun", "gor", "bal", "tes", "nor", "vik", "lam", "par", "zel", "hun", "jar", "kos",
        "lit", "mor", "nas", "pol", "rud", "sam", "tir", "ven", "wol", "yel", "bor", "dar", "fel", "gan", "hol", "rat",
    ];
    let number = number * number / 40_000;
    let mut name = [PARTS[number % 34], PARTS[number / 34 % 34], PARTS[number / 1156 % 34]].concat();
    name[..1].make_ascii_uppercase();
    name
}

fn state(number: usize) -> String {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n % 26).unwrap_or(0));
    [letter(number / 26), letter(number), letter(number * 7 + 2)].iter().collect()
}

fn day(number: usize) -> Date {
    FIRST.saturating_add(Span::new().days(i64::try_from(number.min(DAYS)).unwrap_or(0)))
}

/// Numbers that look thrown and are the same each time (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) >> 11).unwrap_or(0) % bound.max(1)
    }
}

/// The most memory so far in MB, as Linux tells it; 0 elsewhere.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kib| kib.parse::<f64>().ok()).unwrap_or(0.0) * 1024.0 / 1e6
}

/// Processor time used so far, user and system, as Linux tells it in hundredths of a second; zero elsewhere.
fn used() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit_once(") ").map_or("", |(_, after)| after);
    let ticks: u64 = after.split(' ').skip(11).take(2).filter_map(|part| part.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}
