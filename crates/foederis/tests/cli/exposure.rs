//! `import sipri`, `balance` and `what-if`. All transfers here are invented, but those of the last test.

use crate::common::{Desk, Ran, items, text};
use serde_json::Value;
use std::path::Path;

const EARLY: &str = "supplier,recipient,year,value\nRussia,Armenia,2020,90\nFrance,Armenia,2021,10\nIsrael,Azerbaijan,2019,60\n\
                     Belarus,Azerbaijan,2018,30\nUnknown supplier(s),Azerbaijan,2018,10\nIsrael,Azerbaijan,2009,500\n";
const LATE: &str = "supplier,recipient,year,value\nRussia,Armenia,2020,60\nFrance,Armenia,2021,40\nIsrael,Azerbaijan,2019,75\n\
                    Belarus,Azerbaijan,2018,25\nIsrael,Azerbaijan,2009,500\n";

fn import(desk: &Desk, csv: &str, vintage: &str, more: &[&str]) -> Ran {
    desk.write("transfers.csv", csv);
    desk.run(&[&["import", "sipri", "transfers.csv", "--vintage", vintage, "--output", "arms.tsv"], more].concat())
}

/// A ledger of the examples with a table of two vintages.
fn with_arms() -> Desk {
    let desk = Desk::with_examples();
    import(&desk, EARLY, "2022-03-14", &[]).exits(0);
    import(&desk, LATE, "2023-03-13", &[]).exits(0);
    desk
}

/// Vintage and share of a supplier, from the answer of `import --recipient`.
fn shares(answer: &Value, supplier: &str) -> Vec<(String, f64)> {
    let of = |shares: &Value| {
        let part = shares["suppliers"].as_array().and_then(|parts| parts.iter().find(|part| part["supplier"] == supplier).cloned());
        (text(shares, "vintage"), part.and_then(|part| part["share"].as_f64()).unwrap_or(-1.0))
    };
    answer["shares"].as_array().expect("shares").iter().map(of).collect()
}

#[test]
fn two_vintages_stand_side_by_side_and_are_asked_as_known() {
    let desk = with_arms();
    let asked =
        |more: &[&str]| import(&desk, LATE, "2023-03-13", &[&["--recipient", "aze", "--window", "2017-2021", "--json"], more].concat());
    let both = asked(&[]).exits(0).json();
    assert_eq!(shares(&both, "ISR"), [("2022-03-14".to_owned(), 60.0), ("2023-03-13".to_owned(), 75.0)]);
    assert_eq!(shares(&both, "unknown")[0], ("2022-03-14".to_owned(), 10.0), "an unknown supplier has its share too");
    assert_eq!(both["added"], false, "the same again changes nothing");
    let then = asked(&["--known-on", "2022-12-31"]).exits(0).json();
    assert_eq!(shares(&then, "ISR"), [("2022-03-14".to_owned(), 60.0)]);
    assert_eq!(String::from_utf8_lossy(&desk.bytes("arms.tsv")).lines().count(), 1 + 6 + 5);
}

#[test]
fn a_vintage_with_other_rows_is_refused_and_nothing_is_overwritten() {
    let desk = with_arms();
    let before = desk.bytes("arms.tsv");
    import(&desk, EARLY, "2023-03-13", &[]).exits(1).says("SIPRI of 2023-03-13 is there already with other rows");
    assert_eq!(desk.bytes("arms.tsv"), before);
    desk.write("arms.tsv", "not a table\n");
    import(&desk, EARLY, "2022-03-14", &[]).exits(1).says("arms.tsv: not an arms table");
    assert_eq!(desk.bytes("arms.tsv"), b"not a table\n");
}

#[test]
fn bad_rows_and_unknown_names_are_reported_and_the_rest_is_taken() {
    let desk = Desk::new();
    let mixed = "supplier,recipient,year,value\nRussia,Armenia,2020,90\nRussia,Armenia,soon,1\nLand of Nowhere,Armenia,2020,10\n";
    let ran = import(&desk, mixed, "2022-03-14", &["--recipient", "Armenia"]).exits(3);
    let ran = ran.says("transfers.csv:3: \"soon\" is no year; row skipped").says("1 party without a code, kept by name: Land of Nowhere");
    assert!(ran.out.contains("90.0 %  RUS") && ran.out.contains("10.0 %  Land of Nowhere"), "{}", ran.out);
    let desk = Desk::new();
    import(&desk, "supplier,recipient,year,value\nRussia,Armenia,soon,1\n", "2022-03-14", &[]).exits(4);
    assert_eq!(desk.files(), ["transfers.csv"], "nothing was written");
    import(&desk, "a,b\n1,2\n", "2022-03-14", &[]).exits(1).says("no column supplier");
}

#[test]
fn an_ally_who_arms_the_other_side_is_found_in_the_examples() {
    let desk = with_arms();
    let ask = ["balance", "--pair", "ARM:AZE", "--as-of", "2024-07-01", "--arms", "arms.tsv"];
    let answer = desk.ask(&ask);
    let tension = items(&answer).iter().find(|item| item["rule"] == "ally-arms-other-side" && item["who"] == "BLR");
    let tension = tension.expect("Belarus, bound to Armenia, arms Azerbaijan");
    assert_eq!(text(tension, "says"), "BLR is bound to ARM and arms AZE");
    assert_eq!(tension["delivered"][0]["share"], 25);
    let facts = tension["ties"].as_array().expect("ties").iter().filter_map(|tie| tie["sources"][0]["fact"].as_str());
    for fact in facts {
        desk.run(&["show", fact]).exits(0);
    }
    let then = desk.ask(&[&ask[..], &["--known-on", "2022-12-31"]].concat());
    let delivered = items(&then).iter().find(|item| item["id"] == "arms:AZE:BLR").map(|item| item["delivered"][0]["share"].clone());
    assert_eq!(delivered, Some(30.into()), "by the table of that day");
    let plain = desk.run(&ask).exits(0);
    for words in
        ["Tensions", "BLR is bound to ARM and arms AZE [ally-arms-other-side]", "25.0 % of arms to AZE in 2017–2021", "Tied to both"]
    {
        assert!(plain.out.contains(words), "{words}:\n{}", plain.out);
    }
}

#[test]
fn pages_of_findings_make_the_whole() {
    let desk = with_arms();
    for ask in [&["balance", "--pair", "Armenia:Azerbaijan"][..], &["what-if", "--cut", "Russia"]] {
        let ask = [ask, &["--as-of", "2023-10-01", "--arms", "arms.tsv"]].concat();
        let whole = desk.ask(&ask);
        let mut pages = Vec::new();
        let mut after: Option<String> = None;
        loop {
            let mut page = [&ask[..], &["-n", "3"]].concat();
            page.extend(after.iter().flat_map(|after| ["--after", after.as_str()]));
            let page = desk.ask(&page);
            pages.extend(items(&page).to_vec());
            after = page["next"].as_str().map(str::to_owned);
            if after.is_none() {
                break;
            }
        }
        assert_eq!(pages, items(&whole), "{ask:?}");
        assert_eq!(whole["total"].as_u64(), Some(pages.len() as u64));
    }
    let wrong = ["what-if", "--cut", "RUS", "--as-of", "2023-10-01", "--after", "loss:none"];
    desk.run(&wrong).exits(1).says("there is no finding loss:none");
}

#[test]
fn gas_that_stops_is_lost_with_what_was_told_of_it() {
    let desk = Desk::with_examples();
    let answer = desk.ask(&["what-if", "--cut", "AZE -> EU energy-supply", "--as-of", "2022-09-01"]);
    let loss = &items(&answer)[0];
    assert_eq!((text(loss, "who"), text(loss, "loses"), text(loss, "from")), ("EU".into(), "a supplier of energy".into(), "AZE".into()));
    let tie = &loss["tie"];
    assert!(tie["figures"].as_array().is_some_and(|figures| figures.iter().any(|figure| figure["what"] == "volume")), "{tie}");
    desk.run(&["show", &text(&tie["sources"][0], "fact")]).exits(0);
    assert!(answer["unknown"].as_array().is_some_and(|lines| !lines.is_empty()));
}

#[test]
fn a_cut_that_takes_nothing_says_what_does_not_stand() {
    let desk = Desk::with_examples();
    let cut = |what: &str, day: &str| desk.run(&["what-if", "--cut", what, "--as-of", day]);
    cut("FRA -> ARM", "2000-01-01").exits(1).says("arms-supply:FRA:ARM: not-yet");
    cut("Land of Nowhere", "2024-01-01").exits(1).says("no tie that stands on 2024-01-01 fits");
    cut("AZE ->", "2024-01-01").exits(1).says("names nothing to cut");
    desk.run(&["balance", "--pair", "ARM"]).exits(2);
}

#[test]
fn shares_of_azerbaijan_from_sipris_own_table() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/datasets/arms/sipri-tiv-1950-2021.csv");
    if !file.exists() {
        println!("skipped: {} is not here", file.display());
        return;
    }
    let desk = Desk::new();
    let file = file.to_string_lossy().into_owned();
    let answer = desk.ask(&["import", "sipri", &file, "--vintage", "2022-03-14", "--recipient", "AZE", "--window", "2017-2021"]);
    assert_eq!(answer["rows"], 21_324);
    assert_eq!(answer["skipped"].as_array().map(Vec::len), Some(0));
    for (supplier, expected) in [("ISR", 61.0), ("RUS", 22.0), ("BLR", 6.6)] {
        let share = shares(&answer, supplier)[0].1;
        assert!((share - expected).abs() <= 0.5, "{supplier}: {share}");
    }
}
