//! A term as bytes: the key under which an index's dictionary holds it.
//!
//! The first byte tells the kind, so that terms of two kinds never have one key; what follows is the term as it is,
//! without escapes, so that most terms are read by copying a slice. A literal's tag or datatype stands behind its words,
//! and the last two bytes say how long it is:
//!
//! ```text
//! i https://example.org/a
//! s She said “no”.
//! l oui fr 2
//! t 2015-09-11 http://www.w3.org/2001/XMLSchema#date 37
//! ```
//!
//! Keys in the order of their bytes put the nodes of one article side by side.

use std::str::FromStr;

use oxigraph::model::vocab::xsd;
use oxigraph::model::{
    BaseDirection, BlankNode, Literal, LiteralRef, NamedNode, NamedOrBlankNode, Quad, Term, TermRef,
};

/// Terms by number.
pub trait Dictionary {
    /// The key of a term; empty for a number that is no term's.
    fn key(&self, term: u32) -> &[u8];

    /// The number of the term with this key.
    fn find(&self, key: &[u8]) -> Option<u32>;
}

const IRI: u8 = b'i';
const STRING: u8 = b's';
const LANGUAGE: u8 = b'l';
const LEFT_TO_RIGHT: u8 = b'm';
const RIGHT_TO_LEFT: u8 = b'n';
const TYPED: u8 = b't';
const BLANK: u8 = b'b';
const TRIPLE: u8 = b'q';

/// Write the key of `term` behind what `key` holds.
pub fn write(term: TermRef<'_>, key: &mut Vec<u8>) {
    match term {
        TermRef::NamedNode(node) => plain(IRI, node.as_str(), key),
        TermRef::BlankNode(node) => plain(BLANK, node.as_str(), key),
        TermRef::Literal(literal) => write_literal(literal, key),
        TermRef::Triple(_) => plain(TRIPLE, &term.to_string(), key),
    }
}

/// The key of `term`.
pub fn of(term: TermRef<'_>) -> Vec<u8> {
    let mut key = Vec::with_capacity(64);
    write(term, &mut key);
    key
}

/// The term of a key; `None` when no term has that key.
pub fn read(key: &[u8]) -> Option<Term> {
    let (kind, rest) = key.split_first()?;
    let text = |bytes: &[u8]| std::str::from_utf8(bytes).ok().map(str::to_owned);
    Some(match *kind {
        IRI => NamedNode::new_unchecked(text(rest)?).into(),
        BLANK => BlankNode::new_unchecked(text(rest)?).into(),
        STRING => Literal::new_simple_literal(text(rest)?).into(),
        TRIPLE => Term::from_str(std::str::from_utf8(rest).ok()?).ok()?,
        kind => {
            let (words, mark) = parted(rest)?;
            let (words, mark) = (text(words)?, text(mark)?);
            match kind {
                TYPED => Literal::new_typed_literal(words, NamedNode::new_unchecked(mark)),
                LANGUAGE => Literal::new_language_tagged_literal_unchecked(words, mark),
                LEFT_TO_RIGHT => directed(words, mark, BaseDirection::Ltr),
                RIGHT_TO_LEFT => directed(words, mark, BaseDirection::Rtl),
                _ => return None,
            }
            .into()
        }
    })
}

/// The quad of these four terms; `None` where they cannot make one.
pub fn quad(terms: &impl Dictionary, [subject, predicate, object, graph]: [u32; 4]) -> Option<Quad> {
    let term = |number| read(terms.key(number));
    let named = |number| match term(number)? {
        Term::NamedNode(node) => Some(node),
        _ => None,
    };
    let subject = match term(subject)? {
        Term::NamedNode(node) => NamedOrBlankNode::from(node),
        Term::BlankNode(node) => node.into(),
        Term::Literal(_) | Term::Triple(_) => return None,
    };
    Some(Quad::new(subject, named(predicate)?, term(object)?, named(graph)?))
}

/// The words of a literal's key, whatever its tag or datatype; `None` for terms that are no literals.
pub fn words(key: &[u8]) -> Option<&str> {
    let (kind, rest) = key.split_first()?;
    let words = match *kind {
        IRI | BLANK | TRIPLE => return None,
        STRING => rest,
        _ => parted(rest)?.0,
    };
    std::str::from_utf8(words).ok()
}

/// The IRI of a named node's key.
pub fn iri(key: &[u8]) -> Option<&str> {
    let (kind, rest) = key.split_first()?;
    if *kind == IRI { std::str::from_utf8(rest).ok() } else { None }
}

fn directed(words: String, tag: String, direction: BaseDirection) -> Literal {
    Literal::new_directional_language_tagged_literal_unchecked(words, tag, direction)
}

fn write_literal(literal: LiteralRef<'_>, key: &mut Vec<u8>) {
    match (literal.language(), literal.direction()) {
        (Some(tag), direction) => {
            let kind = match direction {
                None => LANGUAGE,
                Some(BaseDirection::Ltr) => LEFT_TO_RIGHT,
                Some(BaseDirection::Rtl) => RIGHT_TO_LEFT,
            };
            marked(kind, literal.value(), tag, key);
        }
        (None, _) if literal.datatype() == xsd::STRING => plain(STRING, literal.value(), key),
        (None, _) => marked(TYPED, literal.value(), literal.datatype().as_str(), key),
    }
}

fn plain(kind: u8, text: &str, key: &mut Vec<u8>) {
    key.push(kind);
    key.extend_from_slice(text.as_bytes());
}

/// Tags and datatypes longer than 65,535 bytes are cut: no such thing is used, and a key must end somewhere.
fn marked(kind: u8, words: &str, mark: &str, key: &mut Vec<u8>) {
    let length = u16::try_from(mark.len()).unwrap_or(u16::MAX);
    plain(kind, words, key);
    key.extend_from_slice(&mark.as_bytes()[..usize::from(length)]);
    key.extend_from_slice(&length.to_le_bytes());
}

fn parted(rest: &[u8]) -> Option<(&[u8], &[u8])> {
    let (text, length) = rest.split_last_chunk::<2>()?;
    text.split_at_checked(text.len().checked_sub(usize::from(u16::from_le_bytes(*length)))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::Triple;

    #[test]
    fn every_kind_of_term_comes_back_from_its_key_and_no_two_share_one() {
        let node = NamedNode::new("https://example.org/a").unwrap();
        let tagged = |tag: &str| Literal::new_language_tagged_literal("chat", tag).unwrap();
        let typed = |words: &str, datatype| Literal::new_typed_literal(words, datatype);
        let inner = Triple::new(node.clone(), node.clone(), Literal::new_simple_literal("x \"y\"\n"));
        let terms: Vec<Term> = vec![
            node.clone().into(),
            BlankNode::new("a").unwrap().into(),
            Literal::new_simple_literal("").into(),
            Literal::new_simple_literal("https://example.org/a").into(),
            Literal::new_simple_literal("nul \u{0} \"quoted\" \\ \r\n “é” \u{1F642}").into(),
            tagged("en").into(),
            tagged("en-gb").into(),
            directed("chat".to_owned(), "en".to_owned(), BaseDirection::Ltr).into(),
            directed("chat".to_owned(), "en".to_owned(), BaseDirection::Rtl).into(),
            typed("1", xsd::INTEGER).into(),
            typed("01", xsd::INTEGER).into(),
            typed("1", xsd::DECIMAL).into(),
            typed("no number", xsd::INTEGER).into(),
            Triple::new(node.clone(), node.clone(), inner.clone()).into(),
            inner.into(),
        ];
        let keys: std::collections::BTreeSet<Vec<u8>> = terms.iter().map(|term| of(term.as_ref())).collect();
        assert_eq!(keys.len(), terms.len());
        for term in terms {
            assert_eq!(read(&of(term.as_ref())), Some(term));
        }
    }

    #[test]
    fn what_is_no_key_is_no_term() {
        for bytes in [&b""[..], b"z", b"t", b"tab\xFF\x00", b"i\xFF", b"q<<"] {
            assert_eq!(read(bytes), None, "{bytes:?}");
        }
    }
}
