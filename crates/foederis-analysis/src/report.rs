use foederis_model::{Edtf, Event, Language};

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
    /// The event.
    pub event: Event,
}
