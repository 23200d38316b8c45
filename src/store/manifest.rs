//! The manifest: which article lives in which segment.
//!
//! JSON Lines, a journal: a head line, then one line for each commit, appended and synchronised
//! after the segment it names is in place. A last line without its line end was cut off by a crash
//! and never happened. A writer rewrites the journal in sorted order when it is done.

use std::collections::BTreeMap;
use std::fs;

use serde::{Deserialize, Serialize};

use super::folder::{Folder, write_whole};
use super::{Counts, StoreError};

/// The version of the store's layout that this sayso reads and writes.
const VERSION: u32 = 1;

/// What the manifest says about one article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The article's id.
    pub id: String,
    /// The IRI of its graph, which is its own IRI.
    pub graph: String,
    /// SHA-256 of the article as read.
    pub sha256: String,
    /// What made the facts: the extractor and its resources.
    pub fingerprint: String,
    /// Where it was published, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What was found in it.
    pub counts: Counts,
    /// The segment that holds its quads.
    #[serde(skip)]
    pub segment: String,
}

/// The state of a store.
#[derive(Debug, Clone, Default)]
pub struct Manifest {
    /// What all data IRIs begin with.
    pub base: String,
    /// Every article, by id.
    pub articles: BTreeMap<String, Entry>,
}

#[derive(Serialize, Deserialize)]
struct Head {
    sayso_store: u32,
    base: String,
}

/// One line of the journal.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Commit {
    /// A segment is in place and holds these articles.
    Put { segment: String, articles: Vec<Entry> },
    /// These articles are gone.
    Forget(Vec<String>),
}

impl Manifest {
    /// Read the manifest of a store; `None` when there is none.
    ///
    /// # Errors
    /// When the file cannot be read, is damaged in the middle, or is of a later version.
    pub fn load(folder: &Folder) -> Result<Option<Self>, StoreError> {
        let path = folder.manifest();
        if !path.exists() {
            return Ok(None);
        }
        let text = fs::read_to_string(&path).map_err(StoreError::io("read", &path))?;
        let damaged = |line: usize| {
            let path = path.clone();
            move |source| StoreError::Manifest { path, line, source }
        };
        let mut manifest = Self::default();
        for (index, line) in text.split_inclusive('\n').enumerate() {
            let Some(line) = line.strip_suffix('\n') else {
                break; // cut off by a crash: this commit never happened
            };
            if index == 0 {
                let head: Head = serde_json::from_str(line).map_err(damaged(1))?;
                if head.sayso_store > VERSION {
                    let version = head.sayso_store;
                    return Err(StoreError::Version { path, version });
                }
                manifest.base = head.base;
            } else {
                manifest.apply(serde_json::from_str(line).map_err(damaged(index + 1))?);
            }
        }
        Ok(Some(manifest))
    }

    /// Change the state by one commit.
    pub(crate) fn apply(&mut self, commit: Commit) {
        match commit {
            Commit::Put { segment, articles } => {
                for mut entry in articles {
                    entry.segment.clone_from(&segment);
                    self.articles.insert(entry.id.clone(), entry);
                }
            }
            Commit::Forget(ids) => {
                for id in &ids {
                    self.articles.remove(id);
                }
            }
        }
    }

    /// Replace the journal by its shortest form: a line for each segment, sorted.
    pub(crate) fn save(&self, folder: &Folder) -> Result<(), StoreError> {
        let path = folder.manifest();
        let mut text = to_line(&Head { sayso_store: VERSION, base: self.base.clone() });
        for (segment, articles) in self.by_segment() {
            text.push_str(&to_line(&Commit::Put {
                segment: segment.to_owned(),
                articles: articles.into_iter().cloned().collect(),
            }));
        }
        write_whole(&path, text.as_bytes())
    }

    /// The living articles of each segment, both in order.
    pub fn by_segment(&self) -> BTreeMap<&str, Vec<&Entry>> {
        let mut segments: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in self.articles.values() {
            segments.entry(&entry.segment).or_default().push(entry);
        }
        segments
    }

    /// What was found in all articles together.
    pub fn totals(&self) -> Counts {
        self.articles.values().fold(Counts::default(), |sum, entry| sum + entry.counts)
    }

    /// The article with this id, graph IRI or address.
    pub fn find(&self, name: &str) -> Option<&Entry> {
        self.articles
            .get(name)
            .or_else(|| self.articles.values().find(|entry| entry.graph == name || entry.url.as_deref() == Some(name)))
    }
}

/// One line of JSON with its end. The types written here have no map with keys that are not strings
/// and no failing serialiser, so nothing can go wrong; were it otherwise, the line would be empty and
/// refused at the next reading.
pub(crate) fn to_line(value: &impl Serialize) -> String {
    let mut line = serde_json::to_string(value).unwrap_or_default();
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str) -> Entry {
        Entry {
            id: id.to_owned(),
            graph: format!("https://example.org/{id}"),
            sha256: "0".to_owned(),
            fingerprint: "f".to_owned(),
            url: Some(format!("https://news.example/{id}")),
            counts: Counts::default(),
            segment: String::new(),
        }
    }

    fn put(segment: &str, ids: &[&str]) -> Commit {
        Commit::Put { segment: segment.to_owned(), articles: ids.iter().map(|id| entry(id)).collect() }
    }

    #[test]
    fn the_last_commit_wins() {
        let mut manifest = Manifest::default();
        manifest.apply(put("one", &["a", "b"]));
        manifest.apply(put("two", &["b"]));
        manifest.apply(Commit::Forget(vec!["a".to_owned()]));
        assert_eq!(manifest.by_segment().keys().collect::<Vec<_>>(), [&"two"]);
        assert_eq!(manifest.find("https://news.example/b").unwrap().id, "b");
    }

    #[test]
    fn a_line_cut_off_by_a_crash_never_happened() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let mut manifest = Manifest { base: "https://example.org/".to_owned(), ..Manifest::default() };
        manifest.apply(put("one", &["a"]));
        manifest.save(&folder).unwrap();
        let mut text = fs::read_to_string(folder.manifest()).unwrap();
        text.push_str(to_line(&put("two", &["b"])).trim_end());
        fs::write(folder.manifest(), text).unwrap();
        let read = Manifest::load(&folder).unwrap().unwrap();
        assert_eq!(read.articles.keys().collect::<Vec<_>>(), ["a"]);
        assert_eq!(read.base, "https://example.org/");
    }
}
