//! Compounds cut into the words they are made of.

use super::lexicon::{Lexicon, Part};
use foederis_model::Language;
use std::ops::Range;

/// Shortest and longest word that is cut.
const SHORTEST: usize = 7;
const LONGEST: usize = 48;
/// What one more part costs, against letters in short parts: "staat|s|haupt" rather than "staat|sha|upt".
const PART: u32 = 10;

/// Letters between two parts that belong to neither.
fn links(language: &Language) -> &'static [&'static str] {
    match language {
        Language::Dutch => &["", "s", "en", "e"],
        Language::German => &["", "s", "es", "n", "en"],
        _ => &[""],
    }
}

/// Endings of words that are no words of their own, though what stands before them may be one.
const ENDINGS: [&str; 13] = ["heid", "lijk", "loos", "schap", "keit", "heit", "schaft", "lich", "baar", "zaam", "ling", "weise", "wijs"];

/// Beginnings of words likewise.
const BEGINNINGS: [&str; 22] = [
    "onder", "over", "voor", "tegen", "achter", "binnen", "buiten", "weer", "samen", "unter", "uber", "gegen", "hinter", "wieder", "wider",
    "zusammen", "nieder", "vorher", "voran", "heran", "daar", "waar",
];

/// A way to cut a word from some byte on.
#[derive(Clone, Copy)]
struct Cut {
    cost: u32,
    end: usize,
    next: usize,
}

/// The parts of a folded compound, without the letters that join them; empty where it is none that can be told.
pub(super) fn parts(word: &str, lexicon: &Lexicon, language: &Language) -> Vec<Range<usize>> {
    if !word.is_ascii() || !(SHORTEST..=LONGEST).contains(&word.len()) {
        return Vec::new();
    }
    let whole = all_known(word, lexicon, language);
    if !whole.is_empty() || *language == Language::English {
        return whole;
    }
    half_known(word, lexicon, language)
}

/// The parts of a word that the lists know as a whole: only nouns, and no short ones, or simple words would be cut.
pub(super) fn parts_of_known(word: &str, lexicon: &Lexicon, language: &Language) -> Vec<Range<usize>> {
    if !word.is_ascii() || !(SHORTEST..=LONGEST).contains(&word.len()) {
        return Vec::new();
    }
    let mut parts = all_known(word, lexicon, language);
    if parts.iter().any(|part| part.len() < 4 || lexicon.part(&word[part.clone()]) != Part::Any) {
        parts.clear();
    }
    parts
}

/// The cheapest way to cut the word into known parts: few ones, and long ones.
fn all_known(word: &str, lexicon: &Lexicon, language: &Language) -> Vec<Range<usize>> {
    let length = word.len();
    let mut best: [Option<Cut>; LONGEST + 1] = [None; LONGEST + 1];
    for start in (0..length - 1).rev() {
        let mut here: Option<Cut> = None;
        for end in (start + 2)..=length {
            if end == length && start == 0 {
                continue;
            }
            let found = lexicon.part(&word[start..end]);
            if found == Part::None || (end == length && found != Part::Any) {
                continue;
            }
            let cost = PART + if end - start < 5 { 5 - u32::try_from(end - start).unwrap_or(0) } else { 0 };
            if end == length {
                here = Some(cheaper(here, Cut { cost, end, next: end }));
                continue;
            }
            for link in links(language) {
                let next = end + link.len();
                if next < length
                    && word[end..].starts_with(link)
                    && let Some(rest) = best[next]
                {
                    let joined = u32::from(!link.is_empty());
                    here = Some(cheaper(here, Cut { cost: cost + rest.cost + joined, end, next }));
                }
            }
        }
        best[start] = here;
    }
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(cut) = best[at] {
        parts.push(at..cut.end);
        at = cut.next;
        if at == length {
            break;
        }
    }
    parts
}

fn cheaper(one: Option<Cut>, other: Cut) -> Cut {
    one.filter(|one| one.cost <= other.cost).unwrap_or(other)
}

/// A word of which only one end is known: "Karabachkonflikt", "vredesinitiatief".
fn half_known(word: &str, lexicon: &Lexicon, language: &Language) -> Vec<Range<usize>> {
    // The longest known end.
    for start in 4..word.len().saturating_sub(4) {
        let left = &word[..start];
        if lexicon.part(&word[start..]) == Part::Any
            && !BEGINNINGS.contains(&left)
            && left.bytes().any(|letter| b"aeiouy".contains(&letter))
        {
            let bare = left.strip_suffix('s').filter(|bare| bare.len() >= 4).unwrap_or(left);
            return vec![0..bare.len(), start..word.len()];
        }
    }
    // The longest known beginning.
    for end in (5..word.len().saturating_sub(4)).rev() {
        if lexicon.part(&word[..end]) != Part::Any {
            continue;
        }
        for link in links(language).iter().rev() {
            let next = end + link.len();
            let Some(rest) = word.get(next..).filter(|rest| word[end..].starts_with(link) && rest.len() >= 5) else { continue };
            let vowel_first = b"aeiouy".contains(&rest.as_bytes()[0]);
            if !vowel_first && !ENDINGS.iter().any(|ending| rest.starts_with(ending)) {
                return vec![0..end, next..word.len()];
            }
        }
    }
    Vec::new()
}
