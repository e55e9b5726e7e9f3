//! Ties over time.

use foederis_analysis::{Contradiction, Network, Relation, ReportedTie, TieStanding, relations};
use foederis_model::{Actor, Language, Status, Tie};
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// `told` is type, ends and times: `arms-supply RUS > AZE @ 2013/2020`; the times may be open (`2013/`), or none (`@`).
fn told(id: &str, published: &str, told: &str, status: Status) -> ReportedTie {
    let (sides, times) = told.split_once('@').expect("times, or nothing after the @");
    let (code, sides) = sides.split_once(' ').expect("a type");
    let (from, to) = sides.split_once('>').expect("two ends");
    let (since, until) = times.trim().split_once('/').unwrap_or((times.trim(), ""));
    let edtf = |text: &str| (!text.is_empty()).then(|| text.parse().expect("EDTF"));
    let actors = |codes: &str| codes.split_whitespace().map(Actor::from).collect();
    ReportedTie {
        id: format!("t-{id}"),
        document: format!("d-{id}"),
        language: Language::English,
        source: Some(format!("Outlet {id}")),
        published: edtf(published),
        tie: Tie {
            tie_type: code.parse().expect("a type"),
            from: actors(from),
            to: actors(to),
            via: None,
            place: Vec::new(),
            since: edtf(since),
            until: edtf(until),
            figures: Vec::new(),
            scope: Vec::new(),
            status,
            claimed_by: Vec::new(),
            confidence: None,
            evidence: vec!["So it is.".to_owned()],
            trigger: None,
            spans: Vec::new(),
            trigger_span: None,
        },
    }
}

fn one(ties: &[ReportedTie]) -> Relation {
    let mut found = relations(ties);
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

fn held(relation: &Relation) -> Vec<(Option<Date>, Option<Date>)> {
    relation.held.iter().map(|stretch| (stretch.first, stretch.last)).collect()
}

#[test]
fn what_is_just_spoken_of_holds_from_then_on_until_somebody_says_otherwise() {
    let ties = [
        told("1", "2021-03-01", "arms-supply RUS > AZE @", Status::Asserted),
        told("2", "2022-09-14", "arms-supply RUS > AZE @ 2013/", Status::Asserted),
        told("3", "2024-05-01", "arms-supply RUS > AZE @", Status::Negated),
    ];
    let relation = one(&ties);
    assert_eq!(relation.id, "arms-supply:RUS:AZE");
    assert_eq!(held(&relation), [(Some(date(2013, 1, 1)), Some(date(2024, 4, 30)))]);
    assert!(relation.contradictions.is_empty() && relation.gaps.is_empty());
    let stands = [(date(2012, 6, 1), TieStanding::NotYet), (date(2020, 1, 1), TieStanding::Holds), (date(2025, 1, 1), TieStanding::Ended)];
    for (day, standing) in stands {
        assert_eq!(relation.on(day), standing, "{day}");
    }
}

#[test]
fn an_end_and_a_new_beginning_leave_a_gap() {
    let ties = [
        told("1", "2014-01-01", "membership FRA > NATO @ 1949/1966", Status::Asserted),
        told("2", "2014-01-02", "membership FRA > NATO @ 2009/", Status::Asserted),
    ];
    let relation = one(&ties);
    assert_eq!(held(&relation), [(Some(date(1949, 1, 1)), Some(date(1966, 12, 31))), (Some(date(2009, 1, 1)), None)]);
    assert_eq!((relation.gaps[0].first, relation.gaps[0].last), (date(1967, 1, 1), date(2008, 12, 31)));
    assert_eq!(relation.on(date(1980, 1, 1)), TieStanding::Ended);
    assert_eq!(relation.on(date(2020, 1, 1)), TieStanding::Holds);
}

#[test]
fn who_says_so_and_who_denies_it_of_the_same_days_stand_against_each_other() {
    let mut claimed = told("1", "2023-02-01", "backing IRN > YEM @ 2015/", Status::Claimed);
    claimed.tie.claimed_by = vec![Actor::from("SAU/gov")];
    let mut denied = told("2", "2022-06-01", "backing IRN > YEM @", Status::Denied);
    denied.tie.claimed_by = vec![Actor::from("IRN/gov")];
    let alone = one(std::slice::from_ref(&claimed));
    assert_eq!(alone.on(date(2022, 7, 1)), TieStanding::OneSided);
    assert_eq!(alone.statements[0].by, "SAU/gov");
    let relation = one(&[claimed, denied.clone()]);
    assert_eq!(relation.contradictions, [Contradiction::Holding { holds: "t-1".to_owned(), not: "t-2".to_owned() }]);
    assert_eq!(relation.on(date(2022, 7, 1)), TieStanding::Disputed);
    assert_eq!(relation.on(date(2021, 7, 1)), TieStanding::OneSided);
    assert_eq!(one(&[denied]).on(date(2022, 7, 1)), TieStanding::Denied);
}

#[test]
fn beginnings_that_lie_apart_are_a_contradiction() {
    let ties = [
        told("1", "2020-10-01", "defence-pact RUS > ARM @ 1992/", Status::Asserted),
        told("2", "2020-10-02", "defence-pact RUS > ARM @ 1997/", Status::Asserted),
        told("3", "2020-10-03", "defence-pact RUS > ARM @ 1992-05/", Status::Asserted),
    ];
    let relation = one(&ties);
    assert_eq!(relation.contradictions, [Contradiction::Beginning { one: "t-3".to_owned(), other: "t-2".to_owned() }]);
}

#[test]
fn a_list_of_parties_is_a_tie_for_each_pair_and_a_symmetric_one_has_no_direction() {
    let ties = [
        told("1", "2021-01-01", "membership ARM BLR > CSTO @", Status::Asserted),
        told("2", "2021-01-01", "trade TUR > AZE @", Status::Asserted),
        told("3", "2021-01-02", "trade AZE > TUR @", Status::Asserted),
    ];
    let found = relations(&ties);
    let ids: Vec<&str> = found.iter().map(|relation| relation.id.as_str()).collect();
    assert_eq!(ids, ["membership:ARM:CSTO", "membership:BLR:CSTO", "trade:AZE:TUR"]);
    assert_eq!(found[2].statements.len(), 2);
    let planned = [told("4", "2021-01-01", "deployment USA > POL @", Status::Hypothetical)];
    assert_eq!(one(&planned).on(date(2022, 1, 1)), TieStanding::Possible);
}

#[test]
fn the_network_of_a_day_is_written_for_other_programs() {
    let mut odd = told("2", "2021-01-01", "backing A > B @", Status::Asserted);
    odd.tie.from = vec![Actor { base: "The \"<Front>\" & \\ Sons".to_owned(), role: None }];
    let ties = [told("1", "2021-01-01", "trade TUR > AZE @ 1992/2022", Status::Asserted), odd];
    let found = relations(&ties);
    let network = Network::on(&found, date(2021, 6, 1), false);
    assert_eq!(network.edges.len(), 2);
    assert_eq!(Network::on(&found, date(2023, 6, 1), false).edges.len(), 1);
    assert_eq!(Network::on(&found, date(2023, 6, 1), true).edges.len(), 2);
    let graphml = network.graphml();
    assert!(graphml.contains("<node id=\"The &quot;&lt;Front&gt;&quot; &amp; \\ Sons\"/>"), "{graphml}");
    assert!(graphml.contains("source=\"AZE\" target=\"TUR\" directed=\"false\""), "{graphml}");
    let dot = network.dot();
    assert!(dot.contains("\"AZE\" -> \"TUR\" [label=\"trade\", dir=none];"), "{dot}");
    assert!(dot.contains("\"The \\\"<Front>\\\" & \\\\ Sons\" -> \"B\""), "{dot}");
}

proptest! {
    #[test]
    fn histories_are_in_order_and_nothing_said_is_dropped(
        reports in prop::collection::vec((0..4_usize, 0..6_usize, 0..5_usize, 1..28_i8), 0..25),
        seed in any::<u64>(),
    ) {
        let statuses = [Status::Asserted, Status::Claimed, Status::Denied, Status::Negated, Status::Hypothetical];
        let times = ["", "2013/", "2013/2020", "/2019", "2021-05/2021-07", "2022/"];
        let pairs = ["RUS > AZE", "RUS ARM > AZE", "ISR > AZE", "AZE > RUS"];
        let mut ties: Vec<ReportedTie> = reports.iter().enumerate().map(|(n, (pair, time, status, day))| {
            told(&format!("{n:02}"), &format!("2022-09-{day:02}"), &format!("arms-supply {} @ {}", pairs[*pair], times[*time]), statuses[*status])
        }).collect();
        let found = relations(&ties);
        for relation in &found {
            for pair in relation.held.windows(2) {
                prop_assert!(pair[0].last.is_some_and(|last| pair[1].first.is_some_and(|first| last < first)), "{:?}", relation.held);
            }
            prop_assert!(relation.held.iter().all(|stretch| stretch.first.zip(stretch.last).is_none_or(|(first, last)| first <= last)), "{:#?}", relation);
        }
        for relation in &found {
            let standings = relation.standings();
            prop_assert_eq!((standings[0].0, standings[standings.len() - 1].1), (Date::MIN, Date::MAX));
            for (first, last, standing) in standings {
                prop_assert_eq!((relation.on(first), relation.on(last)), (standing, standing), "{}: {} to {}", relation.id, first, last);
            }
        }
        let said: usize = found.iter().map(|relation| relation.statements.len()).sum();
        let expected: usize = reports.iter().map(|(pair, ..)| if *pair == 1 { 2 } else { 1 }).sum();
        prop_assert_eq!(said, expected);
        let mut state = seed | 1;
        for at in (1..ties.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ties.swap(at, usize::try_from(state >> 33).unwrap_or(0) % (at + 1));
        }
        prop_assert_eq!(found, relations(&ties));
    }
}

/// Work grows with the number of statements: by its square this would take minutes.
#[test]
fn a_tie_that_everyone_speaks_of_is_read_in_one_go() {
    let statuses = [Status::Asserted, Status::Negated, Status::Claimed, Status::Denied];
    let ties: Vec<ReportedTie> = (0..20_000_usize)
        .map(|n| {
            let published = date(2000, 1, 1).saturating_add(jiff::Span::new().days(i64::try_from(n * 37 % 9_000).expect("small")));
            let time = if n % 3 == 0 { format!("{published}/") } else { String::new() };
            told(&n.to_string(), &published.to_string(), &format!("arms-supply RUS > AZE @ {time}"), statuses[n % 4])
        })
        .collect();
    let relation = one(&ties);
    assert!(relation.standings().len() > 100, "{}", relation.standings().len());
}
