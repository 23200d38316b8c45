//! Segments: whole articles as sorted N-Quads, gzip, named by their content.
//!
//! Before the quads of each article stands what the manifest says about it, as a comment, so that a segment tells by
//! itself what it holds, and each article whether it is whole:
//!
//! ```text
//! # {"crc":2774112,"id":"ferry","graph":"https://…/article/ferry","sha256":"9a…","counts":{"quads":2,…},…}
//! <https://…/article/ferry> <https://schema.org/headline> "Ferry" <https://…/article/ferry> .
//! ```
//!
//! Naming by content makes a segment the same file on every machine that builds the same articles,
//! and lets two stores share a folder of them without a clash.

use std::fs::{self, File};
use std::io::{self, BufReader, Read as _, Write as _};

use flate2::read::GzDecoder;
use flate2::{Compression, Crc, GzBuilder};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Quad};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::StoreError;
use super::entry::Entry;
use super::folder::{Folder, SEGMENT, write_whole};
use super::manifest::Holding;
use crate::hash::hex;

/// A segment that is to be written.
pub(super) struct Prepared {
    /// Its name.
    pub name: String,
    bytes: Vec<u8>,
}

/// What stands before an article's quads.
#[derive(Serialize, Deserialize)]
struct Head {
    /// CRC-32 of the article's lines.
    crc: u32,
    #[serde(flatten)]
    entry: Entry,
}

/// An article as it stands in a segment: a third of what its quads take in memory.
#[derive(Debug)]
pub(super) struct Part {
    /// What the manifest says about it.
    pub entry: Entry,
    text: String,
}

impl Part {
    /// Write an article down.
    pub fn new(folder: &Folder, entry: Entry, quads: &[Quad]) -> Result<Self, StoreError> {
        let lines = lines(quads).concat();
        let head = Head { crc: crc(lines.as_bytes()), entry };
        let failed = |error| StoreError::io("write", &folder.segments())(io::Error::from(error));
        let text = format!("# {}\n{lines}", serde_json::to_string(&head).map_err(failed)?);
        Ok(Self { entry: head.entry, text })
    }
}

/// Make one segment of whole articles, in the order of their ids. The same articles give the same bytes: no time stamp,
/// no machine's name.
pub(super) fn prepare(folder: &Folder, articles: &[Part]) -> Result<Prepared, StoreError> {
    let mut digest = Sha256::new();
    articles.iter().for_each(|article| digest.update(article.text.as_bytes()));
    let digest = hex(&digest.finalize());
    let name = format!("{}{SEGMENT}", &digest[..32]);
    let mut encoder = GzBuilder::new()
        .mtime(0)
        .operating_system(255) // unknown: the bytes must not tell systems apart
        .write(Vec::new(), Compression::default());
    let bytes = articles
        .iter()
        .try_for_each(|article| encoder.write_all(article.text.as_bytes()))
        .and_then(|()| encoder.finish())
        .map_err(StoreError::io("write", &folder.segment(&name)))?;
    Ok(Prepared { name, bytes })
}

impl Prepared {
    /// Put it in place; returns what the manifest is to know of it.
    pub fn write(&self, folder: &Folder) -> Result<Holding, StoreError> {
        write_whole(&folder.segment(&self.name), &self.bytes)?;
        Ok(holding(&self.bytes))
    }
}

/// Length and checksum of a segment's file.
pub(super) fn holding(bytes: &[u8]) -> Holding {
    Holding { bytes: Some(bytes.len() as u64), crc: Some(crc(bytes)), ..Holding::default() }
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// The sorted N-Quads lines of one article, repetitions dropped.
pub fn lines(quads: &[Quad]) -> Vec<String> {
    let mut lines: Vec<String> = quads.iter().map(line).collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

/// The line of a quad.
pub(super) fn line(quad: &Quad) -> String {
    format!("{quad} .\n")
}

/// The quads of a segment whose graph is `wanted`, in the order of the file.
pub(crate) fn read(folder: &Folder, name: &str, wanted: impl Fn(&str) -> bool) -> Result<Vec<Quad>, StoreError> {
    let path = folder.segment(name);
    let damaged = |source| StoreError::Segment { path: path.clone(), source };
    let file = File::open(&path).map_err(damaged)?;
    let reader = BufReader::new(GzDecoder::new(BufReader::new(file)));
    let mut quads = Vec::new();
    for quad in RdfParser::from_format(RdfFormat::NQuads).for_reader(reader) {
        let quad = quad.map_err(|error| damaged(io::Error::other(error)))?;
        if matches!(&quad.graph_name, GraphName::NamedNode(graph) if wanted(graph.as_str())) {
            quads.push(quad);
        }
    }
    Ok(quads)
}

/// What can be read of a segment's file, damaged or not: its articles that are whole.
pub(super) struct Salvage {
    /// The articles, with their quads.
    pub articles: Vec<(Entry, Vec<Quad>)>,
    /// True when this is all that the file held.
    pub whole: bool,
    /// Length and checksum of the file.
    pub holding: Holding,
}

/// Read a segment's file as far as it goes, and keep each article whose lines are as they were written.
///
/// # Errors
/// When the file cannot be read at all.
pub(super) fn salvage(folder: &Folder, name: &str) -> Result<Salvage, StoreError> {
    let path = folder.segment(name);
    let bytes = fs::read(&path).map_err(StoreError::io("read", &path))?;
    let mut text = Vec::new();
    // What was decoded before a fault stays in `text`.
    let mut whole = GzDecoder::new(&bytes[..]).read_to_end(&mut text).is_ok();
    let mut articles = Vec::new();
    let text = String::from_utf8_lossy(&text);
    let mut rest = text.as_ref();
    while let Some(begin) = rest.strip_prefix("# ") {
        let end = begin.find("\n# ").map_or(begin.len(), |at| at + 1);
        match article(&begin[..end]) {
            Some(article) => articles.push(article),
            None => whole = false,
        }
        rest = &begin[end..];
    }
    whole &= rest.is_empty();
    Ok(Salvage { articles, whole, holding: holding(&bytes) })
}

/// An article from its head, without the mark, and its lines; nothing when they are not as they were written.
fn article(text: &str) -> Option<(Entry, Vec<Quad>)> {
    let (head, lines) = text.split_once('\n')?;
    let head: Head = serde_json::from_str(head).ok()?;
    if head.crc != crc(lines.as_bytes()) {
        return None;
    }
    let quads = RdfParser::from_format(RdfFormat::NQuads).for_slice(lines.as_bytes());
    Some((head.entry, quads.collect::<Result<_, _>>().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Counts;
    use oxigraph::model::{Literal, NamedNode};

    fn article(name: &str, value: &str) -> (Entry, Vec<Quad>) {
        let node = |name: &str| NamedNode::new(format!("https://example.org/{name}")).unwrap();
        let quad = |property: &str| {
            Quad::new(node(name), node(property), Literal::new_simple_literal(value), GraphName::NamedNode(node(name)))
        };
        let entry = Entry {
            id: name.to_owned(),
            graph: node(name).into_string(),
            sha256: value.to_owned(),
            fingerprint: "f".to_owned(),
            url: None,
            counts: Counts { quads: 2, ..Counts::default() },
            segment: String::new(),
        };
        (entry, vec![quad("q"), quad("p"), quad("p")])
    }

    /// A store of one segment, its name, and its bytes.
    fn stored(articles: &[(Entry, Vec<Quad>)]) -> (tempfile::TempDir, Folder, String, Vec<u8>) {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        folder.create().unwrap();
        let part = |(entry, quads): &(Entry, Vec<Quad>)| Part::new(&folder, entry.clone(), quads).unwrap();
        let prepared = prepare(&folder, &articles.iter().map(part).collect::<Vec<_>>()).unwrap();
        prepared.write(&folder).unwrap();
        let bytes = fs::read(folder.segment(&prepared.name)).unwrap();
        (place, folder, prepared.name, bytes)
    }

    #[test]
    fn the_same_articles_give_the_same_file() {
        let articles = [article("a", "“one”\nline"), article("b", "two")];
        let (_place, folder, name, bytes) = stored(&articles);
        let (_other, _, again, same) = stored(&articles);
        assert_eq!((again, same), (name.clone(), bytes));
        let only_a = read(&folder, &name, |graph| graph.ends_with('a')).unwrap();
        assert_eq!(only_a.len(), 2, "sorted, the repeated quad dropped");
        assert_eq!(read(&folder, &name, |_| true).unwrap().len(), 4);
    }

    #[test]
    fn a_segment_tells_what_it_holds() {
        let (_place, folder, name, bytes) = stored(&[article("a", "\n# one"), article("b", "two")]);
        let found = salvage(&folder, &name).unwrap();
        assert!(found.whole);
        assert_eq!(found.holding, holding(&bytes));
        assert_eq!(found.articles[0].0, article("a", "\n# one").0);
        assert_eq!(found.articles[1].1.len(), 2);
    }

    #[test]
    fn a_damaged_segment_is_named_and_its_whole_articles_are_kept() {
        let long: String = (0..4000_u32).map(|number| format!("{} ", number.wrapping_mul(2_654_435_761))).collect();
        let (_place, folder, name, mut bytes) = stored(&[article("a", "one"), article("b", &long)]);
        bytes.truncate(bytes.len() * 3 / 4);
        fs::write(folder.segment(&name), bytes).unwrap();
        let error = read(&folder, &name, |_| true).unwrap_err();
        assert!(error.to_string().contains(&name), "{error}");
        let found = salvage(&folder, &name).unwrap();
        assert!(!found.whole);
        assert_eq!(found.articles.iter().map(|(entry, _)| entry.id.as_str()).collect::<Vec<_>>(), ["a"]);
    }
}
