//! A folder for the time of some work, gone at its end.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// A folder that is gone when dropped.
#[derive(Debug)]
pub struct Scratch(PathBuf);

impl Scratch {
    /// Make the folder; one that lies there is taken over.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn new(path: PathBuf) -> io::Result<Self> {
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Best effort: what stays behind is removed by the next who works there, or by the system.
        let _ = fs::remove_dir_all(&self.0);
    }
}
