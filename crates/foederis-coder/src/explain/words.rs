//! Features in words.

use crate::learned::{Kind, Label, Note, Shown};

/// What features are called for people. What is not here keeps its name, which is plain enough.
const NAMES: [(&str, &str); 51] = [
    ("any", "any word"),
    ("lang", "language"),
    ("lemma", "the word"),
    ("upos", "part of speech"),
    ("relation", "relation to the word above"),
    ("entry", "listed in the lexicon for"),
    ("listed", "listed in the lexicon for this type"),
    ("weight", "the entry's weight in tenths"),
    ("type", "the type by itself"),
    ("type weight", "the type, with the entry's weight in fifths"),
    ("best", "the longest match in the lexicon"),
    ("words", "words of the entry"),
    ("class", "class of the entry"),
    ("ending", "the word's ending"),
    ("beginning", "the word's beginning"),
    ("form", "grammatical form"),
    ("in name", "stands in a name"),
    ("first", "first word of the sentence"),
    ("headline", "stands in the headline"),
    ("quoted", "stands in quotation marks"),
    ("brings in", "brings in somebody's words"),
    ("sentence", "how far down in the text, in steps"),
    ("length", "length of the sentence, in steps"),
    ("above", "the word above"),
    ("above upos", "part of speech of the word above"),
    ("under", "stands under a word for"),
    ("under by", "stands under a word for"),
    ("root", "top word of the sentence"),
    ("actors", "actors in the sentence"),
    ("clause actors", "actors in the clause"),
    ("clause", "the clause has a word of"),
    ("below", "hangs below it"),
    ("argument", "the word below it"),
    ("marked", "below it, with the preposition"),
    ("function", "small word below it"),
    ("kind", "kind of mention"),
    ("role", "role of the actor"),
    ("named", "how often named, in steps"),
    ("rank", "rank among the actors named most"),
    ("state", "is a state"),
    ("back", "sentences back"),
    ("marker", "how it is marked"),
    ("distance", "words between, in steps"),
    ("crossed", "clauses between"),
    ("between", "actors between"),
    ("path", "way through the tree"),
    ("plain path", "way through the tree, without prepositions"),
    ("fills", "fills the grammatical place of this end"),
    ("fills other", "fills the place of the other end"),
    ("place", "what fills the grammatical place"),
    ("nobody", "nobody, by itself"),
];

/// Kinds of the closed lists, by number: see `View::new`.
const LISTED: [&str; 12] = [
    "negation",
    "modality",
    "fear or plan",
    "condition",
    "future",
    "hearsay",
    "passive",
    "perfect",
    "clause",
    "vagueness",
    "counting",
    "currency",
];

/// What the parts of features stand for in one place of a document.
pub(crate) struct Phrases<'w> {
    pub kind: Kind,
    /// The language's code and the number that features have for it.
    pub lang: (&'w str, u64),
    /// The way through the tree between word and mention.
    pub way: &'w str,
}

impl Phrases<'_> {
    /// A feature in words.
    pub fn phrase(&self, note: &Note) -> String {
        let name = note.name;
        let known = |name: &str| NAMES.iter().find(|(known, _)| *known == name).map(|(_, words)| (*words).to_owned());
        // "voice path" is "path", seen beside the verb's voice.
        let prefixed = || ["voice ", "type ", "lang ", "lemma "].iter().find_map(|prefix| known(name.strip_prefix(prefix)?));
        let mut phrase = known(name).or_else(prefixed).unwrap_or_else(|| name.to_owned());
        let parts = self.parts(note);
        if !parts.is_empty() {
            phrase.push_str(": ");
            phrase.push_str(&parts.join(", "));
        }
        phrase
    }

    fn parts(&self, note: &Note) -> Vec<String> {
        let (mut kind, mut parts) = (self.kind, Vec::new());
        for (at, part) in note.parts.iter().enumerate() {
            match part {
                Shown::Text(text) if text.is_empty() || text == "-" => {}
                Shown::Text(text) => parts.push(text.clone()),
                Shown::Flag(flag) => parts.push(if *flag { "yes" } else { "no" }.to_owned()),
                // The kind of the type that follows.
                Shown::Count(number) if note.name.starts_with("under") && at == 0 => kind = Kind::ALL[(*number).min(2)],
                Shown::Count(number) if note.name == "clause" => parts.push(LISTED.get(*number).copied().unwrap_or("?").to_owned()),
                Shown::Count(number) if note.name.starts_with("beside") && at == 0 => {
                    parts.push(["two words before", "the word before", "the word after", "two words after"][(*number).min(3)].to_owned());
                }
                Shown::Count(number) => parts.push(number.to_string()),
                // How the way begins: 1 where it goes down at once.
                Shown::Code(1) if matches!(note.name, "turn" | "above") => {}
                Shown::Code(code) => parts.extend(self.code(kind, *code)),
            }
        }
        parts
    }

    /// A number of a type, of a voice, of the language; else a hash: of a way, which is told where it is known.
    fn code(&self, kind: Kind, code: u64) -> Option<String> {
        if code == self.lang.1 {
            return Some(self.lang.0.to_owned());
        }
        if let Some(label) = u8::try_from(code).ok().map(Label).filter(|label| kind.has(*label)) {
            return Some(kind.code(label).to_owned());
        }
        voice(code).or_else(|| (!self.way.is_empty()).then(|| self.way.to_owned()))
    }
}

/// Word class, voice and order of the ends, as `Trigger::new` writes them into one number.
fn voice(code: u64) -> Option<String> {
    let class = code.checked_sub(17 * 2401)? / 343;
    let mut words = (*["noun", "verb", "other word"].get(usize::try_from(class).ok()?)?).to_owned();
    if code / 49 % 7 == 1 {
        words.push_str(" in the passive");
    }
    if code / 7 % 7 == 1 {
        words.push_str(" with its ends swapped");
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::Phrases;
    use crate::learned::{Kind, Note, Shown};

    #[test]
    fn numbers_of_features_are_told_in_words() {
        let phrases = Phrases { kind: Kind::Event, lang: ("nl", 99_999_999), way: "up nsubj" };
        let phrase = |name, parts: &[Shown]| phrases.phrase(&Note { name, parts: parts.to_vec() });
        assert_eq!(phrase("lemma", &[Shown::Code(99_999_999), Shown::Text("aanvallen".into())]), "the word: nl, aanvallen");
        assert_eq!(phrase("entry", &[Shown::Code(0)]), "listed in the lexicon for: AGREE");
        assert_eq!(
            phrase("voice path", &[Shown::Code(((17 * 7 + 1) * 7 + 1) * 49), Shown::Code(1 << 60)]),
            "way through the tree: verb in the passive, up nsubj"
        );
        assert_eq!(phrase("clause", &[Shown::Count(0)]), "the clause has a word of: negation");
    }
}
