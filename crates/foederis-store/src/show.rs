use crate::engine::{self, Access, params};
use crate::query::{DOCUMENT, FACT};
use crate::stored::Record;
use crate::where_clause::past;
use crate::{Error, FactKind, Ledger, Stored, StoredDocument};
use foederis_model::{Claim, Event, Language, Tie};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many ids to name when a beginning fits several.
const CANDIDATES: usize = 5;

/// One record of the ledger with what belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Shown {
    /// A document in its newest version, with its facts in the order of the facts record.
    Document {
        /// The document.
        document: Box<StoredDocument>,
        /// What happened.
        events: Vec<Stored<Event>>,
        /// What holds.
        ties: Vec<Stored<Tie>>,
        /// Who says what.
        claims: Vec<Stored<Claim>>,
    },
    /// An event; `known_to` is set when its document was revised since.
    Event {
        /// The event.
        fact: Box<Stored<Event>>,
        /// The version of the document in which its evidence stands.
        document: Box<StoredDocument>,
    },
    /// A tie.
    Tie {
        /// The tie.
        fact: Box<Stored<Tie>>,
        /// The version of the document in which its evidence stands.
        document: Box<StoredDocument>,
    },
    /// A claim.
    Claim {
        /// The claim.
        fact: Box<Stored<Claim>>,
        /// The version of the document in which its evidence stands.
        document: Box<StoredDocument>,
    },
}

/// How much is known now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counts {
    /// Documents, by language code.
    pub documents: BTreeMap<String, u64>,
    /// Events.
    pub events: u64,
    /// Ties.
    pub ties: u64,
    /// Claims.
    pub claims: u64,
}

impl Ledger {
    /// The headline of the document that tells a fact, if it has one.
    pub fn headline(&self, fact: &str) -> Result<Option<String>, Error> {
        let sql = "SELECT d.title FROM facts f JOIN documents d ON d.row = f.document WHERE f.id = ?";
        Ok(self.store.maybe(sql, params![fact], |row| row.get(0)).map_err(self.failed())?.flatten())
    }

    /// The highest confidence in one of these facts, 0 to 1. What somebody coded by hand has 1, and 0 where there is none.
    pub fn surest(&self, facts: &[String]) -> Result<f64, Error> {
        let sql = format!("SELECT CAST(coalesce({}, 1) AS DOUBLE PRECISION) FROM facts f WHERE f.id = ?", self.store.confidence());
        let mut statement = self.store.prepare(&sql).map_err(self.failed())?;
        let mut surest = 0.0_f64;
        for fact in facts {
            surest = surest.max(statement.maybe(params![fact], |row| row.get(0)).map_err(self.failed())?.unwrap_or(0.0));
            if surest >= 1.0 {
                break;
            }
        }
        Ok(surest)
    }

    /// The document or fact with this id, or whose id alone begins so. Facts of earlier versions are found as well.
    pub fn show(&self, id: &str) -> Result<Shown, Error> {
        let (id, kind) = self.resolve(id)?;
        match kind {
            None => self.show_document(&id),
            Some(FactKind::Event) => self.show_fact(&id).map(|(fact, document)| Shown::Event { fact, document }),
            Some(FactKind::Tie) => self.show_fact(&id).map(|(fact, document)| Shown::Tie { fact, document }),
            Some(FactKind::Claim) => self.show_fact(&id).map(|(fact, document)| Shown::Claim { fact, document }),
        }
    }

    /// Documents by language, events, ties and claims that are known now.
    pub fn counts(&self) -> Result<Counts, Error> {
        let counts = || -> engine::Result<Counts> {
            let mut counts = Counts::default();
            let transaction = self.store.transaction(Access::Read)?;
            let mut statement = transaction
                .prepare("SELECT lang, count(*) FROM documents INDEXED BY documents_search WHERE known_to IS NULL GROUP BY lang")?;
            let mut rows = statement.query(&[])?;
            while let Some(row) = rows.next()? {
                let lang = Language::from(row.get::<String>(0)?).code().to_owned();
                *counts.documents.entry(lang).or_default() += row.get::<i64>(1)?.unsigned_abs();
            }
            let mut statement =
                transaction.prepare("SELECT kind, count(*) FROM facts INDEXED BY facts_search WHERE known_to IS NULL GROUP BY kind")?;
            let mut rows = statement.query(&[])?;
            while let Some(row) = rows.next()? {
                let count = row.get::<i64>(1)?.unsigned_abs();
                match FactKind::from_code(&row.get::<String>(0)?) {
                    Some(FactKind::Event) => counts.events = count,
                    Some(FactKind::Tie) => counts.ties = count,
                    Some(FactKind::Claim) => counts.claims = count,
                    None => {}
                }
            }
            Ok(counts)
        };
        counts().map_err(self.failed())
    }

    /// The full id, and what it is of (`None`: a document). An id itself comes before ids that begin with it.
    pub(crate) fn resolve(&self, given: &str) -> Result<(String, Option<FactKind>), Error> {
        const BOTH: &str = "SELECT id, NULL AS kind FROM documents WHERE known_to IS NULL AND {}
            UNION ALL SELECT id, kind FROM facts WHERE {} ORDER BY id LIMIT ?3";
        let given = given.trim();
        let find = |test: &str, until: &str| -> engine::Result<Vec<(String, Option<FactKind>)>> {
            let limit = i64::try_from(CANDIDATES).unwrap_or(i64::MAX);
            self.store.all(&BOTH.replace("{}", test), params![given, until, limit], |row| {
                let kind: Option<String> = row.get(1)?;
                Ok((row.get(0)?, kind.as_deref().and_then(FactKind::from_code)))
            })
        };
        let missing = || Error::NoSuchId { id: given.to_owned() };
        if given.is_empty() {
            return Err(missing());
        }
        let mut found = find("id >= ?1 AND id <= ?2", given).map_err(self.failed())?;
        if found.is_empty() {
            found = find("id >= ?1 AND id < ?2", &past(given)).map_err(self.failed())?;
        }
        match found.len() {
            0 => Err(missing()),
            1 => Ok(found.remove(0)),
            _ => Err(Error::AmbiguousId { id: given.to_owned(), candidates: found.into_iter().map(|(id, _)| id).collect() }),
        }
    }

    pub(crate) fn show_document(&self, id: &str) -> Result<Shown, Error> {
        let transaction = self.store.transaction(Access::Read).map_err(self.failed())?;
        let row: i64 = transaction
            .one("SELECT row FROM documents WHERE id = ? AND known_to IS NULL", params![id], |row| row.get(0))
            .map_err(self.failed())?;
        Ok(Shown::Document {
            document: Box::new(self.document_row(row)?),
            events: self.facts_of(row)?,
            ties: self.facts_of(row)?,
            claims: self.facts_of(row)?,
        })
    }

    fn show_fact<T: Record>(&self, id: &str) -> Result<(Box<Stored<T>>, Box<StoredDocument>), Error> {
        let sql = format!("SELECT {FACT}, d.row FROM facts f JOIN documents d ON d.row = f.document WHERE f.id = ?");
        let mut statement = self.store.prepare(&sql).map_err(self.failed())?;
        let mut rows = statement.query(params![id]).map_err(self.failed())?;
        let row = rows.next().map_err(self.failed())?.ok_or_else(|| Error::NoSuchId { id: id.to_owned() })?;
        let document = self.document_row(row.get(11).map_err(self.failed())?)?;
        Ok((Box::new(self.fact(row)?), Box::new(document)))
    }

    pub(crate) fn document_row(&self, row: i64) -> Result<StoredDocument, Error> {
        let sql = format!("SELECT {DOCUMENT} FROM documents d WHERE d.row = ?");
        self.store
            .maybe(&sql, params![row], |row| Ok(self.document(row)))
            .map_err(self.failed())?
            .ok_or_else(|| Error::NoSuchId { id: row.to_string() })?
    }

    fn facts_of<T: Record>(&self, document: i64) -> Result<Vec<Stored<T>>, Error> {
        let sql = format!(
            "SELECT {FACT} FROM facts f JOIN documents d ON d.row = f.document
             WHERE f.document = ? AND f.kind = ? AND f.known_to IS NOT DISTINCT FROM d.known_to ORDER BY f.position, f.row"
        );
        let mut statement = self.store.prepare(&sql).map_err(self.failed())?;
        let mut rows = statement.query(params![document, T::KIND.code()]).map_err(self.failed())?;
        let mut facts = Vec::new();
        while let Some(row) = rows.next().map_err(self.failed())? {
            facts.push(self.fact(row)?);
        }
        Ok(facts)
    }
}
