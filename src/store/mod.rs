//! The store: a folder of segments that are the truth, and an index over them that is a cache.
//!
//! A store knows articles by id, the quads of each, and nothing of how they were found. Reading needs
//! no lock; writing takes one ([`Writer`]). What an article holds can be read without an index
//! ([`Store::for_each`]); questions go to an [`Index`].

mod articles;
mod counts;
mod damage;
mod derive;
mod described;
mod entries;
mod entry;
mod error;
mod folder;
mod graphs;
mod index;
mod journal;
mod load;
mod lock;
mod manifest;
mod merge;
mod repair;
mod resources;
mod scratch;
mod seen;
mod segment;
#[cfg(test)]
mod testing;
mod verdicts;
mod writer;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use oxigraph::model::Quad;
use rayon::prelude::*;

pub use counts::Counts;
pub use damage::{Damage, Look};
pub use derive::GRAPHS as DERIVED;
pub use entries::Entries;
pub use entry::Entry;
pub use error::StoreError;
pub use folder::Folder;
pub use index::{Guard, Index, Node, Reader, Stop, Used, Words, charge, step, stop, weight};
pub use load::resource as resource_quads;
pub use manifest::{Holding, Manifest};
pub use merge::{Merged, base_of_quads, is_quads};
pub use repair::Repair;
pub use resources::{Resource, adopt, adopted, embedded_resources};
pub use scratch::Scratch;
pub use segment::lines;
pub use verdicts::{Verdicts, adopt_verdicts, check_verdicts, judge, withdraw};
pub use writer::Writer;

use lock::Reading;

/// A store opened for reading.
///
/// While it is open, a writer takes none of its files away: it goes on showing the state that it was opened in.
#[derive(Debug, Clone)]
pub struct Store {
    folder: Folder,
    manifest: Manifest,
    verdicts: Verdicts,
    /// Segments that are passed over.
    skipped: BTreeSet<String>,
    /// What is known to be wrong with its files.
    damage: Vec<Damage>,
    /// How its files looked.
    seen: String,
    reading: Reading,
}

impl Store {
    /// Open the store at `path`.
    ///
    /// # Errors
    /// When there is no store there, or its manifest is lost or damaged.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let folder = Folder::new(path);
        if !path.exists() {
            return Err(StoreError::Missing(path.to_owned()));
        }
        let reading = Reading::begin(&folder);
        let seen = seen::look(&folder)?;
        // Before the manifest: whatever is written meanwhile, the manifest knows of these.
        let names = folder.segment_names()?;
        let Some(manifest) = Manifest::load(&folder)? else {
            return Err(match folder.is_ours()? {
                true if names.is_empty() => StoreError::Unbuilt(path.to_owned()),
                true => StoreError::Lost(path.to_owned()),
                false => StoreError::NotAStore(path.to_owned()),
            });
        };
        let damage = damage::strays(&folder, &manifest, names);
        let verdicts = Verdicts::of(&folder, &manifest.base)?;
        Ok(Self { damage, seen, verdicts, reading, ..Self::of(folder, manifest) })
    }

    /// A store in a known state.
    fn of(folder: Folder, manifest: Manifest) -> Self {
        Self {
            folder,
            manifest,
            verdicts: Verdicts::default(),
            skipped: BTreeSet::new(),
            damage: Vec::new(),
            seen: String::new(),
            reading: Reading::default(),
        }
    }

    /// Look for damage, and from now on pass over the articles of segments that are not sound.
    pub fn skip_damage(&mut self, look: Look) {
        let unsound = damage::unsound(&self.folder, &self.manifest, look);
        self.skipped.extend(unsound.iter().filter_map(Damage::unsound).map(str::to_owned));
        self.damage.retain(|damage| damage.unsound().is_none());
        self.damage.splice(..0, unsound);
    }

    /// What is known to be wrong with its files: segments that it does not name, and those that were found not sound by
    /// [`Store::skip_damage`] or by the writer that made this state.
    pub fn damage(&self) -> &[Damage] {
        &self.damage
    }

    /// True when the files of the store at `path` look as when they were last found sound: a quick look that tells
    /// whether to take a close one.
    pub fn is_as_seen(path: &Path) -> bool {
        seen::is_same(&Folder::new(path))
    }

    /// After a close look that found nothing: the next ones may be quick.
    pub fn remember_sound(&self) {
        if self.damage.is_empty() {
            seen::remember(&self.folder, &self.seen);
        }
    }

    /// The articles that can be read, in the order of their ids.
    pub fn readable(&self) -> impl Iterator<Item = Entry> {
        self.manifest.articles.iter().filter(|entry| !self.skipped.contains(&entry.segment))
    }

    /// Which articles it holds, and where.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// What its user judges.
    pub fn verdicts(&self) -> &Verdicts {
        &self.verdicts
    }

    /// Its folder.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The RDF beside the articles: the ontology and the authority files, the user's included, and the user's verdicts.
    ///
    /// # Errors
    /// When a file of the user's cannot be read.
    pub fn resources(&self) -> Result<Vec<Resource>, StoreError> {
        let mut resources = embedded_resources();
        resources.extend(resources::of_user(&self.folder)?);
        resources.extend(self.verdicts.resource(&self.manifest.base));
        Ok(resources)
    }

    /// The quads of these articles by their graph's IRI, sorted, without the facts that are judged wrong; nothing of those that
    /// cannot be read.
    ///
    /// # Errors
    /// A segment that cannot be read.
    pub fn quads_of(&self, entries: &[Entry]) -> Result<BTreeMap<String, Vec<Quad>>, StoreError> {
        let mut graphs = self.quads_in_segments(entries)?;
        for quads in graphs.values_mut() {
            *quads = self.as_judged(std::mem::take(quads));
        }
        Ok(graphs)
    }

    /// The quads of one article, sorted, without the facts that are judged wrong.
    fn as_judged(&self, quads: Vec<Quad>) -> Vec<Quad> {
        let mut quads = self.verdicts.applied(quads);
        if !self.verdicts.leave_articles() {
            quads.sort_by_cached_key(segment::line);
        }
        quads
    }

    /// The quads of these articles as they lie in the segments, facts that are judged wrong among them.
    ///
    /// # Errors
    /// A segment that cannot be read.
    fn quads_in_segments(&self, entries: &[Entry]) -> Result<BTreeMap<String, Vec<Quad>>, StoreError> {
        let mut wanted: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for entry in entries.iter().filter(|entry| !self.skipped.contains(&entry.segment)) {
            wanted.entry(&entry.segment).or_default().insert(&entry.graph);
        }
        let segments: Vec<Vec<Quad>> = wanted
            .par_iter()
            .map(|(segment, graphs)| segment::read(&self.folder, segment, |graph| graphs.contains(graph)))
            .collect::<Result<_, _>>()?;
        Ok(graphs::by_graph(segments.into_iter().flatten()))
    }
}

#[cfg(test)]
mod tests;
