//! What makes the facts: when it changes, articles are read anew.

use std::fs;
use std::io;
use std::path::PathBuf;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::hash::hex;

/// A digest of everything that the facts of an article depend on besides the article: the code that
/// finds them, the resources built in (both through `build.rs`), the user's authority files, and the day given for
/// articles without one.
///
/// # Errors
/// When an authority file cannot be read.
pub fn fingerprint(actors: &[PathBuf], now: Option<Date>) -> io::Result<String> {
    let mut digest = Sha256::new();
    digest.update(env!("CARGO_PKG_VERSION"));
    digest.update(env!("SAYSO_SOURCES"));
    digest.update(sayso_english::SOURCES);
    for path in actors {
        digest.update(fs::read(path)?);
    }
    if let Some(now) = now {
        digest.update(now.to_string());
    }
    Ok(hex(&digest.finalize())[..16].to_owned())
}
