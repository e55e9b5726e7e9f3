//! `foederis where`: what a name of a place stands for.

use crate::common::{Desk, text};
use serde_json::{Value, json};

fn first(desk: &Desk, args: &[&str]) -> Value {
    let mut all = vec!["where", "--json"];
    all.extend(args);
    desk.run(&all).exits(0).records().remove(0)
}

#[test]
fn a_place_known_by_hand_comes_first_with_its_holder_on_that_day() {
    let desk = Desk::new();
    for (date, holder) in [("2019", "NKR"), ("2021-06-01", "AZE")] {
        let shusha = first(&desk, &["Schuscha", "--date", date]);
        assert_eq!((text(&shusha, "name"), text(&shusha, "de_jure")), ("Shusha".to_owned(), "AZE".to_owned()));
        assert_eq!((&shusha["de_facto"], &shusha["taken"]), (&json!([holder]), &json!(true)), "{date}");
        assert!(text(&shusha, "source").starts_with("knowledge/places/caucasus.toml:"), "{shusha}");
        assert_eq!(shusha["precision"], "point");
    }
}

#[test]
fn towns_of_disputed_territories_have_the_holder_of_the_territory() {
    let desk = Desk::new();
    for (name, date, country, holder) in [
        ("Koktebel", "2013", "UKR", "UKR"),
        ("Koktebel", "2020", "UKR", "RUS"),
        ("Dubossary", "2020", "MDA", "TRN"),
        ("Ljubljana", "2020", "SVN", "SVN"),
    ] {
        let town = first(&desk, &[name, "--date", date, "--context", country]);
        assert_eq!((&town["country"], &town["de_facto"]), (&json!(country), &json!([holder])), "{name} in {date}");
    }
}

#[test]
fn accents_case_and_the_writing_of_other_scripts_do_not_matter() {
    let desk = Desk::new();
    for (written, name) in [
        ("charkiw", "Kharkiv"),
        ("XANKƏNDI", "Stepanakert"),
        ("Chankendi", "Stepanakert"),
        ("Kyjiw", "Kyiv"),
        ("Den Haag", "The Hague"),
        ("Wenen", "Vienna"),
        ("Schytomyr", "Zhytomyr"),
    ] {
        assert_eq!(text(&first(&desk, &[written]), "name"), name, "{written}");
    }
}

#[test]
fn context_decides_between_towns_of_one_name() {
    let desk = Desk::new();
    assert_eq!(first(&desk, &["Córdoba", "--context", "ESP"])["country"], "ESP");
    assert_eq!(first(&desk, &["Córdoba", "--context", "ARG"])["country"], "ARG");
    let tripoli = first(&desk, &["Tripoli", "--context", "LBN"]);
    assert_eq!((text(&tripoli, "name"), &tripoli["taken"]), ("Tripoli (Lebanon)".to_owned(), &json!(true)));
    // A world city is no village of its name.
    assert_eq!(first(&desk, &["Paris", "--context", "USA"])["country"], "FRA");
    let lines = desk.run(&["where", "Cordoba", "--json", "--limit", "2"]).exits(0).says("more; --limit shows them").records();
    assert_eq!(lines.len(), 2);
}

#[test]
fn a_state_has_no_point_and_a_region_says_that_it_is_one() {
    let desk = Desk::new();
    let georgia = first(&desk, &["Georgia"]);
    assert_eq!((&georgia["kind"], &georgia["precision"], &georgia["at"]), (&json!("state"), &json!("country"), &Value::Null));
    assert_eq!(first(&desk, &["Zwarte Zee"])["precision"], "sea");
    assert_eq!(first(&desk, &["Donbas"])["precision"], "area");
}

#[test]
fn the_terminal_shows_what_is_known_and_why() {
    let shown = Desk::new().run(&["where", "Sewastopol", "--date", "2021"]).exits(0);
    for part in [
        "Sevastopol",
        "· taken",
        "de jure UKR (Ukraine) · de facto RUS (Russia) since 2014-02-27",
        "in Crimea",
        "known by hand, by another of its names",
    ] {
        assert!(shown.out.contains(part), "{part} is not in:\n{}", shown.out);
    }
}

#[test]
fn a_name_of_nothing_is_told_on_standard_error() {
    let ran = Desk::new().run(&["where", "Nergenshuizen"]).exits(1).says("nothing has the name Nergenshuizen");
    assert!(ran.out.is_empty());
    Desk::new().run(&["where"]).exits(2);
}
