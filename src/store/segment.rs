//! Segments: whole articles as sorted N-Quads, gzip, named by their content.
//!
//! Naming by content makes a segment the same file on every machine that builds the same articles,
//! and lets two stores share a folder of them without a clash.

use std::fs::{self, File};
use std::io::{self, BufReader, Write as _};
use std::path::Path;

use flate2::read::GzDecoder;
use flate2::{Compression, GzBuilder};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Quad};
use sha2::{Digest, Sha256};

use super::StoreError;
use super::folder::{Folder, write_whole};
use crate::hash::hex;

/// What the names of segments end with.
pub(crate) const SUFFIX: &str = ".nq.gz";

/// Write one segment and return its name. `articles` are the quads of one article each, in the order
/// of their ids. The same articles give the same bytes: no time stamp, no machine's name.
pub(crate) fn write(folder: &Folder, articles: &[Vec<Quad>]) -> Result<String, StoreError> {
    let text = articles.iter().flat_map(|quads| lines(quads)).collect::<String>();
    let digest = hex(&Sha256::digest(text.as_bytes()));
    let name = format!("{}{SUFFIX}", &digest[..32]);
    let path = folder.segment(&name);
    let mut encoder = GzBuilder::new()
        .mtime(0)
        .operating_system(255) // unknown: the bytes must not tell systems apart
        .write(Vec::new(), Compression::default());
    let bytes =
        encoder.write_all(text.as_bytes()).and_then(|()| encoder.finish()).map_err(StoreError::io("write", &path))?;
    write_whole(&path, &bytes)?;
    Ok(name)
}

/// The sorted N-Quads lines of one article, repetitions dropped.
pub fn lines(quads: &[Quad]) -> Vec<String> {
    let mut lines: Vec<String> = quads.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort_unstable();
    lines.dedup();
    lines
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

/// Remove a file that nothing refers to any more.
pub(crate) fn remove(path: &Path) -> Result<(), StoreError> {
    fs::remove_file(path).map_err(StoreError::io("remove", path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::{Literal, NamedNode};

    fn article(name: &str, value: &str) -> Vec<Quad> {
        let node = |name: &str| NamedNode::new(format!("https://example.org/{name}")).unwrap();
        let quad = |property: &str| {
            Quad::new(node(name), node(property), Literal::new_simple_literal(value), GraphName::NamedNode(node(name)))
        };
        vec![quad("q"), quad("p"), quad("p")]
    }

    #[test]
    fn the_same_articles_give_the_same_file() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        folder.create().unwrap();
        let articles = [article("a", "“one”\nline"), article("b", "two")];
        let name = write(&folder, &articles).unwrap();
        let bytes = fs::read(folder.segment(&name)).unwrap();
        assert_eq!(write(&folder, &articles).unwrap(), name);
        assert_eq!(fs::read(folder.segment(&name)).unwrap(), bytes);
        let only_a = read(&folder, &name, |graph| graph.ends_with('a')).unwrap();
        assert_eq!(only_a.len(), 2, "sorted, the repeated quad dropped");
        assert_eq!(read(&folder, &name, |_| true).unwrap().len(), 4);
    }

    #[test]
    fn a_damaged_segment_is_named() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        folder.create().unwrap();
        let name = write(&folder, &[article("a", "one")]).unwrap();
        let mut bytes = fs::read(folder.segment(&name)).unwrap();
        bytes.truncate(bytes.len() / 2);
        fs::write(folder.segment(&name), bytes).unwrap();
        let error = read(&folder, &name, |_| true).unwrap_err();
        assert!(error.to_string().contains(&name), "{error}");
    }
}
