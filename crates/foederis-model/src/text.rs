use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// White space folded to single spaces, as evidence is compared with its document.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// A name as it is compared: no accents, no case, no punctuation (`Jermuk`, `JERMUK` and `Jérmuk` are one).
///
/// A name of punctuation only keeps it, so that it does not equal every other such name.
pub fn name_key(name: &str) -> String {
    let plain: String = name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let mut folded = String::with_capacity(plain.len());
    for word in plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    if folded.is_empty() { plain } else { folded }
}

#[cfg(test)]
mod tests {
    use super::name_key;

    #[test]
    fn accents_case_and_punctuation_do_not_count() {
        assert_eq!(name_key("Nagorno-Karabakh"), name_key("nagorno karabakh"));
        assert_eq!(name_key("Türkiye"), "turkiye");
        assert_eq!(name_key(" N.S.O.  Group "), "n s o group");
        assert_ne!(name_key("…"), name_key("!"));
    }
}
