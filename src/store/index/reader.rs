//! Look-ups in a mapped index without a query, for whoever shows many small things quickly.
//!
//! Terms are handed out as numbers ([`Node`]) and read only when they are shown:
//!
//! ```text
//! reader.subjects(category, accuse)  →  every accusation, in the order of their IRIs
//! reader.value(fact, day)            →  its day
//! ```
//!
//! All look-ups are of the merged graph, each triple once, but for those that name a graph.

use std::ops::Range;
use std::sync::Arc;

use oxigraph::model::{NamedNodeRef, Quad, Term};

use super::Engine;
use super::key::{self, Dictionary as _};
use super::mapped::{Mapped, ORDERS, Order, Row};
use super::node::Node;
use super::{Index, Words};

/// An index that is read term by term.
#[derive(Debug, Clone)]
pub struct Reader(Arc<Mapped>);

const BY_SUBJECT: Order = ORDERS[0];
const BY_VALUE: Order = ORDERS[1];
const BY_OBJECT: Order = ORDERS[2];
const BY_GRAPH: Order = ORDERS[3];

impl Index {
    /// Look-ups without a query; `None` for an index in memory.
    pub fn reader(&self) -> Option<Reader> {
        match &self.engine {
            Engine::Mapped(mapped) => Some(Reader(Arc::clone(mapped))),
            Engine::Memory(_) => None,
        }
    }
}

impl Reader {
    /// The node with this IRI, where the index has it.
    pub fn iri(&self, iri: &str) -> Option<Node> {
        self.find(&NamedNodeRef::new_unchecked(iri).into_owned().into())
    }

    /// The number of a term, where the index has it.
    pub fn find(&self, term: &Term) -> Option<Node> {
        self.0.find(&key::of(term.as_ref())).map(Node)
    }

    /// The term.
    pub fn term(&self, node: Node) -> Option<Term> {
        key::read(self.0.key(node.0))
    }

    /// The words of a literal, or the IRI of a node; empty for a triple term.
    pub fn text(&self, node: Node) -> &str {
        let key = self.0.key(node.0);
        key::words(key).or_else(|| key::iri(key)).unwrap_or_default()
    }

    /// True for a node with an IRI.
    pub fn is_iri(&self, node: Node) -> bool {
        key::iri(self.0.key(node.0)).is_some()
    }

    /// The values that a subject has for a property, each once.
    pub fn values(&self, subject: Node, property: Node) -> impl Iterator<Item = Node> + '_ {
        distinct(self.rows(BY_SUBJECT, &[subject.0, property.0])).map(|row| Node(row[2]))
    }

    /// The first value that a subject has for a property.
    pub fn value(&self, subject: Node, property: Node) -> Option<Node> {
        self.rows(BY_SUBJECT, &[subject.0, property.0]).first().map(|row| Node(row[2]))
    }

    /// True when the index says so.
    pub fn says(&self, subject: Node, property: Node, value: Node) -> bool {
        !self.rows(BY_SUBJECT, &[subject.0, property.0, value.0]).is_empty()
    }

    /// Who has this value for a property, each once, in the order of their IRIs.
    pub fn subjects(&self, property: Node, value: Node) -> impl Iterator<Item = Node> + '_ {
        distinct(self.rows(BY_VALUE, &[property.0, value.0])).map(|row| Node(row[2]))
    }

    /// The values that a property has anywhere, each once; `None` when there are more than `most`.
    pub fn distinct_values(&self, property: Node, most: usize) -> Option<Vec<Node>> {
        let mut values = Vec::new();
        let range = self.0.range(BY_VALUE, &[property.0]);
        let mut at = range.start;
        while at < range.end {
            let [_, value, ..] = *self.0.rows(BY_VALUE).get(at)?;
            if values.len() == most {
                return None;
            }
            values.push(Node(value));
            at = self.0.range(BY_VALUE, &[property.0, value]).end;
        }
        Some(values)
    }

    /// In how many graphs and of how many subjects the index says that they have this value.
    pub fn count(&self, property: Node, value: Node) -> usize {
        self.rows(BY_VALUE, &[property.0, value.0]).len()
    }

    /// All values of a property with who has them, in the order of the values.
    pub fn pairs(&self, property: Node) -> impl DoubleEndedIterator<Item = (Node, Node)> + ExactSizeIterator + '_ {
        self.rows(BY_VALUE, &[property.0]).iter().map(|row| (Node(row[1]), Node(row[2])))
    }

    /// Some of the [`pairs`](Self::pairs) of a property, by where they stand among them; fewer where there are fewer.
    pub fn some_pairs(&self, property: Node, which: Range<usize>) -> Vec<(Node, Node)> {
        let rows = self.rows(BY_VALUE, &[property.0]);
        let rows = rows.get(which.start..which.end.min(rows.len())).unwrap_or_default();
        rows.iter().map(|row| (Node(row[1]), Node(row[2]))).collect()
    }

    /// What is said of a subject: properties with their values, each once.
    pub fn about(&self, subject: Node) -> impl Iterator<Item = (Node, Node)> + '_ {
        distinct(self.rows(BY_SUBJECT, &[subject.0])).map(|row| (Node(row[1]), Node(row[2])))
    }

    /// What points to a node: subjects with the property by which they do, each once.
    pub fn pointing(&self, object: Node) -> impl Iterator<Item = (Node, Node)> + '_ {
        distinct(self.rows(BY_OBJECT, &[object.0])).map(|row| (Node(row[1]), Node(row[2])))
    }

    /// The triples of a graph: subject, property, value, in the order of subjects.
    pub fn graph(&self, graph: Node) -> impl Iterator<Item = [Node; 3]> + '_ {
        self.rows(BY_GRAPH, &[graph.0]).iter().map(|row| [Node(row[1]), Node(row[2]), Node(row[3])])
    }

    /// The graphs that have triples, in the order of their IRIs.
    pub fn graphs(&self) -> impl Iterator<Item = Node> + '_ {
        let mut at = 0;
        std::iter::from_fn(move || {
            let [graph, ..] = *self.0.rows(BY_GRAPH).get(at)?;
            at = self.0.range(BY_GRAPH, &[graph]).end;
            Some(Node(graph))
        })
    }

    /// How many quads the index has.
    pub fn quad_count(&self) -> usize {
        self.0.rows(BY_SUBJECT).len()
    }

    /// The quads of a graph.
    pub fn quads_of_graph(&self, graph: Node) -> Vec<Quad> {
        self.quads(BY_GRAPH, &[graph.0])
    }

    /// The quads that have a node as their subject, of all graphs.
    pub fn quads_about(&self, subject: Node) -> Vec<Quad> {
        self.quads(BY_SUBJECT, &[subject.0])
    }

    /// The literals that may have `part` in them, compared in small letters; `None` where that cannot be told, or there are
    /// too many to be of use.
    pub fn literals_with(&self, kind: Words, part: &str) -> Option<Vec<Node>> {
        Some(kind.literals(&self.0, part)?.into_iter().map(Node).collect())
    }

    fn rows(&self, order: Order, prefix: &[u32]) -> &[Row] {
        &self.0.rows(order)[self.0.range(order, prefix)]
    }

    fn quads(&self, order: Order, prefix: &[u32]) -> Vec<Quad> {
        self.rows(order, prefix).iter().filter_map(|&row| key::quad(self.0.as_ref(), order.quad(row))).collect()
    }
}

/// The rows of the merged graph: of those that differ in nothing but their graph, one.
fn distinct(rows: &[Row]) -> impl Iterator<Item = &Row> {
    rows.chunk_by(|one, other| one[..3] == other[..3]).filter_map(<[Row]>::first)
}
