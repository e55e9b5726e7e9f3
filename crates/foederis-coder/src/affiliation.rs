//! The body that somebody belongs to, where that is said right after the name.

use crate::reading::Reading;
use foederis_knowledge::{NameHit, Referent, Word};
use foederis_language::TokenKind;
use foederis_model::{Actor, Role};
use std::ops::Range;

/// Words between a name and the body that its bearer belongs to.
const APART: usize = 6;

/// "of Chatham House", ", onderzoeker bij Clingendael", ", spokesman for UNICEF": the body that somebody is of, where that is said right
/// after the name; its kind, and the token after it.
pub(crate) fn affiliation(reading: &Reading<'_>, from: usize, sentence: &Range<usize>) -> Option<(Actor, usize, &'static str)> {
    let names = &reading.pack.names;
    let word = |at: usize| if at < sentence.end { reading.analysis.norm(at) } else { "" };
    let belongs = |at: usize| {
        matches!(
            word(at),
            "of" | "at" | "from" | "for" | "with" | "van" | "bij" | "von" | "vom" | "beim" | "am" | "bei" | "an" | "des" | "der"
        )
    };
    let body_at = |at: usize| {
        let hit = names.at(reading.analysis, at, sentence.end)?;
        body_of(reading, &hit).map(|(body, kind)| (body, hit.tokens.end, kind))
    };
    let mut at = from;
    if matches!(word(at), "," | "(" | "–") {
        // "Jan Jansen (Clingendael)"
        if let Some(found) = body_at(at + 1).filter(|(.., kind)| *kind == "thinktank") {
            return Some(found);
        }
        // Only an occupation leads on: "Erdogan, a critic of NATO".
        let noun = (at + 1..sentence.end.min(at + 1 + APART)).take_while(|at| !matches!(word(*at), "," | ")")).find(|at| {
            reading.is(*at, |word| matches!(word, Word::Title | Word::Role(Role::Experts | Role::Ngo)))
                || matches!(
                    word(*at),
                    "director"
                        | "directeur"
                        | "direktor"
                        | "direktorin"
                        | "leiter"
                        | "leiterin"
                        | "head"
                        | "hoofd"
                        | "fellow"
                        | "spokesperson"
                        | "woordvoerder"
                        | "woordvoerster"
                )
        })?;
        at = (noun + 1..sentence.end.min(noun + 1 + APART))
            .take_while(|at| !matches!(word(*at), "," | ")"))
            .find(|at| belongs(*at) && body_at(after_article(reading, at + 1)).is_some())?;
    } else if !matches!(word(at), "of" | "at" | "from" | "van" | "bij" | "von" | "vom" | "beim" | "am") {
        return None;
    }
    body_at(after_article(reading, at + 1))
}

/// The token after articles, adjectives and nouns in lower case before a name, at most two: "of the human rights group".
fn after_article(reading: &Reading<'_>, at: usize) -> usize {
    let end = reading.sentence(at.saturating_sub(1)).end;
    let small = |at: &usize| *at < end && !reading.analysis.tokens[*at].capital && reading.analysis.tokens[*at].kind == TokenKind::Word;
    at + (at..at + 3).take_while(small).count()
}

/// A research institute, an aid group or an international body, for which its people speak.
fn body_of(reading: &Reading<'_>, hit: &NameHit) -> Option<(Actor, &'static str)> {
    let Some(Referent::Actor(actor)) = hit.referents.first() else { return None };
    match reading.pack.names.kind_of(&actor.base)? {
        "thinktank" => Some((actor.clone(), "thinktank")),
        "ngo" => Some((actor.clone(), "ngo")),
        "body" => Some((actor.clone(), "body")),
        _ => None,
    }
}
