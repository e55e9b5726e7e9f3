//! Which documents are copies of one another, kept as documents come in.
//!
//! A group of copies is what hangs together by [`Fingerprint::is_copy_of`], so the order of arrival makes no difference. It is named
//! after its original: the one published first, of the same day the first by id. Earlier versions of a document stay in their groups.

use crate::ahead::ahead;
use crate::engine::{self, Fault, Statement, Store, params};
use crate::where_clause::Where;
use crate::{Error, Ledger};
use foederis_analysis::Fingerprint;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Collects what a batch adds, and looks for copies at its end: keys lie anywhere in the table, and going through it in their order once
/// costs far less than from document to document.
pub(crate) struct Copies<'t> {
    /// New documents.
    fresh: Vec<(i64, Fingerprint)>,
    keep_key: Statement<'t>,
    with_key: Statement<'t>,
    text: Statement<'t>,
    original: Statement<'t>,
    group: Statement<'t>,
    order: Statement<'t>,
    assign: Statement<'t>,
}

impl<'t> Copies<'t> {
    pub(crate) fn new(store: &'t dyn Store) -> engine::Result<Self> {
        let prepare = |sql| store.prepare(sql);
        Ok(Self {
            fresh: Vec::new(),
            keep_key: prepare("INSERT INTO copy_key (key, document) VALUES (?, ?) ON CONFLICT DO NOTHING")?,
            with_key: prepare("SELECT document FROM copy_key WHERE key = ?")?,
            text: prepare("SELECT text FROM documents WHERE row = ?")?,
            original: prepare("SELECT original FROM copies WHERE document = ?")?,
            group: prepare("SELECT document FROM copies WHERE original = ?")?,
            order: prepare("SELECT day_sort, id, version FROM documents WHERE row = ?")?,
            assign: prepare("INSERT INTO copies (document, original) VALUES (?1, ?2) ON CONFLICT (document) DO UPDATE SET original = ?2")?,
        })
    }

    /// A document was written.
    pub(crate) fn opened(&mut self, document: i64, fingerprint: Fingerprint) {
        self.fresh.push((document, fingerprint));
    }

    /// Finds the copies of what was written: gives the documents that have another original than before, new ones left out.
    pub(crate) fn finish(&mut self) -> engine::Result<BTreeSet<i64>> {
        let fresh = std::mem::take(&mut self.fresh);
        let mut keys: Vec<(i64, usize)> =
            fresh.iter().enumerate().flat_map(|(at, (_, fingerprint))| fingerprint.keys().iter().map(move |key| (*key, at))).collect();
        keys.sort_unstable();
        // Of each new document those that share a key: from before, and new ones that came earlier.
        let mut candidates: Vec<BTreeSet<i64>> = vec![BTreeSet::new(); fresh.len()];
        for same in keys.chunk_by(|one, other| one.0 == other.0) {
            let mut sharing: Vec<i64> = self.with_key.all(params![same[0].0], |row| row.get(0))?;
            for (_, at) in same {
                candidates[*at].extend(&sharing);
                sharing.push(fresh[*at].0);
            }
        }
        let known = self.fingerprints(&fresh, &candidates)?;
        let new: BTreeMap<i64, &Fingerprint> = fresh.iter().map(|(document, fingerprint)| (*document, fingerprint)).collect();
        let mut changed = BTreeSet::new();
        for ((document, fingerprint), candidates) in fresh.iter().zip(candidates) {
            let mut group = BTreeSet::new();
            for candidate in candidates {
                // Who is in the group already needs no comparing.
                if group.contains(&candidate) {
                    continue;
                }
                let other = new.get(&candidate).copied().or_else(|| known.get(&candidate));
                if other.is_some_and(|other| fingerprint.is_copy_of(other)) {
                    group.insert(candidate);
                    if let Some(original) = self.original_of(candidate)? {
                        let mut rows = self.group.query(params![original])?;
                        while let Some(row) = rows.next()? {
                            group.insert(row.get(0)?);
                        }
                    }
                }
            }
            if !group.is_empty() {
                group.insert(*document);
                changed.append(&mut self.join(&group)?);
            }
        }
        for (key, at) in keys {
            self.keep_key.execute(params![key, fresh[at].0])?;
        }
        changed.retain(|document| !new.contains_key(document));
        Ok(changed)
    }

    /// The fingerprints of the candidates that are not new, made anew from their texts.
    fn fingerprints(&mut self, fresh: &[(i64, Fingerprint)], candidates: &[BTreeSet<i64>]) -> engine::Result<HashMap<i64, Fingerprint>> {
        const AT_ONCE: usize = 500;
        let first = fresh.iter().map(|(document, _)| *document).min().unwrap_or(i64::MAX);
        let asked: BTreeSet<i64> = candidates.iter().flat_map(|candidates| candidates.range(..first)).copied().collect();
        let asked: Vec<i64> = asked.into_iter().collect();
        let mut known = HashMap::new();
        for some in asked.chunks(AT_ONCE) {
            let texts: Vec<(i64, String)> = some
                .iter()
                .map(|document| Ok((*document, self.text.one(params![document], |row| row.get(0))?)))
                .collect::<engine::Result<_>>()?;
            ahead(
                &texts,
                |(document, text)| (*document, Fingerprint::of(text)),
                |(document, fingerprint)| {
                    known.insert(document, fingerprint);
                    Ok::<_, Fault>(())
                },
            )?;
        }
        Ok(known)
    }

    /// Makes one group of these documents, and gives those that have another original now.
    fn join(&mut self, group: &BTreeSet<i64>) -> engine::Result<BTreeSet<i64>> {
        let mut first: Option<((i64, String, i64), i64)> = None;
        for member in group {
            let order = self.order.one(params![member], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            if first.as_ref().is_none_or(|(known, _)| order < *known) {
                first = Some((order, *member));
            }
        }
        let mut changed = BTreeSet::new();
        let Some((_, original)) = first else { return Ok(changed) };
        for member in group {
            if self.original_of(*member)? != Some(original) {
                self.assign.execute(params![member, original])?;
                changed.insert(*member);
            }
        }
        Ok(changed)
    }

    fn original_of(&mut self, document: i64) -> engine::Result<Option<i64>> {
        self.original.maybe(params![document], |row| row.get(0))
    }
}

/// A document that has the text of another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentCopy {
    /// Its id.
    pub id: String,
    /// Its headline.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub title: Option<String>,
    /// Its outlet.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub source: Option<String>,
}

impl Ledger {
    /// The documents that have copies, each with the original of its group: as known now, or on an earlier day.
    pub(crate) fn originals(&self, known_on: Option<Date>) -> Result<BTreeMap<String, String>, Error> {
        let clause = Where::known_on("d", known_on);
        let sql = format!(
            "SELECT d.id, o.id FROM copies c JOIN documents d ON d.row = c.document JOIN documents o ON o.row = c.original{}",
            clause.sql()
        );
        let found = self.store.all(&sql, &clause.values, |row| Ok((row.get(0)?, row.get(1)?))).map_err(self.failed())?;
        Ok(found.into_iter().collect())
    }

    /// The documents that are copies of this one, or of its original, in their newest versions; itself left out.
    pub fn copies(&self, id: &str) -> Result<Vec<DocumentCopy>, Error> {
        let sql = "SELECT DISTINCT other.id, other.title, other.source FROM documents d JOIN copies c ON c.document = d.row JOIN copies o ON o.original = c.original
            JOIN documents other ON other.row = o.document
            WHERE d.id = ?1 AND d.known_to IS NULL AND other.known_to IS NULL AND other.id <> ?1 ORDER BY other.id";
        let copies = self.store.all(sql, params![id], |row| Ok(DocumentCopy { id: row.get(0)?, title: row.get(1)?, source: row.get(2)? }));
        copies.map_err(self.failed())
    }
}

/// Finds the copies among all documents anew, some thousand at a time.
pub(crate) fn rebuild(store: &dyn Store) -> engine::Result<()> {
    const AT_ONCE: usize = 5_000;
    store.batch("DELETE FROM copy_key; DELETE FROM copies;")?;
    let mut copies = Copies::new(store)?;
    let mut all = store.prepare("SELECT row, text FROM documents ORDER BY row")?;
    let mut rows = all.scan(&[])?;
    while let Some(row) = rows.next()? {
        copies.opened(row.get(0)?, Fingerprint::of(&row.text(1)?));
        if copies.fresh.len() == AT_ONCE {
            copies.finish()?;
        }
    }
    copies.finish().map(drop)
}
