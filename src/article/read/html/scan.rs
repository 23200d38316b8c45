//! One look over a page before it is parsed, linear in its length: pages that parsers need minutes for are refused.
//!
//! Example: a hundred thousand nested `<div>` cost a parser a quarter of an hour; a page of news is 30 deep.

use std::collections::HashMap;

use super::super::error::Cause;
use crate::lexicon::classes::PageWord;

/// Tags stand inside each other no deeper than this.
const MOST_DEPTH: usize = 512;
/// A page has so many tags at most.
const MOST_TAGS: usize = 200_000;
/// A page has so many references to characters at most.
const MOST_ENTITIES: usize = 200_000;
/// One tag has so many attributes at most.
const MOST_ATTRIBUTES: usize = 1000;
/// Tags that are left open are opened anew in every paragraph: so many at most over the whole page.
const MOST_REOPENED: usize = 1_000_000;

/// True where `html` is a page with its head and not a piece of one.
pub(super) fn is_page(html: &str) -> bool {
    html.match_indices('<').take(50).any(|(at, _)| {
        let name = name(&html[at + 1..]);
        PageWord::Document.has(&name.to_ascii_lowercase()) || name.is_empty() && html[at..].starts_with("<!DOCTYPE")
    })
}

/// Refuses what is built to be slow.
pub(super) fn check(html: &str) -> Result<(), Cause> {
    let mut scan = Scan::default();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        let markup = &rest[at..];
        rest = &markup[1..];
        if markup.starts_with('&') {
            scan.entities += 1;
            if scan.entities > MOST_ENTITIES {
                return Err(Cause::Hostile { what: "references to characters", most: MOST_ENTITIES });
            }
        } else if markup.starts_with("<!--") {
            rest = markup.find("-->").map_or("", |end| &markup[end..]);
        } else if let Some(closed) = rest.strip_prefix('/') {
            scan.close(&name(closed).to_ascii_lowercase());
            rest = behind_tag(closed).0;
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let name = name(rest).to_ascii_lowercase();
            let (behind, attributes, closed) = behind_tag(rest);
            if attributes > MOST_ATTRIBUTES {
                return Err(Cause::Hostile { what: "attributes in one tag", most: MOST_ATTRIBUTES });
            }
            rest = behind;
            scan.open(&name, closed)?;
            if PageWord::RawText.has(&name) {
                rest = behind_raw(rest, &name);
            }
        }
    }
    Ok(())
}

#[derive(Default)]
struct Scan {
    tags: usize,
    entities: usize,
    depth: usize,
    /// How many of each tag are open.
    open: HashMap<String, usize>,
    formatting: usize,
    reopened: usize,
}

impl Scan {
    fn open(&mut self, name: &str, closed: bool) -> Result<(), Cause> {
        self.tags += 1;
        if self.tags > MOST_TAGS {
            return Err(Cause::Hostile { what: "tags", most: MOST_TAGS });
        }
        self.reopened += self.formatting;
        if self.reopened > MOST_REOPENED {
            return Err(Cause::Hostile { what: "tags that are left open", most: MOST_REOPENED });
        }
        let class = PageWord::of(name);
        if closed || class.is(PageWord::Void) || class.is(PageWord::OpenEnded) {
            return Ok(());
        }
        self.depth += 1;
        self.formatting += usize::from(class.is(PageWord::Formatting));
        *self.open.entry(name.to_owned()).or_default() += 1;
        match self.depth > MOST_DEPTH {
            true => Err(Cause::Hostile { what: "tags inside each other", most: MOST_DEPTH }),
            false => Ok(()),
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(open) = self.open.get_mut(name).filter(|open| **open > 0) {
            *open -= 1;
            self.depth -= 1;
            self.formatting -= usize::from(PageWord::Formatting.has(name));
        }
    }
}

/// The name that a tag begins with.
fn name(tag: &str) -> &str {
    let end = tag.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | ':'))).unwrap_or(tag.len());
    &tag[..end]
}

/// What stands behind a tag, how many attributes it has about, and whether it closes itself.
fn behind_tag(tag: &str) -> (&str, usize, bool) {
    let mut quote = None;
    let mut attributes = 0;
    let mut before = b' ';
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (Some(mark), _) if byte == mark => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, b'>') => return (&tag[at + 1..], attributes, before == b'/'),
            (None, _) => attributes += usize::from(before.is_ascii_whitespace() && !byte.is_ascii_whitespace()),
        }
        if quote.is_some() || byte != b' ' || before != b'=' {
            before = byte;
        }
    }
    ("", attributes, false)
}

/// What stands behind the end of a script.
fn behind_raw<'t>(rest: &'t str, name: &str) -> &'t str {
    let mut from = 0;
    while let Some(at) = rest[from..].find("</") {
        let tag = &rest[from + at + 2..];
        if tag.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return &rest[from + at..];
        }
        from += at + 2;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_news_pass() {
        for html in [
            "<p>One<p>Two<br><img src='a>b'>&amp;".repeat(300),
            format!("<script>{}</script>", "if (a <b) x = '<div>';".repeat(2000)),
            "<ul>".to_owned() + &"<li>One".repeat(5000) + "</ul>",
            "<div><b>One</b></div>".repeat(5000),
            "<!-- <div> ".repeat(1000),
            "a < b & c".repeat(1000),
        ] {
            assert!(check(&html).is_ok(), "{}", &html[..40]);
        }
    }

    #[test]
    fn what_is_built_to_be_slow_is_refused() {
        for (html, what) in [
            ("<div>".repeat(600), "inside each other"),
            ("<table><tr><td>".repeat(600), "inside each other"),
            ("&amp;".repeat(300_000), "references"),
            (format!("<p {}>", "a=1 ".repeat(2000)), "attributes"),
            ("<br>".repeat(300_000), "tags"),
            ("<font>".repeat(500) + &"<p>x".repeat(3000), "left open"),
        ] {
            let refused = check(&html).unwrap_err().to_string();
            assert!(refused.contains(what), "{refused}");
        }
    }

    #[test]
    fn pages_are_told_from_pieces() {
        assert!(is_page("<!DOCTYPE html><html><body>x") && is_page("<HTML>x") && is_page("\n<!-- a --><head>"));
        assert!(!is_page("<p>One</p><div>Two</div>") && !is_page("One"));
    }
}
