//! Whom and what the authority files describe: articles point to them without describing them again.

use oxigraph::model::Quad;

use crate::graph::vocab;
use crate::store::{Resource, Store, StoreError, embedded_resources, resource_quads};

/// The descriptions of actors and places that articles may name.
#[derive(Debug)]
pub struct Known {
    pub(super) quads: Vec<Quad>,
}

impl Known {
    /// Those of a store: the bundled ones and the user's own.
    ///
    /// # Errors
    /// When a file of the user's cannot be read.
    pub fn of_store(store: &Store) -> Result<Self, StoreError> {
        Self::of(&store.resources()?)
    }

    /// The bundled ones.
    ///
    /// # Errors
    /// Never on a sound build: the bundled file is tested.
    pub fn bundled() -> Result<Self, StoreError> {
        Self::of(&embedded_resources())
    }

    fn of(resources: &[Resource]) -> Result<Self, StoreError> {
        let of_actors = |resource: &&Resource| resource.graph.as_str().starts_with(vocab::ACTORS);
        let quads: Vec<Vec<Quad>> = resources.iter().filter(of_actors).map(resource_quads).collect::<Result<_, _>>()?;
        Ok(Self { quads: quads.concat() })
    }
}
