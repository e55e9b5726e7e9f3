//! Rival figures, updates, and the timeline that shows them.

mod common;

use common::{Report, actors, report, september};
use foederis_analysis::{Figures, Standing, contested, incidents, timeline};
use foederis_model::{Bound, Status};

/// The deaths of the one incident that these reports make.
fn deaths(reports: impl IntoIterator<Item = Report>) -> Figures {
    let reports: Vec<_> = reports.into_iter().map(Report::done).collect();
    let mut found = incidents(&reports);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(contested(&found).count() == 1, found[0].figures[0].disputed);
    found.remove(0).figures.remove(0)
}

fn attack(id: &str, source: &str, day: &str) -> Report {
    report(id, "ASSAULT AZE > ARM @ 2022-09-13").of(&format!("d-{id}"), "en", source).published(day)
}

#[test]
fn rival_figures_are_disputed_and_both_are_kept() {
    let figures = deaths([
        attack("1", "De Bode", "2022-09-14").status(Status::Claimed, "ARM/gov").deaths(105.0, Bound::Exact),
        attack("2", "De Bode", "2022-09-14").status(Status::Claimed, "AZE/mil").deaths(450.0, Bound::AtLeast),
    ]);
    assert!(figures.disputed);
    assert!((figures.low, figures.high) == (105.0, 450.0));
    let told: Vec<_> = figures.told.iter().map(|told| (told.by.as_str(), told.figure.value, told.event.as_str())).collect();
    assert_eq!(told, [("ARM/gov", 105.0, "e-1"), ("AZE/mil", 450.0, "e-2")]);
}

#[test]
fn the_later_figure_of_one_source_is_an_update() {
    for told in [["De Bode", "de bode"], ["ARM/gov", "ARM/mil"]] {
        let [one, two] = told;
        let by = |report: Report, who: &str| if who.contains('/') { report.status(Status::Claimed, who) } else { report };
        let figures = deaths([
            // Ids run against the days.
            by(attack("2", one, "2022-09-14"), one).deaths(49.0, Bound::Exact),
            by(attack("1", two, "2022-09-16"), two).deaths(135.0, Bound::Exact),
        ]);
        assert!(!figures.disputed, "{figures:#?}");
        assert!((figures.low, figures.high) == (135.0, 135.0));
        let standing: Vec<_> = figures.told.iter().map(|told| (told.event.as_str(), told.standing)).collect();
        assert_eq!(standing, [("e-2", Standing::Updated), ("e-1", Standing::Stands)]);
    }
}

#[test]
fn bounds_are_respected() {
    use Bound::{About, AtLeast, AtMost, Exact};
    let disputed = |one: (f64, Bound), other: (f64, Bound)| {
        deaths([attack("1", "De Bode", "2022-09-14").deaths(one.0, one.1), attack("2", "Der Bote", "2022-09-14").deaths(other.0, other.1)])
            .disputed
    };
    assert!(!disputed((176.0, AtLeast), (180.0, Exact)));
    assert!(disputed((176.0, AtLeast), (100.0, Exact)));
    assert!(!disputed((176.0, AtLeast), (300.0, AtLeast)));
    assert!(disputed((176.0, AtLeast), (100.0, AtMost)));
    assert!(!disputed((200.0, About), (210.0, Exact)));
    assert!(disputed((200.0, About), (260.0, Exact)));
    assert!(disputed((1.0, Exact), (2.0, Exact)));
}

#[test]
fn a_part_is_no_rival_of_its_total() {
    let figures = deaths([
        attack("1", "De Bode", "2022-09-14").deaths(176.0, Bound::AtLeast).deaths(71.0, Bound::Exact),
        attack("2", "Der Bote", "2022-09-14").deaths(180.0, Bound::Exact),
    ]);
    assert!(!figures.disputed, "{figures:#?}");
    assert!((figures.low, figures.high) == (176.0, 180.0));
    assert_eq!(figures.told.iter().filter(|told| told.standing == Standing::Part).count(), 1);
}

#[test]
fn the_timeline_has_a_line_for_each_incident() {
    let mut reports = september();
    reports.push(report("6", "REQUEST ARM/gov > CSTO @ 2022-09-13").of("nl-1", "nl", "").done());
    reports.push(report("7", "CONSULT FRA > RUS @").of("nl-1", "nl", "").status(Status::Hypothetical, "").done());
    let found = incidents(&reports);
    let lines: Vec<_> = timeline(&found, &[]).iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "2022-09-13  AZE ↔ ARM  ASSAULT  4 reports (nl, de, en)  deaths of ARM 49; deaths of AZE 105",
            "2022-09-13  ARM/gov → CSTO  REQUEST  1 report (nl)",
            "2022-09-15  AZE → ARM  ASSAULT  1 report (en)",
            "undated     FRA ↔ RUS  CONSULT  1 report (nl)  unconfirmed",
        ]
    );
    let of = |who: &str| timeline(&found, &actors(who)).len();
    assert_eq!((of("ARM"), of("ARM/gov"), of("csto fra"), of("TUR")), (3, 1, 2, 0));
}

#[test]
fn an_incident_reads_as_json() {
    let found = incidents(&september());
    let json = serde_json::to_value(&found[0]).expect("JSON");
    assert_eq!(json["type"], "ASSAULT");
    assert_eq!(json["state"], "agreed");
    assert_eq!(json["statuses"]["asserted"], 4);
    assert_eq!((json["figures"][0]["of"].to_string(), json["figures"][0]["high"].to_string()), (r#"["ARM"]"#.into(), "49".into()));
    assert_eq!(json["figures"][0]["told"][0]["standing"], "stands");
}

#[test]
fn the_dead_of_one_side_are_no_rivals_of_the_others() {
    let fight =
        |id: &str, told: &str, source: &str| report(id, told).of(&format!("d-{id}"), "en", source).published("2022-09-14").at(&["Jermuk"]);
    let reports: Vec<_> = [
        fight("1", "AGREE AZE > ARM @ 2022-09-13", "De Bode").deaths(105.0, Bound::Exact),
        fight("2", "AGREE ARM > AZE @ 2022-09-13", "De Bode").deaths(50.0, Bound::Exact),
        fight("3", "AGREE AZE > ARM @ 2022-09-13", "Der Bote").deaths(135.0, Bound::Exact),
        fight("4", "AGREE ARM AZE > @ 2022-09-13", "The Messenger").deaths(155.0, Bound::Exact),
    ]
    .into_iter()
    .map(Report::done)
    .collect();
    let found = incidents(&reports);
    assert_eq!(found.len(), 1, "{found:#?}");
    let by_side: Vec<_> =
        found[0].figures.iter().map(|figures| (figures.of.join(" "), figures.low, figures.high, figures.disputed)).collect();
    // All dead, Armenian dead by two counts, Azerbaijani dead.
    assert_eq!(by_side, [(String::new(), 155.0, 155.0, false), ("ARM".into(), 105.0, 135.0, true), ("AZE".into(), 50.0, 50.0, false)]);
    let line = timeline(&found, &[]).remove(0).to_string();
    assert!(line.contains("deaths of ARM 105–135, disputed; deaths of AZE 50"), "{line}");
    // One side named in two ways is one side.
    let figures = deaths([
        attack("1", "De Bode", "2022-09-14").deaths(105.0, Bound::Exact),
        attack("2", "Der Bote", "2022-09-14").deaths(50.0, Bound::Exact),
    ]);
    assert!(figures.disputed && figures.of.is_empty());
}
