//! Words as the model sees them: runs of lower-case letters of one script, with a boundary on either side.

use unicode_normalization::char::compose;

use super::languages::Script;

/// Stands before and behind a word.
pub(super) const BOUNDARY: u32 = b' ' as u32;

/// A longer run of letters is cut into words of this many.
const LONGEST: usize = 30;

/// A word that grows letter by letter: boundary, at most [`LONGEST`] letters, an apostrophe perhaps, boundary.
struct Word {
    codes: [u32; LONGEST + 3],
    length: usize,
    script: Script,
}

impl Word {
    fn push(&mut self, code: u32) {
        self.codes[self.length] = code;
        self.length += 1;
    }

    fn is_empty(&self) -> bool {
        self.length == 1
    }

    fn close(&mut self, found: &mut impl FnMut(Script, &[u32])) {
        if !self.is_empty() {
            self.push(BOUNDARY);
            found(self.script, &self.codes[..self.length]);
            self.length = 1;
        }
    }
}

/// Hands over the words of a text until it ends or `most` letters have been read; returns where it stopped.
///
/// An apostrophe between two letters closes a word and stays with it: "d'", "l'", "dell'" say more than "d", "l", "dell".
pub(super) fn each_word(text: &str, most: usize, mut found: impl FnMut(Script, &[u32])) -> usize {
    let mut word = Word { codes: [BOUNDARY; LONGEST + 3], length: 1, script: Script::Other };
    let mut letters = 0;
    let mut chars = text.chars();
    while letters < most {
        let Some(c) = chars.next() else { break };
        if let Some(script) = Script::of(c) {
            if script != word.script || word.length > LONGEST {
                word.close(&mut found);
                word.script = script;
            }
            word.push(lower(c));
            letters += 1;
        } else if Script::is_mark(c) || matches!(c, '\u{ad}' | '\u{200d}') {
            // Soft hyphen and joiner say nothing either.
            accent(&mut word, c);
        } else {
            if is_apostrophe(c) && !word.is_empty() && chars.clone().next().and_then(Script::of).is_some() {
                word.push(u32::from(b'\''));
            }
            word.close(&mut found);
        }
    }
    word.close(&mut found);
    text.len() - chars.as_str().len()
}

fn lower(c: char) -> u32 {
    if c.is_ascii() { u32::from(c.to_ascii_lowercase()) } else { c.to_lowercase().next().map_or(0, u32::from) }
}

/// An accent that follows its letter joins it: "e" and U+0301 are "é".
fn accent(word: &mut Word, mark: char) {
    if let Some(joined) = char::from_u32(word.codes[word.length - 1]).and_then(|letter| compose(letter, mark)) {
        word.codes[word.length - 1] = u32::from(joined);
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        each_word(text, usize::MAX, |_, codes| {
            words.push(codes[1..codes.len() - 1].iter().filter_map(|&code| char::from_u32(code)).collect());
        });
        words
    }

    #[test]
    fn words_are_lower_case_runs_of_one_script() {
        assert_eq!(words("De EU-top, 27 landen;ЕС!"), ["de", "eu", "top", "landen", "ес"]);
        assert_eq!(words("abcдеж"), ["abc", "деж"]);
        assert_eq!(words("12 — 😀\0\u{200b}"), [""; 0]);
    }

    #[test]
    fn an_apostrophe_stays_with_the_word_before_it() {
        assert_eq!(words("L’été d'Anna, 'rock 'n' roll' п'ять"), ["l'", "été", "d'", "anna", "rock", "n", "roll", "п'", "ять"]);
    }

    #[test]
    fn marks_join_their_letter_or_vanish() {
        assert_eq!(words("cafe\u{301} u\u{308}ber Re\u{ad}gierung \u{301}a"), ["café", "über", "regierung", "a"]);
        assert_eq!(words("مُحَمَّد"), ["محمد"]);
    }

    #[test]
    fn long_runs_are_cut_and_reading_stops() {
        let text = "x".repeat(100);
        assert_eq!(words(&text).iter().map(String::len).collect::<Vec<_>>(), [30, 30, 30, 10]);
        let mut count = 0;
        assert_eq!(each_word("één twee drie", 4, |_, _| count += 1), 7);
        assert_eq!(count, 2);
    }
}
