//! The full-text index: written with the rows, made anew when the analysis changed.

use super::expression::{Indexer, Terms};
use crate::ahead::ahead;
use crate::engine::{Fault, Result, Store};
use crate::{derived, reported};
use foederis_language::terms::{self, Reader};
use foederis_model::Language;
use std::collections::BTreeMap;

/// One reader of terms for each language met.
#[derive(Debug, Default)]
pub(crate) struct Readers {
    readers: BTreeMap<Language, Reader>,
}

impl Readers {
    pub(super) fn of(&mut self, language: &Language) -> &mut Reader {
        // Texts in languages that have no lemmas are all read alike.
        let language = if language.is_coded() { language.clone() } else { Language::undetermined() };
        self.readers.entry(language.clone()).or_insert_with(|| Reader::new(language))
    }
}

impl Terms {
    fn add(&mut self, text: &str, reader: &mut Reader) {
        reader.read(text, |term| {
            for (out, terms) in [(&mut self.words, term.word), (&mut self.forms, term.forms)] {
                if !terms.is_empty() {
                    out.push_str(terms);
                    out.push(' ');
                }
            }
        });
    }

    /// A word that nobody can ask for, so that no phrase runs over it.
    fn gap(&mut self) {
        self.words.push_str("_ ");
    }
}

/// Something to be indexed.
pub(crate) struct Indexed {
    row: i64,
    language: Language,
    told: Told,
}

enum Told {
    /// Headline and text of a document.
    Document(Option<String>, String),
    /// The evidence of a fact.
    Fact(Vec<String>),
}

impl Indexed {
    pub(crate) fn document(row: i64, language: Language, title: Option<String>, text: String) -> Self {
        Self { row, language, told: Told::Document(title, text) }
    }

    pub(crate) fn fact(row: i64, language: Language, evidence: Vec<String>) -> Self {
        Self { row, language, told: Told::Fact(evidence) }
    }
}

/// Analysed words on their way into the index.
enum Analysed {
    /// Of a document's headline and text.
    Document(i64, [Terms; 2]),
    /// Of a fact's evidence.
    Fact(i64, Terms),
}

/// Writes the index in the transaction of the rows.
pub(crate) struct Index<'t> {
    indexer: Box<dyn Indexer + 't>,
}

impl<'t> Index<'t> {
    pub(crate) fn new(store: &'t dyn Store) -> Result<Self> {
        Ok(Self { indexer: store.indexer()? })
    }

    /// Indexes documents and facts, of each kind in ascending order of rows.
    pub(crate) fn write<'i>(&mut self, all: &'i [Indexed], readers: &mut Readers) -> Result<()> {
        // The last evidence that a fact had: most sentences tell more than one.
        let mut last: (Option<(&Language, &[String])>, Terms) = (None, Terms::default());
        let analyse = |Indexed { row, language, told }: &'i Indexed| {
            let reader = readers.of(language);
            match told {
                Told::Document(title, text) => {
                    let mut words = [Terms::default(), Terms::default()];
                    words[0].add(title.as_deref().unwrap_or_default(), reader);
                    words[1].add(text, reader);
                    Analysed::Document(*row, words)
                }
                Told::Fact(evidence) => {
                    if last.0 != Some((language, evidence)) {
                        let mut words = Terms::default();
                        for sentence in evidence {
                            words.add(sentence, reader);
                            words.gap();
                        }
                        last = (Some((language, evidence)), words);
                    }
                    Analysed::Fact(*row, last.1.clone())
                }
            }
        };
        ahead(all, analyse, |analysed| match analysed {
            Analysed::Document(row, [title, text]) => self.indexer.document(row, &title, &text),
            Analysed::Fact(row, terms) => self.indexer.fact(row, &terms),
        })?;
        self.indexer.finish()
    }
}

/// Whether the index can be asked by this program.
pub(crate) fn is_up_to_date(store: &dyn Store) -> Result<bool> {
    derived::is_of(store, "search", i64::from(terms::VERSION))
}

/// Makes the index of everything in the ledger anew where it is missing or of another version. All or nothing.
pub(crate) fn bring_up_to_date(store: &dyn Store) -> Result<()> {
    derived::bring_up_to_date(store, is_up_to_date, make_anew)
}

/// Makes the index of everything in the ledger anew.
pub(crate) fn make_anew(store: &dyn Store) -> Result<()> {
    store.clear_words()?;
    rebuild(store)?;
    derived::made(store, "search", i64::from(terms::VERSION))
}

fn rebuild(store: &dyn Store) -> Result<()> {
    const AT_ONCE: usize = 1_000;
    let mut readers = Readers::default();
    let mut index = Index::new(store)?;
    let mut some = Vec::with_capacity(AT_ONCE);
    let mut documents = store.prepare("SELECT row, lang, title, text FROM documents ORDER BY row")?;
    let mut rows = documents.scan(&[])?;
    while let Some(row) = rows.next()? {
        some.push(Indexed::document(row.get(0)?, Language::from(row.get::<String>(1)?), row.get(2)?, row.get(3)?));
        if some.len() == AT_ONCE {
            index.write(&std::mem::take(&mut some), &mut readers)?;
        }
    }
    let mut facts = store.prepare("SELECT row, lang, record FROM facts ORDER BY row")?;
    let mut rows = facts.scan(&[])?;
    while let Some(row) = rows.next()? {
        let evidence = reported::evidence(&row.text(2)?).map_err(Fault::value)?;
        some.push(Indexed::fact(row.get(0)?, Language::from(row.get::<String>(1)?), evidence));
        if some.len() == AT_ONCE {
            index.write(&std::mem::take(&mut some), &mut readers)?;
        }
    }
    index.write(&some, &mut readers)
}
