use crate::FactKind;
use foederis_model::{Document, Field, Scope, Span, fold};
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
    /// Notes with evidence of their own.
    pub(crate) scope: &'f [Scope],
}

/// A document ready to have many strings looked up in it.
pub(crate) struct Reader<'d> {
    document: &'d Document,
    text: Indexed<'d>,
    title: Indexed<'d>,
}

/// A string whose code points can be counted from anywhere, not only from its start: long documents have many facts.
struct Indexed<'d> {
    text: &'d str,
    folded: String,
    /// Byte of every [`STEP`]th code point.
    steps: Vec<usize>,
}

const STEP: usize = 256;

impl<'d> Indexed<'d> {
    fn new(text: &'d str) -> Self {
        let steps = text.char_indices().step_by(STEP).map(|(at, _)| at).collect();
        Self { text, folded: fold(text), steps }
    }

    /// Byte of a code point; the end of the text counts as one.
    fn byte(&self, point: usize) -> Option<usize> {
        let start = match self.steps.get(point / STEP) {
            Some(start) => *start,
            // Right behind the last full step.
            None => return (point == self.steps.len() * STEP && self.text.chars().count() == point).then_some(self.text.len()),
        };
        let rest = &self.text[start..];
        let mut bounds = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
        bounds.nth(point % STEP).map(|at| start + at)
    }

    fn at(&self, span: &Span) -> Option<&'d str> {
        self.text.get(self.byte(span.start)?..self.byte(span.end)?)
    }
}

/// Tells whether a sentence stands in a document, wherever its offsets point.
pub(crate) fn stands_in(title: Option<&str>, text: &str) -> impl Fn(&str) -> bool {
    let (title, text) = (fold(title.unwrap_or_default()), fold(text));
    move |sentence| {
        let sentence = fold(sentence);
        !sentence.is_empty() && (text.contains(&sentence) || title.contains(&sentence))
    }
}

impl<'d> Reader<'d> {
    /// Folds and measures the document once for all its facts.
    pub(crate) fn new(document: &'d Document) -> Self {
        // `Document::whole` reads the headline without the white space around it.
        let title = document.title.as_deref().map_or("", str::trim);
        Self { document, text: Indexed::new(&document.text), title: Indexed::new(title) }
    }

    fn contains(&self, evidence: &str) -> bool {
        !evidence.is_empty() && (self.text.folded.contains(evidence) || self.title.folded.contains(evidence))
    }

    fn points_at(&self, span: &Span, evidence: &str) -> bool {
        let text = match span.field {
            Field::Text => &self.text,
            Field::Title => &self.title,
        };
        !evidence.is_empty() && text.at(span).is_some_and(|found| fold(found) == evidence)
    }

    /// Whether the fact has its sentences in the document. Offsets may be left out, but those that are given must be right.
    pub(crate) fn check(&self, fact: &Witness<'_>) -> Result<(), Refused> {
        let document = || self.document.id.clone();
        let (kind, position, code) = (fact.kind, fact.position, fact.code.to_owned());
        let Some(first) = fact.evidence.first() else {
            return Err(Refused::NoEvidence { document: document(), kind, position, code });
        };
        for (at, evidence) in fact.evidence.iter().enumerate() {
            let folded = fold(evidence);
            // What the offsets point at stands there: no need to look through the whole text.
            if fact.spans.get(at).is_some_and(|span| self.points_at(span, &folded)) {
                continue;
            }
            if !self.contains(&folded) {
                return Err(Refused::EvidenceNotFound { document: document(), kind, position, code, evidence: evidence.clone() });
            }
            if !fact.spans.is_empty() {
                return Err(Refused::SpanElsewhere { document: document(), kind, position, code, evidence: evidence.clone() });
            }
        }
        if !fact.spans.is_empty() && fact.spans.len() != fact.evidence.len() {
            return Err(Refused::SpanElsewhere { document: document(), kind, position, code, evidence: first.clone() });
        }
        for note in fact.scope {
            let folded = fold(&note.evidence);
            if !note.span.as_ref().map_or_else(|| self.contains(&folded), |span| self.points_at(span, &folded)) {
                return Err(Refused::EvidenceNotFound { document: document(), kind, position, code, evidence: note.evidence.clone() });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Indexed;
    use foederis_model::{Field, Span};

    #[test]
    fn code_points_are_found_from_any_step() {
        for length in [0, 1, 255, 256, 257, 1000] {
            let text: String = ["é", "x", "漢"].iter().cycle().take(length).copied().collect();
            let indexed = Indexed::new(&text);
            for (start, end) in [(0, length), (length / 2, length), (0, 0), (length, length), (0, length + 1), (length / 3, length / 2)] {
                let expected: Option<String> = (end <= length).then(|| text.chars().skip(start).take(end - start).collect());
                assert_eq!(indexed.at(&Span { field: Field::Text, start, end }).map(str::to_owned), expected, "{start}..{end} of {length}");
            }
        }
    }
}
