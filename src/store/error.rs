//! What can go wrong with a store, in words that say what to do next.

use std::io;
use std::path::{Path, PathBuf};

use oxigraph::store::{LoaderError, StorageError};

use crate::graph::verdicts::VerdictError;

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A file of the store could not be read or written.
    #[error("cannot {action} {}", path.display())]
    Io {
        /// What was being done: `read`, `write`, `rename`, …
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The folder does not exist.
    #[error("there is no store at {}", .0.display())]
    Missing(PathBuf),
    /// The folder exists and is something else.
    #[error("{} is not a sayso store: it has no manifest.jsonl", .0.display())]
    NotAStore(PathBuf),
    /// The folder is a store's, and nothing was ever built into it.
    #[error("the store at {} is empty: a build ended before its first article", .0.display())]
    Unbuilt(PathBuf),
    /// There are segments, and nothing that says what is in them.
    #[error("the store at {} has lost its manifest.jsonl", .0.display())]
    Lost(PathBuf),
    /// The manifest ends before its first line does.
    #[error("{} is empty or cut off", .0.display())]
    Cut(PathBuf),
    /// Another process is writing.
    #[error("another process is writing to {}", .0.display())]
    Locked(PathBuf),
    /// A line of the manifest cannot be understood.
    #[error("{}:{line}: the manifest is damaged", path.display())]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// Line, counted from 1.
        line: usize,
        /// Why it cannot be understood.
        source: serde_json::Error,
    },
    /// Nothing tells what the IRIs of a store begin with that has lost its manifest.
    #[error("nothing in the store at {} tells what its IRIs begin with", .0.display())]
    NoBase(PathBuf),
    /// The manifest is of a later sayso.
    #[error("{} was written by a later sayso (store version {version})", path.display())]
    Version {
        /// The manifest.
        path: PathBuf,
        /// The version found.
        version: u32,
    },
    /// A segment that the manifest names cannot be read.
    #[error("segment {} is missing or damaged", path.display())]
    Segment {
        /// The segment.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// One store has one base.
    #[error("the store's IRIs begin with {stored}, not with {asked}")]
    Base {
        /// The base it was made with.
        stored: String,
        /// The base asked for.
        asked: String,
    },
    /// An RDF file could not be loaded.
    #[error("cannot load {name}")]
    Load {
        /// File or resource.
        name: String,
        /// Where and why, with line and column.
        source: LoaderError,
    },
    /// The quads of an article stand in several places of a file of N-Quads.
    #[error("{name}: the quads of <{graph}> do not stand together")]
    Scattered {
        /// The file.
        name: String,
        /// The article's IRI.
        graph: String,
    },
    /// A file of verdicts cannot be used.
    #[error(transparent)]
    Verdict(#[from] VerdictError),
    /// The index failed.
    #[error("the index failed")]
    Index(#[from] StorageError),
    /// A query that derives graphs failed: a defect of sayso.
    #[error("the derived graph {name} could not be made: {message}")]
    Derive {
        /// The query's file name.
        name: String,
        /// What the query engine says.
        message: String,
    },
}

impl StoreError {
    /// What the user can do about it, if there is something.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Missing(path) => format!("build one with `sayso build PATH… --store {}`", path.display()),
            Self::NotAStore(_) => {
                "name another folder with --store; sayso never writes into a folder that is not its own".to_owned()
            }
            Self::Unbuilt(path) => format!("go on with `sayso build PATH… --store {}`", path.display()),
            Self::Lost(path) => repair(path),
            Self::Cut(path) | Self::Manifest { path, .. } => repair(path.parent().unwrap_or(path)),
            Self::Segment { path, .. } => repair(path.ancestors().nth(2).unwrap_or(path)),
            Self::NoBase(_) => "give --base IRI".to_owned(),
            Self::Locked(_) => "wait until it is done, or build into another --store".to_owned(),
            Self::Version { .. } => "use that version, or build a new store".to_owned(),
            Self::Base { stored, .. } => {
                format!("give --base {stored}, or build into another --store")
            }
            Self::Verdict(error) => error.hint().to_owned(),
            Self::Scattered { .. } => "sort its lines by their graphs, as `sayso export` writes them".to_owned(),
            _ => return None,
        })
    }

    /// For `map_err`: wraps an I/O error with what was being done to which file.
    pub(crate) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { action, path: path.to_owned(), source }
    }
}

/// What to do about damage.
pub(super) fn repair(store: &Path) -> String {
    format!("`sayso repair --store {}` keeps all that is sound and says what is lost", store.display())
}
