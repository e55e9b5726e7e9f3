//! Incidents stand in the ledger as fusing all events at once would make them.

mod common;

use common::{Kept, Report, event, ledger, then, three};
use foederis_analysis::Incident;
use foederis_model::{Document, FactsRecord};
use foederis_store::{Error, Filter, Ledger, Order, Page};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const TODAY: Date = date(2022, 12, 1);
const LATE: Date = date(9999, 1, 1);

fn kept(ledger: &Ledger) -> Vec<Incident> {
    let mut all = Vec::new();
    ledger.each_incident(&Filter::default(), false, |incident| all.push(incident)).expect("incidents");
    all.sort_by(|one, other| one.id.cmp(&other.id));
    all
}

fn fused(ledger: &Ledger, day: Date) -> Vec<Incident> {
    let mut all = Vec::new();
    let filter = Filter { known_on: Some(day), ..Filter::default() };
    ledger.each_incident(&filter, false, |incident| all.push(incident)).expect("incidents");
    all.sort_by(|one, other| one.id.cmp(&other.id));
    all
}

/// Small ranges, so that much is linked.
fn any_document() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    prop::collection::vec((0..4_usize, 0..7_usize, 0..3_usize), 0..4)
}

fn document(number: usize, version: usize, told: &[(usize, usize, usize)]) -> (Document, FactsRecord) {
    let sides: [(&[&str], &[&str]); 4] = [(&["AZE"], &["ARM"]), (&["AZE"], &[]), (&["ARM"], &["AZE"]), (&["RUS"], &["UKR"])];
    let days = ["2022-09-13", "2022-09-14", "2022-09", "", "2022-09-10/2022-09-20", "2022-09-13/..", "2022"];
    // Every third has no day, and is known by what its text is about.
    let published = if number % 3 == 2 { String::new() } else { format!("2022-09-{:02}", 10 + number % 15) };
    let mut report =
        Report::new(&format!("d-{number:02}"), ["nl", "de", "en"][number % 3], &published).source(&format!("Outlet {}", number % 4));
    report.document.text =
        format!("Version {version}. Soldiers of Belzan shelled Korsund{}.\n", [" and Tarvik", " at Oldenau", ""][number % 7 % 3]);
    for (sides_at, day, kind) in told {
        let (actor, recipient) = sides[*sides_at];
        let places: [&[&str]; 4] = [&[], &["Goris"], &["Vardenis"], &["Vardenis", "Sotk"]];
        let mut event = event(["ASSAULT", "ACCUSE", "ASSAULT"][*kind], actor, recipient, days[*day]);
        event.place = places[(number + day) % 4].iter().map(ToString::to_string).collect();
        report = report.event(event);
    }
    report.build()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: common::cases(48), ..ProptestConfig::default() })]
    #[test]
    fn batches_revisions_and_the_order_of_arrival_change_nothing(
        first in prop::collection::vec(any_document(), 1..14),
        second in prop::collection::vec(any_document(), 0..8),
        size in 1..6_usize,
        seed in any::<u64>(),
    ) {
        let fresh: Vec<_> = first.iter().enumerate().map(|(number, told)| document(number, 0, told)).collect();
        let revised: Vec<_> = second.iter().take(first.len()).enumerate().map(|(number, told)| document(number, 1, told)).collect();
        let (_one, mut straight) = ledger();
        let mut who_looks = Kept::default();
        prop_assert!(who_looks.look(&straight));
        for batch in fresh.chunks(size).chain(revised.chunks(size)) {
            straight.add(batch, TODAY).expect("added");
            prop_assert!(!who_looks.look(&straight), "few changes are read by themselves");
            prop_assert_eq!(who_looks.all(), Kept::fresh(&straight));
            prop_assert_eq!(kept(&straight), fused(&straight, LATE));
        }
        // Another order, all in one.
        let mut shuffled = fresh.clone();
        let mut state = seed | 1;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(at, usize::try_from(state >> 33).unwrap_or(0) % (at + 1));
        }
        shuffled.extend(revised.into_iter().rev());
        let (_two, mut mixed) = ledger();
        mixed.add(&shuffled, TODAY).expect("added");
        prop_assert_eq!(kept(&straight), kept(&mixed));
        for day in [date(2022, 9, 9), date(2022, 9, 11), date(2022, 9, 13), date(2022, 9, 18), date(2022, 11, 30), TODAY, LATE] {
            prop_assert_eq!(then(&mixed, day), fused(&mixed, day), "{}", day);
        }
    }
}

#[test]
fn who_looked_before_all_was_fused_anew_reads_everything() {
    let (home, mut ledger) = ledger();
    ledger.add(&three(), TODAY).expect("added");
    let mut kept = Kept::default();
    assert!(kept.look(&ledger));
    assert!(!kept.look(&ledger), "nothing has changed");
    drop(ledger);
    home.raw("UPDATE derived SET version = 9999 WHERE what = 'incidents'");
    let ledger = Ledger::open(home.address()).expect("makes them anew");
    assert!(kept.look(&ledger));
    assert_eq!(kept.all(), Kept::fresh(&ledger));
    // Those before were forgotten.
    let mut late = Kept::default();
    assert!(late.look(&ledger));
    drop(ledger);
    home.raw_each(
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 49999) INSERT INTO incident_change (neighbourhood) SELECT 1 FROM n",
        "INSERT INTO incident_change (neighbourhood) SELECT 1 FROM generate_series(1, 49999)",
    );
    let ledger = Ledger::open(home.address()).expect("opens");
    assert!(!late.look(&ledger), "as many as are worth it");
    drop(ledger);
    home.raw("DELETE FROM incident_change WHERE row < (SELECT max(row) FROM incident_change)");
    assert!(!late.look(&Ledger::open(home.address()).expect("opens")), "what was forgotten had been seen");
    assert!(kept.look(&Ledger::open(home.address()).expect("opens")), "what was forgotten had not been seen");
}

#[test]
fn incidents_are_listed_by_page_filter_and_day_of_knowledge() {
    let (_directory, mut ledger) = ledger();
    ledger.add(&three(), TODAY).expect("added");
    let all = ledger.incidents(&Filter::default(), false, &Page::first(100)).expect("incidents");
    assert!(all.total >= 4, "{all:#?}");
    // Page by page, in either direction, and fused anew: the same incidents in the same order.
    for known_on in [None, Some(date(9999, 1, 1))] {
        let filter = Filter { known_on, ..Filter::default() };
        for order in [Order::OldestFirst, Order::NewestFirst] {
            let mut ids = Vec::new();
            let mut page = Page::first(2).ordered(order);
            loop {
                let listing = ledger.incidents(&filter, false, &page).expect("a page");
                assert_eq!(listing.total, all.total);
                ids.extend(listing.items.into_iter().map(|incident| incident.id));
                let Some(next) = listing.next else { break };
                page = page.after(next);
            }
            let mut expected: Vec<String> = all.items.iter().map(|incident| incident.id.clone()).collect();
            if order == Order::NewestFirst {
                // Without a day: last in both directions.
                let undated = all.items.iter().filter(|incident| incident.when.is_none()).count();
                let dated = expected.len() - undated;
                expected[..dated].reverse();
                expected[dated..].reverse();
            }
            assert_eq!(ids, expected, "{known_on:?} {order:?}");
        }
    }
    let dutch = Filter { lang: vec!["nl".into()], ..Filter::default() };
    let dutch = ledger.incidents(&dutch, false, &Page::first(100)).expect("incidents");
    assert!(dutch.total > 0 && dutch.total < all.total);
    let early = Filter { known_on: Some(date(2022, 9, 14)), ..Filter::default() };
    let early = ledger.incidents(&early, false, &Page::first(100)).expect("incidents");
    assert!(early.items.iter().all(|incident| incident.documents == ["nl-1"]), "{early:#?}");
    let counts = ledger.incident_counts().expect("counts");
    assert_eq!(counts.all, all.total);
}

#[test]
fn an_incident_is_found_by_the_beginning_of_its_id() {
    let (_directory, mut ledger) = ledger();
    ledger.add(&three(), TODAY).expect("added");
    let some = kept(&ledger);
    for known_on in [None, Some(date(9999, 1, 1))] {
        assert_eq!(ledger.incident(&some[0].id, known_on).expect("found"), some[0]);
        assert_eq!(ledger.incident(&some[0].id[..8], known_on).expect("found"), some[0]);
        assert!(matches!(ledger.incident("i-", known_on), Err(Error::AmbiguousId { .. })));
        assert!(matches!(ledger.incident("i-nothing", known_on), Err(Error::NoSuchId { .. })));
    }
}

#[test]
fn copies_are_known_whatever_the_order_and_count_once() {
    let body = |sentence: &str| {
        let words: Vec<String> = (0..60).map(|n| format!("word{} of {sentence}", n * 7 % 61)).collect();
        words.join(" ")
    };
    let wire = body("the wire");
    let make = |id: &str, day: &str, source: &str, text: &str| {
        let mut report = Report::new(id, "en", day).source(source);
        text.clone_into(&mut report.document.text);
        report.document.text.push('\n');
        report.event(event("ASSAULT", &["AZE"], &["ARM"], "2022-09-13")).build()
    };
    let cut: String = wire.split(' ').take(110).collect::<Vec<_>>().join(" ");
    let documents = [
        make("wire", "2022-09-13", "Nordwire", &wire),
        make("paper", "2022-09-14", "The Messenger", &format!("KORSUND (Nordwire) - {wire}")),
        make("short", "2022-09-14", "De Bode", &cut),
        make("other", "2022-09-14", "Der Bote", &body("somebody else's own account")),
    ];
    let mut seen = Vec::new();
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
        let (_directory, mut ledger) = ledger();
        for at in order {
            ledger.add(std::slice::from_ref(&documents[at]), TODAY).expect("added");
        }
        let copies = ledger.copies("paper").expect("copies");
        let told: Vec<_> = copies.iter().map(|copy| (copy.id.as_str(), copy.title.as_deref())).collect();
        assert_eq!(told, [("short", Some("Report short")), ("wire", Some("Report wire"))]);
        assert!(ledger.copies("other").expect("copies").is_empty());
        let incidents = kept(&ledger);
        assert_eq!(incidents, fused(&ledger, LATE));
        seen.push(incidents);
    }
    assert!(seen.windows(2).all(|pair| pair[0] == pair[1]));
    assert_eq!((seen[0].len(), seen[0][0].documents.len(), seen[0][0].independent), (1, 4, 2));
    assert_eq!(seen[0][0].copies, [["paper", "short", "wire"]]);
}

#[test]
fn reports_of_an_incident_are_paged_by_the_day_of_publication() {
    let (_directory, mut ledger) = ledger();
    let told = |n: usize| {
        let published = if n == 7 { String::new() } else { format!("2022-09-{:02}", 14 + n * 7 % 5) };
        let text = Report::new(&format!("d-{n}"), "en", &published);
        text.event(event("ASSAULT", &["AZE"], &["ARM"], "2022-09-13")).build()
    };
    ledger.add(&(0..20).map(told).collect::<Vec<_>>(), TODAY).expect("adds");
    let incident = ledger.incidents(&Filter::default(), false, &Page::first(10)).expect("lists").items.remove(0);
    assert_eq!(incident.reports.len(), 20);
    for order in [Order::OldestFirst, Order::NewestFirst] {
        let (mut page, mut seen) = (Page::first(7).ordered(order), Vec::new());
        loop {
            let listing = ledger.reports(&incident, &page).expect("lists");
            assert_eq!(listing.total, 20);
            seen.extend(listing.items.into_iter().map(|report| (report.published.map(|day| day.to_string()), report.id)));
            match listing.next {
                Some(cursor) => page = page.after(cursor),
                None => break,
            }
        }
        assert_eq!(seen.pop().expect("a report").0, None, "what has no day comes last");
        let mut sorted = seen.clone();
        sorted.sort();
        sorted.dedup();
        if order == Order::NewestFirst {
            sorted.reverse();
        }
        assert_eq!((seen.len(), seen), (19, sorted));
    }
}
