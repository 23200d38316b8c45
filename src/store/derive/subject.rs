//! What is said of one node, and whose node and graph it is.

use super::vocabulary::Vocabulary;
use crate::graph::vocab;
use crate::ledger::days;
use crate::store::index::key::{self, Dictionary};
use crate::store::index::mapped::Row;

/// All that some articles say of one node.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'q>(pub &'q [Row]);

impl Subject<'_> {
    /// The node.
    pub fn node(self) -> u32 {
        self.0[0][0]
    }

    /// The graph of the first quad: the article, of nodes that only one article has.
    pub fn graph(self) -> u32 {
        self.0[0][3]
    }

    /// The values of a property.
    pub fn values(self, property: u32) -> impl Iterator<Item = u32> {
        self.0.iter().filter(move |quad| quad[1] == property).map(|quad| quad[2])
    }

    /// True when it is of the class.
    pub fn is_a(self, vocabulary: &Vocabulary, class: u32) -> bool {
        self.values(vocabulary.kind).any(|it| it == class)
    }
}

/// The day that a literal tells, as ledgers count days; `None` for what is no day.
pub fn day_number(terms: &impl Dictionary, literal: u32) -> Option<i32> {
    days::number(key::words(terms.key(literal))?)
}

/// True when a node is an article's own: its IRI is the article's with a fragment.
pub fn is_of(terms: &impl Dictionary, node: u32, article: u32) -> bool {
    terms.key(node).strip_prefix(terms.key(article)).is_some_and(|rest| rest.starts_with(b"#"))
}

/// True for the graphs of the authority file and of the user's own.
pub fn is_authority(terms: &impl Dictionary, graph: u32) -> bool {
    key::iri(terms.key(graph)).is_some_and(|iri| iri.starts_with(vocab::ACTORS))
}
