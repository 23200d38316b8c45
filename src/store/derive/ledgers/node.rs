//! Derived nodes being written: their names, their graphs, their quads.

use std::io;

use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Term};
use sophia_api::ns::NsTerm;

use crate::graph::vocab::node;
use crate::hash::sha256;
use crate::ledger::days;

/// Digits of the digest in a node's name: enough for a million of one kind.
const DIGITS: usize = 16;

/// Takes what is derived, as much at a time as speaks of one node.
pub type Take<'t> = dyn FnMut(&[Quad]) -> io::Result<()> + 't;

/// Derived quads.
pub struct Derived<'t> {
    base: String,
    quads: Vec<Quad>,
    take: &'t mut Take<'t>,
}

/// A node and the graph that tells of it.
#[derive(Debug, Clone)]
pub struct Place {
    /// The node.
    pub node: NamedNode,
    graph: NamedNode,
}

impl<'t> Derived<'t> {
    /// None yet, below a base; they go to `take`.
    pub fn new(base: &str, take: &'t mut Take<'t>) -> Self {
        Self { base: base.to_owned(), quads: Vec::new(), take }
    }

    /// A node of a ledger (`happening`, in `happenings`), named by its founder, in the graph of the founder's month.
    pub fn place(&self, name: &str, ledger: &str, founder: &str, day: Option<i32>) -> Place {
        let month = day.and_then(days::iso).map_or_else(|| "undated".to_owned(), |day| day[..7].to_owned());
        self.place_in(name, ledger, founder, &month)
    }

    /// The same in any block of a ledger.
    pub fn place_in(&self, name: &str, ledger: &str, founder: &str, block: &str) -> Place {
        let digest = sha256(founder.as_bytes());
        Place {
            node: NamedNode::new_unchecked(format!("{}{name}/{}", self.base, &digest[..DIGITS])),
            graph: NamedNode::new_unchecked(format!("{}derived/{ledger}/{block}", self.base)),
        }
    }

    /// Say something of a node that is derived.
    pub fn say(&mut self, place: &Place, property: &NsTerm<'_>, value: impl Into<Term>) {
        self.push(place.node.clone(), node(property), value, place);
    }

    /// Say what a node that is derived is.
    pub fn class(&mut self, place: &Place, class: &NsTerm<'_>) {
        self.push(place.node.clone(), rdf::TYPE.into_owned(), node(class), place);
    }

    /// Tie something of an article to a node that is derived.
    pub fn tie(&mut self, subject: &str, property: &NsTerm<'_>, place: &Place) {
        self.push(NamedNode::new_unchecked(subject), node(property), place.node.clone(), place);
    }

    /// Say something of an article's, beside a node that is derived.
    pub fn beside(&mut self, subject: &str, property: &NsTerm<'_>, value: impl Into<Term>, place: &Place) {
        self.push(NamedNode::new_unchecked(subject), node(property), value, place);
    }

    fn push(&mut self, subject: NamedNode, property: NamedNode, value: impl Into<Term>, place: &Place) {
        self.quads.push(Quad::new(subject, property, value, GraphName::NamedNode(place.graph.clone())));
    }

    /// Hand on what was said: nothing more will be said of its nodes.
    ///
    /// # Errors
    /// Those of who takes it.
    pub fn hand_on(&mut self) -> io::Result<()> {
        (self.take)(&self.quads)?;
        self.quads.clear();
        Ok(())
    }
}

/// A number as it stands in the graph.
pub fn count(number: usize) -> Literal {
    Literal::from(number as u64)
}

/// A day as it stands in the graph.
pub fn day(number: i32) -> Option<Literal> {
    Some(Literal::new_typed_literal(days::iso(number)?, xsd::DATE))
}
