//! Digests the sources of the pipeline, so that a store knows whether its facts were found by this
//! code with these resources (`SAYSO_SOURCES`, read in `src/fingerprint.rs`), and those of the index, so that it knows whether
//! its index is what this code makes of them (`SAYSO_INDEX`, read in `src/store/index/place.rs`).

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The rooms between the bytes of an article and its quads, and what is built into them. The language engine digests its
/// own (`sayso_english::SOURCES`).
const SOURCES: &[&str] =
    &["src/article", "src/entities", "src/extract", "src/facts", "src/grammar", "src/graph", "src/lexicon", "ontology"];

/// What makes an index of quads: what is derived from them, and how it lies on disk.
const INDEX: &[&str] =
    &["src/ledger", "src/store/derive", "src/store/derive.rs", "src/store/index", "src/store/load.rs"];

fn main() -> io::Result<()> {
    for (name, sources) in [("SAYSO_SOURCES", SOURCES), ("SAYSO_INDEX", INDEX)] {
        println!("cargo::rustc-env={name}={:016x}", digest(sources)?);
    }
    Ok(())
}

fn digest(sources: &[&str]) -> io::Result<u64> {
    // SipHash with its fixed keys: the same for the same sources. Another toolchain may give another
    // digest, which costs no more than reading the articles once more.
    let mut hasher = DefaultHasher::new();
    for source in sources {
        println!("cargo::rerun-if-changed={source}");
        for file in files_below(Path::new(source))? {
            file.to_string_lossy().replace('\\', "/").hash(&mut hasher);
            fs::read(&file)?.hash(&mut hasher);
        }
    }
    Ok(hasher.finish())
}

/// All files below a path, sorted; none when it does not exist.
fn files_below(path: &Path) -> io::Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            files.extend(files_below(&entry?.path())?);
        }
    }
    files.sort();
    Ok(files)
}
