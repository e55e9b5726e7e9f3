//! From reports to incidents.

mod common;

use common::{Report, actors, report, september};
use foederis_analysis::{Incident, ReportedEvent, State, Traits, incidents, linked, neighbourhoods};
use foederis_model::Bound::Exact;
use foederis_model::Status::{self, Asserted, Claimed, Denied, Hypothetical, Negated};
use foederis_model::{Edtf, Event, Language};
use proptest::prelude::*;

/// The reports of each incident, without the `e-`.
fn groups(reports: impl IntoIterator<Item = Report>) -> Vec<String> {
    let reports: Vec<ReportedEvent> = reports.into_iter().map(Report::done).collect();
    incidents(&reports).iter().map(grouped).collect()
}

fn grouped(incident: &Incident) -> String {
    incident.reports.iter().map(|id| id.trim_start_matches("e-")).collect::<Vec<_>>().join(" ")
}

#[test]
fn one_attack_told_in_three_languages_is_one_incident() {
    let found = incidents(&september()[..3]);
    assert_eq!(found.len(), 1, "{found:#?}");
    let incident = &found[0];
    assert_eq!(incident.id, "i-1");
    assert_eq!(incident.languages, [Language::Dutch, Language::German, Language::English]);
    assert_eq!(incident.documents, ["de-1", "en-1", "nl-1"]);
    assert_eq!(incident.sources, ["De Bode", "Der Bote", "The Messenger"]);
    assert_eq!(incident.when.as_ref().map(Edtf::as_str), Some("2022-09-13"));
    assert_eq!(incident.place, ["Jermuk", "Goris", "ARM"]);
    assert_eq!(incident.state, State::Agreed);
    // One of the three tells it the other way round.
    assert_eq!(incident.sides.to_string(), "AZE ↔ ARM");
}

#[test]
fn copies_and_reports_of_one_outlet_are_one_source() {
    let told = |id: &str, source: &str, copy_of: Option<&str>| {
        let report = report(id, "ASSAULT AZE > ARM @ 2022-09-13").of(&format!("d-{id}"), "en", source).done();
        ReportedEvent { copy_of: copy_of.map(str::to_owned), ..report }
    };
    let sources = |reports: &[ReportedEvent]| {
        let found = incidents(reports);
        assert_eq!(found.len(), 1);
        (found[0].independent, found[0].copies.clone())
    };
    assert_eq!(sources(&[told("1", "", None), told("2", "", None)]), (2, vec![]));
    assert_eq!(sources(&[told("1", "The Messenger", None), told("2", "the messenger", None)]), (1, vec![]));
    // 2 is a copy of 1; 3 is by the outlet that printed the copy; 4 stands alone.
    let reports = [told("1", "", Some("d-1")), told("2", "Der Bote", Some("d-1")), told("3", "Der Bote", None), told("4", "De Bode", None)];
    assert_eq!(sources(&reports), (2, vec![vec!["d-1".to_owned(), "d-2".to_owned()]]));
}

#[test]
fn two_attacks_in_one_week_stay_two_and_the_vague_report_joins_one() {
    let found = incidents(&september());
    assert_eq!(found.iter().map(grouped).collect::<Vec<_>>(), ["1 2 3 5", "4"]);
}

#[test]
fn a_report_of_a_year_is_no_report_of_its_days() {
    let days = ["2020-09-27", "2020-10-10"].map(|day| report(&day[5..], &format!("ASSAULT AZE > ARM @ {day}")));
    let years = ["a", "b"].map(|id| report(id, "ASSAULT AZE > ARM @ 2020"));
    let war = report("c", "ASSAULT AZE > ARM NKR @ 2020-09-27/2020-11-10");
    let truce = report("d", "ASSAULT AZE > NKR ARM @ 2020-09-27/2020-11-09");
    assert_eq!(groups(days.into_iter().chain(years).chain([war, truce])), ["a b", "09-27", "c d", "10-10"]);
}

#[test]
fn a_side_that_is_not_named_joins_one_and_bridges_nothing() {
    let reports = [
        report("a", "REQUEST ARM > CSTO @ 2022-09-13"),
        report("b", "REQUEST ARM > UN @ 2022-09-13"),
        report("c", "REQUEST ARM > @ 2022-09-13"),
    ];
    assert_eq!(groups(reports), ["a c", "b"]);
}

#[test]
fn other_parties_types_or_places_make_other_incidents() {
    let reports = [
        report("a", "ASSAULT AZE > ARM @ 2022-09-13").at(&["Jermuk", "ARM"]),
        report("b", "ASSAULT AZE > ARM @ 2022-09-13").at(&["Vardenis", "ARM"]),
        report("c", "ACCUSE AZE > ARM @ 2022-09-13"),
        report("d", "ACCUSE ARM > AZE @ 2022-09-13"),
        report("e", "ASSAULT RUS > UKR @ 2022-09-13"),
        report("f", "ASSAULT RUS > GEO @ 2022-09-13"),
        report("g", "ASSAULT AZE > ARM @ 2022-09-13").at(&["ARM"]),
    ];
    assert_eq!(groups(reports), ["a g", "b", "c", "d", "e", "f"]);
}

#[test]
fn a_victim_and_an_attacker_named_apart_meet_in_day_and_place() {
    let apart = |place| [report("a", "ASSAULT AZE > @ 2022-09-13").at(&[place]), report("b", "ASSAULT > ARM @ 2022-09-13").at(&["Jermuk"])];
    assert_eq!(groups(apart("Jermuk")), ["a b"]);
    assert_eq!(groups(apart("Sotk")), ["a", "b"]);
    assert_eq!(groups([report("a", "ASSAULT > @ 2022-09-13"), report("b", "ASSAULT > @ 2022-09-13")]), ["a", "b"]);
}

#[test]
fn reports_without_a_time_are_of_the_days_of_their_publication() {
    let undated = |id: &str, day| report(id, "CONSULT ARM/gov > FRA/gov @").published(day);
    let reports = [
        undated("a", "2022-10-06"),
        undated("b", "2022-10-07"),
        undated("c", "2022-12-01"),
        report("d", "CONSULT FRA ARM > @ 2022-10-05").published("2022-10-06"),
        report("e", "CONSULT ARM > FRA @"),
    ];
    assert_eq!(groups(reports), ["a b d", "c", "e"]);
}

#[test]
fn what_is_feared_some_day_is_not_what_happened() {
    let reports = [
        report("a", "ASSAULT AZE > ARM @").published("2022-09-12").status(Status::Hypothetical, ""),
        report("b", "ASSAULT AZE > ARM @ 2022-09-13").published("2022-09-14"),
    ];
    assert_eq!(groups(reports), ["b", "a"]);
}

#[test]
fn one_document_tells_two_happenings_as_two_events() {
    let reports = [
        report("a", "ASSAULT AZE > ARM @ 2022-09-13").of("d", "en", "").at(&["Jermuk"]),
        report("b", "ASSAULT AZE > ARM @ 2022-09-13").of("d", "en", ""),
        report("c", "ASSAULT AZE > ARM @ 2022-09-13").of("d", "en", "").at(&["Jermuk"]),
    ];
    // The third repeats the first in everything.
    assert_eq!(groups(reports), ["a c", "b"]);
}

#[test]
fn a_large_toll_joins_what_it_counts_though_it_came_out_later_and_elsewhere() {
    let attack = || report("a", "ASSAULT AZE > ARM @ 2022-09-13").at(&["Jermuk"]).deaths(49.0, Exact).deaths(50.0, Exact);
    let later = |toll| report("b", "ASSAULT > ARM/mil @ 2022-09-17").at(&["Yerevan"]).deaths(toll, Exact).deaths(135.0, Exact);
    assert_eq!(groups([attack(), later(49.0)]), ["a b"]);
    // Another number, another country, a month later: nothing says that it is this one's toll.
    assert_eq!(groups([attack(), later(51.0)]), ["a", "b"]);
    let elsewhere = report("b", "ASSAULT > UKR @ 2022-09-13").deaths(49.0, Exact);
    assert_eq!(groups([attack(), elsewhere]), ["a", "b"]);
    assert_eq!(groups([attack(), report("b", "ASSAULT > ARM @ 2022-10-13").deaths(49.0, Exact)]), ["a", "b"]);
    // Small numbers are equal by chance; an attack with both its sides is one of its own day.
    assert_eq!(groups([attack().deaths(3.0, Exact), report("b", "ASSAULT > ARM @ 2022-09-15").deaths(3.0, Exact)]), ["a", "b"]);
    assert_eq!(groups([attack(), report("b", "ASSAULT AZE > ARM @ 2022-09-15").deaths(49.0, Exact)]), ["a", "b"]);
}

#[test]
fn tolls_of_different_days_hang_together_by_the_numbers_they_share() {
    let reports = [
        report("a", "ASSAULT AZE > ARM @ 2022-09-13").at(&["Jermuk"]),
        report("b", "ASSAULT > AZE @ 2022-09-13").of("d-a", "en", "").deaths(50.0, Exact),
        report("c", "ASSAULT > ARM @ 2022-09-17").deaths(50.0, Exact).deaths(135.0, Exact),
        report("d", "ASSAULT > ARM/mil @ 2022-09-19").deaths(135.0, Exact),
        report("e", "ASSAULT AZE > ARM @ 2022-09-13").deaths(105.0, Exact).deaths(50.0, Exact),
    ];
    assert_eq!(groups(reports), ["a b c d e"]);
}

#[test]
fn a_toll_does_not_glue_two_attacks_of_one_week() {
    let reports = [
        report("a", "ASSAULT RUS > UKR @ 2024-04-06").at(&["Kharkiv"]).deaths(8.0, Exact),
        report("b", "ASSAULT RUS > UKR @ 2024-04-10").at(&["Odesa"]).deaths(8.0, Exact),
        report("c", "ASSAULT RUS > UKR @ 2024-04-11").at(&["Kharkiv"]),
        report("d", "ASSAULT > UKR @ 2024-04-11").at(&["Kharkiv"]).deaths(2.0, Exact),
        report("e", "ASSAULT > UKR @ 2024-04-10").at(&["Mykolaiv"]).deaths(60.0, Exact),
    ];
    assert_eq!(groups(reports), ["a", "b", "e", "c d"]);
}

#[test]
fn a_document_tells_an_attack_and_its_toll_apart() {
    let told = |place: &str| {
        [
            report("a", "ASSAULT AZE > ARM @ 2022-09-13").of("d", "en", "").at(&["Jermuk"]),
            report("b", "ASSAULT > ARM @ 2022-09-13").of("d", "en", "").at(&[place]).deaths(2.0, Exact),
        ]
    };
    assert_eq!(groups(told("Jermuk")), ["a b"]);
    assert_eq!(groups(told("Sotk")), ["a", "b"]);
}

#[test]
fn something_that_lasts_meets_the_report_of_its_beginning() {
    let reports = [
        report("a", "COERCE AZE > NKR @ 2022-12-12/.."),
        report("b", "COERCE AZE > NKR @ 2022-12/.."),
        report("c", "COERCE AZE > NKR @ 2022-12-12"),
        report("d", "COERCE AZE > NKR @ 2023-04-23/.."),
    ];
    assert_eq!(groups(reports), ["a b c", "d"]);
}

#[test]
fn the_state_follows_from_who_says_what() {
    let state = |told: &[(Status, &str)]| {
        let reports: Vec<_> = told
            .iter()
            .enumerate()
            .map(|(n, (status, by))| report(&n.to_string(), "ASSAULT AZE > ARM @ 2022-09-13").status(*status, by).done())
            .collect();
        let found = incidents(&reports);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].statuses.values().sum::<usize>(), told.len());
        found[0].state
    };
    assert_eq!(state(&[(Asserted, ""), (Claimed, "ARM")]), State::Agreed);
    assert_eq!(state(&[(Claimed, "ARM/gov"), (Claimed, "AZE/mil")]), State::Agreed);
    assert_eq!(state(&[(Claimed, "ARM/gov"), (Claimed, "ARM/mil")]), State::OneSided);
    assert_eq!(state(&[(Claimed, "ARM"), (Denied, "AZE")]), State::Disputed);
    assert_eq!(state(&[(Asserted, ""), (Negated, "AZE"), (Hypothetical, "")]), State::Disputed);
    assert_eq!(state(&[(Denied, "AZE")]), State::Denied);
    assert_eq!(state(&[(Claimed, "sources")]), State::Unconfirmed);
    assert_eq!(state(&[(Hypothetical, "ARM")]), State::Unconfirmed);
}

#[test]
fn sides_are_those_that_most_reports_give() {
    let sides = |told: &[&str]| {
        let reports: Vec<_> = told.iter().enumerate().map(|(n, told)| report(&n.to_string(), told).done()).collect();
        let found = incidents(&reports);
        assert_eq!(found.len(), 1, "{found:#?}");
        found[0].sides.clone()
    };
    let attack = sides(&["ASSAULT AZE/mil > ARM @ 2022", "ASSAULT AZE/mil > ARM/civ ARM @ 2022", "ASSAULT AZE > ARM @ 2022"]);
    assert_eq!((attack.actor.clone(), attack.recipient.clone()), (actors("AZE/mil"), actors("ARM")));
    assert_eq!(attack.to_string(), "AZE/mil → ARM");
    let meeting = sides(&["CONSULT ARM > FRA USA @ 2022-10-06", "CONSULT USA > ARM FRA @ 2022-10-06"]);
    assert_eq!(meeting.to_string(), "ARM ↔ FRA, USA");
    assert_eq!(sides(&["ASSAULT SYR/mil > SYR/reb @ 2016-12"]).to_string(), "SYR/mil → SYR/reb");
    assert_eq!(sides(&["PROTEST ARM/opp > @ 2022"]).to_string(), "ARM/opp → ?");
}

#[test]
fn texts_without_a_day_that_report_the_same_tell_one_happening() {
    let told =
        |id: &str, language: &str, told: &str, about: &str| report(id, told).of(&format!("d-{id}"), language, "").about(about).done();
    // One side is not named by either; the text decides.
    let same = [told("1", "nl", "ASSAULT AZE > @", "ABCDE"), told("2", "de", "ASSAULT AZE > @", "ABCDF")];
    assert_eq!(incidents(&same).len(), 1);
    // Both parties are: a little of the same is enough, nothing of the same is another happening.
    let little = [told("1", "nl", "ASSAULT AZE > ARM @", "ABCDE"), told("2", "de", "ASSAULT AZE > ARM @", "EXYZV")];
    assert_eq!(incidents(&little).len(), 1);
    let nothing = [told("1", "nl", "ASSAULT AZE > ARM @", "ABCDE"), told("2", "de", "ASSAULT AZE > ARM @", "UXYZV")];
    assert_eq!(incidents(&nothing).len(), 2);
    // What the texts say of the day still holds.
    let days = [told("1", "nl", "ASSAULT AZE > ARM @ 2022-09-13", "ABCDE"), told("2", "de", "ASSAULT AZE > ARM @ 2022-09-15", "ABCDE")];
    assert_eq!(incidents(&days).len(), 2);
    // What is feared is not what happened.
    let feared = report("2", "ASSAULT AZE > ARM @").of("d-2", "de", "").status(Status::Hypothetical, "").about("ABCDE").done();
    assert_eq!(incidents(&[told("1", "nl", "ASSAULT AZE > ARM @", "ABCDE"), feared]).len(), 2);
}

#[test]
fn nothing_gives_nothing() {
    assert_eq!(incidents(&[]), []);
}

/// Small ranges, so that much fits together and much contradicts.
fn any_report() -> impl Strategy<Value = Report> {
    let side = prop::sample::select(vec!["", "AZE", "ARM", "ARM/gov", "AZE ARM", "NKR", "RUS"]);
    let when = prop::sample::select(vec![
        "",
        "2022-09-13",
        "2022-09-14",
        "2022-09-12/2022-09-14",
        "2022-09",
        "2022",
        "2022-09-13/..",
        "../2022",
        "2022-09-02/2022-09-20",
        "2022-08-25/2022-09-13",
        "2022/..",
        "2022-08-30/..",
        "2021-12-20/2022-12-30",
        "../2022-09-10",
    ]);
    let place = prop::sample::select(vec![vec![], vec!["Jermuk"], vec!["Goris", "ARM"], vec!["ARM"]]);
    let code = prop::sample::select(vec!["ASSAULT", "ACCUSE"]);
    let about = prop::sample::select(vec!["", "", "", "ABC ab", "ABCDEF abcd", "BCX bcx", "XYZ xyz", "DXY uvwx"]);
    (code, side.clone(), side, when, place, 0..6_u8, 0..4_u8, 1..28_u8, about).prop_map(
        |(code, actor, recipient, when, place, document, deaths, day, about)| {
            let told = report("x", &format!("{code} {actor} > {recipient} @ {when}"))
                .of(&format!("d-{document}"), ["nl", "de", "en"][usize::from(document % 3)], "")
                .published(&format!("2022-09-{day:02}"))
                .at(&place);
            let told = if about.is_empty() { told } else { told.about(about) };
            if deaths == 0 { told } else { told.deaths(f64::from(deaths) * 20.0, foederis_model::Bound::Exact) }
        },
    )
}

proptest! {
    #[test]
    fn the_order_of_arrival_changes_nothing(
        (reports, shuffled) in prop::collection::vec(any_report(), 0..40).prop_flat_map(|reports| {
            let reports: Vec<ReportedEvent> = reports.into_iter().enumerate().map(|(n, report)| {
                ReportedEvent { id: format!("e-{n:02}"), ..report.done() }
            }).collect();
            (Just(reports.clone()), Just(reports).prop_shuffle())
        })
    ) {
        let found = incidents(&reports);
        prop_assert_eq!(&found, &incidents(&shuffled));
        // Each report is in one incident, and each incident's ids are its own.
        let mut ids: Vec<_> = found.iter().flat_map(|incident| &incident.reports).collect();
        ids.sort();
        prop_assert_eq!(ids, reports.iter().map(|report| &report.id).collect::<Vec<_>>());
        // No incident holds two sharp days that differ, but for large tolls that came out later.
        let counted = |event: &Event| (event.actor.is_empty() || event.recipient.is_empty()) && event.figures.iter().any(|told| told.value >= 40.0);
        for incident in &found {
            let days: Vec<_> = reports.iter()
                .filter(|report| incident.reports.contains(&report.id) && !counted(&report.event))
                .filter_map(|report| report.event.when.as_ref())
                .filter(|when| when.length_days().is_some())
                .collect();
            for one in &days {
                prop_assert!(days.iter().all(|other| one.overlaps(other)), "{:?}", days);
            }
        }
    }
}

proptest! {
    #[test]
    fn neighbourhoods_one_by_one_are_everything_at_once(reports in prop::collection::vec(any_report(), 0..60)) {
        let reports: Vec<ReportedEvent> =
            reports.into_iter().enumerate().map(|(n, report)| ReportedEvent { id: format!("e-{n:02}"), ..report.done() }).collect();
        let traits: Vec<Traits> = reports.iter().map(Traits::of).collect();
        let groups = neighbourhoods(&traits);
        let mut one_by_one: Vec<Incident> = groups
            .iter()
            .flat_map(|group| incidents(&group.iter().map(|at| reports[*at].clone()).collect::<Vec<_>>()))
            .collect();
        one_by_one.sort_by(|one, other| one.id.cmp(&other.id));
        let mut at_once = incidents(&reports);
        at_once.sort_by(|one, other| one.id.cmp(&other.id));
        prop_assert_eq!(one_by_one, at_once);
        // What is linked is found by its keys, from either end.
        for (one, a) in traits.iter().enumerate() {
            for b in &traits[one..] {
                if linked(a, b) {
                    prop_assert!(a.asked().iter().any(|key| b.kept().contains(key)));
                    prop_assert!(b.asked().iter().any(|key| a.kept().contains(key)));
                }
            }
        }
    }
}

#[test]
fn many_reports_are_read_in_one_go() {
    // Quadratic work would be five thousand million comparisons.
    let mut reports = Vec::new();
    for n in 0..100_000_u32 {
        let (happening, day) = (n / 5, n / 5 % 1000);
        let (year, month, day) = (2020 + day / 336, day / 28 % 12 + 1, day % 28 + 1);
        let parties = ["AZE > ARM", "RUS > UKR", "ISR > LBN", "IND > PAK"][(happening % 4) as usize];
        let when = if n % 5 == 4 { format!("{year}-{month:02}") } else { format!("{year}-{month:02}-{day:02}") };
        let place = format!("Town {}", happening / 1000);
        reports.push(report(&format!("{n:06}"), &format!("ASSAULT {parties} @ {when}")).at(&[&place]).done());
    }
    let found = incidents(&reports);
    assert_eq!(found.iter().map(|incident| incident.reports.len()).sum::<usize>(), 100_000);
    assert!(found.len() <= 20_000, "{} incidents", found.len());
}

#[test]
fn a_happening_that_everyone_tells_is_one_incident() {
    let reports: Vec<_> = (0..50_000).map(|n| report(&format!("{n:05}"), "ASSAULT RUS > UKR @ 2022-02-24").done()).collect();
    let found = incidents(&reports);
    assert_eq!((found.len(), found[0].reports.len()), (1, 50_000));
}
