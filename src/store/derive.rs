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
use crate::lexicon::prefixes::exported;

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
    for (prefix, iri) in exported() {
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

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::io::RdfFormat;

    const BASE: &str = "https://example.org/";

    /// Which denials answer which accusations, once everything is derived.
    fn answered(trig: &str) -> Vec<String> {
        derived("denials-of-accusations", trig)
    }

    /// What a derivation finds, as subjects with objects.
    fn derived(name: &str, trig: &str) -> Vec<String> {
        let index = Oxigraph::new().unwrap();
        let prefixes: String = exported().iter().map(|(name, iri)| format!("PREFIX {name}: <{iri}>\n")).collect();
        let document = format!("BASE <{BASE}>\n{prefixes}{trig}");
        index.load_from_slice(RdfFormat::TriG, &document).unwrap();
        run(&index, BASE).unwrap();
        let derived = GraphName::from(NamedNode::new(format!("{BASE}derived/{name}")).unwrap());
        index
            .quads_for_pattern(None, None, None, Some(derived.as_ref()))
            .map(|quad| quad.map(|quad| format!("{} {}", quad.subject, quad.object)).unwrap())
            .collect()
    }

    fn two_articles(accused_on: &str, denied_on: &str, denier: &str) -> String {
        format!(
            "<one> {{ <one> schema:datePublished \"{accused_on}\"^^xsd:date .
               <one#a> a sayso:Accusation ; sayso:source a:norway ; sayso:target a:denmark . }}
             <two> {{ <two> schema:datePublished \"{denied_on}\"^^xsd:date .
               <two#d> a sayso:Denial ; sayso:source a:{denier} ; sayso:mentions a:norway . }}"
        )
    }

    #[test]
    fn a_denial_answers_the_accusation_of_another_article() {
        let found = answered(&two_articles("2015-09-09", "2015-09-11", "denmark"));
        assert_eq!(found, ["<https://example.org/two#d> <https://example.org/one#a>"]);
    }

    fn minister(article: &str, iri: &str, name: &str, of: &str) -> String {
        format!(
            "<{article}> {{ <{iri}> a sayso:Person ; skos:prefLabel \"{name}\" .
               <{article}#o> a sayso:Office ; sayso:holder <{iri}> ; sayso:title \"Minister\" ; sayso:of a:{of} . }}"
        )
    }

    #[test]
    fn a_bare_surname_is_close_to_the_full_name_of_the_same_office() {
        let bare = minister("one", "one#actor-roe", "Roe", "norway");
        let full = minister("two", "actor/jane-roe", "Jane Roe", "norway");
        let link = "<https://example.org/one#actor-roe> <https://example.org/actor/jane-roe>";
        assert_eq!(derived("same-person", &format!("{bare}{full}")), [link]);
    }

    #[test]
    fn neither_of_another_state_nor_of_two_names() {
        let bare = minister("one", "one#actor-roe", "Roe", "norway");
        let (jane, john) = ("actor/jane-roe", "actor/john-roe");
        let abroad = minister("two", jane, "Jane Roe", "sweden");
        assert!(derived("same-person", &format!("{bare}{abroad}")).is_empty());
        let two = minister("two", jane, "Jane Roe", "norway") + &minister("three", john, "John Roe", "norway");
        assert!(derived("same-person", &format!("{bare}{two}")).is_empty());
    }

    #[test]
    fn too_late_too_early_or_by_another_it_does_not() {
        assert!(answered(&two_articles("2015-08-01", "2015-09-11", "denmark")).is_empty());
        assert!(answered(&two_articles("2015-09-12", "2015-09-11", "denmark")).is_empty());
        assert!(answered(&two_articles("2015-09-09", "2015-09-11", "sweden")).is_empty());
    }
}
