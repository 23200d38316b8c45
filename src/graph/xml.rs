//! Text that XML can hold: whatever an article has in it, the document is well-formed.
//!
//! XML 1.0 has no way to write control characters, U+FFFE and U+FFFF, not even as references; they become U+FFFD, one
//! character for one, so that spans stay right. A carriage return, which a reader of XML would make a line feed of, is
//! written as a reference:
//!
//! ```text
//! "It left.\r\n\u{1}"  →  It left.&#xD;⏎�
//! ```

use std::io::{self, Write};

/// What stands for a character that XML cannot hold.
const REPLACEMENT: &[u8] = "\u{fffd}".as_bytes();

/// A writer below a serializer of XML, which escapes `<`, `>` and `&` and nothing else. Other formats pass through.
pub struct XmlText<W> {
    out: W,
    is_xml: bool,
    /// The beginning of a character that may be U+FFFE or U+FFFF.
    held: Vec<u8>,
}

impl<W: Write> XmlText<W> {
    /// A writer to `out` that mends what passes when it `is_xml`.
    pub const fn new(out: W, is_xml: bool) -> Self {
        Self { out, is_xml, held: Vec::new() }
    }

    /// The writer below.
    pub fn into_inner(self) -> W {
        self.out
    }

    /// Pass one byte on, mended.
    fn push(&mut self, byte: u8, mended: &mut Vec<u8>) {
        self.held.push(byte);
        match self.held[..] {
            [0xef] | [0xef, 0xbf] => return,
            [0xef, 0xbf, 0xbe | 0xbf] => mended.extend(REPLACEMENT),
            [b'\r'] => mended.extend(b"&#xD;"),
            [byte] if byte < b' ' && !matches!(byte, b'\t' | b'\n') => mended.extend(REPLACEMENT),
            _ => mended.extend(&self.held),
        }
        self.held.clear();
    }
}

impl<W: Write> Write for XmlText<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.is_xml {
            return self.out.write(bytes);
        }
        let mut mended = Vec::with_capacity(bytes.len());
        bytes.iter().for_each(|byte| self.push(*byte, &mut mended));
        self.out.write_all(&mended)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, is_xml: bool) -> String {
        let mut writer = XmlText::new(Vec::new(), is_xml);
        // A byte at a time: characters may come in pieces.
        text.bytes().for_each(|byte| writer.write_all(&[byte]).unwrap());
        String::from_utf8(writer.into_inner()).unwrap()
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        let text = "a\u{0}\u{1}\u{b}\u{1f}\u{fffe}\u{ffff}\u{fffd}\u{ff00}\t\r\n“b”\u{7f}";
        assert_eq!(
            written(text, true),
            "a\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{ff00}\t&#xD;\n“b”\u{7f}"
        );
        assert_eq!(written(text, false), text);
    }
}
