use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// Text as it is compared: compatibility forms resolved, accents gone, lower case, plain quotes and dashes,
/// single spaces.
pub(crate) fn fold(text: &str) -> String {
    let bare: String = text.nfkd().filter(|c| canonical_combining_class(*c) == 0).collect();
    // The whole string at once: the lower case of a Greek sigma depends on its neighbours.
    let lower = bare.to_lowercase();
    let mut folded = String::with_capacity(lower.len());
    let mut gap = false;
    for c in lower.chars().map(plain) {
        if is_space(c) {
            gap = !folded.is_empty();
        } else {
            if gap {
                folded.push(' ');
                gap = false;
            }
            folded.push(c);
        }
    }
    folded
}

/// The typewriter's sign for a typographic quote or dash.
fn plain(c: char) -> char {
    match c {
        '‘' | '’' => '\'',
        '“' | '”' | '„' => '"',
        '–' | '—' => '-',
        other => other,
    }
}

/// White space as the reference scorer sees it: Unicode's, and the four ASCII information separators.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// The words of folded text: runs of what the reference scorer's `\w` takes, that is letters, numbers and `_`.
pub(crate) fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c| !is_word(c)).filter(|word| !word.is_empty())
}

fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '_';
    }
    // Rust counts some vowel signs and letters in dark circles and squares as alphabetic; `\w` does not.
    let dark = matches!(c, '\u{1f150}'..='\u{1f169}' | '\u{1f170}'..='\u{1f189}');
    c.is_alphanumeric() && !is_combining_mark(c) && !dark
}

/// An actor's base, as it is compared: without its role, folded, only `a-z` and `0-9`.
pub(crate) fn base(actor: &str) -> String {
    let name = actor.rsplit_once('/').map_or(actor, |(name, _)| name);
    let mut folded = fold(name);
    folded.retain(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    folded
}

/// An actor's role, or nothing.
pub(crate) fn role(actor: &str) -> &str {
    actor.rsplit_once('/').map_or("", |(_, role)| role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_quotes_dashes_and_space_fold_away() {
        assert_eq!(fold("  „Méér\u{a0}\u{1f} Düfte“ —\r\n ﬁn "), "\"meer dufte\" - fin");
        assert_eq!(fold("İZMİR ΣΑΣ"), "izmir σας");
    }

    #[test]
    fn words_are_letters_numbers_and_the_low_line() {
        assert_eq!(words("a_1 x-y ²? १२ का 🅐").collect::<Vec<_>>(), ["a_1", "x", "y", "²", "१२", "क"]);
    }

    #[test]
    fn an_actor_has_a_base_and_a_role() {
        assert_eq!((base("Côte d'Ivoire/gov").as_str(), role("Côte d'Ivoire/gov")), ("cotedivoire", "gov"));
        assert_eq!((base("AC/DC/med").as_str(), role("AC/DC/med")), ("acdc", "med"));
        assert_eq!((base("Київ"), role("ARM")), (String::new(), ""));
    }
}
