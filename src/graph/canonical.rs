//! One hash for one graph: RDF Dataset Canonicalization (RDFC-1.0), then SHA-256.
//!
//! Two builds made the same graph exactly when their hashes are equal, whatever the order of the
//! quads, the cut into segments, or the program that wrote them. Method:
//! <https://www.w3.org/TR/rdf-canon/>, as implemented by sophia.

use std::io;

use oxigraph::model::Quad;
use sha2::{Digest, Sha256};
use sophia_c14n::rdfc10;

use super::bridge::OxDataset;
use crate::hash::hex;

/// SHA-256 (hex) of the canonical N-Quads of `quads`. Sorts them and drops repetitions on the way.
///
/// # Errors
/// When the canonicalisation gives up on a graph made to be hard; without blank nodes it never does.
pub fn canonical_hash(mut quads: Vec<Quad>) -> io::Result<String> {
    quads.sort_by_cached_key(ToString::to_string);
    quads.dedup();
    let mut sink = HashSink(Sha256::new());
    rdfc10::normalize(&OxDataset(&quads), &mut sink).map_err(io::Error::other)?;
    Ok(hex(&sink.0.finalize()))
}

/// Feeds what is written to it into a hash.
struct HashSink(Sha256);

impl io::Write for HashSink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::{GraphName, Literal, NamedNode};

    fn quad(subject: &str, value: &str) -> Quad {
        let node = |name: &str| NamedNode::new(format!("https://example.org/{name}")).unwrap();
        Quad::new(node(subject), node("p"), Literal::new_simple_literal(value), GraphName::NamedNode(node("g")))
    }

    #[test]
    fn order_and_repetition_do_not_change_the_hash() {
        let one = canonical_hash(vec![quad("a", "x"), quad("b", "y")]).unwrap();
        let two = canonical_hash(vec![quad("b", "y"), quad("a", "x"), quad("b", "y")]).unwrap();
        assert_eq!(one, two);
        assert_ne!(one, canonical_hash(vec![quad("a", "x")]).unwrap());
    }

    #[test]
    fn it_is_the_hash_of_the_canonical_quads() {
        let line = "<https://example.org/a> <https://example.org/p> \"x\" <https://example.org/g> .\n";
        assert_eq!(canonical_hash(vec![quad("a", "x")]).unwrap(), hex(&Sha256::digest(line.as_bytes())));
    }
}
