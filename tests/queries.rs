//! Canned queries, asked of a small graph and of the bundled articles.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use oxigraph::io::{RdfFormat, RdfParser};
use sayso::article::read::{Reader, Step};
use sayso::graph::quads;
use sayso::query::{Answer, CannedQuery, Limits, QueryText, answer, canned, find, run, set};
use sayso::store::Index;
use sayso::{Options, Sayso};

const BASE: &str = "https://w3id.org/sayso/id/";

/// Three events in two towns of Norway, one of them only inferred, one outside the articles' months.
const GRAPH: &str = r#"
@prefix sayso: <https://w3id.org/sayso/ontology#> .
@prefix plover: <https://w3id.org/sayso/ontology/plover#> .
@prefix a: <https://w3id.org/sayso/id/actor/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix geo: <http://www.opengis.net/ont/geosparql#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/sayso/id/article/> .

GRAPH <x> {
    <x> a sayso:Article ; schema:datePublished "2015-09-11"^^xsd:date .
    <x#event-1> a sayso:Event, sayso:Attack ; sayso:category plover:ASSAULT ; sayso:trigger "attacked" ;
        sayso:source a:one ; sayso:target a:two ; sayso:locatedIn <oslo> ; sayso:polarity sayso:Affirmed ;
        sayso:at "2015-08-30"^^xsd:date ; sayso:confidence 0.9 ; nif:beginIndex 1 .
    <x#event-2> a sayso:Event, sayso:Coercion ; sayso:category plover:COERCE ; sayso:trigger "arrested" ;
        sayso:source a:two ; sayso:target a:one ; sayso:locatedIn <oslo> ; sayso:polarity sayso:Affirmed ;
        sayso:timeText "recent days" ; sayso:confidence 0.8 ; nif:beginIndex 9 .
    <x#event-3> a sayso:Event, sayso:Attack ; sayso:category plover:ASSAULT ; sayso:trigger "shelled" ;
        sayso:source a:one ; sayso:inferredPlace <bergen> ; sayso:polarity sayso:Affirmed ;
        sayso:from "2011-03-01"^^xsd:date ; sayso:confidence 0.4 ; nif:beginIndex 20 .
}
GRAPH <https://w3id.org/sayso/actors> {
    a:norway a sayso:State ; skos:prefLabel "Norway" .
    <oslo> a sayso:Place ; skos:prefLabel "Oslo" ; sayso:country a:norway ; geo:asWKT "POINT(10.75 59.91)"^^geo:wktLiteral .
    <bergen> a sayso:Place ; skos:prefLabel "Bergen" ; sayso:country a:norway ; geo:asWKT "POINT(5.33 60.39)"^^geo:wktLiteral .
}
"#;

/// The answer to a canned query as lines of values.
fn ask(name: &str, values: &[&str]) -> Vec<String> {
    let quads = RdfParser::from_format(RdfFormat::TriG).for_slice(GRAPH.as_bytes()).map(|quad| quad.unwrap()).collect();
    let index = Index::in_memory(BASE, quads).unwrap();
    let values: Vec<String> = values.iter().map(|&value| value.to_owned()).collect();
    let text = set(&find(name).unwrap().text, &values).unwrap();
    let query = QueryText { name: name.to_owned(), text };
    let rows = answer::rows(run(&index, &query, &Limits::default()).unwrap()).unwrap();
    let cell = |term: &Option<_>| term.as_ref().map_or(String::new(), |term| sayso::query::table::cell(term, BASE));
    rows.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn events_near_a_point_are_told_or_inferred() {
    let near = ["lat=59.9", "long=10.7", "km=50"];
    assert_eq!(
        ask("events-near", &near),
        [
            "3 Oslo ASSAULT attacked 2015-08-30 told <article/x> POINT(10.75 59.91)",
            "3 Oslo COERCE arrested recent days told <article/x> POINT(10.75 59.91)",
        ]
    );
    let far = ask("events-near", &["lat=59.9", "long=10.7", "km=400"]);
    assert_eq!(far.len(), 3);
    assert!(far[2].contains(" Bergen ASSAULT shelled 2011-03-01 inferred"), "{far:?}");
}

#[test]
fn a_month_is_the_event_s_or_the_article_s() {
    assert_eq!(
        ask("events-by-country-month", &["country=norway"]),
        ["Norway 2015-08 1 1 0 1", "Norway 2015-09 1 0 0 1", "Norway undated 1 1 1 1"]
    );
    assert!(ask("events-by-country-month", &["country=sweden"]).is_empty());
}

#[test]
fn a_contested_place_has_actors_on_both_sides() {
    assert_eq!(ask("contested-places", &[]), ["Oslo 2 2 2 2 1 POINT(10.75 59.91)"]);
    assert!(ask("contested-places", &["least=3"]).is_empty());
}

#[test]
fn what_is_not_sure_enough_is_left_out() {
    assert_eq!(ask("contested-places", &["min_confidence=0.85"]), ["Oslo 1 1 1 0 1 POINT(10.75 59.91)"]);
    assert_eq!(ask("events-near", &["lat=59.9", "long=10.7", "km=400", "min_confidence=0.5"]).len(), 2);
}

/// The graph of the bundled articles.
fn bundled() -> Index {
    let sayso = Sayso::new(&Options::default()).unwrap();
    let articles = Reader::new([Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")]).filter_map(|step| match step {
        Step::Article(article) => Some(article),
        Step::Skipped(_) | Step::Left(_) => None,
        Step::Failed(error) => panic!("{error}"),
    });
    Index::in_memory(BASE, articles.flat_map(|article| quads(&sayso.extract(&article), sayso.base())).collect())
        .unwrap()
}

#[test]
fn no_canned_query_tells_what_is_less_sure_than_asked() {
    let index = bundled();
    let count = |query: &CannedQuery, least: &str| {
        let text = set(&query.text, &[format!("min_confidence={least}")]).unwrap();
        let answer = run(&index, &QueryText { name: query.name.clone(), text }, &Limits::default()).unwrap();
        match answer {
            Answer::Rows { rows, .. } => (true, rows.count()),
            Answer::Triples(triples) => (false, triples.count()),
            Answer::Boolean(_) => panic!("{}", query.name),
        }
    };
    let mut answered = 0;
    for query in canned() {
        let (of_facts_alone, found) = count(query, "1.0");
        let (_, all) = count(query, "0.0");
        // A graph about somebody has names in it, and an agency its articles, which are no facts.
        if query.name == "by-agency" {
            continue;
        }
        assert!(if of_facts_alone { found == 0 } else { found < all || all == 0 }, "{}: {found} of {all}", query.name);
        answered += usize::from(all > 0);
    }
    assert!(answered > 20, "{answered} of {} have an answer", canned().len());
}
