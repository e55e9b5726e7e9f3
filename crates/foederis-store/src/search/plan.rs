//! A question as the index and the text itself are asked.

use super::marks::{Looked, Matcher};
use super::query::{Asks, Group, How, Query, QueryError, Words};
use crate::{FactKind, Filter};
use foederis_language::terms::Asked;
use foederis_model::Language;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A question made ready.
pub(super) struct Plan {
    /// For the full-text index of documents or facts.
    pub expression: String,
    /// For the index of documents, in a search for facts: their headlines, and whether these must not be so.
    pub titles: Vec<(String, bool)>,
    /// What else must hold: of each group one, or none.
    pub filters: Vec<(Vec<Filter>, bool)>,
    /// Finds the words in a text that were looked for.
    pub matcher: Matcher,
}

/// Columns of an index that words and their forms stand in.
struct Columns {
    words: &'static str,
    forms: &'static str,
}

const DOCUMENT: Columns = Columns { words: "{title text}", forms: "{title_forms text_forms}" };
const TITLE: Columns = Columns { words: "{title}", forms: "{title_forms}" };
const FACT: Columns = Columns { words: "{text}", forms: "{forms}" };

impl Plan {
    /// `kind` is what is searched for: facts, or documents.
    pub(super) fn new(query: &Query, filter: &Filter, kind: Option<FactKind>) -> Result<Self, QueryError> {
        let languages = languages(query, filter);
        let mut plan = Self { expression: String::new(), titles: Vec::new(), filters: Vec::new(), matcher: Matcher::default() };
        let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
        let meant = meant(&query.groups, &languages);
        for group in &query.groups {
            let words = match &group.asks {
                Asks::Filters(filters) => {
                    plan.filters.push((filters.clone(), group.negated));
                    continue;
                }
                Asks::Words(words) => words,
            };
            let of_title = words.iter().filter(|words| words.title).count();
            let choices: Vec<String> = words
                .iter()
                .filter(|words| !meant || group.negated || !is_function(words, &languages))
                .filter_map(|words| expression(words, kind.is_some(), &languages))
                .collect();
            if choices.is_empty() {
                continue;
            }
            if !group.negated {
                plan.matcher.looked.extend(words.iter().map(|words| looked(words, &languages)));
            }
            let choices = choices.join(" OR ");
            if kind.is_some() && of_title > 0 {
                if of_title < words.len() {
                    return Err(QueryError::TitleChoice);
                }
                plan.titles.push((choices, group.negated));
            } else if group.negated {
                unwanted.push(choices);
            } else {
                wanted.push(format!("({choices})"));
            }
        }
        if wanted.is_empty() {
            return Err(QueryError::NoWord);
        }
        plan.expression = format!("({})", wanted.join(" AND "));
        for choices in unwanted {
            // Writing to a String does not fail.
            let _ = write!(plan.expression, " NOT ({choices})");
        }
        Ok(plan)
    }
}

/// In which languages texts are looked for.
fn languages(query: &Query, filter: &Filter) -> Vec<Language> {
    let asked = query.groups.iter().filter(|group| !group.negated).find_map(|group| match &group.asks {
        Asks::Filters(filters) if filters.iter().all(|filter| !filter.lang.is_empty()) => {
            Some(filters.iter().flat_map(|filter| filter.lang.clone()).collect::<Vec<_>>())
        }
        _ => None,
    });
    let asked = asked.unwrap_or_else(|| filter.lang.clone());
    let chosen = |language: &Language| asked.is_empty() || asked.contains(language);
    Language::CODED.into_iter().filter(chosen).collect()
}

/// Whether something wanted is more than a function word: then "de" and "the" beside it are not asked for.
fn meant(groups: &[Group], languages: &[Language]) -> bool {
    groups.iter().filter(|group| !group.negated).any(|group| match &group.asks {
        Asks::Words(words) => words.iter().any(|words| !words.title && !is_function(words, languages)),
        Asks::Filters(_) => false,
    })
}

fn is_function(words: &Words, languages: &[Language]) -> bool {
    match &words.how {
        How::Any(typed) => Asked::words(typed, languages).iter().all(|asked| asked.is_function),
        How::Phrase(_) | How::Beginning(_) => false,
    }
}

/// One choice in the index's own language. Only analysed words come in here, and they are letters and digits.
fn expression(words: &Words, facts: bool, languages: &[Language]) -> Option<String> {
    let columns = match (words.title, facts) {
        (true, _) => &TITLE,
        (false, true) => &FACT,
        (false, false) => &DOCUMENT,
    };
    match &words.how {
        How::Beginning(beginning) => {
            let beginning = Asked::beginning(beginning);
            (!beginning.is_empty()).then(|| format!("{} : {} *", columns.words, string([&beginning])))
        }
        How::Phrase(phrase) => phrase_of(phrase, columns, languages),
        How::Any(typed) => {
            let asked = Asked::words(typed, languages);
            let each: Vec<String> = asked.iter().map(|asked| word(asked, columns)).collect();
            match each.len() {
                0 => None,
                1 => each.into_iter().next(),
                // "EU-missie": as it stands before both words anywhere, and as one word.
                _ => {
                    let joined =
                        Asked::joined(typed, languages).map(|joined| format!(" OR {}", word(&joined, columns))).unwrap_or_default();
                    let phrase = phrase_of(typed, columns, languages).map(|phrase| format!(" OR {phrase}")).unwrap_or_default();
                    Some(format!("(({}){phrase}{joined})", each.join(" AND ")))
                }
            }
        }
    }
}

fn word(asked: &Asked, columns: &Columns) -> String {
    let mut words = vec![string([&asked.word])];
    if asked.is_function {
        words.extend(asked.as_function.iter().map(|word| string([word])));
    }
    let words = format!("{} : ({})", columns.words, words.join(" OR "));
    if asked.forms.is_empty() {
        return words;
    }
    let forms: Vec<String> = asked.forms.iter().map(|form| string([form])).collect();
    format!("({words} OR {} : ({}))", columns.forms, forms.join(" OR "))
}

fn phrase_of(phrase: &str, columns: &Columns, languages: &[Language]) -> Option<String> {
    let phrases: Vec<String> = Asked::phrases(phrase, languages).iter().map(string).collect();
    (!phrases.is_empty()).then(|| format!("{} : ({})", columns.words, phrases.join(" OR ")))
}

/// A string of the index's language. Whatever could end it is left out, should an analysed word ever hold it.
fn string<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> String {
    let words: Vec<String> =
        words.into_iter().map(|word| word.as_ref().chars().filter(|c| c.is_alphanumeric() || *c == '_').collect()).collect();
    format!("\"{}\"", words.join(" "))
}

/// The same choice, to be found again in a text.
fn looked(words: &Words, languages: &[Language]) -> Looked {
    let mut looked = Looked { title: words.title, ..Looked::default() };
    match &words.how {
        How::Beginning(beginning) => looked.beginning = Some(Asked::beginning(beginning)),
        How::Phrase(phrase) => looked.phrases = Asked::phrases(phrase, languages),
        How::Any(typed) => {
            let asked = Asked::words(typed, languages).into_iter().chain(Asked::joined(typed, languages));
            let (mut terms, mut words) = (BTreeSet::new(), BTreeSet::new());
            for asked in asked {
                if asked.is_function {
                    words.extend(asked.as_function);
                }
                words.insert(asked.word);
                terms.extend(asked.forms);
            }
            (looked.words, looked.forms) = (words, terms);
        }
    }
    looked
}
