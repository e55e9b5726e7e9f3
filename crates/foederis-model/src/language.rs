use serde::{Deserialize, Serialize};
use std::fmt;

/// The language of a document, as an ISO 639-1 code where there is one.
///
/// Dutch, German and English are read and coded; documents in other languages are kept and marked.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Language {
    /// Dutch (`nl`).
    Dutch,
    /// German (`de`).
    German,
    /// English (`en`).
    English,
    /// Another language, by its code, or `und` when it could not be told.
    Other(String),
}

impl Language {
    /// The languages that are coded, in the project's order.
    pub const CODED: [Self; 3] = [Self::Dutch, Self::German, Self::English];

    /// The language nobody could tell (`und`).
    pub fn undetermined() -> Self {
        Self::Other("und".to_owned())
    }

    /// The code: `nl`, `de`, `en`, another ISO 639 code, or `und`.
    pub fn code(&self) -> &str {
        match self {
            Self::Dutch => "nl",
            Self::German => "de",
            Self::English => "en",
            Self::Other(code) => code,
        }
    }

    /// Whether facts are coded in this language.
    pub fn is_coded(&self) -> bool {
        !matches!(self, Self::Other(_))
    }
}

impl From<String> for Language {
    /// Reads a language tag; region subtags are dropped (`nl-BE` is Dutch).
    fn from(tag: String) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match primary.as_str() {
            "nl" | "nld" | "dut" => Self::Dutch,
            "de" | "deu" | "ger" => Self::German,
            "en" | "eng" => Self::English,
            "" => Self::undetermined(),
            _ => Self::Other(primary),
        }
    }
}

impl From<&str> for Language {
    fn from(tag: &str) -> Self {
        Self::from(tag.to_owned())
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.code().to_owned()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn tags_with_regions_and_three_letter_codes_are_understood() {
        assert_eq!(Language::from("nl-BE"), Language::Dutch);
        assert_eq!(Language::from("DEU"), Language::German);
        assert_eq!(Language::from("en_US"), Language::English);
        assert_eq!(Language::from("hy"), Language::Other("hy".to_owned()));
        assert_eq!(Language::from(""), Language::undetermined());
    }
}
