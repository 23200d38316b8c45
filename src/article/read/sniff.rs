//! Which format a file has: its content decides, and where that does not tell, its name.
//!
//! Example: `{\rtf1` is rich text whatever it is called, `From: ana@roe.example` above `Subject:` is a letter; a text with
//! nothing of the kind is Markdown in `note.md` alone.

use std::sync::LazyLock;

use regex::bytes::Regex;

use super::format::{Format, Named};
use crate::lexicon::classes::{FormatName, PageWord};

/// What zip, PDF and other files begin with.
const ZIP: &[u8] = b"PK\x03\x04";
const PDF: &[u8] = b"%PDF-";
/// Where tar says that it is one.
const TAR_MARK: std::ops::Range<usize> = 257..262;

macro_rules! pattern {
    ($pattern:expr) => {{
        static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new($pattern).ok());
        |head: &[u8]| PATTERN.as_ref().is_some_and(|pattern| pattern.is_match(head))
    }};
}

/// The format of a file that begins with `head`.
pub(super) fn decided(head: &[u8], named: &Named) -> Option<Format> {
    match (format(head), named) {
        (Some(format), _) => Some(format),
        (None, Named::Known(format)) => Some(*format),
        (None, Named::Unknown) => Some(Format::Text),
        (None, Named::Foreign(_)) => None,
    }
}

/// The format that begins with `head`, where it tells.
fn format(head: &[u8]) -> Option<Format> {
    if head.starts_with(ZIP) {
        return Some(Format::Zip);
    }
    if head.starts_with(PDF) {
        return Some(Format::Pdf);
    }
    if head.get(TAR_MARK).is_some_and(|mark| mark == b"ustar") {
        return Some(Format::Tar);
    }
    let narrow = narrowed(head);
    let body = narrow.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&narrow).trim_ascii_start();
    if body.starts_with(b"WARC/1.") {
        return Some(Format::Warc);
    }
    if body.starts_with(br"{\rtf") {
        return Some(if is_factiva(body) { Format::Factiva } else { Format::Rtf });
    }
    match body.first() {
        Some(b'<') => markup(body),
        Some(b'{' | b'[') => json(body),
        _ => text(body),
    }
}

/// UTF-16 of ASCII without its zeros, so that one set of patterns knows both.
fn narrowed(head: &[u8]) -> Vec<u8> {
    match head {
        [0xff, 0xfe, rest @ ..] | [0xfe, 0xff, rest @ ..] => rest.iter().copied().filter(|byte| *byte != 0).collect(),
        [0, b'<', 0, ..] | [b'<', 0, ..] => head.iter().copied().filter(|byte| *byte != 0).collect(),
        _ => head.to_vec(),
    }
}

fn markup(body: &[u8]) -> Option<Format> {
    if pattern!(r"(?i)<!doctype\s+lewis|<reuters[\s>]")(body) {
        return Some(Format::Reuters);
    }
    let root = root(body)?;
    let name = root.rsplit(':').next().unwrap_or(&root);
    let class = FormatName::of(name);
    if class.is(FormatName::FeedRoot) {
        return Some(Format::Feed);
    }
    if class.is(FormatName::SitemapRoot) {
        return Some(Format::Sitemap);
    }
    if class.is(FormatName::NewsRoot) {
        return Some(Format::NewsXml);
    }
    let is_page = PageWord::Document.has(name) || root == "!doctype";
    is_page.then(|| if is_factiva(body) { Format::Factiva } else { Format::Html })
}

/// The first tag of a page or an XML file, in small letters; `!doctype` where it is one of HTML.
fn root(body: &[u8]) -> Option<String> {
    let mut rest = body;
    loop {
        rest = rest.trim_ascii_start().strip_prefix(b"<")?;
        if let Some(comment) = rest.strip_prefix(b"!--") {
            rest = &comment[find(comment, b"-->")? + 3..];
        } else if rest.first() == Some(&b'?') {
            rest = &rest[find(rest, b">")? + 1..];
        } else if rest.first() == Some(&b'!') {
            let inside = &rest[..find(rest, b">").unwrap_or(rest.len())].to_ascii_lowercase();
            if inside.starts_with(b"!doctype html") {
                return Some("!doctype".to_owned());
            }
            let subset = inside.contains(&b'[').then(|| find(rest, b"]>")).flatten();
            rest = &rest[subset.map_or(inside.len(), |end| end + 1).min(rest.len())..];
            rest = rest.strip_prefix(b">").unwrap_or(rest);
        } else {
            let end = rest.iter().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
            let name = &rest[..end.unwrap_or(rest.len())];
            return std::str::from_utf8(name).ok().map(str::to_ascii_lowercase);
        }
    }
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}

fn json(body: &[u8]) -> Option<Format> {
    if body.starts_with(b"[") {
        return body[1..].trim_ascii_start().starts_with(b"{").then_some(Format::Json);
    }
    if !matches!(body[1..].trim_ascii_start().first(), Some(b'"' | b'}')) {
        return None;
    }
    let line = body.split(|byte| *byte == b'\n').next().unwrap_or(body);
    let whole = line.len() == body.len() || line.trim_ascii_end().ends_with(b"}");
    Some(if whole { Format::JsonLines } else { Format::Json })
}

fn text(body: &[u8]) -> Option<Format> {
    if pattern!(r"^From \S+.*\d\d:\d\d")(body) && is_letter(body.splitn(2, |byte| *byte == b'\n').nth(1)?) {
        return Some(Format::Mbox);
    }
    if is_letter(body) {
        return Some(Format::Mail);
    }
    if pattern!(r"^(?:[^\n]*\n){0,3}?\s*\d+ of \d+ DOCUMENTS?\s")(body) {
        return Some(Format::Nexis);
    }
    if pattern!(r"(?m)^HD[ \t]*\r?$|^HD\s+\S")(body) && is_factiva(body) {
        return Some(Format::Factiva);
    }
    if pattern!(r"(?m)^Full text: ")(body)
        && pattern!(r"(?m)^_{20,}\s*$|^(?:Title|Author|Publication title|ProQuest document ID): ")(body)
    {
        return Some(Format::ProQuest);
    }
    let mut lines =
        body.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty()).peekable();
    let is_address = |line: &[u8]| line.starts_with(b"http://") || line.starts_with(b"https://");
    lines.peek()?;
    let addresses = lines.all(|line| is_address(line) && !line.contains(&b' '));
    addresses.then_some(Format::Addresses)
}

/// True for headers of a letter: two at least that only letters have, before anything else.
fn is_letter(body: &[u8]) -> bool {
    let mut found = 0;
    for line in body.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.first().is_some_and(u8::is_ascii_whitespace) {
            continue;
        }
        let Some(colon) = line.iter().position(|byte| *byte == b':') else { break };
        let name = &line[..colon];
        if !name.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
            break;
        }
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        found += usize::from(FormatName::LetterHead.has(&name));
    }
    found >= 2
}

/// Two-letter fields in a row: headline, source, date, text.
fn is_factiva(body: &[u8]) -> bool {
    let field = |name: &str| {
        let text = String::from_utf8_lossy(body);
        text.contains(&format!(">{name}<"))
            || text.lines().any(|line| {
                line.trim_end() == name
                    || line.starts_with(&format!("{name}\t"))
                    || line.starts_with(&format!("{name}  "))
                    || line.contains(&format!("\\b {name}"))
            })
    };
    field("HD") && field("PD") && field("SN")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::read::format::by_name;
    use std::path::Path;

    #[test]
    fn content_decides_and_the_name_breaks_ties() {
        let of = |head: &str, name: &str| decided(head.as_bytes(), &by_name(Path::new(name)));
        assert_eq!(of("<!DOCTYPE html><html>", "a.txt"), Some(Format::Html));
        assert_eq!(of("The ferry left.", "a.md"), Some(Format::Markdown));
        assert_eq!(of("The ferry left.", "story"), Some(Format::Text));
        assert_eq!(of("print(1)", "a.py"), None);
        assert_eq!(of("title,text\n", "a.csv"), Some(Format::Table(b',')));
    }

    #[test]
    fn formats_by_content() {
        for (head, expect) in [
            ("{\"id\": 1}\n{\"id\": 2}\n", Some(Format::JsonLines)),
            ("{\"id\": 1, \"text\": \"a long li", Some(Format::JsonLines)),
            ("{\n  \"id\": 1\n}", Some(Format::Json)),
            (" [ {\"id\": 1}]", Some(Format::Json)),
            ("[Port Roe] The ferry left.", None),
            ("{Editor's note} The ferry left.", None),
            ("The ferry left.", None),
            ("", None),
            ("<!-- saved --> <html>", Some(Format::Html)),
            ("\u{feff}<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC \"-//W3C\">", Some(Format::Html)),
            ("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b>'>]><rss version='2.0'>", Some(Format::Feed)),
            ("<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", Some(Format::Feed)),
            ("<nitf><head>", Some(Format::NewsXml)),
            ("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS ", Some(Format::Reuters)),
            ("<p>The ferry left.", None),
            ("{\\rtf1\\ansi", Some(Format::Rtf)),
            ("From: a@roe.example\nSubject: Ferry\n\nIt left.", Some(Format::Mail)),
            ("Title: Ferry\nDate: 3 March 2016\nSource: Post\n\nIt left.", None),
            ("From the harbour: the ferry left.\nSubject: x", None),
            ("From x@roe Thu Nov 26 09:45:52 2015\nSubject: a\nFrom: b@roe\n\nIt left.", Some(Format::Mbox)),
            ("https://roe.example/a\nhttps://roe.example/b\n", Some(Format::Addresses)),
            ("\n   1 of 20 DOCUMENTS\n\n  The Harbour Post", Some(Format::Nexis)),
            ("HD\nFerry sails\nPD\n3 March 2016\nSN\nHarbour Post\n", Some(Format::Factiva)),
        ] {
            assert_eq!(format(head.as_bytes()), expect, "{head}");
        }
        assert_eq!(format(b"\xff\xfe<\0r\0s\0s\0>\0"), Some(Format::Feed));
    }
}
