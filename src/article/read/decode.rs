//! Bytes to text.
//!
//! UTF-8 and UTF-16, with a byte order mark or without, and the old single-byte encodings that
//! newsrooms used, above all Windows-1252. A text that is neither is refused with the place of the
//! first bad byte: a replacement character inside a name would end up in the graph.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::error::Cause;

/// A text that could not be decoded, and the offset of the byte that shows it.
#[derive(Debug)]
pub(super) struct Undecodable {
    pub cause: Cause,
    pub offset: Option<usize>,
}

/// The text in `bytes`, without its byte order mark.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Undecodable> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes, mark);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return decode_as(encoding, bytes, 0);
    }
    if is_binary(bytes) {
        return Err(Undecodable { cause: Cause::Binary, offset: None });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => decode_legacy(bytes),
    }
}

/// The text of a page or a letter in `bytes`, which whoever sent it says is in `charset`.
///
/// A mark of the byte order counts most, then what was told, then what the page tells in its first kilobyte, then what the
/// bytes look like. A byte that does not belong is read as `\u{fffd}`: pages have such, and a page is not lost for one.
pub(super) fn page(bytes: &[u8], charset: Option<&str>) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        // What is told may be wrong, what decodes as UTF-8 is, unless another mark of it stands in ASCII alone.
        let told = charset.map(str::to_owned).or_else(|| charset_in(bytes)).and_then(|name| encoding(&name));
        if told.is_none_or(|told| told == UTF_8 || told.is_ascii_compatible()) && !bytes.contains(&0x1b) {
            return text.to_owned();
        }
    }
    let told = charset.map(str::to_owned).into_iter().chain(charset_in(bytes)).filter_map(|name| encoding(&name));
    let guessed = utf16_without_mark(bytes).unwrap_or_else(|| legacy_encoding(bytes));
    let told: Vec<&'static Encoding> = told.collect();
    let strict = told.iter().copied().chain([guessed]);
    let read = strict.filter_map(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes)).next();
    match read {
        Some(text) => text.into_owned(),
        None => told.first().copied().unwrap_or(UTF_8).decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// The encoding of a source that begins with `head`, which whoever sent it says is in `charset`.
pub(super) fn encoding_of(head: &[u8], charset: Option<&str>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return encoding;
    }
    if let Some(encoding) = utf16_without_mark(head) {
        return encoding;
    }
    // The head may end inside of a character.
    let valid = std::str::from_utf8(head).map_or_else(|error| error.error_len().is_none(), |_| true);
    if valid && !head.is_ascii() {
        return UTF_8;
    }
    let told = charset.map(str::to_owned).or_else(|| charset_in(head)).and_then(|name| encoding(&name));
    told.filter(|told| told.is_ascii_compatible()).unwrap_or_else(|| if valid { UTF_8 } else { legacy_encoding(head) })
}

fn encoding(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.trim().trim_matches(['"', '\'']).as_bytes())
}

/// The encoding that a page or an XML file tells in its first kilobyte.
fn charset_in(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let at = head.find("charset=").map(|at| at + "charset=".len());
    let at = at.or_else(|| Some(head.find("encoding=").filter(|_| head.contains("<?xml"))? + "encoding=".len()))?;
    let name = head[at..].trim_start_matches(['"', '\'', ' ']);
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))).unwrap_or(name.len());
    (end > 0).then(|| name[..end].to_owned())
}

/// True when the bytes are no text in any encoding without zeros: known signatures, zeros, or many
/// control characters.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    const SIGNATURES: &[&[u8]] = &[
        b"%PDF-",
        b"PK\x03\x04",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"\x7fELF",
        b"\xd0\xcf\x11\xe0",
        b"BZh",
        b"\xfd7zXZ",
        b"\x28\xb5\x2f\xfd",
        b"OggS",
        b"ID3",
    ];
    if SIGNATURES.iter().any(|signature| bytes.starts_with(signature)) || bytes.contains(&0) {
        return true;
    }
    let control = bytes.iter().filter(|byte| matches!(byte, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f)).count();
    control * 50 > bytes.len()
}

/// UTF-16 of English text has a zero in every other byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    if odd * 10 >= half * 8 && even * 20 <= half {
        Some(UTF_16LE)
    } else if even * 10 >= half * 8 && odd * 20 <= half {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8], mark: usize) -> Result<String, Undecodable> {
    let body = &bytes[mark..];
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(body) {
        return Ok(text.into_owned());
    }
    let offset = match encoding == UTF_8 {
        true => std::str::from_utf8(body).err().map(|error| mark + error.valid_up_to()),
        false => None,
    };
    Err(refuse(encoding.name(), bytes, offset))
}

/// Text that is not UTF-8: an old encoding, or UTF-8 with damage.
fn decode_legacy(bytes: &[u8]) -> Result<String, Undecodable> {
    let mut multibyte = 0;
    let mut invalid = 0;
    let mut first_invalid = None;
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        multibyte += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            invalid += 1;
            first_invalid.get_or_insert(at);
            at += chunk.invalid().len();
        }
    }
    // Whole UTF-8 sequences do not come about by chance in an old encoding.
    if multibyte > 0 && multibyte * 2 >= invalid {
        return Err(refuse("UTF-8", bytes, first_invalid));
    }
    // All is ASCII but the end, which begins a character of UTF-8 as English texts have them: the file was cut.
    let cut = first_invalid.filter(|at| {
        invalid == 1 && std::str::from_utf8(&bytes[*at..]).is_err_and(|error| error.error_len().is_none())
    });
    if let Some(at) = cut
        && (bytes.len() - at > 1 || matches!(bytes[at], 0xc2 | 0xc3 | 0xe2))
    {
        return Err(refuse("UTF-8", bytes, first_invalid));
    }
    let encoding = legacy_encoding(bytes);
    // Windows-1252 leaves five bytes open; decoders turn them into control characters.
    let open = |byte: &u8| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
    let undefined = bytes.iter().position(open).filter(|_| encoding == WINDOWS_1252);
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) if undefined.is_none() => Ok(text.into_owned()),
        _ => Err(refuse(encoding.name(), bytes, undefined.or(first_invalid))),
    }
}

fn legacy_encoding(bytes: &[u8]) -> &'static Encoding {
    // Dashes, curly quotation marks and the like stand at these places in Windows-1252 and its
    // sisters; English with nothing else above ASCII needs no statistics.
    if bytes.iter().all(|byte| *byte < 0xc0) {
        return WINDOWS_1252;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

fn refuse(encoding: &'static str, bytes: &[u8], offset: Option<usize>) -> Undecodable {
    let byte = offset.and_then(|at| bytes.get(at)).copied().unwrap_or(0);
    Undecodable { cause: Cause::Encoding { encoding, byte }, offset }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The mayor’s café reopened — at last, “as promised”, islanders said.";

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        let units = text.encode_utf16();
        units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn encodings_are_told_apart() {
        let marked = format!("\u{feff}{TEXT}");
        let windows = WINDOWS_1252.encode(TEXT).0.into_owned();
        for bytes in [
            TEXT.as_bytes().to_vec(),
            marked.as_bytes().to_vec(),
            utf16(&marked, true),
            utf16(&marked, false),
            utf16(TEXT, true),
            utf16(TEXT, false),
            windows,
        ] {
            assert_eq!(decode(&bytes).unwrap(), TEXT, "{bytes:?}");
        }
    }

    #[test]
    fn damage_is_named_not_mended() {
        let mut damaged = TEXT.as_bytes().to_vec();
        damaged.truncate(TEXT.find("romised").unwrap());
        damaged.push(0xe2);
        damaged.extend(b" end.");
        let refused = decode(&damaged).unwrap_err();
        assert!(matches!(refused.cause, Cause::Encoding { encoding: "UTF-8", byte: 0xe2 }));
        assert_eq!(refused.offset, TEXT.find("romised"));
        let refused = decode(b"Port\x81Roe").unwrap_err();
        assert!(matches!(refused.cause, Cause::Encoding { byte: 0x81, .. }));
    }

    #[test]
    fn binary_is_not_text() {
        for bytes in [&b"%PDF-1.4 x"[..], b"a\0b\0\0\0c d e f g", b"\x01\x02\x03\x04abc", b"\x89PNG\r\n"] {
            assert!(matches!(decode(bytes).unwrap_err().cause, Cause::Binary));
        }
        assert_eq!(decode(b"").unwrap(), "");
    }
}
