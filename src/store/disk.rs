//! The index on disk (feature `rocksdb`): opened in milliseconds, made anew when it is out of date.

use std::fs::{self, File, OpenOptions};
use std::path::PathBuf;

use oxigraph::store::Store as Oxigraph;
use sha2::{Digest, Sha256};

use super::folder::write_whole;
use super::{Store, StoreError, load};
use crate::hash::hex;

/// Open the index of `store` for reading, making it first when its stamp does not match.
///
/// Read-only, so that any number of queries can run beside each other. Only whoever makes the index
/// writes to it, under a lock of its own, into a folder that bears the stamp's name: readers of an
/// older index keep theirs.
pub(super) fn open(store: &Store) -> Result<Oxigraph, StoreError> {
    let stamp = stamp(store)?;
    let home = store.folder().index();
    let current = home.join(&stamp);
    let finished = home.join(format!("{stamp}.done"));
    if !finished.exists() {
        fs::create_dir_all(&home).map_err(StoreError::io("create", &home))?;
        let _lock = lock(home.join("lock"))?;
        if !finished.exists() {
            remove_others(store)?;
            let writing = Oxigraph::open(&current)?;
            load::fill(store, &writing)?;
            writing.flush()?;
            drop(writing);
            write_whole(&finished, b"")?;
        }
    }
    Ok(Oxigraph::open_read_only(&current)?)
}

/// A digest of all that goes into the index: the manifest, the resources, the program's version.
fn stamp(store: &Store) -> Result<String, StoreError> {
    let mut digest = Sha256::new();
    digest.update(env!("CARGO_PKG_VERSION"));
    digest.update(&store.manifest().base);
    for entry in store.manifest().articles.values() {
        digest.update(format!("{} {}\n", entry.graph, entry.segment));
    }
    for resource in store.resources()? {
        digest.update(&resource.bytes);
    }
    Ok(hex(&digest.finalize())[..32].to_owned())
}

fn lock(path: PathBuf) -> Result<File, StoreError> {
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(StoreError::io("open", &path))?;
    file.lock().map_err(StoreError::io("lock", &path))?;
    Ok(file)
}

/// Remove indexes of earlier states, and the remains of one that was never finished.
fn remove_others(store: &Store) -> Result<(), StoreError> {
    let home = store.folder().index();
    for name in super::folder::file_names(&home)? {
        let path = home.join(&name);
        if path.is_dir() {
            fs::remove_dir_all(&path).map_err(StoreError::io("remove", &path))?;
        } else if name.ends_with(".done") {
            fs::remove_file(&path).map_err(StoreError::io("remove", &path))?;
        }
    }
    Ok(())
}
