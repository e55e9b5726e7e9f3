use rustc_hash::FxHashMap;

/// No number is written as a longer word than this many bytes. Taking words apart is recursive, so it needs an end.
const LONGEST: usize = 100;

/// Number words of a language, and how long words are made of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Numbers {
    words: FxHashMap<String, f64>,
    multipliers: Vec<(String, f64)>,
}

impl Numbers {
    pub(crate) fn new(words: Vec<(String, f64)>, multipliers: Vec<(String, f64)>) -> Self {
        let mut multipliers: Vec<_> = multipliers.into_iter().filter(|(word, _)| word.len() > 3).collect();
        // The largest factor splits first: "zweitausenddreihundert" is two thousand and three hundred.
        multipliers.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Self { words: words.into_iter().collect(), multipliers }
    }

    /// The value of a folded word, if the whole word is a number.
    pub(crate) fn value(&self, word: &str) -> Option<f64> {
        if word.len() > LONGEST {
            return None;
        }
        if let Some(value) = self.words.get(word) {
            return Some(*value);
        }
        for (name, factor) in &self.multipliers {
            let Some((before, after)) = word.split_once(name.as_str()) else { continue };
            if before.is_empty() && after.is_empty() {
                // A bare "duizend" or "hundert" is a number too; "miljoen" alone is not.
                return (*factor <= 1000.0).then_some(*factor);
            }
            let times = if before.is_empty() { 1.0 } else { self.value(before)? };
            let after = after.strip_prefix("en").or(after.strip_prefix("und")).unwrap_or(after);
            let rest = if after.is_empty() { 0.0 } else { self.value(after)? };
            return (rest < *factor).then_some(times * factor + rest);
        }
        self.tens(word)
    }

    /// "vijfentwintig", "fünfundzwanzig": the unit before the ten.
    fn tens(&self, word: &str) -> Option<f64> {
        for joint in ["en", "und"] {
            for (at, _) in word.match_indices(joint) {
                let (unit, ten) = (self.words.get(&word[..at]), self.words.get(&word[at + joint.len()..]));
                if let (Some(unit), Some(ten)) = (unit, ten)
                    && *unit < 10.0
                    && *ten >= 20.0
                    && *ten < 100.0
                {
                    return Some(unit + ten);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn long_number_words_are_taken_apart() {
        let list = |words: &[(&str, f64)]| words.iter().map(|(word, value)| ((*word).to_owned(), *value)).collect();
        let numbers = Numbers::new(
            list(&[
                ("twee", 2.0),
                ("zes", 6.0),
                ("vijf", 5.0),
                ("twintig", 20.0),
                ("zwei", 2.0),
                ("funf", 5.0),
                ("funfzig", 50.0),
                ("drei", 3.0),
            ]),
            list(&[("duizend", 1000.0), ("honderd", 100.0), ("tausend", 1000.0), ("hundert", 100.0), ("miljoen", 1e6)]),
        );
        for (word, value) in [
            ("tweeduizend", Some(2000.0)),
            ("zesduizend", Some(6000.0)),
            ("vijfentwintig", Some(25.0)),
            ("honderdvijfentwintig", Some(125.0)),
            ("zweihundertfunfzig", Some(250.0)),
            ("zweitausenddreihundert", Some(2300.0)),
            ("duizend", Some(1000.0)),
            ("miljoen", None),
            ("duizendpoot", None),
            ("en", None),
        ] {
            assert_eq!(numbers.value(word), value, "{word}");
        }
        assert_eq!(numbers.value(&"duizend".repeat(50_000)), None);
    }
}
