//! What people type, taken apart.

use crate::Filter;
use foederis_model::{EventType, Language, Stance, TieType};
use std::str::FromStr;
use thiserror::Error;

/// Longest question in bytes, and most words in it: no person types more.
const LONGEST: usize = 2000;
const MOST: usize = 60;
/// Fewest letters before a star: fewer would stand for half of all words.
const SHORTEST_BEGINNING: usize = 3;

/// A search, as typed:
///
/// | typed | finds |
/// |---|---|
/// | `gas pijpleiding` | both words, in any of their forms |
/// | `"gas uit Bakoe"` | these words in this order, as they are |
/// | `gas OR olie` | either; `OR` binds closer than the space |
/// | `NOT gas`, `-gas` | what has no such word |
/// | `wapen*` | words that begin so |
/// | `title:gas` | in the headline |
/// | `source:"De Grensbode"`, `lang:nl`, `actor:ARM`, `place:Goris`, `type:ASSAULT` | of this outlet, in this language, telling such a fact |
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Of each group at least one choice, or none of them where it is negated.
    pub(super) groups: Vec<Group>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub negated: bool,
    pub asks: Asks,
}

/// What the choices of a group are about: words of the text, or what is known of a document and its facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asks {
    Words(Vec<Words>),
    Filters(Vec<Filter>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    /// Only in the headline.
    pub title: bool,
    pub how: How,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum How {
    /// In any form.
    Any(String),
    /// To the letter and in this order.
    Phrase(String),
    /// Words that begin so.
    Beginning(String),
}

/// Why a question cannot be searched for.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum QueryError {
    /// Nothing to look for, or only what shall not be there.
    #[error("a search needs at least one word to look for; for filters alone there is: foederis documents, events, ties, claims")]
    NoWord,
    /// Too much of it.
    #[error("the search is too long: at most {MOST} words and {LONGEST} letters")]
    TooLong,
    /// A quotation without its end.
    #[error("a quotation mark is not closed: {0}")]
    OpenQuote(String),
    /// A connecting word with nothing to connect.
    #[error("{0} needs a word on its other side; to look for the word itself, put it in quotation marks: \"{0}\"")]
    Dangling(&'static str),
    /// A negation among choices.
    #[error("NOT cannot stand beside OR: write NOT before the whole group, as in: gas NOT olie OR kolen")]
    NotInChoice,
    /// Words and filters as choices of one group.
    #[error("OR cannot join words with {0} …; ask for them one after the other")]
    MixedChoice(&'static str),
    /// Brackets.
    #[error(
        "brackets are not known: OR binds closer than the space, so \"gas OR olie Rusland\" is Rusland with gas or olie; to look for brackets' contents, leave them out"
    )]
    Bracket,
    /// A name before a colon that is no field.
    #[error("there is no field {0}: (known: title, source, lang, actor, place, type); to look for the words, put them in quotation marks")]
    NoField(String),
    /// A field with nothing after its colon.
    #[error("{0}: needs a value, as in {0}:{1}")]
    NoValue(&'static str, &'static str),
    /// A type that does not exist.
    #[error("type:{0} is no type of event or tie and no stance; types are ASSAULT, arms-supply, denies …")]
    NoType(String),
    /// A beginning of one or two letters.
    #[error("{0}* stands for too many words: at least {SHORTEST_BEGINNING} letters must stand before the star")]
    ShortBeginning(String),
    /// A star elsewhere.
    #[error("{0}: a star stands at the end of a word only")]
    Star(String),
    /// The headline as a choice among words, in a search for facts.
    #[error("in a search for events, ties or claims, title: narrows the whole search and cannot stand beside OR with other words")]
    TitleChoice,
}

impl FromStr for Query {
    type Err = QueryError;

    fn from_str(text: &str) -> Result<Self, QueryError> {
        if text.len() > LONGEST {
            return Err(QueryError::TooLong);
        }
        let pieces = pieces(text)?;
        if pieces.len() > MOST {
            return Err(QueryError::TooLong);
        }
        let groups = groups(pieces)?;
        if !groups.iter().any(|group| !group.negated && matches!(group.asks, Asks::Words(_))) {
            return Err(QueryError::NoWord);
        }
        Ok(Self { groups })
    }
}

/// A piece of what was typed.
enum Piece {
    Or,
    Not,
    Words(Words),
    Filter(&'static str, Box<Filter>),
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»')
}

fn pieces(text: &str) -> Result<Vec<Piece>, QueryError> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (piece, after) = if is_quote(first) {
            let (phrase, after) = quoted(rest)?;
            (Some(Piece::Words(Words { title: false, how: How::Phrase(phrase.to_owned()) })), after)
        } else {
            let end = rest.find(|c: char| c.is_whitespace() || is_quote(c)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            match word {
                "OR" => (Some(Piece::Or), after),
                "NOT" => (Some(Piece::Not), after),
                // What stands side by side is joined by "and" anyway.
                "AND" => (None, after),
                "-" if after.starts_with(is_quote) => (Some(Piece::Not), after),
                _ => match word.strip_prefix('-').filter(|word| word.starts_with(char::is_alphanumeric)) {
                    // The minus is taken, the word comes next.
                    Some(_) => (Some(Piece::Not), &rest[1..]),
                    None => one(word, after)?,
                },
            }
        };
        pieces.extend(piece);
        rest = after.trim_start();
    }
    Ok(pieces)
}

/// What stands between a quotation mark and the next one, and what comes after that.
fn quoted(rest: &str) -> Result<(&str, &str), QueryError> {
    let open = rest.chars().next().map_or(0, char::len_utf8);
    let inner = &rest[open..];
    let Some(close) = inner.find(is_quote) else { return Err(QueryError::OpenQuote(rest.to_owned())) };
    let after = &inner[close..];
    Ok((&inner[..close], &after[after.chars().next().map_or(0, char::len_utf8)..]))
}

/// A word, or a field with its value, which may be quoted and then stands in `after`.
fn one<'t>(word: &'t str, after: &'t str) -> Result<(Option<Piece>, &'t str), QueryError> {
    if let Some((name, value)) = word.split_once(':')
        && name.len() > 1
        && name.chars().all(char::is_alphabetic)
    {
        let quote = value.is_empty() && after.starts_with(is_quote);
        if quote || !value.is_empty() {
            let (value, after) = if quote { quoted(after)? } else { (value, after) };
            return Ok((Some(field(name, value, quote)?), after));
        }
        // "Kreml:" in a headline is a word; "title:" with nothing behind it is a slip.
        if let Some((name, example)) = FIELDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            return Err(QueryError::NoValue(name, example));
        }
    }
    if word.starts_with('(') || word.ends_with(')') {
        return Err(QueryError::Bracket);
    }
    // Signs alone ask for nothing.
    let piece = if word.contains(char::is_alphanumeric) { Some(Piece::Words(Words { title: false, how: how(word)? })) } else { None };
    Ok((piece, after))
}

fn how(word: &str) -> Result<How, QueryError> {
    match word.split_once('*') {
        None => Ok(How::Any(word.to_owned())),
        Some((beginning, "")) if beginning.chars().all(char::is_alphanumeric) => {
            if beginning.chars().count() < SHORTEST_BEGINNING {
                return Err(QueryError::ShortBeginning(beginning.to_owned()));
            }
            Ok(How::Beginning(beginning.to_owned()))
        }
        Some(_) => Err(QueryError::Star(word.to_owned())),
    }
}

/// The fields, each with an example.
const FIELDS: [(&str, &str); 6] =
    [("title", "gas"), ("source", "\"De Grensbode\""), ("lang", "nl"), ("actor", "ARM"), ("place", "Goris"), ("type", "ASSAULT")];

fn field(name: &str, value: &str, quote: bool) -> Result<Piece, QueryError> {
    let Some((name, example)) = FIELDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) else {
        return Err(QueryError::NoField(name.to_owned()));
    };
    if !value.contains(char::is_alphanumeric) {
        return Err(QueryError::NoValue(name, example));
    }
    let one = || vec![value.to_owned()];
    let filter = match *name {
        "title" => {
            let how = if quote { How::Phrase(value.to_owned()) } else { how(value)? };
            return Ok(Piece::Words(Words { title: true, how }));
        }
        "source" => Filter { source: one(), ..Filter::default() },
        "lang" => Filter { lang: vec![Language::from(value)], ..Filter::default() },
        "actor" => Filter { actor: one(), ..Filter::default() },
        "place" => Filter { place: one(), ..Filter::default() },
        _ => {
            let (upper, lower) = (value.to_uppercase(), value.to_lowercase());
            if upper.parse::<EventType>().is_err() && lower.parse::<TieType>().is_err() && lower.parse::<Stance>().is_err() {
                return Err(QueryError::NoType(value.to_owned()));
            }
            Filter { types: one(), ..Filter::default() }
        }
    };
    Ok(Piece::Filter(name, Box::new(filter)))
}

fn groups(pieces: Vec<Piece>) -> Result<Vec<Group>, QueryError> {
    let mut groups: Vec<Group> = Vec::new();
    // What came last: a negation, an OR, or something that an OR can follow.
    let (mut negated, mut choice, mut follows) = (false, false, false);
    for piece in pieces {
        match piece {
            Piece::Not if choice => return Err(QueryError::NotInChoice),
            Piece::Not => (negated, follows) = (true, false),
            Piece::Or if !follows => return Err(QueryError::Dangling("OR")),
            Piece::Or => (choice, follows) = (true, false),
            Piece::Words(words) => {
                match groups.last_mut().filter(|_| choice).map(|group| &mut group.asks) {
                    Some(Asks::Words(choices)) => choices.push(words),
                    Some(Asks::Filters(_)) => return Err(QueryError::MixedChoice("filters such as lang:")),
                    None => groups.push(Group { negated, asks: Asks::Words(vec![words]) }),
                }
                (negated, choice, follows) = (false, false, true);
            }
            Piece::Filter(name, filter) => {
                match groups.last_mut().filter(|_| choice).map(|group| &mut group.asks) {
                    Some(Asks::Filters(choices)) => choices.push(*filter),
                    Some(Asks::Words(_)) => return Err(QueryError::MixedChoice(name)),
                    None => groups.push(Group { negated, asks: Asks::Filters(vec![*filter]) }),
                }
                (negated, choice, follows) = (false, false, true);
            }
        }
    }
    match (negated, choice) {
        (true, _) => Err(QueryError::Dangling("NOT")),
        (_, true) => Err(QueryError::Dangling("OR")),
        _ => Ok(groups),
    }
}

#[cfg(test)]
mod tests {
    use super::{Query, QueryError};
    use proptest::prelude::*;

    fn fails(text: &str) -> QueryError {
        text.parse::<Query>().expect_err(text)
    }

    #[test]
    fn a_question_that_cannot_be_searched_for_says_why() {
        for (text, words) in [
            ("", "at least one word"),
            ("  ", "at least one word"),
            ("NOT gas", "at least one word"),
            ("lang:nl", "at least one word"),
            ("\"gas uit", "not closed"),
            ("gas OR", "needs a word"),
            ("OR gas", "needs a word"),
            ("gas NOT", "needs a word"),
            ("gas OR NOT olie", "cannot stand beside OR"),
            ("gas OR lang:nl", "one after the other"),
            ("lang:nl OR gas", "one after the other"),
            ("(gas OR olie) Rusland", "brackets"),
            ("author:somebody gas", "there is no field author"),
            ("gas title:", "title:gas"),
            ("gas type:WAR", "no type"),
            ("ga*", "at least 3 letters"),
            ("w*pen", "at the end of a word"),
        ] {
            let error = fails(text).to_string();
            assert!(error.contains(words), "{text}: {error}");
        }
        assert_eq!(fails(&"gas ".repeat(61)), QueryError::TooLong);
        assert_eq!(fails(&"g".repeat(2001)), QueryError::TooLong);
    }

    #[test]
    fn what_is_no_sign_of_the_language_is_a_word() {
        for text in [
            "Kreml: Gas",
            "12:30 gas",
            "gas – olie",
            "- gas",
            "EU-missie",
            "gas and olie",
            "\"OR\" gas",
            "a:b gas",
            "„Gas aus Baku“",
            "lang:nl OR lang:de gas",
        ] {
            text.parse::<Query>().expect(text);
        }
    }

    proptest! {
        #[test]
        fn any_question_is_read_or_refused(text in "\\PC{0,80}", signs in "[\"„“*:() a-cORNT-]{0,40}") {
            for text in [text, signs] {
                if let Err(error) = text.parse::<Query>() {
                    prop_assert!(!error.to_string().is_empty());
                }
            }
        }
    }
}
