//! The versions of an incident side by side.

mod common;

use common::{Report, report};
use foederis_analysis::{Versions, Voice, incidents, versions};
use foederis_model::{Bound, Status};

fn told(reports: impl IntoIterator<Item = Report>) -> Versions {
    let reports: Vec<_> = reports.into_iter().map(Report::done).collect();
    let found = incidents(&reports);
    assert_eq!(found.len(), 1, "{found:#?}");
    versions(&found[0], &reports)
}

fn attack(id: &str, day: &str) -> Report {
    report(id, "ASSAULT AZE > ARM @ 2022-09-13").of(&format!("d-{id}"), "en", "").published(day)
}

fn names(voices: &[Voice]) -> Vec<&str> {
    voices.iter().map(|voice| voice.by.as_str()).collect()
}

#[test]
fn each_voice_stands_where_it_speaks_and_those_quoted_come_first() {
    let versions = told([
        attack("1", "2022-09-14").of("d-1", "nl", "De Bode"),
        attack("2", "2022-09-15").status(Status::Claimed, "ARM/gov"),
        attack("3", "2022-09-13").status(Status::Claimed, "ARM/mil"),
        attack("4", "2022-09-13").status(Status::Denied, "AZE/gov"),
        attack("5", "2022-09-13").status(Status::Hypothetical, "RUS"),
    ]);
    assert_eq!(names(&versions.asserts), ["ARM/mil", "De Bode"]);
    assert_eq!((names(&versions.denies), names(&versions.unconfirmed)), (vec!["AZE/gov"], vec!["RUS"]));
    // Government and army are one voice, first heard on the 13th.
    let armenia = &versions.asserts[0];
    assert_eq!(
        (armenia.reports.as_slice(), armenia.first.as_ref().map(foederis_model::Edtf::as_str)),
        (&["e-3".into(), "e-2".into()][..], Some("2022-09-13"))
    );
}

#[test]
fn figures_are_told_by_teller_and_day_with_how_they_moved() {
    let by = |id, day, who, deaths, bound| attack(id, day).status(Status::Claimed, who).deaths(deaths, bound);
    let versions = told([
        by("1", "2022-09-13", "ARM", 49.0, Bound::Exact),
        by("2", "2022-09-14", "ARM", 105.0, Bound::Exact).deaths(4.0, Bound::Exact),
        by("3", "2022-09-19", "ARM", 135.0, Bound::AtLeast),
        by("4", "2022-09-14", "AZE", 50.0, Bound::About),
        by("5", "2022-09-14", "AZE", 54.0, Bound::Exact),
    ]);
    let days = |at: usize| versions.figures[at].days.iter().map(|day| (day.low, day.best, day.high)).collect::<Vec<_>>();
    assert_eq!(
        versions.figures.iter().map(|account| (account.by.as_str(), account.moved)).collect::<Vec<_>>(),
        [("ARM", Some(86.0)), ("AZE", None)]
    );
    // The four are a part of the 105.
    assert_eq!(days(0), [(Some(49.0), Some(49.0), Some(49.0)), (Some(105.0), Some(105.0), Some(105.0)), (Some(135.0), Some(135.0), None)]);
    assert_eq!(days(1), [(Some(45.0), Some(54.0), Some(55.0))]);
}

#[test]
fn what_its_teller_takes_back_is_retracted_and_stays_to_be_seen() {
    use foederis_analysis::State;
    let state = |reports: &[Report]| {
        let reports: Vec<_> = reports.iter().cloned().map(Report::done).collect();
        let found = incidents(&reports);
        assert_eq!(found.len(), 1, "{found:#?}");
        (found[0].state, versions(&found[0], &reports))
    };
    let said = attack("1", "2022-09-13").status(Status::Claimed, "ARM/gov");
    let denied = attack("2", "2022-09-15").status(Status::Denied, "ARM/mil");
    let (retracted, told) = state(&[said.clone(), denied.clone()]);
    assert_eq!(retracted, State::Retracted);
    assert!(told.asserts[0].retracts && told.denies[0].retracts);
    // The other way round, or on one day, it is no retraction.
    let later = attack("3", "2022-09-17").status(Status::Claimed, "ARM");
    assert_eq!(state(&[denied.clone(), later]).0, State::Disputed);
    assert_eq!(state(&[said.clone(), attack("2", "2022-09-13").status(Status::Denied, "ARM")]).0, State::Disputed);
    // Who else says so still says so; whoever else denies it still does.
    let (others, told) = state(&[said.clone(), denied.clone(), attack("4", "2022-09-14").of("d-4", "nl", "De Bode")]);
    assert_eq!(others, State::Agreed);
    let back: Vec<_> = told.asserts.iter().map(|voice| (voice.by.as_str(), voice.retracts)).collect();
    assert_eq!(back, [("ARM/gov", true), ("De Bode", false)]);
    assert_eq!(state(&[said, denied, attack("5", "2022-09-14").status(Status::Denied, "AZE")]).0, State::Denied);
}
