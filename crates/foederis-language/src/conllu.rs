//! CoNLL-U, the format of Universal Dependencies treebanks (<https://universaldependencies.org/format.html>).
//!
//! Reading keeps words and multiword tokens and leaves out empty nodes (`8.1`), which no basic tree uses.

use std::fmt::Write as _;

/// One syntactic word: the ten columns without the identifier, which is its place in the sentence counted from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Word {
    /// FORM.
    pub form: String,
    /// LEMMA; `_` when not given.
    pub lemma: String,
    /// UPOS; `_` when not given.
    pub upos: String,
    /// XPOS; `_` when not given.
    pub xpos: String,
    /// FEATS, sorted as written; `_` when there are none.
    pub feats: String,
    /// HEAD: 0 for the root, else the number of another word of the sentence; none when the column is empty.
    pub head: Option<u32>,
    /// DEPREL with subtype; `_` when not given.
    pub deprel: String,
    /// DEPS.
    pub deps: String,
    /// MISC.
    pub misc: String,
}

/// A token that stands for several words, such as German "im" for "in dem".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MultiWord {
    /// Number of its first word, from 1.
    pub first: u32,
    /// Number of its last word.
    pub last: u32,
    /// FORM of the token as it stands in the text.
    pub form: String,
    /// MISC of the token's line.
    pub misc: String,
}

/// One sentence with its comment lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Comment lines with their `#`.
    pub comments: Vec<String>,
    /// The words in order.
    pub words: Vec<Word>,
    /// The multiword tokens in order.
    pub multiwords: Vec<MultiWord>,
}

/// What is wrong with a CoNLL-U text, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct ConlluError {
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: &'static str,
}

/// Reads one sentence after the other; a broken sentence is an error, and reading goes on after it.
pub fn sentences(text: &str) -> impl Iterator<Item = Result<Sentence, ConlluError>> + '_ {
    let mut lines = text.lines().enumerate().peekable();
    std::iter::from_fn(move || {
        while lines.next_if(|(_, line)| line.trim().is_empty()).is_some() {}
        lines.peek()?;
        let mut sentence = Sentence::default();
        let mut wrong = None;
        while let Some((number, line)) = lines.next_if(|(_, line)| !line.trim().is_empty()) {
            if let Err(what) = sentence.push(line) {
                wrong.get_or_insert(ConlluError { line: number + 1, what });
            }
        }
        Some(wrong.map_or(Ok(sentence), Err))
    })
}

impl Sentence {
    fn push(&mut self, line: &str) -> Result<(), &'static str> {
        if line.starts_with('#') {
            self.comments.push(line.to_owned());
            return Ok(());
        }
        let mut columns = line.split('\t');
        let id = columns.next().unwrap_or_default();
        let mut rest = [""; 9];
        for column in &mut rest {
            *column = columns.next().ok_or("fewer than ten columns separated by tabs")?;
        }
        if columns.next().is_some() {
            return Err("more than ten columns");
        }
        let [form, lemma, upos, xpos, feats, head, deprel, deps, misc] = rest.map(str::to_owned);
        if form.is_empty() {
            return Err("the FORM column is empty");
        }
        if id.contains('.') {
            return Ok(());
        }
        if let Some((first, last)) = id.split_once('-') {
            let first: u32 = first.parse().map_err(|_| "the ID is not a number")?;
            let last: u32 = last.parse().map_err(|_| "the ID is not a number")?;
            if first as usize != self.words.len() + 1 || last < first {
                return Err("the ID of a multiword token does not follow the word before it");
            }
            self.multiwords.push(MultiWord { first, last, form, misc });
            return Ok(());
        }
        if id.parse() != Ok(self.words.len() + 1) {
            return Err("the ID does not follow the word before it");
        }
        let head = if head == "_" { None } else { Some(head.parse().map_err(|_| "the HEAD is not a number")?) };
        self.words.push(Word { form, lemma, upos, xpos, feats, head, deprel, deps, misc });
        Ok(())
    }

    /// Whether every word has a head within the sentence.
    pub fn has_tree(&self) -> bool {
        let count = self.words.len();
        !self.words.is_empty() && self.words.iter().all(|word| word.head.is_some_and(|head| head as usize <= count))
    }

    /// Appends the sentence and the empty line that closes it.
    pub fn write(&self, out: &mut String) {
        for comment in &self.comments {
            out.push_str(comment);
            out.push('\n');
        }
        let mut multiwords = self.multiwords.iter().peekable();
        for (at, word) in (1u32..).zip(&self.words) {
            if let Some(token) = multiwords.next_if(|token| token.first == at) {
                let MultiWord { first, last, form, misc } = token;
                let _ = writeln!(out, "{first}-{last}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}");
            }
            let Word { form, lemma, upos, xpos, feats, head, deprel, deps, misc } = word;
            let _ = write!(out, "{at}\t{form}\t{lemma}\t{upos}\t{xpos}\t{feats}\t");
            match head {
                Some(head) => {
                    let _ = write!(out, "{head}");
                }
                None => out.push('_'),
            }
            let _ = writeln!(out, "\t{deprel}\t{deps}\t{misc}");
        }
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = "# sent_id = 1\n1-2\tIm\t_\t_\t_\t_\t_\t_\t_\t_\n1\tIn\tin\tADP\t_\t_\t3\tcase\t_\t_\n2\tdem\tder\tDET\t_\tCase=Dat\t3\tdet\t_\t_\n3\tMai\tMai\tNOUN\t_\t_\t0\troot\t_\tSpaceAfter=No\n\n1\tJa\t_\tINTJ\t_\t_\t_\t_\t_\t_\n\n";

    #[test]
    fn what_is_read_is_written_again() {
        let read: Vec<_> = sentences(TWO).collect::<Result<_, _>>().unwrap();
        assert_eq!(read.len(), 2);
        assert!(read[0].has_tree() && !read[1].has_tree());
        let mut out = String::new();
        for sentence in &read {
            sentence.write(&mut out);
        }
        assert_eq!(out, TWO);
    }

    #[test]
    fn a_broken_sentence_is_named_and_the_next_is_read() {
        let text = format!("1\tnur zwei\n\n{TWO}");
        let read: Vec<_> = sentences(&text).collect();
        assert_eq!(read[0], Err(ConlluError { line: 1, what: "fewer than ten columns separated by tabs" }));
        assert!(read[1].is_ok() && read[2].is_ok());
    }
}
