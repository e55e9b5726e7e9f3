//! Reading fields from JSON that other tools wrote: what is left out or empty is no fault, a wrong shape is.

use serde_json::{Map, Value};

use crate::error::RecordError;

pub(crate) type Object = Map<String, Value>;

/// An object and how to speak of it in a message.
#[derive(Clone, Copy)]
pub(crate) struct Part<'a> {
    pub(crate) object: &'a Object,
    /// Empty for the record itself, else such as ` of event 2`.
    pub(crate) place: &'a str,
}

impl<'a> Part<'a> {
    pub(crate) fn of(value: &'a Value, name: &str, place: &'a str) -> Result<Self, RecordError> {
        let object =
            value.as_object().ok_or_else(|| RecordError { place: name.to_owned(), found: describe(value), wanted: "a JSON object" })?;
        Ok(Self { object, place })
    }

    /// A text, or nothing where the field is missing or null.
    pub(crate) fn text(self, field: &str) -> Result<Option<&'a str>, RecordError> {
        match self.object.get(field) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(self.fault(field, other, "a text or null")),
        }
    }

    /// A text that must be there.
    pub(crate) fn required(self, field: &str) -> Result<&'a str, RecordError> {
        self.text(field)?.ok_or_else(|| self.fault(field, &Value::Null, "a text"))
    }

    /// A list of texts; what is missing or empty is an empty list.
    pub(crate) fn texts(self, field: &str) -> Result<Vec<String>, RecordError> {
        let wanted = "a list of texts";
        let item = |value: &Value| value.as_str().map(str::to_owned).ok_or_else(|| self.fault(field, value, wanted));
        self.items(field, wanted)?.iter().map(item).collect()
    }

    /// A list of objects, each made into something by `make`, which is told where it stands.
    pub(crate) fn objects<T>(
        self,
        field: &str,
        noun: &str,
        make: impl Fn(Part<'_>, &Value) -> Result<T, RecordError>,
    ) -> Result<Vec<T>, RecordError> {
        let each = |(at, value): (usize, &Value)| {
            let name = format!("{noun} {}{}", at + 1, self.place);
            let place = format!(" of {name}");
            make(Part::of(value, &name, &place)?, value)
        };
        self.items(field, "a list of JSON objects")?.iter().enumerate().map(each).collect()
    }

    fn items(self, field: &str, wanted: &'static str) -> Result<&'a [Value], RecordError> {
        match self.object.get(field) {
            None => Ok(&[]),
            Some(Value::Array(items)) => Ok(items),
            Some(other) if is_nothing(other) => Ok(&[]),
            Some(other) => Err(self.fault(field, other, wanted)),
        }
    }

    fn fault(self, field: &str, found: &Value, wanted: &'static str) -> RecordError {
        RecordError { place: format!("\"{field}\"{}", self.place), found: describe(found), wanted }
    }
}

/// Values that tools write for "none".
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Bool(true) => false,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
    }
}

fn describe(value: &Value) -> &'static str {
    match value {
        Value::Null => "missing or null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a JSON object",
    }
}
