//! The folder of a store: what lies where, and how a file gets there whole.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::StoreError;

/// What the names of segments end with.
pub(super) const SEGMENT: &str = ".nq.gz";

/// What the names of files end with that are being written.
const TEMPORARY: &str = ".tmp";

/// Paths inside a store.
///
/// ```text
/// sayso.db/
///   manifest.jsonl        which article lives in which segment
///   segments/*.nq.gz      N-Quads, whole articles
///   actors/*.ttl          the user's own authority files
///   verdicts/*.ttl        the user's verdicts
///   lock                  held by whoever writes
///   reading               held by those who read segments
///   seen                  how the files looked when they were last found sound
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

    /// Where the user's verdicts lie.
    pub fn verdicts(&self) -> PathBuf {
        self.root.join("verdicts")
    }

    /// The lock of whoever writes.
    pub fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }

    /// The lock of those who read segments.
    pub fn reading(&self) -> PathBuf {
        self.root.join("reading")
    }

    /// How the files looked when they were last found sound.
    pub fn seen(&self) -> PathBuf {
        self.root.join("seen")
    }

    /// Where the index lies.
    pub fn index(&self) -> PathBuf {
        self.root.join("index")
    }

    /// Make the folders, unless there is something here that is not a store.
    ///
    /// # Errors
    /// [`StoreError::NotAStore`] for a folder with other things in it, [`StoreError::Lost`] for a store without its
    /// manifest, or an I/O error.
    pub fn create(&self) -> Result<(), StoreError> {
        if self.root.exists() && !self.manifest().exists() {
            if !self.is_ours()? {
                return Err(StoreError::NotAStore(self.root.clone()));
            }
            if !self.segment_names()?.is_empty() {
                return Err(StoreError::Lost(self.root.clone()));
            }
        }
        for path in [self.segments(), self.actors(), self.verdicts()] {
            fs::create_dir_all(&path).map_err(StoreError::io("create", &path))?;
        }
        Ok(())
    }

    /// True when nothing is here but what a store has, or the beginnings of one.
    pub(super) fn is_ours(&self) -> Result<bool, StoreError> {
        if !self.root.is_dir() {
            return Ok(false);
        }
        let folders = [self.segments(), self.actors(), self.verdicts(), self.index()];
        let files = [self.lock(), self.reading(), self.seen(), self.manifest()];
        let paths: Vec<PathBuf> = folders.into_iter().chain(files).collect();
        let is_ours = |name: &String| name.ends_with(TEMPORARY) || paths.contains(&self.root.join(name));
        Ok(file_names(&self.root)?.iter().all(is_ours))
    }

    /// The segments that lie here, named by the manifest or not, sorted.
    pub(super) fn segment_names(&self) -> Result<Vec<String>, StoreError> {
        if !self.segments().is_dir() {
            return Ok(Vec::new());
        }
        Ok(file_names(&self.segments())?.into_iter().filter(|name| name.ends_with(SEGMENT)).collect())
    }

    /// Remove what was being written when a writer was killed.
    pub(super) fn remove_unfinished(&self) -> Result<(), StoreError> {
        for folder in [self.root.clone(), self.segments(), self.actors(), self.verdicts()] {
            if !folder.exists() {
                continue; // a store of an earlier sayso
            }
            for name in file_names(&folder)?.iter().filter(|name| name.ends_with(TEMPORARY)) {
                let path = folder.join(name);
                fs::remove_file(&path).map_err(StoreError::io("remove", &path))?;
            }
        }
        Ok(())
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
    let written = file.write_all(bytes).and_then(|()| file.sync_all()).map_err(StoreError::io("write", &temporary));
    let renamed = written.and_then(|()| fs::rename(&temporary, path).map_err(StoreError::io("rename", &temporary)));
    if renamed.is_err() {
        // On a full disk the half-written file would take the room that the next attempt needs.
        let _ = fs::remove_file(&temporary);
    }
    renamed?;
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
