use crate::clauses;
use crate::figures::FigureMention;
use crate::groups::{self, Group};
use crate::learned::Found;
use crate::mentions::{self, Mention, MentionKind};
use crate::quotes::{self, Said};
use crate::times::TimeMention;
use crate::trees::{Layers, Trees};
use foederis_knowledge::{Class, Entry, Expression, Hit, LanguagePack, Lexeme, Pronoun, Scratch, Word};
use foederis_language::{Analysis, TokenKind};
use foederis_model::{Actor, Document, Language, ScopeKind, TieType};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Everything found in a document before facts are coded.
pub(crate) struct Reading<'a> {
    pub document: &'a Document,
    pub analysis: &'a Analysis<'a>,
    pub pack: &'a LanguagePack,
    /// What depends on what.
    pub trees: Trees<'a>,
    /// Lexicon hits, by first token, longer ones first.
    pub lexemes: Vec<(Hit, &'a Lexeme)>,
    /// Clause number of every token.
    pub clause: Vec<usize>,
    /// Quotation number of every token, 0 outside.
    pub quote: Vec<usize>,
    /// What others say, by first token.
    pub said: Vec<Said>,
    /// Which of them each token stands in.
    said_at: Vec<Option<usize>>,
    /// Actors and places, by first token.
    pub mentions: Vec<Mention>,
    /// Mentions that share one place in the sentence: `Russia, Belarus and Iran`.
    pub groups: Vec<Group>,
    /// Time expressions, by first token.
    pub times: Vec<TimeMention>,
    /// Figures, by first token.
    pub figures: Vec<FigureMention>,
    /// How often each base is named.
    pub salience: FxHashMap<String, usize>,
    /// How often the base named most is named, at least 1.
    pub most_named: usize,
    /// Words that say how far a tie reaches, by first token.
    pub scopes: Vec<(Range<usize>, ScopeKind)>,
    /// Nouns that can stand for ties, by first token, once for each type.
    pub tied: Vec<(Range<usize>, TieType)>,
    /// Words that the text writes in lower case.
    pub small: FxHashSet<&'a str>,
    /// Words of the closed lists, by first token.
    words: Vec<WordHit<'a>>,
    /// Where each token's words begin in `words`.
    first: Vec<usize>,
    /// Whether a lexicon hit begins at the token.
    starts: Vec<bool>,
}

/// A word of the closed lists, where it stands.
#[derive(Debug, Clone)]
pub(crate) struct WordHit<'a> {
    pub tokens: Range<usize>,
    pub word: &'a Word,
}

/// The part of a list, sorted by first token, that begins inside a range of tokens.
fn within<T>(list: &[T], tokens: &Range<usize>, start: impl Fn(&T) -> usize) -> Range<usize> {
    list.partition_point(|item| start(item) < tokens.start)..list.partition_point(|item| start(item) < tokens.end)
}

/// An attribution has at most this many words.
const LONGEST_ATTRIBUTION: usize = 8;

/// German nouns are capitalised and verbs are not, but at the start of a sentence: `Angriff`, `angriff`.
fn is_written_so(analysis: &Analysis<'_>, hit: &Hit, lexeme: &Lexeme) -> bool {
    if analysis.lang != Language::German {
        return true;
    }
    let capital = |at: usize| analysis.tokens[at].capital;
    match lexeme.class {
        Class::Noun => hit.tokens.clone().chain(hit.rest.clone().unwrap_or(0..0)).any(capital),
        Class::Verb if hit.tokens.len() == 1 => {
            let at = hit.tokens.start;
            let opens = analysis.sentences[analysis.sentence_of(at)].tokens.start == at || analysis.tokens[at - 1].kind == TokenKind::Mark;
            !capital(at) || opens
        }
        _ => true,
    }
}

impl<'a> Reading<'a> {
    pub fn new(
        document: &'a Document,
        analysis: &'a Analysis<'a>,
        layers: Layers<'a>,
        pack: &'a LanguagePack,
        scratch: &mut Scratch,
    ) -> Self {
        let mut words = Vec::new();
        let mut lexemes = Vec::new();
        // Apart from the other words: what they stand in stays as plain as it was.
        let (mut scopes, mut tied) = (Vec::new(), Vec::new());
        pack.find(analysis, scratch, |hit| match pack.entry(&hit) {
            Entry::Lexeme(lexeme) if is_written_so(analysis, &hit, lexeme) => lexemes.push((hit, lexeme)),
            Entry::Lexeme(_) => {}
            Entry::Word(Word::Scope(kind)) => scopes.push((hit.tokens.start..hit.last() + 1, *kind)),
            Entry::Word(Word::Tied(tie)) => tied.push((hit.tokens, *tie)),
            Entry::Word(word) => words.push(WordHit { tokens: hit.tokens, word }),
        });
        let count = analysis.tokens.len();
        let first = (0..=count).map(|token| words.partition_point(|hit| hit.tokens.start < token)).collect();
        let mut starts = vec![false; count];
        for (hit, _) in &lexemes {
            starts[hit.tokens.start] = true;
        }
        let mut reading = Self {
            document,
            analysis,
            trees: layers.trees,
            pack,
            lexemes,
            clause: Vec::new(),
            quote: Vec::new(),
            said_at: quotes::by_token(&layers.said, count),
            said: layers.said,
            mentions: Vec::new(),
            groups: Vec::new(),
            times: layers.times,
            figures: layers.figures,
            salience: FxHashMap::default(),
            most_named: 1,
            scopes,
            tied,
            small: (0..count).filter(|at| !analysis.tokens[*at].capital).map(|at| analysis.norm(at)).collect(),
            words,
            first,
            starts,
        };
        reading.quote = clauses::quotations(analysis);
        let names = pack.names.find(analysis);
        reading.clause = clauses::clauses(&reading, &names);
        reading.mentions = mentions::find(&reading, &names);
        for mention in reading.mentions.iter().filter(|mention| mention.kind != MentionKind::Place) {
            *reading.salience.entry(mention.actor.base.clone()).or_default() += 1;
        }
        reading.most_named = reading.salience.values().copied().max().unwrap_or(1);
        reading.groups = groups::find(&reading);
        reading
    }

    /// Words of the closed lists that begin at a token.
    pub fn words_at(&self, token: usize) -> &[WordHit<'a>] {
        match (self.first.get(token), self.first.get(token + 1)) {
            (Some(from), Some(to)) => &self.words[*from..*to],
            _ => &[],
        }
    }

    /// Whether a word of this kind begins at the token.
    pub fn is(&self, token: usize, kind: impl Fn(&Word) -> bool) -> bool {
        self.words_at(token).iter().any(|hit| kind(hit.word))
    }

    /// Whether the closed lists hold nothing that begins at a token but what it may point back to.
    pub fn is_plain(&self, token: usize) -> bool {
        self.words_at(token).iter().all(|hit| matches!(hit.word, Word::Points(_) | Word::Owned | Word::Others))
    }

    /// Whether a lexicon entry begins at the token.
    pub fn starts_lexeme(&self, token: usize) -> bool {
        self.starts[token]
    }

    /// What somebody else says, where a token belongs to it.
    pub fn said_at(&self, token: usize) -> Option<&Said> {
        self.said_at[token].map(|at| &self.said[at])
    }

    /// Lexicon entries whose words before a gap may reach a token.
    pub fn lexemes_at(&self, token: usize) -> impl Iterator<Item = &(Hit, &'a Lexeme)> {
        let from = self.lexemes.partition_point(|(hit, _)| hit.tokens.start + 2 < token);
        self.lexemes[from..].iter().take_while(move |(hit, _)| hit.tokens.start <= token).filter(move |(hit, _)| token < hit.tokens.end)
    }

    /// Whether a token belongs to an attribution such as "according to" or "laut".
    pub fn attributes(&self, token: usize) -> bool {
        let speaks = |lexeme: &Lexeme| lexeme.class == Class::Prep && matches!(lexeme.expression, Expression::Claim(_));
        let from = self.lexemes.partition_point(|(hit, _)| hit.tokens.start + LONGEST_ATTRIBUTION < token);
        self.lexemes[from..]
            .iter()
            .take_while(|(hit, _)| hit.tokens.start <= token)
            .any(|(hit, lexeme)| hit.tokens.contains(&token) && speaks(lexeme))
    }

    /// The tokens of the sentence that a token stands in.
    pub fn sentence(&self, token: usize) -> Range<usize> {
        self.analysis.sentences[self.analysis.sentence_of(token)].tokens.clone()
    }

    /// The tokens around `token` that belong to its clause. Clauses are numbered upwards and end with their sentence.
    pub fn clause_of(&self, token: usize) -> Range<usize> {
        let clause = self.clause[token];
        self.clause.partition_point(|other| *other < clause)..self.clause.partition_point(|other| *other <= clause)
    }

    /// The actors of mentions, each base once.
    pub fn actors(&self, mentions: &[usize]) -> Vec<Actor> {
        let mut actors: Vec<Actor> = Vec::new();
        for mention in mentions.iter().map(|at| &self.mentions[*at]) {
            for actor in std::iter::once(&mention.actor).chain(&mention.also) {
                if !actor.base.is_empty() && !actors.iter().any(|known| known.base == actor.base) {
                    actors.push(actor.clone());
                }
            }
        }
        actors
    }

    /// The actors at both ends of what was found; where one end holds both ("the two countries met"), they are parted.
    pub fn ends(&self, found: &Found, two_sided: bool) -> [Vec<Actor>; 2] {
        let [mut first, mut second] = [0, 1].map(|side| self.actors(&found.sides[side]));
        second.retain(|actor| !first.iter().any(|known| known.base == actor.base));
        let clause = self.clause_of(found.hit.tokens.start);
        if two_sided || clause.into_iter().any(|at| self.is(at, |word| *word == Word::Pronoun(Pronoun::Reciprocal))) {
            if second.is_empty() && first.len() > 1 {
                second = first.split_off(1);
            } else if first.is_empty() && second.len() > 1 {
                first = second.drain(..1).collect();
            }
        }
        [first, second]
    }

    /// Which mentions begin inside a range of tokens.
    pub fn mentions_in(&self, tokens: &Range<usize>) -> Range<usize> {
        within(&self.mentions, tokens, |mention| mention.tokens.start)
    }

    /// Which groups begin inside a range of tokens.
    pub fn groups_in(&self, tokens: &Range<usize>) -> Range<usize> {
        within(&self.groups, tokens, |group| group.tokens.start)
    }

    /// The nouns that can stand for ties and begin inside a range of tokens.
    pub fn tied_in(&self, tokens: &Range<usize>) -> &[(Range<usize>, TieType)] {
        &self.tied[within(&self.tied, tokens, |(noun, _)| noun.start)]
    }

    /// The time expressions that begin inside a range of tokens.
    pub fn times_in(&self, tokens: &Range<usize>) -> &[TimeMention] {
        &self.times[within(&self.times, tokens, |time| time.tokens.start)]
    }
}
