//! An index in memory: oxigraph's own store, for graphs that are small or lie nowhere else.
//!
//! Every quad is loaded twice, into its own graph and into the default graph, so that the default graph holds every
//! triple once, as that of a mapped index does.

use std::io;
use std::path::Path;

use oxigraph::model::{GraphName, Quad};
use oxigraph::store::Store as Oxigraph;

use super::batch::Batch;
use super::key;
use crate::spill::Spill;
use crate::store::StoreError;
use crate::store::derive::{self, Derivation, Ledgers};

/// An index in the making.
pub struct MemoryBuilder {
    store: Oxigraph,
    batch: Batch,
    derivation: Option<(String, Ledgers)>,
}

impl MemoryBuilder {
    /// Begin an index of what is added; `derive_for` is the base of the articles' IRIs where graphs are to be derived.
    pub fn new(derive_for: Option<&str>) -> Result<Self, StoreError> {
        let mut batch = Batch::new();
        for term in derive_for.map(derive::terms).unwrap_or_default() {
            batch.number(term.as_ref().into());
        }
        let ledgers = |base: &str| Ok((base.to_owned(), Ledgers::new(base, Spill::memory())?));
        let derivation = derive_for.map(ledgers).transpose().map_err(in_memory)?;
        Ok(Self { store: Oxigraph::new()?, batch, derivation })
    }

    /// Add quads of whole articles, or of whole resources; resources come first.
    pub fn add(&mut self, quads: Vec<Quad>) -> Result<(), StoreError> {
        if let Some((_, ledgers)) = &mut self.derivation {
            quads.iter().for_each(|quad| self.batch.add(quad));
            ledgers.see(&quads).map_err(in_memory)?;
        }
        load(&self.store, quads)
    }

    /// Derive and be done.
    pub fn finish(mut self) -> Result<Oxigraph, StoreError> {
        if let Some((base, ledgers)) = self.derivation {
            let mut told = Vec::new();
            let mut take = |quads: &[Quad]| {
                told.extend_from_slice(quads);
                Ok(())
            };
            ledgers.finish(&mut take).map_err(in_memory)?;
            told.iter().for_each(|quad| self.batch.add(quad));
            load(&self.store, told)?;
            let mut quads = self.batch.sorted();
            let before = quads.len();
            let mut derivation = Derivation::new(&self.batch, &base);
            derivation.see(&self.batch, &mut quads);
            let mut derived = quads.split_off(before);
            derived.extend(derivation.finish(&self.batch));
            load(&self.store, derived.into_iter().filter_map(|row| key::quad(&self.batch, row)).collect())?;
        }
        Ok(self.store)
    }
}

/// What is too much for the numbers of terms or facts; nothing is written.
fn in_memory(error: io::Error) -> StoreError {
    StoreError::io("index", Path::new("memory"))(error)
}

fn load(store: &Oxigraph, quads: Vec<Quad>) -> Result<(), StoreError> {
    let mut loader = store.bulk_loader();
    loader.load_quads(quads.into_iter().flat_map(|quad| {
        let merged = Quad { graph_name: GraphName::DefaultGraph, ..quad.clone() };
        [quad, merged]
    }))?;
    Ok(loader.commit()?)
}
