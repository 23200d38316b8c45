//! The index: an oxigraph store over the segments, in memory or on disk. A cache, never the truth.
//!
//! Nothing outside this file knows which of the two it is. In memory, opening loads all segments;
//! with the feature `rocksdb` the index lies in the store's folder with a stamp that says what it was
//! made from, and is made anew when the stamp does not match.

use oxigraph::io::RdfFormat;
use oxigraph::model::Quad;
use oxigraph::store::Store as Oxigraph;

use super::{Store, StoreError, embedded_resources, load};

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
        load::quads(&store, quads)?;
        load::complete(&store, base, &embedded_resources())?;
        Ok(Self { store, base: base.to_owned() })
    }

    /// An index of one RDF document alone, for checking it.
    ///
    /// # Errors
    /// When the document cannot be parsed (with line and column).
    pub fn of_document(base: &str, name: &str, format: RdfFormat, bytes: &[u8]) -> Result<Self, StoreError> {
        let store = Oxigraph::new()?;
        for resource in embedded_resources() {
            load::resource(&store, &resource)?;
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
    load::fill(store, &index)?;
    Ok(index)
}

#[cfg(feature = "rocksdb")]
fn open(store: &Store) -> Result<Oxigraph, StoreError> {
    super::disk::open(store)
}
