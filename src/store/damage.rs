//! What is wrong with the files of a store, told before anything is read out of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::repair;
use super::manifest::{Holding, Manifest};
use super::{Folder, segment};

/// How closely segments are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Whether each is there and as long as it was: a moment, however large the store.
    Sizes,
    /// Also whether its bytes are those that were written: as long as it takes to read them.
    Bytes,
}

/// Something wrong with a segment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// The manifest names it, and it is not there or not as it was written.
    #[error("segment {} is {what}: its {articles} articles cannot be read", path.display())]
    Unsound {
        /// Its file.
        path: PathBuf,
        /// Its name.
        segment: String,
        /// `missing`, `cut off` or `damaged`.
        what: &'static str,
        /// How many articles live in it.
        articles: usize,
    },
    /// It is there, and the manifest does not name it.
    #[error("the manifest does not name segment {}", .0.display())]
    Stray(PathBuf),
}

impl Damage {
    /// What the user can do about it.
    pub fn hint(&self, folder: &Folder) -> String {
        repair(folder.root())
    }

    /// The segment that cannot be read.
    pub fn unsound(&self) -> Option<&str> {
        match self {
            Self::Unsound { segment, .. } => Some(segment),
            Self::Stray(_) => None,
        }
    }
}

/// The segments of a manifest that are not as they were written.
pub(super) fn unsound(folder: &Folder, manifest: &Manifest, look: Look) -> Vec<Damage> {
    let living = manifest.by_segment();
    let segments: Vec<_> = manifest.segments.iter().collect();
    let faults = segments.into_par_iter().filter_map(|(name, holding)| {
        let path = folder.segment(name);
        let length = fs::metadata(&path).map(|data| data.len());
        let what = match (length, holding.bytes) {
            (Err(_), _) => "missing",
            (Ok(length), Some(bytes)) if length < bytes => "cut off",
            (Ok(length), Some(bytes)) if length > bytes => "damaged",
            (Ok(_), Some(_)) if look == Look::Bytes && !has_bytes_of(&path, holding) => "damaged",
            _ => return None,
        };
        let articles = living.get(name.as_str()).map_or(0, Vec::len);
        Some(Damage::Unsound { path, segment: name.clone(), what, articles })
    });
    faults.collect()
}

fn has_bytes_of(path: &Path, holding: &Holding) -> bool {
    fs::read(path).is_ok_and(|bytes| segment::holding(&bytes).crc == holding.crc)
}

/// Those of the segments `names` that lie in the folder and that the manifest knows nothing of.
pub(super) fn strays(folder: &Folder, manifest: &Manifest, names: Vec<String>) -> Vec<Damage> {
    let known: BTreeSet<&String> = manifest.segments.keys().chain(&manifest.dropped).chain(&manifest.begun).collect();
    let strays = names.into_iter().filter(|name| !known.contains(name)).map(|name| folder.segment(&name));
    strays.filter(|path| path.exists()).map(Damage::Stray).collect()
}
