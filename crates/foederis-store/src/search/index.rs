//! The full-text index: written with the rows, made anew when the analysis changed.

use crate::ahead::ahead;
use crate::{derived, reported};
use foederis_language::terms::{self, Reader};
use foederis_model::Language;
use rusqlite::{CachedStatement, Connection, Transaction, params};
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

/// What one string is indexed under.
#[derive(Debug, Default, Clone)]
struct Words {
    words: String,
    forms: String,
}

impl Words {
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
    Document(i64, [Words; 2]),
    /// Of a fact's evidence.
    Fact(i64, Words),
}

/// Writes the index in the transaction of the rows.
pub(crate) struct Index<'t> {
    document: CachedStatement<'t>,
    fact: CachedStatement<'t>,
}

impl<'t> Index<'t> {
    pub(crate) fn new(transaction: &'t Transaction<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            document: transaction
                .prepare_cached("INSERT INTO document_words (rowid, title, text, title_forms, text_forms) VALUES (?, ?, ?, ?, ?)")?,
            fact: transaction.prepare_cached("INSERT INTO fact_words (rowid, text, forms) VALUES (?, ?, ?)")?,
        })
    }

    /// Indexes documents and facts, of each kind in ascending order of rows.
    pub(crate) fn write<'i>(&mut self, all: &'i [Indexed], readers: &mut Readers) -> rusqlite::Result<()> {
        // The last evidence that a fact had: most sentences tell more than one.
        let mut last: (Option<(&Language, &[String])>, Words) = (None, Words::default());
        let analyse = |Indexed { row, language, told }: &'i Indexed| {
            let reader = readers.of(language);
            match told {
                Told::Document(title, text) => {
                    let mut words = [Words::default(), Words::default()];
                    words[0].add(title.as_deref().unwrap_or_default(), reader);
                    words[1].add(text, reader);
                    Analysed::Document(*row, words)
                }
                Told::Fact(evidence) => {
                    if last.0 != Some((language, evidence)) {
                        let mut words = Words::default();
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
            Analysed::Document(row, [title, text]) => {
                self.document.execute(params![row, title.words, text.words, title.forms, text.forms]).map(drop)
            }
            Analysed::Fact(row, Words { words, forms }) => self.fact.execute(params![row, words, forms]).map(drop),
        })
        .map(drop)
    }
}

/// Whether the index can be asked by this program.
pub(crate) fn is_up_to_date(connection: &Connection) -> rusqlite::Result<bool> {
    Ok(derived::version(connection, "search")? == i64::from(terms::VERSION))
}

/// Makes the index of everything in the ledger anew where it is missing or of another version. All or nothing.
pub(crate) fn bring_up_to_date(connection: &mut Connection) -> rusqlite::Result<()> {
    if is_up_to_date(connection)? {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    // Somebody else may have done it while we waited for our turn to write.
    if is_up_to_date(&transaction)? {
        return Ok(());
    }
    make_anew(&transaction)?;
    transaction.commit()
}

/// Makes the index of everything in the ledger anew.
pub(crate) fn make_anew(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch(
        "INSERT INTO document_words (document_words) VALUES ('delete-all');
         INSERT INTO fact_words (fact_words) VALUES ('delete-all');",
    )?;
    rebuild(transaction)?;
    derived::made(transaction, "search", i64::from(terms::VERSION))
}

fn rebuild(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    const AT_ONCE: usize = 1_000;
    let mut readers = Readers::default();
    let mut index = Index::new(transaction)?;
    let mut some = Vec::with_capacity(AT_ONCE);
    let mut documents = transaction.prepare("SELECT row, lang, title, text FROM documents ORDER BY row")?;
    let mut rows = documents.query([])?;
    while let Some(row) = rows.next()? {
        some.push(Indexed::document(row.get(0)?, Language::from(row.get::<_, String>(1)?), row.get(2)?, row.get(3)?));
        if some.len() == AT_ONCE {
            index.write(&std::mem::take(&mut some), &mut readers)?;
        }
    }
    let mut facts = transaction.prepare("SELECT row, lang, record FROM facts ORDER BY row")?;
    let mut rows = facts.query([])?;
    while let Some(row) = rows.next()? {
        let evidence = reported::evidence(row.get_ref(2)?.as_str().map_err(wrong)?).map_err(wrong)?;
        some.push(Indexed::fact(row.get(0)?, Language::from(row.get::<_, String>(1)?), evidence));
        if some.len() == AT_ONCE {
            index.write(&std::mem::take(&mut some), &mut readers)?;
        }
    }
    index.write(&some, &mut readers)
}

fn wrong(error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(2, rusqlite::types::Type::Text, Box::new(error))
}
