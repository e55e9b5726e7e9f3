use crate::reading::Reading;
use crate::weights::Weights;
use crate::{claims, events, ties};
use foederis_knowledge::{Knowledge, Scratch};
use foederis_model::{Document, FactsRecord};

/// Codes documents by the knowledge it was given.
#[derive(Debug, Clone)]
pub struct Coder<'k> {
    knowledge: &'k Knowledge,
    weights: Weights,
}

impl<'k> Coder<'k> {
    /// A coder that knows this much.
    pub fn new(knowledge: &'k Knowledge) -> Self {
        Self { knowledge, weights: Weights::default() }
    }

    /// The same coder with other weights.
    #[must_use]
    pub fn with_weights(self, weights: Weights) -> Self {
        Self { weights, ..self }
    }

    /// The facts of a document. A document in a language that is not coded has none.
    ///
    /// `scratch` is kept between documents for speed; it never changes the result.
    pub fn code(&self, document: &Document, scratch: &mut Scratch) -> FactsRecord {
        let mut record = FactsRecord {
            doc: document.id.clone(),
            lang: document.lang.clone(),
            published: document.published.clone(),
            events: Vec::new(),
            ties: Vec::new(),
            claims: Vec::new(),
        };
        let Some(pack) = self.knowledge.pack(&document.lang) else { return record };
        let analysis = pack.analyser.analyse(document);
        let reading = Reading::new(document, &analysis, pack, &self.weights, scratch);
        let claims = claims::code(&reading);
        record.events = events::code(&reading, &claims);
        record.ties = ties::code(&reading, &claims);
        record.claims = claims::records(&reading, claims);
        crate::figures::attach(&reading, &mut record);
        record
    }
}
