//! Every fact has its sentence: evidence stands in its document, and offsets point at exactly it.

use crate::common::{Desk, example_documents, examples};
use foederis_model::{Document, FactsRecord, Span};
use std::collections::BTreeMap;

/// Checks the parts that every kind of fact has.
#[track_caller]
fn check(document: &Document, evidence: &[String], spans: &[Span], trigger: Option<&str>, trigger_span: Option<&Span>) {
    let id = &document.id;
    assert!(!evidence.is_empty(), "{id}: a fact without evidence");
    assert_eq!(evidence.len(), spans.len(), "{id}: {evidence:?}");
    let (whole, _) = document.whole();
    for (sentence, span) in evidence.iter().zip(spans) {
        assert!(whole.contains(sentence.as_str()), "{id}: not in the document: {sentence}");
        assert_eq!(span.of(document), Some(sentence.as_str()), "{id}: {span:?}");
        assert!(sentence.chars().count() <= 400, "{id}: too long: {sentence}");
        assert_eq!(sentence.trim(), sentence, "{id}");
    }
    let (trigger, at) = (trigger.expect("a trigger"), trigger_span.expect("its place"));
    assert_eq!(at.of(document), Some(trigger), "{id}: {at:?}");
    let first = &spans[0];
    assert!(
        first.field == at.field && first.start <= at.start && at.end <= first.end,
        "{id}: {trigger} is not in the first sentence: {}",
        evidence[0]
    );
}

#[test]
fn evidence_of_the_examples_stands_where_its_offsets_say() {
    let documents: BTreeMap<String, Document> = example_documents().into_iter().map(|document| (document.id.clone(), document)).collect();
    let desk = Desk::new();
    let read = desk.run(&["read", &examples().to_string_lossy()]).exits(0);
    let (mut facts, mut records) = (0, 0);
    for line in read.out.lines() {
        let record: FactsRecord = serde_json::from_str(line).expect("a facts record");
        let document = &documents[&record.doc];
        assert_eq!((&record.lang, &record.published), (&document.lang, &document.published), "{}", record.doc);
        for event in &record.events {
            check(document, &event.evidence, &event.spans, event.trigger.as_deref(), event.trigger_span.as_ref());
        }
        for tie in &record.ties {
            check(document, &tie.evidence, &tie.spans, tie.trigger.as_deref(), tie.trigger_span.as_ref());
            for note in &tie.scope {
                let spans: Vec<_> = note.span.iter().copied().collect();
                check(document, std::slice::from_ref(&note.evidence), &spans, note.cue.as_deref(), note.cue_span.as_ref());
            }
        }
        for claim in &record.claims {
            check(document, &claim.evidence, &claim.spans, claim.cue.as_deref(), claim.cue_span.as_ref());
        }
        facts += record.events.len() + record.ties.len() + record.claims.len();
        records += 1;
    }
    assert_eq!(records, documents.len());
    assert!(facts > 200, "only {facts} facts");
}

#[test]
fn the_ledger_refuses_none_of_them() {
    let desk = Desk::new();
    let sum = desk.run(&["add", &examples().to_string_lossy(), "--json"]).exits(0).json();
    assert_eq!(sum["refused"].as_u64(), Some(0), "{sum}");
    let lists = ["events", "ties", "claims"].map(|list| desk.all(list)["total"].clone());
    assert_eq!(lists, [sum["events"].clone(), sum["ties"].clone(), sum["claims"].clone()]);
}
