use foederis_language::{Analysis, fold_german, fold_word, tokenize};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash as _, Hasher as _};
use std::ops::Range;

/// How many words may stand in a ` … ` gap.
const GAP: usize = 12;
/// How many different words a scratch remembers before it starts over.
const REMEMBERED: usize = 200_000;
/// What is longer than this many bytes is no word: no pattern is tried on it, and nothing of it is remembered.
const LONGEST_WORD: usize = 256;

/// Word patterns compiled for one pass over a document. Each pattern carries the number its owner gave it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Patterns {
    exact: FxHashMap<Box<str>, u32>,
    prefix: FxHashMap<Box<str>, u32>,
    suffix: FxHashMap<Box<str>, u32>,
    infix: Vec<(Box<str>, u32)>,
    atoms: u32,
    /// Patterns by the atom they begin with, each with the atom it ends with.
    starts: Vec<Vec<(usize, u32)>>,
    patterns: Vec<Pattern>,
    /// Tells one set of patterns from another.
    fingerprint: u64,
    /// Whether umlauts must agree.
    german: bool,
}

#[derive(Debug, Clone)]
struct Pattern {
    /// Atoms, in the parts that gaps leave.
    parts: Vec<Vec<u32>>,
    /// Letters written out: of two patterns on the same words the one that says more is the better.
    letters: usize,
    owner: u32,
}

/// One place where a pattern matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What the pattern stands for, as numbered by its pack.
    pub owner: u32,
    /// The tokens before the first gap; all of them where there is no gap.
    pub tokens: Range<usize>,
    /// The tokens after the last gap.
    pub rest: Option<Range<usize>>,
    /// How many tokens are matched, those in gaps not counted.
    pub words: usize,
    /// How many letters of them the pattern spells out.
    pub letters: usize,
}

impl Hit {
    /// Whether a token is one of those matched, outside the gaps.
    pub fn covers(&self, token: usize) -> bool {
        self.tokens.contains(&token) || self.rest.as_ref().is_some_and(|rest| rest.contains(&token))
    }

    /// The last token matched.
    pub fn last(&self) -> usize {
        self.rest.as_ref().unwrap_or(&self.tokens).end - 1
    }
}

/// Remembers which atoms a word matches, between documents. Changes speed only, never results.
#[derive(Debug, Default)]
pub struct Scratch {
    /// By the patterns' fingerprint, then by word.
    words: FxHashMap<u64, FxHashMap<Box<str>, Box<[u32]>>>,
    /// The last token so far that matches each atom.
    latest: Vec<usize>,
}

impl Patterns {
    /// No patterns yet. In German ones umlauts must agree; elsewhere all accents are folded away.
    pub(crate) fn new(german: bool) -> Self {
        Self { german, ..Self::default() }
    }

    fn fold(&self, word: &str) -> String {
        let mut folded = String::with_capacity(word.len());
        if self.german {
            fold_german(word, &mut folded);
        } else {
            fold_word(word, &mut folded);
        }
        folded
    }

    /// Adds one form, such as `riep … op` or `*aanval*`. Errors name what is wrong with it.
    pub(crate) fn add(&mut self, form: &str, owner: u32) -> Result<(), String> {
        let mut parts = vec![Vec::new()];
        for word in form.split_whitespace() {
            if word == "…" || word == "..." {
                parts.push(Vec::new());
            } else if let Some(part) = parts.last_mut() {
                self.add_word(form, word, part)?;
            }
        }
        if parts.iter().any(Vec::is_empty) {
            return Err(format!("\"{form}\": expected words, with a gap only between words"));
        }
        let letters = form.chars().filter(|c| c.is_alphabetic()).count();
        self.push(Pattern { parts, letters, owner });
        Ok(())
    }

    fn push(&mut self, pattern: Pattern) {
        let last = pattern.parts.iter().flatten().next_back();
        if let (Some(first), Some(last)) = (pattern.parts.iter().flatten().next(), last) {
            self.starts[*first as usize].push((self.patterns.len(), *last));
            self.patterns.push(pattern);
        }
    }

    /// Adds a sign that is a token of its own, such as `€`.
    pub(crate) fn add_sign(&mut self, sign: &str, owner: u32) -> Result<(), String> {
        let folded = self.fold(sign.trim());
        if folded.chars().count() != 1 {
            return Err(format!("\"{sign}\": expected letters or one sign"));
        }
        let atom = self.atom(folded, false, false);
        self.push(Pattern { parts: vec![vec![atom]], letters: 1, owner });
        Ok(())
    }

    /// A written word falls into tokens exactly as text does: "tegen-offensief" is three.
    fn add_word(&mut self, form: &str, word: &str, part: &mut Vec<u32>) -> Result<(), String> {
        let core = word.trim_matches('*');
        let (open, close) = (word.starts_with('*'), word.ends_with('*'));
        let tokens = tokenize(core);
        if tokens.is_empty() {
            return Err(format!("\"{form}\": \"{word}\" has no letters"));
        }
        let last = tokens.len() - 1;
        for (at, token) in tokens.iter().enumerate() {
            let folded = self.fold(&core[token.bytes.clone()]);
            if folded.contains('*') {
                return Err(format!("\"{form}\": * may stand only at the start or end of a word"));
            }
            // "*-led": a hyphen always has a word before it, whichever it is.
            let (open, close) = (open && at == 0 && folded != "-", close && at == last && folded != "-");
            if (open || close) && folded.chars().count() < 3 {
                return Err(format!("\"{form}\": \"{word}\" would match too many words; give at least three letters"));
            }
            part.push(self.atom(folded, open, close));
        }
        Ok(())
    }

    fn atom(&mut self, word: String, open: bool, close: bool) -> u32 {
        let mut hasher = FxHasher::default();
        (self.fingerprint, &word, open, close).hash(&mut hasher);
        self.fingerprint = hasher.finish();
        let next = self.atoms;
        let word = word.into_boxed_str();
        let atom = match (open, close) {
            (false, false) => *self.exact.entry(word).or_insert(next),
            (false, true) => *self.prefix.entry(word).or_insert(next),
            (true, false) => *self.suffix.entry(word).or_insert(next),
            (true, true) => {
                if let Some((_, atom)) = self.infix.iter().find(|(known, _)| *known == word) {
                    *atom
                } else {
                    self.infix.push((word, next));
                    next
                }
            }
        };
        if atom == next {
            self.atoms += 1;
            self.starts.push(Vec::new());
        }
        atom
    }

    fn atoms_of(&self, word: &str) -> Box<[u32]> {
        let mut atoms: Vec<u32> = self.exact.get(word).copied().into_iter().collect();
        for (at, _) in word.char_indices().skip(1).chain([(word.len(), ' ')]) {
            atoms.extend(self.prefix.get(&word[..at]));
        }
        for (at, _) in word.char_indices() {
            atoms.extend(self.suffix.get(&word[at..]));
        }
        atoms.extend(self.infix.iter().filter(|(infix, _)| word.contains(&**infix)).map(|(_, atom)| *atom));
        atoms.into()
    }

    /// Hands over every match in the analysed text, by first token, longer ones first.
    pub(crate) fn find(&self, analysis: &Analysis<'_>, scratch: &mut Scratch, mut each: impl FnMut(Hit)) {
        let Scratch { words, latest } = scratch;
        let known = words.entry(self.fingerprint).or_default();
        if known.len() > REMEMBERED {
            known.clear();
        }
        // As written, so that umlauts can be told apart; folding happens once for each form of a word.
        for token in 0..analysis.tokens.len() {
            let word = analysis.word(token);
            if word.len() <= LONGEST_WORD && !known.contains_key(word) {
                known.insert(word.into(), self.atoms_of(&self.fold(word)));
            }
        }
        let words: Vec<&[u32]> =
            (0..analysis.tokens.len()).map(|token| known.get(analysis.word(token)).map_or(&[][..], |atoms| atoms)).collect();
        // All hits of a long document at once would take more memory than the document's analysis.
        let mut hits: Vec<Hit> = Vec::new();
        // Most patterns of several words begin with a word that stands in every sentence and end with one that this one has not.
        latest.clear();
        latest.resize(self.atoms as usize, 0);
        for sentence in &analysis.sentences {
            for token in sentence.tokens.clone() {
                for atom in words[token] {
                    latest[*atom as usize] = token;
                }
            }
            for start in sentence.tokens.clone() {
                for atom in words[start] {
                    // An atom that only an earlier sentence has was seen before `start`.
                    for (number, last) in &self.starts[*atom as usize] {
                        if latest[*last as usize] >= start {
                            hits.extend(run(&self.patterns[*number], &words, analysis, start, sentence.tokens.end));
                        }
                    }
                }
                if hits.is_empty() {
                    continue;
                }
                // Several forms of one entry may match the same words.
                hits.sort_by_key(|hit| (std::cmp::Reverse((hit.words, hit.letters)), hit.owner, hit.rest.clone().map(|r| r.start)));
                let mut kept = 0;
                for at in 0..hits.len() {
                    if !hits[..kept].iter().any(|other| other.owner == hits[at].owner) {
                        hits.swap(kept, at);
                        kept += 1;
                    }
                }
                hits.truncate(kept);
                hits.drain(..).for_each(&mut each);
            }
        }
    }
}

fn run(pattern: &Pattern, words: &[&[u32]], analysis: &Analysis<'_>, start: usize, end: usize) -> Option<Hit> {
    let fits = |part: &[u32], at: usize| at + part.len() <= end && part.iter().zip(at..).all(|(atom, at)| words[at].contains(atom));
    let (head, tail) = pattern.parts.split_first()?;
    if !fits(head, start) {
        return None;
    }
    let mut hit = Hit { owner: pattern.owner, tokens: start..start + head.len(), rest: None, words: head.len(), letters: pattern.letters };
    let mut after = hit.tokens.end;
    for part in tail {
        let at = (after..end.min(after + GAP + 1))
            .take_while(|at| *at == after || !matches!(analysis.norm(at - 1), ";" | ":"))
            .find(|at| fits(part, *at))?;
        after = at + part.len();
        hit.rest = Some(at..after);
        hit.words += part.len();
    }
    Some(hit)
}

#[cfg(test)]
mod tests {
    use super::{Patterns, Scratch};
    use foederis_language::Analyser;
    use foederis_model::Language;

    fn find(forms: &[&str], text: &str) -> Vec<(u32, String, Option<String>)> {
        let mut patterns = Patterns::default();
        for (form, owner) in forms.iter().zip(0..) {
            patterns.add(form, owner).expect(form);
        }
        let analysis = Analyser::new(Language::Dutch, [], []).analyse_text(text.into(), 0);
        let mut hits = Vec::new();
        patterns.find(&analysis, &mut Scratch::default(), |hit| hits.push(hit));
        hits.into_iter()
            .map(|hit| (hit.owner, analysis.slice(hit.tokens).to_owned(), hit.rest.map(|rest| analysis.slice(rest).to_owned())))
            .collect()
    }

    #[test]
    fn stars_gaps_and_accents() {
        assert_eq!(
            find(
                &["riep … op", "*aanval*", "luchtaanvallen", "für", "tegen-offensief", "*-offensief"],
                "Hij riep Rusland op tot luchtaanvallen fur een tegen-offensief."
            ),
            [
                (0, "riep".to_owned(), Some("op".to_owned())),
                // The form that spells out more comes first.
                (2, "luchtaanvallen".to_owned(), None),
                (1, "luchtaanvallen".to_owned(), None),
                (3, "fur".to_owned(), None),
                (4, "tegen-offensief".to_owned(), None),
                (5, "-offensief".to_owned(), None),
            ]
        );
    }

    #[test]
    fn gaps_do_not_cross_sentences_or_semicolons() {
        assert!(find(&["riep … op"], "Hij riep. Op dinsdag; hij riep; op").is_empty());
        assert_eq!(find(&["verloor … gebied … aan"], "Het verloor veel gebied in het zuiden aan Armenië.").len(), 1);
    }

    #[test]
    fn wrong_forms_are_refused_with_a_reason() {
        let mut patterns = Patterns::default();
        for form in ["", "… op", "riep …", "a* ", "*", "riep … … op"] {
            assert!(patterns.add(form, 0).is_err(), "{form:?} was accepted");
        }
    }
}
