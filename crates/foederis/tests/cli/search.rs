//! Searching by words: what is printed of a hit, and what is said of a question that cannot be searched for.

use crate::common::{Desk, item_ids, items, text};
use serde_json::Value;

/// The words between a mark's places.
fn marked(piece: &str, marks: &Value) -> Vec<String> {
    let part = |mark: &Value| {
        let at = |end: &str| usize::try_from(mark[end].as_u64().expect("a place")).expect("a place");
        piece.chars().skip(at("start")).take(at("end") - at("start")).collect()
    };
    marks.as_array().expect("marks").iter().map(part).collect()
}

#[test]
fn a_search_prints_headline_outlet_day_id_and_the_words_found() {
    let desk = Desk::with_examples();
    let ran = desk.run(&["search", "Ovda", "vluchten", "--lang", "nl"]).exits(0).says("1 hit");
    assert!(ran.out.starts_with("2023-03-07  92 [vluchten] naar [Ovda]: hoe"), "{}", ran.out);
    for words in ["nl · De Grensbode (verzonnen) · nl-2023-03-07-grensbode", "keer geland op [Ovda], een luchtmachtbasis"] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    let found = desk.ask(&["search", "wapen NOT title:wapens", "--lang", "nl"]);
    let hit = &items(&found)[0];
    for field in ["id", "lang", "published", "source", "title", "title_marks", "snippet", "score", "known_from"] {
        assert!(hit.get(field).is_some(), "no {field} in {hit}");
    }
    let snippet = &hit["snippet"];
    for word in marked(&text(snippet, "text"), &snippet["marks"]) {
        assert!(word.to_lowercase().contains("wapen"), "{word}");
    }
    // The piece stands in the document where it says.
    let document = text(&desk.ask(&["show", &text(hit, "id")])["document"], "text");
    let at = |end: &str| usize::try_from(snippet[end].as_u64().expect("a place")).expect("a place");
    assert_eq!(document.chars().skip(at("start")).take(at("end") - at("start")).collect::<String>(), text(snippet, "text"));
}

#[test]
fn facts_are_searched_by_their_sentences_and_filtered_as_lists_are() {
    let desk = Desk::with_examples();
    for what in ["events", "ties", "claims"] {
        let found = desk.ask(&["search", "Armenien OR Armenië OR Armenia", "--in", what, "-n", "10000"]);
        assert!(!items(&found).is_empty(), "{what}");
        assert_eq!(found["total"], items(&found).len());
        let listed = item_ids(&desk.all(what));
        assert!(item_ids(&found).iter().all(|id| listed.contains(id)));
        let nl = desk.ask(&["search", "Armenien OR Armenië OR Armenia", "--in", what, "-n", "10000", "--lang", "nl"]);
        assert!(items(&nl).len() < items(&found).len() && items(&nl).iter().all(|hit| hit["lang"] == "nl"), "{what}");
    }
    let by_flag = desk.ask(&["search", "Goris", "--in", "events", "--type", "ASSAULT", "-n", "10000"]);
    let by_field = desk.ask(&["search", "Goris type:assault", "--in", "events", "-n", "10000"]);
    assert_eq!(item_ids(&by_flag), item_ids(&by_field));
    assert!(!items(&by_flag).is_empty() && items(&by_flag).iter().all(|hit| hit["type"] == "ASSAULT"));
    let printed = desk.run(&["search", "Goris", "--in", "events", "--type", "ASSAULT"]).exits(0).out;
    assert!(printed.contains("[Goris]") && printed.contains("ASSAULT"), "{printed}");
}

#[test]
fn pages_of_a_search_go_on_where_the_last_one_ended() {
    let desk = Desk::with_examples();
    let all = item_ids(&desk.ask(&["search", "Armenien OR Armenië OR Armenia", "-n", "10000"]));
    let first = desk.ask(&["search", "Armenien OR Armenië OR Armenia", "-n", "7"]);
    let next = desk.ask(&["search", "Armenien OR Armenië OR Armenia", "-n", "10000", "--after", &text(&first, "next")]);
    assert_eq!([item_ids(&first), item_ids(&next)].concat(), all);
    desk.run(&["search", "gas", "--after", "x"]).exits(1).says("no cursor");
    desk.run(&["search", "nothingofthatkind"]).exits(0).says("0 hits");
}

#[test]
fn a_question_that_cannot_be_searched_for_is_explained() {
    let desk = Desk::with_examples();
    desk.run(&["search", "\"gas uit"]).exits(1).says("a quotation mark is not closed");
    desk.run(&["search", "lang:nl"]).exits(1).says("a search needs at least one word");
    desk.run(&["search", "gas", "colour:red"]).exits(1).says("there is no field colour");
    desk.run(&["search", "gas", "--in", "ties", "--type", "ASSAULT"]).exits(1).says("--type");
    desk.run(&["search"]).exits(2);
}
