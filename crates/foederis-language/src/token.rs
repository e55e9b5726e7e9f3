use std::ops::Range;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, possibly with digits, inner apostrophes or the full stops of an acronym.
    Word,
    /// Digits, possibly with separators: `6.600`, `1,6`, `2022`.
    Number,
    /// Everything else that is no white space: one character each.
    Mark,
}

/// One token: a range of bytes in the analysed string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Bytes covered.
    pub bytes: Range<usize>,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space (or the start of the text) stands before it.
    pub spaced: bool,
    /// Whether it begins with a capital letter.
    pub capital: bool,
}

/// Splits a text into tokens.
///
/// Hyphens are tokens of their own, so that `EU-missie` and `Berg-Karabach` fall into their parts; the English and Dutch
/// possessive `'s` is one too.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    let mut spaced = true;
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if is_space(c) {
            spaced = true;
            continue;
        }
        let (kind, end) = if c.is_ascii_digit() {
            let number = number_end(text, start);
            match word_end(text, number) {
                // "19-jarige" ends at the hyphen; "120mm", "2nd" and "1990s" are words.
                end if end > number => (TokenKind::Word, end),
                _ => (TokenKind::Number, number),
            }
        } else if is_letter(c) {
            (TokenKind::Word, word_end(text, start))
        } else if let Some(end) = possessive_end(text, start, spaced) {
            (TokenKind::Word, end)
        } else {
            (TokenKind::Mark, start + c.len_utf8())
        };
        tokens.push(Token { bytes: start..end, kind, spaced, capital: c.is_uppercase() });
        spaced = false;
        while rest.peek().is_some_and(|(at, _)| *at < end) {
            rest.next();
        }
    }
    tokens
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}')
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Where a number that starts at `start` ends: digits, with a single `.`, `,` or narrow space between digits.
fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    loop {
        while digit(end) {
            end += 1;
        }
        match bytes.get(end) {
            Some(b'.' | b',') if digit(end + 1) => end += 1,
            _ => return end,
        }
    }
}

/// Where a word that starts at `start` ends.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut chars = text[start..].chars().peekable();
    // One letter before a full stop, and one after it: an acronym such as "U.S." or "v.Chr.".
    let mut run = 0;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        if is_letter(c) {
            run += 1;
        } else if run > 0 && is_apostrophe(c) && next.is_some_and(char::is_alphanumeric) {
            if possessive_end(text, end, false).is_some() {
                return end;
            }
            run = 0;
        } else if c == '.' && run == 1 && acronym_goes_on(text, start, end, next) {
            run = 0;
        } else {
            return end;
        }
        end += c.len_utf8();
    }
    end
}

/// A full stop after a single letter belongs to the word when another letter follows at once, or one came before it ("U.S.").
fn acronym_goes_on(text: &str, start: usize, dot: usize, next: Option<char>) -> bool {
    match next {
        Some(c) if c.is_alphabetic() => {
            // "a.b.c": the letter after the stop must be followed by another stop, or it is a glued sentence.
            let after = &text[dot + 1..];
            let mut chars = after.chars();
            chars.next();
            chars.next() == Some('.')
        }
        _ => text[start..dot].contains('.'),
    }
}

/// `'s` (or `’s`) after a word, and not before a further letter.
fn possessive_end(text: &str, start: usize, spaced: bool) -> Option<usize> {
    let mut chars = text[start..].char_indices();
    let (_, quote) = chars.next()?;
    let (at, s) = chars.next()?;
    let follows = chars.next().map(|(_, c)| c);
    (is_apostrophe(quote) && matches!(s, 's' | 'S') && !spaced && follows.is_none_or(|c| !c.is_alphanumeric()))
        .then_some(start + at + s.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::tokenize;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).into_iter().map(|token| &text[token.bytes]).collect()
    }

    #[test]
    fn words_numbers_and_marks_are_told_apart() {
        assert_eq!(words("Zeker 6.600 doden, 1,6 miljard."), ["Zeker", "6.600", "doden", ",", "1,6", "miljard", "."]);
        assert_eq!(words("Berg-Karabach, EU-missie"), ["Berg", "-", "Karabach", ",", "EU", "-", "missie"]);
        assert_eq!(words("Armenia's army; Moshe Ya'alon"), ["Armenia", "'s", "army", ";", "Moshe", "Ya'alon"]);
        assert_eq!(words("the U.S. said. Then"), ["the", "U.S.", "said", ".", "Then"]);
        assert_eq!(words("$10 bn, 40%"), ["$", "10", "bn", ",", "40", "%"]);
        assert_eq!(words("‘lokale acties’"), ["‘", "lokale", "acties", "’"]);
        assert_eq!(words("2016-2020"), ["2016", "-", "2020"]);
        assert_eq!(words("am 13. Februar"), ["am", "13", ".", "Februar"]);
    }

    proptest! {
        #[test]
        fn tokens_cover_all_but_white_space_in_order(text in "\\PC{0,200}") {
            let tokens = tokenize(&text);
            let mut last = 0;
            for token in &tokens {
                prop_assert!(token.bytes.start >= last && token.bytes.end > token.bytes.start);
                prop_assert!(text[last..token.bytes.start].chars().all(super::is_space));
                last = token.bytes.end;
            }
            prop_assert!(text[last..].chars().all(super::is_space));
        }
    }
}
