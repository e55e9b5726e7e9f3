//! Ties over time stand in the ledger as putting all ties together at once would make them.

mod common;

use common::{Report, ledger, three, tie, ties_are_as_they_were_known};
use foederis_analysis::{Network, TieStanding};
use foederis_model::Status;
use foederis_store::{Error, Filter, Ledger};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const TODAY: Date = date(2024, 12, 1);
const DAYS: [Date; 4] = [date(2012, 6, 1), date(2019, 6, 1), date(2022, 9, 15), date(2025, 1, 1)];

fn networks(ledger: &Ledger, filter: &Filter) -> Vec<Network> {
    DAYS.iter().map(|day| ledger.network(*day, filter, true).expect("a network")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: common::cases(32), ..ProptestConfig::default() })]
    #[test]
    fn batches_and_revisions_change_nothing(
        first in prop::collection::vec((0..4_usize, 0..5_usize, 0..3_usize), 1..14),
        second in prop::collection::vec((0..4_usize, 0..5_usize, 0..3_usize), 0..6),
        size in 1..5_usize,
    ) {
        let make = |number: usize, version: usize, (ends, time, kind): (usize, usize, usize)| {
            let (from, to): (&[&str], &[&str]) = [(&["RUS"][..], &["AZE"][..]), (&["RUS", "ARM"], &["CSTO"]), (&["AZE"], &["TUR"]), (&["TUR"], &["AZE"])][ends];
            let mut told = tie(["arms-supply", "trade", "membership"][kind], from, to, ["", "2013", "2020", "1992", "2022-09"][time]);
            if time == 3 {
                told.until = Some("2018".parse().expect("EDTF"));
            }
            if number % 4 == 3 {
                told.status = Status::Negated;
            }
            let mut report = Report::new(&format!("d-{number:02}"), "en", &format!("2022-09-{:02}", 1 + number));
            report.document.text = format!("Version {version}.\n");
            report.tie(told).build()
        };
        let fresh: Vec<_> = first.iter().enumerate().map(|(number, told)| make(number, 0, *told)).collect();
        let revised: Vec<_> = second.iter().take(first.len()).enumerate().map(|(number, told)| make(number, 1, *told)).collect();
        let (_one, mut straight) = ledger();
        for batch in fresh.chunks(size).chain(revised.chunks(size)) {
            straight.add(batch, TODAY).expect("added");
        }
        let kept = networks(&straight, &Filter::default());
        prop_assert_eq!(&kept, &networks(&straight, &Filter { known_on: Some(date(9999, 1, 1)), ..Filter::default() }));
        for day in [date(2022, 8, 31), date(2022, 9, 2), date(2022, 9, 7), date(2024, 11, 30), TODAY, date(9999, 1, 1)] {
            for as_of in DAYS {
                ties_are_as_they_were_known(&straight, as_of, day);
            }
        }
        prop_assert_eq!(
            straight.contested_ties(&Filter::default()).expect("contested ties"),
            straight.contested_ties(&Filter { known_on: Some(date(9999, 1, 1)), ..Filter::default() }).expect("contested ties")
        );
        // What was known of somebody is what was known of everybody, as far as it is about him.
        for day in [date(2022, 9, 2), date(2022, 9, 7), date(2024, 11, 30), TODAY] {
            let edges = |actor: &[&str]| -> Vec<_> {
                let actor = actor.iter().map(ToString::to_string).collect();
                networks(&straight, &Filter { actor, known_on: Some(day), ..Filter::default() }).into_iter().map(|network| network.edges).collect()
            };
            for actor in ["ARM", "TUR"] {
                let mut of_everybody = edges(&[]);
                for edges in &mut of_everybody {
                    edges.retain(|edge| edge.from == actor || edge.to == actor);
                }
                prop_assert_eq!(edges(&[actor]), of_everybody, "{} {}", actor, day);
            }
        }
        let (_two, mut mixed) = ledger();
        mixed.add(&fresh.into_iter().rev().chain(revised).collect::<Vec<_>>(), TODAY).expect("added");
        prop_assert_eq!(kept, networks(&mixed, &Filter::default()));
    }
}

#[test]
fn contested_ties_are_those_of_which_one_statement_passes() {
    let (_directory, mut ledger) = ledger();
    let told = |id: &str, lang: &str, status, to: &str| {
        let mut told = tie("arms-supply", &["RUS"], &[to], "");
        told.status = status;
        Report::new(id, lang, "2022-09-14").tie(told).build()
    };
    let batch = [
        told("a", "nl", Status::Asserted, "AZE"),
        told("b", "de", Status::Denied, "AZE"),
        told("c", "en", Status::Denied, "ARM"),
        told("d", "en", Status::Asserted, "IND"),
    ];
    ledger.add(&batch, TODAY).expect("added");
    let ids = |filter: &Filter| ledger.contested_ties(filter).expect("contested ties");
    assert_eq!(ids(&Filter::default()), ["arms-supply:RUS:ARM", "arms-supply:RUS:AZE"]);
    let lang = |code: &str| Filter { lang: vec![common::language(code)], ..Filter::default() };
    assert_eq!((ids(&lang("nl")), ids(&lang("en"))), (vec!["arms-supply:RUS:AZE".to_owned()], vec!["arms-supply:RUS:ARM".to_owned()]));
    assert!(ids(&Filter { actor: vec!["IND".to_owned()], ..Filter::default() }).is_empty());
    let known_on = Some(date(2022, 9, 13));
    assert!(ids(&Filter { known_on, ..Filter::default() }).is_empty());
    assert!(matches!(ledger.relation("arms-supply:RUS:AZE", known_on), Err(Error::NoSuchId { .. })));
}

#[test]
fn ties_are_found_by_what_they_run_through() {
    let (_directory, mut ledger) = ledger();
    let mut gas = tie("energy-supply", &["AZE"], &["ITA"], "");
    gas.via = Some("TANAP pipeline".to_owned());
    let mut held = tie("control", &["AZE"], &[], "");
    held.place = vec!["Şuşa".to_owned()];
    let added = [Report::new("a", "en", "2022-09-14").tie(gas), Report::new("b", "en", "2022-09-20").tie(held)];
    ledger.add(&added.map(Report::build), TODAY).expect("added");
    let naming =
        |name: &str, known_on| ledger.ties_naming(name, known_on).expect("ties").into_iter().map(|told| told.document).collect::<Vec<_>>();
    assert_eq!(
        (naming("tanap", None), naming("Tanap-Pipeline", None), naming("susa", None)),
        (vec!["a".into()], vec!["a".into()], vec!["b".into()])
    );
    assert_eq!(naming("Susa", Some(date(2022, 9, 15))), [""; 0]);
    for nothing in ["tan", "pipe", "%", "", "_usa"] {
        assert_eq!(naming(nothing, None), [""; 0], "{nothing}");
    }
}

#[test]
fn the_network_is_asked_by_actor_pair_type_and_day_of_knowledge() {
    let (_directory, mut ledger) = ledger();
    ledger.add(&three(), TODAY).expect("added");
    let ids = |filter: &Filter| -> Vec<String> {
        ledger.network(date(2024, 1, 1), filter, false).expect("a network").edges.into_iter().map(|edge| edge.id).collect()
    };
    assert_eq!(ids(&Filter::default()), ["arms-supply:ISR:AZE", "defence-pact:CSTO:ARM"]);
    assert_eq!(ids(&Filter { actor: vec!["aze".to_owned()], ..Filter::default() }), ["arms-supply:ISR:AZE"]);
    assert_eq!(ids(&Filter { types: vec!["defence-pact".to_owned()], ..Filter::default() }), ["defence-pact:CSTO:ARM"]);
    assert_eq!(ids(&Filter { pair: Some(("ARM".to_owned(), "CSTO".to_owned())), ..Filter::default() }), ["defence-pact:CSTO:ARM"]);
    assert!(ids(&Filter { pair: Some(("ARM".to_owned(), "ISR".to_owned())), ..Filter::default() }).is_empty());
    assert_eq!(ids(&Filter { known_on: Some(date(2022, 9, 20)), ..Filter::default() }), ["defence-pact:CSTO:ARM"]);
    let relation = ledger.relation("defence-pact:csto:arm", None).expect("a relation");
    assert_eq!((relation.statements.len(), relation.on(date(1995, 1, 1))), (1, TieStanding::Holds));
    for wrong in ["defence-pact:CSTO:AZE", "defence-pact", "nothing:A:B", ""] {
        assert!(matches!(ledger.relation(wrong, None), Err(Error::NoSuchId { .. })), "{wrong}");
    }
}
