//! Tokens that stand for several syntactic words: German "im" for "in dem", English "don't" for "do" and "n't".

use super::chars::{self, APOSTROPHE};
use super::linear::{Linear, feature, with};
use super::scan::Look;
use crate::pack::{PackError, Reader, Writer};

/// Features of a form that is one word here and two there.
pub(super) const FEATURES: usize = 12;

/// Most words that one token stands for.
const MOST_PIECES: usize = 4;

/// What a form stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pieces {
    /// Itself: an exception to the endings.
    One,
    /// Slices of the form, so many characters each; the last one takes the rest.
    Slices(Vec<u8>),
    /// Other words, in lower case.
    Words(Vec<String>),
}

/// A form that is known to stand for several words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// In lower case.
    pub form: String,
    /// What it stands for.
    pub pieces: Pieces,
    /// Whether the classifier decides, since the form is also a word of its own.
    pub doubtful: bool,
}

/// An ending that is a word of its own after any host: `'s`, `n't`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ending {
    /// In lower case with a straight apostrophe.
    pub text: String,
    /// Class of the last character of the hosts it leaves.
    pub host: u8,
}

/// Where a word stands: a slice of the text, or of the table of words that no text contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// Whether the bytes are those of the table.
    pub tabled: bool,
}

/// Everything known about tokens of several words.
#[derive(Debug, Clone)]
pub(super) struct Expansions {
    entries: Vec<Entry>,
    endings: Vec<Ending>,
    model: Linear,
    /// By hash of the form: the number of its entry plus one, 0 for none.
    slots: Vec<u16>,
    hashes: Vec<u32>,
    /// Words of the entries in lower case, with a capital and in capitals.
    words: String,
    /// By entry: for each case the places of its words.
    places: Vec<[Vec<Place>; 3]>,
}

impl Expansions {
    /// A table of these; there must be fewer than 2^14 entries.
    #[expect(clippy::cast_possible_truncation, reason = "fewer than 2^14 entries of short words")]
    pub(super) fn new(entries: Vec<Entry>, endings: Vec<Ending>, model: Linear) -> Self {
        let mut slots = vec![0u16; (entries.len() * 4 + 1).next_power_of_two()];
        let hashes: Vec<u32> = entries.iter().map(|entry| hash(&entry.form)).collect();
        for (number, hash) in (1..).zip(&hashes) {
            let mut slot = *hash as usize & (slots.len() - 1);
            while slots[slot] != 0 {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = number;
        }
        let mut words = String::new();
        let mut places = Vec::with_capacity(entries.len());
        for entry in &entries {
            let mut of_entry = [const { Vec::new() }; 3];
            if let Pieces::Words(pieces) = &entry.pieces {
                for (case, of_case) in of_entry.iter_mut().enumerate() {
                    for (number, piece) in pieces.iter().enumerate() {
                        let start = words.len() as u32;
                        match case {
                            2 => words.push_str(&piece.to_uppercase()),
                            1 if number == 0 => {
                                let mut rest = piece.chars();
                                words.extend(rest.next().into_iter().flat_map(char::to_uppercase));
                                words.push_str(rest.as_str());
                            }
                            _ => words.push_str(piece),
                        }
                        of_case.push(Place { start, end: words.len() as u32, tabled: true });
                    }
                }
            }
            places.push(of_entry);
        }
        Self { entries, endings, model, slots, hashes, words, places }
    }

    /// The words that no text contains.
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    /// Calls `word` with the place of each word of token `at`, whose form starts at byte `start` of the text.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "texts are shorter than four gigabytes")]
    pub(super) fn expand(&self, form: &str, start: u32, tokens: &[Look], at: usize, mut word: impl FnMut(Place)) {
        let end = start + form.len() as u32;
        let whole = Place { start, end, tabled: false };
        if let Some(number) = self.find(tokens[at].hash, form) {
            let entry = &self.entries[number];
            if !entry.doubtful || self.model.score(&describe(tokens, at)) > 0 {
                match &entry.pieces {
                    Pieces::One => word(whole),
                    Pieces::Words(_) => self.places[number][case(form)].iter().copied().for_each(word),
                    Pieces::Slices(lengths) => {
                        let mut rest = form.char_indices();
                        let mut from = start;
                        for &length in &lengths[..lengths.len() - 1] {
                            // Attached characters make no difference here: the form was compared character by character.
                            let to = rest.nth(usize::from(length) - 1).map_or(end, |(at, c)| start + (at + c.len_utf8()) as u32);
                            word(Place { start: from, end: to, tabled: false });
                            from = to;
                        }
                        word(Place { start: from, end, tabled: false });
                    }
                }
                return;
            }
            word(whole);
            return;
        }
        if !self.endings.is_empty()
            && let Some(border) = self.ending(form)
        {
            let border = start + border as u32;
            word(Place { start, end: border, tabled: false });
            word(Place { start: border, end, tabled: false });
            return;
        }
        word(whole);
    }

    fn find(&self, hash: u32, form: &str) -> Option<usize> {
        let mut slot = hash as usize & (self.slots.len() - 1);
        loop {
            let number = usize::from(self.slots[slot]).checked_sub(1)?;
            if self.hashes[number] == hash && form.chars().map(chars::lower).eq(self.entries[number].form.chars()) {
                return Some(number);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// Where in the form one of the endings starts.
    fn ending(&self, form: &str) -> Option<usize> {
        let (at, _) = form.char_indices().rev().take(4).find(|&(_, c)| is_apostrophe(c))?;
        self.endings.iter().find_map(|ending| {
            let before = ending.text.find('\'')?;
            let start = at.checked_sub(before)?;
            let host = form.get(..start)?.chars().next_back()?;
            let fits = form[start..].chars().map(straight).eq(ending.text.chars()) && chars::class(host) == ending.host;
            fits.then_some(start)
        })
    }

    /// Appends the table.
    pub(super) fn write(&self, out: &mut Writer) {
        out.len(self.entries.len());
        for entry in &self.entries {
            out.str(&entry.form);
            out.u8(u8::from(entry.doubtful));
            match &entry.pieces {
                Pieces::One => out.u8(0),
                Pieces::Slices(lengths) => {
                    out.u8(1);
                    out.bytes(lengths);
                }
                Pieces::Words(words) => {
                    out.u8(2);
                    out.strs(words);
                }
            }
        }
        out.len(self.endings.len());
        for ending in &self.endings {
            out.str(&ending.text);
            out.u8(ending.host);
        }
        self.model.write(out);
    }

    /// Reads a table.
    pub(super) fn read(reader: &mut Reader) -> Result<Self, PackError> {
        let count = reader.len()?;
        if count >= 1 << 14 {
            return Err(PackError::Broken("too many forms of several words"));
        }
        let entries = (0..count).map(|_| read_entry(reader)).collect::<Result<_, _>>()?;
        let count = reader.len()?;
        let endings = (0..count).map(|_| Ok(Ending { text: reader.str()?.to_owned(), host: reader.u8()? })).collect::<Result<_, _>>()?;
        Ok(Self::new(entries, endings, Linear::read(reader)?))
    }
}

fn read_entry(reader: &mut Reader) -> Result<Entry, PackError> {
    let form = reader.str()?.to_owned();
    let doubtful = reader.u8()? != 0;
    let pieces = match reader.u8()? {
        0 => Pieces::One,
        1 => Pieces::Slices(reader.bytes()?.to_vec()),
        2 => Pieces::Words(reader.strs()?),
        _ => return Err(PackError::Broken("a form of several words is of no known kind")),
    };
    let sound = match &pieces {
        Pieces::One => true,
        Pieces::Slices(lengths) => {
            let sum: usize = lengths.iter().map(|&length| usize::from(length)).sum();
            (1..=MOST_PIECES).contains(&lengths.len()) && !lengths.contains(&0) && sum == form.chars().count()
        }
        Pieces::Words(words) => (1..=MOST_PIECES).contains(&words.len()) && words.iter().all(|word| (1..=64).contains(&word.len())),
    };
    if sound { Ok(Entry { form, pieces, doubtful }) } else { Err(PackError::Broken("a form of several words has none or empty ones")) }
}

/// The features of a doubtful form among its neighbours.
pub(super) fn describe(tokens: &[Look], at: usize) -> [u32; FEATURES] {
    let (form, before) = (&tokens[at], at.checked_sub(1).map_or(&Look::BEYOND, |at| &tokens[at]));
    let after = tokens.get(at + 1).unwrap_or(&Look::BEYOND);
    let later = tokens.get(at + 2).unwrap_or(&Look::BEYOND);
    let pair = |number, left, right| with(with(feature(number), left), right);
    [
        feature(0),
        with(feature(1), form.hash),
        pair(2, form.hash, before.hash),
        pair(3, form.hash, after.hash),
        pair(4, form.hash, before.tail),
        pair(5, form.hash, after.tail),
        pair(6, form.hash, after.shape),
        with(feature(7), after.hash),
        with(feature(8), before.hash),
        pair(9, form.shape, u32::from(before.last)),
        with(feature(10), after.tail),
        pair(11, form.hash, with(after.tail, later.tail)),
    ]
}

/// Hash of a form in lower case, as a [`Look`] has it.
pub(super) fn hash(form: &str) -> u32 {
    form.chars().fold(0, |chain, c| with(chain, u32::from(chars::lower(c))))
}

/// Whether the character may stand for an apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
    chars::class(c) == APOSTROPHE && c != '‹' && c != '›'
}

/// In lower case, with every apostrophe a straight one.
pub(super) fn straight(c: char) -> char {
    if is_apostrophe(c) { '\'' } else { chars::lower(c) }
}

/// 0 in lower case, 1 with a capital, 2 in capitals.
fn case(form: &str) -> usize {
    let mut letters = form.chars().filter(|c| c.is_alphabetic());
    let capital = letters.next().is_some_and(char::is_uppercase);
    let mut more = letters.peekable();
    match (capital, more.peek().is_some() && more.all(char::is_uppercase)) {
        (false, _) => 0,
        (true, false) => 1,
        (true, true) => 2,
    }
}
