//! Words of time of one language: forms under `knowledge/times/`, meanings here.

use super::calendar::{Part, Phase, Season, Unit};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How many: in halves ("anderthalb" is 3), or an untold number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    Halves(u32),
    Some,
}

/// Which of several: the last, this, the next; or relative to what was told before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pointer {
    Last,
    /// The last one that is over ("the latest month").
    Latest,
    This,
    Next,
    That,
    /// Before what was told.
    Before,
    /// After what was told.
    After,
}

/// Times without a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ref {
    Past,
    Present,
    Future,
}

/// A feast: a fixed day, or days from Easter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feast {
    Fixed(i8, i8),
    Easter(i16),
}

/// Small words that grammar needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    Plural,
    Each,
    Other,
    AgoBefore,
    AgoAfter,
    Later,
    Earlier,
    Since,
    /// "ab", "vanaf": open at its end, in either direction.
    Starting,
    Until,
    From,
    And,
    In,
    For,
    Approx,
    Article,
    Contracted,
    Of,
    Clock,
    HalfHour,
    Zone,
    Age,
    Long,
    Future,
    Perfect,
    Per,
    Times,
    Am,
    Pm,
    Filler,
    Fiscal,
    At,
    Comma,
    Dot,
    Dash,
    Slash,
    Possessive,
}

/// What a word can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Is(Function),
    Month(i8),
    Weekday(i8),
    /// "Montagabend"
    WeekdayPart(i8, Part),
    Season(Season),
    Unit(Unit),
    Part(Part),
    /// "abends": a set unless a day stands beside it.
    Habit(Part),
    /// A day, month or year so many units from publication, or from what was told (`story`).
    Deictic {
        unit: Unit,
        by: i32,
        part: Option<Part>,
        story: bool,
    },
    Ref(Ref),
    Pointer(Pointer),
    Number(Count),
    Ordinal(u8),
    Decade(u8),
    /// Index into [`Lexicon::values`].
    Set(u16),
    /// Index into [`Lexicon::values`].
    Duration(u16),
    /// "dreitägig"
    Length(Count, Unit),
    /// "-tägig"
    LengthUnit(Unit),
    Phase(Phase),
    /// First or second half.
    Half(i8),
    /// "Jahresende"
    Turn(Unit, Phase),
    /// Noon, midnight.
    Noon(i8),
    /// "halfnegen"
    HalfPast(i8),
    Feast(Feast),
    // What digits can be.
    Digits(u32),
    OrdinalDigits(u8),
    Year(i16),
    /// "'90", "89": the year, once it is known to be one.
    ShortYear(i16),
    /// "1980s": its first year divided by ten.
    DecadeDigits(i16),
    Date(Date),
    Hm(i8, i8),
}

/// A phrase and its meaning.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The words after the first.
    pub(super) rest: Box<[Box<str>]>,
    pub(super) class: Class,
}

/// A language's words of time.
#[derive(Debug)]
pub(super) struct Lexicon {
    phrases: FxHashMap<Box<str>, Vec<Entry>>,
    /// `TIMEX3` values that words have as a whole.
    pub(super) values: Vec<Box<str>>,
    /// Whether "three years ago" is marked as a length (see `[conventions]`).
    pub(super) ago_is_length: bool,
    /// Entries that could not be read; the built-in files have none.
    pub(super) problems: Vec<String>,
}

static DUTCH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("../../../../knowledge/times/nl.toml")));
static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("../../../../knowledge/times/de.toml")));
static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("../../../../knowledge/times/en.toml")));

/// The lexicon of a language by its ISO 639-1 code.
pub(super) fn of(language: &str) -> Option<&'static Lexicon> {
    match language {
        "nl" => Some(&DUTCH),
        "de" => Some(&GERMAN),
        "en" => Some(&ENGLISH),
        _ => None,
    }
}

impl Lexicon {
    /// Reads a file of words. What cannot be read is left out and noted.
    pub(super) fn read(text: &str) -> Self {
        let mut lexicon = Self { phrases: FxHashMap::default(), values: Vec::new(), ago_is_length: false, problems: Vec::new() };
        let table: toml::Table = match text.parse() {
            Ok(table) => table,
            Err(error) => {
                lexicon.problems.push(error.to_string());
                return lexicon;
            }
        };
        let endings = forms(table.get("endings"));
        let mut raw = Vec::new();
        for (section, content) in &table {
            let Some(content) = content.as_table() else { continue };
            if section == "conventions" {
                lexicon.ago_is_length = content.get("ago").and_then(toml::Value::as_str) == Some("duration");
                continue;
            }
            for (key, value) in content {
                let forms = forms(Some(value));
                if section == "compound" {
                    raw.push((section.as_str(), None, forms));
                } else if let Some(class) = lexicon.class(section, key) {
                    raw.push((section.as_str(), Some(class), forms));
                } else {
                    lexicon.problems.push(format!("[{section}] {key}"));
                }
            }
        }
        for (_, class, forms) in &raw {
            for form in class.iter().flat_map(|_| forms) {
                if let Some(class) = *class {
                    lexicon.add(form, &endings, class);
                }
            }
        }
        lexicon.compounds(&raw, &endings);
        lexicon
    }

    fn add(&mut self, form: &str, endings: &[&str], class: Class) {
        if let Some(stem) = form.strip_suffix('~') {
            for ending in endings {
                self.add(&format!("{stem}{ending}"), &[], class);
            }
            return;
        }
        // As the text's words are split: at hyphens and before the English genitive.
        let parted = form.replace('-', " - ");
        let mut words = parted.split_whitespace().flat_map(|word| match word.strip_suffix("'s") {
            Some(owner) if !owner.is_empty() => [Some(owner), Some("'s")],
            _ => [Some(word), None],
        });
        let mut words = words.by_ref().flatten().map(Box::<str>::from);
        let Some(first) = words.next() else { return };
        let entry = Entry { rest: words.collect(), class };
        let entries = self.phrases.entry(first).or_default();
        if !entries.iter().any(|known| known.class == class && known.rest == entry.rest) {
            entries.push(entry);
        }
    }

    /// Words that are written together: "einundzwanzig", "dreitägig", "Montagabend", "halfnegen".
    fn compounds(&mut self, raw: &[(&str, Option<Class>, Vec<&str>)], endings: &[&str]) {
        let first = |wanted: u32| {
            raw.iter().find_map(|(_, class, forms)| match class {
                Some(Class::Number(Count::Halves(halves))) if *halves == wanted * 2 => forms.first().copied(),
                _ => None,
            })
        };
        let patterns: Vec<&str> =
            raw.iter().filter(|(section, ..)| *section == "compound").flat_map(|(.., forms)| forms.iter().copied()).collect();
        for ten in (20..=90).step_by(10) {
            for unit in 1..=9 {
                let (Some(tens), Some(units)) = (first(ten), first(unit)) else { continue };
                for pattern in &patterns {
                    self.add(&pattern.replace("{unit}", units).replace("{ten}", tens), &[], Class::Number(Count::Halves((ten + unit) * 2)));
                }
            }
        }
        for (section, class, forms) in raw {
            match (*section, class) {
                ("adjective", Some(Class::LengthUnit(unit))) => {
                    for (number, count) in raw.iter().filter_map(|(_, class, forms)| match class {
                        Some(Class::Number(count)) => Some((forms, *count)),
                        _ => None,
                    }) {
                        for number in number {
                            let number = number.strip_suffix('~').unwrap_or(number);
                            for form in forms {
                                self.add(&format!("{number}{form}"), endings, Class::Length(count, *unit));
                            }
                        }
                    }
                }
                ("weekday", Some(Class::Weekday(day))) => {
                    for (parts, part) in raw.iter().filter_map(|(section, class, forms)| match class {
                        Some(Class::Part(part)) if *section == "daypart" => Some((forms, *part)),
                        _ => None,
                    }) {
                        for name in forms {
                            for part_name in parts.iter().filter(|name| !name.contains(' ')) {
                                self.add(&format!("{name}{part_name}"), &[], Class::WeekdayPart(*day, part));
                            }
                        }
                    }
                }
                ("half_hour", _) => {
                    for hour in 1..=12_i8 {
                        if let Some(name) = first(u32::from(hour.unsigned_abs())) {
                            for half in forms {
                                self.add(&format!("{half}{name}"), &[], Class::HalfPast(hour));
                            }
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// What an entry means.
    fn class(&mut self, section: &str, key: &str) -> Option<Class> {
        use Function as F;
        let function = |function| Some(Class::Is(function));
        match section {
            "month" => key.parse().ok().filter(|month| (1..=12).contains(month)).map(Class::Month),
            "weekday" => key.parse().ok().filter(|day| (1..=7).contains(day)).map(Class::Weekday),
            "season" => season(key).map(Class::Season),
            "unit" => unit(key).map(Class::Unit),
            "adjective" => unit(key).map(Class::LengthUnit),
            "daypart" => part(key).map(Class::Part),
            "habit" => part(key).map(Class::Habit),
            "deictic" | "story" => {
                let (offset, day_part) = key.split_once('.').map_or((key, None), |(offset, name)| (offset, part(name)));
                let at = offset.find(|c: char| c == '-' || c.is_ascii_digit())?;
                let (unit_name, by) = offset.split_at(at);
                Some(Class::Deictic { unit: unit(unit_name)?, by: by.parse().ok()?, part: day_part, story: section == "story" })
            }
            "ref" => match key {
                "PAST" => Some(Class::Ref(Ref::Past)),
                "PRESENT" => Some(Class::Ref(Ref::Present)),
                "FUTURE" => Some(Class::Ref(Ref::Future)),
                _ => None,
            },
            "pointer" => Some(Class::Pointer(match key {
                "last" => Pointer::Last,
                "latest" => Pointer::Latest,
                "this" => Pointer::This,
                "next" => Pointer::Next,
                "that" => Pointer::That,
                "before" => Pointer::Before,
                "after" => Pointer::After,
                _ => return None,
            })),
            "number" if key == "X" => Some(Class::Number(Count::Some)),
            "number" => {
                let halves = match key.split_once('.') {
                    Some((whole, "5")) => whole.parse::<u32>().ok()?.checked_mul(2)? + 1,
                    Some(_) => return None,
                    None => key.parse::<u32>().ok()?.checked_mul(2)?,
                };
                Some(Class::Number(Count::Halves(halves)))
            }
            "ordinal" => key.parse().ok().map(Class::Ordinal),
            "decade" => key.parse().ok().map(Class::Decade),
            "set" | "duration" => {
                let index = u16::try_from(self.values.len()).ok()?;
                self.values.push(key.into());
                Some(if section == "set" { Class::Set(index) } else { Class::Duration(index) })
            }
            "phase" => phase(key).map(Class::Phase),
            "half" => match key {
                "first" => Some(Class::Half(1)),
                "second" => Some(Class::Half(2)),
                _ => None,
            },
            "turn" => key.split_once('.').and_then(|(name, third)| Some(Class::Turn(unit(name)?, phase(third)?))),
            "noon" => key.split_once(':').and_then(|(hour, _)| hour.parse().ok()).map(Class::Noon),
            "holiday" => {
                if let Some(days) = key.strip_prefix('E') {
                    return days.parse().ok().map(|days| Class::Feast(Feast::Easter(days)));
                }
                let (month, day) = key.split_once('-')?;
                Some(Class::Feast(Feast::Fixed(month.parse().ok()?, day.parse().ok()?)))
            }
            "ago" => function(if key == "before" { F::AgoBefore } else { F::AgoAfter }),
            "plural" => function(F::Plural),
            "each" => function(F::Each),
            "other" => function(F::Other),
            "later" => function(F::Later),
            "earlier" => function(F::Earlier),
            "since" => function(F::Since),
            "starting" => function(F::Starting),
            "until" => function(F::Until),
            "from" => function(F::From),
            "and" => function(F::And),
            "in" => function(F::In),
            "for" => function(F::For),
            "approx" => function(F::Approx),
            "article" => function(F::Article),
            "contracted" => function(F::Contracted),
            "of" => function(F::Of),
            "clock" => function(F::Clock),
            "half_hour" => function(F::HalfHour),
            "zone" => function(F::Zone),
            "age" => function(F::Age),
            "long" => function(F::Long),
            "future" => function(F::Future),
            "perfect" => function(F::Perfect),
            "per" => function(F::Per),
            "times" => function(F::Times),
            "am" => function(F::Am),
            "pm" => function(F::Pm),
            "filler" | "many" => function(F::Filler),
            "fiscal" => function(F::Fiscal),
            "at" => function(F::At),
            _ => None,
        }
    }

    /// Phrases that begin with this lower-cased word.
    pub(super) fn phrases(&self, word: &str) -> &[Entry] {
        self.phrases.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether a word alone can have this function.
    pub(super) fn is(&self, word: &str, function: Function) -> bool {
        self.phrases(word).iter().any(|entry| entry.rest.is_empty() && entry.class == Class::Is(function))
    }
}

fn forms(value: Option<&toml::Value>) -> Vec<&str> {
    value.and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_str).collect()
}

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "S" => Unit::Second,
        "MIN" => Unit::Minute,
        "H" => Unit::Hour,
        "D" => Unit::Day,
        "W" => Unit::Week,
        "WE" => Unit::Weekend,
        "M" => Unit::Month,
        "Q" => Unit::Quarter,
        "HY" => Unit::HalfYear,
        "Y" => Unit::Year,
        "DE" => Unit::Decade,
        "CE" => Unit::Century,
        "ML" => Unit::Millennium,
        _ => return None,
    })
}

fn part(name: &str) -> Option<Part> {
    [Part::Morning, Part::Midday, Part::Afternoon, Part::Evening, Part::Night].into_iter().find(|part| part.code() == name)
}

fn season(name: &str) -> Option<Season> {
    [Season::Spring, Season::Summer, Season::Autumn, Season::Winter].into_iter().find(|season| season.code() == name)
}

fn phase(name: &str) -> Option<Phase> {
    match name {
        "START" => Some(Phase::Start),
        "MID" => Some(Phase::Mid),
        "END" => Some(Phase::End),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, Count, Lexicon, of};
    use crate::times::calendar::{Part, Unit};

    fn single(lexicon: &Lexicon, word: &str) -> Vec<Class> {
        lexicon.phrases(word).iter().filter(|entry| entry.rest.is_empty()).map(|entry| entry.class).collect()
    }

    #[test]
    fn built_in_words_are_read_without_a_problem() {
        for language in ["nl", "de", "en"] {
            assert_eq!(of(language).map(|lexicon| lexicon.problems.clone()), Some(Vec::new()), "{language}");
        }
        assert!(of("fr").is_none());
    }

    #[test]
    fn the_three_files_have_the_same_sections() {
        let sections = |text: &str| -> Vec<String> {
            let mut names: Vec<String> = text.lines().filter(|line| line.starts_with('[')).map(str::to_owned).collect();
            names.sort();
            names
        };
        let german = sections(include_str!("../../../../knowledge/times/de.toml"));
        assert_eq!(sections(include_str!("../../../../knowledge/times/nl.toml")), german);
        assert_eq!(sections(include_str!("../../../../knowledge/times/en.toml")), german);
    }

    #[test]
    fn compounds_are_known_in_one_word() {
        let german = of("de").expect("German");
        assert!(single(german, "dreiundzwanzig").contains(&Class::Number(Count::Halves(46))));
        assert!(single(german, "zweiwöchigen").contains(&Class::Length(Count::Halves(4), Unit::Week)));
        assert!(single(german, "montagabend").contains(&Class::WeekdayPart(1, Part::Evening)));
        let dutch = of("nl").expect("Dutch");
        assert!(single(dutch, "tweeëntwintig").contains(&Class::Number(Count::Halves(44))));
        assert!(single(dutch, "driedaagse").contains(&Class::Length(Count::Halves(6), Unit::Day)));
        assert!(single(dutch, "dinsdagavond").contains(&Class::WeekdayPart(2, Part::Evening)));
        assert!(single(dutch, "halfnegen").contains(&Class::HalfPast(9)));
    }
}
