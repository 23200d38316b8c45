//! Whole graphs of an index, on disk or in memory: what is derived, as it stands.
//!
//! Example: `index.graphs_below("derived/claims/")` are the claims of each month, one graph a month.

use oxigraph::model::{GraphNameRef, NamedNode, NamedOrBlankNode, Quad};

use super::{Engine, Index, line};

impl Index {
    /// The graphs whose IRIs begin with the base and `part`, in the order of their IRIs.
    pub fn graphs_below(&self, part: &str) -> Vec<NamedNode> {
        let start = format!("{}{part}", self.base());
        let is_wanted = |iri: &str| iri.starts_with(&start);
        if let Some(reader) = self.reader() {
            let names = reader.graphs().map(|graph| reader.text(graph)).filter(|iri| is_wanted(iri));
            return names.map(NamedNode::new_unchecked).collect();
        }
        let Engine::Memory(store) = &self.engine else { return Vec::new() };
        // A store in memory reads without faults.
        let named = store.named_graphs().flatten().filter_map(|graph| match graph {
            NamedOrBlankNode::NamedNode(graph) if is_wanted(graph.as_str()) => Some(graph),
            _ => None,
        });
        let mut graphs: Vec<NamedNode> = named.collect();
        graphs.sort_unstable_by(|one, other| one.as_str().cmp(other.as_str()));
        graphs
    }

    /// The quads of a graph, sorted by their lines.
    pub fn quads_of_graph(&self, graph: &NamedNode) -> Vec<Quad> {
        let mut quads = match (self.reader(), &self.engine) {
            (Some(reader), _) => reader.iri(graph.as_str()).map(|node| reader.quads_of_graph(node)).unwrap_or_default(),
            (None, Engine::Memory(store)) => {
                let of = GraphNameRef::NamedNode(graph.as_ref());
                store.quads_for_pattern(None, None, None, Some(of)).flatten().collect()
            }
            (None, Engine::Mapped(_)) => Vec::new(),
        };
        quads.sort_by_cached_key(line);
        quads
    }
}
