use crate::{Error, Order};
use std::fmt;
use std::fmt::Write as _;
use std::str::FromStr;

/// Where a listing goes on. Made by a [`crate::Listing`]; as text it may travel in a URL, and means nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    pub(crate) order: Order,
    pub(crate) day: i64,
    pub(crate) id: String,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let order = match self.order {
            Order::OldestFirst => 'o',
            Order::NewestFirst => 'n',
        };
        write!(f, "{order}{}-", self.day)?;
        // Ids of documents may hold anything.
        let hex = self.id.bytes().fold(String::new(), |mut hex, byte| {
            // Writing to a String does not fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        f.write_str(&hex)
    }
}

impl FromStr for Cursor {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        parse(text).ok_or_else(|| Error::Cursor(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Cursor> {
    let order = match text.chars().next()? {
        'o' => Order::OldestFirst,
        'n' => Order::NewestFirst,
        _ => return None,
    };
    let (day, hex) = text.get(1..)?.split_once('-')?;
    if hex.len() % 2 != 0 || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let bytes: Option<Vec<u8>> = (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).ok()).collect();
    Some(Cursor { order, day: day.parse().ok()?, id: String::from_utf8(bytes?).ok()? })
}

#[cfg(test)]
mod tests {
    use super::Cursor;
    use crate::Order;

    #[test]
    fn cursors_travel_as_text() {
        let cursor = Cursor { order: Order::NewestFirst, day: 20_220_913, id: "löcal/ä b".to_owned() };
        let text = cursor.to_string();
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{text}");
        assert_eq!(text.parse::<Cursor>().expect("reads back"), cursor);
    }

    #[test]
    fn other_text_is_refused() {
        for text in ["", "o", "x1-61", "o1", "o1-6", "o1-zz", "o1-ff", "oé-61", "o-61"] {
            let error = text.parse::<Cursor>().expect_err(text);
            assert!(error.to_string().contains("first page"), "{error}");
        }
    }
}
