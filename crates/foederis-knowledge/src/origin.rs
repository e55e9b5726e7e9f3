/// Where an entry stands: its file among [`crate::Knowledge::files`] and its line, in four bytes, as every name carries one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Origin(u32);

/// Lines take this many bits, files the rest: 4 million lines in 1,024 files.
const LINE_BITS: u32 = 22;

impl Origin {
    /// The line (from 1) of the file with this number.
    pub(crate) fn new(file: usize, line: usize) -> Self {
        let most = (1 << LINE_BITS) - 1;
        let line = u32::try_from(line).unwrap_or(most).min(most);
        let file = u32::try_from(file).unwrap_or(u32::MAX).min(u32::MAX >> LINE_BITS);
        Self(file << LINE_BITS | line)
    }

    /// Index into [`crate::Knowledge::files`].
    pub fn file(self) -> usize {
        (self.0 >> LINE_BITS) as usize
    }

    /// The line that the entry begins at, from 1.
    pub fn line(self) -> u32 {
        self.0 & ((1 << LINE_BITS) - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn file_and_line_come_back() {
        let origin = Origin::new(7, 11_164);
        assert_eq!((origin.file(), origin.line()), (7, 11_164));
        assert_eq!(Origin::new(5000, usize::MAX).line(), (1 << 22) - 1);
    }
}
