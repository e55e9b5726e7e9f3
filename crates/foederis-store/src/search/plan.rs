//! A question as the index and the text itself are asked.

use super::expression::{Expression, Leaf};
use super::marks::{Looked, Matcher};
use super::query::{Asks, Group, How, Query, QueryError, Words};
use crate::{FactKind, Filter};
use foederis_language::terms::Asked;
use foederis_model::Language;
use std::collections::BTreeSet;

/// A question made ready.
pub(super) struct Plan {
    /// For the index of documents or facts.
    pub expression: Expression,
    /// For the index of documents, in a search for facts: their headlines, and whether these must not be so.
    pub titles: Vec<(Expression, bool)>,
    /// What else must hold: of each group one, or none.
    pub filters: Vec<(Vec<Filter>, bool)>,
    /// Finds the words in a text that were looked for.
    pub matcher: Matcher,
}

impl Plan {
    /// `kind` is what is searched for: facts, or documents.
    pub(super) fn new(query: &Query, filter: &Filter, kind: Option<FactKind>) -> Result<Self, QueryError> {
        let languages = languages(query, filter);
        let mut plan =
            Self { expression: Expression::All(Vec::new()), titles: Vec::new(), filters: Vec::new(), matcher: Matcher::default() };
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
            let choices: Vec<Expression> = words
                .iter()
                .filter(|words| !meant || group.negated || !is_function(words, &languages))
                .filter_map(|words| expression(words, &languages))
                .collect();
            if choices.is_empty() {
                continue;
            }
            if !group.negated {
                plan.matcher.looked.extend(words.iter().map(|words| looked(words, &languages)));
            }
            let choices = Expression::Any(choices);
            if kind.is_some() && of_title > 0 {
                if of_title < words.len() {
                    return Err(QueryError::TitleChoice);
                }
                plan.titles.push((choices, group.negated));
            } else if group.negated {
                unwanted.push(choices);
            } else {
                wanted.push(choices);
            }
        }
        if wanted.is_empty() {
            return Err(QueryError::NoWord);
        }
        plan.expression = Expression::All(wanted);
        if !unwanted.is_empty() {
            plan.expression = Expression::Except(Box::new(plan.expression), Box::new(Expression::Any(unwanted)));
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

/// One choice.
fn expression(words: &Words, languages: &[Language]) -> Option<Expression> {
    let title = words.title;
    match &words.how {
        How::Beginning(beginning) => {
            let beginning = Asked::beginning(beginning);
            (!beginning.is_empty()).then_some(Expression::Leaf { title, leaf: Leaf::Beginning(beginning) })
        }
        How::Phrase(phrase) => {
            let phrases = phrases(phrase, title, languages);
            (!phrases.is_empty()).then_some(Expression::Any(phrases))
        }
        How::Any(typed) => {
            let asked = Asked::words(typed, languages);
            let mut each: Vec<Expression> = asked.iter().map(|asked| word(asked, title)).collect();
            if each.len() <= 1 {
                return each.pop();
            }
            // "EU-missie": as it stands before both words anywhere, and as one word.
            let mut choices = vec![Expression::All(each)];
            choices.extend(phrases(typed, title, languages));
            choices.extend(Asked::joined(typed, languages).map(|joined| word(&joined, title)));
            Some(Expression::Any(choices))
        }
    }
}

fn word(asked: &Asked, title: bool) -> Expression {
    let as_function = asked.as_function.iter().filter(|_| asked.is_function);
    let words = std::iter::once(&asked.word).chain(as_function).map(|word| Leaf::Words(vec![word.clone()]));
    let leaves = words.chain(asked.forms.iter().cloned().map(Leaf::Form));
    Expression::Any(leaves.map(|leaf| Expression::Leaf { title, leaf }).collect())
}

fn phrases(phrase: &str, title: bool, languages: &[Language]) -> Vec<Expression> {
    let phrases = Asked::phrases(phrase, languages).into_iter().filter(|words| !words.is_empty());
    phrases.map(|words| Expression::Leaf { title, leaf: Leaf::Words(words) }).collect()
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
