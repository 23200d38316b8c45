//! What goes into an index: the articles, what lies beside them, and what is derived from all of it.

use oxigraph::io::RdfParser;
use oxigraph::model::{GraphName, Quad};
use oxigraph::store::Store as Oxigraph;

use super::{Entry, Resource, Store, StoreError, derive};

/// Segments read at a time while loading: enough to keep the threads busy, few enough for memory.
const SEGMENTS_AT_A_TIME: usize = 16;

/// Load everything of a store into an empty index.
pub(super) fn fill(store: &Store, index: &Oxigraph) -> Result<(), StoreError> {
    let segments: Vec<Vec<&Entry>> = store.manifest.by_segment().into_values().collect();
    for some in segments.chunks(SEGMENTS_AT_A_TIME) {
        let graphs = store.quads_of(&some.concat())?;
        self::quads(index, graphs.into_values().flatten())?;
    }
    complete(index, &store.manifest.base, &store.resources()?)
}

/// Add what lies beside the articles, and what is derived from all of it.
pub(super) fn complete(index: &Oxigraph, base: &str, resources: &[Resource]) -> Result<(), StoreError> {
    for resource in resources {
        self::resource(index, resource)?;
    }
    derive::run(index, base)
}

/// Add quads.
pub(super) fn quads(index: &Oxigraph, quads: impl IntoIterator<Item = Quad>) -> Result<(), StoreError> {
    let mut loader = index.bulk_loader();
    loader.load_quads(quads)?;
    Ok(loader.commit()?)
}

/// Add an RDF file as a graph of its own.
pub(super) fn resource(index: &Oxigraph, resource: &Resource) -> Result<(), StoreError> {
    let parser = RdfParser::from_format(resource.format)
        .with_default_graph(GraphName::from(resource.graph.clone()))
        .without_named_graphs();
    let mut loader = index.bulk_loader();
    loader
        .load_from_slice(parser, &resource.bytes)
        .map_err(|source| StoreError::Load { name: resource.name.clone(), source })?;
    Ok(loader.commit()?)
}
