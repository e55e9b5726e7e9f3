//! The text as grammar reads it: the engine's tokens, parted further at hyphens, slashes and digits, with all they can mean.

use super::lexicon::{Class, Count, Function, Lexicon};
use foederis_language::engine::Parsed;
use jiff::civil::Date;

/// A piece of a token.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Bytes in the text.
    pub(super) start: u32,
    pub(super) end: u32,
    /// Its first word in the analysis.
    pub(super) word: u32,
    /// A new paragraph begins here.
    pub(super) gap: bool,
    /// No space before.
    pub(super) glued: bool,
    pub(super) capital: bool,
    lower: (u32, u32),
    hits: (u32, u32),
}

/// A meaning that may be that of the pieces from here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    /// Pieces covered.
    pub(super) length: u8,
    pub(super) class: Class,
}

/// All pieces of a text.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) list: Vec<Piece>,
    lower: String,
    hits: Vec<Hit>,
}

impl Pieces {
    pub(super) fn new(text: &str, parsed: &Parsed, lexicon: &Lexicon) -> Self {
        let mut pieces = Self::default();
        let mut before = 0;
        for token in &parsed.segments.tokens {
            let (start, end) = (token.start as usize, token.end as usize);
            let between = &text.as_bytes()[before.min(start)..start];
            let gap = between.iter().filter(|byte| **byte == b'\n').nth(1).is_some();
            let glued = between.is_empty();
            before = end;
            pieces.token(&text[start..end], token.start, token.first_word, gap, glued);
        }
        pieces.find(lexicon);
        pieces
    }

    /// Parts a token.
    fn token(&mut self, token: &str, offset: u32, word: u32, gap: bool, glued: bool) {
        let mut gap = gap;
        let mut glued = glued;
        let mut push = |pieces: &mut Self, from: usize, to: usize| {
            if from < to {
                pieces.push(&token[from..to], offset, from, word, std::mem::take(&mut gap), std::mem::replace(&mut glued, true));
            }
        };
        let bytes = token.as_bytes();
        // Most tokens are plain words.
        if bytes.iter().all(u8::is_ascii_alphabetic) || (bytes[0].is_ascii_digit() && (date(token).is_some() || hour(token).is_some())) {
            return push(self, 0, bytes.len());
        }
        let mut end = token.len();
        let mut tail = end;
        if let Some(owner) = token.strip_suffix("'s").or_else(|| token.strip_suffix("’s"))
            && !owner.is_empty()
        {
            tail = owner.len();
            end = tail;
        }
        let body = &token[..end];
        // The full stop of an abbreviation or an ordinal; "a.m." and "U.S." keep theirs.
        if body.len() > 1 && body.ends_with('.') && !body[..end - 1].contains('.') {
            end -= 1;
        }
        let (stop, mut from) = (end, 0);
        let mut digits_before = false;
        for (at, c) in token[..end].char_indices() {
            let is_digit = c.is_ascii_digit();
            if matches!(c, '-' | '–' | '—' | '/' | '‑') {
                push(self, from, at);
                push(self, at, at + c.len_utf8());
                from = at + c.len_utf8();
            } else if digits_before && c.is_alphabetic() && !is_ending(&token[at..end]) {
                push(self, from, at);
                from = at;
            }
            digits_before = is_digit;
        }
        push(self, from, stop);
        push(self, stop, tail);
        push(self, tail, token.len());
    }

    fn push(&mut self, piece: &str, offset: u32, from: usize, word: u32, gap: bool, glued: bool) {
        let cast = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let lower_start = cast(self.lower.len());
        if piece.is_ascii() {
            self.lower.extend(piece.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            self.lower.extend(piece.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
        }
        self.list.push(Piece {
            start: offset + cast(from),
            end: offset + cast(from + piece.len()),
            word,
            gap,
            glued,
            capital: piece.chars().next().is_some_and(char::is_uppercase),
            lower: (lower_start, cast(self.lower.len())),
            hits: (0, 0),
        });
    }

    /// The lower-cased form of a piece.
    pub(super) fn form(&self, at: usize) -> &str {
        let (start, end) = self.list[at].lower;
        &self.lower[start as usize..end as usize]
    }

    /// What the pieces from here can mean.
    pub(super) fn hits(&self, at: usize) -> &[Hit] {
        let (start, end) = self.list[at].hits;
        &self.hits[start as usize..end as usize]
    }

    fn find(&mut self, lexicon: &Lexicon) {
        for at in 0..self.list.len() {
            let start = self.hits.len();
            let first = self.form(at);
            for entry in lexicon.phrases(first) {
                let fits = entry.rest.iter().enumerate().all(|(more, word)| {
                    let next = at + 1 + more;
                    next < self.list.len() && !self.list[next].gap && self.form(next) == &**word
                });
                if fits {
                    self.hits.push(Hit { length: u8::try_from(entry.rest.len() + 1).unwrap_or(u8::MAX), class: entry.class });
                }
            }
            let shapes = shapes(self.form(at));
            self.hits.extend(shapes.into_iter().flatten().map(|class| Hit { length: 1, class }));
            let cast = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            self.list[at].hits = (cast(start), cast(self.hits.len()));
        }
    }
}

/// Endings that stay with the digits before them: "5th", "1980s", "90er", "21ste".
fn is_ending(tail: &str) -> bool {
    matches!(tail, "th" | "st" | "nd" | "rd" | "s" | "er" | "ern" | "e" | "ste" | "de" | "'s")
}

/// What digits and marks can mean.
fn shapes(form: &str) -> [Option<Class>; 2] {
    let bytes = form.as_bytes();
    let Some(&first) = bytes.first() else { return [None; 2] };
    if first.is_ascii_digit() {
        return digits(form);
    }
    let mark = match form {
        "," => Function::Comma,
        "." => Function::Dot,
        "-" | "–" | "—" | "‑" => Function::Dash,
        "/" => Function::Slash,
        "'s" => Function::Possessive,
        _ => {
            let short = form.strip_prefix('\'').or_else(|| form.strip_prefix('‘'));
            return match short.filter(|short| !short.is_empty()).map(digits) {
                Some([Some(Class::Digits(short)), _]) if form.len() <= 5 => [short_year(short), None],
                Some([Some(Class::DecadeDigits(decade)), _]) => [Some(Class::DecadeDigits(decade)), None],
                _ => [None; 2],
            };
        }
    };
    [Some(Class::Is(mark)), None]
}

fn short_year(short: u32) -> Option<Class> {
    let short = i16::try_from(short).ok().filter(|short| *short < 100)?;
    Some(Class::ShortYear(if short < 40 { 2000 } else { 1900 } + short))
}

fn digits(form: &str) -> [Option<Class>; 2] {
    if let Some(date) = date(form) {
        return [Some(Class::Date(date)), None];
    }
    let length = form.bytes().take_while(u8::is_ascii_digit).count();
    let (number, tail) = form.split_at(length);
    let Some(value) = (length <= 5).then(|| number.parse::<u32>().ok()).flatten() else { return [None; 2] };
    if tail.is_empty() {
        let year = i16::try_from(value).ok().filter(|year| length == 4 && (1000..2200).contains(year));
        return [Some(Class::Digits(value)), year.map(Class::Year)];
    }
    if let Some((hour, minute)) = hour(form) {
        // "17.30"; with five as its only decimal also "2.5".
        return [Some(Class::Hm(hour, minute)), None];
    }
    match tail {
        ".5" | ",5" => return [Some(Class::Number(Count::Halves(value * 2 + 1))), None],
        "s" | "er" | "ern" | "'s" if value % 10 == 0 => {
            let decade = match length {
                4 => i16::try_from(value / 10).ok(),
                // "90er": of the twentieth century, but the first tens are of this one.
                2 => i16::try_from(value / 10).ok().map(|ten| if ten < 2 { 200 + ten } else { 190 + ten }),
                _ => None,
            };
            return [decade.map(Class::DecadeDigits), None];
        }
        _ => {}
    }
    let ordinal = matches!(tail, "th" | "st" | "nd" | "rd" | "e" | "ste" | "de").then(|| u8::try_from(value).ok()).flatten();
    [ordinal.map(Class::OrdinalDigits), None]
}

/// `2022-09-13`, `13.9.2022`, `13/09/2022`, `13-09-22`.
pub(super) fn date(form: &str) -> Option<Date> {
    let mut fields = form.split(['.', '-', '/']);
    let mut next = || fields.next().filter(|field| !field.is_empty() && field.len() <= 4 && field.bytes().all(|b| b.is_ascii_digit()));
    let (a, b, c) = (next()?, next()?, next()?);
    if form.len() > a.len() + b.len() + c.len() + 2 {
        return None;
    }
    let number = |field: &str| field.parse::<i16>().ok();
    let (year, month, day) = match (a.len(), b.len(), c.len()) {
        (4, 1..=2, 1..=2) => (number(a)?, b, c),
        (1..=2, 1..=2, 4) => (number(c)?, b, a),
        // A year of two digits only behind full stops: versions and telephone numbers look alike otherwise.
        (1..=2, 1..=2, 2) if form.contains('.') => (if number(c)? < 40 { 2000 } else { 1900 } + number(c)?, b, a),
        _ => return None,
    };
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    Date::new(year, month, day).or_else(|_| Date::new(year, day, month)).ok().filter(|_| (1000..2200).contains(&year))
}

/// `17:30`, `8.45`
pub(super) fn hour(form: &str) -> Option<(i8, i8)> {
    let (hour, minute) = form.split_once([':', '.'])?;
    let fits = (1..=2).contains(&hour.len()) && minute.len() == 2 && hour.bytes().chain(minute.bytes()).all(|b| b.is_ascii_digit());
    if !fits {
        return None;
    }
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour <= 24 && minute < 60).then_some((hour, minute))
}

#[cfg(test)]
mod tests {
    use super::{date, hour, shapes};
    use crate::times::lexicon::Class;
    use jiff::civil;

    #[test]
    fn numeric_dates_are_read_in_all_three_orders() {
        let day = Some(civil::date(2022, 9, 13));
        for form in ["2022-09-13", "13.9.2022", "13/09/2022", "13-09-2022", "13.09.22", "9/13/2022"] {
            assert_eq!(date(form), day, "{form}");
        }
        for form in ["2022-13-13", "1.2", "1.2.3.4", "13-09-22", "99999-1-1", "..", "2022-09-13-1"] {
            assert_eq!(date(form), None, "{form}");
        }
    }

    #[test]
    fn hours_and_shapes() {
        assert_eq!(hour("17:30"), Some((17, 30)));
        assert_eq!(hour("25:30"), None);
        assert_eq!(shapes("1980s")[0], Some(Class::DecadeDigits(198)));
        assert_eq!(shapes("90er")[0], Some(Class::DecadeDigits(199)));
        assert_eq!(shapes("'89")[0], Some(Class::ShortYear(1989)));
        assert_eq!(shapes("21ste")[0], Some(Class::OrdinalDigits(21)));
        assert_eq!(shapes("2014")[1], Some(Class::Year(2014)));
    }
}
