//! What reading a document anew would change.

use super::Conflict;
use super::place::{Place, placed};
use super::settle::{JUDGED, judged, settle};
use crate::add::{record_hash, rows};
use crate::engine::params;
use crate::{Error, FactKind, Ledger, Refused};
use foederis_model::{Document, FactsRecord};
use serde::Serialize;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What would change in the facts of a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Difference {
    /// The document's id.
    pub doc: String,
    /// Facts that would be closed.
    pub gone: Vec<Told>,
    /// Facts that would be written.
    pub new: Vec<Told>,
    /// Facts that would read otherwise.
    pub changed: Vec<Changed>,
    /// Reviews that cannot hold any longer.
    pub conflicts: Vec<Conflict>,
    /// What would be left out, and why.
    #[serde(skip)]
    pub refused: Vec<Refused>,
    /// Whether adding the document would write anything. It would also where all that changed is kept out by reviews.
    pub revised: bool,
}

/// A fact.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ToldFact))]
pub struct Told {
    /// Its id, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub id: Option<String>,
    /// What it is.
    pub kind: FactKind,
    /// The fact itself.
    pub record: Value,
}

/// A fact that reads otherwise.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Changed {
    /// Its id now.
    pub id: String,
    /// What it is.
    pub kind: FactKind,
    /// The fact as it stands now.
    pub record: Value,
    /// The fields that differ, by name.
    pub fields: Vec<FieldChange>,
}

/// A field that reads otherwise; null where it is not there.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldChange {
    /// Its name.
    pub field: String,
    /// As it stands now.
    pub before: Value,
    /// As it would stand.
    pub after: Value,
}

impl Ledger {
    /// What adding this document with these facts would change. Nothing is written.
    pub fn difference(&self, document: &Document, facts: &FactsRecord) -> Result<Difference, Error> {
        let (rows, refused) = rows(document, facts)?;
        let hash = record_hash(document, &rows)?;
        let mut statement = self.store.prepare(JUDGED).map_err(self.failed())?;
        let reviews = judged(&mut statement, document, self.failed())?;
        let (settled, conflicts) = settle(document, rows, &reviews)?;
        let before: Option<(i64, Vec<u8>)> = self
            .store
            .maybe("SELECT row, record_hash FROM documents WHERE id = ? AND known_to IS NULL", params![&document.id], |row| {
                Ok((row.get(0)?, row.get::<Cow<'_, [u8]>>(1)?.into_owned()))
            })
            .map_err(self.failed())?;
        let mut standing: BTreeMap<Place, (String, Value)> = BTreeMap::new();
        if let Some((row, _)) = &before {
            for fact in placed(&*self.store, *row).map_err(self.failed())?.into_iter().filter(|fact| fact.stands) {
                let record = self.value(&fact.id, &fact.record)?;
                standing.insert(fact.place, (fact.id, record));
            }
        }
        let mut difference = Difference {
            doc: document.id.clone(),
            gone: Vec::new(),
            new: Vec::new(),
            changed: Vec::new(),
            conflicts,
            refused,
            revised: before.is_none_or(|(_, before)| before != hash.as_bytes()),
        };
        for settled in settled.into_iter().filter(|settled| settled.until.is_none()) {
            let kind = settled.row.witness.kind;
            let record = self.value(&document.id, &settled.row.record)?;
            match standing.remove(&settled.place) {
                None => difference.new.push(Told { id: None, kind, record }),
                Some((id, before)) => {
                    let fields = fields(&before, &record);
                    if !fields.is_empty() {
                        difference.changed.push(Changed { id, kind, record: before, fields });
                    }
                }
            }
        }
        difference.gone = standing.into_iter().map(|(place, (id, record))| Told { id: Some(id), kind: place.kind, record }).collect();
        Ok(difference)
    }

    /// The ids of all documents, in order.
    pub fn document_ids(&self) -> Result<Vec<String>, Error> {
        self.store.all("SELECT id FROM documents WHERE known_to IS NULL ORDER BY id", &[], |row| row.get(0)).map_err(self.failed())
    }

    /// A document in its newest version, by its whole id.
    pub fn newest(&self, id: &str) -> Result<Document, Error> {
        let row: Option<i64> = self
            .store
            .maybe("SELECT row FROM documents WHERE id = ? AND known_to IS NULL", params![id], |row| row.get(0))
            .map_err(self.failed())?;
        let row = row.ok_or_else(|| Error::NoSuchId { id: id.to_owned() })?;
        Ok(self.document_row(row)?.document)
    }

    fn value(&self, id: &str, record: &str) -> Result<Value, Error> {
        serde_json::from_str(record).map_err(|error| self.corrupt(format!("the record of {id} cannot be read: {error}")))
    }
}

fn fields(before: &Value, after: &Value) -> Vec<FieldChange> {
    let (Some(one), Some(other)) = (before.as_object(), after.as_object()) else { return Vec::new() };
    let mut names: Vec<&String> = one.keys().chain(other.keys()).collect();
    names.sort();
    names.dedup();
    let get = |record: &serde_json::Map<String, Value>, name: &String| record.get(name).cloned().unwrap_or_default();
    let changes = names.into_iter().map(|name| FieldChange { field: name.clone(), before: get(one, name), after: get(other, name) });
    changes.filter(|change| change.before != change.after).collect()
}
