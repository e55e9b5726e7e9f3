//! The first look at a text: what stands between white space, and what white space stands between.

use super::chars::{self, NONE};
use super::linear::with;

/// How two neighbours are set apart.
pub(super) mod gap {
    /// Nothing between them.
    pub(in crate::segment) const NONE: u8 = 0;
    /// White space in a line.
    pub(in crate::segment) const SPACE: u8 = 1;
    /// A line break where the next word would not have fitted: lines are cut at a width.
    pub(in crate::segment) const WRAP: u8 = 2;
    /// A line break that its writer wanted: the next word would have fitted.
    pub(in crate::segment) const LINE: u8 = 3;
    /// A line break after the longest of long lines, of which width says nothing.
    pub(in crate::segment) const LONG: u8 = 4;
    /// An empty line, the start or the end of the text.
    pub(in crate::segment) const BLANK: u8 = 5;
}

/// What the classifiers know about a token or about a chunk between white space.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// Hash of its characters in lower case.
    pub hash: u32,
    /// Hash of its last three characters in lower case.
    pub tail: u32,
    /// Hash of its runs of character classes.
    pub shape: u32,
    /// Class of the first character.
    pub first: u8,
    /// Class of the last character.
    pub last: u8,
    /// Characters, up to 255.
    pub length: u8,
    /// What stands before it.
    pub gap: u8,
    /// Whether it is at home in lower case.
    pub familiar: bool,
    /// Whether it is a finite verb more often than not.
    pub verb: bool,
    /// How far ahead the next finite verb is before the next mark at an end, [`u8::MAX`] where there is none.
    pub ahead: u8,
}

impl Look {
    /// What lies beyond the text.
    pub(super) const BEYOND: Self = Self {
        hash: 1,
        tail: 1,
        shape: 1,
        first: NONE,
        last: NONE,
        length: 0,
        gap: gap::BLANK,
        familiar: false,
        verb: false,
        ahead: u8::MAX,
    };
}

/// Takes the characters of a token one by one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    hash: u32,
    shape: u32,
    tail: u64,
    run: u8,
    first: u8,
    last: u8,
    length: u8,
    head: u32,
}

impl Measure {
    /// Before the first character.
    pub(super) const EMPTY: Self = Self { hash: 0, shape: 0, tail: 0, run: 0, first: NONE, last: NONE, length: 0, head: 0 };

    /// One character more, in lower case, with its class.
    #[inline]
    pub(super) fn push(&mut self, lower: u32, class: u8) {
        self.hash = with(self.hash, lower);
        self.tail = (self.tail << 21 | u64::from(lower)) & ((1 << 63) - 1);
        if class != self.last {
            self.run = 0;
            if self.length == 0 {
                self.first = class;
            }
            self.last = class;
        }
        // One, two or more of a class: `A`, `AB` and `ABC` differ, `ABC` and `ABCD` do not.
        if self.run < 3 {
            self.run += 1;
            self.shape = with(self.shape, u32::from(class));
        }
        self.length = self.length.saturating_add(1);
        if self.length == 4 {
            self.head = self.hash;
        }
    }

    /// What was seen, with what stands before it.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "both halves go into the hash")]
    pub(super) fn look(&self, gap: u8) -> Look {
        let tail = with(self.tail as u32, (self.tail >> 32) as u32);
        Look { hash: self.hash, tail, shape: self.shape, first: self.first, last: self.last, length: self.length, gap, ..Look::BEYOND }
    }

    /// Hash of the characters so far.
    pub(super) fn hash(&self) -> u32 {
        self.hash
    }

    /// Hash of the shape so far.
    pub(super) fn shape(&self) -> u32 {
        self.shape
    }

    /// Hash of the first four characters, 0 before the fourth.
    pub(super) fn head(&self) -> u32 {
        self.head
    }

    /// Characters so far.
    pub(super) fn length(&self) -> u8 {
        self.length
    }
}

/// What stands between white space.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chunk {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// What it looks like.
    pub look: Look,
    /// Whether it is made of letters alone, and so one token.
    pub plain: bool,
    /// Bits of [`SIGN_AT`] and so on.
    pub signs: u8,
}

/// The chunk has an `@`.
pub(super) const SIGN_AT: u8 = 1;
/// The chunk has `//`.
pub(super) const SIGN_NET: u8 = 2;
/// The chunk has a slash.
pub(super) const SIGN_SLASH: u8 = 4;
/// The chunk has a digit.
pub(super) const SIGN_DIGIT: u8 = 8;
/// The chunk has a dash.
pub(super) const SIGN_DASH: u8 = 16;
/// The chunk begins with `www.`.
pub(super) const SIGN_WWW: u8 = 32;

/// How the lines of a text are set.
pub(super) mod layout {
    /// Some paragraphs are set apart by empty lines.
    pub(in crate::segment) const BLANKS: u8 = 1;
    /// Some lines end with a single line break.
    pub(in crate::segment) const LINES: u8 = 2;
    /// Most of those are where lines of one width would break.
    pub(in crate::segment) const WRAPPED: u8 = 4;
}

/// Longest chunk in characters: what is longer is cut there, so that no token is longer.
const LONGEST_CHUNK: u32 = 4096;
/// Lines wider than this are paragraphs, not lines cut at a width.
const WIDEST_LINE: u32 = 140;

#[derive(Debug, Clone, Copy)]
struct Line {
    /// Its first chunk.
    chunk: u32,
    /// Its characters, inner white space included.
    length: u32,
    /// Whether an empty line stands before it.
    blank: bool,
}

/// The chunks of a text and the layout of its lines, kept between texts for their memory.
#[derive(Debug, Clone, Default)]
pub(super) struct Scan {
    /// The chunks in order.
    pub chunks: Vec<Chunk>,
    /// Bits of [`layout`].
    pub layout: u8,
    lines: Vec<Line>,
}

impl Scan {
    /// Reads a text of less than four gigabytes.
    #[expect(clippy::cast_possible_truncation, reason = "texts are shorter than four gigabytes")]
    pub(super) fn read(&mut self, text: &str) {
        self.chunks.clear();
        self.lines.clear();
        let mut rest = text.char_indices().peekable();
        let mut line = Line { chunk: 0, length: 0, blank: true };
        let mut before = gap::BLANK;
        loop {
            // White space.
            let (mut spaces, mut breaks) = (0u32, 0u32);
            while let Some((_, c)) = rest.next_if(|&(_, c)| chars::is_space(c)) {
                spaces += 1;
                match c {
                    '\n' | '\u{b}' | '\u{85}' | '\u{2028}' => breaks += 1,
                    '\r' if rest.peek().is_none_or(|&(_, next)| next != '\n') => breaks += 1,
                    '\u{c}' | '\u{2029}' => breaks += 2,
                    _ => {}
                }
            }
            let Some(&(start, _)) = rest.peek() else { break };
            if !self.chunks.is_empty() {
                before = match (breaks, spaces) {
                    (0, 0) => gap::NONE,
                    (0, _) => gap::SPACE,
                    (1, _) => gap::LINE,
                    _ => gap::BLANK,
                };
            }
            if breaks > 0 && !self.chunks.is_empty() {
                self.lines.push(line);
                line = Line { chunk: self.chunks.len() as u32, length: 0, blank: breaks > 1 };
            } else {
                line.length += spaces;
            }
            // What follows up to the next.
            let mut measure = Measure::EMPTY;
            let mut end = start;
            let (mut signs, mut count, mut letters, mut class) = (0u8, 0u32, true, NONE);
            let mut previous = '\0';
            while let Some((at, c)) = rest.next_if(|&(_, c)| count < LONGEST_CHUNK && !chars::is_space(c)) {
                if !(chars::is_attached(c) && class != NONE) {
                    class = chars::class(c);
                }
                letters &= chars::is_letter(class);
                match c {
                    '@' => signs |= SIGN_AT,
                    '/' => signs |= if previous == '/' { SIGN_NET } else { SIGN_SLASH },
                    '.' if count == 3 && text[start..at].eq_ignore_ascii_case("www") => signs |= SIGN_WWW,
                    _ if class == chars::DIGIT => signs |= SIGN_DIGIT,
                    _ if class == chars::DASH => signs |= SIGN_DASH,
                    _ => {}
                }
                measure.push(u32::from(chars::lower(c)), class);
                count += 1;
                previous = c;
                end = at + c.len_utf8();
            }
            line.length += count;
            self.chunks.push(Chunk { start: start as u32, end: end as u32, look: measure.look(before), plain: letters, signs });
        }
        self.lines.push(line);
        self.set_lines();
    }

    /// Tells wanted line breaks from those at the width of a column.
    fn set_lines(&mut self) {
        self.layout = 0;
        let (mut breaks, mut wraps) = (0u32, 0u32);
        let mut block = 0;
        while block < self.lines.len() {
            let end = (block + 1..self.lines.len()).find(|&at| self.lines[at].blank).unwrap_or(self.lines.len());
            if block > 0 {
                self.layout |= layout::BLANKS;
            }
            let width = self.lines[block..end].iter().map(|line| line.length).max().unwrap_or(0);
            for at in block + 1..end {
                let chunk = &mut self.chunks[self.lines[at].chunk as usize];
                breaks += 1;
                if self.lines[at - 1].length + 1 + u32::from(chunk.look.length) > width {
                    let wrap = width <= WIDEST_LINE;
                    wraps += u32::from(wrap);
                    chunk.look.gap = if wrap { gap::WRAP } else { gap::LONG };
                }
            }
            block = end;
        }
        if breaks > 0 {
            self.layout |= layout::LINES;
        }
        if wraps * 3 > breaks * 2 {
            self.layout |= layout::WRAPPED;
        }
    }
}
