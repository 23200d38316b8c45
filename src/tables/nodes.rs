//! The nodes of an article's graph, and of what lies beside it: properties by subject.
//!
//! Example: `nodes.text(fact, &sayso::cue.to_string())` is `Some("accuse")`.

use std::collections::BTreeMap;

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedOrBlankNode, Quad, Term};

/// Properties and their values, by subject.
#[derive(Debug, Default)]
pub(super) struct Nodes<'q>(BTreeMap<&'q str, Vec<(&'q str, &'q Term)>>);

impl<'q> Nodes<'q> {
    /// What `quads` say.
    pub fn of(quads: &'q [Quad]) -> Self {
        let mut nodes: BTreeMap<&str, Vec<(&str, &Term)>> = BTreeMap::new();
        for quad in quads {
            if let NamedOrBlankNode::NamedNode(subject) = &quad.subject {
                nodes.entry(subject.as_str()).or_default().push((quad.predicate.as_str(), &quad.object));
            }
        }
        Self(nodes)
    }

    /// The subjects of a class, in the order of their IRIs.
    pub fn of_class<'s>(&'s self, class: &'s str) -> impl Iterator<Item = &'q str> + use<'s, 'q> {
        self.0.keys().copied().filter(move |node| self.is_a(node, class))
    }

    /// The subjects that have a property, in the order of their IRIs.
    pub fn with<'s>(&'s self, property: &'s str) -> impl Iterator<Item = &'q str> + use<'s, 'q> {
        self.0.iter().filter(move |(_, said)| said.iter().any(|(own, _)| *own == property)).map(|(node, _)| *node)
    }

    /// All links between nodes: subject, property, object.
    pub fn ties(&self) -> impl Iterator<Item = (&'q str, &'q str, &'q str)> + use<'_, 'q> {
        let all = self.0.iter().flat_map(|(&subject, said)| said.iter().map(move |&said| (subject, said)));
        all.filter_map(|(subject, (property, it))| Some((subject, property, iri(it)?)))
    }

    /// Whether a node is of a class.
    pub fn is_a(&self, node: &str, class: &str) -> bool {
        self.iris(node, rdf::TYPE.as_str()).any(|iri| iri == class)
    }

    /// Whether anything says what a node is.
    pub fn is_described(&self, node: &str) -> bool {
        self.iris(node, rdf::TYPE.as_str()).next().is_some()
    }

    /// Every IRI that stands as subject or object.
    pub fn iris_named(&self) -> impl Iterator<Item = &'q str> {
        self.0
            .iter()
            .flat_map(|(subject, said)| std::iter::once(*subject).chain(said.iter().filter_map(|(_, it)| iri(it))))
    }

    /// The values of a property, in the order of the quads.
    pub fn all<'s>(&'s self, node: &str, property: &'s str) -> impl Iterator<Item = &'q Term> + use<'s, 'q> {
        let said = self.0.get(node).map(Vec::as_slice).unwrap_or_default();
        said.iter().filter(move |(own, _)| *own == property).map(|(_, value)| *value)
    }

    /// Those that are IRIs.
    pub fn iris<'s>(&'s self, node: &str, property: &'s str) -> impl Iterator<Item = &'q str> + use<'s, 'q> {
        self.all(node, property).filter_map(iri)
    }

    /// The first value as text: the words of a literal, or an IRI.
    pub fn text(&self, node: &str, property: &str) -> Option<&'q str> {
        self.all(node, property).find_map(|term| match term {
            Term::Literal(literal) => Some(literal.value()),
            Term::NamedNode(node) => Some(node.as_str()),
            _ => None,
        })
    }
}

fn iri(term: &Term) -> Option<&str> {
    match term {
        Term::NamedNode(node) => Some(node.as_str()),
        _ => None,
    }
}
