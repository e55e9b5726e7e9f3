//! `show`: one record by its id or the clear beginning of one.

use crate::common::{Desk, items, text};

#[test]
fn facts_and_documents_are_shown_by_id_and_by_its_beginning() {
    let desk = Desk::with_examples();
    for (list, kind) in [("events", "event"), ("ties", "tie"), ("claims", "claim")] {
        let all = desk.all(list);
        let row = &items(&all)[0];
        let id = text(row, "id");
        let shown = desk.ask(&["show", &id]);
        assert_eq!(shown["kind"], kind);
        assert_eq!(shown["fact"], *row);
        assert_eq!(shown["document"]["id"], row["doc"]);
        // The shortest beginning that no other id has.
        let others: Vec<String> = items(&all).iter().map(|row| text(row, "id")).filter(|other| *other != id).collect();
        let clear =
            (3..=id.len()).map(|end| &id[..end]).find(|start| !others.iter().any(|other| other.starts_with(start))).expect("ids differ");
        assert_eq!(desk.ask(&["show", clear]), shown, "{clear}");
        let printed = desk.run(&["show", &id]).exits(0).out;
        assert!(printed.contains(&id) && printed.contains(&text(row, "doc")), "{printed}");
    }
    let id = "en-2022-09-15-caspian-ledger";
    let shown = desk.ask(&["show", id]);
    assert_eq!((&shown["kind"], &shown["document"]["id"]), (&"document".into(), &id.into()));
    for (list, facts) in [("events", &shown["events"]), ("ties", &shown["ties"]), ("claims", &shown["claims"])] {
        let all = desk.all(list);
        let of: Vec<String> = items(&all).iter().filter(|row| row["doc"] == id).map(|row| text(row, "id")).collect();
        let mut here: Vec<String> = facts.as_array().expect("facts").iter().map(|row| text(row, "id")).collect();
        here.sort();
        let mut of = of;
        of.sort();
        assert_eq!(here, of, "{list}");
    }
    assert_eq!(desk.ask(&["show", "en-2022-09-15-c"]), shown);
    let printed = desk.run(&["show", id]).exits(0).out;
    assert!(printed.contains(&format!("— {} events —", shown["events"].as_array().expect("events").len())), "{printed}");
}

#[test]
fn an_incident_is_shown_with_every_report() {
    let desk = Desk::with_examples();
    let incidents = desk.ask(&["incidents", "--limit", "10000"]);
    let most = items(&incidents).iter().max_by_key(|incident| incident["reports"].as_array().map(Vec::len)).expect("incidents");
    let id = text(most, "id");
    let shown = desk.ask(&["show", &id]);
    assert_eq!((&shown["kind"], &shown["incident"]), (&"incident".into(), most));
    let mut reports: Vec<String> = shown["reports"].as_array().expect("reports").iter().map(|report| text(report, "id")).collect();
    reports.sort();
    let listed: Vec<&str> = most["reports"].as_array().expect("reports").iter().filter_map(|report| report.as_str()).collect();
    assert!(listed.len() > 1);
    assert_eq!(reports, listed);
    let printed = desk.run(&["show", &id]).exits(0).out;
    assert!(listed.iter().all(|report| printed.contains(report)), "{printed}");
}

#[test]
fn an_id_that_is_unknown_or_unclear_is_told() {
    let desk = Desk::with_examples();
    desk.run(&["show", "e-nothing"]).exits(1).says("no document and no fact \"e-nothing\"");
    desk.run(&["show", ""]).exits(1).says("no document and no fact");
    desk.run(&["show", "i-nothing"]).exits(1).says("there is no incident i-nothing");
    desk.run(&["show", "e-"]).exits(1).says("beginning of more than one id");
    desk.run(&["show", "i-"]).exits(1).says("beginning of more than one id");
    desk.run(&["show", "en-2022-09"]).exits(1).says("beginning of more than one id");
}

#[test]
fn evidence_is_printed_with_its_trigger_marked() {
    let desk = Desk::with_examples();
    let events = desk.all("events");
    let row = items(&events).iter().find(|row| row["trigger"].as_str().is_some_and(|trigger| !trigger.contains(' '))).expect("a trigger");
    let trigger = text(row, "trigger");
    let id = text(row, "id");
    let plain = desk.run(&["show", &id]).exits(0).out;
    assert!(plain.contains(&format!("[{trigger}]")), "{plain}");
    assert!(!plain.contains('\u{1b}'));
    let evidence = row["evidence"][0].as_str().expect("evidence");
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(folded(&plain).replace(['[', ']'], "").contains(&folded(evidence).replace(['[', ']'], "")), "{plain}");
    let coloured = desk.run(&["--color", "always", "show", &id]).exits(0).out;
    assert!(coloured.contains('\u{1b}') && !coloured.contains(&format!("[{trigger}]")), "{coloured}");
    assert_eq!(desk.run(&["--color", "never", "show", &id]).exits(0).out, plain);
}
