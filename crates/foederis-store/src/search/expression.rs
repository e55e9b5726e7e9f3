//! What is looked for, made ready, before it is put in the language of an engine's index.

use crate::engine::{Result, Value};
use crate::where_clause::Where;

/// What the index for searching has rows of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    /// Documents, by headline and text.
    Documents,
    /// Facts, by their sentences.
    Facts,
}

/// What a search reads of each hit beside the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beside {
    /// Nothing: all documents are asked for that are known now.
    Nothing,
    /// The document or fact.
    Row,
    /// The fact, and its document.
    Document,
}

/// A search for analysed words. Nothing that somebody typed comes in here as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expression {
    /// All of these.
    All(Vec<Self>),
    /// At least one of these.
    Any(Vec<Self>),
    /// The first and not the second.
    Except(Box<Self>, Box<Self>),
    /// Something to be found, by headline alone where `title` is set.
    Leaf {
        /// Only in the headline.
        title: bool,
        /// What it is.
        leaf: Leaf,
    },
}

/// One thing to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Leaf {
    /// A word to the letter, or several in this order.
    Words(Vec<String>),
    /// A word in another form.
    Form(String),
    /// A word that begins so.
    Beginning(String),
}

/// What one string is indexed under: its words in order, and the forms under which they are found too, with spaces between them.
#[derive(Debug, Default, Clone)]
pub(crate) struct Terms {
    pub(crate) words: String,
    pub(crate) forms: String,
}

/// The index for searching, as an engine keeps it.
pub(crate) trait Words {
    /// Makes it ready to be written.
    fn indexer(&self) -> Result<Box<dyn Indexer + '_>>;

    /// Takes everything out of it.
    fn clear_words(&self) -> Result<()>;

    /// A question for the numbers of the rows that are in it.
    fn indexed(&self, what: Table) -> &'static str;

    /// A question for the numbers of the documents that are found, with its values.
    fn documents_with(&self, expression: &Expression) -> (String, Vec<Value<'static>>);

    /// Whether so few are found that filters are best put to each of them, instead of gathering all that pass.
    fn are_few(&self, what: Table, expression: &Expression) -> Result<bool>;

    /// Gives every row that is found, with its rank, a number below 0: the lower the better. Of very many, only the newest need be ranked;
    /// the others come after these with 0. Documents are `d`, facts are `f`, and of `clause` all must hold.
    fn search(&self, asked: (Table, Beside), expression: &Expression, clause: &Where, hit: &mut dyn FnMut(i64, f64)) -> Result<()>;
}

/// Writes the index within the transaction of the rows.
pub(crate) trait Indexer {
    /// A document, under its row.
    fn document(&mut self, row: i64, title: &Terms, text: &Terms) -> Result<()>;

    /// The sentences of a fact, under its row.
    fn fact(&mut self, row: i64, sentences: &Terms) -> Result<()>;

    /// After the last one.
    fn finish(&mut self) -> Result<()>;
}

/// How much a word counts that stands in a headline or a text, as it is and in another form: a headline weighs more than the text, and a
/// word as typed more than another form of it.
pub(crate) const TITLE: f64 = 6.0;
pub(crate) const TEXT: f64 = 1.5;
pub(crate) const TITLE_FORM: f64 = 3.0;
pub(crate) const TEXT_FORM: f64 = 0.6;
