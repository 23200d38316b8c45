//! The index: what questions are asked of. A cache over the segments, never the truth.
//!
//! The index of a store lies in its folder as a file that is mapped into memory, so that opening it costs the same
//! whatever its size; articles that are in no store are indexed by oxigraph's own store in memory. Nothing outside this
//! room knows which of the two it is.
//!
//! In both, the default graph holds every distinct triple once: of all articles, the ontology, the authority files and
//! what is derived. `GRAPH ?article { … }` asks each article.

mod batch;
mod build;
mod file;
mod graphs;
mod guard;
pub(super) mod key;
pub(super) mod mapped;
mod memory;
mod node;
mod place;
mod reader;
mod view;
mod words;

use std::io;
use std::path::Path;
use std::sync::Arc;

use oxigraph::io::{RdfFormat, RdfParseError, RdfParser};
use oxigraph::model::{NamedNodeRef, Quad};
use oxigraph::sparql::{PreparedSparqlQuery, QueryEvaluationError, QueryResults};
use oxigraph::store::Store as Oxigraph;

use super::segment::line;
use super::{Folder, Store, StoreError, embedded_resources, load};
pub use guard::{Guard, Stop, Used, charge, step, stop, weight};
use key::Dictionary as _;
use mapped::ORDERS;
use memory::MemoryBuilder;
pub use node::Node;
pub(super) use place::discard;
pub use reader::Reader;
use view::View;
pub use words::Words;

/// An index over articles, the ontology, the authority files, and what is derived from them.
#[derive(Clone)]
pub struct Index {
    engine: Engine,
    base: String,
}

#[derive(Clone)]
enum Engine {
    Memory(Oxigraph),
    Mapped(Arc<mapped::Mapped>),
}

impl Index {
    /// The index of the store at `path`: opened where it lies and is up to date, made otherwise.
    ///
    /// While somebody writes to the store, the index that lies there answers, if there is one.
    ///
    /// # Errors
    /// When there is no store, or a segment or resource cannot be loaded.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let folder = Folder::new(path);
        if folder.manifest().exists()
            && let Some(mapped) = place::ready(&folder)?
        {
            return Ok(Self::mapped(mapped));
        }
        Self::up_to_date(path)
    }

    /// The index of the store at `path` in the state that it has now, made where there is none. Where the store's folder
    /// cannot be written, it is made in memory.
    ///
    /// # Errors
    /// When there is no store, or a segment or resource cannot be loaded.
    pub fn up_to_date(path: &Path) -> Result<Self, StoreError> {
        let folder = Folder::new(path);
        if !folder.manifest().exists() {
            Store::open(path)?; // which says why not
        }
        match place::make(&folder) {
            Ok(mapped) => Ok(Self::mapped(mapped)),
            Err(StoreError::Io { source, .. }) if is_read_only(&source) => {
                let store = Store::open(path)?;
                let base = store.manifest().base.clone();
                let mut builder = MemoryBuilder::new(Some(&base))?;
                load::Load::of(store)?.each(|quads| builder.add(quads))?;
                Ok(Self { engine: Engine::Memory(builder.finish()?), base })
            }
            Err(error) => Err(error),
        }
    }

    /// An index of articles that are in no store, with the embedded resources.
    ///
    /// # Errors
    /// Never on a sound build: the embedded resources are tested.
    pub fn in_memory(base: &str, quads: Vec<Quad>) -> Result<Self, StoreError> {
        let mut builder = MemoryBuilder::new(Some(base))?;
        for resource in embedded_resources() {
            builder.add(load::resource(&resource)?)?;
        }
        builder.add(quads)?;
        Ok(Self { engine: Engine::Memory(builder.finish()?), base: base.to_owned() })
    }

    /// An index of articles that are in no store, with the embedded resources, in a file below `folder`.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn in_folder(folder: &Path, base: &str, quads: &[Quad]) -> Result<Self, StoreError> {
        let resources = embedded_resources().iter().map(load::resource).collect::<Result<Vec<_>, _>>()?;
        let parts: Vec<&[Quad]> = resources.iter().map(Vec::as_slice).chain([quads]).collect();
        place::make_of(folder, base, &parts).map(Self::mapped)
    }

    /// An index of one RDF document alone, for checking it.
    ///
    /// # Errors
    /// When the document cannot be parsed (with line and column).
    pub fn of_document(base: &str, name: &str, format: RdfFormat, bytes: &[u8]) -> Result<Self, StoreError> {
        let mut builder = MemoryBuilder::new(None)?;
        for resource in embedded_resources() {
            builder.add(load::resource(&resource)?)?;
        }
        let quads = RdfParser::from_format(format)
            .for_slice(bytes)
            .collect::<Result<_, _>>()
            .map_err(|error| StoreError::Load { name: name.to_owned(), source: RdfParseError::from(error).into() })?;
        builder.add(quads)?;
        Ok(Self { engine: Engine::Memory(builder.finish()?), base: base.to_owned() })
    }

    /// The index of exactly the state that `store` was opened in, where there is one.
    pub(super) fn exactly(store: &Store) -> Option<Self> {
        place::exact(store).map(Self::mapped)
    }

    /// The quads of an article's graph as they lie in its segment: sorted by their lines. `None` where the index does not
    /// have the article, or cannot tell.
    pub(super) fn article(&self, graph: &str) -> Option<Vec<Quad>> {
        let Engine::Mapped(mapped) = &self.engine else { return None };
        let by_graph = ORDERS[3];
        let graph = mapped.find(&key::of(NamedNodeRef::new_unchecked(graph).into()))?;
        let rows = &mapped.rows(by_graph)[mapped.range(by_graph, &[graph])];
        let mut quads = rows
            .iter()
            .map(|&row| key::quad(mapped.as_ref(), by_graph.quad(row)))
            .collect::<Option<Vec<Quad>>>()
            .filter(|quads| !quads.is_empty())?;
        quads.sort_by_cached_key(line);
        Some(quads)
    }

    /// What all data IRIs begin with.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Begin to answer a query, for the one function that runs them.
    pub(crate) fn execute(&self, query: PreparedSparqlQuery) -> Result<QueryResults<'static>, QueryEvaluationError> {
        match &self.engine {
            Engine::Memory(store) => query.on_store(store).execute(),
            Engine::Mapped(mapped) => query.on_queryable_dataset(View::new(Arc::clone(mapped))).execute(),
        }
    }

    fn mapped(mapped: mapped::Mapped) -> Self {
        let base = mapped.base().to_owned();
        Self { engine: Engine::Mapped(Arc::new(mapped)), base }
    }
}

fn is_read_only(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

#[cfg(test)]
mod tests;
