//! Articles and commits for the tests of manifests and their journal.

use super::Counts;
use super::entry::Entry;
use super::manifest::{Commit, Holding};

/// An article of a manifest, in no segment yet.
pub fn entry(id: &str) -> Entry {
    Entry {
        id: id.to_owned(),
        graph: format!("https://example.org/{id}"),
        sha256: "0".to_owned(),
        fingerprint: "f".to_owned(),
        url: Some(format!("https://news.example/{}", &id[..1])),
        counts: Counts::default(),
        segment: String::new(),
    }
}

/// The commit that puts articles into a segment.
pub fn put(segment: &str, ids: &[&str]) -> Commit {
    let holding = Holding { bytes: Some(1), crc: Some(1), ..Holding::default() };
    let articles = ids.iter().map(|id| entry(id)).collect();
    Commit::Put { segment: segment.to_owned(), holding, articles }
}
