//! Whether everything in a ledger is as it should be, and making anew what can be.

use crate::refuse::stands_in;
use crate::search;
use crate::{Error, Ledger, incidents, open, reported};
use rusqlite::{Connection, TransactionBehavior};
use serde::Serialize;
use std::path::Path;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Versions of documents, and facts of all of them, that were looked at.
    pub documents: u64,
    /// Facts likewise.
    pub facts: u64,
    /// What is wrong; of very many only the first.
    pub flaws: Vec<Flaw>,
    /// What was made anew.
    pub repaired: Vec<Part>,
    /// What could not be compared, because the file may not be written or another program version made it.
    pub skipped: Vec<Part>,
}

/// Something wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flaw {
    /// Where.
    pub part: Part,
    /// What, in words.
    pub what: String,
}

/// A part of the ledger that is checked by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// The pages of the file, its tables and their references.
    File,
    /// Documents, to the letter as they were added.
    Documents,
    /// Sentences of facts, which stand in their documents.
    Evidence,
    /// The index for searching; can be made anew.
    Search,
    /// Which documents are copies of which; can be made anew.
    Copies,
    /// What is put together from events; can be made anew.
    Incidents,
    /// What is put together from ties; can be made anew.
    Relations,
}

impl Part {
    /// Its name, as in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Documents => "documents",
            Self::Evidence => "evidence",
            Self::Search => "search",
            Self::Copies => "copies",
            Self::Incidents => "incidents",
            Self::Relations => "relations",
        }
    }

    /// Whether it holds nothing that could not be made again from documents and facts.
    pub fn is_derived(self) -> bool {
        matches!(self, Self::Search | Self::Copies | Self::Incidents | Self::Relations)
    }
}

/// Most flaws that are told of one part.
const TOLD: usize = 20;

/// What is compared of the derived tables: rows by what they mean, as numbers of rows may differ.
const DERIVED: [(Part, &str); 6] = [
    (Part::Copies, "SELECT key, document FROM copy_key"),
    (Part::Copies, "SELECT document, original FROM copies"),
    (
        Part::Incidents,
        "SELECT id, record, type, state, contested, figures_disputed, reports, documents, languages, day_first, day_last, day_sort, day_back
         FROM incidents",
    ),
    (Part::Incidents, "SELECT e.fact, i.id, e.neighbourhood FROM event_incident e LEFT JOIN incidents i ON i.row = e.incident"),
    (Part::Incidents, "SELECT key, fact, place FROM event_key"),
    (
        Part::Relations,
        "SELECT r.type, r.from_key, r.to_key, r.from_name, r.to_name, r.via, r.reports, s.first, s.last, s.standing,
             (SELECT group_concat(t.fact) FROM (SELECT fact FROM tie_relation WHERE relation = r.row ORDER BY fact) t)
         FROM relations r LEFT JOIN relation_standing s ON s.relation = r.row",
    ),
];

impl Ledger {
    /// Looks whether the file is sound, every document as it was added, every fact's sentence in its document, and everything
    /// derived from them as making it anew would give it. With `repair`, what is derived and wrong is made anew.
    ///
    /// Nothing is changed without `repair`; others wait with writing while derived parts are compared.
    pub fn check(path: &Path, repair: bool) -> Result<Checked, Error> {
        let ledger = Self::open_read_only(path)?;
        let mut checked = Checked { documents: 0, facts: 0, flaws: Vec::new(), repaired: Vec::new(), skipped: Vec::new() };
        sound(&ledger.connection, &mut checked.flaws).map_err(ledger.failed())?;
        if checked.flaws.iter().all(|flaw| flaw.part.is_derived()) {
            told(&ledger.connection, &mut checked).map_err(ledger.failed())?;
        }
        drop(ledger);
        if checked.flaws.iter().any(|flaw| flaw.part == Part::File) {
            return Ok(checked);
        }
        match derived(path, repair, &mut checked) {
            // Reading needs no leave to write, comparing does.
            Err(Error::ReadOnly { .. }) if !repair => {
                checked.skipped.extend([Part::Search, Part::Copies, Part::Incidents, Part::Relations]);
                Ok(checked)
            }
            other => other.map(|()| checked),
        }
    }
}

/// The file as `SQLite` sees it. A page that cannot be read is a flaw and no failure.
fn sound(connection: &Connection, flaws: &mut Vec<Flaw>) -> rusqlite::Result<()> {
    let mut look = || -> rusqlite::Result<()> {
        let mut statement = connection.prepare("PRAGMA integrity_check(20)")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let what: String = row.get(0)?;
            if what != "ok" {
                let part = if what.contains("FTS5") { Part::Search } else { Part::File };
                flaws.push(Flaw { part, what });
            }
        }
        let mut statement = connection.prepare("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (table, count): (String, i64) = (row.get(0)?, row.get(1)?);
            let part = match table.as_str() {
                "copies" | "copy_key" => Part::Copies,
                "event_key" | "event_incident" => Part::Incidents,
                "tie_relation" | "relation_standing" => Part::Relations,
                _ => Part::File,
            };
            flaws.push(Flaw { part, what: format!("{count} rows of {table} point at rows that are not there") });
        }
        Ok(())
    };
    match look() {
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseCorrupt) => {
            flaws.push(Flaw { part: Part::File, what: error.to_string() });
            Ok(())
        }
        other => other,
    }
}

/// Documents and the sentences of their facts, one document at a time.
fn told(connection: &Connection, checked: &mut Checked) -> rusqlite::Result<()> {
    let transaction = connection.unchecked_transaction()?;
    let mut documents = transaction.prepare("SELECT row, id, title, text, content_hash FROM documents ORDER BY row")?;
    let mut facts = transaction.prepare("SELECT id, record FROM facts WHERE document = ?")?;
    let (mut changed, mut missing) = (Vec::new(), Vec::new());
    let mut rows = documents.query([])?;
    while let Some(row) = rows.next()? {
        checked.documents += 1;
        let (id, title, text) = (row.get::<_, String>(1)?, row.get::<_, Option<String>>(2)?, row.get::<_, String>(3)?);
        if crate::add::content_hash(&id, title.as_deref(), &text).as_bytes() != row.get_ref(4)?.as_blob()? && changed.len() < TOLD {
            changed.push(Flaw { part: Part::Documents, what: format!("the text of {id} is not as it was added") });
        }
        let stands = stands_in(title.as_deref(), &text);
        let mut rows = facts.query([row.get::<_, i64>(0)?])?;
        while let Some(row) = rows.next()? {
            checked.facts += 1;
            let evidence = reported::evidence(row.get_ref(1)?.as_str()?);
            let holds = evidence.is_ok_and(|evidence| !evidence.is_empty() && evidence.iter().all(|sentence| stands(sentence)));
            if !holds && missing.len() < TOLD {
                let fact: String = row.get(0)?;
                missing.push(Flaw { part: Part::Evidence, what: format!("the sentence of {fact} does not stand in {id}") });
            }
        }
    }
    checked.flaws.extend(changed.into_iter().chain(missing));
    Ok(())
}

/// Compares what is derived with what making it anew gives, in a transaction that is kept only to repair.
fn derived(path: &Path, repair: bool, checked: &mut Checked) -> Result<(), Error> {
    let failed = |source| Error::database(path, source);
    let mut connection = open::for_checking(path)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
    let mut wrong: Vec<Flaw> = Vec::new();
    let mut compare = || -> rusqlite::Result<()> {
        let of_this_version = incidents::is_current(&transaction)?;
        if of_this_version {
            for (at, (_, select)) in DERIVED.iter().enumerate() {
                transaction.execute_batch(&format!("CREATE TEMP TABLE before_{at} AS {select}"))?;
            }
        } else {
            checked.skipped.extend([Part::Copies, Part::Incidents, Part::Relations]);
        }
        if of_this_version || repair {
            incidents::rebuild_all(&transaction)?;
        }
        if of_this_version {
            for (at, (part, select)) in DERIVED.iter().enumerate() {
                let sql = format!(
                    "SELECT (SELECT count(*) FROM (SELECT * FROM temp.before_{at} EXCEPT {select})),
                            (SELECT count(*) FROM ({select} EXCEPT SELECT * FROM temp.before_{at}))"
                );
                let (more, less): (i64, i64) = transaction.query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
                if (more, less) != (0, 0) {
                    wrong.push(Flaw { part: *part, what: format!("{more} rows are not as the facts give them, {less} are missing") });
                }
                transaction.execute_batch(&format!("DROP TABLE temp.before_{at}"))?;
            }
        }
        if search::is_up_to_date(&transaction)? {
            for (index, table) in [("document_words", "documents"), ("fact_words", "facts")] {
                let sql = format!(
                    "SELECT (SELECT count(*) FROM (SELECT id FROM {index}_docsize EXCEPT SELECT row FROM {table})),
                            (SELECT count(*) FROM (SELECT row FROM {table} EXCEPT SELECT id FROM {index}_docsize))"
                );
                let (more, less): (i64, i64) = transaction.query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
                if (more, less) != (0, 0) {
                    wrong.push(Flaw { part: Part::Search, what: format!("{less} {table} are not indexed, {more} are that are not there") });
                }
            }
        } else {
            checked.skipped.push(Part::Search);
        }
        Ok(())
    };
    compare().map_err(failed)?;
    checked.flaws.extend(wrong);
    if !repair {
        return transaction.rollback().map_err(failed);
    }
    let mut parts: Vec<Part> = checked.flaws.iter().map(|flaw| flaw.part).filter(|part| part.is_derived()).collect();
    parts.append(&mut checked.skipped);
    parts.dedup();
    if parts.is_empty() {
        return transaction.rollback().map_err(failed);
    }
    if parts.contains(&Part::Search) {
        search::make_anew(&transaction).map_err(failed)?;
    }
    transaction.commit().map_err(failed)?;
    checked.flaws.retain(|flaw| !flaw.part.is_derived());
    checked.repaired = parts;
    Ok(())
}
