//! The RDF that lies beside the articles: the vocabulary, the PLOVER scheme, the authority files.

use std::fs;
use std::path::{Path, PathBuf};

use oxigraph::io::{RdfFormat, RdfParseError, RdfParser};
use oxigraph::model::NamedNode;

use super::folder::{file_names, write_whole};
use super::{Folder, StoreError};
use crate::graph::canonical::hex;
use sha2::{Digest, Sha256};

/// An RDF document and the graph it is loaded into.
#[derive(Debug, Clone)]
pub struct Resource {
    /// What messages call it.
    pub name: String,
    /// The graph's IRI.
    pub graph: NamedNode,
    /// The document, in Turtle.
    pub turtle: String,
}

/// The documents that are part of the program, each in the graph that bears its IRI.
pub fn embedded_resources() -> Vec<Resource> {
    [
        ("sayso.ttl", "https://w3id.org/sayso/ontology", include_str!("../../ontology/sayso.ttl")),
        ("plover.ttl", "https://w3id.org/sayso/ontology/plover", include_str!("../../ontology/plover.ttl")),
        ("actors.ttl", "https://w3id.org/sayso/actors", include_str!("../../ontology/actors.ttl")),
    ]
    .into_iter()
    .map(|(name, graph, turtle)| Resource {
        name: name.to_owned(),
        graph: NamedNode::new_unchecked(graph),
        turtle: turtle.to_owned(),
    })
    .collect()
}

/// Copy the user's authority files into the store, so that later queries and builds have them.
/// A file is checked first; the same file twice is one.
///
/// # Errors
/// A file that cannot be read, is not Turtle (with line and column), or cannot be copied.
pub fn adopt(folder: &Folder, files: &[PathBuf]) -> Result<(), StoreError> {
    for path in files {
        let turtle = fs::read(path).map_err(StoreError::io("read", path))?;
        for triple in RdfParser::from_format(RdfFormat::Turtle).for_slice(&turtle) {
            triple.map_err(|error| StoreError::Load {
                name: path.display().to_string(),
                source: RdfParseError::from(error).into(),
            })?;
        }
        let digest = hex(&Sha256::digest(&turtle));
        let target = folder.actors().join(format!("{}.ttl", &digest[..16]));
        if !target.exists() {
            write_whole(&target, &turtle)?;
        }
    }
    Ok(())
}

/// The user's authority files in the store, in a stable order.
///
/// # Errors
/// When the folder cannot be read.
pub fn adopted(folder: &Folder) -> Result<Vec<PathBuf>, StoreError> {
    let actors = folder.actors();
    if !actors.exists() {
        return Ok(Vec::new());
    }
    Ok(file_names(&actors)?
        .into_iter()
        .filter(|name| Path::new(name).extension().is_some_and(|it| it == "ttl"))
        .map(|name| actors.join(name))
        .collect())
}

/// The same files as documents, each in a graph of its own.
pub(super) fn of_user(folder: &Folder) -> Result<Vec<Resource>, StoreError> {
    adopted(folder)?
        .into_iter()
        .map(|path| {
            let turtle = fs::read_to_string(&path).map_err(StoreError::io("read", &path))?;
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            Ok(Resource {
                name: path.display().to_string(),
                graph: NamedNode::new_unchecked(format!("https://w3id.org/sayso/actors/{stem}")),
                turtle,
            })
        })
        .collect()
}
