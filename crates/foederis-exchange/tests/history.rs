//! Alliances and wars from tables of the field's form, with rows made up for these tests.

use foederis_analysis::obligations::{Outcome, judge};
use foederis_exchange::{States, atop, iwd, treaty_file};
use foederis_model::treaty::{Against, Area, Attackers, Duty, Scope, Treaty, Trigger, UnderWay};

const MEMBERS: &str = "\
atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,wartime,defense,offense,neutral,nonagg,consul,defcoadv,defcoloc,defconum,defconpr,neucoatt,offcocon,olimob
7,1,1880,5,1,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0
7,2,1880,5,1,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0
8,1,1890,0,0,1895,2,31,0,1,0,0,1,0,1,1,1,1,0,0,1
8,3,1890,0,0,1895,2,31,0,0,0,1,0,1,0,0,0,0,1,0,0
9,2,1900,1,1,1900,6,1,1,0,1,0,0,0,0,0,0,0,0,1,0
9,3,1900,1,1,1900,6,1,1,0,1,0,0,0,0,0,0,0,0,1,0
";
const ALLIANCES: &str = "atopid,statthr1,statthr2\n7,0,0\n8,4,0\n9,,\n";
const STATES: &str = "stateabb,ccode,statenme,styear,endyear\nONE,1.0,Oneland,1816.0,2016.0\nTWO,2.0,Twoland,1816.0,2016.0\n\
    THR,3.0,Threeland,1816.0,2016.0\nFOU,4.0,Fourland,1816.0,2016.0\n";
const WARS: &str = "\
larger_war_name,larger_war_id,year,init_name,init_ccode,target_name,target_ccode,month_entry,day_entry,month_exit,day_exit,joiner,adv2name,adv2ccode,ally1name,ally1ccode
First,1,1885,Fourland,4,Oneland,1,3,1,12,31,0,NA,NA,NA,NA
First,1,1886,Fourland,4,Oneland,1,1,1,2,1,0,Twoland,2,NA,NA
Second,2,1892,Threeland,9,Oneland,1,3,1,4,1,0,NA,NA,NA,NA
";

fn states() -> States {
    States::read("states.csv", STATES).expect("a list")
}

fn alliances() -> Vec<Treaty> {
    let states = states();
    atop::treaties(("m.csv", MEMBERS), ("a.csv", ALLIANCES), &|number| states.abbreviation(number)).expect("alliances")
}

#[test]
fn members_duties_and_conditions_become_a_treaty() {
    let treaties = alliances();
    let [plain, limited, wartime] = &treaties[..] else { panic!("three alliances") };
    assert_eq!((plain.id.as_str(), plain.parties.len(), plain.articles.len()), ("ATOP-7", 2, 1));
    assert_eq!(plain.parties[0].entry.as_ref().map(ToString::to_string), Some("1880-05-01".to_owned()));
    assert_eq!((&plain.articles[0].against, plain.articles[0].trigger.as_slice()), (&Against::All, &[Trigger::ArmedAttack][..]));
    // A 31st of February is a day of February; a month of nought is a year.
    let first = &limited.parties[0];
    assert_eq!(
        (first.entry.as_ref().map(ToString::to_string), first.exit.as_ref().map(ToString::to_string)),
        (Some("1890".into()), Some("1895-02".into()))
    );
    let defence = &limited.articles[0];
    assert_eq!(defence.against, Against::These(vec!["FOU".into()]), "the state that threatens is the adversary");
    assert_eq!((defence.territory.as_ref(), defence.attackers), (None, Some(Attackers::Unrecorded)), "what a flag hides stays open");
    assert_eq!(defence.trigger, [Trigger::UnprovokedAttack]);
    let duties: Vec<Duty> = limited.articles.iter().map(|article| article.duty).collect();
    assert_eq!(duties, [Duty::Defence, Duty::NonAggression, Duty::Neutrality, Duty::Consultation]);
    assert_eq!(limited.articles[2].trigger, [Trigger::ArmedAttack], "neutrality only where the other is attacked");
    assert_eq!(wartime.articles[0].under_way, Some(UnderWay::Only));
}

#[test]
fn a_scope_tells_how_far_a_limit_reaches_and_makes_none() {
    let mut treaties = alliances();
    let scope = |atopid| Scope { atopid, against: Some(vec!["THR".into()]), territory: Some(vec!["ONE".into()]), ..Scope::default() };
    atop::fill(&mut treaties, &[scope(7), scope(8)]);
    assert_eq!(
        (&treaties[0].articles[0].against, treaties[0].articles[0].territory.as_deref()),
        (&Against::All, Some(&[Area::Anywhere][..]))
    );
    assert_eq!(treaties[1].articles[0].against, Against::These(vec!["THR".into()]));
    assert_eq!(treaties[1].articles[0].territory, Some(vec![Area::State("ONE".into())]));
}

#[test]
fn years_of_a_war_are_one_attack_and_names_mend_numbers() {
    let wars = iwd::wars("w.csv", WARS, &states()).expect("wars");
    let [first, second] = &wars[..] else { panic!("two wars") };
    assert_eq!(first.case.attacks.len(), 1);
    let attack = &first.case.attacks[0];
    assert_eq!((attack.from.to_string(), attack.until.map(|day| day.to_string())), ("1885-03-01".into(), Some("1886-02-01".into())));
    assert_eq!(first.belligerents(), ["FOU", "ONE", "TWO"]);
    assert!(first.fights.contains_key(&("TWO".into(), "FOU".into())), "whoever is an adversary fights too");
    assert_eq!(second.case.attacks[0].by, "THR", "the list knows Threeland by another number than the row");
    assert_eq!(first.case.attacks[0].site, None, "the data does not say where");
}

#[test]
fn an_attack_is_at_home_unless_the_attacked_came_to_the_war() {
    let more = "First,1,1885,Twoland,2,Fourland,4,5,1,12,31,1,NA,NA,NA,NA\nFirst,1,1885,Threeland,3,Twoland,2,6,1,12,31,1,NA,NA,NA,NA\n";
    let mut wars = iwd::wars("w.csv", &format!("{WARS}{more}"), &states()).expect("wars");
    iwd::locate(&mut wars, &["FOU".to_owned()]);
    let site = |by: &str, on: &str| {
        let attack = wars[0].case.attacks.iter().find(|attack| attack.by == by && attack.on == on).expect("an attack");
        attack.site.as_ref().map(|site| (site.de_jure.clone().unwrap_or_default(), site.vague))
    };
    assert_eq!(site("FOU", "ONE"), Some(("ONE".into(), false)));
    assert_eq!(site("TWO", "FOU"), Some(("ONE".into(), false)), "Fourland is fought where it attacked");
    assert_eq!(site("THR", "TWO"), Some(("ONE".into(), false)), "so is who came to help");
}

#[test]
fn the_engine_answers_for_history_as_for_today() {
    let wars = iwd::wars("w.csv", WARS, &states()).expect("wars");
    let outcomes = |alliance: usize, war: usize| -> Vec<(String, Outcome)> {
        judge(&alliances()[alliance], &wars[war].case, true).into_iter().map(|verdict| (verdict.bound, verdict.outcome)).collect()
    };
    assert_eq!(outcomes(0, 0), [("TWO".to_owned(), Outcome::Triggered)]);
    assert_eq!(outcomes(2, 0), [], "not in force then");
    let broken = outcomes(1, 1);
    assert!(broken.contains(&("THR".to_owned(), Outcome::Broken)), "{broken:?}");
}

#[test]
fn a_written_treaty_is_one_of_our_files() {
    let text = treaty_file(&alliances()[1]);
    for line in [
        "id = \"ATOP-8\"",
        "state = \"ONE\"",
        "against = [\"FOU\"]",
        "attackers = \"unrecorded\"",
        "first_strike = \"no\"",
        "owed = \"assistance\"",
    ] {
        assert!(text.contains(line), "{line} is not in:\n{text}");
    }
    assert!(!text.contains("territory = []"), "{text}");
}

#[test]
fn a_table_of_another_form_is_told() {
    let error = atop::treaties(("m.csv", "a,b\n1,2\n"), ("a.csv", ALLIANCES), &|number| number.to_string()).expect_err("no column");
    assert_eq!(error.to_string(), "m.csv: no column atopid; its header begins a,b");
    let bad = MEMBERS.replace("7,1,1880", "7,x,1880");
    let error = atop::treaties(("m.csv", &bad), ("a.csv", ALLIANCES), &|number| number.to_string()).expect_err("no number");
    assert_eq!(error.to_string(), "m.csv:2: member is \"x\"; expected a whole number");
}
