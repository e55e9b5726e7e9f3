//! What a text is found by: its words, and the forms under which other writings of them find it too.
//!
//! [`Reader::read`] gives every word of a text with its place. `word` is the word as it is compared letter by letter: lower case, no accents.
//! `forms` hold what else it may be asked by, each with a letter before it that says of which kind it is:
//! - `n`, `d`, `e`: the lemma in Dutch, German or English, of the whole word and of the parts of a compound (`wapenleveranties` is found by
//!   `wapen`), so that words of two languages that look alike are not taken for each other;
//! - `x`: how a name sounds (`Paschinjan`, `Pasjinian` and `Pashinyan` are one).
//!
//! [`Asked`] is the other side: what to look for when somebody types a word. A compound is asked for as a whole: `wapenleveranties` does not
//! find every weapon. Both sides must be of one [`VERSION`].

mod asked;
mod compound;
mod function;
mod lemma;
mod lexicon;
mod reader;
mod sound;
mod stem;
#[cfg(test)]
mod tests;

pub use asked::Asked;
pub use lemma::{Lemmas, Likely};
pub use reader::{Reader, Term};
pub use sound::push as sound;

use foederis_model::Language;

/// Changes whenever the same text gives other terms than before: what was indexed under another version must be indexed anew.
pub const VERSION: u32 = 1;

/// Longest word in bytes that has forms, and after which a word is cut off: no language that is read here makes longer ones.
const LONGEST: usize = 64;

/// The letter that says of which language a form is; other languages have no forms.
fn mark(language: &Language) -> Option<char> {
    match language {
        Language::Dutch => Some('n'),
        Language::German => Some('d'),
        Language::English => Some('e'),
        Language::Other(_) => None,
    }
}
