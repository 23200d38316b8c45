//! Sources of bytes: what they begin with, what is packed inside, how much of them is read.

use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::{GzDecoder, MultiGzDecoder};

use super::error::{Cause, ReadError};
use super::item::Source;
use super::limits::MAX_ARTICLE_BYTES;
use super::place::Place;

/// So many bytes tell the format of a file.
const HEAD: usize = 8 << 10;
/// What is packed may grow so many times over …
const MOST_GROWTH: u64 = 200;
/// … beyond so many bytes, which anything may.
const FREE_BYTES: u64 = 1 << 20;

/// The first bytes of a source, and the source with them still in it.
pub(super) fn peek(mut source: Source) -> io::Result<(Vec<u8>, Source)> {
    let mut head = Vec::with_capacity(HEAD);
    source.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let whole = Cursor::new(head.clone()).chain(source);
    Ok((head, Box::new(whole)))
}

/// True for what gzip begins with.
pub(super) fn is_gzip(head: &[u8]) -> bool {
    head.starts_with(&[0x1f, 0x8b])
}

/// What the first bytes of a gzip unpack to; what is damaged gives less.
pub(super) fn unpacked_head(head: &[u8]) -> Vec<u8> {
    let mut unpacked = Vec::new();
    // The head ends inside of the packed data, which is no fault.
    let _ = GzDecoder::new(head).take(HEAD as u64).read_to_end(&mut unpacked);
    unpacked
}

/// What is inside of a gzip, all of its members.
pub(super) fn unpack(source: Source) -> Source {
    let taken = Arc::new(AtomicU64::new(0));
    let counted = BufReader::new(Counted { inner: source, taken: Arc::clone(&taken) });
    bounded(MultiGzDecoder::new(counted), taken)
}

/// What unpacks, with an end where it grows beyond all measure against what was `taken`.
pub(super) fn bounded(inner: impl Read + Send + 'static, taken: Arc<AtomicU64>) -> Source {
    Box::new(BufReader::new(Bounded { inner, taken, given: 0 }))
}

/// True where what was unpacked is more than any honest packing gives.
pub(super) const fn is_bomb(packed: u64, unpacked: u64) -> bool {
    unpacked > FREE_BYTES && unpacked / MOST_GROWTH > packed
}

/// The error for what grows beyond all measure.
pub(super) fn bomb() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("it unpacks to more than {MOST_GROWTH} times its size"))
}

/// All of a source that holds one article.
pub(super) fn whole(source: impl Read, place: &Place) -> Result<Vec<u8>, ReadError> {
    let fail = |cause| ReadError::new(place.clone(), cause);
    let mut bytes = Vec::new();
    source
        .take(MAX_ARTICLE_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| fail(Cause::Unreadable(error)))?;
    if bytes.len() > MAX_ARTICLE_BYTES {
        return Err(fail(Cause::TooLong));
    }
    Ok(bytes)
}

/// Counts what is taken from a source.
pub(super) struct Counted<R> {
    pub inner: R,
    pub taken: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.taken.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Ends what unpacks without end.
struct Bounded<R> {
    inner: R,
    taken: Arc<AtomicU64>,
    given: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.given += read as u64;
        if is_bomb(self.taken.load(Ordering::Relaxed), self.given) { Err(bomb()) } else { Ok(read) }
    }
}

/// Skips the next `count` bytes; fewer where the source ends.
pub(super) fn skip(source: &mut dyn BufRead, count: u64) -> io::Result<u64> {
    io::copy(&mut source.take(count), &mut io::sink())
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    #[test]
    fn the_head_stays_in_the_source() {
        let text = "The ferry sailed. ".repeat(1000);
        let (head, mut source) = peek(Box::new(Cursor::new(text.clone().into_bytes()))).unwrap();
        let mut all = String::new();
        source.read_to_string(&mut all).unwrap();
        assert_eq!((head.len(), all == text), (HEAD, true));
        assert!(unpacked_head(&packed(text.as_bytes())).starts_with(b"The ferry"));
    }

    #[test]
    fn what_grows_without_measure_is_refused() {
        let read = |bytes: Vec<u8>| {
            let mut all = Vec::new();
            unpack(Box::new(Cursor::new(packed(&bytes)))).read_to_end(&mut all).map_err(|error| error.to_string())
        };
        assert!(read(vec![b'a'; 64 << 20]).unwrap_err().contains("200 times"));
        assert_eq!(read(vec![b'a'; 1 << 20]), Ok(1 << 20));
    }
}
