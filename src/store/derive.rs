//! Graphs derived across articles: recomputed with every index, never stored as truth.
//!
//! Each `queries/derive/NAME.rq` is a CONSTRUCT query; what it constructs goes into the graph
//! `{base}derived/NAME`. The queries run in the order of their names, and a later one sees what the
//! earlier ones derived.

use include_dir::{Dir, include_dir};
use oxigraph::model::{GraphName, NamedNode};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store as Oxigraph;

use super::StoreError;
use crate::graph::vocab::PREFIXES;

static QUERIES: Dir = include_dir!("$CARGO_MANIFEST_DIR/queries/derive");

/// Run all derivations on a loaded index.
pub(super) fn run(index: &Oxigraph, base: &str) -> Result<(), StoreError> {
    let mut files: Vec<_> = QUERIES.files().collect();
    files.sort_by_key(|file| file.path());
    for file in files {
        let name = file.path().file_stem().unwrap_or_default().to_string_lossy();
        let query = file.contents_utf8().unwrap_or_default();
        derive(index, base, &name, query)
            .map_err(|message| StoreError::Derive { name: file.path().display().to_string(), message })?;
    }
    Ok(())
}

fn derive(index: &Oxigraph, base: &str, name: &str, query: &str) -> Result<(), String> {
    let text = |error: &dyn std::error::Error| error.to_string();
    let mut evaluator = SparqlEvaluator::new();
    for (prefix, iri) in PREFIXES {
        evaluator = evaluator.with_prefix(*prefix, *iri).map_err(|e| text(&e))?;
    }
    let mut prepared = evaluator.parse_query(query).map_err(|e| text(&e))?;
    prepared.dataset_mut().set_default_graph_as_union();
    let results = prepared.on_store(index).execute().map_err(|e| text(&e))?;
    let QueryResults::Graph(triples) = results else {
        return Err("it is not a CONSTRUCT query".to_owned());
    };
    let graph = GraphName::from(NamedNode::new(format!("{base}derived/{name}")).map_err(|e| text(&e))?);
    let quads = triples
        .map(|triple| triple.map(|triple| triple.in_graph(graph.clone())))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|e| text(&e))?;
    let mut loader = index.bulk_loader();
    loader.load_quads(quads).map_err(|e| text(&e))?;
    loader.commit().map_err(|e| text(&e))
}
