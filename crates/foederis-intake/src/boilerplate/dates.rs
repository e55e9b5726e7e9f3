//! Dates as bylines and page heads write them, in Dutch, German and English.

use foederis_model::Edtf;

/// A date found at the start of some words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub date: Edtf,
    /// How many words it takes.
    pub words: usize,
}

/// The date that these words begin with.
pub(crate) fn at(words: &[&str]) -> Option<Found> {
    numeric(words).or_else(|| day_first(words)).or_else(|| month_first(words))
}

/// The date that a short text consists of, weekday, label and time of day aside.
pub(crate) fn only(text: &str) -> Option<Edtf> {
    let words: Vec<&str> = text.split_whitespace().take(16).collect();
    let mut found = None;
    let mut from = 0;
    while from < words.len() {
        if let Some(date) = at(&words[from..]) {
            from += date.words;
            found.get_or_insert(date.date);
        } else if is_filler(words[from]) {
            from += 1;
        } else {
            return None;
        }
    }
    found
}

/// `2022-09-13`, `2022-09`, `13.9.2022`, `13-09-2022`, `25/12/2022`.
fn numeric(words: &[&str]) -> Option<Found> {
    let word = bare(words.first()?);
    let found = |date: Edtf| Some(Found { date, words: 1 });
    if word.len() >= 7
        && word.as_bytes().get(4) == Some(&b'-')
        && let Some(date) = crate::json::timestamp(word)
    {
        return found(date);
    }
    let separator = word.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '.' | '-' | '/') {
        return None;
    }
    let parts: Vec<&str> = word.split(separator).collect();
    let [first, second, third] = parts[..] else { return None };
    if first.len() == 4 {
        return found(day(number(first)?, number(second)?, number(third)?)?);
    }
    let (one, two, year) = (number(first)?, number(second)?, year(third)?);
    // With slashes, 3/4 is a day in April in London and in March in New York: only a day over 12 decides.
    let (date, month) = match separator {
        '/' if one > 12 || one == two => (one, two),
        '/' if two > 12 => (two, one),
        '/' => return None,
        _ => (one, two),
    };
    found(day(year, month, date)?)
}

/// `13. Februar 2026`, `den 13 februari 2026`, `1st of March 2020`, `13.Februar 2026`.
fn day_first(words: &[&str]) -> Option<Found> {
    let first = bare(words.first()?);
    if let Some((date, month)) = first.split_once('.')
        && let (Some(date), Some(month)) = (number(date), month_of(month))
        && let Some(year) = words.get(1).and_then(|word| year(bare(word)))
    {
        return Some(Found { date: day(year, month, date)?, words: 2 });
    }
    if let Some(month) = month_of(first)
        && let Some(year) = words.get(1).and_then(|word| year(bare(word)))
    {
        let date = Edtf::month(i16::try_from(year).ok()?, i8::try_from(month).ok()?);
        return Some(Found { date, words: 2 });
    }
    let date = ordinal(first)?;
    let of = usize::from(words.get(1).is_some_and(|word| *word == "of"));
    let month = month_of(bare(words.get(1 + of)?))?;
    let year = year(bare(words.get(2 + of)?))?;
    Some(Found { date: day(year, month, date)?, words: 3 + of })
}

/// `February 13, 2026`, `Nov. 20th 2019`.
fn month_first(words: &[&str]) -> Option<Found> {
    let month = month_of(bare(words.first()?))?;
    let date = ordinal(bare(words.get(1)?))?;
    let year = year(bare(words.get(2)?))?;
    Some(Found { date: day(year, month, date)?, words: 3 })
}

fn day(year: u32, month: u32, date: u32) -> Option<Edtf> {
    format!("{year:04}-{month:02}-{date:02}").parse().ok()
}

fn number(text: &str) -> Option<u32> {
    ((1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn year(text: &str) -> Option<u32> {
    number(text).filter(|year| (1900..2100).contains(year))
}

fn ordinal(text: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th", "e", "."].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    number(digits).filter(|date| (1..=31).contains(date))
}

/// A word without the punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '(' | ')' | '[' | ']' | '.' | '|'))
}

/// The month that a word names, 1 to 12.
pub(crate) fn month_of(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let months: [&[&str]; 12] = [
        &["januar", "jänner", "januari", "january", "jan"],
        &["februar", "feber", "februari", "february", "feb", "febr"],
        &["märz", "maerz", "mrz", "maart", "mrt", "march", "mar", "mär"],
        &["april", "apr"],
        &["mai", "mei", "may"],
        &["juni", "june", "jun"],
        &["juli", "july", "jul"],
        &["august", "augustus", "aug"],
        &["september", "sept", "sep"],
        &["oktober", "october", "okt", "oct"],
        &["november", "nov"],
        &["dezember", "december", "dez", "dec"],
    ];
    (1..).zip(months).find(|(_, names)| names.contains(&word.as_str())).map(|(month, _)| month)
}

/// Words that may stand around a date without adding to it: weekdays, labels, times of day, time zones.
pub(crate) fn is_filler(word: &str) -> bool {
    let word = bare(word).to_lowercase();
    is_time(&word) || word.is_empty() || word.chars().all(|c| !c.is_alphanumeric()) || FILLERS.contains(&word.as_str())
}

/// Whether these words label the date of a change rather than of publication.
pub(crate) fn is_update(word: &str) -> bool {
    const UPDATES: [&str; 9] =
        ["updated", "update", "bijgewerkt", "gewijzigd", "aktualisiert", "geändert", "modified", "aangepast", "überarbeitet"];
    UPDATES.contains(&bare(word).to_lowercase().as_str())
}

/// `14:30`, `14.30`, `7:29pm`, `14u30`, `14h`.
fn is_time(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if digits.is_empty() || !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let end = &word[digits.len()..];
    let clock =
        digits.split([':', '.', 'u', 'h']).all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    clock && (digits.len() > 2 && matches!(end, "" | "am" | "pm" | "uhr" | "h" | "u") || matches!(end, "am" | "pm" | "uhr" | "h" | "u"))
}

const FILLERS: &[&str] = &[
    // weekdays
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "ma",
    "di",
    "wo",
    "do",
    "vr",
    "za",
    "zo",
    "mo",
    "mi",
    "fr",
    "sa",
    "so",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    // labels
    "published",
    "posted",
    "updated",
    "update",
    "last",
    "first",
    "modified",
    "date",
    "gepubliceerd",
    "geplaatst",
    "bijgewerkt",
    "gewijzigd",
    "aangepast",
    "laatste",
    "laatst",
    "datum",
    "veröffentlicht",
    "veröffentlichung",
    "erstellt",
    "aktualisiert",
    "geändert",
    "überarbeitet",
    "stand",
    "zuletzt",
    "erschienen",
    "verschenen",
    "vandaag",
    "heute",
    "today",
    // small words
    "on",
    "at",
    "op",
    "om",
    "am",
    "um",
    "vom",
    "den",
    "der",
    "the",
    "uur",
    "uhr",
    "pm",
    "a.m",
    "p.m",
    // time zones
    "gmt",
    "utc",
    "cet",
    "cest",
    "mez",
    "mesz",
    "est",
    "edt",
    "et",
    "bst",
];

#[cfg(test)]
mod tests {
    use super::{at, only};

    fn found(text: &str) -> Option<(String, usize)> {
        let words: Vec<&str> = text.split_whitespace().collect();
        at(&words).map(|found| (found.date.as_str().to_owned(), found.words))
    }

    #[test]
    fn dates_are_read_as_the_three_languages_write_them() {
        for (text, date, words) in [
            ("13. Februar 2026", "2026-02-13", 3),
            ("13.Februar 2026", "2026-02-13", 2),
            ("1. Jänner 2019, 12:00 Uhr", "2019-01-01", 3),
            ("3 maart 2021 om 14:30", "2021-03-03", 3),
            ("1st of March 2020", "2020-03-01", 4),
            ("November 20th, 2019", "2019-11-20", 3),
            ("Sept. 3, 2019", "2019-09-03", 3),
            ("2022-09-13T10:00:00Z", "2022-09-13", 1),
            ("2022-09", "2022-09", 1),
            ("(7.8.2015)", "2015-08-07", 1),
            ("07-08-2015", "2015-08-07", 1),
            ("25/12/2015", "2015-12-25", 1),
            ("12/25/2015", "2015-12-25", 1),
            ("März 2014", "2014-03", 2),
        ] {
            assert_eq!(found(text), Some((date.to_owned(), words)), "{text}");
        }
        for text in ["3/4/2015", "31. Februar 2020", "13. Mann 2020", "may be", "5 2020", "12.5", "1.000.000", "March 2 men"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn a_line_that_is_only_a_date_is_known() {
        for text in
            ["Published November 20th, 2019 - 07:29 GMT", "Stand: 20.11.2019, 7.29 Uhr", "Geplaatst op woensdag 20 november 2019 om 07:29"]
        {
            assert_eq!(only(text).map(|date| date.as_str().to_owned()).as_deref(), Some("2019-11-20"), "{text}");
        }
        for text in ["On November 20th, 2019 the bridge fell", "Am 20. November 2019 kam es zu Kämpfen", "today", ""] {
            assert_eq!(only(text), None, "{text}");
        }
    }
}
