//! Quotations and clauses: how far a word's reach goes.

use crate::reading::Reading;
use foederis_knowledge::{NameHit, Word};
use foederis_language::{Analysis, TokenKind};

/// A quotation that is not closed within this many tokens was none.
const LONGEST_QUOTATION: usize = 400;

/// Numbers the quotations: 0 outside, 1 for the first, and so on. The marks themselves stand outside.
pub(crate) fn quotations(analysis: &Analysis<'_>) -> Vec<usize> {
    let count = analysis.tokens.len();
    let mut quote = vec![0; count];
    let mut number = 0;
    let mut at = 0;
    while at < count {
        if let Some(double) = opens(analysis, at)
            && let Some(end) = (at + 1..count.min(at + LONGEST_QUOTATION)).find(|end| closes(analysis, *end, double))
        {
            number += 1;
            quote[at + 1..end].fill(number);
            at = end;
        }
        at += 1;
    }
    quote
}

/// Whether a quotation opens at a token; `true` for double marks.
fn opens(analysis: &Analysis<'_>, at: usize) -> Option<bool> {
    let mark = analysis.word(at);
    let tokens = &analysis.tokens;
    let next_glued = tokens.get(at + 1).is_some_and(|next| !next.spaced);
    let before_free = tokens[at].spaced || at == 0 || matches!(analysis.word(at - 1), "(" | "[" | "-" | "–" | "—");
    match mark {
        "„" => Some(true),
        "“" | "\"" | "”" | "»" | "«" => (next_glued && before_free).then_some(true),
        "‘" | "‚" | "'" | "’" => (next_glued && before_free).then_some(false),
        _ => None,
    }
}

fn closes(analysis: &Analysis<'_>, at: usize, double: bool) -> bool {
    let mark = analysis.word(at);
    let glued = !analysis.tokens[at].spaced;
    let next_free = analysis.tokens.get(at + 1).is_none_or(|next| next.spaced || next.kind == TokenKind::Mark);
    match mark {
        "“" | "”" | "\"" | "»" | "«" => double && glued,
        "’" | "'" | "‘" => !double && glued && next_free,
        _ => false,
    }
}

/// Numbers the clauses: marks, quotation ends and subordinating words begin a new one.
pub(crate) fn clauses(reading: &Reading<'_>, names: &[NameHit]) -> Vec<usize> {
    let analysis = reading.analysis;
    let mut in_name = vec![false; analysis.tokens.len()];
    for name in names {
        in_name[name.tokens.clone()].fill(true);
    }
    let mut clause = Vec::with_capacity(analysis.tokens.len());
    let mut number = 0;
    let mut next_sentence = 0;
    for at in 0..analysis.tokens.len() {
        if analysis.sentences.get(next_sentence).is_some_and(|sentence| sentence.tokens.start == at) {
            number += 1;
            next_sentence += 1;
        } else if begins_clause(reading, at, &in_name) {
            number += 1;
        }
        clause.push(number);
    }
    clause
}

fn begins_clause(reading: &Reading<'_>, at: usize, in_name: &[bool]) -> bool {
    let analysis = reading.analysis;
    if reading.quote[at] != reading.quote[at - 1] {
        return true;
    }
    if reading.is(at, |word| *word == Word::Clause) {
        return true;
    }
    let before = analysis.word(at - 1);
    match before {
        ";" | ":" | "(" | ")" => true,
        "–" | "—" | "-" => analysis.tokens[at - 1].spaced && analysis.tokens[at].spaced,
        "," => !joins_names(reading, at, in_name),
        _ => false,
    }
}

/// A comma in a list of names: "Russland, Belarus und der Iran".
fn joins_names(reading: &Reading<'_>, after: usize, in_name: &[bool]) -> bool {
    if after < 2 || !in_name[after - 2] {
        return false;
    }
    (after..in_name.len().min(after + 3)).find(|at| !reading.is(*at, |word| matches!(word, Word::Determiner))).is_some_and(|at| in_name[at])
}

#[cfg(test)]
mod tests {
    use super::quotations;
    use foederis_language::Analyser;
    use foederis_model::Language;

    fn quoted(text: &str) -> Vec<String> {
        let analysis = Analyser::new(Language::German, [], []).analyse_text(text.into(), 0);
        let quote = quotations(&analysis);
        (1..=quote.iter().copied().max().unwrap_or(0))
            .map(|number| {
                let tokens: Vec<_> = (0..quote.len()).filter(|at| quote[*at] == number).collect();
                analysis.slice(tokens[0]..tokens[tokens.len() - 1] + 1).to_owned()
            })
            .collect()
    }

    #[test]
    fn quotations_of_three_languages_are_found() {
        assert_eq!(quoted("„Wir gehen“, sagte er. \"Yes\", she said."), ["Wir gehen", "Yes"]);
        assert_eq!(quoted("Het land voerde ‘lokale acties’ uit, zei 't leger."), ["lokale acties"]);
        assert_eq!(quoted("“It's over,” he said. “We won.”"), ["It's over,", "We won."]);
        assert_eq!(quoted("Ein Zoll (12\") ist kein Zitat."), Vec::<String>::new());
    }
}
