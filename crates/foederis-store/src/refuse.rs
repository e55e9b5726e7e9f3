use crate::FactKind;
use foederis_model::{Document, Span, fold};
use thiserror::Error;

/// Why a fact, or a whole document, was not let into the ledger. The others of its batch went in.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refused {
    /// The evidence is not in the document.
    #[error("{} {} ({code}) of {document} was left out: its evidence does not stand in the document: \"{evidence}\"", .kind.code(), .position + 1)]
    EvidenceNotFound {
        /// The document's id.
        document: String,
        /// What the fact is.
        kind: FactKind,
        /// Its place among the facts of its kind, counted from 0.
        position: usize,
        /// Its type or stance.
        code: String,
        /// The string that is not there.
        evidence: String,
    },
    /// There is no evidence.
    #[error("{} {} ({code}) of {document} was left out: it has no evidence", .kind.code(), .position + 1)]
    NoEvidence {
        /// The document's id.
        document: String,
        /// What the fact is.
        kind: FactKind,
        /// Its place among the facts of its kind, counted from 0.
        position: usize,
        /// Its type or stance.
        code: String,
    },
    /// The offsets point at other words than the evidence.
    #[error("{} {} ({code}) of {document} was left out: its offsets do not point at its evidence: \"{evidence}\"", .kind.code(), .position + 1)]
    SpanElsewhere {
        /// The document's id.
        document: String,
        /// What the fact is.
        kind: FactKind,
        /// Its place among the facts of its kind, counted from 0.
        position: usize,
        /// Its type or stance.
        code: String,
        /// The string that stands elsewhere.
        evidence: String,
    },
    /// The facts are those of another document.
    #[error("the document {document} was left out: the facts given with it are those of \"{facts}\"")]
    OtherDocument {
        /// The document's id.
        document: String,
        /// The id in the facts record.
        facts: String,
    },
    /// The document has no id.
    #[error("a document was left out: it has no id (it begins \"{begins}\")")]
    NoId {
        /// Its first words.
        begins: String,
    },
}

/// The parts of a fact that are checked against its document.
pub(crate) struct Witness<'f> {
    pub(crate) kind: FactKind,
    pub(crate) position: usize,
    pub(crate) code: &'static str,
    pub(crate) evidence: &'f [String],
    pub(crate) spans: &'f [Span],
}

/// A document ready to have many strings looked up in it.
pub(crate) struct Reader<'d> {
    document: &'d Document,
    text: String,
    title: String,
}

impl<'d> Reader<'d> {
    /// Folds the document once; [`Document::contains`] does so for every question.
    pub(crate) fn new(document: &'d Document) -> Self {
        Self { document, text: fold(&document.text), title: fold(document.title.as_deref().unwrap_or_default()) }
    }

    fn contains(&self, evidence: &str) -> bool {
        !evidence.is_empty() && (self.text.contains(evidence) || self.title.contains(evidence))
    }

    /// Whether the fact has its sentences in the document.
    pub(crate) fn check(&self, fact: &Witness<'_>) -> Result<(), Refused> {
        let document = || self.document.id.clone();
        let (kind, position, code) = (fact.kind, fact.position, fact.code.to_owned());
        if fact.evidence.is_empty() {
            return Err(Refused::NoEvidence { document: document(), kind, position, code });
        }
        if let Some(missing) = fact.evidence.iter().find(|evidence| !self.contains(&fold(evidence))) {
            return Err(Refused::EvidenceNotFound { document: document(), kind, position, code, evidence: missing.clone() });
        }
        // Offsets may be left out, but those that are given must be right.
        if fact.spans.is_empty() {
            return Ok(());
        }
        let points_at = |span: &Span, evidence: &str| span.of(self.document).is_some_and(|found| fold(found) == fold(evidence));
        let wrong =
            fact.evidence.iter().enumerate().find(|(at, evidence)| !fact.spans.get(*at).is_some_and(|span| points_at(span, evidence)));
        match wrong {
            None if fact.spans.len() == fact.evidence.len() => Ok(()),
            _ => Err(Refused::SpanElsewhere {
                document: document(),
                kind,
                position,
                code,
                evidence: wrong.map_or(&fact.evidence[0], |(_, evidence)| evidence).clone(),
            }),
        }
    }
}
