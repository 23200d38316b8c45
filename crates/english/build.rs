//! Digests the engine's sources and its model, so that whoever keeps what it finds knows when to ask it again
//! (`SAYSO_ENGLISH_SOURCES`, read in `src/lib.rs`).

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src");
    // SipHash with its fixed keys: the same for the same sources. Another toolchain may give another digest, which costs
    // no more than asking once more.
    let mut hasher = DefaultHasher::new();
    for file in files_below(Path::new("src"))? {
        file.to_string_lossy().replace('\\', "/").hash(&mut hasher);
        fs::read(&file)?.hash(&mut hasher);
    }
    println!("cargo::rustc-env=SAYSO_ENGLISH_SOURCES={:016x}", hasher.finish());
    Ok(())
}

/// All files below a folder, sorted.
fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
