//! How the files of a store looked when they were last found sound, so that not every question reads all their bytes.
//!
//! `seen` holds a digest of the names, lengths and times of change of the manifest and the segments. As long as they are
//! the same, nothing happened to the files; when they are not, they are looked at byte by byte.

use std::fs;
use std::time::UNIX_EPOCH;

use sha2::{Digest, Sha256};

use super::folder::write_whole;
use super::{Folder, StoreError};
use crate::hash::hex;

/// How the files look now.
pub(super) fn look(folder: &Folder) -> Result<String, StoreError> {
    let mut digest = Sha256::new();
    let segments = folder.segment_names()?.into_iter().map(|name| folder.segment(&name));
    for path in segments.chain([folder.manifest()]) {
        let Ok(data) = fs::metadata(&path) else { continue };
        let changed = data.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        digest.update(format!("{} {} {changed:?}\n", path.display(), data.len()));
    }
    Ok(hex(&digest.finalize()))
}

/// True when the files look as they did when they were last found sound.
pub(super) fn is_same(folder: &Folder) -> bool {
    fs::read_to_string(folder.seen()).is_ok_and(|seen| look(folder).is_ok_and(|now| now == seen))
}

/// Remember that the files were sound when they looked like this. Where it cannot be written down, the next one looks
/// at all bytes again.
pub(super) fn remember(folder: &Folder, look: &str) {
    let _ = write_whole(&folder.seen(), look.as_bytes());
}
