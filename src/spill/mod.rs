//! What is too much for memory: rows of numbers that are being sorted, records that are asked for by number, and lists of rows
//! that change.
//!
//! ```
//! use sayso::spill::{Sorter, Spill};
//! let mut sorter = Sorter::new(&Spill::memory());
//! for row in [[2, 7], [1, 9], [2, 7]] {
//!     sorter.push(row)?;
//! }
//! let mut sorted = sorter.sorted()?;
//! assert_eq!((sorted.pull()?, sorted.pull()?, sorted.pull()?), (Some([1, 9]), Some([2, 7]), None));
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! What goes beyond a few megabytes is written to files of a folder and read back in order, so that memory holds an entry a
//! file and not all there is. Nobody who sorts need know which of the two it was.

mod heap;
mod records;
mod rows;
mod shelf;
mod sorter;
mod strings;

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub use heap::relieve;
pub use records::{Recorder, Records};
pub use rows::{RowMerge, RowRun};
pub use shelf::Shelf;
pub use sorter::{Sorted, Sorter};
pub use strings::{ByteMerge, ByteRun};

/// Bytes read ahead for each run.
const AHEAD: usize = 1 << 15;

/// Where what memory does not hold goes.
#[derive(Debug, Clone)]
pub struct Spill(Option<Folder>);

#[derive(Debug, Clone)]
struct Folder {
    path: PathBuf,
    /// Files made so far, each with a name of its own.
    count: Arc<AtomicU64>,
}

impl Spill {
    /// Nowhere: all stays in memory.
    pub const fn memory() -> Self {
        Self(None)
    }

    /// To files in a folder that is there, with names that end with `.spill`.
    pub fn to(folder: PathBuf) -> Self {
        Self(Some(Folder { path: folder, count: Arc::default() }))
    }

    /// A new file; `None` where all stays in memory.
    fn file(&self) -> io::Result<Option<Spilled>> {
        let Some(folder) = &self.0 else { return Ok(None) };
        let path = folder.path.join(format!("{}.spill", folder.count.fetch_add(1, Ordering::Relaxed)));
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(true).open(&path)?;
        Ok(Some(Spilled { path, file }))
    }
}

/// A file that is gone when dropped.
#[derive(Debug)]
struct Spilled {
    path: PathBuf,
    file: File,
}

impl Drop for Spilled {
    fn drop(&mut self) {
        // Best effort: where a system keeps what is open, it goes with its folder.
        let _ = fs::remove_file(&self.path);
    }
}
