use crate::boilerplate::{self, Cut};
use crate::decode::{self, Decoded};
use crate::html::{self, Page};
use crate::json::{self, Fields};
use crate::language::identify;
use crate::limits::{Limits, size};
use crate::problem::{Problem, ProblemKind};
use crate::units::{Format, Unit};
use foederis_model::{Document, Language, Note, NoteKind};

/// Turns the bytes of one document into clean, dated text.
///
/// What the document says of itself wins over what is read from its text: a given `published` over a byline. The same
/// unit gives the same document, always.
///
/// # Errors
///
/// A [`Problem`] when the unit holds no document: broken JSON, no text, a text over the limit.
pub fn read(unit: &Unit, limits: &Limits) -> Result<Document, Problem> {
    let Decoded { text, note } = decode::decode(&unit.bytes, unit.format);
    let mut given = match unit.format {
        Format::Text => Fields { text: Some(text), ..Fields::default() },
        Format::Html => Fields { html: Some(text), ..Fields::default() },
        Format::Json => json::parse(&text, &unit.place)?,
    };
    if let Some(text) = note {
        given.notes.insert(0, Note { kind: NoteKind::Encoding, text });
    }

    let page = match given.text.take().filter(|text| !text.trim().is_empty()) {
        Some(text) => Page { text: decode::clean(&text), ..Page::default() },
        None => given.html.as_deref().map_or_else(Page::default, |html| read_page(html, unit, limits)),
    };
    if page.text.len() > limits.max_document_bytes {
        let (length, limit) = (size(page.text.len() as u64), size(limits.max_document_bytes as u64));
        return Err(Problem::new(
            &unit.place,
            ProblemKind::TooLarge,
            format!("the text is {length} long, more than {limit}, and was skipped; split it into documents"),
        ));
    }
    if page.flat {
        given.notes.push(Note {
            kind: NoteKind::Metadata,
            text: "The page is nested too deeply or has too many elements; its text was read without its structure.".to_owned(),
        });
    }

    let Cut { text, title: headline, published, author, source, note } = boilerplate::cut(&page.text);
    if let Some(text) = note {
        given.notes.push(Note { kind: NoteKind::Boilerplate, text });
    }
    let field = |value: Option<String>| value.and_then(|value| tidy(&value, limits.max_field_chars));
    let title = field(given.title).or_else(|| field(page.title)).or_else(|| field(headline));
    if text.is_empty() && title.is_none() {
        return Err(Problem::new(&unit.place, ProblemKind::Empty, "there is no text in it; nothing was read from it"));
    }

    // A page's own `lang` attribute is often that of a template, so the text decides.
    let lang = match given.lang.map(Language::from) {
        Some(lang) if lang != Language::undetermined() => lang,
        _ => identify(if text.is_empty() { title.as_deref().unwrap_or_default() } else { &text }),
    };
    if !lang.is_coded() {
        let text = if lang == Language::undetermined() {
            "The language could not be told; the document is kept but not coded.".to_owned()
        } else {
            format!("The language is {lang}; the document is kept, but only Dutch, German and English are coded.")
        };
        given.notes.push(Note { kind: NoteKind::Language, text });
    }

    let id = id_of(given.id, unit);
    Ok(Document {
        id,
        lang,
        published: given.published.or(page.published).or(published),
        title,
        source: field(given.source).or_else(|| field(page.source)).or_else(|| field(source)),
        author: field(given.author).or_else(|| field(page.author)).or_else(|| field(author)),
        url: field(given.url).or_else(|| field(page.url)),
        text,
        notes: given.notes,
    })
}

/// What a document is called: as it says itself, after its file, or after what it holds.
fn id_of(given: Option<String>, unit: &Unit) -> String {
    match given.filter(|id| !id.is_empty()) {
        Some(id) => id,
        None if !unit.name.is_empty() => unit.name.clone(),
        None => blake3::hash(&unit.bytes).to_hex()[..16].to_owned(),
    }
}

/// Turns the bytes of one document into its text as it stands: no menus, bylines or notices are cut, no character is changed,
/// so that offsets hold in the text that was given. Of a page of HTML, the main text.
///
/// # Errors
///
/// As [`read`].
pub fn read_verbatim(unit: &Unit, limits: &Limits) -> Result<Document, Problem> {
    let Decoded { text, note } = decode::decode(&unit.bytes, unit.format);
    let given = match unit.format {
        Format::Text => Fields { text: Some(text), ..Fields::default() },
        Format::Html => return read(unit, limits),
        Format::Json => json::parse(&text, &unit.place)?,
    };
    let Some(text) = given.text else { return read(unit, limits) };
    if text.len() > limits.max_document_bytes {
        let (length, limit) = (size(text.len() as u64), size(limits.max_document_bytes as u64));
        return Err(Problem::new(
            &unit.place,
            ProblemKind::TooLarge,
            format!("the text is {length} long, more than {limit}, and was skipped; split it into documents"),
        ));
    }
    let id = id_of(given.id, unit);
    Ok(Document {
        id,
        lang: given.lang.map_or_else(Language::undetermined, Language::from),
        published: given.published,
        title: given.title,
        source: given.source,
        author: given.author,
        url: given.url,
        text,
        notes: note.map(|text| Note { kind: NoteKind::Encoding, text }).into_iter().chain(given.notes).collect(),
    })
}

fn read_page(html: &str, unit: &Unit, limits: &Limits) -> Page {
    // A page given inside JSON may be longer than a file may be; without its structure it costs little.
    let limits = if unit.format == Format::Json && html.len() > limits.max_document_bytes {
        Limits { max_html_elements: 0, ..limits.clone() }
    } else {
        limits.clone()
    };
    html::extract(html, &limits)
}

/// A field for one line: no line ends, no controls, not endless.
fn tidy(value: &str, most: usize) -> Option<String> {
    let clean = decode::clean(value);
    let line = clean.trim();
    let line = if line.contains(['\n', '\t']) { line.split_whitespace().collect::<Vec<_>>().join(" ") } else { line.to_owned() };
    let line: String = line.chars().take(most).collect();
    (!line.is_empty()).then_some(line)
}
