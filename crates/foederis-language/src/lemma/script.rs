//! Edit scripts: how a lemma is made of a form, so that one script serves many words.

use crate::pack::{PackError, Reader, Writer};

/// What becomes of capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Case {
    /// All lower case.
    Lower,
    /// As in the form.
    Keep,
    /// A capital first and after each hyphen, the rest lower case.
    Title,
    /// All capitals.
    Upper,
}

impl Case {
    pub(super) const ALL: [Self; 4] = [Self::Lower, Self::Keep, Self::Title, Self::Upper];

    /// Appends a string written in lower case in this case.
    pub(super) fn push(self, lower: &str, out: &mut String) {
        match self {
            Self::Lower | Self::Keep => out.push_str(lower),
            Self::Upper => out.extend(lower.chars().flat_map(char::to_uppercase)),
            Self::Title => {
                let mut first = true;
                for c in lower.chars() {
                    if first {
                        out.extend(c.to_uppercase());
                    } else {
                        out.push(c);
                    }
                    first = c == '-';
                }
            }
        }
    }
}

/// A change inside the word: the seam of a compound or the "ge" of a participle.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Cut {
    /// Characters before it.
    pub at: u8,
    /// Characters left out.
    pub skip: u8,
    /// What is put there.
    pub put: Box<str>,
}

/// How a lemma is made of a form. Counts are of characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Script {
    /// Case of the result; the script is applied to the form in lower case unless this is [`Case::Keep`].
    pub case: Case,
    /// Changes inside the word, from left to right.
    pub cuts: Vec<Cut>,
    /// Characters taken off the end.
    pub strip: u8,
    /// What is put there.
    pub add: Box<str>,
}

/// The byte at which the character number `count` begins.
fn byte_of(text: &str, count: usize) -> usize {
    text.char_indices().nth(count).map_or(text.len(), |(at, _)| at)
}

/// The byte at which the last `count` characters begin.
pub(super) fn byte_of_last(text: &str, count: usize) -> usize {
    if count == 0 { text.len() } else { text.char_indices().nth_back(count - 1).map_or(0, |(at, _)| at) }
}

impl Script {
    /// Appends the lemma of a form. With `seams`, cuts that put something in are made; without, such a compound stays solid.
    pub(super) fn apply(&self, form: &str, seams: bool, out: &mut String) {
        if self.case == Case::Lower || self.case == Case::Keep {
            self.edit(form, seams, out);
        } else {
            let mut lower = String::with_capacity(form.len() + self.add.len());
            self.edit(form, seams, &mut lower);
            self.case.push(&lower, out);
        }
    }

    fn edit(&self, form: &str, seams: bool, out: &mut String) {
        let end = byte_of_last(form, usize::from(self.strip));
        let mut from = 0;
        for cut in &self.cuts {
            let at = byte_of(form, usize::from(cut.at)).clamp(from, end.max(from));
            if !seams && cut.put.ends_with('_') {
                continue;
            }
            out.push_str(&form[from..at]);
            out.push_str(&cut.put);
            from = at + byte_of(&form[at..], usize::from(cut.skip));
        }
        if from < end {
            out.push_str(&form[from..end]);
        }
        out.push_str(&self.add);
    }

    pub(super) fn write(&self, out: &mut Writer) {
        out.u8(self.case as u8);
        out.u8(u8::try_from(self.cuts.len()).unwrap_or(u8::MAX));
        for cut in &self.cuts {
            out.u8(cut.at);
            out.u8(cut.skip);
            short(&cut.put, out);
        }
        out.u8(self.strip);
        short(&self.add, out);
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        let case = *Case::ALL.get(usize::from(reader.u8()?)).ok_or(PackError::Broken("a lemma has an unknown case"))?;
        let cuts = reader.u8()?;
        let cuts = (0..cuts)
            .map(|_| Ok(Cut { at: reader.u8()?, skip: reader.u8()?, put: read_short(reader)? }))
            .collect::<Result<_, PackError>>()?;
        Ok(Self { case, cuts, strip: reader.u8()?, add: read_short(reader)? })
    }
}

/// Strings of scripts are a few letters: one byte is enough for their length.
pub(super) fn short(text: &str, out: &mut Writer) {
    let length = u8::try_from(text.len()).unwrap_or(0);
    out.u8(length);
    for &byte in &text.as_bytes()[..usize::from(length)] {
        out.u8(byte);
    }
}

pub(super) fn read_short(reader: &mut Reader<'_>) -> Result<Box<str>, PackError> {
    let length = reader.u8()?;
    let bytes = reader.take(usize::from(length))?;
    std::str::from_utf8(bytes).map(Into::into).map_err(|_| PackError::Broken("a string is not UTF-8"))
}
