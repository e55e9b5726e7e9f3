use crate::explain::{self, Explanation};
use crate::learned::{self, Between, Coded, Decider, Kind, Model, View};
use crate::named::{self, Named};
use crate::reading::Reading;
use crate::times::Anchor;
use crate::trees::{self, Layers};
use crate::{claims, events, ties};
use foederis_knowledge::Knowledge;
use foederis_language::engine::Engine;
use foederis_model::{Document, FactsRecord, Language};
use std::ops::Range;

/// Whoever has engines.
pub trait Engines: Sync {
    /// The engine of a language, where there is one.
    fn engine(&self, language: &Language) -> Option<&Engine>;
}

/// Codes documents by the knowledge, the trees and the weights it was given.
pub struct Coder<'k> {
    knowledge: &'k Knowledge,
    engines: &'k dyn Engines,
    model: &'k Model,
    /// Records below this confidence are left out; `None` for what the model was fitted to.
    least: Option<f32>,
}

/// Buffers that are kept between documents for speed; they never change a result.
#[derive(Debug, Default)]
pub struct Scratch {
    words: foederis_knowledge::Scratch,
    trees: trees::Reader,
}

impl<'k> Coder<'k> {
    /// A coder that knows this much.
    pub fn new(knowledge: &'k Knowledge, engines: &'k dyn Engines, model: &'k Model) -> Self {
        Self { knowledge, engines, model, least: None }
    }

    /// The same coder with another least confidence.
    #[must_use]
    pub fn with_least(self, least: Option<f32>) -> Self {
        Self { least, ..self }
    }

    /// The facts of a document. A document in a language that is not coded has none.
    pub fn code(&self, document: &Document, scratch: &mut Scratch) -> FactsRecord {
        let mut record = FactsRecord::of(document);
        self.read(document, scratch, |reading| {
            let view = View::new(reading);
            let figures = learned::figures(&view, self.model.part(Kind::Event));
            let [happened, held, said] = Kind::ALL.map(|kind| Decider::new(&view, self.model.part(kind), kind).find(&figures));
            let least = |kind: Kind| self.least.unwrap_or(self.model.part(kind).least);
            let claims = claims::code(&view, self.model.part(Kind::Claim), &said, least(Kind::Claim), |_, _| {});
            record.events = events::code(&view, self.model.part(Kind::Event), &claims, &happened, least(Kind::Event), |_, _| {});
            record.ties = ties::code(&view, self.model.part(Kind::Tie), &claims, &held, least(Kind::Tie), |_, _| {});
            record.claims = claims::records(reading, claims);
            crate::figures::attach(reading, &figures, &mut record);
            // After the figures: the dead count for the intensity.
            crate::plover::scale(&mut record.events);
        });
        record
    }

    /// Why [`Self::code`] codes what it codes, sentence by sentence, and what it leaves out.
    pub fn explain(&self, document: &Document, scratch: &mut Scratch) -> Explanation {
        let least = Kind::ALL.map(|kind| self.least.unwrap_or(self.model.part(kind).least));
        self.read(document, scratch, |reading| explain::explain(reading, self.knowledge, self.model, least)).unwrap_or_else(|| {
            let why = Some(format!("documents in this language ({}) are not coded", document.lang.code()));
            Explanation { doc: document.id.clone(), lang: document.lang.clone(), why, sentences: Vec::new() }
        })
    }

    /// A document with the facts that somebody coded, to learn from.
    pub fn learn<T>(
        &self,
        document: &Document,
        record: &FactsRecord,
        kind: Kind,
        scratch: &mut Scratch,
        each: impl FnOnce(&Coded<'_, '_>) -> T,
    ) -> Option<T> {
        self.read(document, scratch, |reading| each(&Coded::new(reading, record, kind)))
    }

    /// What is said of the event that a text tells between two of its parts (bytes of the text; one may be empty), to check the
    /// decision on types by itself.
    pub fn between(&self, document: &Document, ends: &[Range<usize>; 2], scratch: &mut Scratch) -> Option<Between> {
        self.read(document, scratch, |reading| {
            // A title stands before the text.
            let ends = ends.clone().map(|bytes| bytes.start + reading.analysis.body..bytes.end + reading.analysis.body);
            Between::new(&View::new(reading), self.model.part(Kind::Event), &ends)
        })
    }

    fn read<T>(&self, document: &Document, scratch: &mut Scratch, each: impl FnOnce(&Reading<'_>) -> T) -> Option<T> {
        let pack = self.knowledge.pack(&document.lang)?;
        let engine = self.engines.engine(&document.lang)?;
        let analysis = pack.analyser.analyse(document);
        let layers = Layers::read(engine, &analysis, Anchor::new(document.published.as_ref()), &mut scratch.trees);
        let reading = Reading::new(document, &analysis, layers, pack, &mut scratch.words);
        Some(each(&reading))
    }
}

/// Who and where: every actor and place that a document names, in order. None in a language that is not coded.
pub fn mentions(knowledge: &Knowledge, document: &Document, scratch: &mut Scratch) -> Vec<Named> {
    let Some(pack) = knowledge.pack(&document.lang) else { return Vec::new() };
    let analysis = pack.analyser.analyse(document);
    // Names are found without trees.
    named::all(&Reading::new(document, &analysis, Layers::none(), pack, &mut scratch.words))
}
