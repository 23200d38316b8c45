//! What nodes are called, and where their pages are.
//!
//! A node whose IRI begins with the store's base has its page at the rest of its IRI, so that the address of a page under
//! the base is the IRI itself: `https://w3id.org/sayso/id/actor/norway` is `/actor/norway`. A fact, which stands in an
//! article, has `/claim/{article}/{fragment}`. Everything else has `/about?iri=…`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::serve::edition::Edition;
use crate::store::Node;

/// Somebody or something with a name and a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The node.
    pub node: Node,
    /// Its name, or what is left of its IRI.
    pub name: String,
    /// Where its page is.
    pub page: String,
    /// True for a source that no article names.
    pub unnamed: bool,
}

/// What has to be encoded in the value of a parameter.
const VALUE: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/').remove(b':');

/// A node by its name.
pub fn who(edition: &Edition, node: Node) -> Who {
    let (reader, words) = (&edition.reader, &edition.words);
    let name = reader.value(node, words.label).map(|label| reader.text(label).to_owned());
    let iri = reader.text(node);
    Who {
        node,
        name: name.unwrap_or_else(|| iri.rsplit(['/', '#']).find(|part| !part.is_empty()).unwrap_or(iri).to_owned()),
        page: local(edition, node),
        unnamed: reader.value(node, words.unnamed).is_some(),
    }
}

/// Where the page of a node is.
pub fn local(edition: &Edition, node: Node) -> String {
    let iri = edition.reader.text(node);
    match iri.strip_prefix(edition.base()) {
        Some(rest) => match rest.strip_prefix("article/").and_then(|rest| rest.rsplit_once('#')) {
            Some((article, fragment)) if !fragment.starts_with("actor-") => format!("/claim/{article}/{fragment}"),
            Some(_) => about(iri),
            None if rest.starts_with("actor/") || rest.starts_with("article/") || rest.starts_with("place/") => {
                format!("/{rest}")
            }
            None => about(iri),
        },
        None => about(iri),
    }
}

fn about(iri: &str) -> String {
    format!("/about?iri={}", utf8_percent_encode(iri, VALUE))
}

/// The IRI below the base that a path stands for: `actor/na%C3%AFve` is `…/actor/naïve`, but `%20` stays as it is, as in
/// IRIs.
pub fn iri_of(edition: &Edition, path: &str) -> String {
    format!("{}{}", edition.base(), decoded(path))
}

/// The fact that `{article}/{fragment}` stands for.
pub fn fact_at(edition: &Edition, path: &str) -> Option<Node> {
    let (article, fragment) = path.rsplit_once('/')?;
    let fact = edition.reader.iri(&iri_of(edition, &format!("article/{article}#{fragment}")))?;
    edition.reader.value(fact, edition.words.in_article).map(|_| fact)
}

/// The day of a fact or an article in figures; empty where there is none.
pub fn day_of(edition: &Edition, day: Node) -> &str {
    if day == Node::NONE { "" } else { edition.reader.text(day) }
}

/// A path with its letters beyond ASCII, and those that need no code, as they are.
fn decoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let code = (byte == b'%').then(|| path.get(at + 1..at + 3)).flatten();
        let plain = |byte: &u8| *byte >= 0x80 || byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()).filter(plain) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_iris() {
        assert_eq!(decoded("actor/na%C3%AFve%2Dbody"), "actor/naïve-body");
        assert_eq!(decoded("article/a%20b%3Fc"), "article/a%20b%3Fc", "what IRIs encode stays encoded");
        assert_eq!(decoded("a%FF%2"), "a%FF%2", "what is no text stays as it is");
    }
}
