//! Merging: the articles of other stores, and of N-Quads that sayso exported, into one.
//!
//! IRIs are the same wherever they are made, so the merged store is the one that a single build of all articles would have
//! made. Of an article that comes twice the version that came last is the article, as in two builds one after the other.
//! N-Quads are read an article at a time: all quads of a graph stand together, as in every export.

use std::collections::HashSet;
use std::io::Read;
use std::path::Path;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::vocab::rdf;
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad, Term};

use super::described::Described;
use super::entry::Entry;
use super::segment::line;
use super::{Counts, Store, StoreError, Writer};
use crate::graph::Base;
use crate::graph::vocab::{node, sayso};

/// What makes the facts of articles that came as N-Quads: unknown, so that a build of their texts reads them anew.
const UNKNOWN: &str = "";

/// What became of the articles of a merge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Merged {
    /// The store did not hold them.
    pub new: usize,
    /// It held another version, which is gone.
    pub replaced: usize,
    /// It held them as they are.
    pub unchanged: usize,
    /// Quads of no article: the ontology, known actors, what is derived.
    pub passed: usize,
}

impl std::ops::AddAssign for Merged {
    fn add_assign(&mut self, other: Self) {
        self.new += other.new;
        self.replaced += other.replaced;
        self.unchanged += other.unchanged;
        self.passed += other.passed;
    }
}

impl Writer {
    /// Put all articles of another store that can be read, and its authority files. `stop` is asked between articles;
    /// what is done then stays done.
    ///
    /// # Errors
    /// [`StoreError::Base`] when the other's IRIs begin otherwise, or either cannot be read or written.
    pub fn merge_store(&mut self, other: &Store, stop: &dyn Fn() -> bool) -> Result<Merged, StoreError> {
        let base = &other.manifest().base;
        if *base != self.manifest().base {
            return Err(StoreError::Base { stored: self.manifest().base.clone(), asked: base.clone() });
        }
        let mut merged = Merged::default();
        let mut stopped = false;
        other.for_each_as_read(|entry, quads| {
            stopped = stopped || stop();
            if stopped { Ok(()) } else { self.take(entry.clone(), quads, &mut merged) }
        })?;
        Ok(merged)
    }

    /// Put all articles of N-Quads that sayso exported; `name` is what messages call them.
    ///
    /// # Errors
    /// [`StoreError::Load`] for what is no N-Quads, with line and column, [`StoreError::Scattered`] for an article whose
    /// quads stand in several places, [`StoreError::Base`] for one whose IRI begins otherwise.
    pub fn merge_quads(
        &mut self,
        name: &str,
        source: impl Read,
        stop: &dyn Fn() -> bool,
    ) -> Result<Merged, StoreError> {
        let mut merged = Merged::default();
        let mut seen = HashSet::new();
        let mut graph: Vec<Quad> = Vec::new();
        for quad in RdfParser::from_format(RdfFormat::NQuads).for_reader(source) {
            let quad = quad.map_err(|error| StoreError::Load { name: name.to_owned(), source: error.into() })?;
            if graph.first().is_some_and(|first| first.graph_name != quad.graph_name) {
                self.take_graph(name, std::mem::take(&mut graph), &mut seen, &mut merged)?;
                if stop() {
                    return Ok(merged);
                }
            }
            graph.push(quad);
        }
        self.take_graph(name, graph, &mut seen, &mut merged)?;
        Ok(merged)
    }

    /// Put the article that a graph is.
    fn take_graph(
        &mut self,
        name: &str,
        mut quads: Vec<Quad>,
        seen: &mut HashSet<String>,
        merged: &mut Merged,
    ) -> Result<(), StoreError> {
        let Some(GraphName::NamedNode(graph)) = quads.first().map(|quad| quad.graph_name.clone()) else {
            merged.passed += quads.len();
            return Ok(());
        };
        if !seen.insert(graph.as_str().to_owned()) {
            return Err(StoreError::Scattered { name: name.to_owned(), graph: graph.into_string() });
        }
        let described = Described::of(&quads, &graph);
        if !described.is_article {
            merged.passed += quads.len();
            return Ok(());
        }
        let base = &self.manifest().base;
        let Some(id) = Base::new(base).ok().and_then(|base| base.article_id(graph.as_str())) else {
            return Err(StoreError::Base { stored: base.clone(), asked: graph.into_string() });
        };
        quads.sort_by_cached_key(line);
        quads.dedup();
        let entry = Entry {
            id,
            graph: graph.into_string(),
            sha256: described.sha256,
            fingerprint: UNKNOWN.to_owned(),
            url: described.url,
            counts: Counts { quads: quads.len(), ..described.counts },
            segment: String::new(),
        };
        self.take(entry, quads, merged)
    }

    /// Put one article, unless it is there as it is.
    fn take(&mut self, entry: Entry, quads: Vec<Quad>, merged: &mut Merged) -> Result<(), StoreError> {
        match self.held(&entry.id) {
            Some(held) if held.sha256 == entry.sha256 && is_as_good(&held, &entry) && !self.is_damaged(&entry.id) => {
                merged.unchanged += 1;
                return Ok(());
            }
            Some(_) => merged.replaced += 1,
            None => merged.new += 1,
        }
        self.put(entry, &quads)
    }
}

/// Whether the facts held are those of the same maker, or the maker of the others is unknown.
fn is_as_good(held: &Entry, other: &Entry) -> bool {
    held.fingerprint == other.fingerprint || other.fingerprint == UNKNOWN
}

/// What the IRIs begin with of the first article in N-Quads that sayso exported; none where there is none, or it is no
/// N-Quads.
pub fn base_of_quads(source: impl Read) -> Option<Base> {
    let article = Term::NamedNode(node(&sayso::Article));
    for quad in RdfParser::from_format(RdfFormat::NQuads).for_reader(source) {
        let Quad { subject, predicate, object, .. } = quad.ok()?;
        if let (NamedOrBlankNode::NamedNode(subject), true) = (subject, predicate == rdf::TYPE && object == article) {
            let (base, _) = subject.as_str().split_once("article/")?;
            return Base::new(base).ok().filter(|base| base.article_id(subject.as_str()).is_some());
        }
    }
    None
}

/// Whether a path is that of N-Quads, packed or not.
pub fn is_quads(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    path.is_file() && (name.ends_with(".nq") || name.ends_with(".nq.gz"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::quads;
    use crate::{Article, Meta, Options, Sayso};

    fn articles(sayso: &Sayso, ids: &[&str], words: &str) -> Vec<(Entry, Vec<Quad>)> {
        let made = |id: &&str| {
            let text = format!("Norway accused Sweden of {words} in {id}. Jane Roe said that Mali left.");
            let article = Article::new((*id).to_owned(), text, &Meta::default());
            let quads = quads(&sayso.extract(&article), sayso.base());
            let entry = Entry {
                id: article.id.clone(),
                graph: sayso.base().article(&article.id),
                sha256: article.sha256.clone(),
                fingerprint: "f".to_owned(),
                url: None,
                counts: Counts { quads: quads.len(), ..Counts::default() },
                segment: String::new(),
            };
            (entry, quads)
        };
        ids.iter().map(made).collect()
    }

    fn store(path: &Path, articles: Vec<(Entry, Vec<Quad>)>) -> Store {
        let mut writer = Writer::open(path, Base::default().as_str()).unwrap();
        articles.into_iter().for_each(|(entry, quads)| writer.put(entry, &quads).unwrap());
        writer.finish().unwrap()
    }

    fn exported(store: &Store) -> String {
        let mut text = String::new();
        let write = |_: &Entry, quads: &[Quad]| {
            text.extend(quads.iter().map(line));
            Ok::<(), StoreError>(())
        };
        store.for_each(write).unwrap();
        text
    }

    #[test]
    fn many_stores_are_one_build() {
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        let sayso = Sayso::new(&Options::default()).unwrap();
        let old = articles(&sayso, &["b c%d", "é"], "theft");
        let new = articles(&sayso, &["a", "b c%d"], "arson");
        let one = store(&at("one"), old.iter().chain(&new).cloned().collect());
        let parts = [store(&at("old"), old), store(&at("new"), new)];
        let mut writer = Writer::open(&at("all"), Base::default().as_str()).unwrap();
        let mut merged = Merged::default();
        for part in &parts {
            merged += writer.merge_store(part, &|| false).unwrap();
        }
        assert_eq!(merged, Merged { new: 3, replaced: 1, ..Merged::default() });
        let all = writer.finish().unwrap();
        assert_eq!(exported(&all), exported(&one));
        assert_eq!(all.canonical_hash().unwrap(), one.canonical_hash().unwrap());
        let mut writer = Writer::open(&at("shards"), Base::default().as_str()).unwrap();
        for part in &parts {
            writer.merge_quads("part.nq", exported(part).as_bytes(), &|| false).unwrap();
        }
        let shards = writer.finish().unwrap();
        assert_eq!(exported(&shards), exported(&one));
        let entry = shards.manifest().articles.get("b c%d").unwrap();
        assert_eq!((entry.counts.statements, entry.sha256.len()), (2, 64));
    }

    #[test]
    fn what_is_no_article_is_passed_and_scattered_graphs_are_refused() {
        let place = tempfile::tempdir().unwrap();
        let sayso = Sayso::new(&Options::default()).unwrap();
        let one = exported(&store(&place.path().join("one"), articles(&sayso, &["a", "b"], "theft")));
        let mut writer = Writer::open(&place.path().join("all"), Base::default().as_str()).unwrap();
        assert_eq!(base_of_quads(one.as_bytes()), Some(Base::default()));
        assert_eq!(base_of_quads("<a> broken".as_bytes()), None);
        let derived = format!("{one}<http://x.example/s> <http://x.example/p> \"o\" <http://x.example/g> .\n");
        let merged = writer.merge_quads("one.nq", derived.as_bytes(), &|| false).unwrap();
        assert_eq!((merged.new, merged.passed), (2, 1));
        let first = one.lines().next().unwrap();
        let scattered = writer.merge_quads("two.nq", format!("{one}{first}\n").as_bytes(), &|| false);
        assert!(matches!(scattered, Err(StoreError::Scattered { .. })));
        let error = writer.merge_quads("three.nq", "<a> broken".as_bytes(), &|| false).unwrap_err();
        assert!(error.to_string().contains("three.nq"), "{error}");
    }
}
