//! What documents without a day of publication are about: what they tell is known by that.

use crate::engine::{self, Row};
use crate::where_clause::Where;
use crate::{Error, Ledger};
use foederis_language::profile::Profiler;
use foederis_model::{Document, Language, Profile};
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::Arc;

/// The columns of a document (`d`) that [`Abouts::of_row`] reads after those that say language and day: text and title of an undated one.
pub(crate) const ABOUT: &str = "CASE WHEN d.published IS NULL THEN d.text END, CASE WHEN d.published IS NULL THEN d.title END";

/// Makes profiles, and remembers those of the documents at hand.
#[derive(Default)]
pub(crate) struct Abouts {
    profiler: Profiler,
    /// By the hash of headline and text.
    made: HashMap<u64, Option<Arc<Profile>>>,
}

impl Abouts {
    /// That of a document, where it has no day.
    pub(crate) fn of(&mut self, document: &Document) -> Option<Arc<Profile>> {
        if document.published.is_some() {
            return None;
        }
        let key = Profile::key(document.title.as_deref().unwrap_or_default()).rotate_left(23) ^ Profile::key(&document.text);
        self.made.entry(key).or_insert_with(|| self.profiler.text(document).map(Arc::new)).clone()
    }

    /// That of a row which has [`ABOUT`] from this column on.
    pub(crate) fn of_row(&mut self, row: Row<'_>, first: usize, lang: &Language) -> engine::Result<Option<Arc<Profile>>> {
        let Some(text) = row.get::<Option<String>>(first)? else { return Ok(None) };
        let document = Document { title: row.get(first + 1)?, ..Document::new("", lang.clone(), text) };
        Ok(self.of(&document))
    }
}

impl Ledger {
    /// What the undated documents are about that are known now, or were on a day.
    pub(crate) fn abouts(&self, known_on: Option<Date>) -> Result<HashMap<String, Arc<Profile>>, Error> {
        let mut clause = Where::known_on("d", known_on);
        clause.push("d.published IS NULL", []);
        let sql = format!("SELECT d.id, d.lang, {ABOUT} FROM documents d{}", clause.sql());
        let mut statement = self.store.prepare(&sql).map_err(self.failed())?;
        let mut abouts = Abouts::default();
        let mut found = HashMap::new();
        let mut rows = statement.scan(&clause.values).map_err(self.failed())?;
        while let Some(row) = rows.next().map_err(self.failed())? {
            let lang = Language::from(row.get::<String>(1).map_err(self.failed())?);
            if let Some(about) = abouts.of_row(row, 2, &lang).map_err(self.failed())? {
                found.insert(row.get(0).map_err(self.failed())?, about);
            }
        }
        Ok(found)
    }
}
