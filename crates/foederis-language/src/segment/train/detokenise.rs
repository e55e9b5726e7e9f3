//! Samples from German words without spacing: treebanks that give the words of a sentence and no text.
//!
//! The spacing is a guess after the habits of German print. Where print has two habits (hyphens and slashes with and without
//! spaces), sentences take turns.

use super::habits::GERMAN;
use super::samples::Sample;

/// Samples of sentences of words, all of them in order.
///
/// Sentences that were cut apart after an ordinal (`am 3.` | `Mai 1920 …`) are put together again, if not with their own other
/// half then with one that fits as well.
pub fn samples<'w>(sentences: impl IntoIterator<Item = Vec<&'w str>>) -> Vec<Sample> {
    let (mut heads, mut tails, mut whole) = (Vec::new(), Vec::new(), Vec::new());
    for words in sentences {
        let ordinal = matches!(words[..], [.., day, "."] if is_day(day));
        if ordinal && matches!(words[..], [.., "dem" | "den" | "des", _, "."]) {
            heads.push(words);
        } else if words.first().is_some_and(|word| GERMAN.after_ordinal[..14].contains(word)) {
            tails.push(words);
        } else {
            whole.push(words);
        }
    }
    let joined = heads.into_iter().zip(tails).map(|(mut head, tail)| {
        head.extend(tail);
        head
    });
    joined.chain(whole).enumerate().map(|(number, words)| sample(&words, number % 2 == 0, false)).collect()
}

/// Samples of sentences whose tokens follow other rules, as those of a corpus of names do: they teach where sentences end.
pub fn rough_samples<'w>(sentences: impl IntoIterator<Item = Vec<&'w str>>) -> Vec<Sample> {
    sentences.into_iter().enumerate().map(|(number, words)| sample(&words, number % 2 == 0, true)).collect()
}

fn is_day(word: &str) -> bool {
    word.parse::<u8>().is_ok_and(|number| (1..=31).contains(&number))
}

/// One sentence; `tight` sets hyphens and slashes without spaces.
fn sample(words: &[&str], tight: bool, rough: bool) -> Sample {
    let mut sample = Sample { rough, ..Sample::default() };
    let known = |word: &str| if rough { Vec::new() } else { vec![word.to_owned()] };
    let mut open = false;
    // Whether the next token follows without white space.
    let mut glued = false;
    let mut at = 0;
    while at < words.len() {
        let word = words[at];
        let before = at.checked_sub(1).map_or("", |at| words[at]);
        let after = words.get(at + 1).copied().unwrap_or_default();
        if !rough && let Some((form, parts)) = contraction(word, after) {
            sample.push(&form, parts, glued);
            glued = false;
            at += 2;
            continue;
        }
        if is_day(word) && after == "." && at + 2 < words.len() {
            let form = format!("{word}.");
            sample.push(&form, known(&form), glued);
            glued = false;
            at += 2;
            continue;
        }
        let inner = is_wordlike(before) && is_wordlike(after);
        let (left, right) = match word {
            "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "}" | "“" | "”" | "''" | "'" | "²" | "³" | "°" => (true, false),
            "..." | ".." | "...." => (tight, false),
            "(" | "[" | "{" | "„" | "``" | "§" => (false, true),
            "\"" => {
                open = !open;
                (!open, open)
            }
            "-" if matches!(after, "und" | "oder" | "bzw" | "sowie") => (true, false),
            "-" | "/" if inner && tight => (true, true),
            _ => (false, false),
        };
        sample.push(word, known(word), glued || left);
        glued = right;
        at += 1;
    }
    sample
}

fn is_wordlike(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_alphanumeric)
}

/// The contraction of these two words, in the case of the first.
fn contraction(first: &str, second: &str) -> Option<(String, Vec<String>)> {
    let lower = first.to_lowercase();
    let (form, _) = GERMAN.contractions.iter().take(7).find(|(_, words)| words[0] == lower && words[1] == second)?;
    let mut rest = form.chars();
    let form = if first == lower { (*form).to_owned() } else { rest.next()?.to_uppercase().chain(rest).collect() };
    Some((form, vec![first.to_owned(), second.to_owned()]))
}
