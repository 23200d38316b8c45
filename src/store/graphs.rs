//! Quads by the graph that they stand in: one graph, one article or one file of verdicts.

use std::collections::BTreeMap;

use oxigraph::model::{GraphName, Quad};

/// Quads by their graph's IRI, in the order given. Quads of the default graph are not an article's.
pub fn by_graph(quads: impl Iterator<Item = Quad>) -> BTreeMap<String, Vec<Quad>> {
    let mut graphs: BTreeMap<String, Vec<Quad>> = BTreeMap::new();
    for quad in quads {
        if let GraphName::NamedNode(graph) = &quad.graph_name {
            match graphs.get_mut(graph.as_str()) {
                Some(list) => list.push(quad),
                None => {
                    graphs.insert(graph.as_str().to_owned(), vec![quad]);
                }
            }
        }
    }
    graphs
}
