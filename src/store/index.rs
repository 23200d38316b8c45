//! The index: an oxigraph store over the segments, in memory or on disk. A cache, never the truth.
//!
//! Nothing outside this file knows which of the two it is. In memory, opening loads all segments;
//! with the feature `rocksdb` the index lies in the store's folder with a stamp that says what it was
//! made from, and is made anew when the stamp does not match.

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Quad};
use oxigraph::store::Store as Oxigraph;

use super::{Entry, Resource, Store, StoreError, derive, embedded_resources};

/// Segments read at a time while loading: enough to keep the threads busy, few enough for memory.
const SEGMENTS_AT_A_TIME: usize = 16;

/// An index over articles, the ontology, the authority files, and what is derived from them.
#[derive(Clone)]
pub struct Index {
    store: Oxigraph,
    base: String,
}

impl Index {
    /// The index of a store: opened where it lies and is up to date, made otherwise.
    ///
    /// # Errors
    /// A segment or resource that cannot be loaded.
    pub fn of(store: &Store) -> Result<Self, StoreError> {
        Ok(Self { store: open(store)?, base: store.manifest.base.clone() })
    }

    /// An index of articles that are in no store, with the embedded resources.
    ///
    /// # Errors
    /// Never on a sound build: the embedded resources are tested.
    pub fn in_memory(base: &str, quads: Vec<Quad>) -> Result<Self, StoreError> {
        let store = Oxigraph::new()?;
        load_quads(&store, quads)?;
        complete(&store, base, &embedded_resources())?;
        Ok(Self { store, base: base.to_owned() })
    }

    /// An index of one RDF document alone, for checking it.
    ///
    /// # Errors
    /// When the document cannot be parsed (with line and column).
    pub fn of_document(base: &str, name: &str, format: RdfFormat, bytes: &[u8]) -> Result<Self, StoreError> {
        let store = Oxigraph::new()?;
        for resource in embedded_resources() {
            load_resource(&store, &resource)?;
        }
        let mut loader = store.bulk_loader();
        loader.load_from_slice(format, bytes).map_err(|source| StoreError::Load { name: name.to_owned(), source })?;
        loader.commit()?;
        Ok(Self { store, base: base.to_owned() })
    }

    /// What all data IRIs begin with.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The oxigraph store, for the one function that runs queries.
    pub(crate) fn oxigraph(&self) -> &Oxigraph {
        &self.store
    }
}

#[cfg(not(feature = "rocksdb"))]
fn open(store: &Store) -> Result<Oxigraph, StoreError> {
    let index = Oxigraph::new()?;
    fill(store, &index)?;
    Ok(index)
}

#[cfg(feature = "rocksdb")]
fn open(store: &Store) -> Result<Oxigraph, StoreError> {
    super::disk::open(store)
}

/// Load everything of a store into an empty index.
pub(super) fn fill(store: &Store, index: &Oxigraph) -> Result<(), StoreError> {
    let segments: Vec<Vec<&Entry>> = store.manifest.by_segment().into_values().collect();
    for some in segments.chunks(SEGMENTS_AT_A_TIME) {
        let graphs = store.quads_of(&some.concat())?;
        load_quads(index, graphs.into_values().flatten())?;
    }
    complete(index, &store.manifest.base, &store.resources()?)
}

/// Add what lies beside the articles, and what is derived from all of it.
fn complete(index: &Oxigraph, base: &str, resources: &[Resource]) -> Result<(), StoreError> {
    for resource in resources {
        load_resource(index, resource)?;
    }
    derive::run(index, base)
}

fn load_quads(index: &Oxigraph, quads: impl IntoIterator<Item = Quad>) -> Result<(), StoreError> {
    let mut loader = index.bulk_loader();
    loader.load_quads(quads)?;
    Ok(loader.commit()?)
}

fn load_resource(index: &Oxigraph, resource: &Resource) -> Result<(), StoreError> {
    let parser = RdfParser::from_format(resource.format)
        .with_default_graph(GraphName::from(resource.graph.clone()))
        .without_named_graphs();
    let mut loader = index.bulk_loader();
    loader
        .load_from_slice(parser, &resource.bytes)
        .map_err(|source| StoreError::Load { name: resource.name.clone(), source })?;
    Ok(loader.commit()?)
}
