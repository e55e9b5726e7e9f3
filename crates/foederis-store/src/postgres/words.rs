//! The index for searching: which terms a document or fact has, how often each is there, and its words in order.
//!
//! The server's own full-text types are not used: they forget where a word stands after some thousand, and hold a megabyte at most. An
//! array of terms under a GIN index has no such limit, and phrases are looked for in the words as they stand. What is found is ranked here,
//! by the formula of the index of files (BM25).

use super::Server;
use super::counts::Counts;
use super::weights::Weights;
use crate::engine::{Result, Statement, Store, Value, params};
use crate::search::{Beside, Expression, Indexer, Leaf, TEXT, TEXT_FORM, TITLE, TITLE_FORM, Table, Terms, Words};
use crate::where_clause::{Where, past, text};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Where a term stands: the letter before it in the index, and how much it counts there.
type Place = (char, f64);
const TITLE_WORD: Place = ('a', TITLE);
const WORD: Place = ('b', TEXT);
const TITLE_OTHER: Place = ('c', TITLE_FORM);
const OTHER: Place = ('d', TEXT_FORM);

impl Words for Server {
    fn indexer(&self) -> Result<Box<dyn Indexer + '_>> {
        let terms = "CAST(CAST(?3 AS TEXT) AS TEXT[])";
        Ok(Box::new(Tables {
            document: self.prepare(&format!(
                "INSERT INTO document_words (row, length, terms, counts, text_words, title_words) VALUES (?1, ?2, {terms}, ?4, ?5, ?6)"
            ))?,
            fact: self.prepare(&format!("INSERT INTO fact_words (row, length, terms, counts, text_words) VALUES (?1, ?2, {terms}, ?4, ?5)"))?,
            learn: self.prepare(
                "INSERT INTO vocabulary (what, term, entries)
                 SELECT ?1, t.term, t.entries FROM unnest(CAST(CAST(?2 AS TEXT) AS TEXT[]), CAST(CAST(?3 AS TEXT) AS BIGINT[])) AS t (term, entries)
                 ON CONFLICT (what, term) DO UPDATE SET entries = vocabulary.entries + excluded.entries",
            )?,
            count: self.prepare(
                "INSERT INTO word_totals (what, entries, length) VALUES (?, ?, ?) ON CONFLICT (what) DO UPDATE
                 SET entries = word_totals.entries + excluded.entries, length = word_totals.length + excluded.length",
            )?,
            learnt: BTreeMap::new(),
        }))
    }

    fn clear_words(&self) -> Result<()> {
        self.batch("DELETE FROM document_words; DELETE FROM fact_words; DELETE FROM vocabulary; DELETE FROM word_totals;")
    }

    fn indexed(&self, what: Table) -> &'static str {
        match what {
            Table::Documents => "SELECT row FROM document_words",
            Table::Facts => "SELECT row FROM fact_words",
        }
    }

    fn documents_with(&self, expression: &Expression) -> (String, Vec<Value<'static>>) {
        let mut asked = Asked { what: Table::Documents, values: Vec::new() };
        (asked.rows(expression), asked.values)
    }

    /// The server chooses by itself.
    fn are_few(&self, _: Table, _: &Expression) -> Result<bool> {
        Ok(false)
    }

    fn search(
        &self,
        (what, beside): (Table, Beside),
        expression: &Expression,
        clause: &Where,
        hit: &mut dyn FnMut(i64, f64),
    ) -> Result<()> {
        let store: &dyn Store = self;
        let told = match (what, beside) {
            (_, Beside::Nothing) => "JOIN documents d ON d.row = w.row AND d.known_to IS NULL",
            (Table::Documents, _) => "JOIN documents d ON d.row = w.row",
            (Table::Facts, Beside::Row) => "JOIN facts f ON f.row = w.row",
            (Table::Facts, Beside::Document) => "JOIN facts f ON f.row = w.row JOIN documents d ON d.row = f.document",
        };
        let leaves = leaves(expression);
        let weights = Weights::of(store, what, &leaves)?;
        let mut asked = Asked { what, values: Vec::new() };
        let columns = ["w.row", "w.length", "w.counts"].map(str::to_owned).into_iter();
        let columns: Vec<String> = columns.chain(leaves.iter().filter_map(|leaf| asked.runs(*leaf))).collect();
        let (found, table) = (asked.rows(expression), table(what));
        let sql = format!(
            "SELECT {} FROM {found} AS found JOIN {table} w ON w.row = found.row {told} WHERE TRUE{}",
            columns.join(", "),
            clause.and()
        );
        asked.values.extend(clause.values.iter().cloned());
        // The server takes it for cheap to look through the terms of every row.
        store.batch("SET LOCAL enable_seqscan = off")?;
        let mut statement = store.prepare(&sql)?;
        let mut rows = statement.scan(&asked.values)?;
        let mut each = Vec::new();
        while let Some(row) = rows.next()? {
            let counts: Cow<'_, [u8]> = row.get(2)?;
            weights.count(&counts, &mut each);
            for (at, leaf) in weights.runs().enumerate() {
                each[leaf] = row.get(3 + at)?;
            }
            hit(row.get(0)?, weights.rank(row.get(1)?, &each));
        }
        Ok(())
    }
}

/// A leaf, and whether it is looked for in the headline alone.
pub(super) type Sought<'e> = (bool, &'e Leaf);

/// Everything that is looked for, in order. What shall not be there counts for nothing.
fn leaves(expression: &Expression) -> Vec<Sought<'_>> {
    match expression {
        Expression::All(parts) | Expression::Any(parts) => parts.iter().flat_map(leaves).collect(),
        Expression::Except(wanted, _) => leaves(wanted),
        Expression::Leaf { title, leaf } => vec![(*title, leaf)],
    }
}

/// The name of the part of the vocabulary, and of the totals.
pub(super) fn name(what: Table) -> &'static str {
    match what {
        Table::Documents => "documents",
        Table::Facts => "facts",
    }
}

fn table(what: Table) -> &'static str {
    match what {
        Table::Documents => "document_words",
        Table::Facts => "fact_words",
    }
}

/// The places in which something can stand.
pub(super) fn places(what: Table, (title, leaf): Sought<'_>) -> Vec<Place> {
    let (of_title, of_text) = if matches!(leaf, Leaf::Form(_)) { (TITLE_OTHER, OTHER) } else { (TITLE_WORD, WORD) };
    match (what, title) {
        (Table::Facts, _) => vec![of_text],
        (Table::Documents, true) => vec![of_title],
        (Table::Documents, false) => vec![of_title, of_text],
    }
}

/// Puts an expression into SQL over a row `w` of the index, with its values in order.
struct Asked {
    what: Table,
    values: Vec<Value<'static>>,
}

impl Asked {
    /// A question for the rows that the expression finds. Each part is answered by the index alone, and the answers are put together: to
    /// look for a term in a row itself is far dearer.
    fn rows(&mut self, expression: &Expression) -> String {
        match expression {
            Expression::All(parts) => self.each(parts, " INTERSECT "),
            Expression::Any(parts) => {
                // Single words and forms, of which one will do, are one question.
                let (single, others): (Vec<_>, Vec<_>) = parts.iter().partition(|part| self.single(part).is_some());
                let mut questions: Vec<String> = others.into_iter().map(|part| self.rows(part)).collect();
                let terms: Vec<_> = single.into_iter().filter_map(|part| self.single(part)).flatten().collect();
                if !terms.is_empty() {
                    questions.push(self.with_any(&terms));
                }
                format!("({})", questions.join(" UNION "))
            }
            Expression::Except(wanted, unwanted) => {
                let wanted = self.rows(wanted);
                format!("({wanted} EXCEPT {})", self.rows(unwanted))
            }
            Expression::Leaf { title, leaf } => self.leaf((*title, leaf)),
        }
    }

    fn each(&mut self, parts: &[Expression], between: &str) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.rows(part)).collect();
        format!("({})", parts.join(between))
    }

    fn question(&self, condition: &str) -> String {
        format!("SELECT w.row FROM {} w WHERE {condition}", table(self.what))
    }

    fn leaf(&mut self, sought: Sought<'_>) -> String {
        let places = places(self.what, sought);
        match sought.1 {
            Leaf::Words(words) if words.len() != 1 => {
                let each = places.iter().map(|place| {
                    // The index finds rows that have all the words; whether they stand in this order is seen in these alone.
                    let terms: Vec<String> = words.iter().map(|word| format!("{}{}", place.0, plain(word))).collect();
                    let terms = self.array(&terms);
                    self.values.push(text(run(words)));
                    self.question(&format!("w.terms @> {terms} AND strpos({}, ?) > 0", words_of(*place)))
                });
                format!("({})", each.collect::<Vec<_>>().join(" UNION "))
            }
            Leaf::Beginning(beginning) => {
                let beginning = format!("w{}", plain(beginning));
                self.values.extend([text(name(self.what)), text(past(&beginning)), text(beginning)]);
                let letters: Vec<String> = places.iter().map(|(letter, _)| format!("('{letter}')")).collect();
                self.question(&format!(
                    "w.terms && ARRAY(SELECT p.letter || substr(v.term, 2) FROM vocabulary v, (VALUES {}) AS p (letter)
                         WHERE v.what = ? AND v.term < ? AND v.term >= ?)",
                    letters.join(", ")
                ))
            }
            Leaf::Words(_) | Leaf::Form(_) => {
                let terms = self.terms(sought).unwrap_or_default();
                self.with_any(&terms)
            }
        }
    }

    /// The terms of a single word or form.
    fn terms(&self, sought: Sought<'_>) -> Option<Vec<String>> {
        let word = match sought.1 {
            Leaf::Words(words) if words.len() == 1 => words.first()?,
            Leaf::Form(form) => form,
            Leaf::Words(_) | Leaf::Beginning(_) => return None,
        };
        Some(places(self.what, sought).into_iter().map(|(letter, _)| format!("{letter}{}", plain(word))).collect())
    }

    fn single(&self, expression: &Expression) -> Option<Vec<String>> {
        match expression {
            Expression::Leaf { title, leaf } => self.terms((*title, leaf)),
            _ => None,
        }
    }

    fn with_any(&mut self, terms: &[String]) -> String {
        let terms = self.array(terms);
        self.question(&format!("w.terms && {terms}"))
    }

    fn array(&mut self, terms: &[String]) -> String {
        self.values.extend(terms.iter().map(text));
        format!("ARRAY[{}]", vec!["CAST(? AS TEXT)"; terms.len()].join(", "))
    }

    /// How often the row has several words in this order, each time as much as it counts where it stands. Single words are counted
    /// without the server.
    fn runs(&mut self, sought: Sought<'_>) -> Option<String> {
        let Leaf::Words(words) = sought.1 else { return None };
        if words.len() == 1 {
            return None;
        }
        let run = run(words);
        let each = places(self.what, sought).into_iter().map(|place| {
            self.values.push(text(&run));
            let (words, long) = (words_of(place), run.chars().count());
            format!("{:?} * (length({words}) - length(replace({words}, ?, ''))) / {long}", place.1)
        });
        Some(format!("CAST({} AS DOUBLE PRECISION)", each.collect::<Vec<_>>().join(" + ")))
    }
}

fn words_of((letter, _): Place) -> &'static str {
    if letter == TITLE_WORD.0 { "w.title_words" } else { "w.text_words" }
}

/// Words in this order, as they stand in a row.
fn run(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| plain(word)).collect();
    format!(" {} ", words.join(" "))
}

/// Words as a run is looked for in.
fn spaced(words: &str) -> String {
    let words: Vec<String> = words.split(' ').map(plain).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

/// Letters, digits and `_`, should an analysed word ever hold anything else.
pub(super) fn plain(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// An array as the server reads it. Terms begin with a letter and are plain, so none needs quotation marks.
fn array(items: impl Iterator<Item = String>) -> String {
    format!("{{{}}}", items.collect::<Vec<_>>().join(","))
}

/// Statements that write the index, and what is written at their end.
struct Tables<'s> {
    document: Statement<'s>,
    fact: Statement<'s>,
    learn: Statement<'s>,
    count: Statement<'s>,
    learnt: BTreeMap<&'static str, Learnt>,
}

/// What rows that were written add to the vocabulary and the totals.
#[derive(Default)]
struct Learnt {
    entries: BTreeMap<String, i64>,
    rows: i64,
    length: i64,
}

impl Learnt {
    fn add(&mut self, counts: &Counts) {
        for term in counts.anywhere(&[TITLE_WORD.0, WORD.0], 'w').into_iter().chain(counts.anywhere(&[TITLE_OTHER.0, OTHER.0], 'f')) {
            *self.entries.entry(term).or_default() += 1;
        }
        self.rows += 1;
        self.length += counts.length;
    }
}

impl Indexer for Tables<'_> {
    fn document(&mut self, row: i64, title: &Terms, text: &Terms) -> Result<()> {
        let mut counts = Counts::default();
        for (place, terms) in [(TITLE_WORD, &title.words), (WORD, &text.words), (TITLE_OTHER, &title.forms), (OTHER, &text.forms)] {
            counts.add(place.0, terms);
        }
        self.learnt.entry(name(Table::Documents)).or_default().add(&counts);
        let (terms, packed) = (array(counts.terms()), counts.packed());
        self.document.execute(params![row, counts.length, terms, packed, spaced(&text.words), spaced(&title.words)]).map(drop)
    }

    fn fact(&mut self, row: i64, sentences: &Terms) -> Result<()> {
        let mut counts = Counts::default();
        counts.add(WORD.0, &sentences.words);
        counts.add(OTHER.0, &sentences.forms);
        self.learnt.entry(name(Table::Facts)).or_default().add(&counts);
        let (terms, packed) = (array(counts.terms()), counts.packed());
        self.fact.execute(params![row, counts.length, terms, packed, spaced(&sentences.words)]).map(drop)
    }

    fn finish(&mut self) -> Result<()> {
        for (what, learnt) in std::mem::take(&mut self.learnt) {
            let entries = array(learnt.entries.values().map(ToString::to_string));
            self.learn.execute(params![what, array(learnt.entries.into_keys()), entries])?;
            self.count.execute(params![what, learnt.rows, learnt.length])?;
        }
        Ok(())
    }
}
