//! The folder of a store: what lies where, and how a file gets there whole.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::StoreError;

/// Paths inside a store.
///
/// ```text
/// sayso.db/
///   manifest.jsonl        which article lives in which segment
///   segments/*.nq.gz      N-Quads, whole articles
///   actors/*.ttl          the user's own authority files
///   lock                  held by whoever writes
///   index/                what questions are asked of, made from all the others
/// ```
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The store at `root`, which need not exist.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The manifest.
    pub fn manifest(&self) -> PathBuf {
        self.root.join("manifest.jsonl")
    }

    /// Where segments lie.
    pub fn segments(&self) -> PathBuf {
        self.root.join("segments")
    }

    /// One segment.
    pub fn segment(&self, name: &str) -> PathBuf {
        self.segments().join(name)
    }

    /// Where the user's own authority files lie.
    pub fn actors(&self) -> PathBuf {
        self.root.join("actors")
    }

    /// The lock of whoever writes.
    pub fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }

    /// Where the index lies.
    pub fn index(&self) -> PathBuf {
        self.root.join("index")
    }

    /// Make the folders, unless there is something here that is not a store.
    ///
    /// # Errors
    /// [`StoreError::NotAStore`] for a folder with other things in it, or an I/O error.
    pub fn create(&self) -> Result<(), StoreError> {
        if self.root.exists() && !self.manifest().exists() && !self.is_vacant()? {
            return Err(StoreError::NotAStore(self.root.clone()));
        }
        for path in [self.segments(), self.actors()] {
            fs::create_dir_all(&path).map_err(StoreError::io("create", &path))?;
        }
        Ok(())
    }

    /// True when nothing but the beginnings of a store is here.
    fn is_vacant(&self) -> Result<bool, StoreError> {
        if !self.root.is_dir() {
            return Ok(false);
        }
        Ok(file_names(&self.root)?.iter().all(|name| ["segments", "actors", "lock", "index"].contains(&name.as_str())))
    }
}

/// The names in a folder, sorted; names that are not Unicode are none of ours and left out.
pub(crate) fn file_names(folder: &Path) -> Result<Vec<String>, StoreError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(StoreError::io("read", folder))? {
        let entry = entry.map_err(StoreError::io("read", folder))?;
        names.extend(entry.file_name().into_string());
    }
    names.sort_unstable();
    Ok(names)
}

/// Put `bytes` at `path` so that a reader, or a power cut, finds either nothing new or all of it:
/// written to a temporary name beside it, synchronised, renamed.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let temporary = path.with_extension("tmp");
    let mut file = File::create(&temporary).map_err(StoreError::io("create", &temporary))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(StoreError::io("write", &temporary))?;
    fs::rename(&temporary, path).map_err(StoreError::io("rename", &temporary))?;
    sync_parent(path);
    Ok(())
}

/// Make a rename durable where the system can synchronise folders. Best effort: on systems that
/// cannot, a power cut may undo the rename, which leaves the earlier state.
fn sync_parent(path: &Path) {
    if let Some(parent) = path.parent()
        && let Ok(folder) = File::open(parent)
    {
        let _ = folder.sync_all();
    }
}
