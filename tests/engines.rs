//! Canned queries answer the same from the index of a store, and in oxigraph's own store from an exported file.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Command;

use oxigraph::io::RdfFormat;
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;
use sayso::query::{Limits, QueryText, answer, canned, run};
use sayso::store::Index;
use spargeo::GEOSPARQL_EXTENSION_FUNCTIONS;

/// Run `sayso` on the bundled articles.
fn sayso(place: &Path, arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    let done = command.env_remove("SAYSO_STORE").current_dir(place).args(arguments).output().unwrap();
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// The rows of a query in oxigraph's own store, sorted.
fn elsewhere(store: &Store, query: &str) -> Vec<String> {
    let evaluator = GEOSPARQL_EXTENSION_FUNCTIONS
        .into_iter()
        .fold(SparqlEvaluator::new(), |evaluator, (name, run)| evaluator.with_custom_function(name.into_owned(), run));
    let mut rows: Vec<String> = match evaluator.parse_query(query).unwrap().on_store(store).execute().unwrap() {
        QueryResults::Solutions(rows) => rows.map(|row| format!("{:?}", row.unwrap().values())).collect(),
        QueryResults::Graph(triples) => triples.map(|triple| triple.unwrap().to_string()).collect(),
        QueryResults::Boolean(_) => panic!("{query}"),
    };
    rows.sort();
    rows.dedup();
    rows
}

/// The rows of a query in the index of a store, sorted.
fn here(index: &Index, name: &str, text: &str) -> Vec<String> {
    let query = QueryText { name: name.to_owned(), text: text.to_owned() };
    let answer = run(index, &query, &Limits::default()).unwrap();
    let mut rows: Vec<String> = match answer {
        sayso::query::Answer::Triples(triples) => triples.map(|triple| triple.unwrap().to_string()).collect(),
        answer => answer::rows(answer).unwrap().rows.iter().map(|row| format!("{row:?}")).collect(),
    };
    rows.sort();
    rows.dedup();
    rows
}

#[test]
fn canned_queries_answer_the_same_from_an_exported_file() {
    let place = tempfile::tempdir().unwrap();
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    sayso(place.path(), &["build", seeds.to_str().unwrap()]);
    let index = Index::open(&place.path().join("sayso.db")).unwrap();
    for file in ["all.ttl", "all.nt", "all.jsonld"] {
        sayso(place.path(), &["export", "--with-actors", "--with-ontology", "-o", file]);
        let store = Store::new().unwrap();
        let bytes = fs::read(place.path().join(file)).unwrap();
        let format = RdfFormat::from_extension(file.rsplit('.').next().unwrap()).unwrap();
        store.load_from_slice(format, bytes.as_slice()).unwrap();
        if format.supports_datasets() {
            let merged: Vec<_> = store
                .iter()
                .map(|quad| {
                    oxigraph::model::Triple::from(quad.unwrap()).in_graph(oxigraph::model::GraphName::DefaultGraph)
                })
                .collect();
            store.extend(merged).unwrap();
        }
        let mut answered = 0;
        for query in canned() {
            let (here, elsewhere) = (here(&index, &query.name, &query.text), elsewhere(&store, &query.text));
            assert_eq!(here, elsewhere, "{} from {file}", query.name);
            answered += usize::from(!here.is_empty());
        }
        assert!(answered > 20, "{answered} of {} have an answer", canned().len());
    }
}

#[test]
fn a_file_with_its_actors_and_ontology_passes_every_check() {
    let place = tempfile::tempdir().unwrap();
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    sayso(place.path(), &["build", seeds.to_str().unwrap()]);
    for file in ["all.trig", "all.jsonld"] {
        sayso(place.path(), &["export", "--with-actors", "--with-ontology", "-o", file]);
        sayso(place.path(), &["check", file]);
    }
    sayso(place.path(), &["export", "--without-text", "-o", "bare.nq"]);
    let bare = fs::read_to_string(place.path().join("bare.nq")).unwrap();
    assert!(!bare.contains("articleBody") && bare.contains("schema.org/headline"));
}
