//! An answer of a web server as an archive keeps it: status, kind, body unpacked.
//!
//! Servers lie about how they packed a body; what does not unpack is taken as it is.

use std::io::{Cursor, Read};

use brotli_decompressor::Decompressor;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use memchr::memmem;

use super::limits::MAX_ARTICLE_BYTES;
use super::source::is_bomb;

/// The buffer that brotli is read through.
const BUFFER: usize = 4096;

/// An answer.
#[derive(Debug, Default)]
pub(super) struct Answer {
    pub status: u16,
    /// The media type in small letters, without parameters.
    pub kind: String,
    pub charset: Option<String>,
    pub body: Vec<u8>,
}

/// Why a body cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bomb;

/// The answer in `bytes`; nothing where they are none.
pub(super) fn answer(bytes: &[u8]) -> Option<Result<Answer, Bomb>> {
    let (head, body) = split_head(bytes)?;
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines.next().filter(|line| line.starts_with("HTTP/"))?.split_whitespace().nth(1)?.parse().ok()?;
    let header = |name: &str| {
        let line = head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        });
        line.unwrap_or_default()
    };
    let (kind, charset) = media_type(&header("content-type"));
    let chunked = header("transfer-encoding").to_ascii_lowercase().contains("chunked");
    let mut body = chunked.then(|| unchunked(body)).flatten().unwrap_or_else(|| body.to_vec());
    let encodings = header("content-encoding").to_ascii_lowercase();
    // The last that was put on comes off first.
    for encoding in encodings.rsplit(',') {
        match unpacked(&body, encoding.trim()) {
            Ok(Some(plain)) => body = plain,
            Ok(None) => {}
            Err(bomb) => return Some(Err(bomb)),
        }
    }
    Some(Ok(Answer { status, kind, charset, body }))
}

/// Media type and charset of a header.
pub(super) fn media_type(header: &str) -> (String, Option<String>) {
    let mut parts = header.split(';').map(str::trim);
    let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (key, value) = part.split_once('=')?;
        key.trim().eq_ignore_ascii_case("charset").then(|| value.trim_matches(['"', '\'', ' ']).to_owned())
    });
    (kind, charset)
}

fn split_head(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = |bytes: &[u8], mark: &[u8]| memmem::find(bytes, mark).map(|at| (at, at + mark.len()));
    let long = end(bytes, b"\r\n\r\n");
    // No further than where the head may end: the body is long.
    let short = end(&bytes[..long.map_or(bytes.len(), |(at, _)| at)], b"\n\n");
    let (at, behind) = short.or(long)?;
    Some((&bytes[..at], &bytes[behind..]))
}

/// The chunks joined; nothing where it has none.
fn unchunked(body: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let end = rest.iter().take(64).position(|byte| *byte == b'\n')?;
        let line = std::str::from_utf8(&rest[..end]).ok()?;
        let size = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok();
        rest = &rest[end + 1..];
        match size {
            None if joined.is_empty() => return None,
            None | Some(0) => return Some(joined),
            Some(size) => {
                joined.extend_from_slice(&rest[..size.min(rest.len())]);
                // What was cut off ends here.
                if size >= rest.len() {
                    return Some(joined);
                }
                rest = &rest[size..];
                rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
            }
        }
    }
}

/// The body without one packing; nothing where it was not packed so.
fn unpacked(body: &[u8], encoding: &str) -> Result<Option<Vec<u8>>, Bomb> {
    let read = |source: &mut dyn Read| {
        let mut plain = Vec::new();
        // What is cut off unpacks to what is there.
        let _ = source.take(MAX_ARTICLE_BYTES as u64 + 1).read_to_end(&mut plain);
        if is_bomb(body.len() as u64, plain.len() as u64) || plain.len() > MAX_ARTICLE_BYTES {
            return Err(Bomb);
        }
        Ok(Some(plain).filter(|plain| !plain.is_empty()))
    };
    match encoding {
        "gzip" | "x-gzip" => read(&mut MultiGzDecoder::new(body)),
        "deflate" => match read(&mut ZlibDecoder::new(body))? {
            Some(plain) => Ok(Some(plain)),
            None => read(&mut DeflateDecoder::new(body)),
        },
        "br" => read(&mut Decompressor::new(Cursor::new(body), BUFFER)),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use std::io::Write;

    macro_rules! packed {
        ($encoder:ident, $bytes:expr) => {{
            let mut encoder = $encoder::new(Vec::new(), Compression::best());
            encoder.write_all($bytes).unwrap();
            encoder.finish().unwrap()
        }};
    }

    fn read(head: &str, body: &[u8]) -> Result<String, Bomb> {
        let bytes =
            [format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{head}\r\n").as_bytes(), body]
                .concat();
        answer(&bytes).unwrap().map(|answer| String::from_utf8(answer.body).unwrap())
    }

    #[test]
    fn bodies_are_unpacked_and_lies_found_out() {
        let text = "The ferry left. ".repeat(20);
        let bytes = text.as_bytes();
        let gzip = packed!(GzEncoder, bytes);
        let chunked = [
            b"5\r\n".as_slice(),
            &bytes[..5],
            b"\r\n",
            format!("{:x}\r\n", text.len() - 5).as_bytes(),
            &bytes[5..],
            b"\r\n0\r\n\r\n",
        ]
        .concat();
        for (head, body) in [
            ("", bytes.to_vec()),
            ("Content-Encoding: gzip\r\n", gzip.clone()),
            ("Content-Encoding: gzip, gzip\r\n", packed!(GzEncoder, &gzip)),
            ("content-encoding: DEFLATE\r\n", packed!(ZlibEncoder, bytes)),
            ("Content-Encoding: deflate\r\n", packed!(DeflateEncoder, bytes)),
            ("Content-Encoding: gzip\r\n", bytes.to_vec()),
            ("Content-Encoding: br\r\n", bytes.to_vec()),
            ("Transfer-Encoding: chunked\r\n", chunked),
            ("Transfer-Encoding: chunked\r\n", bytes.to_vec()),
        ] {
            assert_eq!(read(head, &body).as_deref(), Ok(text.as_str()), "{head}");
        }
        let bomb = packed!(GzEncoder, &vec![b'a'; 40 << 20]);
        assert_eq!(read("Content-Encoding: gzip\r\n", &bomb), Err(Bomb));
        assert!(answer(b"no answer at all").is_none());
    }

    #[test]
    fn kinds() {
        assert_eq!(
            media_type("Text/HTML; Charset=\"ISO-8859-1\""),
            ("text/html".to_owned(), Some("ISO-8859-1".to_owned()))
        );
        assert_eq!(answer(b"HTTP/1.0 404 Not Found\n\nno").unwrap().unwrap().status, 404);
    }
}
