//! Repair: from what the files of a store still hold, a store that works again, and a list of what is lost.
//!
//! Segments tell by themselves what they hold, so a manifest that is lost or cut off is made anew from them; of a
//! damaged segment the articles that are whole are kept.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use oxigraph::model::Quad;

use super::damage::{self, Damage, Look};
use super::entry::Entry;
use super::manifest::{Commit, Manifest};
use super::segment::{Salvage, salvage};
use super::{Folder, StoreError, Writer, journal, lock};
use crate::graph::Base;

/// What a repair does, or would do.
#[derive(Debug, Default)]
pub struct Repair {
    /// What is wrong with the manifest.
    pub manifest: Option<StoreError>,
    /// Segments that nothing named and that are taken up, with how many articles the store has from each.
    pub taken_up: Vec<(String, usize)>,
    /// Segments that are damaged or missing, with how many articles are kept of each.
    pub rescued: Vec<(String, usize)>,
    /// Ids of articles that cannot be read any more.
    pub lost: Vec<String>,
    /// Files in the folder of segments in which nothing can be read; they stay as they are.
    pub unreadable: Vec<String>,
    /// How many articles the store then holds.
    pub articles: usize,
}

impl Repair {
    /// Repair the store at `path`. `base` is what its IRIs begin with, should nothing in it tell; with `pretend` nothing
    /// is changed.
    ///
    /// # Errors
    /// When there is no store, another process writes to it, nothing tells its base, or it cannot be written.
    pub fn of(path: &Path, base: Option<&str>, pretend: bool) -> Result<Self, StoreError> {
        repair(path, base, pretend)
    }

    /// True when there is nothing to repair.
    pub fn is_needless(&self) -> bool {
        self.manifest.is_none() && self.taken_up.is_empty() && self.rescued.is_empty() && self.unreadable.is_empty()
    }
}

fn repair(path: &Path, base: Option<&str>, pretend: bool) -> Result<Repair, StoreError> {
    let folder = Folder::new(path);
    if !path.exists() {
        return Err(StoreError::Missing(path.to_owned()));
    }
    if !folder.is_ours()? && !folder.manifest().exists() {
        return Err(StoreError::NotAStore(path.to_owned()));
    }
    for folder in [folder.segments(), folder.actors()] {
        fs::create_dir_all(&folder).map_err(StoreError::io("create", &folder))?;
    }
    let lock = lock::take(&folder)?;
    let mut found = Repair::default();
    let mut manifest = match journal::read(&folder)? {
        Some(read) => {
            found.manifest = read.damage;
            read.manifest
        }
        None => {
            found.manifest = Some(StoreError::Lost(path.to_owned()));
            Manifest::default()
        }
    };
    take_up_strays(&folder, &mut manifest, &mut found)?;
    if manifest.base.is_empty() {
        manifest.base = base_of(&manifest, base).ok_or_else(|| StoreError::NoBase(path.to_owned()))?;
    }
    let rescue = rescue(&folder, &manifest, &mut found);
    found.articles = manifest.articles.len() - found.lost.len();
    if pretend || found.is_needless() {
        return Ok(found);
    }
    let mut writer = Writer::resume(folder, manifest, lock)?;
    for (segment, articles) in rescue {
        for (entry, quads) in articles {
            writer.put(entry, &quads)?;
        }
        writer.commit()?;
        writer.drop_segments(vec![segment])?;
    }
    writer.finish()?;
    Ok(found)
}

/// Give every segment that nothing names its place in the manifest, the one written first first. Of an article that
/// lies in several, the text written last is the article.
fn take_up_strays(folder: &Folder, manifest: &mut Manifest, found: &mut Repair) -> Result<(), StoreError> {
    let written = |name: &str| {
        fs::metadata(folder.segment(name)).and_then(|data| data.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
    };
    manifest.begun = None;
    let known = |name: &String| manifest.segments.contains_key(name) || manifest.dropped.contains(name);
    let mut strays: Vec<(SystemTime, String)> = Vec::new();
    for name in folder.segment_names()?.into_iter().filter(|name| !known(name)) {
        strays.push((written(&name), name));
    }
    strays.sort();
    for (moment, name) in strays {
        let Salvage { articles, mut holding, whole } = salvage(folder, &name)?;
        // A torn one is named as longer than it is: should the repair break off, the next one knows it for cut off.
        if !whole {
            holding.bytes = holding.bytes.map(|bytes| bytes + 1);
        }
        if articles.is_empty() {
            found.unreadable.push(folder.segment(&name).display().to_string());
            continue;
        }
        let mut living = Vec::new();
        for (entry, _) in articles {
            let current = manifest.articles.get(&entry.id);
            let is_older = current.is_some_and(|current| written(&current.segment) > moment);
            if is_older || manifest.forgotten.contains(&entry.id) {
                holding.dead.insert(entry.id);
            } else {
                living.push(entry);
            }
        }
        found.taken_up.push((name.clone(), living.len()));
        manifest.apply(Commit::Put { segment: name, holding, articles: living });
    }
    Ok(())
}

/// What all IRIs begin with, by an article, or as given; the usual base for a store of nothing.
fn base_of(manifest: &Manifest, given: Option<&str>) -> Option<String> {
    let of_article = manifest.articles.iter().find_map(|entry| Base::of_article(&entry.graph, &entry.id));
    let usual = || manifest.segments.is_empty().then(Base::default);
    match given {
        Some(given) if of_article.is_none() => Some(given.to_owned()),
        _ => of_article.or_else(usual).map(|base| base.as_str().to_owned()),
    }
}

/// The whole articles of the segments that are not as they were written.
fn rescue(folder: &Folder, manifest: &Manifest, found: &mut Repair) -> BTreeMap<String, Vec<(Entry, Vec<Quad>)>> {
    let damage = damage::unsound(folder, manifest, Look::Bytes);
    let segments: Vec<&str> = damage.iter().filter_map(Damage::unsound).collect();
    let living = manifest.by_segment();
    let mut rescue = BTreeMap::new();
    for segment in segments {
        let wanted = living.get(segment).map(Vec::as_slice).unwrap_or_default();
        let mut whole = salvage(folder, segment).map(|found| found.articles).unwrap_or_default();
        whole.retain(|(entry, _)| wanted.contains(&entry.id.as_str()));
        let is_whole = |id: &str| whole.iter().any(|(entry, _)| entry.id == id);
        found.lost.extend(wanted.iter().filter(|id| !is_whole(id)).map(|id| (*id).to_owned()));
        found.rescued.push((segment.to_owned(), whole.len()));
        rescue.insert(segment.to_owned(), whole);
    }
    rescue
}
