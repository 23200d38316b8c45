//! The RDF that lies beside the articles: the vocabulary, the PLOVER scheme, the authority files.

use std::fs;
use std::path::{Path, PathBuf};

use oxigraph::io::{RdfFormat, RdfParseError, RdfParser};
use oxigraph::model::NamedNode;
use sha2::{Digest, Sha256};

use super::folder::{file_names, write_whole};
use super::{Folder, StoreError};
use crate::graph::format::graph_format_of;
use crate::graph::{authority, vocab};
use crate::hash::hex;

/// An RDF document and the graph it is loaded into.
#[derive(Debug, Clone)]
pub struct Resource {
    /// What messages call it.
    pub name: String,
    /// The graph's IRI.
    pub graph: NamedNode,
    /// The document's format.
    pub format: RdfFormat,
    /// The document.
    pub bytes: Vec<u8>,
}

/// The documents that are part of the program, each in the graph that bears its IRI.
pub fn embedded_resources() -> Vec<Resource> {
    [
        ("sayso.ttl", vocab::ONTOLOGY, include_str!("../../ontology/sayso.ttl")),
        ("plover.ttl", vocab::PLOVER, include_str!("../../ontology/plover.ttl")),
        ("actors.ttl", vocab::ACTORS, authority::BUNDLED),
    ]
    .into_iter()
    .map(|(name, graph, turtle)| Resource {
        name: name.to_owned(),
        graph: NamedNode::new_unchecked(graph),
        format: RdfFormat::Turtle,
        bytes: turtle.as_bytes().to_vec(),
    })
    .collect()
}

/// Copy the user's authority files into the store, so that later queries and builds have them.
/// A file is checked first; the same file twice is one.
///
/// # Errors
/// A file that cannot be read, is not RDF (with line and column), or cannot be copied.
pub fn adopt(folder: &Folder, files: &[PathBuf]) -> Result<(), StoreError> {
    for path in files {
        let bytes = fs::read(path).map_err(StoreError::io("read", path))?;
        let format = format_of(path);
        for quad in RdfParser::from_format(format).for_slice(&bytes) {
            quad.map_err(|error| StoreError::Load {
                name: path.display().to_string(),
                source: RdfParseError::from(error).into(),
            })?;
        }
        let digest = hex(&Sha256::digest(&bytes));
        let target = folder.actors().join(format!("{}.{}", &digest[..16], format.file_extension()));
        if !target.exists() {
            write_whole(&target, &bytes)?;
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
    let names = file_names(&actors)?;
    Ok(names.into_iter().map(|name| actors.join(name)).filter(|path| graph_format_of(path).is_some()).collect())
}

/// The same files as documents, each in a graph of its own.
pub(super) fn of_user(folder: &Folder) -> Result<Vec<Resource>, StoreError> {
    adopted(folder)?
        .into_iter()
        .map(|path| {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            Ok(Resource {
                name: path.display().to_string(),
                graph: NamedNode::new_unchecked(format!("{}/{stem}", vocab::ACTORS)),
                format: format_of(&path),
                bytes: fs::read(&path).map_err(StoreError::io("read", &path))?,
            })
        })
        .collect()
}

/// What a file's extension says; Turtle where it says nothing.
fn format_of(path: &Path) -> RdfFormat {
    graph_format_of(path).unwrap_or(RdfFormat::Turtle)
}
