//! A folder for the time of a command, gone at its end.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;

use super::failure::Failure;

/// A folder that is gone when dropped.
pub struct Scratch(PathBuf);

impl Scratch {
    /// A new folder below the system's place for such.
    pub fn new() -> Result<Self, Failure> {
        let path = std::env::temp_dir().join(format!("sayso-{}", process::id()));
        fs::create_dir_all(&path).map_err(|error| Failure::io(&format!("cannot create {}", path.display()), &error))?;
        Ok(Self(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0); // best effort: the system empties the place
    }
}
