//! Words that may express a fact.

use super::kind::{Kind, Label};
use super::model::Part;
use super::view::View;
use foederis_knowledge::{Hit, Lexeme};
use std::ops::Range;

/// Words that may express a fact of one kind.
pub(crate) struct Proposal<'r> {
    /// From the first to the last word before a gap.
    pub tokens: Range<usize>,
    /// All words matched.
    pub words: Vec<usize>,
    /// The one that the tree is asked about.
    pub head: usize,
    /// Entries of the lexicon that begin here.
    pub entries: Vec<(&'r Hit, &'r Lexeme, Label)>,
    /// Those of them that match most of the text: how many of `entries`, which begin with them.
    pub best: usize,
    /// Types to choose from.
    pub labels: Vec<Label>,
    pub sentence: usize,
    /// Whether it is a part of somebody's name.
    pub in_name: bool,
    /// Whether it may tell an event: those are of political actors, while anybody speaks and holds something.
    pub event: bool,
}

/// A lemma's number in a model.
pub(crate) fn lemma_key(view: &View<'_, '_>, token: usize) -> u64 {
    view.lemma_key(token)
}

/// All proposals of a kind, by first word. `known` are the model's lemmas.
pub(crate) fn find<'r>(view: &View<'_, 'r>, kind: Kind, part: &Part) -> Vec<Proposal<'r>> {
    let reading = view.reading;
    let mut found = Vec::new();
    let mut covered = vec![false; reading.analysis.tokens.len()];
    for hits in reading.lexemes.chunk_by(|(a, _), (b, _)| a.tokens.start == b.tokens.start) {
        let start = hits[0].0.tokens.start;
        if covered[start] {
            continue;
        }
        let mut entries: Vec<_> = hits.iter().filter_map(|(hit, lexeme)| Some((hit, *lexeme, kind.label(lexeme.expression)?))).collect();
        let size = |(hit, ..): &(&Hit, &Lexeme, Label)| (hit.words, hit.letters);
        let Some(most) = entries.iter().map(size).max() else { continue };
        entries.sort_by_key(|entry| std::cmp::Reverse(size(entry)));
        let best = entries.iter().filter(|entry| size(entry) == most).count();
        let end = entries[..best].iter().map(|(hit, ..)| hit.tokens.end).max().unwrap_or(start + 1);
        covered[start..end].fill(true);
        let rests = entries[..best].iter().filter_map(|(hit, ..)| hit.rest.clone()).flatten();
        let mut words: Vec<usize> = (start..end).chain(rests).collect();
        words.sort_unstable();
        words.dedup();
        found.push(proposal(view, start..end, words, entries, best));
    }
    for (token, covered) in covered.into_iter().enumerate() {
        if covered || !matches!(view.upos(token), "VERB" | "NOUN" | "ADJ") {
            continue;
        }
        if part.lemmas.contains_key(&lemma_key(view, token)) {
            found.push(proposal(view, token..token + 1, vec![token], Vec::new(), 0));
        }
    }
    found.sort_by_key(|proposal| proposal.tokens.start);
    for proposal in &mut found {
        proposal.event = kind == Kind::Event;
        proposal.labels = proposal.entries.iter().map(|(.., label)| *label).collect();
        if let Some(labels) = part.lemmas.get(&lemma_key(view, proposal.head)) {
            proposal.labels.extend(labels);
        }
        proposal.labels.sort_unstable();
        proposal.labels.dedup();
    }
    found
}

/// A word that nothing proposes as an event, without a type.
pub(crate) fn of_word<'r>(view: &View<'_, 'r>, token: usize) -> Proposal<'r> {
    Proposal { event: true, ..proposal(view, token..token + 1, vec![token], Vec::new(), 0) }
}

fn proposal<'r>(
    view: &View<'_, 'r>,
    tokens: Range<usize>,
    words: Vec<usize>,
    entries: Vec<(&'r Hit, &'r Lexeme, Label)>,
    best: usize,
) -> Proposal<'r> {
    let content: Vec<usize> = words.iter().copied().filter(|at| matches!(view.upos(*at), "VERB" | "NOUN")).collect();
    let among = if content.is_empty() { &words } else { &content };
    let head = among.iter().copied().find(|at| view.head(*at).is_none_or(|head| !among.contains(&head))).unwrap_or(among[0]);
    let in_name = view.mention_at[tokens.start].is_some_and(|mention| tokens.end <= view.mention(mention).tokens.end);
    Proposal { sentence: view.sentence(tokens.start), tokens, words, head, entries, best, labels: Vec::new(), in_name, event: false }
}

impl Proposal<'_> {
    /// The first entry of a type.
    pub fn entry(&self, label: Label) -> Option<&Lexeme> {
        self.entries.iter().find(|(.., known)| *known == label).map(|(_, lexeme, _)| *lexeme)
    }
}
