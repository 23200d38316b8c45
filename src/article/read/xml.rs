//! XML as people have it: a small tree that forgives.
//!
//! Feeds break the rules of XML daily: a bare `&` or `<`, entities of HTML, tags that nobody closes, an end in the middle.
//! What stands is read as far as it goes; entities that a file defines for itself are never expanded.
//!
//! Example: `<title>Q&A: x < y</title><p>one<br>two` has a title `Q&A: x < y` and a paragraph `one two`.

pub(super) mod split;
pub(super) mod transcode;

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::article::blanks::one_line;
use crate::lexicon::html;

/// Elements stand inside each other no deeper; what is deeper hangs on the last.
const MOST_DEPTH: usize = 200;
/// The longest name of an entity, in bytes.
const LONGEST_ENTITY: usize = 12;

/// An element: names are without their prefix, in small letters.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub name: String,
    /// The prefix, where two vocabularies have one name.
    pub prefix: String,
    attributes: Vec<(String, String)>,
    pub nodes: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// The elements of `xml`, under one without a name.
pub(super) fn parse(xml: &str) -> Element {
    let escaped = escaped(xml);
    let mut reader = Reader::from_str(&escaped);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                let element = Element::of(&start);
                // An entry of a line break holds nothing, closed or not.
                match element.name.as_str() {
                    "br" | "img" | "hr" => push(&mut open, Node::Element(element)),
                    _ if open.len() > MOST_DEPTH => push(&mut open, Node::Element(element)),
                    _ => open.push(element),
                }
            }
            Ok(Event::Empty(start)) => push(&mut open, Node::Element(Element::of(&start))),
            Ok(Event::End(end)) => {
                let name = local(&String::from_utf8_lossy(end.name().into_inner())).1;
                if let Some(at) = open.iter().rposition(|element| element.name == name).filter(|at| *at > 0) {
                    close(&mut open, at);
                }
            }
            Ok(Event::Text(text)) => {
                let text = unescaped(&String::from_utf8_lossy(&text)).into_owned();
                push(&mut open, Node::Text(text));
            }
            Ok(Event::CData(text)) => push(&mut open, Node::Text(String::from_utf8_lossy(&text).into_owned())),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    close(&mut open, 1);
    open.pop().unwrap_or_default()
}

fn push(open: &mut [Element], node: Node) {
    if let Some(last) = open.last_mut() {
        last.nodes.push(node);
    }
}

/// Ends the elements from `at` on.
fn close(open: &mut Vec<Element>, at: usize) {
    while open.len() > at.max(1)
        && let Some(element) = open.pop()
    {
        push(open, Node::Element(element));
    }
}

impl Element {
    fn of(start: &BytesStart<'_>) -> Self {
        let (prefix, name) = local(&String::from_utf8_lossy(start.name().into_inner()));
        let mut attributes = start.html_attributes();
        let attributes = attributes.with_checks(false).filter_map(Result::ok).map(|attribute| {
            let value = unescaped(&String::from_utf8_lossy(&attribute.value)).into_owned();
            (local(&String::from_utf8_lossy(attribute.key.into_inner())).1, value)
        });
        Self { name, prefix, attributes: attributes.collect(), nodes: Vec::new() }
    }

    /// The elements right inside.
    pub fn children(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| if let Node::Element(element) = node { Some(element) } else { None })
    }

    /// The first element right inside with this name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children().find(|element| element.name == name)
    }

    /// All elements with this name, however deep, in the order of the text.
    pub fn all<'e>(&'e self, name: &str) -> Vec<&'e Element> {
        let mut found = Vec::new();
        for element in self.children() {
            if element.name == name {
                found.push(element);
            }
            found.extend(element.all(name));
        }
        found
    }

    /// The first element with this name, however deep.
    pub fn find(&self, name: &str) -> Option<&Element> {
        self.children().find_map(|element| if element.name == name { Some(element) } else { element.find(name) })
    }

    /// An attribute that says something.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim());
        found.filter(|value| !value.is_empty())
    }

    /// All words inside.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.gather(&mut text);
        text
    }

    /// All words inside on one line; nothing where there are none.
    pub fn line(&self) -> Option<String> {
        let line = one_line(&self.text());
        (!line.is_empty()).then_some(line)
    }

    fn gather(&self, text: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Text(words) => text.push_str(words),
                Node::Element(element) => {
                    if element.name == "br" {
                        text.push(' ');
                    }
                    element.gather(text);
                }
            }
        }
    }

    /// What stands inside as HTML: elements as they are, or the text, which is HTML then.
    pub fn markup(&self) -> String {
        if self.children().next().is_none() {
            return self.text();
        }
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    fn write(&self, html: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Text(text) => html.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
                Node::Element(element) => {
                    html.push_str(&format!("<{}>", element.name));
                    element.write(html);
                    html.push_str(&format!("</{}>", element.name));
                }
            }
        }
    }
}

/// Prefix and name in small letters.
fn local(name: &str) -> (String, String) {
    let name = name.to_ascii_lowercase();
    match name.split_once(':') {
        Some((prefix, name)) => (prefix.to_owned(), name.to_owned()),
        None => (String::new(), name),
    }
}

/// The text with each `<` escaped that opens nothing.
fn escaped(xml: &str) -> Cow<'_, str> {
    let opens =
        |behind: &str| behind.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?' | '_'));
    if xml.match_indices('<').all(|(at, _)| opens(&xml[at + 1..])) {
        return Cow::Borrowed(xml);
    }
    let mut out = String::with_capacity(xml.len() + 64);
    let mut rest = xml;
    while let Some(at) = rest.find('<') {
        let (before, markup) = rest.split_at(at);
        out.push_str(before);
        if markup.starts_with("<![CDATA[") {
            let end = markup.find("]]>").map_or(markup.len(), |end| end + "]]>".len());
            out.push_str(&markup[..end]);
            rest = &markup[end..];
            continue;
        }
        out.push_str(if opens(&markup[1..]) { "<" } else { "&lt;" });
        rest = &markup[1..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The text with its references to characters read; those that nobody knows stay as they are.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') && !text.chars().any(is_noise) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';');
        match end.and_then(|end| Some((end, character(&rest[..end])?))) {
            Some((end, c)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    out.retain(|c| !is_noise(c));
    Cow::Owned(out)
}

fn character(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return html::character(name).or_else(|| (name == "apos").then_some('\''));
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
}

/// Control characters that no text has.
fn is_noise(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_broken_is_read_as_far_as_it_goes() {
        let tree = parse(
            "<a><title>Q&A: x < y &eacute;&#8217;&unknown;</title><p>one<br>two</p><x:y z=1 w='&amp;'/><b>cut</a><c",
        );
        let a = tree.child("a").unwrap();
        assert_eq!(a.child("title").and_then(Element::line).as_deref(), Some("Q&A: x < y é’&unknown;"));
        assert_eq!(a.child("p").and_then(Element::line).as_deref(), Some("one two"));
        assert_eq!(a.child("p").map(Element::markup).as_deref(), Some("one<br></br>two"));
        assert_eq!(
            (a.child("y").unwrap().attribute("z"), a.child("y").unwrap().attribute("w")),
            (Some("1"), Some("&"))
        );
        assert_eq!(tree.find("b").and_then(Element::line).as_deref(), Some("cut"));
        assert_eq!(parse(&"<d>".repeat(100_000)).all("d").len(), 100_000);
    }

    #[test]
    fn entities_of_the_file_are_not_expanded() {
        let tree = parse("<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>");
        assert_eq!(tree.find("a").map(Element::text).as_deref(), Some("&c;"));
    }
}
