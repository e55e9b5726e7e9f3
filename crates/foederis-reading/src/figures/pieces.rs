//! The text as numbers are read in it: the engine's tokens, parted where letters, digits and marks meet ("$1.6bn", "44-daagse").

use foederis_language::engine::Parsed;

/// What a piece is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Digits,
    Letters,
    Mark,
}

/// A piece of a token.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Bytes in the text.
    pub(super) start: u32,
    pub(super) end: u32,
    /// First word of its token.
    pub(super) word: u32,
    pub(super) shape: Shape,
    /// No space before.
    pub(super) glued: bool,
    lower: (u32, u32),
}

/// All pieces of a text.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) list: Vec<Piece>,
    lower: String,
}

impl Pieces {
    pub(super) fn new(text: &str, parsed: &Parsed) -> Self {
        let mut pieces = Self::default();
        pieces.lower.reserve(text.len());
        pieces.list.reserve(parsed.segments.tokens.len());
        let mut before = usize::MAX;
        for token in &parsed.segments.tokens {
            let (start, end) = (token.start as usize, token.end as usize);
            let mut glued = before == start;
            before = end;
            part(&text[start..end], |from, to, shape| {
                pieces.push(&text[start + from..start + to], start + from, token.first_word, shape, glued);
                glued = true;
            });
        }
        pieces
    }

    fn push(&mut self, piece: &str, start: usize, word: u32, shape: Shape, glued: bool) {
        let cast = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let from = cast(self.lower.len());
        fold(piece, &mut self.lower);
        let lower = (from, cast(self.lower.len()));
        self.list.push(Piece { start: cast(start), end: cast(start + piece.len()), word, shape, glued, lower });
    }

    /// The lower-cased form of a piece; empty behind the last one.
    pub(super) fn form(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |piece| &self.lower[piece.lower.0 as usize..piece.lower.1 as usize])
    }

    pub(super) fn is(&self, at: usize, shape: Shape) -> bool {
        self.list.get(at).is_some_and(|piece| piece.shape == shape)
    }

    /// Whether a piece stands right behind the one before.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|piece| piece.glued)
    }
}

/// Lower case, with one kind of apostrophe.
pub(super) fn fold(text: &str, out: &mut String) {
    if text.is_ascii() {
        out.extend(text.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
    } else {
        out.extend(text.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }
}

/// Parts a token into runs of digits, runs of letters (with apostrophes inside) and single marks.
pub(super) fn part(token: &str, mut each: impl FnMut(usize, usize, Shape)) {
    let bytes = token.as_bytes();
    // Most tokens are plain words.
    if bytes.iter().all(u8::is_ascii_alphabetic) {
        return each(0, bytes.len(), Shape::Letters);
    }
    let mut run: Option<(usize, Shape)> = None;
    let mut chars = token.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let shape = if c.is_ascii_digit() {
            Shape::Digits
        } else if c.is_alphabetic()
            || (matches!(c, '\'' | '’')
                && run.is_some_and(|(_, shape)| shape == Shape::Letters)
                && chars.peek().is_some_and(|(_, next)| next.is_alphabetic()))
        {
            Shape::Letters
        } else {
            Shape::Mark
        };
        if let Some((from, before)) = run
            && (before != shape || shape == Shape::Mark)
        {
            each(from, at, before);
            run = None;
        }
        run = run.or(Some((at, shape)));
    }
    if let Some((from, shape)) = run {
        each(from, token.len(), shape);
    }
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn tokens_part_where_letters_digits_and_marks_meet() {
        for (token, parts) in [
            ("$1.6bn", "$ 1 . 6 bn"),
            ("1,000-1", "1 , 000 - 1"),
            ("zo'n", "zo'n"),
            ("km²", "km ²"),
            ("F-16’s", "F - 16 ’ s"),
            ("2½", "2 ½"),
        ] {
            let mut found = Vec::new();
            part(token, |from, to, _| found.push(&token[from..to]));
            assert_eq!(found.join(" "), parts);
        }
    }
}
