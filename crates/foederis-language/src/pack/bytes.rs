//! The primitives that a pack is written with: little-endian numbers, length-prefixed strings and tables.

use super::PackError;

/// Appends numbers, strings and tables to a byte vector.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// An empty writer.
    pub fn new() -> Self {
        Self::default()
    }

    /// One byte.
    pub fn u8(&mut self, value: u8) {
        self.bytes.push(value);
    }

    /// A 16-bit number.
    pub fn u16(&mut self, value: u16) {
        self.bytes.extend(value.to_le_bytes());
    }

    /// A 32-bit number.
    pub fn u32(&mut self, value: u32) {
        self.bytes.extend(value.to_le_bytes());
    }

    /// A 64-bit number.
    pub fn u64(&mut self, value: u64) {
        self.bytes.extend(value.to_le_bytes());
    }

    /// A single-precision float, bit for bit.
    pub fn f32(&mut self, value: f32) {
        self.bytes.extend(value.to_le_bytes());
    }

    /// A length below 2³².
    ///
    /// # Panics
    /// When the length does not fit: packs are far smaller.
    pub fn len(&mut self, value: usize) {
        self.u32(u32::try_from(value).expect("packs hold fewer than 2^32 of anything"));
    }

    /// A length and that many bytes.
    pub fn bytes(&mut self, value: &[u8]) {
        self.len(value.len());
        self.bytes.extend_from_slice(value);
    }

    /// A UTF-8 string with its length.
    pub fn str(&mut self, value: &str) {
        self.bytes(value.as_bytes());
    }

    /// A table of signed bytes with its length.
    pub fn i8s(&mut self, values: &[i8]) {
        self.len(values.len());
        self.bytes.extend(values.iter().map(|value| value.cast_unsigned()));
    }

    /// A table of floats with its length.
    pub fn f32s(&mut self, values: &[f32]) {
        self.len(values.len());
        for &value in values {
            self.f32(value);
        }
    }

    /// A list of strings with its length.
    pub fn strs<S: AsRef<str>>(&mut self, values: &[S]) {
        self.len(values.len());
        for value in values {
            self.str(value.as_ref());
        }
    }

    /// What was written.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Reads what a [`Writer`] wrote; every method fails instead of reading past the end.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// A reader at the start of these bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// The next `count` bytes.
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], PackError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(PackError::Short)?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], PackError> {
        let (taken, rest) = self.rest.split_first_chunk::<N>().ok_or(PackError::Short)?;
        self.rest = rest;
        Ok(*taken)
    }

    /// One byte.
    pub fn u8(&mut self) -> Result<u8, PackError> {
        Ok(self.array::<1>()?[0])
    }

    /// A 16-bit number.
    pub fn u16(&mut self) -> Result<u16, PackError> {
        Ok(u16::from_le_bytes(self.array()?))
    }

    /// A 32-bit number.
    pub fn u32(&mut self) -> Result<u32, PackError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    /// A 64-bit number.
    pub fn u64(&mut self) -> Result<u64, PackError> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    /// A single-precision float.
    pub fn f32(&mut self) -> Result<f32, PackError> {
        Ok(f32::from_le_bytes(self.array()?))
    }

    /// A length that can still be there: what it counts takes at least one byte each.
    pub fn len(&mut self) -> Result<usize, PackError> {
        let length = self.u32()? as usize;
        if length > self.rest.len() { Err(PackError::Short) } else { Ok(length) }
    }

    /// A length and that many bytes.
    pub fn bytes(&mut self) -> Result<&'a [u8], PackError> {
        let length = self.len()?;
        self.take(length)
    }

    /// A UTF-8 string.
    pub fn str(&mut self) -> Result<&'a str, PackError> {
        std::str::from_utf8(self.bytes()?).map_err(|_| PackError::Broken("a string is not UTF-8"))
    }

    /// A table of signed bytes.
    pub fn i8s(&mut self) -> Result<Vec<i8>, PackError> {
        Ok(self.bytes()?.iter().map(|byte| byte.cast_signed()).collect())
    }

    /// A table of floats.
    pub fn f32s(&mut self) -> Result<Vec<f32>, PackError> {
        let length = self.len()?;
        let bytes = self.take(length.checked_mul(4).ok_or(PackError::Short)?)?;
        let (chunks, _) = bytes.as_chunks::<4>();
        Ok(chunks.iter().map(|chunk| f32::from_le_bytes(*chunk)).collect())
    }

    /// A list of strings.
    pub fn strs(&mut self) -> Result<Vec<String>, PackError> {
        let length = self.len()?;
        (0..length).map(|_| self.str().map(str::to_owned)).collect()
    }

    /// Whether everything was read.
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }
}
