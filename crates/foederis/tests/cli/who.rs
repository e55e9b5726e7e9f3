//! `who`: what a mention stands for, and why.

use crate::common::{Ran, foederis};
use serde_json::Value;
use tempfile::tempdir;

fn who(args: &[&str]) -> Ran {
    let folder = tempdir().expect("a folder");
    let args: Vec<&str> = std::iter::once("who").chain(args.iter().copied()).collect();
    foederis(folder.path(), &args)
}

fn answer(args: &[&str]) -> Value {
    let ran = who(&[args, &["--json"]].concat()).exits(0);
    assert_eq!(ran.err, "");
    serde_json::from_str(&ran.out).expect("JSON")
}

fn code(args: &[&str]) -> String {
    answer(args)["means"][0]["code"].as_str().unwrap_or("nobody").to_owned()
}

#[test]
fn a_name_stands_for_the_office_of_that_day() {
    assert_eq!(code(&["Scholz", "--date", "2022-05-01"]), "DEU/gov");
    assert_eq!(code(&["Scholz", "--date", "2026-01-01"]), "Olaf Scholz");
    let answer = answer(&["Scholz", "--date", "2026-01-01"]);
    let offices = &answer["readings"][0]["offices"];
    assert!(offices.as_array().is_some_and(|offices| offices.iter().all(|office| office["standing"] == "former")), "{offices}");
}

#[test]
fn names_adjectives_offices_capitals_and_seats_are_told_apart() {
    for (name, lang, expected) in [
        ("Armenia", "en", "ARM"),
        ("the German chancellor", "en", "DEU/gov"),
        ("Bundeskanzler Scholz", "de", "DEU/gov"),
        ("het Kremlin", "nl", "RUS/gov"),
        ("Washington", "en", "USA/gov"),
        ("NAVO", "nl", "NATO"),
        ("Armeniërs", "nl", "ARM/civ"),
    ] {
        assert_eq!(code(&[name, "--lang", lang, "--date", "2022-05-01"]), expected, "{name}");
    }
    assert_eq!(code(&["Pasjinian", "--date", "2022-09-13"]), "ARM/gov");
}

#[test]
fn the_entry_is_named_with_file_and_line() {
    let answer = answer(&["Kremlin", "--lang", "en"]);
    let reading = &answer["readings"][0];
    assert_eq!(reading["file"], "knowledge/actors/states.toml");
    let line = reading["line"].as_u64().and_then(|line| usize::try_from(line).ok()).expect("a line");
    let file = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../knowledge/actors/states.toml")).expect("the file");
    let entry: Vec<&str> = file.lines().skip(line - 1).take(9).collect();
    assert_eq!(entry[0], "[[state]]");
    assert!(entry.join(" ").contains("Kremlin"), "{entry:?}");
}

#[test]
fn small_letters_are_understood_and_said_to_be_no_name_in_texts() {
    let answer = answer(&["assad", "--date", "2016-01-01"]);
    assert_eq!(answer["written"], "Assad");
    assert_eq!(answer["means"][0]["code"], "SYR/gov");
}

#[test]
fn what_is_not_known_is_said_with_names_written_nearly_so() {
    let ran = who(&["Pashinjann"]).exits(1);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("nothing in the knowledge packs is called") && ran.err.contains("Nikol Pashinyan"), "{}", ran.err);
    assert!(who(&["Xqzwvk"]).exits(1).err.contains("how to add it"));
}

#[test]
fn the_terminal_gets_code_reason_and_entry() {
    let out = who(&["Scholz", "--date", "2022-05-01"]).exits(0).out;
    assert!(out.starts_with("DEU/gov  Germany  [nl de en]\n  Olaf Scholz, who holds this office on 2022-05-01\n"), "{out}");
    assert!(out.contains("knowledge/actors/people.toml:") && out.contains("held"), "{out}");
}
