//! Which documents are copies of one another, kept as documents come in.
//!
//! A group of copies is what hangs together by [`Fingerprint::is_copy_of`], so the order of arrival makes no difference. It is named
//! after its original: the one published first, of the same day the first by id. Earlier versions of a document stay in their groups.

use crate::where_clause::Where;
use crate::{Error, Ledger};
use foederis_analysis::Fingerprint;
use jiff::civil::Date;
use rusqlite::{CachedStatement, OptionalExtension as _, Transaction, params_from_iter};
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub(crate) struct Copies<'t> {
    fingerprints: HashMap<i64, Fingerprint>,
    keep_key: CachedStatement<'t>,
    with_key: CachedStatement<'t>,
    text: CachedStatement<'t>,
    original: CachedStatement<'t>,
    group: CachedStatement<'t>,
    order: CachedStatement<'t>,
    assign: CachedStatement<'t>,
}

impl<'t> Copies<'t> {
    pub(crate) fn new(transaction: &'t Transaction<'_>) -> rusqlite::Result<Self> {
        let prepare = |sql| transaction.prepare_cached(sql);
        Ok(Self {
            fingerprints: HashMap::new(),
            keep_key: prepare("INSERT OR IGNORE INTO copy_key (key, document) VALUES (?, ?)")?,
            with_key: prepare("SELECT document FROM copy_key WHERE key = ?")?,
            text: prepare("SELECT text FROM documents WHERE row = ?")?,
            original: prepare("SELECT original FROM copies WHERE document = ?")?,
            group: prepare("SELECT document FROM copies WHERE original = ?")?,
            order: prepare("SELECT day_sort, id, version FROM documents WHERE row = ?")?,
            assign: prepare("INSERT INTO copies (document, original) VALUES (?1, ?2) ON CONFLICT (document) DO UPDATE SET original = ?2")?,
        })
    }

    /// A document was written: gives the documents that have another original than before, itself left out.
    pub(crate) fn opened(&mut self, document: i64, text: &str) -> rusqlite::Result<BTreeSet<i64>> {
        let fingerprint = Fingerprint::of(text);
        let mut candidates = BTreeSet::new();
        for key in fingerprint.keys() {
            let mut rows = self.with_key.query([key])?;
            while let Some(row) = rows.next()? {
                candidates.insert(row.get::<_, i64>(0)?);
            }
        }
        let mut group = BTreeSet::new();
        for candidate in candidates {
            // Who is in the group already needs no comparing.
            if group.contains(&candidate) {
                continue;
            }
            if !self.fingerprints.contains_key(&candidate) {
                let text: String = self.text.query_row([candidate], |row| row.get(0))?;
                self.fingerprints.insert(candidate, Fingerprint::of(&text));
            }
            if fingerprint.is_copy_of(&self.fingerprints[&candidate]) {
                group.insert(candidate);
                if let Some(original) = self.original_of(candidate)? {
                    let mut rows = self.group.query([original])?;
                    while let Some(row) = rows.next()? {
                        group.insert(row.get(0)?);
                    }
                }
            }
        }
        for key in fingerprint.keys() {
            self.keep_key.execute([*key, document])?;
        }
        self.fingerprints.insert(document, fingerprint);
        let mut changed = BTreeSet::new();
        if group.is_empty() {
            return Ok(changed);
        }
        group.insert(document);
        let mut first: Option<((i64, String, i64), i64)> = None;
        for member in &group {
            let order = self.order.query_row([member], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            if first.as_ref().is_none_or(|(known, _)| order < *known) {
                first = Some((order, *member));
            }
        }
        let original = first.map_or(document, |(_, original)| original);
        for member in group {
            if self.original_of(member)? != Some(original) {
                self.assign.execute([member, original])?;
                if member != document {
                    changed.insert(member);
                }
            }
        }
        Ok(changed)
    }

    fn original_of(&mut self, document: i64) -> rusqlite::Result<Option<i64>> {
        self.original.query_row([document], |row| row.get(0)).optional()
    }
}

impl Ledger {
    /// The documents that have copies, each with the original of its group: as known now, or on an earlier day.
    pub(crate) fn originals(&self, known_on: Option<Date>) -> Result<BTreeMap<String, String>, Error> {
        let clause = Where::known_on("d", known_on);
        let sql = format!(
            "SELECT d.id, o.id FROM copies c JOIN documents d ON d.row = c.document JOIN documents o ON o.row = c.original{}",
            clause.sql()
        );
        let mut statement = self.connection.prepare_cached(&sql).map_err(self.failed())?;
        let found = statement.query_map(params_from_iter(clause.values), |row| Ok((row.get(0)?, row.get(1)?))).map_err(self.failed())?;
        found.collect::<rusqlite::Result<_>>().map_err(self.failed())
    }

    /// The ids of the documents that are copies of this one, or of its original, in their newest versions; itself left out.
    pub fn copies(&self, id: &str) -> Result<Vec<String>, Error> {
        let sql = "SELECT DISTINCT other.id FROM documents d JOIN copies c ON c.document = d.row JOIN copies o ON o.original = c.original
            JOIN documents other ON other.row = o.document
            WHERE d.id = ?1 AND d.known_to IS NULL AND other.known_to IS NULL AND other.id <> ?1 ORDER BY other.id";
        let mut statement = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let found = statement.query_map([id], |row| row.get(0)).map_err(self.failed())?;
        found.collect::<rusqlite::Result<_>>().map_err(self.failed())
    }
}

/// Finds the copies among all documents anew.
pub(crate) fn rebuild(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch("DELETE FROM copy_key; DELETE FROM copies;")?;
    let mut copies = Copies::new(transaction)?;
    let mut all = transaction.prepare("SELECT row, text FROM documents ORDER BY row")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        copies.opened(row.get(0)?, row.get_ref(1)?.as_str()?)?;
        // Only what is compared with is worth keeping, and it can be read again.
        if copies.fingerprints.len() > 2_000 {
            copies.fingerprints.clear();
        }
    }
    Ok(())
}
