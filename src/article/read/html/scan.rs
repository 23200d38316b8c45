//! One look over a page before it is parsed, linear in its length: pages that parsers need minutes for are refused, and
//! what nobody reads of others is left out.
//!
//! Example: a hundred thousand nested `<div>` cost a parser a quarter of an hour; a page of news is 30 deep, and half of
//! its bytes are scripts.

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::FixedState;
use memchr::{memchr2, memmem};

use super::super::error::Cause;
use super::cuts::Cuts;
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

/// The page without what a parser would spend its time on for nobody: scripts (JSON-LD stays), styles, comments, drawings.
///
/// # Errors
/// What is built to be slow is refused.
pub(super) fn slim(html: &str) -> Result<Cow<'_, str>, Cause> {
    let mut scan = Scan::default();
    let mut cuts = Cuts::default();
    let mut at = 0;
    while let Some(found) = memchr2(b'<', b'&', &html.as_bytes()[at..]) {
        let start = at + found;
        let markup = &html[start..];
        let inside = &markup[1..];
        at = start + 1;
        if markup.starts_with('&') {
            scan.entities += 1;
            if scan.entities > MOST_ENTITIES {
                return Err(Cause::Hostile { what: "references to characters", most: MOST_ENTITIES });
            }
        } else if markup.starts_with("<!--") {
            let end = markup.find("-->").map(|end| start + end + "-->".len());
            at = end.unwrap_or(html.len());
            // Parsers end it there as well.
            if end.is_some() && !html[start..at].contains("--!>") {
                cuts.unread(html, start..at);
            }
        } else if let Some(closed) = inside.strip_prefix('/') {
            let name = small(name(closed));
            scan.close(&name);
            at = html.len() - behind_tag(closed).0.len();
            cuts.close(html, &name, at);
        } else if inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let name = small(name(inside));
            let (behind, attributes, closed) = behind_tag(inside);
            if attributes > MOST_ATTRIBUTES {
                return Err(Cause::Hostile { what: "attributes in one tag", most: MOST_ATTRIBUTES });
            }
            at = html.len() - behind.len();
            scan.open(&name, closed)?;
            cuts.open(html, &name, start..at, closed);
            if PageWord::RawText.has(&name) {
                let raw = behind_raw(behind, &name);
                let content = &behind[..behind.len() - raw.len()];
                if PageWord::Cut.has(&name) && !raw.is_empty() && is_unread(&html[start..at], content) {
                    let end = html.len() - behind_tag(&raw[1..]).0.len();
                    cuts.unread(html, start..end);
                }
                at = html.len() - raw.len();
            }
        }
    }
    Ok(cuts.left_of(html))
}

/// True for a script or style between `tag` and its end that may go: it says nothing of the article, and its end is where
/// parsers see it, which inside of a comment they do not.
fn is_unread(tag: &str, content: &str) -> bool {
    !tag.to_ascii_lowercase().contains("ld+json") && !content.contains("<!--")
}

/// A name in small letters.
fn small(name: &str) -> Cow<'_, str> {
    match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(name.to_ascii_lowercase()),
        false => Cow::Borrowed(name),
    }
}

#[derive(Default)]
struct Scan {
    tags: usize,
    entities: usize,
    depth: usize,
    /// How many of each tag are open.
    open: HashMap<String, usize, FixedState>,
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
        match self.open.get_mut(name) {
            Some(open) => *open += 1,
            None => _ = self.open.insert(name.to_owned(), 1),
        }
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

/// What stands from the end tag of a script on.
fn behind_raw<'t>(rest: &'t str, name: &str) -> &'t str {
    for at in memmem::find_iter(rest.as_bytes(), "</") {
        let tag = &rest[at + 2..];
        let behind = tag.as_bytes().get(name.len());
        if behind.is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
            && tag.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
        {
            return &rest[at..];
        }
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
            assert!(slim(&html).is_ok(), "{}", &html[..40]);
        }
    }

    #[test]
    fn what_nobody_reads_goes_out() {
        for (html, left) in [
            ("<p>a<!-- b -->c<script>if (a</b/) '</scripts>'</script >d<style>p > a {}</style>", "<p>acd"),
            ("<SCRIPT TYPE='application/LD+JSON'>{}</SCRIPT>", "<SCRIPT TYPE='application/LD+JSON'>{}</SCRIPT>"),
            ("a<svg viewBox='0 0'><g><!-- x --><path d=1 /><svg/></g></svg>b<svg/>c", "abc"),
            // What a parser reads in another way stays as it is.
            ("<script><!-- '<script></script>' --></script>b", "<script><!-- '<script></script>' --></script>b"),
            ("<svg><path><p>It left.</p></svg>", "<svg><path><p>It left.</p></svg>"),
            ("<svg><p><!-- a --></svg>b", "<svg><p></svg>b"),
            ("a<!-- b", "a<!-- b"),
            ("a<!-- b --!> c --> d", "a<!-- b --!> c --> d"),
            ("<script>a", "<script>a"),
            // Nothing is made by leaving out: here a tag, there a comment.
            ("<<!-- -->div>", "<<!-- -->div>"),
            ("<!<!-- -->--", "<!<!-- -->--"),
            ("<<!-- --><!-- -->div>", "<<!-- -->div>"),
        ] {
            assert_eq!(slim(html).unwrap(), left);
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
            let refused = slim(&html).unwrap_err().to_string();
            assert!(refused.contains(what), "{refused}");
        }
    }

    #[test]
    fn pages_are_told_from_pieces() {
        assert!(is_page("<!DOCTYPE html><html><body>x") && is_page("<HTML>x") && is_page("\n<!-- a --><head>"));
        assert!(!is_page("<p>One</p><div>Two</div>") && !is_page("One"));
    }
}
