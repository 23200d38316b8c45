//! Writing: articles go in whole, in segments, and a crash loses at most the segment being written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use oxigraph::model::Quad;

use super::damage::{self, Damage, Look};
use super::entry::Entry;
use super::journal::{self, to_line};
use super::manifest::{Commit, Manifest};
use super::segment::Part;
use super::{Folder, Store, StoreError, index, lock, seen, segment};
use crate::spill::relieve;

/// Articles in a segment, by how many the store holds. A crash loses fewer than this many, a look-up reads this many, and
/// so many stay in memory until they are written; but a large store in small segments is a folder of too many files.
const fn segment_articles(stored: usize) -> usize {
    match stored {
        0..65_536 => 32,
        65_536..262_144 => 64,
        _ => 128,
    }
}

/// A segment with fewer living articles than this is merged with others like it.
const SMALL_SEGMENT: usize = segment_articles(0) / 2;

/// How long a writer waits in all for readers before it leaves files for the next one to remove.
const PATIENCE: Duration = Duration::from_secs(10);

/// The one process that may write to a store.
///
/// Dropping it without [`Writer::finish`] is like a crash: what was committed stays, the rest never
/// happened.
#[derive(Debug)]
pub struct Writer {
    folder: Folder,
    manifest: Manifest,
    journal: File,
    pending: BTreeMap<String, Part>,
    damage: Vec<Damage>,
    /// When to wait for readers no more; set by the first wait.
    deadline: Option<Instant>,
    /// Held until dropped.
    _lock: File,
}

impl Writer {
    /// Open or make the store at `path`; all its IRIs begin with `base`.
    ///
    /// Ends what an earlier writer was killed at: a segment whose commit is not recorded is taken up, files half
    /// written or that nothing needs are removed, and what was forgotten leaves the disk.
    ///
    /// # Errors
    /// [`StoreError::Locked`] when another process writes, [`StoreError::Base`] when the store was
    /// made with another base, [`StoreError::NotAStore`] for a folder with other things in it, and what is wrong with a
    /// manifest that is lost or damaged.
    pub fn open(path: &Path, base: &str) -> Result<Self, StoreError> {
        let folder = Folder::new(path);
        folder.create()?;
        let lock = lock::take(&folder)?;
        let fresh = || Manifest { base: base.to_owned(), ..Manifest::default() };
        let manifest = match journal::read(&folder)? {
            None => fresh(),
            Some(journal::Read { damage: None, manifest }) => manifest,
            // Nothing was ever committed, so nothing is lost.
            Some(journal::Read { damage: Some(StoreError::Cut(_)), .. }) if folder.segment_names()?.is_empty() => {
                fresh()
            }
            Some(journal::Read { damage: Some(damage), .. }) => return Err(damage),
        };
        if manifest.base != base {
            return Err(StoreError::Base { stored: manifest.base, asked: base.to_owned() });
        }
        let mut writer = Self::resume(folder, manifest, lock)?;
        writer.purge()?;
        Ok(writer)
    }

    /// Go on writing from a state of the store.
    pub(super) fn resume(folder: Folder, mut manifest: Manifest, lock: File) -> Result<Self, StoreError> {
        folder.remove_unfinished()?;
        take_up_begun(&folder, &mut manifest);
        journal::save(&manifest, &folder)?;
        let mut damage = damage::unsound(&folder, &manifest, Look::Bytes);
        damage.extend(damage::strays(&folder, &manifest, folder.segment_names()?));
        let path = folder.manifest();
        let journal = OpenOptions::new().append(true).open(&path).map_err(StoreError::io("open", &path))?;
        Ok(Self { folder, manifest, journal, pending: BTreeMap::new(), damage, deadline: None, _lock: lock })
    }

    /// Its folder.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// What the store holds; articles put since the last commit are not yet in it.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// What the store holds of an article, or will hold with the next commit.
    pub(super) fn held(&self, id: &str) -> Option<Entry> {
        self.pending.get(id).map(|part| part.entry.clone()).or_else(|| self.manifest.articles.get(id))
    }

    /// True when the store holds this article and its quads cannot be read.
    pub fn is_damaged(&self, id: &str) -> bool {
        self.manifest.articles.get(id).is_some_and(|entry| self.is_unsound(&entry.segment))
    }

    fn is_unsound(&self, segment: &str) -> bool {
        self.damage.iter().any(|damage| damage.unsound() == Some(segment))
    }

    /// Add an article, or replace the one with its id. Committed with its segment.
    ///
    /// # Errors
    /// When the segment cannot be written.
    pub fn put(&mut self, entry: Entry, quads: &[Quad]) -> Result<(), StoreError> {
        self.pending.insert(entry.id.clone(), Part::new(&self.folder, entry, quads)?);
        if self.pending.len().is_multiple_of(segment_articles(0)) {
            relieve(); // of what so many articles were found with, where a segment has more of them too
        }
        if self.pending.len() >= segment_articles(self.manifest.articles.len()) {
            self.commit()?;
        }
        Ok(())
    }

    /// Take articles out. Their text, that of earlier versions too, leaves the disk when the writer is done; when it
    /// does not come to that, when the next one begins.
    ///
    /// # Errors
    /// When the manifest cannot be written.
    pub fn forget(&mut self, ids: &[String]) -> Result<(), StoreError> {
        for id in ids {
            self.pending.remove(id);
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
        let articles: Vec<Part> = std::mem::take(&mut self.pending).into_values().collect();
        let prepared = segment::prepare(&self.folder, &articles)?;
        // Said before it is done: a segment that nothing announced is damage, not the remains of a crash.
        self.record(Commit::Begin(prepared.name.clone()))?;
        let holding = prepared.write(&self.folder)?;
        let articles = articles.into_iter().map(|part| part.entry).collect();
        // What was damaged under this name is whole now.
        self.damage.retain(|damage| damage.unsound() != Some(&prepared.name));
        self.record(Commit::Put { segment: prepared.name, holding, articles })?;
        relieve(); // of the quads of so many articles, and of what they were found with
        Ok(())
    }

    /// Commit, merge segments that are mostly dead, and remove what nothing refers to.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn finish(mut self) -> Result<Store, StoreError> {
        self.commit()?;
        self.purge()?;
        self.compact()?;
        self.unlink()?;
        journal::save(&self.manifest, &self.folder)?;
        if self.damage.is_empty() {
            seen::remember(&self.folder, &seen::look(&self.folder)?);
        }
        Ok(Store { damage: self.damage, ..Store::of(self.folder, self.manifest) })
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

    /// Take the text of what was forgotten off the disk: a segment at a time, so that little room is needed.
    fn purge(&mut self) -> Result<(), StoreError> {
        if self.manifest.is_purged() {
            return Ok(());
        }
        for segment in self.manifest.to_purge() {
            self.rewrite(&BTreeSet::from([segment.clone()]))?;
            self.drop_segments(vec![segment])?;
            self.unlink()?;
        }
        self.unlink()?;
        if self.manifest.dropped.is_empty() {
            self.manifest.forgotten.clear();
        }
        Ok(())
    }

    /// Merge small segments when there are several, and drop those in which nothing lives.
    fn compact(&mut self) -> Result<(), StoreError> {
        let living = self.manifest.by_segment();
        let small = |ids: &[&str]| ids.len() < SMALL_SEGMENT;
        let doomed: BTreeSet<String> = living
            .iter()
            .filter(|(segment, ids)| small(ids) && !self.is_unsound(segment))
            .map(|(segment, _)| (*segment).to_owned())
            .collect();
        if doomed.len() > 1 {
            self.rewrite(&doomed)?;
        }
        let living = self.manifest.by_segment();
        let dead = self.manifest.segments.keys().filter(|segment| !living.contains_key(segment.as_str()));
        let dead = dead.cloned().collect();
        self.drop_segments(dead)
    }

    /// Write what lives in these segments anew, in the order of ids.
    fn rewrite(&mut self, segments: &BTreeSet<String>) -> Result<(), StoreError> {
        let moving: Vec<Entry> =
            self.manifest.articles.iter().filter(|entry| segments.contains(&entry.segment)).collect();
        let reader = Store::of(self.folder.clone(), Manifest::default());
        for chunk in moving.chunks(segment_articles(self.manifest.articles.len())) {
            let mut quads = reader.quads_in_segments(chunk)?;
            for entry in chunk {
                let graph = quads.remove(&entry.graph).unwrap_or_default();
                self.put(entry.clone(), &graph)?;
            }
            self.commit()?;
        }
        Ok(())
    }

    /// Record that nothing lives in these segments; whatever does is lost.
    pub(super) fn drop_segments(&mut self, segments: Vec<String>) -> Result<(), StoreError> {
        if segments.is_empty() {
            return Ok(());
        }
        self.damage.retain(|damage| damage.unsound().is_none_or(|name| !segments.iter().any(|it| it == name)));
        self.record(Commit::Drop(segments))
    }

    /// Remove the files of dropped segments as soon as nobody reads; when somebody goes on reading, leave them.
    fn unlink(&mut self) -> Result<(), StoreError> {
        if self.manifest.dropped.is_empty() {
            return Ok(());
        }
        let deadline = *self.deadline.get_or_insert_with(|| Instant::now() + PATIENCE);
        let remove = || {
            // The index holds texts too; it is made anew from the segments.
            if !self.manifest.forgotten.is_empty() {
                index::discard(&self.folder)?;
            }
            self.manifest.dropped.iter().map(|name| self.folder.segment(name)).try_for_each(
                |path| match fs::remove_file(&path) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => {
                        Err(StoreError::io("remove", &path)(error))
                    }
                    _ => Ok(()),
                },
            )
        };
        if lock::without_readers(&self.folder, deadline, remove)? {
            self.manifest.dropped.clear();
        }
        Ok(())
    }
}

/// End a commit that was cut short after its segment was in place.
fn take_up_begun(folder: &Folder, manifest: &mut Manifest) {
    let Some(segment) = manifest.begun.take() else { return };
    let Ok(found) = segment::salvage(folder, &segment) else { return };
    if found.whole {
        let articles = found.articles.into_iter().map(|(entry, _)| entry).collect();
        manifest.apply(Commit::Put { segment, holding: found.holding, articles });
    }
}
