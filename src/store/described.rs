//! What an article's graph says of the article itself, for a manifest that has it from nowhere else.

use std::collections::{BTreeMap, HashSet};

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term};

use super::Counts;
use crate::graph::vocab::{node, sayso, schema};

/// What a graph says of its article.
#[derive(Debug, Default)]
pub(super) struct Described {
    /// It says that there is an article of this IRI.
    pub is_article: bool,
    pub sha256: String,
    pub url: Option<String>,
    /// How many nodes there are of each class; the quads are not counted.
    pub counts: Counts,
}

impl Described {
    pub fn of(quads: &[Quad], graph: &NamedNode) -> Self {
        let mut described = Self::default();
        let mut kinds: BTreeMap<NamedNode, HashSet<&NamedOrBlankNode>> = BTreeMap::new();
        let (sha256, url) = (node(&sayso::sha256), node(&schema::url));
        for quad in quads {
            let own = matches!(&quad.subject, NamedOrBlankNode::NamedNode(subject) if subject == graph);
            match &quad.object {
                Term::NamedNode(class) if quad.predicate == rdf::TYPE => {
                    described.is_article |= own && *class == node(&sayso::Article);
                    kinds.entry(class.clone()).or_default().insert(&quad.subject);
                }
                Term::Literal(text) if own && quad.predicate == sha256 => {
                    text.value().clone_into(&mut described.sha256)
                }
                Term::Literal(text) if own && quad.predicate == url => described.url = Some(text.value().to_owned()),
                Term::NamedNode(address) if own && quad.predicate == url => {
                    described.url = Some(address.as_str().to_owned());
                }
                _ => {}
            }
        }
        let count = |class| kinds.get(&node(class)).map_or(0, HashSet::len);
        described.counts = Counts {
            quads: 0,
            statements: count(&sayso::Statement),
            events: count(&sayso::Event),
            figures: count(&sayso::Figure),
            offices: count(&sayso::Office),
        };
        described
    }
}
