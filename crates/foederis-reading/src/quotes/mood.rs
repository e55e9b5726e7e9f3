//! Reported speech by the mood of its verbs.

use super::page::Page;
use foederis_model::Language;

/// Whether a word is a finite verb in the German Konjunktiv I.
///
/// Where the language has two forms, it is the present stem with -e ("gebe", "müsse") and "sei": a first person has the same form, so the subject
/// must be another.
pub(crate) fn is_reported(page: &Page<'_>, word: u32) -> bool {
    let view = page.view;
    if page.language != Language::German || !view.is_verbal(word) || page.quoted(word) {
        return false;
    }
    let form = view.form(word);
    if matches!(form, "sei" | "seien" | "Sei" | "Seien") {
        return true;
    }
    let Some(stem) = form.strip_suffix('e').filter(|stem| stem.len() > 1) else { return false };
    let lemma = view.lemma(word);
    let present = lemma.strip_suffix("en").or_else(|| lemma.strip_suffix('n')).is_some_and(|lemma| lemma.ends_with(&stem.to_lowercase()));
    let first_person = |at: u32| view.lower(at) == "ich";
    let head = view.heads[word as usize];
    present
        && !view.children(word).iter().any(|&at| first_person(at))
        && (head == super::view::NONE || !view.children(head).iter().any(|&at| first_person(at)))
}

/// Whether a word is a form that stands in for Konjunktiv I where that would look like the indicative: "hätten", "würden".
pub(crate) fn stands_in(page: &Page<'_>, word: u32) -> bool {
    page.language == Language::German
        && page.view.is_verbal(word)
        && !page.quoted(word)
        && (page.view.feats(word).contains("Mood=Sub")
            || matches!(
                page.view.lower(word),
                "hätten" | "wären" | "würden" | "könnten" | "müssten" | "hätte" | "wäre" | "würde" | "könnte" | "müsste"
            ))
}

/// Whether a finite verb tells what others tell: "soll … haben", "zou … hebben".
pub(crate) fn is_hearsay(page: &Page<'_>, word: u32) -> bool {
    let view = page.view;
    match page.language {
        Language::German => matches!(view.lower(word), "soll" | "sollen"),
        Language::Dutch => {
            matches!(view.lower(word), "zou" | "zouden")
                && (word + 1..view.sentence(word).end).take(40).any(|at| matches!(view.lower(at), "hebben" | "zijn"))
                && !(view.sentence(word)).any(|at| matches!(view.lower(at), "kunnen" | "moeten" | "als" | "willen"))
        }
        _ => false,
    }
}
