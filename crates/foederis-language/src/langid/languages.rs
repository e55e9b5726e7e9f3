//! The languages that are told apart, each with the script it is written in.

use std::ops::Range;

/// A writing system; the classes of a trained model stay within one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Greek,
    Armenian,
    Georgian,
    /// Letters of a script that none of the languages uses.
    Other,
}

/// How many scripts there are.
pub(super) const SCRIPTS: usize = 7;

/// The scripts in order, as [`Script`] counts them.
pub(super) const EVERY_SCRIPT: [Script; SCRIPTS] =
    [Script::Latin, Script::Cyrillic, Script::Arabic, Script::Greek, Script::Armenian, Script::Georgian, Script::Other];

/// The classes, script after script; Serbian is written in two scripts and so has two.
pub(super) const CLASSES: [&str; 32] = [
    "nl", "de", "en", "fr", "es", "it", "pt", "da", "sv", "nb", "nn", "af", "lb", "az", "tr", "pl", "cs", "hr", "bs", "sr", "ro", "fi",
    "hu", "ru", "uk", "be", "sr", "ar", "fa", "el", "hy", "ka",
];

/// Classes below this one have weights; behind it every script has one language only.
pub(super) const WEIGHTED: usize = 29;

/// Scripts below this one have more than one language.
pub(super) const WEIGHTED_SCRIPTS: usize = 3;

impl Script {
    /// The classes written in this script.
    pub(super) fn classes(self) -> Range<usize> {
        match self {
            Self::Latin => 0..23,
            Self::Cyrillic => 23..27,
            Self::Arabic => 27..29,
            Self::Greek => 29..30,
            Self::Armenian => 30..31,
            Self::Georgian => 31..32,
            Self::Other => 32..32,
        }
    }

    /// The class of a language in this script.
    pub(super) fn class(self, lang: &str) -> Option<usize> {
        self.classes().find(|&class| CLASSES[class] == lang)
    }

    /// Signs within words that say nothing: accents, Arabic vowel marks and tatweel.
    pub(super) fn is_mark(c: char) -> bool {
        matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
            || matches!(c, '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}')
    }

    /// The script of a character, none when it is no letter.
    pub(super) fn of(c: char) -> Option<Self> {
        match c {
            'A'..='Z' | 'a'..='z' => Some(Self::Latin),
            '\0'..='\u{7f}' => None,
            'ª' | 'º' | '×' | '÷' | 'µ' | 'ʼ' => None,
            // The schwa of Azerbaijani lies among the phonetic letters.
            '\u{c0}'..='\u{24f}' | 'ə' | '\u{1e00}'..='\u{1eff}' => Some(Self::Latin),
            '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => Some(Self::Cyrillic),
            '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' | '\u{66e}'..='\u{66f}' | '\u{671}'..='\u{6d3}' | '\u{6d5}' => Some(Self::Arabic),
            '\u{6ee}'..='\u{6ef}' | '\u{6fa}'..='\u{6fc}' | '\u{6ff}' | '\u{750}'..='\u{77f}' => Some(Self::Arabic),
            '\u{370}'..='\u{373}' | '\u{376}'..='\u{377}' | '\u{386}' | '\u{388}'..='\u{3ff}' | '\u{1f00}'..='\u{1fbc}' => {
                Some(Self::Greek)
            }
            '\u{1fc2}'..='\u{1fcc}' | '\u{1fd0}'..='\u{1fdb}' | '\u{1fe0}'..='\u{1fec}' | '\u{1ff2}'..='\u{1ffc}' => Some(Self::Greek),
            '\u{531}'..='\u{556}' | '\u{561}'..='\u{587}' => Some(Self::Armenian),
            '\u{10a0}'..='\u{10fa}' | '\u{10fc}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}' => Some(Self::Georgian),
            c if c.is_alphabetic() && !Self::is_mark(c) => Some(Self::Other),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_lies_in_one_script() {
        let mut next = 0;
        for script in EVERY_SCRIPT {
            assert_eq!(script.classes().start, next);
            next = script.classes().end;
        }
        assert_eq!(next, CLASSES.len());
        assert_eq!(EVERY_SCRIPT[WEIGHTED_SCRIPTS].classes().start, WEIGHTED);
    }

    #[test]
    fn letters_have_a_script_and_signs_have_none() {
        for (c, script) in [
            ('ß', Script::Latin),
            ('ə', Script::Latin),
            ('ў', Script::Cyrillic),
            ('ی', Script::Arabic),
            ('ώ', Script::Greek),
            ('և', Script::Armenian),
            ('ჰ', Script::Georgian),
            ('語', Script::Other),
        ] {
            assert_eq!(Script::of(c), Some(script), "{c}");
        }
        for c in ['1', ' ', '×', '«', '\u{301}', '\0', '😀', '،', 'ʼ', '\u{64f}', '\u{640}', '\u{345}'] {
            assert_eq!(Script::of(c), None, "{c:?}");
        }
    }
}
