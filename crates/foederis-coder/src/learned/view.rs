//! A reading as the learned part looks at it: who is where, how often named, what stands around.

use super::feature::key;
use crate::mentions::{Mention, MentionKind};
use crate::reading::Reading;
use foederis_knowledge::Word;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What the closed lists say of a word, for features of what stands near a trigger.
const LISTED: usize = 12;

/// So many mentions to either side of a trigger are looked at …
const REACH: usize = 40;
/// … and so many words.
const WORDS: usize = 120;

/// A reading with what is asked of it again and again.
pub(crate) struct View<'a, 'r> {
    pub reading: &'r Reading<'a>,
    /// The language, as a part of features.
    pub lang: u64,
    /// The mention that each token belongs to.
    pub mention_at: Vec<Option<usize>>,
    /// The token of each mention that the others hang on.
    pub heads: Vec<usize>,
    /// The actor of each mention: a number for each base, 0 for nobody.
    pub base: Vec<usize>,
    /// How often each base acts or is acted upon (places left aside).
    pub count: Vec<usize>,
    /// 0 for the base named most, and so on.
    pub rank: Vec<usize>,
    /// Bases, those named most first.
    pub most: Vec<usize>,
    /// Listed kinds of each token, one bit each.
    listed: Vec<u16>,
}

impl<'a, 'r> View<'a, 'r> {
    pub fn new(reading: &'r Reading<'a>) -> Self {
        let tokens = reading.analysis.tokens.len();
        let mut view = Self {
            reading,
            lang: key(reading.document.lang.code()),
            mention_at: vec![None; tokens],
            heads: Vec::new(),
            base: Vec::new(),
            count: vec![0],
            rank: Vec::new(),
            most: Vec::new(),
            listed: vec![0; tokens],
        };
        let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
        for (at, mention) in reading.mentions.iter().enumerate() {
            view.mention_at[mention.tokens.clone()].fill(Some(at));
            let outside = |token: &usize| reading.trees.head[*token].is_none_or(|head| !mention.tokens.contains(&head));
            view.heads.push(mention.tokens.clone().find(outside).unwrap_or(mention.tokens.start));
            let base = match mention.actor.base.as_str() {
                "" => 0,
                base => {
                    let next = numbers.len() + 1;
                    *numbers.entry(base).or_insert(next)
                }
            };
            view.base.push(base);
            view.count.resize(numbers.len() + 1, 0);
            if mention.kind != MentionKind::Place && base != 0 {
                view.count[base] += 1;
            }
        }
        view.most = (1..view.count.len()).filter(|base| view.count[*base] > 0).collect();
        // Those named equally often stand in the order of the text.
        view.most.sort_by_key(|base| std::cmp::Reverse(view.count[*base]));
        view.rank = vec![usize::MAX; view.count.len()];
        for (rank, base) in view.most.iter().enumerate() {
            view.rank[*base] = rank;
        }
        for token in 0..tokens {
            for hit in reading.words_at(token) {
                let bit = match hit.word {
                    Word::Negation => 0,
                    Word::Modal => 1,
                    Word::Feared => 2,
                    Word::Conditional => 3,
                    Word::Future => 4,
                    Word::Hearsay => 5,
                    Word::Passive => 6,
                    Word::Perfect => 7,
                    Word::Clause => 8,
                    Word::Vague => 9,
                    Word::Counts(_) => 10,
                    Word::Currency(_) => 11,
                    _ => continue,
                };
                view.listed[token] |= 1 << bit;
            }
        }
        view
    }

    /// Mentions that begin inside a range of tokens, at most so many to either side of a token: a list of names without an end
    /// says no more than its part near by.
    pub fn near(&self, tokens: &Range<usize>, token: usize) -> Range<usize> {
        let all = self.reading.mentions_in(tokens);
        let middle = self.reading.mentions_in(&(tokens.start..token.max(tokens.start))).end;
        all.start.max(middle.saturating_sub(REACH))..all.end.min(middle + REACH)
    }

    /// Kinds of the closed lists that stand among these tokens, near one of them.
    pub fn listed(&self, tokens: Range<usize>, near: usize) -> impl Iterator<Item = usize> + use<> {
        let tokens = tokens.start.max(near.saturating_sub(WORDS))..tokens.end.min(near + WORDS);
        let all = self.listed[tokens].iter().fold(0, |all, listed| all | listed);
        (0..LISTED).filter(move |bit| all & (1 << bit) != 0)
    }

    pub fn mention(&self, at: usize) -> &'r Mention {
        &self.reading.mentions[at]
    }

    /// Whether a mention can act: it is somebody, and no place.
    pub fn acts(&self, mention: usize) -> bool {
        self.base[mention] != 0 && self.mention(mention).kind != MentionKind::Place
    }

    /// The mention that a token belongs to, where it is somebody.
    pub fn somebody_at(&self, token: usize) -> Option<usize> {
        self.mention_at[token].filter(|mention| self.base[*mention] != 0)
    }

    pub fn lemma(&self, token: usize) -> &'r str {
        let lemma = self.reading.trees.lemma[token].as_str();
        if lemma.is_empty() { self.reading.analysis.norm(token) } else { lemma }
    }

    pub fn norm(&self, token: usize) -> &'r str {
        self.reading.analysis.norm(token)
    }

    pub fn upos(&self, token: usize) -> &'r str {
        self.reading.trees.upos[token]
    }

    pub fn relation(&self, token: usize) -> &'r str {
        self.reading.trees.relation[token]
    }

    /// The relation without its subtype.
    pub fn plain(&self, token: usize) -> &'r str {
        let relation = self.relation(token);
        relation.split(':').next().unwrap_or(relation)
    }

    pub fn head(&self, token: usize) -> Option<usize> {
        self.reading.trees.head[token]
    }

    pub fn has(&self, token: usize, feature: &str) -> bool {
        self.reading.trees.feats[token].split('|').any(|known| known == feature)
    }

    pub fn dependents(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        self.reading.trees.dependents(token)
    }

    pub fn sentence(&self, token: usize) -> usize {
        self.reading.analysis.sentence_of(token)
    }

    /// The word that marks a nominal: its preposition, or its genitive.
    pub fn case(&self, token: usize) -> Option<&'r str> {
        let marked = self.dependents(token).find(|at| matches!(self.relation(*at), "case" | "mark"));
        match marked {
            Some(at) => Some(self.norm(at)),
            None => self.has(token, "Case=Gen").then_some("+gen"),
        }
    }

    /// Whether relations of this kind are told apart by their preposition.
    pub fn is_marked(&self, token: usize) -> bool {
        matches!(self.relation(token), "obl" | "nmod" | "obl:arg" | "obl:agent" | "advcl" | "nmod:poss")
    }
}
