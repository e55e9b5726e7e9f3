use crate::analysis::{Analyser, Sentence};
use crate::token::{Token, TokenKind};
use foederis_model::Language;

/// A sentence is cut after this many tokens. Nobody writes longer ones; a table or a text without full stops would else be one
/// sentence of any length, and what is weighed against each other in a sentence would grow with its square.
const LONGEST: usize = 500;

/// Splits tokens into sentences.
///
/// A line that does not go on in lower case ends one; so does `.`, `!`, `?` or `…` (with closing quotes) before something that
/// can begin a sentence, unless the full stop belongs to an abbreviation, an initial or an ordinal.
pub(crate) fn sentences(analyser: &Analyser, text: &str, tokens: &[Token], is_abbreviation: impl Fn(usize) -> bool) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut first = 0;
    for at in 0..tokens.len() {
        if at + 1 == tokens.len() || at + 1 - first == LONGEST || ends_here(analyser, text, tokens, at, &is_abbreviation) {
            found.push(Sentence { tokens: first..at + 1 });
            first = at + 1;
        }
    }
    found
}

fn ends_here(analyser: &Analyser, text: &str, tokens: &[Token], at: usize, is_abbreviation: &impl Fn(usize) -> bool) -> bool {
    let (token, next) = (&tokens[at], &tokens[at + 1]);
    let gap = &text[token.bytes.end..next.bytes.start];
    let next_text = &text[next.bytes.clone()];
    let begins_small = next_text.chars().next().is_some_and(char::is_lowercase);
    if gap.contains('\n') && (!begins_small || gap.matches('\n').count() > 1) {
        return true;
    }
    if !next.spaced && !starts_after_glued_stop(text, tokens, at) {
        return false;
    }
    // Step back over closing quotes and brackets to the mark that may end the sentence.
    let mut end = at;
    while end > 0 && tokens[end].kind == TokenKind::Mark && is_closing(&text[tokens[end].bytes.clone()]) && !tokens[end].spaced {
        end -= 1;
    }
    let stop = &text[tokens[end].bytes.clone()];
    match stop {
        "!" | "?" | "…" => !begins_small,
        "." => {
            if begins_small {
                return false;
            }
            if end == 0 || tokens[end].spaced {
                return true;
            }
            !(is_abbreviation(end - 1) || is_initial(text, tokens, end - 1) || is_ordinal(analyser, text, tokens, end))
        }
        // An acronym that ends in its own full stop may end the sentence too.
        _ => tokens[end].kind == TokenKind::Word && stop.ends_with('.') && next.capital && is_closing_acronym(text, tokens, end),
    }
}

/// "… end.Next": two sentences glued by a lost space.
fn starts_after_glued_stop(text: &str, tokens: &[Token], at: usize) -> bool {
    let stop = &text[tokens[at].bytes.clone()];
    let long_word_before = at > 0 && tokens[at - 1].kind == TokenKind::Word && tokens[at - 1].bytes.len() > 3;
    stop == "." && long_word_before && tokens[at + 1].capital && tokens[at + 1].bytes.len() > 1
}

fn is_closing(mark: &str) -> bool {
    matches!(mark, "\"" | "'" | "”" | "’" | "“" | "‘" | "»" | "«" | ")" | "]" | "*")
}

/// A single capital before the stop: "J. R. Smith". "Vitamin C." at the end of a sentence is rarer in news.
fn is_initial(text: &str, tokens: &[Token], word: usize) -> bool {
    let token = &tokens[word];
    token.kind == TokenKind::Word && token.capital && text[token.bytes.clone()].chars().count() == 1
}

/// "am 13. Februar", "der 44. Präsident": German and, in dates, Dutch ordinals.
fn is_ordinal(analyser: &Analyser, text: &str, tokens: &[Token], stop: usize) -> bool {
    if analyser.lang != Language::German || tokens[stop - 1].kind != TokenKind::Number || tokens[stop - 1].bytes.len() > 2 {
        return false;
    }
    let next = text[tokens[stop + 1].bytes.clone()].to_lowercase();
    if analyser.months.contains(&next) {
        return true;
    }
    stop >= 2 && tokens[stop - 2].kind == TokenKind::Word && {
        let before = text[tokens[stop - 2].bytes.clone()].to_lowercase();
        matches!(
            before.as_str(),
            "der" | "die" | "das" | "dem" | "den" | "des" | "am" | "im" | "vom" | "zum" | "zur" | "beim" | "ihrem" | "seinem"
        )
    }
}

/// "in the U.S. The …" ends a sentence, "the U.S. Army" does not: only words that open sentences count.
fn is_closing_acronym(text: &str, tokens: &[Token], word: usize) -> bool {
    let next = &text[tokens[word + 1].bytes.clone()];
    matches!(
        next,
        "The"
            | "A"
            | "In"
            | "It"
            | "He"
            | "She"
            | "They"
            | "But"
            | "On"
            | "At"
            | "This"
            | "That"
            | "However"
            | "De"
            | "Het"
            | "Die"
            | "Der"
            | "Das"
            | "Er"
            | "Sie"
    )
}
