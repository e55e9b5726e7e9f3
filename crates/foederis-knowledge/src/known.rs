//! What a name may stand for, and why: for people who ask, not for the coder.

use crate::names::{Name, Names, Referent, Standing};
use crate::origin::Origin;
use foederis_language::{Analysis, fold_word};
use std::ops::Range;

/// One thing that a name may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The tokens of the name.
    pub tokens: Range<usize>,
    /// What it stands for.
    pub referent: Referent,
    /// The entry that says so.
    pub origin: Origin,
    /// Whether it stands in the genitive (`Armeniens`).
    pub genitive: bool,
}

/// A name written nearly like the one that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Similar {
    /// The name, without its accents.
    pub name: String,
    /// What it stands for first.
    pub referent: Referent,
    /// How many letters differ; spellings of one sound count half (`sh`, `sch`, `sj`).
    pub distance: usize,
}

impl Names {
    /// Everything that names beginning at a token may stand for, in the order in which a text is read: longest names first.
    pub fn known(&self, analysis: &Analysis<'_>, at: usize, end: usize) -> Vec<Known> {
        let mut found: Vec<Known> = Vec::new();
        for name in self.fitting(analysis, at, end) {
            for Standing { referent, origin, .. } in &name.referents {
                let tokens = at..at + 1 + name.words.len();
                if !found.iter().any(|known| known.tokens == tokens && known.referent == *referent) {
                    found.push(Known { tokens, referent: referent.clone(), origin: *origin, genitive: name.genitive });
                }
            }
        }
        found
    }

    /// The usual English name of a state, body or group, by its base.
    pub fn english(&self, base: &str) -> Option<&str> {
        self.states.get(base).or_else(|| self.bodies.get(base)).map(String::as_str)
    }

    /// What kind of actor an entry is: body, group, force, outlet …
    pub fn kind(&self, origin: Origin) -> Option<&str> {
        self.kinds.get(&origin).map(AsRef::as_ref)
    }

    /// Why a name that may stand for several is read as it is, if somebody wrote it down.
    pub fn ambiguity(&self, name: &str) -> Option<&str> {
        let mut folded = String::new();
        fold_word(name, &mut folded);
        self.ambiguities.get(folded.as_str()).map(AsRef::as_ref)
    }

    /// Names that differ from `text` in a few letters or in their transliteration, nearest first, at most so many.
    pub fn similar(&self, text: &str, most: usize) -> Vec<Similar> {
        let mut wanted = String::new();
        fold_word(text, &mut wanted);
        let sounds = sound(&wanted);
        let letters: Vec<char> = wanted.chars().collect();
        let reach = (letters.len() / 3).clamp(1, 3);
        let mut found: Vec<Similar> = Vec::new();
        // The order of a hash table is no order: sorted below by everything that tells two apart.
        #[allow(clippy::iter_over_hash_type)]
        for (first, names) in &self.index {
            for name in names.iter().filter(|name| !name.genitive) {
                let spelled = name.spelled(first);
                let other: Vec<char> = spelled.chars().collect();
                if other.len().abs_diff(letters.len()) > reach + 2 {
                    continue;
                }
                let by_letter = edits(&letters, &other, reach + 1);
                let alike = if by_letter > 1 && sound(&spelled) == sounds { 1 } else { by_letter };
                if alike <= reach
                    && let Some(standing) = name.referents.first()
                {
                    found.push(Similar { name: name.written(first), referent: standing.referent.clone(), distance: alike });
                }
            }
        }
        found.sort_by(|a, b| (a.distance, a.name.len(), &a.name).cmp(&(b.distance, b.name.len(), &b.name)));
        found.dedup_by(|b, a| a.name == b.name);
        let mut kept: Vec<Similar> = Vec::new();
        for similar in found {
            // One spelling of each is enough of a hint.
            if !kept.iter().any(|other| other.referent == similar.referent) {
                kept.push(similar);
            }
        }
        kept.truncate(most);
        kept
    }
}

impl Name {
    fn spelled(&self, first: &str) -> String {
        std::iter::once(first).chain(self.words.iter().map(AsRef::as_ref)).collect::<Vec<_>>().join(" ")
    }

    /// The name with the capitals it needs in a text.
    fn written(&self, first: &str) -> String {
        let words = std::iter::once(first).chain(self.words.iter().map(AsRef::as_ref));
        let words: Vec<String> = words.zip(&self.shapes).map(|(word, shape)| shape.applied(word)).collect();
        words.join(" ").replace(" - ", "-").replace(" ' ", "'")
    }
}

/// A word without what tells the spellings of one foreign name apart in Dutch, German and English.
fn sound(word: &str) -> String {
    let mut sound = word.replace('\'', "");
    // Longer spellings first.
    for (spelling, one) in [
        ("tsch", "c"),
        ("tsj", "c"),
        ("dsch", "z"),
        ("dzj", "z"),
        ("sch", "s"),
        ("ch", "k"),
        ("sh", "s"),
        ("sj", "s"),
        ("zh", "s"),
        ("kh", "k"),
        ("gh", "g"),
        ("dj", "z"),
        ("oe", "u"),
        ("ou", "u"),
        ("ij", "i"),
        ("iy", "i"),
        ("yi", "i"),
        ("ie", "e"),
        ("je", "e"),
        ("ye", "e"),
        ("ja", "a"),
        ("ia", "a"),
        ("ya", "a"),
        ("ks", "x"),
        ("ff", "v"),
        ("ov", "v"),
        ("ow", "v"),
        ("w", "v"),
        ("f", "v"),
        ("j", "i"),
        ("y", "i"),
        ("c", "k"),
        ("q", "k"),
        ("z", "s"),
    ] {
        sound = sound.replace(spelling, one);
    }
    let mut letters: Vec<char> = sound.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// Edit distance (letters added, dropped, changed, or two neighbours swapped), or `limit` where it is not less.
fn edits(a: &[char], b: &[char], limit: usize) -> usize {
    if a.len().abs_diff(b.len()) >= limit {
        return limit;
    }
    let mut older: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(older[j - 1] + 1);
            }
            row.push(best);
        }
        if row.iter().all(|cost| *cost >= limit) {
            return limit;
        }
        older = std::mem::replace(&mut last, row);
    }
    last[b.len()].min(limit)
}

#[cfg(test)]
mod tests {
    use super::{edits, sound};

    #[test]
    fn letters_that_differ_are_counted() {
        let count = |a: &str, b: &str| edits(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>(), 4);
        assert_eq!(count("pashinyan", "pashinjan"), 1);
        assert_eq!(count("scholz", "schloz"), 1);
        assert_eq!(count("scholz", "macron"), 4);
    }

    #[test]
    fn spellings_of_one_sound_are_one() {
        assert_eq!(sound("pasjinian"), sound("pashinyan"));
        assert_eq!(sound("schoigu"), sound("shoigu"));
        assert_eq!(sound("lawrow"), sound("lavrov"));
        assert_ne!(sound("assad"), sound("aliyev"));
    }
}
