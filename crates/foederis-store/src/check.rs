//! Whether everything in a ledger is as it should be, and making anew what can be.

use crate::engine::{self, Access, Store, params};
use crate::refuse::stands_in;
use crate::search;
use crate::search::Table;
use crate::{Address, Error, Ledger, incidents, relations, reported};
use serde::Serialize;
use std::borrow::Cow;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
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
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Flaw {
    /// Where.
    pub part: Part,
    /// What, in words.
    pub what: String,
}

/// A part of the ledger that is checked by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
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

impl Flaw {
    /// Rows of a table point at rows that are not there.
    pub(crate) fn astray(table: &str, count: i64) -> Self {
        let part = match table {
            "copies" | "copy_key" => Part::Copies,
            "event_key" | "event_incident" => Part::Incidents,
            "tie_relation" | "relation_standing" | "relation_name" => Part::Relations,
            _ => Part::File,
        };
        Self { part, what: format!("{count} rows of {table} point at rows that are not there") }
    }
}

/// Most flaws that are told of one part.
const TOLD: usize = 20;

/// What is compared of the derived tables: rows by what they mean, as numbers of rows may differ.
const DERIVED: [(Part, &str); 8] = [
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
        "SELECT r.type, r.from_key, r.to_key, r.from_name, r.to_name, r.via, r.reports, r.contested, r.known_first, r.known_whole, s.first, s.last,
             s.standing
         FROM relations r LEFT JOIN relation_standing s ON s.relation = r.row",
    ),
    (Part::Relations, "SELECT r.type, r.from_key, r.to_key, t.fact FROM tie_relation t LEFT JOIN relations r ON r.row = t.relation"),
    (Part::Relations, "SELECT r.type, r.from_key, r.to_key, n.key FROM relation_name n LEFT JOIN relations r ON r.row = n.relation"),
];

impl Ledger {
    /// Looks whether the file is sound, every document as it was added, every fact's sentence in its document, and everything
    /// derived from them as making it anew would give it. With `repair`, what is derived and wrong is made anew.
    ///
    /// Nothing is changed without `repair`; others wait with writing while derived parts are compared.
    pub fn check(address: impl Into<Address>, repair: bool) -> Result<Checked, Error> {
        let address = address.into();
        let ledger = Self::open_read_only(&address)?;
        let mut checked = Checked { documents: 0, facts: 0, flaws: Vec::new(), repaired: Vec::new(), skipped: Vec::new() };
        ledger.store.sound(&mut checked.flaws).map_err(ledger.failed())?;
        if checked.flaws.iter().all(|flaw| flaw.part.is_derived()) {
            told(&*ledger.store, &mut checked).map_err(ledger.failed())?;
        }
        drop(ledger);
        if checked.flaws.iter().any(|flaw| flaw.part == Part::File) {
            return Ok(checked);
        }
        match derived(&address, repair, &mut checked) {
            // Reading needs no leave to write, comparing does.
            Err(Error::ReadOnly { .. }) if !repair => {
                checked.skipped.extend([Part::Search, Part::Copies, Part::Incidents, Part::Relations]);
                Ok(checked)
            }
            other => other.map(|()| checked),
        }
    }
}

/// Documents and the sentences of their facts, one document at a time.
fn told(store: &dyn Store, checked: &mut Checked) -> engine::Result<()> {
    let transaction = store.transaction(Access::Read)?;
    let mut documents = transaction.prepare("SELECT row, id, title, text, content_hash FROM documents ORDER BY row")?;
    let mut facts = transaction.prepare("SELECT id, record FROM facts WHERE document = ?")?;
    let (mut changed, mut missing) = (Vec::new(), Vec::new());
    let mut rows = documents.scan(&[])?;
    while let Some(row) = rows.next()? {
        checked.documents += 1;
        let (id, title, text) = (row.text(1)?, row.get::<Option<Cow<'_, str>>>(2)?, row.text(3)?);
        if crate::add::content_hash(&id, title.as_deref(), &text).as_bytes()[..] != *row.get::<Cow<'_, [u8]>>(4)? && changed.len() < TOLD {
            changed.push(Flaw { part: Part::Documents, what: format!("the text of {id} is not as it was added") });
        }
        let stands = stands_in(title.as_deref(), &text);
        let mut rows = facts.query(params![row.get::<i64>(0)?])?;
        while let Some(row) = rows.next()? {
            checked.facts += 1;
            let evidence = reported::evidence(&row.text(1)?);
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
fn derived(address: &Address, repair: bool, checked: &mut Checked) -> Result<(), Error> {
    let failed = |fault| Error::of(address, fault);
    let ledger = Ledger::open_for_checking(address)?;
    let transaction = ledger.store.transaction(Access::Write).map_err(failed)?;
    let mut wrong: Vec<Flaw> = Vec::new();
    let mut compare = || -> engine::Result<()> {
        let of_this_version = incidents::is_current(&*transaction)? && relations::is_current(&*transaction)?;
        if of_this_version {
            for (at, (_, select)) in DERIVED.iter().enumerate() {
                transaction.batch(&format!("CREATE TEMP TABLE before_{at} AS {select}"))?;
            }
        } else {
            checked.skipped.extend([Part::Copies, Part::Incidents, Part::Relations]);
        }
        if of_this_version || repair {
            incidents::rebuild_all(&*transaction)?;
        }
        if of_this_version {
            for (at, (part, select)) in DERIVED.iter().enumerate() {
                let sql = format!(
                    "SELECT (SELECT count(*) FROM (SELECT * FROM before_{at} EXCEPT {select}) AS more),
                            (SELECT count(*) FROM ({select} EXCEPT SELECT * FROM before_{at}) AS less)"
                );
                let (more, less): (i64, i64) = transaction.one(&sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
                if (more, less) != (0, 0) {
                    wrong.push(Flaw { part: *part, what: format!("{more} rows are not as the facts give them, {less} are missing") });
                }
                transaction.batch(&format!("DROP TABLE before_{at}"))?;
            }
        }
        if search::is_up_to_date(&*transaction)? {
            for (what, table) in [(Table::Documents, "documents"), (Table::Facts, "facts")] {
                let indexed = transaction.indexed(what);
                let sql = format!(
                    "SELECT (SELECT count(*) FROM ({indexed} EXCEPT SELECT row FROM {table}) AS more),
                            (SELECT count(*) FROM (SELECT row FROM {table} EXCEPT {indexed}) AS less)"
                );
                let (more, less): (i64, i64) = transaction.one(&sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
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
        return Ok(());
    }
    let mut parts: Vec<Part> = checked.flaws.iter().map(|flaw| flaw.part).filter(|part| part.is_derived()).collect();
    parts.append(&mut checked.skipped);
    parts.dedup();
    if parts.is_empty() {
        return Ok(());
    }
    if parts.contains(&Part::Search) {
        search::make_anew(&*transaction).map_err(failed)?;
    }
    transaction.commit().map_err(failed)?;
    checked.flaws.retain(|flaw| !flaw.part.is_derived());
    checked.repaired = parts;
    Ok(())
}
