//! The manifest: which article lives in which segment, and what else a segment holds.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Counts;
use super::entries::Entries;
use super::entry::Entry;

/// What is known of a segment besides the articles that live in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// Length of its file; unknown in stores of the first version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// CRC-32 of its file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crc: Option<u32>,
    /// Articles whose earlier text it still holds: replaced or forgotten since.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub dead: BTreeSet<String>,
}

/// The state of a store.
#[derive(Debug, Clone, Default)]
pub struct Manifest {
    /// What all data IRIs begin with.
    pub base: String,
    /// Every article, by id.
    pub articles: Entries,
    /// Every segment, by name.
    pub segments: BTreeMap<String, Holding>,
    /// Articles that were forgotten and whose text may still be on disk.
    pub(super) forgotten: BTreeSet<String>,
    /// Segments in which nothing lives and whose files may still be there.
    pub(super) dropped: BTreeSet<String>,
    /// The segment that was being written when the journal ends.
    pub(super) begun: Option<String>,
}

/// A change of the state: one line of the journal.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Commit {
    /// A segment of this name is about to be written.
    Begin(String),
    /// A segment is in place and holds these articles.
    Put {
        segment: String,
        #[serde(flatten)]
        holding: Holding,
        articles: Vec<Entry>,
    },
    /// These articles are gone, and their text is to leave the disk.
    Forget(Vec<String>),
    /// Nothing lives in these segments any more; their files are to be removed.
    Drop(Vec<String>),
}

impl Manifest {
    /// Change the state by one commit.
    pub(super) fn apply(&mut self, commit: Commit) {
        match commit {
            Commit::Begin(segment) => self.begun = Some(segment),
            Commit::Put { segment, holding, articles } => {
                self.begun = None;
                self.dropped.remove(&segment);
                for mut entry in articles {
                    entry.segment.clone_from(&segment);
                    if let Some(old) = self.articles.insert(&entry) {
                        self.bury(old);
                    }
                }
                // After its articles: a segment written anew with what it held is wholly alive.
                self.segments.insert(segment, holding);
            }
            Commit::Forget(ids) => {
                for id in ids {
                    if let Some(old) = self.articles.remove(&id) {
                        self.bury(old);
                    }
                    self.forgotten.insert(id);
                }
            }
            Commit::Drop(segments) => {
                for segment in segments {
                    self.articles.remove_segment(&segment);
                    self.segments.remove(&segment);
                    self.dropped.insert(segment);
                }
            }
        }
    }

    /// An article's text in its segment is no longer the article.
    fn bury(&mut self, old: Entry) {
        if let Some(holding) = self.segments.get_mut(&old.segment) {
            holding.dead.insert(old.id);
        }
    }

    /// The ids of the living articles of each segment, both in order.
    pub fn by_segment(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut segments: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (id, segment) in self.articles.segments() {
            segments.entry(segment).or_default().push(id);
        }
        segments
    }

    /// What was found in all articles together.
    pub fn totals(&self) -> Counts {
        self.articles.iter().fold(Counts::default(), |sum, entry| sum + entry.counts)
    }

    /// The articles with this id, graph IRI or address: an id is one article's, an address may be several articles'.
    pub fn find(&self, name: &str) -> Vec<Entry> {
        if let Some(entry) = self.articles.get(name) {
            return vec![entry];
        }
        let named = |entry: &Entry| entry.graph == name || entry.url.as_deref() == Some(name);
        self.articles.iter().filter(named).collect()
    }

    /// True when the text of all that was forgotten has left the disk.
    pub fn is_purged(&self) -> bool {
        self.forgotten.is_empty() && self.dropped.is_empty()
    }

    /// True when `id` was forgotten and its text may still be on disk.
    pub fn is_leaving(&self, id: &str) -> bool {
        self.forgotten.contains(id)
    }

    /// The segments that may hold text of forgotten articles. What a segment of an older store holds besides its
    /// living articles is unknown.
    pub(super) fn to_purge(&self) -> Vec<String> {
        let holds = |holding: &Holding| holding.bytes.is_none() || !holding.dead.is_disjoint(&self.forgotten);
        let doomed = self.segments.iter().filter(|(_, holding)| !self.forgotten.is_empty() && holds(holding));
        doomed.map(|(segment, _)| segment.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::put;

    fn ids(entries: &[Entry]) -> Vec<String> {
        entries.iter().map(|entry| entry.id.clone()).collect()
    }

    #[test]
    fn the_last_commit_wins() {
        let mut manifest = Manifest::default();
        manifest.apply(put("one", &["a", "b"]));
        manifest.apply(put("two", &["b"]));
        manifest.apply(Commit::Forget(vec!["a".to_owned()]));
        assert_eq!(manifest.by_segment().keys().collect::<Vec<_>>(), [&"two"]);
        assert_eq!(manifest.to_purge(), ["one"]);
    }

    #[test]
    fn an_address_may_be_several_articles_and_an_id_is_one() {
        let mut manifest = Manifest::default();
        manifest.apply(put("one", &["a1", "a2", "b"]));
        assert_eq!(ids(&manifest.find("https://news.example/a")), ["a1", "a2"]);
        assert_eq!(ids(&manifest.find("a2")), ["a2"]);
        assert!(manifest.find("c").is_empty());
    }

    #[test]
    fn a_segment_written_again_with_what_it_held_is_alive() {
        let mut manifest = Manifest::default();
        manifest.apply(put("one", &["a"]));
        manifest.apply(put("two", &["a"]));
        assert!(manifest.segments["one"].dead.contains("a"));
        manifest.apply(put("one", &["a"]));
        assert!(manifest.segments["one"].dead.is_empty());
        assert!(manifest.segments["two"].dead.contains("a"));
    }
}
