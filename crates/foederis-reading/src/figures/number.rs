//! Numbers of several words: factors, sums, fractions, ranges.

use super::lexicon::{Class, Lexicon};
use super::numeral;
use super::pieces::{Pieces, Shape};
use std::ops::Range;

/// How a number is written, where that matters for what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Plain,
    /// An article: a number only where somebody was killed.
    Article,
    /// "one"
    One,
    /// A share of something, in percent.
    Share,
    /// A length in one word ("dreitägig"): index of its unit.
    Length(u16),
}

/// A number in the text.
#[derive(Debug, Clone)]
pub(super) struct Number {
    pub(super) pieces: Range<usize>,
    pub(super) value: f64,
    pub(super) upper: Option<f64>,
    pub(super) form: Form,
}

/// What stands at a piece.
pub(super) enum Found {
    Number(Number),
    /// No number up to this piece: vague, a name, a clock time.
    Skip(usize),
}

struct Single {
    value: f64,
    end: usize,
    form: Form,
    /// The factor applied.
    scale: f64,
    digits: bool,
}

/// A text in pieces with its lexicon.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) pieces: &'a Pieces,
    pub(super) lexicon: &'a Lexicon,
}

impl Reader<'_> {
    /// The number that begins at a piece; nothing where none does.
    pub(super) fn number(&self, at: usize) -> Option<Found> {
        let first = match self.single(at)? {
            Ok(single) => single,
            Err(end) => return Some(Found::Skip(end)),
        };
        let mut number = Number { pieces: at..first.end, value: first.value, upper: None, form: first.form };
        if matches!(first.form, Form::Plain | Form::One)
            && let Some(outcome) = self.range(&first, &mut number)
        {
            return Some(outcome);
        }
        Some(Found::Number(number))
    }

    /// Widens a number to a range.
    fn range(&self, first: &Single, number: &mut Number) -> Option<Found> {
        let at = number.pieces.start;
        // "5% - 10%"
        let gap = usize::from(self.pieces.form(first.end) == "%");
        let link = first.end + gap;
        let dash = matches!(self.pieces.form(link), "-" | "–" | "—" | "‑");
        let to = self.lexicon.after(self.pieces, link, |class| matches!(class, Class::To).then_some(()));
        let between = self.lexicon.is_before(self.pieces, at, Class::Between);
        let (start, strict) = if dash {
            (link + 1, true)
        } else if let Some(((), end)) = to {
            (end, false)
        } else if (between && self.lexicon.is(self.pieces, link, Class::And)) || self.lexicon.is(self.pieces, link, Class::Or) {
            (link + 1, false)
        } else {
            return None;
        };
        if dash && !(first.digits && self.pieces.is(start, Shape::Digits)) {
            return None;
        }
        let second = match self.single_inner(start, true)? {
            Ok(second) => second,
            Err(end) => return strict.then_some(Found::Skip(end)),
        };
        if !matches!(second.form, Form::Plain) {
            return None;
        }
        // "10 to 12 thousand": the factor belongs to both.
        let factor = if first.scale < second.scale && first.value < second.value / second.scale { second.scale } else { 1.0 };
        let low = first.value * factor;
        if low >= second.value {
            // "2-1" is a score, "555-0199" a telephone number.
            return strict.then_some(Found::Skip(second.end));
        }
        // "Rose from 5 to 10": two figures.
        if !between && to.is_some() && self.changes(at) {
            return None;
        }
        number.value = low;
        number.upper = Some(second.value);
        number.pieces.end = second.end;
        number.form = Form::Plain;
        None
    }

    fn changes(&self, at: usize) -> bool {
        self.lexicon
            .before(self.pieces, at, |class| matches!(class, Class::From).then_some(()))
            .is_some_and(|((), from)| (from.saturating_sub(3)..=from).any(|end| self.lexicon.is_before(self.pieces, end, Class::Change)))
    }

    fn single(&self, at: usize) -> Option<Result<Single, usize>> {
        self.single_inner(at, false)
    }

    fn single_inner(&self, at: usize, in_range: bool) -> Option<Result<Single, usize>> {
        let piece = self.pieces.list.get(at)?;
        match piece.shape {
            Shape::Digits => Some(self.digits(at, in_range)),
            Shape::Letters => self.words(at),
            Shape::Mark => None,
        }
    }

    fn digits(&self, at: usize, in_range: bool) -> Result<Single, usize> {
        let pieces = self.pieces;
        let (mut value, mut end) = numeral::digits(self.text, pieces, at, self.lexicon.decimal)?;
        // "F-16", "MH17", "mid-2020": part of a name.
        if !in_range && pieces.glued(at) && at > 0 {
            let currency = self.lexicon.before(pieces, at, |class| matches!(class, Class::Currency(_)).then_some(())).is_some();
            let bracket = matches!(
                pieces.form(at - 1),
                "(" | "[" | "\"" | "„" | "“" | "‘" | "'" | "+" | "~" | "≈" | ">" | "<" | "±" | "\u{200b}" | "\u{2060}" | "\u{feff}"
            );
            let minus = matches!(pieces.form(at - 1), "-" | "–") && !pieces.glued(at - 1);
            if !(currency || bracket || minus) {
                return Err(end);
            }
        }
        let whole = value.fract() == 0.0 && end == at + 1;
        // "der 6. Strafsenat": an ordinal, unless the sentence ends here.
        if whole && pieces.form(end) == "." && pieces.glued(end) && pieces.list[end].word == pieces.list[at].word && !self.ends(end) {
            return Err(end + 1);
        }
        // "20 000": groups of three.
        let mut grouped = whole && value < 1000.0;
        while grouped
            && pieces.is(end, Shape::Digits)
            && pieces.list[end].end - pieces.list[end].start == 3
            && matches!(
                &self.text[pieces.list[end - 1].end as usize..pieces.list[end].start as usize],
                " " | "\u{a0}" | "\u{202f}" | "\u{2009}"
            )
        {
            value = value * 1000.0 + pieces.form(end).parse::<f64>().unwrap_or(0.0);
            end += 1;
            grouped = value < 1e12;
        }
        // Numbers in a row are a telephone number or a list.
        if pieces.is(end, Shape::Digits) && end > at {
            while pieces.is(end, Shape::Digits) {
                end += 1;
            }
            return Err(end);
        }
        if pieces.form(end) == "½" && pieces.glued(end) {
            value += 0.5;
            end += 1;
        }
        // "16s", "3D", "4th".
        if pieces.glued(end) && pieces.is(end, Shape::Letters) {
            let known = self
                .lexicon
                .after(pieces, end, |class| matches!(class, Class::Scale(_) | Class::Unit(_) | Class::Currency(_)).then_some(()));
            if known.is_none() {
                return Err(end + 1);
            }
        }
        let (value, scale, end) = self.scaled(value, end, self.currency_before(at));
        Ok(Single { value, end, form: Form::Plain, scale, digits: true })
    }

    fn currency_before(&self, at: usize) -> bool {
        self.lexicon.before(self.pieces, at, |class| matches!(class, Class::Currency(_)).then_some(())).is_some()
    }

    /// Whether nothing of the sentence follows a piece.
    fn ends(&self, at: usize) -> bool {
        let Some(next) = self.pieces.list.get(at + 1) else { return true };
        self.text[self.pieces.list[at].end as usize..next.start as usize].contains('\n')
    }

    /// Factors behind a number.
    fn scaled(&self, mut value: f64, mut end: usize, currency: bool) -> (f64, f64, usize) {
        let mut scale = 1.0;
        while let Some((factor, next)) = self.lexicon.after(self.pieces, end, |class| match class {
            Class::Scale(factor) => Some(factor),
            _ => None,
        }) {
            // "300m" is millions behind a currency only; "k" must be glued to the digits.
            let short = next == end + 1 && self.pieces.form(end).len() == 1;
            if short && !(self.pieces.form(end) == "k" && self.pieces.glued(end) || currency) || scale > 1e12 {
                break;
            }
            value *= factor;
            scale *= factor;
            end = next;
        }
        (value, scale, end)
    }

    fn words(&self, at: usize) -> Option<Result<Single, usize>> {
        let (lexicon, pieces) = (self.lexicon, self.pieces);
        if !lexicon.begins(pieces.form(at)) {
            if let Some(value) = numeral::word(pieces.form(at), lexicon) {
                let (value, scale, end) = self.scaled(value, at + 1, false);
                return Some(Ok(Single { value, end, form: Form::Plain, scale, digits: false }));
            }
            return self.length(at);
        }
        if let Some(((), mut end)) = lexicon.after(pieces, at, |class| matches!(class, Class::Vague).then_some(())) {
            while let Some(((), next)) = lexicon.after(pieces, end, |class| matches!(class, Class::Scale(_) | Class::Vague).then_some(())) {
                end = next;
            }
            return Some(Err(end));
        }
        let scale_at = |at: usize| {
            lexicon.after(pieces, at, |class| match class {
                Class::Scale(factor) => Some(factor),
                _ => None,
            })
        };
        let is_article = |at: usize| lexicon.is(pieces, at, Class::Article);
        // "half a million", "een half miljoen", "eine halbe Stunde".
        let half = if lexicon.is(pieces, at, Class::Half) {
            Some(at + 1 + usize::from(is_article(at + 1)))
        } else {
            (is_article(at) && lexicon.is(pieces, at + 1, Class::Half)).then_some(at + 2)
        };
        if let Some(end) = half {
            if scale_at(end).is_some() {
                let (value, scale, end) = self.scaled(0.5, end, false);
                return Some(Ok(Single { value, end, form: Form::Plain, scale, digits: false }));
            }
            if lexicon.after(pieces, end, |class| matches!(class, Class::Unit(_)).then_some(())).is_some() {
                return Some(Ok(Single { value: 0.5, end, form: Form::Plain, scale: 1.0, digits: false }));
            }
        }
        if let Some((share, end)) = lexicon.after(pieces, at, |class| match class {
            Class::Fraction(share) => Some(share),
            _ => None,
        }) && self.is_share(at, end)
        {
            return Some(Ok(Single { value: share, end, form: Form::Share, scale: 1.0, digits: false }));
        }
        if let Some(sum) = self.sum(at) {
            return Some(Ok(sum));
        }
        if is_article(at) {
            if scale_at(at + 1).is_some() {
                let (value, scale, end) = self.scaled(1.0, at + 1, false);
                return Some(Ok(Single { value, end, form: Form::Plain, scale, digits: false }));
            }
            return Some(Ok(Single { value: 1.0, end: at + 1, form: Form::Article, scale: 1.0, digits: false }));
        }
        // "duizend militairen"
        if lexicon.bare.iter().any(|bare| **bare == *pieces.form(at)) {
            let (value, scale, end) = self.scaled(1.0, at, false);
            return Some(Ok(Single { value, end, form: Form::Plain, scale, digits: false }));
        }
        // A factor alone says no number.
        scale_at(at).map(|(_, end)| Err(end))
    }

    /// A fraction that is none: "the second half", "a third attack".
    fn is_share(&self, at: usize, end: usize) -> bool {
        let (lexicon, pieces) = (self.lexicon, self.pieces);
        if lexicon.is_before(pieces, at, Class::NotFraction) {
            return false;
        }
        // A word of its own ("Drittel", "two thirds") and what has "of" in it is plain; "a third" wants "of" or an end behind it.
        let ordinal = matches!(pieces.form(end - 1), "third" | "quarter" | "fifth" | "tenth" | "derde" | "kwart") && end - at == 2;
        !ordinal || lexicon.has("of", pieces.form(end)) || !matches!(pieces.form(at), "a" | "een") || !pieces.is(end, Shape::Letters)
    }

    /// Numbers in words that add up: "two hundred and fifty thousand", "twenty-two", "two and a half million".
    fn sum(&self, at: usize) -> Option<Single> {
        let (lexicon, pieces) = (self.lexicon, self.pieces);
        let english = lexicon.decimal == '.';
        let number = |at: usize| {
            lexicon
                .after(pieces, at, |class| match class {
                    Class::Number(value) => Some(value),
                    _ => None,
                })
                .or_else(|| Some((numeral::word(pieces.form(at), lexicon)?, at + 1)))
        };
        let (first, mut end) = number(at)?;
        let (mut total, mut current, mut scale) = (0.0, first, 1.0);
        let mut parts = 1;
        loop {
            if let Some((factor, next)) = lexicon.after(pieces, end, |class| match class {
                Class::Scale(factor) => Some(factor),
                _ => None,
            }) {
                if pieces.form(end).len() == 1 || scale * factor > 1e13 {
                    break;
                }
                if factor < 1000.0 {
                    current *= factor;
                    scale = factor;
                } else {
                    total += current * factor;
                    current = 0.0;
                    scale = factor;
                }
                end = next;
                parts += 1;
                continue;
            }
            if let Some(((), next)) = lexicon.after(pieces, end, |class| matches!(class, Class::Added).then_some(())) {
                current += 0.5;
                end = next;
                continue;
            }
            let joint = if matches!(pieces.form(end), "-" | "‑") && pieces.glued(end) {
                usize::from((20.0..100.0).contains(&(current % 100.0)))
            } else {
                usize::from(english && scale >= 100.0 && lexicon.is(pieces, end, Class::And))
            };
            let Some((value, next)) = number(end + joint) else { break };
            let fits = (current == 0.0 && value < scale)
                || (current > 0.0 && current % 100.0 == 0.0 && value < 100.0)
                || (english && current % 100.0 >= 20.0 && current % 10.0 == 0.0 && value < 10.0);
            if !fits || (joint == 1 && pieces.form(end) != "-" && value >= 100.0) {
                break;
            }
            current += value;
            end = next;
            parts += 1;
        }
        let value = total + current;
        let single = parts == 1 && (value - 1.0).abs() < f64::EPSILON;
        let form = if single { Form::One } else { Form::Plain };
        Some(Single { value, end, form, scale: if current == 0.0 { scale } else { 1.0 }, digits: false })
    }

    /// "dreitägig", "vijfdaagse".
    fn length(&self, at: usize) -> Option<Result<Single, usize>> {
        let form = self.pieces.form(at);
        if form.len() < 7 {
            return None;
        }
        let (number, unit) = self.lexicon.lengths.iter().find_map(|(end, unit)| Some((form.strip_suffix(&**end)?, *unit)))?;
        let value = numeral::word(number, self.lexicon).or_else(|| {
            self.lexicon.alone(number, |class| match class {
                Class::Number(value) => Some(value),
                _ => None,
            })
        });
        let value = value.or_else(|| matches!(number, "ein" | "een").then_some(1.0))?;
        Some(Ok(Single { value, end: at + 1, form: Form::Length(unit), scale: 1.0, digits: false }))
    }
}
