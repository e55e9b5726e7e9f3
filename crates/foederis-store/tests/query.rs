//! Asking: filters, pages, single records.

mod common;

use common::{Report, event, language, ledger, three};
use foederis_model::Status;
use foederis_store::{Cursor, Error, Filter, Ledger, Order, Page, Shown};
use jiff::civil::date;
use proptest::prelude::*;

fn filled() -> (common::Home, Ledger) {
    let (directory, mut ledger) = ledger();
    ledger.add(&three(), date(2024, 1, 10)).expect("adds");
    (directory, ledger)
}

fn list(text: &str) -> Vec<String> {
    text.split(',').map(str::to_owned).collect()
}

#[track_caller]
fn expect(ledger: &Ledger, filter: &Filter, types: &[&str]) {
    let found = ledger.events(filter, &Page::first(100)).expect("lists");
    let mut codes: Vec<_> = found.items.iter().map(|event| event.record.event_type.code()).collect();
    codes.sort_unstable();
    assert_eq!(codes, types, "{filter:?}");
    assert_eq!(found.total, types.len() as u64);
}

#[test]
fn events_are_asked_by_actor_place_type_time_status_and_source() {
    let (_directory, ledger) = filled();
    let all = Filter::default;
    expect(&ledger, &all(), &["ACCUSE", "ASSAULT", "ASSAULT", "COERCE", "REQUEST"]);
    expect(&ledger, &Filter { actor: list("aze"), ..all() }, &["ACCUSE", "ASSAULT", "ASSAULT", "COERCE"]);
    expect(&ledger, &Filter { actor: list("AZE/mil"), ..all() }, &["ASSAULT"]);
    expect(&ledger, &Filter { actor: list("CSTO,NKR"), ..all() }, &["COERCE", "REQUEST"]);
    expect(&ledger, &Filter { actor: list("ARM/gov"), ..all() }, &["REQUEST"]);
    expect(&ledger, &Filter { claimant: list("ARM"), ..all() }, &["ASSAULT"]);
    let pair = |one: &str, other: &str| Filter { pair: Some((one.to_owned(), other.to_owned())), ..all() };
    expect(&ledger, &pair("ARM", "AZE"), &["ASSAULT", "ASSAULT"]);
    expect(&ledger, &pair("AZE", "FRA/gov"), &["ACCUSE"]);
    expect(&ledger, &Filter { types: list("request,Coerce"), ..all() }, &["COERCE", "REQUEST"]);
    expect(&ledger, &Filter { place: list("JERMÚK"), ..all() }, &["ASSAULT"]);
    expect(&ledger, &Filter { place: list("Goris"), ..all() }, &[]);
    expect(&ledger, &Filter { status: vec![Status::Denied], ..all() }, &["ASSAULT"]);
    expect(&ledger, &Filter { lang: vec![language("en")], ..all() }, &["ACCUSE", "COERCE"]);
    expect(&ledger, &Filter { source: list("de bode"), ..all() }, &["ASSAULT", "REQUEST"]);
    expect(&ledger, &Filter { document: list("de-1"), actor: list("ARM"), ..all() }, &["ASSAULT"]);
    expect(&ledger, &Filter { document: list("de-1"), actor: list("FRA"), ..all() }, &[]);
}

#[test]
fn a_span_of_days_takes_what_overlaps_it() {
    let (_directory, ledger) = filled();
    let span = |from, until| Filter { from, until, ..Filter::default() };
    let september = [Some(date(2022, 9, 14)), Some(date(2022, 9, 30))];
    expect(&ledger, &span(september[0], september[1]), &["ASSAULT"]);
    expect(&ledger, &span(Some(date(2022, 9, 13)), Some(date(2022, 9, 13))), &["ASSAULT", "ASSAULT", "REQUEST"]);
    expect(&ledger, &span(Some(date(2030, 1, 1)), None), &["COERCE"]);
    expect(&ledger, &span(None, Some(date(2022, 8, 31))), &[]);
}

#[test]
fn ties_claims_and_documents_are_asked_likewise() {
    let (_directory, ledger) = filled();
    let page = Page::first(10);
    let ties = ledger.ties(&Filter { actor: list("ARM"), ..Filter::default() }, &page).expect("lists");
    assert_eq!(ties.items.iter().map(|tie| tie.record.tie_type.code()).collect::<Vec<_>>(), ["defence-pact"]);
    let in_2020 = Filter { from: Some(date(2020, 1, 1)), until: Some(date(2020, 1, 2)), ..Filter::default() };
    assert_eq!(ledger.ties(&in_2020, &page).expect("lists").total, 1, "a tie without an end holds on");
    let claims = ledger.claims(&Filter { claimant: list("AZE"), ..Filter::default() }, &page).expect("lists");
    assert_eq!(claims.items.iter().map(|claim| claim.record.stance.code()).collect::<Vec<_>>(), ["denies"]);
    let denials = Filter { status: vec![Status::Denied], ..Filter::default() };
    assert_eq!(ledger.claims(&denials, &page).expect("lists").total, 0);
    let documents = |filter: Filter| -> Vec<String> {
        let found = ledger.documents(&filter, &Page::first(10)).expect("lists").items;
        found.into_iter().map(|document| document.document.id).collect()
    };
    assert_eq!(documents(Filter::default()), ["nl-1", "de-1", "en-1"]);
    assert_eq!(documents(Filter { actor: list("ARM"), ..Filter::default() }), ["nl-1", "de-1"]);
    assert_eq!(documents(Filter { types: list("arms-supply"), ..Filter::default() }), ["en-1"]);
    let in_2022 = Filter { until: Some(date(2022, 9, 14)), ..Filter::default() };
    assert_eq!(documents(in_2022), ["nl-1"]);
}

#[test]
fn what_has_no_day_comes_last_in_both_directions() {
    let (_directory, ledger) = filled();
    let codes = |order| -> Vec<_> {
        let page = Page::first(10).ordered(order);
        let found = ledger.events(&Filter::default(), &page).expect("lists").items;
        found.into_iter().map(|event| event.record.when.map_or("none".to_owned(), String::from)).collect()
    };
    assert_eq!(codes(Order::OldestFirst), ["2022-09", "2022-09-13", "2022-09-13", "2022-12/..", "none"]);
    assert_eq!(codes(Order::NewestFirst), ["2022-12/..", "2022-09-13", "2022-09-13", "2022-09", "none"]);
}

#[test]
fn counts_and_the_snapshot_hold_all_that_is_known() {
    let (_directory, ledger) = filled();
    let counts = ledger.counts().expect("counts");
    assert_eq!((counts.events, counts.ties, counts.claims), (5, 2, 2));
    assert_eq!(counts.documents.into_iter().collect::<Vec<_>>(), [("de", 1), ("en", 1), ("nl", 1)].map(|(l, n)| (l.to_owned(), n)));
    let snapshot = ledger.snapshot_events().expect("snapshot");
    assert_eq!(snapshot, ledger.events(&Filter::default(), &Page::first(10)).expect("lists").items);
    let dutch = snapshot.iter().find(|event| event.doc == "nl-1").expect("the Dutch one");
    assert_eq!((dutch.source.as_deref(), dutch.lang.code()), (Some("De Bode"), "nl"));
    assert_eq!(dutch.published.as_ref().map(foederis_model::Edtf::as_str), Some("2022-09-14"));
}

#[test]
fn a_record_is_shown_by_id_or_by_its_beginning() {
    let (_directory, ledger) = filled();
    let Shown::Document { document, events, ties, claims } = ledger.show("nl-1").expect("shows") else { panic!("not a document") };
    assert_eq!((events.len(), ties.len(), claims.len()), (2, 1, 1));
    assert_eq!((document.events, document.ties, document.claims), (2, 1, 1));
    assert_eq!(document.document, three()[0].0);
    assert_eq!(events[1].record, three()[0].1.events[1]);
    let id = &claims[0].id;
    let Shown::Claim { fact, document } = ledger.show(&id[..8]).expect("shows") else { panic!("not a claim") };
    assert_eq!((&fact.id, document.document.id.as_str()), (id, "nl-1"));
    assert!(matches!(ledger.show("de"), Ok(Shown::Document { .. })));
    let Err(Error::AmbiguousId { candidates, .. }) = ledger.show("e-") else { panic!("shown") };
    assert_eq!(candidates.len(), 5);
    for id in ["", " ", "nl-11", "e-zz", "%", "_l-1", "nl-1' OR '1'='1"] {
        assert!(matches!(ledger.show(id), Err(Error::NoSuchId { .. })), "{id}");
    }
}

#[test]
fn records_read_as_one_flat_object() {
    let (_directory, ledger) = filled();
    let event = ledger.snapshot_events().expect("snapshot").remove(1);
    let json = serde_json::to_value(&event).expect("JSON");
    assert_eq!(json["doc"], "nl-1");
    assert_eq!(json["known_from"], "2022-09-14");
    assert!(json["type"].is_string() && json["evidence"].is_array(), "{json}");
}

#[test]
fn a_cursor_of_the_other_direction_is_refused() {
    let (_directory, ledger) = filled();
    let next = ledger.events(&Filter::default(), &Page::first(1)).expect("lists").next.expect("more");
    let page = Page::first(1).ordered(Order::NewestFirst).after(next);
    assert!(matches!(ledger.events(&Filter::default(), &page), Err(Error::Cursor(_))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(common::cases(24)))]

    /// Pages of any size give every row once, in order, whatever the days.
    #[test]
    fn pages_walk_all_rows_exactly_once(
        days in prop::collection::vec(prop::option::of(0_i32..6), 0..40),
        limit in 1_usize..9,
        newest in any::<bool>(),
    ) {
        let (_directory, mut ledger) = ledger();
        let batch: Vec<_> = days.iter().enumerate().map(|(n, day)| {
            let when = day.map(|day| format!("2022-09-{:02}", day + 1)).unwrap_or_default();
            Report::new(&format!("d/{n} é"), "nl", &when).event(event("AID", &["EU"], &["ARM"], &when)).build()
        }).collect();
        ledger.add(&batch, date(2024, 1, 10)).expect("adds");
        let order = if newest { Order::NewestFirst } else { Order::OldestFirst };

        let (mut events, mut documents) = (Vec::new(), Vec::new());
        let mut page = Page::first(limit).ordered(order);
        loop {
            let listing = ledger.events(&Filter::default(), &page).expect("lists");
            prop_assert_eq!(listing.total, days.len() as u64);
            prop_assert!(listing.items.len() <= limit);
            events.extend(listing.items.into_iter().map(|event| event.id));
            let Some(next) = listing.next else { break };
            page = page.after(next.to_string().parse::<Cursor>().expect("reads back"));
        }
        let mut page = Page::first(limit).ordered(order);
        loop {
            let listing = ledger.documents(&Filter::default(), &page).expect("lists");
            documents.extend(listing.items.into_iter().map(|document| document.document.id));
            let Some(next) = listing.next else { break };
            page = page.after(next);
        }
        let whole = ledger.events(&Filter::default(), &Page::first(1000).ordered(order)).expect("lists");
        prop_assert_eq!(&events, &whole.items.into_iter().map(|event| event.id).collect::<Vec<_>>());
        for mut ids in [events, documents] {
            prop_assert_eq!(ids.len(), days.len());
            ids.sort();
            ids.dedup();
            prop_assert_eq!(ids.len(), days.len());
        }
    }
}
