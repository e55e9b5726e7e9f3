//! The full-text index: written with the rows, made anew when the analysis changed.

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

/// Writes the index in the transaction of the rows.
pub(crate) struct Index<'t> {
    document: CachedStatement<'t>,
    fact: CachedStatement<'t>,
    readers: &'t mut Readers,
    /// The last sentences that facts had: most sentences tell more than one.
    sentence: String,
    sentence_words: Words,
}

impl<'t> Index<'t> {
    pub(crate) fn new(transaction: &'t Transaction<'_>, readers: &'t mut Readers) -> rusqlite::Result<Self> {
        Ok(Self {
            document: transaction
                .prepare_cached("INSERT INTO document_words (rowid, title, text, title_forms, text_forms) VALUES (?, ?, ?, ?, ?)")?,
            fact: transaction.prepare_cached("INSERT INTO fact_words (rowid, text, forms) VALUES (?, ?, ?)")?,
            readers,
            sentence: String::new(),
            sentence_words: Words::default(),
        })
    }

    /// Indexes a document under its row.
    pub(crate) fn document(&mut self, row: i64, language: &Language, title: Option<&str>, text: &str) -> rusqlite::Result<()> {
        let reader = self.readers.of(language);
        let (mut of_title, mut of_text) = (Words::default(), Words::default());
        of_title.add(title.unwrap_or_default(), reader);
        of_text.add(text, reader);
        self.document.execute(params![row, of_title.words, of_text.words, of_title.forms, of_text.forms])?;
        self.sentence.clear();
        self.sentence_words = Words::default();
        Ok(())
    }

    /// Indexes the evidence of a fact under its row.
    pub(crate) fn fact(&mut self, row: i64, language: &Language, evidence: &[String]) -> rusqlite::Result<()> {
        let told = evidence.join("\n");
        if told != self.sentence || self.sentence_words.words.is_empty() {
            let mut words = Words::default();
            for sentence in evidence {
                words.add(sentence, self.readers.of(language));
                words.gap();
            }
            (self.sentence, self.sentence_words) = (told, words);
        }
        self.fact.execute(params![row, self.sentence_words.words, self.sentence_words.forms])?;
        Ok(())
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
    let mut readers = Readers::default();
    let mut index = Index::new(transaction, &mut readers)?;
    let mut documents = transaction.prepare("SELECT row, lang, title, text FROM documents ORDER BY row")?;
    let mut rows = documents.query([])?;
    while let Some(row) = rows.next()? {
        let language = Language::from(row.get::<_, String>(1)?);
        index.document(
            row.get(0)?,
            &language,
            row.get_ref(2)?.as_str_or_null().map_err(wrong)?,
            row.get_ref(3)?.as_str().map_err(wrong)?,
        )?;
    }
    let mut facts = transaction.prepare("SELECT row, lang, record FROM facts ORDER BY row")?;
    let mut rows = facts.query([])?;
    while let Some(row) = rows.next()? {
        let language = Language::from(row.get::<_, String>(1)?);
        let evidence = reported::evidence(row.get_ref(2)?.as_str().map_err(wrong)?).map_err(wrong)?;
        index.fact(row.get(0)?, &language, &evidence)?;
    }
    Ok(())
}

fn wrong(error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(2, rusqlite::types::Type::Text, Box::new(error))
}
