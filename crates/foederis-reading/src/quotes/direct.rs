//! From attributions and quotation marks to quotations.

use super::attribution::Attribution;
use super::page::Page;
use super::view::NONE;
use super::{Kind, Said, mood};
use foederis_model::Language;
use std::ops::Range;

/// Whether words stand in quotation marks as a whole.
fn all_quoted(page: &Page<'_>, words: &Range<u32>) -> bool {
    words.clone().all(|at| page.quoted(at) || page.is_punct(at))
}

/// Clauses of what was said.
pub(super) fn indirect(page: &Page<'_>, attributions: &[Attribution], found: &mut Vec<Said>) {
    for attribution in attributions {
        let Some(content) = &attribution.content else { continue };
        // Outside of quotation marks and of the cue itself something must be left.
        let left = content.clone().filter(|&at| !page.quoted(at) && !page.is_punct(at) && !attribution.cue.contains(&at)).count();
        let own = attribution.speaker.as_ref().map_or(0, |speaker| {
            if content.contains(&speaker.start) { speaker.clone().filter(|&at| !page.is_punct(at)).count() } else { 0 }
        });
        if all_quoted(page, content) || left <= own + 1 {
            continue;
        }
        found.push(Said::by(attribution, content.clone(), Kind::Indirect));
    }
}

/// Speech in quotation marks.
pub(super) fn direct(page: &Page<'_>, attributions: &[Attribution], found: &mut Vec<Said>) {
    let view = page.view;
    let mut next = 0;
    let mut done = 0;
    for (number, words) in (0..).zip(&page.pair_words) {
        if words.start < done || page.pair_of[words.start as usize] != number {
            continue;
        }
        done = words.end;
        let unit = page.unit(words.start);
        while next < attributions.len() && attributions[next].cue.end <= unit.start {
            next += 1;
        }
        // Of the attributions in the unit: one that brings in these words; else the nearest in the sentence.
        let end = next + attributions[next..].iter().take(40).take_while(|attribution| attribution.cue.start < unit.end).count();
        let near = &attributions[next..end];
        let covers = |attribution: &&Attribution| {
            attribution.content.as_ref().is_some_and(|content| content.start <= words.start + 1 && content.end + 1 >= words.end)
        };
        let distance = |attribution: &&Attribution| {
            if attribution.cue.start < words.start {
                words.start - attribution.cue.end
            } else {
                attribution.cue.start.saturating_sub(words.end)
            }
        };
        let by = near.iter().filter(covers).min_by_key(distance);
        let introduced = by.is_none() && words.start > unit.start && view.form(words.start - 1) == ":";
        let nearest = by.or_else(|| near.iter().filter(|attribution| attribution.verb).min_by_key(distance));
        let whole = by.and_then(|by| by.content.as_ref()).is_some_and(|content| all_quoted(page, content));
        if !whole && !is_speech(page, words, by.is_some() || introduced, nearest) {
            continue;
        }
        if introduced && nearest.is_none() {
            // „Minister Weber: „…““: whoever stands before the colon.
            let before = view.sentence(words.start - 1).start..words.start - 1;
            let nominal = before.clone().find(|&at| view.relation(at).starts_with("nsubj"));
            let nominal = nominal.or_else(|| before.clone().find(|&at| matches!(view.upos(at), "PROPN" | "NOUN" | "PRON")));
            let mut said = Said::alone(words.clone(), Kind::Direct);
            said.speaker = nominal.map(|at| view.nominal(at));
            found.push(said);
            continue;
        }
        found.push(nearest.map_or_else(|| Said::alone(words.clone(), Kind::Direct), |by| Said::by(by, words.clone(), Kind::Direct)));
    }
}

/// Whether words in quotation marks are somebody's, not a title, a name or a word the writer keeps away from.
fn is_speech(page: &Page<'_>, words: &Range<u32>, covered: bool, cue: Option<&Attribution>) -> bool {
    let view = page.view;
    let inner: Vec<u32> = words.clone().filter(|&at| !page.is_punct(at)).collect();
    let (Some(&first), Some(&last)) = (inner.first(), inner.last()) else { return false };
    let count = inner.len();
    let finite = inner.iter().any(|&at| view.is_finite(at));
    let ends = (last + 1..words.end).any(|at| matches!(view.form(at), "." | "!" | "?" | "…" | "..."));
    let lower = view.form(first).chars().next().is_some_and(char::is_lowercase);
    let capitals = inner.iter().filter(|&&at| view.form(at).chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())).count();
    if count >= 5 {
        return capitals * 4 < count * 3 || finite || ends;
    }
    // A name stands beside the noun it names: "die Zeitung „Zeit“", "das „Bündnis“".
    let before = words.start.checked_sub(1).filter(|&at| at >= view.sentence(words.start).start);
    let beside_noun = before.is_some_and(|at| matches!(view.upos(at), "NOUN" | "PROPN"));
    let as_what = before.is_some_and(|at| matches!(view.lower(at), "als" | "as"))
        || before.is_some_and(|at| at > 0 && matches!(view.lower(at - 1), "als" | "as"));
    let name = capitals == count && (page.language != Language::German || beside_noun || inner.iter().any(|&at| view.upos(at) == "PROPN"));
    let close_cue = cue.is_some_and(|cue| cue.cue.end + 14 >= words.start && cue.cue.start <= words.end + 14);
    if name && !ends {
        return false;
    }
    if finite && count >= 3 || (ends && count >= 2) {
        return covered || close_cue || lower || !beside_noun;
    }
    let in_mood = view.sentence(words.start).any(|at| mood::is_reported(page, at));
    if lower {
        return covered || close_cue || in_mood || count >= 2;
    }
    (covered || close_cue || in_mood || as_what) && !beside_noun
}

/// Sentences that are somebody's by their mood alone.
pub(super) fn free(page: &Page<'_>, attributions: &[Attribution], found: &mut Vec<Said>) {
    let view = page.view;
    let mut next = 0;
    let mut last_end = NONE;
    let mut open: Option<Said> = None;
    for unit in &page.units {
        while next < attributions.len() && attributions[next].cue.end <= unit.start {
            next += 1;
        }
        let inside = || attributions[next..].iter().take_while(|attribution| attribution.cue.start < unit.end);
        let attributed = inside().any(|attribution| attribution.content.is_some());
        let spoken = inside().any(|attribution| attribution.speaker.is_some());
        let new_paragraph = unit.start > 0 && view.text[view.end(unit.start - 1)..view.start(unit.start)].contains('\n');
        let finite = unit.clone().take(60).find(|&at| !page.quoted(at) && view.is_finite(at));
        let main = unit.clone().take(60).find(|&at| view.heads[at as usize] == NONE && !page.quoted(at));
        let main = main.and_then(|root| {
            if view.is_finite(root) { Some(root) } else { view.children(root).iter().copied().find(|&at| view.is_finite(at)) }
        });
        let either = |test: &dyn Fn(u32) -> bool| finite.is_some_and(test) || main.is_some_and(test);
        let reported = either(&|at| mood::is_reported(page, at));
        let goes_on = last_end == unit.start && !new_paragraph && either(&|at| mood::stands_in(page, at));
        let kind = if attributed {
            None
        } else if reported || goes_on {
            Some(Kind::IndirectFreeIndirect)
        } else if finite.is_some_and(|at| mood::is_hearsay(page, at)) {
            Some(Kind::FreeIndirect)
        } else {
            None
        };
        if kind.is_some() || attributed || spoken {
            last_end = unit.end;
        }
        match (&mut open, kind) {
            (Some(said), Some(kind)) if said.kind == kind && said.words.end == unit.start && !new_paragraph => said.words.end = unit.end,
            (open, Some(kind)) => {
                let before = open.replace(Said::alone(unit.clone(), kind));
                found.extend(before);
            }
            (open, None) => found.extend(open.take()),
        }
    }
    found.extend(open);
}
