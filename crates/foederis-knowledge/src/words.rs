use crate::problem::KnowledgeProblem;
use foederis_model::{Actor, Bound, FigureKind, Role, ScopeKind, TieType};
use toml::{Table, Value};

/// What a word or phrase of the closed lists stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Word {
    /// A head noun that gives a state its role.
    Role(Role),
    /// A speaker without a name.
    Unnamed(Actor),
    /// A speaker without a name, but only after words of attribution: "according to reports".
    Reported(Actor),
    /// A title before a person's name.
    Title,
    /// An office that is over: `former`, `oud-`, `ehemalig`.
    Former,
    /// Collective nouns that take the place they sit in: "the government in Damascus".
    Seated,
    /// A number word.
    Number(f64),
    /// A share in words, in per cent.
    Fraction(f64),
    /// A factor: thousand, million.
    Multiplier(f64),
    /// How a number is meant.
    Bound(Bound),
    /// A number too vague to be a figure.
    Vague,
    /// Says what a number counts.
    Counts(FigureKind),
    /// A unit: what it measures and its name in records.
    Unit(FigureKind, String),
    /// A currency, ISO 4217.
    Currency(String),
    /// A month, 1-12.
    Month(i8),
    /// A weekday, Monday is 1.
    Weekday(i8),
    /// Part of a day.
    DayPart,
    /// A time relative to publication.
    Relative(RelativeUnit, i32),
    /// `ago`, `geleden`, `vor`.
    Ago,
    /// `last`, `vorige`, `letzten`.
    Last,
    /// `next`.
    Next,
    /// `this`.
    This,
    /// `since`.
    Since,
    /// `until`.
    Until,
    /// Turns a statement into its opposite.
    Negation,
    /// May, could, would.
    Modal,
    /// Will.
    Future,
    /// Feared, planned, wished.
    Feared,
    /// Reportedly, allegedly.
    Hearsay,
    /// A German auxiliary in reported mood.
    Konjunktiv,
    /// If, unless.
    Conditional,
    /// A passive auxiliary.
    Passive,
    /// A have-auxiliary.
    Perfect,
    /// A preposition.
    Preposition(Preposition),
    /// An article or the like.
    Determiner,
    /// An article or the like that says that a noun was spoken of before: "the", "this".
    Definite,
    /// A word for a part of an actor that is one only with its owner beside it: "Russian tanks", "military".
    Owned,
    /// An adjective that says that somebody is of elsewhere: "foreign troops".
    Others,
    /// A noun that points back, by whom it can stand for.
    Points(Noun),
    /// A pronoun, by what it can stand for.
    Pronoun(Pronoun),
    /// Joins two of a kind.
    And,
    /// Joins two of different kinds.
    But,
    /// Begins a subordinate clause.
    Clause,
    /// Begins a relative clause.
    RelativeClause,
    /// Says how far a tie reaches: "does not apply to", "only if".
    Scope(ScopeKind),
    /// A noun that can stand for a tie of this type: "the pact", "these deliveries".
    Tied(TieType),
}

/// What a preposition marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Preposition {
    /// The agent of a passive.
    By,
    /// Possession.
    Of,
    /// The receiving end.
    To,
    /// The other side of a conflict.
    Against,
    /// The other side of a meeting.
    With,
    /// The origin.
    From,
    /// The beneficiary.
    For,
    /// A place.
    In,
    /// A target or a place.
    On,
    /// Two sides at once.
    Between,
    /// Any other.
    Other,
}

/// What a pronoun or a bare noun can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pronoun {
    /// he, she
    Person,
    /// they
    Plural,
    /// his, their
    Possessive,
    /// the government
    Government,
    /// both countries, the two sides
    Both,
    /// each other
    Reciprocal,
}

/// Whom a noun with "the" before it can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Noun {
    /// country, kingdom, island nation: a state
    Country,
    /// alliance, bloc, union: an international body
    Body,
    /// organisation: a body, an aid group, an armed group
    Organisation,
    /// group, militia, movement: an armed group or a movement
    Group,
    /// party: a political party
    Party,
    /// court, tribunal: a court
    Court,
    /// company, manufacturer: a company
    Company,
    /// newspaper, broadcaster, news agency: an outlet
    Outlet,
    /// institute, think tank: whoever studies
    Institute,
}

/// The unit of a time relative to publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RelativeUnit {
    /// Days.
    Day,
    /// Weeks from Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// One entry: the pattern and what it stands for.
pub(crate) type Entry = (String, Word);

/// The closed lists of one language.
#[derive(Debug, Default)]
pub(crate) struct Words {
    pub entries: Vec<Entry>,
    pub abbreviations: Vec<String>,
    pub months: Vec<String>,
    pub demonyms: Vec<String>,
    /// What is written like a name and is nobody (hospital, award, republic), folded.
    pub things: Vec<String>,
    /// What stands before and after a place in the names of clubs (Dynamo, Lakers), folded.
    pub clubs: [Vec<String>; 2],
    /// Lemmas of what begins a tie (join, station, occupy) and of what ends one (leave, expire, withdraw).
    pub terms: [Vec<String>; 2],
    /// Whether `ago` stands before its number (`vor drei Tagen`).
    pub ago_before: bool,
}

pub(crate) fn parse(file: &str, text: &str, problems: &mut Vec<KnowledgeProblem>) -> Words {
    let mut words = Words::default();
    let table = match text.parse::<Table>() {
        Ok(table) => table,
        Err(error) => {
            problems.push(KnowledgeProblem::new(file, None, error.to_string()));
            return words;
        }
    };
    for (section, content) in &table {
        let Some(content) = content.as_table() else {
            problems.push(KnowledgeProblem::new(file, None, format!("{section}: expected a table")));
            continue;
        };
        for (key, value) in content {
            if let Err(message) = entry(&mut words, section, key, value) {
                problems.push(KnowledgeProblem::new(file, None, format!("[{section}] {key}: {message}")));
            }
        }
    }
    words
}

fn entry(words: &mut Words, section: &str, key: &str, value: &Value) -> Result<(), String> {
    let number = |value: &Value| value.as_float().or_else(|| value.as_integer().map(|n| n as f64)).ok_or("expected a number");
    let text = |value: &Value| value.as_str().map(str::to_owned).ok_or("expected a text");
    let small = |value: &Value, most: i64| {
        value.as_integer().filter(|n| (1..=most).contains(n)).and_then(|n| i8::try_from(n).ok()).ok_or(format!("expected 1 to {most}"))
    };
    let word = match section {
        // The key is the pattern.
        "unnamed" => Word::Unnamed(Actor::from(text(value)?)),
        "reported" => Word::Reported(Actor::from(text(value)?)),
        "numbers" => Word::Number(number(value)?),
        "fractions" => Word::Fraction(number(value)?),
        "multipliers" => Word::Multiplier(number(value)?),
        "units" => {
            let value = text(value)?;
            let (kind, unit) = value.split_once(' ').ok_or("expected \"kind unit\", such as \"duration day\"")?;
            Word::Unit(kind.parse()?, unit.to_owned())
        }
        "currency" => Word::Currency(text(value)?),
        "months" => {
            words.months.push(key.to_owned());
            Word::Month(small(value, 12)?)
        }
        "weekdays" => Word::Weekday(small(value, 7)?),
        "relative" => relative(&text(value)?)?,
        // The value is a list of patterns.
        _ => return list(words, section, key, value),
    };
    words.entries.push((key.to_owned(), word));
    Ok(())
}

/// No word speaks of a time further away than this many of its units; calendars end somewhere too.
const FURTHEST: i32 = 1000;

fn relative(code: &str) -> Result<Word, String> {
    let wrong = || format!("\"{code}\": expected unit:offset, such as day:-1");
    let (unit, offset) = code.split_once(':').ok_or_else(wrong)?;
    let unit = match unit {
        "day" => RelativeUnit::Day,
        "week" => RelativeUnit::Week,
        "weekend" => RelativeUnit::Weekend,
        "month" => RelativeUnit::Month,
        "year" => RelativeUnit::Year,
        _ => return Err(wrong()),
    };
    let offset = offset.parse().ok().filter(|offset: &i32| offset.abs() <= FURTHEST).ok_or_else(wrong)?;
    Ok(Word::Relative(unit, offset))
}

fn list(words: &mut Words, section: &str, key: &str, value: &Value) -> Result<(), String> {
    if (section, key) == ("ago", "position") {
        words.ago_before = value.as_str() == Some("before");
        return Ok(());
    }
    let items = value.as_array().ok_or("expected a list")?;
    let items: Vec<String> =
        items.iter().map(|item| item.as_str().map(str::to_owned).ok_or("expected a list of texts")).collect::<Result<_, _>>()?;
    let word = match (section, key) {
        ("abbreviations", "words") => {
            words.abbreviations.extend(items);
            return Ok(());
        }
        ("things", "words") => {
            words.things.extend(items.iter().map(|item| crate::names::folded(item)));
            return Ok(());
        }
        ("clubs", "before" | "after") => {
            words.clubs[usize::from(key == "after")].extend(items.iter().map(|item| crate::names::folded(item)));
            return Ok(());
        }
        ("terms", "begin" | "end") => {
            words.terms[usize::from(key == "end")].extend(items);
            return Ok(());
        }
        ("demonyms", "words") => {
            words.demonyms.extend(items);
            return Ok(());
        }
        ("roles", code) => Word::Role(Role::from_code(code).ok_or("no such role")?),
        ("bounds", code) => Word::Bound(code.parse()?),
        ("figures", code) => Word::Counts(code.parse()?),
        ("titles", "words") => Word::Title,
        ("former", "words") => Word::Former,
        ("seated", "words") => Word::Seated,
        ("vague", "words") => Word::Vague,
        ("dayparts", "words") => Word::DayPart,
        ("ago", "words") => Word::Ago,
        ("last", "words") => Word::Last,
        ("next", "words") => Word::Next,
        ("this", "words") => Word::This,
        ("since", "words") => Word::Since,
        ("until", "words") => Word::Until,
        ("negation", "words") => Word::Negation,
        ("modal", "words") => Word::Modal,
        ("modal", "future") => Word::Future,
        ("feared", "words") => Word::Feared,
        ("hearsay", "words") => Word::Hearsay,
        ("hearsay", "konjunktiv") => Word::Konjunktiv,
        ("conditional", "words") => Word::Conditional,
        ("passive", "words") => Word::Passive,
        ("perfect", "words") => Word::Perfect,
        ("determiners", "words") => Word::Determiner,
        ("prepositions", code) => Word::Preposition(match code {
            "by" => Preposition::By,
            "of" => Preposition::Of,
            "to" => Preposition::To,
            "against" => Preposition::Against,
            "with" => Preposition::With,
            "from" => Preposition::From,
            "for" => Preposition::For,
            "in" => Preposition::In,
            "on" => Preposition::On,
            "between" => Preposition::Between,
            "other" => Preposition::Other,
            _ => return Err("no such kind of preposition".to_owned()),
        }),
        ("definite", "words") => Word::Definite,
        ("owned", "words") => Word::Owned,
        ("others", "words") => Word::Others,
        ("pointing", code) => Word::Points(match code {
            "country" => Noun::Country,
            "body" => Noun::Body,
            "organisation" => Noun::Organisation,
            "group" => Noun::Group,
            "party" => Noun::Party,
            "court" => Noun::Court,
            "company" => Noun::Company,
            "outlet" => Noun::Outlet,
            "institute" => Noun::Institute,
            _ => return Err("no such kind of noun".to_owned()),
        }),
        ("pronouns", code) => Word::Pronoun(match code {
            "person_singular" => Pronoun::Person,
            "plural" => Pronoun::Plural,
            "possessive" => Pronoun::Possessive,
            "government" => Pronoun::Government,
            "both" => Pronoun::Both,
            "reciprocal" => Pronoun::Reciprocal,
            _ => return Err("no such kind of pronoun".to_owned()),
        }),
        ("conjunctions", "and") => Word::And,
        ("conjunctions", "but") => Word::But,
        ("conjunctions", "clause") => Word::Clause,
        ("conjunctions", "relative") => Word::RelativeClause,
        ("scope", code) => Word::Scope(code.parse()?),
        ("tied", code) => Word::Tied(code.parse()?),
        _ => return Err("no such list; see knowledge/README.md".to_owned()),
    };
    words.entries.extend(items.into_iter().map(|item| (item, word.clone())));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{RelativeUnit, Word, parse};
    use foederis_model::Role;

    #[test]
    fn lists_and_values_are_read_and_wrong_ones_reported() {
        let text = "[roles]\ngov = [\"premier\"]\nking = [\"koning\"]\n[relative]\ngisteren = \"day:-1\"\nnooit = \"year:2000000000\"\nooit = \"era:1\"\n[months]\nmei = 13\n[ago]\nwords = [\"vor\"]\nposition = \"before\"\n";
        let mut problems = Vec::new();
        let words = parse("words/nl.toml", text, &mut problems);
        assert!(words.entries.contains(&("premier".to_owned(), Word::Role(Role::Government))));
        assert!(words.entries.contains(&("gisteren".to_owned(), Word::Relative(RelativeUnit::Day, -1))));
        assert!(words.ago_before);
        let messages: Vec<_> = problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "[months] mei: expected 1 to 12",
                "[relative] nooit: \"year:2000000000\": expected unit:offset, such as day:-1",
                "[relative] ooit: \"era:1\": expected unit:offset, such as day:-1",
                "[roles] king: no such role"
            ]
        );
    }
}
