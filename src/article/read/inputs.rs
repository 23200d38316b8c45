//! Inputs to files: folders are walked, globs matched, in an order that depends on names alone.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use walkdir::{DirEntry, WalkDir};

use super::error::{Cause, ReadError};
use super::format::{self, Named};
use super::place::Place;

/// One step on the way through the inputs.
#[derive(Debug)]
pub(super) enum Found {
    /// A file to read; `root` is the folder that was named, for its identity.
    File { path: PathBuf, root: Option<PathBuf> },
    /// Standard input.
    Stdin,
    /// A file below a folder that is no article.
    Skipped(PathBuf),
    /// An input, or a part of one, that cannot be read.
    Failed(ReadError),
}

/// Walks the inputs one file at a time, so that a folder of millions is never held in memory.
pub(super) struct Inputs {
    /// Folders that are never looked into, and files that are not read where a folder holds them.
    pub without: Vec<PathBuf>,
    waiting: VecDeque<PathBuf>,
    walk: Option<Walk>,
}

/// A folder being walked.
struct Walk {
    entries: Box<dyn Iterator<Item = walkdir::Result<DirEntry>> + Send>,
    /// What was named: the folder, or the pattern.
    named: PathBuf,
    /// The folder that identities are relative to.
    root: PathBuf,
    glob: Option<GlobMatcher>,
    /// A file that could be an article was found.
    any: bool,
}

impl Inputs {
    pub fn new(inputs: impl IntoIterator<Item = PathBuf>) -> Self {
        Self { without: Vec::new(), waiting: inputs.into_iter().collect(), walk: None }
    }

    fn open(&mut self, input: PathBuf) -> Option<Found> {
        if input.as_os_str() == "-" {
            return Some(Found::Stdin);
        }
        match std::fs::metadata(&input) {
            Ok(data) if data.is_dir() && is_store(&input) => {
                Some(Found::Failed(ReadError::new(Place::file(input), Cause::Store)))
            }
            Ok(data) if data.is_dir() => {
                self.walk = Some(Walk::new(input.clone(), input, None, self.without.clone()));
                None
            }
            Ok(_) => Some(Found::File { path: input, root: None }),
            Err(_) if is_glob(&input) => match glob(&input) {
                Ok((base, glob)) => {
                    self.walk = Some(Walk::new(input, base, Some(glob), self.without.clone()));
                    None
                }
                Err(cause) => Some(Found::Failed(ReadError::new(Place::file(input), cause))),
            },
            Err(error) => {
                let cause = match error.kind() {
                    std::io::ErrorKind::NotFound => Cause::NotFound,
                    _ => Cause::Unreadable(error),
                };
                Some(Found::Failed(ReadError::new(Place::file(input), cause)))
            }
        }
    }
}

impl Iterator for Inputs {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            if let Some(walk) = &mut self.walk {
                if let Some(found) = walk.next() {
                    return Some(found);
                }
                let nothing = self.walk.take().and_then(Walk::complaint);
                if nothing.is_some() {
                    return nothing.map(Found::Failed);
                }
            }
            let input = self.waiting.pop_front()?;
            if let Some(found) = self.open(input) {
                return Some(found);
            }
        }
    }
}

impl Walk {
    fn new(named: PathBuf, root: PathBuf, glob: Option<GlobMatcher>, without: Vec<PathBuf>) -> Self {
        let entries = WalkDir::new(&root)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(move |entry| entry.depth() == 0 || !is_hidden(entry) && !is_kept_out(entry, &without));
        Self { entries: Box::new(entries), named, root, glob, any: false }
    }

    fn next(&mut self) -> Option<Found> {
        loop {
            let entry = match self.entries.next()? {
                Ok(entry) => entry,
                Err(error) => return Some(Found::Failed(walk_error(error, &self.root))),
            };
            if entry.file_type().is_dir() || !self.matches(entry.path()) {
                continue;
            }
            // What is no file, such as a named pipe, might be waited for in vain.
            let is_file = entry.file_type().is_file();
            let path = entry.into_path();
            match format::by_name(&path) {
                _ if !is_file => return Some(Found::Skipped(path)),
                Named::Known(_) => self.any = true,
                // What has no name of a format may have the content of one.
                Named::Unknown => {}
                Named::Foreign(_) => return Some(Found::Skipped(path)),
            }
            return Some(Found::File { path, root: Some(self.root.clone()) });
        }
    }

    /// True when the glob matches the path or a folder above it.
    fn matches(&self, path: &Path) -> bool {
        let Some(glob) = &self.glob else {
            return true;
        };
        let path = path.strip_prefix(".").unwrap_or(path);
        path.ancestors().filter(|part| !part.as_os_str().is_empty()).any(|part| glob.is_match(part))
    }

    /// The error for a walk that came upon no article at all.
    fn complaint(self) -> Option<ReadError> {
        let cause = match self.glob {
            Some(_) => Cause::NoMatch,
            None => Cause::NoArticles,
        };
        (!self.any).then(|| ReadError::new(Place::file(self.named), cause))
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// True for stores, whose manifest would be taken for a file of articles, and for what to keep out of.
fn is_kept_out(entry: &DirEntry, without: &[PathBuf]) -> bool {
    let folder = entry.file_type().is_dir();
    let is = |kept: &PathBuf| {
        // Of files the name first: the whole path of each would cost a look at the disk.
        let may = folder || kept.file_name() == Some(entry.file_name());
        may && entry.path().canonicalize().is_ok_and(|path| path == *kept)
    };
    folder && is_store(entry.path()) || without.iter().any(is)
}

/// True for a folder that looks like a store, told by the names in it.
fn is_store(folder: &Path) -> bool {
    folder.join("manifest.jsonl").is_file() && folder.join("segments").is_dir()
}

fn walk_error(error: walkdir::Error, root: &Path) -> ReadError {
    let path = error.path().unwrap_or(root).to_owned();
    let cause = match error.io_error() {
        Some(inner) => Cause::Unreadable(std::io::Error::new(inner.kind(), inner.to_string())),
        None => Cause::Unreadable(std::io::Error::other(error.to_string())),
    };
    ReadError::new(Place::file(path), cause)
}

const GLOB_MARKS: [u8; 4] = [b'*', b'?', b'[', b'{'];

fn is_glob(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().iter().any(|byte| GLOB_MARKS.contains(byte))
}

/// The folder that a pattern starts in, and its matcher.
fn glob(pattern: &Path) -> Result<(PathBuf, GlobMatcher), Cause> {
    let base: PathBuf = pattern.components().take_while(|part| !is_glob(Path::new(part.as_os_str()))).collect();
    let base = match base.as_os_str().is_empty() {
        true => PathBuf::from("."),
        false => base,
    };
    let text = pattern.to_string_lossy();
    let text = text.strip_prefix("./").unwrap_or(&text);
    let glob = GlobBuilder::new(text)
        .literal_separator(true)
        .build()
        .map_err(|error| Cause::BadPattern(error.kind().to_string()))?;
    Ok((base, glob.compile_matcher()))
}
