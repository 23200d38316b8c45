//! What makes an export stand alone: the known actors that its articles name, the ontology, and what is derived from the
//! articles, so that other tools understand it and the canned queries answer there as they do here.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};

use super::clock::Limits;
use super::problem::QueryError;
use super::run::{Answer, QueryText, run};
use crate::graph::verdicts;
use crate::graph::vocab::{self, node, sayso};
use crate::store::{DERIVED, Index, Resource, Store, StoreError};

/// Quads written at a time: few, as pretty printing takes quadratic time.
const PIECE: usize = 2_000;

/// Why companions cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum CompanionError {
    /// A resource cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is derived cannot be asked for.
    #[error(transparent)]
    Query(#[from] QueryError),
}

/// The actors of the authority files, and those of them that an export needs.
pub struct Companions {
    /// What the authority files say, by who it is said of.
    known: BTreeMap<String, Vec<Quad>>,
    /// Those to be written.
    used: BTreeSet<String>,
    /// The articles that are written, when not all are.
    articles: Option<BTreeSet<String>>,
    /// The nodes that those articles speak of.
    nodes: BTreeSet<String>,
}

impl Companions {
    /// For an export of these articles, by their IRIs, or of all.
    ///
    /// # Errors
    /// When an authority file cannot be read.
    pub fn new(store: &Store, articles: Option<BTreeSet<String>>) -> Result<Self, CompanionError> {
        let mut known: BTreeMap<String, Vec<Quad>> = BTreeMap::new();
        for resource in store.resources()?.iter().filter(|resource| resource.graph.as_str().starts_with(vocab::ACTORS))
        {
            for quad in quads(resource)? {
                if let NamedOrBlankNode::NamedNode(node) = &quad.subject {
                    known.entry(node.as_str().to_owned()).or_default().push(quad);
                }
            }
        }
        Ok(Self { known, used: BTreeSet::new(), articles, nodes: BTreeSet::new() })
    }

    /// Note whom these quads of an article name.
    pub fn see(&mut self, quads: &[Quad]) {
        for quad in quads {
            if let Term::NamedNode(node) = &quad.object {
                self.use_one(node.as_str());
            }
            if let (Some(_), NamedOrBlankNode::NamedNode(node)) = (&self.articles, &quad.subject) {
                self.nodes.insert(node.as_str().to_owned());
            }
        }
    }

    /// An actor is needed, and all that its description names: whose it is, its country, its capital.
    fn use_one(&mut self, iri: &str) {
        let mut todo = vec![iri.to_owned()];
        while let Some(iri) = todo.pop() {
            let Some(said) = self.known.get(&iri).filter(|_| !self.used.contains(&iri)) else { continue };
            todo.extend(said.iter().filter_map(|quad| match &quad.object {
                Term::NamedNode(node) => Some(node.as_str().to_owned()),
                _ => None,
            }));
            self.used.insert(iri);
        }
    }

    /// Write the actors that were seen, and what is derived from the articles.
    ///
    /// # Errors
    /// When a query is stopped, or what `write` returns.
    pub fn write<E: From<CompanionError>>(
        &self,
        index: &Index,
        limits: &Limits,
        mut write: impl FnMut(&[Quad]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut piece = Vec::new();
        for quads in self.used.iter().filter_map(|iri| self.known.get(iri)) {
            piece.extend(quads.iter().cloned());
            if piece.len() >= PIECE {
                write(&std::mem::take(&mut piece))?;
            }
        }
        write(&piece)?;
        let verdicts = verdicts::graph(index.base());
        let fixed = DERIVED.map(|graph| NamedNode::new_unchecked(format!("{}derived/{graph}", index.base())));
        for graph in fixed.into_iter().chain([verdicts]).chain(ledgers(index, limits)?) {
            let text = format!("SELECT ?s ?p ?o {{ GRAPH {graph} {{ ?s ?p ?o }} }} ORDER BY ?s ?p ?o");
            let query = QueryText { name: "derived".to_owned(), text };
            let answer = run(index, &query, limits).map_err(CompanionError::from)?;
            let Answer::Rows { rows, .. } = answer else { continue };
            let mut piece = Vec::new();
            for row in rows {
                let row = row.map_err(CompanionError::from)?;
                piece.extend(quad(row.values(), &graph).filter(|quad| self.is_wanted(quad)));
                if piece.len() >= PIECE {
                    write(&std::mem::take(&mut piece))?;
                }
            }
            write(&piece)?;
        }
        Ok(())
    }

    /// Whether something derived is about an article or an actor that is written.
    fn is_wanted(&self, quad: &Quad) -> bool {
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { return false };
        let subject = subject.as_str();
        if self.known.contains_key(subject) {
            return self.used.contains(subject);
        }
        let Some(articles) = &self.articles else { return true };
        subject.rsplit_once('#').is_some_and(|(article, _)| articles.contains(article)) || self.nodes.contains(subject)
    }
}

/// The graphs of the ledgers, which are as many as there are months in the index.
fn ledgers(index: &Index, limits: &Limits) -> Result<Vec<NamedNode>, CompanionError> {
    let classes = [&sayso::Story, &sayso::Origin, &sayso::Happening, &sayso::Claim, &sayso::NameMatch];
    let classes: String = classes.map(|class| format!("<{class}> ")).concat();
    let whom = node(&sayso::whom);
    let text = format!(
        "SELECT DISTINCT ?graph {{ {{ VALUES ?class {{ {classes} }} GRAPH ?graph {{ ?node a ?class }} }}
           UNION {{ GRAPH ?graph {{ ?figure {whom} ?who }} }} }} ORDER BY ?graph"
    );
    let query = QueryText { name: "ledgers".to_owned(), text };
    let Answer::Rows { rows, .. } = run(index, &query, limits)? else { return Ok(Vec::new()) };
    let mut graphs = Vec::new();
    for row in rows {
        if let [Some(Term::NamedNode(graph))] = row.map_err(CompanionError::from)?.values() {
            graphs.push(graph.clone());
        }
    }
    Ok(graphs)
}

/// The ontology and the scheme of categories.
///
/// # Errors
/// When a resource of the store cannot be read.
pub fn ontology(store: &Store) -> Result<Vec<Quad>, CompanionError> {
    let resources = store.resources()?;
    let vocabulary = |it: &&Resource| [vocab::ONTOLOGY, vocab::PLOVER].contains(&it.graph.as_str());
    let parts = resources.iter().filter(vocabulary).map(quads).collect::<Result<Vec<_>, _>>()?;
    Ok(parts.concat())
}

fn quads(resource: &Resource) -> Result<Vec<Quad>, CompanionError> {
    Ok(crate::store::resource_quads(resource)?)
}

fn quad(row: &[Option<Term>], graph: &NamedNode) -> Option<Quad> {
    let [Some(Term::NamedNode(subject)), Some(Term::NamedNode(property)), Some(value)] = row else { return None };
    Some(Quad::new(subject.clone(), property.clone(), value.clone(), GraphName::NamedNode(graph.clone())))
}
