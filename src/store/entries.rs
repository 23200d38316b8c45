//! The articles of a manifest, each in some 200 bytes: a build holds all of them as long as it lasts.
//!
//! As [`Entry`]s they would take three times that. So each is packed: names that many share (segments, what made the facts, what
//! their IRIs begin with) stand once and are referred to by number, hashes are bytes, and an IRI that ends with the article's id
//! is not told again. Whoever asks gets an entry made anew.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use foldhash::fast::FixedState;
use serde::{Deserialize, Serialize};

use super::Counts;
use super::entry::Entry;
use crate::hash::hex;

/// Bytes of a hash.
const HASH: usize = 32;

/// The entries of articles, by id.
#[derive(Debug, Clone, Default)]
pub struct Entries {
    by_id: BTreeMap<Box<str>, Box<[u8]>>,
    names: Names,
}

/// What of an entry stands beside its id.
#[derive(Serialize, Deserialize)]
struct Packed<'e> {
    // First, so that it can be read alone.
    segment: u32,
    fingerprint: u32,
    #[serde(borrow)]
    graph: Graph<'e>,
    #[serde(borrow)]
    sha256: Hash<'e>,
    #[serde(borrow)]
    url: Option<&'e str>,
    counts: Counts,
}

/// The IRI of a graph: a shared name with the article's id behind it, or any.
#[derive(Serialize, Deserialize)]
enum Graph<'e> {
    OfId(u32),
    Other(&'e str),
}

/// A hash in small hexadecimal digits, or any text.
#[derive(Serialize, Deserialize)]
enum Hash<'e> {
    Bytes([u8; HASH]),
    Other(&'e str),
}

impl Entries {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// The ids of the articles, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(|id| &**id)
    }

    /// What is known of an article.
    pub fn get(&self, id: &str) -> Option<Entry> {
        let (id, packed) = self.by_id.get_key_value(id)?;
        self.unpacked(id, packed)
    }

    /// What is known of all articles, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = Entry> {
        self.by_id.iter().filter_map(|(id, packed)| self.unpacked(id, packed))
    }

    /// The ids of the articles with the segments that they live in, in the order of the ids.
    pub fn segments(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_id.iter().map(|(id, packed)| (&**id, self.segment(packed)))
    }

    /// Put an article, and hand back what was known of it.
    pub(super) fn insert(&mut self, entry: &Entry) -> Option<Entry> {
        let before = self.get(&entry.id);
        let packed = Packed {
            segment: self.names.number(&entry.segment),
            fingerprint: self.names.number(&entry.fingerprint),
            graph: match entry.graph.strip_suffix(&entry.id) {
                Some(begin) => Graph::OfId(self.names.number(begin)),
                None => Graph::Other(&entry.graph),
            },
            sha256: bytes(&entry.sha256).map_or(Hash::Other(&entry.sha256), Hash::Bytes),
            url: entry.url.as_deref(),
            counts: entry.counts,
        };
        // Nothing that is written here can fail; were it otherwise, the article would be read again.
        let packed = postcard::to_allocvec(&packed).unwrap_or_default();
        self.by_id.insert(entry.id.as_str().into(), packed.into());
        before
    }

    /// Take an article out, and hand back what was known of it.
    pub(super) fn remove(&mut self, id: &str) -> Option<Entry> {
        let before = self.get(id);
        self.by_id.remove(id);
        before
    }

    /// Take out all articles that live in a segment.
    pub(super) fn remove_segment(&mut self, segment: &str) {
        let Self { by_id, names } = self;
        by_id.retain(|_, packed| names.segment(packed) != segment);
    }

    fn segment(&self, packed: &[u8]) -> &str {
        self.names.segment(packed)
    }

    fn unpacked(&self, id: &str, packed: &[u8]) -> Option<Entry> {
        let packed: Packed<'_> = postcard::from_bytes(packed).ok()?;
        Some(Entry {
            id: id.to_owned(),
            graph: match packed.graph {
                Graph::OfId(begin) => format!("{}{id}", self.names.get(begin)),
                Graph::Other(graph) => graph.to_owned(),
            },
            sha256: match packed.sha256 {
                Hash::Bytes(bytes) => hex(&bytes),
                Hash::Other(text) => text.to_owned(),
            },
            fingerprint: self.names.get(packed.fingerprint).to_owned(),
            url: packed.url.map(str::to_owned),
            counts: packed.counts,
            segment: self.names.get(packed.segment).to_owned(),
        })
    }
}

/// Names that many entries share, by number.
#[derive(Debug, Clone, Default)]
struct Names {
    names: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, u32, FixedState>,
}

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let name: Arc<str> = name.into();
        self.names.push(Arc::clone(&name));
        self.numbers.insert(name, number);
        number
    }

    fn get(&self, number: u32) -> &str {
        self.names.get(number as usize).map_or("", |name| name)
    }

    /// The segment of a packed entry, whose number comes first.
    fn segment(&self, packed: &[u8]) -> &str {
        postcard::take_from_bytes::<u32>(packed).map_or("", |(number, _)| self.get(number))
    }
}

/// The bytes of a hash that is written as [`hex`] writes it.
fn bytes(text: &str) -> Option<[u8; HASH]> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return None };
    let mut bytes = [0; HASH];
    if pairs.len() != HASH {
        return None;
    }
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str, segment: &str) -> Entry {
        Entry {
            id: id.to_owned(),
            graph: format!("https://example.org/article/{id}"),
            sha256: crate::hash::sha256(id.as_bytes()),
            fingerprint: "ca70".to_owned(),
            url: Some(format!("https://news.example/{id}")),
            counts: Counts { quads: 800, statements: 27, events: 300, figures: 0, offices: 7 },
            segment: segment.to_owned(),
        }
    }

    #[test]
    fn what_is_told_of_articles_comes_back_as_it_was() {
        let odd = Entry {
            graph: "https://example.org/article/%C3%A4".to_owned(),
            sha256: "4D2A".to_owned(),
            url: None,
            ..entry("ä", "two")
        };
        let capitals = Entry { sha256: "AB".repeat(32), ..entry("c", "one") };
        let all = [entry("a", "one"), entry("", "one"), odd, capitals];
        let mut entries = Entries::default();
        assert!(all.iter().all(|entry| entries.insert(entry).is_none()));
        assert!(all.iter().all(|entry| entries.get(&entry.id).as_ref() == Some(entry)));
        assert_eq!(entries.ids().collect::<Vec<_>>(), ["", "a", "c", "ä"]);
        assert_eq!(entries.segments().nth(3), Some(("ä", "two")));
        assert_eq!(entries.insert(&entry("a", "two")), Some(entry("a", "one")));
        entries.remove_segment("two");
        assert_eq!((entries.iter().count(), entries.remove("c").map(|entry| entry.id)), (2, Some("c".to_owned())));
        assert_eq!((entries.len(), entries.get("a")), (1, None));
    }

    #[test]
    fn an_article_takes_few_bytes() {
        let mut entries = Entries::default();
        (0..100).for_each(|at| _ = entries.insert(&entry(&format!("article-{at}"), "one")));
        assert!(entries.by_id.values().all(|packed| packed.len() < 100), "{entries:?}");
    }
}
