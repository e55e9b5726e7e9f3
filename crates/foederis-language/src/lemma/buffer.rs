//! A short string on the stack: words are looked at without an allocation.

/// Bytes of a buffer: the longest form that is looked into and an ending.
pub(super) const ROOM: usize = super::word::LONGEST + 64;

/// A string of at most [`ROOM`] bytes.
pub(super) struct Buffer {
    bytes: [u8; ROOM],
    len: usize,
}

impl Buffer {
    pub(super) fn new() -> Self {
        Self { bytes: [0; ROOM], len: 0 }
    }

    /// Holds a word in lower case; `None` when it is too long.
    pub(super) fn lower(word: &str) -> Option<Self> {
        let mut buffer = Self::new();
        for c in word.chars().flat_map(char::to_lowercase) {
            let end = buffer.len + c.len_utf8();
            c.encode_utf8(buffer.bytes.get_mut(buffer.len..end)?);
            buffer.len = end;
        }
        Some(buffer)
    }

    pub(super) fn clear(&mut self) {
        self.len = 0;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Appends a string; one that does not fit is left out.
    pub(super) fn push(&mut self, text: &str) {
        let end = self.len + text.len();
        if let Some(room) = self.bytes.get_mut(self.len..end) {
            room.copy_from_slice(text.as_bytes());
            self.len = end;
        }
    }

    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}
