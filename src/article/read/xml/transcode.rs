//! A source in any encoding as UTF-8.

use std::io::{self, BufRead, BufReader, Read};

use encoding_rs::{Decoder, Encoding, UTF_8};

use super::super::decode;
use super::super::item::Source;

/// `source`, which begins with `head`, as UTF-8.
pub(in super::super) fn utf8(source: Source, head: &[u8], charset: Option<&str>) -> Source {
    let encoding = decode::encoding_of(head, charset);
    if encoding == UTF_8 && Encoding::for_bom(head).is_none() {
        return source;
    }
    Box::new(BufReader::new(Transcoded {
        source,
        decoder: encoding.new_decoder(),
        ready: Vec::new(),
        given: 0,
        ended: false,
    }))
}

struct Transcoded {
    source: Source,
    decoder: Decoder,
    /// What was decoded, and how much of it was given.
    ready: Vec<u8>,
    given: usize,
    ended: bool,
}

impl Transcoded {
    fn fill(&mut self) -> io::Result<()> {
        let chunk = self.source.fill_buf()?;
        let taken = chunk.len();
        self.ended = taken == 0;
        let room = self.decoder.max_utf8_buffer_length(taken).unwrap_or(taken * 3 + 16);
        self.ready.resize(room, 0);
        let (_, _, written, _) = self.decoder.decode_to_utf8(chunk, &mut self.ready, taken == 0);
        self.source.consume(taken);
        self.ready.truncate(written);
        self.given = 0;
        Ok(())
    }
}

impl Read for Transcoded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len() && !self.ended {
            self.fill()?;
        }
        let rest = &self.ready[self.given..];
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn encodings_become_utf8() {
        let text = "<a>Café — ‘x’</a>";
        let read = |bytes: Vec<u8>| {
            let mut out = String::new();
            let head = bytes.clone();
            utf8(Box::new(Cursor::new(bytes)), &head, None).read_to_string(&mut out).unwrap();
            out
        };
        let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(utf16), text);
        assert_eq!(read(format!("\u{feff}{text}").into_bytes()), text);
        let (latin, ..) = encoding_rs::WINDOWS_1252.encode(text);
        assert_eq!(read(latin.into_owned()), text);
    }
}
