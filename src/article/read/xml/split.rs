//! The records of a large file of XML, one at a time: only the one at hand is held in memory.
//!
//! A record that nobody closes ends where the next begins, or with the file; what is broken in one spoils no other.
//!
//! Example: `<channel><title>H</title><item>a</item><item>b` has the head `<channel><title>H</title>` and two records.

use std::io::{self, Read};

use super::super::item::Source;
use super::super::limits::MAX_ARTICLE_BYTES;

/// So much is read at once.
const CHUNK: u64 = 64 << 10;
/// The longest name of an element, with its prefix.
const LONGEST_NAME: usize = 64;
/// What no tags are looked for in, from what opens it to what ends it.
const CLOSING: [(&[u8], &[u8]); 2] = [(b"<!--", b"-->"), (b"<![CDATA[", b"]]>")];
/// What stands before the first record is kept up to here.
const LONGEST_HEAD: usize = 1 << 20;

/// A record of a file.
pub(in super::super) enum Record {
    /// It is whole, or its end is missing.
    Read(String),
    /// It is longer than an article may be.
    TooLong,
}

/// The records of a source, which is UTF-8: the elements with one of these names.
pub(in super::super) struct Split {
    source: Source,
    names: &'static [&'static str],
    buffer: Vec<u8>,
    /// How far the buffer was looked through.
    at: usize,
    /// What ends the comment or the like that it is in.
    inside: Option<&'static [u8]>,
    head: Vec<u8>,
    began: bool,
}

/// A tag of a record.
struct Tag {
    start: usize,
    closes: bool,
}

impl Split {
    pub fn new(source: Source, names: &'static [&'static str]) -> Self {
        Self { source, names, buffer: Vec::new(), at: 0, inside: None, head: Vec::new(), began: false }
    }

    /// What stands before the first record; complete once that was asked for.
    pub fn head(&self) -> String {
        String::from_utf8_lossy(&self.head).into_owned()
    }

    /// The next record.
    ///
    /// # Errors
    /// When the source cannot be read.
    pub fn next(&mut self) -> io::Result<Option<Record>> {
        let start = loop {
            match self.tag()? {
                Some(tag) if tag.closes => self.at = tag.start + 1,
                Some(tag) => break tag.start,
                None => return Ok(None),
            }
            self.forget();
        };
        self.keep_head(start);
        self.buffer.drain(..start);
        self.at = 1;
        let mut too_long = false;
        let end = match self.tag_within(&mut too_long)? {
            Some(Tag { start, closes: true }) => self.end_of_tag(start)?,
            Some(Tag { start, closes: false }) => start,
            None => self.buffer.len(),
        };
        let record: Vec<u8> = self.buffer.drain(..end).collect();
        self.at = 0;
        self.began = true;
        Ok(Some(match too_long || record.len() > MAX_ARTICLE_BYTES {
            true => Record::TooLong,
            false => Record::Read(String::from_utf8_lossy(&record).into_owned()),
        }))
    }

    /// Gives back what was looked through outside of records.
    fn forget(&mut self) {
        if self.at as u64 > CHUNK {
            self.keep_head(self.at);
            self.buffer.drain(..self.at);
            self.at = 0;
        }
    }

    fn keep_head(&mut self, end: usize) {
        if !self.began {
            let room = LONGEST_HEAD.saturating_sub(self.head.len());
            self.head.extend_from_slice(&self.buffer[..end.min(room)]);
        }
    }

    /// The next tag while a record is read; a record beyond the limit is read over.
    fn tag_within(&mut self, too_long: &mut bool) -> io::Result<Option<Tag>> {
        loop {
            if let Some(tag) = self.look()? {
                return Ok(Some(tag));
            }
            if self.buffer.len() > MAX_ARTICLE_BYTES {
                *too_long = true;
                self.buffer.drain(..self.at);
                self.at = 0;
            }
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    fn tag(&mut self) -> io::Result<Option<Tag>> {
        loop {
            if let Some(tag) = self.look()? {
                return Ok(Some(tag));
            }
            self.forget();
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    /// The next tag of a record in what was read so far.
    fn look(&mut self) -> io::Result<Option<Tag>> {
        loop {
            if let Some(end) = self.inside {
                match position(&self.buffer, self.at, end) {
                    Some(end) => self.at = end,
                    None => {
                        self.at = self.at.max(self.buffer.len().saturating_sub(end.len() - 1));
                        return Ok(None);
                    }
                }
                self.inside = None;
            }
            let Some(found) = self.buffer[self.at..].iter().position(|byte| *byte == b'<') else {
                self.at = self.buffer.len();
                return Ok(None);
            };
            let start = self.at + found;
            self.at = start;
            while self.buffer.len() < start + LONGEST_NAME && self.fill()? {}
            let markup = &self.buffer[start..];
            if let Some((open, end)) = CLOSING.into_iter().find(|(open, _)| markup.starts_with(open)) {
                self.inside = Some(end);
                self.at = start + open.len();
                continue;
            }
            if let Some(closes) = self.is_record(markup) {
                return Ok(Some(Tag { start, closes }));
            }
            self.at = start + 1;
        }
    }

    /// Whether a tag is one of a record, and closes it.
    fn is_record(&self, markup: &[u8]) -> Option<bool> {
        let closes = markup.get(1) == Some(&b'/');
        let name = &markup[1 + usize::from(closes)..];
        let end = name
            .iter()
            .take(LONGEST_NAME)
            .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))?;
        let name = name[..end].rsplit(|byte| *byte == b':').next()?;
        self.names.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name)).then_some(closes)
    }

    fn end_of_tag(&mut self, start: usize) -> io::Result<usize> {
        loop {
            if let Some(end) = position(&self.buffer, start, b">") {
                return Ok(end);
            }
            if !self.fill()? {
                return Ok(self.buffer.len());
            }
        }
    }

    fn fill(&mut self) -> io::Result<bool> {
        Ok(self.source.by_ref().take(CHUNK).read_to_end(&mut self.buffer)? > 0)
    }
}

/// Where the next `what` ends.
fn position(buffer: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    let found = buffer[from..].windows(what.len()).position(|window| window == what)?;
    Some(from + found + what.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn records(xml: &str) -> (String, Vec<String>) {
        let mut split = Split::new(Box::new(Cursor::new(xml.to_owned().into_bytes())), &["item", "entry"]);
        let mut found = Vec::new();
        while let Some(record) = split.next().unwrap() {
            found.push(match record {
                Record::Read(text) => text,
                Record::TooLong => "too long".to_owned(),
            });
        }
        (split.head(), found)
    }

    #[test]
    fn records_are_cut_out() {
        let (head, found) = records(
            "<c><t>H</t><item a='1'>a<![CDATA[</item><item>]]></item> <x:item>b<item>c<!-- </item> --></item><items/><item>d",
        );
        assert_eq!(head, "<c><t>H</t>");
        assert_eq!(
            found,
            ["<item a='1'>a<![CDATA[</item><item>]]></item>", "<x:item>b", "<item>c<!-- </item> --></item>", "<item>d"]
        );
        assert_eq!(records("<c>nothing").1.len(), 0);
        assert_eq!(records("<item><![CDATA[never closed").1, ["<item><![CDATA[never closed"]);
    }

    #[test]
    fn long_files_are_read_in_pieces() {
        let filler = "x".repeat(100_000);
        let (_, found) = records(&format!("<c>{filler}{}", format!("<item>{filler}</item>\n").repeat(30)));
        assert_eq!((found.len(), found[29].len()), (30, filler.len() + 13));
        let long = "y".repeat(MAX_ARTICLE_BYTES + 200_000);
        let (_, found) = records(&format!("<item>{long}</item><item>b</item>"));
        assert_eq!(found, ["too long", "<item>b</item>"]);
    }
}
