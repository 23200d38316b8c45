//! Writing: articles go in whole, in segments, and a crash loses at most the segment being written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write as _;
use std::path::Path;

use oxigraph::model::Quad;

use super::folder::file_names;
use super::manifest::{Commit, to_line};
use super::{Entry, Folder, Manifest, Store, StoreError, segment};

/// Articles in a segment. A crash loses fewer than this many; a look-up reads this many.
const SEGMENT_ARTICLES: usize = 32;

/// A segment with fewer living articles than this is merged with others like it.
const SMALL_SEGMENT: usize = SEGMENT_ARTICLES / 2;

/// The one process that may write to a store.
///
/// Dropping it without [`Writer::finish`] is like a crash: what was committed stays, the rest never
/// happened.
#[derive(Debug)]
pub struct Writer {
    folder: Folder,
    manifest: Manifest,
    journal: File,
    pending: BTreeMap<String, (Entry, Vec<Quad>)>,
    /// Segments with articles that somebody wants gone for good.
    to_purge: BTreeSet<String>,
    /// Held until dropped.
    _lock: File,
}

impl Writer {
    /// Open or make the store at `path`; all its IRIs begin with `base`.
    ///
    /// Cleans up what an earlier crash left: a commit cut off, files that no commit names.
    ///
    /// # Errors
    /// [`StoreError::Locked`] when another process writes, [`StoreError::Base`] when the store was
    /// made with another base, [`StoreError::NotAStore`] for a folder with other things in it.
    pub fn open(path: &Path, base: &str) -> Result<Self, StoreError> {
        let folder = Folder::new(path);
        folder.create()?;
        let lock = take_lock(&folder)?;
        let manifest =
            Manifest::load(&folder)?.unwrap_or_else(|| Manifest { base: base.to_owned(), ..Manifest::default() });
        if manifest.base != base {
            return Err(StoreError::Base { stored: manifest.base, asked: base.to_owned() });
        }
        manifest.save(&folder)?;
        remove_orphans(&folder, &manifest)?;
        let journal = open_journal(&folder)?;
        Ok(Self { folder, manifest, journal, pending: BTreeMap::new(), to_purge: BTreeSet::new(), _lock: lock })
    }

    /// What the store holds; articles put since the last commit are not yet in it.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Add an article, or replace the one with its id. Committed with its segment.
    ///
    /// # Errors
    /// When the segment cannot be written.
    pub fn put(&mut self, entry: Entry, quads: Vec<Quad>) -> Result<(), StoreError> {
        self.pending.insert(entry.id.clone(), (entry, quads));
        if self.pending.len() >= SEGMENT_ARTICLES {
            self.commit()?;
        }
        Ok(())
    }

    /// Take articles out. Their text leaves the disk when the writer is done.
    ///
    /// # Errors
    /// When the manifest cannot be written.
    pub fn forget(&mut self, ids: &[String]) -> Result<(), StoreError> {
        for id in ids {
            self.pending.remove(id);
            if let Some(entry) = self.manifest.articles.get(id) {
                self.to_purge.insert(entry.segment.clone());
            }
        }
        self.record(Commit::Forget(ids.to_vec()))
    }

    /// Write what is pending as a segment and record it.
    ///
    /// # Errors
    /// When the segment or the manifest cannot be written.
    pub fn commit(&mut self) -> Result<(), StoreError> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let (articles, quads): (Vec<Entry>, Vec<Vec<Quad>>) = std::mem::take(&mut self.pending).into_values().unzip();
        let segment = segment::write(&self.folder, &quads)?;
        self.record(Commit::Put { segment, articles })
    }

    /// Commit, merge segments that are mostly dead, and remove what nothing refers to.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn finish(mut self) -> Result<Store, StoreError> {
        self.commit()?;
        self.compact()?;
        self.manifest.save(&self.folder)?;
        remove_orphans(&self.folder, &self.manifest)?;
        Ok(Store { folder: self.folder.clone(), manifest: self.manifest.clone() })
    }

    /// Append one line to the journal; once it is synchronised, it happened.
    fn record(&mut self, commit: Commit) -> Result<(), StoreError> {
        self.journal
            .write_all(to_line(&commit).as_bytes())
            .and_then(|()| self.journal.sync_data())
            .map_err(StoreError::io("write", &self.folder.manifest()))?;
        self.manifest.apply(commit);
        Ok(())
    }

    /// Rewrite segments that hold forgotten articles, and merge small ones when there are several.
    fn compact(&mut self) -> Result<(), StoreError> {
        let mut small = BTreeSet::new();
        let mut doomed = self.to_purge.clone();
        for (segment, entries) in self.manifest.by_segment() {
            if entries.len() < SMALL_SEGMENT {
                small.insert(segment.to_owned());
            }
        }
        if small.len() > 1 {
            doomed.extend(small);
        }
        let moving: Vec<Entry> =
            self.manifest.articles.values().filter(|entry| doomed.contains(&entry.segment)).cloned().collect();
        let reader = Store { folder: self.folder.clone(), manifest: Manifest::default() };
        for chunk in moving.chunks(SEGMENT_ARTICLES) {
            let references: Vec<&Entry> = chunk.iter().collect();
            let mut quads = reader.quads_of(&references)?;
            for entry in chunk {
                let graph = quads.remove(&entry.graph).unwrap_or_default();
                self.put(entry.clone(), graph)?;
            }
            self.commit()?;
        }
        Ok(())
    }
}

fn take_lock(folder: &Folder) -> Result<File, StoreError> {
    let path = folder.lock();
    let lock = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(StoreError::io("open", &path))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(StoreError::Locked(folder.root().to_owned())),
        Err(TryLockError::Error(source)) => Err(StoreError::io("lock", &path)(source)),
    }
}

fn open_journal(folder: &Folder) -> Result<File, StoreError> {
    let path = folder.manifest();
    OpenOptions::new().append(true).open(&path).map_err(StoreError::io("open", &path))
}

/// Remove files in the segments folder that the manifest does not name: temporary files and segments
/// of a crash, and segments whose articles have all been replaced.
fn remove_orphans(folder: &Folder, manifest: &Manifest) -> Result<(), StoreError> {
    let living = manifest.by_segment();
    for name in file_names(&folder.segments())? {
        let ours = name.ends_with(segment::SUFFIX) || name.ends_with(".tmp");
        if ours && !living.contains_key(name.as_str()) {
            segment::remove(&folder.segment(&name))?;
        }
    }
    Ok(())
}
