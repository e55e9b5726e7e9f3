use foederis_model::{Edtf, Event, Language, Profile};
use std::sync::Arc;

/// An event as one document tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportedEvent {
    /// The event's id in the ledger. Of several reports with one id, one is used.
    pub id: String,
    /// The document's id.
    pub document: String,
    /// Its language.
    pub language: Language,
    /// Its outlet.
    pub source: Option<String>,
    /// When it was published.
    pub published: Option<Edtf>,
    /// The document that it is a copy of, or that other documents are copies of: equal for all of them.
    pub copy_of: Option<String>,
    /// What its text is about, for documents without a day of publication: what they tell has no day to be known by.
    pub about: Option<Arc<Profile>>,
    /// The event.
    pub event: Event,
}
