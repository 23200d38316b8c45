//! Rich text (RTF): its words. Tables of fonts and colours, pictures, headers and footers are no text.
//!
//! Example: `{\rtf1\ansi{\fonttbl …}The \b ferry\b0  left\'85\par` reads `The ferry left…`.

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::article::blanks::one_line;
use crate::lexicon::classes::FormatName;

/// Groups stand inside each other no deeper.
const MOST_DEPTH: usize = 1000;

/// What holds inside a group.
#[derive(Clone, Copy)]
struct Group {
    /// Nobody reads what stands in it.
    silent: bool,
    /// So many characters behind a `\u` are for old readers.
    spare: usize,
}

/// The text of a document.
pub(super) fn text(rtf: &[u8]) -> String {
    let mut reader = Rtf {
        rest: rtf,
        out: String::new(),
        bytes: Vec::new(),
        groups: vec![Group { silent: false, spare: 1 }],
        encoding: WINDOWS_1252,
        skip: 0,
    };
    reader.read();
    let lines = reader.out.split('\n').map(one_line);
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

struct Rtf<'r> {
    rest: &'r [u8],
    out: String,
    /// Bytes of the old encoding that were not decoded yet.
    bytes: Vec<u8>,
    groups: Vec<Group>,
    encoding: &'static Encoding,
    /// Characters that are for old readers.
    skip: usize,
}

impl Rtf<'_> {
    fn read(&mut self) {
        while let Some((byte, rest)) = self.rest.split_first() {
            self.rest = rest;
            match byte {
                b'{' => {
                    let group = self.group();
                    if self.groups.len() < MOST_DEPTH {
                        self.groups.push(group);
                    }
                }
                b'}' => {
                    self.flush();
                    if self.groups.len() > 1 {
                        self.groups.pop();
                    }
                }
                b'\\' => self.control(),
                b'\r' | b'\n' => {}
                _ => self.byte(*byte),
            }
        }
        self.flush();
    }

    fn group(&self) -> Group {
        self.groups.last().copied().unwrap_or(Group { silent: true, spare: 1 })
    }

    fn byte(&mut self, byte: u8) {
        match self.skip {
            0 if !self.group().silent => self.bytes.push(byte),
            0 => {}
            _ => self.skip -= 1,
        }
    }

    fn push(&mut self, c: char) {
        self.flush();
        if !self.group().silent {
            self.out.push(c);
        }
    }

    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            self.out.push_str(&self.encoding.decode_without_bom_handling(&self.bytes).0);
            self.bytes.clear();
        }
    }

    fn control(&mut self) {
        let letters = self.rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == 0 {
            return self.symbol();
        }
        let (word, rest) = self.rest.split_at(letters);
        let sign = usize::from(rest.first() == Some(&b'-'));
        let digits = rest[sign..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = std::str::from_utf8(&rest[..sign + digits]).ok().and_then(|number| number.parse::<i32>().ok());
        let rest = if digits > 0 { &rest[sign + digits..] } else { rest };
        self.rest = rest.strip_prefix(b" ").unwrap_or(rest);
        self.word(&String::from_utf8_lossy(word), number);
    }

    fn symbol(&mut self) {
        let Some((symbol, rest)) = self.rest.split_first() else { return };
        self.rest = rest;
        match symbol {
            b'\'' => {
                let code = rest.get(..2).and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
                if let Some(code) = code {
                    self.rest = &rest[2..];
                    self.byte(code);
                }
            }
            b'*' => self.silence(),
            b'~' => self.push('\u{a0}'),
            b'_' => self.push('-'),
            b'\r' | b'\n' => self.push('\n'),
            b'\\' | b'{' | b'}' => self.byte(*symbol),
            _ => {}
        }
    }

    fn silence(&mut self) {
        if let Some(group) = self.groups.last_mut() {
            group.silent = true;
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "par" | "sect" | "page" | "row" => {
                self.push('\n');
                self.push('\n');
            }
            "line" => self.push('\n'),
            "tab" | "cell" => self.push('\t'),
            "emdash" => self.push('—'),
            "endash" => self.push('–'),
            "lquote" => self.push('‘'),
            "rquote" => self.push('’'),
            "ldblquote" => self.push('“'),
            "rdblquote" => self.push('”'),
            "bullet" => self.push('•'),
            "uc" => {
                let spare = number.and_then(|number| usize::try_from(number).ok()).unwrap_or(1);
                if let Some(group) = self.groups.last_mut() {
                    group.spare = spare;
                }
            }
            "u" => {
                // Numbers above 32,767 are written as negative ones; halves of a pair are no character.
                let code = number.map(|number| if number < 0 { number + 0x1_0000 } else { number });
                if let Some(c) = code.and_then(|code| char::from_u32(code as u32)) {
                    self.push(c);
                }
                self.skip = self.group().spare;
            }
            "ansicpg" => {
                let named = number.and_then(|number| Encoding::for_label(format!("windows-{number}").as_bytes()));
                self.encoding = named.unwrap_or(self.encoding);
            }
            _ if FormatName::RtfSilent.has(word) => self.silence(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_rich_text() {
        let rtf = br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator x;}{\info{\title t}}\pard The \b ferry\b0  left\'85\par
\uc1\u8220?No,\u8221? she said\emdash{}at \{dawn\}.\line Two\tab cells {\pict 00ff}}";
        let read = "The ferry left…\n\n“No,” she said—at {dawn}.\nTwo cells";
        assert_eq!(text(rtf), read);
        let deep = "{".repeat(100_000);
        assert_eq!(text(deep.as_bytes()), "");
    }
}
