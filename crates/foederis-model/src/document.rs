use crate::{Edtf, Language, fold};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One report: its text as stored, and what is known about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Document {
    /// The reader's own id, or one made from path or content. Unique within a ledger.
    pub id: String,
    /// What the text is written in.
    pub lang: Language,
    /// When it was published, as precisely as the document says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub published: Option<Edtf>,
    /// Headline, where the source keeps it apart from the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub title: Option<String>,
    /// The outlet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub source: Option<String>,
    /// The byline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub author: Option<String>,
    /// Where the document was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub url: Option<String>,
    /// The text. Offsets of facts point into this string (or into `title`).
    pub text: String,
    /// What intake did or could not do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

impl Document {
    /// One of which nothing is known but its text.
    pub fn new(id: impl Into<String>, lang: Language, text: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            lang,
            published: None,
            title: None,
            source: None,
            author: None,
            url: None,
            text: text.into(),
            notes: Vec::new(),
        }
    }

    /// What is read: headline and text, the headline only where the text does not begin with it.
    ///
    /// Returns the joined string and the byte at which the text starts in it.
    pub fn whole(&self) -> (Cow<'_, str>, usize) {
        let Some(title) = self.title.as_deref().map(str::trim).filter(|title| !title.is_empty()) else {
            return (Cow::Borrowed(&self.text), 0);
        };
        if repeats(title, &self.text) {
            return (Cow::Borrowed(&self.text), 0);
        }
        let whole = format!("{title}\n\n{}", self.text);
        let start = title.len() + 2;
        (Cow::Owned(whole), start)
    }

    /// Whether this string stands in the headline or the text, white space folded.
    pub fn contains(&self, evidence: &str) -> bool {
        let evidence = fold(evidence);
        !evidence.is_empty()
            && (fold(&self.text).contains(&evidence) || self.title.as_deref().is_some_and(|title| fold(title).contains(&evidence)))
    }
}

/// Whether the text begins with the headline, compared without white space differences.
fn repeats(title: &str, text: &str) -> bool {
    let mut words = text.split_whitespace();
    title.split_whitespace().all(|word| words.next() == Some(word))
}

/// Which string of the document an offset points into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The document's text.
    #[default]
    Text,
    /// Its headline.
    Title,
}

impl Field {
    // The signature is serde's.
    #[allow(clippy::trivially_copy_pass_by_ref)]
    fn is_text(&self) -> bool {
        *self == Self::Text
    }
}

/// A place in a document, in Unicode code points, end excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Span {
    /// Which string it points into; left out of JSON when it is the text.
    #[serde(default, rename = "in", skip_serializing_if = "Field::is_text")]
    pub field: Field,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

impl Span {
    /// The characters of `document` that this span covers, or `None` if it lies outside.
    pub fn of<'d>(&self, document: &'d Document) -> Option<&'d str> {
        let text = match self.field {
            Field::Text => document.text.as_str(),
            // `Document::whole` reads the headline without the white space around it.
            Field::Title => document.title.as_deref()?.trim(),
        };
        let mut bounds = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let start = bounds.nth(self.start)?;
        let end = match self.end.checked_sub(self.start)? {
            0 => start,
            more => bounds.nth(more - 1)?,
        };
        text.get(start..end)
    }
}

/// Something a person should know about how a document was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Note {
    /// What kind of note.
    pub kind: NoteKind,
    /// One plain sentence.
    pub text: String,
}

/// Kinds of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// Bytes were not valid in the encoding found and were replaced.
    Encoding,
    /// The input was longer than a limit and was cut.
    Truncated,
    /// Menus, bylines, comment forms or notices were cut from the text.
    Boilerplate,
    /// The document's own metadata could not be read and was ignored.
    Metadata,
    /// The language is not one that is coded.
    Language,
}

#[cfg(test)]
mod tests {
    use super::{Document, Field, Span};
    use crate::Language;

    fn document(title: Option<&str>, text: &str) -> Document {
        Document { title: title.map(str::to_owned), ..Document::new("d", Language::Dutch, text) }
    }

    #[test]
    fn a_headline_repeated_by_the_text_is_read_once() {
        let repeated = document(Some("Aanval bij\nJermuk"), "Aanval bij Jermuk\nDe rest.");
        assert_eq!(repeated.whole(), (repeated.text.as_str().into(), 0));
        let apart = document(Some(" Kop "), "Tekst.");
        let (whole, start) = apart.whole();
        assert_eq!((&*whole, &whole[start..]), ("Kop\n\nTekst.", "Tekst."));
    }

    #[test]
    fn spans_count_code_points_and_stay_inside() {
        let armenia = document(Some("Armenië"), "In Armenië.");
        let span = |field, start, end| Span { field, start, end };
        assert_eq!(span(Field::Text, 3, 10).of(&armenia), Some("Armenië"));
        assert_eq!(span(Field::Title, 0, 7).of(&armenia), Some("Armenië"));
        assert_eq!(span(Field::Text, 3, 3).of(&armenia), Some(""));
        assert_eq!(span(Field::Text, 3, 99).of(&armenia), None);
        assert_eq!(span(Field::Text, 5, 3).of(&armenia), None);
    }
}
