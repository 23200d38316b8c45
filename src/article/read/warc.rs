//! Web archives: WARC, packed a record a gzip or not at all, and the texts of Common Crawl (WET).
//!
//! Pages, texts and feeds that a server answered with are members that are read in their turn; requests, metadata and
//! repeats are counted. Damage costs the record that it is in: the next one is looked for.
//!
//! Example: of `warcinfo`, `request`, `response` the page in the last is read, under its own address.

mod stream;

use std::io::{self, BufRead, BufReader, Read};

use super::error::{Cause, ReadError};
use super::format::Format;
use super::http::{self, Answer, Bomb};
use super::item::{Item, Label, Member, Skipped, Source, Why};
use super::limits::MAX_ARTICLE_BYTES;
use super::source::skip;
use stream::Stream;

/// The longest line of a header.
const LONGEST_LINE: u64 = 64 << 10;
/// A header has so many lines at most.
const MOST_LINES: usize = 1000;
/// So much memory is asked for on the word of a header alone, which may lie.
const AT_ONCE: u64 = 1 << 20;
/// What every record begins with.
const MARK: &[u8] = b"WARC/1.";
/// The length of the line that it stands in.
const MARK_LINE: usize = b"WARC/1.0\r\n".len();

/// The records of an archive.
pub(super) struct Warc {
    source: BufReader<Stream>,
    label: Label,
    record: u64,
    ended: bool,
    /// The mark of the next record was read already.
    at_mark: bool,
}

/// The header of a record.
#[derive(Default)]
struct Header {
    fields: Vec<(String, String)>,
}

/// What went wrong with a record.
enum Fault {
    Io(io::Error),
    /// This part of it is damaged.
    Damaged(&'static str),
    /// The file ends in it.
    CutOff,
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Warc {
    /// The records of a source, which is packed or not.
    pub fn new(source: Source, packed: bool, label: Label) -> Self {
        Self { source: BufReader::new(Stream::new(source, packed)), label, record: 0, ended: false, at_mark: false }
    }

    /// The next line, its end with it; nothing at the end of the file.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        self.source.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)?;
        Ok((!line.is_empty()).then_some(line))
    }

    /// The next record: what it says, and what it holds. Nothing at the end.
    fn read(&mut self) -> Result<Option<(Header, Vec<u8>)>, Fault> {
        if !self.at_mark {
            loop {
                let fault = match self.line() {
                    Ok(None) => return Ok(None),
                    Ok(Some(line)) if line.trim_ascii().is_empty() => continue,
                    Ok(Some(line)) if line.starts_with(MARK) => break,
                    Ok(Some(_)) => Fault::Damaged("record"),
                    Err(error) => Fault::Io(error),
                };
                self.record += 1;
                return Err(fault);
            }
        }
        self.at_mark = false;
        self.record += 1;
        self.source.get_mut().begin_record();
        let header = self.header()?;
        let length: u64 =
            header.get("content-length").and_then(|length| length.parse().ok()).ok_or(Fault::Damaged("length"))?;
        let kept = length.min(MAX_ARTICLE_BYTES as u64 + 1);
        let mut body = Vec::with_capacity(kept.min(AT_ONCE) as usize);
        let read = self.source.by_ref().take(kept).read_to_end(&mut body)? as u64;
        if read < kept || skip(&mut self.source, length - kept)? < length - kept {
            return Err(Fault::CutOff);
        }
        // A length that lies ends in the middle of something.
        match self.source.fill_buf()?.first() {
            None | Some(b'\r' | b'\n') => Ok(Some((header, body))),
            Some(_) => Err(Fault::Damaged("length")),
        }
    }

    fn header(&mut self) -> Result<Header, Fault> {
        let mut header = Header::default();
        for _ in 0..MOST_LINES {
            let line = self.line()?.ok_or(Fault::CutOff)?;
            let line = String::from_utf8_lossy(line.trim_ascii_end()).into_owned();
            if line.is_empty() {
                return Ok(header);
            }
            match (line.split_once(':'), header.fields.last_mut()) {
                (_, Some((_, value))) if line.starts_with([' ', '\t']) => value.push_str(&line),
                (Some((key, value)), _) => {
                    header.fields.push((key.trim().to_ascii_lowercase(), value.trim().to_owned()))
                }
                (None, _) => return Err(Fault::Damaged("header")),
            }
        }
        Err(Fault::Damaged("header"))
    }

    /// Goes on to the next record that can be read.
    fn resume(&mut self) -> io::Result<bool> {
        loop {
            match self.line() {
                Ok(Some(line)) if line.starts_with(MARK) => {
                    self.at_mark = true;
                    return Ok(true);
                }
                Ok(Some(_)) => {}
                Ok(None) => return Ok(false),
                Err(_) if self.source.get_mut().resume()? => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn failed(&mut self, fault: Fault) -> ReadError {
        let place = self.label.place.within(format_args!("record {}", self.record));
        let what = match fault {
            Fault::CutOff => {
                self.ended = true;
                return ReadError::new(place, Cause::Malformed("the file ends within the record".to_owned()));
            }
            Fault::Damaged(what) => what,
            Fault::Io(error) => {
                if !self.source.get_mut().resume().unwrap_or(false) {
                    self.ended = true;
                    return ReadError::new(place, Cause::Unreadable(error));
                }
                "gzip"
            }
        };
        let resumed = self.resume().unwrap_or(false);
        self.ended = !resumed;
        let at = self.source.get_ref().began((self.source.buffer().len() + MARK_LINE) as u64);
        match resumed {
            true => ReadError::new(place, Cause::Damaged { what, at }),
            false => ReadError::new(place, Cause::Malformed(format!("{what} damaged, and nothing readable behind it"))),
        }
    }

    /// What a record is to a reader of articles.
    fn item(&self, header: &Header, body: Vec<u8>) -> Result<Item, ReadError> {
        let url = header.get("warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_owned());
        let mut label = self.label.part(self.record, "record");
        let place = label.place.clone();
        let kind = header.get("warc-type").unwrap_or_default();
        let skipped = |why| Ok(Skipped::item(place.clone(), why));
        let named = url.as_deref().is_some_and(|url| url.starts_with("http"));
        if !matches!(kind, "response" | "resource" | "conversion") || !named {
            return skipped(Why::Record);
        }
        if body.len() > MAX_ARTICLE_BYTES {
            return Err(ReadError::new(place, Cause::TooLong));
        }
        let answer = match kind {
            "response" => http::answer(&body),
            _ => {
                let (kind, charset) = http::media_type(header.get("content-type").unwrap_or_default());
                Some(Ok(Answer { status: 200, kind, charset, body }))
            }
        };
        let answer = match answer {
            None => return skipped(Why::Record),
            Some(Err(Bomb)) => return Err(ReadError::new(place, Cause::Unreadable(super::source::bomb()))),
            Some(Ok(answer)) => answer,
        };
        if !(200..300).contains(&answer.status) {
            return skipped(Why::Status(answer.status));
        }
        let robots = url
            .as_deref()
            .is_some_and(|url| url.split(['?', '#']).next().is_some_and(|path| path.ends_with("/robots.txt")));
        let format = match answer.kind.as_str() {
            "text/html" | "application/xhtml+xml" => Some(Format::Html),
            "text/plain" if !robots => Some(Format::Text),
            kind if kind.ends_with("xml") || kind.ends_with("json") => None,
            _ => return skipped(Why::Media(answer.kind)),
        };
        if answer.body.trim_ascii().is_empty() {
            return skipped(Why::Empty);
        }
        label = label.called(url.as_deref());
        label.given.url = url.or(label.given.url);
        label.charset = answer.charset;
        Ok(Item::Member(Box::new(Member::of_bytes("", answer.body, label, format))))
    }
}

impl Iterator for Warc {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        match self.read() {
            Ok(Some((header, body))) => Some(self.item(&header, body)),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(fault) => Some(Err(self.failed(fault))),
        }
    }
}

impl Header {
    fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests;
