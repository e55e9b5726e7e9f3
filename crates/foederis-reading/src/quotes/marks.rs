//! Quotation marks of all styles, paired over sentence borders.

use std::ops::Range;

/// Longest passage between two marks that are the same sign: beyond it one of them was forgotten.
const LONGEST: usize = 4000;

/// Most marks that may be open at once.
const DEEPEST: usize = 8;

struct Open {
    at: usize,
    mark: char,
}

/// The pairs of quotation marks in a text, marks included, in bytes, by their start. Inner quotations follow the outer one they stand in.
pub(crate) fn pairs(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut before = '\n';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let (_, after) = chars.peek().copied().unwrap_or((text.len(), '\n'));
        if c == '\n' && (after == '\n' || after == '\r') {
            // A paragraph ends what was forgotten open.
            open.clear();
        } else if is_mark(c) && !(is_single(c) && before.is_alphanumeric() && after.is_alphanumeric()) {
            let closes = open.iter().rposition(|open| closes(open.mark, c) && at - open.at <= LONGEST);
            let can_open = opens(c, before, after);
            match closes {
                Some(depth) if !(can_open && before.is_whitespace() && after.is_alphanumeric() && !only_closes(c)) => {
                    found.push(open[depth].at..at + c.len_utf8());
                    open.truncate(depth);
                }
                _ if can_open && open.len() < DEEPEST => open.push(Open { at, mark: c }),
                _ => {}
            }
        }
        before = c;
    }
    found.sort_unstable_by_key(|pair| (pair.start, usize::MAX - pair.end));
    found
}

/// Whether a character is a quotation mark of any style.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '"' | '„' | '“' | '”' | '«' | '»' | '‚' | '‘' | '’' | '\'' | '‹' | '›' | '‟' | '＂')
}

fn is_single(c: char) -> bool {
    matches!(c, '‚' | '‘' | '’' | '\'' | '‹' | '›')
}

/// Marks that open nothing in any of the three languages.
fn only_closes(c: char) -> bool {
    matches!(c, '”' | '’' | '‟')
}

fn opens(c: char, before: char, after: char) -> bool {
    let outside = !before.is_alphanumeric() && !matches!(before, '.' | ',' | '!' | '?');
    let inside = !after.is_whitespace() && !matches!(after, '.' | ',' | ';' | ')');
    match c {
        '„' | '‚' => inside,
        '”' | '’' => outside && inside && c == '”' && before.is_whitespace(),
        _ => outside && inside,
    }
}

fn closes(open: char, c: char) -> bool {
    match open {
        '„' | '‟' => matches!(c, '“' | '”' | '"'),
        '“' | '”' => matches!(c, '”' | '"') || (open == '”' && c == '“'),
        '"' | '＂' => matches!(c, '"' | '”' | '“' | '＂'),
        '«' => c == '»',
        '»' => c == '«' || c == '»',
        '‚' | '‘' => matches!(c, '‘' | '’' | '\''),
        '\'' => matches!(c, '\'' | '’'),
        '‹' => c == '›',
        '›' => c == '‹',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::pairs;

    fn found(text: &str) -> Vec<&str> {
        pairs(text).into_iter().map(|pair| &text[pair]).collect()
    }

    #[test]
    fn every_style_pairs() {
        for text in ["„Wir gehen.“", "“We go.”", "\"We gaan.\"", "«Wir gehen.»", "»Wir gehen.«", "‘We gaan.’", "'We gaan.'", "„We gaan.”"]
        {
            assert_eq!(found(&format!("Zij: {text} Ja")), [text]);
        }
    }

    #[test]
    fn apostrophes_are_no_marks_and_inner_marks_pair() {
        assert!(found("The army's men don't go, zo'n dag, the rebels' land").is_empty());
        assert_eq!(found("„Er nennt es ‚falsch‘“, so X"), ["„Er nennt es ‚falsch‘“", "‚falsch‘"]);
    }

    #[test]
    fn a_paragraph_ends_a_mark_that_was_forgotten() {
        assert!(found("He said: “We go\n\nThe end”").is_empty());
    }
}
