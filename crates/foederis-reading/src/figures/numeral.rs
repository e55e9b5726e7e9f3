//! One number: in digits with the separators of a language, or in one word ("zweihundertfünfzigtausend", "tweeëntwintig").

use super::lexicon::{Class, Lexicon};
use super::pieces::{Pieces, Shape};

/// The value of digits with separators: `6.600` is six thousand in Dutch and German. A Swiss apostrophe parts thousands.
pub(super) fn value(digits: &str, decimal: char) -> Option<f64> {
    let plain = digits.replace(['\'', '’', '‘'], "");
    let thousands = if decimal == ',' { '.' } else { ',' };
    let grouped = |separator: char| {
        let mut parts = plain.split(separator);
        parts.next().is_some_and(|first| (1..=3).contains(&first.len())) && plain.contains(separator) && parts.all(|part| part.len() == 3)
    };
    let last_decimal = plain.rfind(decimal);
    if let (Some(at), Some(last)) = (last_decimal, plain.rfind(thousands)) {
        // Both: the last one is the decimal sign, whatever the language.
        let (point, rest) = if last < at { (decimal, thousands) } else { (thousands, decimal) };
        return plain.replace(rest, "").replace(point, ".").parse().ok();
    }
    if grouped(thousands) {
        return plain.replace(thousands, "").parse().ok();
    }
    // The other language's separator turns up in translated texts.
    if plain.matches(decimal).count() > 1 {
        return grouped(decimal).then(|| plain.replace(decimal, "").parse().ok())?;
    }
    if plain.matches(thousands).count() > 1 {
        return None;
    }
    plain.replace([decimal, thousands], ".").parse().ok()
}

/// Digits from a piece on, with separators glued between them; the value and the piece behind. `Err` for what is no number (clock
/// times, scores with a colon, dates): the piece behind it.
pub(super) fn digits(text: &str, pieces: &Pieces, at: usize, decimal: char) -> Result<(f64, usize), usize> {
    let mut end = at + 1;
    let mut broken = false;
    while pieces.glued(end) && pieces.glued(end + 1) && pieces.is(end + 1, Shape::Digits) {
        match pieces.form(end) {
            "." | "," | "'" | "’" | "‘" => {}
            ":" | "/" => broken = true,
            _ => break,
        }
        end += 2;
    }
    let form = &text[pieces.list[at].start as usize..pieces.list[end - 1].end as usize];
    let bytes = form.as_bytes();
    let leading_zero = bytes.len() > 1 && bytes[0] == b'0' && bytes[1].is_ascii_digit();
    if broken || leading_zero || form.len() > 24 {
        return Err(end);
    }
    value(form, decimal).map(|value| (value, end)).ok_or(end)
}

/// No number in one word is longer, in bytes.
const LONGEST: usize = 80;

/// A number of one word, or none.
pub(super) fn word(word: &str, lexicon: &Lexicon) -> Option<f64> {
    if lexicon.bare.is_empty() || !(6..=LONGEST).contains(&word.len()) || !may_be_compound(word) {
        return None;
    }
    thousands(word, lexicon)
}

/// Every compound has one of these in it.
fn may_be_compound(word: &str) -> bool {
    // Nearly every word of a text is asked, so in one pass: by its first letter, what a part goes on with.
    let bytes = word.as_bytes();
    bytes.iter().enumerate().any(|(at, first)| {
        let goes_on = |parts: &[&str]| parts.iter().any(|part| bytes[at + 1..].starts_with(part.as_bytes()));
        match first {
            b't' => goes_on(&["ig", "aus"]),
            b'z' => goes_on(&["ig"]),
            b's' => goes_on(&["sig"]),
            b'h' => goes_on(&["ond", "und", "alf", "alve", "alb"]),
            b'd' => goes_on(&["uiz"]),
            _ => false,
        }
    }) || word.contains("ßig")
}

fn thousands(word: &str, lexicon: &Lexicon) -> Option<f64> {
    let [_, thousand] = &lexicon.bare[..] else { return None };
    match word.split_once(&**thousand) {
        Some((before, after)) => {
            let factor = if before.is_empty() { 1.0 } else { hundreds(before, lexicon)? };
            let rest = if after.is_empty() { 0.0 } else { hundreds(unjoined(after, lexicon), lexicon)? };
            Some(factor * 1000.0 + rest)
        }
        None => hundreds(word, lexicon),
    }
}

fn hundreds(word: &str, lexicon: &Lexicon) -> Option<f64> {
    let [hundred, _] = &lexicon.bare[..] else { return None };
    match word.split_once(&**hundred) {
        Some((before, after)) => {
            let factor = if before.is_empty() { 1.0 } else { tens(before, lexicon)? };
            let rest = if after.is_empty() { 0.0 } else { tens(unjoined(after, lexicon), lexicon)? };
            Some(factor * 100.0 + rest)
        }
        None => tens(word, lexicon),
    }
}

fn unjoined<'w>(word: &'w str, lexicon: &Lexicon) -> &'w str {
    lexicon.joints.iter().find_map(|joint| word.strip_prefix(&**joint)).unwrap_or(word)
}

/// Below a hundred: units, teens, tens, "zweiundzwanzig", "drieënhalf".
fn tens(word: &str, lexicon: &Lexicon) -> Option<f64> {
    if let Some(value) = lexicon.single(word) {
        return Some(value);
    }
    // One before a joint or a factor: "eenentwintig", "einhundert".
    if matches!(word, "ein" | "een" | "één") {
        return Some(1.0);
    }
    let mut starts = word.char_indices().map(|(at, _)| at).skip(2);
    starts.find_map(|at| {
        let joint = lexicon.joints.iter().find(|joint| word[at..].starts_with(&***joint))?;
        let unit = tens_unit(&word[..at], lexicon)?;
        let rest = &word[at + joint.len()..];
        let half = matches!(rest, "half" | "halve" | "eenhalf" | "eenhalve");
        let ten = if half { 0.5 } else { lexicon.single(rest).filter(|ten| *ten >= 20.0)? };
        Some(unit + ten)
    })
}

fn tens_unit(word: &str, lexicon: &Lexicon) -> Option<f64> {
    if matches!(word, "ein" | "een" | "één") { Some(1.0) } else { lexicon.single(word).filter(|unit| *unit < 10.0) }
}

impl Lexicon {
    /// The number that a lower-cased word is by itself.
    fn single(&self, word: &str) -> Option<f64> {
        self.alone(word, |class| match class {
            Class::Number(value) => Some(value),
            _ => None,
        })
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)] // Whole numbers and halves are exact.
mod tests {
    use super::{value, word};
    use crate::figures::lexicon::of;
    use foederis_model::Language;

    #[test]
    fn separators_follow_the_language() {
        for (digits, decimal, expected) in [
            ("6.600", ',', 6600.0),
            ("1,6", ',', 1.6),
            ("6,600", '.', 6600.0),
            ("1.6", '.', 1.6),
            ("1.234,5", ',', 1234.5),
            ("1,234,567", '.', 1_234_567.0),
            ("1,234,567", ',', 1_234_567.0),
            ("25'000", ',', 25_000.0),
            ("2022", ',', 2022.0),
        ] {
            assert_eq!(value(digits, decimal), Some(expected), "{digits}");
        }
        assert_eq!(value("1.2.3", ','), None);
    }

    #[test]
    fn numbers_of_one_word_are_read() {
        let german = of(&Language::German).expect("German");
        let dutch = of(&Language::Dutch).expect("Dutch");
        for (lexicon, form, expected) in [
            (german, "einhundertfünfzig", Some(150.0)),
            (german, "zweiundzwanzig", Some(22.0)),
            (german, "zweihundertfünfzigtausend", Some(250_000.0)),
            (german, "fünfzehnhundert", Some(1500.0)),
            (german, "verständigen", None),
            (dutch, "tweeëntwintig", Some(22.0)),
            (dutch, "honderdvijftig", Some(150.0)),
            (dutch, "zesduizend", Some(6000.0)),
            (dutch, "drieënhalf", Some(3.5)),
            (dutch, "viereneenhalf", Some(4.5)),
            (dutch, "honderdeneen", Some(101.0)),
            (dutch, "duizendpoot", None),
        ] {
            assert_eq!(word(form, lexicon), expected, "{form}");
        }
    }
}
