//! Where the index of a store lies, whether it is up to date, and how it gets there.
//!
//! ```text
//! sayso.db/index/
//!   3f9c….index     the index of the state of the store that has this stamp
//!   lock            held by whoever makes one
//!   3f9c….tmp       an index that is being made
//! ```
//!
//! The stamp is a digest of the manifest, of the user's authority files and verdicts, and of this program: whatever an index is made
//! from. While somebody writes to the store, questions are answered from the index that lies there, which is the store
//! before that writing began.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use oxigraph::model::Quad;
use sha2::{Digest, Sha256};

use super::build::{IndexBuilder, batch_quads};
use super::mapped::Mapped;
use crate::hash::hex;
use crate::spill::relieve;
use crate::store::folder::file_names;
use crate::store::load::Load;
use crate::store::{Folder, Look, Store, StoreError, adopted, seen, verdicts};

/// What the names of indexes end with.
const SUFFIX: &str = ".index";

/// A digest of all that goes into the index of the store in `folder`.
fn stamp(folder: &Folder) -> Result<String, StoreError> {
    let mut digest = Sha256::new();
    digest.update(env!("CARGO_PKG_VERSION"));
    digest.update(env!("SAYSO_SOURCES"));
    digest.update(env!("SAYSO_INDEX"));
    for path in [vec![folder.manifest()], adopted(folder)?, verdicts::held(folder)?].concat() {
        let mut file = BufReader::new(File::open(&path).map_err(StoreError::io("read", &path))?);
        let mut length = 0_u64;
        loop {
            let bytes = file.fill_buf().map_err(StoreError::io("read", &path))?;
            if bytes.is_empty() {
                break;
            }
            let read = bytes.len();
            digest.update(bytes);
            file.consume(read);
            length += read as u64;
        }
        digest.update(length.to_le_bytes()); // behind its bytes: no two lists of files give the same digest
    }
    Ok(hex(&digest.finalize())[..32].to_owned())
}

/// The index of a store that needs no making: the one that is up to date or, while somebody writes, the last one.
///
/// # Errors
/// When the store's folder cannot be read.
pub fn ready(folder: &Folder) -> Result<Option<Mapped>, StoreError> {
    if let Some(index) = open(&path_of(folder, &stamp(folder)?))? {
        return Ok(Some(index));
    }
    if !is_written_to(folder) {
        return Ok(None);
    }
    for path in indexes(folder)? {
        if let Some(index) = open(&path)? {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

/// The index of the state that `store` was opened in; `None` where there is none, or the state is another by now.
pub fn exact(store: &Store) -> Option<Mapped> {
    let path = path_of(&store.folder, &stamp(&store.folder).ok()?);
    let index = open(&path).ok()??;
    (seen::look(&store.folder).ok()? == store.seen).then_some(index)
}

/// The index of a store, made where there is none that is up to date. Indexes of earlier states are removed.
///
/// # Errors
/// A segment or resource that cannot be read, or a disk that cannot be written.
pub fn make(folder: &Folder) -> Result<Mapped, StoreError> {
    let home = folder.index();
    fs::create_dir_all(&home).map_err(StoreError::io("create", &home))?;
    let _lock = lock(&home.join("lock"))?;
    let (stamp, store) = steady(folder)?;
    let path = path_of(folder, &stamp);
    let index = match open(&path)? {
        Some(index) => index,
        None => {
            remove_litter(&home)?;
            let temporary = home.join(format!("{stamp}.tmp"));
            build(store, &temporary, home.join(format!("{stamp}.scratch")))?;
            fs::rename(&temporary, &path).map_err(StoreError::io("rename", &temporary))?;
            Mapped::open(&path).map_err(StoreError::io("open", &path))?
        }
    };
    for other in indexes(folder)?.iter().filter(|other| **other != path) {
        remove(other);
    }
    Ok(index)
}

/// A state of the store, and its stamp. While the store is open nothing of that state is removed, so that no index can
/// come to hold what was forgotten meanwhile.
fn steady(folder: &Folder) -> Result<(String, Store), StoreError> {
    loop {
        let before = stamp(folder)?;
        let mut store = Store::open(folder.root())?;
        if stamp(folder)? == before {
            store.skip_damage(Look::Bytes);
            return Ok((before, store));
        }
    }
}

/// Remove all indexes of a store, as something must leave the disk that may stand in them.
///
/// # Errors
/// When the folder cannot be read.
pub fn discard(folder: &Folder) -> Result<(), StoreError> {
    let home = folder.index();
    if home.exists() {
        indexes(folder)?.iter().for_each(|path| remove(path));
        remove_litter(&home)?;
    }
    Ok(())
}

fn build(store: Store, path: &Path, scratch: PathBuf) -> Result<(), StoreError> {
    let io = |error: io::Error| StoreError::io("write", path)(error);
    let batch = batch_quads(store.manifest().totals().quads);
    relieve(); // of what a build read its articles with
    let mut builder = IndexBuilder::new(scratch, &store.manifest().base, batch).map_err(io)?;
    let _state = Load::of(store)?.each(|quads| builder.add(&quads).map_err(io))?;
    builder.finish(path).map_err(io)
}

/// An index of nothing but these quads, of resources first, then of whole articles, in a file below `home`.
///
/// # Errors
/// When the folder cannot be written.
pub fn make_of(home: &Path, base: &str, parts: &[&[Quad]]) -> Result<Mapped, StoreError> {
    let path = home.join(format!("articles{SUFFIX}"));
    let io = |error: io::Error| StoreError::io("write", &path)(error);
    let count = parts.iter().map(|quads| quads.len()).sum();
    let mut builder = IndexBuilder::new(home.join("articles.scratch"), base, batch_quads(count)).map_err(io)?;
    parts.iter().try_for_each(|quads| builder.add(quads)).map_err(io)?;
    builder.finish(&path).map_err(io)?;
    Mapped::open(&path).map_err(io)
}

fn path_of(folder: &Folder, stamp: &str) -> PathBuf {
    folder.index().join(format!("{stamp}{SUFFIX}"))
}

/// The index at `path`; `None` when there is none, or it is not whole.
fn open(path: &Path) -> Result<Option<Mapped>, StoreError> {
    match Mapped::open(path) {
        Ok(index) => Ok(Some(index)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData) => Ok(None),
        Err(error) => Err(StoreError::io("open", path)(error)),
    }
}

/// All indexes of a store, the youngest first.
fn indexes(folder: &Folder) -> Result<Vec<PathBuf>, StoreError> {
    let home = folder.index();
    if !home.exists() {
        return Ok(Vec::new());
    }
    let names = file_names(&home)?.into_iter().filter(|name| name.ends_with(SUFFIX));
    let mut paths: Vec<PathBuf> = names.map(|name| home.join(name)).collect();
    paths.sort_by_key(|path| std::cmp::Reverse(fs::metadata(path).and_then(|it| it.modified()).ok()));
    Ok(paths)
}

/// True while another process writes to the store.
fn is_written_to(folder: &Folder) -> bool {
    File::open(folder.lock()).is_ok_and(|lock| matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

fn lock(path: &Path) -> Result<File, StoreError> {
    let file =
        OpenOptions::new().create(true).truncate(false).write(true).open(path).map_err(StoreError::io("open", path))?;
    file.lock().map_err(StoreError::io("lock", path))?;
    Ok(file)
}

/// Remove what an index that was never finished left behind.
fn remove_litter(home: &Path) -> Result<(), StoreError> {
    for name in file_names(home)? {
        if name.ends_with(".tmp") || name.ends_with(".scratch") {
            remove(&home.join(name));
        }
    }
    Ok(())
}

/// Best effort: where a system keeps what somebody reads, the next index that is made removes it.
fn remove(path: &Path) {
    let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
}
