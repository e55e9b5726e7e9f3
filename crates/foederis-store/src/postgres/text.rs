//! Text on its way to the server and back.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The statement as the server reads it: its values are numbered, and hints for the other engine's planner are left out.
pub(super) fn translated(sql: &str) -> String {
    // Two tables side by side in this order, and through which index: the server chooses by itself.
    let mut plain = numbered(sql).replace("CROSS JOIN", "JOIN");
    while let Some(at) = plain.find(" INDEXED BY ") {
        let name = at + " INDEXED BY ".len();
        let end = plain[name..].find(|c: char| !c.is_alphanumeric() && c != '_').map_or(plain.len(), |end| name + end);
        plain.replace_range(at..end, "");
    }
    plain
}

/// The places of values as the server numbers them: `?1` is `$1`, `?` the next one after the last.
fn numbered(sql: &str) -> String {
    let mut numbered = String::with_capacity(sql.len() + 16);
    let mut last = 0;
    let mut quoted = false;
    let mut signs = sql.chars().peekable();
    while let Some(sign) = signs.next() {
        quoted ^= sign == '\'';
        if sign != '?' || quoted {
            numbered.push(sign);
            continue;
        }
        let mut number = 0;
        while let Some(digit) = signs.peek().and_then(|digit| digit.to_digit(10)) {
            number = number * 10 + digit;
            signs.next();
        }
        if number == 0 {
            number = last + 1;
        }
        last = last.max(number);
        // Writing to a String does not fail.
        let _ = write!(numbered, "${number}");
    }
    numbered
}

/// The server's texts cannot hold U+0000, and a report may. It is written as U+10FFFF and a digit, and so is U+10FFFF itself; no character
/// is assigned there, so other texts are what they are.
const SIGN: char = '\u{10FFFF}';

/// The text as the server can hold it.
pub(super) fn kept(text: &str) -> Cow<'_, str> {
    if !text.contains(['\0', SIGN]) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace(SIGN, "\u{10FFFF}1").replace('\0', "\u{10FFFF}0"))
}

/// The text as it was.
pub(super) fn given(text: &str) -> Cow<'_, str> {
    if !text.contains(SIGN) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\u{10FFFF}0", "\0").replace("\u{10FFFF}1", "\u{10FFFF}"))
}

#[cfg(test)]
mod tests {
    use super::{given, kept, numbered, translated};
    use proptest::prelude::*;

    #[test]
    fn values_are_counted_as_in_a_file() {
        assert_eq!(numbered("a = ? AND b = ?"), "a = $1 AND b = $2");
        assert_eq!(numbered("a = ?2 AND b = ? AND c = '?' AND d = ?1 LIMIT ?12"), "a = $2 AND b = $3 AND c = '?' AND d = $1 LIMIT $12");
    }

    #[test]
    fn hints_for_another_planner_are_left_out() {
        let sql = "SELECT d.a FROM f CROSS JOIN documents d INDEXED BY documents_search ON d.row = f.row WHERE f.id = ?";
        assert_eq!(translated(sql), "SELECT d.a FROM f JOIN documents d ON d.row = f.row WHERE f.id = $1");
    }

    proptest! {
        #[test]
        fn any_text_comes_back_as_it_went(text in "(\\PC{0,9}|\u{0}|\u{10FFFF}|[01]){0,12}") {
            let kept = kept(&text);
            prop_assert!(!kept.contains('\0'));
            prop_assert_eq!(given(&kept), text.as_str());
        }
    }
}
