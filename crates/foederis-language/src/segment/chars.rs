//! What single characters are, as far as the borders of tokens and sentences depend on it.

/// Lower-case letter.
pub(super) const LOWER: u8 = 0;
/// Upper-case or title-case letter.
pub(super) const UPPER: u8 = 1;
/// Letter without case (Arabic, Han, ordinal signs).
pub(super) const OTHER_LETTER: u8 = 2;
/// Decimal digit or other number.
pub(super) const DIGIT: u8 = 3;
/// Full stop and ellipsis.
pub(super) const STOP: u8 = 4;
/// Question and exclamation marks.
pub(super) const CALL: u8 = 5;
/// Comma.
pub(super) const COMMA: u8 = 6;
/// Colon and semicolon.
pub(super) const COLON: u8 = 7;
/// Double quotation marks and guillemets.
pub(super) const QUOTE: u8 = 8;
/// Single quotation marks and apostrophes.
pub(super) const APOSTROPHE: u8 = 9;
/// Opening bracket.
pub(super) const OPEN: u8 = 10;
/// Closing bracket.
pub(super) const CLOSE: u8 = 11;
/// Hyphens and dashes.
pub(super) const DASH: u8 = 12;
/// Slash, backslash and bar.
pub(super) const SLASH: u8 = 13;
/// Joins names of the net: `@`, `_`, `#`, `&`.
pub(super) const JOIN: u8 = 14;
/// Everything else: currency and other signs, emoji, unassigned and control characters.
pub(super) const SIGN: u8 = 15;
/// Beyond the text.
pub(super) const NONE: u8 = 16;

/// Whether Python's `str.split()` takes the character for white space: Unicode white space and the four separators of ASCII.
#[inline]
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}

/// Whether the character belongs to the one before it: combining marks, joiners, variation selectors, soft hyphens.
#[inline]
pub(super) fn is_attached(c: char) -> bool {
    match c {
        '\0'..='\u{ac}' | '\u{ae}'..='\u{2ff}' => false,
        // Soft hyphen, joiners and marks of direction, variation selectors, skin tones.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{1f3fb}'..='\u{1f3ff}' => true,
        _ => unicode_normalization::char::is_combining_mark(c),
    }
}

/// Class of a character that is no white space; attached characters take the class of what they are attached to.
#[inline]
pub(super) fn class(c: char) -> u8 {
    if c.is_ascii() { ASCII[c as usize] } else { beyond_ascii(c) }
}

/// The character in lower case, as far as one character can say it.
#[inline]
pub(super) fn lower(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
}

/// Whether the class is one of letters.
#[inline]
pub(super) fn is_letter(class: u8) -> bool {
    class <= OTHER_LETTER
}

const ASCII: [u8; 128] = {
    let mut table = [SIGN; 128];
    let mut at = 0;
    while at < 128 {
        table[at] = match at as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            b'.' => STOP,
            b'!' | b'?' => CALL,
            b',' => COMMA,
            b':' | b';' => COLON,
            b'"' => QUOTE,
            b'\'' | b'`' => APOSTROPHE,
            b'(' | b'[' | b'{' => OPEN,
            b')' | b']' | b'}' => CLOSE,
            b'-' => DASH,
            b'/' | b'\\' | b'|' => SLASH,
            b'@' | b'_' | b'#' | b'&' => JOIN,
            _ => SIGN,
        };
        at += 1;
    }
    table
};

fn beyond_ascii(c: char) -> u8 {
    match c {
        '…' => STOP,
        '¿' | '¡' | '‽' => CALL,
        '„' | '“' | '”' | '‟' | '«' | '»' | '″' | '＂' => QUOTE,
        '‘' | '’' | '‚' | '‛' | '´' | '′' | '‹' | '›' | 'ʼ' => APOSTROPHE,
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '\u{ad}' => DASH,
        _ if c.is_lowercase() => LOWER,
        _ if c.is_uppercase() => UPPER,
        _ if c.is_alphabetic() => OTHER_LETTER,
        _ if c.is_numeric() => DIGIT,
        _ => SIGN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_what_python_splits_at() {
        let spaces: Vec<u32> = (0..=0x0010_ffff).filter_map(char::from_u32).filter(|&c| is_space(c)).map(u32::from).collect();
        let python = [
            0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005,
            0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000,
        ];
        assert_eq!(spaces, python);
    }

    #[test]
    fn white_space_is_never_attached() {
        assert!((0..=0x0010_ffff).filter_map(char::from_u32).all(|c| !(is_space(c) && is_attached(c))));
    }
}
