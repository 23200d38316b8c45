//! Small graphs as articles are indexed, and what queries select of them, for the tests of derivations.

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};

use super::super::Index;
use crate::lexicon::prefixes::exported;

/// Start of the IRIs of test data.
pub const BASE: &str = "https://example.org/";

/// The index of a small graph, as articles are indexed.
pub fn index(trig: &str) -> Index {
    let prefixes: String = exported().iter().map(|(name, iri)| format!("PREFIX {name}: <{iri}>\n")).collect();
    let document = format!("BASE <{BASE}>\n{prefixes}{trig}");
    let quads = RdfParser::from_format(RdfFormat::TriG).for_slice(document.as_bytes()).map(|quad| quad.unwrap());
    Index::in_memory(BASE, quads.collect()).unwrap()
}

/// What a query selects, its rows as text, sorted.
pub fn select(index: &Index, query: &str) -> Vec<String> {
    let evaluator = exported()
        .iter()
        .fold(SparqlEvaluator::new(), |evaluator, (prefix, iri)| evaluator.with_prefix(*prefix, *iri).unwrap());
    let query = evaluator.with_base_iri(BASE).unwrap().parse_query(query).unwrap();
    let mut rows: Vec<String> = match index.execute(query).unwrap() {
        QueryResults::Solutions(rows) => rows
            .map(|row| row.unwrap().values().iter().flatten().map(ToString::to_string).collect::<Vec<_>>().join(" "))
            .collect(),
        QueryResults::Graph(triples) => triples
            .map(|triple| triple.map(|triple| format!("{} {}", triple.subject, triple.object)).unwrap())
            .collect(),
        QueryResults::Boolean(yes) => vec![yes.to_string()],
    };
    rows.sort();
    rows.dedup();
    rows
}
