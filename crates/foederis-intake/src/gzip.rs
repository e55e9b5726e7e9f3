use crate::limits::{Limits, size};
use crate::{Problem, ProblemKind};
use flate2::read::MultiGzDecoder;
use std::io::{self, Read};

/// The first bytes of every gzip file.
pub(crate) const MAGIC: [u8; 2] = [0x1f, 0x8b];

/// Unpacks gzip of any number of members, and stops where it unpacks to more than its size can honestly hold.
pub(crate) struct Unpacked<R> {
    decoder: MultiGzDecoder<Counted<R>>,
    produced: u64,
    max_ratio: u64,
    from: u64,
}

/// The error inside the [`io::Error`] of a file that unpacks to too much.
#[derive(Debug, thiserror::Error)]
#[error("unpacks to more than {ratio} times its size")]
struct Bomb {
    ratio: u64,
}

impl<R: Read> Unpacked<R> {
    pub(crate) fn new(inner: R, limits: &Limits) -> Self {
        Self {
            decoder: MultiGzDecoder::new(Counted { inner, bytes: 0 }),
            produced: 0,
            max_ratio: limits.max_gzip_ratio,
            from: limits.gzip_ratio_from,
        }
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.decoder.read(buffer)?;
        self.produced += read as u64;
        let consumed = self.decoder.get_ref().bytes;
        if self.produced > self.from && self.produced / self.max_ratio.max(1) > consumed {
            return Err(io::Error::new(io::ErrorKind::InvalidData, Bomb { ratio: self.max_ratio }));
        }
        Ok(read)
    }
}

/// Counts what passes through.
struct Counted<R> {
    inner: R,
    bytes: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.bytes += read as u64;
        Ok(read)
    }
}

/// An error while unpacking, in words. `whole` says whether documents before the break were delivered.
pub(crate) fn problem(place: &str, error: &io::Error, limits: &Limits) -> Option<Problem> {
    if error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Bomb>) {
        let from = size(limits.gzip_ratio_from);
        let ratio = limits.max_gzip_ratio;
        return Some(Problem::new(
            place,
            ProblemKind::Bomb,
            format!(
                "unpacks to more than {from} and more than {ratio} times its size, like a gzip bomb; reading it was stopped. \
                 If the file is honest, unpack it first and give the unpacked file"
            ),
        ));
    }
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Some(Problem::new(
            place,
            ProblemKind::Damaged,
            "the gzip file breaks off before its end; what stood whole before the break was read. Fetch the file anew",
        )),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => Some(Problem::new(
            place,
            ProblemKind::Damaged,
            format!("the gzip file is damaged ({error}); what stood whole before was read. Fetch the file anew"),
        )),
        _ => None,
    }
}
