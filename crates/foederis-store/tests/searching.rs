//! A hundred questions with known answers (`search/questions.md`).

mod common;

use foederis_intake::{Limits, Units};
use foederis_model::{Document, FactsRecord};
use foederis_store::{Filter, SearchPage};
use jiff::civil::date;
use std::path::Path;

/// Least share of the questions that must be answered within the first ten.
const LEAST: f64 = 0.95;

struct Question {
    asked: String,
    answers: Vec<String>,
}

/// The rows of the tables.
fn questions() -> Vec<Question> {
    let cell = |cell: &str| cell.trim().trim_matches('`').to_owned();
    let rows = include_str!("search/questions.md").lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").collect();
        let answers = cells[1].split_whitespace().map(cell).filter(|answer| answer != "–");
        Question { asked: cell(cells[0]), answers: answers.collect() }
    })
    .collect()
}

fn documents() -> Vec<Document> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let limits = Limits::default();
    Units::new(vec![here.join("../../examples/reports"), here.join("tests/search/reports.jsonl")], limits.clone())
        .map(|unit| foederis_intake::read(&unit.expect("a report"), &limits).expect("a readable report"))
        .collect()
}

fn bare(document: Document) -> (Document, FactsRecord) {
    let facts = FactsRecord {
        doc: document.id.clone(),
        lang: document.lang.clone(),
        published: document.published.clone(),
        events: Vec::new(),
        ties: Vec::new(),
        claims: Vec::new(),
    };
    (document, facts)
}

#[test]
fn a_hundred_questions_find_their_answers_in_the_first_ten() {
    let (_home, mut ledger) = common::ledger();
    let documents: Vec<_> = documents().into_iter().map(bare).collect();
    assert!(documents.len() >= 100, "{} reports", documents.len());
    ledger.add(&documents, date(2024, 1, 10)).expect("adds");

    let questions = questions();
    assert!(questions.len() >= 100, "{} questions", questions.len());
    let mut answered = 0;
    let mut first = 0;
    for Question { asked, answers } in &questions {
        for answer in answers {
            assert!(documents.iter().any(|(document, _)| document.id == *answer), "{asked}: there is no report {answer}");
        }
        let query = asked.parse().unwrap_or_else(|error| panic!("{asked}: {error}"));
        let found = ledger.search_documents(&query, &Filter::default(), &SearchPage::first(10)).expect(asked);
        let ids: Vec<&str> = found.items.iter().map(|hit| hit.item.id.as_str()).collect();
        let right = if answers.is_empty() { ids.is_empty() } else { answers.iter().all(|answer| ids.contains(&answer.as_str())) };
        answered += usize::from(right);
        first += usize::from(
            ids.first().copied() == answers.first().map(String::as_str)
                || ids.first().is_some_and(|id| answers.iter().any(|answer| answer == id)),
        );
        if !right {
            println!("not answered: {asked}: {answers:?}, but found {ids:?}");
        }
        for hit in &found.items {
            assert!(!hit.snippet.marks.is_empty() || !hit.title_marks.is_empty(), "{asked}: nothing is marked in {}", hit.item.id);
        }
    }
    let share = answered as f64 / questions.len() as f64;
    println!("{answered} of {} questions answered in the first ten ({share:.3}); {first} by the first hit", questions.len());
    assert!(share >= LEAST, "{share:.3} of the questions are answered");
}
