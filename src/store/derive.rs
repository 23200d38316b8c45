//! Graphs derived from the articles: made with every index, never stored as truth.
//!
//! | graph | what it says |
//! |---|---|
//! | `{base}derived/facts` | of each fact, its article, its day and, of statements, the side of who speaks |
//! | `{base}derived/names` | one name for each node that has names |
//! | `{base}derived/denials-of-accusations` | which denial answers an accusation of another article |
//! | `{base}derived/same-person` | which full name a bare surname stands for |
//!
//! `queries/derive/*.rq` say the last two in SPARQL; here they are joins over sorted lists, so that twice the articles
//! take twice the time, and a test holds the two together. Terms are numbers of a dictionary, quads rows of four numbers.

mod denials;
mod facts;
mod names;
mod same_person;
mod vocabulary;

use oxigraph::model::{NamedNode, NamedNodeRef};

use super::index::key::{self, Dictionary};
use super::index::mapped::Row;
use crate::graph::vocab;
use denials::Denials;
use facts::Facts;
use names::Names;
use same_person::SamePerson;
use vocabulary::Vocabulary;
pub(super) use vocabulary::terms;

/// What is known on the way through the articles.
pub(super) struct Derivation {
    vocabulary: Vocabulary,
    facts: Facts,
    names: Names,
    denials: Denials,
    people: SamePerson,
}

impl Derivation {
    /// Begin, with a dictionary that has all of [`terms`].
    pub fn new(terms: &impl Dictionary, base: &str) -> Self {
        Self {
            vocabulary: Vocabulary::new(terms, base),
            facts: Facts::default(),
            names: Names::default(),
            denials: Denials::default(),
            people: SamePerson::default(),
        }
    }

    /// Look at the quads of whole articles or resources, resources first, and add what follows from each article alone.
    /// Expects them sorted and leaves them unsorted.
    pub fn see(&mut self, terms: &impl Dictionary, quads: &mut Vec<Row>) {
        let subjects: Vec<Subject<'_>> = quads.chunk_by(|one, other| one[0] == other[0]).map(Subject).collect();
        let mut derived = self.facts.see(&self.vocabulary, terms, &subjects);
        derived.extend(self.names.see(&self.vocabulary, terms, &subjects));
        self.denials.see(&self.vocabulary, terms, &subjects);
        self.people.see(&self.vocabulary, terms, &subjects);
        quads.extend(derived);
    }

    /// What follows from all articles together.
    pub fn finish(self, terms: &impl Dictionary) -> Vec<Row> {
        let mut derived = self.denials.finish(&self.vocabulary);
        derived.extend(self.people.finish(&self.vocabulary, terms, &self.names));
        derived.extend(self.names.finish(&self.vocabulary));
        derived.sort_unstable();
        derived.dedup();
        derived
    }
}

/// All that some articles say of one node.
#[derive(Debug, Clone, Copy)]
struct Subject<'q>(&'q [Row]);

impl Subject<'_> {
    /// The node.
    fn node(self) -> u32 {
        self.0[0][0]
    }

    /// The graph of the first quad: the article, of nodes that only one article has.
    fn graph(self) -> u32 {
        self.0[0][3]
    }

    /// The values of a property.
    fn values(self, property: u32) -> impl Iterator<Item = u32> {
        self.0.iter().filter(move |quad| quad[1] == property).map(|quad| quad[2])
    }

    /// True when it is of the class.
    fn is_a(self, vocabulary: &Vocabulary, class: u32) -> bool {
        self.values(vocabulary.kind).any(|it| it == class)
    }
}

/// True when a node is an article's own: its IRI is the article's with a fragment.
fn is_of(terms: &impl Dictionary, node: u32, article: u32) -> bool {
    terms.key(node).strip_prefix(terms.key(article)).is_some_and(|rest| rest.starts_with(b"#"))
}

/// True for the graphs of the authority file and of the user's own.
fn is_authority(terms: &impl Dictionary, graph: u32) -> bool {
    key::iri(terms.key(graph)).is_some_and(|iri| iri.starts_with(vocab::ACTORS))
}

/// A graph's name: `{base}derived/{name}`.
fn graph(base: &str, name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{base}derived/{name}"))
}

/// The number of a node in the dictionary; one that no term has where it is not there.
fn number(terms: &impl Dictionary, node: NamedNodeRef<'_>) -> u32 {
    terms.find(&key::of(node.into())).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
