//! TOML with the line of everything in it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A file with its entries.
pub struct File {
    /// Path below the knowledge folder.
    pub name: String,
    /// All entries, in order.
    pub entries: Vec<Entry>,
}

/// One `[[section]]`.
pub struct Entry {
    /// state, actor, person, place …
    pub section: String,
    /// Where it begins.
    pub line: usize,
    /// Its keys.
    pub fields: Vec<(String, Item)>,
}

/// A value and its line.
pub struct Item {
    pub line: usize,
    pub value: Value,
}

/// A value.
pub enum Value {
    Text(String),
    List(Vec<Item>),
    Table(Vec<(String, Item)>),
    Other,
}

impl File {
    /// Nothing where the text is no TOML.
    pub fn read(name: &str, text: &str) -> Option<Self> {
        let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
        let line = |start: usize| ends.partition_point(|end| *end < start) + 1;
        let table = DeTable::parse(text).ok()?.into_inner();
        let mut entries = Vec::new();
        for (section, value) in table {
            if let DeValue::Array(items) = value.into_inner() {
                for item in items {
                    let at = line(item.span().start);
                    if let Item { value: Value::Table(fields), .. } = convert(item, &line) {
                        entries.push(Entry { section: section.get_ref().to_string(), line: at, fields });
                    }
                }
            }
        }
        Some(Self { name: name.to_owned(), entries })
    }

    /// The entries of one section.
    pub fn of<'f>(&'f self, section: &'f str) -> impl Iterator<Item = &'f Entry> {
        self.entries.iter().filter(move |entry| entry.section == section)
    }
}

fn convert(item: Spanned<DeValue<'_>>, line: &impl Fn(usize) -> usize) -> Item {
    let at = line(item.span().start);
    let value = match item.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Array(items) => Value::List(items.into_iter().map(|item| convert(item, line)).collect()),
        DeValue::Table(table) => {
            Value::Table(table.into_iter().map(|(key, item)| (key.get_ref().to_string(), convert(item, line))).collect())
        }
        _ => Value::Other,
    };
    Item { line: at, value }
}

impl Entry {
    pub fn get(&self, key: &str) -> Option<&Item> {
        self.fields.iter().find(|(name, _)| name == key).map(|(_, item)| item)
    }

    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Item::text)
    }

    /// What to call it in a message.
    pub fn title(&self) -> &str {
        self.text("code").or_else(|| self.text("name")).or_else(|| self.text("body")).unwrap_or("entry")
    }
}

impl Item {
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn items(&self) -> &[Item] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    pub fn get(&self, key: &str) -> Option<&Item> {
        match &self.value {
            Value::Table(fields) => fields.iter().find(|(name, _)| name == key).map(|(_, item)| item),
            _ => None,
        }
    }

    /// All names in it, with the language they are listed under, if any.
    pub fn names(&self) -> Vec<(Option<&str>, &str, usize)> {
        match &self.value {
            Value::Text(text) => vec![(None, text, self.line)],
            Value::List(items) => items.iter().filter_map(|item| Some((None, item.text()?, item.line))).collect(),
            Value::Table(fields) => fields
                .iter()
                .flat_map(|(lang, list)| list.items().iter().filter_map(move |item| Some((Some(lang.as_str()), item.text()?, item.line))))
                .collect(),
            Value::Other => Vec::new(),
        }
    }
}
