//! What pieces say together: the shared grammar of the three languages. Nothing is resolved here.

use super::calendar::{Clock, Part, Phase, Point, Season, Unit};
use super::lexicon::{Class, Count, Feast, Function as F, Pointer, Ref};
use super::pieces::Pieces;
use super::tense::Tense;
use jiff::civil::Date;

/// Which year a day, month or season is of, as far as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearOf {
    Unsaid,
    Is(i16),
    /// So many years from publication.
    By(i32),
    /// The year that was told last.
    Told,
}

/// What an expression means, before it is put on the calendar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum What {
    /// Said in full.
    Point(Point),
    Day {
        year: YearOf,
        month: i8,
        day: i8,
    },
    Month {
        year: YearOf,
        month: i8,
        pointer: Option<Pointer>,
    },
    Season {
        year: YearOf,
        season: Season,
        pointer: Option<Pointer>,
    },
    Quarter {
        year: YearOf,
        quarter: i8,
    },
    Half {
        year: YearOf,
        half: i8,
    },
    Weekday {
        day: i8,
        pointer: Option<Pointer>,
    },
    Feast {
        year: YearOf,
        feast: Feast,
    },
    /// Units from publication, or from what was told.
    Shift {
        unit: Unit,
        by: i32,
        story: bool,
    },
    /// "the weekend", "the quarter": which one is left to tense.
    The(Unit),
    /// "three days ago" (negative), "in three days".
    Ago {
        count: Count,
        unit: Unit,
    },
    /// "three days later", "earlier".
    Later {
        count: Count,
        unit: Unit,
        back: bool,
    },
    /// A clock time or part of the day whose day must be found.
    Clock,
    Ref(Ref),
    Length(Length),
    /// Index into the lexicon's values.
    Fixed {
        value: u16,
        set: bool,
    },
    /// "every third Monday"
    Every {
        count: Count,
        of: Repeated,
    },
}

/// A length of time of at most two units, and where it lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Length {
    pub(super) count: Count,
    pub(super) unit: Unit,
    pub(super) more: Option<(Count, Unit)>,
    /// "the last three days": ends or begins at publication.
    pub(super) pointer: Option<Pointer>,
    /// "vor drei Tagen", marked as a length by convention.
    pub(super) ago: bool,
}

/// What comes again and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repeated {
    Unit(Unit),
    Weekday(i8, Option<Part>),
    Part(Part),
    Month(i8),
    Season(Season),
}

/// An expression of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Expression {
    /// Pieces.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) what: What,
    pub(super) phase: Option<Phase>,
    pub(super) clock: Option<Clock>,
}

/// A rule's result: what was read, and the piece after it.
type Read<T> = Option<(T, usize)>;

/// A point with its clock time or part of the day.
#[derive(Debug, Clone, Copy)]
struct Told {
    what: What,
    phase: Option<Phase>,
    clock: Option<Clock>,
}

impl From<What> for Told {
    fn from(what: What) -> Self {
        Self { what, phase: None, clock: None }
    }
}

/// What grammar asks about the analysis.
pub(super) trait Words {
    /// UPOS of a piece's word.
    fn upos(&self, piece: usize) -> &str;
    /// Whether a number counts the noun behind it ("1990 soldiers").
    fn counts(&self, piece: usize) -> bool;
}

pub(super) struct Grammar<'a, W> {
    pub(super) pieces: &'a Pieces,
    pub(super) words: &'a W,
    /// ISO 639-1 code.
    pub(super) language: &'a str,
    pub(super) ago_is_length: bool,
}

impl<W: Words> Grammar<'_, W> {
    /// The longest meaning of this kind from here.
    fn read<T>(&self, at: usize, pick: impl Fn(Class) -> Option<T>) -> Read<T> {
        if at >= self.pieces.list.len() {
            return None;
        }
        let mut best: Read<T> = None;
        for hit in self.pieces.hits(at) {
            let end = at + usize::from(hit.length);
            if best.as_ref().is_none_or(|(_, known)| end > *known)
                && let Some(value) = pick(hit.class)
            {
                best = Some((value, end));
            }
        }
        best
    }

    /// Like `read`, for what continues an expression: it must stand in the same paragraph.
    fn then<T>(&self, at: usize, pick: impl Fn(Class) -> Option<T>) -> Read<T> {
        self.pieces.list.get(at).filter(|piece| !piece.gap)?;
        self.read(at, pick)
    }

    fn is(&self, at: usize, function: F) -> Option<usize> {
        self.then(at, |class| (class == Class::Is(function)).then_some(())).map(|((), end)| end)
    }

    /// The place after this word if it is there, else the same place.
    fn skip(&self, at: usize, function: F) -> usize {
        self.is(at, function).unwrap_or(at)
    }

    fn glued(&self, at: usize) -> bool {
        self.pieces.list.get(at).is_some_and(|piece| piece.glued)
    }

    /// Whether the pieces that end here have this function.
    fn before(&self, at: usize, function: F) -> bool {
        !self.pieces.list.get(at).is_some_and(|piece| piece.gap)
            && (1..=3).any(|back| {
                at.checked_sub(back).is_some_and(|from| {
                    self.read(from, |class| (class == Class::Is(function)).then_some(())).is_some_and(|((), end)| end == at)
                })
            })
    }

    /// Whether a sentence begins here, as far as marks tell.
    fn opens(&self, at: usize) -> bool {
        at == 0 || self.pieces.list[at].gap || matches!(self.form(at - 1), "." | "!" | "?" | ":" | "\"" | "»" | "“" | "„" | "«")
    }

    fn form(&self, at: usize) -> &str {
        if at < self.pieces.list.len() { self.pieces.form(at) } else { "" }
    }

    /// The expression that begins at this piece.
    pub(super) fn expression(&self, at: usize) -> Option<Expression> {
        if self.pieces.hits(at).is_empty() {
            return None;
        }
        let whole = |(told, end): (Told, usize)| Expression { start: at, end, what: told.what, phase: told.phase, clock: told.clock };
        let bare = |(what, end): (What, usize)| (Told::from(what), end);
        // Of readings from the same place, the longest; of equals, the first.
        let readings = [
            self.clock_time(at),
            self.phased(at),
            self.dated(at),
            self.every(at).map(bare),
            self.length(at).map(bare),
            self.fixed(at).map(bare),
            self.day_part(at),
        ];
        let mut best: Option<(Told, usize)> = None;
        for reading in readings.into_iter().flatten() {
            if best.is_none_or(|(_, end)| reading.1 > end) {
                best = Some(reading);
            }
        }
        best.map(whole)
    }

    // Clock times ------------------------------------------------------------------------------------------------

    /// "17.30 Uhr", "6 p.m. Sunday", "half negen", "noon"
    fn clock_time(&self, at: usize) -> Read<Told> {
        let start = self.skip(at, F::Approx);
        let ((clock, sure), mut end) = self.hour(start)?;
        let announced = self.before(at, F::At);
        if !sure && !announced {
            return None;
        }
        let zone = self.skip(end, F::Comma);
        if let Some(after) = self.is(end, F::Zone).or_else(|| self.is(zone, F::Zone)) {
            end = after;
        }
        // "6 p.m. Sunday", "7 p.m. GMT, May 9"
        for next in [end, self.skip(end, F::Comma)] {
            if self.language == "en"
                && let Some((told, after)) = self.dated(next).filter(|(told, _)| is_day(told.what))
                && !self.pieces.list[next].gap
            {
                return Some((Told { clock: Some(clock), ..told }, after));
            }
        }
        Some((Told { what: What::Clock, phase: None, clock: Some(clock) }, end))
    }

    /// An hour, and whether it can be nothing else.
    fn hour(&self, at: usize) -> Read<(Clock, bool)> {
        if let Some((hour, end)) = self.read(at, |class| match class {
            Class::Noon(hour) => Some(hour),
            _ => None,
        }) {
            return Some(((Clock::Hm(hour, 0), true), end));
        }
        if let Some((hour, end)) = self.read(at, |class| match class {
            Class::HalfPast(hour) => Some(hour),
            _ => None,
        }) {
            return Some(((Clock::Hm(hour - 1, 30), false), self.skip(end, F::Clock)));
        }
        if let Some(next) = self.read(at, |class| (class == Class::Is(F::HalfHour)).then_some(())).map(|((), end)| end)
            && let Some((hour, end)) = self.small(next, 12).filter(|(hour, _)| *hour >= 1)
            && self.unit_at(end).is_none()
        {
            // "half negen" is half past eight; "half past" itself can be nothing else.
            let english = self.language == "en";
            let (hour, sure) = (hour - i8::from(!english), english || self.is(end, F::Clock).is_some());
            let end = self.skip(end, F::Clock);
            return Some(((Clock::Hm(hour, 30), sure), end));
        }
        let ((hour, minute, exact), end) = self
            .read(at, |class| match class {
                Class::Hm(hour, minute) => Some((hour, minute, true)),
                _ => None,
            })
            .or_else(|| self.small(at, 24).map(|(hour, end)| ((hour, 0, false), end)))?;
        if let Some(after) = self.is(end, F::Am) {
            return (hour <= 12).then_some(((Clock::Hm(hour % 12, minute), true), after));
        }
        if let Some(after) = self.is(end, F::Pm) {
            return (hour <= 12).then_some(((Clock::Hm(hour % 12 + 12, minute), true), after));
        }
        if let Some(after) = self.is(end, F::Clock) {
            // Dutch "drie uur" is a length as well.
            let sure = exact || self.language != "nl";
            if let Some((minute, last)) = self.digits(after, 59).filter(|_| !exact && self.language == "de") {
                return Some(((Clock::Hm(hour, i8::try_from(minute).ok()?), sure), last));
            }
            return Some(((Clock::Hm(hour, minute), sure), after));
        }
        // "from 10-18 o'clock": the first of two.
        if let Some(dash) =
            self.is(end, F::Dash).or_else(|| self.is(end, F::Until)).or_else(|| self.is(end, F::And)).or_else(|| self.is(end, F::Slash))
            && self.plain_hour(dash).is_some()
        {
            return Some(((Clock::Hm(hour, minute), true), end));
        }
        let colon = exact && self.pieces.form(at).contains(':');
        (exact && (colon || self.before(at, F::At))).then_some(((Clock::Hm(hour, minute), false), end))
    }

    /// An hour with its "o'clock", for the second of two.
    fn plain_hour(&self, at: usize) -> Option<usize> {
        let ((), end) =
            self.then(at, |class| matches!(class, Class::Hm(..)).then_some(())).or_else(|| self.small(at, 24).map(|(_, end)| ((), end)))?;
        self.is(end, F::Clock).or_else(|| self.is(end, F::Am)).or_else(|| self.is(end, F::Pm))
    }

    fn digits(&self, at: usize, most: u32) -> Read<u32> {
        self.then(at, |class| match class {
            Class::Digits(number) if number <= most => Some(number),
            _ => None,
        })
    }

    /// A small whole number, in digits or in a word.
    fn small(&self, at: usize, most: u32) -> Read<i8> {
        self.read(at, |class| match class {
            Class::Digits(number) if number <= most => i8::try_from(number).ok(),
            Class::Number(Count::Halves(halves)) if halves % 2 == 0 && halves / 2 <= most && halves > 2 => i8::try_from(halves / 2).ok(),
            _ => None,
        })
    }

    // Points -----------------------------------------------------------------------------------------------------

    /// "Anfang Februar", "the end of this year", "eerder dit jaar", "mid-2003"
    fn phased(&self, at: usize) -> Read<Told> {
        if let Some(((unit, phase), end)) = self.read(self.skip_first_article(at), |class| match class {
            Class::Turn(unit, phase) => Some((unit, phase)),
            _ => None,
        }) {
            let year = self.year_of(end).filter(|_| unit == Unit::Year);
            let (what, end) = match year {
                Some((YearOf::Is(year), end)) => (What::Point(Point::Year(year)), end),
                Some((YearOf::By(by), end)) => (What::Shift { unit, by, story: false }, end),
                _ => (What::Shift { unit, by: 0, story: false }, end),
            };
            return Some((Told { what, phase: Some(phase), clock: None }, end));
        }
        // "earlier this year": the time is the year.
        if let Some(next) = self
            .read(at, |class| matches!(class, Class::Is(F::Earlier | F::Later)).then_some(()))
            .map(|((), end)| self.is(end, F::In).unwrap_or(end))
            && self.pieces.list.get(next).is_some_and(|piece| !piece.gap)
        {
            let (told, end) = self.pointed(next).or_else(|| self.deictic(next)).or_else(|| self.weekday(next))?;
            return is_point(told.what).then_some((told, end));
        }
        let start = self.skip_first_article(at);
        let (phase, next) = self.read(start, |class| match class {
            Class::Phase(phase) => Some(phase),
            _ => None,
        })?;
        let next = self.skip(next, F::Dash);
        let of = self.is(next, F::Of);
        for from in [Some(next), of].into_iter().flatten() {
            if self.pieces.list.get(from).is_none_or(|piece| piece.gap) {
                continue;
            }
            let point = self.dated(from).or_else(|| self.the_unit(from)).or_else(|| self.day_part_named(from));
            if let Some((told, end)) = point
                && (is_point(told.what) || told.clock.is_some())
            {
                return Some((Told { phase: Some(phase), ..told }, end));
            }
        }
        None
    }

    fn skip_first_article(&self, at: usize) -> usize {
        match self.read(at, |class| (class == Class::Is(F::Article)).then_some(())) {
            Some(((), end)) if self.pieces.list.get(end).is_some_and(|piece| !piece.gap) => end,
            _ => at,
        }
    }

    /// "the year", "des Jahres", "het jaar": where a whole of it is meant.
    fn the_unit(&self, at: usize) -> Read<Told> {
        let next = self.skip_first_article(at);
        let (unit, end) = self.unit_at(next)?;
        let alone = unit >= Unit::Day && self.is(next, F::Plural).is_none();
        let article = next != at || self.language == "de";
        (alone && article).then_some((What::Shift { unit, by: 0, story: false }.into(), end))
    }

    /// Everything that names a place on the calendar.
    fn dated(&self, at: usize) -> Read<Told> {
        let bare = |(what, end): (What, usize)| (Told::from(what), end);
        let readings = [
            self.read(at, |class| match class {
                Class::Date(date) => Some(What::Point(Point::Day(date)).into()),
                _ => None,
            }),
            self.weekday(at),
            self.numeric(at).map(bare),
            self.calendar_day(at).map(bare),
            self.month(at).map(bare),
            self.season(at).map(bare),
            self.quarter(at).map(bare),
            self.century(at).map(bare),
            self.decade(at).map(bare),
            self.deictic(at),
            self.pointed(at),
            self.year(at).map(bare),
            self.feast(at).map(bare),
        ];
        let mut best: Option<(Told, usize)> = None;
        for reading in readings.into_iter().flatten() {
            if best.is_none_or(|(_, end)| reading.1 > end) {
                best = Some(reading);
            }
        }
        best
    }

    /// "2022-09-14", "14/9/2022", where the engine took them apart.
    fn numeric(&self, at: usize) -> Read<What> {
        let number = |at: usize| self.digits_here(at);
        let link = |at: usize| self.is(at, F::Dash).or_else(|| self.is(at, F::Slash)).filter(|_| self.glued(at));
        let (a, next) = number(at)?;
        let next = link(next).filter(|next| self.glued(*next))?;
        let (b, next) = number(next)?;
        let next = link(next).filter(|next| self.glued(*next))?;
        let (c, end) = number(next)?;
        let (year, day) = if a >= 1000 { (a, c) } else { (c, a) };
        if year < 1000 || link(end).is_some() {
            return None;
        }
        let small = |number: u32| i8::try_from(number).ok();
        let year = i16::try_from(year).ok().filter(|year| *year < 2200)?;
        let date =
            Date::new(year, small(b)?, small(day)?).or_else(|_| Date::new(year, small(day).unwrap_or(0), small(b).unwrap_or(0))).ok()?;
        Some((What::Point(Point::Day(date)), end))
    }

    fn digits_here(&self, at: usize) -> Read<u32> {
        self.read(at, |class| match class {
            Class::Digits(number) => Some(number),
            _ => None,
        })
    }

    /// "Montag", "dinsdagavond", "Friday, June 3": the date where one follows.
    fn weekday(&self, at: usize) -> Read<Told> {
        let ((day, part), end) = self.weekday_name(at)?;
        let mut next = self.skip(end, F::Comma);
        next = self.is(next, F::Contracted).unwrap_or(next);
        next = self.skip(next, F::Article);
        if self.pieces.list.get(next).is_some_and(|piece| !piece.gap)
            && let Some((what, after)) = self.calendar_day(next)
        {
            return Some((Told { what, phase: None, clock: part.map(Clock::Part) }, after));
        }
        Some((Told { what: What::Weekday { day, pointer: None }, phase: None, clock: part.map(Clock::Part) }, end))
    }

    fn weekday_name(&self, at: usize) -> Read<(i8, Option<Part>)> {
        let ((day, part), end) = self.read(at, |class| match class {
            Class::Weekday(day) => Some((day, None)),
            Class::WeekdayPart(day, part) => Some((day, Some(part))),
            _ => None,
        })?;
        if self.language != "nl" && !self.pieces.list[at].capital {
            return None;
        }
        // English and Dutch forms of three letters are too often something else.
        if end == at + 1 && self.form(at).chars().count() == 3 && self.is(end, F::Dot).is_none() {
            return None;
        }
        let next = self.skip(end, F::Dash);
        let named = part.is_none().then(|| self.part_name(next)).flatten();
        Some(named.map_or(((day, part), end), |(part, after)| ((day, Some(part)), after)))
    }

    fn part_name(&self, at: usize) -> Read<Part> {
        self.then(at, |class| match class {
            Class::Part(part) | Class::Habit(part) => Some(part),
            _ => None,
        })
    }

    fn month_name(&self, at: usize) -> Read<i8> {
        let (month, end) = self.read(at, |class| match class {
            Class::Month(month) => Some(month),
            _ => None,
        })?;
        let piece = &self.pieces.list[at];
        if self.language != "nl" && !piece.capital {
            return None;
        }
        // "Sept. 30", but not the full stop of the sentence behind "September".
        let short = self.form(at).chars().count() <= 4
            && !matches!(self.form(at), "mai" | "mei" | "may" | "juni" | "june" | "juli" | "july" | "märz");
        let end = if short && self.glued(end) { self.skip(end, F::Dot) } else { end };
        Some((month, end))
    }

    /// A day of the month: "13", "13.", "13th", "13e".
    fn day_number(&self, at: usize) -> Read<i8> {
        let (day, end) = self.read(at, |class| match class {
            Class::Digits(day) => i8::try_from(day).ok(),
            Class::OrdinalDigits(day) => i8::try_from(day).ok(),
            Class::Ordinal(day) if self.language != "nl" => i8::try_from(day).ok(),
            _ => None,
        })?;
        let end = if self.glued(end) { self.skip(end, F::Dot) } else { end };
        (1..=31).contains(&day).then_some((day, end))
    }

    /// "13 september 2022", "September 13, 2022", "3. bis 9. März" (the first)
    fn calendar_day(&self, at: usize) -> Read<What> {
        let with_article = self.read(at, |class| (class == Class::Is(F::Article)).then_some(())).map(|((), end)| end);
        let start = with_article.unwrap_or(at);
        if let Some((day, end)) = self.day_number(start) {
            let end_of = self.is(end, F::Of).filter(|_| self.language != "de").unwrap_or(end);
            if let Some((month, after)) = self.same_paragraph(end_of).and_then(|next| self.month_name(next)) {
                let (year, after) = self.year_of(after).unwrap_or((YearOf::Unsaid, after));
                return Some((What::Day { year, month, day }, after));
            }
            return self.day_of_list(end).map(|(year, month)| (What::Day { year, month, day }, end));
        }
        let (month, next) = self.month_name(start)?;
        let (day, mut end) = self.same_paragraph(next).and_then(|next| {
            self.read(next, |class| match class {
                Class::Digits(day) if (1..=31).contains(&day) => i8::try_from(day).ok(),
                Class::OrdinalDigits(day) if day <= 31 => i8::try_from(day).ok(),
                Class::Ordinal(day) => i8::try_from(day).ok(),
                _ => None,
            })
        })?;
        if self.language != "en" {
            return None;
        }
        // "May 5 p.m."? No; but "March 2 million" is no day either.
        if self.is(end, F::Am).or_else(|| self.is(end, F::Pm)).is_some() {
            return None;
        }
        let mut year = YearOf::Unsaid;
        if let Some((said, after)) = self.year_of(self.skip(end, F::Comma)) {
            year = said;
            end = after;
        }
        Some((What::Day { year, month, day }, end))
    }

    fn same_paragraph(&self, at: usize) -> Option<usize> {
        self.pieces.list.get(at).filter(|piece| !piece.gap).map(|_| at)
    }

    /// Month and year of a day that stands in a list before them: "am 7., 8. und 9. März".
    fn day_of_list(&self, at: usize) -> Option<(YearOf, i8)> {
        let mut at = at;
        for _ in 0..6 {
            let next = [F::Comma, F::And, F::Until, F::Dash, F::Slash].into_iter().find_map(|link| self.is(at, link))?;
            let next = self.is(next, F::Contracted).unwrap_or(next);
            let next = self.skip(next, F::Article);
            let (_, end) = self.same_paragraph(next).and_then(|next| self.day_number(next))?;
            if let Some((month, after)) = self.same_paragraph(end).and_then(|next| self.month_name(next)) {
                return Some((self.year_of(after).map_or(YearOf::Unsaid, |(year, _)| year), month));
            }
            at = end;
        }
        None
    }

    /// The year behind a day, month or season: "2014", "des Jahres 2005", "this year", "vorigen Jahres".
    fn year_of(&self, at: usize) -> Read<YearOf> {
        let mut at = self.same_paragraph(at)?;
        if let Some((year, end)) = self.plain_year(at) {
            return Some((YearOf::Is(year), end));
        }
        if let Some((by, end)) = self.pointed_year(at) {
            return Some((by, end));
        }
        at = self.is(at, F::Of).or_else(|| self.is(at, F::Comma).filter(|_| self.language == "en"))?;
        at = self.skip(at, F::Article);
        if let Some((by, end)) = self.pointed_year(at) {
            return Some((by, end));
        }
        if let Some((Unit::Year, end)) = self.unit_at(at) {
            return self.plain_year(end).map(|(year, end)| (YearOf::Is(year), end));
        }
        self.plain_year(at).map(|(year, end)| (YearOf::Is(year), end))
    }

    fn plain_year(&self, at: usize) -> Read<i16> {
        self.then(at, |class| match class {
            Class::Year(year) => Some(year),
            _ => None,
        })
        .or_else(|| self.same_paragraph(at).and_then(|at| self.spelled_year(at)))
    }

    /// "nineteen eighty-two"
    fn spelled_year(&self, at: usize) -> Read<i16> {
        let (century, next) = self.read(at, number_halves).filter(|(halves, _)| self.language == "en" && matches!(halves, 36 | 38 | 40))?;
        let (rest, end) = self.then(next, number_halves).filter(|(rest, _)| rest % 2 == 0 && (20..200).contains(rest))?;
        let year = i16::try_from(century / 2 * 100 + rest / 2).ok()?;
        self.unit_at(end).is_none().then_some((year, end))
    }

    /// "this year", "vorigen Jahres", "heuer"
    fn pointed_year(&self, at: usize) -> Read<YearOf> {
        if let Some((by, end)) = self.then(at, |class| match class {
            Class::Deictic { unit: Unit::Year, by, story: false, .. } => Some(by),
            _ => None,
        }) {
            return Some((YearOf::By(by), end));
        }
        let at = self.skip(at, F::Article);
        let (pointer, next) = self.then(at, pick_pointer)?;
        let (Unit::Year, end) = self.unit_at(next)? else { return None };
        let year = match pointer {
            Pointer::Last | Pointer::Latest => YearOf::By(-1),
            Pointer::This => YearOf::By(0),
            Pointer::Next => YearOf::By(1),
            Pointer::That | Pointer::Before | Pointer::After => YearOf::Told,
        };
        Some((year, end))
    }

    /// "Mai 2014", "Mai vorigen Jahres", "im Juni"
    fn month(&self, at: usize) -> Read<What> {
        let (month, end) = self.month_name(at)?;
        if let Some((year, after)) = self.year_of(end) {
            return Some((What::Month { year, month, pointer: None }, after));
        }
        let what = What::Month { year: YearOf::Unsaid, month, pointer: None };
        // English "May", "March" and "August" are other words as well, Dutch "mei" and "maart" hardly.
        let ambiguous = self.language == "en" && (matches!(month, 5 | 3) || self.form(at).len() == 3);
        let announced = at > 0
            && !self.pieces.list[at].gap
            && (self.before(at, F::In)
                || self.before(at, F::Since)
                || self.before(at, F::Until)
                || self.before(at, F::For)
                || self.before(at, F::At)
                || self.before(at, F::Of));
        if self.words.upos(at) == "AUX" || self.words.upos(at) == "VERB" || (ambiguous && !announced) {
            return None;
        }
        // "Jan" the name, "Okt" alone: a short form needs a number.
        if self.form(at).chars().count() <= 3 && !matches!(self.form(at), "mai" | "mei" | "may") && self.is(at + 1, F::Dot).is_none() {
            return None;
        }
        Some((what, end))
    }

    fn season_name(&self, at: usize) -> Read<Season> {
        let found = self.read(at, |class| match class {
            Class::Season(season) => Some(season),
            _ => None,
        })?;
        (self.language != "de" || self.pieces.list[at].capital).then_some(found)
    }

    fn season(&self, at: usize) -> Read<What> {
        let start = self.skip_first_article(at);
        let (season, end) = self.season_name(start)?;
        if let Some((year, after)) = self.year_of(end) {
            return Some((What::Season { year, season, pointer: None }, after));
        }
        let noun = self.words.upos(start) == "NOUN" || self.words.upos(start) == "PROPN";
        // "the fall of the government": English needs "in the", "this" or a year.
        let english = self.language != "en"
            || (start != at
                && (self.before(at, F::In) || self.before(at, F::For) || self.before(at, F::Since) || self.before(at, F::Until)));
        let english = english && !(self.language == "en" && self.is(end, F::Of).is_some());
        let announced = start != at
            || self.before(at, F::Contracted)
            || self.before(at, F::In)
            || self.before(at, F::Since)
            || self.before(at, F::Until)
            || self.before(at, F::For);
        (noun && announced && english).then_some((What::Season { year: YearOf::Unsaid, season, pointer: None }, end))
    }

    /// "the second quarter of 1991", "third-quarter", "Q3 2014", "last year's quarter", "erste Hälfte 2014"
    fn quarter(&self, at: usize) -> Read<What> {
        let mut start = self.skip_first_article(at);
        start = self.skip(start, F::Fiscal);
        let mut year = YearOf::Unsaid;
        if let Some((by, next)) = self.read(start, |_| Some(())).and_then(|_| self.pointed_year_first(start))
            && let Some(owner) = self.is(next, F::Possessive)
        {
            year = by;
            start = owner;
        } else if let Some((said, next)) = self.read(start, |class| match class {
            Class::Year(year) => Some(year),
            _ => None,
        }) && self.language == "en"
        {
            year = YearOf::Is(said);
            start = next;
        } else if let Some((YearOf::By(by), next)) = self.pointed_year_first(start) {
            year = YearOf::By(by);
            start = next;
        }
        start = self.skip(start, F::Fiscal);
        if let Some((half, end)) = self.read(start, |class| match class {
            Class::Half(half) => Some(half),
            _ => None,
        }) {
            let said = self.year_of(end).or_else(|| {
                self.is(end, F::Of)
                    .and_then(|of| self.the_unit(of))
                    .filter(|(told, _)| matches!(told.what, What::Shift { unit: Unit::Year, .. }))
                    .map(|(_, end)| (YearOf::By(0), end))
            });
            let (year, end) = said.unwrap_or((year, end));
            return (year != YearOf::Unsaid || self.before(at, F::In)).then_some((What::Half { year, half }, end));
        }
        let (number, next) = self.read(start, |class| match class {
            Class::Ordinal(number) | Class::OrdinalDigits(number) => i8::try_from(number).ok(),
            Class::Digits(number) => i8::try_from(number).ok(),
            _ => None,
        })?;
        let ordinal = self.read(start, |class| matches!(class, Class::Ordinal(_) | Class::OrdinalDigits(_)).then_some(())).is_some();
        let next = if ordinal { next } else { self.is(next, F::Dot)? };
        let next = self.skip(self.skip(next, F::Dash), F::Fiscal);
        let (unit, end) = self.unit_at(next)?;
        let (said, end) = self.year_of(end).unwrap_or((year, end));
        match unit {
            Unit::Quarter if (1..=4).contains(&number) => Some((What::Quarter { year: said, quarter: number }, end)),
            Unit::HalfYear if (1..=2).contains(&number) => Some((What::Half { year: said, half: number }, end)),
            _ => None,
        }
    }

    /// Like `pointed_year`, at the start of an expression.
    fn pointed_year_first(&self, at: usize) -> Read<YearOf> {
        if let Some((by, end)) = self.read(at, |class| match class {
            Class::Deictic { unit: Unit::Year, by, story: false, .. } => Some(by),
            _ => None,
        }) {
            return Some((YearOf::By(by), end));
        }
        let (pointer, next) = self.read(at, pick_pointer)?;
        let (Unit::Year, end) = self.unit_at(next)? else { return None };
        let by = match pointer {
            Pointer::Last | Pointer::Latest => -1,
            Pointer::This => 0,
            Pointer::Next => 1,
            _ => return None,
        };
        Some((YearOf::By(by), end))
    }

    /// "the 20th century", "im 19. Jahrhundert", "de 21ste eeuw"
    fn century(&self, at: usize) -> Read<What> {
        let start = self.skip_first_article(at);
        let (number, next) = self.read(start, |class| match class {
            Class::Ordinal(number) | Class::OrdinalDigits(number) => Some(i16::from(number)),
            Class::Digits(number) => i16::try_from(number).ok(),
            _ => None,
        })?;
        let next = if self.glued(next) { self.skip(next, F::Dot) } else { next };
        let (unit, end) = self.unit_at(self.skip(next, F::Dash))?;
        match unit {
            Unit::Century if (1..=30).contains(&number) => Some((What::Point(Point::Century(number - 1)), end)),
            Unit::Millennium if (1..=4).contains(&number) => Some((What::Point(Point::Millennium(number - 1)), end)),
            _ => None,
        }
    }

    /// "the 1980s", "die achtziger Jahre", "de jaren tachtig"
    fn decade(&self, at: usize) -> Read<What> {
        let start = self.skip_first_article(at);
        let named = |at: usize| {
            self.read(at, |class| match class {
                Class::DecadeDigits(decade) => Some(decade),
                Class::Decade(ten) => Some(190 + i16::from(ten) / 10),
                _ => None,
            })
        };
        if self.language == "nl" {
            let (Unit::Year, next) = self.unit_at(start)? else { return None };
            if self.form(start) != "jaren" {
                return None;
            }
            let (decade, end) = self.same_paragraph(next).and_then(|next| {
                self.read(next, |class| match class {
                    Class::Decade(ten) => Some(190 + i16::from(ten) / 10),
                    Class::ShortYear(year) | Class::Year(year) if year % 10 == 0 => Some(year / 10),
                    Class::Digits(ten) if (20..100).contains(&ten) && ten % 10 == 0 => i16::try_from(190 + ten / 10).ok(),
                    _ => None,
                })
            })?;
            return Some((What::Point(Point::Decade(decade)), end));
        }
        let (decade, end) = named(start)?;
        let word = !self.pieces.form(start).starts_with(|c: char| c.is_ascii_digit() || c == '\'');
        let unit = self.unit_at(self.skip(end, F::Dash)).filter(|(unit, _)| *unit == Unit::Year);
        match (self.language, unit) {
            ("de", Some((_, end))) => Some((What::Point(Point::Decade(decade)), end)),
            ("de", None) => None,
            _ => (!word || start != at).then_some((What::Point(Point::Decade(decade)), end)),
        }
    }

    /// "heute", "gisteravond", "tags darauf"
    fn deictic(&self, at: usize) -> Read<Told> {
        let mut start = self.skip_first_article(at);
        if self.read(at, |class| matches!(class, Class::Deictic { .. }).then_some(())).is_some() {
            start = at;
        }
        let ((unit, by, part, story), end) = self.read(start, |class| match class {
            Class::Deictic { unit, by, part, story } => Some((unit, by, part, story)),
            _ => None,
        })?;
        let what = What::Shift { unit, by, story };
        // "der Morgen": the part of the day.
        if self.language == "de"
            && self.form(start) == "morgen"
            && (start != at
                || self.before(at, F::Contracted)
                || (self.pieces.list[start].capital && self.words.upos(start) == "NOUN" && !self.opens(start)))
        {
            return None;
        }
        // "goede morgen", "de morgen"
        if self.language == "nl" && self.form(start) == "morgen" && start != at {
            return None;
        }
        // "the year-ago quarter"
        if unit == Unit::Year
            && let Some((Unit::Quarter, after)) = self.unit_at(end)
        {
            return Some((What::Ago { count: Count::Halves(2), unit }.into(), after));
        }
        if unit != Unit::Day || part.is_some() {
            return Some((Told { what, phase: None, clock: part.map(Clock::Part) }, end));
        }
        let clock = self.part_name(self.skip(end, F::Dash));
        Some(clock.map_or((Told::from(what), end), |(part, end)| (Told { what, phase: None, clock: Some(Clock::Part(part)) }, end)))
    }

    /// "last week", "den vergangenen drei Jahren", "this summer", "nächsten Montag"
    fn pointed(&self, at: usize) -> Read<Told> {
        let start = self.skip_first_article(at);
        let article = start != at;
        let (pointer, mut next) = self.read(start, pick_pointer)?;
        if let Some((unit, end)) = self.read(start, pick_pointer).and_then(|_| self.recent(start)) {
            return Some((unit, end));
        }
        // "this past winter", "diesem vergangenen Jahr"
        let mut pointer = pointer;
        if let Some((more, after)) = self.then(next, pick_pointer)
            && pointer == Pointer::This
        {
            pointer = more;
            next = after;
        }
        next = self.skip(next, F::Fiscal);
        if let Some((length, end)) = self.counted(next, true) {
            return Some((What::Length(Length { pointer: Some(pointer), ..length }).into(), self.skip(end, F::Long)));
        }
        self.same_paragraph(next)?;
        if let Some(((day, part), end)) = self.weekday_name(next) {
            return Some((Told { what: What::Weekday { day, pointer: Some(pointer) }, phase: None, clock: part.map(Clock::Part) }, end));
        }
        if let Some((month, end)) = self.month_name(next) {
            return Some((What::Month { year: YearOf::Unsaid, month, pointer: Some(pointer) }.into(), end));
        }
        // An adjective may stand between: "diesem milden Winter".
        let described = if self.words.upos(next) == "ADJ" && self.pieces.hits(next).is_empty() { next + 1 } else { next };
        self.same_paragraph(described)?;
        if let Some((season, end)) = self.season_name(described) {
            return Some((What::Season { year: YearOf::Unsaid, season, pointer: Some(pointer) }.into(), end));
        }
        if let Some((part, end)) = self.part_name(next).filter(|_| self.unit_at(next).is_none()) {
            let by = match pointer {
                Pointer::Last | Pointer::Latest => -1,
                Pointer::Next => 1,
                _ => 0,
            };
            let story = matches!(pointer, Pointer::That | Pointer::Before | Pointer::After);
            let by = if pointer == Pointer::After { 1 } else { by };
            // Dutch "afgelopen nacht", German "vergangene Nacht": the night that ends today.
            let by = if part == Part::Night && by == -1 && self.language != "en" { 0 } else { by };
            return Some((Told { what: What::Shift { unit: Unit::Day, by, story }, phase: None, clock: Some(Clock::Part(part)) }, end));
        }
        let (unit, end) = self.unit_at(next)?;
        if unit < Unit::Day {
            return None;
        }
        if self.is(next, F::Plural).is_some() && unit != Unit::Weekend {
            let length = Length { count: Count::Some, unit, more: None, pointer: Some(pointer), ago: false };
            return matches!(pointer, Pointer::Last | Pointer::Next | Pointer::This).then_some((What::Length(length).into(), end));
        }
        // English "the past year" is a length, "last year" a date.
        if self.language == "en" && article && matches!(pointer, Pointer::Last | Pointer::Next) && unit != Unit::Weekend {
            if pointer == Pointer::Next && unit == Unit::Day {
                return Some((What::Shift { unit, by: 1, story: true }.into(), end));
            }
            return Some((
                What::Length(Length { count: Count::Halves(2), unit, more: None, pointer: Some(pointer), ago: false }).into(),
                end,
            ));
        }
        let (by, story) = match pointer {
            Pointer::Last | Pointer::Latest => (-1, false),
            Pointer::This => (0, false),
            Pointer::Next => (1, false),
            Pointer::That => (0, true),
            Pointer::Before => (-1, true),
            Pointer::After => (1, true),
        };
        // "diesem Tag", "am nächsten Tag": of the story, not of the newspaper.
        let story = story || (unit == Unit::Day);
        Some((What::Shift { unit, by, story }.into(), end))
    }

    /// A pointer that is also vague: "in recent years", "recente maanden".
    fn recent(&self, at: usize) -> Read<Told> {
        let (reference, next) = self.read(at, |class| match class {
            Class::Ref(reference) => Some(reference),
            _ => None,
        })?;
        let (_, end) = self.unit_at(next)?;
        self.is(next, F::Plural).is_some().then_some((What::Ref(reference).into(), end))
    }

    /// "2014", "im Jahr 2014", "das Jahr 2010", "fiscal 1989"
    fn year(&self, at: usize) -> Read<What> {
        let article = self.skip_first_article(at);
        if let Some((Unit::Year, next)) = self.unit_at(article)
            && let Some((year, end)) = self.plain_year(next).or_else(|| {
                self.then(next, |class| match class {
                    Class::Digits(year) if (100..1000).contains(&year) => i16::try_from(year).ok(),
                    Class::ShortYear(year) => Some(year),
                    _ => None,
                })
            })
        {
            return Some((What::Point(Point::Year(year)), end));
        }
        let fiscal = self.read(at, |class| (class == Class::Is(F::Fiscal)).then_some(())).map(|((), end)| end);
        if let Some((year, end)) = fiscal.and_then(|next| self.plain_year(next)) {
            return Some((What::Point(Point::Year(year)), end));
        }
        if let Some((year, end)) = self.spelled_year(at) {
            return Some((What::Point(Point::Year(year)), end));
        }
        let (year, end) = self.read(at, |class| match class {
            Class::Year(year) => Some(year),
            Class::ShortYear(year) if self.before(at, F::In) || self.before(at, F::Since) || self.before(at, F::Of) => Some(year),
            _ => None,
        })?;
        let sure = self.before(at, F::In) || self.before(at, F::Since) || self.before(at, F::Starting);
        let announced = sure || self.before(at, F::Until) || self.before(at, F::From) || self.before(at, F::Of);
        let bracket = at > 0 && matches!(self.form(at - 1), "(" | "/" | "-" | "–");
        let spanned = self.is(end, F::Dash).and_then(|next| self.plain_year(next)).is_some();
        let likely = (1700..2060).contains(&year) || spanned;
        // "1500 bis 1900 Liter": what counts for the second, counts for the first.
        let range = self.is(end, F::Until).or_else(|| self.is(end, F::Dash)).or_else(|| self.is(end, F::And));
        let counts = self.words.counts(at)
            || range.is_some_and(|next| next < self.pieces.list.len() && self.digits(next, 99_999).is_some() && self.words.counts(next));
        let counts = counts && !self.is_span_of_years(at, end);
        let money = at > 0 && matches!(self.form(at - 1), "$" | "€" | "£" | "nr" | "no" | "#" | "+" | "us$" | "c$");
        let measured = self.unit_at(end).is_some()
            || matches!(self.form(end), "%" | "$" | "€" | "°" | "euro" | "dollar" | "dollars" | "million" | "km" | "kg" | "m" | ":");
        let glued = self.glued(end) && self.pieces.list.get(end).is_some_and(|_| self.form(end).starts_with(|c: char| c.is_alphanumeric()));
        let tied = at > 0
            && self.glued(at)
            && !bracket
            && self.form(at - 1).ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | ':' | '_' | '@'));
        if money || measured || glued || tied {
            return None;
        }
        if !(likely || announced || (bracket && year >= 1000)) || (!sure && counts) {
            return None;
        }
        // "2011/12"
        if let Some((_, after)) = self.is(end, F::Slash).and_then(|next| self.digits(next, 99)).filter(|(_, after)| self.glued(after - 1)) {
            return Some((What::Point(Point::Year(year)), after));
        }
        Some((What::Point(Point::Year(year)), end))
    }

    /// "von 2011 bis 2020 Waffen": from one year of our time to another, whatever stands behind; `at` is either.
    fn is_span_of_years(&self, at: usize, end: usize) -> bool {
        let of_our_time = |at: usize| self.plain_year(at).filter(|(year, _)| (1900..=2060).contains(year)).map(|(year, _)| year);
        let span = |first: usize, second: usize| {
            let years = of_our_time(first).zip(of_our_time(second));
            self.before(first, F::From) && years.is_some_and(|(first, second)| first < second)
        };
        let second = self.is(end, F::Until).is_some_and(|next| span(at, next));
        second || (at >= 2 && self.before(at, F::Until) && (1..=2).any(|words| at > words && span(at - words - 1, at)))
    }

    fn feast(&self, at: usize) -> Read<What> {
        let (feast, end) = self.read(at, |class| match class {
            Class::Feast(feast) => Some(feast),
            _ => None,
        })?;
        if self.language != "nl" && !self.pieces.list[at].capital {
            return None;
        }
        let (year, end) = self.year_of(end).unwrap_or((YearOf::Unsaid, end));
        Some((What::Feast { year, feast }, end))
    }

    // Lengths ----------------------------------------------------------------------------------------------------

    fn unit_at(&self, at: usize) -> Read<Unit> {
        self.then(at, |class| match class {
            Class::Unit(unit) => Some(unit),
            _ => None,
        })
    }

    fn count_at(&self, at: usize) -> Read<Count> {
        let (count, end) = self.read(at, |class| match class {
            Class::Number(count) => Some(count),
            Class::Digits(number) if number < 10_000 => Some(Count::Halves(number * 2)),
            _ => None,
        })?;
        // "2 1/2"
        if let Count::Halves(halves) = count
            && let Some(((), slash)) = self.then(end, |class| (class == Class::Digits(1)).then_some(()))
            && let Some(two) = self.is(slash, F::Slash)
            && let Some(((), after)) = self.then(two, |class| (class == Class::Digits(2)).then_some(()))
        {
            return Some((Count::Halves(halves + 1), after));
        }
        // "two hundred", "ein paar", "a few"
        if let Count::Halves(halves) = count
            && let Some((hundred @ (200 | 2000), after)) = self.then(end, number_halves)
        {
            return halves.checked_mul(hundred / 2).map(|halves| (Count::Halves(halves), after));
        }
        // "ein halbes Jahr", "die vielen drei Jahre"
        if count == Count::Halves(2)
            && let Some((half @ Count::Halves(1), after)) = self.then(end, |class| match class {
                Class::Number(count) => Some(count),
                _ => None,
            })
        {
            return Some((half, after));
        }
        Some((count, end))
    }

    /// A number and its unit, fillers between: "drei lange Jahre", "two-year", "twee en een half jaar".
    fn counted(&self, at: usize, pointed: bool) -> Read<Length> {
        let mut start = at;
        for _ in 0..2 {
            start = self
                .is(start, F::Approx)
                .filter(|next| self.count_at(*next).is_some() || self.is(*next, F::Approx).is_some())
                .unwrap_or(start);
        }
        if pointed {
            self.same_paragraph(start)?;
        }
        let (mut count, mut next) = self.count_at(start)?;
        // "two to three weeks", "12-18 months": the larger; "a year or two": see below.
        if let Some(link) = self.is(next, F::Until).or_else(|| self.is(next, F::And)).or_else(|| self.is(next, F::Dash))
            && let Some((more, after)) = self.same_paragraph(link).and_then(|link| self.count_at(link))
            && more != Count::Halves(2)
            && self.unit_at(self.skip_fillers(after)).is_some()
        {
            count = more;
            next = after;
        }
        let next = self.skip(next, F::Dash);
        let next = self.skip_fillers(next);
        if let Some((unit, end)) = self.unit_at(next) {
            let mut end = end;
            // "40-Stunden-Woche": the whole word.
            if let Some(((), after)) = self.is(end, F::Dash).filter(|_| self.glued(end)).and_then(|dash| {
                let (_, after) = self.unit_at(dash)?;
                self.glued(dash).then_some(((), after))
            }) {
                end = after;
            }
            return Some((Length { count, unit, more: None, pointer: None, ago: false }, end));
        }
        // "3-tägig", "14-daags"
        let (unit, end) = self.then(next, |class| match class {
            Class::LengthUnit(unit) => Some(unit),
            _ => None,
        })?;
        if unit == Unit::Year {
            // A person's age.
            return None;
        }
        Some((Length { count, unit, more: None, pointer: None, ago: false }, end))
    }

    fn skip_fillers(&self, at: usize) -> usize {
        let mut at = at;
        for _ in 0..2 {
            if let Some(next) = self.is(at, F::Filler) {
                at = next;
            } else if self.same_paragraph(at).is_some()
                && self.unit_at(at).is_none()
                && self.words.upos(at) == "ADJ"
                && self.unit_at(at + 1).is_some()
                && self.pieces.hits(at).is_empty()
            {
                at += 1;
            } else if let Some((Count::Some, next)) = self.then(at, |class| match class {
                Class::Number(count) => Some(count),
                _ => None,
            }) && self.unit_at(next).is_some()
            {
                at = next;
            }
        }
        at
    }

    /// "zwei Jahre und fünf Monate", "three days ago", "seit Monaten", "dreitägig"
    fn length(&self, at: usize) -> Read<What> {
        if let Some(((count, unit), end)) = self.read(at, |class| match class {
            Class::Length(count, unit) => Some((count, unit)),
            _ => None,
        }) {
            let person = unit == Unit::Year && (self.words.upos(at) != "ADJ" || self.is(end, F::Age).is_some());
            return (!person).then_some((What::Length(Length { count, unit, more: None, pointer: None, ago: false }), end));
        }
        let mut start = at;
        let mut article = false;
        if let Some(((), next)) = self.read(at, |class| (class == Class::Is(F::Article)).then_some(())) {
            start = next;
            article = true;
            self.same_paragraph(start)?;
            // "the first nine months"
            if let Some(((), after)) = self.then(start, |class| matches!(class, Class::Ordinal(1)).then_some(())) {
                start = after;
            }
        }
        let Some((mut length, mut end)) = self.counted(start, article) else {
            return self.uncounted(at);
        };
        // "the three-day summit": the article is the summit's.
        if article && self.is(end - 2, F::Dash).is_some() && self.glued(end - 1) {
            return None;
        }
        let one = length.count == Count::Halves(2);
        let indefinite = one && !self.pieces.form(start).starts_with(|c: char| c.is_ascii_digit());
        if article && one && !indefinite {
            return None;
        }
        // "a second", "half a minute", "een uur" by the clock.
        if indefinite && length.unit == Unit::Second {
            return None;
        }
        if let Some(and) = self.is(end, F::And).or_else(|| self.is(end, F::Comma))
            && let Some((more, after)) = self.same_paragraph(and).and_then(|and| self.counted(and, true))
            && more.unit < length.unit
            && more.more.is_none()
        {
            length.more = Some((more.count, more.unit));
            end = after;
        }
        // "three times a week"
        if indefinite && self.before(at, F::Times) {
            return Some((What::Every { count: Count::Halves(2), of: Repeated::Unit(length.unit) }, end));
        }
        // "a year or two", "een jaar of twee"
        if indefinite
            && let Some(or) = self.is(end, F::And)
            && let Some((Count::Halves(4), after)) = self.same_paragraph(or).and_then(|or| self.count_at(or))
            && self.unit_at(after).is_none()
            && self.language != "de"
        {
            length.count = Count::Halves(4);
            end = after;
        }
        let Length { count, unit, .. } = length;
        if let Some(after) = self.is(end, F::AgoAfter) {
            return Some((What::Ago { count, unit }, after));
        }
        if !article && let Some(after) = self.is(end, F::Later).filter(|_| !self.clause_follows(end)) {
            return Some((What::Later { count, unit, back: false }, after));
        }
        if !article && let Some(after) = self.is(end, F::Earlier).filter(|_| !self.clause_follows(end)) {
            // "a year earlier" in reports of business is a year before publication; stories tell their own days.
            return Some((What::Later { count, unit, back: true }, after));
        }
        // "vor drei Tagen"
        if self.before(at, F::AgoBefore) && self.language == "de" {
            if self.ago_is_length {
                length.ago = true;
                return Some((What::Length(length), end));
            }
            return Some((What::Ago { count, unit }, end));
        }
        // A person's age ("23 Jahre alt", "5-year-old"), and "three-quarters of".
        if self.is(self.skip(end, F::Dash), F::Age).is_some()
            || (unit == Unit::Quarter && self.is(end, F::Of).is_some() && self.glued(end - 1))
        {
            return None;
        }
        let end = self.skip(end, F::Long);
        Some((What::Length(length), end))
    }

    /// "zwei Tage bevor", "two days before the vote": counted from an event, a length.
    fn clause_follows(&self, at: usize) -> bool {
        self.form(at) == "before" && self.pieces.list.get(at + 1).is_some_and(|_| !self.form(at + 1).starts_with(['.', ',', ';']))
    }

    /// "seit Monaten", "for years", "weken later"
    fn uncounted(&self, at: usize) -> Read<What> {
        let (unit, end) = self.read(at, |class| match class {
            Class::Unit(unit) => Some(unit),
            _ => None,
        })?;
        let ((), _) = self.read(at, |class| (class == Class::Is(F::Plural)).then_some(()))?;
        let length = Length { count: Count::Some, unit, more: None, pointer: None, ago: false };
        if let Some(after) = self.is(end, F::AgoAfter) {
            return Some((What::Ago { count: Count::Some, unit }, after));
        }
        if let Some(after) = self.is(end, F::Later) {
            return Some((What::Later { count: Count::Some, unit, back: false }, after));
        }
        if let Some(after) = self.is(end, F::Long) {
            return Some((What::Length(length), after));
        }
        if self.before(at, F::AgoBefore) && self.language == "de" {
            return Some((What::Length(Length { ago: true, ..length }), end));
        }
        // "in days of war" is no length, "for years" is.
        (self.before(at, F::For) && self.is(end, F::Of).is_none()).then_some((What::Length(length), end))
    }

    // Sets and fixed words ---------------------------------------------------------------------------------------

    /// "jeden Montag", "every other week", "alle zwei Jahre", "einmal im Monat"
    fn every(&self, at: usize) -> Read<What> {
        if let Some(((), next)) = self.read(at, |class| (class == Class::Is(F::Each)).then_some(())) {
            self.same_paragraph(next)?;
            let other = self.is(next, F::Other).map(|end| (Count::Halves(4), end));
            let count = other.or_else(|| self.count_at(next)).or_else(|| {
                self.then(next, |class| match class {
                    Class::Ordinal(number) => Some(Count::Halves(u32::from(number) * 2)),
                    _ => None,
                })
            });
            let (count, next) = count.unwrap_or((Count::Halves(2), next));
            self.same_paragraph(next)?;
            // "alle Tage" needs no number, but "alle Jahre" of a person does.
            let repeated = self
                .weekday_name(next)
                .map(|((day, part), end)| (Repeated::Weekday(day, part), end))
                .or_else(|| self.unit_at(next).map(|(unit, end)| (Repeated::Unit(unit), end)))
                .or_else(|| self.part_name(next).map(|(part, end)| (Repeated::Part(part), end)))
                .or_else(|| self.month_name(next).map(|(month, end)| (Repeated::Month(month), end)))
                .or_else(|| self.season_name(next).map(|(season, end)| (Repeated::Season(season), end)))?;
            let (of, end) = repeated;
            return Some((What::Every { count, of }, end));
        }
        // "einmal im Monat", "twice per week", "pro Jahr"
        let ((), next) = self.read(at, |class| (class == Class::Is(F::Per)).then_some(()))?;
        let plain = matches!(self.form(at), "pro" | "per");
        if !plain && !self.before(at, F::Times) {
            return None;
        }
        let (unit, end) = self.unit_at(next)?;
        Some((What::Every { count: Count::Halves(2), of: Repeated::Unit(unit) }, end))
    }

    /// Words with a value of their own: "jetzt", "täglich", "jahrelang".
    fn fixed(&self, at: usize) -> Read<What> {
        // "de toekomst", "der Zukunft": the article belongs to the noun.
        let start = self.skip_first_article(at);
        if start != at
            && self.words.upos(start) == "NOUN"
            && let Some((reference, end)) = self.read(start, |class| match class {
                Class::Ref(reference) => Some(reference),
                _ => None,
            })
        {
            return Some((What::Ref(reference), end));
        }
        let (what, end) = self.read(at, |class| match class {
            Class::Ref(reference) => Some(What::Ref(reference)),
            Class::Set(value) => Some(What::Fixed { value, set: true }),
            Class::Duration(value) => Some(What::Fixed { value, set: false }),
            _ => None,
        })?;
        if let Some((told, after)) = self.recent(at) {
            return Some((told.what, after));
        }
        // "soon after", "shortly before the vote": placed by what follows.
        if matches!(self.form(end), "after" | "before" | "na" | "voor" | "nach" | "vor" | "nadat" | "nachdem" | "bevor")
            && what == What::Ref(Ref::Future)
        {
            return None;
        }
        Some((what, end))
    }

    /// "am Abend", "in the morning", "'s nachts", "Nacht des 2. März"
    fn day_part(&self, at: usize) -> Read<Told> {
        if let Some((part, end)) = self.read(at, |class| match class {
            Class::Habit(part) => Some(part),
            _ => None,
        }) {
            return Some((Told { what: What::Clock, phase: None, clock: Some(Clock::Part(part)) }, end));
        }
        self.day_part_named(at)
    }

    fn day_part_named(&self, at: usize) -> Read<Told> {
        let start = self.skip_first_article(at);
        let (part, end) = self.read(start, |class| match class {
            Class::Part(part) => Some(part),
            _ => None,
        })?;
        let noun = self.words.upos(start) == "NOUN" || self.words.upos(start) == "PROPN" || self.form(start).starts_with('\'');
        if !noun {
            return None;
        }
        // German "von" without its article tells where a night begins.
        let begins = self.is(end, F::From).filter(|_| part == Part::Night && self.language == "de");
        for next in [self.is(end, F::Of), self.is(end, F::Contracted), begins].into_iter().flatten() {
            let next = self.skip(next, F::Article);
            if let Some((told, after)) = self.same_paragraph(next).and_then(|next| self.dated(next))
                && is_day(told.what)
            {
                // "de nacht van dinsdag op woensdag", "die Nacht von Dienstag auf Mittwoch" is that of the second day, as is "die Nacht
                // zum Mittwoch".
                let (told, after) = (part == Part::Night && matches!(self.form(after), "op" | "auf"))
                    .then(|| self.same_paragraph(after + 1).and_then(|next| self.dated(next)).filter(|(second, _)| is_day(second.what)))
                    .flatten()
                    .unwrap_or((told, after));
                return Some((Told { clock: Some(Clock::Part(part)), ..told }, after));
            }
        }
        let announced = self.before(at, F::Contracted)
            || (start != at && (self.before(at, F::In) || self.before(at, F::For) || self.before(at, F::At)));
        announced.then_some((Told { what: What::Clock, phase: None, clock: Some(Clock::Part(part)) }, end))
    }

    /// Where a preposition points: "since Tuesday" back, "postponed until Friday" ahead, "das Ergebnis vom Sonntag" back. The
    /// end of a range (`ranged`) is left to tense.
    pub(super) fn direction(&self, expression: &Expression, ranged: bool) -> Option<Tense> {
        let at = expression.start;
        let ends_range = |at: usize| self.is(at, F::Until).or_else(|| self.is(at, F::Dash)).or_else(|| self.is(at, F::And)).is_some();
        if self.before(at, F::Since) {
            return Some(Tense::Begun);
        }
        if self.before(at, F::Until) && !ranged && matches!(expression.what, What::Weekday { .. }) {
            return Some(Tense::Future);
        }
        (self.language != "en" && self.before(at, F::From) && !ends_range(expression.end) && !self.before(at, F::Starting))
            .then_some(Tense::Past)
    }

    /// A weekend, quarter or year that the article alone points at; asked last.
    pub(super) fn the(&self, at: usize) -> Option<Expression> {
        let start = self.skip_first_article(at);
        let (unit, end) = self.read(start, |class| match class {
            Class::Unit(unit) => Some(unit),
            _ => None,
        })?;
        let announced = start != at || self.before(at, F::Contracted) || (self.language == "nl" && self.before(at, F::In));
        let fits = match unit {
            Unit::Weekend => announced,
            Unit::Quarter => start != at && self.language == "en" && self.is(start, F::Plural).is_none(),
            _ => false,
        };
        fits.then_some(Expression { start: at, end, what: What::The(unit), phase: None, clock: None })
    }
}

fn pick_pointer(class: Class) -> Option<Pointer> {
    match class {
        Class::Pointer(pointer) => Some(pointer),
        _ => None,
    }
}

fn number_halves(class: Class) -> Option<u32> {
    match class {
        Class::Number(Count::Halves(halves)) => Some(halves),
        _ => None,
    }
}

/// Whether this names a day.
fn is_day(what: What) -> bool {
    matches!(
        what,
        What::Point(Point::Day(_)) | What::Day { .. } | What::Weekday { .. } | What::Shift { unit: Unit::Day, .. } | What::Feast { .. }
    )
}

/// Whether this names a place on the calendar.
fn is_point(what: What) -> bool {
    !matches!(
        what,
        What::Clock | What::Ref(_) | What::Length(_) | What::Fixed { .. } | What::Every { .. } | What::Ago { .. } | What::Later { .. }
    )
}
