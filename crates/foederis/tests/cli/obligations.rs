//! `foederis obligations` and `foederis import`: what an attack triggers.

use crate::common::{Desk, items, text};
use serde_json::{Value, json};

/// A pact of four with the limits of a real one.
const PACT: &str = r#"[treaty]
id = "PACT"
name = { en = "Pact of Four" }
in_force = "1994-04-20"
citation = "invented for a test"

[[party]]
state = "ARM"
entry = "1994-04-20"

[[party]]
state = "RUS"
entry = "1994-04-20"

[[party]]
state = "KAZ"
entry = "1994-04-20"
exit = "2020-12-31"

[[party]]
state = "KGZ"
entry = "1994-04-20"

[[article]]
number = "4"
duty = "defence"
trigger = ["armed-attack"]
among_parties = "disputed"
territory = ["parties"]
forces_abroad = "no"
request = "yes"
owed = "military"
within = "at once"
citation = "art. 4"

[[article.reading]]
says = "Border incidents are no attack."
by = ["RUS"]

[[silence]]
about = "Nagorno-Karabakh"
summary = "It names nobody's land but the parties'."
"#;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("treaties/pact.toml", PACT);
    desk
}

fn ask(desk: &Desk, args: &[&str]) -> Value {
    desk.ask(&[&["obligations", "--treaties", "treaties"], args].concat())
}

/// Outcomes, each with who owes.
fn outcomes(answer: &Value) -> Vec<(String, Value)> {
    items(answer).iter().map(|item| (text(item, "outcome"), item["owed_by"].clone())).collect()
}

#[test]
fn an_attack_on_a_town_triggers_and_a_fight_in_disputed_territory_does_not() {
    let desk = desk();
    let jermuk = ask(&desk, &["--attack", "AZE:ARM", "--place", "Dschermuk", "--date", "2022-09-13"]);
    assert_eq!(outcomes(&jermuk), [("triggered".to_owned(), json!(["KGZ", "RUS"]))], "Kazakhstan had left");
    assert_eq!(jermuk["case"]["attacks"][0]["place"]["name"], "Jermuk");
    let item = &items(&jermuk)[0];
    assert_eq!((&item["owed"], &item["awaits"]), (&json!("military"), &json!(["ARM must ask for help; whether it did is not told"])));
    let karabakh = ask(&desk, &["--attack", "AZE:ARM", "--place", "Shusha", "--date", "2020-10-10"]);
    assert_eq!(outcomes(&karabakh), [("not-triggered".to_owned(), json!(["KAZ", "KGZ", "RUS"]))]);
    let steps = items(&karabakh)[0]["steps"].as_array().expect("steps").clone();
    let place = steps.iter().find(|step| step["rule"] == "place").expect("a step on the place");
    assert!(text(place, "says").contains("AZE's by law, held by NKR"), "{place}");
    assert!(text(&place["at"], "file").starts_with("places/"), "{place}");
}

/// What the treaties of the knowledge packs say of cases that people ask about.
#[test]
fn built_in_treaties_reach_as_far_as_their_texts() {
    let desk = Desk::new();
    for (flags, treaty, defence) in [
        (["--attack", "AZE:ARM", "--place", "Jermuk", "--date", "2022-09-13"], "CST", Some("triggered")),
        // Nagorno-Karabakh was never a party's recognised territory.
        (["--attack", "AZE:ARM", "--place", "Shusha", "--date", "2020-10-10"], "CST", Some("not-triggered")),
        // Two parties against each other: whether it is a case is disputed.
        (["--attack", "KGZ:TJK", "--place", "Isfara", "--date", "2022-09-16"], "CST", Some("undetermined")),
        // South of the Tropic of Cancer, and an island state far from the Atlantic.
        (["--attack", "ARG:GBR", "--place", "Falkland Islands", "--date", "1982-04-02"], "NATO", Some("not-triggered")),
        (["--attack", "PRK:USA", "--place", "Hawaii", "--date", "2024-05-05"], "NATO", Some("not-triggered")),
        (["--attack", "RUS:EST", "--place", "Narva", "--date", "2024-05-05"], "NATO", Some("triggered")),
        // Held in fact, whoever's they are by law.
        (["--attack", "CHN:JPN", "--place", "Senkaku Islands", "--date", "2025-01-10"], "JPN-USA-1960", Some("triggered")),
        // An assurance is no duty to defend.
        (["--attack", "RUS:UKR", "--place", "Kyiv", "--date", "2022-02-24"], "BUDAPEST-1994", None),
    ] {
        let answer = desk.ask(&[&["obligations", "--treaty", treaty][..], &flags].concat());
        let owed = items(&answer).iter().find(|item| item["duty"] == "defence");
        assert_eq!(owed.map(|item| text(item, "outcome")).as_deref(), defence, "{flags:?} under {treaty}:\n{answer:#}");
    }
}

#[test]
fn members_on_both_sides_and_conflicts_inside_are_said_to_be_undetermined() {
    let desk = desk();
    let member = ask(&desk, &["--attack", "KGZ:ARM", "--place", "Jermuk", "--date", "2022-09-13"]);
    assert_eq!(outcomes(&member), [("broken".to_owned(), json!(["KGZ"])), ("undetermined".to_owned(), json!(["RUS"]))]);
    let inside = ask(&desk, &["--internal", "ARM", "--place", "Yerevan", "--date", "2018-04-23"]);
    assert_eq!(outcomes(&inside), [("undetermined".to_owned(), json!(["KAZ", "KGZ", "RUS"]))]);
}

#[test]
fn joiners_several_attackers_and_forces_abroad_are_asked_for_with_flags() {
    let desk = desk();
    let flags = ["--attack", "AZE:ARM", "--attack", "IRN:ARM", "--joins", "TUR:ARM", "--place", "Jermuk", "--date", "2022-09-13"];
    let several = ask(&desk, &flags);
    assert_eq!(items(&several).len(), 3, "one for each attacker");
    assert_eq!(several["case"]["attacks"][2]["joined"], true);
    let abroad = ask(&desk, &["--attack", "AZE:ARM", "--abroad", "--place", "Latakia", "--date", "2022-09-13"]);
    assert_eq!(outcomes(&abroad), [("not-triggered".to_owned(), json!(["KGZ", "RUS"]))]);
}

#[test]
fn the_terminal_shows_the_verdict_before_its_reasons() {
    let desk = desk();
    let args =
        ["obligations", "--treaties", "treaties", "--attack", "AZE:ARM", "--place", "Jermuk", "--date", "2022-09-13", "--asked", "yes"];
    let shown = desk.run(&args).exits(0).out;
    let parts = [
        "Azerbaijan (AZE) → Armenia (ARM) · 2022-09-13 · Jermuk (ARM)",
        "TRIGGERED",
        "PACT art. 4 · defence toward Armenia (ARM)",
        "owed by: KGZ, RUS · armed help, at once",
        "+ in force: it binds both on 2022-09-13: KGZ since 1994-04-20, ARM since 1994-04-20  pact.toml:",
        "+ place: Jermuk is ARM's, and it covers territory of the parties  places/",
        "read otherwise (RUS): Border incidents are no attack.",
    ];
    let at: Vec<usize> = parts.iter().map(|part| shown.find(part).unwrap_or_else(|| panic!("{part} is not in:\n{shown}"))).collect();
    assert!(at.is_sorted(), "{shown}");
    assert!(!shown.contains("awaits"), "it asked:\n{shown}");
    assert!(!shown.contains("Nagorno-Karabakh"), "nobody asked about it:\n{shown}");
}

#[test]
fn pages_show_every_duty_once() {
    let desk = desk();
    let all = ["--attack", "AZE:ARM", "--attack", "IRN:ARM", "--date", "2022-09-13"];
    let whole = ask(&desk, &all);
    let mut seen = Vec::new();
    let mut after = "0".to_owned();
    loop {
        let page = ask(&desk, &[&all[..], &["--limit", "1", "--after", &after]].concat());
        seen.extend(items(&page).to_vec());
        let Some(next) = page["next"].as_u64() else { break };
        after = next.to_string();
    }
    assert_eq!(json!(seen), whole["items"]);
}

#[test]
fn an_incident_of_the_ledger_is_a_case_with_its_sentence() {
    let desk = Desk::new();
    desk.write("treaties/pact.toml", PACT);
    let report = "Azerbaijan shelled the town of Jermuk on Tuesday, the Armenian defence ministry said. Armenia asked Russia for help.";
    desk.write("report.jsonl", crate::common::line("r-1", "2022-09-14", report));
    desk.run(&["add", "report.jsonl"]).exits(0);
    // Who is at which end is the coder's matter; here an analyst has said it.
    let event = text(&items(&desk.ask(&["events", "--type", "ASSAULT"]))[0], "id");
    let correction = r#"{"actor": ["AZE/mil"], "recipient": ["ARM"], "when": "2022-09-13", "place": ["Jermuk"]}"#;
    desk.run(&["review", &event, "--correct", correction, "--by", "Noor"]).exits(0);
    let id = text(&items(&desk.ask(&["incidents", "--type", "ASSAULT"]))[0], "id");
    let answer = ask(&desk, &[&id]);
    let attack = &answer["case"]["attacks"][0];
    assert_eq!((&attack["by"], &attack["on"], &attack["document"]), (&json!("AZE"), &json!("ARM"), &json!("r-1")));
    assert!(report.contains(attack["evidence"].as_str().expect("a sentence")), "{attack}");
    assert_eq!(outcomes(&answer), [("triggered".to_owned(), json!(["KGZ", "RUS"]))]);
    let trigger = items(&answer)[0]["steps"].as_array().expect("steps").iter().find(|step| step["rule"] == "trigger").cloned();
    assert!(trigger.is_some_and(|step| text(&step, "says").contains("shelled the town")), "{answer}");
    desk.run(&["obligations", "i-nothing", "--treaties", "treaties"]).exits(1).says("there is no incident i-nothing");
}

#[test]
fn what_cannot_be_asked_is_refused_with_what_to_do() {
    let desk = desk();
    let ask = |args: &[&str]| desk.run(&[&["obligations", "--treaties", "treaties"], args].concat());
    ask(&["--attack", "QQQ:ARM", "--date", "2022-09-13"]).exits(1).says("QQQ is the code of nobody");
    ask(&["--attack", "ARM:ARM", "--date", "2022-09-13"]).exits(1).says("there is --internal ARM");
    ask(&["--attack", "AZE:ARM", "--date", "2022-09-13", "--place", "Nergenshuizen"]).exits(1).says("foederis where NAME");
    ask(&["--attack", "AZE:ARM", "--date", "2022-09-13", "--treaty", "NOPE"]).exits(1).says("there is no treaty NOPE");
    ask(&["--attack", "AZE:ARM"]).exits(2);
    ask(&[]).exits(2);
    // Nobody bound is an answer.
    ask(&["--attack", "FRA:DEU", "--date", "2022-09-13"]).exits(0).says("none of 1 treaty binds anyone toward DEU or FRA");
    desk.write("treaties/bad.toml", "[treaty]\nid = \"BAD\"\n");
    ask(&["--attack", "AZE:ARM", "--date", "2022-09-13"]).exits(1).says("treaties/bad.toml:1");
}

#[test]
fn alliances_of_a_data_set_are_imported_and_asked() {
    let desk = Desk::new();
    desk.write(
        "atop/atop5_member.csv",
        "atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,defense,offense,neutral,nonagg,consul,defcoloc\n\
         7,371,1994,4,20,0,0,0,1,0,0,0,0,1\n7,365,1994,4,20,0,0,0,1,0,0,0,0,1\n7,240,1850,1,1,1866,1,1,1,0,0,0,0,0\n",
    );
    desk.write("atop/atop5_alliance.csv", "atopid,statthr1,statthr2\n7,0,0\n");
    desk.write(
        "atop/cow_states.csv",
        "stateabb,ccode,statenme,styear,endyear\nARM,371,Armenia,1991,2016\nRUS,365,Russia,1816,2016\nHAN,240,Hanover,1838,1866\n",
    );
    desk.run(&["import", "atop", "atop", "--into", "treaties"]).exits(0).says("1 treaty file written");
    let written = String::from_utf8(desk.bytes("treaties/atop-7.toml")).expect("text");
    assert!(written.contains("state = \"COW-HAN\"") && written.contains("state = \"ARM\""), "{written}");
    let answer = ask(&desk, &["--attack", "AZE:ARM", "--place", "Jermuk", "--date", "2022-09-13"]);
    assert_eq!(outcomes(&answer), [("undetermined".to_owned(), json!(["RUS"]))]);
    assert!(items(&answer)[0]["missing"][0].as_str().is_some_and(|what| what.contains("(territory)")), "{answer}");
    desk.run(&["import", "atop", "atop", "--into", "treaties"]).exits(1).says("is not empty");
    desk.run(&["import", "atop", "treaties", "--into", "other"]).exits(1).says("no file whose name ends in member.csv");
}
