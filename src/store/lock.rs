//! Who may touch a store: one writer at a time, and readers whose files nobody takes away.
//!
//! Two files, locked by the system's advisory locks, which a killed process gives back by itself:
//! `lock` is held by whoever writes; `reading` is shared by all who read segments, and held alone for
//! the moment in which files that nothing refers to any more are removed.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{Folder, StoreError};

/// Between two looks whether the readers are gone.
const PAUSE: Duration = Duration::from_millis(20);

/// While one of these lives, no file that the manifest named when it was made leaves the disk.
///
/// A store that cannot be locked (read-only, or on a system without locks) is read without.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reading(#[expect(dead_code, reason = "held for its lock, which ends with it")] Option<Arc<File>>);

impl Reading {
    /// Begin to read the store in `folder`. Waits while files are being removed, which takes a moment.
    pub fn begin(folder: &Folder) -> Self {
        let file = File::open(folder.reading()).ok().filter(|file| file.lock_shared().is_ok());
        Self(file.map(Arc::new))
    }
}

/// Become the one process that writes.
pub(super) fn take(folder: &Folder) -> Result<File, StoreError> {
    let path = folder.lock();
    let lock = open(&path)?;
    open(&folder.reading())?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(StoreError::Locked(folder.root().to_owned())),
        Err(TryLockError::Error(source)) => Err(StoreError::io("lock", &path)(source)),
    }
}

/// Call `remove` while nobody reads, waiting until `deadline` for those who do; `false` when they did not end.
pub(super) fn without_readers(
    folder: &Folder,
    deadline: Instant,
    remove: impl FnOnce() -> Result<(), StoreError>,
) -> Result<bool, StoreError> {
    let path = folder.reading();
    let alone = open(&path)?;
    loop {
        match alone.try_lock() {
            Ok(()) => return remove().map(|()| true),
            Err(TryLockError::WouldBlock) if Instant::now() >= deadline => return Ok(false),
            Err(TryLockError::WouldBlock) => sleep(PAUSE),
            // No locks on this system: readers had none either.
            Err(TryLockError::Error(_)) => return remove().map(|()| true),
        }
    }
}

fn open(path: &Path) -> Result<File, StoreError> {
    OpenOptions::new().create(true).truncate(false).write(true).open(path).map_err(StoreError::io("open", path))
}
