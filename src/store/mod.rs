//! The store: a folder of segments that are the truth, and an index over them that is a cache.
//!
//! A store knows articles by id, the quads of each, and nothing of how they were found. Reading needs
//! no lock; writing takes one ([`Writer`]). What an article holds can be read without an index
//! ([`Store::for_each`]); questions go to an [`Index`].

mod counts;
mod derive;
mod error;
mod folder;
mod index;
mod load;
mod manifest;
mod resources;
mod segment;
mod writer;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use oxigraph::model::{GraphName, Quad};
use rayon::prelude::*;

pub use counts::Counts;
pub use error::StoreError;
pub use folder::Folder;
pub use index::{Guard, Index, Stop, Used, Words, charge, stop, weight};
pub use manifest::{Entry, Manifest};
pub use resources::{Resource, adopt, adopted, embedded_resources};
pub use segment::lines;
pub use writer::Writer;

/// How many articles are read into memory at a time by [`Store::for_each`].
const WINDOW: usize = 4_096;

/// A store opened for reading.
#[derive(Debug, Clone)]
pub struct Store {
    folder: Folder,
    manifest: Manifest,
}

impl Store {
    /// Open the store at `path`.
    ///
    /// # Errors
    /// When there is no store there, or its manifest is damaged.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let folder = Folder::new(path);
        if !path.exists() {
            return Err(StoreError::Missing(path.to_owned()));
        }
        match Manifest::load(&folder)? {
            Some(manifest) => Ok(Self { folder, manifest }),
            None => Err(StoreError::NotAStore(path.to_owned())),
        }
    }

    /// Which articles it holds, and where.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Its folder.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The RDF files beside the articles: the ontology and the authority files, the user's included.
    ///
    /// # Errors
    /// When a file of the user's cannot be read.
    pub fn resources(&self) -> Result<Vec<Resource>, StoreError> {
        let mut resources = embedded_resources();
        resources.extend(resources::of_user(&self.folder)?);
        Ok(resources)
    }

    /// Call `visit` with each article and its sorted quads, in the order of their ids.
    ///
    /// Reads some thousand articles at a time, the segments in parallel: an article's place in the
    /// order never depends on the segment it lies in.
    ///
    /// # Errors
    /// A segment that cannot be read, or what `visit` returns.
    pub fn for_each<E: From<StoreError>>(
        &self,
        mut visit: impl FnMut(&Entry, &[Quad]) -> Result<(), E>,
    ) -> Result<(), E> {
        let entries: Vec<&Entry> = self.manifest.articles.values().collect();
        for window in entries.chunks(WINDOW) {
            let mut quads = self.quads_of(window)?;
            for entry in window {
                visit(entry, &quads.remove(&entry.graph).unwrap_or_default())?;
            }
        }
        Ok(())
    }

    /// The quads of these articles by their graph's IRI, sorted as they lie in the segments.
    ///
    /// # Errors
    /// A segment that cannot be read.
    pub fn quads_of(&self, entries: &[&Entry]) -> Result<BTreeMap<String, Vec<Quad>>, StoreError> {
        let mut wanted: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for entry in entries {
            wanted.entry(&entry.segment).or_default().insert(&entry.graph);
        }
        let segments: Vec<Vec<Quad>> = wanted
            .par_iter()
            .map(|(segment, graphs)| segment::read(&self.folder, segment, |graph| graphs.contains(graph)))
            .collect::<Result<_, _>>()?;
        Ok(by_graph(segments.into_iter().flatten()))
    }

    /// The RDFC-1.0 canonical hash of all articles' graphs.
    ///
    /// # Errors
    /// A segment that cannot be read.
    pub fn canonical_hash(&self) -> Result<String, StoreError> {
        let mut all = Vec::new();
        self.for_each(|_, quads| {
            all.extend_from_slice(quads);
            Ok::<(), StoreError>(())
        })?;
        crate::graph::canonical::canonical_hash(all).map_err(StoreError::io("canonicalise", self.folder.root()))
    }
}

/// Quads by their graph's IRI, in the order given. Quads of the default graph are not an article's.
fn by_graph(quads: impl Iterator<Item = Quad>) -> BTreeMap<String, Vec<Quad>> {
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

#[cfg(test)]
mod tests;
