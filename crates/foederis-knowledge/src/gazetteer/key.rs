//! The form in which names of places are compared, and other ways of writing them.

use crate::names::folded;

/// Lower case, no accents, no apostrophes, one space where any other sign stands: `Ra’s al-ʿAyn` is `ras al ayn`.
pub fn place_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut gap = false;
    for c in folded(name).chars() {
        match c {
            // Apostrophes stand for sounds that are left out elsewhere; primes for soft signs.
            '\'' | '`' | '´' | 'ʿ' | 'ʾ' | 'ʻ' | 'ʹ' | 'ʺ' | '"' => {}
            'ǝ' => key.push('e'),
            c if c.is_alphanumeric() => {
                if gap && !key.is_empty() {
                    key.push(' ');
                }
                gap = false;
                key.push(c);
            }
            _ => gap = true,
        }
    }
    key
}

/// How German and Dutch write sounds of other scripts, and how the table does. Longer ones first.
const GERMAN: &[(&str, &str)] =
    &[("schtsch", "shch"), ("dsch", "dzh"), ("tsch", "ch"), ("sch", "sh"), ("ch", "kh"), ("w", "v"), ("j", "y"), ("z", "ts"), ("s", "z")];
const GERMAN_PLAIN: &[(&str, &str)] =
    &[("schtsch", "shch"), ("dsch", "j"), ("tsch", "ch"), ("sch", "sh"), ("ch", "kh"), ("w", "v"), ("j", "y"), ("z", "ts")];
const GERMAN_ZH: &[(&str, &str)] =
    &[("schtsch", "shch"), ("tsch", "ch"), ("sch", "zh"), ("ch", "kh"), ("w", "v"), ("ja", "ia"), ("ju", "iu"), ("j", "i"), ("z", "ts")];
const GERMAN_UKRAINIAN: &[(&str, &str)] =
    &[("schtsch", "shch"), ("tsch", "ch"), ("sch", "sh"), ("ch", "kh"), ("w", "v"), ("ja", "ia"), ("ju", "iu"), ("j", "i"), ("z", "ts")];
const DUTCH: &[(&str, &str)] =
    &[("sjtsj", "shch"), ("dzj", "dzh"), ("tsj", "ch"), ("sj", "sh"), ("zj", "zh"), ("ch", "kh"), ("oe", "u"), ("ie", "i"), ("j", "y")];
const DUTCH_PLAIN: &[(&str, &str)] =
    &[("sjtsj", "shch"), ("dzj", "j"), ("tsj", "ch"), ("sj", "sh"), ("zj", "zh"), ("ch", "kh"), ("oe", "u"), ("j", "y")];
const DUTCH_UKRAINIAN: &[(&str, &str)] =
    &[("sjtsj", "shch"), ("tsj", "ch"), ("sj", "sh"), ("zj", "zh"), ("ch", "kh"), ("oe", "u"), ("ja", "ia"), ("joe", "iu"), ("j", "i")];
const ENGLISH: &[(&str, &str)] = &[("ya", "ia"), ("yu", "iu"), ("yi", "i"), ("iy", "yi")];
const SCHEMES: [&[(&str, &str)]; 8] = [GERMAN, GERMAN_PLAIN, GERMAN_ZH, GERMAN_UKRAINIAN, DUTCH, DUTCH_PLAIN, DUTCH_UKRAINIAN, ENGLISH];
/// Forms of the Arabic article.
const ARTICLES: [&str; 11] = ["al", "el", "ar", "as", "ash", "at", "ad", "an", "az", "er", "es"];

/// Other keys under which a name may be known: written as the table writes other scripts, without or with an Arabic article.
/// At most a few dozen, none of them the key itself.
pub fn spellings(key: &str) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    let mut add = |other: String| {
        if other != key && !other.is_empty() && !keys.contains(&other) {
            keys.push(other);
        }
    };
    for scheme in SCHEMES {
        add(rewritten(key, scheme));
    }
    match key.split_once(' ') {
        Some((article, rest)) if ARTICLES.contains(&article) => {
            add(rest.to_owned());
            for other in ARTICLES {
                add(format!("{other} {rest}"));
            }
        }
        // Short words and an article make other names: "Nur" is not "An Nur".
        None if key.len() >= 5 => ARTICLES.iter().for_each(|article| add(format!("{article} {key}"))),
        _ => {}
    }
    keys
}

fn rewritten(key: &str, scheme: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(key.len() + 4);
    let mut rest = key;
    while let Some(c) = rest.chars().next() {
        if let Some((from, to)) = scheme.iter().find(|(from, _)| rest.starts_with(from)) {
            out.push_str(to);
            rest = &rest[from.len()..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}
