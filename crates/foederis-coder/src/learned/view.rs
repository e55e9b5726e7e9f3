//! A reading as the learned part looks at it: who is where, how often named, what stands around.

use super::feature::{Part as _, key};
use crate::mentions::{Mention, MentionKind, is_state};
use crate::reading::Reading;
use foederis_knowledge::Word;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
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
    /// What each base is: see [`View::what`].
    whats: Vec<&'r str>,
    /// 0 for the base named most, and so on.
    pub rank: Vec<usize>,
    /// Bases, those named most first.
    pub most: Vec<usize>,
    /// Bases of people whom only this text knows: in politics few act, in sport and culture nearly all.
    private: Vec<bool>,
    /// How many of all that act in the text are known or hold an office, in fifths; 5 for all.
    pub public: usize,
    /// Listed kinds of each token, one bit each.
    listed: Vec<u16>,
    /// Relations without their subtypes.
    plain: Vec<&'r str>,
    /// What marks each token as a nominal: see [`View::case`].
    case: Vec<Option<&'r str>>,
    /// Tokens on which something hangs that only passives have.
    passive: Vec<bool>,
    /// The number of each lemma in a model, for verbs, nouns and adjectives.
    lemma_keys: Vec<u64>,
}

/// A text in lower case, as `to_lowercase` gives it; one that is, as most lemmas are, is not copied.
pub(crate) fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.to_lowercase())
    }
}

/// How many different numbers there are, counted up to `MOST`.
pub(crate) fn distinct<const MOST: usize>(numbers: impl Iterator<Item = usize>) -> usize {
    let mut seen = [0; MOST];
    let mut count = 0;
    for number in numbers {
        if count == MOST {
            break;
        }
        if !seen[..count].contains(&number) {
            seen[count] = number;
            count += 1;
        }
    }
    count
}

/// A person without an office whom no pack knows.
fn is_private(reading: &Reading<'_>, mention: &Mention) -> bool {
    mention.kind == MentionKind::Person
        && mention.actor.role.is_none()
        && !is_state(&mention.actor)
        && reading.pack.names.lookup(&mention.actor.base).is_empty()
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
            whats: vec!["nobody"],
            rank: Vec::new(),
            most: Vec::new(),
            private: vec![false],
            public: 0,
            listed: vec![0; tokens],
            plain: Vec::with_capacity(tokens),
            case: vec![None; tokens],
            passive: vec![false; tokens],
            lemma_keys: vec![0; tokens],
        };
        view.read_trees();
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
            if base == view.whats.len() {
                view.whats.push(what(reading, &mention.actor));
            }
            if view.private.len() <= numbers.len() {
                view.private.push(is_private(reading, mention));
            }
            view.count.resize(numbers.len() + 1, 0);
            if mention.kind != MentionKind::Place && base != 0 {
                view.count[base] += 1;
            }
        }
        let known = (1..view.count.len()).filter(|base| !view.private[*base]).map(|base| view.count[base]).sum::<usize>();
        view.public = known * 5 / view.count.iter().sum::<usize>().max(1);
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

    /// What is asked of the trees more than once.
    fn read_trees(&mut self) {
        let trees = &self.reading.trees;
        for token in 0..trees.head.len() {
            let relation = trees.relation[token];
            self.plain.push(relation.split_once(':').map_or(relation, |(plain, _)| plain));
            if let Some(head) = trees.head[token] {
                match relation {
                    // The first one marks.
                    "case" | "mark" if self.case[head].is_none() => self.case[head] = Some(self.norm(token)),
                    "aux:pass" | "nsubj:pass" => self.passive[head] = true,
                    _ => {}
                }
            }
        }
        for token in 0..trees.head.len() {
            if self.case[token].is_none() && self.has(token, "Case=Gen") {
                self.case[token] = Some("+gen");
            }
            if self.is_content(token) {
                self.lemma_keys[token] = self.make_lemma_key(token);
            }
        }
    }

    fn is_content(&self, token: usize) -> bool {
        matches!(self.upos(token), "VERB" | "NOUN" | "ADJ")
    }

    fn make_lemma_key(&self, token: usize) -> u64 {
        (&*lower(self.lemma(token))).mix(self.lang)
    }

    /// A lemma's number in a model.
    pub fn lemma_key(&self, token: usize) -> u64 {
        if self.is_content(token) { self.lemma_keys[token] } else { self.make_lemma_key(token) }
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

    /// What a mention stands for: a place, a state, a disputed land, a body, a group, a company …
    pub fn what(&self, mention: usize) -> &'r str {
        if self.mention(mention).kind.is_place() { "place" } else { self.whats[self.base[mention]] }
    }

    /// Whether a mention is somebody whom only this text knows.
    pub fn is_private(&self, mention: usize) -> bool {
        self.private[self.base[mention]]
    }

    /// The mention that a token belongs to, where it is somebody.
    pub fn somebody_at(&self, token: usize) -> Option<usize> {
        self.mention_at[token].filter(|mention| self.base[*mention] != 0)
    }

    pub fn lemma(&self, token: usize) -> &'r str {
        let lemma = &self.reading.trees.lemma[token];
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
        self.plain[token]
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
        self.case[token]
    }

    /// Whether a verb stands in the passive.
    pub fn is_passive(&self, token: usize) -> bool {
        self.passive[token]
    }

    /// Whether relations of this kind are told apart by their preposition.
    pub fn is_marked(&self, token: usize) -> bool {
        matches!(self.relation(token), "obl" | "nmod" | "obl:arg" | "obl:agent" | "advcl" | "nmod:poss")
    }
}

/// What an actor is, whoever it is.
fn what<'r>(reading: &Reading<'r>, actor: &foederis_model::Actor) -> &'r str {
    let names = &reading.pack.names;
    if !crate::mentions::is_country(reading, actor) {
        return names.kind_of(&actor.base).unwrap_or("other");
    }
    if names.territory(&actor.base).is_some() { "land" } else { "state" }
}
