use crate::decode::clean;
use crate::problem::{Problem, ProblemKind};
use foederis_model::{Edtf, Note, NoteKind};
use serde_json::{Map, Value};

/// What a document in JSON must look like, for messages.
const EXAMPLE: &str = r#"{"id": "a1", "text": "…"}"#;

/// The fields of a document in JSON, as far as they were given and could be read.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    pub id: Option<String>,
    pub text: Option<String>,
    pub html: Option<String>,
    pub title: Option<String>,
    pub published: Option<Edtf>,
    pub lang: Option<String>,
    pub source: Option<String>,
    pub author: Option<String>,
    pub url: Option<String>,
    pub notes: Vec<Note>,
}

/// Reads one document. Fields it does not know are ignored; a broken extra field is noted and left out.
pub(crate) fn parse(text: &str, place: &str) -> Result<Fields, Problem> {
    let wrong = |message: String| Problem::new(place, ProblemKind::Json, message);
    let repaired = without_lone_surrogates(text);
    let value: Value = serde_json::from_str(repaired.as_deref().unwrap_or(text)).map_err(|error| {
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or_default();
        let at = if error.line() > 1 {
            format!("line {}, column {}", error.line(), error.column())
        } else {
            format!("column {}", error.column())
        };
        wrong(format!("not valid JSON: {what} at {at}; expected one object per document, such as {EXAMPLE}"))
    })?;
    let mut object = match value {
        Value::Object(object) => object,
        Value::Array(_) => {
            return Err(wrong(format!(
                "a list where one object was expected; write each document on a line of its own, such as {EXAMPLE}"
            )));
        }
        other => return Err(wrong(format!("{} where an object was expected; write a document such as {EXAMPLE}", kind(&other)))),
    };

    let mut fields = Fields::default();
    if repaired.is_some() {
        fields.note(NoteKind::Encoding, "Half characters (lone surrogates) in the JSON were replaced by \u{fffd}.");
    }
    fields.id = match take(&mut object, "id") {
        None => None,
        Some(Value::String(id)) => Some(clean(&id).trim().to_owned()).filter(|id| !id.is_empty()),
        Some(Value::Number(id)) => Some(id.to_string()),
        Some(other) => return Err(wrong(format!("\"id\" is {}; write it as a string or a number", kind(&other)))),
    };
    for (name, slot) in [("text", &mut fields.text), ("html", &mut fields.html)] {
        *slot = match take(&mut object, name) {
            None => None,
            Some(Value::String(body)) => Some(body),
            Some(other) => return Err(wrong(format!("\"{name}\" is {}; write it as a string", kind(&other)))),
        };
    }
    if fields.text.is_none() && fields.html.is_none() {
        return Err(wrong(format!("neither \"text\" nor \"html\" is there; write a document such as {EXAMPLE}")));
    }
    fields.published = match take(&mut object, "published") {
        None => None,
        Some(Value::String(date)) if date.trim().is_empty() => None,
        Some(Value::String(date)) => {
            let read = timestamp(&date);
            if read.is_none() {
                fields.note(
                    NoteKind::Metadata,
                    format!(
                        "\"published\" is \"{}\", which is no date such as 2022-09-13, 2022-09 or 2022, and was ignored.",
                        shortened(&date)
                    ),
                );
            }
            read
        }
        Some(Value::Number(year)) if year.as_i64().is_some_and(|year| (1000..=9999).contains(&year)) => year.to_string().parse().ok(),
        Some(other) => {
            fields.note(
                NoteKind::Metadata,
                format!("\"published\" is {}, not a date such as \"2022-09-13\", and was ignored.", kind(&other)),
            );
            None
        }
    };
    fields.title = fields.string(&mut object, "title");
    fields.lang = fields.string(&mut object, "lang");
    fields.source = fields.string(&mut object, "source");
    fields.author = fields.string(&mut object, "author");
    fields.url = fields.string(&mut object, "url");
    Ok(fields)
}

impl Fields {
    fn note(&mut self, kind: NoteKind, text: impl Into<String>) {
        self.notes.push(Note { kind, text: text.into() });
    }

    /// A field that is a help and no must: of the wrong type it is noted and left out.
    fn string(&mut self, object: &mut Map<String, Value>, name: &str) -> Option<String> {
        match take(object, name)? {
            Value::String(text) => Some(text),
            other => {
                self.note(NoteKind::Metadata, format!("\"{name}\" is {}, not a string, and was ignored.", kind(&other)));
                None
            }
        }
    }
}

/// A date as documents and pages write it: EDTF, or a time stamp, of which the day is kept.
pub(crate) fn timestamp(text: &str) -> Option<Edtf> {
    let text = text.trim();
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let day = text.get(..10)?;
    let rest = text[10..].chars().next()?;
    (day.is_ascii() && day.len() == 10 && matches!(rest, 'T' | 't' | ' ' | 'Z' | '+')).then(|| day.parse().ok()).flatten()
}

/// Whether a file's first bytes show one object written over several lines, rather than JSON Lines.
pub(crate) fn spans_lines(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let Some(start) = head.iter().position(|byte| !byte.is_ascii_whitespace()) else { return false };
    let Some(end) = head[start..].iter().position(|&byte| byte == b'\n') else { return false };
    let line = head[start..start + end].trim_ascii_end();
    // A first line that opens an object or a list and leaves it open at a place where JSON may be broken.
    matches!(line.first(), Some(b'{' | b'[')) && matches!(line.last(), Some(b'{' | b'[' | b',')) && !line.ends_with(b"},")
}

fn take(object: &mut Map<String, Value>, name: &str) -> Option<Value> {
    object.remove(name).filter(|value| !value.is_null())
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn shortened(text: &str) -> String {
    clean(text).chars().take(40).collect()
}

/// Replaces `\uD800`–`\uDFFF` escapes without their other half by `\uFFFD`, so that one cut emoji does not cost a
/// document. `None` if there are none. The length stays, so columns in messages stay right.
fn without_lone_surrogates(text: &str) -> Option<String> {
    if !text.contains("\\uD") && !text.contains("\\ud") {
        return None;
    }
    let bytes = text.as_bytes();
    let unit = |at: usize| -> Option<u16> {
        let escape = bytes.get(at..at + 6).filter(|escape| escape.starts_with(b"\\u"))?;
        u16::from_str_radix(std::str::from_utf8(&escape[2..]).ok()?, 16).ok()
    };
    let mut lone = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        match unit(at) {
            Some(0xd800..=0xdbff) if matches!(unit(at + 6), Some(0xdc00..=0xdfff)) => at += 12,
            Some(0xd800..=0xdfff) => {
                lone.push(at);
                at += 6;
            }
            Some(_) => at += 6,
            // `\\` and other short escapes: the next byte is not the start of one.
            None => at += 2,
        }
    }
    if lone.is_empty() {
        return None;
    }
    let mut repaired = String::with_capacity(text.len());
    let mut done = 0;
    for at in lone {
        repaired.push_str(&text[done..at]);
        repaired.push_str("\\ufffd");
        done = at + 6;
    }
    repaired.push_str(&text[done..]);
    Some(repaired)
}

#[cfg(test)]
mod tests {
    use super::{parse, spans_lines, timestamp};
    use crate::ProblemKind;

    #[test]
    fn half_characters_are_replaced_and_whole_ones_kept() {
        let fields = parse(r#"{"text": "a\ud83d b\ud83d\ude00 c\udc00 \\ud83d \"\ud83d\""}"#, "p").expect("a document");
        assert_eq!(fields.text.as_deref(), Some("a\u{fffd} b😀 c\u{fffd} \\ud83d \"\u{fffd}\""));
        assert_eq!(fields.notes.len(), 1);
    }

    #[test]
    fn messages_say_what_is_expected() {
        let message = |text: &str| {
            let problem = parse(text, "p:3").expect_err(text);
            assert_eq!((problem.place.as_str(), problem.kind), ("p:3", ProblemKind::Json));
            problem.message
        };
        assert!(message(r#"{"text": "a" "#).starts_with("not valid JSON: EOF"));
        assert!(message("[1]").starts_with("a list"));
        assert!(message("7").starts_with("a number where an object"));
        assert!(message(r#"{"id": "x"}"#).contains("neither \"text\" nor \"html\""));
        assert!(message(r#"{"text": 5}"#).contains("\"text\" is a number"));
        assert!(message(r#"{"id": {}, "text": ""}"#).contains("\"id\" is an object"));
        assert!(message(&("[".repeat(100_000))).contains("recursion limit"));
    }

    #[test]
    fn broken_extras_are_left_out_and_noted() {
        let fields =
            parse(r#"{"id": 7, "text": "a", "title": 1, "published": "soon", "lang": null, "more": [1]}"#, "p").expect("a document");
        assert_eq!((fields.id.as_deref(), fields.title, fields.published, fields.lang), (Some("7"), None, None, None));
        assert_eq!(fields.notes.len(), 2);
    }

    #[test]
    fn time_stamps_give_their_day() {
        let day = |text: &str| timestamp(text).map(|date| date.as_str().to_owned());
        assert_eq!(day("2022-09-13T23:59:00+02:00").as_deref(), Some("2022-09-13"));
        assert_eq!(day("2022-09-13 10:00").as_deref(), Some("2022-09-13"));
        assert_eq!(day(" 2022-09 ").as_deref(), Some("2022-09"));
        assert_eq!(day("2022-02-31T10:00"), None);
        assert_eq!(day("€€€€€€€"), None);
    }

    #[test]
    fn an_object_over_several_lines_is_told_from_lines() {
        assert!(spans_lines(b"{\n  \"text\": \"a\"\n}"));
        assert!(spans_lines(b"\xef\xbb\xbf{\"id\": 1,\n\"text\": \"a\"}"));
        assert!(!spans_lines(b"{\"text\": \"a\"}\n{\"text\": \"b\"}\n"));
        assert!(!spans_lines(b"not json,\n"));
    }
}
